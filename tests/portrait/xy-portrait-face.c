// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "xy-portrait-draw.h"

static const XyRgb white = { 1.0, 1.0, 1.0 };

void
xy_face_path (cairo_t *cr, const XyLooks *l)
{
  double w = l->face_width;

  cairo_move_to (cr, 0.0, -168.0);
  cairo_curve_to (cr, w * 0.62, -168.0, w * 0.99, -118.0, w, -38.0);
  cairo_curve_to (cr, w * 1.01, 0.0, w * 0.99, 28.0, w * 0.95, 54.0);
  cairo_curve_to (cr, w * 0.90, 90.0, w * l->jaw, l->chin - 14.0, l->chin_width, l->chin - 2.0);
  cairo_curve_to (cr, l->chin_width * 0.5, l->chin + 2.0, -l->chin_width * 0.5, l->chin + 2.0,
                  -l->chin_width, l->chin - 2.0);
  cairo_curve_to (cr, -w * l->jaw, l->chin - 14.0, -w * 0.90, 90.0, -w * 0.95, 54.0);
  cairo_curve_to (cr, -w * 0.99, 28.0, -w * 1.01, 0.0, -w, -38.0);
  cairo_curve_to (cr, -w * 0.99, -118.0, -w * 0.62, -168.0, 0.0, -168.0);
  cairo_close_path (cr);
}

void
xy_draw_ears (cairo_t *cr, const XyLooks *l)
{
  double w = l->face_width;

  /* Over the hair, behind the cheeks. */
  cairo_save (cr);
  cairo_rectangle (cr, -900.0, -900.0, 1800.0, 1800.0);
  cairo_new_sub_path (cr);
  xy_face_path (cr, l);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_clip (cr);
  for (int side = -1; side <= 1; side += 2)
    {
      cairo_path_t *path;
      cairo_t *soft;

      cairo_save (cr);
      cairo_scale (cr, side, 1.0);
      cairo_move_to (cr, w - 10.0, -20.0);
      cairo_curve_to (cr, w + 2.0, -34.0, w + 21.0, -31.0, w + 19.0, -6.0);
      cairo_curve_to (cr, w + 18.0, 14.0, w + 11.0, 26.0, w + 9.0, 38.0);
      cairo_curve_to (cr, w + 6.0, 52.0, w - 4.0, 54.0, w - 12.0, 46.0);
      cairo_close_path (cr);
      path = cairo_copy_path (cr);
      xy_canvas_set (cr, xy_rgb_mix (l->skin, XY_RGB (222, 140, 120), 0.16), 1.0);
      cairo_fill_preserve (cr);
      cairo_clip (cr);
      xy_soft_edge (cr, path, -1.5, -1.0, 4.0, l->shade, 0.65);
      /* The rim, the fold inside it, and the hollow. */
      soft = xy_soft_begin (cr, 1.3);
      cairo_set_line_width (soft, 2.4);
      cairo_move_to (soft, w + 2.0, -16.0);
      cairo_curve_to (soft, w + 13.0, -24.0, w + 14.0, -4.0, w + 9.0, 10.0);
      cairo_curve_to (soft, w + 7.0, 18.0, w + 3.0, 20.0, w + 3.0, 30.0);
      cairo_stroke (soft);
      xy_soft_end (cr, soft, xy_rgb_shade (l->shade, 0.8), 0.75);
      xy_soft_ellipse (cr, w + 2.0, 8.0, 4.0, 11.0, 3.0, xy_rgb_shade (l->shade, 0.6), 0.75);
      xy_soft_ellipse (cr, w + 14.0, -18.0, 2.0, 9.0, 2.0, l->light, 0.5);
      xy_soft_ellipse (cr, w + 2.0, 42.0, 4.0, 4.0, 2.5, l->light, 0.35);
      cairo_path_destroy (path);
      cairo_restore (cr);
    }
  cairo_restore (cr);
}

static void
draw_planes (cairo_t *cr, const XyLooks *l)
{
  cairo_path_t *path;
  cairo_pattern_t *pattern;
  cairo_t *soft;
  XyRgb deep = xy_rgb_shade (l->shade, 0.78);

  xy_face_path (cr, l);
  path = cairo_copy_path (cr);
  xy_canvas_set (cr, l->skin, 1.0);
  cairo_paint (cr);

  /* Light from the upper left, in front. */
  pattern = cairo_pattern_create_radial (-24.0, -52.0, 10.0, -10.0, -10.0, 190.0);
  cairo_pattern_add_color_stop_rgba (pattern, 0.0, l->light.r, l->light.g, l->light.b, 0.55);
  cairo_pattern_add_color_stop_rgba (pattern, 0.55, l->light.r, l->light.g, l->light.b, 0.12);
  cairo_pattern_add_color_stop_rgba (pattern, 0.8, l->light.r, l->light.g, l->light.b, 0.0);
  cairo_pattern_add_color_stop_rgba (pattern, 1.0, l->shade.r, l->shade.g, l->shade.b, 0.25);
  cairo_set_source (cr, pattern);
  cairo_paint (cr);
  cairo_pattern_destroy (pattern);

  xy_soft_edge (cr, path, -5.0, -7.0, 22.0, l->shade, 0.62);
  xy_soft_edge (cr, path, -1.5, -2.0, 7.0, deep, 0.35);
  cairo_path_destroy (path);

  /* Colour of the cheeks, and the hollow below the cheekbones. */
  xy_soft_ellipse (cr, -62.0, 46.0, 22.0, 16.0, 15.0, XY_RGB (226, 132, 118),
                   l->woman ? 0.27 : 0.16);
  xy_soft_ellipse (cr, 62.0, 46.0, 22.0, 16.0, 15.0, XY_RGB (226, 132, 118),
                   l->woman ? 0.27 : 0.16);
  xy_soft_ellipse (cr, -56.0, 30.0, 17.0, 7.0, 9.0, l->light, 0.45);
  xy_soft_ellipse (cr, 54.0, 30.0, 15.0, 6.0, 9.0, l->light, 0.30);
  xy_soft_ellipse (cr, 70.0, 86.0, 16.0, 26.0, 15.0, l->shade, 0.30);
  xy_soft_ellipse (cr, -72.0, 88.0, 13.0, 24.0, 15.0, l->shade, 0.16);

  /* Sockets, deepest beside the root of the nose. */
  for (int side = -1; side <= 1; side += 2)
    {
      xy_soft_ellipse (cr, side * 46.0, -12.0, 30.0, 9.0, 8.0, l->shade, 0.36);
      xy_soft_ellipse (cr, side * 22.0, -10.0, 6.0, 11.0, 6.0, deep, side > 0 ? 0.42 : 0.34);
      xy_soft_ellipse (cr, side * 48.0, 16.0, 20.0, 4.0, 5.0, l->shade, 0.30);
    }

  /* Forehead, bridge and tip of the nose, chin. */
  xy_soft_ellipse (cr, -10.0, -74.0, 44.0, 14.0, 16.0, l->light, 0.55);
  soft = xy_soft_begin (cr, 8.0);
  cairo_move_to (soft, 14.0, -26.0);
  cairo_curve_to (soft, 11.0, 0.0, 13.0, 24.0, l->nose_width, l->nose_y - 10.0);
  cairo_line_to (soft, l->nose_width + 10.0, l->nose_y - 4.0);
  cairo_curve_to (soft, 26.0, 24.0, 22.0, 0.0, 24.0, -26.0);
  cairo_fill (soft);
  xy_soft_end (cr, soft, l->shade, 0.55);
  soft = xy_soft_begin (cr, 8.0);
  cairo_move_to (soft, -14.0, -26.0);
  cairo_curve_to (soft, -11.0, 0.0, -13.0, 24.0, -l->nose_width, l->nose_y - 10.0);
  cairo_line_to (soft, -l->nose_width - 6.0, l->nose_y - 4.0);
  cairo_curve_to (soft, -22.0, 24.0, -19.0, 0.0, -22.0, -26.0);
  cairo_fill (soft);
  xy_soft_end (cr, soft, l->shade, 0.34);
  soft = xy_soft_begin (cr, 4.0);
  cairo_set_line_width (soft, 9.0);
  cairo_move_to (soft, -2.0, -30.0);
  cairo_line_to (soft, -2.0, l->nose_y - 20.0);
  cairo_stroke (soft);
  xy_soft_end (cr, soft, l->light, 0.55);
  xy_soft_ellipse (cr, -3.0, l->nose_y - 12.0, 6.0, 5.0, 4.0, xy_rgb_mix (l->light, white, 0.5),
                   0.6);
  xy_soft_ellipse (cr, -3.0, l->chin - 20.0, 15.0, 8.0, 8.0, l->light, 0.45);
  xy_soft_ellipse (cr, 0.0, l->chin + 2.0, 44.0, 6.0, 9.0, deep, 0.30);
}

static void
draw_nose (cairo_t *cr, const XyLooks *l)
{
  double n = l->nose_width;
  double y = l->nose_y;
  XyRgb deep = xy_rgb_mix (xy_rgb_shade (l->shade, 0.62), XY_RGB (120, 50, 40), 0.25);
  cairo_t *soft;

  /* Its shadow, the wings, and the nostrils. */
  xy_soft_ellipse (cr, 3.0, y + 8.0, n * 0.9, 4.0, 4.5, l->shade, 0.55);
  for (int side = -1; side <= 1; side += 2)
    {
      soft = xy_soft_begin (cr, 1.6);
      cairo_set_line_width (soft, 2.6);
      cairo_move_to (soft, side * (n - 1.0), y - 15.0);
      cairo_curve_to (soft, side * (n + 5.0), y - 9.0, side * (n + 5.0), y + 1.0, side * (n - 3.0),
                      y + 2.0);
      cairo_stroke (soft);
      xy_soft_end (cr, soft, xy_rgb_shade (l->shade, 0.80), side > 0 ? 0.75 : 0.55);
      soft = xy_soft_begin (cr, 1.3);
      cairo_move_to (soft, side * 4.5, y + 1.5);
      cairo_curve_to (soft, side * 8.0, y - 4.5, side * (n - 4.0), y - 4.0, side * (n - 5.0),
                      y + 1.5);
      cairo_curve_to (soft, side * 12.0, y + 0.0, side * 8.0, y + 3.0, side * 4.5, y + 1.5);
      cairo_fill (soft);
      xy_soft_end (cr, soft, deep, 0.95);
      xy_soft_ellipse (cr, side * (n - 3.0), y - 9.0, 4.0, 4.0, 3.0, l->light,
                       side < 0 ? 0.40 : 0.2);
    }
  soft = xy_soft_begin (cr, 1.5);
  cairo_set_line_width (soft, 1.8);
  cairo_move_to (soft, -6.0, y + 3.5);
  cairo_curve_to (soft, -3.0, y + 6.0, 3.0, y + 6.0, 6.0, y + 3.5);
  cairo_stroke (soft);
  xy_soft_end (cr, soft, xy_rgb_shade (l->shade, 0.75), 0.6);
}

static void
upper_lip (cairo_t *cr, double m, double lift, double full)
{
  cairo_move_to (cr, -m, -2.5);
  cairo_curve_to (cr, -m * 0.62, -3.5 - lift, -m * 0.32, -8.5 * full - lift, -5.0,
                  -8.0 * full - lift);
  cairo_curve_to (cr, -2.0, -6.2 * full - lift, 2.0, -6.2 * full - lift, 5.0, -8.0 * full - lift);
  cairo_curve_to (cr, m * 0.32, -8.5 * full - lift, m * 0.62, -3.5 - lift, m, -2.5);
}

static void
draw_teeth (cairo_t *cr, double m)
{
  cairo_t *soft;

  cairo_save (cr);
  cairo_move_to (cr, -m + 3.0, -0.5);
  cairo_curve_to (cr, -m * 0.4, -5.0, m * 0.4, -5.0, m - 3.0, -0.5);
  cairo_curve_to (cr, m * 0.5, 12.0, -m * 0.5, 12.0, -m + 3.0, -0.5);
  cairo_close_path (cr);
  xy_canvas_set (cr, XY_RGB (96, 40, 38), 1.0);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  cairo_move_to (cr, -m + 6.0, -4.0);
  cairo_line_to (cr, m - 6.0, -4.0);
  cairo_curve_to (cr, m * 0.55, 8.5, -m * 0.55, 8.5, -m + 6.0, -4.0);
  cairo_close_path (cr);
  xy_canvas_set (cr, XY_RGB (240, 237, 230), 1.0);
  cairo_fill (cr);
  cairo_set_line_width (cr, 0.7);
  for (int i = -4; i <= 4; i++)
    {
      double x = i * 6.4 + (i > 0 ? 1.0 : i < 0 ? -1.0 : 0.0);

      cairo_move_to (cr, x, -5.0);
      cairo_line_to (cr, x * 0.97, 7.0);
    }
  xy_canvas_set (cr, XY_RGB (168, 150, 140), 0.55);
  cairo_stroke (cr);
  soft = xy_soft_begin (cr, 2.0);
  cairo_set_line_width (soft, 3.0);
  cairo_move_to (soft, -m, -1.0);
  cairo_curve_to (soft, -m * 0.4, -6.0, m * 0.4, -6.0, m, -1.0);
  cairo_stroke (soft);
  xy_soft_end (cr, soft, XY_RGB (90, 50, 46), 0.6);
  cairo_restore (cr);
}

static void
draw_mouth (cairo_t *cr, const XyLooks *l, gboolean teeth)
{
  double m = l->mouth_width * (teeth ? 1.16 : 1.0);
  double open = teeth ? 8.0 : 0.0;
  double full = l->lips_full;
  XyRgb upper = xy_rgb_shade (l->lips, 0.88);
  XyRgb line = xy_rgb_mix (xy_rgb_shade (l->lips, 0.45), XY_RGB (80, 34, 30), 0.4);
  cairo_t *soft;

  cairo_save (cr);
  cairo_translate (cr, 0.0, l->mouth_y);
  /* The groove above, the shadow below, the corners. */
  xy_soft_ellipse (cr, 0.0, -19.0, 3.5, 7.0, 3.0, l->shade, 0.28);
  xy_soft_ellipse (cr, 2.0, 20.0 * full + open, m * 0.6, 4.0, 5.0, l->shade, 0.50);
  for (int side = -1; side <= 1; side += 2)
    xy_soft_ellipse (cr, side * (m + 2.5), -2.0, 3.5, 3.0, 3.0, xy_rgb_shade (l->shade, 0.8), 0.45);
  if (teeth)
    for (int side = -1; side <= 1; side += 2)
      {
        soft = xy_soft_begin (cr, 3.0);
        cairo_set_line_width (soft, 3.0);
        cairo_move_to (soft, side * (l->nose_width + 10.0), l->nose_y - l->mouth_y);
        cairo_curve_to (soft, side * (m + 4.0), -28.0, side * (m + 9.0), -14.0, side * (m + 8.0),
                        0.0);
        cairo_stroke (soft);
        xy_soft_end (cr, soft, xy_rgb_shade (l->shade, 0.85), 0.5);
      }

  cairo_save (cr);
  cairo_move_to (cr, -m, -2.5);
  cairo_curve_to (cr, -m * 0.5, 3.0 + open, m * 0.5, 3.0 + open, m, -2.5);
  cairo_curve_to (cr, m * 0.55, 14.0 * full + open, -m * 0.55, 14.0 * full + open, -m, -2.5);
  cairo_close_path (cr);
  xy_canvas_set (cr, l->lips, 0.92);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  xy_soft_ellipse (cr, -3.0, 6.5 * full + open, m * 0.34, 1.8, 2.0, white, 0.32);
  xy_soft_ellipse (cr, 0.0, 12.5 * full + open, m * 0.8, 2.0, 3.0, upper, 0.7);
  cairo_restore (cr);

  if (teeth)
    draw_teeth (cr, m);

  upper_lip (cr, m, teeth ? 3.0 : 0.0, full);
  if (teeth)
    cairo_curve_to (cr, m * 0.4, -5.5, -m * 0.4, -5.5, -m, -2.5);
  else
    cairo_curve_to (cr, m * 0.45, 1.5, 8.0, 2.6, 0.0, 1.2);
  if (!teeth)
    cairo_curve_to (cr, -8.0, 2.6, -m * 0.45, 1.5, -m, -2.5);
  cairo_close_path (cr);
  xy_canvas_set (cr, upper, 0.92);
  cairo_fill (cr);
  if (!teeth)
    {
      soft = xy_soft_begin (cr, 0.8);
      cairo_set_line_width (soft, 1.7);
      cairo_move_to (soft, -m + 0.5, -2.6);
      cairo_curve_to (soft, -m * 0.45, 1.7, -8.0, 2.8, 0.0, 1.5);
      cairo_curve_to (soft, 8.0, 2.8, m * 0.45, 1.7, m - 0.5, -2.6);
      cairo_stroke (soft);
      xy_soft_end (cr, soft, line, 0.9);
    }
  cairo_restore (cr);
}

void
xy_draw_face (cairo_t *cr, const XyLooks *l, const XyPortrait *portrait)
{
  cairo_t *soft;

  cairo_save (cr);
  xy_face_path (cr, l);
  cairo_clip (cr);
  draw_planes (cr, l);
  soft = xy_soft_begin (cr, 7.0);
  cairo_translate (soft, 1.5, 6.0);
  xy_hair_shadow_path (soft, l);
  cairo_fill (soft);
  xy_soft_end (cr, soft, xy_rgb_shade (l->shade, 0.7), 0.6);
  draw_nose (cr, l);
  draw_mouth (cr, l, portrait->teeth);
  xy_draw_eyes (cr, l, portrait);
  if (!l->woman)
    xy_soft_ellipse (cr, 0.0, l->mouth_y + 6.0, 52.0, 38.0, 13.0, XY_RGB (96, 84, 82), 0.07);
  if (portrait->shine > 0.0)
    {
      static const double spots[][4] = {
        { -12.0, -78.0, 30.0, 13.0 }, { -2.0, 8.0, 5.0, 22.0 },  { -3.0, 46.0, 9.0, 8.0 },
        { -62.0, 30.0, 15.0, 10.0 },  { 58.0, 30.0, 13.0, 9.0 }, { -2.0, 128.0, 12.0, 6.0 },
      };

      for (guint i = 0; i < G_N_ELEMENTS (spots); i++)
        xy_soft_ellipse (cr, spots[i][0], spots[i][1], spots[i][2], spots[i][3], 5.0,
                         XY_RGB (255, 252, 246), 0.95 * portrait->shine);
    }
  cairo_restore (cr);
}
