// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store-test.h"

#define N_STUDENTS 20000
/* What costs more is tried on less. */
#define N_SYNCED 5000
/* Enough to be a large act. */
#define N_CHANGED 400
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
  g_assert_true (xy_store_apply_finish (store, result, NULL, &error));
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

/* The first import is heard by nobody, as on the command line; who listens then hears all that
 * follows, and finds what was before in the list, also after the store was closed. */
static void
who_listens_later_misses_nothing (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autoptr (GPtrArray) first = make_import (N_CHANGED), second = make_import (N_CHANGED);
  g_autoptr (GError) error = NULL;
  guint heard[3] = { 0 };

  g_assert_true (xy_store_apply (store, "Import", first, &error));
  store = store_test_reopen (g_steal_pointer (&store));
  g_assert_cmpuint (store_test_count (store, XY_KIND_STUDENT), ==, N_CHANGED);

  g_signal_connect (store, "records-changed", G_CALLBACK (count_cb), heard);
  g_assert_true (xy_store_apply (store, "Import", second, &error));
  while (heard[0] == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (heard[1], ==, N_CHANGED);
  g_assert_cmpuint (store_test_count (store, XY_KIND_STUDENT), ==, 2 * N_CHANGED);
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

static const XyMutation *
find_last_mutation (GPtrArray *batch, const char *record)
{
  const XyMutation *last = NULL;

  for (guint i = 0; i < batch->len; i++)
    {
      const XyMutation *mutation = g_ptr_array_index (batch, i);

      if (g_str_equal (mutation->record, record))
        last = mutation;
    }
  g_assert_nonnull (last);
  return last;
}

/* What was imported goes to the server as it was imported, though it was mended before it went. */
static void
an_import_is_sent_as_it_was_made (void)
{
  XyStore *store = store_test_open_fresh ();
  g_autoptr (GPtrArray) edits = make_import (N_CHANGED);
  g_autoptr (GPtrArray) import = NULL, mended = NULL;
  g_autoptr (XyStore) reopened = NULL;
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  const XyEdit *third = g_ptr_array_index (edits, 2);

  g_assert_true (xy_store_set_setting (store, "account", "fa", &error));
  g_assert_true (xy_store_apply (store, "Import", edits, &error));
  g_assert_true (xy_store_set_setting (store, "account", "another", &error));
  store_test_apply (store, "Name", XY_KIND_STUDENT, third->id,
                    store_test_fields ("name", "孟煜瑶", NULL));
  reopened = store_test_reopen (store);
  g_assert_cmpint (store_test_counts (reopened).waiting, ==, 2);
  g_assert_cmpint (store_test_counts (reopened).waiting_mutations, ==, N_CHANGED + 1);

  import = store_test_peek (reopened, N_CHANGED);
  g_assert_cmpuint (import->len, ==, N_CHANGED);
  for (guint i = 0; i < import->len; i++)
    {
      const XyMutation *mutation = g_ptr_array_index (import, i);
      const XyEdit *edit = g_ptr_array_index (edits, i);

      g_assert_cmpstr (mutation->record, ==, edit->id);
      g_assert_true (xy_fields_equal (mutation->fields, edit->fields));
      g_assert_cmpint (mutation->base, ==, 0);
      g_assert_cmpint (mutation->kind, ==, XY_KIND_STUDENT);
      g_assert_cmpstr (mutation->by, ==, "fa");
      g_assert_cmpstr (mutation->at, ==, store_test_counts (reopened).waiting_since);
      g_assert_true (xy_uuid_is_valid (mutation->id));
      g_assert_cmpint (mutation->id[14], ==, '4');
      g_assert_true (g_hash_table_add (ids, mutation->id));
    }
  mended = store_test_peek (reopened, N_CHANGED + 1);
  g_assert_cmpstr (xy_fields_get_string (find_last_mutation (mended, third->id)->fields, "name"),
                   ==, "孟煜瑶");
  store_test_assert_field (reopened, XY_KIND_STUDENT, third->id, "name", "孟煜瑶");
}

/* The edits of one act stay in their order: what is changed, made, and changed again. */
static void
an_import_that_changes_and_creates_keeps_its_order (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *there = store_test_create_student (store, "201", "张三");
  g_autoptr (GPtrArray) edits = make_import (N_CHANGED);
  g_autoptr (GPtrArray) batch = NULL;
  g_autoptr (GError) error = NULL;
  const XyEdit *first = g_ptr_array_index (edits, 0);

  g_ptr_array_insert (
      edits, N_CHANGED / 2,
      xy_edit_new (XY_KIND_STUDENT, there, store_test_fields ("name", "张叁", NULL)));
  g_ptr_array_add (
      edits, xy_edit_new (XY_KIND_STUDENT, first->id, store_test_fields ("name", "李四", NULL)));
  g_assert_true (xy_store_apply (store, "Import", edits, &error));
  store_test_assert_field (store, XY_KIND_STUDENT, there, "name", "张叁");
  store_test_assert_field (store, XY_KIND_STUDENT, first->id, "name", "李四");
  batch = store_test_peek (store, N_CHANGED * 2);
  g_assert_cmpuint (batch->len, ==, 1 + edits->len);
  for (guint i = 0; i < edits->len; i++)
    g_assert_cmpstr (((const XyMutation *) g_ptr_array_index (batch, i + 1))->record, ==,
                     ((const XyEdit *) g_ptr_array_index (edits, i))->id);

  g_assert_true (xy_store_undo (store, &error));
  g_assert_cmpuint (store_test_count (store, XY_KIND_STUDENT), ==, 1);
  store_test_assert_field (store, XY_KIND_STUDENT, there, "name", "张三");
  g_assert_true (xy_store_redo (store, &error));
  g_assert_cmpuint (store_test_count (store, XY_KIND_STUDENT), ==, N_CHANGED + 1);
  store_test_assert_field (store, XY_KIND_STUDENT, first->id, "name", "李四");
}

/* A row of the server's comes under what was imported here, whichever of the two is first. */
static void
an_import_lies_over_what_the_server_says (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autoptr (GPtrArray) edits = make_import (N_CHANGED);
  g_autoptr (GError) error = NULL;
  const XyEdit *edit = g_ptr_array_index (edits, 7);

  g_assert_true (xy_store_apply (store, "Import", edits, &error));
  store_test_feed (store, XY_KIND_STUDENT, edit->id, 12,
                   store_test_fields ("name", "别人", "note", "theirs", NULL));
  store_test_assert_field (store, XY_KIND_STUDENT, edit->id, "name", "张娜芳");
  store_test_assert_field (store, XY_KIND_STUDENT, edit->id, "note", "theirs");
  g_assert_cmpint (store_test_counts (store).waiting_mutations, ==, N_CHANGED);
}

int
main (int argc, char *argv[])
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/import/import_is_one_act", import_is_one_act);
  g_test_add_func ("/import/import_is_answered_and_undone_at_once",
                   import_is_answered_and_undone_at_once);
  g_test_add_func ("/import/who-listens-later", who_listens_later_misses_nothing);
  g_test_add_func ("/import/sent-as-made", an_import_is_sent_as_it_was_made);
  g_test_add_func ("/import/order", an_import_that_changes_and_creates_keeps_its_order);
  g_test_add_func ("/import/over-the-server", an_import_lies_over_what_the_server_says);
  g_test_add_func ("/import/first_pull_is_one_page_of_many", first_pull_is_one_page_of_many);
  return g_test_run ();
}
