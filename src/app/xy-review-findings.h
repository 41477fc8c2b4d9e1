// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "app/xy-review-state.h"

G_BEGIN_DECLS

/**
 * XyReviewFindings:
 *
 * What the rules found on the photo of a review: first what a person must look at, the rest folded.
 *
 * Properties: `selected` (nullable string): the rule whose finding is selected; `hovered` (nullable
 * string): the one under the pointer, here or on the photo.
 *
 * Signal `activated` (string): the person wants to see where that rule found something.
 */
#define XY_TYPE_REVIEW_FINDINGS (xy_review_findings_get_type ())
G_DECLARE_FINAL_TYPE (XyReviewFindings, xy_review_findings, XY, REVIEW_FINDINGS, AdwBin)

/**
 * xy_review_findings_set_state:
 * @state: what to show; its list of the rest is kept, and not changed
 * @same: whether it is about the photo that was shown before
 */
void xy_review_findings_set_state (XyReviewFindings *findings,
                                   const XyReviewState *state,
                                   gboolean same);

/** xy_review_findings_get_selected: Returns: (nullable): the rule whose finding is selected. */
const char *xy_review_findings_get_selected (XyReviewFindings *findings);
/** xy_review_findings_set_selected: @rule: (nullable): one that is not in the list selects none. */
void xy_review_findings_set_selected (XyReviewFindings *findings, const char *rule);

/** xy_review_findings_activate_next: Selects and activates the next finding, after the last none.
 */
void xy_review_findings_activate_next (XyReviewFindings *findings);

G_END_DECLS
