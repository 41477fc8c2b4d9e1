// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "photo/xy-face-patch.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "photo/xy-cell-outline.h"
#include "photo/xy-lab.h"
#include "photo/xy-measures.h"

#define N_PIXELS ((gsize) XY_PATCH_WIDTH * XY_PATCH_HEIGHT)
/* Above this many source pixels a pixel of the patch is a mean over more than those around it. */
#define FINE 1.15
/* Places are counted in parts of a pixel, and between two pixels there are 2^BETWEEN that differ.
 */
#define FRACTION 16
#define BETWEEN 4

/* Masks are outlined in squares of this many pixels, and none of fewer squares. */
#define SQUARE 2
#define LEAST_SQUARES 2

/* Three numbers in one word, so that three sums are made at once. */
#define LANE 21
#define LANE_MASK ((G_GUINT64_CONSTANT (1) << LANE) - 1)

/* From places of the patch to places of a picture. */
typedef struct
{
  double x, y; /* of the patch's upper left corner */
  double along, across; /* one step to the right in the patch is (along, across) */
} Turn;

/* What the patch is read from: the part of the picture around the face, which goes on beyond the
 * picture as its edge is, and which is a whole number of times smaller where the picture is much
 * larger than the patch. */
typedef struct
{
  double x, y; /* of the middle of its first pixel, in the picture */
  int width, height;
  int shrink;
  guint doublings; /* of its numbers, that were added up */
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
pack (guint red, guint green, guint blue)
{
  return red | (guint64) green << LANE | (guint64) blue << (2 * LANE);
}

static void
read_row (const XyImage *image, int left, int top, guint64 *to, int n)
{
  const guint8 *row = image->pixels + (gsize) CLAMP (top, 0, image->height - 1) * image->stride;
  int before = CLAMP (-left, 0, n), after = CLAMP (image->width - left, before, n);

  for (int i = before; i < after; i++)
    {
      const guint8 *pixel = row + (gsize) (left + i) * 3;

      to[i] = pack (pixel[0], pixel[1], pixel[2]);
    }
  for (int i = 0; i < before; i++)
    to[i] = pack (row[0], row[1], row[2]);
  row += ((gsize) image->width - 1) * 3;
  for (int i = after; i < n; i++)
    to[i] = pack (row[0], row[1], row[2]);
}

/* Means over squares of @side pixels. */
static void
read_shrunk_row (const XyImage *image, int left, int top, int side, guint64 *to, int n)
{
  guint area = (guint) (side * side);

  for (int i = 0; i < n; i++)
    {
      guint sums[3] = { area / 2, area / 2, area / 2 };

      for (int y = top; y < top + side; y++)
        {
          const guint8 *row =
              image->pixels + (gsize) CLAMP (y, 0, image->height - 1) * image->stride;

          for (int j = 0; j < side; j++)
            {
              const guint8 *pixel =
                  row + (gsize) CLAMP (left + i * side + j, 0, image->width - 1) * 3;

              sums[0] += pixel[0];
              sums[1] += pixel[1];
              sums[2] += pixel[2];
            }
        }
      to[i] = pack (sums[0] / area, sums[1] / area, sums[2] / area);
    }
}

/* Sums of two by two pixels: what a patch of a coarser grid would turn into false patterns is no
 * longer there.  The last row and column lie outside what the patch covers. */
static void
smooth (Source *source)
{
  gsize width = (gsize) source->width;

  for (gsize y = 0; y + 1 < (gsize) source->height; y++)
    {
      guint64 *upper = source->pixels + y * width;
      const guint64 *lower = upper + width;

      for (gsize x = 0; x + 1 < width; x++)
        upper[x] += upper[x + 1] + lower[x] + lower[x + 1];
    }
  source->doublings = 2;
  source->x += 0.5 * source->shrink;
  source->y += 0.5 * source->shrink;
}

static void
source_init (Source *source, const XyImage *image, const Turn *turn)
{
  double unit = hypot (turn->along, turn->across);
  double left = G_MAXINT / 4, top = G_MAXINT / 4, right = G_MININT / 4, bottom = G_MININT / 4;
  int shrink = CLAMP ((int) unit, 1, 64), first_x, first_y;

  for (guint i = 0; i < 4; i++)
    {
      XyPoint corner =
          turn_point (turn, i % 2 * (double) XY_PATCH_WIDTH, i / 2 * (double) XY_PATCH_HEIGHT);

      left = MIN (left, corner.x);
      right = MAX (right, corner.x);
      top = MIN (top, corner.y);
      bottom = MAX (bottom, corner.y);
    }
  first_x = (int) floor (left) - 2 * shrink;
  first_y = (int) floor (top) - 2 * shrink;
  source->shrink = shrink;
  source->x = first_x + shrink / 2.0;
  source->y = first_y + shrink / 2.0;
  source->width = (int) ((right - first_x) / shrink) + 4;
  source->height = (int) ((bottom - first_y) / shrink) + 4;
  source->doublings = 0;
  source->pixels = g_new (guint64, (gsize) source->width * (gsize) source->height);
  for (int y = 0; y < source->height; y++)
    {
      guint64 *to = source->pixels + (gsize) y * (gsize) source->width;

      if (shrink == 1)
        read_row (image, first_x, first_y + y, to, source->width);
      else
        read_shrunk_row (image, first_x, first_y + y * shrink, shrink, to, source->width);
    }
  if (unit / shrink > FINE)
    smooth (source);
}

/* The colour at a place, between the four pixels around it, 2^(2 · BETWEEN) times too large. */
static inline guint64
read_between (const Source *source, guint x, guint y)
{
  const guint64 one = 1 << BETWEEN;
  guint64 to_right = x >> (FRACTION - BETWEEN) & (one - 1);
  guint64 to_bottom = y >> (FRACTION - BETWEEN) & (one - 1);
  const guint64 *upper =
      source->pixels + (gsize) (y >> FRACTION) * (gsize) source->width + (x >> FRACTION);
  const guint64 *lower = upper + source->width;

  return (upper[0] * (one - to_right) + upper[1] * to_right) * (one - to_bottom) +
         (lower[0] * (one - to_right) + lower[1] * to_right) * to_bottom;
}

static guint
to_fraction (double pixels)
{
  return (guint) (int) (pixels * (1 << FRACTION));
}

static void
sample (XyFacePatch *patch, const XyImage *image, const Turn *turn)
{
  guint along, across, shift, half;
  Source source;

  source_init (&source, image, turn);
  along = to_fraction (turn->along / source.shrink);
  across = to_fraction (turn->across / source.shrink);
  shift = source.doublings + 2 * BETWEEN;
  half = 1u << (shift - 1);
  for (int y = 0; y < XY_PATCH_HEIGHT; y++)
    {
      XyPoint middle = turn_point (turn, 0.5, y + 0.5);
      guint at_x = to_fraction ((middle.x - source.x) / source.shrink);
      guint at_y = to_fraction ((middle.y - source.y) / source.shrink);
      guint8 *rgb = patch->rgb + xy_patch_index (0, y) * 3;

      for (int x = 0; x < XY_PATCH_WIDTH; x++, rgb += 3)
        {
          guint64 sum = read_between (&source, at_x, at_y);

          rgb[0] = (guint8) (((guint) (sum & LANE_MASK) + half) >> shift);
          rgb[1] = (guint8) (((guint) (sum >> LANE & LANE_MASK) + half) >> shift);
          rgb[2] = (guint8) (((guint) (sum >> (2 * LANE)) + half) >> shift);
          /* Unsigned, so that a step to the left or up is one that wraps around. */
          at_x += along;
          at_y += across;
        }
    }
  g_free (source.pixels);
}

static void
fill_inside (XyFacePatch *patch, const XyImage *image, const Turn *turn)
{
  gboolean all = TRUE;

  /* Between corners that are inside everything is. */
  for (guint i = 0; i < 4 && all; i++)
    {
      XyPoint corner =
          turn_point (turn, i % 2 * (double) XY_PATCH_WIDTH, i / 2 * (double) XY_PATCH_HEIGHT);

      all = corner.x >= 0 && corner.y >= 0 && corner.x < image->width && corner.y < image->height;
    }
  if (all)
    {
      memset (patch->inside, TRUE, N_PIXELS);
      return;
    }
  for (int y = 0; y < XY_PATCH_HEIGHT; y++)
    {
      for (int x = 0; x < XY_PATCH_WIDTH; x++)
        {
          XyPoint middle = turn_point (turn, x + 0.5, y + 0.5);

          patch->inside[xy_patch_index (x, y)] =
              middle.x >= 0 && middle.y >= 0 && middle.x < image->width && middle.y < image->height;
        }
    }
}

static void
fill_lab (XyFacePatch *patch)
{
  const XyLabTable *table = xy_lab_get_table ();
  const guint8 *rgb = patch->rgb;

  for (gsize i = 0; i < N_PIXELS; i++, rgb += 3)
    {
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
  patch->luma = xy_plane_new_unset (XY_PATCH_WIDTH, XY_PATCH_HEIGHT);
  for (guint c = 0; c < 3; c++)
    patch->lab[c] = xy_plane_new_unset (XY_PATCH_WIDTH, XY_PATCH_HEIGHT);
  patch->pixel = hypot (turn.along, turn.across);
  sample (patch, image, &turn);
  fill_inside (patch, image, &turn);
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

void
xy_patch_add_mask (const XyMeasures *measures, XyFinding *finding, const guint8 *mask)
{
  const int columns = XY_PATCH_WIDTH / SQUARE, rows = XY_PATCH_HEIGHT / SQUARE;
  g_autofree guint8 *set = g_new0 (guint8, (gsize) columns * (gsize) rows);
  g_autoptr (XyFinding) outlined = xy_finding_new (finding->rule, NULL, finding->verdict, "");

  for (int y = 0; y < rows * SQUARE; y++)
    for (int x = 0; x < columns * SQUARE; x++)
      set[y / SQUARE * columns + x / SQUARE] |= mask[xy_patch_index (x, y)];
  xy_cell_outline_add (outlined, set, columns, rows, SQUARE, LEAST_SQUARES);
  for (guint i = 0; i < outlined->regions->len; i++)
    {
      const XyRegion *region = g_ptr_array_index (outlined->regions, i);

      xy_patch_add_polygon (measures, finding, region->points, region->n_points);
    }
}
