// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/xy-edit-dialog.h"

G_BEGIN_DECLS

/** XyWishDialog: Whether a place stays where it is, and between which times it may be. */
#define XY_TYPE_WISH_DIALOG (xy_wish_dialog_get_type ())
G_DECLARE_FINAL_TYPE (XyWishDialog, xy_wish_dialog, XY, WISH_DIALOG, XyEditDialog)

/** xy_wish_dialog_new: @assignment: id of the place. */
GtkWindow *xy_wish_dialog_new (XyWorkspace *workspace, const char *assignment);

G_END_DECLS
