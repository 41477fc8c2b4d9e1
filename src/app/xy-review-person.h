// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "app/xy-workspace.h"

G_BEGIN_DECLS

/**
 * XyReviewPerson:
 *
 * Who is on the photo: numbers, class, and the photos that were submitted with what was decided
 * about each.  The ID number is masked until one asks for it.
 */
#define XY_TYPE_REVIEW_PERSON (xy_review_person_get_type ())
G_DECLARE_FINAL_TYPE (XyReviewPerson, xy_review_person, XY, REVIEW_PERSON, AdwBin)

/** xy_review_person_set_item: @item: (nullable): whom to show, as they are now. */
void
xy_review_person_set_item (XyReviewPerson *person, XyWorkspace *workspace, XyStudentItem *item);

G_END_DECLS
