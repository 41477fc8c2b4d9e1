// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "photo/xy-backdrop.h"

#include <math.h>

/* Fewer cells of background than these tell nothing. */
#define LEAST_CELLS 60
/* From this level on a channel may have been cut off. */
#define CUT_OFF 250
/* Levels between a background and a reference in another light at which they are one colour. */
#define SAME_COLOUR 12

static int
find_middle (const guint counts[256], guint n)
{
  guint sum = 0;

  for (int level = 0; level < 256; level++)
    {
      sum += counts[level];
      if (2 * sum >= n)
        return level;
    }
  return 255;
}

static gboolean
find_colour (const XyMeasures *measures, double rgb[3])
{
  const XyBackgroundMap *map = measures->background;
  const XyImage *image = measures->image;
  guint counts[3][256] = { { 0 } };

  if (map == NULL || map->n_background < LEAST_CELLS)
    return FALSE;
  for (int row = 0; row < map->rows; row++)
    {
      int y = MIN ((int) ((row + 0.5) * map->cell), image->height - 1);
      const guint8 *pixels = image->pixels + (gsize) y * image->stride;

      for (int column = 0; column < map->columns; column++)
        {
          const guint8 *pixel;

          if (!map->is_background[row * map->columns + column])
            continue;
          pixel = pixels + 3 * (gsize) MIN ((int) ((column + 0.5) * map->cell), image->width - 1);
          for (guint c = 0; c < 3; c++)
            counts[c][pixel[c]]++;
        }
    }
  for (guint c = 0; c < 3; c++)
    rgb[c] = find_middle (counts[c], map->n_background);
  return TRUE;
}

/* How many times brighter a colour is than a reference, from the channels that are not cut off; and
 * by how many levels it then differs at most. */
static double
find_gain (const double rgb[3], const double *reference, double *difference)
{
  double sum = 0, gain;
  guint n = 0;

  for (guint c = 0; c < 3; c++)
    {
      if (rgb[c] >= CUT_OFF || reference[c] < 1)
        continue;
      sum += rgb[c] / reference[c];
      n++;
    }
  gain = n > 0 ? sum / n : 1;
  *difference = 0;
  for (guint c = 0; c < 3; c++)
    *difference = MAX (*difference, fabs (MIN (reference[c] * gain, 255) - rgb[c]));
  return gain;
}

gboolean
xy_backdrop_measure (const XyMeasures *measures, XyBackdrop *backdrop)
{
  double least_difference = SAME_COLOUR, least_tint = G_MAXDOUBLE;
  const double *references;
  guint n;

  *backdrop = (XyBackdrop){ 0 };
  if (!find_colour (measures, backdrop->rgb))
    return FALSE;
  references = xy_rule_profile_get_numbers (measures->profile, "background-colour.references", &n);
  for (guint i = 0; i + 2 < n; i += 3)
    {
      const double *rgb = backdrop->rgb, *reference = references + i;
      double difference, tint[2];
      double gain = find_gain (rgb, reference, &difference);

      if (difference < least_difference)
        {
          least_difference = difference;
          backdrop->gain = gain;
        }
      for (guint c = 0; c < 2; c++)
        tint[c] = log2 ((rgb[2 * c] + 1) / (rgb[1] + 1)) -
                  log2 ((reference[2 * c] + 1) / (reference[1] + 1));
      if (hypot (tint[0], tint[1]) < least_tint)
        {
          least_tint = hypot (tint[0], tint[1]);
          backdrop->tint[0] = tint[0];
          backdrop->tint[1] = tint[1];
        }
    }
  return TRUE;
}
