// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-roster-editing.h"

#include <glib/gi18n-lib.h>

#include "app/xy-roster-cell.h"

struct _XyRosterEditing
{
  GObject parent_instance;

  GtkWidget *page;
  GtkColumnView *view;
  XyRosterColumns *columns;
  XyStudentView *shown;
  XyWorkspace *workspace;
  GActionMap *actions;
  GtkWidget *menu;
  XyStudentItem *wanted;
  char *awaited;
  guint focus_source;
};

enum
{
  REVIEW,
  EXPORT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XyRosterEditing, xy_roster_editing, G_TYPE_OBJECT)

/* Places in the table. */

static guint
find_position (XyRosterEditing *self, XyStudentItem *item)
{
  return xy_student_view_find (self->shown, xy_student_item_get_student (item)->id);
}

static GtkWidget *
get_list (XyRosterEditing *self)
{
  return gtk_widget_get_last_child (GTK_WIDGET (self->view));
}

/* The row of a cell is the child of the list. */
static GtkWidget *
find_row (XyRosterEditing *self, GtkWidget *widget)
{
  while (widget != NULL && gtk_widget_get_parent (widget) != get_list (self))
    widget = gtk_widget_get_parent (widget);
  return widget;
}

static GtkWidget *
find_cell_in (GtkWidget *widget)
{
  if (XY_IS_ROSTER_CELL (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *cell = find_cell_in (child);

      if (cell != NULL)
        return cell;
    }
  return NULL;
}

static XyStudentItem *
find_item_at (XyRosterEditing *self, GtkWidget *widget)
{
  GtkWidget *row = find_row (self, widget);
  GtkWidget *cell = row != NULL ? find_cell_in (row) : NULL;

  return cell != NULL ? xy_roster_cell_get_item (XY_ROSTER_CELL (cell)) : NULL;
}

static GtkWidget *
get_focus (XyRosterEditing *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->view));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)) ? focus : NULL;
}

static gboolean
focus_row (XyRosterEditing *self, XyStudentItem *item)
{
  GtkWidget *cell = xy_roster_columns_find_cell (self->columns, item,
                                                 xy_roster_columns_get_current (self->columns));
  GtkWidget *row = cell != NULL ? find_row (self, cell) : NULL;

  return row != NULL && gtk_widget_get_mapped (row) && gtk_widget_grab_focus (row);
}

/* The table makes the row when it is laid out. */
static gboolean
focus_wanted_cb (GtkWidget *view, GdkFrameClock *clock, gpointer user_data)
{
  XyRosterEditing *self = user_data;

  self->focus_source = 0;
  if (self->wanted != NULL)
    focus_row (self, self->wanted);
  g_clear_object (&self->wanted);
  return G_SOURCE_REMOVE;
}

gboolean
xy_roster_editing_go_to (XyRosterEditing *self, XyStudentItem *item)
{
  guint position;

  g_return_val_if_fail (XY_IS_ROSTER_EDITING (self), FALSE);

  position = find_position (self, item);
  if (position == GTK_INVALID_LIST_POSITION)
    return FALSE;
  /* The list's own actions, so that Shift goes on from here. */
  gtk_widget_activate_action (get_list (self), "list.select-item", "(ubb)", position, FALSE, FALSE);
  gtk_widget_activate_action (get_list (self), "list.scroll-to-item", "u", position);
  if (!focus_row (self, item))
    {
      g_set_object (&self->wanted, item);
      if (self->focus_source == 0)
        self->focus_source =
            gtk_widget_add_tick_callback (GTK_WIDGET (self->view), focus_wanted_cb, self, NULL);
    }
  return TRUE;
}

GPtrArray *
xy_roster_editing_list_selected (XyRosterEditing *self)
{
  GPtrArray *selected = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) places = NULL;
  GtkBitsetIter iter;
  guint place;

  g_return_val_if_fail (XY_IS_ROSTER_EDITING (self), selected);

  places = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->shown));
  if (gtk_bitset_iter_init_first (&iter, places, &place))
    do
      {
        XyStudentItem *item = g_list_model_get_item (G_LIST_MODEL (self->shown), place);

        if (item != NULL)
          g_ptr_array_add (selected, item);
      }
    while (gtk_bitset_iter_next (&iter, &place));
  return selected;
}

/* Editing. */

static gboolean
is_editable (XyStudentColumn column)
{
  return xy_student_column_get_field (column) != NULL;
}

static XyStudentColumn
step_column (XyStudentColumn column, int direction)
{
  int next = (int) column + direction;

  return next < 0 || next >= (int) XY_N_STUDENT_COLUMNS ? column : (XyStudentColumn) next;
}

static XyFieldEditor *
get_open_editor (XyRosterEditing *self)
{
  return xy_roster_columns_get_open_editor (self->columns);
}

static void
ended_cb (XyFieldEditor *editor, int how, gpointer user_data)
{
  XyRosterEditing *self = user_data;
  g_autoptr (XyStudentItem) item = NULL;
  XyStudentColumn column = xy_roster_columns_get_current (self->columns);
  XyStudentColumn next = step_column (column, how == XY_EDITOR_PREVIOUS ? -1 : 1);
  guint position;

  if (editor != get_open_editor (self))
    return;
  item = g_object_ref (xy_roster_columns_get_edited (self->columns));
  position = find_position (self, item);
  xy_roster_columns_set_editor (self->columns, NULL, NULL, column);
  switch ((XyEditorEnd) how)
    {
    case XY_EDITOR_DOWN:
      {
        g_autoptr (XyStudentItem) below =
            position != GTK_INVALID_LIST_POSITION
                ? g_list_model_get_item (G_LIST_MODEL (self->shown), position + 1)
                : NULL;

        xy_roster_editing_go_to (self, below != NULL ? below : item);
      }
      break;
    case XY_EDITOR_NEXT:
    case XY_EDITOR_PREVIOUS:
      xy_roster_editing_go_to (self, item);
      if (next == column || !is_editable (next))
        break;
      xy_roster_columns_set_current (self->columns, next);
      xy_roster_editing_begin (self, item, next);
      break;
    case XY_EDITOR_TAKEN_BACK:
      xy_roster_editing_go_to (self, item);
      break;
    case XY_EDITOR_STAY:
    default:
      break;
    }
}

XyFieldEditor *
xy_roster_editing_begin (XyRosterEditing *self, XyStudentItem *item, XyStudentColumn column)
{
  g_autoptr (GtkWidget) editor = NULL;

  g_return_val_if_fail (XY_IS_ROSTER_EDITING (self), NULL);

  if (self->workspace == NULL || !is_editable (column))
    return NULL;
  if (xy_roster_columns_get_editor (self->columns, item, column) != NULL)
    return get_open_editor (self);
  if (get_open_editor (self) != NULL &&
      !xy_field_editor_finish (get_open_editor (self), XY_EDITOR_STAY))
    {
      gtk_widget_grab_focus (GTK_WIDGET (get_open_editor (self)));
      return get_open_editor (self);
    }
  xy_roster_columns_set_current (self->columns, column);
  editor = g_object_ref_sink (
      xy_field_editor_new (self->workspace, item, xy_student_column_get_field (column)));
  g_signal_connect_object (editor, "ended", G_CALLBACK (ended_cb), self, 0);
  xy_roster_columns_set_editor (self->columns, XY_FIELD_EDITOR (editor), item, column);
  gtk_widget_grab_focus (editor);
  return get_open_editor (self);
}

static void
edit_or_review (XyRosterEditing *self, XyStudentItem *item)
{
  XyStudentColumn column = xy_roster_columns_get_current (self->columns);

  if (is_editable (column))
    xy_roster_editing_begin (self, item, column);
  else if (xy_student_item_get_submission (item) != NULL)
    g_signal_emit (self, signals[REVIEW], 0, item);
}

/* The table may be in the midst of a change when it says that it has changed. */
static gboolean
go_to_awaited_cb (gpointer user_data)
{
  XyRosterEditing *self = user_data;
  XyStudentItem *item;

  if (self->awaited == NULL || self->workspace == NULL || self->view == NULL)
    return G_SOURCE_REMOVE;
  item = xy_student_list_find (xy_workspace_get_students (self->workspace), self->awaited);
  if (item != NULL && xy_roster_editing_go_to (self, item))
    g_clear_pointer (&self->awaited, g_free);
  return G_SOURCE_REMOVE;
}

static void
shown_changed_cb (XyRosterEditing *self)
{
  if (self->awaited != NULL)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, go_to_awaited_cb, g_object_ref (self),
                     g_object_unref);
}

void
xy_roster_editing_await (XyRosterEditing *self, const char *id)
{
  g_return_if_fail (XY_IS_ROSTER_EDITING (self));

  g_free (self->awaited);
  self->awaited = g_strdup (id);
  shown_changed_cb (self);
}

/* Actions. */

static XyStudentItem *
find_focused (XyRosterEditing *self)
{
  GtkWidget *focus = get_focus (self);
  XyStudentItem *item = focus != NULL ? find_item_at (self, focus) : NULL;
  g_autoptr (GPtrArray) selected = NULL;

  if (item != NULL)
    return item;
  selected = xy_roster_editing_list_selected (self);
  return selected->len == 1 ? g_ptr_array_index (selected, 0) : NULL;
}

static void
edit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  XyRosterEditing *self = user_data;
  XyStudentItem *item = find_focused (self);
  XyStudentColumn column = xy_roster_columns_get_current (self->columns);

  if (item != NULL)
    xy_roster_editing_begin (self, item, is_editable (column) ? column : XY_STUDENT_COLUMN_NAME);
}

static void
online_only_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  XyRosterEditing *self = user_data;
  g_autoptr (GPtrArray) selected = xy_roster_editing_list_selected (self);

  if (self->workspace != NULL)
    xy_workspace_set_online_only (self->workspace, selected, TRUE);
}

static void
on_site_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  XyRosterEditing *self = user_data;
  g_autoptr (GPtrArray) selected = xy_roster_editing_list_selected (self);

  if (self->workspace != NULL)
    xy_workspace_set_online_only (self->workspace, selected, FALSE);
}

static void
remove_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  XyRosterEditing *self = user_data;
  g_autoptr (GPtrArray) selected = xy_roster_editing_list_selected (self);

  if (self->workspace != NULL)
    xy_workspace_remove_students (self->workspace, selected);
}

static void
export_selected_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GPtrArray) selected = xy_roster_editing_list_selected (user_data);

  g_signal_emit (user_data, signals[EXPORT], 0, selected);
}

static const GActionEntry action_entries[] = {
  { .name = "edit", .activate = edit_cb },
  { .name = "online-only", .activate = online_only_cb },
  { .name = "on-site", .activate = on_site_cb },
  { .name = "export-selected", .activate = export_selected_cb },
  { .name = "remove", .activate = remove_cb },
};

static void
enable (XyRosterEditing *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (self->actions, name)),
                               enabled);
}

void
xy_roster_editing_refresh (XyRosterEditing *self)
{
  g_autoptr (GPtrArray) selected = NULL;
  guint n_online = 0;

  g_return_if_fail (XY_IS_ROSTER_EDITING (self));

  selected = xy_roster_editing_list_selected (self);
  for (guint i = 0; i < selected->len; i++)
    if (xy_student_item_get_student (g_ptr_array_index (selected, i))->online_only)
      n_online++;
  enable (self, "edit", selected->len > 0);
  enable (self, "online-only", n_online < selected->len);
  enable (self, "on-site", n_online > 0);
  enable (self, "export-selected", selected->len > 0);
  enable (self, "remove", selected->len > 0);
}

/* The pointer and the keys. */

static void
activate_cb (GtkColumnView *view, guint position, gpointer user_data)
{
  XyRosterEditing *self = user_data;
  g_autoptr (XyStudentItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  if (item != NULL)
    edit_or_review (self, item);
}

static void
show_menu (XyRosterEditing *self, GtkWidget *widget, double x, double y)
{
  double page_x, page_y;

  if (!gtk_widget_translate_coordinates (widget, self->page, x, y, &page_x, &page_y))
    return;
  xy_roster_editing_refresh (self);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle){ (int) page_x, (int) page_y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
secondary_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  XyRosterEditing *self = user_data;
  GtkWidget *under = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);
  XyStudentItem *item = under != NULL ? find_item_at (self, under) : NULL;
  guint position = item != NULL ? find_position (self, item) : GTK_INVALID_LIST_POSITION;

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->shown), position))
    xy_roster_editing_go_to (self, item);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu (self, GTK_WIDGET (self->view), x, y);
}

static void
show_menu_at (XyRosterEditing *self, GtkWidget *row)
{
  show_menu (self, row, gtk_widget_get_width (row) / 2.0, gtk_widget_get_height (row));
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType modifiers,
        gpointer user_data)
{
  XyRosterEditing *self = user_data;
  GdkModifierType pressed = modifiers & gtk_accelerator_get_default_mod_mask ();
  XyStudentColumn column = xy_roster_columns_get_current (self->columns);
  GtkWidget *focus = get_focus (self);
  GActionGroup *actions = G_ACTION_GROUP (self->actions);

  if (focus == NULL || find_item_at (self, focus) == NULL ||
      gtk_widget_get_ancestor (focus, XY_TYPE_FIELD_EDITOR) != NULL)
    return FALSE;
  if (pressed == GDK_SHIFT_MASK && key == GDK_KEY_F10)
    {
      show_menu_at (self, focus);
      return TRUE;
    }
  if (pressed != 0)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_F2:
      g_action_group_activate_action (actions, "edit", NULL);
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      g_action_group_activate_action (actions, "remove", NULL);
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      xy_roster_columns_set_current (self->columns, step_column (column, -1));
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      xy_roster_columns_set_current (self->columns, step_column (column, 1));
      return TRUE;
    case GDK_KEY_Menu:
      show_menu_at (self, focus);
      return TRUE;
    default:
      return FALSE;
    }
}

static GtkWidget *
new_menu (void)
{
  static const struct
  {
    const char *words;
    const char *action;
  } entries[] = {
    { N_ ("_Edit"), "roster.edit" },
    { N_ ("Mark as _Online Only"), "roster.online-only" },
    { N_ ("Mark as _Coming to the Session"), "roster.on-site" },
    { N_ ("E_xport These…"), "roster.export-selected" },
    { N_ ("_Remove from the Roster"), "roster.remove" },
  };
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *popover;

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    g_menu_append (menu, _ (entries[i].words), entries[i].action);
  popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  return popover;
}

static void
xy_roster_editing_dispose (GObject *object)
{
  XyRosterEditing *self = XY_ROSTER_EDITING (object);

  if (self->focus_source != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->view), self->focus_source);
  self->focus_source = 0;
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  if (self->columns != NULL)
    xy_roster_columns_set_editor (self->columns, NULL, NULL, XY_STUDENT_COLUMN_NAME);
  g_clear_object (&self->wanted);
  g_clear_pointer (&self->awaited, g_free);
  g_clear_object (&self->columns);
  g_clear_object (&self->shown);
  g_clear_object (&self->workspace);
  g_clear_object (&self->actions);
  g_clear_object (&self->view);
  G_OBJECT_CLASS (xy_roster_editing_parent_class)->dispose (object);
}

static void
xy_roster_editing_class_init (XyRosterEditingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = xy_roster_editing_dispose;
  signals[REVIEW] = g_signal_new ("review", XY_TYPE_ROSTER_EDITING, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, XY_TYPE_STUDENT_ITEM);
  signals[EXPORT] = g_signal_new ("export", XY_TYPE_ROSTER_EDITING, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
}

static void
xy_roster_editing_init (XyRosterEditing *self)
{
  GSimpleActionGroup *actions = g_simple_action_group_new ();

  self->actions = G_ACTION_MAP (actions);
  g_action_map_add_action_entries (self->actions, action_entries, G_N_ELEMENTS (action_entries),
                                   self);
}

XyRosterEditing *
xy_roster_editing_new (GtkWidget *page,
                       GtkColumnView *view,
                       XyRosterColumns *columns,
                       XyStudentView *shown)
{
  XyRosterEditing *self = g_object_new (XY_TYPE_ROSTER_EDITING, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *secondary = gtk_gesture_click_new ();

  self->page = page;
  self->view = g_object_ref (view);
  self->columns = g_object_ref (columns);
  self->shown = g_object_ref (shown);
  self->menu = new_menu ();
  gtk_widget_set_parent (self->menu, page);
  gtk_widget_insert_action_group (page, "roster", G_ACTION_GROUP (self->actions));
  g_signal_connect_object (shown, "items-changed", G_CALLBACK (shown_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "activate", G_CALLBACK (activate_cb), self, 0);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (secondary, "pressed", G_CALLBACK (secondary_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (secondary));
  xy_roster_editing_refresh (self);
  return self;
}

void
xy_roster_editing_set_workspace (XyRosterEditing *self, XyWorkspace *workspace)
{
  g_return_if_fail (XY_IS_ROSTER_EDITING (self));

  g_set_object (&self->workspace, workspace);
}

gboolean
xy_roster_editing_is_editing (XyRosterEditing *self, XyStudentItem *item, XyStudentColumn column)
{
  g_return_val_if_fail (XY_IS_ROSTER_EDITING (self), FALSE);

  return xy_roster_columns_get_editor (self->columns, item, column) != NULL;
}

gboolean
xy_roster_editing_take_back (XyRosterEditing *self)
{
  g_return_val_if_fail (XY_IS_ROSTER_EDITING (self), FALSE);

  if (get_open_editor (self) == NULL)
    return FALSE;
  xy_field_editor_take_back (get_open_editor (self));
  return TRUE;
}
