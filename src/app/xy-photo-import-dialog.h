// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "app/xy-photo-import.h"

G_BEGIN_DECLS

/**
 * XyPhotoImportDialog:
 *
 * Imports photos from a folder: asks which, shows who gets which photo before anything is stored,
 * and stores them as one act.
 */
#define XY_TYPE_PHOTO_IMPORT_DIALOG (xy_photo_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (XyPhotoImportDialog,
                      xy_photo_import_dialog,
                      XY,
                      PHOTO_IMPORT_DIALOG,
                      AdwWindow)

/** xy_photo_import_dialog_new: @parent: (nullable): the window that it belongs to. */
GtkWidget *xy_photo_import_dialog_new (XyWorkspace *workspace, GtkWindow *parent);

/** xy_photo_import_dialog_look_at: @files: (element-type GFile): looks at these instead of asking.
 */
void xy_photo_import_dialog_look_at (XyPhotoImportDialog *dialog, GPtrArray *files);

/** xy_photo_import_dialog_get_page: Returns: `start`, `busy`, `files` or `failed`: what is shown.
 */
const char *xy_photo_import_dialog_get_page (XyPhotoImportDialog *dialog);
/** xy_photo_import_dialog_get_import: Returns: (transfer none): what was found. */
XyPhotoImport *xy_photo_import_dialog_get_import (XyPhotoImportDialog *dialog);

G_END_DECLS
