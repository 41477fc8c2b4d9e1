// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/xy-database.h"

G_BEGIN_DECLS

/** xy_feed_take: See xy_store_take_changes_async(). */
gboolean
xy_feed_take (XyDatabase *db, GPtrArray *changes, gint64 next, gboolean more, GError **error);

G_END_DECLS
