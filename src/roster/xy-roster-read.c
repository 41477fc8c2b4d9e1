// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <glib/gi18n-lib.h>

#include "data/xy-data.h"
#include "roster/xy-check.h"
#include "roster/xy-roster-private.h"
#include "roster/xy-workbook.h"

#define HEADINGS_NAME "roster/headings.json"

/* The roster of the first sheet that has a header. */
static XyRoster *
find_roster (const XyWorkbook *workbook, const XyHeadings *headings, GError **error)
{
  const GError *failure = xy_workbook_get_error (workbook);

  for (guint i = 0; i < xy_workbook_get_n_sheets (workbook); i++)
    {
      const XySheet *sheet = xy_workbook_get_sheet (workbook, i);
      g_auto (XyHeader) header = { 0 };

      if (xy_headings_find_header (headings, sheet, &header))
        return xy_roster_read_rows (xy_workbook_get_file (workbook), sheet, &header, headings,
                                    error);
    }
  if (failure != NULL)
    g_propagate_error (error, g_error_copy (failure));
  else
    g_set_error_literal (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_HEADER,
                         _ ("No row of the file names the columns; put a row with headings such "
                            "as 学号, 姓名 and 身份证号 above the students."));
  return NULL;
}

static XyRoster *
read_workbook (const XyWorkbook *workbook, GBytes *headings, GPtrArray *colleges, GError **error)
{
  g_autoptr (GBytes) shipped = headings == NULL ? xy_data_load (HEADINGS_NAME, error) : NULL;
  g_autoptr (XyHeadings) words = NULL;
  XyRoster *roster;
  GDate today;

  if (headings == NULL && shipped == NULL)
    return NULL;
  words = xy_headings_parse (headings != NULL ? headings : shipped, error);
  roster = words != NULL ? find_roster (workbook, words, error) : NULL;
  if (roster == NULL)
    return NULL;
  g_date_clear (&today, 1);
  g_date_set_time_t (&today, time (NULL));
  xy_check_roster (roster, colleges, &today);
  return roster;
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
