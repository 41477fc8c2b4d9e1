// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "xy-portrait-canvas.h"

#include <math.h>
#include <string.h>

void
xy_random_init (XyRandom *random, guint64 seed)
{
  random->state = seed * 0x9e3779b97f4a7c15u + 0x2545f4914f6cdd1du;
}

/* splitmix64 */
guint64
xy_random_next (XyRandom *random)
{
  guint64 z;

  random->state += 0x9e3779b97f4a7c15u;
  z = random->state;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

double
xy_random_range (XyRandom *random, double low, double high)
{
  return low + (high - low) * ((double) (xy_random_next (random) >> 11) / 9007199254740992.0);
}

int
xy_random_int (XyRandom *random, int n)
{
  return (int) (xy_random_next (random) % (guint64) n);
}

/* The ends are repeated outwards in @copy, which has room for a radius on either side. */
static void
blur_line (guint8 *line, guint8 *copy, int length, gsize step, int radius)
{
  guint window = (guint) (2 * radius + 1);
  guint inverse = (65536 + window / 2) / window;
  guint sum = 0;

  memset (copy, line[0], (gsize) radius);
  for (int i = 0; i < length; i++)
    copy[radius + i] = line[(gsize) i * step];
  memset (copy + radius + length, copy[radius + length - 1], (gsize) radius + 1);
  for (guint i = 0; i < window; i++)
    sum += copy[i];
  for (int i = 0; i < length; i++)
    {
      line[(gsize) i * step] = (guint8) MIN ((sum * inverse + 32768) >> 16, 255);
      sum += (guint) copy[i + (int) window] - copy[i];
    }
}

/* The nearest that one box can do is a radius of one; below that a weighted mean of three. */
static void
soften_line (guint8 *line, guint8 *copy, int length, gsize step, double sigma)
{
  int side = (int) lround (256.0 * MIN (sigma * sigma / 2.0, 1.0 / 3.0));

  for (int i = 0; i < length; i++)
    copy[i] = line[(gsize) i * step];
  for (int i = 0; i < length; i++)
    line[(gsize) i * step] = (guint8) ((copy[MAX (i - 1, 0)] * side + copy[i] * (256 - 2 * side) +
                                        copy[MIN (i + 1, length - 1)] * side + 128) >>
                                       8);
}

void
xy_blur_plane (guint8 *data,
               int width,
               int height,
               gsize stride,
               int channels,
               int channel,
               double sigma)
{
  int radius = (int) lround (sqrt (4.0 * sigma * sigma + 1.0) / 2.0 - 0.5);
  g_autofree guint8 *copy = g_malloc ((gsize) MAX (width, height) + 2 * (gsize) radius + 1);

  if (sigma <= 0.0 || width < 1 || height < 1)
    return;
  for (int pass = 0; pass < (radius >= 1 ? 3 : 1); pass++)
    {
      for (int y = 0; y < height; y++)
        {
          guint8 *line = data + (gsize) y * stride + channel;

          if (radius >= 1)
            blur_line (line, copy, width, (gsize) channels, radius);
          else
            soften_line (line, copy, width, (gsize) channels, sigma);
        }
      for (int x = 0; x < width; x++)
        {
          guint8 *line = data + (gsize) x * (gsize) channels + channel;

          if (radius >= 1)
            blur_line (line, copy, height, stride, radius);
          else
            soften_line (line, copy, height, stride, sigma);
        }
    }
}

/* A very soft mask is drawn smaller and laid on enlarged: nobody sees it, and it takes a fraction
 * of the time. */
typedef struct
{
  double sigma;
  double left, top;
  double shrink;
} Soft;

static const cairo_user_data_key_t soft_key;

/* The box of the clip in device pixels: left, top, right, bottom. */
static void
get_clip_box (cairo_t *cr, double box[4])
{
  double left, top, right, bottom;
  double corners[4][2];

  cairo_clip_extents (cr, &left, &top, &right, &bottom);
  corners[0][0] = corners[3][0] = left;
  corners[1][0] = corners[2][0] = right;
  corners[0][1] = corners[1][1] = top;
  corners[2][1] = corners[3][1] = bottom;
  box[0] = box[1] = G_MAXINT;
  box[2] = box[3] = G_MININT;
  for (int i = 0; i < 4; i++)
    {
      cairo_user_to_device (cr, &corners[i][0], &corners[i][1]);
      box[0] = MIN (box[0], corners[i][0]);
      box[1] = MIN (box[1], corners[i][1]);
      box[2] = MAX (box[2], corners[i][0]);
      box[3] = MAX (box[3], corners[i][1]);
    }
}

cairo_t *
xy_soft_begin (cairo_t *cr, double sigma)
{
  cairo_matrix_t matrix, down;
  cairo_surface_t *surface;
  cairo_t *soft;
  Soft *kept = g_new (Soft, 1);
  double box[4];
  double pixels, margin;

  cairo_get_matrix (cr, &matrix);
  pixels = sigma * sqrt (fabs (matrix.xx * matrix.yy - matrix.xy * matrix.yx));
  kept->shrink = pixels >= 12.0 ? 4.0 : pixels >= 4.0 ? 2.0 : 1.0;
  kept->sigma = pixels / kept->shrink;
  margin = ceil (3.0 * pixels) + 2.0 * kept->shrink;
  get_clip_box (cr, box);
  kept->left = floor (box[0]) - margin;
  kept->top = floor (box[1]) - margin;
  surface = cairo_image_surface_create (
      CAIRO_FORMAT_A8, (int) ceil ((ceil (box[2]) + margin - kept->left) / kept->shrink),
      (int) ceil ((ceil (box[3]) + margin - kept->top) / kept->shrink));
  cairo_matrix_init (&down, 1.0 / kept->shrink, 0.0, 0.0, 1.0 / kept->shrink,
                     -kept->left / kept->shrink, -kept->top / kept->shrink);
  cairo_matrix_multiply (&matrix, &matrix, &down);
  cairo_surface_set_user_data (surface, &soft_key, kept, g_free);
  soft = cairo_create (surface);
  cairo_surface_destroy (surface);
  cairo_set_matrix (soft, &matrix);
  cairo_set_line_cap (soft, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (soft, CAIRO_LINE_JOIN_ROUND);
  return soft;
}

void
xy_soft_end (cairo_t *cr, cairo_t *soft, XyRgb colour, double alpha)
{
  cairo_surface_t *surface = cairo_get_target (soft);
  const Soft *kept = cairo_surface_get_user_data (surface, &soft_key);
  cairo_pattern_t *pattern;
  cairo_matrix_t down;

  cairo_surface_flush (surface);
  xy_blur_plane (cairo_image_surface_get_data (surface), cairo_image_surface_get_width (surface),
                 cairo_image_surface_get_height (surface),
                 (gsize) cairo_image_surface_get_stride (surface), 1, 0, kept->sigma);
  cairo_surface_mark_dirty (surface);
  pattern = cairo_pattern_create_for_surface (surface);
  cairo_matrix_init (&down, 1.0 / kept->shrink, 0.0, 0.0, 1.0 / kept->shrink,
                     -kept->left / kept->shrink, -kept->top / kept->shrink);
  cairo_pattern_set_matrix (pattern, &down);
  cairo_pattern_set_filter (pattern,
                            kept->shrink > 1.0 ? CAIRO_FILTER_BILINEAR : CAIRO_FILTER_NEAREST);
  cairo_save (cr);
  cairo_identity_matrix (cr);
  xy_canvas_set (cr, colour, alpha);
  cairo_mask (cr, pattern);
  cairo_restore (cr);
  cairo_pattern_destroy (pattern);
  cairo_destroy (soft);
}

void
xy_soft_ellipse (cairo_t *cr,
                 double x,
                 double y,
                 double rx,
                 double ry,
                 double sigma,
                 XyRgb colour,
                 double alpha)
{
  cairo_t *soft;

  cairo_save (cr);
  cairo_rectangle (cr, x - rx - 3.0 * sigma, y - ry - 3.0 * sigma, 2.0 * rx + 6.0 * sigma,
                   2.0 * ry + 6.0 * sigma);
  cairo_clip (cr);
  soft = xy_soft_begin (cr, sigma);
  cairo_translate (soft, x, y);
  cairo_scale (soft, rx, ry);
  cairo_arc (soft, 0.0, 0.0, 1.0, 0.0, 2.0 * G_PI);
  cairo_fill (soft);
  xy_soft_end (cr, soft, colour, alpha);
  cairo_restore (cr);
}

void
xy_soft_edge (cairo_t *cr,
              const cairo_path_t *path,
              double dx,
              double dy,
              double sigma,
              XyRgb colour,
              double alpha)
{
  cairo_t *soft = xy_soft_begin (cr, sigma);

  cairo_paint (soft);
  cairo_translate (soft, dx, dy);
  cairo_append_path (soft, path);
  cairo_set_operator (soft, CAIRO_OPERATOR_CLEAR);
  cairo_fill (soft);
  xy_soft_end (cr, soft, colour, alpha);
}
