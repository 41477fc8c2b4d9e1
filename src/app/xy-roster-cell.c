// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-roster-cell.h"

#include <glib/gi18n-lib.h>

#include "app/xy-field-editor.h"
#include "app/xy-words.h"
#include "model/xy-id-number.h"

struct _XyRosterCell
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *icon;
  GtkWidget *text;
  /* Lies over them while this value is edited; belongs to the columns. */
  XyFieldEditor *editor;

  XyRosterColumns *columns;
  XyStudentColumn column;
  XyStudentItem *item;
  XyStudentRow *row;
  gulong changed_handler;
  /* What is shown of them now; -1 for no state of a photo. */
  char *problem;
  int photo;
  gboolean is_current;
};

G_DEFINE_FINAL_TYPE (XyRosterCell, xy_roster_cell, GTK_TYPE_WIDGET)

/* Widths in characters; a Han character is about as wide as two digits. */
static const struct
{
  guint min;
  guint natural;
} widths[XY_N_STUDENT_COLUMNS] = {
  [XY_STUDENT_COLUMN_CLASS] = { 8, 12 }, [XY_STUDENT_COLUMN_NUMBER] = { 12, 14 },
  [XY_STUDENT_COLUMN_NAME] = { 6, 10 },  [XY_STUDENT_COLUMN_SEX] = { 3, 3 },
  [XY_STUDENT_COLUMN_ID] = { 18, 19 },   [XY_STUDENT_COLUMN_MAJOR] = { 6, 16 },
  [XY_STUDENT_COLUMN_PHOTO] = { 6, 10 },
};

static void
show_photo (XyRosterCell *self)
{
  XyPhotoState state = xy_student_item_get_photo_state (self->item);
  const char *style[] = { xy_words_photo_state_style (state), NULL };

  /* Another icon, be it the same, has the row measured anew. */
  if (self->photo == (int) state)
    return;
  self->photo = (int) state;
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), xy_words_photo_state_icon (state));
  gtk_widget_set_css_classes (self->icon, (const char **) style);
  gtk_inscription_set_text (GTK_INSCRIPTION (self->text), xy_words_photo_state (state));
}

static void
show_problem (XyRosterCell *self, const char *problem)
{
  if (g_strcmp0 (self->problem, problem) == 0)
    return;
  g_free (self->problem);
  self->problem = g_strdup (problem);
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "problem");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "problem");
  gtk_widget_set_visible (self->icon, problem != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  problem != NULL ? problem : "", -1);
}

static void
show_value (XyRosterCell *self)
{
  const char *value =
      xy_student_column_get_value (self->column, xy_student_item_get_student (self->item));
  g_autofree char *problem =
      xy_student_item_dup_problem (self->item, xy_student_column_get_field (self->column));
  g_autofree char *masked = NULL;

  show_problem (self, problem);
  if (self->column == XY_STUDENT_COLUMN_ID && value != NULL &&
      !xy_roster_columns_get_show_ids (self->columns))
    value = masked = xy_id_number_mask (value);
  if (value == NULL)
    /* Translators: stands in a cell of the table where something is missing. */
    value = problem != NULL ? _ ("missing") : "";
  gtk_inscription_set_text (GTK_INSCRIPTION (self->text), value);
}

static void
show_current (XyRosterCell *self)
{
  gboolean is_current = self->column == xy_roster_columns_get_current (self->columns);

  if (self->is_current == is_current)
    return;
  self->is_current = is_current;
  if (is_current)
    gtk_widget_add_css_class (GTK_WIDGET (self), "current");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "current");
}

static void
host (XyRosterCell *self)
{
  XyFieldEditor *editor =
      self->item != NULL ? xy_roster_columns_get_editor (self->columns, self->item, self->column)
                         : NULL;

  if (self->editor != editor)
    {
      if (self->editor != NULL &&
          gtk_widget_get_parent (GTK_WIDGET (self->editor)) == GTK_WIDGET (self))
        xy_field_editor_move (self->editor, NULL);
      g_set_object (&self->editor, editor);
    }
  if (editor != NULL)
    xy_field_editor_move (editor, GTK_WIDGET (self));
  gtk_widget_set_child_visible (self->box, editor == NULL);
  show_current (self);
}

void
xy_roster_cell_refresh (XyRosterCell *self)
{
  XyStudentItem *item;

  g_return_if_fail (XY_IS_ROSTER_CELL (self));

  item = self->row != NULL ? xy_student_row_get_item (self->row) : NULL;
  g_set_object (&self->item, item);
  host (self);
  if (self->item == NULL)
    return;
  if (self->column == XY_STUDENT_COLUMN_PHOTO)
    show_photo (self);
  else
    show_value (self);
}

/* A search gives thousands of cells another row at each key, so this has no GSignalGroup, which
 * costs as much as all the rest. */
static void
take_row (XyRosterCell *self, XyStudentRow *row)
{
  if (self->row == row)
    return;
  if (self->row != NULL)
    g_clear_signal_handler (&self->changed_handler, self->row);
  g_set_object (&self->row, row);
  if (row != NULL)
    self->changed_handler =
        g_signal_connect_swapped (row, "changed", G_CALLBACK (xy_roster_cell_refresh), self);
}

/* A tooltip that is set has GTK ask the display where the pointer is, each time and for each cell.
 */
static gboolean
xy_roster_cell_query_tooltip (GtkWidget *widget,
                              int x,
                              int y,
                              gboolean keyboard,
                              GtkTooltip *tooltip)
{
  XyRosterCell *self = XY_ROSTER_CELL (widget);

  if (self->problem == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, self->problem);
  return TRUE;
}

static void
xy_roster_cell_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  gtk_widget_measure (XY_ROSTER_CELL (widget)->box, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
xy_roster_cell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  XyRosterCell *self = XY_ROSTER_CELL (widget);
  GtkAllocation all = { 0, 0, width, height };

  gtk_widget_size_allocate (self->box, &all, baseline);
  if (self->editor != NULL)
    {
      int smallest;

      gtk_widget_measure (GTK_WIDGET (self->editor), GTK_ORIENTATION_HORIZONTAL, -1, &smallest,
                          NULL, NULL, NULL);
      all.width = MAX (width, smallest);
      gtk_widget_measure (GTK_WIDGET (self->editor), GTK_ORIENTATION_VERTICAL, -1, &smallest, NULL,
                          NULL, NULL);
      all.y = (height - MAX (height, smallest)) / 2;
      all.height = MAX (height, smallest);
      gtk_widget_size_allocate (GTK_WIDGET (self->editor), &all, -1);
    }
}

static void
xy_roster_cell_dispose (GObject *object)
{
  XyRosterCell *self = XY_ROSTER_CELL (object);

  if (self->columns != NULL)
    xy_roster_columns_remove_cell (self->columns, GTK_WIDGET (self));
  g_clear_object (&self->columns);
  take_row (self, NULL);
  g_clear_object (&self->item);
  if (self->editor != NULL &&
      gtk_widget_get_parent (GTK_WIDGET (self->editor)) == GTK_WIDGET (self))
    xy_field_editor_move (self->editor, NULL);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (xy_roster_cell_parent_class)->dispose (object);
}

static void
xy_roster_cell_finalize (GObject *object)
{
  g_free (XY_ROSTER_CELL (object)->problem);
  G_OBJECT_CLASS (xy_roster_cell_parent_class)->finalize (object);
}

static void
xy_roster_cell_class_init (XyRosterCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = xy_roster_cell_dispose;
  G_OBJECT_CLASS (klass)->finalize = xy_roster_cell_finalize;
  GTK_WIDGET_CLASS (klass)->query_tooltip = xy_roster_cell_query_tooltip;
  GTK_WIDGET_CLASS (klass)->measure = xy_roster_cell_measure;
  GTK_WIDGET_CLASS (klass)->size_allocate = xy_roster_cell_size_allocate;
}

static void
xy_roster_cell_init (XyRosterCell *self)
{
  self->photo = -1;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_box_append (GTK_BOX (self->box), self->icon);
  self->text = gtk_inscription_new (NULL);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (self->text),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->text, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->text);
}

GtkWidget *
xy_roster_cell_new (XyRosterColumns *columns, XyStudentColumn column)
{
  XyRosterCell *self = g_object_new (XY_TYPE_ROSTER_CELL, NULL);

  self->columns = g_object_ref (columns);
  self->column = column;
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (self->text), widths[column].min);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (self->text), widths[column].natural);
  gtk_widget_set_visible (self->icon, column == XY_STUDENT_COLUMN_PHOTO);
  if (column == XY_STUDENT_COLUMN_NUMBER || column == XY_STUDENT_COLUMN_ID)
    gtk_widget_add_css_class (self->text, "xy-numeric");
  xy_roster_columns_add_cell (columns, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

void
xy_roster_cell_set_row (XyRosterCell *self, XyStudentRow *row)
{
  g_return_if_fail (XY_IS_ROSTER_CELL (self));

  take_row (self, row);
  xy_roster_cell_refresh (self);
}

XyStudentItem *
xy_roster_cell_get_item (XyRosterCell *self)
{
  g_return_val_if_fail (XY_IS_ROSTER_CELL (self), NULL);

  return self->item;
}

XyStudentColumn
xy_roster_cell_get_column (XyRosterCell *self)
{
  g_return_val_if_fail (XY_IS_ROSTER_CELL (self), XY_STUDENT_COLUMN_NAME);

  return self->column;
}
