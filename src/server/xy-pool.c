// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/xy-pool.h"

struct _XyPool
{
  GAsyncQueue *jobs;
  GAsyncQueue *ended;
  GSource *source;
  GThread **threads;
  guint n_threads;
  gboolean stopped;
};

/* A job with no @run ends the thread that takes it. */
typedef struct
{
  XyPoolFunc run;
  XyPoolFunc done;
  gpointer data;
} Job;

static gpointer
work (gpointer data)
{
  XyPool *pool = data;

  for (;;)
    {
      Job *job = g_async_queue_pop (pool->jobs);

      if (job->run == NULL)
        {
          g_free (job);
          return NULL;
        }
      job->run (job->data);
      g_async_queue_push (pool->ended, job);
      g_source_set_ready_time (pool->source, 0);
    }
}

static void
tell_ended (XyPool *pool)
{
  Job *job;

  while ((job = g_async_queue_try_pop (pool->ended)) != NULL)
    {
      if (job->done != NULL)
        job->done (job->data);
      g_free (job);
    }
}

static gboolean
ended_cb (gpointer user_data)
{
  tell_ended (user_data);
  return G_SOURCE_CONTINUE;
}

static gboolean
dispatch_source (GSource *source, GSourceFunc callback, gpointer user_data)
{
  g_source_set_ready_time (source, -1);
  return callback (user_data);
}

static GSourceFuncs source_funcs = { .dispatch = dispatch_source };

XyPool *
xy_pool_new (const char *name, guint n_threads)
{
  XyPool *pool = g_new0 (XyPool, 1);

  pool->jobs = g_async_queue_new ();
  pool->ended = g_async_queue_new ();
  pool->source = g_source_new (&source_funcs, sizeof (GSource));
  g_source_set_callback (pool->source, ended_cb, pool, NULL);
  g_source_set_static_name (pool->source, name);
  g_source_attach (pool->source, g_main_context_get_thread_default ());
  pool->n_threads = n_threads;
  pool->threads = g_new0 (GThread *, n_threads);
  for (guint i = 0; i < n_threads; i++)
    pool->threads[i] = g_thread_new (name, work, pool);
  return pool;
}

void
xy_pool_push (XyPool *pool, XyPoolFunc run, XyPoolFunc done, gpointer data)
{
  Job *job;

  g_return_if_fail (!pool->stopped && run != NULL);

  job = g_new0 (Job, 1);
  job->run = run;
  job->done = done;
  job->data = data;
  g_async_queue_push (pool->jobs, job);
}

typedef struct
{
  XyPoolFunc run;
  gpointer data;
  GMutex mutex;
  GCond cond;
  gboolean ended;
} Call;

static void
run_call (gpointer data)
{
  Call *call = data;

  call->run (call->data);
  g_mutex_lock (&call->mutex);
  call->ended = TRUE;
  g_cond_signal (&call->cond);
  g_mutex_unlock (&call->mutex);
}

void
xy_pool_call (XyPool *pool, XyPoolFunc run, gpointer data)
{
  Call call = { .run = run, .data = data };

  g_mutex_init (&call.mutex);
  g_cond_init (&call.cond);
  xy_pool_push (pool, run_call, NULL, &call);
  g_mutex_lock (&call.mutex);
  while (!call.ended)
    g_cond_wait (&call.cond, &call.mutex);
  g_mutex_unlock (&call.mutex);
  g_mutex_clear (&call.mutex);
  g_cond_clear (&call.cond);
}

guint
xy_pool_get_waiting (XyPool *pool)
{
  return (guint) MAX (0, g_async_queue_length (pool->jobs));
}

void
xy_pool_stop (XyPool *pool)
{
  if (pool->stopped)
    return;
  pool->stopped = TRUE;
  for (guint i = 0; i < pool->n_threads; i++)
    g_async_queue_push (pool->jobs, g_new0 (Job, 1));
  for (guint i = 0; i < pool->n_threads; i++)
    g_thread_join (pool->threads[i]);
  g_source_destroy (pool->source);
  tell_ended (pool);
}

void
xy_pool_free (XyPool *pool)
{
  xy_pool_stop (pool);
  g_source_unref (pool->source);
  g_async_queue_unref (pool->jobs);
  g_async_queue_unref (pool->ended);
  g_free (pool->threads);
  g_free (pool);
}
