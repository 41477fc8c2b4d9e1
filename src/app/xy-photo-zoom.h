// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib-object.h>

#include "photo/xy-photo-report.h"

G_BEGIN_DECLS

/**
 * XyZoomFrame:
 * @view_width: room there is, in logical pixels
 * @photo_width: pixels of the upright photo
 * @device_scale: pixels of the display for a logical one, along an edge
 *
 * What a zoom is seen through; each view of it has its own.
 */
typedef struct
{
  double view_width, view_height;
  double photo_width, photo_height;
  int device_scale;
} XyZoomFrame;

/**
 * XyPhotoZoom:
 *
 * How large a photo is shown, and which part of it: the width of the whole photo on the screen and
 * the place in its middle.  Views that share one show the same part equally large, whatever the
 * number of pixels of each photo.  At first, and after xy_photo_zoom_fit(), the photo fits the
 * view.
 *
 * Signal `changed`.
 */
#define XY_TYPE_PHOTO_ZOOM (xy_photo_zoom_get_type ())
G_DECLARE_FINAL_TYPE (XyPhotoZoom, xy_photo_zoom, XY, PHOTO_ZOOM, GObject)

XyPhotoZoom *xy_photo_zoom_new (void);

/** xy_zoom_frame_get_fit: Returns: how wide a photo that fits is, in logical pixels. */
double xy_zoom_frame_get_fit (const XyZoomFrame *frame);

/**
 * xy_zoom_frame_frame_region:
 * @region: in pixels of the photo
 * @width: (out): how wide the whole photo is when the region fills the view with some room around
 *   it, and @x and @y the place in the middle then
 */
void xy_zoom_frame_frame_region (const XyZoomFrame *frame,
                                 const XyRect *region,
                                 double *width,
                                 double *x,
                                 double *y);

/**
 * xy_photo_zoom_get_place:
 *
 * Where the photo lies: in logical pixels from the view's upper left, on whole pixels of the
 * display.
 */
XyRect xy_photo_zoom_get_place (XyPhotoZoom *zoom, const XyZoomFrame *frame);

/** xy_photo_zoom_get_percent: Returns: pixels of the display for a hundred of the photo. */
double xy_photo_zoom_get_percent (XyPhotoZoom *zoom, const XyZoomFrame *frame);

gboolean xy_photo_zoom_is_fit (XyPhotoZoom *zoom);
/** xy_photo_zoom_is_cut: Returns: whether a part of the photo lies beyond the view. */
gboolean xy_photo_zoom_is_cut (XyPhotoZoom *zoom, const XyZoomFrame *frame);

void xy_photo_zoom_fit (XyPhotoZoom *zoom);

/**
 * xy_photo_zoom_set:
 * @width: of the whole photo on the screen, in logical pixels, within what the frame allows
 * @x: the place in the middle of the view, as a part of the photo's width
 * @y: as a part of its height
 */
void
xy_photo_zoom_set (XyPhotoZoom *zoom, const XyZoomFrame *frame, double width, double x, double y);

/**
 * xy_photo_zoom_set_at:
 * @at_x: a place of the view, in logical pixels
 *
 * Makes the photo so wide, and what is at that place stays there.
 */
void xy_photo_zoom_set_at (XyPhotoZoom *zoom,
                           const XyZoomFrame *frame,
                           double width,
                           double at_x,
                           double at_y);

/**
 * xy_photo_zoom_step_at:
 *
 * The same by a factor; a step across the photo's own size, or across the size that fits, ends
 * there.
 */
void xy_photo_zoom_step_at (XyPhotoZoom *zoom,
                            const XyZoomFrame *frame,
                            double factor,
                            double at_x,
                            double at_y);

/** xy_photo_zoom_set_exact_at: One pixel of the photo is one of the display. */
void
xy_photo_zoom_set_exact_at (XyPhotoZoom *zoom, const XyZoomFrame *frame, double at_x, double at_y);

/** xy_photo_zoom_pan: Moves the photo by so many logical pixels, no further than to its edges. */
void xy_photo_zoom_pan (XyPhotoZoom *zoom, const XyZoomFrame *frame, double dx, double dy);

G_END_DECLS
