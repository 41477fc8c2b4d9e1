// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/xy-import-state.h"
#include "app/xy-workspace.h"

G_BEGIN_DECLS

/**
 * XyImportJob:
 *
 * What is done away from the main loop to show a roster: the file is read, or a draft is changed,
 * and what an import would do is told.
 */
typedef struct _XyImportJob XyImportJob;

/** xy_import_job_new_read: Reads a file. */
XyImportJob *xy_import_job_new_read (XyWorkspace *workspace, const char *path);
/** xy_import_job_new_text: Reads cells that were copied. @name: what they are called. */
XyImportJob *xy_import_job_new_text (XyWorkspace *workspace, const char *text, const char *name);
/** xy_import_job_new_change: @change: (nullable): %NULL only makes the plan anew. */
XyImportJob *
xy_import_job_new_change (XyWorkspace *workspace, XyDraft *draft, const XyDraftChange *change);
void xy_import_job_free (XyImportJob *job);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyImportJob, xy_import_job_free)

/** xy_import_job_set_college: The college of rows that name none, where none is shown. */
void xy_import_job_set_college (XyImportJob *job, const char *college);

/** xy_import_job_run_async: @job: (transfer full): the job. */
void xy_import_job_run_async (XyImportJob *job,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
XyImportState *xy_import_job_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
