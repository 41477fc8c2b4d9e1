// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/xy-ledger.h"
#include "sqlite/xy-connection.h"

G_BEGIN_DECLS

struct _XyLedger
{
  XyConnection *connection;
};

/* Steps to the one row of a statement; @found says whether there is one. */
gboolean xy_ledger_step_once (XyStatement *statement, gboolean *found, GError **error);

G_END_DECLS
