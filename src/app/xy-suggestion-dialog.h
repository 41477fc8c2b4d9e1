// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/xy-edit-dialog.h"
#include "app/xy-suggestion-state.h"

G_BEGIN_DECLS

/** XySuggestionDialog: Suggests a timetable, shows what would change, and does it as one step. */
#define XY_TYPE_SUGGESTION_DIALOG (xy_suggestion_dialog_get_type ())
G_DECLARE_FINAL_TYPE (XySuggestionDialog, xy_suggestion_dialog, XY, SUGGESTION_DIALOG, XyEditDialog)

GtkWindow *xy_suggestion_dialog_new (XyWorkspace *workspace);
/** xy_suggestion_dialog_get_state: Returns: (transfer none) (nullable): what is shown; %NULL while
 * it is being computed. */
const XySuggestionState *xy_suggestion_dialog_get_state (XySuggestionDialog *dialog);

G_END_DECLS
