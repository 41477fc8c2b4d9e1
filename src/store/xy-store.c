// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/xy-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (xy_store_error, xy_store_error)

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
  GAsyncQueue *jobs;
  GSource *source;
  char *directory;
  char *origin;
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

/* Something to be done on the database's thread: for a caller that waits, or for a task. */
typedef struct
{
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
  while (g_hash_table_iter_next (&iter, NULL, &record))
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

/* With the lock held. */
static void
publish (XyStore *store, XyDatabase *db)
{
  Notice *notice;

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

static void
run_job (XyStore *store, XyDatabase *db, Job *job)
{
  gboolean waits = job->task != NULL;

  if (!g_cancellable_set_error_if_cancelled (job->cancellable, &job->error))
    job->succeeded = job->work (db, job->call, &job->result, &job->error);
  xy_database_translate (&job->error, XY_STORE_ERROR_FAILED);

  g_mutex_lock (&store->mutex);
  publish (store, db);
  if (waits)
    deliver_later (store, job, NULL);
  else
    {
      job->done = TRUE;
      g_cond_broadcast (&store->answered);
    }
  g_mutex_unlock (&store->mutex);
}

/* What xy_store_open() waits for. */
typedef struct
{
  XyStore *store;
  GPtrArray *seed;
  gboolean done;
  gboolean succeeded;
  GError *error;
} Opening;

static XyDatabase *
open_database (Opening *opening)
{
  XyStore *store = opening->store;
  g_autoptr (XyDatabase) db = xy_database_open (store->directory, opening->seed, &opening->error);
  GHashTable *settings = NULL;

  if (db != NULL)
    settings = xy_database_list_settings (db, &opening->error);
  g_mutex_lock (&store->mutex);
  if (settings != NULL)
    {
      store->settings = settings;
      store->origin = g_strdup (db->origin);
      copy_summary (&store->summary, &db->summary);
      opening->succeeded = TRUE;
    }
  opening->done = TRUE;
  g_cond_broadcast (&store->answered);
  g_mutex_unlock (&store->mutex);
  return settings != NULL ? g_steal_pointer (&db) : NULL;
}

static gpointer
run_thread (gpointer user_data)
{
  Opening *opening = user_data;
  XyStore *store = opening->store;
  g_autoptr (XyDatabase) db = open_database (opening);

  while (db != NULL)
    {
      Job *job = g_async_queue_pop (store->jobs);

      if (job->work == NULL)
        break;
      run_job (store, db, job);
    }
  return NULL;
}

/* The opener's thread. */

static void
deliver_job (Job *job)
{
  GTask *task = job->task;

  if (!job->succeeded)
    g_task_return_error (task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (task, g_steal_pointer (&job->result), job->free_result);
  job_free (job);
}

static void
deliver_notice (XyStore *store, Notice *notice)
{
  if (notice->changed->len > 0 || notice->gone->len > 0)
    g_signal_emit (store, signals[SIGNAL_RECORDS_CHANGED], 0, notice->changed, notice->gone);
  if (notice->outbox)
    g_signal_emit (store, signals[SIGNAL_OUTBOX_CHANGED], 0);
  notice_free (notice);
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

static gboolean
deliver_cb (gpointer user_data)
{
  g_autoptr (XyStore) store = g_object_ref (XY_STORE (user_data));
  Delivery *delivery;

  while ((delivery = pop_delivery (store)) != NULL)
    {
      if (delivery->job != NULL)
        deliver_job (delivery->job);
      else
        deliver_notice (store, delivery->notice);
      g_free (delivery);
    }
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
  if (store->thread == NULL)
    job->error = make_closed_error ();
  else
    {
      push_job (store, job);
      g_mutex_lock (&store->mutex);
      while (!job->done)
        g_cond_wait (&store->answered, &store->mutex);
      g_mutex_unlock (&store->mutex);
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
  if (store->thread != NULL)
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

XyStore *
xy_store_open (const char *directory, GPtrArray *seed, GError **error)
{
  g_autoptr (XyStore) store = NULL;
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();
  Opening opening = { 0 };

  g_return_val_if_fail (directory != NULL, NULL);

  store = g_object_new (XY_TYPE_STORE, NULL);
  store->directory = g_canonicalize_filename (directory, NULL);
  store->source = g_source_new (&source_funcs, sizeof (GSource));
  g_source_set_static_name (store->source, "[xueying] what the store has to say");
  g_source_set_callback (store->source, deliver_cb, store, NULL);
  g_source_attach (store->source, context);

  opening.store = store;
  opening.seed = seed;
  store->thread = g_thread_new ("store", run_thread, &opening);
  g_mutex_lock (&store->mutex);
  while (!opening.done)
    g_cond_wait (&store->answered, &store->mutex);
  g_mutex_unlock (&store->mutex);
  if (opening.succeeded)
    return g_steal_pointer (&store);
  g_clear_pointer (&store->thread, g_thread_join);
  g_propagate_error (error, opening.error);
  return NULL;
}

void
xy_store_close (XyStore *store)
{
  Delivery *delivery;

  assert_owner (store);
  if (store->thread != NULL)
    {
      g_autoptr (XyStore) self = g_object_ref (store);
      Job *last = job_new (NULL, NULL);

      push_job (self, last);
      g_clear_pointer (&self->thread, g_thread_join);
      job_free (last);
    }
  if (store->source != NULL)
    {
      g_source_destroy (store->source);
      g_clear_pointer (&store->source, g_source_unref);
    }
  while ((delivery = pop_delivery (store)) != NULL)
    {
      if (delivery->job != NULL)
        deliver_job (delivery->job);
      else
        notice_free (delivery->notice);
      g_free (delivery);
    }
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

gboolean
xy_store_set_setting (XyStore *store, const char *name, const char *value, GError **error)
{
  XyCall *call = xy_call_new ();

  call->text = g_strdup (name);
  call->value = g_strdup (value);
  if (!xy_store_run (store, set_setting_work, call, NULL, error))
    return FALSE;
  g_mutex_lock (&store->mutex);
  if (value != NULL)
    g_hash_table_replace (store->settings, g_strdup (name), g_strdup (value));
  else
    g_hash_table_remove (store->settings, name);
  g_mutex_unlock (&store->mutex);
  return TRUE;
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

XyEdit *
xy_edit_new (XyKind kind, const char *id, XyFields *fields)
{
  XyEdit *edit = g_new0 (XyEdit, 1);

  edit->kind = kind;
  edit->id = id != NULL ? g_strdup (id) : g_uuid_string_random ();
  edit->fields = fields;
  return edit;
}

void
xy_edit_free (XyEdit *edit)
{
  g_free (edit->id);
  xy_fields_unref (edit->fields);
  g_free (edit);
}

void
xy_conflict_free (XyConflict *conflict)
{
  xy_mutation_unref (conflict->mutation);
  xy_answer_free (conflict->answer);
  xy_fields_unref (conflict->before);
  g_free (conflict->label);
  g_free (conflict);
}
