// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-student-list.h"

#include "data/xy-data.h"
#include "model/xy-json.h"

/* From so many on, one announcement of everything costs less than one for each. */
#define MAX_SINGLE_ANNOUNCEMENTS 32
/* From so many on, an index takes longer to make than a frame. */
#define MANY 2000
#define READINGS "roster/readings.json"

struct _XyStudentList
{
  GObject parent_instance;

  GPtrArray *items;
  GHashTable *positions;

  XyStudentIndex *index;
  guint generation;
  /* The item of each slot of the index. */
  GPtrArray *slots;
  /* What makes the next index, and the ids of students who changed since it began. */
  GCancellable *making;
  GHashTable *changed_since;
};

enum
{
  INDEXED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

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

static const char *
item_id (XyStudentItem *item)
{
  return xy_student_item_get_student (item)->id;
}

static void
unref_item (gpointer item)
{
  if (item != NULL)
    g_object_unref (item);
}

/* The index. */

XyPinyin *
xy_student_list_new_pinyin (void)
{
  XyPinyin *pinyin = xy_pinyin_new ();
  g_autoptr (GBytes) bytes = xy_data_load (READINGS, NULL);
  g_autoptr (JsonNode) readings = NULL;

  if (bytes != NULL)
    readings =
        xy_json_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), G_MAXINT, NULL);
  if (readings != NULL)
    xy_pinyin_add (pinyin, readings);
  return pinyin;
}

static XyStudentIndex *
new_index (void)
{
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_time_t (&today, g_get_real_time () / G_USEC_PER_SEC);
  return xy_student_index_new (&today, xy_student_list_new_pinyin ());
}

static void
clear_entry (gpointer data)
{
  xy_entity_unref ((gpointer) ((XyStudentEntry *) data)->student);
}

/* The entries hold the students, so that another thread can read them. */
static GArray *
new_entries (GPtrArray *items)
{
  GArray *entries = g_array_sized_new (FALSE, FALSE, sizeof (XyStudentEntry), items->len);

  g_array_set_clear_func (entries, clear_entry);
  for (guint i = 0; i < items->len; i++)
    {
      XyStudentItem *item = g_ptr_array_index (items, i);
      XyStudentEntry entry = {
        .student = xy_entity_ref ((gpointer) xy_student_item_get_student (item)),
        .photo = xy_student_item_get_photo_state (item),
      };

      g_array_append_val (entries, entry);
    }
  return entries;
}

static void
put_entries (XyStudentIndex *index, GArray *entries, GArray *others)
{
  xy_student_index_put (index, (const XyStudentEntry *) (const void *) entries->data, entries->len,
                        others);
}

static void
set_slot_item (XyStudentList *self, guint slot, XyStudentItem *item)
{
  gpointer *own;

  if (self->slots->len <= slot)
    g_ptr_array_set_size (self->slots, (int) slot + 1);
  own = &g_ptr_array_index (self->slots, slot);
  if (*own == item)
    return;
  unref_item (*own);
  *own = item != NULL ? g_object_ref (item) : NULL;
}

/* Items say of themselves what only the index knows. */
static void
tell_item (XyStudentList *self, guint slot)
{
  XyStudentItem *item = g_ptr_array_index (self->slots, slot);

  if (item != NULL)
    xy_student_item_set_duplicate (
        item,
        xy_student_index_get_problem (self->index, slot, "student_number") == XY_PROBLEM_DUPLICATE,
        xy_student_index_get_problem (self->index, slot, "id_number") == XY_PROBLEM_DUPLICATE);
}

static void
update_index (XyStudentList *self, GPtrArray *items, GArray *removed)
{
  g_autoptr (GArray) entries = new_entries (items);
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (guint));

  if (removed->len > 0)
    xy_student_index_remove (self->index, (const guint *) (const void *) removed->data,
                             removed->len, others);
  for (guint i = 0; i < removed->len; i++)
    set_slot_item (self, g_array_index (removed, guint, i), NULL);
  if (entries->len > 0)
    put_entries (self->index, entries, others);
  for (guint i = 0; i < items->len; i++)
    {
      XyStudentItem *item = g_ptr_array_index (items, i);
      guint slot = xy_student_index_find (self->index, item_id (item));

      set_slot_item (self, slot, item);
      tell_item (self, slot);
    }
  for (guint i = 0; i < others->len; i++)
    tell_item (self, g_array_index (others, guint, i));
}

/* Takes over what happened to students of whom the index knows something else. */
static void
catch_up (XyStudentList *self, GHashTable *ids)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GArray) removed = g_array_new (FALSE, FALSE, sizeof (guint));
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      XyStudentItem *item = xy_student_list_find (self, id);
      guint slot = xy_student_index_find (self->index, id);

      if (item != NULL)
        g_ptr_array_add (items, item);
      else if (slot != XY_NO_SLOT)
        g_array_append_val (removed, slot);
    }
  update_index (self, items, removed);
}

static void
take_index (XyStudentList *self, XyStudentIndex *index)
{
  guint n_slots = xy_student_index_get_n_slots (index);

  xy_student_index_free (self->index);
  self->index = index;
  self->generation++;
  g_ptr_array_set_size (self->slots, 0);
  for (guint slot = 0; slot < n_slots; slot++)
    {
      const XyStudent *student = xy_student_index_get_student (index, slot);

      set_slot_item (self, slot, student != NULL ? xy_student_list_find (self, student->id) : NULL);
      if (xy_student_index_has_problem (index, slot))
        tell_item (self, slot);
    }
  catch_up (self, self->changed_since);
  g_hash_table_remove_all (self->changed_since);
  g_signal_emit (self, signals[INDEXED], 0);
}

static void
make_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  XyStudentIndex *index = new_index ();

  put_entries (index, task_data, NULL);
  g_task_return_pointer (task, index, (GDestroyNotify) xy_student_index_free);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (XyStudentList) self = user_data;
  XyStudentIndex *index = g_task_propagate_pointer (G_TASK (result), NULL);

  if (index == NULL)
    return;
  g_clear_object (&self->making);
  take_index (self, index);
}

static void
make_index (XyStudentList *self)
{
  g_autoptr (GArray) entries = new_entries (self->items);
  g_autoptr (GTask) task = NULL;
  XyStudentIndex *index;

  g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
  g_hash_table_remove_all (self->changed_since);
  if (entries->len <= MANY)
    {
      index = new_index ();
      put_entries (index, entries, NULL);
      take_index (self, index);
      return;
    }
  self->making = g_cancellable_new ();
  /* Not the task's source, which the other thread may be the last to let go of. */
  task = g_task_new (NULL, self->making, made_cb, g_object_ref (self));
  g_task_set_task_data (task, g_steal_pointer (&entries), (GDestroyNotify) g_array_unref);
  g_task_run_in_thread (task, make_in_thread);
}

/* The object. */

static void
xy_student_list_finalize (GObject *object)
{
  XyStudentList *self = XY_STUDENT_LIST (object);

  g_clear_object (&self->making);
  xy_student_index_free (self->index);
  g_ptr_array_unref (self->slots);
  g_hash_table_unref (self->changed_since);
  g_hash_table_unref (self->positions);
  g_ptr_array_unref (self->items);
  G_OBJECT_CLASS (xy_student_list_parent_class)->finalize (object);
}

static void
xy_student_list_class_init (XyStudentListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = xy_student_list_finalize;
  signals[INDEXED] = g_signal_new ("indexed", XY_TYPE_STUDENT_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
xy_student_list_init (XyStudentList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->positions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->index = new_index ();
  self->slots = g_ptr_array_new_with_free_func (unref_item);
  self->changed_since = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

XyStudentList *
xy_student_list_new (void)
{
  return g_object_new (XY_TYPE_STUDENT_LIST, NULL);
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

const XyStudentIndex *
xy_student_list_get_index (XyStudentList *self)
{
  g_return_val_if_fail (XY_IS_STUDENT_LIST (self), NULL);

  return self->index;
}

guint
xy_student_list_get_generation (XyStudentList *self)
{
  g_return_val_if_fail (XY_IS_STUDENT_LIST (self), 0);

  return self->generation;
}

XyStudentItem *
xy_student_list_get_slot (XyStudentList *self, guint slot)
{
  g_return_val_if_fail (XY_IS_STUDENT_LIST (self) && slot < self->slots->len, NULL);

  return g_ptr_array_index (self->slots, slot);
}

static void
take_items (XyStudentList *self, GPtrArray *items)
{
  g_hash_table_remove_all (self->positions);
  g_ptr_array_unref (self->items);
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (self->items, g_object_ref (g_ptr_array_index (items, i)));
  index_from (self, 0);
}

void
xy_student_list_replace (XyStudentList *self, GPtrArray *items)
{
  guint before = self->items->len;

  g_return_if_fail (XY_IS_STUDENT_LIST (self));

  take_items (self, items);
  make_index (self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->items->len);
}

static void
note_changed (XyStudentList *self, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    g_hash_table_add (self->changed_since, g_strdup (item_id (g_ptr_array_index (items, i))));
}

static void
remove_items (XyStudentList *self, GPtrArray *removed)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) out = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < removed->len; i++)
    g_hash_table_add (out, g_ptr_array_index (removed, i));
  for (guint i = 0; i < self->items->len; i++)
    if (!g_hash_table_contains (out, g_ptr_array_index (self->items, i)))
      g_ptr_array_add (kept, g_object_ref (g_ptr_array_index (self->items, i)));
  take_items (self, kept);
}

void
xy_student_list_apply (XyStudentList *self,
                       GPtrArray *added,
                       GPtrArray *changed,
                       GPtrArray *removed)
{
  guint before, first_new;
  gboolean all;

  g_return_if_fail (XY_IS_STUDENT_LIST (self));

  if (added->len + changed->len + removed->len == 0)
    return;
  before = self->items->len;
  all = removed->len > 0 || changed->len > MAX_SINGLE_ANNOUNCEMENTS;
  note_changed (self, added);
  note_changed (self, changed);
  note_changed (self, removed);
  if (removed->len > 0)
    remove_items (self, removed);
  first_new = self->items->len;
  for (guint i = 0; i < added->len; i++)
    g_ptr_array_add (self->items, g_object_ref (g_ptr_array_index (added, i)));
  index_from (self, first_new);
  if (self->making == NULL)
    {
      catch_up (self, self->changed_since);
      g_hash_table_remove_all (self->changed_since);
      g_signal_emit (self, signals[INDEXED], 0);
    }

  if (all)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->items->len);
  else if (added->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), first_new, 0, added->len);
  for (guint i = 0; !all && i < changed->len; i++)
    {
      gpointer position =
          g_hash_table_lookup (self->positions, item_id (g_ptr_array_index (changed, i)));

      g_list_model_items_changed (G_LIST_MODEL (self), GPOINTER_TO_UINT (position), 1, 1);
    }
}
