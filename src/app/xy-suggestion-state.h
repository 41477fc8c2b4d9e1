// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-schedule-suggest.h"

G_BEGIN_DECLS

/**
 * XySuggestionRow:
 * @name: the college, with its classes where it is a part
 * @before: where it is today, in words
 * @after: where it would be
 */
typedef struct
{
  char *name;
  char *before;
  char *after;
} XySuggestionRow;

/**
 * XySuggestionState:
 * @rows: (element-type XySuggestionRow): what would change, in the order of the new timetable
 * @summary: how much changes, and the fullest group before and after, in sentences
 * @limits: (element-type utf8): what stands in the way, a sentence each that says what to do
 *
 * A suggested timetable beside that of today.
 */
typedef struct
{
  GPtrArray *rows;
  char *summary;
  GPtrArray *limits;
} XySuggestionState;

XySuggestionState *xy_suggestion_state_new (const XySchedule *schedule,
                                            const XyScheduleSuggestion *suggestion);
void xy_suggestion_state_free (XySuggestionState *state);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XySuggestionState, xy_suggestion_state_free)

G_END_DECLS
