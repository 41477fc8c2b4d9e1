// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-import-job.h"

struct _XyImportJob
{
  char *path;
  char *text;
  char *name;
  XyDraft *draft;
  XyDraftChange *change;

  GPtrArray *colleges;
  GPtrArray *existing;
  char *campaign;
  char *college;
  /* %NULL where any college's students may be imported. */
  char **own;
};

static char **
dup_own_colleges (XyWorkspace *workspace)
{
  g_autoptr (GPtrArray) colleges = xy_workspace_list_colleges (workspace);
  char **ids = g_new0 (char *, colleges->len + 1);

  for (guint i = 0; i < colleges->len; i++)
    ids[i] = g_strdup (((XyCollege *) g_ptr_array_index (colleges, i))->id);
  return ids;
}

/* What the plan is made with, as it is now. */
static XyImportJob *
job_new (XyWorkspace *workspace)
{
  XyImportJob *job = g_new0 (XyImportJob, 1);
  XySchedule *schedule = xy_workspace_get_schedule (workspace);
  const XyCampaign *campaign = xy_workspace_get_campaign (workspace);
  GPtrArray *colleges = schedule != NULL ? xy_schedule_get_colleges (schedule) : NULL;

  job->colleges = g_ptr_array_new_with_free_func (xy_entity_unref);
  for (guint i = 0; colleges != NULL && i < colleges->len; i++)
    g_ptr_array_add (job->colleges, xy_entity_ref (g_ptr_array_index (colleges, i)));
  job->existing = xy_workspace_dup_known_students (workspace);
  job->campaign = g_strdup (campaign != NULL ? campaign->id : NULL);
  job->college = g_strdup (xy_workspace_get_college (workspace));
  if (g_strcmp0 (xy_workspace_get_role (workspace), XY_ROLE_COLLEGE) == 0)
    job->own = dup_own_colleges (workspace);
  return job;
}

XyImportJob *
xy_import_job_new_read (XyWorkspace *workspace, const char *path)
{
  XyImportJob *job = job_new (workspace);

  job->path = g_strdup (path);
  return job;
}

XyImportJob *
xy_import_job_new_text (XyWorkspace *workspace, const char *text, const char *name)
{
  XyImportJob *job = job_new (workspace);

  job->text = g_strdup (text);
  job->name = g_strdup (name);
  return job;
}

XyImportJob *
xy_import_job_new_change (XyWorkspace *workspace, XyDraft *draft, const XyDraftChange *change)
{
  XyImportJob *job = job_new (workspace);

  job->draft = xy_draft_ref (draft);
  if (change != NULL)
    {
      job->change = g_memdup2 (change, sizeof *change);
      job->change->text = g_strdup (change->text);
      job->change->college = g_strdup (change->college);
    }
  return job;
}

void
xy_import_job_free (XyImportJob *job)
{
  if (job->change != NULL)
    {
      g_free ((char *) job->change->text);
      g_free ((char *) job->change->college);
    }
  g_free (job->change);
  g_clear_pointer (&job->draft, xy_draft_unref);
  g_ptr_array_unref (job->colleges);
  g_ptr_array_unref (job->existing);
  g_free (job->path);
  g_free (job->text);
  g_free (job->name);
  g_free (job->campaign);
  g_free (job->college);
  g_strfreev (job->own);
  g_free (job);
}

void
xy_import_job_set_college (XyImportJob *job, const char *college)
{
  g_free (job->college);
  job->college = g_strdup (college);
}

static XyDraft *
read_draft (XyImportJob *job, GError **error)
{
  g_autoptr (XyWorkbook) workbook = job->text != NULL
                                        ? xy_workbook_read_text (job->text, job->name, error)
                                        : xy_workbook_read (job->path, error);

  return workbook != NULL ? xy_draft_new (workbook, NULL, job->colleges, error) : NULL;
}

/* Where every row names its college, the first one's is the one that is imported. */
static const char *
find_college (XyImportJob *job, XyImportState *state)
{
  GPtrArray *students = xy_import_state_get_roster (state)->students;
  const XyRosterStudent *first = students->len > 0 ? g_ptr_array_index (students, 0) : NULL;

  if (job->college != NULL || state->needs_college || first == NULL)
    return job->college;
  return xy_draft_find_college (state->draft, first->values[XY_COLUMN_COLLEGE]);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  XyImportJob *job = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (XyDraft) draft = NULL;
  g_autoptr (XyImportState) state = NULL;
  const char *college;

  if (job->draft == NULL)
    draft = read_draft (job, &error);
  else
    draft =
        job->change != NULL ? xy_draft_change (job->draft, job->change) : xy_draft_ref (job->draft);
  if (draft == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (g_task_return_error_if_cancelled (task))
    return;
  state = xy_import_state_new (draft, job->colleges);
  college = find_college (job, state);
  /* A file without students does not say that all of a college are missing. */
  if (job->campaign != NULL && college != NULL &&
      xy_import_state_get_roster (state)->students->len > 0)
    {
      XyRosterPlan *plan = xy_roster_plan (draft, job->existing, job->campaign, college);

      if (job->own != NULL)
        state->n_foreign = xy_import_plan_leave_out (plan, (const char *const *) job->own);
      xy_import_state_take_plan (state, plan);
    }
  g_task_return_pointer (task, g_steal_pointer (&state), (GDestroyNotify) xy_import_state_unref);
}

void
xy_import_job_run_async (XyImportJob *job,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_task_data (task, job, (GDestroyNotify) xy_import_job_free);
  g_task_run_in_thread (task, run_in_thread);
}

XyImportState *
xy_import_job_run_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
