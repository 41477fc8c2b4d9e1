// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/xy-timetable-option.h"
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
 * @key: what tells it from all others: the assignment's id, else the college's
 * @assignment: (nullable): the assignment's id; %NULL for a college without a place
 * @college: the college's id
 * @name: the college's short name
 * @spot: hours and group, empty where it has none
 * @headcount: its students on site; 0 is not known yet
 * @classes: (nullable): the classes that come here, if not the whole college
 * @own: whether it is the own college
 * @movable: whether it may be moved from here
 * @fixed: whether it is to stay where it is
 * @requested: (nullable): a sentence, if a move of it waits for the graduate school
 * @mark: (nullable): what is wrong with it, in a few words
 * @description: all of it, a line each, for a screen reader and the tooltip
 */
typedef struct
{
  char *key;
  char *assignment;
  char *college;
  char *name;
  char *spot;
  int headcount;
  char *classes;
  gboolean own;
  gboolean movable;
  gboolean fixed;
  char *requested;
  char *mark;
  char *description;
} XyTimetablePill;

/**
 * XyTimetableGroup:
 * @load_words: load and capacity in words, and how many are too many
 * @over: whether more come than it takes
 * @description: hour, group and load, for a screen reader
 */
typedef struct
{
  int number;
  GPtrArray *pills;
  int load;
  int capacity;
  gboolean over;
  char *load_words;
  char *description;
} XyTimetableGroup;

/**
 * XyTimetableHour:
 * @after_gap: whether a pause comes before it
 * @together: whether its groups share its capacity
 * @load_words: load and capacity of the whole hour
 * @mark: (nullable): what is wrong with the hour itself, in a few words
 * @description: hours, load and what is wrong, for a screen reader
 */
typedef struct
{
  char *slot;
  char *hours;
  GPtrArray *groups;
  gboolean after_gap;
  gboolean together;
  int load;
  int capacity;
  char *load_words;
  char *mark;
  char *description;
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

/**
 * XyTimetableProblem:
 * @message: one sentence
 * @slot: (nullable): where it is
 * @group: in which group, 0: none
 * @pill: (nullable): key of the pill that has it
 */
typedef struct
{
  char *message;
  char *slot;
  int group;
  char *pill;
} XyTimetableProblem;

/**
 * XyTimetableState:
 * @days: (element-type XyTimetableDay)
 * @problems: (element-type XyTimetableProblem)
 * @outside: (element-type XyTimetablePill): colleges without a place, and places in no hour
 * @locked: (nullable): a sentence, if the own college may not move anything
 */
typedef struct
{
  GPtrArray *days;
  GPtrArray *problems;
  GPtrArray *outside;
  char *locked;
} XyTimetableState;

XyTimetableState *xy_timetable_state_new (const XyTimetableInput *input);
void xy_timetable_state_free (XyTimetableState *state);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyTimetableState, xy_timetable_state_free)

/** xy_timetable_state_find_group: Returns: (nullable): a group of an hour. */
const XyTimetableGroup *
xy_timetable_state_find_group (const XyTimetableState *state, const char *slot, int group);
/** xy_timetable_state_find_pill: Returns: (nullable): the pill of that key, also one outside. */
const XyTimetablePill *xy_timetable_state_find_pill (const XyTimetableState *state,
                                                     const char *key);

G_END_DECLS
