// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "app/xy-photo-cache.h"
#include "app/xy-student-rows.h"

G_BEGIN_DECLS

/**
 * XyPhotoCell:
 *
 * A student in a grid of photos: a thumbnail with the state on it, and the name beneath.
 */
#define XY_TYPE_PHOTO_CELL (xy_photo_cell_get_type ())
G_DECLARE_FINAL_TYPE (XyPhotoCell, xy_photo_cell, XY, PHOTO_CELL, GtkWidget)

/** xy_photo_cell_new: @width: of the thumbnail, in pixels; its height is 4/3 of that. */
GtkWidget *xy_photo_cell_new (XyPhotoCache *cache, int width);

/**
 * xy_photo_cell_new_like:
 * @sample: one that is in the same window and lives as long
 *
 * A cell for a grid of very many: it is empty, and as large as the sample, until it is to be seen.
 */
GtkWidget *xy_photo_cell_new_like (XyPhotoCell *sample);

/** xy_photo_cell_set_item: @item: (nullable): the student to show. */
void xy_photo_cell_set_item (XyPhotoCell *cell, XyStudentItem *item);
/** xy_photo_cell_set_row: @row: (nullable): the place whose student is shown, whoever it is. */
void xy_photo_cell_set_row (XyPhotoCell *cell, XyStudentRow *row);
/** xy_photo_cell_set_near: @near: whether the cell is so near to the screen that its photo is
 * loaded, or loaded before those that were near earlier; %TRUE at first. */
void xy_photo_cell_set_near (XyPhotoCell *cell, gboolean near);

/** xy_photo_cell_factory_new: Makes such cells for lists of #XyStudentItem. */
GtkListItemFactory *xy_photo_cell_factory_new (XyPhotoCache *cache, int width);

G_END_DECLS
