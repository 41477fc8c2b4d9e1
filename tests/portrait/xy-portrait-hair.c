// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "xy-portrait-draw.h"

#include <math.h>

/* Two curves run from the left ear (t = 0) over the head to the right one (t = 1): the outline of
 * the hair and the hairline.  Strands run along them from the parting, or across from the inner to
 * the outer. */

typedef struct
{
  double x, y;
} Point;

static Point
arch (double t, double half_width, double base, double top, double flat_x, double flat_y)
{
  double c = -cos (G_PI * t);
  double s = MAX (sin (G_PI * t), 0.0);

  return (Point){ copysign (pow (fabs (c), flat_x), c) * half_width,
                  base - pow (s, flat_y) * (base - top) };
}

static gboolean
is_parted (const XyLooks *l)
{
  return l->style == XY_HAIR_SIDE_PART || l->style == XY_HAIR_TIED_PARTED ||
         l->style == XY_HAIR_BOB || l->style == XY_HAIR_LONG;
}

static Point
outline (const XyLooks *l, double t)
{
  Point p = arch (t, l->face_width + l->hair_wide, -2.0, -l->hair_top, 0.86, 0.82);

  if (l->style == XY_HAIR_SIDE_PART || l->style == XY_HAIR_SWEPT_UP)
    p.x += (l->part < 0.5 ? 7.0 : -7.0) * MAX (sin (G_PI * t), 0.0);
  if (is_parted (l))
    p.y += 5.0 * exp (-pow ((t - l->part) / 0.04, 2.0));
  return p;
}

static Point
hairline (const XyLooks *l, double t)
{
  double side = l->face_width - (l->woman ? 1.0 : 7.0);
  double base = l->woman ? 2.0 : 14.0;
  double middle = t - 0.5;
  Point p;

  switch (l->style)
    {
    case XY_HAIR_SIDE_PART:
    case XY_HAIR_TIED_PARTED:
    case XY_HAIR_BOB:
    case XY_HAIR_LONG:
      {
        double away = fabs (t - l->part);

        /* Hair falls from the parting across the corners of the forehead. */
        p = arch (t, side, base, -l->hairline, 0.80, 0.62);
        p.y -= 13.0 * exp (-pow (away / 0.05, 2.0));
        p.y +=
            (l->style == XY_HAIR_SIDE_PART ? 16.0 : 9.0) * exp (-pow ((away - 0.24) / 0.12, 2.0));
        break;
      }
    case XY_HAIR_TIED_BACK:
      p = arch (t, side, base, -l->hairline - 9.0, 0.92, 0.84);
      break;
    case XY_HAIR_CROP:
    case XY_HAIR_SWEPT_UP:
    default:
      /* Higher at the temples than in the middle. */
      p = arch (t, side, base, -l->hairline - 8.0, 0.80, 0.70);
      p.y += 9.0 * exp (-pow (middle / 0.13, 2.0));
      p.y -= 7.0 * exp (-pow ((fabs (middle) - 0.23) / 0.07, 2.0));
      p.y += 2.5 * sin (t * 55.0) * sin (t * 23.0 + l->part * 9.0);
    }
  return p;
}

static Point
between (const XyLooks *l, double t, double f)
{
  Point a = hairline (l, CLAMP (t, 0.0, 1.0));
  Point b = outline (l, CLAMP (t, 0.0, 1.0));

  return (Point){ a.x + (b.x - a.x) * f, a.y + (b.y - a.y) * f };
}

static void
hair_path (cairo_t *cr, const XyLooks *l)
{
  for (int i = 0; i <= 60; i++)
    {
      Point p = outline (l, i / 60.0);

      cairo_line_to (cr, p.x, p.y);
    }
  for (int i = 60; i >= 0; i--)
    {
      Point p = hairline (l, i / 60.0);

      cairo_line_to (cr, p.x, p.y);
    }
  cairo_close_path (cr);
}

void
xy_hair_shadow_path (cairo_t *cr, const XyLooks *l)
{
  hair_path (cr, l);
}

/* A strand is light or dark by chance; many together look like hair. */
static void
stroke_strand (cairo_t *cr, const XyLooks *l, XyRandom *random)
{
  double kind = xy_random_range (random, 0.0, 1.0);
  XyRgb glow = xy_rgb_mix (l->hair, XY_RGB (148, 128, 118), 0.42);

  cairo_set_line_width (cr, xy_random_range (random, 0.5, 1.5));
  if (kind < 0.46)
    xy_canvas_set (cr, glow, xy_random_range (random, 0.10, 0.42));
  else if (kind < 0.6)
    xy_canvas_set (cr, xy_rgb_mix (l->hair, XY_RGB (190, 184, 190), 0.45),
                   xy_random_range (random, 0.06, 0.22));
  else
    xy_canvas_set (cr, xy_rgb_shade (l->hair, 0.35), xy_random_range (random, 0.2, 0.6));
  cairo_stroke (cr);
}

static void
strand_along (cairo_t *cr, const XyLooks *l, XyRandom *random)
{
  double end = xy_random_range (random, 0.0, 1.0) < l->part ? -0.01 : 1.01;
  double f = sqrt (xy_random_range (random, 0.0, 1.0));
  double drift = xy_random_range (random, -0.10, 0.08);
  double from = xy_random_range (random, 0.0, 0.5);
  double to = MIN (from + xy_random_range (random, 0.4, 0.9), 1.0);

  if (xy_random_int (random, 3) == 0)
    from = 0.0;
  for (int i = 0; i <= 14; i++)
    {
      double s = from + (to - from) * i / 14.0;
      Point p = between (l, l->part + (end - l->part) * s, CLAMP (f + drift * s, -0.01, 1.005));

      cairo_line_to (cr, p.x, p.y);
    }
  stroke_strand (cr, l, random);
}

static void
strand_across (cairo_t *cr, const XyLooks *l, XyRandom *random)
{
  double t = xy_random_range (random, 0.0, 1.0);
  double towards;
  double from = xy_random_range (random, -0.02, 0.5);
  double length = xy_random_range (random, 0.35, 0.7);

  if (l->style == XY_HAIR_TIED_BACK)
    towards = 0.5 + (t - 0.5) * 0.45;
  else if (l->style == XY_HAIR_SWEPT_UP)
    towards = t + (l->part < 0.5 ? 0.13 : -0.13) * sin (G_PI * t);
  else
    {
      towards = t + xy_random_range (random, -0.06, 0.06);
      length *= 0.6;
      from *= 1.5;
    }
  if (l->style == XY_HAIR_TIED_BACK)
    length *= 1.5;
  for (int i = 0; i <= 10; i++)
    {
      double f = CLAMP (from + length * i / 10.0, -0.03, 1.01);
      Point p = between (l, t + (towards - t) * f, f);

      cairo_line_to (cr, p.x, p.y);
    }
  stroke_strand (cr, l, random);
}

static void
draw_sheen (cairo_t *cr, const XyLooks *l)
{
  cairo_t *soft = xy_soft_begin (cr, 7.0);

  cairo_set_line_width (soft, 10.0);
  for (int i = 0; i <= 20; i++)
    {
      Point p = between (l, 0.22 + 0.40 * i / 20.0, 0.56);

      cairo_line_to (soft, p.x, p.y);
    }
  cairo_stroke (soft);
  xy_soft_end (cr, soft, XY_RGB (150, 142, 146), 0.36);
}

static void
draw_outline_tufts (cairo_t *cr, const XyLooks *l, XyRandom *random)
{
  gboolean short_hair = l->style == XY_HAIR_CROP || l->style == XY_HAIR_SWEPT_UP;
  int count = short_hair ? 240 : 60;

  for (int i = 0; i < count; i++)
    {
      double t = xy_random_range (random, 0.04, 0.96);
      double lean = xy_random_range (random, -0.025, 0.025);
      double length = short_hair ? xy_random_range (random, 0.0, 0.04) : 0.02;
      Point a = between (l, t, 0.9);
      Point b = between (l, t + lean, 1.0 + length * sin (G_PI * t));

      if (!short_hair)
        {
          a = between (l, t, 0.995);
          b = between (l, t + (t < l->part ? -0.05 : 0.05), 1.012);
        }
      cairo_move_to (cr, a.x, a.y);
      cairo_line_to (cr, b.x, b.y);
    }
  cairo_set_line_width (cr, short_hair ? 1.0 : 0.8);
  xy_canvas_set (cr, l->hair, 0.8);
  cairo_stroke (cr);
}

/* Fine short hairs soften the line where skin begins. */
static void
draw_hairline_fuzz (cairo_t *cr, const XyLooks *l, XyRandom *random)
{
  gboolean short_hair = l->style == XY_HAIR_CROP || l->style == XY_HAIR_SWEPT_UP;

  for (int i = 0; i < (short_hair ? 260 : 170); i++)
    {
      double t = xy_random_range (random, 0.01, 0.99);
      Point a = between (l, t, -xy_random_range (random, 0.01, short_hair ? 0.13 : 0.075));
      double lean =
          is_parted (l) ? (t < l->part ? -0.04 : 0.04) : xy_random_range (random, -0.01, 0.01);
      Point b = between (l, t + lean, 0.1);

      cairo_move_to (cr, a.x, a.y);
      cairo_line_to (cr, b.x, b.y);
    }
  cairo_set_line_width (cr, 0.8);
  xy_canvas_set (cr, l->hair, 0.45);
  cairo_stroke (cr);
}

void
xy_draw_hair (cairo_t *cr, const XyLooks *l)
{
  XyRandom random;
  cairo_t *soft;
  cairo_path_t *path;
  int strands = l->style == XY_HAIR_CROP ? 520 : 420;

  xy_random_init (&random, l->detail_seed + 2);
  soft = xy_soft_begin (cr, 1.1);
  hair_path (soft, l);
  cairo_fill (soft);
  xy_soft_end (cr, soft, l->hair, 1.0);
  draw_hairline_fuzz (cr, l, &random);

  cairo_save (cr);
  hair_path (cr, l);
  path = cairo_copy_path (cr);
  cairo_clip (cr);
  draw_sheen (cr, l);
  for (int i = 0; i < strands; i++)
    {
      cairo_new_path (cr);
      if (is_parted (l))
        strand_along (cr, l, &random);
      else
        strand_across (cr, l, &random);
    }
  xy_soft_edge (cr, path, -4.0, -3.0, 9.0, xy_rgb_shade (l->hair, 0.25), 0.55);
  if (is_parted (l))
    {
      /* The parting shows a little skin. */
      Point a = between (l, l->part, -0.05);
      Point b = between (l, l->part, 0.8);

      soft = xy_soft_begin (cr, 0.9);
      cairo_set_line_width (soft, 2.2);
      cairo_move_to (soft, a.x, a.y);
      cairo_line_to (soft, b.x, b.y);
      cairo_stroke (soft);
      xy_soft_end (cr, soft, l->shade, 0.55);
    }
  cairo_restore (cr);
  cairo_path_destroy (path);
  draw_outline_tufts (cr, l, &random);
}

static void
behind_path (cairo_t *cr, const XyLooks *l)
{
  double w = l->face_width + l->hair_wide;
  double end = l->style == XY_HAIR_BOB ? 132.0 : 262.0;
  double wide = l->style == XY_HAIR_BOB ? w + 3.0 : w + 8.0;

  cairo_move_to (cr, -w, -30.0);
  cairo_curve_to (cr, -w - 6.0, 30.0, -wide - 8.0, end - 70.0, -wide + 4.0, end - 22.0);
  cairo_curve_to (cr, -wide + 12.0, end + 8.0, -wide * 0.7, end + 8.0, 0.0, end + 8.0);
  cairo_curve_to (cr, wide * 0.7, end + 8.0, wide - 12.0, end + 8.0, wide - 4.0, end - 22.0);
  cairo_curve_to (cr, wide + 8.0, end - 70.0, w + 6.0, 30.0, w, -30.0);
  cairo_curve_to (cr, w, -120.0, -w, -120.0, -w, -30.0);
  cairo_close_path (cr);
}

void
xy_draw_hair_behind (cairo_t *cr, const XyLooks *l)
{
  XyRandom random;
  cairo_path_t *path;
  double w = l->face_width + l->hair_wide;
  double end = l->style == XY_HAIR_BOB ? 132.0 : 262.0;

  if (l->style != XY_HAIR_BOB && l->style != XY_HAIR_LONG)
    return;
  xy_random_init (&random, l->detail_seed + 3);
  cairo_save (cr);
  behind_path (cr, l);
  path = cairo_copy_path (cr);
  xy_canvas_set (cr, xy_rgb_shade (l->hair, 0.8), 1.0);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  for (int i = 0; i < 260; i++)
    {
      double x = xy_random_range (&random, -1.0, 1.0);
      double y = xy_random_range (&random, -60.0, end - 60.0);
      double swing = xy_random_range (&random, -5.0, 5.0);

      cairo_new_path (cr);
      cairo_move_to (cr, x * w, y);
      cairo_rel_curve_to (cr, x * 5.0 + swing, 30.0, x * 4.0 - swing, 70.0, -x * 4.0, 110.0);
      stroke_strand (cr, l, &random);
    }
  xy_soft_edge (cr, path, -3.0, -2.0, 9.0, xy_rgb_shade (l->hair, 0.25), 0.5);
  cairo_restore (cr);
  cairo_path_destroy (path);
}

void
xy_draw_fringe (cairo_t *cr, const XyLooks *l)
{
  XyRandom random;
  double w = l->face_width;

  xy_random_init (&random, l->detail_seed + 4);
  for (int pass = 0; pass < 2; pass++)
    for (int i = 0; i < 190; i++)
      {
        double u = xy_random_range (&random, -1.0, 1.0);
        double x = u * w * 0.80;
        Point root = between (l, 0.5 + u * 0.30, 0.12);
        double tip = -21.0 + 5.0 * u * u + xy_random_range (&random, -6.0, 6.0);

        cairo_new_path (cr);
        cairo_move_to (cr, root.x, root.y);
        cairo_curve_to (cr, x * 0.98, root.y * 0.7 - 20.0, x * 1.06, tip - 40.0,
                        x * 1.08 + xy_random_range (&random, -5.0, 5.0), tip);
        if (pass == 0)
          {
            cairo_set_line_width (cr, 5.5);
            cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
            xy_canvas_set (cr, l->hair, 0.75);
            cairo_stroke (cr);
          }
        else
          stroke_strand (cr, l, &random);
      }
}

void
xy_draw_lock (cairo_t *cr, const XyLooks *l, int side)
{
  XyRandom random;
  cairo_path_t *path;
  double w = l->face_width;

  xy_random_init (&random, l->detail_seed + 5 + (guint64) (side + 1));
  cairo_save (cr);
  cairo_scale (cr, side, 1.0);
  cairo_move_to (cr, w * 0.72, -104.0);
  cairo_curve_to (cr, w * 0.94, -60.0, w * 0.90, 10.0, w * 0.88, 64.0);
  cairo_curve_to (cr, w * 0.86, 120.0, w * 0.80, 190.0, w * 0.82, 258.0);
  cairo_curve_to (cr, w * 0.90, 276.0, w + 6.0, 272.0, w + 17.0, 258.0);
  cairo_curve_to (cr, w + 30.0, 150.0, w + 32.0, 20.0, w + l->hair_wide + 6.0, -30.0);
  cairo_curve_to (cr, w + l->hair_wide, -80.0, w * 0.90, -120.0, w * 0.72, -104.0);
  cairo_close_path (cr);
  path = cairo_copy_path (cr);
  xy_canvas_set (cr, l->hair, 1.0);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  for (int i = 0; i < 190; i++)
    {
      double u = xy_random_range (&random, 0.0, 1.0);
      double y = xy_random_range (&random, -115.0, 150.0);
      double x = w * 0.82 + u * (w * 0.18 + 28.0);

      cairo_new_path (cr);
      cairo_move_to (cr, x - (y < -30.0 ? 14.0 * (1.0 - u) : 0.0), y);
      cairo_rel_curve_to (cr, 8.0, 40.0, 4.0, 80.0, xy_random_range (&random, -4.0, 4.0), 130.0);
      stroke_strand (cr, l, &random);
    }
  xy_soft_edge (cr, path, -3.0, 0.0, 6.0, xy_rgb_shade (l->hair, 0.25), 0.5);
  cairo_restore (cr);
  cairo_path_destroy (path);
}
