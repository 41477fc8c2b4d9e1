// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-schedule.h"

G_BEGIN_DECLS

/**
 * XyScheduleAim:
 * @XY_SCHEDULE_AIM_FIT: everybody has a place and no group is too full, with as few moves as that
 *   takes
 * @XY_SCHEDULE_AIM_EVEN: the groups are about equally full, too
 */
typedef enum
{
  XY_SCHEDULE_AIM_FIT,
  XY_SCHEDULE_AIM_EVEN,
} XyScheduleAim;

/**
 * XyScheduleLimitKind: What stands in the way of a timetable without a fault.
 * @XY_SCHEDULE_LIMIT_NO_GROUP: there is no hour to place anybody in
 * @XY_SCHEDULE_LIMIT_ROOM: all groups together take fewer students than come
 * @XY_SCHEDULE_LIMIT_UNIT: a college, or a class, is larger than any group that it may come in
 * @XY_SCHEDULE_LIMIT_TIME: no hour lies within the times set for a college
 * @XY_SCHEDULE_LIMIT_FIXED: what is fixed in a group is more than it takes
 * @XY_SCHEDULE_LIMIT_CLASSLESS: students of a split college are in no class
 * @XY_SCHEDULE_LIMIT_HOURS: an hour has no proper times, or another one is in its rooms
 * @XY_SCHEDULE_LIMIT_PARTS: there is room for all, but the colleges, undivided, leave gaps that no
 *   other was found to fill
 */
typedef enum
{
  XY_SCHEDULE_LIMIT_NO_GROUP,
  XY_SCHEDULE_LIMIT_ROOM,
  XY_SCHEDULE_LIMIT_UNIT,
  XY_SCHEDULE_LIMIT_TIME,
  XY_SCHEDULE_LIMIT_FIXED,
  XY_SCHEDULE_LIMIT_CLASSLESS,
  XY_SCHEDULE_LIMIT_HOURS,
  XY_SCHEDULE_LIMIT_PARTS,
} XyScheduleLimitKind;

/**
 * XyScheduleLimit:
 * @college: (nullable): whose
 * @slot: (nullable): where
 * @group: in which group, 0 if in none
 * @measured: how many students it is about
 * @limit: how many there is room for
 */
typedef struct
{
  XyScheduleLimitKind kind;
  char *college;
  char *slot;
  int group;
  int measured;
  int limit;
} XyScheduleLimit;

/**
 * XyScheduleSuggestion:
 * @edits: (element-type XyEdit): what to do; none where nothing better was found
 * @after: the timetable after them
 * @limits: (element-type XyScheduleLimit): why it has faults still; none if it has none
 * @n_moved: places that are elsewhere than today
 * @n_placed: places that are new
 * @n_removed: places that nobody needs
 * @fullest_before: load of the fullest group in proportion to its capacity, today
 * @fullest_after: the same afterwards
 * @fullest_least: what it can at best be with undivided colleges: the larger of all load in
 *   proportion to all capacity, and of the largest unit in proportion to the largest group
 */
typedef struct
{
  GPtrArray *edits;
  XySchedule *after;
  GPtrArray *limits;
  int n_moved;
  int n_placed;
  int n_removed;
  double fullest_before;
  double fullest_after;
  double fullest_least;
} XyScheduleSuggestion;

void xy_schedule_suggestion_free (XyScheduleSuggestion *suggestion);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyScheduleSuggestion, xy_schedule_suggestion_free)

/**
 * xy_schedule_suggest:
 *
 * Fills the hours for the loads that are known: no clash, no overload where that is possible, what
 * is fixed or has its times kept, with as few moves from today's table as were found.  A college
 * that is larger than every group is split by class, if its classes are known.  The same timetable
 * always gets the same answer, and never one that is worse than it is: more students without a
 * place or above capacity, or, as the aim is, less even, or moves for nothing.
 *
 * Returns: (transfer full)
 */
XyScheduleSuggestion *xy_schedule_suggest (const XySchedule *schedule, XyScheduleAim aim);

/**
 * XyScheduleFaults: How bad a timetable is, the worst first.
 * @misplaced: students without a place, or with a second one, or outside the times that are set
 * @overload: students above capacity, of all groups together
 * @needless: places of colleges whose students are all online
 * @fullest: load of the fullest group in proportion to its capacity
 */
typedef struct
{
  int misplaced;
  int overload;
  int needless;
  double fullest;
} XyScheduleFaults;

/** xy_schedule_weigh: Returns: the timetable's faults. */
XyScheduleFaults xy_schedule_weigh (const XySchedule *schedule);

G_END_DECLS
