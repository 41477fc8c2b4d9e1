// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "photo/xy-photo-report.h"

G_BEGIN_DECLS

/**
 * XyPhotoView:
 *
 * A photo as large as the room allows, with what the rules found drawn over it.
 *
 * Property `overlay` (boolean): whether that is drawn.
 */
#define XY_TYPE_PHOTO_VIEW (xy_photo_view_get_type ())
G_DECLARE_FINAL_TYPE (XyPhotoView, xy_photo_view, XY, PHOTO_VIEW, GtkWidget)

/**
 * xy_photo_view_set_photo:
 * @texture: (nullable): the photo
 * @report: (nullable): what was found on it
 */
void xy_photo_view_set_photo (XyPhotoView *view, GdkTexture *texture, XyPhotoReport *report);

/** xy_photo_view_set_report: @report: (nullable): what was found on the photo that is shown. */
void xy_photo_view_set_report (XyPhotoView *view, XyPhotoReport *report);

/** xy_photo_view_set_selected: @rule: (nullable): the rule whose regions stand out. */
void xy_photo_view_set_selected (XyPhotoView *view, const char *rule);

/** xy_photo_view_is_painted: Returns: whether the photo that was set last has been painted. */
gboolean xy_photo_view_is_painted (XyPhotoView *view);

void xy_photo_view_set_overlay (XyPhotoView *view, gboolean overlay);
gboolean xy_photo_view_get_overlay (XyPhotoView *view);

G_END_DECLS
