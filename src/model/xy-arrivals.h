// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-schedule.h"

G_BEGIN_DECLS

/**
 * XyArrival:
 * @student: who comes
 * @place: the place in the queue of the group, from 1, counted over the colleges that stand before
 *   in it; without a place in the timetable among those of the college who have none
 * @minute: when the turn is expected to begin, in minutes since midnight; -1 where it cannot be
 *   said: without a place in the timetable, rooms, or hours, and after midnight
 * @late: whether the turn is not over when the group's part of the hour is, as for those whom the
 *   group has above its capacity
 */
typedef struct
{
  XyStudent *student;
  int place;
  int minute;
  gboolean late;
} XyArrival;

void xy_arrival_free (XyArrival *arrival);
/** xy_arrival_dup_clock: Returns: (transfer full) (nullable): the minute as people write it, 8:41;
 * %NULL where it cannot be said. */
char *xy_arrival_dup_clock (const XyArrival *arrival);

/**
 * XyArrivalQueue:
 * @assignment: (nullable): the college's place in the timetable; %NULL for those who have none
 * @college: id of the college
 * @arrivals: (element-type XyArrival): in the order of the queue; may be empty
 */
typedef struct
{
  XyAssignment *assignment;
  char *college;
  GPtrArray *arrivals;
} XyArrivalQueue;

void xy_arrival_queue_free (XyArrivalQueue *queue);
/** xy_arrivals_count_late: @arrivals: (element-type XyArrival). Returns: how many are late. */
guint xy_arrivals_count_late (GPtrArray *arrivals);
/** xy_arrivals_dup_late: @arrivals: (element-type XyArrival). Returns: (transfer full) (nullable):
 * a sentence about how many of them are late; %NULL where nobody is. */
char *xy_arrivals_dup_late (GPtrArray *arrivals);

/**
 * xy_arrivals_list_queues:
 * @students: (element-type XyStudent): those who are known, of any colleges
 * @college: (nullable): id of the college, %NULL for all
 *
 * Who comes on site, where, and when.  Each student stands in one queue at most: that of the first
 * place of the college that takes the class.  Those who are online only or deleted stand in none.
 *
 * A queue is ordered by class, then student number.  The groups of an hour have equal parts of it,
 * one after the other, and the rooms take the students at their pace: the n-th of a group is
 * expected n - 1 turns after its part begins, rounded down to the minute.  Where the groups come
 * all together, all begin with the hour, and the rooms take one of each in turn.
 *
 * Colleges that stand before in the group count by their loads, since their students may be unknown
 * here.
 *
 * Returns: (transfer full) (element-type XyArrivalQueue): one for each place in the timetable, in
 *   its order, then one for each college some of whose students have no place
 */
GPtrArray *
xy_arrivals_list_queues (const XySchedule *schedule, GPtrArray *students, const char *college);

/**
 * xy_arrivals_of_place:
 * @students: (element-type XyStudent): those who are known, of any colleges
 * @assignment: id of a place in the timetable
 *
 * Returns: (transfer full) (nullable): its queue, %NULL if there is no such place
 */
XyArrivalQueue *
xy_arrivals_of_place (const XySchedule *schedule, GPtrArray *students, const char *assignment);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyArrivalQueue, xy_arrival_queue_free)

G_END_DECLS
