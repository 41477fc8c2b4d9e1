// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "sqlite/xy-connection.h"

G_BEGIN_DECLS

/**
 * xy_schema_migrate:
 *
 * Brings a store's database to the form that this program works with.  A step that has been
 * released is never edited; a new one is added behind it.
 */
gboolean xy_schema_migrate (XyConnection *connection, GError **error);

G_END_DECLS
