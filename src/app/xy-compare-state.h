// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/xy-timetable-edit.h"
#include "model/xy-schedule-compare.h"

G_BEGIN_DECLS

/** XyCompareSection: Under which heading a difference stands. */
typedef enum
{
  XY_COMPARE_COLLEGES,
  XY_COMPARE_HOURS,
  XY_COMPARE_SESSIONS,
} XyCompareSection;
#define XY_COMPARE_N_SECTIONS (XY_COMPARE_SESSIONS + 1)

/**
 * XyCompareRow:
 * @difference: what it is about
 * @key: names it as long as it is there
 * @name: what differs, such as a college
 * @before: as the notice has it, in words
 * @after: as it is today
 * @offered: whether who looks may bring it back, or ask the graduate school to
 */
typedef struct
{
  const XyScheduleDifference *difference;
  XyCompareSection section;
  char *key;
  char *name;
  char *before;
  char *after;
  gboolean offered;
} XyCompareRow;

/**
 * XyCompareState:
 * @rows: (element-type XyCompareRow): by section
 * @is_known: whether the notice's timetable is known
 * @message: (nullable): what there is to say about it all, a sentence
 * @may_adopt: whether who looks may make today's timetable the notice's
 *
 * What is not as in the notice.
 */
typedef struct
{
  XySchedule *now;
  XySchedule *notice;
  char *role;
  char *college;
  GPtrArray *differences;
  GPtrArray *rows;
  gboolean is_known;
  char *message;
  gboolean may_adopt;
} XyCompareState;

/**
 * xy_compare_state_new:
 * @notice: (nullable): the notice's timetable; %NULL where none is known
 * @role: (nullable): the account's role, %NULL before the first sign-in
 * @college: (nullable): the own college
 */
XyCompareState *
xy_compare_state_new (XySchedule *now, XySchedule *notice, const char *role, const char *college);
void xy_compare_state_free (XyCompareState *state);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyCompareState, xy_compare_state_free)

/**
 * xy_compare_state_plan:
 * @keys: those of the rows that are to be as in the notice
 *
 * Returns: (transfer full): what brings them back, and what comes of it
 */
XyTimetableEdit *xy_compare_state_plan (const XyCompareState *state, GHashTable *keys);

/** xy_compare_plan_adopt: Returns: (transfer full) (nullable): what makes the timetable the
 * notice's; %NULL where it has no hour. */
XyTimetableEdit *xy_compare_plan_adopt (const XySchedule *now);

G_END_DECLS
