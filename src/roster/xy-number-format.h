// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <stdbool.h>
#include <stdint.h>

/* The number formats of spreadsheets.  The reader of old Excel files uses this too, and has no
 * GLib. */

/** XY_NUMBER_FORMAT_DATE: What a format says of a number that is a date. */
#define XY_NUMBER_FORMAT_DATE (-1)
/** XY_NUMBER_FORMAT_PLAIN: What it says of one that is shown as it is. */
#define XY_NUMBER_FORMAT_PLAIN 0

/**
 * xy_number_format_parse:
 * @code: a format's code, such as `yyyy/m/d` or `00000000`
 *
 * What a format makes of a number.  A student number that begins with zeros and is stored as a
 * number has them only in its format.
 *
 * Returns: %XY_NUMBER_FORMAT_DATE, %XY_NUMBER_FORMAT_PLAIN, or to how many digits a whole number is
 *   filled up with zeros
 */
int xy_number_format_parse (const char *code);

/** xy_number_format_get_known: The same of a format that every workbook knows by its number,
 * without a code; those of a Chinese Excel are among them. */
int xy_number_format_get_known (uint64_t id);

/**
 * xy_number_format_fill:
 * @digits: from xy_number_format_parse()
 * @text: of at least 24 bytes: is given the number, filled up with zeros
 *
 * Returns: whether @digits fill up that number
 */
bool xy_number_format_fill (double value, int digits, char *text);
