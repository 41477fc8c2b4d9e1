// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <math.h>

#include "photo/xy-eye-pairs.h"
#include "photo/xy-eye-weights.h"
#include "photo/xy-lone-eye.h"
#include "photo/xy-measures.h"

/* How far from an iris's middle its edges are looked at, in pixels of the patch. */
#define SURROUNDINGS 10
#define ACROSS (2 * SURROUNDINGS + 1)
#define PUPIL_SQUARE 9
#define RING_SQUARE 25
#define EDGE_RADIUS 1.4
#define EDGE_SPREAD 2.9
/* An iris's edges left and right are free, the upper lid lies on it and throws a shadow. */
#define SIDEWAYS 2.4
#define UPRIGHT 0.7
#define ABOVE 4.2
#define DARKNESS 4.0
/* The middle of the iris is looked for around the spot that was chosen, and believed in part: the
 * spot is seldom far off, an iris with a glint in it looks as if it were elsewhere. */
#define REFINED_REACH 3
#define REFINED_SPREAD 1.7
#define REFINED_SHARE 0.6

static double
score_pair (const XyEyePatch *patch, const XyEyeSpot *left, const XyEyeSpot *right)
{
  float features[XY_EYE_FEATURES];
  float appearance = 0, place = 0;

  xy_eye_patch_describe (patch, left, right, features);
  for (guint i = 0; i < XY_EYE_APPEARANCE; i++)
    appearance += features[i] * appearance_weights[i];
  for (guint i = 0; i < XY_EYE_PLACE; i++)
    place += features[XY_EYE_APPEARANCE + i] * place_weights[i];
  return appearance * APPEARANCE_UNIT + place;
}

/* What pixels count around the middle of an iris: in a disc, and nothing in the corners of the
 * square around it.  @edge is for gradients that point away from the middle, @inside and @around
 * are for the means of what is dark and of what is around it. */
typedef struct
{
  double edge[ACROSS][ACROSS];
  double inside[ACROSS][ACROSS], around[ACROSS][ACROSS];
} IrisWeights;

static void
iris_weights_init (IrisWeights *weights)
{
  int n_inside = 0, n_around = 0;

  *weights = (IrisWeights){ 0 };
  for (int i = 0; i < ACROSS * ACROSS; i++)
    {
      int dx = i % ACROSS - SURROUNDINGS, dy = i / ACROSS - SURROUNDINGS;
      int square = dx * dx + dy * dy;
      double off = (sqrt (square) - EDGE_RADIUS) / EDGE_SPREAD;

      if (square > SURROUNDINGS * SURROUNDINGS)
        continue;
      if (square > 0)
        weights->edge[i / ACROSS][i % ACROSS] =
            exp (-0.5 * off * off) / square * (dy < 0 ? ABOVE : 1);
      weights->inside[i / ACROSS][i % ACROSS] = square <= PUPIL_SQUARE;
      weights->around[i / ACROSS][i % ACROSS] = square >= RING_SQUARE;
      n_inside += square <= PUPIL_SQUARE ? 1 : 0;
      n_around += square >= RING_SQUARE ? 1 : 0;
    }
  for (int y = 0; y < ACROSS; y++)
    {
      for (int x = 0; x < ACROSS; x++)
        {
          weights->inside[y][x] /= n_inside;
          weights->around[y][x] /= n_around;
        }
    }
}

/* How much the gradients around a place point away from it, as they do around a dark disc, and how
 * dark it is there against its surroundings, which the patch has around every place that can be a
 * spot. */
static double
score_iris (const XyEyePatch *patch, const IrisWeights *weights, int cx, int cy)
{
  /* Sums down the columns, so that columns are done side by side. */
  double radial[ACROSS] = { 0 }, inside[ACROSS] = { 0 }, around[ACROSS] = { 0 };

  g_assert (cx >= SURROUNDINGS && cx < patch->luma->width - SURROUNDINGS);
  g_assert (cy >= SURROUNDINGS && cy < patch->luma->height - SURROUNDINGS);
  for (int y = 0; y < ACROSS; y++)
    {
      gsize first = (gsize) (cy + y - SURROUNDINGS) * (gsize) patch->luma->width +
                    (gsize) (cx - SURROUNDINGS);
      const float *luma = patch->luma->values + first;
      const float *gradient_x = patch->dx->values + first;
      const float *gradient_y = patch->dy->values + first;

      for (int x = 0; x < ACROSS; x++)
        {
          double along = SIDEWAYS * (x - SURROUNDINGS) * gradient_x[x] +
                         UPRIGHT * (y - SURROUNDINGS) * gradient_y[x];

          along = MAX (along, 0);
          radial[x] += along * along * weights->edge[y][x];
          inside[x] += luma[x] * weights->inside[y][x];
          around[x] += luma[x] * weights->around[y][x];
        }
    }
  for (int x = 1; x < ACROSS; x++)
    {
      radial[0] += radial[x];
      inside[0] += inside[x];
      around[0] += around[x];
    }
  return radial[0] * MAX (0.01, 1 + DARKNESS * (around[0] - inside[0]) / (around[0] + 10));
}

static XyPoint
refine (const XyEyePatch *patch, const IrisWeights *weights, const XyEyeSpot *spot)
{
  enum
  {
    COLUMNS = 2 * REFINED_REACH + 1,
  };
  double scores[COLUMNS * COLUMNS], sum = 0, off_x = 0, off_y = 0;
  int cx = (int) lrint (spot->x), cy = (int) lrint (spot->y), best = 0;

  for (int i = 0; i < COLUMNS * COLUMNS; i++)
    {
      int dx = i % COLUMNS - REFINED_REACH, dy = i / COLUMNS - REFINED_REACH;

      scores[i] = score_iris (patch, weights, cx + dx, cy + dy) *
                  exp (-0.5 * (dx * dx + dy * dy) / (REFINED_SPREAD * REFINED_SPREAD));
      if (scores[i] > scores[best])
        best = i;
    }
  for (int i = 0; i < COLUMNS * COLUMNS; i++)
    {
      double square = scores[i] * scores[i];

      if (ABS (i % COLUMNS - best % COLUMNS) > 1 || ABS (i / COLUMNS - best / COLUMNS) > 1)
        continue;
      sum += square;
      off_x += square * (i % COLUMNS - REFINED_REACH);
      off_y += square * (i / COLUMNS - REFINED_REACH);
    }
  if (sum <= 0)
    return (XyPoint){ spot->x, spot->y };
  return (XyPoint){ spot->x + REFINED_SHARE * (cx + off_x / sum - spot->x),
                    spot->y + REFINED_SHARE * (cy + off_y / sum - spot->y) };
}

/* Whether one eye is behind something dark and the other is not: 0 for the one at the left of the
 * picture, -1 if not so. */
static int
find_dark_eye (const XyMeasures *measures)
{
  const XyEyeCover *cover = &measures->eye_cover;

  for (int i = 0; cover->is_measured && i < 2; i++)
    {
      if (100 * cover->brightness[i] < xy_measures_get (measures, "eyes-visible.fail") &&
          100 * cover->brightness[1 - i] >= xy_measures_get (measures, "eyes-visible.pass"))
        return i;
    }
  return -1;
}

/* Whether one eye is covered by what is not dark.  Where the other one is dark both are covered. */
static gboolean
is_lone (const XyMeasures *measures, const XyLoneEye *lone)
{
  return lone->sureness > xy_measures_get (measures, "eyes-visible.one") &&
         100 * measures->eye_cover.brightness[1 - lone->covered] >=
             xy_measures_get (measures, "eyes-visible.fail");
}

void
xy_eyes_locate (XyMeasures *measures)
{
  g_autoptr (XyEyePatch) patch = xy_eye_patch_new (measures->grey, &measures->faces[0]);
  XyEyeSpot left[XY_EYE_MAX_SPOTS], right[XY_EYE_MAX_SPOTS];
  const XyEyeSpot *const spots[2] = { left, right };
  const int n_spots[2] = { xy_eye_patch_find_spots (patch, FALSE, left),
                           xy_eye_patch_find_spots (patch, TRUE, right) };
  const XyEyeSpot *found[2] = { NULL, NULL };
  IrisWeights weights;
  double best = -G_MAXDOUBLE;
  XyLoneEye lone;

  for (int i = 0; i < n_spots[0]; i++)
    {
      for (int j = 0; j < n_spots[1]; j++)
        {
          double score;

          if (!xy_eye_patch_can_be_pair (&left[i], &right[j]))
            continue;
          score = score_pair (patch, &left[i], &right[j]);
          if (score > best)
            {
              best = score;
              found[0] = &left[i];
              found[1] = &right[j];
            }
        }
    }
  if (found[0] == NULL || found[1] == NULL)
    return;
  iris_weights_init (&weights);
  measures->has_eyes = TRUE;
  measures->covered_eye = find_dark_eye (measures);
  if (measures->covered_eye >= 0)
    {
      lone.covered = (guint) measures->covered_eye;
      xy_lone_eye_find_seen (patch, spots[1 - lone.covered], n_spots[1 - lone.covered],
                             1 - lone.covered, &lone.seen);
    }
  else if (xy_lone_eye_find (patch, &measures->eye_cover, spots, n_spots, found, best, &lone) &&
           is_lone (measures, &lone))
    measures->covered_eye = (int) lone.covered;
  if (measures->covered_eye >= 0)
    {
      XyPoint place = refine (patch, &weights, &lone.seen);
      XyPoint seen = xy_eye_patch_to_plane (patch, place.x, place.y);

      measures->eyes[1 - lone.covered] = seen;
      measures->eyes[lone.covered] =
          xy_lone_eye_predict (measures->grey, &measures->faces[0], patch, seen, lone.covered);
      return;
    }
  for (guint i = 0; i < 2; i++)
    {
      XyPoint place = refine (patch, &weights, found[i]);

      measures->eyes[i] = xy_eye_patch_to_plane (patch, place.x, place.y);
    }
}
