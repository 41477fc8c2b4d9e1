// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/xy-database.h"

G_BEGIN_DECLS

/* What was in conflict or refused, and waits for a person. */

GPtrArray *xy_conflicts_list (XyDatabase *db, GError **error);
gboolean
xy_conflicts_resolve (XyDatabase *db, const char *mutation, const XyFields *fields, GError **error);

G_END_DECLS
