// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <adwaita.h>

#include "app-fixture.h"
#include "app/xy-import-cell-view.h"
#include "app/xy-import-dialog.h"
#include "app/xy-import-row.h"
#include "app/xy-window-import.h"
#include "model/xy-college-names.h"
#include "window-fixture.h"
#include "xy-test.h"

/* Faultless; the last character of the third one is wrong. */
#define ID_1 "430104199901010014"
#define ID_2 "43010419990202002X"
#define ID_WRONG "430104199902020020"

/* Files. */

static GFile *
write_bytes (const char *name, const char *bytes, gssize length)
{
  g_autofree char *folder = xy_test_dup_folder ();
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static GFile *
write_roster (const char *text)
{
  return write_bytes ("roster.csv", text, -1);
}

/* What is on the screen. */

typedef gboolean (*WidgetFunc) (GtkWidget *widget, gconstpointer data);

static GtkWidget *
find_widget (GtkWidget *widget, WidgetFunc is_it, gconstpointer data)
{
  if (gtk_widget_get_mapped (widget) && is_it (widget, data))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, is_it, data);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_tooltip (GtkWidget *widget, gconstpointer text)
{
  return g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0;
}

static gboolean
is_entry (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_ENTRY (widget);
}

static gboolean
is_list_view (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LIST_VIEW (widget);
}

static gboolean
is_label (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text);
}

/* The line of the list that has those words. */
static gboolean
is_line (GtkWidget *widget, gconstpointer text)
{
  return XY_IS_IMPORT_ROW (widget) && find_widget (widget, is_label, text) != NULL;
}

static gboolean
is_drop_down (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_DROP_DOWN (widget);
}

static gboolean
is_check (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_CHECK_BUTTON (widget);
}

static GtkWidget *
get_widget (gpointer root, WidgetFunc is_it, gconstpointer data)
{
  GtkWidget *found = find_widget (root, is_it, data);

  g_assert_nonnull (found);
  return found;
}

typedef struct
{
  GtkWidget *root;
  WidgetFunc is_it;
  gconstpointer data;
} Wanted;

static gboolean
is_there (gpointer user_data)
{
  Wanted *wanted = user_data;

  return find_widget (wanted->root, wanted->is_it, wanted->data) != NULL;
}

static GtkWidget *
wait_widget (gpointer root, WidgetFunc is_it, gconstpointer data)
{
  Wanted wanted = { root, is_it, data };

  xy_test_wait (is_there, &wanted);
  return get_widget (root, is_it, data);
}

/* The dialog. */

static gboolean
is_settled (gpointer dialog)
{
  return !xy_import_dialog_is_busy (dialog);
}

static GtkWidget *
open_dialog (WindowFixture *fixture, GFile *file)
{
  GtkWidget *dialog = xy_window_import_file (fixture->window, file);

  xy_test_wait (is_settled, dialog);
  return dialog;
}

static XyImportState *
get_state (GtkWidget *dialog)
{
  return xy_import_dialog_get_state (XY_IMPORT_DIALOG (dialog));
}

static guint
count (GtkWidget *dialog, XyImportSection section)
{
  return xy_import_state_count_all (get_state (dialog), section);
}

static gboolean
is_gone (gpointer user_data)
{
  return *(gpointer *) user_data == NULL;
}

static void
close_dialog (GtkWidget *dialog)
{
  gpointer alive = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &alive);
  gtk_window_destroy (GTK_WINDOW (dialog));
  xy_test_wait (is_gone, &alive);
}

static gboolean
can_import (GtkWidget *dialog)
{
  return gtk_widget_is_sensitive (
      gtk_widget_get_ancestor (get_widget (dialog, is_label, "_Import"), GTK_TYPE_BUTTON));
}

static void
press (GtkWidget *dialog, const char *label)
{
  GtkWidget *button =
      gtk_widget_get_ancestor (wait_widget (dialog, is_label, label), GTK_TYPE_BUTTON);

  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static void
press_import (GtkWidget *dialog)
{
  press (dialog, "_Import");
}

/* Enter on a line of the list. */
static void
activate_line (GtkWidget *dialog, const char *words)
{
  GtkWidget *list = GTK_WIDGET (xy_import_dialog_get_list (XY_IMPORT_DIALOG (dialog)));
  GtkWidget *view = get_widget (list, is_list_view, NULL);
  XyImportRow *line = XY_IMPORT_ROW (wait_widget (list, is_line, words));

  g_signal_emit_by_name (view, "activate",
                         gtk_tree_list_row_get_position (xy_import_row_get_list_row (line)));
}

static gboolean
holds (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_ENTRY (widget) &&
         gtk_entry_get_icon_storage_type (GTK_ENTRY (widget), GTK_ENTRY_ICON_SECONDARY) ==
             GTK_IMAGE_ICON_NAME &&
         g_strcmp0 (gtk_entry_get_icon_name (GTK_ENTRY (widget), GTK_ENTRY_ICON_SECONDARY), text) ==
             0;
}

static GtkWidget *
open_cell (GtkWidget *dialog, const char *problem)
{
  activate_line (dialog, problem);
  return wait_widget (xy_import_dialog_get_table (XY_IMPORT_DIALOG (dialog)), is_entry, NULL);
}

/* The store. */

static guint
count_students (WindowFixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (xy_workspace_get_students (fixture->workspace)));
}

static gboolean
has_none (gpointer user_data)
{
  return count_students (user_data) == 0;
}

static gboolean
has_one (gpointer user_data)
{
  return count_students (user_data) == 1;
}

static gboolean
has_two (gpointer user_data)
{
  return count_students (user_data) == 2;
}

static const XyStudent *
find_student (WindowFixture *fixture, const char *number)
{
  return xy_student_item_get_student (app_fixture_find (fixture->workspace, number));
}

static void
test_roster_is_corrected_mended_imported_undone_and_imported_again (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  g_autoptr (GFile) file = write_roster ("学号,姓名,身份证号,班级,新班\n"
                                         "201900000001,孟煜瑶," ID_1 ",1班,甲\n"
                                         "201900000002,夏知远," ID_WRONG ",2班,乙\n");
  g_auto (WindowFixture) fixture = { 0 };
  GtkWidget *dialog, *choice, *entry;
  const char *wrong;

  app_fixture_fill (home, "法学院", 0, 0, 7);
  window_fixture_init (&fixture, home);
  dialog = open_dialog (&fixture, file);

  /* A column that was taken for the wrong one. */
  g_assert_cmpint (xy_import_state_get_layout (get_state (dialog))->columns[XY_COLUMN_CLASS], ==,
                   3);
  choice = wait_widget (dialog, has_tooltip, "The column “新班” is");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), XY_COLUMN_CLASS + 1);
  xy_test_wait (is_settled, dialog);
  g_assert_cmpint (xy_import_state_get_layout (get_state (dialog))->columns[XY_COLUMN_CLASS], ==,
                   4);
  choice = get_widget (dialog, has_tooltip, "The column “班级” is");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (choice)), ==, 0);

  /* A problem. */
  g_assert_cmpuint (count (dialog, XY_IMPORT_PROBLEMS), ==, 1);
  wrong = ((XyRosterProblem *) g_ptr_array_index (
               xy_import_state_get_roster (get_state (dialog))->problems, 0))
              ->message;
  entry = open_cell (dialog, wrong);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, ID_WRONG);
  gtk_editable_set_text (GTK_EDITABLE (entry), ID_2);
  entry = wait_widget (dialog, holds, "emblem-ok-symbolic");
  g_signal_emit_by_name (entry, "activate");
  xy_test_wait (is_settled, dialog);
  g_assert_cmpuint (count (dialog, XY_IMPORT_PROBLEMS), ==, 0);

  /* Into the store, out of it, and in again. */
  press_import (dialog);
  xy_test_wait (has_two, &fixture);
  g_assert_cmpstr (find_student (&fixture, "201900000002")->id_number, ==, ID_2);
  g_assert_cmpstr (find_student (&fixture, "201900000002")->class_name, ==, "乙");
  g_assert_cmpstr (xy_window_get_undo_offer (fixture.window), ==, "Imported 2 students");
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.undo", NULL);
  xy_test_wait (has_none, &fixture);
  dialog = open_dialog (&fixture, file);
  g_assert_cmpuint (count (dialog, XY_IMPORT_NEW), ==, 2);
  press_import (dialog);
  xy_test_wait (has_two, &fixture);
  dialog = open_dialog (&fixture, file);
  g_assert_false (can_import (dialog));
  close_dialog (dialog);
}

static void
test_mend_is_judged_as_one_types_and_taken_back (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  g_autoptr (GFile) file = write_roster ("学号,姓名,身份证号\n201900000001,孟煜瑶," ID_WRONG "\n");
  g_auto (WindowFixture) fixture = { 0 };
  GtkWidget *dialog, *entry;
  const XyRosterProblem *problem;

  app_fixture_fill (home, "法学院", 0, 0, 7);
  window_fixture_init (&fixture, home);
  dialog = open_dialog (&fixture, file);
  problem = g_ptr_array_index (xy_import_state_get_roster (get_state (dialog))->problems, 0);
  entry = open_cell (dialog, problem->message);
  gtk_editable_set_text (GTK_EDITABLE (entry), ID_1);
  wait_widget (dialog, holds, "emblem-ok-symbolic");
  gtk_editable_set_text (GTK_EDITABLE (entry), "43010");
  wait_widget (dialog, is_label, "A resident ID number has 18 characters; this one has 5.");
  gtk_editable_set_text (GTK_EDITABLE (entry), ID_1);
  g_signal_emit_by_name (entry, "activate");
  xy_test_wait (is_settled, dialog);
  g_assert_cmpuint (count (dialog, XY_IMPORT_PROBLEMS), ==, 0);
  g_assert_true (xy_draft_is_mended (get_state (dialog)->draft, 2, XY_COLUMN_ID_NUMBER));

  gtk_widget_activate_action (dialog, "import.undo", NULL);
  xy_test_wait (is_settled, dialog);
  g_assert_cmpuint (count (dialog, XY_IMPORT_PROBLEMS), ==, 1);
  gtk_widget_activate_action (dialog, "import.redo", NULL);
  xy_test_wait (is_settled, dialog);
  g_assert_cmpuint (count (dialog, XY_IMPORT_PROBLEMS), ==, 0);
  close_dialog (dialog);
}

static void
test_file_that_cannot_be_read_gets_a_sentence (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  g_autoptr (GFile) file = write_bytes ("roster.xlsx", "PK\3\4broken", -1);
  g_auto (WindowFixture) fixture = { 0 };
  GtkWidget *dialog;

  app_fixture_fill (home, "法学院", 0, 0, 7);
  window_fixture_init (&fixture, home);
  dialog = open_dialog (&fixture, file);
  g_assert_true (xy_import_dialog_is_failed (XY_IMPORT_DIALOG (dialog)));
  wait_widget (dialog, is_label, "Choose Another File…");
  close_dialog (dialog);
}

static void
test_columns_without_header_are_pointed_at (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  g_autoptr (GFile) file = write_roster ("甲,乙\n一,201900000001\n二,201900000002\n");
  g_auto (WindowFixture) fixture = { 0 };
  GtkWidget *dialog, *choice;

  app_fixture_fill (home, "法学院", 0, 0, 7);
  window_fixture_init (&fixture, home);
  dialog = open_dialog (&fixture, file);
  g_assert_false (xy_import_dialog_is_failed (XY_IMPORT_DIALOG (dialog)));
  g_assert_cmpuint (xy_import_state_get_layout (get_state (dialog))->header_row, ==, 0);
  g_assert_false (can_import (dialog));
  xy_import_table_go_to (xy_import_dialog_get_table (XY_IMPORT_DIALOG (dialog)), 1);
  press (dialog, "This Row Is the Header");
  xy_test_wait (is_settled, dialog);
  choice = wait_widget (dialog, has_tooltip, "The column “甲” is");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), XY_COLUMN_NAME + 1);
  xy_test_wait (is_settled, dialog);
  choice = wait_widget (dialog, has_tooltip, "The column “乙” is");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), XY_COLUMN_STUDENT_NUMBER + 1);
  xy_test_wait (is_settled, dialog);
  g_assert_cmpuint (count (dialog, XY_IMPORT_NEW), ==, 2);
  close_dialog (dialog);
}

static GtkWidget *
find_dialog (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (XY_IS_IMPORT_DIALOG (toplevel) && !xy_import_dialog_is_busy (XY_IMPORT_DIALOG (toplevel)))
        return toplevel;
    }
  return NULL;
}

static gboolean
has_dialog (gpointer user_data)
{
  return find_dialog () != NULL;
}

static void
test_cells_that_were_copied_are_pasted (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  g_auto (WindowFixture) fixture = { 0 };

  app_fixture_fill (home, "法学院", 0, 0, 7);
  window_fixture_init (&fixture, home);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (fixture.window)),
                          "学号\t姓名\t身份证号\n201900000001\t孟煜瑶\t" ID_1 "\n");
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.paste", NULL);
  xy_test_wait (has_dialog, NULL);
  g_assert_cmpuint (count (find_dialog (), XY_IMPORT_NEW), ==, 1);
  press_import (find_dialog ());
  xy_test_wait (has_one, &fixture);
}

static void
test_file_that_was_copied_is_pasted (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  g_autoptr (GFile) file = write_roster ("学号,姓名,身份证号\n201900000001,孟煜瑶," ID_1 "\n");
  g_auto (WindowFixture) fixture = { 0 };
  GdkFileList *list = gdk_file_list_new_from_array (&file, 1);

  app_fixture_fill (home, "法学院", 0, 0, 7);
  window_fixture_init (&fixture, home);
  gdk_clipboard_set (gtk_widget_get_clipboard (GTK_WIDGET (fixture.window)), GDK_TYPE_FILE_LIST,
                     list);
  g_boxed_free (GDK_TYPE_FILE_LIST, list);
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.paste", NULL);
  xy_test_wait (has_dialog, NULL);
  g_assert_cmpuint (count (find_dialog (), XY_IMPORT_NEW), ==, 1);
  close_dialog (find_dialog ());
}

static GtkDropTarget *
find_drop_target (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }
  g_assert_not_reached ();
}

static void
test_file_is_dropped_anywhere_on_the_window (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  g_autoptr (GFile) file = write_roster ("学号,姓名,身份证号\n201900000001,孟煜瑶," ID_1 "\n");
  g_auto (WindowFixture) fixture = { 0 };
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  app_fixture_fill (home, "法学院", 0, 0, 7);
  window_fixture_init (&fixture, home);
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (&file, 1));
  g_signal_emit_by_name (find_drop_target (GTK_WIDGET (fixture.window)), "drop", &value, 0.0, 0.0,
                         &taken);
  g_assert_true (taken);
  xy_test_wait (has_dialog, NULL);
  g_assert_cmpuint (count (find_dialog (), XY_IMPORT_NEW), ==, 1);
  close_dialog (find_dialog ());
}

static gboolean
knows_alias (gpointer user_data)
{
  XySchedule *schedule = xy_workspace_get_schedule (((WindowFixture *) user_data)->workspace);

  return xy_college_find (xy_schedule_get_colleges (schedule), "法学研究部") != NULL;
}

static void
test_unknown_college_is_answered_once_and_for_good (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  g_autofree char *college = app_fixture_dup_college_id ("法学院");
  g_autoptr (GFile) file =
      write_roster ("学号,姓名,身份证号,学院\n201900000001,孟煜瑶," ID_1 ",法学研究部\n"
                    "201900000002,夏知远," ID_2 ",法学研究部\n");
  g_auto (WindowFixture) fixture = { 0 };
  g_autoptr (GPtrArray) choices = NULL;
  GtkWidget *dialog, *line;

  app_fixture_fill (home, "商学院", 0, 0, 7);
  window_fixture_init (&fixture, home);
  dialog = open_dialog (&fixture, file);
  g_assert_cmpuint (count (dialog, XY_IMPORT_COLLEGES), ==, 1);
  g_assert_cmpuint (count (dialog, XY_IMPORT_PROBLEMS), ==, 2);
  line = wait_widget (xy_import_dialog_get_list (XY_IMPORT_DIALOG (dialog)), is_line, "法学研究部");
  choices = xy_workspace_list_colleges (fixture.workspace);
  for (guint i = 0; i < choices->len; i++)
    if (g_str_equal (((XyCollege *) g_ptr_array_index (choices, i))->id, college))
      gtk_drop_down_set_selected (GTK_DROP_DOWN (get_widget (line, is_drop_down, NULL)), i + 1);
  xy_test_wait (is_settled, dialog);
  g_assert_cmpuint (count (dialog, XY_IMPORT_PROBLEMS), ==, 0);
  press_import (dialog);
  xy_test_wait (knows_alias, &fixture);
  xy_workspace_set_college (fixture.workspace, college);
  xy_test_wait (has_two, &fixture);
}

static void
test_missing_student_is_removed_only_when_ticked (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  g_autoptr (GFile) file = write_roster ("学号,姓名\n201939000001,孟煜瑶\n");
  g_auto (WindowFixture) fixture = { 0 };
  const XyStudent *missing;
  GtkWidget *dialog, *line;

  app_fixture_fill (home, "法学院", 2, 0, 7);
  window_fixture_init (&fixture, home);
  g_assert_cmpuint (count_students (&fixture), ==, 2);
  dialog = open_dialog (&fixture, file);
  g_assert_cmpuint (count (dialog, XY_IMPORT_MISSING), ==, 1);
  missing = g_ptr_array_index (get_state (dialog)->plan->missing, 0);
  line =
      wait_widget (xy_import_dialog_get_list (XY_IMPORT_DIALOG (dialog)), is_line, missing->name);
  g_assert_false (
      gtk_check_button_get_active (GTK_CHECK_BUTTON (get_widget (line, is_check, NULL))));
  g_assert_false (can_import (dialog));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get_widget (line, is_check, NULL)), TRUE);
  press_import (dialog);
  xy_test_wait (has_one, &fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.undo", NULL);
  xy_test_wait (has_two, &fixture);
}

static void
test_roster_goes_to_no_college_that_nobody_chose (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  g_autoptr (GFile) file = write_roster ("学号,姓名,班级\n201900000001,孟煜瑶,1班\n");
  g_auto (WindowFixture) fixture = { 0 };
  GtkWidget *dialog;

  window_fixture_init (&fixture, home);
  dialog = open_dialog (&fixture, file);
  g_assert_null (get_state (dialog)->plan);
  g_assert_false (can_import (dialog));
  gtk_drop_down_set_selected (
      GTK_DROP_DOWN (gtk_widget_get_template_child (dialog, XY_TYPE_IMPORT_DIALOG, "college")), 1);
  xy_test_wait (is_settled, dialog);
  g_assert_cmpuint (count (dialog, XY_IMPORT_NEW), ==, 1);
  g_assert_true (can_import (dialog));
  close_dialog (dialog);
}

static void
test_roster_that_names_its_college_asks_for_none (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  g_autoptr (GFile) file = write_roster ("学号,姓名,班级,学院\n201900000001,孟煜瑶,1班,法学院\n");
  g_auto (WindowFixture) fixture = { 0 };
  GtkWidget *dialog;

  window_fixture_init (&fixture, home);
  dialog = open_dialog (&fixture, file);
  g_assert_nonnull (get_state (dialog)->plan);
  g_assert_false (get_state (dialog)->needs_college);
  close_dialog (dialog);
}

static void
test_dialog_that_is_closed_while_it_reads_leaves_nothing (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  g_autoptr (GFile) file = write_roster ("学号,姓名\n201900000001,孟煜瑶\n");
  g_auto (WindowFixture) fixture = { 0 };

  app_fixture_fill (home, "法学院", 0, 0, 7);
  window_fixture_init (&fixture, home);
  close_dialog (xy_window_import_file (fixture.window, file));
}

#define N_LONG 1000

typedef struct
{
  gint64 last;
  gint64 longest;
} Pulse;

static gboolean
pulse_cb (gpointer user_data)
{
  Pulse *pulse = user_data;
  gint64 now = g_get_monotonic_time ();

  pulse->longest = MAX (pulse->longest, now - pulse->last);
  pulse->last = now;
  return G_SOURCE_CONTINUE;
}

static guint
count_cells (GtkWidget *widget)
{
  guint n = XY_IS_IMPORT_CELL_VIEW (widget) || XY_IS_IMPORT_ROW (widget) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_cells (child);
  return n;
}

/* Every one of them with a problem, which are all unfolded; the figure is for whoever reads it. */
static void
test_long_roster_makes_widgets_of_what_is_seen_only (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  g_autoptr (GString) text = g_string_new ("学号,姓名,身份证号,班级\n");
  g_autoptr (GFile) file = NULL;
  g_auto (WindowFixture) fixture = { 0 };
  Pulse pulse = { 0, 0 };
  guint source;
  GtkWidget *dialog;

  for (int i = 0; i < N_LONG; i++)
    g_string_append_printf (text, "2019%08d,孟煜瑶,4301041999,%d班\n", i, i % 50);
  file = write_roster (text->str);
  app_fixture_fill (home, "法学院", 0, 0, 7);
  window_fixture_init (&fixture, home);
  pulse.last = g_get_monotonic_time ();
  source = g_timeout_add_full (G_PRIORITY_HIGH, 1, pulse_cb, &pulse, NULL);
  dialog = open_dialog (&fixture, file);
  wait_widget (xy_import_dialog_get_table (XY_IMPORT_DIALOG (dialog)), is_label, "201900000000");
  g_test_message ("the main loop stood still for at most %d ms while %d rows were shown",
                  (int) (pulse.longest / 1000), N_LONG);
  g_source_remove (source);
  g_assert_cmpuint (count (dialog, XY_IMPORT_PROBLEMS), >=, N_LONG);
  g_assert_cmpuint (count_cells (dialog), >, 0);
  g_assert_cmpuint (count_cells (dialog), <, 2500);
  close_dialog (dialog);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  adw_init ();
  g_test_add_func ("/import-dialog/roster-is-corrected-mended-imported-undone-and-imported-again",
                   test_roster_is_corrected_mended_imported_undone_and_imported_again);
  g_test_add_func ("/import-dialog/mend-is-judged-as-one-types-and-taken-back",
                   test_mend_is_judged_as_one_types_and_taken_back);
  g_test_add_func ("/import-dialog/file-that-cannot-be-read-gets-a-sentence",
                   test_file_that_cannot_be_read_gets_a_sentence);
  g_test_add_func ("/import-dialog/columns-without-header-are-pointed-at",
                   test_columns_without_header_are_pointed_at);
  g_test_add_func ("/import-dialog/cells-that-were-copied-are-pasted",
                   test_cells_that_were_copied_are_pasted);
  g_test_add_func ("/import-dialog/file-that-was-copied-is-pasted",
                   test_file_that_was_copied_is_pasted);
  g_test_add_func ("/import-dialog/file-is-dropped-anywhere-on-the-window",
                   test_file_is_dropped_anywhere_on_the_window);
  g_test_add_func ("/import-dialog/unknown-college-is-answered-once-and-for-good",
                   test_unknown_college_is_answered_once_and_for_good);
  g_test_add_func ("/import-dialog/missing-student-is-removed-only-when-ticked",
                   test_missing_student_is_removed_only_when_ticked);
  g_test_add_func ("/import-dialog/roster-goes-to-no-college-that-nobody-chose",
                   test_roster_goes_to_no_college_that_nobody_chose);
  g_test_add_func ("/import-dialog/roster-that-names-its-college-asks-for-none",
                   test_roster_that_names_its_college_asks_for_none);
  g_test_add_func ("/import-dialog/dialog-that-is-closed-while-it-reads-leaves-nothing",
                   test_dialog_that_is_closed_while_it_reads_leaves_nothing);
  g_test_add_func ("/import-dialog/long-roster-makes-widgets-of-what-is-seen-only",
                   test_long_roster_makes_widgets_of_what_is_seen_only);
  return g_test_run ();
}
