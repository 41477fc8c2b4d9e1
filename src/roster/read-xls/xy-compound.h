// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "roster/xy-xls-message.h"

/** xy_compound_is: Returns: whether the bytes begin as an OLE compound file does. */
bool xy_compound_is (const uint8_t *file, size_t size);

/**
 * xy_compound_read:
 * @length: (out): the bytes that came back
 * @reason: (out): what is wrong, if nothing comes back
 *
 * Takes the stream of the workbook out of an OLE compound file ([MS-CFB]), the newer of the two if
 * there are two.
 *
 * Returns: the stream, to be freed, or NULL
 */
uint8_t *xy_compound_read (const uint8_t *file, size_t size, size_t *length, XyXlsReason *reason);

/**
 * xy_compound_write:
 *
 * Writes a compound file that holds nothing but a stream `Workbook`.
 *
 * Returns: whether it could be written
 */
bool xy_compound_write (FILE *file, const uint8_t *stream, size_t length);
