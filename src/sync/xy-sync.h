// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/xy-store.h"

G_BEGIN_DECLS

#define XY_SYNC_ERROR (xy_sync_error_quark ())
GQuark xy_sync_error_quark (void);

/**
 * XySyncError:
 * @XY_SYNC_ERROR_ADDRESS: the server's address is none, or plain HTTP to another computer
 * @XY_SYNC_ERROR_OFFLINE: the server cannot be reached
 * @XY_SYNC_ERROR_CERTIFICATE: the server's certificate is not to be trusted; the message says why
 * @XY_SYNC_ERROR_SIGNED_OUT: no token, or the server does not take it any more
 * @XY_SYNC_ERROR_PASSWORD: account and password do not fit
 * @XY_SYNC_ERROR_SERVER: the server answered with an error, or with what it should not
 * @XY_SYNC_ERROR_ANOTHER_SERVER: the server is not the one that the store belongs to
 */
typedef enum
{
  XY_SYNC_ERROR_ADDRESS,
  XY_SYNC_ERROR_OFFLINE,
  XY_SYNC_ERROR_CERTIFICATE,
  XY_SYNC_ERROR_SIGNED_OUT,
  XY_SYNC_ERROR_PASSWORD,
  XY_SYNC_ERROR_SERVER,
  XY_SYNC_ERROR_ANOTHER_SERVER,
} XySyncError;

/**
 * XySyncState:
 * @XY_SYNC_SIGNED_OUT: there is no account
 * @XY_SYNC_IDLE: everything is sent, and changes are awaited
 * @XY_SYNC_BUSY: something is being sent or fetched
 * @XY_SYNC_OFFLINE: the server is away; it is tried again by itself
 */
typedef enum
{
  XY_SYNC_SIGNED_OUT,
  XY_SYNC_IDLE,
  XY_SYNC_BUSY,
  XY_SYNC_OFFLINE,
} XySyncState;

/**
 * XySync:
 *
 * The client's half of the protocol: one for one store.  After xy_sync_start() it sends the outbox
 * as acts arrive, waits for changes by long poll, sends and fetches photos, and tries again with
 * growing, jittered pauses while the server is away.
 *
 * Properties, with notify: `state` (#XySyncState), `message` (nullable string: the last error's
 * sentence), `offline-since` (nullable ISO 8601 string), `last-success` (nullable ISO 8601).
 */
#define XY_TYPE_SYNC (xy_sync_get_type ())
G_DECLARE_FINAL_TYPE (XySync, xy_sync, XY, SYNC, GObject)

XySync *xy_sync_new (XyStore *store);
XySyncState xy_sync_get_state (XySync *sync);
const char *xy_sync_get_message (XySync *sync);
const char *xy_sync_get_offline_since (XySync *sync);
const char *xy_sync_get_last_success (XySync *sync);

/** xy_sync_start: Runs until xy_sync_stop() or the last unref; a store with no account waits. */
void xy_sync_start (XySync *sync);
void xy_sync_stop (XySync *sync);
/**
 * xy_sync_now:
 *
 * Tries at once, whatever pause there is.  Where nobody was signed in, looks whether somebody is
 * by now: call it after xy_sync_keep_sign_in() on the same store.
 */
void xy_sync_now (XySync *sync);
/** xy_sync_want_photo: Fetches this photo before the others. */
void xy_sync_want_photo (XySync *sync, const char *sha256);

/**
 * XySyncResult:
 *
 * How many of each one round did.
 */
typedef struct
{
  int pushed;
  int applied;
  int merged;
  int conflicts;
  int requested;
  int refused;
  int pulled;
  int photos_sent;
  int photos_fetched;
} XySyncResult;

/**
 * xy_sync_once_async:
 *
 * One whole round without waiting for changes: push until the outbox is empty, pull until there is
 * no more, photos up and down.  Not while xy_sync_start() is in force: %G_IO_ERROR_PENDING.  What
 * was wrong with single photos fails nothing and is the `message` afterwards.
 */
void xy_sync_once_async (XySync *sync,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
gboolean
xy_sync_once_finish (XySync *sync, GAsyncResult *result, XySyncResult *counts, GError **error);

/**
 * xy_sync_sign_in_async:
 * @server: the server's base URL
 *
 * Asks the server for a token.  Stores nothing: see xy_sync_keep_sign_in().
 */
void xy_sync_sign_in_async (const char *server,
                            const char *account,
                            const char *password,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
XySignIn *xy_sync_sign_in_finish (GAsyncResult *result, GError **error);

/**
 * xy_sync_keep_sign_in:
 * @store: the account's store, by xy_store_home_open_for()
 *
 * Writes the settings `server`, `server_id`, `account`, `role`, `colleges` (ids with commas
 * between) and `expires` to the store, and the token to the secret service; where none runs, to the
 * file `token` with mode 0600 in the store's folder.  A store that belongs to another server or
 * account is left as it is: %XY_SYNC_ERROR_ANOTHER_SERVER.
 */
gboolean
xy_sync_keep_sign_in (XyStore *store, const char *server, const XySignIn *sign_in, GError **error);
/**
 * xy_sync_keep_sign_in_async:
 * @sign_in: (transfer full): what the server answered
 *
 * The same without waiting: a key ring may have to be opened with a password first.
 */
void xy_sync_keep_sign_in_async (XyStore *store,
                                 const char *server,
                                 XySignIn *sign_in,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean xy_sync_keep_sign_in_finish (XyStore *store, GAsyncResult *result, GError **error);
/** xy_sync_sign_out_async: Tells the server, and forgets the token in any case. */
void xy_sync_sign_out_async (XySync *sync,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean xy_sync_sign_out_finish (XySync *sync, GAsyncResult *result, GError **error);

/** xy_sync_token_is_in_file: Returns: whether the token had to go to a file. */
gboolean xy_sync_token_is_in_file (XyStore *store);

G_END_DECLS
