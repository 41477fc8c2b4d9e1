// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-schedule.h"

G_BEGIN_DECLS

/**
 * XyTimetableInput:
 * @college: (nullable): the own college
 * @role: (nullable): the account's role, %NULL before the first sign-in
 * @requests: (element-type XyRequest): the requests that are known
 * @now: the moment to reckon from
 */
typedef struct
{
  const XySchedule *schedule;
  const char *college;
  const char *role;
  GPtrArray *requests;
  GDateTime *now;
} XyTimetableInput;

/**
 * XyTimetablePill:
 * @assignment: the assignment's id
 * @name: the college's short name
 * @headcount: its students on site; 0 is not known yet
 * @classes: (nullable): the classes that come here, if not the whole college
 * @own: whether it is the own college
 * @movable: whether it may be moved from here
 * @requested: (nullable): a sentence, if a move of it waits for the graduate school
 * @description: all of it in one sentence, for a screen reader and the tooltip
 */
typedef struct
{
  char *assignment;
  char *name;
  int headcount;
  char *classes;
  gboolean own;
  gboolean movable;
  char *requested;
  char *description;
} XyTimetablePill;

/** XyTimetableGroup: @load_words is load and capacity in words. */
typedef struct
{
  int number;
  GPtrArray *pills;
  int load;
  int capacity;
  char *load_words;
} XyTimetableGroup;

/** XyTimetableHour: @after_gap says whether a pause comes before it. */
typedef struct
{
  char *slot;
  char *hours;
  GPtrArray *groups;
  gboolean after_gap;
} XyTimetableHour;

/** XyTimetableDay: @heading is the day, @place building and rooms, @n_groups the most groups. */
typedef struct
{
  char *session;
  char *heading;
  char *place;
  gboolean past;
  int n_groups;
  GPtrArray *hours;
} XyTimetableDay;

/** XyTimetableProblem: @slot and @group (0: none) say where it is. */
typedef struct
{
  char *message;
  char *slot;
  int group;
} XyTimetableProblem;

/**
 * XyTimetableState:
 * @days: (element-type XyTimetableDay)
 * @problems: (element-type XyTimetableProblem)
 * @locked: (nullable): a sentence, if the own college may not move anything
 */
typedef struct
{
  GPtrArray *days;
  GPtrArray *problems;
  char *locked;
} XyTimetableState;

XyTimetableState *xy_timetable_state_new (const XyTimetableInput *input);
void xy_timetable_state_free (XyTimetableState *state);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyTimetableState, xy_timetable_state_free)

/**
 * XyTimetableOption:
 * @title: where to, such as "8:30–9:30, group 1"
 * @subtitle: what the load would become, and whether the graduate school must agree
 * @free: whether the move needs nobody's word
 * @current: whether it is there now
 */
typedef struct
{
  char *slot;
  int group;
  char *title;
  char *subtitle;
  gboolean free;
  gboolean current;
} XyTimetableOption;

/** xy_timetable_list_options: Returns: (transfer full) (element-type XyTimetableOption): where an
 * assignment can be moved, in the order of the timetable. */
GPtrArray *
xy_timetable_list_options (const XySchedule *schedule, const char *assignment, const char *role);

/** xy_timetable_move_needs_word: Returns: whether the move becomes a request to the school. */
gboolean xy_timetable_move_needs_word (const XySchedule *schedule,
                                       const char *assignment,
                                       const char *slot,
                                       int group,
                                       const char *role);

G_END_DECLS
