// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/xy-database.h"
#include "sqlite/xy-connection.h"

G_BEGIN_DECLS

struct _XyDatabase
{
  XyConnection *connection;
};

/* Steps to the one row of a statement; @found says whether there is one. */
gboolean xy_database_step_once (XyStatement *statement, gboolean *found, GError **error);

G_END_DECLS
