// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>
#include <math.h>

G_BEGIN_DECLS

/** XY_LAB_STEPS: Steps of the table of CIE's lightness curve: fine enough in the darkest colours.
 */
#define XY_LAB_STEPS 8192

/**
 * XyLabTable:
 * @parts: what a level of each channel gives of X, Y and Z (D65, relative to white): fixed-point
 *   numbers of which XY_LAB_STEPS · 256 is 1
 * @curve: CIE's lightness curve
 *
 * From sRGB to CIE L*, a*, b* without a power or a root a pixel.  Private to the room.
 */
typedef struct
{
  guint parts[3][256][3];
  float curve[XY_LAB_STEPS + 2];
} XyLabTable;

/** xy_lab_get_table: Returns: (transfer none): the table, made by the first who asks. */
const XyLabTable *xy_lab_get_table (void);

/** xy_lab_look_up: Fills @lab with L*, a* and b* of 8-bit red, green and blue. */
static inline void
xy_lab_look_up (const XyLabTable *table, const guint8 rgb[3], float lab[3])
{
  const guint *r = table->parts[0][rgb[0]];
  const guint *g = table->parts[1][rgb[1]];
  const guint *b = table->parts[2][rgb[2]];
  float x = table->curve[(r[0] + g[0] + b[0]) >> 8];
  float y = table->curve[(r[1] + g[1] + b[1]) >> 8];
  float z = table->curve[(r[2] + g[2] + b[2]) >> 8];

  lab[0] = 116 * y - 16;
  lab[1] = 500 * (x - y);
  lab[2] = 200 * (y - z);
}

/** xy_lab_from_srgb: @rgb: 0 to 255, rounded to whole levels. */
void xy_lab_from_srgb (const double rgb[3], float lab[3]);

/** xy_lab_distance: Returns: the ΔE (CIE 1976) between two colours. */
static inline double
xy_lab_distance (const float a[3], const float b[3])
{
  float lightness = a[0] - b[0], red = a[1] - b[1], yellow = a[2] - b[2];

  return sqrtf (lightness * lightness + red * red + yellow * yellow);
}

G_END_DECLS
