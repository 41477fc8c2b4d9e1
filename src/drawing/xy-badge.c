// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drawing/xy-badge.h"

#include "drawing/xy-text.h"

void
xy_badge_get_colour (XyVerdict verdict, double *r, double *g, double *b)
{
  if (verdict == XY_VERDICT_FAIL)
    {
      *r = 0.75;
      *g = 0.06;
      *b = 0.13;
    }
  else
    {
      *r = 0.60;
      *g = 0.28;
      *b = 0.00;
    }
}

void
xy_badge_draw (cairo_t *cr,
               PangoContext *context,
               XyVerdict verdict,
               int number,
               double x,
               double y)
{
  g_autofree char *text = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  double r, g, b, width, height;

  xy_badge_get_colour (verdict, &r, &g, &b);
  if (number > 0)
    text = g_strdup_printf ("%d", number);
  else
    text = g_strdup (verdict == XY_VERDICT_FAIL ? "×" : "?");
  layout = xy_text_layout (context, text, 12, TRUE);
  xy_text_get_size (layout, &width, &height);

  cairo_new_path (cr);
  cairo_arc (cr, x, y, XY_BADGE_RADIUS, 0, 2 * G_PI);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill (cr);
  cairo_arc (cr, x, y, XY_BADGE_RADIUS - 1, 0, 2 * G_PI);
  cairo_set_source_rgb (cr, r, g, b);
  if (verdict == XY_VERDICT_FAIL)
    {
      cairo_fill (cr);
      cairo_set_source_rgb (cr, 1, 1, 1);
    }
  else
    {
      cairo_set_line_width (cr, 1.6);
      cairo_stroke (cr);
    }
  xy_text_draw (cr, layout, x - width / 2, y - height / 2);
}
