// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "xy-portrait-draw.h"

static void
torso_path (cairo_t *cr, double grow)
{
  cairo_move_to (cr, 0.0, 900.0);
  cairo_line_to (cr, -286.0 - grow, 900.0);
  cairo_curve_to (cr, -286.0 - grow, 500.0, -284.0 - grow, 380.0, -262.0 - grow, 318.0);
  cairo_curve_to (cr, -244.0 - grow, 262.0, -196.0, 240.0 - grow, -140.0, 219.0 - grow);
  cairo_curve_to (cr, -104.0, 206.0 - grow, -80.0, 196.0 - grow, -60.0, 168.0 - grow);
  cairo_line_to (cr, 60.0, 168.0 - grow);
  cairo_curve_to (cr, 80.0, 196.0 - grow, 104.0, 206.0 - grow, 140.0, 219.0 - grow);
  cairo_curve_to (cr, 196.0, 240.0 - grow, 244.0 + grow, 262.0, 262.0 + grow, 318.0);
  cairo_curve_to (cr, 284.0 + grow, 380.0, 286.0 + grow, 500.0, 286.0 + grow, 900.0);
  cairo_close_path (cr);
}

static void
neck_path (cairo_t *cr)
{
  cairo_move_to (cr, -63.0, 70.0);
  cairo_curve_to (cr, -61.0, 120.0, -61.0, 150.0, -64.0, 172.0);
  cairo_curve_to (cr, -78.0, 200.0, -100.0, 212.0, -120.0, 222.0);
  cairo_line_to (cr, 0.0, 330.0);
  cairo_line_to (cr, 120.0, 222.0);
  cairo_curve_to (cr, 100.0, 212.0, 78.0, 200.0, 64.0, 172.0);
  cairo_curve_to (cr, 61.0, 150.0, 61.0, 120.0, 63.0, 70.0);
  cairo_close_path (cr);
}

void
xy_body_path (cairo_t *cr)
{
  torso_path (cr, 0.0);
  cairo_new_sub_path (cr);
  neck_path (cr);
}

static void
draw_neck (cairo_t *cr, const XyLooks *l)
{
  XyRgb deep = xy_rgb_shade (l->shade, 0.74);
  cairo_path_t *path;
  cairo_t *soft;

  cairo_save (cr);
  neck_path (cr);
  path = cairo_copy_path (cr);
  xy_canvas_set (cr, xy_rgb_mix (l->skin, l->shade, 0.22), 1.0);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  xy_soft_edge (cr, path, -5.0, 0.0, 14.0, l->shade, 0.7);
  cairo_path_destroy (path);
  /* The head's shadow. */
  soft = xy_soft_begin (cr, 10.0);
  cairo_translate (soft, 5.0, 24.0);
  xy_face_path (soft, l);
  cairo_fill (soft);
  xy_soft_end (cr, soft, deep, 0.72);
  /* Two muscles and the hollow between the collarbones. */
  for (int side = -1; side <= 1; side += 2)
    {
      soft = xy_soft_begin (cr, 5.0);
      cairo_set_line_width (soft, 5.0);
      cairo_move_to (soft, side * 47.0, 150.0);
      cairo_curve_to (soft, side * 40.0, 180.0, side * 24.0, 205.0, side * 9.0, 220.0);
      cairo_stroke (soft);
      xy_soft_end (cr, soft, l->shade, 0.42);
    }
  xy_soft_ellipse (cr, 0.0, 224.0, 9.0, 8.0, 6.0, l->shade, 0.55);
  xy_soft_ellipse (cr, -18.0, 196.0, 10.0, 22.0, 9.0, l->light, 0.25);
  cairo_restore (cr);
}

static void
draw_folds (cairo_t *cr, XyRgb shade, XyRgb light)
{
  static const double folds[][8] = {
    { -150.0, 236.0, -130.0, 290.0, -112.0, 330.0, -104.0, 420.0 },
    { -222.0, 300.0, -190.0, 330.0, -178.0, 390.0, -182.0, 470.0 },
    { 150.0, 236.0, 136.0, 296.0, 116.0, 330.0, 110.0, 430.0 },
    { 226.0, 298.0, 196.0, 330.0, 184.0, 386.0, 190.0, 470.0 },
    { -70.0, 300.0, -58.0, 340.0, -66.0, 390.0, -60.0, 460.0 },
    { 84.0, 300.0, 66.0, 350.0, 74.0, 390.0, 66.0, 470.0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (folds); i++)
    {
      const double *f = folds[i];

      for (int pass = 0; pass < 2; pass++)
        {
          cairo_t *soft = xy_soft_begin (cr, pass == 0 ? 7.0 : 5.0);

          cairo_set_line_width (soft, pass == 0 ? 9.0 : 5.0);
          if (pass == 1)
            cairo_translate (soft, -12.0, 0.0);
          cairo_move_to (soft, f[0], f[1]);
          cairo_curve_to (soft, f[2], f[3], f[4], f[5], f[6], f[7]);
          cairo_stroke (soft);
          xy_soft_end (cr, soft, pass == 0 ? shade : light, i >= 4 ? 0.16 : 0.26);
        }
    }
}

static void
draw_cloth (cairo_t *cr, XyRgb colour, double grow)
{
  XyRgb shade = xy_rgb_mix (xy_rgb_shade (colour, 0.66), XY_RGB (96, 104, 124), 0.12);
  XyRgb light = xy_rgb_mix (colour, XY_RGB (255, 255, 255), 0.6);
  cairo_path_t *path;

  torso_path (cr, grow);
  path = cairo_copy_path (cr);
  xy_canvas_set (cr, colour, 1.0);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  xy_soft_edge (cr, path, -6.0, 6.0, 20.0, shade, 0.75);
  draw_folds (cr, shade, light);
  cairo_path_destroy (path);
}

static void
left_collar_path (cairo_t *cr)
{
  cairo_move_to (cr, -66.0, 150.0);
  cairo_curve_to (cr, -56.0, 184.0, -32.0, 206.0, -1.0, 222.0);
  cairo_line_to (cr, -42.0, 272.0);
  cairo_curve_to (cr, -66.0, 246.0, -88.0, 220.0, -98.0, 196.0);
  cairo_curve_to (cr, -90.0, 176.0, -80.0, 162.0, -66.0, 150.0);
  cairo_close_path (cr);
}

static void
draw_collar (cairo_t *cr, XyRgb colour)
{
  XyRgb shade = xy_rgb_mix (xy_rgb_shade (colour, 0.62), XY_RGB (96, 104, 124), 0.15);

  for (int side = -1; side <= 1; side += 2)
    {
      cairo_path_t *path;
      cairo_t *soft;

      cairo_save (cr);
      cairo_scale (cr, -side, 1.0);
      soft = xy_soft_begin (cr, 5.0);
      cairo_translate (soft, -side * 2.0, 6.0);
      left_collar_path (soft);
      cairo_fill (soft);
      xy_soft_end (cr, soft, shade, 0.75);
      left_collar_path (cr);
      path = cairo_copy_path (cr);
      xy_canvas_set (cr, side < 0 ? colour : xy_rgb_shade (colour, 0.985), 1.0);
      cairo_fill_preserve (cr);
      cairo_clip (cr);
      xy_soft_edge (cr, path, side * 1.0, -2.0, 3.5, shade, 0.5);
      cairo_set_line_width (cr, 0.8);
      cairo_move_to (cr, -7.0, 223.0);
      cairo_line_to (cr, -43.0, 266.0);
      cairo_curve_to (cr, -66.0, 242.0, -84.0, 218.0, -93.0, 196.0);
      xy_canvas_set (cr, shade, 0.35);
      cairo_stroke (cr);
      cairo_path_destroy (path);
      cairo_restore (cr);
    }
}

static void
draw_shirt (cairo_t *cr, const XyLooks *l)
{
  XyRgb shade = xy_rgb_mix (xy_rgb_shade (l->top, 0.6), XY_RGB (96, 104, 124), 0.15);
  cairo_t *soft;

  /* The opening of the collar is left to the neck. */
  cairo_save (cr);
  cairo_rectangle (cr, -900.0, -900.0, 1800.0, 2000.0);
  cairo_move_to (cr, -74.0, 140.0);
  cairo_curve_to (cr, -62.0, 188.0, -38.0, 212.0, 0.0, 229.0);
  cairo_curve_to (cr, 38.0, 212.0, 62.0, 188.0, 74.0, 140.0);
  cairo_close_path (cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_clip (cr);
  draw_cloth (cr, l->top, 0.0);
  /* The placket and its buttons. */
  soft = xy_soft_begin (cr, 1.2);
  cairo_set_line_width (soft, 1.6);
  cairo_move_to (soft, 12.0, 224.0);
  cairo_line_to (soft, 12.0, 900.0);
  cairo_stroke (soft);
  xy_soft_end (cr, soft, shade, 0.6);
  for (int y = 262; y < 460; y += 62)
    {
      xy_soft_ellipse (cr, 1.0, y + 1.5, 5.0, 5.0, 1.5, shade, 0.7);
      cairo_arc (cr, 0.0, y, 4.6, 0.0, 2.0 * G_PI);
      xy_canvas_set (cr, xy_rgb_mix (l->top, XY_RGB (255, 255, 255), 0.3), 1.0);
      cairo_fill (cr);
    }
  cairo_restore (cr);
  draw_collar (cr, l->top);
}

static void
jacket_front_path (cairo_t *cr)
{
  cairo_move_to (cr, -96.0, 184.0);
  cairo_curve_to (cr, -84.0, 240.0, -50.0, 330.0, -6.0, 440.0);
  cairo_line_to (cr, -6.0, 900.0);
  cairo_line_to (cr, -900.0, 900.0);
  cairo_line_to (cr, -900.0, 100.0);
  cairo_close_path (cr);
}

static void
lapel_path (cairo_t *cr)
{
  cairo_move_to (cr, -97.0, 184.0);
  cairo_curve_to (cr, -84.0, 240.0, -50.0, 330.0, -6.0, 440.0);
  cairo_curve_to (cr, -60.0, 380.0, -112.0, 330.0, -142.0, 286.0);
  cairo_line_to (cr, -116.0, 268.0);
  cairo_line_to (cr, -146.0, 256.0);
  cairo_curve_to (cr, -134.0, 230.0, -116.0, 206.0, -97.0, 184.0);
  cairo_close_path (cr);
}

static void
draw_jacket (cairo_t *cr, const XyLooks *l)
{
  XyRgb shade = xy_rgb_shade (l->jacket, 0.55);

  draw_shirt (cr, l);
  for (int side = 1; side >= -1; side -= 2)
    {
      cairo_t *soft;
      cairo_path_t *path;

      cairo_save (cr);
      cairo_scale (cr, side, 1.0);
      soft = xy_soft_begin (cr, 6.0);
      cairo_translate (soft, 3.0, 0.0);
      jacket_front_path (soft);
      cairo_fill (soft);
      cairo_save (cr);
      torso_path (cr, 3.0);
      cairo_clip (cr);
      xy_soft_end (cr, soft, XY_RGB (60, 64, 78), 0.4);
      cairo_restore (cr);
      cairo_save (cr);
      jacket_front_path (cr);
      cairo_clip (cr);
      draw_cloth (cr, l->jacket, 4.0);
      cairo_restore (cr);
      soft = xy_soft_begin (cr, 4.0);
      cairo_translate (soft, -2.0, 4.0);
      lapel_path (soft);
      cairo_fill (soft);
      xy_soft_end (cr, soft, shade, 0.6);
      lapel_path (cr);
      path = cairo_copy_path (cr);
      xy_canvas_set (cr, xy_rgb_shade (l->jacket, side > 0 ? 1.02 : 0.98), 1.0);
      cairo_fill_preserve (cr);
      cairo_clip (cr);
      xy_soft_edge (cr, path, 0.0, -1.5, 5.0, shade, 0.5);
      cairo_path_destroy (path);
      cairo_restore (cr);
    }
}

static void
neckline_path (cairo_t *cr, double depth)
{
  double low = 240.0 + 120.0 * depth;

  if (depth > 0.0)
    {
      cairo_move_to (cr, -62.0, 150.0);
      cairo_curve_to (cr, -74.0, 190.0, -96.0, 204.0, -122.0, 212.0);
      cairo_curve_to (cr, -116.0, 290.0, -80.0, low, 0.0, low);
      cairo_curve_to (cr, 80.0, low, 116.0, 290.0, 122.0, 212.0);
      cairo_curve_to (cr, 96.0, 204.0, 74.0, 190.0, 62.0, 150.0);
      cairo_close_path (cr);
      return;
    }
  cairo_move_to (cr, -78.0, 150.0);
  cairo_line_to (cr, -84.0, 194.0);
  cairo_curve_to (cr, -70.0, 232.0, 70.0, 232.0, 84.0, 194.0);
  cairo_line_to (cr, 78.0, 150.0);
  cairo_close_path (cr);
}

static void
draw_round (cairo_t *cr, const XyLooks *l, double depth)
{
  XyRgb shade = xy_rgb_mix (xy_rgb_shade (l->top, 0.6), XY_RGB (96, 104, 124), 0.15);
  cairo_t *soft;

  cairo_save (cr);
  cairo_rectangle (cr, -900.0, -900.0, 1800.0, 2000.0);
  neckline_path (cr, depth);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_clip (cr);
  draw_cloth (cr, l->top, 0.0);
  for (int i = 0; i < 2; i++)
    {
      soft = xy_soft_begin (cr, 1.2);
      cairo_set_line_width (soft, i == 0 ? 3.0 : 1.2);
      cairo_translate (soft, 0.0, i == 0 ? 0.0 : 13.0);
      neckline_path (soft, depth);
      cairo_stroke (soft);
      xy_soft_end (cr, soft, shade, 0.5);
    }
  cairo_restore (cr);
}

/* Chest and shoulders, for clothes that leave them bare: the neck goes on into them. */
static void
draw_neck_and_chest (cairo_t *cr, const XyLooks *l)
{
  XyRgb skin = xy_rgb_mix (l->skin, l->shade, 0.2);
  cairo_path_t *path;
  cairo_t *soft;

  cairo_save (cr);
  torso_path (cr, 0.0);
  path = cairo_copy_path (cr);
  xy_canvas_set (cr, skin, 1.0);
  cairo_fill (cr);
  draw_neck (cr, l);
  cairo_append_path (cr, path);
  cairo_clip (cr);
  soft = xy_soft_begin (cr, 12.0);
  cairo_rectangle (soft, -300.0, 212.0, 600.0, 700.0);
  cairo_fill (soft);
  xy_soft_end (cr, soft, skin, 1.0);
  xy_soft_edge (cr, path, -5.0, 4.0, 20.0, l->shade, 0.6);
  cairo_path_destroy (path);
  for (int side = -1; side <= 1; side += 2)
    {
      soft = xy_soft_begin (cr, 6.0);
      cairo_set_line_width (soft, 6.0);
      cairo_move_to (soft, side * 14.0, 232.0);
      cairo_curve_to (soft, side * 60.0, 224.0, side * 110.0, 226.0, side * 170.0, 240.0);
      cairo_stroke (soft);
      xy_soft_end (cr, soft, l->shade, 0.4);
    }
  cairo_restore (cr);
}

static void
draw_tie (cairo_t *cr, const XyPortraitColour *colour)
{
  XyRgb cloth = XY_RGB (colour->red, colour->green, colour->blue);
  cairo_path_t *path;

  cairo_save (cr);
  cairo_move_to (cr, -13.0, 218.0);
  cairo_line_to (cr, 13.0, 218.0);
  cairo_line_to (cr, 9.0, 246.0);
  cairo_line_to (cr, 30.0, 470.0);
  cairo_line_to (cr, -30.0, 470.0);
  cairo_line_to (cr, -9.0, 246.0);
  cairo_close_path (cr);
  path = cairo_copy_path (cr);
  xy_canvas_set (cr, cloth, 1.0);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  xy_soft_edge (cr, path, -1.0, 0.0, 4.0, xy_rgb_shade (cloth, 0.6), 0.7);
  cairo_path_destroy (path);
  cairo_restore (cr);
}

void
xy_draw_body (cairo_t *cr, const XyLooks *l, const XyPortrait *portrait)
{
  if (portrait->neckline > 0.0)
    draw_neck_and_chest (cr, l);
  else
    draw_neck (cr, l);
  cairo_save (cr);
  switch (portrait->neckline > 0.0 ? XY_TOP_ROUND : l->clothes)
    {
    case XY_TOP_SHIRT:
      draw_shirt (cr, l);
      break;
    case XY_TOP_JACKET:
      draw_jacket (cr, l);
      break;
    case XY_TOP_ROUND:
      draw_round (cr, l, portrait->neckline);
      break;
    default:
      g_assert_not_reached ();
    }
  cairo_restore (cr);
  if (portrait->tie.red >= 0)
    draw_tie (cr, &portrait->tie);
}
