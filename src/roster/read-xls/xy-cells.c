// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <stdlib.h>
#include <string.h>

#include "roster/read-xls/xy-bytes.h"
#include "roster/read-xls/xy-work.h"
#include "roster/xy-number-format.h"

#define MAX_ROWS_BIFF5 65535
#define MAX_MERGES 1000000
/* So much fits into one record; a text that is longer is no field of a student. */
#define MAX_UNITS 4000
#define MAX_ASCII 24

/* What the format of a kind of cell makes of a number. */
static int
get_format (const XyWork *work, uint16_t xf)
{
  return xf < work->n_xf ? work->formats[work->xf[xf]] : XY_NUMBER_FORMAT_PLAIN;
}

static bool
mark_date (XyWork *work, uint32_t row, uint32_t column)
{
  XyNormalSheet *sheet = work->sheet;

  if (sheet->dates == NULL)
    sheet->dates = calloc (UINT16_MAX + 1, ROW_OF_DATES);
  if (sheet->dates == NULL)
    return xy_work_fail (work, XY_XLS_TOO_LARGE);
  sheet->dates[row * ROW_OF_DATES + column / 8] |= (uint8_t) (1 << column % 8);
  return true;
}

/* Makes a cell's record, with its place at the beginning.  Returns where that stands. */
static uint8_t *
add_cell (XyWork *work, uint16_t kind, uint32_t row, uint32_t column, size_t size)
{
  uint8_t *record;

  if (column >= MAX_COLUMNS || (work->version != BIFF8 && row >= MAX_ROWS_BIFF5))
    {
      xy_work_fail (work, XY_XLS_BROKEN);
      return NULL;
    }
  record = xy_work_add (work, kind, size);
  if (record == NULL)
    return NULL;
  xy_set_16 (record, (uint16_t) row);
  xy_set_16 (record + 2, (uint16_t) column);
  if (row >= work->n_rows)
    work->n_rows = row + 1;
  if (column >= work->n_columns)
    work->n_columns = column + 1;
  return record;
}

/* An empty text is no cell: freexl takes it for an attack. */
static bool
add_units (XyWork *work, uint32_t row, uint32_t column, const uint16_t *units, size_t n)
{
  uint8_t *record;

  if (n > MAX_UNITS)
    n = MAX_UNITS;
  if (n == 0)
    return true;
  record = add_cell (work, LABEL, row, column, 9 + 2 * n);
  if (record == NULL)
    return false;
  xy_set_16 (record + 6, (uint16_t) n);
  record[8] = 1;
  xy_set_units (record + 9, units, n);
  return true;
}

/* A text that was cut within a character, or has a byte that begins none, costs that and not the
 * whole workbook.  In the Chinese code page a character above ASCII has two bytes. */
static void
mend_chinese (uint8_t *bytes, size_t n)
{
  for (size_t i = 0; i < n; i++)
    {
      if (bytes[i] < 0x80)
        continue;
      if (bytes[i] > 0x80 && bytes[i] < 0xff && i + 1 < n && bytes[i + 1] >= 0x40 &&
          bytes[i + 1] != 0x7f && bytes[i + 1] != 0xff)
        i++;
      else
        bytes[i] = '?';
    }
}

/* Text of an older workbook, in its code page. */
static bool
add_bytes (XyWork *work, uint32_t row, uint32_t column, const uint8_t *bytes, size_t n)
{
  uint8_t *record;

  if (n > MAX_UNITS)
    n = MAX_UNITS;
  while (n > 0 && bytes[n - 1] == '\0')
    n--;
  if (n == 0)
    return true;
  record = add_cell (work, LABEL, row, column, 8 + n);
  if (record == NULL)
    return false;
  xy_set_16 (record + 6, (uint16_t) n);
  memcpy (record + 8, bytes, n);
  if (xy_work_is_chinese (work))
    mend_chinese (record + 8, n);
  return true;
}

/* Latin letters and digits of our own. */
static bool
add_ascii (XyWork *work, uint32_t row, uint32_t column, const char *text)
{
  size_t n = strlen (text);
  uint16_t units[MAX_ASCII];

  if (work->version != BIFF8)
    return add_bytes (work, row, column, (const uint8_t *) text, n);
  for (size_t i = 0; i < n && i < MAX_ASCII; i++)
    units[i] = (uint8_t) text[i];
  return add_units (work, row, column, units, n);
}

/* A number is packed into 32 bits as a whole one or as the upper half of a double, either of them
 * perhaps a hundred times too large. */
static double
unpack (const uint8_t *bytes)
{
  uint32_t packed = xy_get_32 (bytes);
  uint64_t bits = (uint64_t) (packed & ~3u) << 32;
  double value;

  if ((packed & 2) != 0)
    value = (int32_t) packed >> 2;
  else
    memcpy (&value, &bits, sizeof value);
  return (packed & 1) != 0 ? value / 100 : value;
}

/* Adds a number as it is, or packed; one that is filled up with zeros is text. */
static bool
add_number (XyWork *work,
            uint16_t kind,
            uint32_t row,
            uint32_t column,
            uint16_t xf,
            const uint8_t *bytes)
{
  size_t size = kind == RK ? 4 : 8;
  int format = get_format (work, xf);
  char text[MAX_ASCII];
  uint8_t *record;
  double value;

  if (kind == RK)
    value = unpack (bytes);
  else
    memcpy (&value, bytes, sizeof value);
  if (xy_number_format_fill (value, format, text))
    return add_ascii (work, row, column, text);
  record = add_cell (work, kind, row, column, 6 + size);
  if (record == NULL)
    return false;
  memcpy (record + 6, bytes, size);
  return format != XY_NUMBER_FORMAT_DATE || mark_date (work, row, column);
}

/* Adds the text that stands in a record from there. */
static bool
add_text (XyWork *work, uint32_t row, uint32_t column, const XyRecord *record, size_t at)
{
  uint16_t units[MAX_UNITS];
  size_t n;

  if (record->size < at + 2)
    return xy_work_fail (work, XY_XLS_BROKEN);
  n = xy_get_16 (record->data + at);
  if (work->version != BIFF8)
    {
      if (record->size - at - 2 < n)
        return xy_work_fail (work, XY_XLS_BROKEN);
      return add_bytes (work, row, column, record->data + at + 2, n);
    }
  if (n > MAX_UNITS)
    n = MAX_UNITS;
  if (!xy_work_read_text (work, record, at + 2, n, units))
    return xy_work_fail (work, XY_XLS_BROKEN);
  return add_units (work, row, column, units, n);
}

static bool
add_shared (XyWork *work, uint32_t row, uint32_t column, const XyRecord *record)
{
  const uint16_t *units;
  size_t n;

  if (record->size < 10 ||
      !xy_shared_strings_get (&work->strings, xy_get_32 (record->data + 6), &units, &n))
    return xy_work_fail (work, XY_XLS_BROKEN);
  return add_units (work, row, column, units, n);
}

static bool
add_truth (XyWork *work, uint32_t row, uint32_t column, bool truth)
{
  return add_ascii (work, row, column, truth ? "TRUE" : "FALSE");
}

/* The result of a formula is a number, or says that it is something else.  What it could not find
 * is not there. */
static bool
add_result (XyWork *work, uint32_t row, uint32_t column, const XyRecord *record)
{
  const uint8_t *result = record->data + 6;

  if (record->size < 14)
    return xy_work_fail (work, XY_XLS_BROKEN);
  if (xy_get_16 (result + 6) != 0xffff)
    return add_number (work, NUMBER, row, column, xy_get_16 (record->data + 4), result);
  if (result[0] == 0)
    {
      memcpy (work->formula, record->data, sizeof work->formula);
      work->formula_waits = true;
    }
  if (result[0] == 1)
    return add_truth (work, row, column, result[2] != 0);
  return true;
}

static bool
add_packed (XyWork *work, uint32_t row, uint32_t column, const XyRecord *record)
{
  for (size_t at = 4; at + 6 + 2 <= record->size; at += 6, column++)
    if (!add_number (work, RK, row, column, xy_get_16 (record->data + at), record->data + at + 2))
      return false;
  return true;
}

static bool
add_merges (XyWork *work, const XyRecord *record)
{
  XyNormalSheet *sheet = work->sheet;
  size_t n = record->size >= 2 ? xy_get_16 (record->data) : 0;
  XyNormalMerge *merges;

  if ((size_t) record->size < 2 + 8 * n || sheet->n_merges + n > MAX_MERGES)
    return xy_work_fail (work, XY_XLS_BROKEN);
  merges = realloc (sheet->merges, (sheet->n_merges + n + 1) * sizeof *merges);
  if (merges == NULL)
    return xy_work_fail (work, XY_XLS_TOO_LARGE);
  sheet->merges = merges;
  for (size_t i = 0; i < n; i++)
    {
      const uint8_t *range = record->data + 2 + 8 * i;
      const XyNormalMerge merge = { xy_get_16 (range), xy_get_16 (range + 2),
                                    xy_get_16 (range + 4) };

      if (merge.last_row > merge.first_row && merge.column < MAX_COLUMNS)
        merges[sheet->n_merges++] = merge;
    }
  return true;
}

static bool
take_cell (XyWork *work, const XyRecord *record)
{
  uint32_t row, column;

  if (record->size < 6)
    return xy_work_fail (work, XY_XLS_BROKEN);
  row = xy_get_16 (record->data);
  column = xy_get_16 (record->data + 2);
  switch (record->kind)
    {
    case NUMBER:
      return record->size >= 14 ? add_number (work, NUMBER, row, column,
                                              xy_get_16 (record->data + 4), record->data + 6)
                                : xy_work_fail (work, XY_XLS_BROKEN);
    case RK:
      return record->size >= 10 ? add_number (work, RK, row, column, xy_get_16 (record->data + 4),
                                              record->data + 6)
                                : xy_work_fail (work, XY_XLS_BROKEN);
    case MULRK:
      return add_packed (work, row, column, record);
    case LABEL:
    case RSTRING:
      return add_text (work, row, column, record, 6);
    case LABELSST:
      return add_shared (work, row, column, record);
    case BOOLERR:
      if (record->size < 8)
        return xy_work_fail (work, XY_XLS_BROKEN);
      return record->data[7] != 0 || add_truth (work, row, column, record->data[6] != 0);
    default:
      return add_result (work, row, column, record);
    }
}

bool
xy_work_take_sheet_record (XyWork *work, const XyRecord *record)
{
  bool waited = work->formula_waits;

  switch (record->kind)
    {
    case FORMULA:
    case NUMBER:
    case RK:
    case MULRK:
    case LABEL:
    case RSTRING:
    case LABELSST:
    case BOOLERR:
      work->formula_waits = false;
      return take_cell (work, record);
    case STRING:
      work->formula_waits = false;
      return !waited ||
             add_text (work, xy_get_16 (work->formula), xy_get_16 (work->formula + 2), record, 0);
    case MERGEDCELLS:
      return add_merges (work, record);
    /* A worksheet that stands alone has its own. */
    case CODEPAGE:
      if (work->codepage == 0 && record->size >= 2)
        work->codepage = xy_get_16 (record->data);
      return true;
    case FILEPASS:
      return xy_work_fail (work, XY_XLS_ENCRYPTED);
    default:
      return true;
    }
}
