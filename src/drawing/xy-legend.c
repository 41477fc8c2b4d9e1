// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drawing/xy-legend.h"

#include <glib/gi18n-lib.h>

#include "drawing/xy-bands.h"
#include "drawing/xy-overlay.h"

#define PADDING 10.0

static void
draw_finding (cairo_t *cr, XyVerdict verdict, double width, double height)
{
  XyPoint points[] = { { PADDING, PADDING },
                       { width - PADDING, PADDING },
                       { width - PADDING, height - PADDING / 2 },
                       { PADDING, height - PADDING / 2 } };
  XyRegion region = { points, G_N_ELEMENTS (points) };
  g_autoptr (GPtrArray) regions = g_ptr_array_new (), findings = g_ptr_array_new ();
  XyFinding finding = { .rule = (char *) "legend", .verdict = verdict, .regions = regions };
  XyPhotoReport report = { .width = (int) width, .height = (int) height, .findings = findings };
  XyOverlayOptions options = { .scale = 1 };

  g_ptr_array_add (regions, &region);
  g_ptr_array_add (findings, &finding);
  xy_overlay_draw (cr, &report, &options);
}

/* Bands that lie where the sample shows one of them, or none of them. */
static void
draw_bands (cairo_t *cr, gboolean middle, double width, double height)
{
  double top = middle ? 2 * height : height * 0.3, bottom = middle ? 2 * height : height * 0.7;
  double wide = middle ? 4 * width : 2 * width;
  XyPhotoReport report = { .width = (int) width,
                           .height = (int) height,
                           .crop = { middle ? 0 : -width, 0, middle ? width : 3 * width, height },
                           .bands = { middle ? width : 3 * width, height, top, bottom, 2 * height,
                                      2 * height, wide, wide, 0 } };

  if (!middle)
    report.crop = (XyRect){ 0, 0, 3 * width, height };
  xy_bands_draw_lines (cr, &report, 1, NULL);
}

void
xy_legend_draw (cairo_t *cr, XyLegendMark mark, double width, double height)
{
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  switch (mark)
    {
    case XY_LEGEND_FAIL:
      draw_finding (cr, XY_VERDICT_FAIL, width, height);
      break;
    case XY_LEGEND_LOOK:
      draw_finding (cr, XY_VERDICT_LOOK, width, height);
      break;
    case XY_LEGEND_BAND:
    case XY_LEGEND_MIDDLE:
      draw_bands (cr, mark == XY_LEGEND_MIDDLE, width, height);
      break;
    case XY_LEGEND_N_MARKS:
    default:
      break;
    }
  cairo_restore (cr);
}

const char *
xy_legend_get_words (XyLegendMark mark)
{
  switch (mark)
    {
    case XY_LEGEND_FAIL:
      return _ ("Solid, hatched: a rule is not met here; the number is that of the list.");
    case XY_LEGEND_LOOK:
      return _ ("Dashed, dotted: please look here yourself.");
    case XY_LEGEND_BAND:
      return _ ("Between two lines: where the standard wants the hair, the eyes and the face.");
    case XY_LEGEND_MIDDLE:
      return _ ("Dash and dot: the middle of the picture.");
    case XY_LEGEND_N_MARKS:
    default:
      return "";
    }
}
