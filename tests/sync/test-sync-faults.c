// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <libsoup/soup.h>

#include "xy-sync-fixture.h"

/* Somebody between the client and a real server, who loses answers, holds up photos and cuts them
 * off. */

typedef struct
{
  XyFixture *fixture;
  SoupServer *server;
  SoupSession *session;
  GCancellable *cancellable;
  guint n_passing;
  char *uri;
  gboolean lose_next_answer;
  gboolean hold_photos;
  gboolean cut_next_photo;
  char *last_range;
  GPtrArray *held;
  GPtrArray *asked;
  char *last_answers;
} Middleman;

typedef struct
{
  Middleman *middleman;
  SoupServerMessage *to;
  SoupMessage *message;
} Passing;

static void
passing_free (Passing *passing)
{
  passing->middleman->n_passing--;
  g_object_unref (passing->to);
  g_object_unref (passing->message);
  g_free (passing);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Passing, passing_free)

/* Half of what the server answered, and nothing more comes. */
static void
cut_off (SoupServerMessage *to, GBytes *body)
{
  g_autoptr (GIOStream) stream = soup_server_message_steal_connection (to);
  g_autofree char *head = g_strdup_printf (
      "HTTP/1.1 200 OK\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n\r\n", g_bytes_get_size (body));
  GOutputStream *output = g_io_stream_get_output_stream (stream);

  g_output_stream_write_all (output, head, strlen (head), NULL, NULL, NULL);
  g_output_stream_write_all (output, g_bytes_get_data (body, NULL), g_bytes_get_size (body) / 2,
                             NULL, NULL, NULL);
  g_io_stream_close (stream, NULL, NULL);
}

static void
copy_header (SoupMessageHeaders *from, SoupMessageHeaders *to, const char *name)
{
  const char *value = soup_message_headers_get_one (from, name);

  if (value != NULL)
    soup_message_headers_replace (to, name, value);
}

static void
passed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Passing) passing = user_data;
  Middleman *middleman = passing->middleman;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body =
      soup_session_send_and_read_finish (SOUP_SESSION (source), result, &error);
  const char *path = g_uri_get_path (soup_message_get_uri (passing->message));
  gboolean is_mutations = g_str_has_suffix (path, "/mutations");

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_assert_no_error (error);
  if (strstr (path, "/photos/") != NULL && middleman->cut_next_photo)
    {
      middleman->cut_next_photo = FALSE;
      cut_off (passing->to, body);
      return;
    }
  if (is_mutations && middleman->lose_next_answer)
    {
      g_autoptr (GIOStream) stream = soup_server_message_steal_connection (passing->to);

      middleman->lose_next_answer = FALSE;
      g_io_stream_close (stream, NULL, NULL);
      return;
    }
  if (is_mutations)
    {
      g_free (middleman->last_answers);
      middleman->last_answers = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
    }
  soup_server_message_set_status (passing->to, soup_message_get_status (passing->message), NULL);
  copy_header (soup_message_get_response_headers (passing->message),
               soup_server_message_get_response_headers (passing->to), "Content-Range");
  soup_server_message_set_response (passing->to, "application/octet-stream", SOUP_MEMORY_COPY,
                                    g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  soup_server_message_unpause (passing->to);
}

static void
pass_on (Passing *passing)
{
  soup_session_send_and_read_async (passing->middleman->session, passing->message,
                                    G_PRIORITY_DEFAULT, passing->middleman->cancellable, passed_cb,
                                    passing);
}

static void
middleman_cb (SoupServer *server,
              SoupServerMessage *message,
              const char *path,
              GHashTable *query,
              gpointer user_data)
{
  Middleman *middleman = user_data;
  g_autofree char *relative =
      g_uri_to_string_partial (soup_server_message_get_uri (message), G_URI_HIDE_NONE);
  const char *below = strstr (relative, "/api/");
  g_autofree char *uri = g_strconcat (middleman->fixture->uri, below, NULL);
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  const char *method = soup_server_message_get_method (message);
  Passing *passing = g_new0 (Passing, 1);

  passing->middleman = middleman;
  middleman->n_passing++;
  passing->to = g_object_ref (message);
  passing->message = soup_message_new (method, uri);
  copy_header (headers, soup_message_get_request_headers (passing->message), "Authorization");
  copy_header (headers, soup_message_get_request_headers (passing->message), "Range");
  copy_header (headers, soup_message_get_request_headers (passing->message), "If-Range");
  if (strstr (below, "/photos/") != NULL)
    {
      g_free (middleman->last_range);
      middleman->last_range = g_strdup (soup_message_headers_get_one (headers, "Range"));
    }
  if (body->length > 0)
    {
      g_autoptr (GBytes) bytes = soup_message_body_flatten (body);

      soup_message_set_request_body_from_bytes (passing->message, "application/json", bytes);
    }
  soup_server_message_pause (message);
  if (g_str_equal (method, "GET") && strstr (below, "/photos/") != NULL && middleman->hold_photos)
    {
      g_ptr_array_add (middleman->asked, g_path_get_basename (below));
      g_ptr_array_add (middleman->held, passing);
    }
  else
    pass_on (passing);
}

static Middleman *
middleman_new (XyFixture *fixture)
{
  Middleman *middleman = g_new0 (Middleman, 1);
  g_autoptr (GError) error = NULL;
  GSList *uris;

  middleman->fixture = fixture;
  middleman->cancellable = g_cancellable_new ();
  middleman->held = g_ptr_array_new ();
  middleman->asked = g_ptr_array_new_with_free_func (g_free);
  middleman->session = soup_session_new_with_options ("max-conns-per-host", 16, NULL);
  middleman->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (middleman->server, NULL, middleman_cb, middleman, NULL);
  soup_server_listen_local (middleman->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (middleman->server);
  middleman->uri = g_uri_to_string (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return middleman;
}

static gboolean
passes_nothing (gpointer user_data)
{
  return ((Middleman *) user_data)->n_passing == 0;
}

static void
middleman_free (Middleman *middleman)
{
  g_assert_cmpuint (middleman->held->len, ==, 0);
  g_cancellable_cancel (middleman->cancellable);
  xy_test_wait (passes_nothing, middleman);
  soup_server_disconnect (middleman->server);
  g_object_unref (middleman->server);
  g_object_unref (middleman->session);
  g_object_unref (middleman->cancellable);
  g_ptr_array_unref (middleman->held);
  g_ptr_array_unref (middleman->asked);
  g_free (middleman->last_answers);
  g_free (middleman->last_range);
  g_free (middleman->uri);
  g_free (middleman);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Middleman, middleman_free)

static XyStore *
join_through (Middleman *middleman, const char *account)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XySignIn) sign_in = NULL;
  XyStore *store = xy_fixture_open (middleman->fixture);

  xy_fixture_add_account (middleman->fixture, account);
  sign_in = xy_fixture_sign_in (middleman->uri, account, XY_FIXTURE_PASSWORD, &error);
  g_assert_no_error (error);
  xy_sync_keep_sign_in (store, middleman->uri, sign_in, &error);
  g_assert_no_error (error);
  return store;
}

static void
lost_answer_is_asked_for_again_and_applied_once (void)
{
  g_autoptr (XyFixture) fixture = xy_fixture_new ();
  g_autoptr (Middleman) middleman = middleman_new (fixture);
  XyStore *law = join_through (middleman, "law");
  XyStore *law2 = xy_fixture_join (fixture, "law2");
  g_autofree char *student = xy_fixture_add_student (fixture, law, "201939000001", "张娜芳");
  g_autoptr (GError) error = NULL;
  XySyncResult counts;
  XyStoreCounts left;

  middleman->lose_next_answer = TRUE;
  g_assert_false (xy_fixture_try_sync (law, &counts, &error));
  g_assert_error (error, XY_SYNC_ERROR, XY_SYNC_ERROR_OFFLINE);
  xy_store_get_counts (law, &left);
  g_assert_cmpint (left.waiting, ==, 1);
  xy_fixture_sync (law2);
  g_assert_cmpuint (xy_fixture_count (law2, XY_KIND_STUDENT), ==, 1);

  counts = xy_fixture_sync (law);
  g_assert_cmpint (counts.pushed, ==, 1);
  g_assert_nonnull (strstr (middleman->last_answers, "\"repeated\""));
  xy_store_get_counts (law, &left);
  g_assert_cmpint (left.waiting, ==, 0);
  counts = xy_fixture_sync (law2);
  g_assert_cmpint (counts.pulled, ==, 0);
  xy_fixture_close (law);
  xy_fixture_close (law2);
}

#define PHOTOS 7

static gboolean
four_are_held (gpointer user_data)
{
  return ((Middleman *) user_data)->held->len == 4;
}

static gboolean
has_no_photo_to_fetch (gpointer user_data)
{
  XyStoreCounts counts;

  xy_store_get_counts (user_data, &counts);
  return counts.photos_down == 0;
}

/* The last of the photos in the order of fetching, of those that were not asked for yet. */
static const char *
find_last_photo (Middleman *middleman, char **photos)
{
  const char *last = NULL;

  for (guint i = 0; photos[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (middleman->asked, photos[i], g_str_equal, NULL))
      last = photos[i];
  return last;
}

static void
photos_come_four_at_once_and_the_wanted_one_first (void)
{
  g_autoptr (XyFixture) fixture = xy_fixture_new ();
  g_autoptr (Middleman) middleman = middleman_new (fixture);
  XyStore *law = xy_fixture_join (fixture, "law");
  XyStore *law2 = join_through (middleman, "law2");
  XySync *sync = xy_sync_new (law2);
  g_auto (GStrv) photos = NULL;
  const char *wanted;

  for (guint i = 0; i < PHOTOS; i++)
    {
      g_autofree char *number = g_strdup_printf ("2019390000%02u", i);
      g_autofree char *student = xy_fixture_add_student (fixture, law, number, "张娜芳");
      g_autoptr (GBytes) bytes = xy_fixture_render_photo (i);
      g_autofree char *photo = xy_store_add_photo (law, bytes, NULL);

      g_free (xy_fixture_submit (law, student, photo));
    }
  xy_fixture_sync (law);

  middleman->hold_photos = TRUE;
  xy_sync_start (sync);
  xy_test_wait (four_are_held, middleman);
  photos = xy_store_list_photos (law2, FALSE, NULL);
  g_assert_cmpuint (g_strv_length (photos), ==, PHOTOS);
  wanted = find_last_photo (middleman, photos);
  xy_sync_want_photo (sync, wanted);

  /* One answer makes room for one more. */
  pass_on (g_ptr_array_steal_index (middleman->held, 0));
  xy_test_wait (four_are_held, middleman);
  g_assert_cmpuint (middleman->asked->len, ==, 5);
  g_assert_cmpstr (g_ptr_array_index (middleman->asked, 4), ==, wanted);

  middleman->hold_photos = FALSE;
  while (middleman->held->len > 0)
    pass_on (g_ptr_array_steal_index (middleman->held, 0));
  xy_test_wait (has_no_photo_to_fetch, law2);
  for (guint i = 0; photos[i] != NULL; i++)
    g_assert_true (xy_store_has_photo (law2, photos[i]));
  xy_sync_stop (sync);
  g_assert_finalize_object (sync);
  xy_fixture_close (law);
  xy_fixture_close (law2);
}

static gboolean
is_offline (gpointer user_data)
{
  return xy_sync_get_state (user_data) == XY_SYNC_OFFLINE;
}

static void
photo_that_was_cut_off_goes_on_where_it_ended (void)
{
  g_autoptr (XyFixture) fixture = xy_fixture_new ();
  g_autoptr (Middleman) middleman = middleman_new (fixture);
  XyStore *law = xy_fixture_join (fixture, "law");
  XyStore *law2 = join_through (middleman, "law2");
  XySync *sync = xy_sync_new (law2);
  g_autofree char *student = xy_fixture_add_student (fixture, law, "201939000001", "张娜芳");
  g_autoptr (GBytes) bytes = xy_fixture_render_photo (1);
  g_autofree char *photo = xy_store_add_photo (law, bytes, NULL);
  g_autofree char *rest =
      g_strdup_printf ("bytes=%" G_GSIZE_FORMAT "-", g_bytes_get_size (bytes) / 2);
  g_autoptr (GBytes) fetched = NULL;

  g_free (xy_fixture_submit (law, student, photo));
  xy_fixture_sync (law);

  middleman->cut_next_photo = TRUE;
  xy_sync_start (sync);
  xy_test_wait (is_offline, sync);
  g_assert_null (middleman->last_range);
  xy_sync_now (sync);
  xy_test_wait (has_no_photo_to_fetch, law2);
  g_assert_cmpstr (middleman->last_range, ==, rest);
  fetched = xy_store_load_photo (law2, photo, NULL);
  g_assert_true (g_bytes_equal (fetched, bytes));
  xy_sync_stop (sync);
  g_assert_finalize_object (sync);
  xy_fixture_close (law);
  xy_fixture_close (law2);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_unsetenv ("DBUS_SESSION_BUS_ADDRESS");
  g_test_add_func ("/sync/faults/lost-answer-is-asked-for-again",
                   lost_answer_is_asked_for_again_and_applied_once);
  g_test_add_func ("/sync/faults/four-photos-at-once-and-the-wanted-one-first",
                   photos_come_four_at_once_and_the_wanted_one_first);
  g_test_add_func ("/sync/faults/photo-that-was-cut-off-goes-on",
                   photo_that_was_cut_off_goes_on_where_it_ended);
  return g_test_run ();
}
