// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <math.h>

#include "photo/xy-lab.h"
#include "photo/xy-measures.h"

/* The part of the face that is looked at has its eyes this far apart. */
#define UNIT 32
/* How far to each side of the middle the face's edge is looked for, in eye distances. */
#define REACH 1.7
/* A face is between these many eye distances wide; what is found beyond is hair, ear or neck, and
 * the face is taken to be as wide as most are. */
#define NARROWEST 1.9
#define WIDEST 2.5
#define USUAL 2.2
/* ΔE from the cheek's colour where the face ends. */
#define OFF_SKIN 14.0

static gboolean
is_person (const XyBackgroundMap *map, int x, int y)
{
  return !map->is_background[y * map->columns + x];
}

/* The first row, from above, where a good part of what is above the face is not background. */
static void
measure_head_top (XyMeasures *measures)
{
  const XyBackgroundMap *map = measures->background;
  double middle = (measures->eyes[0].x + measures->eyes[1].x) / 2 / map->cell;
  double reach = measures->eye_distance * 0.75 / map->cell;
  int left = CLAMP ((int) (middle - reach), 0, map->columns - 1);
  int right = CLAMP ((int) (middle + reach), left, map->columns - 1);
  int last = CLAMP ((int) (measures->eyes[0].y / map->cell), 0, map->rows - 1);
  int enough = MAX (1, (right - left + 1) / 4);

  for (int y = 0; y < last; y++)
    {
      int n = 0;

      for (int x = left; x <= right; x++)
        n += is_person (map, x, y) ? 1 : 0;
      if (n >= enough)
        {
          /* On average it is half a cell above where a cell is full enough to count. */
          measures->head_top = MAX (0, (y - 0.5) * map->cell);
          return;
        }
    }
}

static float
distance (const float *a, const float *b)
{
  return hypotf (hypotf ((a[0] - b[0]) * 0.5f, a[1] - b[1]), a[2] - b[2]);
}

static void
get_lab (const XyImage *image, double x, double y, double radius, float lab[3])
{
  double sums[3] = { 0 };
  int n = 0;
  int r = MAX (0, (int) lrint (radius));

  for (int py = (int) y - r; py <= (int) y + r; py++)
    {
      for (int px = (int) x - r; px <= (int) x + r; px++)
        {
          const guint8 *pixel = image->pixels +
                                (gsize) CLAMP (py, 0, image->height - 1) * image->stride +
                                (gsize) CLAMP (px, 0, image->width - 1) * 3;

          for (guint c = 0; c < 3; c++)
            sums[c] += pixel[c];
          n++;
        }
    }
  for (guint c = 0; c < 3; c++)
    sums[c] /= n;
  xy_lab_from_srgb (sums, lab);
}

/* Walks outwards from the cheek until it is no longer skin; in eye distances from the middle. */
static double
find_edge (const XyMeasures *measures, double x, double y, double dx, double dy)
{
  double unit = measures->eye_distance / UNIT;
  float skin[3], here[3];
  int off = 0;

  get_lab (measures->image, x + dx * 0.45 * measures->eye_distance,
           y + dy * 0.45 * measures->eye_distance, 3 * unit, skin);
  for (int step = (int) (0.5 * UNIT); step < (int) (REACH * UNIT); step++)
    {
      get_lab (measures->image, x + dx * step * unit, y + dy * step * unit, unit / 2, here);
      off = distance (here, skin) > OFF_SKIN ? off + 1 : 0;
      if (off >= 3)
        return (double) (step - 2) / UNIT;
      if (off == 0)
        {
          for (guint c = 0; c < 3; c++)
            skin[c] += (here[c] - skin[c]) * 0.1f;
        }
    }
  return REACH;
}

/* The width of the face at the height of the cheeks: the middle of several lines. */
static void
measure_face_width (XyMeasures *measures)
{
  double unit = measures->eye_distance;
  double dx = (measures->eyes[1].x - measures->eyes[0].x) / unit;
  double dy = (measures->eyes[1].y - measures->eyes[0].y) / unit;
  double middle_x = (measures->eyes[0].x + measures->eyes[1].x) / 2;
  double middle_y = (measures->eyes[0].y + measures->eyes[1].y) / 2;
  double left[5], right[5], to_left, to_right;

  for (guint i = 0; i < G_N_ELEMENTS (left); i++)
    {
      double down = 0.3 + 0.1 * i;
      double x = middle_x - dy * down * unit, y = middle_y + dx * down * unit;

      left[i] = find_edge (measures, x, y, -dx, -dy);
      right[i] = find_edge (measures, x, y, dx, dy);
    }
  to_left = xy_select_number (left, G_N_ELEMENTS (left), G_N_ELEMENTS (left) / 2);
  to_right = xy_select_number (right, G_N_ELEMENTS (right), G_N_ELEMENTS (right) / 2);
  if (to_left + to_right < NARROWEST || to_left + to_right > WIDEST)
    to_left = to_right = USUAL / 2;
  measures->face_left = middle_x - to_left * unit;
  measures->face_right = middle_x + to_right * unit;
}

void
xy_outline_measure (XyMeasures *measures)
{
  if (measures->background != NULL && measures->background->n_background > 0)
    measure_head_top (measures);
  measure_face_width (measures);
}
