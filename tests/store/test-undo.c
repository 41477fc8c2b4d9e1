// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store-test.h"

static void
undo (XyStore *store)
{
  g_autoptr (GError) error = NULL;

  xy_store_undo (store, &error);
  g_assert_no_error (error);
}

static void
redo (XyStore *store)
{
  g_autoptr (GError) error = NULL;

  xy_store_redo (store, &error);
  g_assert_no_error (error);
}

static void
rename_student (XyStore *store, const char *id, const char *name)
{
  store_test_apply (store, "Rename", XY_KIND_STUDENT, id, store_test_fields ("name", name, NULL));
}

static void
assert_name (XyStore *store, const char *id, const char *name)
{
  store_test_assert_field (store, XY_KIND_STUDENT, id, "name", name);
}

static void
delete_student (XyStore *store, const char *id)
{
  XyFields *fields = xy_fields_new ();

  xy_fields_set_boolean (fields, "deleted", TRUE);
  store_test_apply (store, "Delete", XY_KIND_STUDENT, id, fields);
}

static void
nothing_done_is_nothing_to_undo (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autoptr (GError) error = NULL;

  g_assert_null (xy_store_get_undo_label (store));
  g_assert_false (xy_store_undo (store, &error));
  g_assert_error (error, XY_STORE_ERROR, XY_STORE_ERROR_NOTHING);
  g_clear_error (&error);
  g_assert_false (xy_store_redo (store, &error));
  g_assert_error (error, XY_STORE_ERROR, XY_STORE_ERROR_NOTHING);
}

static void
undo_is_a_new_mutation (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *id = store_test_create_student (store, "201", "张三");
  g_autoptr (GPtrArray) batch = NULL;
  const XyMutation *mutation;

  rename_student (store, id, "张叁");
  undo (store);
  assert_name (store, id, "张三");
  batch = store_test_peek (store, 100);
  g_assert_cmpuint (batch->len, ==, 3);
  mutation = g_ptr_array_index (batch, 2);
  g_assert_cmpstr (xy_fields_get_string (mutation->fields, "name"), ==, "张三");
  g_assert_cmpuint (xy_fields_get_size (mutation->fields), ==, 1);
}

static void
undo_and_redo_walk_the_same_way (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *id = store_test_create_student (store, "201", "one");

  rename_student (store, id, "two");
  rename_student (store, id, "three");
  for (int round = 0; round < 2; round++)
    {
      undo (store);
      assert_name (store, id, "two");
      undo (store);
      assert_name (store, id, "one");
      undo (store);
      g_assert_false (store_test_is_living (store, XY_KIND_STUDENT, id));
      g_assert_null (xy_store_get_undo_label (store));
      g_assert_cmpstr (xy_store_get_redo_label (store), ==, "Add student");
      redo (store);
      g_assert_true (store_test_is_living (store, XY_KIND_STUDENT, id));
      assert_name (store, id, "one");
      redo (store);
      assert_name (store, id, "two");
      undo (store);
      assert_name (store, id, "one");
      redo (store);
      redo (store);
      assert_name (store, id, "three");
      g_assert_null (xy_store_get_redo_label (store));
    }
}

static void
new_act_clears_redo (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *id = store_test_create_student (store, "201", "one");

  rename_student (store, id, "two");
  undo (store);
  g_assert_cmpstr (xy_store_get_redo_label (store), ==, "Rename");
  store_test_apply (store, "Class", XY_KIND_STUDENT, id, store_test_fields ("class", "2班", NULL));
  g_assert_null (xy_store_get_redo_label (store));
  g_assert_cmpstr (xy_store_get_undo_label (store), ==, "Class");
  undo (store);
  store_test_assert_field (store, XY_KIND_STUDENT, id, "class", NULL);
  assert_name (store, id, "one");
}

static void
undo_of_a_delete_brings_it_back (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *id = store_test_create_student (store, "201", "one");

  delete_student (store, id);
  g_assert_false (store_test_is_living (store, XY_KIND_STUDENT, id));
  undo (store);
  g_assert_true (store_test_is_living (store, XY_KIND_STUDENT, id));
  redo (store);
  g_assert_false (store_test_is_living (store, XY_KIND_STUDENT, id));
}

static void
act_without_a_label_is_not_undone (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *id = store_test_create_student (store, "201", "one");

  store_test_apply (store, NULL, XY_KIND_STUDENT, id, store_test_fields ("class", "2班", NULL));
  g_assert_cmpstr (xy_store_get_undo_label (store), ==, "Add student");
}

static void
whole_act_is_undone_at_once (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *id = store_test_create_student (store, "201", "one");
  g_autoptr (GPtrArray) edits = store_test_edits ();
  g_autoptr (GError) error = NULL;

  /* Two edits of the same record, and a new one. */
  g_ptr_array_add (edits,
                   xy_edit_new (XY_KIND_STUDENT, id, store_test_fields ("name", "two", NULL)));
  g_ptr_array_add (edits, xy_edit_new (XY_KIND_STUDENT, id,
                                       store_test_fields ("name", "three", "class", "2班", NULL)));
  g_ptr_array_add (edits,
                   xy_edit_new (XY_KIND_STUDENT, NULL, store_test_fields ("name", "new", NULL)));
  g_assert_true (xy_store_apply (store, "Several", edits, &error));
  assert_name (store, id, "three");
  g_assert_cmpuint (store_test_count (store, XY_KIND_STUDENT), ==, 2);
  undo (store);
  assert_name (store, id, "one");
  store_test_assert_field (store, XY_KIND_STUDENT, id, "class", NULL);
  g_assert_cmpuint (store_test_count (store, XY_KIND_STUDENT), ==, 1);
  redo (store);
  assert_name (store, id, "three");
  g_assert_cmpuint (store_test_count (store, XY_KIND_STUDENT), ==, 2);
}

static void
history_survives_a_restart (void)
{
  XyStore *store = store_test_open_fresh ();
  g_autofree char *id = store_test_create_student (store, "201", "one");

  rename_student (store, id, "two");
  rename_student (store, id, "three");
  undo (store);
  store = store_test_reopen (store);
  g_assert_cmpstr (xy_store_get_undo_label (store), ==, "Rename");
  g_assert_cmpstr (xy_store_get_redo_label (store), ==, "Rename");
  undo (store);
  assert_name (store, id, "one");
  redo (store);
  redo (store);
  assert_name (store, id, "three");
  g_assert_finalize_object (store);
}

static void
synced_act_is_undone_on_the_current_revision (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (XyMutation) mutation = NULL, undone = NULL;

  store_test_feed (store, XY_KIND_STUDENT, id, 5, store_test_fields ("name", "one", NULL));
  rename_student (store, id, "two");
  mutation = store_test_peek_one (store);
  store_test_take_answer (store, store_test_answer (XY_ANSWER_APPLIED, mutation, 8, NULL));
  g_assert_cmpint (store_test_counts (store).waiting, ==, 0);

  undo (store);
  assert_name (store, id, "one");
  undone = store_test_peek_one (store);
  g_assert_cmpint (undone->base, ==, 8);
  g_assert_cmpstr (xy_fields_get_string (undone->fields, "name"), ==, "one");
}

/* What somebody else has written since is theirs. */
static void
undo_leaves_what_others_changed_since (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (XyMutation) mutation = NULL;
  g_autoptr (GError) error = NULL;

  store_test_feed (store, XY_KIND_STUDENT, id, 5,
                   store_test_fields ("name", "one", "class", "1班", NULL));
  store_test_apply (store, "Both", XY_KIND_STUDENT, id,
                    store_test_fields ("name", "two", "class", "2班", NULL));
  mutation = store_test_peek_one (store);
  store_test_take_answer (store, store_test_answer (XY_ANSWER_APPLIED, mutation, 6, NULL));
  store_test_feed (store, XY_KIND_STUDENT, id, 7,
                   store_test_fields ("name", "theirs", "class", "2班", NULL));
  undo (store);
  assert_name (store, id, "theirs");
  store_test_assert_field (store, XY_KIND_STUDENT, id, "class", "1班");

  rename_student (store, id, "mine");
  store_test_feed (store, XY_KIND_STUDENT, id, 8, NULL);
  g_assert_false (xy_store_undo (store, &error));
  g_assert_error (error, XY_STORE_ERROR, XY_STORE_ERROR_NOTHING);
}

/* Acts that are synced are kept for Undo up to a number; what waits is kept in any case. */
static void
history_has_an_end_and_the_outbox_has_none (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *id = store_test_create_student (store, "201", "0");
  guint n_undone = 0;

  for (guint i = 1; i <= 230; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);

      rename_student (store, id, name);
    }
  g_assert_cmpint (store_test_counts (store).waiting, ==, 231);
  {
    g_autoptr (GPtrArray) batch = store_test_peek (store, 1000);
    g_autoptr (GPtrArray) answers =
        g_ptr_array_new_with_free_func ((GDestroyNotify) xy_answer_free);

    for (guint i = 0; i < batch->len; i++)
      g_ptr_array_add (answers,
                       store_test_answer (XY_ANSWER_APPLIED, batch->pdata[i], i + 1, NULL));
    store_test_take_answers (store, answers);
  }
  rename_student (store, id, "last");
  while (xy_store_get_undo_label (store) != NULL)
    {
      undo (store);
      n_undone++;
    }
  g_assert_cmpuint (n_undone, >=, 100);
  g_assert_cmpuint (n_undone, <=, 200);
}

static gint64
rename_for_step (XyStore *store, const char *id, const char *name)
{
  g_autoptr (GPtrArray) edits = store_test_edits ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 step = -1;

  g_ptr_array_add (edits,
                   xy_edit_new (XY_KIND_STUDENT, id, store_test_fields ("name", name, NULL)));
  xy_store_apply_async (store, "Rename", edits, NULL, xy_test_async_cb, &result);
  xy_test_wait_result (&result);
  xy_store_apply_finish (store, result, &step, &error);
  g_assert_no_error (error);
  return step;
}

static gboolean
undo_step (XyStore *store, gint64 step, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  xy_store_undo_step_async (store, step, NULL, xy_test_async_cb, &result);
  xy_test_wait_result (&result);
  return xy_store_undo_finish (store, result, error);
}

static void
step_is_undone_whatever_else_was_done_since_under_the_same_label (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *first = store_test_create_student (store, "201", "one");
  g_autofree char *second = store_test_create_student (store, "202", "two");
  gint64 step = rename_for_step (store, first, "changed");
  g_autoptr (GError) error = NULL;

  rename_student (store, second, "other");
  undo_step (store, step, &error);
  g_assert_no_error (error);
  assert_name (store, first, "one");
  assert_name (store, second, "other");
  g_assert_false (undo_step (store, step, &error));
  g_assert_error (error, XY_STORE_ERROR, XY_STORE_ERROR_MISSING);
  assert_name (store, second, "other");
  /* What is on top of the stack is still there. */
  undo (store);
  assert_name (store, second, "two");
}

static void
step_that_another_one_follows_on_its_record_stays_until_that_is_undone (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *id = store_test_create_student (store, "201", "one");
  gint64 step = rename_for_step (store, id, "two");
  g_autoptr (GError) error = NULL;

  store_test_apply (store, "Class", XY_KIND_STUDENT, id, store_test_fields ("class", "2班", NULL));
  g_assert_false (undo_step (store, step, &error));
  g_assert_error (error, XY_STORE_ERROR, XY_STORE_ERROR_NOTHING);
  g_clear_error (&error);
  assert_name (store, id, "two");
  undo (store);
  undo_step (store, step, &error);
  g_assert_no_error (error);
  assert_name (store, id, "one");
}

static void
act_that_changes_nothing_is_no_step (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *id = store_test_create_student (store, "201", "one");

  g_assert_cmpint (rename_for_step (store, id, "one"), ==, 0);
  g_assert_cmpint (rename_for_step (store, id, "two"), >, 0);
}

#define ADD(function) g_test_add_func ("/undo/" #function, function)

int
main (int argc, char *argv[])
{
  xy_test_init (&argc, &argv);
  ADD (nothing_done_is_nothing_to_undo);
  ADD (undo_is_a_new_mutation);
  ADD (undo_and_redo_walk_the_same_way);
  ADD (new_act_clears_redo);
  ADD (undo_of_a_delete_brings_it_back);
  ADD (act_without_a_label_is_not_undone);
  ADD (whole_act_is_undone_at_once);
  ADD (history_survives_a_restart);
  ADD (synced_act_is_undone_on_the_current_revision);
  ADD (undo_leaves_what_others_changed_since);
  ADD (history_has_an_end_and_the_outbox_has_none);
  ADD (step_is_undone_whatever_else_was_done_since_under_the_same_label);
  ADD (step_that_another_one_follows_on_its_record_stays_until_that_is_undone);
  ADD (act_that_changes_nothing_is_no_step);
  return g_test_run ();
}
