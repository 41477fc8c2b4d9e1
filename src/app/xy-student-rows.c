// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-student-rows.h"

/* How many rows from a change on are filled at once: more than a screen shows.  GTK keeps about two
 * hundred, and the others can wait until what is to be seen is drawn. */
#define AT_ONCE 64

/* One row. */

struct _XyStudentRow
{
  GObject parent_instance;

  XyStudentItem *item;
  GSignalGroup *item_signals;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XyStudentRow, xy_student_row, G_TYPE_OBJECT)

static void
emit_changed_cb (XyStudentRow *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
xy_student_row_dispose (GObject *object)
{
  XyStudentRow *self = XY_STUDENT_ROW (object);

  g_clear_object (&self->item_signals);
  g_clear_object (&self->item);
  G_OBJECT_CLASS (xy_student_row_parent_class)->dispose (object);
}

static void
xy_student_row_class_init (XyStudentRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = xy_student_row_dispose;
  signals[CHANGED] = g_signal_new ("changed", XY_TYPE_STUDENT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
xy_student_row_init (XyStudentRow *self)
{
  self->item_signals = g_signal_group_new (XY_TYPE_STUDENT_ITEM);
  g_signal_group_connect_swapped (self->item_signals, "changed", G_CALLBACK (emit_changed_cb),
                                  self);
}

static void
set_item (XyStudentRow *self, XyStudentItem *item)
{
  if (!g_set_object (&self->item, item))
    return;
  g_signal_group_set_target (self->item_signals, item);
  emit_changed_cb (self);
}

XyStudentItem *
xy_student_row_get_item (XyStudentRow *self)
{
  g_return_val_if_fail (XY_IS_STUDENT_ROW (self), NULL);

  return self->item;
}

/* All rows. */

struct _XyStudentRows
{
  GObject parent_instance;

  XyStudentView *view;
  guint n_rows;
  /* By position weak references to the rows that somebody holds. */
  GHashTable *rows;
  guint fill_source;
};

static GType
xy_student_rows_get_item_type (GListModel *model)
{
  return XY_TYPE_STUDENT_ROW;
}

static guint
xy_student_rows_get_n_items (GListModel *model)
{
  return XY_STUDENT_ROWS (model)->n_rows;
}

static void
free_weak (gpointer weak)
{
  g_weak_ref_clear (weak);
  g_free (weak);
}

static gpointer
xy_student_rows_get_item (GListModel *model, guint position)
{
  XyStudentRows *self = XY_STUDENT_ROWS (model);
  g_autoptr (XyStudentItem) item = NULL;
  XyStudentRow *row;
  GWeakRef *weak;

  if (position >= self->n_rows)
    return NULL;
  weak = g_hash_table_lookup (self->rows, GUINT_TO_POINTER (position));
  row = weak != NULL ? g_weak_ref_get (weak) : NULL;
  if (row != NULL)
    return row;
  item = g_list_model_get_item (G_LIST_MODEL (self->view), position);
  row = g_object_new (XY_TYPE_STUDENT_ROW, NULL);
  set_item (row, item);
  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, row);
  g_hash_table_replace (self->rows, GUINT_TO_POINTER (position), weak);
  return row;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = xy_student_rows_get_item_type;
  iface->get_n_items = xy_student_rows_get_n_items;
  iface->get_item = xy_student_rows_get_item;
}

/* Who is selected the view says. */

static gboolean
xy_student_rows_is_selected (GtkSelectionModel *model, guint position)
{
  return gtk_selection_model_is_selected (GTK_SELECTION_MODEL (XY_STUDENT_ROWS (model)->view),
                                          position);
}

static GtkBitset *
xy_student_rows_get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  return gtk_selection_model_get_selection_in_range (
      GTK_SELECTION_MODEL (XY_STUDENT_ROWS (model)->view), position, n_items);
}

static gboolean
xy_student_rows_select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  return gtk_selection_model_select_item (GTK_SELECTION_MODEL (XY_STUDENT_ROWS (model)->view),
                                          position, unselect_rest);
}

static gboolean
xy_student_rows_unselect_item (GtkSelectionModel *model, guint position)
{
  return gtk_selection_model_unselect_item (GTK_SELECTION_MODEL (XY_STUDENT_ROWS (model)->view),
                                            position);
}

static gboolean
xy_student_rows_select_range (GtkSelectionModel *model,
                              guint position,
                              guint n_items,
                              gboolean unselect_rest)
{
  return gtk_selection_model_select_range (GTK_SELECTION_MODEL (XY_STUDENT_ROWS (model)->view),
                                           position, n_items, unselect_rest);
}

static gboolean
xy_student_rows_unselect_range (GtkSelectionModel *model, guint position, guint n_items)
{
  return gtk_selection_model_unselect_range (GTK_SELECTION_MODEL (XY_STUDENT_ROWS (model)->view),
                                             position, n_items);
}

static gboolean
xy_student_rows_select_all (GtkSelectionModel *model)
{
  return gtk_selection_model_select_all (GTK_SELECTION_MODEL (XY_STUDENT_ROWS (model)->view));
}

static gboolean
xy_student_rows_unselect_all (GtkSelectionModel *model)
{
  return gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (XY_STUDENT_ROWS (model)->view));
}

static gboolean
xy_student_rows_set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  return gtk_selection_model_set_selection (GTK_SELECTION_MODEL (XY_STUDENT_ROWS (model)->view),
                                            selected, mask);
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = xy_student_rows_is_selected;
  iface->get_selection_in_range = xy_student_rows_get_selection_in_range;
  iface->select_item = xy_student_rows_select_item;
  iface->unselect_item = xy_student_rows_unselect_item;
  iface->select_range = xy_student_rows_select_range;
  iface->unselect_range = xy_student_rows_unselect_range;
  iface->select_all = xy_student_rows_select_all;
  iface->unselect_all = xy_student_rows_unselect_all;
  iface->set_selection = xy_student_rows_set_selection;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (XyStudentRows,
                               xy_student_rows,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          selection_model_init))

/* Fills rows with who stands there now; returns whether there are more behind them. */
static gboolean
fill_rows (XyStudentRows *self, guint first, guint n_rows)
{
  gboolean more = FALSE;
  GHashTableIter iter;
  gpointer key, weak;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &key, &weak))
    {
      guint position = GPOINTER_TO_UINT (key);
      g_autoptr (XyStudentRow) row = g_weak_ref_get (weak);
      g_autoptr (XyStudentItem) item = NULL;

      if (row == NULL || position >= self->n_rows)
        {
          g_hash_table_iter_remove (&iter);
          continue;
        }
      if (position < first)
        continue;
      if (position - first >= n_rows)
        {
          more = TRUE;
          continue;
        }
      item = g_list_model_get_item (G_LIST_MODEL (self->view), position);
      set_item (row, item);
    }
  return more;
}

static gboolean
fill_rest_cb (gpointer user_data)
{
  XyStudentRows *self = user_data;

  self->fill_source = 0;
  fill_rows (self, 0, self->n_rows);
  return G_SOURCE_REMOVE;
}

static void
items_changed_cb (GListModel *view, guint position, guint removed, guint added, XyStudentRows *self)
{
  guint before = self->n_rows;

  self->n_rows = g_list_model_get_n_items (view);
  if (fill_rows (self, position, AT_ONCE) && self->fill_source == 0)
    self->fill_source = g_idle_add (fill_rest_cb, self);
  if (self->n_rows < before)
    g_list_model_items_changed (G_LIST_MODEL (self), self->n_rows, before - self->n_rows, 0);
  else if (self->n_rows > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, self->n_rows - before);
  if (MIN (before, self->n_rows) > position)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position,
                                           MIN (before, self->n_rows) - position);
}

static void
selection_changed_cb (GtkSelectionModel *view, guint position, guint n_items, XyStudentRows *self)
{
  gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, n_items);
}

static void
xy_student_rows_dispose (GObject *object)
{
  XyStudentRows *self = XY_STUDENT_ROWS (object);

  g_clear_handle_id (&self->fill_source, g_source_remove);
  g_clear_object (&self->view);
  self->n_rows = 0;
  G_OBJECT_CLASS (xy_student_rows_parent_class)->dispose (object);
}

static void
xy_student_rows_finalize (GObject *object)
{
  g_hash_table_unref (XY_STUDENT_ROWS (object)->rows);
  G_OBJECT_CLASS (xy_student_rows_parent_class)->finalize (object);
}

static void
xy_student_rows_class_init (XyStudentRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = xy_student_rows_dispose;
  G_OBJECT_CLASS (klass)->finalize = xy_student_rows_finalize;
}

static void
xy_student_rows_init (XyStudentRows *self)
{
  self->rows = g_hash_table_new_full (NULL, NULL, NULL, free_weak);
}

XyStudentRows *
xy_student_rows_new (XyStudentView *view)
{
  XyStudentRows *self = g_object_new (XY_TYPE_STUDENT_ROWS, NULL);

  self->view = g_object_ref (view);
  self->n_rows = g_list_model_get_n_items (G_LIST_MODEL (view));
  g_signal_connect_object (view, "items-changed", G_CALLBACK (items_changed_cb), self, 0);
  g_signal_connect_object (view, "selection-changed", G_CALLBACK (selection_changed_cb), self, 0);
  return self;
}
