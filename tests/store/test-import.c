// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store-test.h"

#define N_STUDENTS 20000
/* What costs more is tried on less. */
#define N_SYNCED 5000
#define CAMPAIGN "3f0c0000-0000-4000-8000-000000000001"
#define COLLEGE "3f0c0000-0000-4000-8000-0000000000c0"

static XyFields *
make_student (guint number)
{
  g_autofree char *student_number = g_strdup_printf ("2020%06u", number);
  g_autofree char *id_number = g_strdup_printf ("43999919970101%04u", number % 10000);
  g_autofree char *class_name = g_strdup_printf ("%u班", number % 40 + 1);

  return store_test_fields ("campaign", CAMPAIGN, "college", COLLEGE, "student_number",
                            student_number, "name", "张娜芳", "sex", "女", "id_number", id_number,
                            "class", class_name, "major", "法律（法学）", "degree", "专业学位",
                            "graduation", "2022-06-30", "location", "长沙", NULL);
}

static GPtrArray *
make_import (guint n_students)
{
  GPtrArray *edits = store_test_edits ();

  for (guint i = 0; i < n_students; i++)
    g_ptr_array_add (edits, xy_edit_new (XY_KIND_STUDENT, NULL, make_student (i)));
  return edits;
}

static void
say (const char *what, GTimer *timer)
{
  g_test_message ("%s: %.0f ms", what, g_timer_elapsed (timer, NULL) * 1000);
  g_timer_start (timer);
}

static void
count_cb (XyStore *store, GPtrArray *changed, GPtrArray *gone, gpointer user_data)
{
  guint *n = user_data;

  n[0]++;
  n[1] += changed->len;
  n[2] += gone->len;
}

/* One act, one batch, one signal. */
static void
import_is_one_act (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autoptr (GPtrArray) edits = make_import (N_STUDENTS);
  g_autoptr (GPtrArray) batch = NULL, list = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GTimer) timer = g_timer_new ();
  guint heard[3] = { 0 };

  g_signal_connect (store, "records-changed", G_CALLBACK (count_cb), heard);
  g_timer_start (timer);
  xy_store_apply_async (store, "Import", edits, NULL, xy_test_async_cb, &result);
  xy_test_wait_result (&result);
  say ("import", timer);
  g_assert_true (xy_store_apply_finish (store, result, &error));
  g_assert_cmpuint (heard[0], ==, 1);
  g_assert_cmpuint (heard[1], ==, N_STUDENTS);
  g_assert_cmpint (store_test_counts (store).waiting, ==, 1);
  g_assert_cmpint (store_test_counts (store).waiting_mutations, ==, N_STUDENTS);

  g_timer_start (timer);
  list = xy_store_list (store, XY_KIND_STUDENT, &error);
  say ("list", timer);
  g_assert_cmpuint (list->len, ==, N_STUDENTS);
  batch = store_test_peek (store, 100);
  say ("peek", timer);
  g_assert_cmpuint (batch->len, ==, N_STUDENTS);
}

/* The server's answers to a batch of which it had half, from somebody else's import. */
static GPtrArray *
make_answers (GPtrArray *batch)
{
  GPtrArray *answers = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_answer_free);

  for (guint i = 0; i < batch->len; i++)
    {
      const XyMutation *mutation = g_ptr_array_index (batch, i);
      XyAnswerKind kind = i % 2 == 0 ? XY_ANSWER_MERGED : XY_ANSWER_APPLIED;
      XyRecord *theirs = NULL;

      if (kind == XY_ANSWER_MERGED)
        {
          g_autofree char *id = g_uuid_string_random ();

          theirs = xy_record_new (XY_KIND_STUDENT, id, i + 1, xy_fields_ref (mutation->fields));
        }
      g_ptr_array_add (answers, store_test_answer (kind, mutation, i + 1, theirs));
    }
  return answers;
}

static void
import_is_answered_and_undone_at_once (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autoptr (GPtrArray) edits = make_import (N_SYNCED);
  g_autoptr (GPtrArray) batch = NULL, answers = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GTimer) timer = g_timer_new ();
  guint heard[3] = { 0 };

  g_signal_connect (store, "records-changed", G_CALLBACK (count_cb), heard);
  g_assert_true (xy_store_apply (store, "Import", edits, &error));
  batch = store_test_peek (store, 100);
  answers = make_answers (batch);
  g_timer_start (timer);
  store_test_take_answers (store, answers);
  say ("answers, half with another id", timer);
  /* The signal of the import, and one for all the answers. */
  g_assert_cmpuint (heard[0], ==, 2);
  g_assert_cmpuint (heard[2], ==, N_SYNCED / 2);
  g_assert_cmpint (store_test_counts (store).waiting, ==, 0);
  g_assert_cmpuint (store_test_count (store, XY_KIND_STUDENT), ==, N_SYNCED);

  g_timer_start (timer);
  g_assert_true (xy_store_undo (store, &error));
  say ("undo", timer);
  /* What others had made before is not deleted with it. */
  g_assert_cmpuint (store_test_count (store, XY_KIND_STUDENT), ==, N_SYNCED / 2);
}

static void
first_pull_is_one_page_of_many (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autoptr (GPtrArray) changes = store_test_changes ();
  g_autoptr (GTimer) timer = g_timer_new ();

  for (guint i = 0; i < N_SYNCED; i++)
    {
      g_autofree char *id = g_uuid_string_random ();

      store_test_add_change (changes, XY_KIND_STUDENT, id, i + 1, make_student (i));
    }
  g_timer_start (timer);
  store_test_take_changes (store, changes, N_SYNCED, FALSE);
  say ("pull", timer);
  g_assert_cmpuint (store_test_count (store, XY_KIND_STUDENT), ==, N_SYNCED);
}

int
main (int argc, char *argv[])
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/import/import_is_one_act", import_is_one_act);
  g_test_add_func ("/import/import_is_answered_and_undone_at_once",
                   import_is_answered_and_undone_at_once);
  g_test_add_func ("/import/first_pull_is_one_page_of_many", first_pull_is_one_page_of_many);
  return g_test_run ();
}
