// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "roster/xy-headings.h"
#include "roster/xy-workbook.h"

G_BEGIN_DECLS

/**
 * XyRosterLayout:
 * @sheet: the place of the sheet in the workbook, from 0
 * @header_row: the row that names the columns, as the sheet shows it, from 1; 0: there is none
 * @header_first: the first row that the header takes; the same, but for a header of two rows
 * @header_last: the last one
 * @body_row: the first row that may be a student, as the sheet shows it
 * @columns: for each #XyRosterColumn the sheet's column from 0, or -1
 *
 * Where in a workbook the roster stands.
 */
typedef struct
{
  guint sheet;
  guint header_row;
  guint header_first;
  guint header_last;
  guint body_row;
  int columns[XY_N_COLUMNS];
} XyRosterLayout;

/**
 * xy_layout_find:
 * @layout: (out caller-allocates)
 *
 * Looks for the roster in all sheets.  Where there is none, @layout is that of the first sheet,
 * without a header and without columns.
 *
 * Returns: whether there is one
 */
gboolean xy_layout_find (const XyWorkbook *workbook,
                         const XyHeadings *headings,
                         GPtrArray *colleges,
                         XyRosterLayout *layout);

/**
 * xy_layout_find_in_sheet:
 *
 * The same in one sheet.
 */
gboolean xy_layout_find_in_sheet (const XyWorkbook *workbook,
                                  guint sheet,
                                  const XyHeadings *headings,
                                  GPtrArray *colleges,
                                  XyRosterLayout *layout);

/**
 * xy_layout_set_header_row:
 * @row: as the sheet shows it; 0: there is no header
 *
 * Takes that row as the header, the one above or below it too where both are one header, and tells
 * the columns anew.
 */
void xy_layout_set_header_row (XyRosterLayout *layout,
                               const XyWorkbook *workbook,
                               guint row,
                               const XyHeadings *headings,
                               GPtrArray *colleges);

/** xy_layout_set_column: @sheet_column: -1: not in the file.  A sheet's column serves one field. */
void xy_layout_set_column (XyRosterLayout *layout, XyRosterColumn column, int sheet_column);

/** xy_layout_get_n_columns: Returns: how many columns there are, up to the last that is not empty.
 */
guint xy_layout_get_n_columns (const XySheet *sheet);

/**
 * xy_layout_dup_heading:
 *
 * Returns: (transfer full): what stands above a column of the sheet, such as `学号`; of a header of
 *   two rows both; `Column D`, translated, where nothing does
 */
char *xy_layout_dup_heading (const XySheet *sheet, const XyRosterLayout *layout, int sheet_column);

/**
 * xy_layout_dup_name:
 *
 * The same without the upper row of two, where the lower one says something.
 */
char *xy_layout_dup_name (const XySheet *sheet, const XyRosterLayout *layout, int sheet_column);

G_END_DECLS
