// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/read-xls/xy-normalize.h"

#include <stdlib.h>
#include <string.h>

#include "roster/read-xls/xy-bytes.h"
#include "roster/read-xls/xy-strings.h"
#include "roster/xy-number-format.h"

/* Kinds of records, [MS-XLS] 2.3. */
#define FORMULA 0x0006
#define EOF_RECORD 0x000a
#define DATEMODE 0x0022
#define FILEPASS 0x002f
#define CODEPAGE 0x0042
#define BOUNDSHEET 0x0085
#define MULRK 0x00bd
#define RSTRING 0x00d6
#define XF 0x00e0
#define MERGEDCELLS 0x00e5
#define SST 0x00fc
#define LABELSST 0x00fd
#define DIMENSION 0x0200
#define NUMBER 0x0203
#define LABEL 0x0204
#define BOOLERR 0x0205
#define STRING 0x0207
#define RK 0x027e
#define FORMAT 0x041e
#define BOF 0x0809

#define BIFF5 0x0500
#define BIFF8 0x0600
#define GLOBALS 0x0005
#define WORKSHEET 0x0010
#define CHINESE_CODEPAGE 936
#define UNICODE_CODEPAGE 1200

#define MAX_ROWS_BIFF5 65535
#define MAX_COLUMNS 256
#define MAX_SHEETS 1000
#define MAX_XF 65536
#define MAX_MERGES 1000000
/* freexl keeps a table of all cells up to the last row and column, of 16 bytes each. */
#define MAX_CELLS 6000000
/* So much fits into one record; a text that is longer is no field of a student. */
#define MAX_UNITS 4000
#define MAX_CODE 255
#define MAX_LENGTH (96 * 1024 * 1024)
#define ROW_OF_DATES (MAX_COLUMNS / 8)

typedef struct
{
  uint16_t kind;
  uint16_t size;
  const uint8_t *data;
} Record;

typedef struct
{
  const uint8_t *stream;
  size_t length;
  size_t place;
  unsigned version;
  XyNormalBook *book;
  size_t room;
  XySharedStrings strings;
  uint8_t *formats; /* for each of 65,536 formats: whether its code shows a date, +1 */
  uint16_t *xf; /* the format of each kind of cell */
  size_t n_xf;
  uint16_t codepage;
  size_t codepage_place;
  XyNormalSheet *sheet;
  uint32_t n_rows;
  uint32_t n_columns;
  uint64_t n_cells; /* of the tables of all sheets */
  uint8_t formula[6]; /* row, column and kind of the one whose text follows */
  bool formula_waits;
  XyXlsReason reason;
} Work;

static bool
fail (Work *work, XyXlsReason reason)
{
  work->reason = reason;
  return false;
}

static bool
next_record (Work *work, Record *record)
{
  const uint8_t *head = work->stream + work->place;

  if (work->place > work->length || work->length - work->place < 4)
    return fail (work, XY_XLS_BROKEN);
  *record = (Record){ xy_get_16 (head), xy_get_16 (head + 2), head + 4 };
  if (work->length - work->place - 4 < record->size)
    return fail (work, XY_XLS_BROKEN);
  work->place += 4 + (size_t) record->size;
  return true;
}

/* Returns where the content of a new record is to be written, NULL if there is no room. */
static uint8_t *
add_record (Work *work, uint16_t kind, size_t size)
{
  XyNormalBook *book = work->book;
  size_t length = book->length + 4 + size;
  uint8_t *record;

  if (length > work->room)
    {
      size_t room = work->room * 2 + 65536;
      uint8_t *bytes = length <= MAX_LENGTH ? realloc (book->bytes, room) : NULL;

      if (bytes == NULL)
        {
          fail (work, XY_XLS_TOO_LARGE);
          return NULL;
        }
      book->bytes = bytes;
      work->room = room;
    }
  record = book->bytes + book->length;
  xy_set_16 (record, kind);
  xy_set_16 (record + 2, (uint16_t) size);
  memset (record + 4, 0, size);
  book->length = length;
  return record + 4;
}

static bool
add_begin (Work *work, uint16_t content)
{
  bool newer = work->version == BIFF8;
  uint8_t *record = add_record (work, BOF, newer ? 16 : 8);

  if (record == NULL)
    return false;
  xy_set_16 (record, newer ? BIFF8 : BIFF5);
  xy_set_16 (record + 2, content);
  return true;
}

static bool
is_date_format (const Work *work, uint16_t format)
{
  if (work->formats[format] != 0)
    return work->formats[format] == 2;
  return xy_number_format_is_known_date (format);
}

static bool
mark_date (Work *work, uint32_t row, uint32_t column)
{
  XyNormalSheet *sheet = work->sheet;

  if (sheet->dates == NULL)
    sheet->dates = calloc (UINT16_MAX + 1, ROW_OF_DATES);
  if (sheet->dates == NULL)
    return fail (work, XY_XLS_TOO_LARGE);
  sheet->dates[row * ROW_OF_DATES + column / 8] |= (uint8_t) (1 << column % 8);
  return true;
}

/* Makes a cell's record, with its place at the beginning.  Returns where that stands. */
static uint8_t *
add_cell (Work *work, uint16_t kind, uint32_t row, uint32_t column, size_t size)
{
  uint8_t *record;

  if (column >= MAX_COLUMNS || (work->version != BIFF8 && row >= MAX_ROWS_BIFF5))
    {
      fail (work, XY_XLS_BROKEN);
      return NULL;
    }
  record = add_record (work, kind, size);
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

/* Adds a number, or what is packed like one: its bytes are as they were. */
static bool
add_number (Work *work,
            uint16_t kind,
            uint32_t row,
            uint32_t column,
            uint16_t xf,
            const uint8_t *bytes,
            size_t size)
{
  uint8_t *record = add_cell (work, kind, row, column, 6 + size);

  if (record == NULL)
    return false;
  memcpy (record + 6, bytes, size);
  if (xf < work->n_xf && is_date_format (work, work->xf[xf]))
    return mark_date (work, row, column);
  return true;
}

static bool
is_high (uint16_t unit)
{
  return unit >= 0xd800 && unit < 0xdc00;
}

static bool
is_low (uint16_t unit)
{
  return unit >= 0xdc00 && unit < 0xe000;
}

/* Writes UTF-16 that can be read: no half of a pair, no end of a text within it. */
static void
set_units (uint8_t *bytes, const uint16_t *units, size_t n)
{
  for (size_t i = 0; i < n; i++)
    {
      uint16_t unit = units[i];
      bool paired = is_high (unit) ? i + 1 < n && is_low (units[i + 1])
                                   : is_low (unit) && i > 0 && is_high (units[i - 1]);

      if ((is_high (unit) || is_low (unit)) && !paired)
        unit = 0xfffd;
      xy_set_16 (bytes + 2 * i, unit != 0 ? unit : ' ');
    }
}

/* An empty text is no cell: freexl takes it for an attack. */
static bool
add_units (Work *work, uint32_t row, uint32_t column, const uint16_t *units, size_t n)
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
  set_units (record + 9, units, n);
  return true;
}

/* Text of an older workbook, in its code page. */
static bool
add_bytes (Work *work, uint32_t row, uint32_t column, const uint8_t *bytes, size_t n)
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
  return true;
}

/* Reads a text of the newer workbook that stands alone: how long it is, in one byte or two, a byte
 * of flags, and the characters. */
static bool
read_text (Work *work, const Record *record, size_t at, size_t n, uint16_t *units)
{
  XyPieces pieces = { work->stream, work->length, 0, 0 };

  if (record->size <= at)
    return n == 0;
  pieces.place = (size_t) (record->data - work->stream) + at + 1;
  pieces.left = record->size - at - 1;
  return xy_pieces_read_units (&pieces, (record->data[at] & 1) != 0, units, n);
}

/* Adds the text that stands in a record from there. */
static bool
add_text (Work *work, uint32_t row, uint32_t column, const Record *record, size_t at)
{
  uint16_t units[MAX_UNITS];
  size_t n;

  if (record->size < at + 2)
    return fail (work, XY_XLS_BROKEN);
  n = xy_get_16 (record->data + at);
  if (work->version != BIFF8)
    {
      if (record->size - at - 2 < n)
        return fail (work, XY_XLS_BROKEN);
      return add_bytes (work, row, column, record->data + at + 2, n);
    }
  if (n > MAX_UNITS)
    n = MAX_UNITS;
  if (!read_text (work, record, at + 2, n, units))
    return fail (work, XY_XLS_BROKEN);
  return add_units (work, row, column, units, n);
}

static bool
add_shared (Work *work, uint32_t row, uint32_t column, const Record *record)
{
  const uint16_t *units;
  size_t n;

  if (record->size < 10 ||
      !xy_shared_strings_get (&work->strings, xy_get_32 (record->data + 6), &units, &n))
    return fail (work, XY_XLS_BROKEN);
  return add_units (work, row, column, units, n);
}

static bool
add_truth (Work *work, uint32_t row, uint32_t column, bool truth)
{
  static const uint16_t yes[] = { 'T', 'R', 'U', 'E' }, no[] = { 'F', 'A', 'L', 'S', 'E' };

  if (work->version != BIFF8)
    return add_bytes (work, row, column, (const uint8_t *) (truth ? "TRUE" : "FALSE"),
                      truth ? 4 : 5);
  return add_units (work, row, column, truth ? yes : no, truth ? 4 : 5);
}

/* The result of a formula is a number, or says that it is something else.  What it could not find
 * is not there. */
static bool
add_result (Work *work, uint32_t row, uint32_t column, const Record *record)
{
  const uint8_t *result = record->data + 6;

  if (record->size < 14)
    return fail (work, XY_XLS_BROKEN);
  if (xy_get_16 (result + 6) != 0xffff)
    return add_number (work, NUMBER, row, column, xy_get_16 (record->data + 4), result, 8);
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
add_packed (Work *work, uint32_t row, uint32_t column, const Record *record)
{
  for (size_t at = 4; at + 6 + 2 <= record->size; at += 6, column++)
    if (!add_number (work, RK, row, column, xy_get_16 (record->data + at), record->data + at + 2,
                     4))
      return false;
  return true;
}

static bool
add_merges (Work *work, const Record *record)
{
  XyNormalSheet *sheet = work->sheet;
  size_t n = record->size >= 2 ? xy_get_16 (record->data) : 0;
  XyNormalMerge *merges;

  if ((size_t) record->size < 2 + 8 * n || sheet->n_merges + n > MAX_MERGES)
    return fail (work, XY_XLS_BROKEN);
  merges = realloc (sheet->merges, (sheet->n_merges + n + 1) * sizeof *merges);
  if (merges == NULL)
    return fail (work, XY_XLS_TOO_LARGE);
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
take_cell (Work *work, const Record *record)
{
  uint32_t row, column;

  if (record->size < 6)
    return fail (work, XY_XLS_BROKEN);
  row = xy_get_16 (record->data);
  column = xy_get_16 (record->data + 2);
  switch (record->kind)
    {
    case NUMBER:
      return record->size >= 14 ? add_number (work, NUMBER, row, column,
                                              xy_get_16 (record->data + 4), record->data + 6, 8)
                                : fail (work, XY_XLS_BROKEN);
    case RK:
      return record->size >= 10 ? add_number (work, RK, row, column, xy_get_16 (record->data + 4),
                                              record->data + 6, 4)
                                : fail (work, XY_XLS_BROKEN);
    case MULRK:
      return add_packed (work, row, column, record);
    case LABEL:
    case RSTRING:
      return add_text (work, row, column, record, 6);
    case LABELSST:
      return add_shared (work, row, column, record);
    case BOOLERR:
      if (record->size < 8)
        return fail (work, XY_XLS_BROKEN);
      return record->data[7] != 0 || add_truth (work, row, column, record->data[6] != 0);
    default:
      return add_result (work, row, column, record);
    }
}

static bool
take_sheet_record (Work *work, const Record *record)
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
      return fail (work, XY_XLS_ENCRYPTED);
    default:
      return true;
    }
}

static void
set_dimension (Work *work, uint8_t *record)
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
add_sheet (Work *work, XyNormalSheet *sheet)
{
  unsigned depth = 1;
  size_t dimension;
  Record record;

  work->place = sheet->offset;
  work->sheet = sheet;
  work->n_rows = work->n_columns = 0;
  work->formula_waits = false;
  xy_set_32 (work->book->bytes + sheet->place, (uint32_t) work->book->length);
  if (!next_record (work, &record) || record.kind != BOF)
    return fail (work, XY_XLS_BROKEN);
  if (!add_begin (work, WORKSHEET))
    return false;
  dimension = work->book->length + 4;
  if (add_record (work, DIMENSION, work->version == BIFF8 ? 14 : 10) == NULL)
    return false;

  while (depth > 0)
    {
      if (!next_record (work, &record))
        return false;
      if (record.kind == BOF)
        depth++;
      else if (record.kind == EOF_RECORD)
        depth--;
      else if (depth == 1 && !take_sheet_record (work, &record))
        return false;
    }
  work->n_cells += (uint64_t) work->n_rows * work->n_columns;
  if (work->n_cells > MAX_CELLS)
    return fail (work, XY_XLS_TOO_LARGE);
  set_dimension (work, work->book->bytes + dimension);
  return add_record (work, EOF_RECORD, 0) != NULL;
}

/* Reads the code of a format as far as it is ASCII: what shows a date is. */
static bool
take_format (Work *work, const Record *record)
{
  bool newer = work->version == BIFF8;
  uint16_t units[MAX_CODE];
  char code[MAX_CODE + 1] = "";
  size_t n;

  if (record->size < 4)
    return fail (work, XY_XLS_BROKEN);
  n = newer ? xy_get_16 (record->data + 2) : record->data[2];
  if (n > MAX_CODE)
    n = MAX_CODE;
  if (newer ? !read_text (work, record, 4, n, units) : (size_t) record->size - 3 < n)
    return fail (work, XY_XLS_BROKEN);
  for (size_t i = 0; i < n; i++)
    {
      unsigned c = newer ? units[i] : record->data[3 + i];

      code[i] = (char) (c > 0 && c < 0x80 ? c : '?');
    }
  work->formats[xy_get_16 (record->data)] = xy_number_format_is_date (code) ? 2 : 1;
  return true;
}

static bool
take_xf (Work *work, const Record *record)
{
  if (record->size < 4)
    return fail (work, XY_XLS_BROKEN);
  if (work->n_xf < MAX_XF)
    work->xf[work->n_xf++] = xy_get_16 (record->data + 2);
  return true;
}

static bool
take_strings (Work *work, const Record *record)
{
  XyPieces pieces = { work->stream, work->length, (size_t) (record->data - work->stream),
                      record->size };

  if (work->strings.n > 0)
    return true;
  switch (xy_shared_strings_read (&work->strings, &pieces))
    {
    case XY_STRINGS_BROKEN:
      return fail (work, XY_XLS_BROKEN);
    case XY_STRINGS_TOO_LARGE:
      return fail (work, XY_XLS_TOO_LARGE);
    case XY_STRINGS_FINE:
    default:
      return true;
    }
}

/* Adds the entry of a sheet, whose place is filled in when it is known. */
static bool
add_entry (Work *work, uint32_t offset, const uint8_t *name, size_t size)
{
  XyNormalBook *book = work->book;
  XyNormalSheet *sheet;
  uint8_t *entry;

  if (book->n_sheets >= MAX_SHEETS)
    return fail (work, XY_XLS_TOO_LARGE);
  sheet = &book->sheets[book->n_sheets++];
  sheet->offset = offset;
  sheet->place = (uint32_t) book->length + 4;
  entry = add_record (work, BOUNDSHEET, 6 + size);
  if (entry == NULL)
    return false;
  memcpy (entry + 6, name, size);
  return true;
}

/* Takes a sheet of cells, not one of a chart or of macros. */
static bool
take_entry (Work *work, const Record *record)
{
  uint8_t name[2 + 2 * UINT8_MAX] = { 1, 1, ' ', 0 };
  uint16_t units[UINT8_MAX];
  size_t n;

  if (record->size < 7)
    return fail (work, XY_XLS_BROKEN);
  n = record->data[6];
  if (record->data[5] != 0)
    return true;
  if (work->version != BIFF8)
    {
      if ((size_t) record->size < 7 + n)
        return fail (work, XY_XLS_BROKEN);
      return add_entry (work, xy_get_32 (record->data),
                        n > 0 ? record->data + 6 : (const uint8_t *) "\1 ", n > 0 ? 1 + n : 2);
    }
  if (!read_text (work, record, 7, n, units))
    return fail (work, XY_XLS_BROKEN);
  if (n > 0)
    {
      name[0] = (uint8_t) n;
      set_units (name + 2, units, n);
    }
  return add_entry (work, xy_get_32 (record->data), name, 2 + 2 * (n > 0 ? n : 1));
}

static bool
take_globals_record (Work *work, const Record *record)
{
  switch (record->kind)
    {
    case FILEPASS:
      return fail (work, XY_XLS_ENCRYPTED);
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
add_globals (Work *work)
{
  uint8_t *page;
  Record record;

  if (!next_record (work, &record) || record.kind != BOF || record.size < 4)
    return fail (work, XY_XLS_BROKEN);
  work->version = xy_get_16 (record.data) == BIFF8 ? BIFF8 : BIFF5;
  if (!add_begin (work, GLOBALS))
    return false;
  page = add_record (work, CODEPAGE, 2);
  if (page == NULL)
    return false;
  xy_set_16 (page, work->version == BIFF8 ? UNICODE_CODEPAGE : CHINESE_CODEPAGE);
  work->codepage_place = (size_t) (page - work->book->bytes);
  if (xy_get_16 (record.data + 2) == WORKSHEET)
    return add_entry (work, 0, (const uint8_t *) (work->version == BIFF8 ? "\1\0S" : "\1S"),
                      work->version == BIFF8 ? 3 : 2) &&
           add_record (work, EOF_RECORD, 0) != NULL;
  do
    {
      if (!next_record (work, &record))
        return false;
      if (record.kind != EOF_RECORD && !take_globals_record (work, &record))
        return false;
    }
  while (record.kind != EOF_RECORD);
  return add_record (work, EOF_RECORD, 0) != NULL;
}

/* The code page stands before all text that is in it, and is known only now; without one it is the
 * one of China. */
static bool
add_all (Work *work)
{
  if (!add_globals (work))
    return false;
  for (size_t i = 0; i < work->book->n_sheets; i++)
    if (!add_sheet (work, &work->book->sheets[i]))
      return false;
  if (work->version != BIFF8 && work->codepage != 0)
    xy_set_16 (work->book->bytes + work->codepage_place, work->codepage);
  return true;
}

XyNormalBook *
xy_normalize (const uint8_t *stream, size_t length, XyXlsReason *reason)
{
  Work work = { .stream = stream, .length = length, .reason = XY_XLS_TOO_LARGE };
  bool fine = false;

  work.book = calloc (1, sizeof *work.book);
  work.formats = calloc (UINT16_MAX + 1, 1);
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
