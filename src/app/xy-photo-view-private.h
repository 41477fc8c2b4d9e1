// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/xy-photo-view.h"

G_BEGIN_DECLS

/* What a hand does to the photo.  Places and ways are in logical pixels of the view; what moved on
 * its own stops. */

/** xy_photo_view_add_input: Makes wheel, fingers, pointer and keys do so. */
void xy_photo_view_add_input (XyPhotoView *view);

/** xy_photo_view_is_cut: Returns: whether a part of the photo lies beyond the view. */
gboolean xy_photo_view_is_cut (XyPhotoView *view);
void xy_photo_view_step_at (XyPhotoView *view, double factor, double x, double y);
/** xy_photo_view_set_width_at: A width that is less than what fits, fits. */
void xy_photo_view_set_width_at (XyPhotoView *view, double width, double x, double y);
/** xy_photo_view_toggle_at: From the whole photo to its pixels, and back. */
void xy_photo_view_toggle_at (XyPhotoView *view, double x, double y);
void xy_photo_view_pan (XyPhotoView *view, double dx, double dy);
/** xy_photo_view_find_at: Returns: (transfer none) (nullable): the rule that has marked that place.
 */
const char *xy_photo_view_find_at (XyPhotoView *view, double x, double y);
/** xy_photo_view_set_hovered: @rule: (nullable): the one that the pointer is at. */
void xy_photo_view_set_hovered (XyPhotoView *view, const char *rule);
/** xy_photo_view_go_back: Returns: whether there was a zoom or a selection to go back from. */
gboolean xy_photo_view_go_back (XyPhotoView *view);

G_END_DECLS
