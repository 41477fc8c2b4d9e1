// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <adwaita.h>

#include "app-fixture.h"
#include "app/xy-compare-dialog.h"
#include "model/xy-college-names.h"
#include "model/xy-schedule-compare.h"
#include "model/xy-schedule-plan.h"
#include "xy-test-look.h"
#include "xy-test.h"

static guint
count_differences (XyWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XySchedule) notice = xy_workspace_dup_notice (workspace, &error);
  g_autoptr (GPtrArray) differences = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (notice);
  differences = xy_schedule_compare (xy_workspace_get_schedule (workspace), notice);
  return differences->len;
}

typedef struct
{
  XyWorkspace *workspace;
  guint n;
} Awaited;

static gboolean
differs_in (gpointer user_data)
{
  const Awaited *awaited = user_data;

  return count_differences (awaited->workspace) == awaited->n;
}

static void
wait_differences (XyWorkspace *workspace, guint n)
{
  Awaited awaited = { workspace, n };

  xy_test_wait (differs_in, &awaited);
}

static void
move (XyWorkspace *workspace, const char *name, guint hour, int group)
{
  XySchedule *schedule = xy_workspace_get_schedule (workspace);
  const XyCollege *college = xy_college_find (xy_schedule_get_colleges (schedule), name);
  g_autoptr (GPtrArray) places = xy_schedule_list_college (schedule, college->id);
  const XySlot *slot = xy_schedule_get_slots (schedule)->pdata[hour];

  xy_workspace_move (workspace, ((XyAssignment *) places->pdata[0])->id, slot->id, group);
}

static guint
count_focusable_checks (GtkWidget *widget)
{
  guint n = GTK_IS_CHECK_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
            gtk_widget_get_focusable (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_focusable_checks (child);
  return n;
}

static gboolean
is_focused_in (gpointer user_data)
{
  return GTK_IS_CHECK_BUTTON (gtk_root_get_focus (GTK_ROOT (user_data)));
}

static gboolean
is_gone (gpointer user_data)
{
  return *(gpointer *) user_data == NULL;
}

/* The first thing that has the focus ticks all, Enter brings them back, and Undo undoes it. */
static void
all_comes_back_by_keyboard_and_is_one_step (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  XyWorkspace *workspace;
  GtkWindow *dialog;
  GtkWidget *focus;

  app_fixture_fill (home, "法学院", 40, 0, 7);
  workspace = app_fixture_open (home);
  /* The fixture moves the session's day to this week. */
  wait_differences (workspace, 1);
  move (workspace, "法学院", 3, 2);
  wait_differences (workspace, 2);
  move (workspace, "文学院", 5, 1);
  wait_differences (workspace, 3);

  dialog = xy_compare_dialog_new (workspace);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_present (dialog);
  xy_test_look (GTK_WIDGET (dialog), "compare");
  g_assert_cmpuint (xy_compare_dialog_get_state (XY_COMPARE_DIALOG (dialog))->rows->len, ==, 3);
  g_assert_cmpuint (count_focusable_checks (GTK_WIDGET (dialog)), ==, 4);
  g_assert_null (xy_edit_dialog_get_edit (XY_EDIT_DIALOG (dialog))->edits);
  xy_test_wait (is_focused_in, dialog);
  focus = gtk_root_get_focus (GTK_ROOT (dialog));
  gtk_widget_activate (focus);
  g_assert_nonnull (xy_edit_dialog_get_edit (XY_EDIT_DIALOG (dialog))->edits);
  xy_test_look (GTK_WIDGET (dialog), "compare-all");
  gtk_widget_activate (gtk_window_get_default_widget (dialog));
  xy_test_wait (is_gone, &dialog);
  wait_differences (workspace, 0);

  xy_workspace_undo (workspace);
  wait_differences (workspace, 3);
  app_fixture_close (workspace);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  adw_init ();
  xy_test_look_init ();
  g_test_add_func ("/compare-dialog/all-by-keyboard", all_comes_back_by_keyboard_and_is_one_step);
  return g_test_run ();
}
