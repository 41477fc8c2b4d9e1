// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "app/xy-field-editor.h"
#include "model/xy-student-index.h"

G_BEGIN_DECLS

typedef enum
{
  XY_STUDENT_COLUMN_CLASS,
  XY_STUDENT_COLUMN_NUMBER,
  XY_STUDENT_COLUMN_NAME,
  XY_STUDENT_COLUMN_SEX,
  XY_STUDENT_COLUMN_ID,
  XY_STUDENT_COLUMN_MAJOR,
  XY_STUDENT_COLUMN_PHOTO,
} XyStudentColumn;
#define XY_N_STUDENT_COLUMNS (XY_STUDENT_COLUMN_PHOTO + 1)

/** xy_student_column_get_field: Returns: (nullable): the student's field that it shows; %NULL for
 * the photo. */
const char *xy_student_column_get_field (XyStudentColumn column);
/** xy_student_column_get_value: Returns: (nullable): what the student has there. */
const char *xy_student_column_get_value (XyStudentColumn column, const XyStudent *student);

/**
 * XyRosterColumns:
 *
 * The columns of the roster's table, and what all their cells have in common.  Property:
 * `show-ids`, whether ID numbers are shown in full.
 */
#define XY_TYPE_ROSTER_COLUMNS (xy_roster_columns_get_type ())
G_DECLARE_FINAL_TYPE (XyRosterColumns, xy_roster_columns, XY, ROSTER_COLUMNS, GObject)

/** xy_roster_columns_new: Adds the columns to @view, sorted as the queue is. */
XyRosterColumns *xy_roster_columns_new (GtkColumnView *view);

gboolean xy_roster_columns_get_show_ids (XyRosterColumns *columns);

/** xy_roster_columns_get_order: What the table's headers say that it is sorted by; the sorter of
 * the #GtkColumnView emits `changed` when that is another. */
void
xy_roster_columns_get_order (XyRosterColumns *columns, XyStudentOrder *order, gboolean *descending);

/* For the cells. */

void xy_roster_columns_add_cell (XyRosterColumns *columns, GtkWidget *cell);
void xy_roster_columns_remove_cell (XyRosterColumns *columns, GtkWidget *cell);

/* The column that the keyboard works in. */

XyStudentColumn xy_roster_columns_get_current (XyRosterColumns *columns);
void xy_roster_columns_set_current (XyRosterColumns *columns, XyStudentColumn column);

/* The one value that is being edited. */

/** xy_roster_columns_set_editor: @editor: (nullable): what lies over the cell of that student from
 * now on, whichever cell that is. */
void xy_roster_columns_set_editor (XyRosterColumns *columns,
                                   XyFieldEditor *editor,
                                   XyStudentItem *item,
                                   XyStudentColumn column);
/** xy_roster_columns_get_editor: Returns: (transfer none) (nullable): what lies over that cell. */
XyFieldEditor *xy_roster_columns_get_editor (XyRosterColumns *columns,
                                             XyStudentItem *item,
                                             XyStudentColumn column);
/** xy_roster_columns_get_open_editor: Returns: (transfer none) (nullable): the one there is. */
XyFieldEditor *xy_roster_columns_get_open_editor (XyRosterColumns *columns);
/** xy_roster_columns_get_edited: Returns: (transfer none) (nullable): whom it edits. */
XyStudentItem *xy_roster_columns_get_edited (XyRosterColumns *columns);
/** xy_roster_columns_find_cell: Returns: (transfer none) (nullable): the cell of that student, if
 * the table has one now. */
GtkWidget *
xy_roster_columns_find_cell (XyRosterColumns *columns, XyStudentItem *item, XyStudentColumn column);

G_END_DECLS
