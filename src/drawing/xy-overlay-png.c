// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drawing/xy-overlay.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "drawing/xy-badge.h"
#include "drawing/xy-surface.h"
#include "drawing/xy-text.h"

#define MAX_SIDE 1600
#define LEGEND_MIN_WIDTH 400
#define LEGEND_PADDING 12.0
#define LEGEND_INDENT 28.0
#define LEGEND_GAP 6.0

cairo_surface_t *
xy_image_to_surface (const XyImage *image)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, image->width, image->height);
  guint8 *rows = cairo_image_surface_get_data (surface);
  gsize stride;

  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    return surface;
  stride = (gsize) cairo_image_surface_get_stride (surface);
  for (int y = 0; y < image->height; y++)
    {
      const guint8 *from = image->pixels + image->stride * (gsize) y;
      guint32 *to = (guint32 *) (gpointer) (rows + stride * (gsize) y);

      for (int x = 0; x < image->width; x++, from += 3)
        to[x] = 0xff000000u | (guint32) from[0] << 16 | (guint32) from[1] << 8 | from[2];
    }
  cairo_surface_mark_dirty (surface);
  return surface;
}

static double
draw_legend_text (cairo_t *cr,
                  PangoContext *context,
                  const char *text,
                  double size,
                  double grey,
                  double y,
                  double width)
{
  g_autoptr (PangoLayout) layout = xy_text_layout (context, text, size, FALSE);
  double height;

  pango_layout_set_width (layout, (int) ((width - LEGEND_INDENT - LEGEND_PADDING) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  xy_text_get_size (layout, NULL, &height);
  cairo_set_source_rgb (cr, grey, grey, grey);
  xy_text_draw (cr, layout, LEGEND_INDENT, y);
  return height;
}

static char *
dup_small_print (const XyFinding *finding)
{
  g_autofree char *measured = xy_overlay_dup_measured (finding);

  if (measured == NULL)
    return g_strdup (finding->clause);
  return g_strdup_printf ("%s · %s", measured, finding->clause);
}

/* Returns how high the legend is. */
static double
draw_legend (cairo_t *cr, const XyPhotoReport *report, double width)
{
  PangoContext *context = xy_text_context_for_cairo (cr);
  g_autoptr (GPtrArray) flagged = xy_overlay_list_flagged (report);
  double y = LEGEND_PADDING;

  for (guint i = 0; i < flagged->len; i++)
    {
      const XyFinding *finding = g_ptr_array_index (flagged, i);
      g_autofree char *small = dup_small_print (finding);

      xy_badge_draw (cr, context, finding->verdict, xy_overlay_get_number (report, finding->rule),
                     LEGEND_INDENT / 2, y + 9.5);
      y += draw_legend_text (cr, context, finding->message, 13, 0, y, width);
      y += draw_legend_text (cr, context, small, 11, 0.35, y, width) + LEGEND_GAP;
    }
  if (y == LEGEND_PADDING)
    y += draw_legend_text (cr, context, _ ("No rule has anything to say against this photo."), 13,
                           0, y, width);
  g_object_unref (context);
  return y + LEGEND_PADDING;
}

static double
measure_legend (const XyPhotoReport *report, double width)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  double height = draw_legend (cr, report, width);

  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return height;
}

gboolean
xy_overlay_write_png (const XyImage *image,
                      const XyPhotoReport *report,
                      const char *path,
                      GError **error)
{
  double full_width = report->width > 0 ? report->width : image->width;
  double full_height = report->height > 0 ? report->height : image->height;
  double scale = MIN (1, MAX_SIDE / MAX (full_width, full_height));
  int photo_width = (int) round (full_width * scale),
      photo_height = (int) round (full_height * scale);
  int width = MAX (photo_width, LEGEND_MIN_WIDTH);
  int height = photo_height + (int) ceil (measure_legend (report, width));
  XyOverlayOptions options = { .scale = scale, .bands = TRUE };
  cairo_surface_t *photo = xy_image_to_surface (image);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  gboolean written;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_save (cr);
  cairo_scale (cr, (double) photo_width / image->width, (double) photo_height / image->height);
  cairo_set_source_surface (cr, photo, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  cairo_paint (cr);
  cairo_restore (cr);
  xy_overlay_draw (cr, report, &options);
  cairo_translate (cr, 0, photo_height);
  draw_legend (cr, report, width);
  cairo_destroy (cr);
  written = xy_surface_write_png (surface, path, error);
  cairo_surface_destroy (surface);
  cairo_surface_destroy (photo);
  return written;
}
