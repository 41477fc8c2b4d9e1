// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-entity.h"

G_BEGIN_DECLS

/**
 * XySchedule:
 *
 * A campaign's timetable as an immutable value: sessions, their slots, and which college comes to
 * which group of which slot.  Groups are counted from 1.  Reference counted.
 */
typedef struct _XySchedule XySchedule;

/**
 * xy_schedule_new:
 * @records: (element-type XyRecord): records of any kinds; campaign, college, session, slot and
 *   assignment are used, the deleted ones and those of other campaigns not
 * @campaign: id of the campaign
 *
 * Sessions are ordered by date and building, slots by session and start, a group's assignments by
 * position and then id.
 */
XySchedule *xy_schedule_new (GPtrArray *records, const char *campaign);
XySchedule *xy_schedule_ref (XySchedule *schedule);
void xy_schedule_unref (XySchedule *schedule);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XySchedule, xy_schedule_unref)
gboolean xy_schedule_equal (const XySchedule *a, const XySchedule *b);

/** xy_schedule_get_campaign: Returns: (transfer none) (nullable): the campaign. */
const XyCampaign *xy_schedule_get_campaign (const XySchedule *schedule);
/** xy_schedule_get_sessions: Returns: (transfer none) (element-type XySession): in order. */
GPtrArray *xy_schedule_get_sessions (const XySchedule *schedule);
/** xy_schedule_get_slots: Returns: (transfer none) (element-type XySlot): of all sessions. */
GPtrArray *xy_schedule_get_slots (const XySchedule *schedule);
/** xy_schedule_get_assignments: Returns: (transfer none) (element-type XyAssignment): all. */
GPtrArray *xy_schedule_get_assignments (const XySchedule *schedule);
/** xy_schedule_get_colleges: Returns: (transfer none) (element-type XyCollege): by short name. */
GPtrArray *xy_schedule_get_colleges (const XySchedule *schedule);

const XySession *xy_schedule_find_session (const XySchedule *schedule, const char *id);
const XySlot *xy_schedule_find_slot (const XySchedule *schedule, const char *id);
const XyAssignment *xy_schedule_find_assignment (const XySchedule *schedule, const char *id);
const XyCollege *xy_schedule_find_college (const XySchedule *schedule, const char *id);

/** xy_schedule_list_group: Returns: (transfer container) (element-type XyAssignment): in order. */
GPtrArray *xy_schedule_list_group (const XySchedule *schedule, const char *slot, int group);
/** xy_schedule_list_college: Returns: (transfer container) (element-type XyAssignment): its places.
 */
GPtrArray *xy_schedule_list_college (const XySchedule *schedule, const char *college);

/**
 * xy_schedule_get_capacity:
 *
 * Returns: how many students one group of the slot takes: rooms × students per room and hour ×
 *   the slot's length in hours ÷ groups, rounded down
 */
int xy_schedule_get_capacity (const XySchedule *schedule, const char *slot);

/**
 * xy_schedule_get_load:
 *
 * Returns: the students who come on site in that group, by the colleges' headcounts; a college
 *   that is split counts in each of its groups in equal parts, as long as the classes' sizes are
 *   not known here
 */
int xy_schedule_get_load (const XySchedule *schedule, const char *slot, int group);

typedef enum
{
  XY_SCHEDULE_CLASH_COLLEGE,
  XY_SCHEDULE_CLASH_ROOM,
  XY_SCHEDULE_OVERLOAD,
  XY_SCHEDULE_MISSING,
  XY_SCHEDULE_UNKNOWN_COLLEGE,
  XY_SCHEDULE_UNKNOWN_SLOT,
  XY_SCHEDULE_NOT_NEEDED,
} XyScheduleProblemKind;

/**
 * XyScheduleProblem:
 * @slot: (nullable): where, if at one slot
 * @group: in which group, 0 if in none
 * @college: (nullable): whose, if one college's
 * @measured: for an overload the load
 * @limit: for an overload the capacity
 */
typedef struct
{
  XyScheduleProblemKind kind;
  char *slot;
  int group;
  char *college;
  int measured;
  int limit;
} XyScheduleProblem;

void xy_schedule_problem_free (XyScheduleProblem *problem);

/** xy_schedule_problem_kind_to_string: Returns: a word for JSON, such as `overload`. */
const char *xy_schedule_problem_kind_to_string (XyScheduleProblemKind kind);

/**
 * xy_schedule_list_problems:
 *
 * What is wrong with the timetable: a college placed twice without a split, two sessions in one
 * room at one time, more students than a group takes, a college with students on site that has no
 * place, a place for an unknown college or in an unknown slot, a place for a college whose
 * students are all online.  A college without any headcount yet is neither missing nor unneeded.
 *
 * Returns: (transfer full) (element-type XyScheduleProblem): in the order of the timetable
 */
GPtrArray *xy_schedule_list_problems (const XySchedule *schedule);

/**
 * xy_schedule_move:
 * @assignment: id of the assignment to move
 * @slot: id of the slot to move to
 * @group: the group to move to, from 1
 *
 * The timetable with one assignment at the end of another group.
 *
 * Returns: (transfer full) (nullable): %NULL if there is no such assignment, slot or group
 */
XySchedule *
xy_schedule_move (const XySchedule *schedule, const char *assignment, const char *slot, int group);

/** xy_schedule_dup_move_fields: Returns: (transfer full): the fields that make that move. */
XyFields *xy_schedule_dup_move_fields (const XySchedule *schedule,
                                       const char *assignment,
                                       const char *slot,
                                       int group);

/**
 * xy_schedule_move_is_free:
 *
 * Returns: whether the move makes no clash and no overload that was not there before, so that a
 *   college may make it by itself
 */
gboolean xy_schedule_move_is_free (const XySchedule *schedule,
                                   const char *assignment,
                                   const char *slot,
                                   int group);

G_END_DECLS
