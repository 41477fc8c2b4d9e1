// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "app/xy-photo-cache.h"
#include "app/xy-student-view.h"

G_BEGIN_DECLS

/**
 * XyPhotoGrid:
 *
 * Students as a grid of thumbnails.  Only those on the screen are loaded, and let go of when they
 * leave it.
 *
 * A click or Enter opens one.  While `picking` (boolean property) a click picks one or lets go of
 * it; Space, Ctrl and Shift with a click, the rubber band and Ctrl+A pick at any time, and begin
 * it.  When it ends nobody is picked.
 *
 * Signals: `open` (#XyStudentItem): one is to be looked at; `picked`: others are picked.
 */
#define XY_TYPE_PHOTO_GRID (xy_photo_grid_get_type ())
G_DECLARE_FINAL_TYPE (XyPhotoGrid, xy_photo_grid, XY, PHOTO_GRID, AdwBin)

/** xy_photo_grid_set_view: Whom it shows, and who decodes their photos; once. */
void xy_photo_grid_set_view (XyPhotoGrid *grid, XyStudentView *view, XyPhotoCache *cache);

gboolean xy_photo_grid_get_picking (XyPhotoGrid *grid);
void xy_photo_grid_set_picking (XyPhotoGrid *grid, gboolean picking);
void xy_photo_grid_pick_all (XyPhotoGrid *grid);
/** xy_photo_grid_list_picked: Returns: (transfer full) (element-type XyStudentItem): those picked
 * that are shown, in order. */
GPtrArray *xy_photo_grid_list_picked (XyPhotoGrid *grid);

/** xy_photo_grid_scroll_to_start: Shows the beginning. */
void xy_photo_grid_scroll_to_start (XyPhotoGrid *grid);

G_END_DECLS
