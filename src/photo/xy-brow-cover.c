// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <math.h>

#include "photo/xy-measures.h"

/* Where a brow is in the face patch, from the middle between the eyes outwards and above them. */
#define INNER 10
#define OUTER 60
#define HIGHEST (-29)
#define LOWEST (-11)
#define N_PIXELS ((OUTER - INNER) * (LOWEST - HIGHEST))
/* No face is the same on both sides: what is like is looked for so far around, in such steps. */
#define REACH 6
#define STEP 3
/* How far, in ΔE, two places of one face are apart at most; light from one side changes L* more. */
#define MOST_STEP 11.0
#define LIGHTNESS_WEIGHT 0.7

/* A place of one half; @side is -1 at the left of the patch, 1 at the right. */
static gsize
get_index (int side, int out, int down)
{
  int x = XY_PATCH_LEFT_EYE + XY_PATCH_EYES / 2 + (side > 0 ? out : -1 - out);

  return xy_patch_index (x, XY_PATCH_EYE_ROW + down);
}

/* Whether there is something like it on the other half, at the same place or near it. */
static gboolean
has_like (const XyFacePatch *patch, int side, int out, int down)
{
  gsize here = get_index (side, out, down);

  for (int dy = -REACH; dy <= REACH; dy += STEP)
    {
      for (int dx = -REACH; dx <= REACH; dx += STEP)
        {
          gsize there = get_index (-side, out + dx, down + dy);
          double l =
              (patch->lab[0]->values[there] - patch->lab[0]->values[here]) * LIGHTNESS_WEIGHT;
          double a = patch->lab[1]->values[there] - patch->lab[1]->values[here];
          double b = patch->lab[2]->values[there] - patch->lab[2]->values[here];

          if (l * l + a * a + b * b < MOST_STEP * MOST_STEP)
            return TRUE;
        }
    }
  return FALSE;
}

double
xy_brow_cover_measure (const XyFacePatch *patch, guint eye)
{
  int side = eye == 0 ? -1 : 1;
  int n_strange = 0, n_missing = 0;

  for (int down = HIGHEST; down < LOWEST; down++)
    {
      for (int out = INNER; out < OUTER; out++)
        {
          n_strange += has_like (patch, side, out, down) ? 0 : 1;
          n_missing += has_like (patch, -side, out, down) ? 0 : 1;
        }
    }
  return (double) MAX (n_strange, n_missing) / N_PIXELS;
}

XyRect
xy_brow_cover_get_place (guint eye)
{
  double middle = XY_PATCH_LEFT_EYE + XY_PATCH_EYES / 2.0;

  return (XyRect){ eye == 0 ? middle - OUTER : middle + INNER, XY_PATCH_EYE_ROW + HIGHEST,
                   OUTER - INNER, LOWEST - HIGHEST };
}
