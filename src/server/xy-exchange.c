// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <glib/gi18n-lib.h>
#include <string.h>

#include "photo/xy-image.h"
#include "server/xy-secret.h"
#include "server/xy-server-private.h"

#define JSON_TYPE "application/json"
#define CREDENTIALS_MAX_BYTES (16 * 1024)

static const XyRoute routes[] = {
  { "POST", "/api/v1/sessions", FALSE, FALSE, CREDENTIALS_MAX_BYTES, JSON_TYPE, xy_serve_sign_in },
  { "DELETE", "/api/v1/sessions/current", FALSE, TRUE, 0, NULL, xy_serve_sign_out },
  { "GET", "/api/v1/changes", FALSE, TRUE, 0, NULL, xy_serve_changes },
  { "POST", "/api/v1/mutations", FALSE, TRUE, XY_MESSAGE_MAX_BYTES, JSON_TYPE, xy_serve_mutations },
  { "GET", "/api/v1/photos/", TRUE, TRUE, 0, NULL, xy_serve_get_photo },
  { "PUT", "/api/v1/photos/", TRUE, TRUE, XY_IMAGE_MAX_BYTES, NULL, xy_serve_put_photo },
  { "GET", "/healthz", FALSE, FALSE, 0, NULL, xy_serve_health },
  { "GET", "/metrics", FALSE, FALSE, 0, NULL, xy_serve_metrics },
};

void
xy_exchange_hold (XyExchange *exchange)
{
  g_object_ref (exchange->message);
}

void
xy_exchange_release (XyExchange *exchange)
{
  g_object_unref (exchange->message);
}

static void
exchange_free (gpointer data)
{
  XyExchange *exchange = data;

  g_free (exchange->argument);
  g_clear_pointer (&exchange->viewer, xy_viewer_unref);
  g_clear_pointer (&exchange->deadline, g_source_unref);
  g_free (exchange);
}

static void
hold_back (XyExchange *exchange)
{
  exchange->paused = TRUE;
  soup_server_message_pause (exchange->message);
}

static void
go_on (XyExchange *exchange)
{
  if (!exchange->paused)
    return;
  exchange->paused = FALSE;
  soup_server_message_unpause (exchange->message);
}

void
xy_exchange_respond (XyExchange *exchange, guint status, const char *type, char *text)
{
  XyServer *server = exchange->server;

  if (exchange->over)
    {
      g_free (text);
      return;
    }
  exchange->over = TRUE;
  server->counters.responses[MIN (status / 100, 5)]++;
  xy_server_log (server, "request method=%s path=%s status=%u milliseconds=%" G_GINT64_FORMAT,
                 soup_server_message_get_method (exchange->message),
                 exchange->route != NULL ? exchange->route->path : "unknown", status,
                 (g_get_monotonic_time () - exchange->began) / 1000);
  soup_message_headers_replace (soup_server_message_get_response_headers (exchange->message),
                                "X-Content-Type-Options", "nosniff");
  soup_server_message_set_status (exchange->message, status, NULL);
  if (text != NULL)
    {
      soup_message_headers_replace (soup_server_message_get_response_headers (exchange->message),
                                    "Cache-Control", "no-store");
      soup_server_message_set_response (exchange->message, type, SOUP_MEMORY_TAKE, text,
                                        strlen (text));
    }
  go_on (exchange);
}

void
xy_exchange_respond_json (XyExchange *exchange, guint status, char *text)
{
  xy_exchange_respond (exchange, status, JSON_TYPE, text);
}

void
xy_exchange_fail (XyExchange *exchange, guint status, const char *code, const char *message)
{
  xy_exchange_respond_json (exchange, status, xy_error_to_text (code, message));
}

void
xy_exchange_fail_inside (XyExchange *exchange, const GError *error)
{
  xy_server_log (exchange->server, "failure domain=%s code=%d", g_quark_to_string (error->domain),
                 error->code);
  xy_exchange_fail (exchange, SOUP_STATUS_INTERNAL_SERVER_ERROR, "internal",
                    _ ("The server could not do it; nothing was changed. Try again later."));
}

GBytes *
xy_exchange_get_body (XyExchange *exchange)
{
  return soup_message_body_flatten (soup_server_message_get_request_body (exchange->message));
}

char *
xy_exchange_dup_token (XyExchange *exchange)
{
  static const char scheme[] = "Bearer ";
  const char *value = soup_message_headers_get_one (
      soup_server_message_get_request_headers (exchange->message), "Authorization");

  if (value == NULL || g_ascii_strncasecmp (value, scheme, strlen (scheme)) != 0)
    return NULL;
  return g_strstrip (g_strdup (value + strlen (scheme)));
}

/* Finds the route; without one says why not. */
static const XyRoute *
find_route (XyExchange *exchange, const char *path)
{
  const char *method = soup_server_message_get_method (exchange->message);
  g_autoptr (GString) allowed = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (routes); i++)
    {
      const XyRoute *route = &routes[i];

      if (route->takes_argument ? !g_str_has_prefix (path, route->path)
                                : strcmp (path, route->path) != 0)
        continue;
      if (strcmp (method, route->method) == 0)
        {
          if (route->takes_argument)
            exchange->argument = g_strdup (path + strlen (route->path));
          return route;
        }
      g_string_append_printf (allowed, "%s%s", allowed->len > 0 ? ", " : "", route->method);
    }
  if (allowed->len == 0)
    {
      xy_exchange_fail (exchange, SOUP_STATUS_NOT_FOUND, "not-found",
                        _ ("The server has nothing at this address."));
      return NULL;
    }
  soup_message_headers_replace (soup_server_message_get_response_headers (exchange->message),
                                "Allow", allowed->str);
  xy_exchange_fail (exchange, SOUP_STATUS_METHOD_NOT_ALLOWED, "method-not-allowed",
                    _ ("That cannot be done at this address."));
  return NULL;
}

static void
refuse_size (XyExchange *exchange)
{
  g_autofree char *message = g_strdup_printf (_ ("At most %lu bytes are taken here."),
                                              (gulong) exchange->route->max_bytes);

  soup_message_headers_replace (soup_server_message_get_response_headers (exchange->message),
                                "Connection", "close");
  xy_exchange_fail (exchange, SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE, "too-large", message);
}

/* libsoup reads a body to its end before it answers, whatever was decided; what is not wanted is
 * not kept, so whoever sends on and on keeps nothing busy but the own connection. */
static void
drop_body (XyExchange *exchange)
{
  soup_message_body_set_accumulate (soup_server_message_get_request_body (exchange->message),
                                    FALSE);
}

static void
got_chunk_cb (SoupServerMessage *message, GBytes *chunk, gpointer user_data)
{
  XyExchange *exchange = user_data;
  gsize most = exchange->route != NULL ? exchange->route->max_bytes : 0;

  exchange->received += g_bytes_get_size (chunk);
  if (!exchange->over && exchange->received > most)
    {
      refuse_size (exchange);
      drop_body (exchange);
    }
}

static void
ended_cb (SoupServerMessage *message, gpointer user_data)
{
  XyExchange *exchange = user_data;

  exchange->over = TRUE;
  exchange->paused = FALSE;
  xy_server_stop_waiting (exchange);
}

typedef struct
{
  XyExchange *exchange;
  char *token_hash;
  XyViewer *viewer;
  GError *error;
} Authentication;

static void
authenticate_run (gpointer data)
{
  Authentication *job = data;

  xy_ledger_find_session (job->exchange->server->database, job->token_hash,
                          g_get_real_time () / G_USEC_PER_SEC, &job->viewer, &job->error);
}

static void
refuse_token (XyExchange *exchange)
{
  soup_message_headers_replace (soup_server_message_get_response_headers (exchange->message),
                                "WWW-Authenticate", "Bearer");
  xy_exchange_fail (exchange, SOUP_STATUS_UNAUTHORIZED, "signed-out",
                    _ ("The sign-in is not valid any more; sign in again."));
}

static void
authenticate_done (gpointer data)
{
  Authentication *job = data;
  XyExchange *exchange = job->exchange;

  if (!exchange->over && !exchange->server->stopped)
    {
      if (job->error != NULL)
        xy_exchange_fail_inside (exchange, job->error);
      else if (job->viewer == NULL)
        refuse_token (exchange);
      else
        exchange->viewer = g_steal_pointer (&job->viewer);
      if (exchange->over)
        drop_body (exchange);
      go_on (exchange);
    }
  g_clear_pointer (&job->viewer, xy_viewer_unref);
  g_clear_error (&job->error);
  g_free (job->token_hash);
  g_free (job);
  xy_exchange_release (exchange);
}

static void
authenticate (XyExchange *exchange)
{
  g_autofree char *token = xy_exchange_dup_token (exchange);
  Authentication *job;

  if (token == NULL)
    {
      refuse_token (exchange);
      return;
    }
  job = g_new0 (Authentication, 1);
  job->exchange = exchange;
  job->token_hash = xy_token_hash (token);
  xy_exchange_hold (exchange);
  hold_back (exchange);
  xy_pool_push (exchange->server->database_pool, authenticate_run, authenticate_done, job);
}

/* Size and type of the body, as the headers say them. */
static void
check_headers (XyExchange *exchange)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (exchange->message);
  const XyRoute *route = exchange->route;
  goffset length = soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH
                       ? soup_message_headers_get_content_length (headers)
                       : 0;

  if (length > 0 && (guint64) length > route->max_bytes)
    refuse_size (exchange);
  else if (route->body_type != NULL &&
           g_strcmp0 (soup_message_headers_get_content_type (headers, NULL), route->body_type) != 0)
    xy_exchange_fail (exchange, SOUP_STATUS_UNSUPPORTED_MEDIA_TYPE, "unsupported-type",
                      _ ("The body must be application/json."));
}

/* Before the body is read. */
static void
early_cb (SoupServer *soup,
          SoupServerMessage *message,
          const char *path,
          GHashTable *query,
          gpointer user_data)
{
  XyServer *server = user_data;
  XyExchange *exchange = g_new0 (XyExchange, 1);

  exchange->server = server;
  exchange->message = message;
  exchange->began = g_get_monotonic_time ();
  g_object_set_data_full (G_OBJECT (message), "xy-exchange", exchange, exchange_free);
  g_signal_connect (message, "got-chunk", G_CALLBACK (got_chunk_cb), exchange);
  g_signal_connect (message, "finished", G_CALLBACK (ended_cb), exchange);
  g_signal_connect (message, "disconnected", G_CALLBACK (ended_cb), exchange);

  exchange->route = find_route (exchange, path);
  if (exchange->route != NULL)
    check_headers (exchange);
  if (exchange->over)
    drop_body (exchange);
  else if (exchange->route->signed_in)
    authenticate (exchange);
}

/* After the body was read, unless it was answered before. */
static void
handler_cb (SoupServer *soup,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer user_data)
{
  XyExchange *exchange = g_object_get_data (G_OBJECT (message), "xy-exchange");

  if (exchange == NULL || exchange->over)
    return;
  hold_back (exchange);
  exchange->route->handler (exchange);
}

void
xy_exchange_serve (XyServer *server)
{
  soup_server_add_early_handler (server->soup, NULL, early_cb, server, NULL);
  soup_server_add_handler (server->soup, NULL, handler_cb, server, NULL);
}
