// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "photo/xy-face-patch.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "photo/xy-lab.h"
#include "photo/xy-measures.h"

#define N_PIXELS ((gsize) XY_PATCH_WIDTH * XY_PATCH_HEIGHT)
/* Above this many source pixels a pixel of the patch is the mean of four places instead of one. */
#define FINE 1.15
/* Between two source pixels there are this many places that differ, a power of two. */
#define BETWEEN 16
/* Red, green and blue of one pixel in one word, so that three sums are made at once. */
#define LANE 21
#define LANE_MASK ((G_GUINT64_CONSTANT (1) << LANE) - 1)

/* From places of the patch to places of a picture. */
typedef struct
{
  double x, y; /* of the patch's upper left corner */
  double along, across; /* one step to the right in the patch is (along, across) */
} Turn;

/* What the patch is read from: the part of the picture around the face, a whole number of times
 * smaller where the picture is much larger than the patch. */
typedef struct
{
  int left, top; /* of the picture */
  int width, height;
  int shrink;
  guint64 *pixels;
} Source;

static Turn
get_turn (const XyPoint eyes[2])
{
  double along = (eyes[1].x - eyes[0].x) / XY_PATCH_EYES;
  double across = (eyes[1].y - eyes[0].y) / XY_PATCH_EYES;

  return (Turn){ .x = eyes[0].x - XY_PATCH_LEFT_EYE * along + XY_PATCH_EYE_ROW * across,
                 .y = eyes[0].y - XY_PATCH_LEFT_EYE * across - XY_PATCH_EYE_ROW * along,
                 .along = along,
                 .across = across };
}

static XyPoint
turn_point (const Turn *turn, double x, double y)
{
  return (XyPoint){ turn->x + x * turn->along - y * turn->across,
                    turn->y + x * turn->across + y * turn->along };
}

static guint64
read_block (const XyImage *image, int left, int top, int side)
{
  guint sums[3] = { 0 };
  guint n;

  if (side == 1)
    {
      const guint8 *pixel = image->pixels + (gsize) top * image->stride + (gsize) left * 3;

      return pixel[0] | (guint64) pixel[1] << LANE | (guint64) pixel[2] << (2 * LANE);
    }
  for (int y = top; y < MIN (top + side, image->height); y++)
    {
      const guint8 *row = image->pixels + (gsize) y * image->stride;

      for (int x = left; x < MIN (left + side, image->width); x++)
        {
          sums[0] += row[x * 3];
          sums[1] += row[x * 3 + 1];
          sums[2] += row[x * 3 + 2];
        }
    }
  n = (guint) (MIN (side, image->width - left) * MIN (side, image->height - top));
  return (sums[0] + n / 2) / n | (guint64) ((sums[1] + n / 2) / n) << LANE |
         (guint64) ((sums[2] + n / 2) / n) << (2 * LANE);
}

static void
source_init (Source *source, const XyImage *image, const Turn *turn)
{
  double unit = hypot (turn->along, turn->across);
  double left = image->width, top = image->height, right = 0, bottom = 0;

  for (guint i = 0; i < 4; i++)
    {
      XyPoint corner =
          turn_point (turn, i % 2 * (double) XY_PATCH_WIDTH, i / 2 * (double) XY_PATCH_HEIGHT);

      left = MIN (left, corner.x);
      right = MAX (right, corner.x);
      top = MIN (top, corner.y);
      bottom = MAX (bottom, corner.y);
    }
  source->shrink = CLAMP ((int) unit, 1, 64);
  source->left = (int) CLAMP (floor (left) - source->shrink, 0, image->width - 1.0);
  source->top = (int) CLAMP (floor (top) - source->shrink, 0, image->height - 1.0);
  right = CLAMP (ceil (right) + source->shrink, source->left + 1.0, image->width);
  bottom = CLAMP (ceil (bottom) + source->shrink, source->top + 1.0, image->height);
  source->width = ((int) right - source->left + source->shrink - 1) / source->shrink;
  source->height = ((int) bottom - source->top + source->shrink - 1) / source->shrink;
  source->pixels = g_new (guint64, (gsize) source->width * (gsize) source->height);
  for (int y = 0; y < source->height; y++)
    {
      guint64 *to = source->pixels + (gsize) y * (gsize) source->width;

      for (int x = 0; x < source->width; x++)
        to[x] = read_block (image, source->left + x * source->shrink,
                            source->top + y * source->shrink, source->shrink);
    }
}

/* The colour at a place, between the four pixels around it, BETWEEN² times too large.  The place is
 * in units of 1 / BETWEEN pixels; beyond the edges the picture goes on as its edge is. */
static guint64
read_between (const Source *source, int x, int y)
{
  int left = x >= 0 ? x / BETWEEN : -1, top = y >= 0 ? y / BETWEEN : -1;
  guint64 to_right = (guint64) (x & (BETWEEN - 1)), to_bottom = (guint64) (y & (BETWEEN - 1));
  int x0 = CLAMP (left, 0, source->width - 1), x1 = CLAMP (left + 1, 0, source->width - 1);
  const guint64 *upper =
      source->pixels + (gsize) CLAMP (top, 0, source->height - 1) * (gsize) source->width;
  const guint64 *lower =
      source->pixels + (gsize) CLAMP (top + 1, 0, source->height - 1) * (gsize) source->width;

  return (upper[x0] * (BETWEEN - to_right) + upper[x1] * to_right) * (BETWEEN - to_bottom) +
         (lower[x0] * (BETWEEN - to_right) + lower[x1] * to_right) * to_bottom;
}

/* In whole steps and within what an int holds, wherever the face is. */
static int
to_steps (double place)
{
  return (int) floor (CLAMP (place, -4096, 65536) * BETWEEN + 0.5);
}

static void
sample (XyFacePatch *patch, const XyImage *image, const Turn *turn)
{
  Source source;
  double shrink;
  int n;

  source_init (&source, image, turn);
  shrink = source.shrink;
  n = patch->pixel / shrink > FINE ? 2 : 1;
  for (int y = 0; y < XY_PATCH_HEIGHT; y++)
    {
      for (int x = 0; x < XY_PATCH_WIDTH; x++)
        {
          gsize i = xy_patch_index (x, y);
          XyPoint middle = turn_point (turn, x + 0.5, y + 0.5);
          guint64 sum = 0;
          guint half = BETWEEN * BETWEEN / 2;

          for (int j = 0; j < n * n; j++)
            {
              double right = n == 1 ? 0 : j % 2 * 0.5 - 0.25;
              double down = n == 1 ? 0 : j / 2 * 0.5 - 0.25;
              double at_x = middle.x + right * turn->along - down * turn->across;
              double at_y = middle.y + right * turn->across + down * turn->along;

              sum += read_between (&source, to_steps ((at_x - source.left) / shrink - 0.5),
                                   to_steps ((at_y - source.top) / shrink - 0.5));
            }
          half *= (guint) (n * n);
          for (guint c = 0; c < 3; c++)
            patch->rgb[i * 3 + c] =
                (guint8) (((guint) (sum >> (c * LANE) & LANE_MASK) + half) / (2 * half));
          patch->inside[i] =
              middle.x >= 0 && middle.y >= 0 && middle.x < image->width && middle.y < image->height;
        }
    }
  g_free (source.pixels);
}

static void
fill_lab (XyFacePatch *patch)
{
  const XyLabTable *table = xy_lab_get_table ();

  for (gsize i = 0; i < N_PIXELS; i++)
    {
      const guint8 *rgb = patch->rgb + i * 3;
      float lab[3];

      xy_lab_look_up (table, rgb, lab);
      patch->luma->values[i] = (float) (rgb[0] * 77 + rgb[1] * 150 + rgb[2] * 29) / 256.0f;
      for (guint c = 0; c < 3; c++)
        patch->lab[c]->values[i] = lab[c];
    }
}

XyFacePatch *
xy_face_patch_new (const XyImage *image, const XyPoint eyes[2])
{
  XyFacePatch *patch = g_new0 (XyFacePatch, 1);
  Turn turn = get_turn (eyes);

  patch->rgb = g_malloc (N_PIXELS * 3);
  patch->inside = g_malloc (N_PIXELS);
  patch->luma = xy_plane_new (XY_PATCH_WIDTH, XY_PATCH_HEIGHT);
  for (guint c = 0; c < 3; c++)
    patch->lab[c] = xy_plane_new (XY_PATCH_WIDTH, XY_PATCH_HEIGHT);
  patch->pixel = hypot (turn.along, turn.across);
  sample (patch, image, &turn);
  fill_lab (patch);
  return patch;
}

void
xy_face_patch_free (XyFacePatch *patch)
{
  g_free (patch->rgb);
  g_free (patch->inside);
  xy_plane_free (patch->luma);
  for (guint c = 0; c < 3; c++)
    xy_plane_free (patch->lab[c]);
  g_free (patch);
}

gboolean
xy_measures_need_patch (XyMeasures *measures, const char *rule, const char *clause)
{
  const char *reason;

  if (measures->patch != NULL)
    return TRUE;
  if (measures->image == NULL)
    reason = measures->obstacle;
  else if (measures->n_faces < 0)
    reason = measures->face_obstacle;
  else if (measures->n_faces == 0)
    reason = _ ("This was not measured, because no face was found in the photo.");
  else
    reason = _ ("This was not measured, because no eyes were found in the photo.");
  xy_measures_add (measures, rule, clause, XY_VERDICT_UNKNOWN, reason);
  return FALSE;
}

XyPoint
xy_patch_to_photo (const XyMeasures *measures, double x, double y)
{
  Turn turn = get_turn (measures->eyes);
  XyPoint point = turn_point (&turn, x, y);

  return (XyPoint){ point.x * measures->scale, point.y * measures->scale };
}

void
xy_patch_add_rect (const XyMeasures *measures, XyFinding *finding, const XyRect *rect)
{
  const XyPoint corners[] = { { rect->x, rect->y },
                              { rect->x + rect->width, rect->y },
                              { rect->x + rect->width, rect->y + rect->height },
                              { rect->x, rect->y + rect->height } };

  xy_patch_add_polygon (measures, finding, corners, G_N_ELEMENTS (corners));
}

void
xy_patch_add_polygon (const XyMeasures *measures,
                      XyFinding *finding,
                      const XyPoint *points,
                      guint n_points)
{
  g_autofree XyPoint *turned = g_new (XyPoint, n_points);

  for (guint i = 0; i < n_points; i++)
    {
      XyPoint point = xy_patch_to_photo (measures, points[i].x, points[i].y);

      turned[i].x = CLAMP (point.x, 0, measures->image->full_width);
      turned[i].y = CLAMP (point.y, 0, measures->image->full_height);
    }
  xy_finding_add_polygon (finding, turned, n_points);
}
