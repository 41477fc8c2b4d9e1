// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drawing/xy-bands.h"

#include <glib/gi18n-lib.h>

#include "drawing/xy-halo.h"
#include "drawing/xy-text.h"

#define LABEL_SIZE 11.0
#define LABEL_PADDING 4.0
/* The bar at either edge that a band ends in. */
#define BAR 4.0
/* How far below the eyes the width of the face is drawn, in pixels of the final image. */
#define FACE_LENGTH 110.0

/* The judged part of the photo, and how large a pixel of the final image is in it. */
typedef struct
{
  double left, top, right, bottom;
  double sx, sy;
} Frame;

static gboolean
get_frame (const XyPhotoReport *report, double scale, Frame *frame)
{
  const XyPhotoBands *bands = &report->bands;
  const XyRect *crop = &report->crop;

  if (bands->width <= 0 || bands->height <= 0 || crop->width <= 0 || crop->height <= 0)
    return FALSE;
  frame->left = crop->x * scale;
  frame->top = crop->y * scale;
  frame->right = frame->left + crop->width * scale;
  frame->bottom = frame->top + crop->height * scale;
  frame->sx = crop->width * scale / bands->width;
  frame->sy = crop->height * scale / bands->height;
  return TRUE;
}

static double
get_face_end (const XyPhotoReport *report, const Frame *frame)
{
  return MIN (frame->bottom, frame->top + (report->bands.eyes_max + FACE_LENGTH) * frame->sy);
}

/* The line is blue on a white halo; @alpha says how strong. */
static void
draw_line (cairo_t *cr, double x1, double y1, double x2, double y2, double alpha)
{
  cairo_new_path (cr);
  cairo_move_to (cr, x1, y1);
  cairo_line_to (cr, x2, y2);
  xy_halo_stroke (cr, alpha >= 1 ? 1.6 : 1, 0.10, 0.24, 0.45, MIN (alpha, 0.95));
}

static void
fill (cairo_t *cr, double x1, double y1, double x2, double y2, double alpha)
{
  cairo_rectangle (cr, x1, y1, x2 - x1, y2 - y1);
  cairo_set_source_rgba (cr, 0.10, 0.24, 0.45, alpha);
  cairo_fill (cr);
}

/* What is wide enough to tell a band from a line, at both edges of the frame. */
static void
draw_bars (cairo_t *cr, const Frame *frame, double top, double bottom, double alpha)
{
  for (int side = 0; side < 2; side++)
    {
      double x = side == 0 ? frame->left + 1 : frame->right - 1 - BAR;

      cairo_rectangle (cr, x - 1, top - 1, BAR + 2, bottom - top + 2);
      xy_halo_set_source (cr, 0.85 * alpha);
      cairo_fill (cr);
      fill (cr, x, top, x + BAR, bottom, alpha);
    }
}

/* How strong a band is drawn: the one that is looked at most, the others little. */
static double
get_alpha (const char *selected, const char *rule)
{
  if (selected == NULL)
    return 0.8;
  return g_str_equal (selected, rule) ? 1 : 0.3;
}

/* Two levels and what lies between; they stop before @gap, which is what they would cover. */
static void
draw_level_band (cairo_t *cr,
                 const Frame *frame,
                 double min,
                 double max,
                 const double gap[2],
                 double alpha)
{
  double levels[] = { frame->top + min * frame->sy, frame->top + max * frame->sy };

  if (alpha >= 1)
    fill (cr, frame->left, levels[0], frame->right, levels[1], 0.16);
  for (int i = 0; i < 2; i++)
    {
      draw_line (cr, frame->left, levels[i], gap[0], levels[i], alpha);
      draw_line (cr, gap[1], levels[i], frame->right, levels[i], alpha);
    }
  draw_bars (cr, frame, levels[0], levels[1], alpha);
}

/* Where levels stop on either side of the eyes. */
static void
get_eyes_gap (const XyPhotoReport *report, double scale, double middle, double gap[2])
{
  double apart = (report->eyes[1].x - report->eyes[0].x) * scale;

  gap[0] = gap[1] = middle;
  if (!report->has_eyes || apart <= 0)
    return;
  gap[0] = report->eyes[0].x * scale - 0.7 * apart;
  gap[1] = report->eyes[1].x * scale + 0.7 * apart;
}

static void
draw_face_band (cairo_t *cr, const XyPhotoReport *report, const Frame *frame, double alpha)
{
  const XyPhotoBands *bands = &report->bands;
  double middle = (frame->left + frame->right) / 2;
  double top = frame->top + bands->eyes_max * frame->sy, bottom = get_face_end (report, frame);

  for (int side = -1; side <= 1; side += 2)
    {
      double narrow = middle + side * bands->face_width_min / 2 * frame->sx;
      double wide = middle + side * bands->face_width_max / 2 * frame->sx;

      if (alpha >= 1)
        fill (cr, MIN (narrow, wide), top, MAX (narrow, wide), bottom, 0.16);
      draw_line (cr, narrow, top, narrow, bottom, alpha);
      draw_line (cr, wide, top, wide, bottom, alpha);
      fill (cr, MIN (narrow, wide), bottom - BAR, MAX (narrow, wide), bottom, alpha);
    }
}

static void
draw_middle (cairo_t *cr, const XyPhotoReport *report, const Frame *frame, double alpha)
{
  double middle = (frame->left + frame->right) / 2;
  double tolerance = report->bands.centre_tolerance * frame->sx;
  double head = frame->top + report->bands.head_top_max * frame->sy;
  double chin = get_face_end (report, frame);

  if (alpha >= 1)
    {
      fill (cr, middle - tolerance, frame->top, middle + tolerance, frame->bottom, 0.16);
      draw_line (cr, middle, frame->top, middle, frame->bottom, alpha);
      return;
    }
  /* Over the face it is only hinted at. */
  draw_line (cr, middle, frame->top, middle, head, alpha);
  draw_line (cr, middle, head, middle, chin, 0.35 * alpha);
  draw_line (cr, middle, chin, middle, frame->bottom, alpha);
}

void
xy_bands_draw_lines (cairo_t *cr, const XyPhotoReport *report, double scale, const char *selected)
{
  static const double dashes[] = { 6, 4 }, middle_dashes[] = { 12, 4, 2, 4 };
  const XyPhotoBands *bands = &report->bands;
  Frame frame;
  double middle, gap[2];

  if (!get_frame (report, scale, &frame))
    return;
  middle = (frame.left + frame.right) / 2;

  cairo_save (cr);
  if (report->crop.width < report->width - 1 || report->crop.height < report->height - 1)
    {
      cairo_new_path (cr);
      cairo_rectangle (cr, frame.left, frame.top, frame.right - frame.left,
                       frame.bottom - frame.top);
      xy_halo_stroke (cr, 1, 0.10, 0.24, 0.45, selected == NULL ? 0.8 : 0.4);
    }
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  gap[0] = gap[1] = middle;
  draw_level_band (cr, &frame, bands->head_top_min, bands->head_top_max, gap,
                   get_alpha (selected, "head-top"));
  get_eyes_gap (report, scale, middle, gap);
  draw_level_band (cr, &frame, bands->eyes_min, bands->eyes_max, gap,
                   get_alpha (selected, "eye-height"));
  draw_face_band (cr, report, &frame, get_alpha (selected, "face-width"));
  cairo_set_dash (cr, middle_dashes, G_N_ELEMENTS (middle_dashes), 0);
  draw_middle (cr, report, &frame, get_alpha (selected, "centred"));
  cairo_restore (cr);
}

/* Beside the photo where there is room, else at its edges. */
static void
draw_label (cairo_t *cr,
            PangoContext *context,
            const char *text,
            const Frame *frame,
            double top,
            double bottom,
            const XyRect *view,
            XyPlaces *places)
{
  g_autoptr (PangoLayout) layout = NULL;
  double width, height, y, left, right;
  XyPoint offers[8], place;
  guint n = 0;

  top = MAX (frame->top + top * frame->sy, view->y);
  bottom = MIN (frame->top + bottom * frame->sy, view->y + view->height);
  if (top > bottom)
    return;
  layout = xy_text_layout (context, text, LABEL_SIZE, FALSE);
  xy_text_get_size (layout, &width, &height);
  width += 2 * LABEL_PADDING;
  y = (top + bottom) / 2;
  left = frame->left - width - 2;
  right = frame->right + 2;
  if (left >= view->x)
    offers[n++] = (XyPoint){ left + width / 2, y };
  if (right + width <= view->x + view->width)
    offers[n++] = (XyPoint){ right + width / 2, y };
  left = MAX (frame->left + BAR + 3, view->x + 3);
  right = MIN (frame->right - BAR - 3, view->x + view->width - 3) - width;
  offers[n++] = (XyPoint){ left + width / 2, y };
  offers[n++] = (XyPoint){ right + width / 2, y };
  offers[n++] = (XyPoint){ left + width / 2, top - height / 2 - 1 };
  offers[n++] = (XyPoint){ right + width / 2, top - height / 2 - 1 };
  offers[n++] = (XyPoint){ left + width / 2, bottom + height / 2 + 1 };
  offers[n++] = (XyPoint){ right + width / 2, bottom + height / 2 + 1 };
  place = xy_places_take (places, offers, n, width, height);
  xy_halo_set_source (cr, 0.85);
  cairo_rectangle (cr, place.x, place.y, width, height);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0.10, 0.24, 0.45);
  xy_text_draw (cr, layout, place.x + LABEL_PADDING, place.y);
}

void
xy_bands_draw_labels (cairo_t *cr,
                      PangoContext *context,
                      const XyPhotoReport *report,
                      double scale,
                      const XyRect *view,
                      XyPlaces *places)
{
  const XyPhotoBands *bands = &report->bands;
  g_autofree char *head = NULL, *eyes = NULL, *face = NULL;
  double chin;
  Frame frame;

  if (!get_frame (report, scale, &frame))
    return;
  /* Translators: a band of the standard on the photo: from where to where the hair may begin. */
  head = g_strdup_printf (_ ("top of the hair %.0f–%.0f px"), bands->head_top_min,
                          bands->head_top_max);
  /* Translators: a band of the standard on the photo: where the eyes must be. */
  eyes = g_strdup_printf (_ ("eyes %.0f–%.0f px"), bands->eyes_min, bands->eyes_max);
  /* Translators: a band of the standard on the photo: how wide the face may be. */
  face =
      g_strdup_printf (_ ("face %.0f–%.0f px wide"), bands->face_width_min, bands->face_width_max);
  chin = (get_face_end (report, &frame) - frame.top) / frame.sy;
  draw_label (cr, context, head, &frame, bands->head_top_min, bands->head_top_max, view, places);
  draw_label (cr, context, eyes, &frame, bands->eyes_min, bands->eyes_max, view, places);
  draw_label (cr, context, face, &frame, chin, chin, view, places);
}
