// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "app/xy-workspace.h"

G_BEGIN_DECLS

/**
 * XyPhotosPage:
 *
 * The photos: a grid by state, and a review of one photo that takes the whole page.  A #GtkWidget
 * with the properties `workspace` (#XyWorkspace, set once by the window's template binding),
 * `search-mode` (boolean, bound to the header bar's search toggle).
 *
 * The window calls xy_photos_page_show_state() when a row of the overview leads here, and
 * xy_photos_page_review() for one student.
 */
#define XY_TYPE_PHOTOS_PAGE (xy_photos_page_get_type ())
G_DECLARE_FINAL_TYPE (XyPhotosPage, xy_photos_page, XY, PHOTOS_PAGE, AdwBin)

/** xy_photos_page_show_state: Shows the grid, filtered to one state; a search ends. */
void xy_photos_page_show_state (XyPhotosPage *page, XyPhotoState state);
/** xy_photos_page_review: @item: (nullable): the student to begin with, %NULL the first to decide.
 */
void xy_photos_page_review (XyPhotosPage *page, XyStudentItem *item);
/** xy_photos_page_is_reviewing: Returns: whether the review has the page. */
gboolean xy_photos_page_is_reviewing (XyPhotosPage *page);
/** xy_photos_page_add: Opens the import of photos from a folder. */
void xy_photos_page_add (XyPhotosPage *page);
/** xy_photos_page_is_settled: Returns: whether every photo that is on screen is shown. */
gboolean xy_photos_page_is_settled (XyPhotosPage *page);

G_END_DECLS
