// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/xy-ledger.h"

G_BEGIN_DECLS

/**
 * xy_account_add:
 *
 * What xy_server_add_account() does, on a database that the caller has opened.
 */
gboolean xy_account_add (XyLedger *database,
                         const char *name,
                         const char *role,
                         const char *const *colleges,
                         const char *password,
                         GError **error);

G_END_DECLS
