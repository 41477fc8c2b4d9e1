// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "photo/xy-lone-eye.h"

#include <math.h>

#include "photo/xy-eye-weights.h"
#include "photo/xy-face-mirror.h"

/* All weights and distances here were fitted over marked photos of half of the people, on which
 * patches, pads, hair and hands were painted before one eye. */

/* First it is asked at little cost whether one half of the best pair may be no eye: weights of how
 * much less it is like an eye than the other half, how much it is like one, how much the pair is,
 * how much darker it is than the other half, and how bright. */
#define MAY_LESS 2.07
#define MAY_ALONE 3.24
#define MAY_PAIR (-3.79)
#define MAY_DARKER 7.78
#define MAY_BRIGHT (-0.91)
#define MAY_LIMIT 7.08
/* Then whether it is so; here also how much less any spot of that half is like an eye. */
#define IS_WORSE 1.45
#define IS_LESS 0.72
#define IS_ALONE 1.35
#define IS_PAIR (-1.73)
#define IS_DARKER 7.57
#define IS_BRIGHT (-2.64)
#define IS_LIMIT 4.69

/* The places that are tried for the eye that is not seen: steps of its distance, in shares of the
 * usual one, and of the tilt, in radians. */
#define TRIED 2
#define TRIED_DISTANCE 0.075
#define TRIED_TILT 0.1

/* Where the covered eye is expected, as shares of the box's width: to its side of the other one,
 * below that, and how much these change with where the seen eye is in the box. */
#define SEEN_X (-0.19)
#define SEEN_Y 0.39
#define ACROSS 0.372
#define ACROSS_BY_X (-0.518)
#define ACROSS_BY_Y (-0.161)
#define DOWN 0.003
#define DOWN_BY_X 0.078
#define DOWN_BY_Y (-0.654)
/* The halves of the face below the eyes are compared in a square with the usual distance in so many
 * pixels. */
#define UNIT 24
#define SIDE 96
#define EYE_ROW 26
/* Which places are compared: from NEAREST to FARTHEST usual distances, turned by so much. */
#define NEAREST 0.7
#define STEP 0.05
#define STEPS 13
#define TURNS 8
#define TURN_STEP (2 * G_PI / 180)
/* The weights of what speaks for a place: that the face is its own mirror image then, all of it
 * below the eyes and only mouth and chin; that the seen half looks like half a pair; and how far,
 * in usual distances, it is from what is expected. */
#define FACE_ALIKE 1.27
#define CHIN_ALIKE 2.9
#define HALF_ALIKE 0.567
#define OFF_ACROSS (-0.257)
#define OFF_DOWN (-2.493)
#define OFF_ACROSS_SQUARE (-19.9)
#define OFF_DOWN_SQUARE (-49.1)
#define OFF_BOTH (-18.2)
#define DISTANCE_SQUARE (-11.9)
#define TILT_SQUARE 9.0
/* How much more a better place counts than a worse one. */
#define SHARPNESS 2.0

static const XyFacePart below_eyes = {
  .nearest = 2,
  .farthest = 30,
  .highest = 6,
  .lowest = 44,
};
static const XyFacePart mouth_and_chin = {
  .nearest = 2,
  .farthest = 20,
  .highest = 14,
  .lowest = 44,
};

/* How much one half of a pair is like an eye and what is around it. */
static double
score_half (const XyEyePatch *patch, const XyEyeSpot *left, const XyEyeSpot *right, guint side)
{
  float features[XY_EYE_APPEARANCE];
  float sum = 0;

  xy_eye_patch_describe_half (patch, left, right, side == 1, features);
  for (guint i = 0; i < XY_EYE_APPEARANCE; i++)
    sum += features[i] * appearance_weights[i];
  return sum * APPEARANCE_UNIT;
}

static double
score_alone (const XyEyePatch *patch, const XyEyeSpot *seen, guint side, double x, double y)
{
  XyEyeSpot other = { x, y, seen->roundness };
  const XyEyeSpot *left = side == 0 ? seen : &other, *right = side == 0 ? &other : seen;
  double score = score_half (patch, left, right, side);
  float place[XY_EYE_POSITION];

  xy_eye_patch_describe_place (left, right, place);
  for (guint i = 0; i < XY_EYE_POSITION; i++)
    score += place[i] * place_weights[XY_EYE_CHANNELS + i];
  return score;
}

double
xy_lone_eye_find_seen (const XyEyePatch *patch,
                       const XyEyeSpot *spots,
                       int n_spots,
                       guint side,
                       XyEyeSpot *best)
{
  double usual = XY_EYE_USUAL_DISTANCE * (side == 0 ? 1 : -1);
  double most = -G_MAXDOUBLE;

  for (int i = 0; i < n_spots; i++)
    {
      for (int d = -TRIED; d <= TRIED; d++)
        {
          for (int t = -TRIED; t <= TRIED; t++)
            {
              double distance = usual * (1 + d * TRIED_DISTANCE);
              double score =
                  score_alone (patch, &spots[i], side, spots[i].x + distance * cos (t * TRIED_TILT),
                               spots[i].y + distance * sin (t * TRIED_TILT));

              if (score > most)
                {
                  most = score;
                  *best = spots[i];
                }
            }
        }
    }
  return most;
}

gboolean
xy_lone_eye_find (const XyEyePatch *patch,
                  const XyEyeCover *cover,
                  const XyEyeSpot *const spots[2],
                  const int n_spots[2],
                  const XyEyeSpot *const pair[2],
                  double score,
                  XyLoneEye *lone)
{
  double halves[2], best[2], most = MAY_LIMIT;
  XyEyeSpot seen[2];
  gboolean may_be = FALSE;

  if (!cover->is_measured)
    return FALSE;
  for (guint i = 0; i < 2; i++)
    halves[i] = score_half (patch, pair[0], pair[1], i);
  for (guint i = 0; i < 2; i++)
    {
      double darker = MAX (0, cover->brightness[1 - i] - cover->brightness[i]);
      double sum = MAY_LESS * (halves[1 - i] - halves[i]) + MAY_ALONE * halves[i] +
                   MAY_PAIR * score + MAY_DARKER * darker + MAY_BRIGHT * cover->brightness[i];

      may_be = may_be || sum > most;
    }
  if (!may_be)
    return FALSE;
  for (guint i = 0; i < 2; i++)
    best[i] = xy_lone_eye_find_seen (patch, spots[i], n_spots[i], i, &seen[i]);
  lone->sureness = -G_MAXDOUBLE;
  for (guint i = 0; i < 2; i++)
    {
      double darker = MAX (0, cover->brightness[1 - i] - cover->brightness[i]);
      double sum = IS_WORSE * (best[1 - i] - best[i]) + IS_LESS * (halves[1 - i] - halves[i]) +
                   IS_ALONE * halves[i] + IS_PAIR * score + IS_DARKER * darker +
                   IS_BRIGHT * cover->brightness[i] - IS_LIMIT;

      if (sum <= lone->sureness)
        continue;
      lone->sureness = sum;
      lone->covered = i;
      lone->seen = seen[1 - i];
    }
  return TRUE;
}

/* A place for the covered eye: where it is from the seen one, in usual distances to its side and
 * down, and what speaks for it. */
typedef struct
{
  double across, down;
  double score;
} Place;

/* What speaks for a place by where it is. */
static double
score_distance (const Place *place, double expected_across, double expected_down)
{
  double x = place->across - expected_across, y = place->down - expected_down;
  double longer = place->across - 1;

  return OFF_ACROSS * x + OFF_DOWN * y + OFF_ACROSS_SQUARE * x * x + OFF_DOWN_SQUARE * y * y +
         OFF_BOTH * x * y + DISTANCE_SQUARE * longer * longer +
         TILT_SQUARE * place->down * place->down;
}

/* How much the half that is seen is like that of a pair whose other eye is at a place. */
static double
score_seen (const XyEyePatch *patch, XyPoint seen, guint covered, double x, double y)
{
  XyPoint at = xy_eye_patch_from_plane (patch, seen);
  XyPoint there = xy_eye_patch_from_plane (patch, (XyPoint){ x, y });
  XyEyeSpot one = { .x = at.x, .y = at.y }, other = { .x = there.x, .y = there.y };

  return covered == 1 ? score_half (patch, &one, &other, 0) : score_half (patch, &other, &one, 1);
}

XyPoint
xy_lone_eye_predict (const XyPlane *grey,
                     const XyRect *face,
                     const XyEyePatch *patch,
                     XyPoint seen,
                     guint covered)
{
  double side = covered == 1 ? 1 : -1, usual = ACROSS * face->width;
  double x = side * (seen.x - face->x - face->width / 2) / face->width - SEEN_X;
  double y = (seen.y - face->y) / face->width - SEEN_Y;
  double across = (ACROSS + ACROSS_BY_X * x + ACROSS_BY_Y * y) / ACROSS;
  double down = (DOWN + DOWN_BY_X * x + DOWN_BY_Y * y) / ACROSS;
  double unit = usual / UNIT;
  XyRect part = { seen.x + side * usual / 2 - SIDE / 2.0 * unit, seen.y - EYE_ROW * unit,
                  SIDE * unit, SIDE * unit };
  g_autoptr (XyFaceMirror) mirror = xy_face_mirror_new (grey, &part, SIDE);
  Place places[STEPS * (2 * TURNS + 1)];
  double most = -G_MAXDOUBLE, sum = 0, sum_across = 0, sum_down = 0;
  guint n = 0;

  for (int step = 0; step < STEPS; step++)
    {
      for (int turn = -TURNS; turn <= TURNS; turn++)
        {
          double distance = NEAREST + step * STEP, tilt = turn * TURN_STEP;
          Place *place = &places[n++];
          double foot_x, foot_y;

          place->across = distance * cos (tilt);
          place->down = side * distance * sin (tilt);
          foot_x = (SIDE + side * (place->across - 1) * UNIT) / 2 - 0.5;
          foot_y = EYE_ROW + place->down * UNIT / 2 - 0.5;
          place->score =
              score_distance (place, across, down) +
              FACE_ALIKE * xy_face_mirror_compare (mirror, &below_eyes, foot_x, foot_y, tilt) +
              CHIN_ALIKE * xy_face_mirror_compare (mirror, &mouth_and_chin, foot_x, foot_y, tilt) +
              HALF_ALIKE * score_seen (patch, seen, covered, seen.x + side * usual * place->across,
                                       seen.y + usual * place->down);
          most = MAX (most, place->score);
        }
    }
  for (guint i = 0; i < n; i++)
    {
      double weight = exp (SHARPNESS * (places[i].score - most));

      sum += weight;
      sum_across += weight * places[i].across;
      sum_down += weight * places[i].down;
    }
  return (XyPoint){ seen.x + side * usual * sum_across / sum, seen.y + usual * sum_down / sum };
}
