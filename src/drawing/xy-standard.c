// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drawing/xy-standard.h"

#include <glib/gi18n-lib.h>

#include "drawing/xy-text.h"

#define LABEL_SIZE 12.0
#define LABEL_WIDTH 150.0
#define LABEL_GAP 10.0
#define TICK 5.0
#define BAND_ALPHA 0.22

static void
set_ink (cairo_t *cr, double alpha)
{
  cairo_set_source_rgba (cr, 0.10, 0.24, 0.45, alpha);
}

static void
set_grey (cairo_t *cr, double grey)
{
  cairo_set_source_rgb (cr, grey, grey, grey);
}

static void
ellipse (cairo_t *cr, double x, double y, double rx, double ry)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, rx, ry);
  cairo_new_sub_path (cr);
  cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
  cairo_restore (cr);
}

/* Somebody whose hair, eyes and face lie in the middle of what is allowed, in pixels of the final
 * image. */
static void
draw_figure (cairo_t *cr, const XyPhotoBands *bands)
{
  double middle = bands->width / 2;
  double hair = (bands->head_top_min + bands->head_top_max) / 2;
  double eyes = (bands->eyes_min + bands->eyes_max) / 2;
  double half = (bands->face_width_min + bands->face_width_max) / 4;
  double chin = eyes + 1.15 * half, ry = (chin - hair) / 2;
  double shoulder = chin + 0.55 * half;

  set_grey (cr, 0.93);
  cairo_move_to (cr, middle - 2.0 * half, bands->height);
  cairo_curve_to (cr, middle - 1.9 * half, shoulder, middle - half, shoulder, middle - 0.45 * half,
                  shoulder - 0.2 * half);
  cairo_line_to (cr, middle + 0.45 * half, shoulder - 0.2 * half);
  cairo_curve_to (cr, middle + half, shoulder, middle + 1.9 * half, shoulder, middle + 2.0 * half,
                  bands->height);
  cairo_close_path (cr);
  cairo_fill (cr);
  set_grey (cr, 0.80);
  cairo_rectangle (cr, middle - 0.42 * half, chin - 0.5 * half, 0.84 * half, 0.85 * half);
  cairo_fill (cr);
  set_grey (cr, 0.35);
  ellipse (cr, middle, hair + ry, half * 1.04, ry);
  cairo_fill (cr);
  set_grey (cr, 0.86);
  ellipse (cr, middle - half, eyes + 0.15 * half, 0.12 * half, 0.25 * half);
  ellipse (cr, middle + half, eyes + 0.15 * half, 0.12 * half, 0.25 * half);
  cairo_fill (cr);
  ellipse (cr, middle, hair + 0.35 * half + (chin - hair - 0.35 * half) / 2, half * 0.96,
           (chin - hair - 0.35 * half) / 2);
  cairo_fill (cr);
  set_grey (cr, 0.25);
  for (int side = -1; side <= 1; side += 2)
    {
      ellipse (cr, middle + side * 0.42 * half, eyes, 0.10 * half, 0.07 * half);
      cairo_fill (cr);
      cairo_set_line_width (cr, 0.05 * half);
      cairo_move_to (cr, middle + side * 0.25 * half, eyes - 0.22 * half);
      cairo_line_to (cr, middle + side * 0.60 * half, eyes - 0.24 * half);
      cairo_stroke (cr);
    }
  cairo_set_line_width (cr, 0.04 * half);
  cairo_move_to (cr, middle - 0.22 * half, eyes + 0.75 * half);
  cairo_line_to (cr, middle + 0.22 * half, eyes + 0.75 * half);
  cairo_stroke (cr);
}

/* What is allowed between two levels, and its numbers at the right. */
static void
draw_band (cairo_t *cr,
           PangoContext *context,
           const char *text,
           double min,
           double max,
           double right,
           double scale)
{
  g_autoptr (PangoLayout) layout =
      xy_text_fit (context, text, LABEL_SIZE, FALSE, LABEL_WIDTH, 3 * LABEL_SIZE);
  double height, y = (min + max) / 2 * scale;
  cairo_pattern_t *ink = cairo_pattern_reference (cairo_get_source (cr));

  xy_text_get_size (layout, NULL, &height);
  set_ink (cr, BAND_ALPHA);
  cairo_rectangle (cr, 0, min * scale, right, (max - min) * scale);
  cairo_fill (cr);
  set_ink (cr, 1);
  cairo_set_line_width (cr, 1);
  for (int i = 0; i < 2; i++)
    {
      cairo_move_to (cr, 0, (i == 0 ? min : max) * scale);
      cairo_rel_line_to (cr, right, 0);
    }
  cairo_stroke (cr);
  cairo_set_source (cr, ink);
  cairo_pattern_destroy (ink);
  cairo_set_line_width (cr, 1.5);
  cairo_move_to (cr, right + LABEL_GAP - TICK, min * scale);
  cairo_rel_line_to (cr, TICK, 0);
  cairo_line_to (cr, right + LABEL_GAP, max * scale);
  cairo_rel_line_to (cr, -TICK, 0);
  cairo_stroke (cr);
  xy_text_draw (cr, layout, right + 2 * LABEL_GAP, y - height / 2);
}

static void
draw_face_width (cairo_t *cr,
                 PangoContext *context,
                 const XyPhotoBands *bands,
                 double right,
                 double scale)
{
  g_autofree char *text =
      g_strdup_printf (_ ("face %.0f–%.0f px wide"), bands->face_width_min, bands->face_width_max);
  g_autoptr (PangoLayout) layout =
      xy_text_fit (context, text, LABEL_SIZE, FALSE, LABEL_WIDTH, 3 * LABEL_SIZE);
  double top = bands->eyes_max + 20, middle = bands->width / 2, height;
  double bottom = MIN (top + 110, bands->height);
  cairo_pattern_t *ink = cairo_pattern_reference (cairo_get_source (cr));

  for (int side = -1; side <= 1; side += 2)
    {
      double x = middle + side * bands->face_width_min / 2;

      set_ink (cr, BAND_ALPHA);
      cairo_rectangle (cr, x * scale, top * scale,
                       side * (bands->face_width_max - bands->face_width_min) / 2 * scale,
                       (bottom - top) * scale);
      cairo_fill_preserve (cr);
      set_ink (cr, 1);
      cairo_set_line_width (cr, 1);
      cairo_stroke (cr);
    }
  cairo_set_source (cr, ink);
  cairo_pattern_destroy (ink);
  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, (middle + bands->face_width_max / 2) * scale, (top + bottom) / 2 * scale);
  cairo_line_to (cr, right + LABEL_GAP, (top + bottom) / 2 * scale);
  cairo_stroke (cr);
  xy_text_get_size (layout, NULL, &height);
  xy_text_draw (cr, layout, right + 2 * LABEL_GAP, (top + bottom) / 2 * scale - height / 2);
}

void
xy_standard_init (XyStandard *standard, const XyRuleProfile *profile)
{
  guint n;
  const double *colour = xy_rule_profile_get_numbers (profile, "background-colour.references", &n);

  standard->bands = (XyPhotoBands){
    .width = xy_rule_profile_get_number (profile, "frame.width"),
    .height = xy_rule_profile_get_number (profile, "frame.height"),
    .head_top_min = xy_rule_profile_get_number (profile, "head-top.min"),
    .head_top_max = xy_rule_profile_get_number (profile, "head-top.max"),
    .eyes_min = xy_rule_profile_get_number (profile, "eye-height.min"),
    .eyes_max = xy_rule_profile_get_number (profile, "eye-height.max"),
    .face_width_min = xy_rule_profile_get_number (profile, "face-width.min"),
    .face_width_max = xy_rule_profile_get_number (profile, "face-width.max"),
    .centre_tolerance = xy_rule_profile_get_number (profile, "centred.max"),
  };
  for (guint i = 0; i < G_N_ELEMENTS (standard->background); i++)
    standard->background[i] = i < n ? colour[i] : 255;
}

void
xy_standard_draw (cairo_t *cr, const XyStandard *standard, double width, double height)
{
  static const double dashes[] = { 12, 4, 2, 4 };
  const XyPhotoBands *bands = &standard->bands;
  g_autofree char *head = NULL, *eyes = NULL, *size = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  PangoContext *context = xy_text_context_for_cairo (cr);
  double size_height, scale, right, bottom;
  cairo_pattern_t *ink;

  /* Translators: width and height of the final image in pixels. */
  size = g_strdup_printf (_ ("%.0f × %.0f px"), bands->width, bands->height);
  head = g_strdup_printf (_ ("top of the hair %.0f–%.0f px"), bands->head_top_min,
                          bands->head_top_max);
  eyes = g_strdup_printf (_ ("eyes %.0f–%.0f px"), bands->eyes_min, bands->eyes_max);
  layout = xy_text_layout (context, size, LABEL_SIZE, FALSE);
  xy_text_get_size (layout, NULL, &size_height);
  scale = MIN ((width - LABEL_WIDTH - 2 * LABEL_GAP - 1) / bands->width,
               (height - size_height - 5) / bands->height);
  if (scale > 0)
    {
      right = bands->width * scale;
      bottom = bands->height * scale;
      ink = cairo_pattern_reference (cairo_get_source (cr));
      cairo_save (cr);
      cairo_translate (cr, 0.5, 0.5);
      cairo_save (cr);
      cairo_rectangle (cr, 0, 0, right, bottom);
      cairo_clip (cr);
      cairo_set_source_rgb (cr, standard->background[0] / 255, standard->background[1] / 255,
                            standard->background[2] / 255);
      cairo_paint (cr);
      cairo_scale (cr, scale, scale);
      draw_figure (cr, bands);
      cairo_restore (cr);
      set_ink (cr, 0.8);
      cairo_set_line_width (cr, 1);
      cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
      cairo_move_to (cr, right / 2, 0);
      cairo_line_to (cr, right / 2, bottom);
      cairo_stroke (cr);
      cairo_set_dash (cr, NULL, 0, 0);
      cairo_set_source (cr, ink);
      cairo_rectangle (cr, 0, 0, right, bottom);
      cairo_stroke (cr);
      draw_band (cr, context, head, bands->head_top_min, bands->head_top_max, right, scale);
      draw_band (cr, context, eyes, bands->eyes_min, bands->eyes_max, right, scale);
      draw_face_width (cr, context, bands, right, scale);
      xy_text_draw (cr, layout, 0, bottom + 4);
      cairo_restore (cr);
      cairo_pattern_destroy (ink);
    }
  g_object_unref (context);
}
