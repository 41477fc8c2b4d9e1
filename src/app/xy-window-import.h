// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/xy-window.h"

G_BEGIN_DECLS

/* The ways of a roster into the window: chosen, dropped or pasted. */

/** xy_window_accept_drops: Takes a file that is dropped anywhere on the window. */
void xy_window_accept_drops (XyWindow *window);
/** xy_window_choose_roster: Asks for a file. */
void xy_window_choose_roster (XyWindow *window);
/** xy_window_paste_roster: Takes the file or the cells that were copied. */
void xy_window_paste_roster (XyWindow *window);
/** xy_window_import_file: Opens the import dialog on a file. Returns: (transfer none): it. */
GtkWidget *xy_window_import_file (XyWindow *window, GFile *file);
/** xy_window_import_text: The same on cells that were copied. */
GtkWidget *xy_window_import_text (XyWindow *window, const char *text);

G_END_DECLS
