// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store-test.h"

/* Another program that has a store open. */

static GSubprocess *
start_other_program (const char *folder)
{
  g_autofree char *program = xy_test_dup_built ("tests/store/crash-writer");
  g_autoptr (GError) error = NULL;
  GSubprocess *other =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, folder, "1", NULL);
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *line = NULL;

  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (other));
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (lines), FALSE);
  line = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (line);
  return other;
}

static void
end_other_program (GSubprocess *other)
{
  g_subprocess_force_exit (other);
  g_subprocess_wait (other, NULL, NULL);
  g_object_unref (other);
}

static gboolean
tick_cb (gpointer user_data)
{
  (*(guint *) user_data)++;
  return G_SOURCE_CONTINUE;
}

static gboolean
has_ticked (gpointer user_data)
{
  return *(guint *) user_data >= 20;
}

static XyStore *
finish_open (GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;
  XyStore *store;

  xy_test_wait_result (result);
  store = xy_store_open_finish (*result, &error);
  g_assert_no_error (error);
  return store;
}

static XyStore *
open_without_waiting (const char *folder)
{
  g_autoptr (GAsyncResult) result = NULL;

  xy_store_open_async (folder, NULL, NULL, xy_test_async_cb, &result);
  return finish_open (&result);
}

static void
close_without_waiting (XyStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;

  xy_store_close_async (store, xy_test_async_cb, &result);
  xy_test_wait_result (&result);
  xy_store_close_finish (store, result);
}

static void
main_loop_runs_while_another_program_is_waited_for (void)
{
  g_autofree char *folder = xy_test_dup_folder ();
  GSubprocess *other = start_other_program (folder);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint n_ticks = 0;
  guint source = g_timeout_add (10, tick_cb, &n_ticks);

  xy_store_open_async (folder, NULL, NULL, xy_test_async_cb, &result);
  xy_test_wait (has_ticked, &n_ticks);
  g_assert_null (result);
  xy_test_wait_result (&result);
  g_assert_null (xy_store_open_finish (result, &error));
  g_assert_error (error, XY_STORE_ERROR, XY_STORE_ERROR_IN_USE);
  g_source_remove (source);
  end_other_program (other);
}

static void
store_is_opened_when_the_other_program_ends (void)
{
  g_autofree char *folder = xy_test_dup_folder ();
  GSubprocess *other = start_other_program (folder);
  g_autoptr (GAsyncResult) result = NULL;
  XyStore *store;

  xy_store_open_async (folder, NULL, NULL, xy_test_async_cb, &result);
  end_other_program (other);
  store = finish_open (&result);
  g_assert_cmpuint (store_test_count (store, XY_KIND_STUDENT), >=, 1);
  g_clear_object (&result);
  g_assert_finalize_object (store);
}

static void
waiting_for_another_program_can_be_cancelled (void)
{
  g_autofree char *folder = xy_test_dup_folder ();
  GSubprocess *other = start_other_program (folder);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint n_ticks = 0;
  guint source = g_timeout_add (10, tick_cb, &n_ticks);

  xy_store_open_async (folder, NULL, cancellable, xy_test_async_cb, &result);
  xy_test_wait (has_ticked, &n_ticks);
  g_cancellable_cancel (cancellable);
  xy_test_wait_result (&result);
  g_assert_null (xy_store_open_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_source_remove (source);
  end_other_program (other);
}

static void
what_was_asked_for_before_closing_is_done (void)
{
  g_autofree char *folder = xy_test_dup_folder ();
  XyStore *store = open_without_waiting (folder);
  g_autoptr (GAsyncResult) applied = NULL, set = NULL;
  g_autoptr (GPtrArray) edits = store_test_edits ();
  g_autoptr (GError) error = NULL;
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *value = NULL;

  g_ptr_array_add (
      edits, xy_edit_new (XY_KIND_STUDENT, id,
                          store_test_fields ("campaign", "one", "student_number", "201", NULL)));
  xy_store_apply_async (store, "Add", edits, NULL, xy_test_async_cb, &applied);
  xy_store_set_setting_async (store, "college", "law", NULL, xy_test_async_cb, &set);
  close_without_waiting (store);
  g_assert_nonnull (applied);
  g_assert_nonnull (set);
  g_assert_true (xy_store_apply_finish (store, applied, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (xy_store_set_setting_finish (store, set, &error));
  g_assert_no_error (error);
  g_clear_object (&applied);
  g_clear_object (&set);
  g_assert_finalize_object (store);

  store = open_without_waiting (folder);
  value = xy_store_dup_setting (store, "college");
  g_assert_cmpstr (value, ==, "law");
  g_assert_true (store_test_is_living (store, XY_KIND_STUDENT, id));
  g_assert_finalize_object (store);
}

static void
setting_is_told_once_it_is_kept (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *kept = NULL, *gone = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      xy_store_set_setting_async (store, "college", i == 0 ? "law" : NULL, NULL, xy_test_async_cb,
                                  &result);
      xy_test_wait_result (&result);
      g_assert_true (xy_store_set_setting_finish (store, result, &error));
      g_assert_no_error (error);
      *(i == 0 ? &kept : &gone) = xy_store_dup_setting (store, "college");
    }
  g_assert_cmpstr (kept, ==, "law");
  g_assert_null (gone);
}

static void
fail_cb (XyStore *store)
{
  g_assert_not_reached ();
}

static void
nothing_is_heard_of_a_store_that_is_being_closed (void)
{
  XyStore *store = store_test_open_fresh ();
  g_autoptr (GAsyncResult) applied = NULL, late = NULL;
  g_autoptr (GPtrArray) edits = store_test_edits ();
  g_autoptr (GError) error = NULL;

  g_signal_connect (store, "records-changed", G_CALLBACK (fail_cb), NULL);
  g_signal_connect (store, "outbox-changed", G_CALLBACK (fail_cb), NULL);
  g_ptr_array_add (
      edits, xy_edit_new (XY_KIND_STUDENT, NULL,
                          store_test_fields ("campaign", "one", "student_number", "1", NULL)));
  xy_store_apply_async (store, "Add", edits, NULL, xy_test_async_cb, &applied);
  xy_store_close_async (store, NULL, NULL);
  /* Nor is it asked any more. */
  xy_store_apply_async (store, "Add", edits, NULL, xy_test_async_cb, &late);
  g_assert_false (xy_store_apply (store, "Add", edits, NULL));
  xy_test_wait_result (&late);
  g_assert_false (xy_store_apply_finish (store, late, NULL, &error));
  g_assert_error (error, XY_STORE_ERROR, XY_STORE_ERROR_FAILED);
  close_without_waiting (store);
  g_assert_true (xy_store_apply_finish (store, applied, NULL, NULL));
  g_clear_object (&applied);
  g_clear_object (&late);
  g_assert_finalize_object (store);
}

static void
store_can_be_closed_twice (void)
{
  XyStore *store = store_test_open_fresh ();
  g_autoptr (GAsyncResult) first = NULL, second = NULL;

  xy_store_close_async (store, xy_test_async_cb, &first);
  xy_store_close_async (store, xy_test_async_cb, &second);
  xy_test_wait_result (&first);
  xy_test_wait_result (&second);
  g_clear_object (&first);
  g_clear_object (&second);
  close_without_waiting (store);
  xy_store_close (store);
  g_assert_finalize_object (store);
}

static void
closing_at_once_answers_who_closes_without_waiting (void)
{
  XyStore *store = store_test_open_fresh ();
  g_autoptr (GAsyncResult) result = NULL;

  xy_store_close_async (store, xy_test_async_cb, &result);
  xy_store_close (store);
  xy_test_wait_result (&result);
  g_clear_object (&result);
  g_assert_finalize_object (store);
}

static void
second_opening_of_a_folder_waits_for_the_first (void)
{
  g_autofree char *folder = xy_test_dup_folder ();
  XyStore *first = open_without_waiting (folder), *second;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *id = NULL;
  guint n_ticks = 0;
  guint source = g_timeout_add (10, tick_cb, &n_ticks);

  xy_store_open_async (folder, NULL, NULL, xy_test_async_cb, &result);
  xy_test_wait (has_ticked, &n_ticks);
  g_assert_null (result);
  id = store_test_create_student (first, "201", "张三");
  close_without_waiting (first);
  second = finish_open (&result);
  g_assert_true (store_test_is_living (second, XY_KIND_STUDENT, id));
  g_source_remove (source);
  g_clear_object (&result);
  g_assert_finalize_object (first);
  g_assert_finalize_object (second);
}

static void
store_that_nobody_takes_is_closed (void)
{
  g_autofree char *folder = xy_test_dup_folder ();
  g_autoptr (GAsyncResult) result = NULL;
  XyStore *store;

  xy_store_open_async (folder, NULL, NULL, xy_test_async_cb, &result);
  xy_test_wait_result (&result);
  g_clear_object (&result);
  store = store_test_open (folder, NULL);
  g_assert_finalize_object (store);
}

static void
seed_is_there_without_waiting_too (void)
{
  g_autofree char *folder = xy_test_dup_folder ();
  g_autoptr (GPtrArray) seed = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_record_unref);
  g_autoptr (GAsyncResult) result = NULL;
  XyStore *store;

  g_ptr_array_add (seed, xy_record_new (XY_KIND_COLLEGE, "3f0c0000-0000-4000-8000-000000000002", 0,
                                        store_test_fields ("name", "法学院", NULL)));
  xy_store_open_async (folder, seed, NULL, xy_test_async_cb, &result);
  /* The caller may forget it at once. */
  g_clear_pointer (&seed, g_ptr_array_unref);
  store = finish_open (&result);
  g_assert_cmpuint (store_test_count (store, XY_KIND_COLLEGE), ==, 1);
  g_clear_object (&result);
  g_assert_finalize_object (store);
}

#define ADD(function) g_test_add_func ("/opening/" #function, function)

int
main (int argc, char *argv[])
{
  xy_test_init (&argc, &argv);
  ADD (main_loop_runs_while_another_program_is_waited_for);
  ADD (store_is_opened_when_the_other_program_ends);
  ADD (waiting_for_another_program_can_be_cancelled);
  ADD (what_was_asked_for_before_closing_is_done);
  ADD (setting_is_told_once_it_is_kept);
  ADD (nothing_is_heard_of_a_store_that_is_being_closed);
  ADD (store_can_be_closed_twice);
  ADD (closing_at_once_answers_who_closes_without_waiting);
  ADD (second_opening_of_a_folder_waits_for_the_first);
  ADD (store_that_nobody_takes_is_closed);
  ADD (seed_is_there_without_waiting_too);
  return g_test_run ();
}
