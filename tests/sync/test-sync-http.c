// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <glib/gstdio.h>
#include <libsoup/soup.h>

#include "sync/xy-http.h"
#include "sync/xy-sync.h"
#include "sync/xy-token.h"
#include "xy-test.h"

/* What the client does with servers that are not as they should be. */

#define SERVER_ID "6a1f0f5e-3e5c-4f43-9a43-0f6d3a2c7b11"

typedef struct
{
  SoupServer *server;
  char *uri;
  guint requests;
  guint status;
  const char *location;
  const char *range;
  const char *body;
  XyAnswer *answer;
} Fake;

/* The same answer to every mutation. */
static char *
answer_all (SoupServerMessage *message, XyAnswer *answer)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autoptr (GBytes) bytes = soup_message_body_flatten (body);
  g_autoptr (GPtrArray) batch =
      xy_batch_from_text (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_answer_free);

  g_assert_nonnull (batch);
  for (guint i = 0; i < batch->len; i++)
    {
      XyAnswer *copy = xy_answer_copy (answer);

      copy->mutation = g_strdup (((XyMutation *) g_ptr_array_index (batch, i))->id);
      g_ptr_array_add (answers, copy);
    }
  return xy_answers_to_text (answers);
}

static void
fake_cb (SoupServer *server,
         SoupServerMessage *message,
         const char *path,
         GHashTable *query,
         gpointer user_data)
{
  Fake *fake = user_data;

  fake->requests++;
  soup_server_message_set_status (message, fake->status, NULL);
  if (fake->location != NULL)
    soup_message_headers_replace (soup_server_message_get_response_headers (message), "Location",
                                  fake->location);
  if (fake->range != NULL)
    soup_message_headers_replace (soup_server_message_get_response_headers (message),
                                  "Content-Range", fake->range);
  if (fake->answer != NULL && g_str_has_suffix (path, "/mutations"))
    {
      char *text = answer_all (message, fake->answer);

      soup_server_message_set_response (message, "application/json", SOUP_MEMORY_TAKE, text,
                                        strlen (text));
      return;
    }
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_STATIC, fake->body,
                                    strlen (fake->body));
}

static Fake *
fake_new (guint status, const char *body)
{
  Fake *fake = g_new0 (Fake, 1);
  g_autoptr (GError) error = NULL;
  GSList *uris;

  fake->status = status;
  fake->body = body;
  fake->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (fake->server, NULL, fake_cb, fake, NULL);
  soup_server_listen_local (fake->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (fake->server);
  fake->uri = g_uri_to_string (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return fake;
}

static void
fake_free (Fake *fake)
{
  soup_server_disconnect (fake->server);
  g_object_unref (fake->server);
  g_clear_pointer (&fake->answer, xy_answer_free);
  g_free (fake->uri);
  g_free (fake);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fake, fake_free)

static void
assert_sign_in_fails (const char *uri, XySyncError code)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (XySignIn) sign_in = NULL;
  g_autoptr (GError) error = NULL;

  xy_sync_sign_in_async (uri, "law", "a long password", NULL, xy_test_async_cb, &result);
  xy_test_wait_result (&result);
  sign_in = xy_sync_sign_in_finish (result, &error);
  g_assert_null (sign_in);
  g_assert_error (error, XY_SYNC_ERROR, (int) code);
  g_assert_null (strchr (error->message, '\n'));
}

static void
addresses_are_checked_before_anything_is_sent (void)
{
  static const char *const wrong[] = {
    "",
    "photo.example.cn",
    "ftp://photo.example.cn",
    "http://photo.example.cn",
    "http://10.0.0.1:8470",
    "http://localhost.example.cn",
    "https://name:password@photo.example.cn",
    "https://photo.example.cn/?a=b",
    "https:///",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    assert_sign_in_fails (wrong[i], XY_SYNC_ERROR_ADDRESS);
}

static void
server_that_is_away_is_offline (void)
{
  g_autoptr (Fake) fake = fake_new (200, "{}");

  soup_server_disconnect (fake->server);
  assert_sign_in_fails (fake->uri, XY_SYNC_ERROR_OFFLINE);
}

static void
what_is_no_sign_in_is_refused (void)
{
  static const char *const bodies[] = {
    "",
    "hello",
    "[]",
    "{}",
    "{\"token\": \"abc\", \"account\": \"law\", \"role\": \"college\", \"server\": \"x\"}",
    "{\"token\": \"a\\r\\nb: c\", \"account\": \"law\", \"role\": \"college\", "
    "\"server\": \"" SERVER_ID "\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (Fake) fake = fake_new (200, bodies[i]);

      assert_sign_in_fails (fake->uri, XY_SYNC_ERROR_SERVER);
    }
}

static void
redirection_is_not_followed (void)
{
  g_autoptr (Fake) elsewhere = fake_new (200, "{}");
  g_autoptr (Fake) fake = fake_new (307, "{}");

  fake->location = elsewhere->uri;
  assert_sign_in_fails (fake->uri, XY_SYNC_ERROR_SERVER);
  g_assert_cmpuint (elsewhere->requests, ==, 0);
}

static void
error_of_the_server_is_said_in_one_line (void)
{
  g_autoptr (Fake) fake =
      fake_new (503, "{\"error\": {\"code\": \"busy\", \"message\": \"Too many\"}}");

  assert_sign_in_fails (fake->uri, XY_SYNC_ERROR_SERVER);
}

/* A server that answers one request, keeps the connection, and closes it under the second request;
 * then it takes that request whole on a new connection. */

typedef struct
{
  GSocketListener *listener;
  guint16 port;
  GBytes *again;
} Closing;

/* One request: its head, read byte by byte, then as many bytes of body as it says. */
static GBytes *
read_request (GInputStream *stream)
{
  g_autoptr (GString) head = g_string_new (NULL);
  g_autofree guint8 *body = NULL;
  const char *length;
  gsize size;
  gsize got = 0;
  char byte;

  while (strstr (head->str, "\r\n\r\n") == NULL &&
         g_input_stream_read (stream, &byte, 1, NULL, NULL) == 1)
    g_string_append_c (head, byte);
  length = strstr (head->str, "Content-Length: ");
  size = length != NULL ? strtoul (length + strlen ("Content-Length: "), NULL, 10) : 0;
  body = g_malloc (size + 1);
  g_input_stream_read_all (stream, body, size, &got, NULL, NULL);
  return g_bytes_new (body, got);
}

static void
answer_request (GSocketConnection *connection)
{
  static const char answer[] = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n"
                               "Content-Type: application/json\r\n\r\n{}";

  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), answer,
                             strlen (answer), NULL, NULL, NULL);
}

static GSocketConnection *
accept_connection (GSocketListener *listener)
{
  g_autoptr (GError) error = NULL;
  GSocketConnection *connection = g_socket_listener_accept (listener, NULL, NULL, &error);

  g_assert_no_error (error);
  /* What never comes fails the test, and does not hang it. */
  g_socket_set_timeout (g_socket_connection_get_socket (connection), 10);
  return connection;
}

static gpointer
closing_thread (gpointer user_data)
{
  Closing *closing = user_data;
  g_autoptr (GSocketConnection) first = accept_connection (closing->listener);
  GInputStream *stream = g_io_stream_get_input_stream (G_IO_STREAM (first));
  g_autoptr (GBytes) body = read_request (stream);
  g_autoptr (GSocketConnection) second = NULL;
  char byte;

  answer_request (first);
  g_assert_cmpint (g_input_stream_read (stream, &byte, 1, NULL, NULL), ==, 1);
  g_io_stream_close (G_IO_STREAM (first), NULL, NULL);

  second = accept_connection (closing->listener);
  closing->again = read_request (g_io_stream_get_input_stream (G_IO_STREAM (second)));
  answer_request (second);
  g_io_stream_close (G_IO_STREAM (second), NULL, NULL);
  return NULL;
}

static void
put (XyHttp *http, GBytes *body)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) answer = NULL;

  xy_http_send_async (http, XY_REQUEST_PHOTO, "PUT", "/a-photo", "image/jpeg", body, NULL,
                      xy_test_async_cb, &result);
  xy_test_wait_result (&result);
  answer = xy_http_send_finish (http, result, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (answer);
}

static void
body_is_whole_where_a_kept_connection_closes (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  Closing closing = { .listener = listener };
  g_autofree char *uri = NULL;
  g_autoptr (XyHttp) http = NULL;
  g_autoptr (GBytes) first = g_bytes_new_static ("first", 5);
  g_autofree char *text = g_strnfill (300000, 'x');
  g_autoptr (GBytes) second = g_bytes_new (text, strlen (text));
  GThread *thread;

  closing.port = g_socket_listener_add_any_inet_port (listener, NULL, &error);
  g_assert_no_error (error);
  uri = g_strdup_printf ("http://127.0.0.1:%u", closing.port);
  http = xy_http_new (uri, &error);
  g_assert_no_error (error);
  thread = g_thread_new ("closing server", closing_thread, &closing);
  put (http, first);
  put (http, second);
  g_thread_join (thread);
  g_assert_true (g_bytes_equal (closing.again, second));
  g_bytes_unref (closing.again);
}

static void
part_that_was_not_asked_for_is_refused (void)
{
  static const char *const ranges[] = { NULL, "bytes 0-1/7", "bytes 6-7/8", "bytes */7" };

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      g_autoptr (Fake) fake = fake_new (206, "67");
      g_autoptr (GError) error = NULL;
      g_autoptr (XyHttp) http = xy_http_new (fake->uri, &error);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GBytes) begun = g_bytes_new_static ("12345", 5);
      g_autoptr (GBytes) body = NULL, part = NULL;

      g_assert_no_error (error);
      fake->range = ranges[i];
      xy_http_fetch_async (http, "/a-photo", "\"name\"", begun, NULL, xy_test_async_cb, &result);
      xy_test_wait_result (&result);
      body = xy_http_fetch_finish (http, result, &part, NULL, &error);
      g_assert_error (error, XY_SYNC_ERROR, XY_SYNC_ERROR_SERVER);
      g_assert_null (body);
      g_assert_null (part);
    }
}

static XyStore *
open_signed_in (const char *uri)
{
  g_autofree char *folder = xy_test_dup_folder ();
  g_autoptr (GError) error = NULL;
  XyStore *store = xy_store_open (folder, NULL, &error);
  char *colleges[] = { NULL };
  XySignIn sign_in = { .token = (char *) "abc",
                       .account = (char *) "law",
                       .role = (char *) "college",
                       .colleges = colleges,
                       .expires = (char *) "2030-01-01T00:00:00.000Z",
                       .server = (char *) SERVER_ID };

  g_assert_no_error (error);
  xy_sync_keep_sign_in (store, uri, &sign_in, &error);
  g_assert_no_error (error);
  return store;
}

static void
assert_round_fails (XyStore *store, XySyncError code)
{
  g_autoptr (XySync) sync = xy_sync_new (store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  xy_sync_once_async (sync, NULL, xy_test_async_cb, &result);
  xy_test_wait_result (&result);
  g_assert_false (xy_sync_once_finish (sync, result, NULL, &error));
  g_assert_error (error, XY_SYNC_ERROR, (int) code);
}

static void
add_student (XyStore *store)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_edit_free);
  g_autoptr (GError) error = NULL;
  XyFields *fields = xy_fields_new ();

  xy_fields_set_string (fields, "campaign", SERVER_ID);
  xy_fields_set_string (fields, "college", SERVER_ID);
  xy_fields_set_string (fields, "student_number", "201939000001");
  xy_fields_set_string (fields, "name", "张娜芳");
  g_ptr_array_add (edits, xy_edit_new (XY_KIND_STUDENT, NULL, fields));
  xy_store_apply (store, NULL, edits, &error);
  g_assert_no_error (error);
}

static void
assert_answers_leave_the_outbox (Fake *fake)
{
  XyStore *store = open_signed_in (fake->uri);
  XyStoreCounts counts;

  add_student (store);
  assert_round_fails (store, XY_SYNC_ERROR_SERVER);
  xy_store_get_counts (store, &counts);
  g_assert_cmpint (counts.waiting, ==, 1);
  xy_store_close (store);
  g_assert_finalize_object (store);
}

static void
answers_that_do_not_fit_leave_the_outbox (void)
{
  static const char *const bodies[] = {
    "[]",
    "{}",
    "[{\"answer\": \"applied\", \"mutation\": \"" SERVER_ID "\", \"revision\": 1}]",
    "[{\"answer\": \"perhaps\"}]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (Fake) fake = fake_new (200, bodies[i]);

      assert_answers_leave_the_outbox (fake);
    }
}

static void
answer_about_another_record_leaves_the_outbox (void)
{
  static const struct
  {
    const char *record;
    XyKind kind;
  } answers[] = { { NULL, XY_KIND_STUDENT },
                  { SERVER_ID, XY_KIND_PAYMENT },
                  { "../..", XY_KIND_STUDENT } };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (Fake) fake = fake_new (200, "{}");

      fake->answer = g_new0 (XyAnswer, 1);
      fake->answer->kind = XY_ANSWER_CONFLICT;
      fake->answer->record = g_strdup (answers[i].record);
      fake->answer->theirs = xy_record_new (answers[i].kind, SERVER_ID, 7, xy_fields_new ());
      assert_answers_leave_the_outbox (fake);
    }
}

static void
feed_that_leads_nowhere_is_refused (void)
{
  static const char *const bodies[] = {
    "{\"changes\": [], \"next\": 0, \"more\": true}",
    "{\"changes\": [], \"next\": -5, \"more\": false}",
    "{\"changes\": {}, \"next\": 1}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (Fake) fake = fake_new (200, bodies[i]);
      XyStore *store = open_signed_in (fake->uri);

      assert_round_fails (store, XY_SYNC_ERROR_SERVER);
      g_assert_cmpint (xy_store_get_cursor (store), ==, 0);
      xy_store_close (store);
      g_assert_finalize_object (store);
    }
}

static gboolean
has_no_token (gpointer store)
{
  return !xy_sync_token_is_in_file (store);
}

static void
token_is_forgotten_before_the_server_has_answered (void)
{
  /* Takes connections and says nothing. */
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  g_autoptr (GError) error = NULL;
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, &error);
  g_autofree char *uri = g_strdup_printf ("http://127.0.0.1:%u", port);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  XyStore *store = open_signed_in (uri);
  XySync *sync = xy_sync_new (store);

  g_assert_no_error (error);
  g_assert_true (xy_sync_token_is_in_file (store));
  xy_sync_sign_out_async (sync, cancellable, xy_test_async_cb, &result);
  xy_test_wait (has_no_token, store);
  g_assert_null (result);
  g_cancellable_cancel (cancellable);
  xy_test_wait_result (&result);
  g_assert_false (xy_sync_sign_out_finish (sync, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_clear_object (&result);

  /* Who is signed out has nobody to tell. */
  xy_sync_sign_out_async (sync, NULL, xy_test_async_cb, &result);
  xy_test_wait_result (&result);
  xy_sync_sign_out_finish (sync, result, &error);
  g_assert_no_error (error);
  g_clear_object (&result);
  g_assert_finalize_object (sync);
  xy_store_close (store);
  g_assert_finalize_object (store);
}

static void
assert_token_goes_to_a_file (void)
{
  g_autofree char *folder = xy_test_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "token", NULL);
  g_autofree char *loaded = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GStatBuf status;

  xy_token_save (folder, SERVER_ID, "A test", "abc.def", &error);
  g_assert_no_error (error);
  g_assert_true (xy_token_is_in_file (folder));
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  loaded = xy_token_load (folder, SERVER_ID);
  g_assert_cmpstr (loaded, ==, "abc.def");
  xy_token_forget_async (folder, SERVER_ID, xy_test_async_cb, &result);
  xy_test_wait_result (&result);
  g_assert_false (xy_token_is_in_file (folder));
  g_free (loaded);
  loaded = xy_token_load (folder, SERVER_ID);
  g_assert_null (loaded);
}

static void
token_goes_to_a_file_without_a_bus (void)
{
  g_unsetenv ("DBUS_SESSION_BUS_ADDRESS");
  assert_token_goes_to_a_file ();
}

static void
token_goes_to_a_file_where_the_bus_is_dead (void)
{
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", TRUE);
  assert_token_goes_to_a_file ();
  g_unsetenv ("DBUS_SESSION_BUS_ADDRESS");
}

/* A bus of our own; GTestDBus forks this process, which the leak checker takes ill. */
static void
token_goes_to_a_file_where_the_bus_has_no_secrets (void)
{
  static const char config[] =
      "<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>"
      "<policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>"
      "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>";
  g_autofree char *folder = xy_test_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "bus.conf", NULL);
  g_autofree char *option = g_strconcat ("--config-file=", path, NULL);
  g_autoptr (GSubprocess) daemon = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *address = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, config, -1, &error);
  g_assert_no_error (error);
  daemon = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                             &error, "dbus-daemon", option, "--nofork", "--print-address", NULL);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (daemon));
  address = g_data_input_stream_read_line_utf8 (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", address, TRUE);
  assert_token_goes_to_a_file ();
  g_unsetenv ("DBUS_SESSION_BUS_ADDRESS");
  g_subprocess_force_exit (daemon);
  g_subprocess_wait (daemon, NULL, NULL);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_unsetenv ("DBUS_SESSION_BUS_ADDRESS");
  g_test_add_func ("/sync/http/addresses-are-checked",
                   addresses_are_checked_before_anything_is_sent);
  g_test_add_func ("/sync/http/away-is-offline", server_that_is_away_is_offline);
  g_test_add_func ("/sync/http/what-is-no-sign-in-is-refused", what_is_no_sign_in_is_refused);
  g_test_add_func ("/sync/http/redirection-is-not-followed", redirection_is_not_followed);
  g_test_add_func ("/sync/http/error-of-the-server", error_of_the_server_is_said_in_one_line);
  g_test_add_func ("/sync/http/body-is-whole-where-a-kept-connection-closes",
                   body_is_whole_where_a_kept_connection_closes);
  g_test_add_func ("/sync/http/part-that-was-not-asked-for",
                   part_that_was_not_asked_for_is_refused);
  g_test_add_func ("/sync/http/answers-that-do-not-fit", answers_that_do_not_fit_leave_the_outbox);
  g_test_add_func ("/sync/http/answer-about-another-record",
                   answer_about_another_record_leaves_the_outbox);
  g_test_add_func ("/sync/http/feed-that-leads-nowhere", feed_that_leads_nowhere_is_refused);
  g_test_add_func ("/sync/http/token-is-forgotten-first",
                   token_is_forgotten_before_the_server_has_answered);
  g_test_add_func ("/sync/token/file-without-a-bus", token_goes_to_a_file_without_a_bus);
  g_test_add_func ("/sync/token/file-where-the-bus-is-dead",
                   token_goes_to_a_file_where_the_bus_is_dead);
  g_test_add_func ("/sync/token/file-where-the-bus-has-no-secrets",
                   token_goes_to_a_file_where_the_bus_has_no_secrets);
  return g_test_run ();
}
