// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "roster/xy-header.h"

G_BEGIN_DECLS

/**
 * xy_columns_guess:
 * @header: (nullable): the header, if there is one
 * @body: the place of the first row that may be a student
 * @names: (nullable) (element-type utf8 XyCollege): as xy_college_index_names() makes it
 * @columns: (out) (array fixed-size=10): for each field its column, or -1
 *
 * Tells which column of a sheet is which field: by its heading, where what it holds does not
 * contradict; else by what it holds.
 *
 * Returns: how many of the headings of student number, name and ID number stand above something
 *   else
 */
guint xy_columns_guess (const XySheet *sheet,
                        const XyHeader *header,
                        guint body,
                        const XyHeadings *headings,
                        GHashTable *names,
                        int *columns);

/** xy_row_may_be_student: Returns: whether a row alone looks like one of a roster. */
gboolean xy_row_may_be_student (const XySheet *sheet,
                                guint index,
                                const XyHeadings *headings,
                                GHashTable *names);

/** xy_row_may_be_header: Returns: whether a row looks like headings of the one below it. */
gboolean xy_row_may_be_header (const XySheet *sheet, guint index, const XyHeadings *headings);

G_END_DECLS
