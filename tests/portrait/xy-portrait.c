// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "xy-portrait-draw.h"

#include <math.h>

#define FRAME_WIDTH 480.0
#define FRAME_HEIGHT 640.0
#define EYES_Y 258.0
/* What every lens leaves, so that drawn edges look photographed. */
#define LENS_BLUR 0.2

void
xy_portrait_init (XyPortrait *portrait, guint seed)
{
  *portrait = (XyPortrait){
    .seed = seed,
    .width = 480,
    .height = 640,
    .woman = XY_PORTRAIT_BY_SEED,
    .glasses = XY_PORTRAIT_BY_SEED,
    .background = { 100, 197, 255 },
    .head_scale = 1.0,
    .exposure = 1.0,
    .cast = { 1.0, 1.0, 1.0 },
    .clothes = { -1, -1, -1 },
    .tie = { -1, -1, -1 },
    .quality = 95,
    .grain = 2.2,
    .min_bytes = 108 * 1024,
    .make = "Canon",
    .model = "Canon EOS 80D",
    .orientation = 1,
  };
}

/* From the frame's units to pixels of the upright picture. */
static void
frame_matrix (const XyPortrait *portrait, cairo_matrix_t *matrix)
{
  double scale = portrait->height / FRAME_HEIGHT;

  cairo_matrix_init (matrix, scale, 0.0, 0.0, scale, (portrait->width - FRAME_WIDTH * scale) / 2.0,
                     0.0);
}

static void
body_matrix (const XyPortrait *portrait, cairo_matrix_t *matrix)
{
  frame_matrix (portrait, matrix);
  cairo_matrix_translate (matrix, FRAME_WIDTH / 2.0 + portrait->dx, EYES_Y + portrait->dy);
  cairo_matrix_scale (matrix, portrait->head_scale, portrait->head_scale);
}

static void
head_matrix (const XyPortrait *portrait, cairo_matrix_t *matrix)
{
  body_matrix (portrait, matrix);
  cairo_matrix_rotate (matrix, portrait->tilt * G_PI / 180.0);
}

static void
draw_vignette (cairo_t *cr, const XyPortrait *portrait)
{
  double x = portrait->width / 2.0, y = portrait->height / 2.0;
  cairo_pattern_t *pattern = cairo_pattern_create_radial (x, y, 0.4 * y, x, y, hypot (x, y));

  cairo_pattern_add_color_stop_rgba (pattern, 0.0, 0.0, 0.0, 0.0, 0.0);
  cairo_pattern_add_color_stop_rgba (pattern, 1.0, 0.0, 0.0, 0.0,
                                     MIN (portrait->vignette / 255.0 * 1.6, 1.0));
  cairo_set_source (cr, pattern);
  cairo_paint (cr);
  cairo_pattern_destroy (pattern);
}

/* A framed certificate at the upper right. */
static void
draw_thing (cairo_t *cr, const XyPortrait *portrait)
{
  cairo_matrix_t matrix;

  cairo_save (cr);
  frame_matrix (portrait, &matrix);
  cairo_set_matrix (cr, &matrix);
  cairo_rectangle (cr, 398.0, 36.0, 60.0, 76.0);
  xy_canvas_set (cr, XY_RGB (104, 66, 38), 1.0);
  cairo_fill (cr);
  cairo_rectangle (cr, 405.0, 43.0, 46.0, 62.0);
  xy_canvas_set (cr, XY_RGB (246, 240, 222), 1.0);
  cairo_fill (cr);
  cairo_restore (cr);
}

static void
draw_background (cairo_t *cr, const XyPortrait *portrait)
{
  XyRgb colour =
      XY_RGB (portrait->background.red, portrait->background.green, portrait->background.blue);
  cairo_matrix_t matrix;

  xy_canvas_set (cr, colour, 1.0);
  cairo_paint (cr);
  for (int i = 0; i < 2; i++)
    {
      double levels = (i == 0 ? portrait->gradient : portrait->side_gradient) / 255.0;
      cairo_pattern_t *pattern;

      if (levels <= 0.0)
        continue;
      pattern = cairo_pattern_create_linear (0.0, 0.0, i == 0 ? 0.0 : portrait->width,
                                             i == 0 ? portrait->height : 0.0);
      cairo_pattern_add_color_stop_rgba (pattern, 0.0, 0.0, 0.0, 0.0, 0.0);
      cairo_pattern_add_color_stop_rgba (pattern, 1.0, 0.0, 0.0, 0.0, MIN (levels * 1.6, 1.0));
      cairo_set_source (cr, pattern);
      cairo_paint (cr);
      cairo_pattern_destroy (pattern);
    }
  if (portrait->vignette > 0.0)
    draw_vignette (cr, portrait);
  if (portrait->thing)
    draw_thing (cr, portrait);
  if (portrait->wrinkles > 0.0)
    {
      XyRandom random;

      xy_random_init (&random, portrait->seed + 77);
      cairo_save (cr);
      frame_matrix (portrait, &matrix);
      cairo_set_matrix (cr, &matrix);
      for (int i = 0; i < 15; i++)
        {
          double x = -400.0 + 90.0 * i + xy_random_range (&random, -20.0, 20.0);
          double lean = xy_random_range (&random, -40.0, 40.0);

          for (int pass = 0; pass < 2; pass++)
            {
              cairo_t *soft = xy_soft_begin (cr, 6.0);

              cairo_set_line_width (soft, 9.0);
              cairo_move_to (soft, x + pass * 14.0, -10.0);
              cairo_curve_to (soft, x + lean + pass * 14.0, 200.0, x - lean + pass * 14.0, 400.0,
                              x + lean, 660.0);
              cairo_stroke (soft);
              xy_soft_end (cr, soft,
                           pass == 0 ? xy_rgb_shade (colour, 0.55) : XY_RGB (255, 255, 255),
                           (pass == 0 ? 0.7 : 0.4) * portrait->wrinkles);
            }
        }
      cairo_restore (cr);
    }
  if (portrait->shadow > 0.0)
    {
      XyLooks looks;
      cairo_t *soft;

      xy_looks_init (&looks, portrait);
      cairo_save (cr);
      body_matrix (portrait, &matrix);
      cairo_set_matrix (cr, &matrix);
      soft = xy_soft_begin (cr, 26.0 - 20.0 * portrait->shadow);
      cairo_translate (soft, 46.0, 16.0);
      xy_face_path (soft, &looks);
      xy_hair_shadow_path (soft, &looks);
      cairo_fill (soft);
      xy_body_path (soft);
      cairo_fill (soft);
      xy_soft_end (cr, soft, xy_rgb_shade (colour, 0.3), 0.30 + 0.35 * portrait->shadow);
      cairo_restore (cr);
    }
}

static void
draw_half_shade (cairo_t *cr, const XyLooks *looks, const XyPortrait *portrait)
{
  cairo_t *soft;

  cairo_save (cr);
  xy_face_path (cr, looks);
  cairo_clip (cr);
  soft = xy_soft_begin (cr, 12.0);
  cairo_rectangle (soft, 8.0, -300.0, 300.0, 600.0);
  cairo_fill (soft);
  xy_soft_end (cr, soft, XY_RGB (20, 12, 10), portrait->half_shade);
  cairo_restore (cr);
}

static void
draw_head (cairo_t *cr, const XyLooks *looks, const XyPortrait *portrait)
{
  xy_draw_face (cr, looks, portrait);
  if (looks->glasses)
    xy_draw_glasses (cr, looks, portrait);
  if (portrait->eye_patch != 0)
    xy_draw_eye_patch (cr, looks, portrait->eye_patch);
  xy_draw_hair (cr, looks);
  xy_draw_ears (cr, looks);
  if (portrait->fringe)
    xy_draw_fringe (cr, looks);
  if (portrait->covered_ears >= 1)
    xy_draw_lock (cr, looks, 1);
  if (portrait->covered_ears >= 2)
    xy_draw_lock (cr, looks, -1);
  if (portrait->half_shade > 0.0)
    draw_half_shade (cr, looks, portrait);
}

static void
draw_hair_behind (cairo_t *cr, const XyLooks *looks, G_GNUC_UNUSED const XyPortrait *portrait)
{
  xy_draw_hair_behind (cr, looks);
}

typedef void (*DrawPart) (cairo_t *cr, const XyLooks *looks, const XyPortrait *portrait);

/* Draws a part of the head, turned and tilted. */
static void
draw_on_head (cairo_t *cr, const XyLooks *looks, const XyPortrait *portrait, DrawPart draw)
{
  cairo_surface_t *layer;
  cairo_matrix_t matrix;
  cairo_t *upright;

  if (portrait->turn == 0.0)
    {
      head_matrix (portrait, &matrix);
      cairo_set_matrix (cr, &matrix);
      draw (cr, looks, portrait);
      return;
    }
  layer = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, portrait->width, portrait->height);
  upright = cairo_create (layer);
  cairo_set_line_cap (upright, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (upright, CAIRO_LINE_JOIN_ROUND);
  body_matrix (portrait, &matrix);
  cairo_set_matrix (upright, &matrix);
  draw (upright, looks, portrait);
  cairo_destroy (upright);
  xy_turn_layer (layer, looks, portrait->turn, draw == draw_hair_behind, &matrix);
  cairo_identity_matrix (cr);
  cairo_translate (cr, matrix.x0, matrix.y0);
  cairo_rotate (cr, portrait->tilt * G_PI / 180.0);
  cairo_set_source_surface (cr, layer, -matrix.x0, -matrix.y0);
  cairo_paint (cr);
  cairo_surface_destroy (layer);
}

static void
draw_person (cairo_t *cr, const XyPortrait *portrait)
{
  XyLooks looks;
  cairo_matrix_t body;

  xy_looks_init (&looks, portrait);
  body_matrix (portrait, &body);
  /* A tilted head leans the neck with it. */
  cairo_matrix_translate (&body, -70.0 * sin (portrait->tilt * G_PI / 180.0), 0.0);

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  draw_on_head (cr, &looks, portrait, draw_hair_behind);
  cairo_set_matrix (cr, &body);
  xy_draw_body (cr, &looks, portrait);
  draw_on_head (cr, &looks, portrait, draw_head);
}

/* The mean over the way that each point went. */
static guint8 *
move (const guint8 *rgb, const XyPortrait *portrait)
{
  double angle = portrait->motion_angle * G_PI / 180.0;
  double length = portrait->motion * portrait->height / FRAME_HEIGHT;
  int n = 2 * (int) ceil (length) + 1, width = portrait->width, height = portrait->height;
  guint8 *moved = g_malloc ((gsize) width * (gsize) height * 3);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        guint8 *to = moved + ((gsize) y * (gsize) width + (gsize) x) * 3;
        double sums[3] = { 0.0 };

        for (int i = 0; i < n; i++)
          {
            double way = length * (i / (n - 1.0) - 0.5);
            double from_x = CLAMP (x + way * cos (angle), 0.0, width - 1.0);
            double from_y = CLAMP (y + way * sin (angle), 0.0, height - 1.0);
            int left = MIN ((int) from_x, width - 2), top = MIN ((int) from_y, height - 2);
            double right_share = from_x - left, lower_share = from_y - top;
            const guint8 *upper = rgb + ((gsize) top * (gsize) width + (gsize) left) * 3;
            const guint8 *lower = upper + (gsize) width * 3;

            for (int c = 0; c < 3; c++)
              sums[c] +=
                  (upper[c] * (1.0 - right_share) + upper[c + 3] * right_share) *
                      (1.0 - lower_share) +
                  (lower[c] * (1.0 - right_share) + lower[c + 3] * right_share) * lower_share;
          }
        for (int c = 0; c < 3; c++)
          to[c] = (guint8) lround (sums[c] / n);
      }
  return moved;
}

/* The person as far down as shown. */
static void
draw_bust (cairo_t *cr, const XyPortrait *portrait)
{
  cairo_save (cr);
  cairo_identity_matrix (cr);
  cairo_rectangle (cr, 0, 0, portrait->width,
                   portrait->height * (1 - portrait->bust / FRAME_HEIGHT));
  cairo_clip (cr);
  draw_person (cr, portrait);
  cairo_restore (cr);
}

/* RGB of the picture as a lens would throw it. */
static guint8 *
make_light (const XyPortrait *portrait)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, portrait->width, portrait->height);
  cairo_t *cr = cairo_create (surface);
  guint8 *rgb = g_malloc ((gsize) portrait->width * (gsize) portrait->height * 3);
  const guint8 *data;
  gsize stride;
  double sigma = hypot (portrait->blur, LENS_BLUR) * portrait->height / FRAME_HEIGHT;

  draw_background (cr, portrait);
  draw_bust (cr, portrait);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  stride = (gsize) cairo_image_surface_get_stride (surface);
  for (int y = 0; y < portrait->height; y++)
    for (int x = 0; x < portrait->width; x++)
      {
        const guint32 *pixel = (const guint32 *) (gconstpointer) (data + (gsize) y * stride) + x;
        guint8 *to = rgb + ((gsize) y * (gsize) portrait->width + (gsize) x) * 3;

        to[0] = (guint8) (*pixel >> 16);
        to[1] = (guint8) (*pixel >> 8);
        to[2] = (guint8) *pixel;
      }
  cairo_surface_destroy (surface);
  for (int i = 0; i < 3; i++)
    xy_blur_plane (rgb, portrait->width, portrait->height, (gsize) portrait->width * 3, 3, i,
                   sigma);
  if (portrait->motion > 0.0)
    {
      guint8 *moved = move (rgb, portrait);

      g_free (rgb);
      rgb = moved;
    }
  return rgb;
}

/* What the sensor makes of it: exposure, cast and grain, turned as the camera was held. */
static guint8 *
make_pixels (const XyPortrait *portrait, const guint8 *light, double grain)
{
  int width = portrait->width;
  int height = portrait->height;
  gboolean turned = portrait->orientation >= 5;
  int stored_width = turned ? height : width;
  int stored_height = turned ? width : height;
  guint8 *pixels = g_malloc ((gsize) width * (gsize) height * 3);
  guint8 levels[3][256];
  XyRandom random;

  xy_random_init (&random, portrait->seed + 1000003u);
  for (int c = 0; c < 3; c++)
    for (int i = 0; i < 256; i++)
      levels[c][i] = (guint8) CLAMP (lround (i * portrait->exposure * portrait->cast[c]), 0, 255);
  for (int sy = 0; sy < stored_height; sy++)
    for (int sx = 0; sx < stored_width; sx++)
      {
        guint64 bits = xy_random_next (&random);
        int a = (int) (bits & 255) + (int) (bits >> 8 & 255) + (int) (bits >> 16 & 255) +
                (int) (bits >> 24 & 255) - 510;
        int b = (int) (bits >> 32 & 255) + (int) (bits >> 40 & 255) - 255;
        int d = (int) (bits >> 48 & 255) + (int) (bits >> 56 & 255) - 255;
        double noise[3];
        const guint8 *from;
        guint8 *to = pixels + ((gsize) sy * (gsize) stored_width + (gsize) sx) * 3;
        int x = turned ? sy : sx;
        int y = turned ? sx : sy;

        if (portrait->orientation == 2 || portrait->orientation == 3 ||
            portrait->orientation == 6 || portrait->orientation == 7)
          x = width - 1 - x;
        if (portrait->orientation == 3 || portrait->orientation == 4 ||
            portrait->orientation == 7 || portrait->orientation == 8)
          y = height - 1 - y;
        from = light + ((gsize) y * (gsize) width + (gsize) x) * 3;
        noise[1] = a * grain / 148.0;
        noise[0] = noise[1] + b * grain * 0.45 / 105.0;
        noise[2] = noise[1] + d * grain * 0.45 / 105.0;
        for (int c = 0; c < 3; c++)
          to[c] = (guint8) CLAMP (lround (levels[c][from[c]] + noise[c]), 0, 255);
      }
  return pixels;
}

GBytes *
xy_portrait_render (const XyPortrait *portrait)
{
  g_autofree guint8 *light = NULL;
  g_autofree guint8 *pixels = NULL;
  GBytes *bytes = NULL;
  gboolean turned = portrait->orientation >= 5;
  int width = turned ? portrait->height : portrait->width;
  int height = turned ? portrait->width : portrait->height;
  int quality = portrait->quality;
  double grain = portrait->grain;

  g_return_val_if_fail (portrait->width > 0 && portrait->height > 0, NULL);
  g_return_val_if_fail (portrait->orientation >= 1 && portrait->orientation <= 8, NULL);

  light = make_light (portrait);
  pixels = make_pixels (portrait, light, grain);
  bytes = xy_portrait_encode (portrait, pixels, width, height, quality);
  while (g_bytes_get_size (bytes) < portrait->min_bytes && (quality < 100 || grain < 40.0))
    {
      if (quality < 100)
        quality = MIN (quality + 2, 100);
      else
        {
          grain = MAX (grain, 1.0) * 1.25;
          g_free (pixels);
          pixels = make_pixels (portrait, light, grain);
        }
      g_bytes_unref (bytes);
      bytes = xy_portrait_encode (portrait, pixels, width, height, quality);
    }
  return bytes;
}

static void
transform_bounds (const cairo_matrix_t *matrix,
                  double left,
                  double top,
                  double right,
                  double bottom,
                  double bounds[4])
{
  double corners[4][2] = { { left, top }, { right, top }, { right, bottom }, { left, bottom } };

  bounds[0] = bounds[1] = 1e9;
  bounds[2] = bounds[3] = -1e9;
  for (int i = 0; i < 4; i++)
    {
      cairo_matrix_transform_point (matrix, &corners[i][0], &corners[i][1]);
      bounds[0] = MIN (bounds[0], corners[i][0]);
      bounds[1] = MIN (bounds[1], corners[i][1]);
      bounds[2] = MAX (bounds[2], corners[i][0]);
      bounds[3] = MAX (bounds[3], corners[i][1]);
    }
}

void
xy_portrait_get_places (const XyPortrait *portrait, XyPortraitTruth *truth)
{
  XyLooks looks;
  cairo_matrix_t head;
  double scale = portrait->height / FRAME_HEIGHT * portrait->head_scale;
  double bounds[4];
  double near_edge, far_edge, left, right;
  double x, y;

  xy_looks_init (&looks, portrait);
  head_matrix (portrait, &head);
  for (int i = 0; i < 2; i++)
    {
      truth->eyes[i][0] =
          xy_turn_face_place (&looks, portrait->turn, i == 0 ? -XY_EYE_X : XY_EYE_X);
      truth->eyes[i][1] = 0.0;
      cairo_matrix_transform_point (&head, &truth->eyes[i][0], &truth->eyes[i][1]);
    }
  near_edge = looks.face_width * cos (portrait->turn * G_PI / 180.0);
  far_edge = xy_turn_face_reach (&looks, portrait->turn);
  left = portrait->turn > 0.0 ? -near_edge : -far_edge;
  right = portrait->turn > 0.0 ? far_edge : near_edge;
  transform_bounds (&head, left, looks.brow_y - 8.0, right, looks.chin, bounds);
  truth->face_x = bounds[0];
  truth->face_y = bounds[1];
  truth->face_width = (right - left) * scale;
  truth->face_height = bounds[3] - bounds[1];
  x = xy_turn_face_place (&looks, portrait->turn, 0.0);
  y = looks.chin;
  cairo_matrix_transform_point (&head, &x, &y);
  truth->chin = y;
  /* Round like a skull: the top keeps its distance from the middle of the head under a tilt. */
  x = 0.0;
  y = -70.0;
  cairo_matrix_transform_point (&head, &x, &y);
  truth->head_top = y - (looks.hair_top - 70.0) * scale;
  truth->glasses = looks.glasses;
  truth->shows_ear[0] =
      portrait->covered_ears < 2 && xy_turn_shows_ear (&looks, portrait->turn, -1);
  truth->shows_ear[1] = portrait->covered_ears < 1 && xy_turn_shows_ear (&looks, portrait->turn, 1);
  truth->ears = truth->shows_ear[0] + truth->shows_ear[1];
}
