// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/xy-edit-dialog.h"

G_BEGIN_DECLS

/** XyCapacityDialog: How many students a room takes in an hour. */
#define XY_TYPE_CAPACITY_DIALOG (xy_capacity_dialog_get_type ())
G_DECLARE_FINAL_TYPE (XyCapacityDialog, xy_capacity_dialog, XY, CAPACITY_DIALOG, XyEditDialog)

GtkWindow *xy_capacity_dialog_new (XyWorkspace *workspace);

G_END_DECLS
