// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app-fixture.h"
#include "app/xy-print.h"
#include "app/xy-queue-dialog.h"
#include "model/xy-schedule-plan.h"
#include "xy-test-look.h"
#include "xy-test.h"

#define N_STUDENTS 300

typedef struct
{
  XyWorkspace *workspace;
  char *assignment;
  GtkWidget *dialog;
} Fixture;

static void
fixture_init (Fixture *fixture, guint n_students)
{
  g_autofree char *home = xy_test_dup_folder ();
  g_autoptr (GPtrArray) places = NULL;

  app_fixture_fill (home, "法学院", n_students, 0, 1);
  fixture->workspace = app_fixture_open (home);
  places = xy_schedule_list_college (xy_workspace_get_schedule (fixture->workspace),
                                     xy_workspace_get_college (fixture->workspace));
  fixture->assignment = g_strdup (((XyAssignment *) places->pdata[0])->id);
  fixture->dialog = GTK_WIDGET (xy_queue_dialog_new (fixture->workspace, fixture->assignment));
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  xy_test_look (fixture->dialog, "queue");
}

static void
fixture_clear (Fixture *fixture)
{
  g_object_ref (fixture->dialog);
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  xy_test_look_wait_finalized (G_OBJECT (fixture->dialog));
  app_fixture_close (fixture->workspace);
  g_free (fixture->assignment);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static guint
count_rows (Fixture *fixture)
{
  GtkWidget *table = xy_test_look_find (fixture->dialog, GTK_TYPE_COLUMN_VIEW);

  return g_list_model_get_n_items (
      G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (table))));
}

static const char *
get_page (Fixture *fixture)
{
  GtkWidget *toasts = xy_test_look_find (fixture->dialog, ADW_TYPE_TOAST_OVERLAY);

  return gtk_stack_get_visible_child_name (
      GTK_STACK (adw_toast_overlay_get_child (ADW_TOAST_OVERLAY (toasts))));
}

static gboolean
has_some_rows (gpointer user_data)
{
  guint n = count_rows (user_data);

  return n > 0 && n < N_STUDENTS;
}

static gboolean
has_all_rows (gpointer user_data)
{
  return count_rows (user_data) == N_STUDENTS;
}

static gboolean
shows_nobody_found (gpointer user_data)
{
  return g_str_equal (get_page (user_data), "not-found");
}

static gboolean
shows_gone (gpointer user_data)
{
  return g_str_equal (get_page (user_data), "gone");
}

static gboolean
shows_the_queue (gpointer user_data)
{
  return g_str_equal (get_page (user_data), "queue");
}

static void
search_for (Fixture *fixture, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (xy_test_look_find (fixture->dialog, GTK_TYPE_SEARCH_ENTRY)),
                         text);
}

static void
everybody_is_shown_and_found (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture, N_STUDENTS);
  g_assert_cmpuint (count_rows (&fixture), ==, N_STUDENTS);
  g_assert_cmpstr (get_page (&fixture), ==, "queue");
  search_for (&fixture, "1班");
  xy_test_wait (has_some_rows, &fixture);
  xy_test_look (fixture.dialog, "queue-search");
  search_for (&fixture, "没有这个人");
  xy_test_wait (shows_nobody_found, &fixture);
  xy_test_look (fixture.dialog, "queue-not-found");
  search_for (&fixture, "");
  xy_test_wait (has_all_rows, &fixture);
  g_assert_cmpstr (get_page (&fixture), ==, "queue");
}

static void
a_place_that_is_removed_says_so (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture, 5);
  xy_workspace_apply (
      fixture.workspace, "Removed",
      xy_schedule_plan_remove (xy_workspace_get_schedule (fixture.workspace), fixture.assignment));
  xy_test_wait (shows_gone, &fixture);
  xy_test_look (fixture.dialog, "queue-gone");
  /* Nothing is left that could be printed. */
  g_assert_null (xy_print_new_queue (fixture.workspace, fixture.assignment));
  xy_workspace_undo (fixture.workspace);
  xy_test_wait (shows_the_queue, &fixture);
}

static void
a_queue_of_nobody_says_why (void)
{
  g_auto (Fixture) fixture = { 0 };
  GtkWidget *dialog;
  GPtrArray *all;

  fixture_init (&fixture, 1);
  all = xy_schedule_get_assignments (xy_workspace_get_schedule (fixture.workspace));
  for (guint i = 0; i < all->len; i++)
    {
      const XyAssignment *place = g_ptr_array_index (all, i);

      if (g_str_equal (place->id, fixture.assignment))
        continue;
      dialog = fixture.dialog;
      fixture.dialog = GTK_WIDGET (xy_queue_dialog_new (fixture.workspace, place->id));
      g_assert_cmpstr (get_page (&fixture), ==, "nobody");
      gtk_window_present (GTK_WINDOW (fixture.dialog));
      xy_test_look (fixture.dialog, "queue-nobody");
      gtk_window_destroy (GTK_WINDOW (dialog));
      return;
    }
  g_assert_not_reached ();
}

static void
the_printed_queue_has_that_place_alone (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (XyDocument) document = NULL;

  fixture_init (&fixture, N_STUDENTS);
  document = xy_print_new_queue (fixture.workspace, fixture.assignment);
  g_assert_nonnull (document);
  g_assert_cmpint (xy_document_get_n_pages (document), >, 1);
  g_assert_cmpstr (xy_document_get_title (document), ==, "Attendance list of 法学院");
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  adw_init ();
  xy_test_look_init ();
  g_test_add_func ("/queue-dialog/search", everybody_is_shown_and_found);
  g_test_add_func ("/queue-dialog/gone", a_place_that_is_removed_says_so);
  g_test_add_func ("/queue-dialog/nobody", a_queue_of_nobody_says_why);
  g_test_add_func ("/queue-dialog/print", the_printed_queue_has_that_place_alone);
  return g_test_run ();
}
