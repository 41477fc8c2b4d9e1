// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/read-xls/xy-work.h"

#include <stdlib.h>
#include <string.h>

#include "roster/read-xls/xy-bytes.h"

#define MAX_LENGTH (96 * 1024 * 1024)

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

void
xy_set_units (uint8_t *bytes, const uint16_t *units, size_t n)
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

bool
xy_work_fail (XyWork *work, XyXlsReason reason)
{
  work->reason = reason;
  return false;
}

bool
xy_work_next (XyWork *work, XyRecord *record)
{
  const uint8_t *head;

  if (work->place > work->length || work->length - work->place < 4)
    return xy_work_fail (work, XY_XLS_BROKEN);
  head = work->stream + work->place;
  *record = (XyRecord){ xy_get_16 (head), xy_get_16 (head + 2), head + 4 };
  if (work->length - work->place - 4 < record->size)
    return xy_work_fail (work, XY_XLS_BROKEN);
  work->place += 4 + (size_t) record->size;
  return true;
}

uint8_t *
xy_work_add (XyWork *work, uint16_t kind, size_t size)
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
          xy_work_fail (work, XY_XLS_TOO_LARGE);
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

bool
xy_work_read_text (XyWork *work, const XyRecord *record, size_t at, size_t n, uint16_t *units)
{
  XyPieces pieces = { work->stream, work->length, 0, 0 };

  if (record->size <= at)
    return n == 0;
  pieces.place = (size_t) (record->data - work->stream) + at + 1;
  pieces.left = record->size - at - 1;
  return xy_pieces_read_units (&pieces, (record->data[at] & 1) != 0, units, n);
}

bool
xy_work_is_chinese (const XyWork *work)
{
  switch (work->codepage)
    {
    case 0:
    case 936: /* Windows */
    case 10008: /* Macintosh */
    case 20936:
    case 51936: /* EUC */
    case 54936: /* GB18030 */
      return true;
    default:
      return false;
    }
}
