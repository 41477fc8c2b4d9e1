// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "app/xy-timetable-chip.h"

G_BEGIN_DECLS

/**
 * XyTimetableCell:
 *
 * A group of an hour, with the chips of its colleges one beside the other, and a line for its load
 * or for what would become of it.  A group to a screen reader.
 */
#define XY_TYPE_TIMETABLE_CELL (xy_timetable_cell_get_type ())
G_DECLARE_FINAL_TYPE (XyTimetableCell, xy_timetable_cell, XY, TIMETABLE_CELL, GtkWidget)

GtkWidget *xy_timetable_cell_new (const char *slot, int group);
const char *xy_timetable_cell_get_slot (XyTimetableCell *cell);
int xy_timetable_cell_get_group (XyTimetableCell *cell);

/** xy_timetable_cell_set_group: Its load and name. The chips are put in apart. */
void xy_timetable_cell_set_group (XyTimetableCell *cell, const XyTimetableGroup *group);
/** xy_timetable_cell_put: Puts a chip behind @after, %NULL: first; it may come from another cell.
 */
void xy_timetable_cell_put (XyTimetableCell *cell, GtkWidget *chip, GtkWidget *after);
/** xy_timetable_cell_get_chip: Returns: (transfer none) (nullable): the chip of that number. */
XyTimetableChip *xy_timetable_cell_get_chip (XyTimetableCell *cell, guint number);

/** xy_timetable_cell_set_option: @option: (nullable): what would come of what is carried. */
void xy_timetable_cell_set_option (XyTimetableCell *cell, const XyTimetableOption *option);
/** xy_timetable_cell_set_target: Whether what is carried would be put here. */
void xy_timetable_cell_set_target (XyTimetableCell *cell, gboolean target);
/** xy_timetable_cell_get_words: Returns: the words that its line says now. */
const char *xy_timetable_cell_get_words (XyTimetableCell *cell);

G_END_DECLS
