// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* A head that is turned about its upright axis.  It is drawn from the front, and what is in each
 * row then moves to the side as its depth says: face and hair lie on half an ellipse from one edge
 * of the head to the other, the ears and the hair at the neck behind it. */

#include "xy-portrait-draw.h"

#include <math.h>
#include <string.h>

/* How far the middle of the face is before its edges, in halves of the face's width. */
#define DEPTH 0.95
/* The forehead and the hair above it round off from here on. */
#define CROWN_Y (-60.0)
/* Above the ears hair belongs to the head's outline, less and less so down to here. */
#define EARS_TOP_Y (-34.0)
#define HAIR_FALL 50.0
/* How far behind the edges the ears are, and within how many units beside them it falls off so far.
 */
#define BEHIND 45.0
#define EAR_FALL 12.0
/* How far out the ears reach beside the face, as xy_draw_ears() draws them. */
#define EAR_REACH 19.0
/* Steps of the places that are moved, in units. */
#define STEP 0.25

/* One row of the head. */
typedef struct
{
  double half_width;
  double depth; /* of its middle before its edges */
} Row;

/* Above 0 towards the camera. */
static double
get_depth (const Row *row, double x)
{
  double out = fabs (x) / MAX (row->half_width, 1.0);

  if (out < 1.0)
    return row->depth * sqrt (1.0 - out * out);
  return -BEHIND * MIN (1.0, (fabs (x) - row->half_width) / EAR_FALL);
}

static double
turn_place (const Row *row, double angle, double x)
{
  return x * cos (angle) + get_depth (row, x) * sin (angle);
}

static Row
get_face_row (const XyLooks *l)
{
  return (Row){ l->face_width, DEPTH * l->face_width };
}

double
xy_turn_face_place (const XyLooks *l, double turn, double x)
{
  Row row = get_face_row (l);

  return turn_place (&row, turn * G_PI / 180.0, x);
}

double
xy_turn_face_reach (const XyLooks *l, double turn)
{
  double angle = turn * G_PI / 180.0;

  return l->face_width * hypot (cos (angle), DEPTH * sin (angle));
}

gboolean
xy_turn_shows_ear (const XyLooks *l, double turn, int side)
{
  double edge = side * (l->face_width + EAR_REACH);

  return side * turn <= 0.0 ||
         fabs (xy_turn_face_place (l, turn, edge)) > xy_turn_face_reach (l, turn);
}

/* The row as it was drawn: @pixels with alpha, in native order. */
static Row
measure_row (const XyLooks *l,
             const guint32 *pixels,
             int width,
             const cairo_matrix_t *matrix,
             int y)
{
  double down = (y + 0.5 - matrix->y0) / matrix->yy, high, out = 0.0;
  Row row = { 0 };

  for (int x = 0; x < width; x++)
    if (pixels[x] >> 24 >= 128)
      out = MAX (out, fabs (x + 0.5 - matrix->x0) / matrix->xx);
  row.half_width =
      MIN (out, l->face_width + l->hair_wide * CLAMP ((EARS_TOP_Y - down) / HAIR_FALL, 0.0, 1.0));
  high = CLAMP ((down - CROWN_Y) / (-l->hair_top - CROWN_Y), 0.0, 1.0);
  row.depth = DEPTH * l->face_width * sqrt (1.0 - high * high);
  return row;
}

/* Of each place in the turned row which place of the one from the front is seen there; in pixels,
 * NaN where none is. */
static void
turn_row (const Row *row, double angle, const cairo_matrix_t *matrix, int width, double *from)
{
  g_autofree double *nearest = g_new (double, width);
  double unit = matrix->xx, reach = width / unit;

  for (int i = 0; i < width; i++)
    {
      from[i] = NAN;
      nearest[i] = -INFINITY;
    }
  for (double x = -reach; x < reach; x += STEP)
    {
      double a = matrix->x0 + unit * turn_place (row, angle, x) - 0.5;
      double b = matrix->x0 + unit * turn_place (row, angle, x + STEP) - 0.5;
      double depth = get_depth (row, x + STEP / 2.0) * cos (angle) - x * sin (angle);

      /* What has turned its back to the camera, b before a, is not seen. */
      for (int i = MAX (0, (int) ceil (a)); i < width && i <= b; i++)
        {
          if (depth <= nearest[i])
            continue;
          nearest[i] = depth;
          from[i] = matrix->x0 + unit * (x + STEP * (i - a) / MAX (b - a, 1e-9)) - 0.5;
        }
    }
}

void
xy_turn_layer (cairo_surface_t *layer,
               const XyLooks *l,
               double turn,
               gboolean is_behind,
               const cairo_matrix_t *matrix)
{
  int width = cairo_image_surface_get_width (layer);
  int height = cairo_image_surface_get_height (layer);
  g_autofree double *from = g_new (double, width);
  g_autofree guint8 *old = g_malloc0 ((gsize) width * 4 + 4);
  gsize stride = (gsize) cairo_image_surface_get_stride (layer);
  guint8 *pixels;

  cairo_surface_flush (layer);
  pixels = cairo_image_surface_get_data (layer);
  for (int y = 0; y < height; y++)
    {
      guint8 *to = pixels + (gsize) y * stride;
      Row row = { 0 };

      memcpy (old, to, (gsize) width * 4);
      if (!is_behind)
        row = measure_row (l, (const guint32 *) (gconstpointer) to, width, matrix, y);
      turn_row (&row, turn * G_PI / 180.0, matrix, width, from);
      for (int x = 0; x < width; x++)
        {
          int left = isnan (from[x]) ? -1 : (int) floor (from[x]);
          double share = from[x] - left;

          for (int c = 0; c < 4; c++)
            to[4 * x + c] = left < 0 || left >= width
                                ? 0
                                : (guint8) lround (old[4 * left + c] * (1.0 - share) +
                                                   old[4 * left + 4 + c] * share);
        }
    }
  cairo_surface_mark_dirty (layer);
}
