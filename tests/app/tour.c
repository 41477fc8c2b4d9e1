// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Opens the real window on the data that is there, walks through every page and state, and leaves a
 * picture of each, and the printed list. */

#include <adwaita.h>
#include <glib/gstdio.h>

#include "app/xy-application.h"
#include "app/xy-facet-button.h"
#include "app/xy-import-dialog.h"
#include "app/xy-photo-bar.h"
#include "app/xy-print.h"
#include "app/xy-queue-dialog.h"
#include "app/xy-review-view.h"
#include "app/xy-sign-in-dialog.h"
#include "app/xy-window-import.h"
#include "data/xy-data.h"
#include "store/xy-store-home.h"

/* How long anything may take before the tour says what did not come. */
#define WAIT_SECONDS 120

typedef struct
{
  XyWindow *window;
  XyWorkspace *workspace;
  const char *folder;
  const char *roster;
  const char *only;
  char *look;
  guint n_pictures;
} Tour;

/* Waiting. */

static gboolean
expired_cb (gpointer user_data)
{
  g_error ("the tour waited too long for %s", (const char *) user_data);
  return G_SOURCE_REMOVE;
}

static void
wait_until (gboolean (*done) (gpointer), gpointer user_data, const char *what)
{
  guint source = g_timeout_add_seconds (WAIT_SECONDS, expired_cb, (gpointer) what);

  while (!done (user_data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
}

typedef struct
{
  int n_frames;
  gboolean idle;
} Settling;

static void
painted_cb (GdkFrameClock *clock, gpointer user_data)
{
  ((Settling *) user_data)->n_frames++;
}

static gboolean
idle_cb (gpointer user_data)
{
  ((Settling *) user_data)->idle = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
has_frame (gpointer user_data)
{
  return ((Settling *) user_data)->n_frames > 0;
}

static gboolean
is_idle (gpointer user_data)
{
  return ((Settling *) user_data)->idle;
}

/* Until everything that waits in the main loop is done and what follows from it is painted. */
static void
settle (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  Settling settling = { 0, FALSE };
  gulong handler;

  g_idle_add_full (G_PRIORITY_LOW, idle_cb, &settling, NULL);
  wait_until (is_idle, &settling, "the main loop to be idle");
  handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &settling);
  /* What the first frame lays out can change what the second one shows. */
  for (int i = 0; i < 2; i++)
    {
      settling.n_frames = 0;
      gtk_widget_queue_draw (widget);
      wait_until (has_frame, &settling, "a frame");
    }
  g_signal_handler_disconnect (clock, handler);
}

/* Pictures. */

static void
snapshot_widget (GtkSnapshot *snapshot, GtkWidget *widget)
{
  GdkPaintable *paintable = gtk_widget_paintable_new (widget);

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget));
  g_object_unref (paintable);
}

/* A popover has a surface of its own; it is put where it stands over the window. */
static void
snapshot_popovers (GtkSnapshot *snapshot, GtkWidget *window, GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_POPOVER (child) && gtk_widget_get_mapped (child))
        {
          GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (child));
          double x, y, window_x, window_y;

          gtk_native_get_surface_transform (GTK_NATIVE (child), &x, &y);
          gtk_native_get_surface_transform (GTK_NATIVE (window), &window_x, &window_y);
          gtk_snapshot_save (snapshot);
          gtk_snapshot_translate (
              snapshot,
              &GRAPHENE_POINT_INIT (
                  (float) (gdk_popup_get_position_x (GDK_POPUP (surface)) + x - window_x),
                  (float) (gdk_popup_get_position_y (GDK_POPUP (surface)) + y - window_y)));
          snapshot_widget (snapshot, child);
          gtk_snapshot_restore (snapshot);
        }
      else
        snapshot_popovers (snapshot, window, child);
    }
}

static void
take_picture (Tour *tour, GtkWidget *window, const char *name)
{
  GtkSnapshot *snapshot;
  GskRenderer *renderer;
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *file = g_strdup_printf ("%s-%s.png", name, tour->look);
  g_autofree char *path = g_build_filename (tour->folder, file, NULL);
  graphene_rect_t whole;

  settle (window);
  snapshot = gtk_snapshot_new ();
  snapshot_widget (snapshot, window);
  snapshot_popovers (snapshot, window, window);
  node = gtk_snapshot_free_to_node (snapshot);
  renderer = gtk_native_get_renderer (GTK_NATIVE (window));
  whole = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (window),
                              (float) gtk_widget_get_height (window));
  texture = gsk_renderer_render_texture (renderer, node, &whole);
  if (!gdk_texture_save_to_png (texture, path))
    g_error ("%s cannot be written", path);
  tour->n_pictures++;
}

static GtkWidget *
find_toplevel (GtkWidget *parent)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (toplevel != parent && gtk_widget_get_mapped (toplevel))
        return toplevel;
    }
  return NULL;
}

static gboolean
has_dialog (gpointer user_data)
{
  return find_toplevel (user_data) != NULL;
}

static gboolean
has_no_dialog (gpointer user_data)
{
  return find_toplevel (user_data) == NULL;
}

static void
close_dialog (Tour *tour, GtkWidget *dialog)
{
  gtk_window_destroy (GTK_WINDOW (dialog));
  wait_until (has_no_dialog, tour->window, "a dialog to close");
}

static void
show_dialog (Tour *tour, const char *action, const char *name)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (tour->window), action, NULL);
  wait_until (has_dialog, tour->window, name);
  dialog = find_toplevel (GTK_WIDGET (tour->window));
  take_picture (tour, dialog, name);
  if (GTK_IS_SHORTCUTS_WINDOW (dialog))
    {
      gtk_window_close (GTK_WINDOW (dialog));
      wait_until (has_no_dialog, tour->window, "the shortcuts to close");
    }
  else
    close_dialog (tour, dialog);
}

/* Where nothing composes windows GTK draws a frame inside them; with a compositor there is none. */
static void
drop_frames (void)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  gtk_css_provider_load_from_data (style,
                                   "window.solid-csd { padding: 0; border: none; box-shadow: none; "
                                   "margin: 0; }",
                                   -1);
  gtk_style_context_add_provider_for_display (
      gdk_display_get_default (), GTK_STYLE_PROVIDER (style), GTK_STYLE_PROVIDER_PRIORITY_USER);
}

/* The stops. */

static gboolean
is_open (gpointer user_data)
{
  XyWorkspaceState state = xy_workspace_get_state (((Tour *) user_data)->workspace);

  return state == XY_WORKSPACE_READY || state == XY_WORKSPACE_FAILED;
}

static gboolean
is_gone (gpointer user_data)
{
  return *(gpointer *) user_data == NULL;
}

/* Everything fetched that can be, and every photo that is here looked at by the rules. */
static gboolean
is_loaded (gpointer user_data)
{
  Tour *tour = user_data;
  GListModel *students = G_LIST_MODEL (xy_workspace_get_students (tour->workspace));

  if (xy_sync_get_state (xy_workspace_get_sync (tour->workspace)) == XY_SYNC_BUSY)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (students); i++)
    {
      g_autoptr (XyStudentItem) item = g_list_model_get_item (students, i);
      const XySubmission *submission = xy_student_item_get_submission (item);

      if (xy_student_item_get_photo_state (item) == XY_PHOTO_UNCHECKED && submission != NULL &&
          xy_store_has_photo (xy_workspace_get_store (tour->workspace), submission->photo))
        return FALSE;
    }
  return TRUE;
}

static XyStudentItem *
find_state (Tour *tour, XyPhotoState state)
{
  GListModel *students = G_LIST_MODEL (xy_workspace_get_students (tour->workspace));

  for (guint i = 0; i < g_list_model_get_n_items (students); i++)
    {
      g_autoptr (XyStudentItem) item = g_list_model_get_item (students, i);

      if (xy_student_item_get_photo_state (item) == state)
        return g_steal_pointer (&item);
    }
  return NULL;
}

static gboolean
is_mapped (gpointer user_data)
{
  return gtk_widget_get_mapped (user_data);
}

/* A cell with a value that is wrong, several students at once, and the form of a new one. */
static void
visit_editing (Tour *tour)
{
  XyRosterPage *page = xy_window_get_roster (tour->window);
  GListModel *shown = xy_roster_page_get_shown (page);
  g_autoptr (XyStudentItem) item = g_list_model_get_item (shown, 1);
  g_autofree char *number = NULL;
  XyStudentForm *form = xy_student_pane_get_form (xy_roster_page_get_pane (page));
  XyFieldEditor *editor;

  if (item == NULL)
    return;
  number = g_strdup (xy_student_item_get_student (item)->id_number);
  editor = xy_roster_editing_begin (xy_roster_page_get_editing (page), item, XY_STUDENT_COLUMN_ID);
  xy_field_editor_set_text (editor, "430199199506150372");
  wait_until (is_mapped, editor, "the cell to be edited");
  take_picture (tour, GTK_WIDGET (tour->window), "17-roster-edit");
  xy_field_editor_set_text (editor, number != NULL ? number : "");
  xy_field_editor_finish (editor, XY_EDITOR_STAY);
  editor =
      xy_roster_editing_begin (xy_roster_page_get_editing (page), item, XY_STUDENT_COLUMN_CLASS);
  xy_field_editor_set_text (editor, "");
  take_picture (tour, GTK_WIDGET (tour->window), "17-roster-edit-offers");
  xy_field_editor_set_text (editor, xy_student_item_get_student (item)->class_name);
  xy_field_editor_finish (editor, XY_EDITOR_STAY);

  gtk_selection_model_select_range (GTK_SELECTION_MODEL (shown), 1, 4, TRUE);
  take_picture (tour, GTK_WIDGET (tour->window), "18-roster-several");
  gtk_widget_activate_action (GTK_WIDGET (tour->window), "win.add-student", NULL);
  take_picture (tour, GTK_WIDGET (tour->window), "19-roster-add");
  xy_student_form_type (form, "name", "易望");
  xy_student_form_type (form, "student_number", xy_student_item_get_student (item)->student_number);
  take_picture (tour, GTK_WIDGET (tour->window), "19-roster-add-taken");
  xy_student_pane_cancel (xy_roster_page_get_pane (page));
}

static GtkWidget *
find_shown (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_shown (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The first filter that opens a list of values, if there are several to choose from. */
static void
visit_facet (Tour *tour)
{
  GtkWidget *roster = GTK_WIDGET (xy_window_get_roster (tour->window));
  GtkWidget *facet = find_shown (roster, XY_TYPE_FACET_BUTTON);
  GtkWidget *button = facet != NULL ? find_shown (facet, GTK_TYPE_MENU_BUTTON) : NULL;

  if (button == NULL)
    return;
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  take_picture (tour, GTK_WIDGET (tour->window), "20-roster-facet");
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
}

static void
visit_roster (Tour *tour)
{
  GListModel *shown = xy_roster_page_get_shown (xy_window_get_roster (tour->window));
  g_autoptr (XyStudentItem) item = NULL;
  g_autofree char *family_name = NULL;

  xy_window_show_page (tour->window, "roster");
  take_picture (tour, GTK_WIDGET (tour->window), "02-roster");
  item = find_state (tour, XY_PHOTO_ACCEPTED);
  if (item == NULL)
    item = g_list_model_get_item (shown, 0);
  if (item == NULL)
    return;
  xy_roster_page_select (xy_window_get_roster (tour->window),
                         xy_student_item_get_student (item)->id);
  take_picture (tour, GTK_WIDGET (tour->window), "03-roster-details");
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (shown));
  visit_editing (tour);
  visit_facet (tour);
  xy_roster_page_set_filter (xy_window_get_roster (tour->window), XY_ROSTER_PROBLEMS);
  take_picture (tour, GTK_WIDGET (tour->window), "04-roster-problems");
  xy_roster_page_show_all (xy_window_get_roster (tour->window));
  family_name = g_utf8_substring (xy_student_item_get_student (item)->name, 0, 1);
  xy_roster_page_search (xy_window_get_roster (tour->window), family_name);
  take_picture (tour, GTK_WIDGET (tour->window), "05-roster-search");
  xy_roster_page_search (xy_window_get_roster (tour->window), "");
  xy_window_toggle_search (tour->window);
}

static gboolean
is_read (gpointer user_data)
{
  return !xy_import_dialog_is_busy (user_data);
}

static gboolean
is_entry (GtkWidget *widget)
{
  return GTK_IS_ENTRY (widget) && gtk_widget_get_mapped (widget);
}

static gboolean
has_entry (gpointer user_data)
{
  for (GtkWidget *child = gtk_widget_get_first_child (user_data); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_entry (child) || has_entry (child))
      return TRUE;
  return FALSE;
}

/* Folds all parts but the last, and unfolds what is in that. */
static void
unfold_last (XyImportList *list)
{
  GListModel *lines = xy_import_list_get_model (list);
  guint n = g_list_model_get_n_items (lines);
  gboolean is_last = TRUE;

  for (guint i = n; i > 0; i--)
    {
      g_autoptr (GtkTreeListRow) line = g_list_model_get_item (lines, i - 1);

      if (line == NULL)
        continue;
      gtk_tree_list_row_set_expanded (line, is_last);
      if (gtk_tree_list_row_get_depth (line) == 0)
        is_last = FALSE;
    }
}

static void
visit_import_of (Tour *tour, GtkWidget *dialog)
{
  XyImportTable *table = xy_import_dialog_get_table (XY_IMPORT_DIALOG (dialog));
  XyImportState *state;
  GPtrArray *problems;

  wait_until (is_read, dialog, "the roster");
  take_picture (tour, dialog, "06-import");
  if (xy_import_dialog_is_failed (XY_IMPORT_DIALOG (dialog)))
    return;
  state = xy_import_dialog_get_state (XY_IMPORT_DIALOG (dialog));
  problems = xy_import_state_get_roster (state)->problems;
  if (problems->len > 0)
    {
      const XyRosterProblem *problem = g_ptr_array_index (problems, problems->len - 1);

      xy_import_table_mend (table, problem->row, problem->column);
      if (xy_import_table_is_mending (table))
        wait_until (has_entry, table, "the cell to open");
      take_picture (tour, dialog, "06-import-mend");
      xy_import_table_finish (table);
    }
  unfold_last (xy_import_dialog_get_list (XY_IMPORT_DIALOG (dialog)));
  take_picture (tour, dialog, "06-import-unfolded");
}

static void
visit_import (Tour *tour)
{
  g_autoptr (GFile) file = NULL;
  GtkWidget *dialog;

  if (tour->roster == NULL)
    return;
  file = g_file_new_for_path (tour->roster);
  dialog = xy_window_import_file (tour->window, file);
  visit_import_of (tour, dialog);
  close_dialog (tour, dialog);
}

/* What every place says while a pill is carried over them. */
static void
carry_somewhere (Tour *tour, XyTimetablePage *page)
{
  XyTimetableView *view = xy_timetable_page_get_view (page);
  GtkWidget *chip = gtk_root_get_focus (GTK_ROOT (tour->window));
  g_autoptr (XyTimetableCargo) cargo = NULL;

  if (chip == NULL || !XY_IS_TIMETABLE_CHIP (chip))
    return;
  cargo = xy_timetable_chip_dup_cargo (XY_TIMETABLE_CHIP (chip));
  xy_timetable_view_carry (view, cargo);
  take_picture (tour, GTK_WIDGET (tour->window), "08-timetable-carry");
  xy_timetable_view_carry (view, NULL);
  xy_timetable_view_open_menu (view, XY_TIMETABLE_CHIP (chip));
  take_picture (tour, GTK_WIDGET (tour->window), "08-timetable-menu");
  xy_timetable_page_close_choice (page);
  settle (GTK_WIDGET (tour->window));
}

static void
visit_timetable (Tour *tour)
{
  XyTimetablePage *page = xy_window_get_timetable (tour->window);

  xy_window_show_page (tour->window, "timetable");
  take_picture (tour, GTK_WIDGET (tour->window), "07-timetable");
  if (!xy_timetable_page_choose_place (page))
    return;
  take_picture (tour, GTK_WIDGET (tour->window), "08-timetable-move");
  xy_timetable_page_close_choice (page);
  carry_somewhere (tour, page);
}

static gboolean
has_pictures (gpointer user_data)
{
  return xy_photos_page_is_settled (user_data);
}

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* What opens in the review, and is closed again. */
static void
visit_review (Tour *tour, GtkWidget *review)
{
  XyPhotoBar *bar = XY_PHOTO_BAR (find_widget (review, XY_TYPE_PHOTO_BAR));

  gtk_widget_activate_action (review, "review.legend", NULL);
  take_picture (tour, GTK_WIDGET (tour->window), "10-review-legend");
  xy_photo_bar_toggle_legend (bar);
  gtk_widget_activate_action (review, "review.person", NULL);
  take_picture (tour, GTK_WIDGET (tour->window), "10-review-person");
  gtk_widget_activate_action (review, "review.person", NULL);
  gtk_widget_activate_action (review, "review.finding", NULL);
  take_picture (tour, GTK_WIDGET (tour->window), "10-review-finding");
}

static void
visit_photos (Tour *tour)
{
  XyPhotosPage *page = xy_window_get_photos (tour->window);
  g_autoptr (XyStudentItem) flagged = find_state (tour, XY_PHOTO_FLAGGED);

  xy_window_show_page (tour->window, "photos");
  settle (GTK_WIDGET (tour->window));
  wait_until (has_pictures, page, "the pictures of the photos page");
  take_picture (tour, GTK_WIDGET (tour->window), "09-photos");
  if (flagged == NULL)
    return;
  xy_photos_page_review (page, flagged);
  settle (GTK_WIDGET (tour->window));
  wait_until (has_pictures, page, "the photo in the review");
  take_picture (tour, GTK_WIDGET (tour->window), "10-review");
  visit_review (tour, find_widget (GTK_WIDGET (page), XY_TYPE_REVIEW_VIEW));
  xy_photos_page_show_state (page, XY_PHOTO_FLAGGED);
}

/* The queue of the college that is shown. */
static void
show_queue (Tour *tour)
{
  g_autoptr (GPtrArray) places = xy_schedule_list_college (
      xy_workspace_get_schedule (tour->workspace), xy_workspace_get_college (tour->workspace));
  GtkWindow *dialog;

  if (places->len == 0)
    return;
  dialog = xy_queue_dialog_new (tour->workspace, ((XyAssignment *) places->pdata[0])->id);
  gtk_window_set_transient_for (dialog, GTK_WINDOW (tour->window));
  gtk_window_present (dialog);
  take_picture (tour, GTK_WIDGET (dialog), "13-queue");
  close_dialog (tour, GTK_WIDGET (dialog));
}

static void
visit_dialogs (Tour *tour)
{
  xy_window_show_page (tour->window, "overview");
  settle (GTK_WIDGET (tour->window));
  show_dialog (tour, "win.preferences", "11-preferences");
  show_dialog (tour, "win.sign-in", "12-sign-in");
  if (g_list_model_get_n_items (G_LIST_MODEL (xy_workspace_get_students (tour->workspace))) > 0)
    show_dialog (tour, "win.print", "13-print");
  show_queue (tour);
  show_dialog (tour, "win.show-help-overlay", "14-shortcuts");
  show_dialog (tour, "win.help", "15-help");
}

static void
visit_overview (Tour *tour)
{
  xy_window_show_page (tour->window, "overview");
  take_picture (tour, GTK_WIDGET (tour->window), "01-overview");
}

static void
visit_conflicts (Tour *tour)
{
  if (!xy_window_is_page_offered (tour->window, "conflicts"))
    return;
  xy_window_show_page (tour->window, "conflicts");
  take_picture (tour, GTK_WIDGET (tour->window), "16-conflicts");
}

static const struct
{
  const char *name;
  void (*visit) (Tour *tour);
} stops[] = {
  { "overview", visit_overview },   { "roster", visit_roster }, { "import", visit_import },
  { "timetable", visit_timetable }, { "photos", visit_photos }, { "conflicts", visit_conflicts },
  { "dialogs", visit_dialogs },
};

static void
print_list (Tour *tour)
{
  g_autoptr (XyDocument) document = xy_print_new_attendance_list (tour->workspace);
  g_autofree char *path = g_build_filename (tour->folder, "attendance.pdf", NULL);
  g_autoptr (GError) error = NULL;

  if (document != NULL && !xy_document_write_pdf (document, path, &error))
    g_error ("%s", error->message);
}

typedef struct
{
  GtkWidget *window;
  int width, height;
} Sizing;

static gboolean
has_size (gpointer user_data)
{
  Sizing *sizing = user_data;

  return gtk_widget_get_width (sizing->window) == sizing->width &&
         gtk_widget_get_height (sizing->window) == sizing->height;
}

static void
walk (Tour *tour, int width, int height, gboolean dark)
{
  Sizing sizing = { GTK_WIDGET (tour->window), width, height };

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                           : ADW_COLOR_SCHEME_FORCE_LIGHT);
  gtk_window_set_default_size (GTK_WINDOW (tour->window), width, height);
  wait_until (has_size, &sizing, "the window's size");
  g_free (tour->look);
  tour->look = g_strdup_printf (
      "%dx%d%s%s", width, height, dark ? "-dark" : "",
      adw_style_manager_get_high_contrast (adw_style_manager_get_default ()) ? "-contrast" : "");

  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    if ((tour->only == NULL || g_str_equal (tour->only, stops[i].name)) &&
        (i == 0 || xy_workspace_get_state (tour->workspace) == XY_WORKSPACE_READY))
      stops[i].visit (tour);
}

int
main (int argc, char **argv)
{
  static char *size;
  static char *roster;
  static gboolean dark;
  static gboolean contrast;
  static char *only;
  static const GOptionEntry entries[] = {
    { "size", 0, 0, G_OPTION_ARG_STRING, &size, "Only this size, light", "WIDTHxHEIGHT" },
    { "dark", 0, 0, G_OPTION_ARG_NONE, &dark, "Only dark, at 1280x800 or the size given", NULL },
    { "high-contrast", 0, 0, G_OPTION_ARG_NONE, &contrast, "In high contrast", NULL },
    { "only", 0, 0, G_OPTION_ARG_STRING, &only,
      "Only overview, roster, import, timetable, photos, conflicts or dialogs", "STOP" },
    { "roster", 0, 0, G_OPTION_ARG_FILENAME, &roster, "Show the import of this file", "FILE" },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  g_autoptr (GOptionContext) options = g_option_context_new ("FOLDER");
  g_autoptr (GError) error = NULL;
  g_autofree char *home = NULL;
  g_autoptr (XyApplication) application = NULL;
  Tour tour = { 0 };
  gpointer store;
  int width = 1280, height = 800;

  xy_locale_init ();
  g_option_context_set_summary (options, "Walks through the program on the data of "
                                         "XUEYING_DATA_DIR, and leaves pictures in FOLDER.");
  g_option_context_add_main_entries (options, entries, NULL);
  if (!g_option_context_parse (options, &argc, &argv, &error) || argc != 2 ||
      (size != NULL && sscanf (size, "%dx%d", &width, &height) != 2))
    {
      g_printerr ("%s\n", error != NULL ? error->message : "tour needs a folder; see --help");
      return 2;
    }
  /* Before libadwaita looks at the settings, which have no such key here. */
  if (contrast)
    g_setenv ("ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);
  g_mkdir_with_parents (argv[1], 0755);
  home = xy_store_home_dup_directory ();
  application = xy_application_new (home);
  if (!g_application_register (G_APPLICATION (application), NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  drop_frames ();
  g_application_activate (G_APPLICATION (application));
  tour.window = XY_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  tour.workspace = xy_window_get_workspace (tour.window);
  tour.folder = argv[1];
  tour.roster = roster;
  tour.only = only;
  wait_until (is_open, &tour, "the store");
  if (xy_workspace_get_state (tour.workspace) == XY_WORKSPACE_READY)
    wait_until (is_loaded, &tour, "the photos to be fetched and checked");

  settle (GTK_WIDGET (tour.window));
  walk (&tour, width, height, dark);
  if (size == NULL && !dark)
    {
      walk (&tour, 1024, 700, FALSE);
      walk (&tour, 1280, 800, TRUE);
    }
  print_list (&tour);
  g_print ("%u pictures\n", tour.n_pictures);
  store = xy_workspace_get_store (tour.workspace);
  if (store != NULL)
    g_object_add_weak_pointer (store, &store);
  gtk_window_destroy (GTK_WINDOW (tour.window));
  wait_until (is_gone, &store, "the store to be closed");
  g_free (tour.look);
  g_free (size);
  g_free (roster);
  g_free (only);
  return 0;
}
