// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-photo-zoom.h"

#include <math.h>

/* A small photo that fits is not blown up beyond this, in logical pixels for one of its own. */
#define MAX_FIT 2.0
/* The largest zoom: in pixels of the display for one of the photo, and in sizes that fit. */
#define MAX_EXACT 8.0
#define MAX_FITS 4.0
/* How much of the view a framed region takes, and the largest zoom for one. */
#define REGION_SHARE 0.6
#define REGION_MAX_EXACT 3.0

struct _XyPhotoZoom
{
  GObject parent_instance;

  /* Of the whole photo in logical pixels; 0 where it fits the view. */
  double width;
  /* The middle of the view, in parts of the photo. */
  double x, y;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XyPhotoZoom, xy_photo_zoom, G_TYPE_OBJECT)

static void
xy_photo_zoom_class_init (XyPhotoZoomClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", XY_TYPE_PHOTO_ZOOM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
xy_photo_zoom_init (XyPhotoZoom *self)
{
  self->x = self->y = 0.5;
}

static gboolean
is_frame (const XyZoomFrame *frame)
{
  return frame->view_width > 0 && frame->view_height > 0 && frame->photo_width > 0 &&
         frame->photo_height > 0 && frame->device_scale > 0;
}

static double
get_exact (const XyZoomFrame *frame)
{
  return frame->photo_width / frame->device_scale;
}

static double
clamp_width (const XyZoomFrame *frame, double width)
{
  double fit = xy_zoom_frame_get_fit (frame), exact = get_exact (frame);

  return CLAMP (width, MIN (fit, exact), MAX (MAX_FITS * fit, MAX_EXACT * exact));
}

static double
snap (const XyZoomFrame *frame, double length)
{
  return round (length * frame->device_scale) / frame->device_scale;
}

/* Where the photo begins along one edge. */
static double
place_along (const XyZoomFrame *frame, double view, double length, double middle)
{
  if (length <= view)
    return snap (frame, (view - length) / 2);
  return snap (frame, CLAMP (view / 2 - middle * length, view - length, 0));
}

static double
get_width (XyPhotoZoom *self, const XyZoomFrame *frame)
{
  return self->width > 0 ? self->width : xy_zoom_frame_get_fit (frame);
}

static void
set (XyPhotoZoom *self, double width, double x, double y)
{
  if (self->width == width && self->x == x && self->y == y)
    return;
  self->width = width;
  self->x = x;
  self->y = y;
  g_signal_emit (self, signals[CHANGED], 0);
}

XyPhotoZoom *
xy_photo_zoom_new (void)
{
  return g_object_new (XY_TYPE_PHOTO_ZOOM, NULL);
}

double
xy_zoom_frame_get_fit (const XyZoomFrame *frame)
{
  double scale;

  if (!is_frame (frame))
    return 0;
  scale = MIN (frame->view_width / frame->photo_width, frame->view_height / frame->photo_height);
  return frame->photo_width * MIN (scale, MAX_FIT);
}

void
xy_zoom_frame_frame_region (const XyZoomFrame *frame,
                            const XyRect *region,
                            double *width,
                            double *x,
                            double *y)
{
  double scale, most;

  if (!is_frame (frame) || region->width <= 0 || region->height <= 0)
    {
      *width = xy_zoom_frame_get_fit (frame);
      *x = *y = 0.5;
      return;
    }
  scale =
      REGION_SHARE * MIN (frame->view_width / region->width, frame->view_height / region->height);
  most = MAX (REGION_MAX_EXACT * get_exact (frame), MAX_FITS * xy_zoom_frame_get_fit (frame));
  *width = CLAMP (scale * frame->photo_width, xy_zoom_frame_get_fit (frame), most);
  *x = (region->x + region->width / 2) / frame->photo_width;
  *y = (region->y + region->height / 2) / frame->photo_height;
}

XyRect
xy_photo_zoom_get_place (XyPhotoZoom *self, const XyZoomFrame *frame)
{
  XyRect place = { 0, 0, 0, 0 };
  double width;

  g_return_val_if_fail (XY_IS_PHOTO_ZOOM (self), place);

  if (!is_frame (frame))
    return place;
  width = get_width (self, frame);
  place.width = snap (frame, width);
  place.height = snap (frame, width * frame->photo_height / frame->photo_width);
  place.x = place_along (frame, frame->view_width, place.width, self->x);
  place.y = place_along (frame, frame->view_height, place.height, self->y);
  return place;
}

double
xy_photo_zoom_get_percent (XyPhotoZoom *self, const XyZoomFrame *frame)
{
  g_return_val_if_fail (XY_IS_PHOTO_ZOOM (self), 0);

  return is_frame (frame) ? 100 * get_width (self, frame) / get_exact (frame) : 0;
}

gboolean
xy_photo_zoom_is_fit (XyPhotoZoom *self)
{
  g_return_val_if_fail (XY_IS_PHOTO_ZOOM (self), TRUE);

  return self->width <= 0;
}

gboolean
xy_photo_zoom_is_cut (XyPhotoZoom *self, const XyZoomFrame *frame)
{
  XyRect place = xy_photo_zoom_get_place (self, frame);

  return place.width > frame->view_width || place.height > frame->view_height;
}

void
xy_photo_zoom_fit (XyPhotoZoom *self)
{
  g_return_if_fail (XY_IS_PHOTO_ZOOM (self));

  set (self, 0, 0.5, 0.5);
}

void
xy_photo_zoom_set (XyPhotoZoom *self, const XyZoomFrame *frame, double width, double x, double y)
{
  XyRect place;
  double height;

  g_return_if_fail (XY_IS_PHOTO_ZOOM (self));

  if (!is_frame (frame))
    return;
  width = clamp_width (frame, width);
  height = width * frame->photo_height / frame->photo_width;
  /* What lies beyond the edges is not kept, so that the way back does not begin there. */
  place.x = place_along (frame, frame->view_width, width, x);
  place.y = place_along (frame, frame->view_height, height, y);
  set (self, width, width > frame->view_width ? (frame->view_width / 2 - place.x) / width : 0.5,
       height > frame->view_height ? (frame->view_height / 2 - place.y) / height : 0.5);
}

void
xy_photo_zoom_set_at (XyPhotoZoom *self,
                      const XyZoomFrame *frame,
                      double width,
                      double at_x,
                      double at_y)
{
  XyRect place;
  double height;

  g_return_if_fail (XY_IS_PHOTO_ZOOM (self));

  if (!is_frame (frame))
    return;
  place = xy_photo_zoom_get_place (self, frame);
  width = clamp_width (frame, width);
  height = width * frame->photo_height / frame->photo_width;
  xy_photo_zoom_set (self, frame, width,
                     (at_x - place.x) / place.width + (frame->view_width / 2 - at_x) / width,
                     (at_y - place.y) / place.height + (frame->view_height / 2 - at_y) / height);
}

void
xy_photo_zoom_step_at (XyPhotoZoom *self,
                       const XyZoomFrame *frame,
                       double factor,
                       double at_x,
                       double at_y)
{
  double before, after, fit, exact;

  g_return_if_fail (XY_IS_PHOTO_ZOOM (self));

  if (!is_frame (frame))
    return;
  before = get_width (self, frame);
  after = clamp_width (frame, before * factor);
  fit = xy_zoom_frame_get_fit (frame);
  exact = get_exact (frame);
  /* Half a pixel decides whether it was there already. */
  if ((before - exact) * (after - exact) < 0 && fabs (before - exact) > 0.5)
    after = exact;
  if ((before - fit) * (after - fit) <= 0 && fabs (before - fit) > 0.5)
    xy_photo_zoom_fit (self);
  else if (after != before)
    xy_photo_zoom_set_at (self, frame, after, at_x, at_y);
}

void
xy_photo_zoom_set_exact_at (XyPhotoZoom *self, const XyZoomFrame *frame, double at_x, double at_y)
{
  xy_photo_zoom_set_at (self, frame, get_exact (frame), at_x, at_y);
}

void
xy_photo_zoom_pan (XyPhotoZoom *self, const XyZoomFrame *frame, double dx, double dy)
{
  XyRect place;

  g_return_if_fail (XY_IS_PHOTO_ZOOM (self));

  if (!is_frame (frame) || self->width <= 0)
    return;
  place = xy_photo_zoom_get_place (self, frame);
  xy_photo_zoom_set (self, frame, self->width, (frame->view_width / 2 - place.x - dx) / place.width,
                     (frame->view_height / 2 - place.y - dy) / place.height);
}
