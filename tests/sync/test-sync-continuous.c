// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <glib/gstdio.h>

#include "model/xy-entity.h"
#include "xy-sync-fixture.h"

/* What goes on by itself once it is started. */

typedef struct
{
  XySync *sync;
  XySyncState state;
} WaitState;

static gboolean
has_state (gpointer user_data)
{
  const WaitState *wait = user_data;

  return xy_sync_get_state (wait->sync) == wait->state;
}

static void
wait_for_state (XySync *sync, XySyncState state)
{
  WaitState wait = { sync, state };

  xy_test_wait (has_state, &wait);
}

typedef struct
{
  XyStore *store;
  XyKind kind;
  const char *id;
} WaitRecord;

static gboolean
has_record (gpointer user_data)
{
  const WaitRecord *wait = user_data;
  g_autoptr (XyRecord) record = xy_store_lookup (wait->store, wait->kind, wait->id, NULL);

  return record != NULL;
}

static void
wait_for_record (XyStore *store, XyKind kind, const char *id)
{
  WaitRecord wait = { store, kind, id };

  xy_test_wait (has_record, &wait);
}

static gboolean
has_sent_all (gpointer user_data)
{
  XyStoreCounts counts;

  xy_store_get_counts (user_data, &counts);
  return counts.waiting == 0;
}

static void
end (XySync *sync, XyStore *store)
{
  xy_sync_stop (sync);
  g_assert_finalize_object (sync);
  xy_fixture_close (store);
}

/* A student with a submitted photo, which everyone of the college knows. */
static char *
share_submission (XyFixture *fixture, XyStore *store)
{
  g_autofree char *student = xy_fixture_add_student (fixture, store, "201939000001", "张娜芳");
  g_autoptr (GBytes) bytes = xy_fixture_render_photo (1);
  g_autofree char *photo = xy_store_add_photo (store, bytes, NULL);
  char *submission = xy_fixture_submit (store, student, photo);

  xy_fixture_sync (store);
  return submission;
}

static void
decision_arrives_elsewhere_without_asking (void)
{
  g_autoptr (XyFixture) fixture = xy_fixture_new ();
  XyStore *law = xy_fixture_join (fixture, "law");
  XyStore *law2 = xy_fixture_join (fixture, "law2");
  g_autofree char *submission = share_submission (fixture, law);
  XySync *one = xy_sync_new (law);
  XySync *other = xy_sync_new (law2);
  g_autofree char *decision = NULL;
  g_autofree char *outcome = NULL;

  xy_sync_start (one);
  xy_sync_start (other);
  wait_for_record (law2, XY_KIND_SUBMISSION, submission);
  wait_for_state (one, XY_SYNC_IDLE);
  wait_for_state (other, XY_SYNC_IDLE);

  decision = xy_fixture_decide (law, submission, XY_OUTCOME_ACCEPTED);
  wait_for_record (law2, XY_KIND_DECISION, decision);
  outcome = xy_fixture_dup (law2, XY_KIND_DECISION, decision, "outcome");
  g_assert_cmpstr (outcome, ==, XY_OUTCOME_ACCEPTED);
  end (one, law);
  end (other, law2);
}

static gboolean
has_photo (gpointer user_data)
{
  XyStore *store = user_data;
  XyStoreCounts counts;

  xy_store_get_counts (store, &counts);
  return xy_fixture_count (store, XY_KIND_SUBMISSION) == 1 && counts.photos_down == 0;
}

static void
photo_follows_by_itself (void)
{
  g_autoptr (XyFixture) fixture = xy_fixture_new ();
  XyStore *law = xy_fixture_join (fixture, "law");
  XyStore *law2 = xy_fixture_join (fixture, "law2");
  XySync *other = xy_sync_new (law2);
  g_autofree char *submission = NULL;
  g_autofree char *photo = NULL;

  xy_sync_start (other);
  wait_for_state (other, XY_SYNC_IDLE);
  submission = share_submission (fixture, law);
  xy_test_wait (has_photo, law2);
  photo = xy_fixture_dup (law2, XY_KIND_SUBMISSION, submission, "photo");
  g_assert_true (xy_store_has_photo (law2, photo));
  end (other, law2);
  xy_fixture_close (law);
}

static void
sign_in_just_behind_the_look_for_a_token_is_seen (void)
{
  g_autoptr (XyFixture) fixture = xy_fixture_new ();
  XyStore *law = xy_fixture_join (fixture, "law");
  g_autofree char *path = g_build_filename (xy_store_get_directory (law), "token", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (XySignIn) sign_in =
      xy_fixture_sign_in (fixture->uri, "law", XY_FIXTURE_PASSWORD, &error);
  XySync *sync = xy_sync_new (law);

  g_assert_no_error (error);
  g_assert_cmpint (g_unlink (path), ==, 0);
  xy_sync_start (sync);
  xy_sync_keep_sign_in (law, fixture->uri, sign_in, &error);
  g_assert_no_error (error);
  xy_sync_now (sync);
  wait_for_state (sync, XY_SYNC_IDLE);
  end (sync, law);
}

static gboolean
has_sent_all_records (gpointer user_data)
{
  XyStoreCounts counts;

  xy_store_get_counts (user_data, &counts);
  return counts.waiting == 0;
}

static void
photo_that_is_not_taken_holds_up_nothing_and_is_told (void)
{
  g_autoptr (XyFixture) fixture = xy_fixture_new ();
  XyStore *law = xy_fixture_join (fixture, "law");
  XyStore *law2 = xy_fixture_join (fixture, "law2");
  XySync *sync = xy_sync_new (law);
  XySync *once = xy_sync_new (law2);
  g_autoptr (GBytes) text = g_bytes_new_static ("no photo", 8);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      XyStore *store = i == 0 ? law : law2;
      g_autofree char *number = g_strdup_printf ("20193900000%u", i);
      g_autofree char *student = xy_fixture_add_student (fixture, store, number, "张娜芳");
      g_autofree char *photo = xy_store_add_photo (store, text, NULL);

      g_free (xy_fixture_submit (store, student, photo));
    }
  xy_sync_start (sync);
  xy_test_wait (has_sent_all_records, law);
  wait_for_state (sync, XY_SYNC_IDLE);
  g_assert_nonnull (xy_sync_get_message (sync));
  /* As long as it waits, whatever else is sent. */
  g_free (xy_fixture_add_student (fixture, law, "201939000009", "李四"));
  xy_test_wait (has_sent_all_records, law);
  wait_for_state (sync, XY_SYNC_IDLE);
  g_assert_nonnull (xy_sync_get_message (sync));
  end (sync, law);

  xy_sync_once_async (once, NULL, xy_test_async_cb, &result);
  xy_test_wait_result (&result);
  xy_sync_once_finish (once, result, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (has_sent_all_records (law2));
  g_assert_nonnull (xy_sync_get_message (once));
  g_clear_object (&result);
  end (once, law2);
}

static void
what_was_done_offline_is_sent_once_when_the_server_is_back (void)
{
  g_autoptr (XyFixture) fixture = xy_fixture_new ();
  XyStore *law = xy_fixture_join (fixture, "law");
  XyStore *law2 = xy_fixture_join (fixture, "law2");
  g_autofree char *submission = share_submission (fixture, law);
  XySync *sync = xy_sync_new (law);
  g_autofree char *decision = NULL;
  XySyncResult counts;
  XyStoreCounts waiting;

  xy_sync_start (sync);
  wait_for_state (sync, XY_SYNC_IDLE);
  g_assert_null (xy_sync_get_offline_since (sync));
  xy_fixture_stop (fixture);
  decision = xy_fixture_decide (law, submission, XY_OUTCOME_REJECTED);
  wait_for_state (sync, XY_SYNC_OFFLINE);
  g_assert_nonnull (xy_sync_get_offline_since (sync));
  g_assert_nonnull (xy_sync_get_message (sync));
  xy_store_get_counts (law, &waiting);
  g_assert_cmpint (waiting.waiting, ==, 1);

  xy_fixture_restart (fixture);
  xy_test_wait (has_sent_all, law);
  wait_for_state (sync, XY_SYNC_IDLE);
  g_assert_null (xy_sync_get_offline_since (sync));
  g_assert_null (xy_sync_get_message (sync));

  /* One decision, at its first revision: it was applied once. */
  counts = xy_fixture_sync (law2);
  g_assert_cmpint (counts.conflicts, ==, 0);
  g_assert_cmpuint (xy_fixture_count (law2, XY_KIND_DECISION), ==, 1);
  end (sync, law);
  xy_fixture_close (law2);
}

typedef struct
{
  guint seen;
  guint wanted;
} Visits;

static gboolean
incoming_cb (GSocketService *service,
             GSocketConnection *connection,
             GObject *source,
             gpointer user_data)
{
  Visits *visits = user_data;

  visits->seen++;
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
  return TRUE;
}

static gboolean
was_visited (gpointer user_data)
{
  const Visits *visits = user_data;

  return visits->seen >= visits->wanted;
}

/* Where the server was, somebody hangs up on every caller. */
static GSocketService *
hang_up_instead (const XyFixture *fixture, Visits *visits)
{
  g_autoptr (GUri) uri = g_uri_parse (fixture->uri, G_URI_FLAGS_NONE, NULL);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address =
      g_inet_socket_address_new (loopback, (guint16) g_uri_get_port (uri));
  GSocketService *service = g_socket_service_new ();
  g_autoptr (GError) error = NULL;

  g_socket_listener_add_address (G_SOCKET_LISTENER (service), address, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, NULL, &error);
  g_assert_no_error (error);
  g_signal_connect (service, "incoming", G_CALLBACK (incoming_cb), visits);
  g_socket_service_start (service);
  return service;
}

/* Each pause after a failure is a second at least, so that ten tries without asking would take
 * ten seconds. */
static void
trying_now_does_not_wait_for_the_pause (void)
{
  g_autoptr (XyFixture) fixture = xy_fixture_new ();
  XyStore *law = xy_fixture_join (fixture, "law");
  XySync *sync = xy_sync_new (law);
  g_autoptr (GSocketService) service = NULL;
  Visits visits = { 0 };
  gint64 begun;

  xy_fixture_stop (fixture);
  service = hang_up_instead (fixture, &visits);
  xy_sync_start (sync);
  wait_for_state (sync, XY_SYNC_OFFLINE);
  begun = g_get_monotonic_time ();
  for (guint i = 0; i < 10; i++)
    {
      visits.wanted = visits.seen + 1;
      xy_sync_now (sync);
      xy_test_wait (was_visited, &visits);
    }
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 10 * G_USEC_PER_SEC);
  g_assert_cmpint (xy_sync_get_state (sync), ==, XY_SYNC_OFFLINE);
  g_socket_service_stop (service);
  g_socket_listener_close (G_SOCKET_LISTENER (service));

  xy_fixture_restart (fixture);
  xy_sync_now (sync);
  wait_for_state (sync, XY_SYNC_IDLE);
  end (sync, law);
}

static void
without_account_it_waits_signed_out (void)
{
  g_autoptr (XyFixture) fixture = xy_fixture_new ();
  XyStore *store = xy_fixture_open (fixture);
  XySync *sync = xy_sync_new (store);
  g_autoptr (GError) error = NULL;
  g_autoptr (XySignIn) sign_in = NULL;

  xy_sync_start (sync);
  g_assert_cmpint (xy_sync_get_state (sync), ==, XY_SYNC_SIGNED_OUT);
  xy_fixture_add_account (fixture, "law");
  sign_in = xy_fixture_sign_in (fixture->uri, "law", XY_FIXTURE_PASSWORD, &error);
  g_assert_no_error (error);
  xy_sync_keep_sign_in (store, fixture->uri, sign_in, &error);
  g_assert_no_error (error);
  xy_sync_now (sync);
  wait_for_state (sync, XY_SYNC_IDLE);
  g_assert_nonnull (xy_sync_get_last_success (sync));
  end (sync, store);
}

static void
token_that_is_taken_no_more_signs_out (void)
{
  g_autoptr (XyFixture) fixture = xy_fixture_new ();
  XyStore *law = xy_fixture_join (fixture, "law");
  g_autofree char *path = g_build_filename (xy_store_get_directory (law), "token", NULL);
  g_autofree char *student = xy_fixture_add_student (fixture, law, "201939000001", "张娜芳");
  XySync *sync = xy_sync_new (law);
  g_autoptr (GError) error = NULL;
  XyStoreCounts counts;

  g_file_set_contents (path, "0123456789abcdef0123456789abcdef", -1, &error);
  g_assert_no_error (error);
  xy_sync_start (sync);
  wait_for_state (sync, XY_SYNC_SIGNED_OUT);
  g_assert_nonnull (xy_sync_get_message (sync));
  xy_store_get_counts (law, &counts);
  g_assert_cmpint (counts.waiting, ==, 1);
  end (sync, law);
}

/* Letting go of it in the middle of everything leaves nothing behind. */
static void
last_unref_ends_it (void)
{
  g_autoptr (XyFixture) fixture = xy_fixture_new ();
  XyStore *law = xy_fixture_join (fixture, "law");
  g_autofree char *student = xy_fixture_add_student (fixture, law, "201939000001", "张娜芳");
  XySync *sync = xy_sync_new (law);

  xy_sync_start (sync);
  wait_for_state (sync, XY_SYNC_BUSY);
  g_assert_finalize_object (sync);
  sync = xy_sync_new (law);
  xy_sync_start (sync);
  wait_for_state (sync, XY_SYNC_IDLE);
  g_assert_finalize_object (sync);
  xy_fixture_close (law);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_unsetenv ("DBUS_SESSION_BUS_ADDRESS");
  g_test_add_func ("/sync/continuous/decision-arrives-elsewhere-without-asking",
                   decision_arrives_elsewhere_without_asking);
  g_test_add_func ("/sync/continuous/photo-follows-by-itself", photo_follows_by_itself);
  g_test_add_func ("/sync/continuous/what-was-done-offline-is-sent-once",
                   what_was_done_offline_is_sent_once_when_the_server_is_back);
  g_test_add_func ("/sync/continuous/trying-now-does-not-wait-for-the-pause",
                   trying_now_does_not_wait_for_the_pause);
  g_test_add_func ("/sync/continuous/without-account-it-waits-signed-out",
                   without_account_it_waits_signed_out);
  g_test_add_func ("/sync/continuous/token-that-is-taken-no-more-signs-out",
                   token_that_is_taken_no_more_signs_out);
  g_test_add_func ("/sync/continuous/last-unref-ends-it", last_unref_ends_it);
  g_test_add_func ("/sync/continuous/photo-that-is-not-taken",
                   photo_that_is_not_taken_holds_up_nothing_and_is_told);
  g_test_add_func ("/sync/continuous/sign-in-just-behind-the-look-for-a-token",
                   sign_in_just_behind_the_look_for_a_token_is_seen);
  return g_test_run ();
}
