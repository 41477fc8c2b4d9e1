// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "app/xy-roster-columns.h"
#include "app/xy-student-rows.h"

G_BEGIN_DECLS

/**
 * XyRosterCell:
 *
 * One value of a student in the roster's table: the text, and before it a sign where something is
 * wrong with it, or the state of the photo.  A new value never asks for a new size: a table of
 * thousands fills the cells that it has again and again.
 */
#define XY_TYPE_ROSTER_CELL (xy_roster_cell_get_type ())
G_DECLARE_FINAL_TYPE (XyRosterCell, xy_roster_cell, XY, ROSTER_CELL, GtkWidget)

/** xy_roster_cell_new: @columns: (transfer none): what it stands in, and outlives it. */
GtkWidget *xy_roster_cell_new (XyRosterColumns *columns, XyStudentColumn column);
/** xy_roster_cell_set_row: @row: (nullable): whose student it shows, whoever that is. */
void xy_roster_cell_set_row (XyRosterCell *cell, XyStudentRow *row);
/** xy_roster_cell_get_item: Returns: (transfer none) (nullable): the student that it shows. */
XyStudentItem *xy_roster_cell_get_item (XyRosterCell *cell);
XyStudentColumn xy_roster_cell_get_column (XyRosterCell *cell);
/** xy_roster_cell_refresh: Shows again what the student and the columns say. */
void xy_roster_cell_refresh (XyRosterCell *cell);

G_END_DECLS
