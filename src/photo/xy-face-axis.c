// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <math.h>

#include "photo/xy-face-mirror.h"
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
#define N_SHIFTS (2 * SHIFTS + 1)
/* Places on a line across the axis, as far as any shift of it looks to either side. */
#define LINE_REACH (FARTHEST + SHIFTS)
#define N_PLACES (2 * LINE_REACH + 1)

/* The gradients along a line across the axis; beyond the picture they are 0, as @is_inside is. */
typedef struct
{
  double dx[N_PLACES], dy[N_PLACES];
  double energy[N_PLACES];
  double is_inside[N_PLACES];
} Line;

/* @c, @s: one step along the line. */
static void
line_init (Line *line, const XyFaceMirror *mirror, double x, double y, double c, double s)
{
  *line = (Line){ 0 };
  for (int i = 0; i < N_PLACES; i++)
    {
      int column = (int) (x + c * (i - LINE_REACH) + 0.5);
      int row = (int) (y + s * (i - LINE_REACH) + 0.5);

      if (MIN (column, row) < 0 || MAX (column, row) >= SIDE)
        continue;
      line->dx[i] = xy_plane_get (mirror->dx, column, row);
      line->dy[i] = xy_plane_get (mirror->dy, column, row);
      line->energy[i] = line->dx[i] * line->dx[i] + line->dy[i] * line->dy[i];
      line->is_inside[i] = 1;
    }
}

/* How much one side of an axis is like the other in a mirror, for each shift of the axis: 1 the
 * same, 0 nothing alike.  A pair of gradients is alike by the product of one with the other's
 * mirror image; a pair of which one is beyond the picture does not count. */
static void
compare_sides (const XyFaceMirror *mirror, double x, double y, double tilt, double scores[N_SHIFTS])
{
  double c = cos (tilt), s = sin (tilt);
  double upright[N_SHIFTS] = { 0 }, diagonal[N_SHIFTS] = { 0 }, all[N_SHIFTS] = { 0 };

  for (int down = HIGHEST; down <= LOWEST; down += 2)
    {
      Line line;

      line_init (&line, mirror, x - s * down, y + c * down, c, s);
      for (int out = NEAREST; out <= FARTHEST; out++)
        {
          for (int i = 0; i < N_SHIFTS; i++)
            {
              int a = LINE_REACH - SHIFTS + i - out, b = LINE_REACH - SHIFTS + i + out;

              upright[i] += line.dy[a] * line.dy[b] - line.dx[a] * line.dx[b];
              diagonal[i] += line.dx[a] * line.dy[b] + line.dy[a] * line.dx[b];
              all[i] += line.energy[a] * line.is_inside[b] + line.energy[b] * line.is_inside[a];
            }
        }
    }
  /* To mirror in a tilted axis is to mirror in an upright one and to turn by twice the tilt. */
  for (int i = 0; i < N_SHIFTS; i++)
    scores[i] = (upright[i] * (c * c - s * s) - diagonal[i] * 2 * c * s) / (all[i] / 2 + 1e-6);
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
  double scores[2 * TURNS + 1][N_SHIFTS];
  int turn = -TURNS, shift = -SHIFTS;
  double best_turn, best_shift;
  g_autoptr (XyFaceMirror) mirror = xy_face_mirror_new (grey, &part, SIDE);

  for (int t = -TURNS; t <= TURNS; t++)
    {
      compare_sides (mirror, SIDE / 2.0 - 0.5, EYE_ROW - 0.5, level + t * TURN_STEP,
                     scores[t + TURNS]);
      for (int s = -SHIFTS; s <= SHIFTS; s++)
        {
          if (scores[t + TURNS][s + SHIFTS] > scores[turn + TURNS][shift + SHIFTS])
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
