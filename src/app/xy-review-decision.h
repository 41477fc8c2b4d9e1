// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "app/xy-review-state.h"

G_BEGIN_DECLS

/**
 * XyReviewDecision:
 *
 * The reasons that a photo of a review can be rejected for, and the words that the student will
 * read: a sentence for each reason that is ticked, one a line, which can be written otherwise, and
 * phrases that are at hand.
 */
#define XY_TYPE_REVIEW_DECISION (xy_review_decision_get_type ())
G_DECLARE_FINAL_TYPE (XyReviewDecision, xy_review_decision, XY, REVIEW_DECISION, AdwBin)

/**
 * xy_review_decision_set_state:
 * @state: what to show; nothing of it is kept
 * @same: whether it is about the photo that was shown before: what a person has ticked or written
 *   here then stays as it is
 */
void xy_review_decision_set_state (XyReviewDecision *decision,
                                   const XyReviewState *state,
                                   gboolean same);

/** xy_review_decision_is_touched: Returns: whether a person has ticked or written something. */
gboolean xy_review_decision_is_touched (XyReviewDecision *decision);

/** xy_review_decision_dup_reasons: Returns: (transfer full): ids of the rules that are ticked. */
char **xy_review_decision_dup_reasons (XyReviewDecision *decision);
/** xy_review_decision_dup_note: Returns: (transfer full): what is written, without white space
 * around.
 */
char *xy_review_decision_dup_note (XyReviewDecision *decision);

/** xy_review_decision_add_phrase: Writes the phrase of that number, from 0, behind the words. */
void xy_review_decision_add_phrase (XyReviewDecision *decision, guint number);

/** xy_review_decision_write: Gives the words the focus, at their end. */
void xy_review_decision_write (XyReviewDecision *decision);

/** xy_review_decision_ask_for_reason: Says that a rejection needs a reason, and goes there. */
void xy_review_decision_ask_for_reason (XyReviewDecision *decision);

G_END_DECLS
