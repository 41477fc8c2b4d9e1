// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "xy-sync-fixture.h"

/* Two stores and a real server in this process. */

static void
wrong_password_is_refused (void)
{
  g_autoptr (XyFixture) fixture = xy_fixture_new ();
  g_autoptr (XySignIn) sign_in = NULL;
  g_autoptr (GError) error = NULL;

  xy_fixture_add_account (fixture, "law");
  sign_in = xy_fixture_sign_in (fixture->uri, "law", "another password", &error);
  g_assert_null (sign_in);
  g_assert_error (error, XY_SYNC_ERROR, XY_SYNC_ERROR_PASSWORD);
  g_clear_error (&error);
  sign_in = xy_fixture_sign_in (fixture->uri, "nobody", XY_FIXTURE_PASSWORD, &error);
  g_assert_null (sign_in);
  g_assert_error (error, XY_SYNC_ERROR, XY_SYNC_ERROR_PASSWORD);
}

static void
sign_in_says_who_it_is (void)
{
  g_autoptr (XyFixture) fixture = xy_fixture_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (XySignIn) sign_in = NULL;

  xy_fixture_add_account (fixture, "law");
  sign_in = xy_fixture_sign_in (fixture->uri, "law", XY_FIXTURE_PASSWORD, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sign_in->account, ==, "law");
  g_assert_cmpstr (sign_in->role, ==, "college");
  g_assert_cmpuint (g_strv_length (sign_in->colleges), ==, 1);
  g_assert_cmpstr (sign_in->colleges[0], ==, xy_fixture_get_college (fixture, "法学院"));
}

static void
store_belongs_to_one_server (void)
{
  g_autoptr (XyFixture) one = xy_fixture_new ();
  g_autoptr (XyFixture) other = xy_fixture_new ();
  XyStore *store = xy_fixture_join (one, "law");
  g_autoptr (GError) error = NULL;
  g_autoptr (XySignIn) sign_in = NULL;
  g_autofree char *server = NULL;

  xy_fixture_add_account (other, "law");
  sign_in = xy_fixture_sign_in (other->uri, "law", XY_FIXTURE_PASSWORD, &error);
  g_assert_no_error (error);
  g_assert_false (xy_sync_keep_sign_in (store, other->uri, sign_in, &error));
  g_assert_error (error, XY_SYNC_ERROR, XY_SYNC_ERROR_ANOTHER_SERVER);
  server = xy_store_dup_setting (store, "server");
  g_assert_cmpstr (server, ==, one->uri);
  xy_fixture_sync (store);
  xy_fixture_close (store);
}

static void
sign_in_is_kept_without_waiting (void)
{
  g_autoptr (XyFixture) fixture = xy_fixture_new ();
  XyStore *store = xy_fixture_open (fixture);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *role = NULL;
  XySignIn *sign_in;

  xy_fixture_add_account (fixture, "law");
  sign_in = xy_fixture_sign_in (fixture->uri, "law", XY_FIXTURE_PASSWORD, &error);
  g_assert_no_error (error);
  xy_sync_keep_sign_in_async (store, fixture->uri, sign_in, NULL, xy_test_async_cb, &result);
  xy_test_wait_result (&result);
  xy_sync_keep_sign_in_finish (store, result, &error);
  g_assert_no_error (error);
  g_clear_object (&result);
  role = xy_store_dup_setting (store, "role");
  g_assert_cmpstr (role, ==, "college");
  xy_fixture_sync (store);
  xy_fixture_close (store);
}

static void
college_shares_its_students_and_no_other_sees_them (void)
{
  g_autoptr (XyFixture) fixture = xy_fixture_new ();
  XyStore *law = xy_fixture_join (fixture, "law");
  XyStore *law2 = xy_fixture_join (fixture, "law2");
  XyStore *business = xy_fixture_join (fixture, "business");
  XyStore *school = xy_fixture_join (fixture, "school");
  g_autofree char *student = xy_fixture_add_student (fixture, law, "201939000001", "张娜芳");
  g_autofree char *name = NULL;
  XySyncResult counts = xy_fixture_sync (law);
  XyStoreCounts left;

  g_assert_cmpint (counts.pushed, ==, 1);
  g_assert_cmpint (counts.applied, ==, 1);
  xy_store_get_counts (law, &left);
  g_assert_cmpint (left.waiting, ==, 0);

  xy_fixture_sync (law2);
  xy_fixture_sync (business);
  xy_fixture_sync (school);
  name = xy_fixture_dup (law2, XY_KIND_STUDENT, student, "name");
  g_assert_cmpstr (name, ==, "张娜芳");
  g_assert_cmpuint (xy_fixture_count (school, XY_KIND_STUDENT), ==, 1);
  g_assert_cmpuint (xy_fixture_count (business, XY_KIND_STUDENT), ==, 0);
  g_assert_cmpuint (xy_fixture_count (business, XY_KIND_COLLEGE), ==, 30);

  xy_fixture_close (law);
  xy_fixture_close (law2);
  xy_fixture_close (business);
  xy_fixture_close (school);
}

static void
same_roster_imported_twice_offline_is_one_set (void)
{
  static const struct
  {
    const char *number;
    const char *name;
  } roster[] = { { "201939000001", "张娜芳" },
                 { "201916000002", "丁子艳" },
                 { "201945000132", "孟煜瑶" } };
  g_autoptr (XyFixture) fixture = xy_fixture_new ();
  XyStore *stores[] = { xy_fixture_join (fixture, "law"), xy_fixture_join (fixture, "law2") };
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (GPtrArray) other = NULL;
  XyStoreCounts counts;

  for (guint i = 0; i < G_N_ELEMENTS (stores); i++)
    for (guint j = 0; j < G_N_ELEMENTS (roster); j++)
      g_free (xy_fixture_add_student (fixture, stores[i], roster[j].number, roster[j].name));
  xy_fixture_sync (stores[0]);
  xy_fixture_sync (stores[1]);
  xy_fixture_sync (stores[0]);

  one = xy_store_list (stores[0], XY_KIND_STUDENT, NULL);
  other = xy_store_list (stores[1], XY_KIND_STUDENT, NULL);
  g_assert_cmpuint (one->len, ==, G_N_ELEMENTS (roster));
  g_assert_cmpuint (other->len, ==, G_N_ELEMENTS (roster));
  for (guint i = 0; i < one->len; i++)
    {
      const XyRecord *a = g_ptr_array_index (one, i);
      const XyRecord *b = g_ptr_array_index (other, i);

      g_assert_cmpstr (a->id, ==, b->id);
      g_assert_true (xy_fields_equal (a->fields, b->fields));
    }
  xy_store_get_counts (stores[1], &counts);
  g_assert_cmpint (counts.conflicts, ==, 0);
  g_assert_cmpint (counts.waiting, ==, 0);
  xy_fixture_close (stores[0]);
  xy_fixture_close (stores[1]);
}

/* What was done to a student before the server joined it with another one follows it. */
static void
submission_follows_the_student_that_was_joined (void)
{
  g_autoptr (XyFixture) fixture = xy_fixture_new ();
  XyStore *law = xy_fixture_join (fixture, "law");
  XyStore *law2 = xy_fixture_join (fixture, "law2");
  g_autofree char *first = xy_fixture_add_student (fixture, law, "201939000001", "张娜芳");
  g_autofree char *second = xy_fixture_add_student (fixture, law2, "201939000001", "张娜芳");
  g_autoptr (GBytes) bytes = xy_fixture_render_photo (1);
  g_autofree char *photo = xy_store_add_photo (law2, bytes, NULL);
  g_autofree char *submission = xy_fixture_submit (law2, second, photo);
  g_autofree char *owner = NULL;

  xy_fixture_sync (law);
  xy_fixture_sync (law2);
  xy_fixture_sync (law);
  owner = xy_fixture_dup (law, XY_KIND_SUBMISSION, submission, "student");
  g_assert_cmpstr (owner, ==, first);
  g_clear_pointer (&owner, g_free);
  owner = xy_fixture_dup (law2, XY_KIND_SUBMISSION, submission, "student");
  g_assert_cmpstr (owner, ==, first);
  xy_fixture_close (law);
  xy_fixture_close (law2);
}

static void
edits_of_other_fields_both_hold (void)
{
  g_autoptr (XyFixture) fixture = xy_fixture_new ();
  XyStore *law = xy_fixture_join (fixture, "law");
  XyStore *law2 = xy_fixture_join (fixture, "law2");
  g_autofree char *student = xy_fixture_add_student (fixture, law, "201939000001", "张娜芳");
  g_autofree char *name = NULL;
  g_autofree char *class_name = NULL;
  XySyncResult counts;

  xy_fixture_sync (law);
  xy_fixture_sync (law2);
  xy_fixture_set (law, XY_KIND_STUDENT, student, "name", "张娜方");
  xy_fixture_set (law2, XY_KIND_STUDENT, student, "class", "2班");
  xy_fixture_sync (law);
  counts = xy_fixture_sync (law2);
  g_assert_cmpint (counts.merged, ==, 1);
  name = xy_fixture_dup (law2, XY_KIND_STUDENT, student, "name");
  class_name = xy_fixture_dup (law2, XY_KIND_STUDENT, student, "class");
  g_assert_cmpstr (name, ==, "张娜方");
  g_assert_cmpstr (class_name, ==, "2班");
  xy_fixture_close (law);
  xy_fixture_close (law2);
}

static void
conflict_waits_for_a_person_and_is_resolved (void)
{
  g_autoptr (XyFixture) fixture = xy_fixture_new ();
  XyStore *law = xy_fixture_join (fixture, "law");
  XyStore *law2 = xy_fixture_join (fixture, "law2");
  g_autofree char *student = xy_fixture_add_student (fixture, law, "201939000001", "张娜芳");
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (XyFields) mine = xy_fields_new ();
  g_autofree char *shown = NULL;
  g_autofree char *settled = NULL;
  const XyConflict *conflict;
  XySyncResult counts;
  XyStoreCounts left;

  xy_fixture_sync (law);
  xy_fixture_sync (law2);
  xy_fixture_set (law, XY_KIND_STUDENT, student, "name", "张娜方");
  xy_fixture_set (law2, XY_KIND_STUDENT, student, "name", "张那芳");
  xy_fixture_sync (law);
  counts = xy_fixture_sync (law2);
  g_assert_cmpint (counts.conflicts, ==, 1);
  shown = xy_fixture_dup (law2, XY_KIND_STUDENT, student, "name");
  g_assert_cmpstr (shown, ==, "张娜方");

  conflicts = xy_store_list_conflicts (law2, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (conflicts->len, ==, 1);
  conflict = g_ptr_array_index (conflicts, 0);
  g_assert_cmpstr (xy_fields_get_string (conflict->mutation->fields, "name"), ==, "张那芳");
  g_assert_cmpstr (xy_fields_get_string (conflict->before, "name"), ==, "张娜芳");

  xy_fields_set_string (mine, "name", "张那芳");
  xy_store_resolve (law2, conflict->mutation->id, mine, &error);
  g_assert_no_error (error);
  counts = xy_fixture_sync (law2);
  g_assert_cmpint (counts.applied, ==, 1);
  xy_store_get_counts (law2, &left);
  g_assert_cmpint (left.conflicts, ==, 0);
  xy_fixture_sync (law);
  settled = xy_fixture_dup (law, XY_KIND_STUDENT, student, "name");
  g_assert_cmpstr (settled, ==, "张那芳");
  xy_fixture_close (law);
  xy_fixture_close (law2);
}

static void
photo_travels_with_its_submission (void)
{
  g_autoptr (XyFixture) fixture = xy_fixture_new ();
  XyStore *law = xy_fixture_join (fixture, "law");
  XyStore *law2 = xy_fixture_join (fixture, "law2");
  XyStore *business = xy_fixture_join (fixture, "business");
  g_autofree char *student = xy_fixture_add_student (fixture, law, "201939000001", "张娜芳");
  g_autoptr (GBytes) bytes = xy_fixture_render_photo (1);
  g_autofree char *photo = xy_store_add_photo (law, bytes, NULL);
  g_autofree char *submission = xy_fixture_submit (law, student, photo);
  g_autoptr (GBytes) there = NULL;
  g_autoptr (GError) error = NULL;
  XySyncResult counts = xy_fixture_sync (law);
  XyStoreCounts left;

  g_assert_cmpint (counts.photos_sent, ==, 1);
  g_assert_cmpint (counts.applied, ==, 2);
  xy_store_get_counts (law, &left);
  g_assert_cmpint (left.photos_up, ==, 0);

  counts = xy_fixture_sync (law2);
  g_assert_cmpint (counts.photos_fetched, ==, 1);
  there = xy_store_load_photo (law2, photo, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (there, bytes));

  counts = xy_fixture_sync (business);
  g_assert_cmpint (counts.photos_fetched, ==, 0);
  g_assert_false (xy_store_has_photo (business, photo));
  xy_fixture_close (law);
  xy_fixture_close (law2);
  xy_fixture_close (business);
}

/* More photos than go at once, so that the next ones begin when the first are done. */
static void
many_photos_all_arrive (void)
{
  g_autoptr (XyFixture) fixture = xy_fixture_new ();
  XyStore *law = xy_fixture_join (fixture, "law");
  XyStore *law2 = xy_fixture_join (fixture, "law2");
  XySyncResult counts;

  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *number = g_strdup_printf ("2019390000%02u", i);
      g_autofree char *student = xy_fixture_add_student (fixture, law, number, "张娜芳");
      g_autoptr (GBytes) bytes = xy_fixture_render_photo (i);
      g_autofree char *photo = xy_store_add_photo (law, bytes, NULL);

      g_free (xy_fixture_submit (law, student, photo));
    }
  counts = xy_fixture_sync (law);
  g_assert_cmpint (counts.photos_sent, ==, 10);
  counts = xy_fixture_sync (law2);
  g_assert_cmpint (counts.photos_fetched, ==, 10);
  xy_fixture_close (law);
  xy_fixture_close (law2);
}

static void
unknown_token_signs_out_and_keeps_the_outbox (void)
{
  g_autoptr (XyFixture) fixture = xy_fixture_new ();
  XyStore *law = xy_fixture_join (fixture, "law");
  g_autofree char *path = g_build_filename (xy_store_get_directory (law), "token", NULL);
  g_autofree char *student = xy_fixture_add_student (fixture, law, "201939000001", "张娜芳");
  g_autoptr (GError) error = NULL;
  g_autoptr (XySignIn) sign_in = NULL;
  XySyncResult counts;
  XyStoreCounts left;

  g_file_set_contents (path, "0123456789abcdef0123456789abcdef", -1, &error);
  g_assert_no_error (error);
  g_assert_false (xy_fixture_try_sync (law, &counts, &error));
  g_assert_error (error, XY_SYNC_ERROR, XY_SYNC_ERROR_SIGNED_OUT);
  g_clear_error (&error);
  xy_store_get_counts (law, &left);
  g_assert_cmpint (left.waiting, ==, 1);

  sign_in = xy_fixture_sign_in (fixture->uri, "law", XY_FIXTURE_PASSWORD, &error);
  g_assert_no_error (error);
  xy_sync_keep_sign_in (law, fixture->uri, sign_in, &error);
  g_assert_no_error (error);
  counts = xy_fixture_sync (law);
  g_assert_cmpint (counts.applied, ==, 1);
  xy_fixture_close (law);
}

static void
signing_out_ends_the_token (void)
{
  g_autoptr (XyFixture) fixture = xy_fixture_new ();
  XyStore *law = xy_fixture_join (fixture, "law");
  g_autofree char *path = g_build_filename (xy_store_get_directory (law), "token", NULL);
  g_autofree char *token = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  XySync *sync = xy_sync_new (law);

  g_assert_true (xy_sync_token_is_in_file (law));
  g_file_get_contents (path, &token, NULL, &error);
  g_assert_no_error (error);
  xy_sync_sign_out_async (sync, NULL, xy_test_async_cb, &result);
  xy_test_wait_result (&result);
  xy_sync_sign_out_finish (sync, result, &error);
  g_assert_no_error (error);
  g_clear_object (&result);
  g_assert_finalize_object (sync);
  g_assert_false (xy_sync_token_is_in_file (law));

  g_assert_false (xy_fixture_try_sync (law, NULL, &error));
  g_assert_error (error, XY_SYNC_ERROR, XY_SYNC_ERROR_SIGNED_OUT);
  g_clear_error (&error);
  g_file_set_contents (path, token, -1, &error);
  g_assert_no_error (error);
  g_assert_false (xy_fixture_try_sync (law, NULL, &error));
  g_assert_error (error, XY_SYNC_ERROR, XY_SYNC_ERROR_SIGNED_OUT);
  xy_fixture_close (law);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_unsetenv ("DBUS_SESSION_BUS_ADDRESS");
  g_test_add_func ("/sync/wrong-password-is-refused", wrong_password_is_refused);
  g_test_add_func ("/sync/sign-in-says-who-it-is", sign_in_says_who_it_is);
  g_test_add_func ("/sync/store-belongs-to-one-server", store_belongs_to_one_server);
  g_test_add_func ("/sync/sign-in-is-kept-without-waiting", sign_in_is_kept_without_waiting);
  g_test_add_func ("/sync/college-shares-its-students-and-no-other-sees-them",
                   college_shares_its_students_and_no_other_sees_them);
  g_test_add_func ("/sync/same-roster-imported-twice-offline-is-one-set",
                   same_roster_imported_twice_offline_is_one_set);
  g_test_add_func ("/sync/submission-follows-the-student-that-was-joined",
                   submission_follows_the_student_that_was_joined);
  g_test_add_func ("/sync/edits-of-other-fields-both-hold", edits_of_other_fields_both_hold);
  g_test_add_func ("/sync/conflict-waits-for-a-person-and-is-resolved",
                   conflict_waits_for_a_person_and_is_resolved);
  g_test_add_func ("/sync/photo-travels-with-its-submission", photo_travels_with_its_submission);
  g_test_add_func ("/sync/many-photos-all-arrive", many_photos_all_arrive);
  g_test_add_func ("/sync/unknown-token-signs-out-and-keeps-the-outbox",
                   unknown_token_signs_out_and_keeps_the_outbox);
  g_test_add_func ("/sync/signing-out-ends-the-token", signing_out_ends_the_token);
  return g_test_run ();
}
