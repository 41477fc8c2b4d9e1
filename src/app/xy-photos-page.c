// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-photos-page.h"

#include <glib/gi18n-lib.h>

#include "app/xy-photo-grid.h"
#include "app/xy-photo-import-dialog.h"
#include "app/xy-photos-state.h"
#include "app/xy-review-state.h"
#include "app/xy-review-view.h"
#include "app/xy-words.h"

/* Which state the grid is filtered to; all of them. */
#define ALL_STATES -1

struct _XyPhotosPage
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkSearchBar *search_bar;
  GtkEditable *search_entry;
  GtkWidget *chips;
  GtkButton *review_button;
  GtkStack *grid_stack;
  AdwStatusPage *nothing;
  XyPhotoGrid *grid;
  GtkToggleButton *pick_button;
  GtkActionBar *pick_bar;
  GtkLabel *picked_label;
  GtkLabel *left_out_label;
  GtkButton *accept_button;
  XyReviewView *review;

  XyWorkspace *workspace;
  XyPhotoCache *cache;
  GSignalGroup *workspace_signals;
  XyStudentView *shown;
  GtkWidget *all_chip;
  GtkWidget *state_chips[XY_N_PHOTO_STATES];
  int state;
  gboolean search_mode;
  guint count_source;
};

enum
{
  PROP_0,
  PROP_WORKSPACE,
  PROP_SEARCH_MODE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (XyPhotosPage, xy_photos_page, ADW_TYPE_BIN)

/* In the order of the chips: what asks for something first. */
static const XyPhotoState chip_order[XY_N_PHOTO_STATES] = {
  XY_PHOTO_FLAGGED,  XY_PHOTO_TO_DECIDE, XY_PHOTO_UNCHECKED, XY_PHOTO_ASKED,
  XY_PHOTO_REJECTED, XY_PHOTO_ACCEPTED,  XY_PHOTO_NONE,
};

static gboolean
is_in_review (XyPhotosPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "review") == 0;
}

static void
set_chip (GtkWidget *chip, const char *title, guint count, gboolean visible)
{
  g_autofree char *label = g_strdup_printf ("%s %u", title, count);

  gtk_button_set_label (GTK_BUTTON (chip), label);
  gtk_widget_set_visible (chip, visible);
}

/* How many are in each state, all students counted. */
static guint
count_states (XyPhotosPage *self, guint *counts)
{
  GListModel *students = G_LIST_MODEL (xy_workspace_get_students (self->workspace));
  guint n = g_list_model_get_n_items (students);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (XyStudentItem) item = g_list_model_get_item (students, i);

      counts[xy_student_item_get_photo_state (item)]++;
    }
  return n;
}

/* The chips count what the words in the search find. */
static void
show_chips (XyPhotosPage *self)
{
  const XyStudentSearch *search = xy_student_view_get_search (self->shown);
  guint all = 0;

  for (guint i = 0; i < XY_N_PHOTO_STATES; i++)
    {
      guint count = xy_student_search_count_photos (search, 1u << i);

      set_chip (self->state_chips[i], xy_words_photo_state (i), count,
                count > 0 || self->state == (int) i);
      all += count;
    }
  set_chip (self->all_chip, C_ ("all photos", "All"), all, TRUE);
  gtk_stack_set_visible_child_name (
      self->grid_stack,
      g_list_model_get_n_items (G_LIST_MODEL (self->shown)) > 0 ? "photos" : "nothing");
}

/* Everything that depends on how many students are in which state. */
static void
show_counts (XyPhotosPage *self)
{
  guint counts[XY_N_PHOTO_STATES] = { 0 }, n = count_states (self, counts), to_do;
  g_autofree char *label = NULL;

  to_do = counts[XY_PHOTO_FLAGGED] + counts[XY_PHOTO_TO_DECIDE];
  if (to_do > 0)
    label = g_strdup_printf (ngettext ("Review %u photo", "Review %u photos", to_do), to_do);
  else
    label = g_strdup (_ ("All decided"));
  gtk_button_set_label (self->review_button, label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "photos.review", to_do > 0);
  if (is_in_review (self))
    return;
  if (n == 0)
    gtk_stack_set_visible_child_name (self->stack, "no-students");
  else if (counts[XY_PHOTO_NONE] == n)
    gtk_stack_set_visible_child_name (self->stack, "no-photos");
  else
    gtk_stack_set_visible_child_name (self->stack, "grid");
}

/* What is picked, and what can be done with it. */
static void
show_picked (XyPhotosPage *self)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autofree XyPhotoState *states = NULL;
  g_autoptr (XyPickedState) picked = NULL;

  if (self->grid == NULL)
    return;
  items = xy_photo_grid_list_picked (self->grid);
  states = g_new (XyPhotoState, items->len + 1);
  for (guint i = 0; i < items->len; i++)
    states[i] = xy_student_item_get_photo_state (g_ptr_array_index (items, i));
  picked = xy_picked_state_new (states, items->len);
  gtk_label_set_label (self->picked_label, picked->picked);
  gtk_label_set_label (self->left_out_label, picked->left_out != NULL ? picked->left_out : "");
  gtk_widget_set_visible (GTK_WIDGET (self->left_out_label), picked->left_out != NULL);
  gtk_button_set_label (self->accept_button, picked->accept);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "photos.accept-picked",
                                 picked->can_accept > 0 && xy_photo_grid_get_picking (self->grid));
}

static gboolean
count_cb (gpointer user_data)
{
  XyPhotosPage *self = user_data;

  self->count_source = 0;
  show_counts (self);
  show_picked (self);
  return G_SOURCE_REMOVE;
}

/* Many photos are checked one after the other: the page is told once. */
static void
refreshed_cb (XyPhotosPage *self)
{
  show_chips (self);
  if (self->count_source == 0)
    self->count_source = g_idle_add (count_cb, self);
}

static void
ask (XyPhotosPage *self)
{
  g_autoptr (XyStudentQuery) query = xy_student_query_new ();

  query->text = g_strdup (gtk_editable_get_text (self->search_entry));
  query->photos = self->state == ALL_STATES ? 0 : 1u << self->state;
  query->order = XY_STUDENT_ORDER_QUEUE;
  xy_student_view_set_query (self->shown, query);
  xy_photo_grid_scroll_to_start (self->grid);
}

static void
set_state (XyPhotosPage *self, int state)
{
  GtkWidget *chip = state == ALL_STATES ? self->all_chip : self->state_chips[state];

  if (self->state == state)
    return;
  self->state = state;
  gtk_widget_set_visible (chip, TRUE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
  ask (self);
}

static void
chip_toggled_cb (GtkToggleButton *chip, gpointer user_data)
{
  XyPhotosPage *self = user_data;

  if (gtk_toggle_button_get_active (chip))
    set_state (self, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (chip), "state")));
}

static GtkWidget *
add_chip (XyPhotosPage *self, int state, GtkWidget *group)
{
  GtkWidget *chip = gtk_toggle_button_new ();

  if (group != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (chip), GTK_TOGGLE_BUTTON (group));
  g_object_set_data (G_OBJECT (chip), "state", GINT_TO_POINTER (state));
  g_signal_connect_object (chip, "toggled", G_CALLBACK (chip_toggled_cb), self, 0);
  gtk_box_append (GTK_BOX (self->chips), chip);
  return chip;
}

static void
search_changed_cb (XyPhotosPage *self)
{
  if (self->shown != NULL)
    ask (self);
}

static void
picked_cb (XyPhotosPage *self)
{
  show_picked (self);
}

static void
picking_cb (XyPhotosPage *self)
{
  show_picked (self);
  if (xy_photo_grid_get_picking (self->grid))
    gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
start_review (XyPhotosPage *self, GPtrArray *items, XyStudentItem *first, gboolean follow)
{
  gtk_stack_set_visible_child_name (self->stack, "review");
  xy_review_view_start (self->review, items, first, follow);
}

static void
open_cb (XyPhotosPage *self, XyStudentItem *first)
{
  GListModel *shown = G_LIST_MODEL (self->shown);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (shown); i++)
    g_ptr_array_add (items, g_list_model_get_item (shown, i));
  start_review (self, items, first, FALSE);
}

static void
leave_review (XyPhotosPage *self)
{
  if (!is_in_review (self))
    return;
  xy_review_view_stop (self->review);
  gtk_stack_set_visible_child_name (self->stack, "grid");
  show_counts (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
review_closed_cb (XyPhotosPage *self)
{
  leave_review (self);
}

/* Another account or college: what was on the screen may not be seen any more. */
static void
scope_changed_cb (XyPhotosPage *self)
{
  leave_review (self);
  xy_photo_grid_set_picking (self->grid, FALSE);
  if (xy_workspace_get_state (self->workspace) != XY_WORKSPACE_READY)
    xy_photo_cache_clear (self->cache);
}

static int
compare_urgency (gconstpointer a, gconstpointer b)
{
  XyStudentItem *first = *(XyStudentItem *const *) a, *second = *(XyStudentItem *const *) b;
  gboolean first_flagged = xy_student_item_get_photo_state (first) == XY_PHOTO_FLAGGED;
  gboolean second_flagged = xy_student_item_get_photo_state (second) == XY_PHOTO_FLAGGED;

  if (first_flagged != second_flagged)
    return first_flagged ? -1 : 1;
  return xy_student_item_compare_queue (first, second);
}

void
xy_photos_page_review (XyPhotosPage *self, XyStudentItem *item)
{
  GListModel *students;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (XY_IS_PHOTOS_PAGE (self) && self->workspace != NULL);

  students = G_LIST_MODEL (xy_workspace_get_students (self->workspace));
  for (guint i = 0; i < g_list_model_get_n_items (students); i++)
    {
      g_autoptr (XyStudentItem) student = g_list_model_get_item (students, i);

      if (student == item ||
          xy_photo_state_needs_decision (xy_student_item_get_photo_state (student)))
        g_ptr_array_add (items, g_steal_pointer (&student));
    }
  g_ptr_array_sort (items, compare_urgency);
  start_review (self, items, item, TRUE);
}

void
xy_photos_page_show_state (XyPhotosPage *self, XyPhotoState state)
{
  g_return_if_fail (XY_IS_PHOTOS_PAGE (self) && (guint) state < XY_N_PHOTO_STATES);

  leave_review (self);
  xy_photo_grid_set_picking (self->grid, FALSE);
  g_object_set (self, "search-mode", FALSE, NULL);
  gtk_editable_set_text (self->search_entry, "");
  self->state = (int) state;
  gtk_widget_set_visible (self->state_chips[state], TRUE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->state_chips[state]), TRUE);
  ask (self);
}

static void
review_more_cb (XyPhotosPage *self)
{
  xy_photos_page_review (self, NULL);
}

static void
review_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  xy_photos_page_review (XY_PHOTOS_PAGE (widget), NULL);
}

static void
show_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  XyPhotosPage *self = XY_PHOTOS_PAGE (widget);

  gtk_editable_set_text (self->search_entry, "");
  self->state = ALL_STATES;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->all_chip), TRUE);
  ask (self);
}

/* Many at once. */

static void
accept_picked_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  XyPhotosPage *self = XY_PHOTOS_PAGE (widget);
  g_autoptr (GPtrArray) picked = xy_photo_grid_list_picked (self->grid);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < picked->len; i++)
    if (xy_photos_can_accept (xy_student_item_get_photo_state (picked->pdata[i])))
      g_ptr_array_add (items, g_object_ref (picked->pdata[i]));
  if (items->len == 0)
    return;
  xy_photo_grid_set_picking (self->grid, FALSE);
  xy_workspace_accept (self->workspace, items);
}

static void
pick_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  xy_photo_grid_pick_all (XY_PHOTOS_PAGE (widget)->grid);
}

static void
end_picking_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  XyPhotosPage *self = XY_PHOTOS_PAGE (widget);

  xy_photo_grid_set_picking (self->grid, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

/* Photos from a folder. */

static XyPhotoImportDialog *
open_import (XyPhotosPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog;

  if (self->workspace == NULL || xy_workspace_get_store (self->workspace) == NULL)
    return NULL;
  dialog =
      xy_photo_import_dialog_new (self->workspace, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
  gtk_window_present (GTK_WINDOW (dialog));
  return XY_PHOTO_IMPORT_DIALOG (dialog);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  XyPhotosPage *self = user_data;
  g_autoptr (GSList) dropped = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  XyPhotoImportDialog *dialog;

  for (GSList *file = dropped; file != NULL; file = file->next)
    g_ptr_array_add (files, g_object_ref (file->data));
  dialog = files->len > 0 ? open_import (self) : NULL;
  if (dialog == NULL)
    return FALSE;
  xy_photo_import_dialog_look_at (dialog, files);
  return TRUE;
}

void
xy_photos_page_add (XyPhotosPage *self)
{
  g_return_if_fail (XY_IS_PHOTOS_PAGE (self));

  open_import (self);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  xy_photos_page_add (XY_PHOTOS_PAGE (widget));
}

static void
set_workspace (XyPhotosPage *self, XyWorkspace *workspace)
{
  if (workspace == NULL || self->workspace != NULL)
    return;
  self->workspace = g_object_ref (workspace);
  self->cache = xy_photo_cache_new (workspace);
  self->shown = xy_student_view_new ();
  xy_student_view_set_list (self->shown, xy_workspace_get_students (workspace));
  xy_photo_grid_set_view (self->grid, self->shown, self->cache);
  xy_review_view_set_workspace (self->review, workspace, self->cache);
  g_signal_group_set_target (self->workspace_signals, workspace);
  g_signal_connect_object (self->shown, "refreshed", G_CALLBACK (refreshed_cb), self,
                           G_CONNECT_SWAPPED);
  show_chips (self);
  show_counts (self);
  show_picked (self);
}

static void
xy_photos_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  XyPhotosPage *self = XY_PHOTOS_PAGE (object);

  switch (id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    case PROP_SEARCH_MODE:
      g_value_set_boolean (value, self->search_mode);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_search_mode (XyPhotosPage *self, gboolean search_mode)
{
  if (self->search_mode != search_mode)
    {
      self->search_mode = search_mode;
      if (search_mode)
        leave_review (self);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH_MODE]);
    }
  if (search_mode)
    gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static gboolean
xy_photos_page_grab_focus (GtkWidget *widget)
{
  XyPhotosPage *self = XY_PHOTOS_PAGE (widget);

  if (is_in_review (self))
    return gtk_widget_grab_focus (GTK_WIDGET (self->review));
  return gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

/* Enter in the search goes on with the first photo that was found. */
static void
search_activated_cb (XyPhotosPage *self)
{
  search_changed_cb (self);
  xy_photos_page_grab_focus (GTK_WIDGET (self));
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  XyPhotosPage *self = XY_PHOTOS_PAGE (widget);

  if (is_in_review (self))
    return FALSE;
  if (xy_photo_grid_get_picking (self->grid))
    xy_photo_grid_set_picking (self->grid, FALSE);
  else if (self->search_mode)
    set_search_mode (self, FALSE);
  else
    return FALSE;
  xy_photos_page_grab_focus (widget);
  return TRUE;
}

/* The key of the review does the same to all that are picked. */
static gboolean
accept_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  XyPhotosPage *self = XY_PHOTOS_PAGE (widget);

  if (is_in_review (self) || !xy_photo_grid_get_picking (self->grid))
    return FALSE;
  gtk_widget_activate_action (widget, "photos.accept-picked", NULL);
  return TRUE;
}

static void
xy_photos_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  XyPhotosPage *self = XY_PHOTOS_PAGE (object);

  switch (id)
    {
    case PROP_WORKSPACE:
      set_workspace (self, g_value_get_object (value));
      break;
    case PROP_SEARCH_MODE:
      set_search_mode (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
xy_photos_page_dispose (GObject *object)
{
  XyPhotosPage *self = XY_PHOTOS_PAGE (object);

  g_clear_handle_id (&self->count_source, g_source_remove);
  g_clear_object (&self->workspace_signals);
  /* The grid is told of nothing any more. */
  self->grid = NULL;
  g_clear_object (&self->shown);
  g_clear_object (&self->cache);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (xy_photos_page_parent_class)->dispose (object);
}

static void
xy_photos_page_class_init (XyPhotosPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = xy_photos_page_dispose;
  object_class->get_property = xy_photos_page_get_property;
  object_class->set_property = xy_photos_page_set_property;
  widget_class->grab_focus = xy_photos_page_grab_focus;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_a, 0, accept_cb, NULL);
  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, XY_TYPE_WORKSPACE,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SEARCH_MODE] =
      g_param_spec_boolean ("search-mode", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (XY_TYPE_PHOTO_GRID);
  g_type_ensure (XY_TYPE_REVIEW_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/xueying/Xueying/ui/xy-photos-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XyPhotosPage, stack);
  gtk_widget_class_bind_template_child (widget_class, XyPhotosPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, XyPhotosPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, XyPhotosPage, chips);
  gtk_widget_class_bind_template_child (widget_class, XyPhotosPage, review_button);
  gtk_widget_class_bind_template_child (widget_class, XyPhotosPage, grid_stack);
  gtk_widget_class_bind_template_child (widget_class, XyPhotosPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, XyPhotosPage, grid);
  gtk_widget_class_bind_template_child (widget_class, XyPhotosPage, pick_button);
  gtk_widget_class_bind_template_child (widget_class, XyPhotosPage, pick_bar);
  gtk_widget_class_bind_template_child (widget_class, XyPhotosPage, picked_label);
  gtk_widget_class_bind_template_child (widget_class, XyPhotosPage, left_out_label);
  gtk_widget_class_bind_template_child (widget_class, XyPhotosPage, accept_button);
  gtk_widget_class_bind_template_child (widget_class, XyPhotosPage, review);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, picking_cb);
  gtk_widget_class_bind_template_callback (widget_class, review_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, review_more_cb);
  gtk_widget_class_install_action (widget_class, "photos.review", NULL, review_action);
  gtk_widget_class_install_action (widget_class, "photos.show-all", NULL, show_all_action);
  gtk_widget_class_install_action (widget_class, "photos.accept-picked", NULL,
                                   accept_picked_action);
  gtk_widget_class_install_action (widget_class, "photos.pick-all", NULL, pick_all_action);
  gtk_widget_class_install_action (widget_class, "photos.end-picking", NULL, end_picking_action);
  gtk_widget_class_install_action (widget_class, "photos.add", NULL, add_action);
}

static void
xy_photos_page_init (XyPhotosPage *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->state = ALL_STATES;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, self->search_entry);
  self->all_chip = add_chip (self, ALL_STATES, NULL);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->all_chip), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (chip_order); i++)
    self->state_chips[chip_order[i]] = add_chip (self, (int) chip_order[i], self->all_chip);
  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  self->workspace_signals = g_signal_group_new (XY_TYPE_WORKSPACE);
  g_signal_group_connect_object (self->workspace_signals, "notify::state",
                                 G_CALLBACK (scope_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_group_connect_object (self->workspace_signals, "notify::college",
                                 G_CALLBACK (scope_changed_cb), self, G_CONNECT_SWAPPED);
}

gboolean
xy_photos_page_is_reviewing (XyPhotosPage *self)
{
  g_return_val_if_fail (XY_IS_PHOTOS_PAGE (self), FALSE);

  return is_in_review (self);
}

gboolean
xy_photos_page_is_settled (XyPhotosPage *self)
{
  g_return_val_if_fail (XY_IS_PHOTOS_PAGE (self), TRUE);

  if (self->cache != NULL && !xy_photo_cache_is_idle (self->cache))
    return FALSE;
  return !is_in_review (self) || xy_review_view_is_ready (self->review);
}
