// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <adwaita.h>
#include <string.h>

#include "app-fixture.h"
#include "app/xy-photo-import-dialog.h"
#include "app/xy-photos-page.h"
#include "xy-portrait.h"
#include "xy-test-look.h"
#include "xy-test.h"

/* The second of nine students has a photo already, and nothing is wrong with it. */
#define N_STUDENTS 9
#define N_PHOTOS 2

typedef struct
{
  char *folder;
  XyWorkspace *workspace;
  GtkWidget *dialog;
  gboolean closed;
  char *done;
} Fixture;

static void
done_cb (XyWorkspace *workspace, const char *label, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_free (fixture->done);
  fixture->done = g_strdup (label);
}

static void
closed_cb (GtkWidget *dialog, gpointer user_data)
{
  ((Fixture *) user_data)->closed = TRUE;
}

static void
write_file (Fixture *fixture, const char *name, gconstpointer data, gsize size)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, data, (gssize) size, &error);
  g_assert_no_error (error);
}

static void
write_photo (Fixture *fixture, const char *name, guint seed)
{
  XyPortrait portrait;
  g_autoptr (GBytes) bytes = NULL;

  xy_portrait_init (&portrait, seed);
  portrait.width = 240;
  portrait.height = 320;
  bytes = xy_portrait_render (&portrait);
  write_file (fixture, name, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
fixture_init (Fixture *fixture)
{
  g_autofree char *home = xy_test_dup_folder ();

  fixture->folder = xy_test_dup_folder ();
  app_fixture_fill (home, "法学院", N_STUDENTS, N_PHOTOS, 3);
  fixture->workspace = app_fixture_open (home);
  g_signal_connect (fixture->workspace, "done", G_CALLBACK (done_cb), fixture);
  fixture->dialog = xy_photo_import_dialog_new (fixture->workspace, NULL);
  g_signal_connect (fixture->dialog, "unrealize", G_CALLBACK (closed_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
}

static void
fixture_clear (Fixture *fixture)
{
  if (!fixture->closed)
    gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  app_fixture_close (fixture->workspace);
  xy_test_look_wait_finalized (G_OBJECT (fixture->workspace));
  g_free (fixture->folder);
  g_free (fixture->done);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static gboolean
is_busy (gpointer user_data)
{
  Fixture *fixture = user_data;

  return !fixture->closed &&
         g_str_equal (xy_photo_import_dialog_get_page (XY_PHOTO_IMPORT_DIALOG (fixture->dialog)),
                      "busy");
}

static gboolean
is_idle (gpointer user_data)
{
  return !is_busy (user_data);
}

static void
look (Fixture *fixture)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (files, g_file_new_for_path (fixture->folder));
  xy_photo_import_dialog_look_at (XY_PHOTO_IMPORT_DIALOG (fixture->dialog), files);
  xy_test_wait (is_idle, fixture);
}

static XyPhotoFileState
get_state (Fixture *fixture, const char *name)
{
  GPtrArray *files = xy_photo_import_get_files (
      xy_photo_import_dialog_get_import (XY_PHOTO_IMPORT_DIALOG (fixture->dialog)));

  for (guint i = 0; i < files->len; i++)
    if (g_str_equal (((const XyPhotoFile *) files->pdata[i])->name, name))
      return ((const XyPhotoFile *) files->pdata[i])->state;
  g_error ("%s is not listed", name);
}

static int
get_number (Fixture *fixture, const char *student_number)
{
  const XySubmission *submission =
      xy_student_item_get_submission (app_fixture_find (fixture->workspace, student_number));

  return submission != NULL ? (int) submission->number : 0;
}

static gboolean
is_closed (gpointer user_data)
{
  return ((Fixture *) user_data)->closed;
}

static gboolean
is_done (gpointer user_data)
{
  return ((Fixture *) user_data)->done != NULL;
}

static gboolean
is_undone (gpointer user_data)
{
  return get_number (user_data, "201939000004") == 0;
}

static void
who_gets_which_photo_is_shown_and_stored_as_one_act (void)
{
  g_auto (Fixture) fixture = { 0 };
  XyPhotoImport *import;
  g_autofree char *report = NULL;

  fixture_init (&fixture);
  xy_test_look (fixture.dialog, "photo-import-start");
  write_photo (&fixture, "201939000002.jpg", 101);
  write_photo (&fixture, "1班/201939000004_龙清如.jpg", 102);
  write_photo (&fixture, "1班/201939000005.jpg", 103);
  write_photo (&fixture, "DSC_0001.jpg", 104);
  write_photo (&fixture, "201939000006_201939000007.jpg", 105);
  write_file (&fixture, "201939000008.jpg", "no photo", 8);
  write_file (&fixture, "201939000009.png", "\x89PNG\r\n", 6);
  write_file (&fixture, "Thumbs.db", "x", 1);
  look (&fixture);
  xy_test_look (fixture.dialog, "photo-import-files");
  g_assert_cmpstr (xy_photo_import_dialog_get_page (XY_PHOTO_IMPORT_DIALOG (fixture.dialog)), ==,
                   "files");
  import = xy_photo_import_dialog_get_import (XY_PHOTO_IMPORT_DIALOG (fixture.dialog));
  g_assert_cmpuint (xy_photo_import_get_files (import)->len, ==, 7);
  g_assert_cmpint (get_state (&fixture, "201939000002.jpg"), ==, XY_PHOTO_FILE_AGAIN);
  g_assert_cmpint (get_state (&fixture, "1班/201939000005.jpg"), ==, XY_PHOTO_FILE_NEW);
  g_assert_cmpint (get_state (&fixture, "DSC_0001.jpg"), ==, XY_PHOTO_FILE_NOBODY);
  g_assert_cmpint (get_state (&fixture, "201939000006_201939000007.jpg"), ==,
                   XY_PHOTO_FILE_SEVERAL);
  g_assert_cmpint (get_state (&fixture, "201939000008.jpg"), ==, XY_PHOTO_FILE_UNUSABLE);
  g_assert_cmpint (get_state (&fixture, "201939000009.png"), ==, XY_PHOTO_FILE_UNUSABLE);
  report = xy_photo_import_dup_report (import, FALSE);
  g_assert_nonnull (strstr (report, "DSC_0001.jpg\t"));
  g_assert_nonnull (strstr (report, "201939000008.jpg\t"));
  g_assert_null (strstr (report, "201939000005.jpg"));
  /* Nothing is stored before it is said so. */
  g_assert_cmpint (get_number (&fixture, "201939000005"), ==, 0);

  gtk_widget_activate_action (fixture.dialog, "photo-import.store", NULL);
  xy_test_wait (is_closed, &fixture);
  xy_test_wait (is_done, &fixture);
  g_assert_cmpstr (fixture.done, ==, "Imported 3 photos");
  g_assert_cmpint (get_number (&fixture, "201939000002"), ==, 2);
  g_assert_cmpint (get_number (&fixture, "201939000005"), ==, 1);
  g_assert_cmpint (get_number (&fixture, "201939000006"), ==, 0);
  xy_workspace_undo (fixture.workspace);
  xy_test_wait (is_undone, &fixture);
  g_assert_cmpint (get_number (&fixture, "201939000002"), ==, 1);
  g_assert_cmpint (get_number (&fixture, "201939000005"), ==, 0);
}

static void
a_list_in_the_folder_says_whose_the_photos_are (void)
{
  static const char list[] = "学号,文件\n201939000004,DSC_0001.jpg\n201939000005,DSC_0002\n"
                             "201939000006,DSC_0003.jpg\n";
  g_auto (Fixture) fixture = { 0 };
  XyPhotoImport *import;

  fixture_init (&fixture);
  write_photo (&fixture, "DSC_0001.jpg", 101);
  write_photo (&fixture, "DSC_0002.jpg", 102);
  write_file (&fixture, "名单.csv", list, strlen (list));
  look (&fixture);
  xy_test_look (fixture.dialog, "photo-import-list");
  import = xy_photo_import_dialog_get_import (XY_PHOTO_IMPORT_DIALOG (fixture.dialog));
  g_assert_cmpuint (xy_photo_import_get_problems (import)->len, ==, 1);
  gtk_widget_activate_action (fixture.dialog, "photo-import.store", NULL);
  xy_test_wait (is_done, &fixture);
  g_assert_cmpstr (fixture.done, ==, "Imported 2 photos");
  g_assert_cmpint (get_number (&fixture, "201939000004"), ==, 1);
  g_assert_cmpint (get_number (&fixture, "201939000005"), ==, 1);
}

static void
a_photo_that_changed_meanwhile_stops_the_import (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture);
  write_photo (&fixture, "201939000004.jpg", 101);
  write_photo (&fixture, "201939000005.jpg", 102);
  look (&fixture);
  write_photo (&fixture, "201939000005.jpg", 103);
  gtk_widget_activate_action (fixture.dialog, "photo-import.store", NULL);
  xy_test_wait (is_idle, &fixture);
  g_assert_cmpstr (xy_photo_import_dialog_get_page (XY_PHOTO_IMPORT_DIALOG (fixture.dialog)), ==,
                   "failed");
  g_assert_null (fixture.done);
  g_assert_cmpint (get_number (&fixture, "201939000004"), ==, 0);
}

static gboolean
is_gone (gpointer user_data)
{
  return *(GtkWidget **) user_data == NULL;
}

static void
a_dialog_that_is_closed_stores_nothing (void)
{
  g_auto (Fixture) fixture = { 0 };
  GtkWidget *dialog;

  fixture_init (&fixture);
  write_photo (&fixture, "201939000004.jpg", 101);
  look (&fixture);
  dialog = fixture.dialog;
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_widget_activate_action (fixture.dialog, "photo-import.store", NULL);
  gtk_widget_activate_action (fixture.dialog, "photo-import.cancel", NULL);
  g_assert_true (fixture.closed);
  /* The work that was under way has let go of it. */
  xy_test_wait (is_gone, &dialog);
  g_assert_null (fixture.done);
  g_assert_cmpint (get_number (&fixture, "201939000004"), ==, 0);
}

static void
an_empty_folder_says_what_to_do (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture);
  write_file (&fixture, "readme.txt", "x", 1);
  look (&fixture);
  g_assert_cmpstr (xy_photo_import_dialog_get_page (XY_PHOTO_IMPORT_DIALOG (fixture.dialog)), ==,
                   "failed");
}

/* The dialog that belongs to the window. */
static GtkWidget *
find_dialog (GtkWidget *window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (windows, i);

      if (XY_IS_PHOTO_IMPORT_DIALOG (other) &&
          gtk_window_get_transient_for (other) == GTK_WINDOW (window))
        return GTK_WIDGET (other);
    }
  return NULL;
}

static GtkEventController *
find_drop_target (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return controller;
    }
  g_assert_not_reached ();
}

static void
what_is_dropped_on_the_page_is_looked_at_for_import (void)
{
  g_auto (Fixture) fixture = { 0 };
  GtkWidget *window, *page;
  g_autoptr (GFile) folder = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  fixture_init (&fixture);
  write_photo (&fixture, "201939000004.jpg", 102);
  window = adw_window_new ();
  page = g_object_new (XY_TYPE_PHOTOS_PAGE, "workspace", fixture.workspace, NULL);
  adw_window_set_content (ADW_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_null (find_dialog (window));
  folder = g_file_new_for_path (fixture.folder);
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (&folder, 1));
  g_signal_emit_by_name (find_drop_target (page), "drop", &value, 10.0, 10.0, &taken);
  g_assert_true (taken);

  /* It takes the place of the fixture's own. */
  gtk_window_destroy (GTK_WINDOW (fixture.dialog));
  fixture.dialog = find_dialog (window);
  g_assert_nonnull (fixture.dialog);
  fixture.closed = FALSE;
  xy_test_wait (is_idle, &fixture);
  g_assert_cmpint (get_state (&fixture, "201939000004.jpg"), ==, XY_PHOTO_FILE_NEW);
  gtk_window_destroy (GTK_WINDOW (fixture.dialog));
  fixture.closed = TRUE;
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  adw_init ();
  xy_test_look_init ();
  g_test_add_func ("/photo-import/one-act", who_gets_which_photo_is_shown_and_stored_as_one_act);
  g_test_add_func ("/photo-import/list", a_list_in_the_folder_says_whose_the_photos_are);
  g_test_add_func ("/photo-import/changed", a_photo_that_changed_meanwhile_stops_the_import);
  g_test_add_func ("/photo-import/closed", a_dialog_that_is_closed_stores_nothing);
  g_test_add_func ("/photo-import/empty", an_empty_folder_says_what_to_do);
  g_test_add_func ("/photo-import/dropped", what_is_dropped_on_the_page_is_looked_at_for_import);
  return g_test_run ();
}
