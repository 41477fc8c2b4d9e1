// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/xy-edit-dialog.h"

G_BEGIN_DECLS

/** XyHourDialog: Start, end and groups of an hour, a new one or one that is there. */
#define XY_TYPE_HOUR_DIALOG (xy_hour_dialog_get_type ())
G_DECLARE_FINAL_TYPE (XyHourDialog, xy_hour_dialog, XY, HOUR_DIALOG, XyEditDialog)

/** xy_hour_dialog_new: @session: id of the session that gets another hour. */
GtkWindow *xy_hour_dialog_new (XyWorkspace *workspace, const char *session);
/** xy_hour_dialog_new_for: @slot: id of the hour that is changed. */
GtkWindow *xy_hour_dialog_new_for (XyWorkspace *workspace, const char *slot);

G_END_DECLS
