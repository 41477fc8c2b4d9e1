// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "xy-portrait-draw.h"

static const XyRgb black = { 0.07, 0.05, 0.045 };
static const XyRgb white = { 1.0, 1.0, 1.0 };

static void
eye_path (cairo_t *cr, const XyLooks *l)
{
  double a = l->eye_width;
  double h = l->eye_open;

  cairo_move_to (cr, -a, 3.0);
  cairo_curve_to (cr, -a * 0.62, -h * 0.9, a * 0.25, -h * 1.55, a, -1.0 - l->eye_slant);
  cairo_curve_to (cr, a * 0.5, h * 0.78, -a * 0.45, h * 0.92, -a, 3.0);
  cairo_close_path (cr);
}

static void
draw_lids (cairo_t *cr, const XyLooks *l, XyRandom *random)
{
  double a = l->eye_width;
  double h = l->eye_open;
  double outer = -1.0 - l->eye_slant;
  cairo_t *soft;

  /* The upper lashes as one tapering band, then the fold of the lid. */
  cairo_move_to (cr, -a - 0.5, 3.4);
  cairo_curve_to (cr, -a * 0.62, -h * 0.9 - 1.4, a * 0.25, -h * 1.55 - 2.4, a + 3.0, outer - 1.6);
  cairo_curve_to (cr, a * 0.9, outer + 0.8, a * 0.25, -h * 1.55 + 2.2, -a * 0.3, -h * 0.75 + 0.8);
  cairo_curve_to (cr, -a * 0.7, -h * 0.2, -a * 0.85, 1.4, -a - 0.5, 3.4);
  cairo_close_path (cr);
  xy_canvas_set (cr, XY_RGB (30, 21, 19), 0.94);
  cairo_fill (cr);
  if (l->woman)
    {
      cairo_set_line_width (cr, 0.8);
      for (int i = 0; i < 14; i++)
        {
          double t = 0.2 + 0.8 * i / 13.0;
          double x = -a + 2.0 * a * t;
          double y = 3.0 * (1.0 - t) * (1.0 - t) - h * 3.5 * t * (1.0 - t) + (outer - 1.0) * t * t;
          double length = 2.2 + 2.2 * t + xy_random_range (random, -0.4, 0.4);

          cairo_move_to (cr, x, y);
          cairo_rel_line_to (cr, length * (t - 0.35) * 1.1, -length * (1.1 - 0.4 * t));
        }
      xy_canvas_set (cr, XY_RGB (30, 21, 19), 0.7);
      cairo_stroke (cr);
    }
  soft = xy_soft_begin (cr, 0.9);
  cairo_set_line_width (soft, 1.3);
  cairo_move_to (soft, -a * 0.92, -1.5);
  cairo_curve_to (soft, -a * 0.55, -h * 0.9 - l->crease, a * 0.28, -h * 1.5 - l->crease, a * 1.04,
                  outer - 2.5);
  cairo_stroke (soft);
  xy_soft_end (cr, soft, xy_rgb_shade (l->shade, 0.52), 0.25 + 0.075 * l->crease);
  /* The lower lid. */
  soft = xy_soft_begin (cr, 0.8);
  cairo_set_line_width (soft, 1.1);
  cairo_move_to (soft, a, outer + 0.4);
  cairo_curve_to (soft, a * 0.5, h * 0.80, -a * 0.45, h * 0.94, -a, 3.4);
  cairo_stroke (soft);
  xy_soft_end (cr, soft, xy_rgb_shade (l->shade, 0.5), 0.6);
  soft = xy_soft_begin (cr, 1.2);
  cairo_set_line_width (soft, 1.6);
  cairo_move_to (soft, a * 0.8, h * 0.66);
  cairo_curve_to (soft, a * 0.3, h * 1.05, -a * 0.35, h * 1.15, -a * 0.8, 7.0);
  cairo_stroke (soft);
  xy_soft_end (cr, soft, l->light, 0.45);
}

static void
draw_eye (cairo_t *cr, const XyLooks *l, int side, gboolean red, XyRandom *random)
{
  cairo_pattern_t *pattern;
  cairo_t *soft;
  double radius = 10.4;

  cairo_save (cr);
  cairo_translate (cr, side * XY_EYE_X, 0.0);
  cairo_scale (cr, side, 1.0);
  cairo_save (cr);
  eye_path (cr, l);
  cairo_clip (cr);
  pattern = cairo_pattern_create_linear (-l->eye_width, 0.0, l->eye_width, 0.0);
  cairo_pattern_add_color_stop_rgb (pattern, 0.0, 0.80, 0.66, 0.62);
  cairo_pattern_add_color_stop_rgb (pattern, 0.16, 0.90, 0.87, 0.85);
  cairo_pattern_add_color_stop_rgb (pattern, 0.5, 0.94, 0.93, 0.92);
  cairo_pattern_add_color_stop_rgb (pattern, 1.0, 0.80, 0.76, 0.74);
  cairo_set_source (cr, pattern);
  cairo_paint (cr);
  cairo_pattern_destroy (pattern);

  xy_soft_ellipse (cr, 0.0, 0.0, radius, radius, 0.7, XY_RGB (34, 22, 17), 1.0);
  pattern = cairo_pattern_create_radial (0.0, 3.5, 0.5, 0.0, 0.0, radius * 0.92);
  cairo_pattern_add_color_stop_rgba (pattern, 0.0, 0.36, 0.22, 0.14, 1.0);
  cairo_pattern_add_color_stop_rgba (pattern, 0.6, 0.25, 0.15, 0.10, 0.9);
  cairo_pattern_add_color_stop_rgba (pattern, 1.0, 0.13, 0.08, 0.06, 0.0);
  cairo_arc (cr, 0.0, 0.0, radius * 0.92, 0.0, 2.0 * G_PI);
  cairo_set_source (cr, pattern);
  cairo_fill (cr);
  cairo_pattern_destroy (pattern);
  xy_soft_ellipse (cr, 0.0, 0.0, 4.9, 4.9, 0.6, red ? XY_RGB (206, 34, 30) : XY_RGB (9, 7, 7), 1.0);
  if (red)
    xy_soft_ellipse (cr, 0.0, 0.5, 6.0, 6.0, 1.0, XY_RGB (214, 48, 40), 0.8);
  /* The lid's shadow on the ball. */
  soft = xy_soft_begin (cr, 2.0);
  cairo_set_line_width (soft, 4.0);
  cairo_move_to (soft, -l->eye_width, 1.0);
  cairo_curve_to (soft, -l->eye_width * 0.62, -l->eye_open * 0.9, l->eye_width * 0.25,
                  -l->eye_open * 1.55, l->eye_width, -1.0 - l->eye_slant);
  cairo_stroke (soft);
  xy_soft_end (cr, soft, black, 0.6);
  cairo_arc (cr, side * -3.4, -3.2, 1.7, 0.0, 2.0 * G_PI);
  xy_canvas_set (cr, white, 0.9);
  cairo_fill (cr);
  cairo_restore (cr);
  draw_lids (cr, l, random);
  cairo_restore (cr);
}

static void
draw_brow (cairo_t *cr, const XyLooks *l, int side, XyRandom *random)
{
  double thick = l->brow_thick;
  XyRgb colour = xy_rgb_mix (l->hair, XY_RGB (58, 42, 34), 0.4);
  cairo_t *soft;

  cairo_save (cr);
  cairo_translate (cr, side * XY_EYE_X, l->brow_y);
  cairo_scale (cr, side, 1.0);
  soft = xy_soft_begin (cr, 1.7);
  cairo_move_to (soft, -27.0, 0.5 - thick * 0.3);
  cairo_curve_to (soft, -8.0, -thick * 0.6 - l->brow_arch, 12.0, -thick * 0.7 - l->brow_arch, 31.0,
                  2.5);
  cairo_curve_to (soft, 12.0, thick * 0.28 - l->brow_arch, -8.0, thick * 0.5 - l->brow_arch, -27.0,
                  0.5 + thick * 0.5);
  cairo_close_path (soft);
  cairo_fill (soft);
  xy_soft_end (cr, soft, colour, 0.78);
  cairo_set_line_width (cr, 0.85);
  for (int i = 0; i < 46; i++)
    {
      double t = i / 45.0;
      double x = -27.0 + 56.0 * t;
      double middle = 1.2 - 4.0 * (l->brow_arch + 1.5) * t * (1.0 - t);
      double spread = thick * (0.42 - 0.34 * t);
      double y = middle + xy_random_range (random, -spread, spread);

      cairo_move_to (cr, x, y + 1.0);
      cairo_rel_line_to (cr, 3.0 + 2.5 * t, -4.2 + 5.6 * t + xy_random_range (random, -0.8, 0.8));
    }
  xy_canvas_set (cr, colour, 0.5);
  cairo_stroke (cr);
  cairo_restore (cr);
}

void
xy_draw_eyes (cairo_t *cr, const XyLooks *l, const XyPortrait *portrait)
{
  XyRandom random;

  xy_random_init (&random, l->detail_seed + 1);
  for (int side = -1; side <= 1; side += 2)
    {
      draw_eye (cr, l, side, portrait->red_eye, &random);
      draw_brow (cr, l, side, &random);
    }
}

void
xy_draw_eye_patch (cairo_t *cr, const XyLooks *l, int side)
{
  XyRgb colour = XY_RGB (34, 32, 33);
  double y = l->brow_y;

  cairo_save (cr);
  cairo_scale (cr, side, 1.0);
  xy_canvas_set (cr, colour, 1.0);
  cairo_set_line_width (cr, 7.0);
  cairo_move_to (cr, XY_EYE_X, y);
  cairo_line_to (cr, -l->face_width * 0.6, y - 62.0);
  cairo_stroke (cr);
  cairo_move_to (cr, XY_EYE_X, y + 8.0);
  cairo_line_to (cr, l->face_width, y - 4.0);
  cairo_stroke (cr);
  cairo_move_to (cr, XY_EYE_X - 35.0, y - 9.0);
  cairo_curve_to (cr, XY_EYE_X - 10.0, y - 17.0, XY_EYE_X + 20.0, y - 17.0, XY_EYE_X + 37.0,
                  y - 9.0);
  cairo_curve_to (cr, XY_EYE_X + 44.0, 8.0, XY_EYE_X + 26.0, 25.0, XY_EYE_X + 2.0, 26.0);
  cairo_curve_to (cr, XY_EYE_X - 22.0, 25.0, XY_EYE_X - 38.0, 8.0, XY_EYE_X - 35.0, y - 9.0);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_restore (cr);
}

static void
lens_path (cairo_t *cr, int frame)
{
  double w = frame == 2 ? 33.0 : 38.0;
  double h = frame == 1 ? 22.0 : frame == 2 ? 30.0 : 27.0;
  double k = frame == 2 ? 0.56 : 0.78;

  cairo_move_to (cr, -w, 0.0);
  cairo_curve_to (cr, -w, -h * k, -w * k, -h, 0.0, -h);
  cairo_curve_to (cr, w * k, -h, w, -h * k, w, 0.0);
  cairo_curve_to (cr, w, h * k, w * (k - 0.12), h, 0.0, h);
  cairo_curve_to (cr, -w * (k - 0.12), h, -w, h * k, -w, 0.0);
  cairo_close_path (cr);
}

static void
draw_lens (cairo_t *cr, const XyLooks *l, const XyPortrait *portrait)
{
  cairo_t *soft;

  cairo_save (cr);
  lens_path (cr, l->frame);
  cairo_clip (cr);
  xy_canvas_set (cr, white, 0.03);
  cairo_paint (cr);
  if (portrait->tinted > 0.0)
    {
      xy_canvas_set (cr, XY_RGB (24, 22, 28), portrait->tinted);
      cairo_paint (cr);
    }
  if (portrait->glare > 0.0)
    {
      soft = xy_soft_begin (cr, 1.6);
      cairo_move_to (soft, -30.0, -22.0);
      cairo_line_to (soft, 12.0, -24.0);
      cairo_line_to (soft, -2.0, 16.0);
      cairo_line_to (soft, -32.0, 10.0);
      cairo_close_path (soft);
      cairo_move_to (soft, 17.0, -24.0);
      cairo_line_to (soft, 26.0, -22.0);
      cairo_line_to (soft, 12.0, 18.0);
      cairo_line_to (soft, 3.0, 18.0);
      cairo_close_path (soft);
      cairo_fill (soft);
      xy_soft_end (cr, soft, XY_RGB (247, 250, 255), portrait->glare);
    }
  cairo_restore (cr);
}

void
xy_draw_glasses (cairo_t *cr, const XyLooks *l, const XyPortrait *portrait)
{
  XyRgb colour = l->frame == 2 ? XY_RGB (92, 80, 72) : XY_RGB (48, 42, 42);
  double thick = l->frame == 0 ? 2.8 : l->frame == 1 ? 2.4 : 2.0;
  double edge = l->frame == 2 ? 33.0 : 38.0;
  cairo_t *soft;

  cairo_save (cr);
  cairo_translate (cr, 0.0, 4.0);
  /* The frame's shadow on the face. */
  soft = xy_soft_begin (cr, 2.6);
  cairo_set_line_width (soft, thick);
  for (int side = -1; side <= 1; side += 2)
    {
      cairo_save (soft);
      cairo_translate (soft, side * XY_EYE_X + 1.0, 4.0);
      lens_path (soft, l->frame);
      cairo_restore (soft);
      cairo_stroke (soft);
    }
  xy_soft_end (cr, soft, xy_rgb_shade (l->shade, 0.6), 0.5);

  for (int side = -1; side <= 1; side += 2)
    {
      cairo_save (cr);
      cairo_translate (cr, side * XY_EYE_X, 0.0);
      draw_lens (cr, l, portrait);
      cairo_restore (cr);
    }
  soft = xy_soft_begin (cr, 0.5);
  cairo_set_line_width (soft, thick);
  for (int side = -1; side <= 1; side += 2)
    {
      cairo_save (soft);
      cairo_translate (soft, side * XY_EYE_X, 0.0);
      lens_path (soft, l->frame);
      cairo_restore (soft);
      cairo_stroke (soft);
      cairo_move_to (soft, side * (XY_EYE_X + edge), -6.0);
      cairo_line_to (soft, side * (l->face_width + 3.0), -14.0);
      cairo_stroke (soft);
    }
  cairo_move_to (soft, -(XY_EYE_X - edge) - 0.5, -6.0);
  cairo_curve_to (soft, -6.0, -11.0, 6.0, -11.0, XY_EYE_X - edge + 0.5, -6.0);
  cairo_stroke (soft);
  xy_soft_end (cr, soft, colour, 0.97);
  /* A gleam along the upper rims. */
  soft = xy_soft_begin (cr, 0.7);
  cairo_set_line_width (soft, 0.8);
  for (int side = -1; side <= 1; side += 2)
    {
      cairo_move_to (soft, side * XY_EYE_X - 22.0, l->frame == 1 ? -20.5 : -25.5);
      cairo_rel_line_to (soft, 16.0, -1.5);
      cairo_stroke (soft);
    }
  xy_soft_end (cr, soft, white, 0.45);
  cairo_restore (cr);
}
