// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** XyHelpWindow: The way of the work, from the roster to the end, on one page. */
#define XY_TYPE_HELP_WINDOW (xy_help_window_get_type ())
G_DECLARE_FINAL_TYPE (XyHelpWindow, xy_help_window, XY, HELP_WINDOW, AdwWindow)

GtkWidget *xy_help_window_new (GtkWindow *parent);

G_END_DECLS
