// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-import-cell-view.h"

struct _XyImportCellView
{
  AdwBin parent_instance;

  GtkWidget *box;
  GtkWidget *icon;
  GtkWidget *label;
  GtkWidget *entry;
};

enum
{
  WANTED,
  TYPED,
  FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XyImportCellView, xy_import_cell_view, ADW_TYPE_BIN)

static void
changed_cb (XyImportCellView *self)
{
  g_signal_emit (self, signals[TYPED], 0, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
finish (XyImportCellView *self, gboolean keep, int direction)
{
  g_autofree char *text = NULL;

  if (self->entry == NULL)
    return;
  if (keep)
    text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  xy_import_cell_view_stop (self);
  g_signal_emit (self, signals[FINISHED], 0, text, direction);
}

static void
entry_activated_cb (XyImportCellView *self)
{
  finish (self, TRUE, 0);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType modifiers,
                gpointer user_data)
{
  switch (key)
    {
    case GDK_KEY_Escape:
      finish (user_data, FALSE, 0);
      return TRUE;
    case GDK_KEY_Tab:
      finish (user_data, TRUE, 1);
      return TRUE;
    case GDK_KEY_ISO_Left_Tab:
      finish (user_data, TRUE, -1);
      return TRUE;
    default:
      return FALSE;
    }
}

/* Who clicks elsewhere has not given up what was typed; a window that loses the focus keeps it. */
static void
focus_left_cb (XyImportCellView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root) && gtk_window_is_active (GTK_WINDOW (root)))
    finish (self, TRUE, 0);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  XyImportCellView *self = user_data;

  if (n_press != 2 || self->entry != NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[WANTED], 0);
}

static void
mapped_cb (GtkWidget *entry)
{
  gtk_widget_grab_focus (entry);
}

static void
xy_import_cell_view_dispose (GObject *object)
{
  XyImportCellView *self = XY_IMPORT_CELL_VIEW (object);

  self->entry = NULL;
  g_clear_object (&self->box);
  G_OBJECT_CLASS (xy_import_cell_view_parent_class)->dispose (object);
}

static void
xy_import_cell_view_class_init (XyImportCellViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = xy_import_cell_view_dispose;
  signals[WANTED] = g_signal_new ("wanted", XY_TYPE_IMPORT_CELL_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[TYPED] = g_signal_new ("typed", XY_TYPE_IMPORT_CELL_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FINISHED] = g_signal_new ("finished", XY_TYPE_IMPORT_CELL_VIEW, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);
}

static void
xy_import_cell_view_init (XyImportCellView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  /* It is taken out while there is an entry in its place. */
  self->box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  self->icon = gtk_image_new ();
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (self->label), TRUE);
  gtk_widget_add_css_class (self->label, "xy-numeric");
  gtk_box_append (GTK_BOX (self->box), self->icon);
  gtk_box_append (GTK_BOX (self->box), self->label);
  adw_bin_set_child (ADW_BIN (self), self->box);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
xy_import_cell_view_new (void)
{
  return g_object_new (XY_TYPE_IMPORT_CELL_VIEW, NULL);
}

static void
set_class (GtkWidget *widget, const char *name, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

void
xy_import_cell_view_show (XyImportCellView *self, const XyImportCell *cell)
{
  const char *icon = cell->problem != NULL ? "dialog-warning-symbolic"
                     : cell->mended        ? "document-edit-symbolic"
                     : cell->hint != NULL  ? "object-select-symbolic"
                                           : NULL;
  gboolean is_student = cell->kind == XY_IMPORT_ROW_STUDENT;

  g_return_if_fail (XY_IS_IMPORT_CELL_VIEW (self));

  gtk_widget_set_visible (self->icon, icon != NULL);
  if (icon != NULL)
    gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon);
  gtk_label_set_label (GTK_LABEL (self->label), cell->text);
  gtk_widget_set_tooltip_text (self->box, cell->problem != NULL ? cell->problem : cell->hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  cell->problem != NULL ? cell->problem
                                  : cell->hint != NULL  ? cell->hint
                                                        : "",
                                  -1);
  set_class (self->box, "problem", cell->problem != NULL);
  set_class (self->box, "accent", cell->problem == NULL && (cell->mended || cell->hint != NULL));
  set_class (self->label, "heading", cell->kind == XY_IMPORT_ROW_HEADER);
  set_class (self->box, "dim-label",
             cell->problem == NULL && cell->kind != XY_IMPORT_ROW_HEADER &&
                 (!is_student || cell->column < 0));
}

void
xy_import_cell_view_mend (XyImportCellView *self, const char *text, const char *label)
{
  GtkEventController *keys, *focus;

  g_return_if_fail (XY_IS_IMPORT_CELL_VIEW (self));

  if (self->entry != NULL)
    return;
  keys = gtk_event_controller_key_new ();
  focus = gtk_event_controller_focus_new ();
  self->entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_widget_add_css_class (self->entry, "xy-mend");
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, keys);
  gtk_widget_add_controller (self->entry, focus);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (entry_activated_cb), self,
                           G_CONNECT_SWAPPED);
  /* A cell that was scrolled to is bound before it is on the screen. */
  g_signal_connect_object (self->entry, "map", G_CALLBACK (mapped_cb), self, 0);
  adw_bin_set_child (ADW_BIN (self), self->entry);
  if (gtk_widget_get_mapped (self->entry))
    gtk_widget_grab_focus (self->entry);
}

void
xy_import_cell_view_stop (XyImportCellView *self)
{
  g_return_if_fail (XY_IS_IMPORT_CELL_VIEW (self));

  if (self->entry == NULL)
    return;
  self->entry = NULL;
  adw_bin_set_child (ADW_BIN (self), self->box);
}

const char *
xy_import_cell_view_get_text (XyImportCellView *self)
{
  g_return_val_if_fail (XY_IS_IMPORT_CELL_VIEW (self), NULL);

  return self->entry != NULL ? gtk_editable_get_text (GTK_EDITABLE (self->entry)) : NULL;
}

void
xy_import_cell_view_judge (XyImportCellView *self, const char *problem)
{
  g_return_if_fail (XY_IS_IMPORT_CELL_VIEW (self));

  if (self->entry == NULL)
    return;
  set_class (self->entry, "warning", problem != NULL);
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_SECONDARY,
                                     problem != NULL ? "dialog-warning-symbolic"
                                                     : "emblem-ok-symbolic");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
      problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  problem != NULL ? problem : "", -1);
}
