// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drawing/xy-bands.h"

#include <glib/gi18n-lib.h>

#include "drawing/xy-halo.h"
#include "drawing/xy-text.h"

#define LABEL_SIZE 11.0
#define LABEL_INDENT 8.0
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

static void
stroke (cairo_t *cr)
{
  xy_halo_stroke (cr, 1, 0.10, 0.24, 0.45, 0.9);
}

static void
draw_line (cairo_t *cr, double x1, double y1, double x2, double y2)
{
  cairo_new_path (cr);
  cairo_move_to (cr, x1, y1);
  cairo_line_to (cr, x2, y2);
  stroke (cr);
}

static void
draw_level (cairo_t *cr, const Frame *frame, double y)
{
  draw_line (cr, frame->left, frame->top + y * frame->sy, frame->right, frame->top + y * frame->sy);
}

void
xy_bands_draw_lines (cairo_t *cr, const XyPhotoReport *report, double scale)
{
  static const double dashes[] = { 6, 4 }, middle_dashes[] = { 12, 4, 2, 4 };
  const XyPhotoBands *bands = &report->bands;
  Frame frame;
  double middle, eyes, face_end;

  if (!get_frame (report, scale, &frame))
    return;
  middle = (frame.left + frame.right) / 2;
  eyes = frame.top + bands->eyes_max * frame.sy;
  face_end = get_face_end (report, &frame);

  cairo_save (cr);
  if (report->crop.width < report->width - 1 || report->crop.height < report->height - 1)
    {
      cairo_new_path (cr);
      cairo_rectangle (cr, frame.left, frame.top, frame.right - frame.left,
                       frame.bottom - frame.top);
      stroke (cr);
    }
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  draw_level (cr, &frame, bands->head_top_min);
  draw_level (cr, &frame, bands->head_top_max);
  draw_level (cr, &frame, bands->eyes_min);
  draw_level (cr, &frame, bands->eyes_max);
  for (int side = -1; side <= 1; side += 2)
    {
      double narrow = middle + side * bands->face_width_min / 2 * frame.sx;
      double wide = middle + side * bands->face_width_max / 2 * frame.sx;

      draw_line (cr, narrow, eyes, narrow, face_end);
      draw_line (cr, wide, eyes, wide, face_end);
    }
  cairo_set_dash (cr, middle_dashes, G_N_ELEMENTS (middle_dashes), 0);
  draw_line (cr, middle, frame.top, middle, frame.bottom);
  cairo_restore (cr);
}

static void
draw_label (cairo_t *cr, PangoContext *context, const char *text, const Frame *frame, double y)
{
  g_autoptr (PangoLayout) layout = xy_text_layout (context, text, LABEL_SIZE, FALSE);
  double x = frame->left + LABEL_INDENT, width, height;

  xy_text_get_size (layout, &width, &height);
  xy_halo_set_source (cr, 0.85);
  cairo_rectangle (cr, x - 3, y - height / 2, width + 6, height);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0.10, 0.24, 0.45);
  xy_text_draw (cr, layout, x, y - height / 2);
}

void
xy_bands_draw_labels (cairo_t *cr, PangoContext *context, const XyPhotoReport *report, double scale)
{
  const XyPhotoBands *bands = &report->bands;
  g_autofree char *head = NULL, *eyes = NULL, *face = NULL;
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
  draw_label (cr, context, head, &frame,
              frame.top + (bands->head_top_min + bands->head_top_max) / 2 * frame.sy);
  draw_label (cr, context, eyes, &frame,
              frame.top + (bands->eyes_min + bands->eyes_max) / 2 * frame.sy);
  draw_label (cr, context, face, &frame, get_face_end (report, &frame));
}
