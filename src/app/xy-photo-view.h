// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/xy-photo-cache.h"
#include "app/xy-photo-zoom.h"
#include "photo/xy-photo-report.h"

G_BEGIN_DECLS

/**
 * XyPhotoView:
 *
 * A photo with what the rules found drawn over it.  At first it is as large as the room allows;
 * wheel, pinch, double click and the keys + - 0 (fits) and 1 (a pixel of the photo is one of the
 * display) zoom, dragging and the arrow keys move what is larger than the room, Escape goes back.
 * A click on what a rule has marked selects that rule, and a second one lets go of it.
 * Where there is only a smaller decode of the photo, its original is fetched when one zooms in.
 *
 * Properties: `overlay` (boolean): whether what was found is drawn; `zoom` (#XyPhotoZoom), which
 * views may share; `selected` and `hovered` (nullable string): the rule whose regions stand out;
 * what is hovered, which the pointer sets, goes before; `percent` (int, read-only): pixels of the
 * display for a hundred of the photo.
 *
 * Signal `resized`: the view has another size; what is shown may not change before it is painted.
 */
#define XY_TYPE_PHOTO_VIEW (xy_photo_view_get_type ())
G_DECLARE_FINAL_TYPE (XyPhotoView, xy_photo_view, XY, PHOTO_VIEW, GtkWidget)

/** xy_photo_view_set_cache: @cache: where originals come from; without one there are none. */
void xy_photo_view_set_cache (XyPhotoView *view, XyPhotoCache *cache);

/**
 * xy_photo_view_set_photo:
 * @sha256: (nullable): names the photo in the cache
 * @texture: (nullable): the photo, maybe smaller than it is
 * @report: (nullable): what was found on it
 *
 * Another photo is shown whole again.
 */
void xy_photo_view_set_photo (XyPhotoView *view,
                              const char *sha256,
                              GdkTexture *texture,
                              XyPhotoReport *report);

/** xy_photo_view_set_report: @report: (nullable): what was found on the photo that is shown. */
void xy_photo_view_set_report (XyPhotoView *view, XyPhotoReport *report);

/** xy_photo_view_set_selected: @rule: (nullable): the rule whose regions stand out; with none the
 * photo is shown whole again, if it was zoomed for one; for another one it is zoomed there. */
void xy_photo_view_set_selected (XyPhotoView *view, const char *rule);
const char *xy_photo_view_get_selected (XyPhotoView *view);

/** xy_photo_view_show_finding: Selects a rule and zooms to where it was found. */
void xy_photo_view_show_finding (XyPhotoView *view, const char *rule);

/** xy_photo_view_is_painted: Returns: whether the photo that was set last has been painted. */
gboolean xy_photo_view_is_painted (XyPhotoView *view);

void xy_photo_view_set_overlay (XyPhotoView *view, gboolean overlay);
gboolean xy_photo_view_get_overlay (XyPhotoView *view);

XyPhotoZoom *xy_photo_view_get_zoom (XyPhotoView *view);
void xy_photo_view_set_zoom (XyPhotoView *view, XyPhotoZoom *zoom);

/** xy_photo_view_get_frame: Returns: what the zoom is seen through. */
XyZoomFrame xy_photo_view_get_frame (XyPhotoView *view);
/** xy_photo_view_get_place: Returns: where the photo lies in the view, in logical pixels. */
XyRect xy_photo_view_get_place (XyPhotoView *view);

void xy_photo_view_zoom_in (XyPhotoView *view);
void xy_photo_view_zoom_out (XyPhotoView *view);
void xy_photo_view_zoom_exact (XyPhotoView *view);
void xy_photo_view_zoom_fit (XyPhotoView *view);

G_END_DECLS
