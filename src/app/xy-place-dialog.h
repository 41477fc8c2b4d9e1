// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/xy-edit-dialog.h"

G_BEGIN_DECLS

/** XyPlaceDialog: Chooses hour and group for a college that has none. */
#define XY_TYPE_PLACE_DIALOG (xy_place_dialog_get_type ())
G_DECLARE_FINAL_TYPE (XyPlaceDialog, xy_place_dialog, XY, PLACE_DIALOG, XyEditDialog)

/** xy_place_dialog_new: @college: its id. */
GtkWindow *xy_place_dialog_new (XyWorkspace *workspace, const char *college);

G_END_DECLS
