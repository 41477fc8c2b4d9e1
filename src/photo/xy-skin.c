// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <math.h>

#include "photo/xy-face-patch.h"

/* Where skin is in the patch: both cheeks, above most beards, and the nose. */
static const struct
{
  int x, y, width, height;
} places[] = {
  { 46, 127, 34, 36 },
  { 130, 127, 34, 36 },
  { 94, 118, 22, 38 },
};

#define MOST 4096
/* Bins of the histograms that medians are read from, a quarter unit of Lab each. */
#define N_BINS 1024
#define PER_UNIT 4
#define LOWEST (-128.0)
/* What is this many times the usual deviation away from the median is something else than skin. */
#define REJECT 3.0
/* The least spread (sigma) in L*, a* and b*. */
static const double floors[] = { 4.0, 2.0, 2.0 };

static double
find_median (const guint *bins, guint n)
{
  guint sum = 0;

  for (guint i = 0; i < N_BINS; i++)
    {
      sum += bins[i];
      if (2 * sum >= n)
        return LOWEST + (i + 0.5) / PER_UNIT;
    }
  return 0;
}

/* The median of @n values less @centre, without their signs if @absolute. */
static double
median_of (const float *values, guint n, double centre, gboolean absolute)
{
  guint bins[N_BINS] = { 0 };

  for (guint i = 0; i < n; i++)
    {
      double value = absolute ? fabs (values[i] - centre) : values[i] - centre;

      bins[CLAMP ((int) ((value - LOWEST) * PER_UNIT), 0, N_BINS - 1)]++;
    }
  return find_median (bins, n);
}

static guint
collect (const XyFacePatch *patch, float values[3][MOST])
{
  guint n = 0;

  for (guint p = 0; p < G_N_ELEMENTS (places); p++)
    {
      for (int y = places[p].y; y < places[p].y + places[p].height; y++)
        {
          for (int x = places[p].x; x < places[p].x + places[p].width; x++)
            {
              gsize i = xy_patch_index (x, y);

              if (n >= MOST || !patch->inside[i])
                continue;
              for (guint c = 0; c < 3; c++)
                values[c][n] = patch->lab[c]->values[i];
              n++;
            }
        }
    }
  return n;
}

static void
invert (XySkin *skin)
{
  const double *m = skin->covariance;
  double ll = m[1] * m[2] - m[5] * m[5];
  double la = m[4] * m[5] - m[3] * m[2];
  double lb = m[3] * m[5] - m[4] * m[1];
  double determinant = m[0] * ll + m[3] * la + m[4] * lb;

  skin->inverse[0] = ll / determinant;
  skin->inverse[1] = (m[0] * m[2] - m[4] * m[4]) / determinant;
  skin->inverse[2] = (m[0] * m[1] - m[3] * m[3]) / determinant;
  skin->inverse[3] = la / determinant;
  skin->inverse[4] = lb / determinant;
  skin->inverse[5] = (m[3] * m[4] - m[0] * m[5]) / determinant;
}

void
xy_skin_init (XySkin *skin, const XyFacePatch *patch)
{
  static const guint first[] = { 0, 1, 2, 0, 0, 1 }, second[] = { 0, 1, 2, 1, 2, 2 };
  g_autofree float *storage = g_new (float, 3 * MOST);
  float (*values)[MOST] = (float (*)[MOST]) (gpointer) storage;
  double centre[3], usual[3], sums[3] = { 0 };
  guint n = collect (patch, values);
  guint kept = 0;

  *skin = (XySkin){ 0 };
  if (n == 0)
    return;
  for (guint c = 0; c < 3; c++)
    {
      centre[c] = median_of (values[c], n, 0, FALSE);
      usual[c] = MAX (1.4826 * median_of (values[c], n, centre[c], TRUE), 1.0);
    }
  for (guint i = 0; i < n; i++)
    {
      gboolean like = TRUE;

      for (guint c = 0; c < 3; c++)
        like = like && fabs (values[c][i] - centre[c]) <= REJECT * usual[c];
      if (!like)
        continue;
      for (guint c = 0; c < 3; c++)
        {
          values[c][kept] = values[c][i];
          sums[c] += values[c][i];
        }
      kept++;
    }
  for (guint c = 0; c < 3; c++)
    skin->mean[c] = kept > 0 ? sums[c] / kept : centre[c];
  for (guint k = 0; k < G_N_ELEMENTS (first); k++)
    {
      double sum = 0;

      for (guint i = 0; i < kept; i++)
        sum += (values[first[k]][i] - skin->mean[first[k]]) *
               (values[second[k]][i] - skin->mean[second[k]]);
      skin->covariance[k] = kept > 0 ? sum / kept : 0;
      if (first[k] == second[k])
        skin->covariance[k] += floors[first[k]] * floors[first[k]];
    }
  skin->n = n;
  invert (skin);
}

double
xy_skin_distance (const XySkin *skin, const float lab[3])
{
  const double *m = skin->inverse;
  double l = lab[0] - skin->mean[0], a = lab[1] - skin->mean[1], b = lab[2] - skin->mean[2];

  if (skin->n == 0)
    return G_MAXDOUBLE;
  return sqrt (m[0] * l * l + m[1] * a * a + m[2] * b * b +
               2 * (m[3] * l * a + m[4] * l * b + m[5] * a * b));
}
