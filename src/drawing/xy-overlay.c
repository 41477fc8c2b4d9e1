// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drawing/xy-overlay.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "drawing/xy-badge.h"
#include "drawing/xy-bands.h"
#include "drawing/xy-halo.h"
#include "drawing/xy-places.h"
#include "drawing/xy-text.h"

/* All in device units, so that they look alike however large the photo is drawn. */
#define OUTLINE 2.0
#define STRONG_OUTLINE 3.5
#define HATCH_STEP 8.0
#define DOT_STEP 8.0
/* How far the hatching reaches into a region: what is wrong there is to be seen. */
#define RIM_SHARE 0.2
#define RIM_MIN 10.0
#define RIM_MAX 22.0
#define SMALLEST 12.0
/* A finding of many regions has its number at the largest ones. */
#define MAX_BADGES 3
#define BADGE_SHARE 0.3
#define MAX_OFFERS 64
/* What is kept clear of an eye, in distances between the eyes. */
#define EYE_WIDTH 0.36
#define EYE_HEIGHT 0.22

typedef enum
{
  EMPHASIS_FAINT,
  EMPHASIS_NONE,
  EMPHASIS_STRONG,
} Emphasis;

/* A finding on the picture: its number, and how it is drawn. */
typedef struct
{
  const XyFinding *finding;
  int number;
  Emphasis emphasis;
  /* An earlier one has the same regions and is drawn there. */
  gboolean shares;
} Mark;

/* The number of a mark, and where it is drawn. */
typedef struct
{
  const Mark *mark;
  XyPoint centre;
} Badge;

static gboolean
is_drawn (const XyFinding *finding)
{
  for (guint i = 0; i < finding->regions->len; i++)
    {
      const XyRegion *region = g_ptr_array_index (finding->regions, i);

      if (region->n_points > 0)
        return TRUE;
    }
  return FALSE;
}

GPtrArray *
xy_overlay_list_flagged (const XyPhotoReport *report)
{
  static const XyVerdict verdicts[] = { XY_VERDICT_FAIL, XY_VERDICT_LOOK };
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    for (guint j = 0; j < report->findings->len; j++)
      {
        XyFinding *finding = g_ptr_array_index (report->findings, j);

        if (finding->verdict == verdicts[i])
          g_ptr_array_add (list, finding);
      }
  return list;
}

int
xy_overlay_get_number (const XyPhotoReport *report, const char *rule)
{
  g_autoptr (GPtrArray) list = xy_overlay_list_flagged (report);
  int number = 0;

  for (guint i = 0; i < list->len; i++)
    {
      const XyFinding *finding = g_ptr_array_index (list, i);

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
  if (value != NULL && finding->limit != NULL && g_str_has_prefix (finding->limit, "≥ "))
    /* Translators: a value with its unit, and the least that is asked for. */
    return g_strdup_printf (_ ("measured %s, at least %s"), value, finding->limit + strlen ("≥ "));
  if (value != NULL && finding->limit != NULL && g_str_has_prefix (finding->limit, "≤ "))
    /* Translators: a value with its unit, and the most that is allowed. */
    return g_strdup_printf (_ ("measured %s, at most %s"), value, finding->limit + strlen ("≤ "));
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

static XyRect
get_box (const XyRegion *region, double scale)
{
  double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;

  for (guint i = 0; i < region->n_points; i++)
    {
      left = MIN (left, region->points[i].x * scale);
      top = MIN (top, region->points[i].y * scale);
      right = MAX (right, region->points[i].x * scale);
      bottom = MAX (bottom, region->points[i].y * scale);
    }
  return (XyRect){ left, top, right - left, bottom - top };
}

/* What would be too small to see is marked by a circle around it. */
static gboolean
is_circle (const XyRegion *region, const XyRect *box)
{
  return region->n_points < 3 || MAX (box->width, box->height) < SMALLEST;
}

/* Leaves the region as the current path. */
static void
trace_region (cairo_t *cr, const XyRegion *region, double scale)
{
  XyRect box = get_box (region, scale);

  cairo_new_path (cr);
  if (is_circle (region, &box))
    cairo_arc (cr, box.x + box.width / 2, box.y + box.height / 2,
               MAX (SMALLEST, hypot (box.width, box.height) / 2), 0, 2 * G_PI);
  else
    for (guint i = 0; i < region->n_points; i++)
      cairo_line_to (cr, region->points[i].x * scale, region->points[i].y * scale);
  cairo_close_path (cr);
}

/* Diagonals that are the same over all of the picture, whatever the region; every other finding is
 * hatched across, so that two that lie on each other can be told. */
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
        cairo_arc (cr, x, y, 1.3, 0, 2 * G_PI);
      }
}

/* The pattern of a verdict over what is clipped. */
static void
paint_pattern (cairo_t *cr, const Mark *mark)
{
  double r, g, b, left, top, right, bottom;
  XyRect box;

  cairo_clip_extents (cr, &left, &top, &right, &bottom);
  box = (XyRect){ left, top, right - left, bottom - top };
  xy_badge_get_colour (mark->finding->verdict, &r, &g, &b);
  cairo_new_path (cr);
  if (mark->finding->verdict == XY_VERDICT_FAIL)
    {
      hatch (cr, &box, mark->number % 2 == 0);
      xy_halo_set_source (cr, 0.45);
      cairo_set_line_width (cr, 2.6);
      cairo_stroke_preserve (cr);
      cairo_set_source_rgb (cr, r, g, b);
      cairo_set_line_width (cr, 1.1);
      cairo_stroke (cr);
    }
  else
    {
      dot (cr, &box);
      xy_halo_set_source (cr, 0.6);
      cairo_set_line_width (cr, 1.4);
      cairo_stroke_preserve (cr);
      cairo_set_source_rgb (cr, r, g, b);
      cairo_fill (cr);
    }
}

/* The pattern along the inside of the region's edge. */
static void
hatch_rim (cairo_t *cr, const XyRegion *region, const Mark *mark, double scale)
{
  XyRect box = get_box (region, scale);
  double rim = CLAMP (RIM_SHARE * MIN (box.width, box.height), RIM_MIN, RIM_MAX);
  double left, top, right, bottom;

  cairo_save (cr);
  trace_region (cr, region, scale);
  cairo_clip (cr);
  cairo_clip_extents (cr, &left, &top, &right, &bottom);
  if (right > left && bottom > top)
    {
      cairo_push_group (cr);
      paint_pattern (cr, mark);
      cairo_pop_group_to_source (cr);
      trace_region (cr, region, scale);
      cairo_set_line_width (cr, 2 * rim);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

static void
draw_region (cairo_t *cr, const XyRegion *region, const Mark *mark, double scale)
{
  static const double dashes[] = { 7, 5 };
  double r, g, b;

  if (mark->emphasis != EMPHASIS_FAINT)
    hatch_rim (cr, region, mark, scale);
  xy_badge_get_colour (mark->finding->verdict, &r, &g, &b);
  cairo_save (cr);
  trace_region (cr, region, scale);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (mark->finding->verdict == XY_VERDICT_LOOK)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  xy_halo_stroke (cr, mark->emphasis == EMPHASIS_STRONG ? STRONG_OUTLINE : OUTLINE, r, g, b,
                  mark->emphasis == EMPHASIS_FAINT ? 0.4 : 1);
  cairo_restore (cr);
}

static void
add_offer (GArray *offers, const XyRect *view, double x, double y)
{
  XyPoint offer = { x, y };

  if (x >= view->x && x <= view->x + view->width && y >= view->y && y <= view->y + view->height)
    g_array_append_val (offers, offer);
}

/* The same places again, further out: a badge beside a small region covers none of it. */
static void
offer_outside (GArray *offers, const XyRect *box, const XyRect *view)
{
  guint n = offers->len;

  for (guint i = 0; i < n; i++)
    {
      XyPoint offer = g_array_index (offers, XyPoint, i);
      double dx = offer.x - (box->x + box->width / 2), dy = offer.y - (box->y + box->height / 2);

      /* Away from the nearer edge. */
      if (fabs (dx) * box->height > fabs (dy) * box->width)
        offer.x += copysign (2 * XY_BADGE_RADIUS + 2, dx);
      else
        offer.y += copysign (2 * XY_BADGE_RADIUS + 2, dy);
      add_offer (offers, view, offer.x, offer.y);
    }
}

/* Along the outline, from its first corner on. */
static void
offer_outline (GArray *offers, const XyRegion *region, double scale, const XyRect *view)
{
  double length = 0, step;

  for (guint i = 0; i < region->n_points; i++)
    {
      const XyPoint *a = &region->points[i], *b = &region->points[(i + 1) % region->n_points];

      if (offers->len < MAX_OFFERS)
        add_offer (offers, view, a->x * scale, a->y * scale);
      length += hypot (b->x - a->x, b->y - a->y) * scale;
    }
  step = MAX (2 * XY_BADGE_RADIUS + 1, length / MAX_OFFERS);
  for (guint i = 0; i < region->n_points; i++)
    {
      const XyPoint *a = &region->points[i], *b = &region->points[(i + 1) % region->n_points];
      double side = hypot (b->x - a->x, b->y - a->y) * scale;

      for (double along = step; along < side && offers->len < MAX_OFFERS; along += step)
        add_offer (offers, view, (a->x + (b->x - a->x) * along / side) * scale,
                   (a->y + (b->y - a->y) * along / side) * scale);
    }
}

static void
place_badge (GArray *badges,
             const XyRegion *region,
             const Mark *mark,
             double scale,
             const XyRect *view,
             XyPlaces *places)
{
  const double side = 2 * XY_BADGE_RADIUS + 1;
  g_autoptr (GArray) offers = g_array_new (FALSE, FALSE, sizeof (XyPoint));
  XyRect box = get_box (region, scale);
  double left = MAX (box.x, view->x), right = MIN (box.x + box.width, view->x + view->width);
  double top = MAX (box.y, view->y), bottom = MIN (box.y + box.height, view->y + view->height);
  Badge badge = { .mark = mark };
  XyPoint place;

  if (right < left || bottom < top)
    return;
  if (is_circle (region, &box))
    for (int i = 0; i < 8; i++)
      add_offer (offers, view, (left + right) / 2 + SMALLEST * 1.6 * cos (i * G_PI / 4 - 2.4),
                 (top + bottom) / 2 + SMALLEST * 1.6 * sin (i * G_PI / 4 - 2.4));
  else
    offer_outline (offers, region, scale, view);
  offer_outside (offers, &box, view);
  /* Where no part of the outline is to be seen, the region is all that is. */
  if (offers->len == 0)
    for (int i = 0; i < 4; i++)
      add_offer (offers, view, i % 2 == 0 ? left : right, i < 2 ? top : bottom);
  place = xy_places_take (places, (const XyPoint *) (gconstpointer) offers->data, offers->len, side,
                          side);
  badge.centre = (XyPoint){ place.x + side / 2, place.y + side / 2 };
  g_array_append_val (badges, badge);
}

static double
get_area (const XyRegion *region)
{
  XyRect box = get_box (region, 1);

  return MAX (box.width, 1) * MAX (box.height, 1);
}

static void
place_badges (GArray *badges, const Mark *mark, double scale, const XyRect *view, XyPlaces *places)
{
  GPtrArray *regions = mark->finding->regions;
  double largest = 0;
  int n = 0;

  for (guint i = 0; i < regions->len; i++)
    if (((const XyRegion *) g_ptr_array_index (regions, i))->n_points > 0)
      largest = MAX (largest, get_area (g_ptr_array_index (regions, i)));
  for (guint i = 0; i < regions->len && n < MAX_BADGES; i++)
    {
      const XyRegion *region = g_ptr_array_index (regions, i);

      if (region->n_points == 0 || get_area (region) < BADGE_SHARE * largest)
        continue;
      place_badge (badges, region, mark, scale, view, places);
      n++;
    }
}

static gboolean
has_same_regions (const XyFinding *a, const XyFinding *b)
{
  if (a->regions->len != b->regions->len)
    return FALSE;
  for (guint i = 0; i < a->regions->len; i++)
    {
      const XyRegion *one = g_ptr_array_index (a->regions, i);
      const XyRegion *other = g_ptr_array_index (b->regions, i);

      if (one->n_points != other->n_points)
        return FALSE;
      for (guint j = 0; j < one->n_points; j++)
        if (hypot (one->points[j].x - other->points[j].x, one->points[j].y - other->points[j].y) >
            1)
          return FALSE;
    }
  return TRUE;
}

static GArray *
list_marks (const XyPhotoReport *report, const char *selected)
{
  g_autoptr (GPtrArray) list = xy_overlay_list_flagged (report);
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  int number = 0;

  for (guint i = 0; i < list->len; i++)
    {
      Mark mark = { .finding = g_ptr_array_index (list, i), .emphasis = EMPHASIS_NONE };

      if (!is_drawn (mark.finding))
        continue;
      mark.number = ++number;
      if (selected != NULL)
        mark.emphasis =
            g_str_equal (selected, mark.finding->rule) ? EMPHASIS_STRONG : EMPHASIS_FAINT;
      for (guint j = 0; j < marks->len && !mark.shares; j++)
        mark.shares = mark.emphasis != EMPHASIS_STRONG &&
                      has_same_regions (g_array_index (marks, Mark, j).finding, mark.finding);
      g_array_append_val (marks, mark);
    }
  return marks;
}

/* The one that stands out lies on the others. */
static void
draw_regions (cairo_t *cr, GArray *marks, double scale)
{
  for (int turn = 0; turn < 2; turn++)
    for (guint i = 0; i < marks->len; i++)
      {
        const Mark *mark = &g_array_index (marks, Mark, i);

        if (mark->shares || (mark->emphasis == EMPHASIS_STRONG) != (turn == 1))
          continue;
        for (guint j = 0; j < mark->finding->regions->len; j++)
          {
            const XyRegion *region = g_ptr_array_index (mark->finding->regions, j);

            if (region->n_points > 0)
              draw_region (cr, region, mark, scale);
          }
      }
}

static void
protect_face (XyPlaces *places, const XyPhotoReport *report, double scale)
{
  if (report->has_face)
    xy_places_spare (places, &(XyRect){ report->face.x * scale, report->face.y * scale,
                                        report->face.width * scale, report->face.height * scale });
  if (report->has_eyes)
    {
      double apart =
          hypot (report->eyes[1].x - report->eyes[0].x, report->eyes[1].y - report->eyes[0].y) *
          scale;

      for (int i = 0; i < 2; i++)
        xy_places_keep_clear (places, &(XyRect){ report->eyes[i].x * scale - EYE_WIDTH * apart,
                                                 report->eyes[i].y * scale - EYE_HEIGHT * apart,
                                                 2 * EYE_WIDTH * apart, 2 * EYE_HEIGHT * apart });
    }
}

/* All that a report has to say about one view of its photo, and where. */
typedef struct
{
  XyRect photo;
  XyRect view;
  XyPlaces *places;
  GArray *marks;
  GArray *badges;
} Layout;

static void
layout_init (Layout *layout, const XyPhotoReport *report, const XyOverlayOptions *options)
{
  layout->photo = (XyRect){ 0, 0, report->width * options->scale, report->height * options->scale };
  layout->view = options->view.width > 0 ? options->view : layout->photo;
  layout->places = xy_places_new (&layout->view);
  layout->marks = list_marks (report, options->selected);
  layout->badges = g_array_new (FALSE, FALSE, sizeof (Badge));
  protect_face (layout->places, report, options->scale);
  for (guint i = 0; i < layout->marks->len; i++)
    place_badges (layout->badges, &g_array_index (layout->marks, Mark, i), options->scale,
                  &layout->view, layout->places);
}

static void
layout_clear (Layout *layout)
{
  xy_places_free (layout->places);
  g_array_unref (layout->marks);
  g_array_unref (layout->badges);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Layout, layout_clear)

void
xy_overlay_draw (cairo_t *cr, const XyPhotoReport *report, const XyOverlayOptions *options)
{
  PangoContext *context = xy_text_context_for_cairo (cr);
  g_auto (Layout) layout = { 0 };

  layout_init (&layout, report, options);
  cairo_save (cr);
  cairo_rectangle (cr, layout.view.x, layout.view.y, layout.view.width, layout.view.height);
  cairo_clip (cr);
  cairo_save (cr);
  cairo_rectangle (cr, layout.photo.x, layout.photo.y, layout.photo.width, layout.photo.height);
  cairo_clip (cr);
  if (options->bands)
    xy_bands_draw_lines (cr, report, options->scale, options->selected);
  draw_regions (cr, layout.marks, options->scale);
  cairo_restore (cr);
  for (guint i = 0; i < layout.badges->len; i++)
    {
      const Badge *badge = &g_array_index (layout.badges, Badge, i);

      xy_badge_draw (cr, context, badge->mark->finding->verdict, badge->mark->number,
                     badge->centre.x, badge->centre.y);
    }
  if (options->bands)
    xy_bands_draw_labels (cr, context, report, options->scale, &layout.view, layout.places);
  cairo_restore (cr);
  g_object_unref (context);
}

/* Whether the point lies within the outline, by how often a ray from it crosses that. */
static gboolean
contains (const XyRegion *region, double scale, double x, double y)
{
  XyRect box = get_box (region, scale);
  gboolean inside = FALSE;

  if (is_circle (region, &box))
    return hypot (x - box.x - box.width / 2, y - box.y - box.height / 2) <=
           MAX (SMALLEST, hypot (box.width, box.height) / 2);
  for (guint i = 0; i < region->n_points; i++)
    {
      const XyPoint *a = &region->points[i], *b = &region->points[(i + 1) % region->n_points];

      if ((a->y * scale > y) != (b->y * scale > y) &&
          x < (b->x - a->x) * scale * (y - a->y * scale) / ((b->y - a->y) * scale) + a->x * scale)
        inside = !inside;
    }
  return inside;
}

const char *
xy_overlay_find_at (const XyPhotoReport *report,
                    const XyOverlayOptions *options,
                    double x,
                    double y)
{
  g_auto (Layout) layout = { 0 };
  const char *rule = NULL;
  double smallest = INFINITY;

  layout_init (&layout, report, options);
  for (guint i = layout.badges->len; i > 0; i--)
    {
      const Badge *badge = &g_array_index (layout.badges, Badge, i - 1);

      if (hypot (x - badge->centre.x, y - badge->centre.y) <= XY_BADGE_RADIUS + OUTLINE)
        return badge->mark->finding->rule;
    }
  for (guint i = 0; i < layout.marks->len; i++)
    {
      const Mark *mark = &g_array_index (layout.marks, Mark, i);

      for (guint j = 0; j < mark->finding->regions->len; j++)
        {
          const XyRegion *region = g_ptr_array_index (mark->finding->regions, j);

          if (region->n_points == 0 || get_area (region) >= smallest ||
              !contains (region, options->scale, x, y))
            continue;
          smallest = get_area (region);
          rule = mark->finding->rule;
        }
    }
  return rule;
}
