// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Opens the Photos page of five thousand submissions in a real window and scrolls through all of
 * them, the first time when every thumbnail is to be made and again when they are kept.  Prints how
 * long it takes until the first screenful is shown, and the most memory that was in use; the clock
 * decides nothing here. */

#include <adwaita.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "app-fixture.h"
#include "app/xy-photo-grid.h"
#include "app/xy-photos-page.h"
#include "xy-portrait.h"
#include "xy-test-look.h"
#include "xy-test.h"

#ifdef __SANITIZE_ADDRESS__
#define N_STUDENTS 400u
#define N_TURNS 1
#else
#define N_STUDENTS 5000u
#define N_TURNS 7
#endif
/* A screen and a little. */
#define N_FEW 40u
/* Of the whole program, drawing included; sanitizers take many times as much. */
#define MAX_MEGABYTES 400u

typedef struct
{
  XyWorkspace *workspace;
  GtkWidget *window;
  XyPhotosPage *page;
  GtkWidget *view;
  GtkAdjustment *adjustment;
} Fixture;

/* A photo of its own for everybody: one portrait with another comment in each. */
static char *
write_photo (const char *directory, GBytes *portrait, guint i)
{
  g_autoptr (GByteArray) photo = g_byte_array_new ();
  g_autofree char *comment = g_strdup_printf ("%08u", i);
  g_autofree char *start = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  const guint8 marker[] = { 0xff, 0xfe, 0, 10 };
  gsize size;
  const guint8 *data = g_bytes_get_data (portrait, &size);
  char *sha256;

  g_byte_array_append (photo, data, 2);
  g_byte_array_append (photo, marker, sizeof marker);
  g_byte_array_append (photo, (const guint8 *) comment, 8);
  g_byte_array_append (photo, data + 2, (guint) size - 2);
  sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, photo->data, photo->len);
  start = g_strndup (sha256, 2);
  folder = g_build_filename (directory, "photos", start, NULL);
  path = g_build_filename (folder, sha256, NULL);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, (const char *) photo->data, photo->len, &error);
  g_assert_no_error (error);
  return sha256;
}

static XyStudentItem *
make_item (const char *directory, GBytes *portrait, guint i)
{
  g_autoptr (XyStudent) student = xy_entity_new (XY_KIND_STUDENT);
  XySubmission *submission = xy_entity_new (XY_KIND_SUBMISSION);
  g_autoptr (GPtrArray) submissions = g_ptr_array_new_with_free_func (xy_entity_unref);
  XyStudentItem *item;

  student->id = g_strdup_printf ("%012u", i);
  student->student_number = g_strdup_printf ("2019%08u", i);
  student->name = g_strdup_printf ("学生%u", i);
  student->class_name = g_strdup_printf ("%u班", i / 30 + 1);
  submission->id = g_strdup_printf ("s%012u", i);
  submission->student = g_strdup (student->id);
  submission->photo = write_photo (directory, portrait, i);
  submission->number = 1;
  g_ptr_array_add (submissions, submission);
  item = xy_student_item_new (student);
  xy_student_item_update (item, student, submissions, NULL, NULL);
  return item;
}

static guint
count_shown (Fixture *fixture)
{
  return g_list_model_get_n_items (
      G_LIST_MODEL (gtk_grid_view_get_model (GTK_GRID_VIEW (fixture->view))));
}

static gboolean
shows_everybody (gpointer user_data)
{
  return count_shown (user_data) == N_STUDENTS;
}

/* The cells on the screen, and how many cells of all have their photo. */
typedef struct
{
  guint n_visible;
  guint n_visible_loaded;
  guint n_loaded;
} Cells;

static void
count_cells (Fixture *fixture, GtkWidget *widget, Cells *cells)
{
  GtkWidget *window = gtk_widget_get_parent (fixture->view);
  graphene_rect_t bounds;

  if (GTK_IS_PICTURE (widget))
    {
      gboolean loaded = gtk_picture_get_paintable (GTK_PICTURE (widget)) != NULL;
      gboolean visible = gtk_widget_get_mapped (widget) &&
                         gtk_widget_compute_bounds (widget, window, &bounds) &&
                         bounds.size.height > 0 && bounds.origin.y + bounds.size.height > 0 &&
                         bounds.origin.y < gtk_widget_get_height (window);

      cells->n_loaded += loaded;
      cells->n_visible += visible;
      cells->n_visible_loaded += visible && loaded;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    count_cells (fixture, child, cells);
}

static Cells
get_cells (Fixture *fixture)
{
  Cells cells = { 0 };

  count_cells (fixture, fixture->view, &cells);
  return cells;
}

static gboolean
shows_the_screen (gpointer user_data)
{
  Cells cells = get_cells (user_data);

  return cells.n_visible > 0 && cells.n_visible_loaded == cells.n_visible;
}

static gboolean
is_settled (gpointer user_data)
{
  Fixture *fixture = user_data;

  return shows_the_screen (user_data) && xy_photos_page_is_settled (fixture->page);
}

/* What the program has taken of the computer's memory at most. */
static guint
get_peak_megabytes (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, "VmHWM:");
  g_assert_nonnull (line);
  return (guint) (strtoul (line + strlen ("VmHWM:"), NULL, 10) / 1024);
}

/* Returns: milliseconds until the first screen is whole. */
static double
open_page (Fixture *fixture, guint *n_visible)
{
  gint64 start = g_get_monotonic_time ();
  double taken;
  Cells cells;

  fixture->page = g_object_new (XY_TYPE_PHOTOS_PAGE, "workspace", fixture->workspace, NULL);
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  fixture->view = xy_test_look_find (GTK_WIDGET (fixture->page), GTK_TYPE_GRID_VIEW);
  fixture->adjustment = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (fixture->view, GTK_TYPE_SCROLLED_WINDOW)));
  xy_test_wait (shows_the_screen, fixture);
  taken = (double) (g_get_monotonic_time () - start) / 1000;
  cells = get_cells (fixture);
  *n_visible = cells.n_visible;
  xy_test_wait (is_settled, fixture);
  cells = get_cells (fixture);
  /* The screen and one more, with what is half to be seen: not what a list of five thousand has. */
  g_assert_cmpuint (cells.n_loaded, <=, 3 * cells.n_visible);
  return taken;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return first < second ? -1 : first > second;
}

/* The page of a few students who fill the screen, and that of all, in turns. */
static void
compare_with_few (Fixture *fixture, GPtrArray *all)
{
  g_autoptr (GPtrArray) few = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *const lists[] = { few, all };
  double taken[2][N_TURNS];
  guint n_visible[2];

  for (guint i = 0; i < N_FEW; i++)
    g_ptr_array_add (few, g_object_ref (g_ptr_array_index (all, i)));
  for (guint turn = 0; turn < N_TURNS; turn++)
    for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
      {
        adw_window_set_content (ADW_WINDOW (fixture->window), NULL);
        xy_student_list_replace (xy_workspace_get_students (fixture->workspace), lists[i]);
        taken[i][turn] = open_page (fixture, &n_visible[i]);
      }
  g_assert_cmpuint (n_visible[0], ==, n_visible[1]);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    qsort (taken[i], N_TURNS, sizeof taken[i][0], compare_doubles);
  g_test_message ("thumbnails kept: the first %u photos of %u after %.0f ms, of %u after %.0f ms, "
                  "%.2f times as long",
                  n_visible[1], few->len, taken[0][N_TURNS / 2], all->len, taken[1][N_TURNS / 2],
                  taken[1][N_TURNS / 2] / taken[0][N_TURNS / 2]);
}

static void
scroll_through (Fixture *fixture, const char *what)
{
  double page = gtk_adjustment_get_page_size (fixture->adjustment);
  gint64 start = g_get_monotonic_time ();
  guint n_pages = 0;

  for (double value = 0;; value = gtk_adjustment_get_value (fixture->adjustment) + page)
    {
      double end = gtk_adjustment_get_upper (fixture->adjustment) - page;

      gtk_adjustment_set_value (fixture->adjustment, MIN (value, end));
      xy_test_wait (shows_the_screen, fixture);
      n_pages++;
      if (value >= end)
        break;
    }
  g_test_message ("%s: %u screens, %.1f ms each until all of it is shown; at most %u MB so far",
                  what, n_pages, (double) (g_get_monotonic_time () - start) / 1000 / n_pages,
                  get_peak_megabytes ());
  g_assert_cmpuint (n_pages, >=, 5);
}

static void
five_thousand_photos_open_as_one_screen_and_stay_within_memory (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  Fixture fixture = { 0 };
  XyPortrait portrait;
  g_autoptr (GBytes) bytes = NULL;
  const char *directory;
  guint n_visible;
  double taken;

  app_fixture_fill (home, "法学院", 0, 0, 3);
  fixture.workspace = app_fixture_open (home);
  directory = xy_store_get_directory (xy_workspace_get_store (fixture.workspace));
  xy_portrait_init (&portrait, 1);
  bytes = xy_portrait_render (&portrait);
  for (guint i = 0; i < N_STUDENTS; i++)
    g_ptr_array_add (items, make_item (directory, bytes, i));
  xy_student_list_replace (xy_workspace_get_students (fixture.workspace), items);

  fixture.window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), 1280, 800);
  gtk_window_present (GTK_WINDOW (fixture.window));
  taken = open_page (&fixture, &n_visible);
  g_test_message ("thumbnails to be made: the first %u of %u photos are shown after %.0f ms",
                  n_visible, N_STUDENTS, taken);
  xy_test_wait (shows_everybody, &fixture);
  scroll_through (&fixture, "thumbnails to be made");
  compare_with_few (&fixture, items);
  xy_test_wait (shows_everybody, &fixture);
  scroll_through (&fixture, "thumbnails kept");
#ifndef __SANITIZE_ADDRESS__
  g_assert_cmpuint (get_peak_megabytes (), <, MAX_MEGABYTES);
#endif
  gtk_window_destroy (GTK_WINDOW (fixture.window));
  g_ptr_array_set_size (items, 0);
  app_fixture_close (fixture.workspace);
  xy_test_look_wait_finalized (G_OBJECT (fixture.workspace));
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  adw_init ();
  xy_test_look_init ();
  g_test_add_func ("/photo-grid-speed/five-thousand",
                   five_thousand_photos_open_as_one_screen_and_stay_within_memory);
  return g_test_run ();
}
