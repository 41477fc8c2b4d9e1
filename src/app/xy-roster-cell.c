// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-roster-cell.h"

#include <glib/gi18n-lib.h>

#include "app/xy-words.h"
#include "model/xy-id-number.h"

struct _XyRosterCell
{
  GtkWidget parent_instance;

  GtkWidget *icon;
  GtkWidget *text;

  XyRosterColumns *columns;
  XyStudentColumn column;
  XyStudentItem *item;
  GSignalGroup *item_signals;
};

G_DEFINE_FINAL_TYPE (XyRosterCell, xy_roster_cell, GTK_TYPE_WIDGET)

/* Widths in characters; a Han character is about as wide as two digits. */
static const struct
{
  guint min;
  guint natural;
} widths[XY_N_STUDENT_COLUMNS] = {
  [XY_STUDENT_COLUMN_CLASS] = { 6, 12 }, [XY_STUDENT_COLUMN_NUMBER] = { 12, 14 },
  [XY_STUDENT_COLUMN_NAME] = { 6, 10 },  [XY_STUDENT_COLUMN_SEX] = { 3, 3 },
  [XY_STUDENT_COLUMN_ID] = { 18, 19 },   [XY_STUDENT_COLUMN_MAJOR] = { 6, 16 },
  [XY_STUDENT_COLUMN_PHOTO] = { 6, 10 },
};

static void
show_photo (XyRosterCell *self)
{
  XyPhotoState state = xy_student_item_get_photo_state (self->item);
  const char *style[] = { xy_words_photo_state_style (state), NULL };

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), xy_words_photo_state_icon (state));
  gtk_widget_set_css_classes (self->icon, (const char **) style);
  gtk_inscription_set_text (GTK_INSCRIPTION (self->text), xy_words_photo_state (state));
}

static void
show_value (XyRosterCell *self)
{
  const char *value =
      xy_student_column_get_value (self->column, xy_student_item_get_student (self->item));
  g_autofree char *problem =
      xy_roster_columns_dup_problem (self->columns, self->column, self->item);
  g_autofree char *masked = NULL;

  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "problem");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "problem");
  gtk_widget_set_visible (self->icon, problem != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), problem);
  if (self->column == XY_STUDENT_COLUMN_ID && value != NULL &&
      !xy_roster_columns_get_show_ids (self->columns))
    value = masked = xy_id_number_mask (value);
  if (value == NULL)
    /* Translators: stands in a cell of the table where something is missing. */
    value = problem != NULL ? _ ("missing") : "";
  gtk_inscription_set_text (GTK_INSCRIPTION (self->text), value);
}

void
xy_roster_cell_refresh (XyRosterCell *self)
{
  g_return_if_fail (XY_IS_ROSTER_CELL (self));

  if (self->item == NULL)
    return;
  if (self->column == XY_STUDENT_COLUMN_PHOTO)
    show_photo (self);
  else
    show_value (self);
}

static void
xy_roster_cell_dispose (GObject *object)
{
  XyRosterCell *self = XY_ROSTER_CELL (object);

  if (self->columns != NULL)
    xy_roster_columns_remove_cell (self->columns, GTK_WIDGET (self));
  g_clear_object (&self->columns);
  g_clear_object (&self->item_signals);
  g_clear_object (&self->item);
  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->text, gtk_widget_unparent);
  G_OBJECT_CLASS (xy_roster_cell_parent_class)->dispose (object);
}

static void
xy_roster_cell_class_init (XyRosterCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = xy_roster_cell_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
xy_roster_cell_init (XyRosterCell *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  self->text = gtk_inscription_new (NULL);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (self->text),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->text, TRUE);
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));
  self->item_signals = g_signal_group_new (XY_TYPE_STUDENT_ITEM);
  g_signal_group_connect_swapped (self->item_signals, "changed",
                                  G_CALLBACK (xy_roster_cell_refresh), self);
}

GtkWidget *
xy_roster_cell_new (XyRosterColumns *columns, XyStudentColumn column)
{
  XyRosterCell *self = g_object_new (XY_TYPE_ROSTER_CELL, NULL);

  self->columns = g_object_ref (columns);
  self->column = column;
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (self->text), widths[column].min);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (self->text), widths[column].natural);
  if (column == XY_STUDENT_COLUMN_NUMBER || column == XY_STUDENT_COLUMN_ID)
    gtk_widget_add_css_class (self->text, "xy-numeric");
  xy_roster_columns_add_cell (columns, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

void
xy_roster_cell_set_item (XyRosterCell *self, XyStudentItem *item)
{
  g_return_if_fail (XY_IS_ROSTER_CELL (self));

  g_set_object (&self->item, item);
  g_signal_group_set_target (self->item_signals, item);
  xy_roster_cell_refresh (self);
}
