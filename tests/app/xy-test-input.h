// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * XyTestInput:
 *
 * A pointer and a keyboard for a window under the test's own X server, which hears them as real
 * ones (the XTEST extension).  What follows from them is to be waited for.
 */
typedef struct _XyTestInput XyTestInput;

/** xy_test_input_new: @window: a mapped window, which gets the keys from now on. */
XyTestInput *xy_test_input_new (GtkWidget *window);
void xy_test_input_free (XyTestInput *input);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyTestInput, xy_test_input_free)

/** xy_test_input_point: Puts the pointer at the middle of a widget, so many pixels beside it. */
void xy_test_input_point (XyTestInput *input, GtkWidget *widget, int dx, int dy);
/** xy_test_input_button: Presses or lets go the first button. */
void xy_test_input_button (XyTestInput *input, gboolean press);
/** xy_test_input_key: Presses or lets go a key. */
void xy_test_input_key (XyTestInput *input, guint keyval, gboolean press);
/** xy_test_input_type: Presses a key and lets it go. */
void xy_test_input_type (XyTestInput *input, guint keyval);

G_END_DECLS
