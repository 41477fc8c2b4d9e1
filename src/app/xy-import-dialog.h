// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "app/xy-import-list.h"
#include "app/xy-import-table.h"
#include "app/xy-workspace.h"

G_BEGIN_DECLS

/**
 * XyImportDialog:
 *
 * Reads a roster and shows on one page what it says, what is wrong with it and what an import would
 * do; what is wrong is mended there, and one button imports.  Signal `choose-other` when another
 * file is wanted.
 */
#define XY_TYPE_IMPORT_DIALOG (xy_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (XyImportDialog, xy_import_dialog, XY, IMPORT_DIALOG, AdwWindow)

GtkWidget *xy_import_dialog_new (GtkWindow *parent, XyWorkspace *workspace, GFile *file);
/** xy_import_dialog_new_for_text: On cells that were copied from a spreadsheet. */
GtkWidget *
xy_import_dialog_new_for_text (GtkWindow *parent, XyWorkspace *workspace, const char *text);

/** xy_import_dialog_get_state: Returns: (transfer none) (nullable): %NULL before it is known. */
XyImportState *xy_import_dialog_get_state (XyImportDialog *dialog);
/** xy_import_dialog_is_failed: Returns: whether the file could not be read. */
gboolean xy_import_dialog_is_failed (XyImportDialog *dialog);
/** xy_import_dialog_is_busy: Returns: whether something of it is still being worked on. */
gboolean xy_import_dialog_is_busy (XyImportDialog *dialog);
/** xy_import_dialog_get_table: Returns: (transfer none): the table. */
XyImportTable *xy_import_dialog_get_table (XyImportDialog *dialog);
/** xy_import_dialog_get_list: Returns: (transfer none): the list beside it. */
XyImportList *xy_import_dialog_get_list (XyImportDialog *dialog);

G_END_DECLS
