// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drawing/xy-halo.h"

/* How much wider than the line, in device units. */
#define HALO 2.0

void
xy_halo_set_source (cairo_t *cr, double alpha)
{
  cairo_set_source_rgba (cr, 1, 1, 1, alpha);
}

void
xy_halo_stroke (cairo_t *cr, double width, double r, double g, double b, double alpha)
{
  xy_halo_set_source (cr, 0.85 * alpha);
  cairo_set_line_width (cr, width + HALO);
  cairo_stroke_preserve (cr);
  cairo_set_source_rgba (cr, r, g, b, alpha);
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
}
