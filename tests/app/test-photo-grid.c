// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <adwaita.h>

#include "app-fixture.h"
#include "app/xy-photo-cell.h"
#include "app/xy-photo-grid.h"
#include "app/xy-photos-page.h"
#include "xy-test-look.h"
#include "xy-test.h"

/* Of nine students six have a photo; two of those have a grey background. */
#define N_STUDENTS 9
#define N_CLEAR 4
#define N_FLAGGED 2

typedef struct
{
  char *home;
  XyWorkspace *workspace;
  GtkWidget *window;
  XyPhotosPage *page;
  XyPhotoGrid *grid;
  GtkGridView *view;
  char *done;
} Fixture;

static guint
count_states (Fixture *fixture, XyPhotoState state)
{
  GListModel *students = G_LIST_MODEL (xy_workspace_get_students (fixture->workspace));
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (students); i++)
    {
      g_autoptr (XyStudentItem) item = g_list_model_get_item (students, i);

      if (xy_student_item_get_photo_state (item) == state)
        n++;
    }
  return n;
}

static guint
count_shown (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_grid_view_get_model (fixture->view)));
}

static guint
count_picked (Fixture *fixture)
{
  g_autoptr (GPtrArray) picked = xy_photo_grid_list_picked (fixture->grid);

  return picked->len;
}

static int
count_waiting (Fixture *fixture)
{
  XyStoreCounts counts;

  xy_store_get_counts (xy_workspace_get_store (fixture->workspace), &counts);
  return counts.waiting;
}

static gboolean
is_checked (gpointer user_data)
{
  Fixture *fixture = user_data;

  return count_states (fixture, XY_PHOTO_TO_DECIDE) == N_CLEAR &&
         count_states (fixture, XY_PHOTO_FLAGGED) == N_FLAGGED;
}

static gboolean
is_accepted (gpointer user_data)
{
  return count_states (user_data, XY_PHOTO_ACCEPTED) == N_CLEAR;
}

static gboolean
shows_everybody (gpointer user_data)
{
  return count_shown (user_data) == N_STUDENTS;
}

static void
done_cb (XyWorkspace *workspace, const char *label, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_free (fixture->done);
  fixture->done = g_strdup (label);
}

static void
open_window (Fixture *fixture)
{
  fixture->workspace = app_fixture_open (fixture->home);
  g_signal_connect (fixture->workspace, "done", G_CALLBACK (done_cb), fixture);
  fixture->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 700);
  fixture->page = g_object_new (XY_TYPE_PHOTOS_PAGE, "workspace", fixture->workspace, NULL);
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  fixture->grid =
      XY_PHOTO_GRID (xy_test_look_find (GTK_WIDGET (fixture->page), XY_TYPE_PHOTO_GRID));
  fixture->view =
      GTK_GRID_VIEW (xy_test_look_find (GTK_WIDGET (fixture->grid), GTK_TYPE_GRID_VIEW));
  gtk_window_present (GTK_WINDOW (fixture->window));
  xy_test_wait (shows_everybody, fixture);
}

static void
close_window (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  app_fixture_close (fixture->workspace);
  xy_test_look_wait_finalized (G_OBJECT (fixture->workspace));
  g_clear_pointer (&fixture->done, g_free);
}

static void
fixture_init (Fixture *fixture)
{
  fixture->home = xy_test_dup_folder ();
  app_fixture_fill (fixture->home, "法学院", N_STUDENTS, N_CLEAR + N_FLAGGED, 3);
  open_window (fixture);
  xy_test_wait (is_checked, fixture);
}

static void
fixture_clear (Fixture *fixture)
{
  close_window (fixture);
  g_free (fixture->home);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

/* What the keys and the pointer ask of the grid. */
static void
select_item (Fixture *fixture, guint position, gboolean modify, gboolean extend)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->view), "list.select-item",
                                             "(ubb)", position, modify, extend));
}

static void
the_cursor_picks_nobody_and_lets_go_of_nobody (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture);
  select_item (&fixture, 3, FALSE, FALSE);
  g_assert_cmpuint (count_picked (&fixture), ==, 0);
  g_assert_false (xy_photo_grid_get_picking (fixture.grid));

  /* Space, or Ctrl and a click. */
  select_item (&fixture, 3, TRUE, FALSE);
  g_assert_true (xy_photo_grid_get_picking (fixture.grid));
  select_item (&fixture, 5, FALSE, FALSE);
  g_assert_cmpuint (count_picked (&fixture), ==, 1);
  /* Shift goes from where the last one was. */
  select_item (&fixture, 7, FALSE, TRUE);
  g_assert_cmpuint (count_picked (&fixture), ==, 4);
  select_item (&fixture, 3, TRUE, FALSE);
  g_assert_cmpuint (count_picked (&fixture), ==, 3);

  xy_photo_grid_set_picking (fixture.grid, FALSE);
  g_assert_cmpuint (count_picked (&fixture), ==, 0);
}

static void
what_is_flagged_is_left_out_and_the_rest_is_one_act (void)
{
  g_auto (Fixture) fixture = { 0 };
  int n_waiting;

  fixture_init (&fixture);
  n_waiting = count_waiting (&fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture.page), "photos.pick-all", NULL);
  g_assert_cmpuint (count_picked (&fixture), ==, N_STUDENTS);
  xy_test_look (fixture.window, "photos-picked");
  gtk_widget_activate_action (GTK_WIDGET (fixture.page), "photos.accept-picked", NULL);
  xy_test_wait (is_accepted, &fixture);
  g_assert_cmpstr (fixture.done, ==, "Accepted 4 photos");
  g_assert_cmpint (count_waiting (&fixture), ==, n_waiting + 1);
  g_assert_cmpuint (count_states (&fixture, XY_PHOTO_FLAGGED), ==, N_FLAGGED);
  g_assert_false (xy_photo_grid_get_picking (fixture.grid));
  g_assert_cmpuint (count_picked (&fixture), ==, 0);

  xy_workspace_undo (fixture.workspace);
  xy_test_wait (is_checked, &fixture);
  g_assert_cmpuint (count_states (&fixture, XY_PHOTO_ACCEPTED), ==, 0);
}

static void
only_those_shown_are_picked (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture.page), "photos.pick-all", NULL);
  xy_photos_page_show_state (fixture.page, XY_PHOTO_FLAGGED);
  g_assert_cmpuint (count_shown (&fixture), ==, N_FLAGGED);
  g_assert_cmpuint (count_picked (&fixture), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture.page), "photos.pick-all", NULL);
  g_assert_cmpuint (count_picked (&fixture), ==, N_FLAGGED);
  /* There is nothing to accept among them. */
  gtk_widget_activate_action (GTK_WIDGET (fixture.page), "photos.accept-picked", NULL);
  g_assert_true (xy_photo_grid_get_picking (fixture.grid));
  g_assert_cmpuint (count_states (&fixture, XY_PHOTO_ACCEPTED), ==, 0);
}

static gboolean
finds_one (gpointer user_data)
{
  return count_shown (user_data) == 1;
}

static void
a_part_of_a_number_or_the_initials_find_somebody (void)
{
  g_auto (Fixture) fixture = { 0 };
  GtkEditable *entry;

  fixture_init (&fixture);
  g_object_set (fixture.page, "search-mode", TRUE, NULL);
  entry = GTK_EDITABLE (xy_test_look_find (GTK_WIDGET (fixture.page), GTK_TYPE_SEARCH_ENTRY));
  gtk_editable_set_text (entry, "0004");
  xy_test_wait (finds_one, &fixture);
  gtk_editable_set_text (entry, "");
  xy_test_wait (shows_everybody, &fixture);
  gtk_editable_set_text (entry, "mmz");
  xy_test_wait (finds_one, &fixture);
}

static guint
count_pictures (GtkWidget *widget)
{
  guint n = GTK_IS_PICTURE (widget) && gtk_picture_get_paintable (GTK_PICTURE (widget)) != NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_pictures (child);
  return n;
}

static gboolean
shows_all_photos (gpointer user_data)
{
  return count_pictures (GTK_WIDGET (((Fixture *) user_data)->view)) == N_CLEAR + N_FLAGGED;
}

/* The photos themselves; what is made of them lies beside. */
static void
make_unreadable (Fixture *fixture)
{
  const char *directory = xy_store_get_directory (xy_workspace_get_store (fixture->workspace));
  g_autofree char *photos = g_build_filename (directory, "photos", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (photos);
  g_autofree char *hidden = g_strconcat (photos, "-hidden", NULL);
  g_autoptr (GFile) elsewhere = g_file_new_for_path (hidden);
  g_autoptr (GError) error = NULL;

  g_file_move (folder, elsewhere, 0, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
thumbnails_are_kept_and_need_no_photo_again (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture);
  xy_test_wait (shows_all_photos, &fixture);
  close_window (&fixture);

  open_window (&fixture);
  make_unreadable (&fixture);
  /* A page of its own decodes for itself. */
  adw_window_set_content (ADW_WINDOW (fixture.window), NULL);
  fixture.page = g_object_new (XY_TYPE_PHOTOS_PAGE, "workspace", fixture.workspace, NULL);
  adw_window_set_content (ADW_WINDOW (fixture.window), GTK_WIDGET (fixture.page));
  fixture.view = GTK_GRID_VIEW (xy_test_look_find (GTK_WIDGET (fixture.page), GTK_TYPE_GRID_VIEW));
  xy_test_wait (shows_all_photos, &fixture);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  adw_init ();
  xy_test_look_init ();
  g_test_add_func ("/photo-grid/cursor", the_cursor_picks_nobody_and_lets_go_of_nobody);
  g_test_add_func ("/photo-grid/accept", what_is_flagged_is_left_out_and_the_rest_is_one_act);
  g_test_add_func ("/photo-grid/only-those-shown", only_those_shown_are_picked);
  g_test_add_func ("/photo-grid/search", a_part_of_a_number_or_the_initials_find_somebody);
  g_test_add_func ("/photo-grid/thumbnails", thumbnails_are_kept_and_need_no_photo_again);
  return g_test_run ();
}
