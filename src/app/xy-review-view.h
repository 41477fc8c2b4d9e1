// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "app/xy-photo-cache.h"

G_BEGIN_DECLS

/**
 * XyReviewView:
 *
 * One photo after the other, with what the rules found, to be decided by one key each: A accepts,
 * R rejects for the ticked reasons, S asks the graduate school, Z undoes, J and K (and the arrows)
 * go on and back, W goes to the words for the student and Escape back to the photo, Alt and a
 * digit writes a phrase, O shows and hides the overlay, C the photo before, Escape ends.
 *
 * A key decides only about the photo that has been painted, and once a press.
 *
 * The photo that is shown stays when its person submits another, which a button and N lead to.
 *
 * Signals: `closed`: the person wants to see the grid again; `more`: and to go on with all that
 * wait for a decision, those that were chosen are decided.
 */
#define XY_TYPE_REVIEW_VIEW (xy_review_view_get_type ())
G_DECLARE_FINAL_TYPE (XyReviewView, xy_review_view, XY, REVIEW_VIEW, AdwBin)

/** xy_review_view_set_workspace: To be called once. */
void xy_review_view_set_workspace (XyReviewView *view, XyWorkspace *workspace, XyPhotoCache *cache);

/**
 * xy_review_view_start:
 * @items: (element-type XyStudentItem): what is to be looked at, in order
 * @first: (nullable): where to begin
 * @follow: whether photos that come to need a decision join at the end
 */
void
xy_review_view_start (XyReviewView *view, GPtrArray *items, XyStudentItem *first, gboolean follow);

/** xy_review_view_stop: Lets go of everything; the grid is shown again. */
void xy_review_view_stop (XyReviewView *view);

/** xy_review_view_get_item: Returns: (transfer none) (nullable): whose photo is shown. */
XyStudentItem *xy_review_view_get_item (XyReviewView *view);

/** xy_review_view_is_ready: Returns: whether a photo is painted and may be decided. */
gboolean xy_review_view_is_ready (XyReviewView *view);

G_END_DECLS
