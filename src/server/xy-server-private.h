// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <libsoup/soup.h>

#include "server/xy-ledger.h"
#include "server/xy-login-limit.h"
#include "server/xy-pool.h"
#include "server/xy-server.h"

G_BEGIN_DECLS

/** XyCounters: What GET /metrics tells. */
typedef struct
{
  guint64 responses[6];
  guint64 answers[XY_N_ANSWERS];
  guint64 sign_ins;
  guint64 sign_ins_failed;
  guint64 changes_sent;
  guint64 photos_taken;
  guint64 photos_sent;
} XyCounters;

/**
 * XyServer:
 * @database: used on @database_pool's one thread only
 * @waiters: (element-type XyExchange): long polls
 */
struct _XyServer
{
  GObject parent_instance;
  SoupServer *soup;
  GSocketService *listener;
  char *uri;
  char *directory;
  char *photos;
  char *identity;
  XyLedger *database;
  XyPool *database_pool;
  XyPool *password_pool;
  XyPool *file_pool;
  XyLoginLimit *login_limit;
  GPtrArray *waiters;
  XyCounters counters;
  gint64 started;
  gboolean logs;
  gboolean stopped;
};

typedef struct _XyRoute XyRoute;

/**
 * XyExchange:
 * @argument: (nullable): what follows the route's path, such as a photo's name
 * @viewer: (nullable): who asks; %NULL where the route needs nobody
 * @over: whether the peer is gone or the response was given
 *
 * One request and its response.  Lives as long as its message; a job keeps it by
 * xy_exchange_hold().
 */
typedef struct
{
  XyServer *server;
  SoupServerMessage *message;
  const XyRoute *route;
  char *argument;
  XyViewer *viewer;
  gsize received;
  gint64 began;
  gboolean paused;
  gboolean over;
  /* For a long poll. */
  gint64 after;
  guint limit;
  gboolean busy;
  gboolean again;
  GSource *deadline;
} XyExchange;

typedef void (*XyHandler) (XyExchange *exchange);

/**
 * XyRoute:
 * @path: the path, or what it begins with where an argument follows
 * @signed_in: whether a token is needed
 * @max_bytes: the largest body
 * @body_type: (nullable): the media type that a body must have
 */
struct _XyRoute
{
  const char *method;
  const char *path;
  gboolean takes_argument;
  gboolean signed_in;
  gsize max_bytes;
  const char *body_type;
  XyHandler handler;
};

/* xy-exchange.c */

/** xy_exchange_serve: Lets @server answer every request by its table of routes. */
void xy_exchange_serve (XyServer *server);
void xy_exchange_hold (XyExchange *exchange);
void xy_exchange_release (XyExchange *exchange);
/** xy_exchange_respond: @text: (transfer full) (nullable): the body, of @type. */
void xy_exchange_respond (XyExchange *exchange, guint status, const char *type, char *text);
void xy_exchange_respond_json (XyExchange *exchange, guint status, char *text);
void xy_exchange_fail (XyExchange *exchange, guint status, const char *code, const char *message);
/** xy_exchange_fail_inside: Something of the server's own failed: logged, and told in general. */
void xy_exchange_fail_inside (XyExchange *exchange, const GError *error);
/** xy_exchange_get_body: Returns: (transfer full): the request's body. */
GBytes *xy_exchange_get_body (XyExchange *exchange);
/** xy_exchange_dup_token: Returns: (transfer full) (nullable): the bearer token. */
char *xy_exchange_dup_token (XyExchange *exchange);

/** xy_server_log: Writes a line `event key=value…`; nothing of a person must be in it. */
void xy_server_log (XyServer *server, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* The handlers. */
void xy_serve_sign_in (XyExchange *exchange);
void xy_serve_sign_out (XyExchange *exchange);
void xy_serve_changes (XyExchange *exchange);
void xy_serve_mutations (XyExchange *exchange);
void xy_serve_get_photo (XyExchange *exchange);
void xy_serve_put_photo (XyExchange *exchange);
void xy_serve_health (XyExchange *exchange);
void xy_serve_metrics (XyExchange *exchange);

/** xy_server_wake: Something was committed: every long poll looks again. */
void xy_server_wake (XyServer *server);
/** xy_server_stop_waiting: Takes a long poll off the list, if it is on it. */
void xy_server_stop_waiting (XyExchange *exchange);

G_END_DECLS
