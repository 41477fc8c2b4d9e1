// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-schedule.h"

G_BEGIN_DECLS

/* What a person does with a timetable, as the edits of one act: xy_schedule_apply() shows what
 * comes of them, the store keeps them.  Each returns (transfer full) (element-type XyEdit), and
 * %NULL where there is no such thing to do it with. */

/** xy_schedule_plan_place: Gives a college a place, at the end of a group. */
GPtrArray *xy_schedule_plan_place (const XySchedule *schedule,
                                   const char *college,
                                   const char *slot,
                                   int group);
/** xy_schedule_plan_remove: Takes a place away. */
GPtrArray *xy_schedule_plan_remove (const XySchedule *schedule, const char *assignment);

/**
 * xy_schedule_plan_move:
 * @group: from 1
 * @before: (nullable): the assignment of that group to stand before; %NULL is the group's end
 */
GPtrArray *xy_schedule_plan_move (const XySchedule *schedule,
                                  const char *assignment,
                                  const char *slot,
                                  int group,
                                  const char *before);

/** xy_schedule_dup_move_fields: Returns: (transfer full): what moves to a group's end. */
XyFields *xy_schedule_dup_move_fields (const XySchedule *schedule,
                                       const char *assignment,
                                       const char *slot,
                                       int group);
/** xy_schedule_move: Returns: (transfer full) (nullable): the timetable after that. */
XySchedule *
xy_schedule_move (const XySchedule *schedule, const char *assignment, const char *slot, int group);
/** xy_schedule_move_is_free: Returns: whether a college may do it by itself. */
gboolean xy_schedule_move_is_free (const XySchedule *schedule,
                                   const char *assignment,
                                   const char *slot,
                                   int group);

/**
 * xy_schedule_plan_split:
 * @classes: some of the assignment's classes, not all; those of a whole college must be known here
 *
 * These classes come in a group of their own, the others stay.
 */
GPtrArray *xy_schedule_plan_split (const XySchedule *schedule,
                                   const char *assignment,
                                   const char *const *classes,
                                   const char *slot,
                                   int group);
/** xy_schedule_plan_join: The classes of @assignment come with @other, of the same college. */
GPtrArray *
xy_schedule_plan_join (const XySchedule *schedule, const char *assignment, const char *other);

/**
 * xy_schedule_plan_wish:
 * @not_before: (nullable): HH:MM
 * @not_after: (nullable): HH:MM
 */
GPtrArray *xy_schedule_plan_wish (const XySchedule *schedule,
                                  const char *assignment,
                                  gboolean fixed,
                                  const char *not_before,
                                  const char *not_after);

/** xy_schedule_plan_add_hour: @start, @end: HH:MM. */
GPtrArray *xy_schedule_plan_add_hour (const XySchedule *schedule,
                                      const char *session,
                                      const char *start,
                                      const char *end,
                                      int groups);
/** xy_schedule_plan_set_hour: What stands in a group that goes moves to the last that stays. */
GPtrArray *xy_schedule_plan_set_hour (const XySchedule *schedule,
                                      const char *slot,
                                      const char *start,
                                      const char *end,
                                      int groups);
/** xy_schedule_plan_remove_hour: Its places go, too. */
GPtrArray *xy_schedule_plan_remove_hour (const XySchedule *schedule, const char *slot);

/**
 * xy_schedule_plan_add_session:
 * @date: YYYY-MM-DD
 * @like: (nullable): id of a session whose hours it gets, empty
 */
GPtrArray *xy_schedule_plan_add_session (const XySchedule *schedule,
                                         const char *date,
                                         const char *building,
                                         const char *const *rooms,
                                         const char *like);
GPtrArray *xy_schedule_plan_set_session (const XySchedule *schedule,
                                         const char *session,
                                         const char *date,
                                         const char *building,
                                         const char *const *rooms);
/** xy_schedule_plan_remove_session: Its hours and their places go, too. */
GPtrArray *xy_schedule_plan_remove_session (const XySchedule *schedule, const char *session);

/** xy_schedule_plan_set_rate: How many students one room takes in an hour, at least 1. */
GPtrArray *xy_schedule_plan_set_rate (const XySchedule *schedule, int students_per_room_hour);

G_END_DECLS
