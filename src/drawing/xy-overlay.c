// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drawing/xy-overlay.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "drawing/xy-badge.h"
#include "drawing/xy-bands.h"
#include "drawing/xy-halo.h"
#include "drawing/xy-text.h"

/* All in device units, so that they look alike however large the photo is drawn. */
#define OUTLINE 2.0
#define HATCH_STEP 9.0
#define DOT_STEP 9.0
#define SMALLEST 12.0

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

/* Diagonals that are the same over all of the picture, whatever the region; findings that lie on
 * each other are hatched across. */
static void
hatch (cairo_t *cr, const XyRect *box, gboolean across)
{
  double first = floor ((box->x + box->y) / HATCH_STEP) * HATCH_STEP;
  double last = box->x + box->width + box->y + box->height;

  for (double sum = first; sum <= last; sum += HATCH_STEP)
    {
      double top = sum - box->y, bottom = top - box->height;

      /* Mirrored within the box. */
      if (across)
        {
          top = 2 * box->x + box->width - top;
          bottom = 2 * box->x + box->width - bottom;
        }
      cairo_move_to (cr, top, box->y);
      cairo_line_to (cr, bottom, box->y + box->height);
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

/* How a finding is drawn: its number, and whether it stands out (1) or back (-1). */
typedef struct
{
  XyVerdict verdict;
  int number;
  int emphasis;
} Look;

static void
draw_region (cairo_t *cr, const XyRegion *region, const Look *look, double scale)
{
  static const double dashes[] = { 7, 5 };
  double r, g, b, alpha = look->emphasis > 0 ? 1 : look->emphasis < 0 ? 0.35 : 0.8;
  XyRect box;

  xy_badge_get_colour (look->verdict, &r, &g, &b);
  cairo_save (cr);
  trace_region (cr, region, scale, &box);
  cairo_clip_preserve (cr);
  cairo_new_path (cr);
  if (look->verdict == XY_VERDICT_FAIL)
    {
      hatch (cr, &box, look->number % 2 == 0);
      xy_halo_set_source (cr, 0.35 * alpha);
      cairo_set_line_width (cr, 2.2);
      cairo_stroke_preserve (cr);
      cairo_set_source_rgba (cr, r, g, b, 0.75 * alpha);
      cairo_set_line_width (cr, 1);
      cairo_stroke (cr);
    }
  else
    {
      dot (cr, &box);
      xy_halo_set_source (cr, 0.6 * alpha);
      cairo_set_line_width (cr, 1.4);
      cairo_stroke_preserve (cr);
      cairo_set_source_rgba (cr, r, g, b, alpha);
      cairo_fill (cr);
    }
  cairo_restore (cr);

  cairo_save (cr);
  trace_region (cr, region, scale, &box);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (look->verdict == XY_VERDICT_LOOK)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  xy_halo_stroke (cr, look->emphasis > 0 ? OUTLINE * 1.75 : OUTLINE, r, g, b, alpha);
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
draw_badge (cairo_t *cr,
            PangoContext *context,
            const XyRegion *region,
            const Look *look,
            const XyPhotoReport *report,
            double scale,
            GArray *taken)
{
  XyRect box;
  XyPoint place;

  trace_region (cr, region, scale, &box);
  cairo_new_path (cr);
  place = place_badge (taken, &box, report->width * scale, report->height * scale);
  xy_badge_draw (cr, context, look->verdict, look->number, place.x, place.y);
}

/* Draws the regions of all findings, or the badges on them. */
static void
draw_findings (cairo_t *cr,
               PangoContext *context,
               const XyPhotoReport *report,
               const XyOverlayOptions *options,
               GArray *badges)
{
  int number = 0;

  for (guint i = 0; i < report->findings->len; i++)
    {
      const XyFinding *finding = g_ptr_array_index (report->findings, i);
      Look look = { .verdict = finding->verdict, .emphasis = 0 };

      if (!is_drawn (finding))
        continue;
      look.number = ++number;
      if (options->selected != NULL)
        look.emphasis = g_str_equal (options->selected, finding->rule) ? 1 : -1;
      for (guint j = 0; j < finding->regions->len; j++)
        {
          const XyRegion *region = g_ptr_array_index (finding->regions, j);

          if (region->n_points == 0)
            continue;
          if (badges == NULL)
            draw_region (cr, region, &look, options->scale);
          else
            draw_badge (cr, context, region, &look, report, options->scale, badges);
        }
    }
}

void
xy_overlay_draw (cairo_t *cr, const XyPhotoReport *report, const XyOverlayOptions *options)
{
  PangoContext *context = xy_text_context_for_cairo (cr);
  g_autoptr (GArray) badges = g_array_new (FALSE, FALSE, sizeof (XyPoint));

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, report->width * options->scale, report->height * options->scale);
  cairo_clip (cr);
  if (options->bands)
    xy_bands_draw_lines (cr, report, options->scale);
  draw_findings (cr, context, report, options, NULL);
  if (options->bands)
    xy_bands_draw_labels (cr, context, report, options->scale);
  draw_findings (cr, context, report, options, badges);
  cairo_restore (cr);
  g_object_unref (context);
}
