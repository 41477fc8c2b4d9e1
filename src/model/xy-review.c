// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-review.h"

XyPhotoState
xy_photo_state (const XySubmission *submission, const XyDecision *decision, XyCheckResult check)
{
  if (submission == NULL)
    return XY_PHOTO_NONE;
  if (decision != NULL && decision->outcome != NULL)
    {
      if (g_str_equal (decision->outcome, XY_OUTCOME_ACCEPTED))
        return XY_PHOTO_ACCEPTED;
      if (g_str_equal (decision->outcome, XY_OUTCOME_REJECTED))
        return XY_PHOTO_REJECTED;
      if (g_str_equal (decision->outcome, XY_OUTCOME_ASKED))
        return XY_PHOTO_ASKED;
    }
  switch (check)
    {
    case XY_CHECK_FLAGGED:
      return XY_PHOTO_FLAGGED;
    case XY_CHECK_CLEAR:
      return XY_PHOTO_TO_DECIDE;
    case XY_CHECK_NOT_DONE:
    default:
      return XY_PHOTO_UNCHECKED;
    }
}
