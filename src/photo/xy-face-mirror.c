// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "photo/xy-face-mirror.h"

#include <math.h>

#include "photo/xy-numbers.h"

#define SMOOTH 1
#define AROUND 7

XyFaceMirror *
xy_face_mirror_new (const XyPlane *grey, const XyRect *part, int side)
{
  XyFaceMirror *mirror = g_new (XyFaceMirror, 1);
  g_autoptr (XyPlane) sharp = xy_plane_resample (grey, part, side, side);
  g_autoptr (XyPlane) smooth = xy_plane_blur (sharp, SMOOTH);
  g_autoptr (XyPlane) strength = xy_plane_new (side, side);
  g_autoptr (XyPlane) around = NULL;

  mirror->side = side;
  mirror->dx = xy_plane_new (side, side);
  mirror->dy = xy_plane_new (side, side);
  for (int y = 1; y < side - 1; y++)
    {
      for (int x = 1; x < side - 1; x++)
        {
          int i = y * side + x;

          mirror->dx->values[i] = smooth->values[i + 1] - smooth->values[i - 1];
          mirror->dy->values[i] = smooth->values[i + side] - smooth->values[i - side];
          strength->values[i] = xy_get_length (mirror->dx->values[i], mirror->dy->values[i]);
        }
    }
  around = xy_plane_blur (strength, AROUND);
  for (int i = 0; i < side * side; i++)
    {
      mirror->dx->values[i] /= around->values[i] + 3;
      mirror->dy->values[i] /= around->values[i] + 3;
    }
  return mirror;
}

void
xy_face_mirror_free (XyFaceMirror *mirror)
{
  xy_plane_free (mirror->dx);
  xy_plane_free (mirror->dy);
  g_free (mirror);
}

double
xy_face_mirror_compare (const XyFaceMirror *mirror,
                        const XyFacePart *part,
                        double foot_x,
                        double foot_y,
                        double tilt)
{
  double c = cos (tilt), s = sin (tilt);
  double upright = 0, diagonal = 0, all = 0;

  /* A pair of gradients is alike by the product of one with the other's mirror image. */
  for (int down = part->highest; down <= part->lowest; down += 2)
    {
      double x = foot_x - s * down, y = foot_y + c * down;

      for (int out = part->nearest; out <= part->farthest; out++)
        {
          int ax = (int) (x - c * out + 0.5), ay = (int) (y - s * out + 0.5);
          int bx = (int) (x + c * out + 0.5), by = (int) (y + s * out + 0.5);
          double adx, ady, bdx, bdy;

          if (MIN (MIN (ax, bx), MIN (ay, by)) < 0 ||
              MAX (MAX (ax, bx), MAX (ay, by)) >= mirror->side)
            continue;
          adx = xy_plane_get (mirror->dx, ax, ay);
          ady = xy_plane_get (mirror->dy, ax, ay);
          bdx = xy_plane_get (mirror->dx, bx, by);
          bdy = xy_plane_get (mirror->dy, bx, by);
          upright += ady * bdy - adx * bdx;
          diagonal += adx * bdy + ady * bdx;
          all += adx * adx + ady * ady + bdx * bdx + bdy * bdy;
        }
    }
  /* To mirror in a tilted axis is to mirror in an upright one and to turn by twice the tilt. */
  return (upright * (c * c - s * s) - diagonal * 2 * c * s) / (all / 2 + 1e-6);
}
