// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/xy-store.h"

G_BEGIN_DECLS

/**
 * xy_store_home_dup_directory:
 *
 * Returns: (transfer full): the folder that holds the stores: `XUEYING_DATA_DIR`, else
 *   `xueying` in the user's data folder by XDG
 */
char *xy_store_home_dup_directory (void);

/**
 * xy_store_home_open_current:
 * @home: the folder that holds the stores; made with mode 0700 if it is not there
 * @seed: (element-type XyRecord): what a new store begins with
 *
 * Opens the store that was used last, or a new one.  A store that cannot be opened is an error, and
 * never replaced by a new one.
 */
XyStore *xy_store_home_open_current (const char *home, GPtrArray *seed, GError **error);
/** xy_store_home_open_current_async: @cancellable: ends the waiting for another program too. */
void xy_store_home_open_current_async (const char *home,
                                       GPtrArray *seed,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
XyStore *xy_store_home_open_current_finish (GAsyncResult *result, GError **error);

/**
 * xy_store_home_open_for:
 * @current: (transfer full): the store that is open; closed if another is to be opened, also where
 *   that fails: xy_store_home_open_current() opens it again then
 * @server: the server's base URL
 * @server_id: UUID of the server's data
 * @account: the account's name
 *
 * One account, one store.  A store that was never signed in is adopted by the first account that
 * signs in; else the account's own store is opened, or a new one, and is the current one from now
 * on.  The store's setting `server_id` says which server's data it belongs to.
 */
XyStore *xy_store_home_open_for (const char *home,
                                 XyStore *current,
                                 const char *server,
                                 const char *server_id,
                                 const char *account,
                                 GPtrArray *seed,
                                 GError **error);
/** xy_store_home_open_for_async: @current: (transfer full): also where it is cancelled. */
void xy_store_home_open_for_async (const char *home,
                                   XyStore *current,
                                   const char *server,
                                   const char *server_id,
                                   const char *account,
                                   GPtrArray *seed,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
XyStore *xy_store_home_open_for_finish (GAsyncResult *result, GError **error);

G_END_DECLS
