// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The rule colour-cast (clause A1-4).  Light of another colour multiplies red, green and blue alike
 * in all that it falls on.  So the cast is the pair of factors, of red and of blue against green,
 * that explains best what skin, the whites of the eyes and a background of a known colour have in
 * common, each trusted as far as it is the same in all people. */

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "photo/xy-backdrop.h"
#include "photo/xy-measures.h"

#define CLAUSE "A1-4"

/* What the skin, then the whites, of 64 people of all complexions in neutral light have: logarithms
 * to the base 2 of red to green and of blue to green, their means and the inverse of their
 * covariance (0.003 added to the variances, because 64 are few), with and without the whites. */
static const double usual[4] = { 0.446, -0.169, 0.242, -0.079 };
static const double trust[4][4] = {
  { 108.8, 54.9, -55.3, 10.7 },
  { 54.9, 110.9, -24.3, -45.8 },
  { -55.3, -24.3, 138.6, 29.6 },
  { 10.7, -45.8, 29.6, 184.3 },
};
static const double trust_skin[2][2] = { { 83.8, 50.3 }, { 50.3, 97.4 } };
/* The same of a background: it may be a little off; one that is far off is another background. */
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

/* A skin of less than this chroma before a background of less is a grey picture. */
#define GREY 2.0

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

/* How far the common factors are from none, in units of how far people are; and the factors. */
static double
weigh (const double *ratios, guint n, const XyBackdrop *backdrop, double cast[2])
{
  double sums[2] = { 0 }, weights[2][2] = { { 0 } }, people[2][2], determinant;

  for (guint i = 0; i < n; i++)
    {
      for (guint j = 0; j < n; j++)
        {
          double weight = n == 2 ? trust_skin[i][j] : trust[i][j];

          weights[i % 2][j % 2] += weight;
          sums[i % 2] += weight * (ratios[j] - usual[j]);
        }
    }
  memcpy (people, weights, sizeof people);
  if (backdrop != NULL)
    {
      for (guint c = 0; c < 2; c++)
        {
          weights[c][c] += TRUST_BACKDROP;
          sums[c] += TRUST_BACKDROP * backdrop->tint[c];
        }
    }
  determinant = weights[0][0] * weights[1][1] - weights[0][1] * weights[1][0];
  cast[0] = (weights[1][1] * sums[0] - weights[0][1] * sums[1]) / determinant;
  cast[1] = (weights[0][0] * sums[1] - weights[1][0] * sums[0]) / determinant;
  return sqrt (MAX (0, people[0][0] * cast[0] * cast[0] + people[1][1] * cast[1] * cast[1] +
                           2 * people[0][1] * cast[0] * cast[1]));
}

/* By the channel that is farthest from the mean of the three. */
static const char *
describe (const double cast[2])
{
  double green = -(cast[0] + cast[1]) / 3;
  double red = cast[0] + green, blue = cast[1] + green;

  if (fabs (green) > fabs (red) && fabs (green) > fabs (blue))
    return green > 0
               ? _ ("The picture is greenish; take the photo by daylight, or set the camera's "
                    "white balance to the lamps.")
               : _ ("The picture is pink; take the photo by daylight, or set the camera's "
                    "white balance to the lamps.");
  if (fabs (blue) > fabs (red) ? blue > 0 : red < 0)
    return _ ("The picture is bluish; take the photo by daylight, or set the camera's white "
              "balance to the lamps.");
  return _ ("The picture is yellowish or reddish; take the photo by daylight, or set the camera's "
            "white balance to the lamps.");
}

static gboolean
is_grey (const XyMeasures *measures, const XyBackdrop *backdrop)
{
  const double *skin = measures->skin.mean;
  const double *rgb = backdrop->rgb;

  return hypot (skin[1], skin[2]) < GREY &&
         MAX (MAX (rgb[0], rgb[1]), rgb[2]) - MIN (MIN (rgb[0], rgb[1]), rgb[2]) < 2 * GREY;
}

static gboolean
measure (const XyMeasures *measures, double *far, double cast[2])
{
  double ratios[4] = { 0 };
  Logarithms logarithms;
  XyBackdrop backdrop;
  gboolean has_backdrop = xy_backdrop_measure (measures, &backdrop);
  guint n_eyes = 0;

  for (guint level = 0; level < 256; level++)
    logarithms.of[level] = log2 (level + 1.0);
  if (is_grey (measures, &backdrop) || !measure_skin (measures->patch, &logarithms, ratios))
    return FALSE;
  for (guint eye = 0; eye < 2; eye++)
    {
      double white[2];

      if (!measure_white (measures->patch, &logarithms, eye, white))
        continue;
      ratios[2] += white[0];
      ratios[3] += white[1];
      n_eyes++;
    }
  for (guint c = 2; n_eyes > 0 && c < 4; c++)
    ratios[c] /= n_eyes;
  has_backdrop = has_backdrop && hypot (backdrop.tint[0], backdrop.tint[1]) < OTHER_BACKDROP;
  *far = weigh (ratios, n_eyes > 0 ? 4 : 2, has_backdrop ? &backdrop : NULL, cast);
  return TRUE;
}

void
xy_rules_cast (XyMeasures *measures)
{
  double pass = xy_measures_get (measures, "colour-cast.pass");
  const XyRect all = { 0, 0, XY_PATCH_WIDTH, XY_PATCH_HEIGHT };
  XyVerdict verdict = XY_VERDICT_PASS;
  XyFinding *finding;
  double cast[2], far;

  if (!xy_measures_need_patch (measures, "colour-cast", CLAUSE))
    return;
  if (!measure (measures, &far, cast))
    {
      xy_measures_add (measures, "colour-cast", CLAUSE, XY_VERDICT_UNKNOWN,
                       _ ("This was not measured, because the face shows no colour."));
      return;
    }
  if (far > xy_measures_get (measures, "colour-cast.fail"))
    verdict = XY_VERDICT_FAIL;
  else if (far > pass)
    verdict = XY_VERDICT_LOOK;
  finding = xy_measures_add (measures, "colour-cast", CLAUSE, verdict,
                             verdict == XY_VERDICT_PASS ? _ ("The colours look natural.")
                                                        : describe (cast));
  finding->measured_type = XY_MEASURED_NUMBER;
  finding->measured = xy_round_measure (far);
  finding->unit = g_strdup ("σ");
  finding->limit = g_strdup_printf ("≤ %g σ", pass);
  if (verdict != XY_VERDICT_PASS)
    xy_patch_add_rect (measures, finding, &all);
}
