// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/xy-window.h"

G_BEGIN_DECLS

/** xy_window_class_install_actions: The window's actions and their shortcuts, in one place. */
void xy_window_class_install_actions (GtkWidgetClass *widget_class);
/** xy_window_refresh_actions: Enables what can be done now. */
void xy_window_refresh_actions (XyWindow *window);

G_END_DECLS
