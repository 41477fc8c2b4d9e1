// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "app/xy-timetable-option.h"

G_BEGIN_DECLS

/**
 * XyTimetableChooser:
 *
 * A popover with every place of the timetable and what would come of it there.
 *
 * Signal `chosen` (const char *slot, int group): one was chosen; it closes itself.
 */
#define XY_TYPE_TIMETABLE_CHOOSER (xy_timetable_chooser_get_type ())
G_DECLARE_FINAL_TYPE (XyTimetableChooser, xy_timetable_chooser, XY, TIMETABLE_CHOOSER, GtkPopover)

GtkWidget *xy_timetable_chooser_new (const XySchedule *schedule,
                                     const XyTimetableCargo *cargo,
                                     const char *role);
/** xy_timetable_chooser_get_list: Returns: (transfer none): the places, in their order. */
GtkListBox *xy_timetable_chooser_get_list (XyTimetableChooser *chooser);

G_END_DECLS
