// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * XyPhotoPicks:
 *
 * A #GtkSelectionModel over another one, for a grid in which people pick one by one: to move the
 * cursor, or to point at one, picks nobody and lets go of nobody.  Only what says so does: Space,
 * Ctrl and Shift with a click, the rubber band, Ctrl+A.
 */
#define XY_TYPE_PHOTO_PICKS (xy_photo_picks_get_type ())
G_DECLARE_FINAL_TYPE (XyPhotoPicks, xy_photo_picks, XY, PHOTO_PICKS, GObject)

XyPhotoPicks *xy_photo_picks_new (GtkSelectionModel *model);

G_END_DECLS
