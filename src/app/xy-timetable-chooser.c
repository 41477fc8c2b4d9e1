// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-timetable-chooser.h"

#include <glib/gi18n-lib.h>

struct _XyTimetableChooser
{
  GtkPopover parent_instance;

  GtkListBox *list;
  GPtrArray *options;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XyTimetableChooser, xy_timetable_chooser, GTK_TYPE_POPOVER)

static const char *
get_icon (const XyTimetableOption *option)
{
  if (option->current)
    return "mark-location-symbolic";
  if (!option->free)
    return "mail-send-symbolic";
  return option->over ? "dialog-warning-symbolic" : "object-select-symbolic";
}

static GtkWidget *
new_row (const XyTimetableOption *option)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (option->title);
  GtkWidget *subtitle = gtk_label_new (option->subtitle);
  g_autofree char *name = g_strconcat (option->title, "\n", option->subtitle, NULL);

  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "xy-numeric");
  gtk_widget_add_css_class (subtitle, "caption");
  gtk_widget_add_css_class (subtitle, option->over ? "error" : "dim-label");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (get_icon (option)));
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), subtitle);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_sensitive (row, !option->current);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), !option->current);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  XyTimetableChooser *self = user_data;
  const XyTimetableOption *option =
      g_ptr_array_index (self->options, gtk_list_box_row_get_index (row));

  g_object_ref (self);
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, option->slot, option->group);
  g_object_unref (self);
}

static void
xy_timetable_chooser_finalize (GObject *object)
{
  g_clear_pointer (&XY_TIMETABLE_CHOOSER (object)->options, g_ptr_array_unref);
  G_OBJECT_CLASS (xy_timetable_chooser_parent_class)->finalize (object);
}

static void
xy_timetable_chooser_class_init (XyTimetableChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = xy_timetable_chooser_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", XY_TYPE_TIMETABLE_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);
}

static void
xy_timetable_chooser_init (XyTimetableChooser *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_set_size_request (GTK_WIDGET (self->list), 380, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "xy-options");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Move to"), -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 440);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_popover_set_child (GTK_POPOVER (self), scroller);
}

GtkWidget *
xy_timetable_chooser_new (const XySchedule *schedule,
                          const XyTimetableCargo *cargo,
                          const char *role)
{
  XyTimetableChooser *self;

  g_return_val_if_fail (schedule != NULL && cargo != NULL, NULL);

  self = g_object_new (XY_TYPE_TIMETABLE_CHOOSER, NULL);
  self->options = xy_timetable_list_cargo_options (schedule, cargo, role);
  for (guint i = 0; i < self->options->len; i++)
    gtk_list_box_append (self->list, new_row (g_ptr_array_index (self->options, i)));
  return GTK_WIDGET (self);
}

GtkListBox *
xy_timetable_chooser_get_list (XyTimetableChooser *self)
{
  g_return_val_if_fail (XY_IS_TIMETABLE_CHOOSER (self), NULL);

  return self->list;
}
