// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <math.h>

#include "photo/xy-measures.h"

/* The face's box is brought to this size; all lengths below are in its pixels. */
#define SIDE 100
/* Where the eyes of an upright face are in the detector's box, and how far around is searched: as
 * measured over portraits with their eyes marked, plus what a tilt of 15 degrees moves them. */
#define EYE_X 30.5
#define EYE_Y 39.5
#define REACH_X 8
#define REACH_Y 11
#define EYE_DISTANCE 38.5
/* How far from an eye's middle one sees that it is one: the white and the lids. */
#define SURROUNDINGS 10
/* An iris is about 4 wide to each side.  Its edges left and right are free, the upper lid lies on
 * it and throws a shadow, the brow is a line above. */
#define PUPIL_SQUARE 9
#define RING_SQUARE 25
#define EDGE_RADIUS 1.4
#define EDGE_SPREAD 2.9
#define SIDEWAYS 2.4
#define UPRIGHT 0.7
#define ABOVE 4.2
#define MAX_CANDIDATES 10

/* The numbers here were fitted, all together, by a random search over portraits whose eyes are
 * marked and over changed copies of some: what matters is their order of size. */

typedef struct
{
  int x, y;
  double score;
} Candidate;

typedef struct
{
  XyPlane *face; /* smoothed */
  XyPlane *dx, *dy; /* directions of the gradient, (0, 0) where there is none */
  double weights[SURROUNDINGS * SURROUNDINGS + 1]; /* by the square of the distance */
} Patch;

static void
patch_clear (Patch *patch)
{
  xy_plane_free (patch->face);
  xy_plane_free (patch->dx);
  xy_plane_free (patch->dy);
}

static void
patch_init (Patch *patch, const XyPlane *grey, const XyRect *face)
{
  g_autoptr (XyPlane) sharp = xy_plane_resample (grey, face, SIDE, SIDE);

  patch->face = xy_plane_blur (sharp, 1);
  patch->dx = xy_plane_new (SIDE, SIDE);
  patch->dy = xy_plane_new (SIDE, SIDE);
  patch->weights[0] = 0;
  for (int i = 1; i <= SURROUNDINGS * SURROUNDINGS; i++)
    {
      double off = (sqrt (i) - EDGE_RADIUS) / EDGE_SPREAD;

      patch->weights[i] = exp (-0.5 * off * off) / i;
    }
  for (int y = 1; y < SIDE - 1; y++)
    {
      for (int x = 1; x < SIDE - 1; x++)
        {
          double gx = xy_plane_get (patch->face, x + 1, y) - xy_plane_get (patch->face, x - 1, y);
          double gy = xy_plane_get (patch->face, x, y + 1) - xy_plane_get (patch->face, x, y - 1);
          double length = hypot (gx, gy);
          /* Strong edges, such as a frame's, count little more than the edge of an iris. */
          double weight = length > 4 ? MIN (length, 45) / 45 / length : 0;

          patch->dx->values[y * SIDE + x] = (float) (gx * weight);
          patch->dy->values[y * SIDE + x] = (float) (gy * weight);
        }
    }
}

/* How much the gradients around a place point away from it on all sides, as they do around a dark
 * disc, and how dark it is there against its surroundings. */
static double
score_place (const Patch *patch, int cx, int cy)
{
  double radial = 0, inside = 0, around = 0;
  int n_inside = 0, n_around = 0;

  for (int dy = -SURROUNDINGS; dy <= SURROUNDINGS; dy++)
    {
      for (int dx = -SURROUNDINGS; dx <= SURROUNDINGS; dx++)
        {
          int x = cx + dx, y = cy + dy, square = dx * dx + dy * dy;
          double along;

          if (square > SURROUNDINGS * SURROUNDINGS || x < 0 || y < 0 || x >= SIDE || y >= SIDE)
            continue;
          if (square <= PUPIL_SQUARE)
            {
              inside += xy_plane_get (patch->face, x, y);
              n_inside++;
            }
          else if (square >= RING_SQUARE)
            {
              around += xy_plane_get (patch->face, x, y);
              n_around++;
            }
          along = SIDEWAYS * dx * xy_plane_get (patch->dx, x, y) +
                  UPRIGHT * dy * xy_plane_get (patch->dy, x, y);
          if (along > 0)
            radial += along * along * patch->weights[square] * (dy < 0 ? ABOVE : 1);
        }
    }
  if (n_inside == 0 || n_around == 0)
    return 0;
  inside /= n_inside;
  around /= n_around;
  return radial * MAX (0, 1 + MIN ((around - inside) / 50, 5.5));
}

/* The best places of one eye's window, none next to another. */
static int
find_candidates (const Patch *patch, double eye_x, double eye_y, Candidate *candidates)
{
  int left = (int) lrint (eye_x) - REACH_X, top = (int) lrint (eye_y) - REACH_Y;
  g_autofree double *scores = g_new (double, (2 * REACH_X + 1) * (2 * REACH_Y + 1));
  int columns = 2 * REACH_X + 1, rows = 2 * REACH_Y + 1, n = 0;

  for (int y = 0; y < rows; y++)
    {
      for (int x = 0; x < columns; x++)
        {
          double ox = (left + x - eye_x) / REACH_X, oy = (top + y - eye_y) / REACH_Y;

          scores[y * columns + x] =
              score_place (patch, left + x, top + y) * exp (-1.9 * (ox * ox + oy * oy));
        }
    }
  while (n < MAX_CANDIDATES)
    {
      int best = 0;

      for (int i = 1; i < columns * rows; i++)
        {
          if (scores[i] > scores[best])
            best = i;
        }
      if (scores[best] <= 0)
        break;
      candidates[n].x = left + best % columns;
      candidates[n].y = top + best / columns;
      candidates[n++].score = scores[best];
      for (int i = 0; i < columns * rows; i++)
        {
          if (ABS (i % columns - best % columns) <= 2 && ABS (i / columns - best / columns) <= 2)
            scores[i] = 0;
        }
    }
  return n;
}

/* How well two places are the two eyes of one face. */
static double
score_pair (const Candidate *left, const Candidate *right)
{
  double dx = right->x - left->x, dy = right->y - left->y;
  double distance = (hypot (dx, dy) - EYE_DISTANCE) / 9.3;
  double tilt = atan2 (dy, dx) * 180 / G_PI / 21;
  double middle_x = ((left->x + right->x) / 2.0 - (SIDE - 1) / 2.0) / 3.8;
  double middle_y = ((left->y + right->y) / 2.0 - EYE_Y) / 2.85;

  return sqrt (left->score * right->score) *
         exp (-0.5 *
              (distance * distance + tilt * tilt + middle_x * middle_x + middle_y * middle_y));
}

/* To a part of a pixel: the middle of the best scores around. */
static XyPoint
refine (const Patch *patch, const Candidate *candidate)
{
  double sum = 0, x = 0, y = 0;

  for (int dy = -1; dy <= 1; dy++)
    {
      for (int dx = -1; dx <= 1; dx++)
        {
          double score = score_place (patch, candidate->x + dx, candidate->y + dy);

          score *= score;
          sum += score;
          x += score * (candidate->x + dx);
          y += score * (candidate->y + dy);
        }
    }
  if (sum <= 0)
    return (XyPoint){ candidate->x, candidate->y };
  return (XyPoint){ x / sum, y / sum };
}

gboolean
xy_eyes_locate (const XyPlane *grey, const XyRect *face, XyPoint eyes[2])
{
  Candidate left[MAX_CANDIDATES], right[MAX_CANDIDATES];
  const Candidate *best_left = NULL, *best_right = NULL;
  double best = 0;
  int n_left, n_right;
  Patch patch;

  patch_init (&patch, grey, face);
  n_left = find_candidates (&patch, EYE_X, EYE_Y, left);
  n_right = find_candidates (&patch, SIDE - 1 - EYE_X, EYE_Y, right);
  for (int i = 0; i < n_left; i++)
    {
      for (int j = 0; j < n_right; j++)
        {
          double score = score_pair (&left[i], &right[j]);

          if (score > best)
            {
              best = score;
              best_left = &left[i];
              best_right = &right[j];
            }
        }
    }
  if (best_left != NULL && best_right != NULL)
    {
      const Candidate *found[2] = { best_left, best_right };

      for (guint i = 0; i < 2; i++)
        {
          XyPoint place = refine (&patch, found[i]);

          eyes[i].x = face->x + (place.x + 0.5) * face->width / SIDE;
          eyes[i].y = face->y + (place.y + 0.5) * face->height / SIDE;
        }
    }
  patch_clear (&patch);
  return best_left != NULL && best_right != NULL;
}
