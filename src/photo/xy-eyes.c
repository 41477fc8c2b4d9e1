// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <math.h>

#include "photo/xy-eye-pairs.h"
#include "photo/xy-eye-weights.h"
#include "photo/xy-measures.h"

/* How far from an iris's middle its edges are looked at, in pixels of the patch. */
#define SURROUNDINGS 10
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

/* How much the gradients around a place point away from it, as they do around a dark disc, and how
 * dark it is there against its surroundings. */
static double
score_iris (const XyEyePatch *patch, const double *weights, int cx, int cy)
{
  double radial = 0, inside = 0, around = 0, dark;
  int n_inside = 0, n_around = 0;

  for (int dy = -SURROUNDINGS; dy <= SURROUNDINGS; dy++)
    {
      for (int dx = -SURROUNDINGS; dx <= SURROUNDINGS; dx++)
        {
          int x = cx + dx, y = cy + dy, square = dx * dx + dy * dy;
          double along;

          if (square > SURROUNDINGS * SURROUNDINGS || x < 0 || y < 0 || x >= patch->luma->width ||
              y >= patch->luma->height)
            continue;
          if (square <= PUPIL_SQUARE)
            {
              inside += xy_plane_get (patch->luma, x, y);
              n_inside++;
            }
          else if (square >= RING_SQUARE)
            {
              around += xy_plane_get (patch->luma, x, y);
              n_around++;
            }
          along = SIDEWAYS * dx * xy_plane_get (patch->dx, x, y) +
                  UPRIGHT * dy * xy_plane_get (patch->dy, x, y);
          if (along > 0)
            radial += along * along * weights[square] * (dy < 0 ? ABOVE : 1);
        }
    }
  inside /= MAX (n_inside, 1);
  around /= MAX (n_around, 1);
  dark = (around - inside) / (around + 10);
  return radial * MAX (0.01, 1 + DARKNESS * dark);
}

static XyPoint
refine (const XyEyePatch *patch, const XyEyeSpot *spot)
{
  enum
  {
    COLUMNS = 2 * REFINED_REACH + 1,
  };
  double weights[SURROUNDINGS * SURROUNDINGS + 1] = { 0 };
  double scores[COLUMNS * COLUMNS], sum = 0, off_x = 0, off_y = 0;
  int cx = (int) lrint (spot->x), cy = (int) lrint (spot->y), best = 0;

  for (int i = 1; i <= SURROUNDINGS * SURROUNDINGS; i++)
    {
      double off = (sqrt (i) - EDGE_RADIUS) / EDGE_SPREAD;

      weights[i] = exp (-0.5 * off * off) / i;
    }
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

gboolean
xy_eyes_locate (const XyPlane *grey, const XyRect *face, XyPoint eyes[2])
{
  g_autoptr (XyEyePatch) patch = xy_eye_patch_new (grey, face);
  XyEyeSpot left[XY_EYE_MAX_SPOTS], right[XY_EYE_MAX_SPOTS];
  int n_left = xy_eye_patch_find_spots (patch, FALSE, left);
  int n_right = xy_eye_patch_find_spots (patch, TRUE, right);
  const XyEyeSpot *found[2] = { NULL, NULL };
  double best = -G_MAXDOUBLE;

  for (int i = 0; i < n_left; i++)
    {
      for (int j = 0; j < n_right; j++)
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
    return FALSE;
  for (guint i = 0; i < 2; i++)
    {
      XyPoint place = refine (patch, found[i]);

      eyes[i] = xy_eye_patch_to_plane (patch, place.x, place.y);
    }
  return TRUE;
}
