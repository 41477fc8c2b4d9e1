// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drawing/xy-text.h"

/* How much smaller a text may become before it is broken into lines. */
#define SHRINK_TO 0.8
#define SHRINK_STEP 0.95

static void
set_up (PangoContext *context)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_font_description_set_family (font, "Noto Sans CJK SC, Source Han Sans SC, sans-serif");
  pango_context_set_font_description (context, font);
  pango_context_set_language (context, pango_language_from_string ("zh-CN"));
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
}

PangoContext *
xy_text_context_new (void)
{
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (map);

  set_up (context);
  return context;
}

PangoContext *
xy_text_context_for_cairo (cairo_t *cr)
{
  PangoContext *context = pango_cairo_create_context (cr);

  set_up (context);
  return context;
}

static void
set_size (PangoLayout *layout, double size, gboolean bold)
{
  PangoContext *context = pango_layout_get_context (layout);
  g_autoptr (PangoFontDescription) font =
      pango_font_description_copy (pango_context_get_font_description (context));

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
}

PangoLayout *
xy_text_layout (PangoContext *context, const char *text, double size, gboolean bold)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);

  /* What is one line here stays one, whatever a roster's cell had in it. */
  g_strdelimit (valid, "\t\n\v\f\r", ' ');
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, valid, -1);
  set_size (layout, size, bold);
  return layout;
}

void
xy_text_get_size (PangoLayout *layout, double *width, double *height)
{
  int w, h;

  pango_layout_get_size (layout, &w, &h);
  if (width != NULL)
    *width = (double) w / PANGO_SCALE;
  if (height != NULL)
    *height = (double) h / PANGO_SCALE;
}

PangoLayout *
xy_text_fit (PangoContext *context,
             const char *text,
             double size,
             gboolean bold,
             double width,
             double height)
{
  PangoLayout *layout = xy_text_layout (context, text, size, bold);
  double smallest = size * SHRINK_TO, w, h;

  xy_text_get_size (layout, &w, &h);
  while (w > width && size > smallest)
    {
      size *= SHRINK_STEP;
      set_size (layout, size, bold);
      xy_text_get_size (layout, &w, &h);
    }
  if (w <= width)
    return layout;

  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  xy_text_get_size (layout, &w, &h);
  while (h > height)
    {
      size *= SHRINK_STEP;
      set_size (layout, size, bold);
      xy_text_get_size (layout, &w, &h);
    }
  return layout;
}

void
xy_text_draw (cairo_t *cr, PangoLayout *layout, double x, double y)
{
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}
