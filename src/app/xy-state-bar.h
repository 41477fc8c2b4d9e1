// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * XyStateBar:
 *
 * A small bar of coloured parts, such as how many photos are in which state, or how full an hour
 * is.  A meter to a screen reader, which is told it in words.
 */
#define XY_TYPE_STATE_BAR (xy_state_bar_get_type ())
G_DECLARE_FINAL_TYPE (XyStateBar, xy_state_bar, XY, STATE_BAR, GtkWidget)

GtkWidget *xy_state_bar_new (void);
/** xy_state_bar_clear: @total: what the whole bar stands for. */
void xy_state_bar_clear (XyStateBar *bar, int total);
/** xy_state_bar_add: A part of that many, in the colour of a style class. */
void xy_state_bar_add (XyStateBar *bar, int count, const char *style);
/** xy_state_bar_describe: @label: what is measured. @value: the bar in words. */
void xy_state_bar_describe (XyStateBar *bar, const char *label, int now, const char *value);

G_END_DECLS
