// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "roster/xy-sheet.h"

G_BEGIN_DECLS

/**
 * XySheetFiller:
 *
 * Fills a sheet from a format that names no places: its rows follow one another, and so do the
 * cells of a row.
 */
typedef struct _XySheetFiller XySheetFiller;

/**
 * xy_sheet_filler_new:
 * @name: (nullable): the sheet's name
 * @encoding: (nullable): the encoding of a text
 * @yields: whether a cell that spans rows pushes the cells of the rows below it to the right, as in
 *   HTML; else what it covers is told, or left out by an index
 */
XySheetFiller *xy_sheet_filler_new (const char *name, const char *encoding, gboolean yields);
void xy_sheet_filler_free (XySheetFiller *filler);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XySheetFiller, xy_sheet_filler_free)

/** xy_sheet_filler_begin_row: Goes to the next row, @skip more further down. */
void xy_sheet_filler_begin_row (XySheetFiller *filler, guint64 skip);

/** xy_sheet_filler_get_row: Returns: the row that is being filled, 0 before the first. */
guint xy_sheet_filler_get_row (const XySheetFiller *filler);

/** xy_sheet_filler_move: Goes to that column of the row, from 0; never back. */
void xy_sheet_filler_move (XySheetFiller *filler, guint64 column);

/**
 * xy_sheet_filler_add:
 * @length: bytes
 * @columns: how many columns the cell takes; it is the first that has the text
 * @rows: how many rows have its text
 *
 * Adds the next cell of the row, which may be empty.
 *
 * Returns: %FALSE with %XY_ROSTER_ERROR_LIMIT
 */
gboolean xy_sheet_filler_add (XySheetFiller *filler,
                              XyCellType type,
                              const char *text,
                              gsize length,
                              guint64 columns,
                              guint64 rows,
                              GError **error);

/**
 * xy_sheet_filler_repeat_cell:
 * @times: how often the cell that was added stands there, itself included
 *
 * Returns: %FALSE with %XY_ROSTER_ERROR_LIMIT
 */
gboolean xy_sheet_filler_repeat_cell (XySheetFiller *filler, guint64 times, GError **error);

/**
 * xy_sheet_filler_repeat_row:
 * @times: how often the row that was filled stands there, itself included
 *
 * Returns: %FALSE with %XY_ROSTER_ERROR_LIMIT
 */
gboolean xy_sheet_filler_repeat_row (XySheetFiller *filler, guint64 times, GError **error);

/** xy_sheet_filler_is_empty: Returns: whether no cell that holds anything was added. */
gboolean xy_sheet_filler_is_empty (const XySheetFiller *filler);

/**
 * xy_sheet_filler_finish:
 * @sheets: (element-type XySheet): the sheets of the file; is given the one that was filled
 *
 * Does what can be done only when all cells are there.
 *
 * Returns: %FALSE with %XY_ROSTER_ERROR_LIMIT
 */
gboolean xy_sheet_filler_finish (XySheetFiller *filler, GPtrArray *sheets, GError **error);

/** xy_sheets_new: Returns: (transfer full) (element-type XySheet): for the sheets of a file. */
GPtrArray *xy_sheets_new (void);

/** xy_sheets_give: Gives the sheets to @func until it wants no more, and leaves the array empty. */
void xy_sheets_give (GPtrArray *sheets, XySheetFunc func, gpointer user_data);

G_END_DECLS
