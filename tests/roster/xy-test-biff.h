// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

#include "roster/xy-sheet.h"

G_BEGIN_DECLS

/**
 * XyTestBiff:
 * @newer: BIFF8 (Excel 97 and later), else BIFF5 (Excel 5 and 95)
 *
 * The records of an old Excel workbook, written by hand ([MS-XLS]): those of the workbook, then
 * those of one sheet after another.
 */
typedef struct
{
  GByteArray *bytes;
  GArray *entries;
  guint n_sheets;
  gboolean newer;
} XyTestBiff;

XyTestBiff *xy_test_biff_new (gboolean newer);
void xy_test_biff_free (XyTestBiff *biff);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyTestBiff, xy_test_biff_free)

/** xy_test_biff_add: Adds a record; its content is made of numbers as @shape says: a `1`, `2`, `4`
 * takes a number of so many bytes, a `d` a double, an `s` a GBytes that it frees. */
void xy_test_biff_add (XyTestBiff *biff, guint kind, const char *shape, ...);

/** xy_test_biff_add_entry: Announces a sheet, in the workbook's own records. */
void xy_test_biff_add_entry (XyTestBiff *biff, const char *name, guint type);

/** xy_test_biff_begin_sheet: Ends what was before, and begins the next sheet. */
void xy_test_biff_begin_sheet (XyTestBiff *biff);

/** xy_test_biff_add_text: Adds a cell with text; in BIFF5 it is encoded in GBK. */
void xy_test_biff_add_text (XyTestBiff *biff, guint row, guint column, const char *text);

/** xy_test_biff_add_row: Adds a row of such cells, ended by %NULL. */
void xy_test_biff_add_row (XyTestBiff *biff, guint row, ...) G_GNUC_NULL_TERMINATED;

/** xy_test_biff_end: Returns: (transfer full): the whole workbook. */
GBytes *xy_test_biff_end (XyTestBiff *biff);

/** xy_test_biff_text: Returns: (transfer full): a text as UTF-16, for an `s`. */
GBytes *xy_test_biff_text (const char *text);
/** xy_test_biff_ascii: Returns: (transfer full): the bytes of a text, for an `s`. */
GBytes *xy_test_biff_ascii (const char *text);

G_END_DECLS
