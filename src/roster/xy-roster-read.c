// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-roster-private.h"

static XyRoster *
read_workbook (XyWorkbook *workbook, GBytes *headings, GPtrArray *colleges, GError **error)
{
  g_autoptr (XyDraft) draft = xy_draft_new (workbook, headings, colleges, error);

  if (draft == NULL || !xy_draft_check (draft, error))
    return NULL;
  return xy_draft_steal_roster (draft);
}

XyRoster *
xy_roster_read (const char *path, GBytes *headings, GPtrArray *colleges, GError **error)
{
  g_autoptr (XyWorkbook) workbook = xy_workbook_read (path, error);

  return workbook != NULL ? read_workbook (workbook, headings, colleges, error) : NULL;
}

XyRoster *
xy_roster_read_bytes (GBytes *bytes,
                      const char *file,
                      GBytes *headings,
                      GPtrArray *colleges,
                      GError **error)
{
  g_autoptr (XyWorkbook) workbook = xy_workbook_read_bytes (bytes, file, error);

  return workbook != NULL ? read_workbook (workbook, headings, colleges, error) : NULL;
}

typedef struct
{
  char *path;
  GBytes *headings;
  GPtrArray *colleges;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_clear_pointer (&job->headings, g_bytes_unref);
  g_clear_pointer (&job->colleges, g_ptr_array_unref);
  g_free (job);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;
  XyRoster *roster = xy_roster_read (job->path, job->headings, job->colleges, &error);

  if (roster != NULL)
    g_task_return_pointer (task, roster, (GDestroyNotify) xy_roster_free);
  else
    g_task_return_error (task, error);
}

void
xy_roster_read_async (const char *path,
                      GBytes *headings,
                      GPtrArray *colleges,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (path);
  job->headings = headings != NULL ? g_bytes_ref (headings) : NULL;
  job->colleges = colleges != NULL ? g_ptr_array_ref (colleges) : NULL;
  g_task_set_source_tag (task, xy_roster_read_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, read_in_thread);
}

XyRoster *
xy_roster_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
