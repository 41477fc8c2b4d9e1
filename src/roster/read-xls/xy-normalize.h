// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "roster/xy-xls-message.h"

/* freexl is given no workbook as it comes, but one of a few kinds of records that this makes of it,
 * whose lengths and references are right.  So hostile files hardly reach it; and it is spared what
 * it refuses a whole workbook for (an empty shared string, a chart, a code of a format), what it
 * passes over (results of formulas, merged cells) and what it takes for something else (an error
 * value for 1, a format with a d and an m in a word for a date). */

typedef struct
{
  uint16_t first_row;
  uint16_t last_row;
  uint16_t column;
} XyNormalMerge;

/**
 * XyNormalSheet:
 * @dates: (nullable): a bit for each cell that shows a date, by row and column
 * @merges: cells of a column that are one
 *
 * What a sheet has and freexl does not tell.
 */
typedef struct
{
  uint32_t offset;
  uint32_t place;
  uint8_t *dates;
  XyNormalMerge *merges;
  size_t n_merges;
} XyNormalSheet;

/**
 * XyNormalBook:
 * @bytes: the stream for freexl
 * @sheets: its worksheets, as many and in the order as freexl has them
 * @date1904: whether days are counted from 1904
 */
typedef struct
{
  uint8_t *bytes;
  size_t length;
  XyNormalSheet *sheets;
  size_t n_sheets;
  bool date1904;
} XyNormalBook;

/**
 * xy_normalize:
 * @stream: the stream of a workbook, BIFF5 or BIFF8 ([MS-XLS]), or of one worksheet alone
 * @reason: (out): what is wrong, if nothing comes back
 *
 * Returns: the book, or NULL
 */
XyNormalBook *xy_normalize (const uint8_t *stream, size_t length, XyXlsReason *reason);
void xy_normal_book_free (XyNormalBook *book);

/** xy_normal_sheet_is_date: Returns: whether that cell shows a date; rows count from 0. */
bool xy_normal_sheet_is_date (const XyNormalSheet *sheet, uint32_t row, uint32_t column);
