// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/xy-student-view.h"

G_BEGIN_DECLS

/**
 * XyStudentRow:
 *
 * A place in a table, and the student who stands there now.  Signal `changed`: another student
 * stands there, or the student is another.
 */
#define XY_TYPE_STUDENT_ROW (xy_student_row_get_type ())
G_DECLARE_FINAL_TYPE (XyStudentRow, xy_student_row, XY, STUDENT_ROW, GObject)

/** xy_student_row_get_item: Returns: (transfer none): never %NULL. */
XyStudentItem *xy_student_row_get_item (XyStudentRow *row);

/**
 * XyStudentRows:
 *
 * The students of a #XyStudentView as a #GtkColumnView takes them: a #GtkSelectionModel of
 * #XyStudentRow.  A table of GTK makes its rows anew, two hundred of them, when their items are
 * others, which takes longer than many frames.  Here the rows stay and are filled with other
 * students; only what becomes more or fewer is announced, at the end.
 */
#define XY_TYPE_STUDENT_ROWS (xy_student_rows_get_type ())
G_DECLARE_FINAL_TYPE (XyStudentRows, xy_student_rows, XY, STUDENT_ROWS, GObject)

XyStudentRows *xy_student_rows_new (XyStudentView *view);

G_END_DECLS
