// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** xy_test_look_init: Prepares the display as the application does: resources and style. */
void xy_test_look_init (void);

/**
 * xy_test_look:
 *
 * Waits until the window is painted as it is now.  Where the environment names a folder in
 * `XUEYING_LOOK`, leaves a picture of it there, for a person's eyes.
 */
void xy_test_look (GtkWidget *window, const char *name);

/** xy_test_look_find: Returns: (transfer none) (nullable): the first of that type below @widget, or
 * itself. */
GtkWidget *xy_test_look_find (GtkWidget *widget, GType type);

/** xy_test_look_wait_finalized: @object: (transfer full): waits until nobody holds it any more. */
void xy_test_look_wait_finalized (GObject *object);

G_END_DECLS
