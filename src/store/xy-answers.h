// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/xy-database.h"

G_BEGIN_DECLS

/** xy_answers_take: See xy_store_take_answers_async(). */
gboolean xy_answers_take (XyDatabase *db, GPtrArray *answers, GError **error);

G_END_DECLS
