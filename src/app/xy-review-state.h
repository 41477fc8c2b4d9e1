// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-phrases.h"
#include "model/xy-review.h"
#include "photo/xy-photo-report.h"
#include "photo/xy-rule-profile.h"

G_BEGIN_DECLS

/**
 * XyReviewInput:
 * @student: the person
 * @submission: (nullable): the photo that is shown
 * @decision: (nullable): about that submission
 * @report: (nullable): about that photo
 * @profile: (nullable): what photos are judged by
 * @photo_state: where the student stands
 * @role: (nullable): role of the account that looks, %NULL before the first sign-in
 * @timezone: (nullable): in which times are shown
 * @phrases: (nullable): words to students
 *
 * What a review is made of; nothing of it is kept.
 */
typedef struct
{
  const XyStudent *student;
  const XySubmission *submission;
  const XyDecision *decision;
  const XyPhotoReport *report;
  const XyRuleProfile *profile;
  XyPhotoState photo_state;
  const char *role;
  const char *timezone;
  const XyPhrases *phrases;
} XyReviewInput;

/**
 * XyReviewFinding:
 * @number: the number on the picture, 0 if it shows nowhere
 * @words: the verdict in a word, for a screen reader
 * @detail: what was measured, its limit, and the clause
 */
typedef struct
{
  char *rule;
  int number;
  XyVerdict verdict;
  const char *icon_name;
  const char *words;
  char *message;
  char *detail;
} XyReviewFinding;

/**
 * XyReviewReason:
 * @words: (nullable): what the student reads about it
 *
 * A reason that a photo can be rejected for, and whether it is ticked at first.
 */
typedef struct
{
  char *rule;
  const char *title;
  char *words;
  gboolean ticked;
} XyReviewReason;

/**
 * XyReviewState:
 * @person: class and student number
 * @submitted: (nullable): when it was submitted, and that it is not the first
 * @facts: (nullable): pixels and size of the file
 * @standing: (nullable): what was decided before
 * @flagged: (element-type XyReviewFinding): those that say fail, then those that say look
 * @rest: (element-type XyReviewFinding): those that say unknown, then those that say pass
 * @rest_words: (nullable): how many those are
 * @checked: whether the rules have looked at it
 * @reminder: (nullable): what no rule measures and a person looks for
 * @reasons: (element-type XyReviewReason): what it can be rejected for
 * @note: (nullable): the words that stand with the decision, else those of the ticked reasons
 * @phrases: (nullable): words that are at hand, those used most first
 * @can_decide: whether this account may decide
 * @why_not: (nullable): why it may not
 *
 * What the review shows beside a photo, as plain values.
 */
typedef struct
{
  XyPhotoState photo_state;
  char *name;
  char *person;
  char *submitted;
  char *facts;
  char *standing;
  GPtrArray *flagged;
  GPtrArray *rest;
  char *rest_words;
  gboolean checked;
  char *reminder;
  GPtrArray *reasons;
  char *note;
  char **phrases;
  gboolean can_decide;
  const char *why_not;
} XyReviewState;

XyReviewState *xy_review_state_new (const XyReviewInput *input);
void xy_review_state_free (XyReviewState *state);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyReviewState, xy_review_state_free)

/** xy_photo_state_needs_decision: Returns: whether a person has to look at it. */
gboolean xy_photo_state_needs_decision (XyPhotoState state);

/**
 * xy_review_describe_end:
 * @n_others: how many photos wait for a decision that are not part of this review
 * @follow: whether new photos join it
 * @description: (out) (transfer full): what is true of the others
 *
 * What stands behind the last photo of a review.
 *
 * Returns: (transfer none): what is true of those that were reviewed
 */
const char *xy_review_describe_end (guint n_others, gboolean follow, char **description);

/**
 * xy_review_find_next:
 * @states: (array length=n): those of the queue
 * @current: the place in the queue that was just decided
 *
 * Returns: the next place that needs a decision: after @current, else from the start; @n if there
 *   is none
 */
guint xy_review_find_next (const XyPhotoState *states, guint n, guint current);

G_END_DECLS
