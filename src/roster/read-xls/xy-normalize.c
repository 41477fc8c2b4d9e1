// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/read-xls/xy-normalize.h"

#include <stdlib.h>
#include <string.h>

#include "roster/read-xls/xy-bytes.h"
#include "roster/read-xls/xy-work.h"
#include "roster/xy-number-format.h"

#define GLOBALS 0x0005
#define WORKSHEET 0x0010
#define CHINESE_CODEPAGE 936
#define UNICODE_CODEPAGE 1200

#define MAX_SHEETS 1000
#define MAX_XF 65536
#define MAX_CODE 255
/* freexl keeps a table of all cells up to the last row and column, of 16 bytes each. */
#define MAX_CELLS 6000000

static bool
add_begin (XyWork *work, uint16_t content)
{
  bool newer = work->version == BIFF8;
  uint8_t *record = xy_work_add (work, BOF, newer ? 16 : 8);

  if (record == NULL)
    return false;
  xy_set_16 (record, newer ? BIFF8 : BIFF5);
  xy_set_16 (record + 2, content);
  return true;
}

static void
set_dimension (XyWork *work, uint8_t *record)
{
  if (work->version == BIFF8)
    {
      xy_set_32 (record + 4, work->n_rows);
      xy_set_16 (record + 10, (uint16_t) work->n_columns);
    }
  else
    {
      xy_set_16 (record + 2, (uint16_t) work->n_rows);
      xy_set_16 (record + 6, (uint16_t) work->n_columns);
    }
}

/* A sheet goes from its beginning to its end; a chart within it is the same once more. */
static bool
add_sheet (XyWork *work, XyNormalSheet *sheet)
{
  unsigned depth = 1;
  size_t dimension;
  XyRecord record;

  work->place = sheet->offset;
  work->sheet = sheet;
  work->n_rows = work->n_columns = 0;
  work->formula_waits = false;
  xy_set_32 (work->book->bytes + sheet->place, (uint32_t) work->book->length);
  if (!xy_work_next (work, &record) || record.kind != BOF)
    return xy_work_fail (work, XY_XLS_BROKEN);
  if (!add_begin (work, WORKSHEET))
    return false;
  dimension = work->book->length + 4;
  if (xy_work_add (work, DIMENSION, work->version == BIFF8 ? 14 : 10) == NULL)
    return false;

  while (depth > 0)
    {
      if (!xy_work_next (work, &record))
        return false;
      if (record.kind == BOF)
        depth++;
      else if (record.kind == EOF_RECORD)
        depth--;
      else if (depth == 1 && !xy_work_take_sheet_record (work, &record))
        return false;
    }
  work->n_cells += (uint64_t) work->n_rows * work->n_columns;
  if (work->n_cells > MAX_CELLS)
    return xy_work_fail (work, XY_XLS_TOO_LARGE);
  set_dimension (work, work->book->bytes + dimension);
  return xy_work_add (work, EOF_RECORD, 0) != NULL;
}

/* Reads the code of a format as far as it is ASCII: what shows a date is. */
static bool
take_format (XyWork *work, const XyRecord *record)
{
  bool newer = work->version == BIFF8;
  uint16_t units[MAX_CODE];
  char code[MAX_CODE + 1] = "";
  size_t n;

  if (record->size < 4)
    return xy_work_fail (work, XY_XLS_BROKEN);
  n = newer ? xy_get_16 (record->data + 2) : record->data[2];
  if (n > MAX_CODE)
    n = MAX_CODE;
  if (newer ? !xy_work_read_text (work, record, 4, n, units) : (size_t) record->size - 3 < n)
    return xy_work_fail (work, XY_XLS_BROKEN);
  for (size_t i = 0; i < n; i++)
    {
      unsigned c = newer ? units[i] : record->data[3 + i];

      code[i] = (char) (c > 0 && c < 0x80 ? c : '?');
    }
  work->formats[xy_get_16 (record->data)] = (int8_t) xy_number_format_parse (code);
  return true;
}

static bool
take_xf (XyWork *work, const XyRecord *record)
{
  if (record->size < 4)
    return xy_work_fail (work, XY_XLS_BROKEN);
  if (work->n_xf < MAX_XF)
    work->xf[work->n_xf++] = xy_get_16 (record->data + 2);
  return true;
}

static bool
take_strings (XyWork *work, const XyRecord *record)
{
  XyPieces pieces = { work->stream, work->length, (size_t) (record->data - work->stream),
                      record->size };

  if (work->strings.n > 0)
    return true;
  switch (xy_shared_strings_read (&work->strings, &pieces))
    {
    case XY_STRINGS_BROKEN:
      return xy_work_fail (work, XY_XLS_BROKEN);
    case XY_STRINGS_TOO_LARGE:
      return xy_work_fail (work, XY_XLS_TOO_LARGE);
    case XY_STRINGS_FINE:
    default:
      return true;
    }
}

/* Adds the entry of a sheet, whose place is filled in when it is known. */
static bool
add_entry (XyWork *work, uint32_t offset, const uint8_t *name, size_t size)
{
  XyNormalBook *book = work->book;
  XyNormalSheet *sheet;
  uint8_t *entry;

  if (book->n_sheets >= MAX_SHEETS)
    return xy_work_fail (work, XY_XLS_TOO_LARGE);
  sheet = &book->sheets[book->n_sheets++];
  sheet->offset = offset;
  sheet->place = (uint32_t) book->length + 4;
  entry = xy_work_add (work, BOUNDSHEET, 6 + size);
  if (entry == NULL)
    return false;
  memcpy (entry + 6, name, size);
  return true;
}

/* Takes a sheet of cells, not one of a chart or of macros. */
static bool
take_entry (XyWork *work, const XyRecord *record)
{
  uint8_t name[2 + 2 * UINT8_MAX] = { 1, 1, ' ', 0 };
  uint16_t units[UINT8_MAX];
  size_t n;

  if (record->size < 7)
    return xy_work_fail (work, XY_XLS_BROKEN);
  n = record->data[6];
  if (record->data[5] != 0)
    return true;
  if (work->version != BIFF8)
    {
      if ((size_t) record->size < 7 + n)
        return xy_work_fail (work, XY_XLS_BROKEN);
      return add_entry (work, xy_get_32 (record->data),
                        n > 0 ? record->data + 6 : (const uint8_t *) "\1 ", n > 0 ? 1 + n : 2);
    }
  if (!xy_work_read_text (work, record, 7, n, units))
    return xy_work_fail (work, XY_XLS_BROKEN);
  if (n > 0)
    {
      name[0] = (uint8_t) n;
      xy_set_units (name + 2, units, n);
    }
  return add_entry (work, xy_get_32 (record->data), name, 2 + 2 * (n > 0 ? n : 1));
}

static bool
take_globals_record (XyWork *work, const XyRecord *record)
{
  switch (record->kind)
    {
    case FILEPASS:
      return xy_work_fail (work, XY_XLS_ENCRYPTED);
    case CODEPAGE:
      if (record->size >= 2)
        work->codepage = xy_get_16 (record->data);
      return true;
    case DATEMODE:
      work->book->date1904 = record->size >= 2 && xy_get_16 (record->data) != 0;
      return true;
    case FORMAT:
      return take_format (work, record);
    case XF:
      return take_xf (work, record);
    case SST:
      return work->version != BIFF8 || take_strings (work, record);
    case BOUNDSHEET:
      return take_entry (work, record);
    default:
      return true;
    }
}

static bool
add_globals (XyWork *work)
{
  uint8_t *page;
  XyRecord record;

  if (!xy_work_next (work, &record) || record.kind != BOF || record.size < 4)
    return xy_work_fail (work, XY_XLS_BROKEN);
  work->version = xy_get_16 (record.data) == BIFF8 ? BIFF8 : BIFF5;
  if (!add_begin (work, GLOBALS))
    return false;
  page = xy_work_add (work, CODEPAGE, 2);
  if (page == NULL)
    return false;
  xy_set_16 (page, UNICODE_CODEPAGE);
  work->codepage_place = (size_t) (page - work->book->bytes);
  if (xy_get_16 (record.data + 2) == WORKSHEET)
    return add_entry (work, 0, (const uint8_t *) (work->version == BIFF8 ? "\1\0S" : "\1S"),
                      work->version == BIFF8 ? 3 : 2) &&
           xy_work_add (work, EOF_RECORD, 0) != NULL;
  do
    {
      if (!xy_work_next (work, &record))
        return false;
      if (record.kind != EOF_RECORD && !take_globals_record (work, &record))
        return false;
    }
  while (record.kind != EOF_RECORD);
  return xy_work_add (work, EOF_RECORD, 0) != NULL;
}

/* The code page stands before all text that is in it, and is known only now; without one it is the
 * one of China. */
static bool
add_all (XyWork *work)
{
  if (!add_globals (work))
    return false;
  for (size_t i = 0; i < work->book->n_sheets; i++)
    if (!add_sheet (work, &work->book->sheets[i]))
      return false;
  if (work->version != BIFF8)
    xy_set_16 (work->book->bytes + work->codepage_place,
               xy_work_is_chinese (work) ? CHINESE_CODEPAGE : work->codepage);
  return true;
}

XyNormalBook *
xy_normalize (const uint8_t *stream, size_t length, XyXlsReason *reason)
{
  XyWork work = { .stream = stream, .length = length, .reason = XY_XLS_TOO_LARGE };
  bool fine = false;

  work.book = calloc (1, sizeof *work.book);
  work.formats = calloc (UINT16_MAX + 1, 1);
  for (size_t i = 0; work.formats != NULL && i <= UINT16_MAX; i++)
    work.formats[i] = (int8_t) xy_number_format_get_known (i);
  work.xf = calloc (MAX_XF, sizeof *work.xf);
  if (work.book != NULL)
    work.book->sheets = calloc (MAX_SHEETS, sizeof *work.book->sheets);
  if (work.book != NULL && work.book->sheets != NULL && work.formats != NULL && work.xf != NULL)
    fine = add_all (&work);
  free (work.formats);
  free (work.xf);
  xy_shared_strings_clear (&work.strings);
  if (fine)
    return work.book;
  xy_normal_book_free (work.book);
  *reason = work.reason;
  return NULL;
}

void
xy_normal_book_free (XyNormalBook *book)
{
  if (book == NULL)
    return;
  for (size_t i = 0; i < book->n_sheets; i++)
    {
      free (book->sheets[i].dates);
      free (book->sheets[i].merges);
    }
  free (book->sheets);
  free (book->bytes);
  free (book);
}

bool
xy_normal_sheet_is_date (const XyNormalSheet *sheet, uint32_t row, uint32_t column)
{
  return sheet->dates != NULL && row <= UINT16_MAX && column < MAX_COLUMNS &&
         (sheet->dates[row * ROW_OF_DATES + column / 8] & (1 << column % 8)) != 0;
}
