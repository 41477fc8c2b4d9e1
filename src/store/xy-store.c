// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/xy-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (xy_store_error, xy_store_error)

#define LARGE_NOTICE 1000

enum
{
  SIGNAL_RECORDS_CHANGED,
  SIGNAL_OUTBOX_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

struct _XyStore
{
  GObject parent_instance;

  GThread *owner;
  GThread *thread;
  /* Nothing more is taken, and nothing said. */
  gboolean closing;
  GAsyncQueue *jobs;
  GSource *source;
  char *directory;
  char *origin;
  /* What lets go of the last large notice. */
  GThread *dropping;
  /* The labels as they were last handed out. */
  char *undo_label;
  char *redo_label;

  /* What both threads touch, under the lock. */
  GMutex mutex;
  GCond answered;
  /* What is to be delivered in the opener's main context, in order: Notice or Job. */
  GQueue deliveries;
  XySummary summary;
  GHashTable *settings;
};

G_DEFINE_FINAL_TYPE (XyStore, xy_store, G_TYPE_OBJECT)

/* Something to be done on the database's thread: for a caller that waits, or for a task.  The first
 * one opens the database; the one that has neither work nor opening closes it. */
typedef struct
{
  XyOpen open;
  XyWork work;
  XyCall *call;
  GTask *task;
  GCancellable *cancellable;
  GDestroyNotify free_result;
  gboolean done;
  gboolean succeeded;
  gpointer result;
  GError *error;
} Job;

/* What changed in one commit. */
typedef struct
{
  GPtrArray *changed;
  GPtrArray *gone;
  gboolean outbox;
} Notice;

typedef struct
{
  Job *job;
  Notice *notice;
} Delivery;

XyCall *
xy_call_new (void)
{
  return g_new0 (XyCall, 1);
}

static void
xy_call_free (XyCall *call)
{
  g_free (call->id);
  g_free (call->text);
  g_free (call->value);
  g_clear_pointer (&call->list, g_ptr_array_unref);
  g_clear_pointer (&call->fields, xy_fields_unref);
  g_clear_pointer (&call->bytes, g_bytes_unref);
  g_free (call);
}

static Job *
job_new (XyWork work, XyCall *call)
{
  Job *job = g_new0 (Job, 1);

  job->work = work;
  job->call = call;
  return job;
}

static void
job_free (Job *job)
{
  if (job->result != NULL && job->free_result != NULL)
    job->free_result (job->result);
  g_clear_pointer (&job->call, xy_call_free);
  g_clear_object (&job->cancellable);
  g_clear_object (&job->task);
  g_clear_error (&job->error);
  g_free (job);
}

static void
notice_free (Notice *notice)
{
  g_ptr_array_unref (notice->changed);
  g_ptr_array_unref (notice->gone);
  g_free (notice);
}

static gpointer
free_notice (gpointer notice)
{
  notice_free (notice);
  return NULL;
}

/* Where this is the last to hold thousands of records, letting go of them takes as long as a frame:
 * not on the main loop. */
static void
drop_notice (XyStore *store, Notice *notice)
{
  if (notice->changed->len + notice->gone->len < LARGE_NOTICE)
    {
      notice_free (notice);
      return;
    }
  g_clear_pointer (&store->dropping, g_thread_join);
  store->dropping = g_thread_new ("notice", free_notice, notice);
}

static void
deliver_later (XyStore *store, Job *job, Notice *notice)
{
  Delivery *delivery = g_new0 (Delivery, 1);

  delivery->job = job;
  delivery->notice = notice;
  g_queue_push_tail (&store->deliveries, delivery);
  g_source_set_ready_time (store->source, 0);
}

/* The database's thread. */

static GPtrArray *
take_records (GHashTable *records)
{
  GPtrArray *list =
      g_ptr_array_new_full (g_hash_table_size (records), (GDestroyNotify) xy_record_unref);
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, records);
  while (g_hash_table_iter_next (&iter, &record, NULL))
    g_ptr_array_add (list, xy_record_ref (record));
  g_hash_table_remove_all (records);
  return list;
}

static void
copy_summary (XySummary *to, const XySummary *from)
{
  g_free (to->undo_label);
  g_free (to->redo_label);
  *to = *from;
  to->undo_label = g_strdup (from->undo_label);
  to->redo_label = g_strdup (from->redo_label);
}

static void
publish_settings (XyStore *store, XyDatabase *db)
{
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, db->set);
  while (g_hash_table_iter_next (&iter, &name, &value))
    if (value != NULL)
      g_hash_table_replace (store->settings, g_strdup (name), g_strdup (value));
    else
      g_hash_table_remove (store->settings, name);
  g_hash_table_remove_all (db->set);
}

/* With the lock held. */
static void
publish (XyStore *store, XyDatabase *db)
{
  Notice *notice;

  publish_settings (store, db);
  copy_summary (&store->summary, &db->summary);
  if (!db->outbox_changed && g_hash_table_size (db->changed) == 0 &&
      g_hash_table_size (db->gone) == 0)
    return;
  notice = g_new0 (Notice, 1);
  notice->changed = take_records (db->changed);
  notice->gone = take_records (db->gone);
  notice->outbox = db->outbox_changed;
  db->outbox_changed = FALSE;
  deliver_later (store, NULL, notice);
}

/* With the lock held.  A job that is waited for is not to be touched any more. */
static void
answer (XyStore *store, Job *job)
{
  if (job->task != NULL)
    deliver_later (store, job, NULL);
  else
    {
      job->done = TRUE;
      g_cond_broadcast (&store->answered);
    }
}

static void
run_job (XyStore *store, XyDatabase *db, Job *job)
{
  /* Whoever begins to listen while this runs asks for what there is in a later job, and so hears of
   * all. */
  db->is_watched = g_signal_has_handler_pending (store, signals[SIGNAL_RECORDS_CHANGED], 0, TRUE);
  if (!g_cancellable_set_error_if_cancelled (job->cancellable, &job->error))
    job->succeeded = job->work (db, job->call, &job->result, &job->error);
  xy_database_translate (&job->error, XY_STORE_ERROR_FAILED);

  g_mutex_lock (&store->mutex);
  publish (store, db);
  answer (store, job);
  g_mutex_unlock (&store->mutex);
}

static XyDatabase *
open_database (XyStore *store, Job *job)
{
  g_autoptr (XyDatabase) db = NULL;
  GHashTable *settings = NULL;

  if (!g_cancellable_set_error_if_cancelled (job->cancellable, &job->error))
    db = job->open (job->call, job->cancellable, &job->error);
  if (db != NULL)
    settings = xy_database_list_settings (db, &job->error);
  xy_database_translate (&job->error, XY_STORE_ERROR_UNREADABLE);
  /* Before it is said: whoever tries again finds the folder free. */
  if (settings == NULL)
    g_clear_pointer (&db, xy_database_close);

  g_mutex_lock (&store->mutex);
  if (db != NULL)
    {
      store->settings = settings;
      store->directory = g_strdup (db->directory);
      store->origin = g_strdup (db->origin);
      copy_summary (&store->summary, &db->summary);
      job->succeeded = TRUE;
    }
  answer (store, job);
  g_mutex_unlock (&store->mutex);
  return g_steal_pointer (&db);
}

static void
close_database (XyStore *store, XyDatabase *db, Job *job)
{
  xy_database_close (db);
  g_mutex_lock (&store->mutex);
  deliver_later (store, job, NULL);
  g_mutex_unlock (&store->mutex);
}

static gpointer
run_thread (gpointer user_data)
{
  XyStore *store = user_data;
  XyDatabase *db = open_database (store, g_async_queue_pop (store->jobs));

  while (db != NULL)
    {
      Job *job = g_async_queue_pop (store->jobs);

      if (job->work != NULL)
        run_job (store, db, job);
      else
        close_database (store, g_steal_pointer (&db), job);
    }
  return NULL;
}

/* The opener's thread. */

static void end (XyStore *store);

static void
deliver_job (XyStore *store, Job *job)
{
  GTask *task = job->task;

  if (job->open == NULL && job->work == NULL)
    {
      end (store);
      if (task != NULL)
        g_task_return_boolean (task, TRUE);
    }
  else if (!job->succeeded)
    g_task_return_error (task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (task, g_steal_pointer (&job->result), job->free_result);
  job_free (job);
}

static void
deliver_notice (XyStore *store, Notice *notice)
{
  if (!store->closing && (notice->changed->len > 0 || notice->gone->len > 0))
    g_signal_emit (store, signals[SIGNAL_RECORDS_CHANGED], 0, notice->changed, notice->gone);
  if (!store->closing && notice->outbox)
    g_signal_emit (store, signals[SIGNAL_OUTBOX_CHANGED], 0);
  drop_notice (store, notice);
}

static Delivery *
pop_delivery (XyStore *store)
{
  Delivery *delivery;

  g_mutex_lock (&store->mutex);
  delivery = g_queue_pop_head (&store->deliveries);
  g_mutex_unlock (&store->mutex);
  return delivery;
}

static void
deliver_all (XyStore *store)
{
  Delivery *delivery;

  while ((delivery = pop_delivery (store)) != NULL)
    {
      if (delivery->job != NULL)
        deliver_job (store, delivery->job);
      else
        deliver_notice (store, delivery->notice);
      g_free (delivery);
    }
}

/* Once the thread has nothing more to do, or will have soon. */
static void
end (XyStore *store)
{
  Job *job;

  g_clear_pointer (&store->thread, g_thread_join);
  if (store->source != NULL)
    {
      g_source_destroy (store->source);
      g_clear_pointer (&store->source, g_source_unref);
    }
  deliver_all (store);
  /* Those who wanted to close it too. */
  while ((job = g_async_queue_try_pop (store->jobs)) != NULL)
    {
      if (job->task != NULL)
        g_task_return_boolean (job->task, TRUE);
      job_free (job);
    }
}

static gboolean
deliver_cb (gpointer user_data)
{
  g_autoptr (XyStore) store = g_object_ref (XY_STORE (user_data));

  deliver_all (store);
  return G_SOURCE_CONTINUE;
}

static gboolean
source_dispatch (GSource *source, GSourceFunc callback, gpointer user_data)
{
  /* Before what is there is taken: what comes while it is delivered wakes the source again. */
  g_source_set_ready_time (source, -1);
  return callback (user_data);
}

static GSourceFuncs source_funcs = { .dispatch = source_dispatch };

static void
assert_owner (XyStore *store)
{
  g_assert (store->owner == g_thread_self ());
}

static void
push_job (XyStore *store, Job *job)
{
  g_async_queue_push (store->jobs, job);
}

static void
wait_for (XyStore *store, Job *job)
{
  g_mutex_lock (&store->mutex);
  while (!job->done)
    g_cond_wait (&store->answered, &store->mutex);
  g_mutex_unlock (&store->mutex);
}

static GError *
make_closed_error (void)
{
  return g_error_new_literal (XY_STORE_ERROR, XY_STORE_ERROR_FAILED, _ ("The store is closed"));
}

gboolean
xy_store_run (XyStore *store, XyWork work, XyCall *call, gpointer *result, GError **error)
{
  Job *job = job_new (work, call);
  gboolean succeeded;

  assert_owner (store);
  if (store->closing)
    job->error = make_closed_error ();
  else
    {
      push_job (store, job);
      wait_for (store, job);
    }
  succeeded = job->succeeded;
  if (!succeeded)
    g_propagate_error (error, g_steal_pointer (&job->error));
  else if (result != NULL)
    *result = g_steal_pointer (&job->result);
  job_free (job);
  return succeeded;
}

void
xy_store_start (XyStore *store,
                XyWork work,
                XyCall *call,
                GDestroyNotify free_result,
                gpointer tag,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  Job *job = job_new (work, call);

  assert_owner (store);
  job->task = g_task_new (store, cancellable, callback, user_data);
  /* Whether it was cancelled in time is known only where it is done. */
  g_task_set_check_cancellable (job->task, FALSE);
  g_task_set_source_tag (job->task, tag);
  job->free_result = free_result;
  g_set_object (&job->cancellable, cancellable);
  if (!store->closing)
    {
      push_job (store, job);
      return;
    }
  g_task_return_error (job->task, make_closed_error ());
  job_free (job);
}

gboolean
xy_store_finish (XyStore *store,
                 GAsyncResult *result,
                 gpointer tag,
                 gpointer *value,
                 GError **error)
{
  g_autoptr (GError) fault = NULL;
  gpointer pointer;

  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), FALSE);

  pointer = g_task_propagate_pointer (G_TASK (result), &fault);
  if (fault != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  if (value != NULL)
    *value = pointer;
  return TRUE;
}

/* Opening and closing. */

/* A store whose thread opens what @job says. */
static XyStore *
begin (Job *job)
{
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();
  XyStore *store = g_object_new (XY_TYPE_STORE, NULL);

  store->source = g_source_new (&source_funcs, sizeof (GSource));
  g_source_set_static_name (store->source, "[xueying] what the store has to say");
  g_source_set_callback (store->source, deliver_cb, store, NULL);
  g_source_attach (store->source, context);
  push_job (store, job);
  return store;
}

static void
run (XyStore *store)
{
  store->thread = g_thread_new ("store", run_thread, store);
}

XyStore *
xy_store_open_by (XyOpen open, XyCall *call, GError **error)
{
  Job *job = job_new (NULL, call);
  g_autoptr (XyStore) store = begin (job);
  gboolean succeeded;

  job->open = open;
  run (store);
  wait_for (store, job);
  succeeded = job->succeeded;
  if (!succeeded)
    g_propagate_error (error, g_steal_pointer (&job->error));
  job_free (job);
  return succeeded ? g_steal_pointer (&store) : NULL;
}

void
xy_store_open_by_async (XyOpen open,
                        XyCall *call,
                        gpointer tag,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  Job *job = job_new (NULL, call);
  XyStore *store = begin (job);

  job->open = open;
  job->task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_check_cancellable (job->task, FALSE);
  g_task_set_source_tag (job->task, tag);
  g_set_object (&job->cancellable, cancellable);
  /* The store is the job's until it is handed out. */
  job->result = store;
  job->free_result = g_object_unref;
  run (store);
}

XyStore *
xy_store_open_by_finish (GAsyncResult *result, gpointer tag, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
xy_store_close (XyStore *store)
{
  g_autoptr (XyStore) self = g_object_ref (store);

  assert_owner (store);
  store->closing = TRUE;
  if (store->thread != NULL)
    push_job (store, job_new (NULL, NULL));
  end (store);
}

void
xy_store_close_async (XyStore *store, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, NULL, callback, user_data);

  assert_owner (store);
  g_task_set_source_tag (task, xy_store_close_async);
  store->closing = TRUE;
  if (store->thread != NULL)
    {
      Job *last = job_new (NULL, NULL);

      last->task = g_steal_pointer (&task);
      push_job (store, last);
    }
  else
    g_task_return_boolean (task, TRUE);
}

void
xy_store_close_finish (XyStore *store, GAsyncResult *result)
{
  g_return_if_fail (g_task_is_valid (result, store));

  g_task_propagate_boolean (G_TASK (result), NULL);
}

static void
xy_store_dispose (GObject *object)
{
  xy_store_close (XY_STORE (object));
  G_OBJECT_CLASS (xy_store_parent_class)->dispose (object);
}

static void
xy_store_finalize (GObject *object)
{
  XyStore *store = XY_STORE (object);

  g_clear_pointer (&store->dropping, g_thread_join);
  g_async_queue_unref (store->jobs);
  g_free (store->directory);
  g_free (store->origin);
  g_free (store->undo_label);
  g_free (store->redo_label);
  g_free (store->summary.undo_label);
  g_free (store->summary.redo_label);
  g_clear_pointer (&store->settings, g_hash_table_unref);
  g_mutex_clear (&store->mutex);
  g_cond_clear (&store->answered);
  G_OBJECT_CLASS (xy_store_parent_class)->finalize (object);
}

static void
xy_store_class_init (XyStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = xy_store_dispose;
  object_class->finalize = xy_store_finalize;

  signals[SIGNAL_RECORDS_CHANGED] =
      g_signal_new ("records-changed", XY_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_PTR_ARRAY, G_TYPE_PTR_ARRAY);
  signals[SIGNAL_OUTBOX_CHANGED] = g_signal_new ("outbox-changed", XY_TYPE_STORE, G_SIGNAL_RUN_LAST,
                                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
xy_store_init (XyStore *store)
{
  store->owner = g_thread_self ();
  store->jobs = g_async_queue_new ();
  g_mutex_init (&store->mutex);
  g_cond_init (&store->answered);
  g_queue_init (&store->deliveries);
}

const char *
xy_store_get_origin (XyStore *store)
{
  return store->origin;
}

const char *
xy_store_get_directory (XyStore *store)
{
  return store->directory;
}

char *
xy_store_dup_setting (XyStore *store, const char *name)
{
  char *value;

  g_mutex_lock (&store->mutex);
  value = g_strdup (g_hash_table_lookup (store->settings, name));
  g_mutex_unlock (&store->mutex);
  return value;
}

static gboolean
set_setting_work (XyDatabase *db, const XyCall *call, gpointer *result, GError **error)
{
  return xy_database_set_setting (db, call->text, call->value, error);
}

static XyCall *
new_setting_call (const char *name, const char *value)
{
  XyCall *call = xy_call_new ();

  call->text = g_strdup (name);
  call->value = g_strdup (value);
  return call;
}

gboolean
xy_store_set_setting (XyStore *store, const char *name, const char *value, GError **error)
{
  return xy_store_run (store, set_setting_work, new_setting_call (name, value), NULL, error);
}

void
xy_store_set_setting_async (XyStore *store,
                            const char *name,
                            const char *value,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  xy_store_start (store, set_setting_work, new_setting_call (name, value), NULL,
                  xy_store_set_setting_async, cancellable, callback, user_data);
}

gboolean
xy_store_set_setting_finish (XyStore *store, GAsyncResult *result, GError **error)
{
  return xy_store_finish (store, result, xy_store_set_setting_async, NULL, error);
}

/* Hands a label out: it stays valid until the next time. */
static const char *
show_label (XyStore *store, char *const *label, char **shown)
{
  assert_owner (store);
  g_mutex_lock (&store->mutex);
  if (g_strcmp0 (*shown, *label) != 0)
    {
      g_free (*shown);
      *shown = g_strdup (*label);
    }
  g_mutex_unlock (&store->mutex);
  return *shown;
}

const char *
xy_store_get_undo_label (XyStore *store)
{
  return show_label (store, &store->summary.undo_label, &store->undo_label);
}

const char *
xy_store_get_redo_label (XyStore *store)
{
  return show_label (store, &store->summary.redo_label, &store->redo_label);
}

void
xy_store_get_counts (XyStore *store, XyStoreCounts *counts)
{
  g_mutex_lock (&store->mutex);
  *counts = store->summary.counts;
  g_mutex_unlock (&store->mutex);
}

gint64
xy_store_get_cursor (XyStore *store)
{
  gint64 cursor;

  g_mutex_lock (&store->mutex);
  cursor = store->summary.cursor;
  g_mutex_unlock (&store->mutex);
  return cursor;
}
