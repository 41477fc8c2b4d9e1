// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <math.h>

#include "photo/xy-measures.h"

/* The face is looked at with its eyes this far apart, in a square around the nose; lengths below
 * are in its pixels. */
#define UNIT 24
#define SIDE 66
#define EYE_ROW 22
/* What is compared: from near the axis to the cheeks' edges, from the brows to the chin. */
#define NEAREST 2
#define FARTHEST 20
#define HIGHEST (-12)
#define LOWEST 36
/* How far the axis may be from that of the eyes: steps of two degrees, and of one pixel. */
#define TURNS 5
#define TURN_STEP (2 * G_PI / 180)
#define SHIFTS 4

typedef struct
{
  XyPlane *dx, *dy;
} Gradients;

static void
gradients_clear (Gradients *gradients)
{
  xy_plane_free (gradients->dx);
  xy_plane_free (gradients->dy);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gradients, gradients_clear)

/* Directions, and strengths against what is around: light from one side changes little. */
static void
gradients_init (Gradients *gradients, const XyPlane *grey, const XyRect *part)
{
  g_autoptr (XyPlane) sharp = xy_plane_resample (grey, part, SIDE, SIDE);
  g_autoptr (XyPlane) smooth = xy_plane_blur (sharp, 1);
  g_autoptr (XyPlane) strength = xy_plane_new (SIDE, SIDE);
  g_autoptr (XyPlane) around = NULL;

  gradients->dx = xy_plane_new (SIDE, SIDE);
  gradients->dy = xy_plane_new (SIDE, SIDE);
  for (int y = 1; y < SIDE - 1; y++)
    {
      for (int x = 1; x < SIDE - 1; x++)
        {
          int i = y * SIDE + x;

          gradients->dx->values[i] = smooth->values[i + 1] - smooth->values[i - 1];
          gradients->dy->values[i] = smooth->values[i + SIDE] - smooth->values[i - SIDE];
          strength->values[i] = xy_get_length (gradients->dx->values[i], gradients->dy->values[i]);
        }
    }
  around = xy_plane_blur (strength, 7);
  for (int i = 0; i < SIDE * SIDE; i++)
    {
      gradients->dx->values[i] /= around->values[i] + 3;
      gradients->dy->values[i] /= around->values[i] + 3;
    }
}

/* How much one side of an axis is like the other in a mirror: 1 the same, 0 nothing alike.  A pair
 * of gradients is alike by the product of one with the other's mirror image. */
static double
compare_sides (const Gradients *gradients, double foot_x, double foot_y, double tilt)
{
  double c = cos (tilt), s = sin (tilt);
  double upright = 0, diagonal = 0, all = 0;

  for (int down = HIGHEST; down <= LOWEST; down += 2)
    {
      double x = foot_x - s * down, y = foot_y + c * down;

      for (int out = NEAREST; out <= FARTHEST; out++)
        {
          int ax = (int) (x - c * out + 0.5), ay = (int) (y - s * out + 0.5);
          int bx = (int) (x + c * out + 0.5), by = (int) (y + s * out + 0.5);
          double adx, ady, bdx, bdy;

          if (MIN (MIN (ax, bx), MIN (ay, by)) < 0 || MAX (MAX (ax, bx), MAX (ay, by)) >= SIDE)
            continue;
          adx = xy_plane_get (gradients->dx, ax, ay);
          ady = xy_plane_get (gradients->dy, ax, ay);
          bdx = xy_plane_get (gradients->dx, bx, by);
          bdy = xy_plane_get (gradients->dy, bx, by);
          upright += ady * bdy - adx * bdx;
          diagonal += adx * bdy + ady * bdx;
          all += adx * adx + ady * ady + bdx * bdx + bdy * bdy;
        }
    }
  /* To mirror in a tilted axis is to mirror in an upright one and to turn by twice the tilt. */
  return (upright * (c * c - s * s) - diagonal * 2 * c * s) / (all / 2 + 1e-6);
}

/* Where the top of the parabola through three values is, in steps from the middle one. */
static double
find_top (double before, double at, double after)
{
  double bend = 2 * at - before - after;

  return bend > 1e-9 ? CLAMP ((after - before) / (2 * bend), -0.5, 0.5) : 0;
}

void
xy_face_axis_measure (const XyPlane *grey, const XyPoint eyes[2], XyFaceAxis *axis)
{
  double dx = eyes[1].x - eyes[0].x, dy = eyes[1].y - eyes[0].y;
  double unit = hypot (dx, dy) / UNIT, level = atan2 (dy, dx);
  double middle_x = (eyes[0].x + eyes[1].x) / 2, middle_y = (eyes[0].y + eyes[1].y) / 2;
  XyRect part = { middle_x - SIDE / 2.0 * unit, middle_y - EYE_ROW * unit, SIDE * unit,
                  SIDE * unit };
  double scores[2 * TURNS + 1][2 * SHIFTS + 1];
  int turn = 0, shift = 0;
  double best_turn, best_shift;
  g_auto (Gradients) gradients = { NULL, NULL };

  gradients_init (&gradients, grey, &part);
  for (int t = -TURNS; t <= TURNS; t++)
    {
      double tilt = level + t * TURN_STEP;

      for (int s = -SHIFTS; s <= SHIFTS; s++)
        {
          double score = compare_sides (&gradients, SIDE / 2.0 - 0.5 + s * cos (tilt),
                                        EYE_ROW - 0.5 + s * sin (tilt), tilt);

          scores[t + TURNS][s + SHIFTS] = score;
          if (score > scores[turn + TURNS][shift + SHIFTS])
            {
              turn = t;
              shift = s;
            }
        }
    }
  best_turn = turn;
  best_shift = shift;
  if (ABS (turn) < TURNS)
    best_turn +=
        find_top (scores[turn + TURNS - 1][shift + SHIFTS], scores[turn + TURNS][shift + SHIFTS],
                  scores[turn + TURNS + 1][shift + SHIFTS]);
  if (ABS (shift) < SHIFTS)
    best_shift +=
        find_top (scores[turn + TURNS][shift + SHIFTS - 1], scores[turn + TURNS][shift + SHIFTS],
                  scores[turn + TURNS][shift + SHIFTS + 1]);
  axis->tilt = level + best_turn * TURN_STEP;
  axis->foot.x = middle_x + best_shift * cos (axis->tilt) * unit;
  axis->foot.y = middle_y + best_shift * sin (axis->tilt) * unit;
  axis->likeness = scores[turn + TURNS][shift + SHIFTS];
}
