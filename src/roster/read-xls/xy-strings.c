// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/read-xls/xy-strings.h"

#include <stdlib.h>

#include "roster/read-xls/xy-bytes.h"

#define CONTINUE 0x3c
#define WIDE 0x01
#define PHONETIC 0x04
#define RICH 0x08
#define RUN_SIZE 4

/* Goes on to the next record, if it continues this one. */
static bool
next_piece (XyPieces *pieces)
{
  const uint8_t *head = pieces->stream + pieces->place;

  while (pieces->left == 0)
    {
      if (pieces->end - pieces->place < 4 || xy_get_16 (head) != CONTINUE ||
          pieces->end - pieces->place - 4 < xy_get_16 (head + 2))
        return false;
      pieces->place += 4;
      pieces->left = xy_get_16 (head + 2);
      head = pieces->stream + pieces->place;
    }
  return true;
}

static bool
read_byte (XyPieces *pieces, uint8_t *byte)
{
  if (pieces->left == 0 && !next_piece (pieces))
    return false;
  *byte = pieces->stream[pieces->place++];
  pieces->left--;
  return true;
}

static bool
read_number (XyPieces *pieces, unsigned n_bytes, uint32_t *number)
{
  uint8_t byte;

  *number = 0;
  for (unsigned i = 0; i < n_bytes; i++)
    {
      if (!read_byte (pieces, &byte))
        return false;
      *number |= (uint32_t) byte << (8 * i);
    }
  return true;
}

static bool
skip (XyPieces *pieces, uint64_t n)
{
  while (n > 0)
    {
      size_t here;

      if (pieces->left == 0 && !next_piece (pieces))
        return false;
      here = n < pieces->left ? (size_t) n : pieces->left;
      pieces->place += here;
      pieces->left -= here;
      n -= here;
    }
  return true;
}

bool
xy_pieces_read_units (XyPieces *pieces, bool wide, uint16_t *units, size_t n)
{
  for (size_t i = 0; i < n; i++)
    {
      uint32_t unit;

      if (pieces->left == 0)
        {
          uint32_t flags;

          if (!read_number (pieces, 1, &flags))
            return false;
          wide = (flags & WIDE) != 0;
        }
      if (!read_number (pieces, wide ? 2 : 1, &unit))
        return false;
      units[i] = (uint16_t) unit;
    }
  return true;
}

static bool
make_room (XySharedStrings *strings, size_t n)
{
  if (strings->n == strings->ends_room)
    {
      size_t room = strings->ends_room * 2 + 256;
      size_t *ends = realloc (strings->ends, room * sizeof *ends);

      if (ends == NULL)
        return false;
      strings->ends = ends;
      strings->ends_room = room;
    }
  if (strings->units_room - strings->n_units < n)
    {
      size_t room = strings->units_room * 2 + n + 4096;
      uint16_t *units = realloc (strings->units, room * sizeof *units);

      if (units == NULL)
        return false;
      strings->units = units;
      strings->units_room = room;
    }
  return true;
}

static XyStringsResult
read_string (XySharedStrings *strings, XyPieces *pieces)
{
  uint32_t n, flags, n_runs = 0, n_phonetic = 0;

  if (!read_number (pieces, 2, &n) || !read_number (pieces, 1, &flags) ||
      ((flags & RICH) != 0 && !read_number (pieces, 2, &n_runs)) ||
      ((flags & PHONETIC) != 0 && !read_number (pieces, 4, &n_phonetic)))
    return XY_STRINGS_BROKEN;
  if (!make_room (strings, n))
    return XY_STRINGS_TOO_LARGE;
  if (!xy_pieces_read_units (pieces, (flags & WIDE) != 0, strings->units + strings->n_units, n) ||
      !skip (pieces, (uint64_t) n_runs * RUN_SIZE + n_phonetic))
    return XY_STRINGS_BROKEN;
  strings->n_units += n;
  strings->ends[strings->n++] = strings->n_units;
  return XY_STRINGS_FINE;
}

XyStringsResult
xy_shared_strings_read (XySharedStrings *strings, XyPieces *pieces)
{
  XyStringsResult result = XY_STRINGS_FINE;
  uint32_t n_uses, n;

  if (!read_number (pieces, 4, &n_uses) || !read_number (pieces, 4, &n))
    return XY_STRINGS_BROKEN;
  /* Some writers count wrongly: a string that is used and is not there is found when it is used. */
  for (uint32_t i = 0; i < n && (pieces->left > 0 || next_piece (pieces)); i++)
    {
      result = read_string (strings, pieces);
      if (result != XY_STRINGS_FINE)
        break;
    }
  return result;
}

bool
xy_shared_strings_get (const XySharedStrings *strings,
                       size_t index,
                       const uint16_t **units,
                       size_t *n)
{
  size_t start;

  if (index >= strings->n)
    return false;
  start = index > 0 ? strings->ends[index - 1] : 0;
  *units = strings->units + start;
  *n = strings->ends[index] - start;
  return true;
}

void
xy_shared_strings_clear (XySharedStrings *strings)
{
  free (strings->units);
  free (strings->ends);
  *strings = (XySharedStrings){ 0 };
}
