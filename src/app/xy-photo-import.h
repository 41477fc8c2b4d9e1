// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/xy-workspace.h"
#include "roster/xy-photo-plan.h"

G_BEGIN_DECLS

/**
 * XyPhotoImport:
 *
 * Photos that come from folders and files: first looked at, so that a person sees what would become
 * of each, and then stored as one act.  Nothing is stored before, and nothing if it is cancelled or
 * fails.
 */
#define XY_TYPE_PHOTO_IMPORT (xy_photo_import_get_type ())
G_DECLARE_FINAL_TYPE (XyPhotoImport, xy_photo_import, XY, PHOTO_IMPORT, GObject)

XyPhotoImport *xy_photo_import_new (XyWorkspace *workspace);

/**
 * xy_photo_import_look_async:
 * @files: (element-type GFile): photos, folders of them, and tables that say whose they are; the
 *   files that a table names are looked for beside it
 *
 * Reads every file away from the main loop.
 */
void xy_photo_import_look_async (XyPhotoImport *import,
                                 GPtrArray *files,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean xy_photo_import_look_finish (XyPhotoImport *import, GAsyncResult *result, GError **error);

/** xy_photo_import_get_files: Returns: (transfer none) (element-type XyPhotoFile): what was found.
 */
GPtrArray *xy_photo_import_get_files (XyPhotoImport *import);
/** xy_photo_import_get_problems: Returns: (transfer none) (element-type utf8): what tables say of
 * what is not there, a sentence each. */
GPtrArray *xy_photo_import_get_problems (XyPhotoImport *import);
/** xy_photo_import_get_progress: @total: (out): 0 while that is not known. */
void xy_photo_import_get_progress (XyPhotoImport *import, guint *done, guint *total);

/** xy_photo_import_takes: Returns: whether the file is stored. @accepted: whether those are that
 * come to an accepted photo. */
gboolean xy_photo_import_takes (const XyPhotoFile *file, gboolean accepted);
/** xy_photo_import_dup_note: Returns: (transfer full): what becomes of the file, one sentence. */
char *xy_photo_import_dup_note (const XyPhotoFile *file);
/** xy_photo_import_dup_report: Returns: (transfer full): the files that are not stored with the
 * reason, and the problems; a line each. */
char *xy_photo_import_dup_report (XyPhotoImport *import, gboolean accepted);

/** xy_photo_import_store_async: Stores what is taken, as one act. */
void xy_photo_import_store_async (XyPhotoImport *import,
                                  gboolean accepted,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/** xy_photo_import_store_finish: Returns: how many were stored, -1 with @error. */
int xy_photo_import_store_finish (XyPhotoImport *import, GAsyncResult *result, GError **error);

G_END_DECLS
