// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "app/xy-workspace.h"

G_BEGIN_DECLS

/**
 * XyRequestsDialog:
 *
 * What colleges ask the graduate school to change in the timetable: what would come of it, and
 * whoever may answers or takes it back; below it what has been answered.
 */
#define XY_TYPE_REQUESTS_DIALOG (xy_requests_dialog_get_type ())
G_DECLARE_FINAL_TYPE (XyRequestsDialog, xy_requests_dialog, XY, REQUESTS_DIALOG, AdwWindow)

GtkWindow *xy_requests_dialog_new (XyWorkspace *workspace);

G_END_DECLS
