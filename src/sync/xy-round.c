// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/xy-engine.h"

/* One whole round: push, pull page by page, photos. */

/* The first is told. @problem: (transfer full) (nullable). */
static void
note_problem (GTask *task, char *problem)
{
  if (g_task_get_task_data (task) == NULL)
    g_task_set_task_data (task, problem, g_free);
  else
    g_free (problem);
}

static void
photos_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  char *problem = NULL;
  GError *error = NULL;
  gboolean fine = xy_engine_photos_finish (XY_ENGINE (source), result, &problem, &error);

  note_problem (task, problem);
  if (fine)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
pulled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  XyEngine *engine = XY_ENGINE (source);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;
  gboolean moved = FALSE;
  gboolean more = FALSE;

  if (!xy_engine_pull_finish (engine, result, &moved, &more, &error))
    g_task_return_error (task, error);
  else if (more)
    xy_engine_pull_async (engine, 0, cancellable, pulled_cb, g_steal_pointer (&task));
  else
    xy_engine_fetch_photos_async (engine, cancellable, photos_cb, g_steal_pointer (&task));
}

static void
pushed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  XyEngine *engine = XY_ENGINE (source);
  GCancellable *cancellable = g_task_get_cancellable (task);
  char *problem = NULL;
  GError *error = NULL;
  gboolean fine = xy_engine_push_finish (engine, result, &problem, &error);

  note_problem (task, problem);
  if (!fine)
    g_task_return_error (task, error);
  else
    xy_engine_pull_async (engine, 0, cancellable, pulled_cb, g_steal_pointer (&task));
}

void
xy_engine_round_async (XyEngine *engine,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task = g_task_new (engine, cancellable, callback, user_data);

  g_task_set_source_tag (task, xy_engine_round_async);
  xy_engine_push_async (engine, cancellable, pushed_cb, task);
}

gboolean
xy_engine_round_finish (XyEngine *engine, GAsyncResult *result, char **problem, GError **error)
{
  *problem = g_strdup (g_task_get_task_data (G_TASK (result)));
  return g_task_propagate_boolean (G_TASK (result), error);
}
