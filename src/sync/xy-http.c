// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/xy-http.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#include "protocol/xy-message.h"
#include "sync/xy-sync.h"

/* Seconds in which nothing comes before a request is given up.  A batch is applied whole before it
 * is answered; a long poll is answered after 50 seconds at the latest. */
#define TIMEOUT 90
#define MAX_CONNECTIONS 8
#define PHOTO_MAX_BYTES (32 * 1024 * 1024)
#define CHUNK (64 * 1024)

struct _XyHttp
{
  grefcount refs;
  SoupSession *session;
  char *server;
  char *token;
};

static gboolean
is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = NULL;

  if (g_ascii_strcasecmp (host, "localhost") == 0)
    return TRUE;
  address = g_inet_address_new_from_string (host);
  return address != NULL && g_inet_address_get_is_loopback (address);
}

/* The address without a last slash, so that paths can be appended. */
static char *
check_address (const char *server, gboolean *loopback, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (server));
  g_autoptr (GUri) uri = g_uri_parse (stripped, SOUP_HTTP_URI_FLAGS, NULL);
  gboolean https = uri != NULL && g_str_equal (g_uri_get_scheme (uri), "https");
  gboolean http = uri != NULL && g_str_equal (g_uri_get_scheme (uri), "http");

  if ((!https && !http) || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0' ||
      g_uri_get_userinfo (uri) != NULL || g_uri_get_query (uri) != NULL ||
      g_uri_get_fragment (uri) != NULL)
    {
      g_set_error (
          error, XY_SYNC_ERROR, XY_SYNC_ERROR_ADDRESS,
          _ ("“%s” is not the address of a server; it looks like https://photo.example.cn"),
          server);
      return NULL;
    }
  *loopback = is_loopback (g_uri_get_host (uri));
  if (http && !*loopback)
    {
      g_set_error (error, XY_SYNC_ERROR, XY_SYNC_ERROR_ADDRESS,
                   _ ("“%s” is not encrypted; another computer's address must begin with https://"),
                   server);
      return NULL;
    }
  while (g_str_has_suffix (stripped, "/"))
    stripped[strlen (stripped) - 1] = '\0';
  return g_steal_pointer (&stripped);
}

XyHttp *
xy_http_new (const char *server, GError **error)
{
  gboolean loopback = FALSE;
  g_autofree char *address = check_address (server, &loopback, error);
  XyHttp *http;

  if (address == NULL)
    return NULL;
  http = g_new0 (XyHttp, 1);
  g_ref_count_init (&http->refs);
  http->server = g_steal_pointer (&address);
  http->session = soup_session_new_with_options ("max-conns", MAX_CONNECTIONS, "max-conns-per-host",
                                                 MAX_CONNECTIONS, "timeout", TIMEOUT, "user-agent",
                                                 "xueying/" XY_VERSION, NULL);
  /* What goes to this computer goes through no proxy. */
  if (loopback)
    soup_session_set_proxy_resolver (http->session, NULL);
  return http;
}

XyHttp *
xy_http_ref (XyHttp *http)
{
  g_ref_count_inc (&http->refs);
  return http;
}

void
xy_http_unref (XyHttp *http)
{
  if (!g_ref_count_dec (&http->refs))
    return;
  g_object_unref (http->session);
  g_free (http->server);
  g_free (http->token);
  g_free (http);
}

const char *
xy_http_get_server (XyHttp *http)
{
  return http->server;
}

void
xy_http_set_token (XyHttp *http, const char *token)
{
  g_free (http->token);
  http->token = g_strdup (token);
}

typedef struct
{
  XyHttp *http;
  SoupMessage *message;
  GTlsCertificateFlags refused;
  GByteArray *body;
  const char *type;
  GBytes *sent;
  GBytes *begun;
  gboolean goes_on;
  gsize max_bytes;
} Exchange;

static void
exchange_free (Exchange *exchange)
{
  g_clear_object (&exchange->message);
  g_byte_array_unref (exchange->body);
  g_clear_pointer (&exchange->sent, g_bytes_unref);
  g_clear_pointer (&exchange->begun, g_bytes_unref);
  xy_http_unref (exchange->http);
  g_free (exchange);
}

static const char *
describe_certificate (GTlsCertificateFlags flags)
{
  if ((flags & G_TLS_CERTIFICATE_BAD_IDENTITY) != 0)
    return _ ("The server's certificate is for another address; nothing was sent");
  if ((flags & G_TLS_CERTIFICATE_EXPIRED) != 0)
    return _ ("The server's certificate has expired; nothing was sent");
  if ((flags & G_TLS_CERTIFICATE_NOT_ACTIVATED) != 0)
    return _ ("The server's certificate is not valid yet; look whether this computer's clock is "
              "right. Nothing was sent");
  if ((flags & G_TLS_CERTIFICATE_REVOKED) != 0)
    return _ ("The server's certificate was revoked; nothing was sent");
  if ((flags & G_TLS_CERTIFICATE_INSECURE) != 0)
    return _ ("The server's certificate is signed in a way that is not secure; nothing was sent");
  if ((flags & G_TLS_CERTIFICATE_UNKNOWN_CA) != 0)
    return _ ("The server's certificate is signed by nobody whom this computer trusts; nothing was "
              "sent");
  return _ ("The server's certificate cannot be trusted; nothing was sent");
}

/* Why there was no answer. */
static void
return_failure (GTask *task, GError *failure)
{
  Exchange *exchange = g_task_get_task_data (task);

  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_error_copy (failure));
  else if (exchange->refused != 0)
    g_task_return_new_error (task, XY_SYNC_ERROR, XY_SYNC_ERROR_CERTIFICATE, "%s",
                             describe_certificate (exchange->refused));
  else
    g_task_return_new_error (task, XY_SYNC_ERROR, XY_SYNC_ERROR_OFFLINE,
                             _ ("The server %s cannot be reached: %s"), exchange->http->server,
                             failure->message);
}

static void
return_answer (GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);
  guint status = soup_message_get_status (exchange->message);
  const char *text = (const char *) exchange->body->data;
  g_autofree char *code = NULL;
  g_autofree char *message = NULL;

  if (status >= 200 && status < 300)
    {
      g_task_return_pointer (task, g_byte_array_free_to_bytes (g_byte_array_ref (exchange->body)),
                             (GDestroyNotify) g_bytes_unref);
      return;
    }
  if (exchange->body->len > 0)
    xy_error_from_text (text, exchange->body->len, &code, &message);
  if (status == SOUP_STATUS_UNAUTHORIZED)
    g_task_return_new_error (task, XY_SYNC_ERROR, XY_SYNC_ERROR_SIGNED_OUT,
                             _ ("The server does not know this sign-in any more; sign in again"));
  else if (message != NULL)
    g_task_return_new_error (task, XY_SYNC_ERROR, XY_SYNC_ERROR_SERVER, _ ("The server says: %s"),
                             message);
  else
    g_task_return_new_error (task, XY_SYNC_ERROR, XY_SYNC_ERROR_SERVER,
                             _ ("The server %s answered with the error %u"), exchange->http->server,
                             status);
}

static gboolean
accept_certificate_cb (SoupMessage *message,
                       GTlsCertificate *certificate,
                       GTlsCertificateFlags errors,
                       gpointer user_data)
{
  Exchange *exchange = user_data;

  exchange->refused = errors;
  return FALSE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  GInputStream *stream = G_INPUT_STREAM (source);
  g_autoptr (GBytes) bytes = g_input_stream_read_bytes_finish (stream, result, &error);
  Exchange *exchange = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (bytes == NULL)
    {
      return_failure (task, error);
      return;
    }
  if (g_bytes_get_size (bytes) == 0)
    {
      return_answer (task);
      return;
    }
  if (g_bytes_get_size (bytes) > exchange->max_bytes - exchange->body->len)
    {
      g_task_return_new_error (task, XY_SYNC_ERROR, XY_SYNC_ERROR_SERVER,
                               _ ("The server %s answered with more than is taken"),
                               exchange->http->server);
      return;
    }
  g_byte_array_append (exchange->body, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_input_stream_read_bytes_async (stream, CHUNK, G_PRIORITY_DEFAULT, cancellable, read_cb,
                                   g_steal_pointer (&task));
}

/* Whether the body that comes now goes on where what was there before ended. */
static gboolean
begin_body (Exchange *exchange)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (exchange->message);
  goffset start = 0, end = 0, total = 0;
  gsize size;
  gconstpointer data;

  exchange->goes_on = soup_message_get_status (exchange->message) == SOUP_STATUS_PARTIAL_CONTENT;
  if (!exchange->goes_on)
    return TRUE;
  if (exchange->begun == NULL ||
      !soup_message_headers_get_content_range (headers, &start, &end, &total) ||
      start != (goffset) g_bytes_get_size (exchange->begun) || end < start)
    return FALSE;
  data = g_bytes_get_data (exchange->begun, &size);
  g_byte_array_append (exchange->body, data, size);
  return TRUE;
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream =
      soup_session_send_finish (SOUP_SESSION (source), result, &error);
  Exchange *exchange = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (stream == NULL)
    {
      return_failure (task, error);
      return;
    }
  if (!begin_body (exchange))
    {
      g_task_return_new_error (task, XY_SYNC_ERROR, XY_SYNC_ERROR_SERVER,
                               _ ("The server %s answered with a part that was not asked for"),
                               exchange->http->server);
      return;
    }
  g_input_stream_read_bytes_async (stream, CHUNK, G_PRIORITY_DEFAULT, cancellable, read_cb,
                                   g_steal_pointer (&task));
}

/* A kept connection that the server closes meanwhile makes libsoup begin again, without the body.
 */
static void
restarted_cb (SoupMessage *message, gpointer user_data)
{
  const Exchange *exchange = user_data;

  soup_message_set_request_body_from_bytes (message, exchange->type, exchange->sent);
}

static void
return_no_address (GTask *task, const char *path)
{
  const Exchange *exchange = g_task_get_task_data (task);
  g_autofree char *address = g_strconcat (exchange->http->server, path, NULL);

  g_task_return_new_error (task, XY_SYNC_ERROR, XY_SYNC_ERROR_ADDRESS, _ ("“%s” is not an address"),
                           address);
}

static GTask *
exchange_task_new (XyHttp *http,
                   XyRequestKind kind,
                   const char *method,
                   const char *path,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  g_autofree char *address = g_strconcat (http->server, path, NULL);
  Exchange *exchange = g_new0 (Exchange, 1);

  exchange->http = xy_http_ref (http);
  exchange->body = g_byte_array_new ();
  exchange->max_bytes = kind == XY_REQUEST_PHOTO ? PHOTO_MAX_BYTES : XY_MESSAGE_MAX_BYTES;
  exchange->message = soup_message_new (method, address);
  g_task_set_task_data (task, exchange, (GDestroyNotify) exchange_free);
  return task;
}

static void
set_header (Exchange *exchange, const char *name, const char *value)
{
  soup_message_headers_replace (soup_message_get_request_headers (exchange->message), name, value);
}

static void
send_message (GTask *owned_task)
{
  g_autoptr (GTask) task = owned_task;
  Exchange *exchange = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  SoupMessage *message = exchange->message;
  const XyHttp *http = exchange->http;

  /* A redirection could lead the token to another computer. */
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  g_signal_connect (message, "accept-certificate", G_CALLBACK (accept_certificate_cb), exchange);
  if (http->token != NULL)
    {
      g_autofree char *value = g_strconcat ("Bearer ", http->token, NULL);

      set_header (exchange, "Authorization", value);
    }
  soup_session_send_async (http->session, message, G_PRIORITY_DEFAULT, cancellable, sent_cb,
                           g_steal_pointer (&task));
}

void
xy_http_send_async (XyHttp *http,
                    XyRequestKind kind,
                    const char *method,
                    const char *path,
                    const char *type,
                    GBytes *body,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  g_autoptr (GTask) task =
      exchange_task_new (http, kind, method, path, cancellable, callback, user_data);
  Exchange *exchange = g_task_get_task_data (task);

  g_task_set_source_tag (task, xy_http_send_async);
  if (exchange->message == NULL)
    {
      return_no_address (task, path);
      return;
    }
  if (body != NULL)
    {
      exchange->type = type;
      exchange->sent = g_bytes_ref (body);
      soup_message_set_request_body_from_bytes (exchange->message, type, body);
      g_signal_connect (exchange->message, "restarted", G_CALLBACK (restarted_cb), exchange);
    }
  send_message (g_steal_pointer (&task));
}

GBytes *
xy_http_send_finish (XyHttp *http, GAsyncResult *result, guint *status, GError **error)
{
  Exchange *exchange = g_task_get_task_data (G_TASK (result));

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  if (status != NULL)
    *status = exchange->message != NULL ? soup_message_get_status (exchange->message) : 0;
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
xy_http_fetch_async (XyHttp *http,
                     const char *path,
                     const char *etag,
                     GBytes *begun,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task =
      exchange_task_new (http, XY_REQUEST_PHOTO, "GET", path, cancellable, callback, user_data);
  Exchange *exchange = g_task_get_task_data (task);

  g_task_set_source_tag (task, xy_http_fetch_async);
  if (exchange->message == NULL)
    {
      return_no_address (task, path);
      return;
    }
  if (begun != NULL)
    {
      g_autofree char *range =
          g_strdup_printf ("bytes=%" G_GSIZE_FORMAT "-", g_bytes_get_size (begun));

      exchange->begun = g_bytes_ref (begun);
      set_header (exchange, "Range", range);
      set_header (exchange, "If-Range", etag);
    }
  send_message (g_steal_pointer (&task));
}

/* What is kept of a photo whose fetch was cut off: as much as came, or what was there before where
 * nothing came. */
static GBytes *
dup_part (const Exchange *exchange, guint status)
{
  gboolean began = status == SOUP_STATUS_OK || exchange->goes_on;

  if (began && exchange->body->len > 0)
    return g_bytes_new (exchange->body->data, exchange->body->len);
  return exchange->begun != NULL ? g_bytes_ref (exchange->begun) : NULL;
}

GBytes *
xy_http_fetch_finish (XyHttp *http,
                      GAsyncResult *result,
                      GBytes **part,
                      guint *status,
                      GError **error)
{
  const Exchange *exchange = g_task_get_task_data (G_TASK (result));
  GError *failure = NULL;
  guint code = 0;
  GBytes *bytes = xy_http_send_finish (http, result, &code, &failure);
  gboolean cut_off = bytes == NULL && (code >= 500 || !g_error_matches (failure, XY_SYNC_ERROR,
                                                                        XY_SYNC_ERROR_SERVER));

  *part = cut_off ? dup_part (exchange, code) : NULL;
  if (status != NULL)
    *status = code;
  if (failure != NULL)
    g_propagate_error (error, failure);
  return bytes;
}
