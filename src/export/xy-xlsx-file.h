// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>
#include <xlsxwriter.h>

G_BEGIN_DECLS

/**
 * XyXlsxFile:
 * @book: what is written
 * @title: the format of a title
 * @heading: the format of a table's heading
 * @cell: the format of a table's cell, as text
 * @text: the format of a whole column that holds text
 * @note: the format of a paragraph
 *
 * A workbook that is written beside its place, and put there when it is whole.
 */
typedef struct
{
  lxw_workbook *book;
  lxw_format *title;
  lxw_format *heading;
  lxw_format *cell;
  lxw_format *text;
  lxw_format *note;
  GHashTable *names;
  char *path;
  char *temporary;
} XyXlsxFile;

/** xy_xlsx_file_new: Returns: (nullable): %NULL with %XY_EXPORT_ERROR. */
XyXlsxFile *xy_xlsx_file_new (const char *path, GError **error);
/** xy_xlsx_file_free: Frees it; what was not saved is gone. */
void xy_xlsx_file_free (XyXlsxFile *workbook);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyXlsxFile, xy_xlsx_file_free)

/**
 * xy_xlsx_file_add_sheet:
 * @name: what the worksheet should be called
 *
 * Adds a worksheet with a name that is made legal (31 characters of UTF-16, none of `[]:*?/\`, no
 * apostrophe at an end) and unique, whatever the case of its letters.
 *
 * Returns: (transfer none) (nullable): %NULL with %XY_EXPORT_ERROR
 */
lxw_worksheet *xy_xlsx_file_add_sheet (XyXlsxFile *workbook, const char *name, GError **error);

/** xy_xlsx_file_save: Puts the workbook in its place. */
gboolean xy_xlsx_file_save (XyXlsxFile *workbook, GError **error);

G_END_DECLS
