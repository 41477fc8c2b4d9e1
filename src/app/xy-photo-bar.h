// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "app/xy-photo-view.h"
#include "photo/xy-rule-profile.h"

G_BEGIN_DECLS

/**
 * XyPhotoBar:
 *
 * What belongs to a photo that is looked at: how large it is shown, what the marks on it mean, and
 * the standard, drawn.
 */
#define XY_TYPE_PHOTO_BAR (xy_photo_bar_get_type ())
G_DECLARE_FINAL_TYPE (XyPhotoBar, xy_photo_bar, XY, PHOTO_BAR, AdwBin)

/** xy_photo_bar_set_view: Whose zoom it shows and sets; not kept. */
void xy_photo_bar_set_view (XyPhotoBar *bar, XyPhotoView *view);
/** xy_photo_bar_set_profile: @profile: (nullable): whose standard is drawn. */
void xy_photo_bar_set_profile (XyPhotoBar *bar, const XyRuleProfile *profile);
/** xy_photo_bar_toggle_legend: Opens or closes what the marks mean. */
void xy_photo_bar_toggle_legend (XyPhotoBar *bar);

G_END_DECLS
