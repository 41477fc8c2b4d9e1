// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "app/xy-timetable-state.h"

G_BEGIN_DECLS

/**
 * XyTimetableChip:
 *
 * A college in the timetable: its name, its number of students, and what is wrong with it.  A
 * button to a screen reader.
 *
 * Signal `activated`: it is clicked, or Enter, Space or the menu key is pressed on it.
 */
#define XY_TYPE_TIMETABLE_CHIP (xy_timetable_chip_get_type ())
G_DECLARE_FINAL_TYPE (XyTimetableChip, xy_timetable_chip, XY, TIMETABLE_CHIP, GtkWidget)

GtkWidget *xy_timetable_chip_new (void);
/** xy_timetable_chip_set_pill: Shows it; only what is another is changed. */
void xy_timetable_chip_set_pill (XyTimetableChip *chip, const XyTimetablePill *pill);
/** xy_timetable_chip_get_key: Returns: (nullable): the pill's key. */
const char *xy_timetable_chip_get_key (XyTimetableChip *chip);
/** xy_timetable_chip_get_movable: Returns: whether the pill may be moved. */
gboolean xy_timetable_chip_get_movable (XyTimetableChip *chip);
/** xy_timetable_chip_dup_cargo: Returns: (transfer full): what is carried when it is moved. */
XyTimetableCargo *xy_timetable_chip_dup_cargo (XyTimetableChip *chip);

G_END_DECLS
