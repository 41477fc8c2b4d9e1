// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Signing in, the change feed's long poll, photos, and errors. */

#include "server-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "server/xy-login-limit.h"
#include "xy-test.h"

#define JSON "application/json"

static char *
dup_text (TestReply *reply)
{
  return g_strndup (g_bytes_get_data (reply->body, NULL), g_bytes_get_size (reply->body));
}

static TestReply *
sign_in (TestServer *test, const char *account, const char *password)
{
  g_autofree char *text = xy_credentials_to_text (account, password);

  return test_call (test, NULL, "POST", "/api/v1/sessions", text);
}

static void
add_account (TestServer *test, const char *name)
{
  static const char *const colleges[] = { "法学院", NULL };
  g_autoptr (GError) error = NULL;

  xy_server_add_account (test->server, name, "college", colleges, TEST_PASSWORD, &error);
  g_assert_no_error (error);
}

static void
signing_in_gives_a_token_that_signing_out_ends (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestReply) reply = NULL, works = NULL, out = NULL, ended = NULL;
  g_autoptr (XySignIn) signed_in = NULL;
  g_autoptr (GDateTime) expires = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GError) error = NULL;

  add_account (test, "李老师");
  reply = sign_in (test, "李老师", TEST_PASSWORD);
  g_assert_cmpuint (reply->status, ==, 201);
  signed_in = xy_sign_in_from_text (g_bytes_get_data (reply->body, NULL),
                                    g_bytes_get_size (reply->body), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (signed_in->account, ==, "李老师");
  g_assert_cmpstr (signed_in->role, ==, "college");
  g_assert_cmpuint (g_strv_length (signed_in->colleges), ==, 1);
  g_assert_cmpstr (signed_in->colleges[0], ==, TEST_LAW);
  g_assert_true (g_uuid_string_is_valid (signed_in->server));
  expires = g_date_time_new_from_iso8601 (signed_in->expires, NULL);
  g_assert_cmpint (g_date_time_compare (expires, now), >, 0);

  works = test_call (test, signed_in->token, "GET", "/api/v1/changes", NULL);
  g_assert_cmpuint (works->status, ==, 200);
  out = test_call (test, signed_in->token, "DELETE", "/api/v1/sessions/current", NULL);
  g_assert_cmpuint (out->status, ==, 204);
  ended = test_call (test, signed_in->token, "GET", "/api/v1/changes", NULL);
  test_assert_failed (ended, 401, "signed-out");
}

static void
a_wrong_password_and_an_unknown_account_look_alike (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestReply) wrong = NULL, unknown = NULL;
  g_autofree char *one = NULL, *other = NULL;

  add_account (test, "li");
  wrong = sign_in (test, "li", "not the password");
  unknown = sign_in (test, "nobody", "not the password");
  test_assert_failed (wrong, 401, "wrong-password");
  test_assert_failed (unknown, 401, "wrong-password");
  one = dup_text (wrong);
  other = dup_text (unknown);
  g_assert_cmpstr (one, ==, other);
}

static void
too_many_attempts_must_wait_and_a_right_password_too (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestReply) reply = NULL;

  add_account (test, "li");
  for (guint i = 0; i < XY_LOGIN_FREE_OF_ACCOUNT; i++)
    {
      g_autoptr (TestReply) wrong = sign_in (test, "li", "not the password");

      test_assert_failed (wrong, 401, "wrong-password");
    }
  reply = sign_in (test, "li", TEST_PASSWORD);
  test_assert_failed (reply, 429, "too-many-attempts");
  g_assert_cmpint (
      g_ascii_strtoll (soup_message_headers_get_one (reply->headers, "Retry-After"), NULL, 10), >=,
      1);
}

/* Whether any file of the folder holds the bytes; zero bytes in it are blanked first. */
static gboolean
folder_holds (const char *folder, const char *text)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  gboolean found = FALSE;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *content = NULL;
      gsize length;

      if (!g_file_get_contents (path, &content, &length, NULL))
        continue;
      for (gsize i = 0; i < length; i++)
        content[i] = content[i] != '\0' ? content[i] : ' ';
      found |= g_strstr_len (content, (gssize) length, text) != NULL;
    }
  return found;
}

static void
neither_token_nor_password_is_in_the_data_folder (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestReply) reply = NULL;
  g_autoptr (XySignIn) signed_in = NULL;

  add_account (test, "li");
  reply = sign_in (test, "li", TEST_PASSWORD);
  signed_in = xy_sign_in_from_text (g_bytes_get_data (reply->body, NULL),
                                    g_bytes_get_size (reply->body), NULL);
  g_assert_true (folder_holds (test->folder, "$argon2id$"));
  g_assert_false (folder_holds (test->folder, TEST_PASSWORD));
  g_assert_false (folder_holds (test->folder, signed_in->token));
}

static void
an_account_that_cannot_be_is_not_added (void)
{
  static const char *const law[] = { "法学院", NULL }, *const unknown[] = { "没有", NULL };
  static const struct
  {
    const char *name, *role;
    const char *const *colleges;
    const char *password;
  } wrong[] = {
    { "school", "school", NULL, TEST_PASSWORD }, { "x", "college", NULL, TEST_PASSWORD },
    { "x", "college", unknown, TEST_PASSWORD },  { "x", "college", law, "1234567" },
    { "x", "student", law, TEST_PASSWORD },      { "x", "teacher", law, TEST_PASSWORD },
    { "", "school", NULL, TEST_PASSWORD },       { "x\n", "school", NULL, TEST_PASSWORD },
    { "x\xff", "school", NULL, TEST_PASSWORD },  { "x", "school", law, TEST_PASSWORD },
  };
  g_autoptr (TestServer) test = test_server_new ();

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (xy_server_add_account (test->server, wrong[i].name, wrong[i].role,
                                             wrong[i].colleges, wrong[i].password, &error));
      g_assert_error (error, XY_SERVER_ERROR, XY_SERVER_ERROR_ACCOUNT);
    }
}

static void
what_nobody_serves_is_an_error_with_its_status (void)
{
  static const struct
  {
    const char *method, *path, *type, *text;
    gboolean signed_in;
    guint status;
    const char *code;
  } cases[] = {
    { "GET", "/", NULL, NULL, FALSE, 404, "not-found" },
    { "GET", "/api/v1/sessions/other", NULL, NULL, TRUE, 404, "not-found" },
    { "PUT", "/healthz", NULL, NULL, FALSE, 405, "method-not-allowed" },
    { "DELETE", "/api/v1/photos/abc", NULL, NULL, TRUE, 405, "method-not-allowed" },
    { "GET", "/api/v1/changes", NULL, NULL, FALSE, 401, "signed-out" },
    { "POST", "/api/v1/mutations", JSON, "[]", FALSE, 401, "signed-out" },
    { "POST", "/api/v1/mutations", JSON, "{", TRUE, 400, "invalid" },
    { "POST", "/api/v1/mutations", JSON, "{}", TRUE, 400, "invalid" },
    { "POST", "/api/v1/mutations", JSON, "[{}]", TRUE, 400, "invalid" },
    { "POST", "/api/v1/mutations", "text/plain", "[]", TRUE, 415, "unsupported-type" },
    { "POST", "/api/v1/sessions", JSON, "{\"account\": \"x\"}", FALSE, 400, "invalid" },
    { "GET", "/api/v1/changes?after=-1", NULL, NULL, TRUE, 400, "invalid" },
    { "GET", "/api/v1/changes?limit=0", NULL, NULL, TRUE, 400, "invalid" },
    { "GET", "/api/v1/changes?wait=x", NULL, NULL, TRUE, 400, "invalid" },
    { "GET", "/api/v1/photos/aa%2Fserver.db", NULL, NULL, TRUE, 400, "invalid" },
    { "PUT", "/api/v1/photos/ABC", "image/jpeg", "x", TRUE, 400, "invalid" },
  };
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) law = test_client_new (test, "law");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) body =
          cases[i].text != NULL ? g_bytes_new (cases[i].text, strlen (cases[i].text)) : NULL;
      g_autoptr (TestReply) reply =
          test_end (test, test_begin (test, cases[i].signed_in ? law->token : NULL, cases[i].method,
                                      cases[i].path, cases[i].type, body, NULL));

      g_test_message ("%s %s", cases[i].method, cases[i].path);
      test_assert_failed (reply, cases[i].status, cases[i].code);
    }
}

static void
a_body_that_is_too_large_is_refused_whether_it_says_so_or_not (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *text = g_strnfill (64 * 1024, ' ');
  g_autoptr (TestReply) honest = test_call (test, NULL, "POST", "/api/v1/sessions", text);
  g_autoptr (GInputStream) stream =
      g_memory_input_stream_new_from_data (text, (gssize) strlen (text), NULL);
  TestCall *call = g_new0 (TestCall, 1);
  g_autofree char *uri = g_strconcat (test->uri, "/api/v1/sessions", NULL);
  g_autoptr (TestReply) silent = NULL;

  test_assert_failed (honest, 413, "too-large");

  call->message = soup_message_new ("POST", uri);
  soup_message_set_request_body (call->message, JSON, stream, -1);
  soup_session_send_and_read_async (test->session, call->message, G_PRIORITY_DEFAULT, NULL,
                                    xy_test_async_cb, &call->result);
  silent = test_end (test, call);
  test_assert_failed (silent, 413, "too-large");
}

static void
the_feed_comes_in_pages_that_join (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) law = test_client_new (test, "law");
  gint64 after = 0;
  guint seen = 0, pages = 0;
  gboolean more = TRUE;

  while (more)
    {
      g_autofree char *path =
          g_strdup_printf ("/api/v1/changes?after=%" G_GINT64_FORMAT "&limit=3", after);
      g_autoptr (TestReply) reply = test_call (test, law->token, "GET", path, NULL);
      g_autoptr (XyChanges) changes = xy_changes_from_text (g_bytes_get_data (reply->body, NULL),
                                                            g_bytes_get_size (reply->body), NULL);

      for (guint i = 0; i < changes->changes->len; i++)
        {
          const XyChange *change = g_ptr_array_index (changes->changes, i);

          g_assert_cmpint (change->record->revision, >, after);
          after = change->record->revision;
        }
      g_assert_cmpint (changes->next, >=, after);
      g_assert_cmpuint (changes->changes->len, <=, 3);
      after = changes->next;
      seen += changes->changes->len;
      pages++;
      more = changes->more;
    }
  g_assert_cmpuint (seen, ==, TEST_N_SEED);
  g_assert_cmpuint (pages, ==, 3);
}

static TestCall *
begin_waiting (TestClient *client, guint seconds)
{
  g_autofree char *path = g_strdup_printf ("/api/v1/changes?after=%" G_GINT64_FORMAT "&wait=%u",
                                           client->cursor, seconds);

  return test_begin (client->test, client->token, "GET", path, NULL, NULL, NULL);
}

/* By the server's own count, so that a test need not sleep until a poll has arrived. */
static void
wait_until_waiting (TestServer *test, guint n)
{
  g_autofree char *line = g_strdup_printf ("\nxueying_waiting %u\n", n);
  gboolean waiting = FALSE;

  for (guint i = 0; i < 1000 && !waiting; i++)
    {
      g_autoptr (TestReply) reply = test_call (test, NULL, "GET", "/metrics", NULL);
      g_autofree char *text = dup_text (reply);

      waiting = strstr (text, line) != NULL;
    }
  g_assert_true (waiting);
}

static void
a_long_poll_wakes_when_something_is_committed (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) law = test_client_new (test, "law");
  g_autoptr (TestClient) other = test_client_new (test, "law2");
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (XyChanges) changes = test_pull (other), woken = NULL;
  g_autoptr (TestReply) reply = NULL;
  gint64 began = g_get_monotonic_time ();
  TestCall *call = begin_waiting (other, 60);

  wait_until_waiting (test, 1);
  test_push_applied (law, test_student (law, id, TEST_LAW, "1"));
  reply = test_end (test, call);
  g_assert_cmpuint (reply->status, ==, 200);
  woken = xy_changes_from_text (g_bytes_get_data (reply->body, NULL),
                                g_bytes_get_size (reply->body), NULL);
  g_assert_nonnull (test_find_change (woken, id));
  g_assert_cmpint (g_get_monotonic_time () - began, <, 30 * G_USEC_PER_SEC);
}

static void
a_long_poll_that_sees_nothing_ends_at_its_time (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) chemistry = test_client_new (test, "chemistry");
  g_autoptr (XyChanges) first = test_pull (chemistry), last = NULL;
  g_autoptr (TestReply) reply = NULL;
  TestCall *call = begin_waiting (chemistry, 1);

  reply = test_end (test, call);
  last = xy_changes_from_text (g_bytes_get_data (reply->body, NULL), g_bytes_get_size (reply->body),
                               NULL);
  g_assert_cmpuint (last->changes->len, ==, 0);
  g_assert_cmpint (last->next, ==, chemistry->cursor);
  g_assert_false (last->more);
}

static void
a_server_that_stops_lets_nobody_wait (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) law = test_client_new (test, "law");
  g_autoptr (XyChanges) changes = test_pull (law);
  TestCall *call = begin_waiting (law, 60);
  gint64 began = g_get_monotonic_time ();
  g_autoptr (GBytes) body = NULL;

  wait_until_waiting (test, 1);
  xy_server_stop (test->server);
  xy_test_wait_result (&call->result);
  body = soup_session_send_and_read_finish (test->session, call->result, NULL);
  g_assert_null (body);
  g_assert_cmpint (g_get_monotonic_time () - began, <, 30 * G_USEC_PER_SEC);
  g_object_unref (call->result);
  g_object_unref (call->message);
  g_free (call);
}

/* A photo, its name and path, uploaded by law and named by a submission of its student. */
typedef struct
{
  GBytes *bytes;
  char *name;
  char *path;
} Photo;

static Photo *
photo_new (guint8 seed)
{
  Photo *photo = g_new0 (Photo, 1);

  photo->bytes = test_jpeg (seed);
  photo->name = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, photo->bytes);
  photo->path = g_strconcat ("/api/v1/photos/", photo->name, NULL);
  return photo;
}

static void
photo_free (Photo *photo)
{
  g_bytes_unref (photo->bytes);
  g_free (photo->name);
  g_free (photo->path);
  g_free (photo);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Photo, photo_free)

static TestReply *
put_photo (TestClient *client, const char *path, GBytes *bytes)
{
  return test_end (client->test, test_begin (client->test, client->token, "PUT", path, "image/jpeg",
                                             bytes, NULL));
}

static void
submit (TestClient *client, const char *college, const char *number, const char *photo)
{
  g_autofree char *student = g_uuid_string_random (), *submission = g_uuid_string_random ();

  test_push_applied (client, test_student (client, student, college, number));
  test_push_applied (client, test_submission (client, submission, college, student, photo));
}

static void
a_photo_comes_back_byte_for_byte_and_in_parts (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) law = test_client_new (test, "law");
  g_autoptr (Photo) photo = photo_new (1);
  g_autoptr (TestReply) put = put_photo (law, photo->path, photo->bytes);
  g_autoptr (TestReply) again = NULL, whole = NULL, part = NULL, other = NULL, same = NULL;
  g_autofree char *etag = g_strdup_printf ("\"%s\"", photo->name);
  g_autoptr (GBytes) middle = g_bytes_new_from_bytes (photo->bytes, 10, 11);

  g_assert_cmpuint (put->status, ==, 201);
  again = put_photo (law, photo->path, photo->bytes);
  g_assert_cmpuint (again->status, ==, 201);
  submit (law, TEST_LAW, "1", photo->name);

  whole = test_call (test, law->token, "GET", photo->path, NULL);
  g_assert_cmpuint (whole->status, ==, 200);
  g_assert_true (g_bytes_equal (whole->body, photo->bytes));
  g_assert_cmpstr (soup_message_headers_get_one (whole->headers, "ETag"), ==, etag);
  g_assert_cmpstr (soup_message_headers_get_content_type (whole->headers, NULL), ==, "image/jpeg");

  part = test_end (test, test_begin (test, law->token, "GET", photo->path, NULL, NULL, "Range",
                                     "bytes=10-20", "If-Range", etag, NULL));
  g_assert_cmpuint (part->status, ==, 206);
  g_assert_true (g_bytes_equal (part->body, middle));
  other = test_end (test, test_begin (test, law->token, "GET", photo->path, NULL, NULL, "Range",
                                      "bytes=10-20", "If-Range", "\"other\"", NULL));
  g_assert_cmpuint (other->status, ==, 200);
  g_assert_true (g_bytes_equal (other->body, photo->bytes));
  same = test_end (test, test_begin (test, law->token, "GET", photo->path, NULL, NULL,
                                     "If-None-Match", etag, NULL));
  g_assert_cmpuint (same->status, ==, 304);
}

static void
a_photo_that_is_not_what_it_says_is_not_kept (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) law = test_client_new (test, "law");
  g_autoptr (Photo) photo = photo_new (1), other = photo_new (2);
  g_autoptr (GBytes) text = g_bytes_new_static ("GIF89a and more", 15);
  g_autofree char *text_name = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, text);
  g_autofree char *text_path = g_strconcat ("/api/v1/photos/", text_name, NULL);
  g_autofree char *folder = g_build_filename (test->folder, "photos", NULL);
  g_autoptr (TestReply) wrong = put_photo (law, photo->path, other->bytes);
  g_autoptr (TestReply) no_jpeg = put_photo (law, text_path, text);

  test_assert_failed (wrong, 409, "wrong-hash");
  test_assert_failed (no_jpeg, 415, "no-jpeg");
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

static void
a_photo_is_for_those_who_may_see_a_submission_that_names_it (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) law = test_client_new (test, "law");
  g_autoptr (TestClient) chemistry = test_client_new (test, "chemistry");
  g_autoptr (TestClient) school = test_client_new (test, "school");
  g_autoptr (Photo) photo = photo_new (1);
  g_autoptr (TestReply) put = put_photo (law, photo->path, photo->bytes);
  g_autoptr (TestReply) unnamed = test_call (test, school->token, "GET", photo->path, NULL);
  g_autoptr (TestReply) own = NULL, foreign = NULL, all = NULL, nobody = NULL, missing = NULL;
  g_autofree char *no_photo = g_strnfill (64, 'a');

  g_assert_cmpuint (put->status, ==, 201);
  test_assert_failed (unnamed, 404, "not-found");
  submit (law, TEST_LAW, "1", photo->name);
  own = test_call (test, law->token, "GET", photo->path, NULL);
  g_assert_cmpuint (own->status, ==, 200);
  all = test_call (test, school->token, "GET", photo->path, NULL);
  g_assert_cmpuint (all->status, ==, 200);
  foreign = test_call (test, chemistry->token, "GET", photo->path, NULL);
  test_assert_failed (foreign, 404, "not-found");
  nobody = test_call (test, NULL, "GET", photo->path, NULL);
  test_assert_failed (nobody, 401, "signed-out");

  /* Named, and its bytes still to come. */
  submit (law, TEST_LAW, "2", no_photo);
  g_free (photo->path);
  photo->path = g_strconcat ("/api/v1/photos/", no_photo, NULL);
  missing = test_call (test, law->token, "GET", photo->path, NULL);
  test_assert_failed (missing, 404, "not-found");
}

static void
health_and_metrics_are_for_everybody (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) law = test_client_new (test, "law");
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (TestReply) health = test_call (test, NULL, "GET", "/healthz", NULL);
  g_autoptr (TestReply) metrics = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpuint (health->status, ==, 200);
  test_push_applied (law, test_student (law, id, TEST_LAW, "1"));
  metrics = test_call (test, NULL, "GET", "/metrics", NULL);
  text = dup_text (metrics);
  g_assert_nonnull (strstr (text, "\nxueying_answers_total{answer=\"applied\"} 1\n"));
  /* The seed, the student, and the headcount of the college. */
  g_assert_nonnull (strstr (text, "\nxueying_revision 10\n"));
}

static void
plain_http_is_for_this_computer_alone (void)
{
  static const char *const refused[] = { "0.0.0.0:0", "192.0.2.1:8470",
                                         "[::]:0",    "example.org:80",
                                         "",          ":::" };
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *folder = xy_test_dup_folder ();
  g_autoptr (GError) error = NULL;
  g_autoptr (XyServer) server = xy_server_new (folder, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_assert_false (xy_server_listen (server, refused[i], &error));
      g_assert_error (error, XY_SERVER_ERROR, XY_SERVER_ERROR_LISTEN);
      g_clear_error (&error);
    }
  /* Where somebody listens already. */
  g_assert_false (xy_server_listen (server, test->uri + strlen ("http://"), &error));
  g_assert_error (error, XY_SERVER_ERROR, XY_SERVER_ERROR_LISTEN);
}

static void
the_data_folder_is_the_owners_alone (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autofree char *outer = xy_test_dup_folder ();
  g_autofree char *folder = g_build_filename (outer, "not", "there", NULL);
  g_autofree char *file = g_build_filename (folder, "server.db", NULL);
  g_autoptr (XyServer) server = xy_server_new (folder, NULL, NULL);
  g_autoptr (XyServer) impossible = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  g_assert_nonnull (server);
  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0700);
  g_assert_cmpint (g_stat (file, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  impossible = xy_server_new (file, NULL, &error);
  g_assert_null (impossible);
  g_assert_error (error, XY_SERVER_ERROR, XY_SERVER_ERROR_DATA);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
#define ADD(name) g_test_add_func ("/server/http/" #name, name)
  ADD (signing_in_gives_a_token_that_signing_out_ends);
  ADD (a_wrong_password_and_an_unknown_account_look_alike);
  ADD (too_many_attempts_must_wait_and_a_right_password_too);
  ADD (neither_token_nor_password_is_in_the_data_folder);
  ADD (an_account_that_cannot_be_is_not_added);
  ADD (what_nobody_serves_is_an_error_with_its_status);
  ADD (a_body_that_is_too_large_is_refused_whether_it_says_so_or_not);
  ADD (the_feed_comes_in_pages_that_join);
  ADD (a_long_poll_wakes_when_something_is_committed);
  ADD (a_long_poll_that_sees_nothing_ends_at_its_time);
  ADD (a_server_that_stops_lets_nobody_wait);
  ADD (a_photo_comes_back_byte_for_byte_and_in_parts);
  ADD (a_photo_that_is_not_what_it_says_is_not_kept);
  ADD (a_photo_is_for_those_who_may_see_a_submission_that_names_it);
  ADD (health_and_metrics_are_for_everybody);
  ADD (plain_http_is_for_this_computer_alone);
  ADD (the_data_folder_is_the_owners_alone);
  return g_test_run ();
}
