// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/xy-review-decision.h"
#include "app/xy-review-findings.h"
#include "app/xy-workspace.h"

G_BEGIN_DECLS

/**
 * XyReviewSide:
 *
 * What stands beside the photo in a review: the person, the findings, and the words for a
 * rejection.
 */
#define XY_TYPE_REVIEW_SIDE (xy_review_side_get_type ())
G_DECLARE_FINAL_TYPE (XyReviewSide, xy_review_side, XY, REVIEW_SIDE, AdwBin)

/**
 * xy_review_side_set_state:
 * @state: what to show; nothing of it is kept
 * @same: whether it is about the photo that was shown before, whose words and ticks stay
 */
void xy_review_side_set_state (XyReviewSide *side, const XyReviewState *state, gboolean same);

/** xy_review_side_set_person: @item: (nullable): whose data can be asked for. */
void xy_review_side_set_person (XyReviewSide *side, XyWorkspace *workspace, XyStudentItem *item);
/** xy_review_side_toggle_person: Opens or closes the person's data. */
void xy_review_side_toggle_person (XyReviewSide *side);

/** xy_review_side_get_findings: Returns: (transfer none): the list of what was found. */
XyReviewFindings *xy_review_side_get_findings (XyReviewSide *side);

/** xy_review_side_get_decision: Returns: (transfer none): the reasons and words that were chosen.
 */
XyReviewDecision *xy_review_side_get_decision (XyReviewSide *side);

G_END_DECLS
