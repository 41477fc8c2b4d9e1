// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-review-queue.h"

#include <gtk/gtk.h>

#include "app/xy-review-ahead.h"
#include "app/xy-review-state.h"

struct _XyReviewQueue
{
  GObject parent_instance;

  XyWorkspace *workspace;
  GListStore *items;
  GSignalGroup *list_signals;
  GSignalGroup *workspace_signals;
  gboolean follow;
  guint gather_source;
  /* Submissions decided here whose record has not come back yet. */
  GHashTable *decided;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XyReviewQueue, xy_review_queue, G_TYPE_OBJECT)

static guint
get_n_items (XyReviewQueue *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->items));
}

/* Photos that came to need a decision join; students who are gone leave. */
static gboolean
gather_cb (gpointer user_data)
{
  XyReviewQueue *self = user_data;
  XyStudentList *students = xy_workspace_get_students (self->workspace);
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  guint n;

  self->gather_source = 0;
  for (guint i = get_n_items (self); i-- > 0;)
    {
      g_autoptr (XyStudentItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      const char *id = xy_student_item_get_student (item)->id;

      if (xy_student_list_find (students, id) != item)
        g_list_store_remove (self->items, i);
      else
        g_hash_table_add (known, item);
    }
  n = g_list_model_get_n_items (G_LIST_MODEL (students));
  for (guint i = 0; self->follow && i < n; i++)
    {
      g_autoptr (XyStudentItem) item = g_list_model_get_item (G_LIST_MODEL (students), i);

      if (!g_hash_table_contains (known, item) &&
          xy_photo_state_needs_decision (xy_student_item_get_photo_state (item)))
        g_list_store_append (self->items, item);
    }
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
students_changed_cb (XyReviewQueue *self, guint position, guint removed, guint added)
{
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (XyStudentItem) item = g_list_model_get_item (
          G_LIST_MODEL (xy_workspace_get_students (self->workspace)), position + i);
      const XySubmission *submission = xy_student_item_get_submission (item);

      if (submission != NULL &&
          !xy_photo_state_needs_decision (xy_student_item_get_photo_state (item)))
        g_hash_table_remove (self->decided, submission->id);
    }
  if (self->gather_source == 0)
    self->gather_source = g_idle_add (gather_cb, self);
}

/* What could not be stored is to be decided still. */
static void
failed_cb (XyReviewQueue *self)
{
  g_hash_table_remove_all (self->decided);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
xy_review_queue_dispose (GObject *object)
{
  XyReviewQueue *self = XY_REVIEW_QUEUE (object);

  g_clear_handle_id (&self->gather_source, g_source_remove);
  g_clear_object (&self->list_signals);
  g_clear_object (&self->workspace_signals);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (xy_review_queue_parent_class)->dispose (object);
}

static void
xy_review_queue_finalize (GObject *object)
{
  XyReviewQueue *self = XY_REVIEW_QUEUE (object);

  g_object_unref (self->items);
  g_hash_table_unref (self->decided);
  G_OBJECT_CLASS (xy_review_queue_parent_class)->finalize (object);
}

static void
xy_review_queue_class_init (XyReviewQueueClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = xy_review_queue_dispose;
  G_OBJECT_CLASS (klass)->finalize = xy_review_queue_finalize;
  signals[CHANGED] = g_signal_new ("changed", XY_TYPE_REVIEW_QUEUE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
xy_review_queue_init (XyReviewQueue *self)
{
  self->items = g_list_store_new (XY_TYPE_STUDENT_ITEM);
  self->decided = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->list_signals = g_signal_group_new (XY_TYPE_STUDENT_LIST);
  g_signal_group_connect_object (self->list_signals, "items-changed",
                                 G_CALLBACK (students_changed_cb), self, G_CONNECT_SWAPPED);
  self->workspace_signals = g_signal_group_new (XY_TYPE_WORKSPACE);
  g_signal_group_connect_object (self->workspace_signals, "failed", G_CALLBACK (failed_cb), self,
                                 G_CONNECT_SWAPPED);
}

XyReviewQueue *
xy_review_queue_new (void)
{
  return g_object_new (XY_TYPE_REVIEW_QUEUE, NULL);
}

GListModel *
xy_review_queue_get_model (XyReviewQueue *self)
{
  g_return_val_if_fail (XY_IS_REVIEW_QUEUE (self), NULL);

  return G_LIST_MODEL (self->items);
}

void
xy_review_queue_start (XyReviewQueue *self,
                       XyWorkspace *workspace,
                       GPtrArray *items,
                       gboolean follow)
{
  g_return_if_fail (XY_IS_REVIEW_QUEUE (self));

  xy_review_queue_stop (self);
  g_set_object (&self->workspace, workspace);
  self->follow = follow;
  g_list_store_splice (self->items, 0, 0, items->pdata, items->len);
  g_signal_group_set_target (self->list_signals, xy_workspace_get_students (workspace));
  g_signal_group_set_target (self->workspace_signals, workspace);
}

void
xy_review_queue_stop (XyReviewQueue *self)
{
  g_return_if_fail (XY_IS_REVIEW_QUEUE (self));

  g_clear_handle_id (&self->gather_source, g_source_remove);
  g_signal_group_set_target (self->list_signals, NULL);
  g_signal_group_set_target (self->workspace_signals, NULL);
  g_hash_table_remove_all (self->decided);
  self->follow = FALSE;
  g_list_store_remove_all (self->items);
}

void
xy_review_queue_set_decided (XyReviewQueue *self, const char *submission, gboolean decided)
{
  g_return_if_fail (XY_IS_REVIEW_QUEUE (self));

  if (decided)
    g_hash_table_add (self->decided, g_strdup (submission));
  else
    g_hash_table_remove (self->decided, submission);
}

static XyPhotoState
get_state (XyReviewQueue *self, guint place)
{
  g_autoptr (XyStudentItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), place);
  const XySubmission *submission = xy_student_item_get_submission (item);

  if (submission != NULL && g_hash_table_contains (self->decided, submission->id))
    return XY_PHOTO_ACCEPTED;
  return xy_student_item_get_photo_state (item);
}

gboolean
xy_review_queue_is_decided (XyReviewQueue *self, const char *submission)
{
  g_return_val_if_fail (XY_IS_REVIEW_QUEUE (self), FALSE);

  return submission != NULL && g_hash_table_contains (self->decided, submission);
}

gboolean
xy_review_queue_get_follow (XyReviewQueue *self)
{
  g_return_val_if_fail (XY_IS_REVIEW_QUEUE (self), FALSE);

  return self->follow;
}

guint
xy_review_queue_count_others (XyReviewQueue *self)
{
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  GListModel *students;
  guint n, others = 0;

  g_return_val_if_fail (XY_IS_REVIEW_QUEUE (self), 0);

  if (self->workspace == NULL)
    return 0;
  for (guint i = 0; i < get_n_items (self); i++)
    {
      g_autoptr (XyStudentItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      g_hash_table_add (known, item);
    }
  students = G_LIST_MODEL (xy_workspace_get_students (self->workspace));
  n = g_list_model_get_n_items (students);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (XyStudentItem) item = g_list_model_get_item (students, i);

      if (!g_hash_table_contains (known, item) &&
          xy_photo_state_needs_decision (xy_student_item_get_photo_state (item)))
        others++;
    }
  return others;
}

guint
xy_review_queue_count_left (XyReviewQueue *self)
{
  guint left = 0;

  g_return_val_if_fail (XY_IS_REVIEW_QUEUE (self), 0);

  for (guint i = 0; i < get_n_items (self); i++)
    if (xy_photo_state_needs_decision (get_state (self, i)))
      left++;
  return left;
}

static XyPhotoState *
dup_states (XyReviewQueue *self)
{
  guint n = get_n_items (self);
  XyPhotoState *states = g_new (XyPhotoState, n + 1);

  for (guint i = 0; i < n; i++)
    states[i] = get_state (self, i);
  return states;
}

guint
xy_review_queue_find_next (XyReviewQueue *self, guint place)
{
  g_autofree XyPhotoState *states = NULL;
  guint n, next;

  g_return_val_if_fail (XY_IS_REVIEW_QUEUE (self), GTK_INVALID_LIST_POSITION);

  n = get_n_items (self);
  states = dup_states (self);
  next = xy_review_find_next (states, n, place);
  return next < n ? next : GTK_INVALID_LIST_POSITION;
}

GPtrArray *
xy_review_queue_list_ahead (XyReviewQueue *self, guint place, int direction, guint each_way)
{
  GPtrArray *photos = g_ptr_array_new_with_free_func (g_free);
  g_autofree XyPhotoState *states = NULL;
  g_autoptr (GArray) places = NULL;

  g_return_val_if_fail (XY_IS_REVIEW_QUEUE (self), photos);

  states = dup_states (self);
  places = xy_review_list_ahead (states, get_n_items (self), place, direction, each_way);
  for (guint i = 0; i < places->len; i++)
    {
      g_autoptr (XyStudentItem) item =
          g_list_model_get_item (G_LIST_MODEL (self->items), g_array_index (places, guint, i));
      const XySubmission *submission = xy_student_item_get_submission (item);

      if (submission != NULL)
        g_ptr_array_add (photos, g_strdup (submission->photo));
    }
  return photos;
}

gboolean
xy_review_queue_find (XyReviewQueue *self, XyStudentItem *item, guint *place)
{
  g_return_val_if_fail (XY_IS_REVIEW_QUEUE (self), FALSE);

  return g_list_store_find (self->items, item, place);
}
