// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define XY_SERVER_ERROR (xy_server_error_quark ())
GQuark xy_server_error_quark (void);

typedef enum
{
  XY_SERVER_ERROR_DATA,
  XY_SERVER_ERROR_LISTEN,
  XY_SERVER_ERROR_ACCOUNT,
} XyServerError;

/**
 * XyServer:
 *
 * The server's half: HTTP over one data folder.  Runs in the main context of the thread that made
 * it, so a test can have one beside its client.
 */
#define XY_TYPE_SERVER (xy_server_get_type ())
G_DECLARE_FINAL_TYPE (XyServer, xy_server, XY, SERVER, GObject)

/**
 * xy_server_new:
 * @directory: the data folder, made with mode 0700 if it is not there
 * @seed: (element-type XyRecord): the records that a fresh server begins with
 */
XyServer *xy_server_new (const char *directory, GPtrArray *seed, GError **error);

/**
 * xy_server_listen:
 * @address: `127.0.0.1:8470`; port 0 takes a free one.  Plain HTTP only on loopback
 */
gboolean xy_server_listen (XyServer *server, const char *address, GError **error);
/** xy_server_get_uri: Returns: (transfer full): where it listens, as `http://127.0.0.1:8470`. */
char *xy_server_get_uri (XyServer *server);
/** xy_server_set_logs: Whether a line a request goes to standard error; off at first. */
void xy_server_set_logs (XyServer *server, gboolean logs);
/** xy_server_stop: Closes every connection and the database. */
void xy_server_stop (XyServer *server);

/**
 * xy_server_add_account:
 * @role: `school` or `college`
 * @colleges: names of the colleges, as anybody calls them
 *
 * Adds an account.  An account of that name, an unknown college, another role or a password of
 * fewer than eight characters is %XY_SERVER_ERROR_ACCOUNT.
 */
gboolean xy_server_add_account (XyServer *server,
                                const char *name,
                                const char *role,
                                const char *const *colleges,
                                const char *password,
                                GError **error);

G_END_DECLS
