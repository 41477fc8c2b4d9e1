// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-student-list.h"

/* From so many on, one announcement of everything costs less than one for each. */
#define MAX_SINGLE_ANNOUNCEMENTS 32

struct _XyStudentList
{
  GObject parent_instance;

  GPtrArray *items;
  GHashTable *positions;
};

static GType
xy_student_list_get_item_type (GListModel *model)
{
  return XY_TYPE_STUDENT_ITEM;
}

static guint
xy_student_list_get_n_items (GListModel *model)
{
  return XY_STUDENT_LIST (model)->items->len;
}

static gpointer
xy_student_list_get_item (GListModel *model, guint position)
{
  XyStudentList *self = XY_STUDENT_LIST (model);

  if (position >= self->items->len)
    return NULL;
  return g_object_ref (g_ptr_array_index (self->items, position));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = xy_student_list_get_item_type;
  iface->get_n_items = xy_student_list_get_n_items;
  iface->get_item = xy_student_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (XyStudentList,
                               xy_student_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
xy_student_list_finalize (GObject *object)
{
  XyStudentList *self = XY_STUDENT_LIST (object);

  g_hash_table_unref (self->positions);
  g_ptr_array_unref (self->items);
  G_OBJECT_CLASS (xy_student_list_parent_class)->finalize (object);
}

static void
xy_student_list_class_init (XyStudentListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = xy_student_list_finalize;
}

static void
xy_student_list_init (XyStudentList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->positions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

XyStudentList *
xy_student_list_new (void)
{
  return g_object_new (XY_TYPE_STUDENT_LIST, NULL);
}

static const char *
item_id (XyStudentItem *item)
{
  return xy_student_item_get_student (item)->id;
}

static void
index_from (XyStudentList *self, guint first)
{
  for (guint i = first; i < self->items->len; i++)
    g_hash_table_replace (self->positions, g_strdup (item_id (g_ptr_array_index (self->items, i))),
                          GUINT_TO_POINTER (i));
}

XyStudentItem *
xy_student_list_find (XyStudentList *self, const char *id)
{
  gpointer position;

  g_return_val_if_fail (XY_IS_STUDENT_LIST (self), NULL);

  if (id == NULL || !g_hash_table_lookup_extended (self->positions, id, NULL, &position))
    return NULL;
  return g_ptr_array_index (self->items, GPOINTER_TO_UINT (position));
}

void
xy_student_list_replace (XyStudentList *self, GPtrArray *items)
{
  guint before = self->items->len;

  g_return_if_fail (XY_IS_STUDENT_LIST (self));

  g_hash_table_remove_all (self->positions);
  g_ptr_array_unref (self->items);
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (self->items, g_object_ref (g_ptr_array_index (items, i)));
  index_from (self, 0);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->items->len);
}

void
xy_student_list_apply (XyStudentList *self,
                       GPtrArray *added,
                       GPtrArray *changed,
                       GPtrArray *removed)
{
  guint before = self->items->len;
  guint first_new;

  g_return_if_fail (XY_IS_STUDENT_LIST (self));

  if (removed->len > 0)
    {
      g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GHashTable) out = g_hash_table_new (NULL, NULL);

      for (guint i = 0; i < removed->len; i++)
        g_hash_table_add (out, g_ptr_array_index (removed, i));
      for (guint i = 0; i < before; i++)
        if (!g_hash_table_contains (out, g_ptr_array_index (self->items, i)))
          g_ptr_array_add (kept, g_object_ref (g_ptr_array_index (self->items, i)));
      for (guint i = 0; i < added->len; i++)
        g_ptr_array_add (kept, g_object_ref (g_ptr_array_index (added, i)));
      xy_student_list_replace (self, kept);
      return;
    }

  first_new = before;
  for (guint i = 0; i < added->len; i++)
    g_ptr_array_add (self->items, g_object_ref (g_ptr_array_index (added, i)));
  index_from (self, first_new);
  if (changed->len > MAX_SINGLE_ANNOUNCEMENTS)
    {
      g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->items->len);
      return;
    }
  if (added->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), first_new, 0, added->len);
  for (guint i = 0; i < changed->len; i++)
    {
      gpointer position =
          g_hash_table_lookup (self->positions, item_id (g_ptr_array_index (changed, i)));

      g_list_model_items_changed (G_LIST_MODEL (self), GPOINTER_TO_UINT (position), 1, 1);
    }
}
