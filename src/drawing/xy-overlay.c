// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drawing/xy-overlay.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "drawing/xy-badge.h"
#include "drawing/xy-text.h"

/* All in device units, so that they look alike however large the photo is drawn. */
#define HALO 2.0
#define OUTLINE 2.0
#define HATCH_STEP 9.0
#define DOT_STEP 9.0
#define SMALLEST 12.0
#define LABEL_SIZE 11.0

static gboolean
is_flagged (const XyFinding *finding)
{
  return finding->verdict == XY_VERDICT_FAIL || finding->verdict == XY_VERDICT_LOOK;
}

static gboolean
is_drawn (const XyFinding *finding)
{
  if (!is_flagged (finding))
    return FALSE;
  for (guint i = 0; i < finding->regions->len; i++)
    {
      const XyRegion *region = g_ptr_array_index (finding->regions, i);

      if (region->n_points > 0)
        return TRUE;
    }
  return FALSE;
}

int
xy_overlay_get_number (const XyPhotoReport *report, const char *rule)
{
  int number = 0;

  for (guint i = 0; i < report->findings->len; i++)
    {
      const XyFinding *finding = g_ptr_array_index (report->findings, i);

      if (!is_drawn (finding))
        continue;
      number++;
      if (g_str_equal (finding->rule, rule))
        return number;
    }
  return 0;
}

char *
xy_overlay_dup_measured (const XyFinding *finding)
{
  const char *unit = finding->unit != NULL ? finding->unit : "";
  g_autofree char *value = NULL;

  if (finding->measured_type == XY_MEASURED_BOOLEAN)
    value = g_strdup (finding->measured != 0 ? _ ("yes") : _ ("no"));
  else if (finding->measured_type == XY_MEASURED_NUMBER)
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      if (fabs (finding->measured) >= 100)
        g_ascii_formatd (number, sizeof number, "%.0f", finding->measured);
      else
        g_ascii_formatd (number, sizeof number, "%.3g", finding->measured);
      value = g_strdup_printf (unit[0] != '\0' ? "%s %s" : "%s%s", number, unit);
    }
  if (value != NULL && finding->limit != NULL)
    /* Translators: a value with its unit, and the limit in words: measured 42 px, limit 50–110 px.
     */
    return g_strdup_printf (_ ("measured %s, limit %s"), value, finding->limit);
  if (value != NULL)
    return g_strdup_printf (_ ("measured %s"), value);
  if (finding->limit != NULL)
    return g_strdup_printf (_ ("limit %s"), finding->limit);
  return NULL;
}

static void
set_halo (cairo_t *cr, double alpha)
{
  cairo_set_source_rgba (cr, 1, 1, 1, alpha);
}

/* Strokes the path twice, so that it can be seen on light and on dark. */
static void
stroke_with_halo (cairo_t *cr, double width, double r, double g, double b, double alpha)
{
  set_halo (cr, 0.85 * alpha);
  cairo_set_line_width (cr, width + HALO);
  cairo_stroke_preserve (cr);
  cairo_set_source_rgba (cr, r, g, b, alpha);
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
}

/* Leaves the region as the current path; what would be too small to see becomes a circle. */
static void
trace_region (cairo_t *cr, const XyRegion *region, double scale, XyRect *box)
{
  double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;

  for (guint i = 0; i < region->n_points; i++)
    {
      left = MIN (left, region->points[i].x * scale);
      top = MIN (top, region->points[i].y * scale);
      right = MAX (right, region->points[i].x * scale);
      bottom = MAX (bottom, region->points[i].y * scale);
    }
  cairo_new_path (cr);
  if (region->n_points < 3 || MAX (right - left, bottom - top) < SMALLEST)
    {
      double x = (left + right) / 2, y = (top + bottom) / 2;
      double radius = MAX (SMALLEST, hypot (right - left, bottom - top) / 2);

      cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
      *box = (XyRect){ x - radius, y - radius, 2 * radius, 2 * radius };
    }
  else
    {
      for (guint i = 0; i < region->n_points; i++)
        cairo_line_to (cr, region->points[i].x * scale, region->points[i].y * scale);
      *box = (XyRect){ left, top, right - left, bottom - top };
    }
  cairo_close_path (cr);
}

/* Diagonals that are the same over all of the picture, whatever the region. */
static void
hatch (cairo_t *cr, const XyRect *box)
{
  double first = floor ((box->x + box->y) / HATCH_STEP) * HATCH_STEP;
  double last = box->x + box->width + box->y + box->height;

  for (double sum = first; sum <= last; sum += HATCH_STEP)
    {
      cairo_move_to (cr, sum - box->y, box->y);
      cairo_line_to (cr, sum - box->y - box->height, box->y + box->height);
    }
}

static void
dot (cairo_t *cr, const XyRect *box)
{
  for (double y = floor (box->y / DOT_STEP) * DOT_STEP; y <= box->y + box->height; y += DOT_STEP)
    for (double x = floor (box->x / DOT_STEP) * DOT_STEP; x <= box->x + box->width; x += DOT_STEP)
      {
        cairo_new_sub_path (cr);
        cairo_arc (cr, x, y, 1.2, 0, 2 * G_PI);
      }
}

static void
draw_region (cairo_t *cr,
             const XyRegion *region,
             XyVerdict verdict,
             double scale,
             double emphasis,
             XyRect *box)
{
  static const double dashes[] = { 7, 5 };
  double r, g, b, alpha = emphasis > 0 ? 1 : emphasis < 0 ? 0.35 : 0.8;

  xy_badge_get_colour (verdict, &r, &g, &b);
  cairo_save (cr);
  trace_region (cr, region, scale, box);
  cairo_clip_preserve (cr);
  cairo_new_path (cr);
  if (verdict == XY_VERDICT_FAIL)
    {
      hatch (cr, box);
      set_halo (cr, 0.35 * alpha);
      cairo_set_line_width (cr, 2.2);
      cairo_stroke_preserve (cr);
      cairo_set_source_rgba (cr, r, g, b, 0.75 * alpha);
      cairo_set_line_width (cr, 1);
      cairo_stroke (cr);
    }
  else
    {
      dot (cr, box);
      set_halo (cr, 0.6 * alpha);
      cairo_set_line_width (cr, 1.4);
      cairo_stroke_preserve (cr);
      cairo_set_source_rgba (cr, r, g, b, alpha);
      cairo_fill (cr);
    }
  cairo_restore (cr);

  cairo_save (cr);
  trace_region (cr, region, scale, box);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (verdict == XY_VERDICT_LOOK)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  stroke_with_halo (cr, emphasis > 0 ? OUTLINE * 1.75 : OUTLINE, r, g, b, alpha);
  cairo_restore (cr);
}

/* A place for a badge at the region's corner, within the picture and on no other badge. */
static XyPoint
place_badge (GArray *taken, const XyRect *box, double width, double height)
{
  const double r = XY_BADGE_RADIUS + 1;
  XyPoint place = { CLAMP (box->x + r, r, MAX (r, width - r)),
                    CLAMP (box->y + r, r, MAX (r, height - r)) };
  gboolean moved = TRUE;

  for (guint tries = 0; moved && tries <= taken->len; tries++)
    {
      moved = FALSE;
      for (guint i = 0; i < taken->len && !moved; i++)
        {
          const XyPoint *other = &g_array_index (taken, XyPoint, i);

          if (hypot (other->x - place.x, other->y - place.y) < 2 * r - 0.5)
            {
              place.x = other->x + 2 * r;
              if (place.x > width - r)
                place = (XyPoint){ CLAMP (box->x + r, r, MAX (r, width - r)), place.y + 2 * r };
              moved = TRUE;
            }
        }
    }
  g_array_append_val (taken, place);
  return place;
}

static void
draw_label (cairo_t *cr, PangoContext *context, const char *text, double x, double y)
{
  g_autoptr (PangoLayout) layout = xy_text_layout (context, text, LABEL_SIZE, FALSE);
  double width, height;

  xy_text_get_size (layout, &width, &height);
  set_halo (cr, 0.8);
  cairo_rectangle (cr, x - 3, y - height / 2, width + 6, height);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0.10, 0.24, 0.45);
  xy_text_draw (cr, layout, x, y - height / 2);
}

static void
draw_band_line (cairo_t *cr, double x1, double y1, double x2, double y2)
{
  cairo_new_path (cr);
  cairo_move_to (cr, x1, y1);
  cairo_line_to (cr, x2, y2);
  stroke_with_halo (cr, 1, 0.10, 0.24, 0.45, 0.9);
}

/* The standard as lines over the picture: two for each band, and one for the middle. */
static void
draw_bands (cairo_t *cr, PangoContext *context, const XyPhotoReport *report, double scale)
{
  static const double dashes[] = { 6, 4 }, middle_dashes[] = { 12, 4, 2, 4 };
  const XyPhotoBands *bands = &report->bands;
  double sx, sy, left, top, right, bottom, middle, ends[2];
  g_autofree char *head = NULL, *eyes = NULL, *face = NULL;

  if (bands->width <= 0 || bands->height <= 0 || report->crop.width <= 0)
    return;
  sx = report->crop.width * scale / bands->width;
  sy = report->crop.height * scale / bands->height;
  left = report->crop.x * scale;
  top = report->crop.y * scale;
  right = left + report->crop.width * scale;
  bottom = top + report->crop.height * scale;
  middle = (left + right) / 2;
  /* Translators: a band of the standard on the photo: from where to where the hair may begin. */
  head = g_strdup_printf (_ ("top of the hair %.0f–%.0f px"), bands->head_top_min,
                          bands->head_top_max);
  /* Translators: a band of the standard on the photo: where the eyes must be. */
  eyes = g_strdup_printf (_ ("eyes %.0f–%.0f px"), bands->eyes_min, bands->eyes_max);
  /* Translators: a band of the standard on the photo: how wide the face may be. */
  face =
      g_strdup_printf (_ ("face %.0f–%.0f px wide"), bands->face_width_min, bands->face_width_max);

  cairo_save (cr);
  if (report->crop.width < report->width - 1 || report->crop.height < report->height - 1)
    {
      cairo_rectangle (cr, left, top, right - left, bottom - top);
      stroke_with_halo (cr, 1, 0.10, 0.24, 0.45, 0.9);
    }
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  draw_band_line (cr, left, top + bands->head_top_min * sy, right, top + bands->head_top_min * sy);
  draw_band_line (cr, left, top + bands->head_top_max * sy, right, top + bands->head_top_max * sy);
  draw_band_line (cr, left, top + bands->eyes_min * sy, right, top + bands->eyes_min * sy);
  draw_band_line (cr, left, top + bands->eyes_max * sy, right, top + bands->eyes_max * sy);
  /* The width of the face is drawn beside the cheeks, below the eyes. */
  ends[0] = top + bands->eyes_max * sy;
  ends[1] = MIN (bottom, ends[0] + 110 * sy);
  for (int side = -1; side <= 1; side += 2)
    {
      double narrow = middle + side * bands->face_width_min / 2 * sx;
      double wide = middle + side * bands->face_width_max / 2 * sx;

      draw_band_line (cr, narrow, ends[0], narrow, ends[1]);
      draw_band_line (cr, wide, ends[0], wide, ends[1]);
    }
  cairo_set_dash (cr, middle_dashes, G_N_ELEMENTS (middle_dashes), 0);
  draw_band_line (cr, middle, top, middle, bottom);
  cairo_restore (cr);

  draw_label (cr, context, head, left + 8,
              top + (bands->head_top_min + bands->head_top_max) / 2 * sy);
  draw_label (cr, context, eyes, left + 8, top + (bands->eyes_min + bands->eyes_max) / 2 * sy);
  draw_label (cr, context, face, left + 8, ends[1]);
}

void
xy_overlay_draw (cairo_t *cr, const XyPhotoReport *report, const XyOverlayOptions *options)
{
  PangoContext *context = xy_text_context_for_cairo (cr);
  g_autoptr (GArray) badges = g_array_new (FALSE, FALSE, sizeof (XyPoint));
  double width = report->width * options->scale, height = report->height * options->scale;
  int number = 0;

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  if (options->bands)
    draw_bands (cr, context, report, options->scale);
  for (int pass = 0; pass < 2; pass++)
    {
      number = 0;
      for (guint i = 0; i < report->findings->len; i++)
        {
          const XyFinding *finding = g_ptr_array_index (report->findings, i);
          double emphasis = options->selected == NULL                        ? 0
                            : g_str_equal (options->selected, finding->rule) ? 1
                                                                             : -1;

          if (!is_drawn (finding))
            continue;
          number++;
          for (guint j = 0; j < finding->regions->len; j++)
            {
              const XyRegion *region = g_ptr_array_index (finding->regions, j);
              XyRect box;

              if (region->n_points == 0)
                continue;
              if (pass == 0)
                draw_region (cr, region, finding->verdict, options->scale, emphasis, &box);
              else
                {
                  XyPoint place;

                  trace_region (cr, region, options->scale, &box);
                  cairo_new_path (cr);
                  place = place_badge (badges, &box, width, height);
                  xy_badge_draw (cr, context, finding->verdict, number, place.x, place.y);
                }
            }
        }
    }
  cairo_restore (cr);
  g_object_unref (context);
}
