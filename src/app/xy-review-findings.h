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
 * Property `selected` (nullable string, read-only): the rule whose finding is selected.
 */
#define XY_TYPE_REVIEW_FINDINGS (xy_review_findings_get_type ())
G_DECLARE_FINAL_TYPE (XyReviewFindings, xy_review_findings, XY, REVIEW_FINDINGS, AdwBin)

/**
 * xy_review_findings_set_state:
 * @state: what to show; nothing of it is kept
 * @same: whether it is about the photo that was shown before
 */
void xy_review_findings_set_state (XyReviewFindings *findings,
                                   const XyReviewState *state,
                                   gboolean same);

/** xy_review_findings_get_selected: Returns: (nullable): the rule whose finding is selected. */
const char *xy_review_findings_get_selected (XyReviewFindings *findings);

G_END_DECLS
