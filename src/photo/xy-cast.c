// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "photo/xy-cast.h"

#include <math.h>
#include <string.h>

/* How far a background is trusted, the inverse of its variance: it may be a little off; one that is
 * far off is another background. */
#define TRUST_BACKDROP 100.0
#define OTHER_BACKDROP 0.55

/* Where skin is looked at in the patch: both cheeks and the nose. */
static const struct
{
  int x, y, width, height;
} places[] = {
  { 46, 127, 34, 36 },
  { 130, 127, 34, 36 },
  { 94, 118, 22, 38 },
};
#define MOST_SKIN (2 * 34 * 36 + 22 * 38)

/* The window of an eye, and how many of its pixels, the brightest, are taken for its white.  What
 * is brighter than any white of an eye is a reflection. */
#define EYE_WIDTH 18
#define EYE_HEIGHT 10
#define N_WHITE 28
#define REFLECTION 225
#define LEAST_EYE 300

/* Logarithms of the levels. */
typedef struct
{
  double of[256];
} Logarithms;

static double
find_median (double *values, guint n)
{
  return xy_select_number (values, n, n / 2);
}

/* The middle ratios of some pixels; @indices: (array length=n). */
static void
measure_ratios (const XyFacePatch *patch,
                const Logarithms *logarithms,
                const gsize *indices,
                guint n,
                double ratios[2])
{
  g_autofree double *values = g_new (double, n);

  for (guint c = 0; c < 2; c++)
    {
      for (guint i = 0; i < n; i++)
        {
          const guint8 *rgb = patch->rgb + indices[i] * 3;

          values[i] = logarithms->of[rgb[2 * c]] - logarithms->of[rgb[1]];
        }
      ratios[c] = find_median (values, n);
    }
}

static gboolean
measure_skin (const XyFacePatch *patch, const Logarithms *logarithms, double ratios[2])
{
  g_autofree gsize *indices = g_new (gsize, MOST_SKIN);
  guint n = 0;

  for (guint p = 0; p < G_N_ELEMENTS (places); p++)
    {
      for (int y = places[p].y; y < places[p].y + places[p].height; y += 2)
        {
          for (int x = places[p].x; x < places[p].x + places[p].width; x++)
            {
              gsize i = xy_patch_index (x, y);

              if (patch->inside[i])
                indices[n++] = i;
            }
        }
    }
  if (n < MOST_SKIN / 4)
    return FALSE;
  measure_ratios (patch, logarithms, indices, n, ratios);
  return TRUE;
}

static guint8
get_least (const XyFacePatch *patch, gsize i)
{
  const guint8 *rgb = patch->rgb + i * 3;

  return MIN (MIN (rgb[0], rgb[1]), rgb[2]);
}

static gboolean
measure_white (const XyFacePatch *patch, const Logarithms *logarithms, guint eye, double ratios[2])
{
  gsize indices[4 * EYE_WIDTH * EYE_HEIGHT];
  int left = XY_PATCH_LEFT_EYE + (int) eye * XY_PATCH_EYES - EYE_WIDTH;
  int top = XY_PATCH_EYE_ROW - EYE_HEIGHT;
  guint counts[REFLECTION] = { 0 };
  guint n = 0, above = 0;
  int threshold = REFLECTION;

  for (int y = top; y < top + 2 * EYE_HEIGHT; y++)
    {
      for (int x = left; x < left + 2 * EYE_WIDTH; x++)
        {
          gsize i = xy_patch_index (x, y);

          if (!patch->inside[i] || get_least (patch, i) >= REFLECTION)
            continue;
          counts[get_least (patch, i)]++;
          n++;
        }
    }
  if (n < LEAST_EYE)
    return FALSE;
  while (threshold > 0 && above <= N_WHITE)
    above += counts[--threshold];
  n = 0;
  for (int y = top; y < top + 2 * EYE_HEIGHT; y++)
    {
      for (int x = left; x < left + 2 * EYE_WIDTH; x++)
        {
          gsize i = xy_patch_index (x, y);
          guint8 least = get_least (patch, i);

          if (patch->inside[i] && least < REFLECTION && least >= threshold)
            indices[n++] = i;
        }
    }
  measure_ratios (patch, logarithms, indices, n, ratios);
  return TRUE;
}

gboolean
xy_cast_measure (const XyMeasures *measures, XyCastRatios *ratios)
{
  Logarithms logarithms;
  guint n_eyes = 0;

  for (guint level = 0; level < 256; level++)
    logarithms.of[level] = log2 (level + 1.0);
  *ratios = (XyCastRatios){ .has_whites = FALSE };
  if (!measure_skin (measures->patch, &logarithms, ratios->of))
    return FALSE;
  for (guint eye = 0; eye < 2; eye++)
    {
      double white[2];

      if (!measure_white (measures->patch, &logarithms, eye, white))
        continue;
      ratios->of[2] += white[0];
      ratios->of[3] += white[1];
      n_eyes++;
    }
  for (guint c = 2; n_eyes > 0 && c < XY_CAST_RATIOS; c++)
    ratios->of[c] /= n_eyes;
  ratios->has_whites = n_eyes > 0;
  return TRUE;
}

double
xy_cast_weigh (const XyCastWeights *weights,
               const XyCastRatios *ratios,
               const XyBackdrop *backdrop,
               double cast[2])
{
  double sums[2] = { 0 }, all[2][2] = { { 0 } }, people[2][2], determinant;
  guint n = ratios->has_whites ? XY_CAST_RATIOS : 2;

  for (guint i = 0; i < n; i++)
    {
      for (guint j = 0; j < n; j++)
        {
          double weight = n == 2 ? weights->trust_skin[i][j] : weights->trust[i][j];

          all[i % 2][j % 2] += weight;
          sums[i % 2] += weight * (ratios->of[j] - weights->usual[j]);
        }
    }
  memcpy (people, all, sizeof people);
  if (backdrop != NULL && hypot (backdrop->tint[0], backdrop->tint[1]) < OTHER_BACKDROP)
    {
      for (guint c = 0; c < 2; c++)
        {
          all[c][c] += TRUST_BACKDROP;
          sums[c] += TRUST_BACKDROP * backdrop->tint[c];
        }
    }
  determinant = all[0][0] * all[1][1] - all[0][1] * all[1][0];
  cast[0] = (all[1][1] * sums[0] - all[0][1] * sums[1]) / determinant;
  cast[1] = (all[0][0] * sums[1] - all[1][0] * sums[0]) / determinant;
  return sqrt (MAX (0, people[0][0] * cast[0] * cast[0] + people[1][1] * cast[1] * cast[1] +
                           2 * people[0][1] * cast[0] * cast[1]));
}
