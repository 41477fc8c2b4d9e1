// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <glib/gstdio.h>
#include <string.h>

#include "store-test.h"

#define COLLEGE "3f0c0000-0000-4000-8000-0000000000c0"

static int
mode_of (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return status.st_mode & 0777;
}

static void
store_is_for_its_owner_only (void)
{
  g_autofree char *parent = xy_test_dup_folder ();
  g_autofree char *folder = g_build_filename (parent, "a", "b", NULL);
  g_autoptr (XyStore) store = store_test_open (folder, NULL);

  g_assert_cmpint (mode_of (folder, "."), ==, 0700);
  g_assert_cmpint (mode_of (folder, "store.sqlite"), ==, 0600);
  g_assert_cmpint (mode_of (folder, "store.sqlite-wal"), ==, 0600);
  g_assert_cmpint (mode_of (folder, "lock"), ==, 0600);
}

static void
second_opener_is_told_that_it_is_in_use (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autoptr (GError) error = NULL;

  g_assert_null (xy_store_open (xy_store_get_directory (store), NULL, &error));
  g_assert_error (error, XY_STORE_ERROR, XY_STORE_ERROR_IN_USE);
}

static gpointer
open_elsewhere (gpointer folder)
{
  g_autoptr (XyStore) store = store_test_open (folder, NULL);

  return GINT_TO_POINTER (TRUE);
}

static void
second_opener_waits_for_a_short_use (void)
{
  XyStore *store = store_test_open_fresh ();
  g_autofree char *folder = g_strdup (xy_store_get_directory (store));
  GThread *other = g_thread_new ("other", open_elsewhere, folder);

  /* The other one is waiting, or about to: it gets the lock once this store is closed. */
  g_assert_finalize_object (store);
  g_assert_true (GPOINTER_TO_INT (g_thread_join (other)));
}

static void
unreadable_store_is_refused (void)
{
  g_autofree char *folder = xy_test_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "store.sqlite", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (
      path, "Not a database, though it is long enough to have the head of one; not at all.", -1,
      NULL));
  g_assert_null (xy_store_open (folder, NULL, &error));
  g_assert_error (error, XY_STORE_ERROR, XY_STORE_ERROR_UNREADABLE);
}

static void
seed_is_what_a_new_store_begins_with (void)
{
  g_autofree char *folder = xy_test_dup_folder ();
  g_autoptr (GPtrArray) seed = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_record_unref);
  XyStore *store;

  g_ptr_array_add (seed, xy_record_new (XY_KIND_COLLEGE, COLLEGE, 0,
                                        store_test_fields ("short_name", "法学院", NULL)));
  store = store_test_open (folder, seed);
  store_test_assert_field (store, XY_KIND_COLLEGE, COLLEGE, "short_name", "法学院");
  g_assert_cmpint (store_test_counts (store).waiting, ==, 0);
  store_test_apply (store, "Rename", XY_KIND_COLLEGE, COLLEGE,
                    store_test_fields ("short_name", "法院", NULL));
  g_assert_finalize_object (store);

  /* Not a second time. */
  store = store_test_open (folder, seed);
  store_test_assert_field (store, XY_KIND_COLLEGE, COLLEGE, "short_name", "法院");
  g_assert_finalize_object (store);
}

static void
origin_stays (void)
{
  XyStore *store = store_test_open_fresh ();
  g_autofree char *origin = g_strdup (xy_store_get_origin (store));

  g_assert_true (xy_uuid_is_valid (origin));
  store = store_test_reopen (store);
  g_assert_cmpstr (xy_store_get_origin (store), ==, origin);
  g_assert_finalize_object (store);
}

static void
settings_stay (void)
{
  XyStore *store = store_test_open_fresh ();
  g_autoptr (GError) error = NULL;
  g_autofree char *nothing = xy_store_dup_setting (store, "server");
  g_autofree char *server = NULL, *role = NULL;

  g_assert_null (nothing);
  xy_store_set_setting (store, "server", "http://127.0.0.1:8470", &error);
  xy_store_set_setting (store, "role", "college", &error);
  xy_store_set_setting (store, "role", NULL, &error);
  g_assert_no_error (error);
  store = store_test_reopen (store);
  server = xy_store_dup_setting (store, "server");
  role = xy_store_dup_setting (store, "role");
  g_assert_cmpstr (server, ==, "http://127.0.0.1:8470");
  g_assert_null (role);
  g_assert_finalize_object (store);
}

static void
edit_is_a_waiting_mutation (void)
{
  XyStore *store = store_test_open_fresh ();
  g_autofree char *id = NULL;
  g_autoptr (XyMutation) mutation = NULL;
  g_autoptr (GError) error = NULL;
  XyStoreCounts counts;

  xy_store_set_setting (store, "account", "fa", &error);
  g_assert_no_error (error);
  id = store_test_create_student (store, "201", "张三");
  store = store_test_reopen (store);

  store_test_assert_field (store, XY_KIND_STUDENT, id, "name", "张三");
  mutation = store_test_peek_one (store);
  g_assert_cmpstr (mutation->record, ==, id);
  g_assert_cmpstr (mutation->origin, ==, xy_store_get_origin (store));
  g_assert_cmpstr (mutation->by, ==, "fa");
  g_assert_cmpint (mutation->base, ==, 0);
  g_assert_cmpuint (xy_fields_get_size (mutation->fields), ==, 3);
  counts = store_test_counts (store);
  g_assert_cmpint (counts.waiting, ==, 1);
  g_assert_cmpint (counts.waiting_mutations, ==, 1);
  g_assert_cmpstr (counts.waiting_since, ==, mutation->at);
  g_assert_finalize_object (store);
}

static void
only_what_differs_is_an_edit (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *id = store_test_create_student (store, "201", "张三");
  g_autoptr (GPtrArray) batch = NULL;
  const XyMutation *mutation;
  XyFields *fields = store_test_fields ("name", "张三", "class", "2班", NULL);

  store_test_apply (store, "Same", XY_KIND_STUDENT, id, store_test_fields ("name", "张三", NULL));
  g_assert_cmpint (store_test_counts (store).waiting, ==, 1);
  g_assert_cmpstr (xy_store_get_undo_label (store), ==, "Add student");

  xy_fields_set_null (fields, "major");
  store_test_apply (store, "Class", XY_KIND_STUDENT, id, fields);
  batch = store_test_peek (store, 100);
  g_assert_cmpuint (batch->len, ==, 2);
  mutation = g_ptr_array_index (batch, 1);
  g_assert_cmpuint (xy_fields_get_size (mutation->fields), ==, 1);
  g_assert_true (xy_fields_has (mutation->fields, "class"));
}

static void
list_has_the_living_ones_by_id (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *one = store_test_create_student (store, "201", "张三");
  g_autofree char *two = store_test_create_student (store, "202", "李四");
  g_autofree char *three = store_test_create_student (store, "203", "王五");
  XyFields *fields = xy_fields_new ();
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  xy_fields_set_boolean (fields, "deleted", TRUE);
  store_test_apply (store, "Delete", XY_KIND_STUDENT, two, fields);
  list = xy_store_list (store, XY_KIND_STUDENT, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpstr (((XyRecord *) list->pdata[0])->id, ==, strcmp (one, three) < 0 ? one : three);
  g_assert_cmpstr (((XyRecord *) list->pdata[1])->id, ==, strcmp (one, three) < 0 ? three : one);
}

static void
list_of_all_goes_by_kind (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *student = store_test_create_student (store, "201", "张三");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  store_test_apply (store, NULL, XY_KIND_COLLEGE, COLLEGE,
                    store_test_fields ("short_name", "法学院", NULL));
  xy_store_list_all_async (store, NULL, xy_test_async_cb, &result);
  xy_test_wait_result (&result);
  list = xy_store_list_all_finish (store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpstr (((XyRecord *) list->pdata[0])->id, ==, COLLEGE);
  g_assert_cmpstr (((XyRecord *) list->pdata[1])->id, ==, student);
}

static void
natural_key_finds_the_living_record (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *id = store_test_create_student (store, "201", "张三");
  g_autoptr (XyRecord) found = NULL, gone = NULL,
                       record = store_test_lookup (store, XY_KIND_STUDENT, id);
  g_autofree char *key = xy_record_dup_natural_key (XY_KIND_STUDENT, record->fields);
  g_autoptr (GError) error = NULL;

  found = xy_store_lookup_by_key (store, XY_KIND_STUDENT, key, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found->id, ==, id);
  g_assert_true (xy_store_undo (store, &error));
  gone = xy_store_lookup_by_key (store, XY_KIND_STUDENT, key, &error);
  g_assert_no_error (error);
  g_assert_null (gone);
}

static void
batch_never_splits_an_act (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autoptr (GError) error = NULL;
  static const guint sizes[] = { 3, 2, 4 };
  static const struct
  {
    guint max;
    guint n;
  } cases[] = { { 1, 3 }, { 3, 3 }, { 4, 3 }, { 5, 5 }, { 8, 5 }, { 9, 9 }, { 100, 9 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GPtrArray) edits = store_test_edits ();

      for (guint j = 0; j < sizes[i]; j++)
        g_ptr_array_add (edits, xy_edit_new (XY_KIND_COLLEGE, NULL,
                                             store_test_fields ("short_name", "x", NULL)));
      g_assert_true (xy_store_apply (store, "Add", edits, &error));
    }
  g_assert_cmpint (store_test_counts (store).waiting, ==, 3);
  g_assert_cmpint (store_test_counts (store).waiting_mutations, ==, 9);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) batch = store_test_peek (store, cases[i].max);

      g_assert_cmpuint (batch->len, ==, cases[i].n);
    }
}

typedef struct
{
  guint n_records;
  guint n_outbox;
  guint n_changed;
  guint n_gone;
} Heard;

static void
records_changed_cb (XyStore *store, GPtrArray *changed, GPtrArray *gone, gpointer user_data)
{
  Heard *heard = user_data;

  heard->n_records++;
  heard->n_changed += changed->len;
  heard->n_gone += gone->len;
}

static void
outbox_changed_cb (XyStore *store, gpointer user_data)
{
  ((Heard *) user_data)->n_outbox++;
}

static void
signals_come_before_the_callback (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autoptr (GPtrArray) edits = store_test_edits ();
  g_autoptr (GAsyncResult) applied = NULL, undone = NULL;
  g_autoptr (GError) error = NULL;
  Heard heard = { 0 };

  g_signal_connect (store, "records-changed", G_CALLBACK (records_changed_cb), &heard);
  g_signal_connect (store, "outbox-changed", G_CALLBACK (outbox_changed_cb), &heard);
  for (guint i = 0; i < 3; i++)
    g_ptr_array_add (
        edits, xy_edit_new (XY_KIND_COLLEGE, NULL, store_test_fields ("short_name", "x", NULL)));
  xy_store_apply_async (store, "Add", edits, NULL, xy_test_async_cb, &applied);
  g_assert_cmpuint (heard.n_records, ==, 0);
  xy_test_wait_result (&applied);
  g_assert_true (xy_store_apply_finish (store, applied, NULL, &error));
  g_assert_cmpuint (heard.n_records, ==, 1);
  g_assert_cmpuint (heard.n_changed, ==, 3);
  g_assert_cmpuint (heard.n_outbox, ==, 1);

  xy_store_undo_async (store, FALSE, NULL, xy_test_async_cb, &undone);
  xy_test_wait_result (&undone);
  g_assert_true (xy_store_undo_finish (store, undone, &error));
  g_assert_cmpuint (heard.n_records, ==, 2);
  g_assert_cmpuint (heard.n_gone, ==, 3);
}

static void
cancelled_call_does_nothing (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autoptr (GPtrArray) edits = store_test_edits ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (
      edits, xy_edit_new (XY_KIND_COLLEGE, NULL, store_test_fields ("short_name", "x", NULL)));
  g_cancellable_cancel (cancellable);
  xy_store_apply_async (store, "Add", edits, cancellable, xy_test_async_cb, &result);
  xy_test_wait_result (&result);
  g_assert_false (xy_store_apply_finish (store, result, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (store_test_count (store, XY_KIND_COLLEGE), ==, 0);
}

/* Closing waits for what is under way, and every call gets its answer. */
static void
close_finishes_what_is_under_way (void)
{
  XyStore *store = store_test_open_fresh ();
  g_autoptr (GPtrArray) edits = store_test_edits ();
  g_autoptr (GAsyncResult) result = NULL, late = NULL;
  g_autoptr (GError) error = NULL;
  const XyEdit *edit;

  g_ptr_array_add (
      edits, xy_edit_new (XY_KIND_COLLEGE, NULL, store_test_fields ("short_name", "x", NULL)));
  edit = g_ptr_array_index (edits, 0);
  xy_store_apply_async (store, "Add", edits, NULL, xy_test_async_cb, &result);
  xy_store_close (store);
  xy_test_wait_result (&result);
  g_assert_true (xy_store_apply_finish (store, result, NULL, &error));
  g_assert_no_error (error);

  xy_store_apply_async (store, "Add", edits, NULL, xy_test_async_cb, &late);
  xy_test_wait_result (&late);
  g_assert_false (xy_store_apply_finish (store, late, NULL, &error));
  g_assert_error (error, XY_STORE_ERROR, XY_STORE_ERROR_FAILED);
  g_clear_object (&result);
  g_clear_object (&late);

  store = store_test_reopen (store);
  store_test_assert_field (store, XY_KIND_COLLEGE, edit->id, "short_name", "x");
  g_assert_finalize_object (store);
}

static void
two_stores_do_not_meet (void)
{
  g_autoptr (XyStore) one = store_test_open_fresh ();
  g_autoptr (XyStore) other = store_test_open_fresh ();
  g_autofree char *id = store_test_create_student (one, "201", "张三");

  g_assert_cmpstr (xy_store_get_origin (one), !=, xy_store_get_origin (other));
  g_assert_true (store_test_is_living (one, XY_KIND_STUDENT, id));
  g_assert_cmpuint (store_test_count (other, XY_KIND_STUDENT), ==, 0);
}

#define ADD(function) g_test_add_func ("/records/" #function, function)

int
main (int argc, char *argv[])
{
  xy_test_init (&argc, &argv);
  ADD (store_is_for_its_owner_only);
  ADD (second_opener_is_told_that_it_is_in_use);
  ADD (second_opener_waits_for_a_short_use);
  ADD (unreadable_store_is_refused);
  ADD (seed_is_what_a_new_store_begins_with);
  ADD (origin_stays);
  ADD (settings_stay);
  ADD (edit_is_a_waiting_mutation);
  ADD (only_what_differs_is_an_edit);
  ADD (list_has_the_living_ones_by_id);
  ADD (list_of_all_goes_by_kind);
  ADD (natural_key_finds_the_living_record);
  ADD (batch_never_splits_an_act);
  ADD (signals_come_before_the_callback);
  ADD (cancelled_call_does_nothing);
  ADD (close_finishes_what_is_under_way);
  ADD (two_stores_do_not_meet);
  return g_test_run ();
}
