// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <stdint.h>

/* What the reader of old Excel files says on its standard output: messages, one after another, each
 * a head and as many bytes behind it as the head says.  Numbers are in this machine's own order,
 * since both ends are on it.  Sheets come in the workbook's order, cells row by row, and the last
 * message is XY_XLS_END or XY_XLS_REFUSED; whoever misses it knows that the reader died. */

/**
 * XyXlsMessageKind:
 * @XY_XLS_SHEET: a sheet begins; its name follows, and #XyXlsHead.row is 1 if its days are counted
 *   from 1904
 * @XY_XLS_TEXT: a cell with text, in UTF-8
 * @XY_XLS_NUMBER: a cell with a number, a double
 * @XY_XLS_DATE: a cell with the number of a day, a double
 * @XY_XLS_MERGE: cells of a column are one, from #XyXlsHead.row to the row that follows, a
 * uint32_t; behind all cells of the sheet
 * @XY_XLS_END: that was all
 * @XY_XLS_REFUSED: the file is not read; #XyXlsHead.row holds an #XyXlsReason
 */
typedef enum
{
  XY_XLS_SHEET = 1,
  XY_XLS_TEXT,
  XY_XLS_NUMBER,
  XY_XLS_DATE,
  XY_XLS_MERGE,
  XY_XLS_END,
  XY_XLS_REFUSED,
} XyXlsMessageKind;

typedef enum
{
  XY_XLS_BROKEN = 1,
  XY_XLS_ENCRYPTED,
  XY_XLS_NO_WORKBOOK,
  XY_XLS_TOO_LARGE,
} XyXlsReason;

/**
 * XyXlsHead:
 * @kind: an #XyXlsMessageKind
 * @row: a cell's, as the sheet shows it, from 1
 * @column: a cell's, from 0
 * @length: how many bytes follow
 */
typedef struct
{
  uint32_t kind;
  uint32_t row;
  uint32_t column;
  uint32_t length;
} XyXlsHead;

/** XY_XLS_MAX_LENGTH: No message is longer: a cell holds 32,767 characters at most. */
#define XY_XLS_MAX_LENGTH (4 * 32767)

/** XY_XLS_CRASHED: The reader's exit status when it was about to die of its own fault. */
#define XY_XLS_CRASHED 3
