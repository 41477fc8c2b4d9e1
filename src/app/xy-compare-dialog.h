// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/xy-compare-state.h"
#include "app/xy-edit-dialog.h"

G_BEGIN_DECLS

/** XyCompareDialog: Shows what is not as in the notice, and brings back what a person ticks. */
#define XY_TYPE_COMPARE_DIALOG (xy_compare_dialog_get_type ())
G_DECLARE_FINAL_TYPE (XyCompareDialog, xy_compare_dialog, XY, COMPARE_DIALOG, XyEditDialog)

GtkWindow *xy_compare_dialog_new (XyWorkspace *workspace);
/** xy_compare_dialog_get_state: Returns: (transfer none) (nullable): what is shown. */
const XyCompareState *xy_compare_dialog_get_state (XyCompareDialog *dialog);

G_END_DECLS
