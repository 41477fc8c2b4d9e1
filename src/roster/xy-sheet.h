// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** XY_SHEET_MAX_ROWS: How many rows that hold anything are taken. */
#define XY_SHEET_MAX_ROWS 200000
/** XY_SHEET_MAX_COLUMNS: Columns to the right of these are not looked at. */
#define XY_SHEET_MAX_COLUMNS 1024
/** XY_SHEET_MAX_CELLS: How many cells that hold anything are taken, of a sheet and of a workbook.
 */
#define XY_SHEET_MAX_CELLS 4000000
/** XY_SHEET_MAX_TEXT: How many bytes the texts of a sheet, and of a workbook, may have together:
 * two hundred thousand rows of four hundred. */
#define XY_SHEET_MAX_TEXT ((gsize) 80 * 1024 * 1024)

/**
 * XyCellType:
 * @XY_CELL_TEXT: text, as it stands there
 * @XY_CELL_NUMBER: a number, written as text; one that a double cannot hold to the last digit is in
 *   scientific notation
 * @XY_CELL_DATE: a date, written as YYYY-MM-DD
 */
typedef enum
{
  XY_CELL_TEXT,
  XY_CELL_NUMBER,
  XY_CELL_DATE,
} XyCellType;

/** XyCell: @column counts from 0. */
typedef struct
{
  const char *text;
  guint column;
  XyCellType type;
} XyCell;

/**
 * XySheetRow:
 * @number: as the sheet shows it, from 1
 * @first: its first cell in #XySheet.cells
 * @n_cells: how many cells it has
 */
typedef struct
{
  guint number;
  guint first;
  guint n_cells;
} XySheetRow;

/**
 * XyStrings:
 *
 * Texts that the cells of several sheets share, such as a workbook's own list of them.  Counted by
 * references, from any thread; only who made it adds to it, and not once a sheet was handed on.
 */
typedef struct _XyStrings XyStrings;

XyStrings *xy_strings_new (void);
XyStrings *xy_strings_ref (XyStrings *strings);
void xy_strings_unref (XyStrings *strings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyStrings, xy_strings_unref)

/** xy_strings_add: Returns: (transfer none): a copy of @text that lives as long as @strings. */
const char *xy_strings_add (XyStrings *strings, const char *text, gssize length);

/**
 * XySheet:
 * @name: (nullable): the sheet's name
 * @encoding: (nullable): the encoding of a text
 * @rows: (element-type XySheetRow): the rows that hold anything, from the top
 * @cells: (element-type XyCell): the cells that are not empty, row by row
 * @shared: (nullable): where the texts are that were added by xy_sheet_append_shared()
 * @n_bytes: how many bytes the texts have that were added by xy_sheet_append()
 *
 * What every reader makes of a file: a table of text with types.
 */
typedef struct
{
  char *name;
  char *encoding;
  GArray *rows;
  GArray *cells;
  GStringChunk *strings;
  XyStrings *shared;
  GHashTable *merged;
  guint merge_steps;
  gsize n_bytes;
} XySheet;

/**
 * XySheetFunc:
 * @sheet: (transfer full): a whole sheet of a file
 *
 * Returns: whether no further one is wanted
 */
typedef gboolean (*XySheetFunc) (XySheet *sheet, gpointer user_data);

XySheet *xy_sheet_new (const char *name, const char *encoding);
void xy_sheet_free (XySheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XySheet, xy_sheet_free)

/**
 * xy_sheet_append:
 * @row: as the sheet shows it, from 1; never above one that was given before
 * @column: from 0
 * @text: UTF-8
 * @length: bytes, or -1
 *
 * Adds a copy of a cell.  An empty one, and one too far to the right, is left out.
 *
 * Returns: %FALSE with %XY_ROSTER_ERROR_LIMIT or %XY_ROSTER_ERROR_FORMAT
 */
gboolean xy_sheet_append (XySheet *sheet,
                          guint row,
                          guint column,
                          XyCellType type,
                          const char *text,
                          gssize length,
                          GError **error);

/** xy_sheet_share: Lets the sheet keep @strings, for xy_sheet_append_shared(). */
void xy_sheet_share (XySheet *sheet, XyStrings *strings);

/** xy_sheet_append_shared: The same with a @text of what the sheet shares, which is not copied. */
gboolean xy_sheet_append_shared (XySheet *sheet,
                                 guint row,
                                 guint column,
                                 XyCellType type,
                                 const char *text,
                                 GError **error);

/**
 * xy_sheet_merge:
 *
 * Says that the cells of a column between two rows are one: what the upper one holds stands in
 * every row of them.  Called when all cells are there.
 */
gboolean
xy_sheet_merge (XySheet *sheet, guint first_row, guint last_row, guint column, GError **error);

/**
 * xy_sheet_get_cell:
 * @index: the place of the row in #XySheet.rows
 *
 * Returns: (transfer none) (nullable): the cell
 */
const XyCell *xy_sheet_get_cell (const XySheet *sheet, guint index, guint column);

/** xy_sheet_get_row: Returns: (transfer none): the row at that place. */
const XySheetRow *xy_sheet_get_row (const XySheet *sheet, guint index);

G_END_DECLS
