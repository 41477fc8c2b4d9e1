// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "app/xy-workspace.h"
#include "drawing/xy-document.h"

G_BEGIN_DECLS

/**
 * xy_print_new_attendance_list:
 *
 * Returns: (transfer full) (nullable): the attendance list of the college that is shown (of all,
 *   if none is chosen); %NULL if there is nobody to print
 */
XyDocument *xy_print_new_attendance_list (XyWorkspace *workspace);

/** xy_print_new_queue: @assignment: id of a place in the timetable. Returns: (transfer full)
 * (nullable): the attendance list of that place alone; %NULL if there is nobody to print. */
XyDocument *xy_print_new_queue (XyWorkspace *workspace, const char *assignment);

/**
 * xy_print_dialog_new:
 * @parent: (nullable): the window that it belongs to
 *
 * The print dialog of the program: a preview of the pages drawn by the document itself, [Print…]
 * (the system's dialog) and [Save as PDF…].
 *
 * Returns: (transfer floating): a window, to be presented
 */
GtkWidget *xy_print_dialog_new (GtkWindow *parent, XyDocument *document);

/**
 * xy_print_attendance_dialog_new:
 * @parent: (nullable): the window that it belongs to
 *
 * The same for the attendance list, with a choice of the college (where all are shown) and of the
 * hour.
 *
 * Returns: (transfer floating): a window, to be presented
 */
GtkWidget *xy_print_attendance_dialog_new (GtkWindow *parent, XyWorkspace *workspace);

G_END_DECLS
