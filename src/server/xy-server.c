// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/xy-server.h"

#include <glib/gi18n-lib.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>

#include "server/xy-accounts.h"
#include "server/xy-secret.h"
#include "server/xy-server-private.h"

/* Each thread that hashes a password needs 64 MiB. */
#define PASSWORD_THREADS 2
#define FILE_THREADS 2

G_DEFINE_QUARK (xy_server_error, xy_server_error)

G_DEFINE_FINAL_TYPE (XyServer, xy_server, G_TYPE_OBJECT)

static void
xy_server_dispose (GObject *object)
{
  xy_server_stop (XY_SERVER (object));
  G_OBJECT_CLASS (xy_server_parent_class)->dispose (object);
}

static void
xy_server_finalize (GObject *object)
{
  XyServer *self = XY_SERVER (object);

  g_clear_object (&self->listener);
  g_clear_object (&self->soup);
  g_clear_pointer (&self->database_pool, xy_pool_free);
  g_clear_pointer (&self->password_pool, xy_pool_free);
  g_clear_pointer (&self->file_pool, xy_pool_free);
  g_clear_pointer (&self->login_limit, xy_login_limit_free);
  g_clear_pointer (&self->waiters, g_ptr_array_unref);
  g_free (self->uri);
  g_free (self->directory);
  g_free (self->photos);
  g_free (self->identity);
  G_OBJECT_CLASS (xy_server_parent_class)->finalize (object);
}

static void
xy_server_class_init (XyServerClass *class)
{
  G_OBJECT_CLASS (class)->dispose = xy_server_dispose;
  G_OBJECT_CLASS (class)->finalize = xy_server_finalize;
}

static void
xy_server_init (XyServer *self)
{
  self->started = g_get_monotonic_time ();
  self->waiters = g_ptr_array_new ();
  self->login_limit = xy_login_limit_new ();
  self->database_pool = xy_pool_new ("xy-ledger", 1);
  self->password_pool = xy_pool_new ("xy-passwords", PASSWORD_THREADS);
  self->file_pool = xy_pool_new ("xy-files", FILE_THREADS);
}

typedef struct
{
  XyServer *server;
  GPtrArray *seed;
  GError *error;
} Opening;

static void
open_run (gpointer data)
{
  Opening *job = data;
  g_autoptr (XyLedger) database =
      xy_ledger_open (job->server->directory, job->seed, NULL, &job->error);

  if (database == NULL)
    return;
  job->server->identity = xy_ledger_dup_identity (database, &job->error);
  if (job->server->identity != NULL)
    job->server->database = g_steal_pointer (&database);
}

static void
close_run (gpointer data)
{
  XyServer *self = data;

  g_clear_pointer (&self->database, xy_ledger_free);
}

XyServer *
xy_server_new (const char *directory, GPtrArray *seed, GError **error)
{
  g_autoptr (XyServer) self = g_object_new (XY_TYPE_SERVER, NULL);
  Opening job = { .server = self, .seed = seed };

  xy_secret_init ();
  self->directory = g_strdup (directory);
  self->photos = g_build_filename (directory, "photos", NULL);
  xy_pool_call (self->database_pool, open_run, &job);
  if (self->database == NULL)
    {
      g_set_error (error, XY_SERVER_ERROR, XY_SERVER_ERROR_DATA,
                   _ ("The data folder cannot be used: %s"), job.error->message);
      g_clear_error (&job.error);
      return NULL;
    }
  self->soup = soup_server_new ("server-header", "xueying-server", NULL);
  xy_exchange_serve (self);
  return g_steal_pointer (&self);
}

/* An address of this computer, as text; a name is none but for localhost. */
static GSocketAddress *
parse_address (const char *text, GError **error)
{
  g_autoptr (GSocketConnectable) connectable =
      g_utf8_validate (text, -1, NULL) ? g_network_address_parse (text, 8470, NULL) : NULL;
  g_autoptr (GInetAddress) address = NULL;
  const char *host;

  if (connectable == NULL)
    {
      g_set_error_literal (error, XY_SERVER_ERROR, XY_SERVER_ERROR_LISTEN,
                           _ ("The address to listen at must be like 127.0.0.1:8470."));
      return NULL;
    }
  host = g_network_address_get_hostname (G_NETWORK_ADDRESS (connectable));
  address =
      g_inet_address_new_from_string (g_strcmp0 (host, "localhost") == 0 ? "127.0.0.1" : host);
  if (address == NULL || !g_inet_address_get_is_loopback (address))
    {
      g_set_error (error, XY_SERVER_ERROR, XY_SERVER_ERROR_LISTEN,
                   _ ("“%s” is not an address of this computer alone, such as 127.0.0.1:8470; "
                      "without encryption the server listens nowhere else."),
                   text);
      return NULL;
    }
  return g_inet_socket_address_new (address,
                                    g_network_address_get_port (G_NETWORK_ADDRESS (connectable)));
}

/* libsoup 3.2 loses the socket of every connection that it accepts by itself, so they are accepted
 * here. */
static gboolean
incoming_cb (GSocketService *listener,
             GSocketConnection *connection,
             GObject *source,
             gpointer user_data)
{
  XyServer *self = user_data;
  g_autoptr (GSocketAddress) local = g_socket_connection_get_local_address (connection, NULL);
  g_autoptr (GSocketAddress) remote = g_socket_connection_get_remote_address (connection, NULL);

  if (local == NULL || remote == NULL)
    return TRUE;
  g_socket_set_option (g_socket_connection_get_socket (connection), IPPROTO_TCP, TCP_NODELAY, TRUE,
                       NULL);
  soup_server_accept_iostream (self->soup, G_IO_STREAM (connection), local, remote, NULL);
  return TRUE;
}

static char *
address_to_uri (GSocketAddress *address)
{
  GInetSocketAddress *inet = G_INET_SOCKET_ADDRESS (address);
  g_autofree char *host = g_inet_address_to_string (g_inet_socket_address_get_address (inet));

  return g_strdup_printf (strchr (host, ':') != NULL ? "http://[%s]:%u" : "http://%s:%u", host,
                          g_inet_socket_address_get_port (inet));
}

gboolean
xy_server_listen (XyServer *self, const char *address, GError **error)
{
  g_autoptr (GSocketAddress) wanted = NULL;
  g_autoptr (GSocketAddress) effective = NULL;
  g_autoptr (GSocketService) listener = NULL;
  g_autoptr (GError) fault = NULL;

  g_return_val_if_fail (XY_IS_SERVER (self) && !self->stopped && self->listener == NULL, FALSE);

  wanted = parse_address (address, error);
  if (wanted == NULL)
    return FALSE;
  listener = g_socket_service_new ();
  if (!g_socket_listener_add_address (G_SOCKET_LISTENER (listener), wanted, G_SOCKET_TYPE_STREAM,
                                      G_SOCKET_PROTOCOL_TCP, NULL, &effective, &fault))
    {
      g_set_error (error, XY_SERVER_ERROR, XY_SERVER_ERROR_LISTEN,
                   _ ("The server cannot listen at “%s”: %s"), address, fault->message);
      return FALSE;
    }
  g_signal_connect (listener, "incoming", G_CALLBACK (incoming_cb), self);
  self->listener = g_steal_pointer (&listener);
  self->uri = address_to_uri (effective);
  return TRUE;
}

char *
xy_server_get_uri (XyServer *self)
{
  g_return_val_if_fail (XY_IS_SERVER (self), NULL);

  return g_strdup (self->uri);
}

void
xy_server_set_logs (XyServer *self, gboolean logs)
{
  g_return_if_fail (XY_IS_SERVER (self));

  self->logs = logs;
}

void
xy_server_stop (XyServer *self)
{
  g_return_if_fail (XY_IS_SERVER (self));

  if (self->stopped)
    return;
  self->stopped = TRUE;
  for (guint i = 0; i < self->waiters->len; i++)
    g_source_destroy (((XyExchange *) g_ptr_array_index (self->waiters, i))->deadline);
  g_ptr_array_set_size (self->waiters, 0);
  if (self->listener != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->listener, self);
      g_socket_service_stop (self->listener);
      g_socket_listener_close (G_SOCKET_LISTENER (self->listener));
    }
  if (self->soup != NULL)
    soup_server_disconnect (self->soup);
  xy_pool_stop (self->password_pool);
  xy_pool_stop (self->file_pool);
  xy_pool_call (self->database_pool, close_run, self);
  xy_pool_stop (self->database_pool);
}

gboolean
xy_server_add_account (XyServer *self,
                       const char *name,
                       const char *role,
                       const char *const *colleges,
                       const char *password,
                       GError **error)
{
  g_autoptr (XyLedger) database = NULL;

  g_return_val_if_fail (XY_IS_SERVER (self) && !self->stopped, FALSE);

  database = xy_ledger_open (self->directory, NULL, NULL, error);
  return database != NULL && xy_account_add (database, name, role, colleges, password, error);
}

void
xy_server_log (XyServer *self, const char *format, ...)
{
  g_autofree char *message = NULL;
  g_autoptr (GDateTime) now = NULL;
  g_autofree char *time = NULL;
  va_list arguments;

  if (!self->logs)
    return;
  now = g_date_time_new_now_utc ();
  time = g_date_time_format_iso8601 (now);
  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_printerr ("time=%s event=%s\n", time, message);
}
