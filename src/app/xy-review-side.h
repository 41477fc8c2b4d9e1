// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "app/xy-review-state.h"

G_BEGIN_DECLS

/**
 * XyReviewSide:
 *
 * What stands beside the photo in a review: the person, the findings, and the words for a
 * rejection.
 *
 * Property `selected` (nullable string, read-only): the rule whose finding is selected.
 */
#define XY_TYPE_REVIEW_SIDE (xy_review_side_get_type ())
G_DECLARE_FINAL_TYPE (XyReviewSide, xy_review_side, XY, REVIEW_SIDE, AdwBin)

/**
 * xy_review_side_set_state:
 * @state: what to show; nothing of it is kept
 * @keep_words: whether what was ticked and written here stays
 */
void xy_review_side_set_state (XyReviewSide *side, const XyReviewState *state, gboolean keep_words);

/** xy_review_side_get_selected: Returns: (nullable): the rule whose finding is selected. */
const char *xy_review_side_get_selected (XyReviewSide *side);

/** xy_review_side_dup_reasons: Returns: (transfer full): ids of the rules that are ticked. */
char **xy_review_side_dup_reasons (XyReviewSide *side);
/** xy_review_side_dup_note: Returns: (transfer full): what is written, without white space around.
 */
char *xy_review_side_dup_note (XyReviewSide *side);

/** xy_review_side_ask_for_reason: Says that a rejection needs a reason, and goes there. */
void xy_review_side_ask_for_reason (XyReviewSide *side);

G_END_DECLS
