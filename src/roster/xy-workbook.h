// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "roster/xy-sheet.h"

G_BEGIN_DECLS

/**
 * XyWorkbook:
 *
 * All sheets of a file as they stand there.  Immutable, counted by references, usable from any
 * thread.
 */
typedef struct _XyWorkbook XyWorkbook;

/**
 * xy_workbook_read:
 *
 * Reads a spreadsheet of any kind that is known, told by its content.
 *
 * Returns: (transfer full) (nullable): a workbook of at least one sheet; %NULL with
 *   %XY_ROSTER_ERROR, one sentence
 */
XyWorkbook *xy_workbook_read (const char *path, GError **error);

/** xy_workbook_read_bytes: The same of a file's content; @file is only what it is called. */
XyWorkbook *xy_workbook_read_bytes (GBytes *bytes, const char *file, GError **error);

/**
 * xy_workbook_read_text:
 * @text: UTF-8: cells as a spreadsheet program copies them, parted by tabs and line ends
 * @file: what the text is called
 *
 * The same of text that is no file.
 */
XyWorkbook *xy_workbook_read_text (const char *text, const char *file, GError **error);

XyWorkbook *xy_workbook_ref (XyWorkbook *workbook);
void xy_workbook_unref (XyWorkbook *workbook);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyWorkbook, xy_workbook_unref)

/** xy_workbook_get_file: Returns: (transfer none): the path or the name that it was read by. */
const char *xy_workbook_get_file (const XyWorkbook *workbook);
guint xy_workbook_get_n_sheets (const XyWorkbook *workbook);
/** xy_workbook_get_sheet: Returns: (transfer none): the sheet at that place, from 0. */
const XySheet *xy_workbook_get_sheet (const XyWorkbook *workbook, guint index);

/**
 * xy_workbook_get_error:
 *
 * A file can be broken behind the sheet that is wanted.  What was read before is kept, and this
 * says why there is no more.
 *
 * Returns: (transfer none) (nullable): what ended the reading, in %XY_ROSTER_ERROR
 */
const GError *xy_workbook_get_error (const XyWorkbook *workbook);

G_END_DECLS
