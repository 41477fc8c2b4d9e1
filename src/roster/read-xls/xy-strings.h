// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * XyPieces:
 *
 * A record and those that continue it, read as one.
 */
typedef struct
{
  const uint8_t *stream;
  size_t end; /* of the whole stream */
  size_t place; /* of the next byte */
  size_t left; /* bytes of this piece from there */
} XyPieces;

/**
 * XySharedStrings:
 * @units: UTF-16 of all strings, one behind another
 * @ends: where each ends in @units
 */
typedef struct
{
  uint16_t *units;
  size_t n_units;
  size_t units_room;
  size_t *ends;
  size_t n;
  size_t ends_room;
} XySharedStrings;

/** XyStringsResult: whether it was well, out of memory, or wrong. */
typedef enum
{
  XY_STRINGS_FINE,
  XY_STRINGS_BROKEN,
  XY_STRINGS_TOO_LARGE,
} XyStringsResult;

/**
 * xy_shared_strings_read:
 *
 * Reads a table of shared strings (SST, [MS-XLS] 2.4.265), in which a string may go on in the next
 * record and change the size of its characters there.
 */
XyStringsResult xy_shared_strings_read (XySharedStrings *strings, XyPieces *pieces);

/** xy_shared_strings_get: Returns: whether there is a string of that number. */
bool xy_shared_strings_get (const XySharedStrings *strings,
                            size_t index,
                            const uint16_t **units,
                            size_t *n);

void xy_shared_strings_clear (XySharedStrings *strings);

/** xy_pieces_read_units: Reads characters, and says again in each further record how large they
 * are.
 */
bool xy_pieces_read_units (XyPieces *pieces, bool wide, uint16_t *units, size_t n);
