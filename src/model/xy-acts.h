// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-entity.h"

G_BEGIN_DECLS

/* What a person's acts set, the same from the window and from the command line. */

/**
 * xy_acts_submit:
 * @newest: (nullable): the student's newest submission so far
 * @photo: SHA-256 of the photo
 *
 * Returns: (transfer full) (nullable): the fields of the new submission; %NULL if @newest has the
 *   same photo already
 */
XyFields *xy_acts_submit (const XyStudent *student, const XySubmission *newest, const char *photo);

/**
 * xy_acts_decide:
 * @outcome: `accepted`, `rejected` or `asked`
 * @reasons: (nullable): ids of rules
 * @note: (nullable): the words for the student; empty is none
 * @by: (nullable): the account
 * @role: (nullable): its role
 *
 * Returns: (transfer full): the fields of the decision, new or changed
 */
XyFields *xy_acts_decide (const XySubmission *submission,
                          const char *outcome,
                          const char *const *reasons,
                          const char *note,
                          const char *by,
                          const char *role);

G_END_DECLS
