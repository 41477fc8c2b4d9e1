// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-entity.h"

G_BEGIN_DECLS

/**
 * XyPhotoState:
 * @XY_PHOTO_NONE: no photo was submitted
 * @XY_PHOTO_UNCHECKED: submitted, not decided, and not looked at by the rules yet
 * @XY_PHOTO_FLAGGED: submitted, not decided, and a rule says fail or look
 * @XY_PHOTO_TO_DECIDE: submitted, not decided, nothing flagged
 * @XY_PHOTO_ASKED: the graduate school was asked
 * @XY_PHOTO_ACCEPTED: accepted
 * @XY_PHOTO_REJECTED: rejected; a new photo is awaited
 *
 * Where a student stands, by the newest submission and its decision.
 */
typedef enum
{
  XY_PHOTO_NONE,
  XY_PHOTO_UNCHECKED,
  XY_PHOTO_FLAGGED,
  XY_PHOTO_TO_DECIDE,
  XY_PHOTO_ASKED,
  XY_PHOTO_ACCEPTED,
  XY_PHOTO_REJECTED,
} XyPhotoState;
#define XY_N_PHOTO_STATES (XY_PHOTO_REJECTED + 1)

/** XyCheckResult: What the rules said of a photo, as far as the state needs it. */
typedef enum
{
  XY_CHECK_NOT_DONE,
  XY_CHECK_CLEAR,
  XY_CHECK_FLAGGED,
} XyCheckResult;

/**
 * xy_photo_state:
 * @submission: (nullable): the student's newest submission
 * @decision: (nullable): the decision about that submission
 * @check: what the rules said of its photo
 */
XyPhotoState
xy_photo_state (const XySubmission *submission, const XyDecision *decision, XyCheckResult check);

G_END_DECLS
