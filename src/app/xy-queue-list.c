// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-queue-list.h"

/* One row. */

struct _XyQueueRow
{
  GObject parent_instance;

  XyArrival arrival;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XyQueueRow, xy_queue_row, G_TYPE_OBJECT)

static void
xy_queue_row_finalize (GObject *object)
{
  xy_entity_unref (XY_QUEUE_ROW (object)->arrival.student);
  G_OBJECT_CLASS (xy_queue_row_parent_class)->finalize (object);
}

static void
xy_queue_row_class_init (XyQueueRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = xy_queue_row_finalize;
  signals[CHANGED] = g_signal_new ("changed", XY_TYPE_QUEUE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
xy_queue_row_init (XyQueueRow *self)
{
}

static void
set_arrival (XyQueueRow *self, const XyArrival *arrival)
{
  XyStudent *old = self->arrival.student;

  self->arrival = *arrival;
  self->arrival.student = xy_entity_ref (arrival->student);
  xy_entity_unref (old);
  g_signal_emit (self, signals[CHANGED], 0);
}

const XyArrival *
xy_queue_row_get_arrival (XyQueueRow *self)
{
  g_return_val_if_fail (XY_IS_QUEUE_ROW (self), NULL);

  return &self->arrival;
}

/* All rows. */

struct _XyQueueList
{
  GObject parent_instance;

  GPtrArray *rows;
};

static GType
xy_queue_list_get_item_type (GListModel *model)
{
  return XY_TYPE_QUEUE_ROW;
}

static guint
xy_queue_list_get_n_items (GListModel *model)
{
  return XY_QUEUE_LIST (model)->rows->len;
}

static gpointer
xy_queue_list_get_item (GListModel *model, guint position)
{
  XyQueueList *self = XY_QUEUE_LIST (model);

  return position < self->rows->len ? g_object_ref (g_ptr_array_index (self->rows, position))
                                    : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = xy_queue_list_get_item_type;
  iface->get_n_items = xy_queue_list_get_n_items;
  iface->get_item = xy_queue_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (XyQueueList,
                               xy_queue_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
xy_queue_list_finalize (GObject *object)
{
  g_ptr_array_unref (XY_QUEUE_LIST (object)->rows);
  G_OBJECT_CLASS (xy_queue_list_parent_class)->finalize (object);
}

static void
xy_queue_list_class_init (XyQueueListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = xy_queue_list_finalize;
}

static void
xy_queue_list_init (XyQueueList *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
}

XyQueueList *
xy_queue_list_new (void)
{
  return g_object_new (XY_TYPE_QUEUE_LIST, NULL);
}

void
xy_queue_list_set (XyQueueList *self, GPtrArray *arrivals)
{
  guint before, kept;

  g_return_if_fail (XY_IS_QUEUE_LIST (self));

  before = self->rows->len;
  kept = MIN (before, arrivals->len);
  for (guint i = 0; i < kept; i++)
    set_arrival (g_ptr_array_index (self->rows, i), g_ptr_array_index (arrivals, i));
  g_ptr_array_set_size (self->rows, (int) kept);
  for (guint i = kept; i < arrivals->len; i++)
    {
      XyQueueRow *row = g_object_new (XY_TYPE_QUEUE_ROW, NULL);

      set_arrival (row, g_ptr_array_index (arrivals, i));
      g_ptr_array_add (self->rows, row);
    }
  if (before != arrivals->len)
    g_list_model_items_changed (G_LIST_MODEL (self), kept, before - kept, arrivals->len - kept);
}
