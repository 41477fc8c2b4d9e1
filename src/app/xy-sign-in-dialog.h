// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "app/xy-workspace.h"

G_BEGIN_DECLS

/**
 * XySignInDialog:
 *
 * Signs in to the graduate school's server, and closes when that is done.
 */
#define XY_TYPE_SIGN_IN_DIALOG (xy_sign_in_dialog_get_type ())
G_DECLARE_FINAL_TYPE (XySignInDialog, xy_sign_in_dialog, XY, SIGN_IN_DIALOG, AdwWindow)

GtkWidget *xy_sign_in_dialog_new (GtkWindow *parent, XyWorkspace *workspace);

/** xy_sign_in_dialog_fill: Fills in the fields; %NULL leaves one as it is. */
void xy_sign_in_dialog_fill (XySignInDialog *dialog,
                             const char *server,
                             const char *account,
                             const char *password);
/** xy_sign_in_dialog_sign_in: What the button does. */
void xy_sign_in_dialog_sign_in (XySignInDialog *dialog);

G_END_DECLS
