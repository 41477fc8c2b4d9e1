// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <stdbool.h>
#include <stdint.h>

/* The number formats of spreadsheets.  The reader of old Excel files uses this too, and has no
 * GLib. */

/** xy_number_format_is_date: Returns: whether a format's code shows a date. */
bool xy_number_format_is_date (const char *code);

/**
 * xy_number_format_is_known_date:
 *
 * Returns: whether a format that every workbook knows by its number, without a code, is one of
 *   dates; those of a Chinese Excel are among them
 */
bool xy_number_format_is_known_date (uint64_t id);
