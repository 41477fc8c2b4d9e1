// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "app/xy-workspace.h"

G_BEGIN_DECLS

/**
 * XyQueueDialog:
 *
 * The queue of one place in the timetable: who stands in it, in which order, and when each is
 * expected; to be searched, printed and exported.  It follows what changes while it is open.
 */
#define XY_TYPE_QUEUE_DIALOG (xy_queue_dialog_get_type ())
G_DECLARE_FINAL_TYPE (XyQueueDialog, xy_queue_dialog, XY, QUEUE_DIALOG, AdwWindow)

/**
 * xy_queue_dialog_new:
 * @assignment: id of a place in the timetable
 *
 * Returns: (transfer floating): a window, to be presented modal over another
 */
GtkWindow *xy_queue_dialog_new (XyWorkspace *workspace, const char *assignment);

G_END_DECLS
