// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-draft.h"

/* What is done on a thread: a change of a draft, else a new one of a workbook. */
typedef struct
{
  XyWorkbook *workbook;
  GBytes *headings;
  GPtrArray *colleges;
  XyDraft *draft;
  XyDraftChange change;
  char *text;
  char *college;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->workbook, xy_workbook_unref);
  g_clear_pointer (&job->headings, g_bytes_unref);
  g_clear_pointer (&job->colleges, g_ptr_array_unref);
  g_clear_pointer (&job->draft, xy_draft_unref);
  g_free (job->text);
  g_free (job->college);
  g_free (job);
}

static void
work_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  XyDraft *draft;
  GError *error = NULL;

  if (job->draft != NULL)
    draft = xy_draft_change (job->draft, &job->change);
  else
    draft = xy_draft_new (job->workbook, job->headings, job->colleges, &error);
  if (draft != NULL)
    g_task_return_pointer (task, draft, (GDestroyNotify) xy_draft_unref);
  else
    g_task_return_error (task, error);
}

static void
run (Job *job, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, xy_draft_change_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, work_in_thread);
}

void
xy_draft_new_async (XyWorkbook *workbook,
                    GBytes *headings,
                    GPtrArray *colleges,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  job->workbook = xy_workbook_ref (workbook);
  job->headings = headings != NULL ? g_bytes_ref (headings) : NULL;
  job->colleges = colleges != NULL ? g_ptr_array_ref (colleges) : NULL;
  run (job, cancellable, callback, user_data);
}

void
xy_draft_change_async (XyDraft *draft,
                       const XyDraftChange *change,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  job->draft = xy_draft_ref (draft);
  job->change = *change;
  job->change.text = job->text = g_strdup (change->text);
  job->change.college = job->college = g_strdup (change->college);
  run (job, cancellable, callback, user_data);
}

XyDraft *
xy_draft_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
