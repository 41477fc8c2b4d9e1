// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "app/xy-workspace.h"

G_BEGIN_DECLS

/**
 * XyImportDialog:
 *
 * Reads a roster and shows what an import would do, before one button does it.  Signal
 * `choose-other` when another file is wanted.
 */
#define XY_TYPE_IMPORT_DIALOG (xy_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (XyImportDialog, xy_import_dialog, XY, IMPORT_DIALOG, AdwWindow)

GtkWidget *xy_import_dialog_new (GtkWindow *parent, XyWorkspace *workspace, GFile *file);

/** xy_import_dialog_get_plan: Returns: (transfer none) (nullable): %NULL before it is known. */
const XyRosterPlan *xy_import_dialog_get_plan (XyImportDialog *dialog);
/** xy_import_dialog_is_failed: Returns: whether the file could not be read. */
gboolean xy_import_dialog_is_failed (XyImportDialog *dialog);
/** xy_import_dialog_asks_college: Returns: whether a college must be chosen before there is a plan.
 */
gboolean xy_import_dialog_asks_college (XyImportDialog *dialog);
/** xy_import_dialog_import: What the button does. */
void xy_import_dialog_import (XyImportDialog *dialog);

G_END_DECLS
