// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/xy-edit-dialog.h"

G_BEGIN_DECLS

/** XySplitDialog: Sends some classes of a college to another group. */
#define XY_TYPE_SPLIT_DIALOG (xy_split_dialog_get_type ())
G_DECLARE_FINAL_TYPE (XySplitDialog, xy_split_dialog, XY, SPLIT_DIALOG, XyEditDialog)

/** xy_split_dialog_new: @assignment: id of the place that is split. */
GtkWindow *xy_split_dialog_new (XyWorkspace *workspace, const char *assignment);

G_END_DECLS
