// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <adwaita.h>
#include <string.h>

#include "app-fixture.h"
#include "app/xy-roster-export.h"
#include "export/xy-export.h"
#include "window-fixture.h"
#include "xy-test.h"

typedef struct
{
  WindowFixture shell;
  XyWindow *window;
  XyWorkspace *workspace;
  XyRosterPage *page;
  XyRosterEditing *editing;
  GListModel *shown;
} Fixture;

static gboolean
is_mapped (gpointer user_data)
{
  return gtk_widget_get_mapped (user_data) && gtk_widget_get_width (user_data) > 0;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *home = xy_test_dup_folder ();

  app_fixture_fill (home, "法学院", GPOINTER_TO_UINT (data), 1, 7);
  window_fixture_init (&fixture->shell, home);
  fixture->window = fixture->shell.window;
  fixture->workspace = fixture->shell.workspace;
  xy_window_show_page (fixture->window, "roster");
  fixture->page = xy_window_get_roster (fixture->window);
  fixture->editing = xy_roster_page_get_editing (fixture->page);
  fixture->shown = xy_roster_page_get_shown (fixture->page);
  xy_test_wait (is_mapped, fixture->page);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  window_fixture_clear (&fixture->shell);
}

static XyStudentItem *
get_item (Fixture *fixture, guint position)
{
  g_autoptr (XyStudentItem) item = g_list_model_get_item (fixture->shown, position);

  return item;
}

static const XyStudent *
get_student (Fixture *fixture, guint position)
{
  return xy_student_item_get_student (get_item (fixture, position));
}

typedef struct
{
  Fixture *fixture;
  guint position;
  const char *field;
  const char *value;
} Awaited;

static gboolean
has_value (gpointer user_data)
{
  const Awaited *awaited = user_data;

  return g_strcmp0 (xy_student_edit_get_value (get_student (awaited->fixture, awaited->position),
                                               awaited->field),
                    awaited->value) == 0;
}

static void
wait_for_value (Fixture *fixture, guint position, const char *field, const char *value)
{
  xy_test_wait (has_value, &(Awaited){ fixture, position, field, value });
}

typedef struct
{
  Fixture *fixture;
  guint position;
  XyStudentColumn column;
} Place;

static gboolean
has_editor (gpointer user_data)
{
  Place *place = user_data;
  XyFieldEditor *editor = xy_roster_editing_begin (
      place->fixture->editing, get_item (place->fixture, place->position), place->column);

  return editor != NULL && gtk_widget_get_mapped (GTK_WIDGET (editor));
}

static XyFieldEditor *
begin (Fixture *fixture, guint position, XyStudentColumn column)
{
  XyStudentItem *item = get_item (fixture, position);

  xy_test_wait (has_editor, &(Place){ fixture, position, column });
  g_assert_true (xy_roster_editing_is_editing (fixture->editing, item, column));
  return xy_roster_editing_begin (fixture->editing, item, column);
}

static gboolean
is_undone (gpointer user_data)
{
  return xy_workspace_can_redo (user_data);
}

static gboolean
offers_undo (gpointer user_data)
{
  return xy_window_get_undo_offer (user_data) != NULL;
}

static void
bad_value_keeps_the_cell_open_and_a_good_one_is_stored (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = g_strdup (get_student (fixture, 1)->student_number);
  g_autofree char *taken = g_strdup (get_student (fixture, 0)->student_number);
  XyFieldEditor *editor = begin (fixture, 1, XY_STUDENT_COLUMN_NUMBER);

  g_assert_null (xy_field_editor_get_message (editor));
  xy_field_editor_set_text (editor, "");
  g_assert_nonnull (xy_field_editor_get_message (editor));
  g_assert_false (xy_field_editor_finish (editor, XY_EDITOR_DOWN));
  xy_field_editor_set_text (editor, taken);
  g_assert_false (xy_field_editor_finish (editor, XY_EDITOR_DOWN));
  g_assert_cmpstr (get_student (fixture, 1)->student_number, ==, before);

  xy_field_editor_set_text (editor, "２０１９39099999");
  g_assert_null (xy_field_editor_get_message (editor));
  g_assert_true (xy_field_editor_finish (editor, XY_EDITOR_STAY));
  xy_test_wait (offers_undo, fixture->window);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  xy_test_wait (is_undone, fixture->workspace);
  wait_for_value (fixture, 1, "student_number", before);
}

static void
faulty_id_number_is_stored_and_told (Fixture *fixture, gconstpointer data)
{
  XyFieldEditor *editor = begin (fixture, 0, XY_STUDENT_COLUMN_ID);

  xy_field_editor_set_text (editor, "430199199506150372");
  g_assert_nonnull (xy_field_editor_get_message (editor));
  g_assert_true (xy_field_editor_finish (editor, XY_EDITOR_DOWN));
  wait_for_value (fixture, 0, "id_number", "430199199506150372");
}

static void
what_is_not_changed_is_no_act (Fixture *fixture, gconstpointer data)
{
  XyFieldEditor *editor = begin (fixture, 0, XY_STUDENT_COLUMN_NAME);

  g_assert_true (xy_field_editor_finish (editor, XY_EDITOR_DOWN));
  g_assert_false (xy_workspace_can_undo (fixture->workspace));
  g_assert_false (xy_roster_editing_is_editing (fixture->editing, get_item (fixture, 0),
                                                XY_STUDENT_COLUMN_NAME));
}

static void
what_is_typed_stays_while_the_list_changes_under_it (Fixture *fixture, gconstpointer data)
{
  g_autoptr (XyStudentItem) item = g_object_ref (get_item (fixture, 2));
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  XyFieldEditor *editor = begin (fixture, 2, XY_STUDENT_COLUMN_MAJOR);

  xy_field_editor_set_text (editor, "民商法学");
  g_ptr_array_add (others, get_item (fixture, 0));
  g_ptr_array_add (others, get_item (fixture, 1));
  xy_workspace_remove_students (fixture->workspace, others);
  while (get_item (fixture, 0) != item)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (xy_roster_editing_is_editing (fixture->editing, item, XY_STUDENT_COLUMN_MAJOR));
  g_assert_true (xy_field_editor_finish (editor, XY_EDITOR_STAY));
  wait_for_value (fixture, 0, "major", "民商法学");
}

static gboolean
is_stored_for (gpointer user_data)
{
  return g_strcmp0 (xy_student_item_get_student (user_data)->major, "民商法学") == 0;
}

static void
what_is_typed_is_stored_when_the_table_shows_the_student_no_more (Fixture *fixture,
                                                                  gconstpointer data)
{
  g_autoptr (XyStudentItem) item = g_object_ref (get_item (fixture, 1));
  XyFieldEditor *editor = begin (fixture, 1, XY_STUDENT_COLUMN_MAJOR);

  xy_field_editor_set_text (editor, "民商法学");
  xy_roster_page_set_filter (fixture->page, XY_ROSTER_ONLINE);
  xy_test_wait (is_stored_for, item);
}

static void
what_is_typed_is_stored_when_another_page_is_shown (Fixture *fixture, gconstpointer data)
{
  g_autoptr (XyStudentItem) item = g_object_ref (get_item (fixture, 1));
  XyFieldEditor *editor = begin (fixture, 1, XY_STUDENT_COLUMN_MAJOR);

  xy_field_editor_set_text (editor, "民商法学");
  xy_window_show_page (fixture->window, "timetable");
  xy_test_wait (is_stored_for, item);
}

static gboolean
has_four (gpointer user_data)
{
  return g_list_model_get_n_items (user_data) == 4;
}

static gboolean
has_six (gpointer user_data)
{
  return g_list_model_get_n_items (user_data) == 6;
}

static gboolean
has_five (gpointer user_data)
{
  return g_list_model_get_n_items (user_data) == 5;
}

static gboolean
selects_the_new_one (gpointer user_data)
{
  g_autoptr (GPtrArray) selected = xy_roster_editing_list_selected (user_data);

  return selected->len == 1 &&
         g_strcmp0 (xy_student_item_get_student (g_ptr_array_index (selected, 0))->student_number,
                    "201939000000") == 0;
}

static void
new_student_is_added_selected_and_taken_back (Fixture *fixture, gconstpointer data)
{
  XyStudentPane *pane = xy_roster_page_get_pane (fixture->page);
  XyStudentForm *form = xy_student_pane_get_form (pane);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.add-student", NULL);
  g_assert_true (xy_student_pane_is_adding (pane));
  g_assert_null (xy_student_form_get_message (form, "name"));
  xy_student_form_type (form, "name", "易 望");
  xy_student_pane_add (pane);
  g_assert_true (xy_student_pane_is_adding (pane));
  g_assert_nonnull (xy_student_form_get_message (form, "student_number"));

  xy_student_form_type (form, "student_number", get_student (fixture, 0)->student_number);
  xy_student_pane_add (pane);
  g_assert_true (xy_student_pane_is_adding (pane));
  xy_student_form_type (form, "student_number", "２01939000000");
  xy_student_form_type (form, "location", "市外");
  xy_student_pane_add (pane);
  xy_test_wait (has_six, fixture->shown);
  xy_test_wait (selects_the_new_one, fixture->editing);
  g_assert_false (xy_student_pane_is_adding (pane));
  g_assert_cmpstr (
      app_fixture_find (fixture->workspace, "201939000000") != NULL
          ? xy_student_item_get_student (app_fixture_find (fixture->workspace, "201939000000"))
                ->name
          : NULL,
      ==, "易望");
  g_assert_true (xy_student_item_get_student (app_fixture_find (fixture->workspace, "201939000000"))
                     ->online_only);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  xy_test_wait (has_five, fixture->shown);
}

static void
form_that_is_given_up_adds_nobody (Fixture *fixture, gconstpointer data)
{
  XyStudentPane *pane = xy_roster_page_get_pane (fixture->page);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.add-student", NULL);
  xy_student_form_type (xy_student_pane_get_form (pane), "name", "易望");
  xy_student_form_type (xy_student_pane_get_form (pane), "student_number", "201939000000");
  xy_student_pane_cancel (pane);
  g_assert_false (xy_student_pane_is_adding (pane));
  g_assert_false (xy_workspace_can_undo (fixture->workspace));
}

static void
select_first (Fixture *fixture, guint n)
{
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (fixture->shown), 0, n, TRUE);
}

static guint
count_online (Fixture *fixture)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (fixture->shown); i++)
    if (get_student (fixture, i)->online_only)
      n++;
  return n;
}

static gboolean
has_three_online (gpointer user_data)
{
  return count_online (user_data) == 3;
}

static gboolean
has_none_online (gpointer user_data)
{
  return count_online (user_data) == 0;
}

static gboolean
counts_two_on_site (gpointer user_data)
{
  const XyOverviewState *state = xy_overview_page_get_state (xy_window_get_overview (user_data));
  const XyOverviewPlace *place =
      state != NULL && state->places->len > 0 ? g_ptr_array_index (state->places, 0) : NULL;

  return place != NULL && strstr (place->where, "2 students on site") != NULL;
}

static void
several_are_marked_online_only_in_one_act (Fixture *fixture, gconstpointer data)
{
  select_first (fixture, 3);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "roster.online-only", NULL);
  xy_test_wait (has_three_online, fixture);
  xy_test_wait (offers_undo, fixture->window);
  xy_test_wait (counts_two_on_site, fixture->window);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  xy_test_wait (has_none_online, fixture);
}

static void
removed_student_comes_back_with_undo (Fixture *fixture, gconstpointer data)
{
  g_autofree char *number = g_strdup (get_student (fixture, 0)->student_number);

  select_first (fixture, 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "roster.remove", NULL);
  xy_test_wait (has_four, fixture->shown);
  g_assert_cmpstr (get_student (fixture, 0)->student_number, !=, number);
  xy_test_wait (offers_undo, fixture->window);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  xy_test_wait (has_five, fixture->shown);
  g_assert_cmpstr (get_student (fixture, 0)->student_number, ==, number);
}

static void
pane_stores_what_is_typed_when_another_student_is_chosen (Fixture *fixture, gconstpointer data)
{
  g_autoptr (XyStudentItem) item = g_object_ref (get_item (fixture, 0));
  XyStudentForm *form = xy_student_pane_get_form (xy_roster_page_get_pane (fixture->page));

  select_first (fixture, 1);
  xy_student_form_type (form, "student_number", "");
  g_assert_nonnull (xy_student_form_get_message (form, "student_number"));
  xy_student_form_type (form, "major", "民商法学");
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (fixture->shown), 1, TRUE);
  xy_test_wait (is_stored_for, item);
  g_assert_cmpstr (xy_student_item_get_student (item)->student_number, !=, NULL);
  g_assert_null (xy_student_form_get_message (form, "student_number"));
}

static gboolean
shows_new_major (gpointer user_data)
{
  Fixture *fixture = user_data;

  return g_strcmp0 (get_student (fixture, 0)->major, "民商法学") == 0;
}

static void
student_who_is_edited_stays_selected (Fixture *fixture, gconstpointer data)
{
  g_autoptr (XyStudentItem) item = g_object_ref (get_item (fixture, 0));
  g_autoptr (GPtrArray) selected = NULL;
  XyFieldEditor *editor;

  select_first (fixture, 1);
  editor = begin (fixture, 0, XY_STUDENT_COLUMN_MAJOR);
  xy_field_editor_set_text (editor, "民商法学");
  g_assert_true (xy_field_editor_finish (editor, XY_EDITOR_STAY));
  xy_test_wait (shows_new_major, fixture);
  selected = xy_roster_editing_list_selected (fixture->editing);
  g_assert_cmpuint (selected->len, ==, 1);
  g_assert_true (g_ptr_array_index (selected, 0) == item);
}

static void
tab_goes_on_with_the_next_cell_and_the_photo_is_none (Fixture *fixture, gconstpointer data)
{
  XyStudentItem *item = get_item (fixture, 0);
  XyFieldEditor *editor = begin (fixture, 0, XY_STUDENT_COLUMN_ID);

  g_assert_true (xy_field_editor_finish (editor, XY_EDITOR_NEXT));
  g_assert_true (xy_roster_editing_is_editing (fixture->editing, item, XY_STUDENT_COLUMN_MAJOR));
  editor = xy_roster_editing_begin (fixture->editing, item, XY_STUDENT_COLUMN_MAJOR);
  g_assert_true (xy_field_editor_finish (editor, XY_EDITOR_PREVIOUS));
  g_assert_true (xy_roster_editing_is_editing (fixture->editing, item, XY_STUDENT_COLUMN_ID));
  g_assert_null (xy_roster_editing_begin (fixture->editing, item, XY_STUDENT_COLUMN_PHOTO));
}

static GtkWidget *
find_table (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_COLUMN_VIEW (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_table (child);
  return found;
}

static void
activating_a_student_edits_a_cell_and_keeps_to_the_page (Fixture *fixture, gconstpointer data)
{
  XyStudentItem *item = get_item (fixture, 0);

  /* The first has a photo, which Enter reviews only from its own cell. */
  g_assert_nonnull (xy_student_item_get_submission (item));
  g_signal_emit_by_name (find_table (GTK_WIDGET (fixture->page)), "activate", 0);
  g_assert_true (xy_roster_editing_is_editing (fixture->editing, item, XY_STUDENT_COLUMN_NAME));
  g_assert_cmpstr (xy_window_get_page (fixture->window), ==, "roster");
  g_assert_true (xy_roster_editing_take_back (fixture->editing));
  g_assert_false (xy_roster_editing_take_back (fixture->editing));
}

static void
what_is_wrong_is_told_to_a_screen_reader (Fixture *fixture, gconstpointer data)
{
  XyFieldEditor *editor = begin (fixture, 0, XY_STUDENT_COLUMN_NUMBER);
  GtkWidget *entry = gtk_widget_get_first_child (GTK_WIDGET (editor));
  g_autofree char *label = g_strdup_printf ("Student number of %s", get_student (fixture, 0)->name);

  gtk_test_accessible_assert_role (entry, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_LABEL, label);
  gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_FALSE);
  xy_field_editor_set_text (editor, "");
  gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       xy_field_editor_get_message (editor));
}

static void
shown_students_are_exported_in_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) rows = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (fixture->shown); i++)
    g_ptr_array_add (items, g_list_model_get_item (fixture->shown, i));
  rows = xy_roster_export_new_rows (fixture->workspace, items);
  g_assert_cmpuint (rows->len, ==, 5);
  for (guint i = 0; i < rows->len; i++)
    {
      const XyRosterRow *row = g_ptr_array_index (rows, i);

      g_assert_cmpstr (row->student->id, ==, get_student (fixture, i)->id);
      g_assert_cmpstr (row->college, ==, "法学院");
      g_assert_cmpint (row->problems != NULL && *row->problems != '\0', ==, i == 2);
      g_assert_nonnull (row->photo);
    }
}

#define ADD(name, students, func)                                                                  \
  g_test_add (name, Fixture, GUINT_TO_POINTER (students), set_up, func, tear_down)

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  adw_init ();
  ADD ("/roster-editing/bad-then-good", 5, bad_value_keeps_the_cell_open_and_a_good_one_is_stored);
  ADD ("/roster-editing/faulty-id-number", 5, faulty_id_number_is_stored_and_told);
  ADD ("/roster-editing/no-change-is-no-act", 5, what_is_not_changed_is_no_act);
  ADD ("/roster-editing/list-changes-under-it", 5,
       what_is_typed_stays_while_the_list_changes_under_it);
  ADD ("/roster-editing/student-is-shown-no-more", 5,
       what_is_typed_is_stored_when_the_table_shows_the_student_no_more);
  ADD ("/roster-editing/another-page", 5, what_is_typed_is_stored_when_another_page_is_shown);
  ADD ("/roster-editing/add", 5, new_student_is_added_selected_and_taken_back);
  ADD ("/roster-editing/add-is-given-up", 5, form_that_is_given_up_adds_nobody);
  ADD ("/roster-editing/online-only", 5, several_are_marked_online_only_in_one_act);
  ADD ("/roster-editing/remove", 5, removed_student_comes_back_with_undo);
  ADD ("/roster-editing/pane", 5, pane_stores_what_is_typed_when_another_student_is_chosen);
  ADD ("/roster-editing/stays-selected", 5, student_who_is_edited_stays_selected);
  ADD ("/roster-editing/tab", 5, tab_goes_on_with_the_next_cell_and_the_photo_is_none);
  ADD ("/roster-editing/activate", 5, activating_a_student_edits_a_cell_and_keeps_to_the_page);
  ADD ("/roster-editing/screen-reader", 5, what_is_wrong_is_told_to_a_screen_reader);
  ADD ("/roster-editing/export", 5, shown_students_are_exported_in_order);
  return g_test_run ();
}
