// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "roster/xy-headings.h"
#include "roster/xy-roster.h"
#include "roster/xy-sheet.h"

G_BEGIN_DECLS

/**
 * xy_student_row_is_student:
 * @index: the place of the row in #XySheet.rows
 * @columns: (array fixed-size=10): for each #XyRosterColumn the sheet's column, or -1
 * @student: the row's cells as they will be stored
 *
 * Tells a student, however faulty, from titles, totals, signatures, notes, headings that a page
 * repeats, groups' names and lines that wait to be filled in.
 *
 * A student has a number of his own (a student's or a document's) and something beside it; or a
 * name and a sex; or a name in a line that is counted, or has two of class, college and the like.
 * A lone name is none, since it may be a signature, nor is a line with neither number, name nor ID
 * number: nobody could say whose it is.  A line that begins with a label (`headings.json` has the
 * words), or has a cell that ends in a colon, is a student only if it has a whole resident ID
 * number, or number, name and sex; one that says that it is an example is never.
 */
gboolean xy_student_row_is_student (const XySheet *sheet,
                                    guint index,
                                    const int *columns,
                                    const XyRosterStudent *student,
                                    const XyHeadings *headings);

G_END_DECLS
