// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <adwaita.h>

#include "app/xy-document-view.h"
#include "app/xy-print.h"
#include "model/xy-schedule.h"
#include "xy-test-look.h"
#include "xy-test.h"

#define N_STUDENTS 60

typedef struct
{
  XyWorkspace *workspace;
} Fixture;

static gboolean
is_loaded (gpointer user_data)
{
  Fixture *fixture = user_data;

  return xy_workspace_get_state (fixture->workspace) == XY_WORKSPACE_READY;
}

static gboolean
has_everybody (gpointer user_data)
{
  Fixture *fixture = user_data;

  return g_list_model_get_n_items (G_LIST_MODEL (xy_workspace_get_students (fixture->workspace))) ==
         N_STUDENTS;
}

/* Students of the first college that has a place in the timetable. */
static void
add_students (Fixture *fixture)
{
  const XyCampaign *campaign = xy_workspace_get_campaign (fixture->workspace);
  const XyAssignment *place = g_ptr_array_index (
      xy_schedule_get_assignments (xy_workspace_get_schedule (fixture->workspace)), 0);
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_edit_free);

  for (guint i = 0; i < N_STUDENTS; i++)
    {
      g_autoptr (XyFields) fields = xy_fields_new ();
      g_autofree char *number = g_strdup_printf ("2019021%05u", i + 1);

      xy_fields_set_string (fields, "campaign", campaign->id);
      xy_fields_set_string (fields, "college", place->college);
      xy_fields_set_string (fields, "student_number", number);
      xy_fields_set_string (fields, "name", "孟煜瑶");
      xy_fields_set_string (fields, "class", i < 30 ? "2019级1班" : "2019级2班");
      g_ptr_array_add (edits, xy_edit_new (XY_KIND_STUDENT, NULL, g_steal_pointer (&fields)));
    }
  xy_workspace_apply (fixture->workspace, "Added", edits);
  xy_test_wait (has_everybody, fixture);
}

static void
fixture_init (Fixture *fixture)
{
  g_autofree char *home = xy_test_dup_folder ();

  fixture->workspace = xy_workspace_new (home);
  xy_workspace_open (fixture->workspace);
  xy_test_wait (is_loaded, fixture);
}

static void
fixture_clear (Fixture *fixture)
{
  xy_workspace_close (fixture->workspace);
  xy_test_look_wait_finalized (G_OBJECT (fixture->workspace));
}

static guint
count_pages (GtkWidget *dialog)
{
  GtkWidget *view = xy_test_look_find (dialog, XY_TYPE_DOCUMENT_VIEW);
  GtkListView *list = GTK_LIST_VIEW (xy_test_look_find (view, GTK_TYPE_LIST_VIEW));

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list)));
}

static void
test_nobody_makes_no_list (void)
{
  Fixture fixture;
  GtkWidget *dialog;

  fixture_init (&fixture);
  g_assert_null (xy_print_new_attendance_list (fixture.workspace));
  dialog = xy_print_attendance_dialog_new (NULL, fixture.workspace);
  gtk_window_present (GTK_WINDOW (dialog));
  xy_test_look (dialog, "print-nobody");
  g_assert_cmpuint (count_pages (dialog), ==, 0);
  gtk_window_destroy (GTK_WINDOW (dialog));
  fixture_clear (&fixture);
}

static void
test_the_preview_has_the_pages_of_the_list (void)
{
  Fixture fixture;
  g_autoptr (XyDocument) list = NULL;
  GtkWidget *dialog;

  fixture_init (&fixture);
  add_students (&fixture);
  list = xy_print_new_attendance_list (fixture.workspace);
  g_assert_nonnull (list);
  g_assert_cmpint (xy_document_get_n_pages (list), >, 1);
  dialog = xy_print_dialog_new (NULL, list);
  gtk_window_present (GTK_WINDOW (dialog));
  xy_test_look (dialog, "print-preview");
  g_assert_cmpuint (count_pages (dialog), ==, (guint) xy_document_get_n_pages (list));
  gtk_window_destroy (GTK_WINDOW (dialog));
  fixture_clear (&fixture);
}

static void
test_an_hour_can_be_chosen (void)
{
  Fixture fixture;
  GtkWidget *dialog, *slot, *college;
  guint all;

  fixture_init (&fixture);
  add_students (&fixture);
  dialog = xy_print_attendance_dialog_new (NULL, fixture.workspace);
  gtk_window_present (GTK_WINDOW (dialog));
  xy_test_look (dialog, "print-attendance");
  all = count_pages (dialog);
  g_assert_cmpuint (all, >, 1);

  college = xy_test_look_find (dialog, GTK_TYPE_DROP_DOWN);
  slot = gtk_widget_get_next_sibling (college);
  g_assert_true (GTK_IS_DROP_DOWN (slot));
  /* The college comes in the first hour, and in no other. */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (slot), 1);
  g_assert_cmpuint (count_pages (dialog), ==, all);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (slot), 2);
  g_assert_cmpuint (count_pages (dialog), ==, 0);
  gtk_window_destroy (GTK_WINDOW (dialog));
  fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  adw_init ();
  xy_test_look_init ();
  g_test_add_func ("/print/nobody", test_nobody_makes_no_list);
  g_test_add_func ("/print/preview", test_the_preview_has_the_pages_of_the_list);
  g_test_add_func ("/print/choice", test_an_hour_can_be_chosen);
  return g_test_run ();
}
