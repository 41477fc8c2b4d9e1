// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <glib/gstdio.h>
#include <string.h>

#include "store-test.h"

static char *
add_photo (XyStore *store, const char *content)
{
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));
  g_autoptr (GError) error = NULL;
  char *name = xy_store_add_photo (store, bytes, &error);

  g_assert_no_error (error);
  return name;
}

static char *
submit (XyStore *store, const char *photo)
{
  char *id = g_uuid_string_random ();

  store_test_apply (store, "Submit", XY_KIND_SUBMISSION, id,
                    store_test_fields ("photo", photo, NULL));
  return id;
}

static char *
dup_path (XyStore *store, const char *photo)
{
  const char start[] = { photo[0], photo[1], '\0' };

  return g_build_filename (xy_store_get_directory (store), "photos", start, photo, NULL);
}

static void
assert_queue (XyStore *store, gboolean up, const char *photo)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) list = xy_store_list_photos (store, up, &error);
  XyStoreCounts counts = store_test_counts (store);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (list), ==, photo != NULL ? 1 : 0);
  g_assert_cmpint (up ? counts.photos_up : counts.photos_down, ==, photo != NULL ? 1 : 0);
  if (photo != NULL)
    g_assert_cmpstr (list[0], ==, photo);
}

static void
mark_sent (XyStore *store, const char *photo)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  xy_store_photo_sent_async (store, photo, NULL, xy_test_async_cb, &result);
  xy_test_wait_result (&result);
  g_assert_true (xy_store_photo_sent_finish (store, result, &error));
}

static gboolean
take (XyStore *store, const char *photo, const char *content, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));

  return xy_store_take_photo (store, photo, bytes, error);
}

static void
bytes_come_back_untouched_and_private (void)
{
  XyStore *store = store_test_open_fresh ();
  g_autofree char *photo = add_photo (store, "photo");
  g_autofree char *submission = submit (store, photo);
  g_autofree char *path = dup_path (store, photo);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  g_assert_cmpstr (photo, ==, "55c64d0fcd6f9d5f7c828093857e3fdfda68478bb4e9bd24d481ef391c7804e8");
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  store = store_test_reopen (store);
  g_assert_true (xy_store_has_photo (store, photo));
  bytes = xy_store_load_photo (store, photo, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "photo", 5);
  g_assert_finalize_object (store);
}

static void
photo_that_is_not_here_is_missing (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "other", -1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (xy_store_has_photo (store, name));
  g_assert_false (xy_store_has_photo (store, "../../store.sqlite"));
  xy_store_load_photo_async (store, name, NULL, xy_test_async_cb, &result);
  xy_test_wait_result (&result);
  g_assert_null (xy_store_load_photo_finish (store, result, &error));
  g_assert_error (error, XY_STORE_ERROR, XY_STORE_ERROR_MISSING);
  g_clear_error (&error);
  g_assert_null (xy_store_load_photo (store, "../../store.sqlite", &error));
  g_assert_error (error, XY_STORE_ERROR, XY_STORE_ERROR_MISSING);
}

static void
photo_is_sent_once_a_submission_names_it (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *photo = add_photo (store, "photo");
  g_autofree char *submission = NULL;

  assert_queue (store, TRUE, NULL);
  submission = submit (store, photo);
  assert_queue (store, TRUE, photo);
  mark_sent (store, photo);
  assert_queue (store, TRUE, NULL);
}

static void
undone_submission_is_not_sent (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *photo = add_photo (store, "photo");
  g_autofree char *submission = submit (store, photo);
  g_autoptr (GError) error = NULL;

  g_assert_true (xy_store_undo (store, &error));
  assert_queue (store, TRUE, NULL);
  g_assert_true (xy_store_redo (store, &error));
  assert_queue (store, TRUE, photo);
}

static void
photo_of_others_is_fetched (void)
{
  XyStore *store = store_test_open_fresh ();
  g_autofree char *photo = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "theirs", -1);
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (GError) error = NULL;

  store_test_feed (store, XY_KIND_SUBMISSION, id, 2, store_test_fields ("photo", photo, NULL));
  assert_queue (store, FALSE, photo);
  g_assert_false (take (store, photo, "not theirs", &error));
  g_assert_error (error, XY_STORE_ERROR, XY_STORE_ERROR_FAILED);
  g_clear_error (&error);
  assert_queue (store, FALSE, photo);
  store = store_test_reopen (store);
  assert_queue (store, FALSE, photo);
  g_assert_true (take (store, photo, "theirs", &error));
  assert_queue (store, FALSE, NULL);
  /* The server has it: it gave it. */
  assert_queue (store, TRUE, NULL);
  g_assert_finalize_object (store);
}

/* A name from elsewhere is never taken for a path. */
static void
name_that_is_none_is_not_fetched (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *id = g_uuid_string_random ();

  store_test_feed (store, XY_KIND_SUBMISSION, id, 2,
                   store_test_fields ("photo", "../../../../etc/passwd", NULL));
  assert_queue (store, FALSE, NULL);
}

static void
photo_of_a_gone_submission_is_erased (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *photo = add_photo (store, "photo");
  g_autofree char *one = g_uuid_string_random ();
  g_autofree char *other = g_uuid_string_random ();
  g_autofree char *path = dup_path (store, photo);
  g_autofree char *report = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (xy_store_set_report (store, photo, "key", "report", &error));
  store_test_feed (store, XY_KIND_SUBMISSION, one, 1, store_test_fields ("photo", photo, NULL));
  store_test_feed (store, XY_KIND_SUBMISSION, other, 2, store_test_fields ("photo", photo, NULL));
  mark_sent (store, photo);
  store_test_feed (store, XY_KIND_SUBMISSION, one, 3, NULL);
  g_assert_true (xy_store_has_photo (store, photo));
  store_test_feed (store, XY_KIND_SUBMISSION, other, 4, NULL);
  g_assert_false (xy_store_has_photo (store, photo));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  assert_queue (store, FALSE, NULL);
  report = xy_store_get_report (store, photo, "key", &error);
  g_assert_no_error (error);
  g_assert_null (report);
  /* Nor is the report kept that was still being made. */
  g_assert_true (xy_store_set_report (store, photo, "key", "report", &error));
  report = xy_store_get_report (store, photo, "key", &error);
  g_assert_no_error (error);
  g_assert_null (report);
}

/* Its submission went from view while the photo was on its way. */
static void
photo_that_comes_too_late_is_not_kept (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *photo = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "theirs", -1);
  g_autofree char *path = dup_path (store, photo);
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (GError) error = NULL;

  store_test_feed (store, XY_KIND_SUBMISSION, id, 2, store_test_fields ("photo", photo, NULL));
  assert_queue (store, FALSE, photo);
  store_test_feed (store, XY_KIND_SUBMISSION, id, 3, NULL);
  g_assert_true (take (store, photo, "theirs", &error));
  g_assert_no_error (error);
  g_assert_false (xy_store_has_photo (store, photo));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  assert_queue (store, FALSE, NULL);
}

static void
photo_of_a_deleted_submission_is_erased_once_the_server_has_it (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *kept = add_photo (store, "kept");
  g_autofree char *sent = add_photo (store, "sent");
  g_autofree char *one = submit (store, kept);
  g_autofree char *other = submit (store, sent);
  g_autoptr (GPtrArray) batch = store_test_peek (store, 10);

  mark_sent (store, sent);
  for (guint i = 0; i < 2; i++)
    {
      const XyMutation *mutation = g_ptr_array_index (batch, i);
      XyFields *fields = xy_fields_copy (mutation->fields);

      store_test_take_answer (store, store_test_answer (XY_ANSWER_APPLIED, mutation, 1 + i, NULL));
      xy_fields_set_boolean (fields, "deleted", TRUE);
      store_test_feed (store, XY_KIND_SUBMISSION, mutation->record, 5 + i, fields);
    }
  g_assert_true (xy_store_has_photo (store, kept));
  g_assert_false (xy_store_has_photo (store, sent));
}

static void
file_that_was_lost_is_fetched_again (void)
{
  XyStore *store = store_test_open_fresh ();
  g_autofree char *photo = add_photo (store, "photo");
  g_autofree char *submission = submit (store, photo);
  g_autofree char *path = dup_path (store, photo);

  mark_sent (store, photo);
  g_assert_cmpint (g_unlink (path), ==, 0);
  store = store_test_reopen (store);
  assert_queue (store, FALSE, photo);
  g_assert_finalize_object (store);
}

static void
file_that_is_damaged_is_fetched_again (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *photo = add_photo (store, "photo");
  g_autofree char *submission = submit (store, photo);
  g_autofree char *path = dup_path (store, photo);
  g_autoptr (GError) error = NULL;

  mark_sent (store, photo);
  g_assert_true (g_file_set_contents (path, "phot0", -1, NULL));
  g_assert_null (xy_store_load_photo (store, photo, &error));
  g_assert_error (error, XY_STORE_ERROR, XY_STORE_ERROR_MISSING);
  assert_queue (store, FALSE, photo);
}

/* What a crash between file and row leaves: files that nobody was told of. */
static void
files_without_a_row_go_at_the_next_start (void)
{
  XyStore *store = store_test_open_fresh ();
  g_autofree char *photo = add_photo (store, "photo");
  g_autofree char *submission = submit (store, photo);
  g_autofree char *path = dup_path (store, photo);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *part = g_strconcat (path, ".AB12CD", NULL);
  g_autofree char *name = g_strdup (photo);
  g_autofree char *orphan = NULL;

  name[63] = name[63] == '0' ? '1' : '0';
  orphan = g_build_filename (folder, name, NULL);
  g_assert_true (g_file_set_contents (part, "half", -1, NULL));
  g_assert_true (g_file_set_contents (orphan, "orphan", -1, NULL));
  store = store_test_reopen (store);
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (orphan, G_FILE_TEST_EXISTS));
  g_assert_true (xy_store_has_photo (store, photo));
  assert_queue (store, TRUE, photo);
  g_assert_finalize_object (store);
}

static void
photo_that_nothing_names_goes_at_the_next_start (void)
{
  XyStore *store = store_test_open_fresh ();
  g_autofree char *unnamed = add_photo (store, "unnamed");
  g_autofree char *undone = add_photo (store, "undone");
  g_autofree char *submission = submit (store, undone);
  g_autoptr (GError) error = NULL;

  g_assert_true (xy_store_undo (store, &error));
  store = store_test_reopen (store);
  g_assert_false (xy_store_has_photo (store, unnamed));
  g_assert_true (xy_store_has_photo (store, undone));
  g_assert_true (xy_store_redo (store, &error));
  assert_queue (store, TRUE, undone);
  g_assert_finalize_object (store);
}

static void
reports_are_kept_by_key (void)
{
  XyStore *store = store_test_open_fresh ();
  g_autofree char *one = add_photo (store, "one");
  g_autofree char *other = add_photo (store, "other");
  g_autofree char *of_one = submit (store, one);
  g_autofree char *of_other = submit (store, other);
  g_autoptr (GAsyncResult) set = NULL, listed = NULL;
  g_autoptr (GHashTable) reports = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL, *nothing = NULL;

  g_assert_true (xy_store_set_report (store, one, "one", "first", &error));
  xy_store_set_report_async (store, other, "one", "second", NULL, xy_test_async_cb, &set);
  xy_test_wait_result (&set);
  g_assert_true (xy_store_set_report_finish (store, set, &error));
  g_assert_true (xy_store_set_report (store, one, "two", "third", &error));
  g_assert_true (xy_store_set_report (store, one, "one", "again", &error));
  g_clear_object (&set);
  store = store_test_reopen (store);

  found = xy_store_get_report (store, one, "one", &error);
  nothing = xy_store_get_report (store, other, "two", &error);
  g_assert_cmpstr (found, ==, "again");
  g_assert_null (nothing);
  xy_store_list_reports_async (store, "one", NULL, xy_test_async_cb, &listed);
  xy_test_wait_result (&listed);
  reports = xy_store_list_reports_finish (store, listed, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (reports), ==, 2);
  g_assert_cmpstr (g_hash_table_lookup (reports, other), ==, "second");
  g_clear_object (&listed);
  g_assert_finalize_object (store);
}

#define ADD(function) g_test_add_func ("/photos/" #function, function)

int
main (int argc, char *argv[])
{
  xy_test_init (&argc, &argv);
  ADD (bytes_come_back_untouched_and_private);
  ADD (photo_that_is_not_here_is_missing);
  ADD (photo_is_sent_once_a_submission_names_it);
  ADD (undone_submission_is_not_sent);
  ADD (photo_of_others_is_fetched);
  ADD (name_that_is_none_is_not_fetched);
  ADD (photo_of_a_gone_submission_is_erased);
  ADD (photo_that_comes_too_late_is_not_kept);
  ADD (photo_of_a_deleted_submission_is_erased_once_the_server_has_it);
  ADD (file_that_was_lost_is_fetched_again);
  ADD (file_that_is_damaged_is_fetched_again);
  ADD (files_without_a_row_go_at_the_next_start);
  ADD (photo_that_nothing_names_goes_at_the_next_start);
  ADD (reports_are_kept_by_key);
  return g_test_run ();
}
