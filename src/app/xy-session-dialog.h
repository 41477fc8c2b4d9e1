// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/xy-edit-dialog.h"

G_BEGIN_DECLS

/** XySessionDialog: Day, building and rooms of a session, a new one or one that is there. */
#define XY_TYPE_SESSION_DIALOG (xy_session_dialog_get_type ())
G_DECLARE_FINAL_TYPE (XySessionDialog, xy_session_dialog, XY, SESSION_DIALOG, XyEditDialog)

/** xy_session_dialog_new: @session: (nullable): id of the session that is changed; %NULL makes a
 * new one. */
GtkWindow *xy_session_dialog_new (XyWorkspace *workspace, const char *session);

G_END_DECLS
