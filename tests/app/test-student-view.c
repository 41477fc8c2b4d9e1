// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-student-rows.h"
#include "xy-test.h"

typedef struct
{
  XyStudentList *list;
  XyStudentView *view;
  guint n_signals;
  guint position;
  guint removed;
  guint added;
} Fixture;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->n_signals++;
  fixture->position = position;
  fixture->removed = removed;
  fixture->added = added;
}

static XyStudentItem *
new_item (int i)
{
  g_autoptr (XyStudent) student = xy_entity_new (XY_KIND_STUDENT);

  student->id = g_strdup_printf ("id-%d", i);
  student->student_number = g_strdup_printf ("%d", 2019000 + i);
  student->name = g_strdup (i % 2 == 0 ? "孟煜瑶" : "周涛");
  student->id_number = g_strdup_printf ("H%07d", i);
  student->class_name = g_strdup ("1班");
  return xy_student_item_new (student);
}

static void
fill (Fixture *fixture, int n)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (int i = 0; i < n; i++)
    g_ptr_array_add (items, new_item (i));
  xy_student_list_replace (fixture->list, items);
}

static void
fixture_init (Fixture *fixture, int n)
{
  memset (fixture, 0, sizeof *fixture);
  fixture->list = xy_student_list_new ();
  fixture->view = xy_student_view_new ();
  fill (fixture, n);
  xy_student_view_set_list (fixture->view, fixture->list);
  g_signal_connect (fixture->view, "items-changed", G_CALLBACK (items_changed_cb), fixture);
}

static void
fixture_clear (Fixture *fixture)
{
  g_assert_finalize_object (fixture->view);
  g_assert_finalize_object (fixture->list);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static void
ask (Fixture *fixture, const char *text, guint photos)
{
  XyStudentQuery query = { .text = (char *) text, .photos = photos };

  xy_student_view_set_query (fixture->view, &query);
}

static guint
get_n_shown (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->view));
}

static const char *
get_id (Fixture *fixture, guint position)
{
  g_autoptr (XyStudentItem) item = g_list_model_get_item (G_LIST_MODEL (fixture->view), position);

  return xy_student_item_get_student (item)->id;
}

static void
submit (Fixture *fixture, const char *id)
{
  XyStudentItem *item = xy_student_list_find (fixture->list, id);
  g_autoptr (XySubmission) submission = xy_entity_new (XY_KIND_SUBMISSION);
  g_autoptr (GPtrArray) submissions = g_ptr_array_new ();
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  submission->id = g_strdup ("s");
  submission->photo = g_strdup ("p");
  submission->number = 1;
  g_ptr_array_add (submissions, submission);
  xy_student_item_update (item, xy_student_item_get_student (item), submissions, NULL, NULL);
  g_ptr_array_add (changed, item);
  xy_student_list_apply (fixture->list, none, changed, none);
}

static void
edit_id_number (Fixture *fixture, const char *id, const char *id_number)
{
  XyStudentItem *item = xy_student_list_find (fixture->list, id);
  g_autoptr (XyStudent) student = xy_entity_copy (xy_student_item_get_student (item));
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  g_free (student->id_number);
  student->id_number = g_strdup (id_number);
  xy_student_item_update (item, student, none, NULL, NULL);
  g_ptr_array_add (changed, item);
  xy_student_list_apply (fixture->list, none, changed, none);
}

static void
test_a_change_announces_only_its_row (void)
{
  g_auto (Fixture) fixture;

  fixture_init (&fixture, 100);
  ask (&fixture, NULL, 1u << XY_PHOTO_NONE);
  fixture.n_signals = 0;
  submit (&fixture, "id-40");
  g_assert_cmpuint (fixture.n_signals, ==, 1);
  g_assert_cmpuint (fixture.position, ==, 40);
  g_assert_cmpuint (fixture.removed, ==, 1);
  g_assert_cmpuint (fixture.added, ==, 0);
  g_assert_cmpuint (get_n_shown (&fixture), ==, 99);
}

static void
test_a_change_that_moves_nobody_announces_nothing (void)
{
  g_auto (Fixture) fixture;

  fixture_init (&fixture, 100);
  fixture.n_signals = 0;
  submit (&fixture, "id-40");
  g_assert_cmpuint (fixture.n_signals, ==, 0);
}

static void
test_the_selected_stays_selected_while_a_search_hides_it (void)
{
  g_auto (Fixture) fixture;
  GtkSelectionModel *selection;

  fixture_init (&fixture, 100);
  selection = GTK_SELECTION_MODEL (fixture.view);
  gtk_selection_model_select_item (selection, 40, TRUE);
  ask (&fixture, "孟", 0);
  g_assert_true (gtk_selection_model_is_selected (selection, 20));
  ask (&fixture, "周", 0);
  {
    g_autoptr (GtkBitset) hidden = gtk_selection_model_get_selection (selection);

    g_assert_true (gtk_bitset_is_empty (hidden));
  }
  ask (&fixture, "", 0);
  g_assert_true (gtk_selection_model_is_selected (selection, 40));
  ask (&fixture, "周", 0);
  gtk_selection_model_select_item (selection, 0, TRUE);
  ask (&fixture, "", 0);
  {
    g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (selection);

    g_assert_cmpuint (gtk_bitset_get_size (selected), ==, 1);
    g_assert_true (gtk_bitset_contains (selected, 1));
  }
}

static void
test_several_are_selected_as_everywhere (void)
{
  g_auto (Fixture) fixture;
  GtkSelectionModel *selection;
  g_autoptr (GtkBitset) range = NULL, all = NULL, rest = NULL, none = NULL;

  fixture_init (&fixture, 10);
  selection = GTK_SELECTION_MODEL (fixture.view);
  gtk_selection_model_select_range (selection, 2, 3, TRUE);
  gtk_selection_model_select_item (selection, 7, FALSE);
  gtk_selection_model_unselect_item (selection, 3);
  range = gtk_selection_model_get_selection (selection);
  g_assert_cmpuint (gtk_bitset_get_size (range), ==, 3);
  g_assert_true (gtk_bitset_contains (range, 2) && gtk_bitset_contains (range, 4) &&
                 gtk_bitset_contains (range, 7));
  gtk_selection_model_select_all (selection);
  all = gtk_selection_model_get_selection (selection);
  g_assert_cmpuint (gtk_bitset_get_size (all), ==, 10);
  gtk_selection_model_unselect_range (selection, 0, 9);
  rest = gtk_selection_model_get_selection (selection);
  g_assert_cmpuint (gtk_bitset_get_size (rest), ==, 1);
  gtk_selection_model_unselect_all (selection);
  none = gtk_selection_model_get_selection (selection);
  g_assert_true (gtk_bitset_is_empty (none));
}

static void
test_duplicates_are_told_to_both_items (void)
{
  g_auto (Fixture) fixture;
  XyStudentItem *one, *other;

  fixture_init (&fixture, 10);
  one = xy_student_list_find (fixture.list, "id-1");
  other = xy_student_list_find (fixture.list, "id-2");
  g_assert_false (xy_student_item_has_problem (one));
  edit_id_number (&fixture, "id-2", "H0000001");
  g_assert_cmpint (xy_student_item_get_problem (one, "id_number"), ==, XY_PROBLEM_DUPLICATE);
  g_assert_cmpint (xy_student_item_get_problem (other, "id_number"), ==, XY_PROBLEM_DUPLICATE);
  edit_id_number (&fixture, "id-2", "H0000002");
  g_assert_false (xy_student_item_has_problem (one));
  g_assert_false (xy_student_item_has_problem (other));
}

static gboolean
shows_many (gpointer user_data)
{
  return get_n_shown (user_data) > 4000;
}

static void
test_what_changes_while_a_large_index_is_made_is_in_it (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) removed = g_ptr_array_new ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  fixture_init (&fixture, 10);
  fill (&fixture, 5000);
  g_assert_cmpuint (get_n_shown (&fixture), ==, 10);
  g_ptr_array_add (added, new_item (5000));
  g_ptr_array_add (removed, xy_student_list_find (fixture.list, "id-0"));
  g_object_ref (g_ptr_array_index (removed, 0));
  xy_student_list_apply (fixture.list, added, none, removed);
  g_object_unref (g_ptr_array_index (removed, 0));
  xy_test_wait (shows_many, &fixture);
  g_assert_cmpuint (get_n_shown (&fixture), ==, 5000);
  g_assert_cmpstr (get_id (&fixture, 0), ==, "id-1");
  g_assert_cmpstr (get_id (&fixture, 4999), ==, "id-5000");
}

static void
test_another_list_takes_the_place_of_one_that_is_being_made (void)
{
  g_auto (Fixture) fixture;

  fixture_init (&fixture, 10);
  fill (&fixture, 5000);
  fill (&fixture, 3);
  g_assert_cmpuint (get_n_shown (&fixture), ==, 3);
  fill (&fixture, 4500);
  xy_test_wait (shows_many, &fixture);
  g_assert_cmpuint (get_n_shown (&fixture), ==, 4500);
}

static void
count_change_cb (gpointer object, gpointer user_data)
{
  (*(guint *) user_data)++;
}

static void
test_rows_stay_and_are_filled_with_others (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (XyStudentRows) rows = NULL;
  g_autoptr (XyStudentRow) first = NULL, again = NULL;
  guint n_changes = 0;

  fixture_init (&fixture, 100);
  rows = xy_student_rows_new (fixture.view);
  first = g_list_model_get_item (G_LIST_MODEL (rows), 0);
  g_signal_connect (first, "changed", G_CALLBACK (count_change_cb), &n_changes);
  g_assert_cmpstr (xy_student_item_get_student (xy_student_row_get_item (first))->id, ==, "id-0");
  ask (&fixture, "周", 0);
  again = g_list_model_get_item (G_LIST_MODEL (rows), 0);
  g_assert_true (again == first);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpstr (xy_student_item_get_student (xy_student_row_get_item (first))->id, ==, "id-1");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, 50);
  ask (&fixture, "", 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, 100);
  submit (&fixture, "id-0");
  g_assert_cmpuint (n_changes, ==, 3);
}

static gboolean
is_filled (gpointer user_data)
{
  return g_str_equal (xy_student_item_get_student (xy_student_row_get_item (user_data))->id,
                      "id-361");
}

static void
test_rows_far_behind_a_change_follow_soon (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (XyStudentRows) rows = NULL;
  g_autoptr (XyStudentRow) far = NULL;

  fixture_init (&fixture, 1000);
  rows = xy_student_rows_new (fixture.view);
  far = g_list_model_get_item (G_LIST_MODEL (rows), 180);
  ask (&fixture, "周", 0);
  xy_test_wait (is_filled, far);
}

static void
test_rows_are_selected_as_their_students_are (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (XyStudentRows) rows = NULL;

  fixture_init (&fixture, 100);
  rows = xy_student_rows_new (fixture.view);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (rows), 41, TRUE);
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (fixture.view), 41));
  ask (&fixture, "周", 0);
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (rows), 20));
  g_assert_false (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (rows), 41));
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/student-view/a-change-announces-only-its-row",
                   test_a_change_announces_only_its_row);
  g_test_add_func ("/student-view/a-change-that-moves-nobody-announces-nothing",
                   test_a_change_that_moves_nobody_announces_nothing);
  g_test_add_func ("/student-view/the-selected-stays-selected-while-a-search-hides-it",
                   test_the_selected_stays_selected_while_a_search_hides_it);
  g_test_add_func ("/student-view/several-are-selected-as-everywhere",
                   test_several_are_selected_as_everywhere);
  g_test_add_func ("/student-view/duplicates-are-told-to-both-items",
                   test_duplicates_are_told_to_both_items);
  g_test_add_func ("/student-view/what-changes-while-a-large-index-is-made-is-in-it",
                   test_what_changes_while_a_large_index_is_made_is_in_it);
  g_test_add_func ("/student-view/another-list-takes-the-place-of-one-that-is-being-made",
                   test_another_list_takes_the_place_of_one_that_is_being_made);
  g_test_add_func ("/student-view/rows-stay-and-are-filled-with-others",
                   test_rows_stay_and_are_filled_with_others);
  g_test_add_func ("/student-view/rows-far-behind-a-change-follow-soon",
                   test_rows_far_behind_a_change_follow_soon);
  g_test_add_func ("/student-view/rows-are-selected-as-their-students-are",
                   test_rows_are_selected_as_their_students_are);
  return g_test_run ();
}
