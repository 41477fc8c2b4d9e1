// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-roster-columns.h"

#include <glib/gi18n-lib.h>

#include "app/xy-roster-cell.h"

struct _XyRosterColumns
{
  GObject parent_instance;

  gboolean show_ids;
  GtkSorter *sorter;
  GHashTable *cells;
  XyStudentColumn current;
  XyFieldEditor *editor;
  XyStudentItem *edited;
  XyStudentColumn edited_column;
};

enum
{
  PROP_SHOW_IDS = 1,
};

G_DEFINE_FINAL_TYPE (XyRosterColumns, xy_roster_columns, G_TYPE_OBJECT)

static const struct
{
  const char *title;
  const char *field;
  gboolean expand;
} columns[XY_N_STUDENT_COLUMNS] = {
  [XY_STUDENT_COLUMN_CLASS] = { N_ ("Class"), "class", FALSE },
  [XY_STUDENT_COLUMN_NUMBER] = { N_ ("Student number"), "student_number", FALSE },
  [XY_STUDENT_COLUMN_NAME] = { N_ ("Name"), "name", TRUE },
  [XY_STUDENT_COLUMN_SEX] = { N_ ("Sex"), "sex", FALSE },
  [XY_STUDENT_COLUMN_ID] = { N_ ("ID number"), "id_number", FALSE },
  [XY_STUDENT_COLUMN_MAJOR] = { N_ ("Major"), "major", TRUE },
  [XY_STUDENT_COLUMN_PHOTO] = { N_ ("Photo"), NULL, FALSE },
};

const char *
xy_student_column_get_field (XyStudentColumn column)
{
  return columns[column].field;
}

const char *
xy_student_column_get_value (XyStudentColumn column, const XyStudent *student)
{
  switch (column)
    {
    case XY_STUDENT_COLUMN_CLASS:
      return student->class_name;
    case XY_STUDENT_COLUMN_NUMBER:
      return student->student_number;
    case XY_STUDENT_COLUMN_NAME:
      return student->name;
    case XY_STUDENT_COLUMN_SEX:
      return student->sex;
    case XY_STUDENT_COLUMN_ID:
      return student->id_number;
    case XY_STUDENT_COLUMN_MAJOR:
      return student->major;
    case XY_STUDENT_COLUMN_PHOTO:
    default:
      return NULL;
    }
}

/* The table's headers say by which column it is sorted only through the sorters of the columns: the
 * first one that is asked to compare two notes its column, and the answer says whether the table
 * turned it round. */
static int
note_column (gconstpointer a, gconstpointer b, gpointer user_data)
{
  XyStudentColumn *asked = (XyStudentColumn *) b;

  *asked = (XyStudentColumn) GPOINTER_TO_INT (user_data);
  return -1;
}

void
xy_roster_columns_get_order (XyRosterColumns *self, XyStudentOrder *order, gboolean *descending)
{
  static const XyStudentOrder orders[XY_N_STUDENT_COLUMNS] = {
    [XY_STUDENT_COLUMN_CLASS] = XY_STUDENT_ORDER_QUEUE,
    [XY_STUDENT_COLUMN_NUMBER] = XY_STUDENT_ORDER_NUMBER,
    [XY_STUDENT_COLUMN_NAME] = XY_STUDENT_ORDER_NAME,
    [XY_STUDENT_COLUMN_SEX] = XY_STUDENT_ORDER_SEX,
    [XY_STUDENT_COLUMN_ID] = XY_STUDENT_ORDER_ID,
    [XY_STUDENT_COLUMN_MAJOR] = XY_STUDENT_ORDER_MAJOR,
    [XY_STUDENT_COLUMN_PHOTO] = XY_STUDENT_ORDER_PHOTO,
  };
  XyStudentColumn asked = XY_STUDENT_COLUMN_CLASS;

  g_return_if_fail (XY_IS_ROSTER_COLUMNS (self));

  *descending = gtk_sorter_compare (self->sorter, self, &asked) == GTK_ORDERING_LARGER;
  *order = orders[asked];
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  int column = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "column"));

  gtk_list_item_set_child (list_item, xy_roster_cell_new (user_data, (XyStudentColumn) column));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  xy_roster_cell_set_row (XY_ROSTER_CELL (gtk_list_item_get_child (list_item)),
                          gtk_list_item_get_item (list_item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  xy_roster_cell_set_row (XY_ROSTER_CELL (gtk_list_item_get_child (list_item)), NULL);
}

/* The column that is pressed is the one that the keyboard goes on with. */
static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  GtkWidget *view = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *under = gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);
  GtkWidget *cell = under != NULL ? gtk_widget_get_ancestor (under, XY_TYPE_ROSTER_CELL) : NULL;

  if (cell == NULL && under != NULL && XY_IS_ROSTER_CELL (gtk_widget_get_first_child (under)))
    cell = gtk_widget_get_first_child (under);
  if (cell != NULL)
    xy_roster_columns_set_current (user_data, xy_roster_cell_get_column (XY_ROSTER_CELL (cell)));
}

static GtkListItemFactory *
new_factory (XyRosterColumns *self, XyStudentColumn column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), "column", GINT_TO_POINTER ((int) column));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  return factory;
}

static void
refresh_cells (XyRosterColumns *self)
{
  GHashTableIter iter;
  gpointer cell;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    xy_roster_cell_refresh (cell);
}

static void
xy_roster_columns_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  XyRosterColumns *self = XY_ROSTER_COLUMNS (object);

  switch (id)
    {
    case PROP_SHOW_IDS:
      g_value_set_boolean (value, self->show_ids);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
xy_roster_columns_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  XyRosterColumns *self = XY_ROSTER_COLUMNS (object);

  switch (id)
    {
    case PROP_SHOW_IDS:
      self->show_ids = g_value_get_boolean (value);
      refresh_cells (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
xy_roster_columns_finalize (GObject *object)
{
  XyRosterColumns *self = XY_ROSTER_COLUMNS (object);

  g_clear_object (&self->editor);
  g_clear_object (&self->edited);
  g_clear_object (&self->sorter);
  g_hash_table_unref (self->cells);
  G_OBJECT_CLASS (xy_roster_columns_parent_class)->finalize (object);
}

static void
xy_roster_columns_class_init (XyRosterColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = xy_roster_columns_get_property;
  object_class->set_property = xy_roster_columns_set_property;
  object_class->finalize = xy_roster_columns_finalize;
  g_object_class_install_property (
      object_class, PROP_SHOW_IDS,
      g_param_spec_boolean ("show-ids", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
}

static void
xy_roster_columns_init (XyRosterColumns *self)
{
  self->cells = g_hash_table_new (NULL, NULL);
  self->current = XY_STUDENT_COLUMN_NAME;
}

XyRosterColumns *
xy_roster_columns_new (GtkColumnView *view)
{
  XyRosterColumns *self = g_object_new (XY_TYPE_ROSTER_COLUMNS, NULL);
  GtkGesture *press = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press), GTK_PHASE_CAPTURE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (press), 0);
  g_signal_connect_object (press, "pressed", G_CALLBACK (pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (press));
  self->sorter = g_object_ref (gtk_column_view_get_sorter (view));
  for (XyStudentColumn column = XY_STUDENT_COLUMN_CLASS; column < XY_N_STUDENT_COLUMNS; column++)
    {
      g_autoptr (GtkColumnViewColumn) view_column =
          gtk_column_view_column_new (_ (columns[column].title), new_factory (self, column));
      g_autoptr (GtkSorter) sorter =
          GTK_SORTER (gtk_custom_sorter_new (note_column, GINT_TO_POINTER ((int) column), NULL));

      gtk_column_view_column_set_sorter (view_column, sorter);
      gtk_column_view_column_set_expand (view_column, columns[column].expand);
      gtk_column_view_column_set_resizable (view_column, TRUE);
      gtk_column_view_append_column (view, view_column);
      if (column == XY_STUDENT_COLUMN_CLASS)
        gtk_column_view_sort_by_column (view, view_column, GTK_SORT_ASCENDING);
    }
  return self;
}

gboolean
xy_roster_columns_get_show_ids (XyRosterColumns *self)
{
  g_return_val_if_fail (XY_IS_ROSTER_COLUMNS (self), FALSE);

  return self->show_ids;
}

void
xy_roster_columns_add_cell (XyRosterColumns *self, GtkWidget *cell)
{
  g_return_if_fail (XY_IS_ROSTER_COLUMNS (self));

  g_hash_table_add (self->cells, cell);
}

void
xy_roster_columns_remove_cell (XyRosterColumns *self, GtkWidget *cell)
{
  g_return_if_fail (XY_IS_ROSTER_COLUMNS (self));

  g_hash_table_remove (self->cells, cell);
}

XyStudentColumn
xy_roster_columns_get_current (XyRosterColumns *self)
{
  g_return_val_if_fail (XY_IS_ROSTER_COLUMNS (self), XY_STUDENT_COLUMN_NAME);

  return self->current;
}

void
xy_roster_columns_set_current (XyRosterColumns *self, XyStudentColumn column)
{
  g_return_if_fail (XY_IS_ROSTER_COLUMNS (self) && column < XY_N_STUDENT_COLUMNS);

  if (self->current == column)
    return;
  self->current = column;
  refresh_cells (self);
}

void
xy_roster_columns_set_editor (XyRosterColumns *self,
                              XyFieldEditor *editor,
                              XyStudentItem *item,
                              XyStudentColumn column)
{
  g_return_if_fail (XY_IS_ROSTER_COLUMNS (self));

  g_set_object (&self->editor, editor);
  g_set_object (&self->edited, item);
  self->edited_column = column;
  refresh_cells (self);
}

XyFieldEditor *
xy_roster_columns_get_editor (XyRosterColumns *self, XyStudentItem *item, XyStudentColumn column)
{
  g_return_val_if_fail (XY_IS_ROSTER_COLUMNS (self), NULL);

  return item == self->edited && column == self->edited_column ? self->editor : NULL;
}

XyFieldEditor *
xy_roster_columns_get_open_editor (XyRosterColumns *self)
{
  g_return_val_if_fail (XY_IS_ROSTER_COLUMNS (self), NULL);

  return self->editor;
}

XyStudentItem *
xy_roster_columns_get_edited (XyRosterColumns *self)
{
  g_return_val_if_fail (XY_IS_ROSTER_COLUMNS (self), NULL);

  return self->edited;
}

GtkWidget *
xy_roster_columns_find_cell (XyRosterColumns *self, XyStudentItem *item, XyStudentColumn column)
{
  GHashTableIter iter;
  gpointer cell;

  g_return_val_if_fail (XY_IS_ROSTER_COLUMNS (self), NULL);

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    if (xy_roster_cell_get_item (cell) == item && xy_roster_cell_get_column (cell) == column)
      return cell;
  return NULL;
}
