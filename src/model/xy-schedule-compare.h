// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-schedule.h"

G_BEGIN_DECLS

/**
 * XyScheduleDifferenceKind: How today's timetable differs from the notice's.
 * @XY_SCHEDULE_RATE_CHANGED: a room takes another number of students in an hour
 * @XY_SCHEDULE_SESSION_ADDED: a session that the notice does not have
 * @XY_SCHEDULE_SESSION_REMOVED: a session of the notice that is not there any more
 * @XY_SCHEDULE_SESSION_CHANGED: another day, building or rooms
 * @XY_SCHEDULE_HOUR_ADDED: an hour that the notice does not have
 * @XY_SCHEDULE_HOUR_REMOVED: an hour of the notice that is not there any more
 * @XY_SCHEDULE_HOUR_CHANGED: other times, another number of groups, or another session
 * @XY_SCHEDULE_COLLEGE_MOVED: a college, or a part of it, comes to another group
 * @XY_SCHEDULE_COLLEGE_ADDED: a college that the notice does not place
 * @XY_SCHEDULE_COLLEGE_REMOVED: a college of the notice that has no place any more
 * @XY_SCHEDULE_COLLEGE_SPLIT: a college is divided otherwise, or has more places
 * @XY_SCHEDULE_COLLEGE_JOINED: a college has fewer places
 * @XY_SCHEDULE_ORDER_CHANGED: those who came to a group already follow in another order
 */
typedef enum
{
  XY_SCHEDULE_RATE_CHANGED,
  XY_SCHEDULE_SESSION_ADDED,
  XY_SCHEDULE_SESSION_REMOVED,
  XY_SCHEDULE_SESSION_CHANGED,
  XY_SCHEDULE_HOUR_ADDED,
  XY_SCHEDULE_HOUR_REMOVED,
  XY_SCHEDULE_HOUR_CHANGED,
  XY_SCHEDULE_COLLEGE_MOVED,
  XY_SCHEDULE_COLLEGE_ADDED,
  XY_SCHEDULE_COLLEGE_REMOVED,
  XY_SCHEDULE_COLLEGE_SPLIT,
  XY_SCHEDULE_COLLEGE_JOINED,
  XY_SCHEDULE_ORDER_CHANGED,
} XyScheduleDifferenceKind;

/**
 * XyScheduleDifference:
 * @id: whose it is: a college's, slot's or session's; of an order the slot's; of a rate the
 *   campaign's
 * @group: of an order the group, from 1; else 0
 * @before: (element-type XyAssignment): of a college its places in the notice; of an order those
 *   who are in the group in both, as in the notice; else empty
 * @after: (element-type XyAssignment): the same as it is now
 *
 * One thing that differs.  @id and @group name it as long as it is there, whatever else changes:
 * there is one difference of a college, one of an hour, one of a group's order.
 */
typedef struct
{
  XyScheduleDifferenceKind kind;
  char *id;
  int group;
  GPtrArray *before;
  GPtrArray *after;
} XyScheduleDifference;

void xy_schedule_difference_free (XyScheduleDifference *difference);

/** xy_schedule_difference_kind_to_string: Returns: a word for JSON, such as `college-moved`. */
const char *xy_schedule_difference_kind_to_string (XyScheduleDifferenceKind kind);

/**
 * xy_schedule_compare:
 * @notice: the timetable of the notice; where it has no campaign, the rate is not compared
 *
 * Tells where who comes when is not as the notice says.  What is set for a place besides, such as
 * that it is fixed, is no difference, nor is the number of a position where the order is the same;
 * and the notice's place of a college that is not there at all any more cannot be missed.
 *
 * Returns: (transfer full) (element-type XyScheduleDifference): in order: the rate, sessions,
 * hours, colleges, the order within groups
 */
GPtrArray *xy_schedule_compare (const XySchedule *now, const XySchedule *notice);

/**
 * xy_schedule_plan_restore:
 * @differences: (element-type XyScheduleDifference): some of those between the two
 *
 * Plans what brings just these back, as one act.  A college brings the hours and groups along that
 * it stood in, and their sessions, if they are not there any more.  An hour or group that goes
 * sends everyone in it back to where the notice has them, and a session that goes its hours.
 * Nothing becomes different by it that was not.
 *
 * Returns: (transfer full) (element-type XyEdit): none where nothing is to be done
 */
GPtrArray *
xy_schedule_plan_restore (const XySchedule *now, const XySchedule *notice, GPtrArray *differences);

G_END_DECLS
