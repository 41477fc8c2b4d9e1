// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-import-model.h"

struct _XyImportItem
{
  GObject parent_instance;

  int kind;
  int index;
};

G_DEFINE_FINAL_TYPE (XyImportItem, xy_import_item, G_TYPE_OBJECT)

static void
xy_import_item_class_init (XyImportItemClass *klass)
{
}

static void
xy_import_item_init (XyImportItem *self)
{
}

XyImportItem *
xy_import_item_new (int kind, int index)
{
  XyImportItem *self = g_object_new (XY_TYPE_IMPORT_ITEM, NULL);

  self->kind = kind;
  self->index = index;
  return self;
}

int
xy_import_item_get_kind (XyImportItem *self)
{
  g_return_val_if_fail (XY_IS_IMPORT_ITEM (self), 0);

  return self->kind;
}

int
xy_import_item_get_index (XyImportItem *self)
{
  g_return_val_if_fail (XY_IS_IMPORT_ITEM (self), -1);

  return self->index;
}

struct _XyImportModel
{
  GObject parent_instance;

  int kind;
  guint size;
  GArray *keys;
};

static GType
xy_import_model_get_item_type (GListModel *model)
{
  return XY_TYPE_IMPORT_ITEM;
}

static guint
xy_import_model_get_n_items (GListModel *model)
{
  return XY_IMPORT_MODEL (model)->size;
}

static gpointer
xy_import_model_get_item (GListModel *model, guint position)
{
  XyImportModel *self = XY_IMPORT_MODEL (model);

  return position < self->size ? xy_import_item_new (self->kind, (int) position) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = xy_import_model_get_item_type;
  iface->get_n_items = xy_import_model_get_n_items;
  iface->get_item = xy_import_model_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (XyImportModel,
                               xy_import_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
xy_import_model_finalize (GObject *object)
{
  XyImportModel *self = XY_IMPORT_MODEL (object);

  g_array_unref (self->keys);
  G_OBJECT_CLASS (xy_import_model_parent_class)->finalize (object);
}

static void
xy_import_model_class_init (XyImportModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = xy_import_model_finalize;
}

static void
xy_import_model_init (XyImportModel *self)
{
  self->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
}

XyImportModel *
xy_import_model_new (int kind)
{
  XyImportModel *self = g_object_new (XY_TYPE_IMPORT_MODEL, NULL);

  self->kind = kind;
  return self;
}

static gint64
key_at (GArray *keys, guint index)
{
  return g_array_index (keys, gint64, index);
}

void
xy_import_model_set_keys (XyImportModel *self, GArray *keys)
{
  g_autoptr (GArray) before = NULL;
  guint start = 0, end = 0, n_common;

  g_return_if_fail (XY_IS_IMPORT_MODEL (self));

  before = g_steal_pointer (&self->keys);
  n_common = MIN (before->len, keys->len);
  while (start < n_common && key_at (before, start) == key_at (keys, start))
    start++;
  while (end < n_common - start &&
         key_at (before, before->len - end - 1) == key_at (keys, keys->len - end - 1))
    end++;
  self->keys = g_array_ref (keys);
  self->size = keys->len;
  if (before->len != keys->len || start < keys->len)
    g_list_model_items_changed (G_LIST_MODEL (self), start, before->len - start - end,
                                keys->len - start - end);
}

void
xy_import_model_set_size (XyImportModel *self, guint size)
{
  guint before;

  g_return_if_fail (XY_IS_IMPORT_MODEL (self));

  before = self->size;
  self->size = size;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, size);
}
