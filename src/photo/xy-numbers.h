// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>
#include <math.h>

G_BEGIN_DECLS

/**
 * xy_find_ranked:
 * @values: (array length=n): in any order, none of them NaN
 * @rank: at most the last is meant where there are fewer
 *
 * Returns: the value that @rank others come before of, without sorting; 0 if there is none.
 *   Private to the room, as all of this header.
 */
float xy_find_ranked (const float *values, gsize n, gsize rank);

/**
 * xy_find_median:
 * @values: (array length=n): in any order, none of them NaN
 *
 * Returns: the value that n / 2 others are below of, without sorting; 0 if there is none
 */
float xy_find_median (const float *values, gsize n);

/**
 * xy_select_number:
 * @values: (array length=n): at least one, none of them NaN; their order changes
 * @rank: at most the last is meant where there are fewer
 *
 * Returns: the value that @rank others come before of, without sorting
 */
double xy_select_number (double *values, gsize n, gsize rank);

/** xy_get_length: Returns: hypotf() of numbers whose squares a double holds, without a call. */
static inline float
xy_get_length (float x, float y)
{
  return (float) sqrt ((double) x * x + (double) y * y);
}

G_END_DECLS
