// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-edit.h"
#include "model/xy-entity.h"
#include "model/xy-headcounts.h"

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
/** xy_schedule_equal: Returns: whether they say the same, whatever was counted for them. */
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

/** xy_schedule_list_slots: Returns: (transfer container) (element-type XySlot): of one session. */
GPtrArray *xy_schedule_list_slots (const XySchedule *schedule, const char *session);

/**
 * xy_schedule_apply:
 * @edits: (element-type XyEdit): of any kinds; those that no timetable is made of do nothing
 *
 * Returns: (transfer full): the timetable after an act of those edits, as the store would have it
 */
XySchedule *xy_schedule_apply (const XySchedule *schedule, GPtrArray *edits);

/** xy_schedule_invert: Returns: (transfer full) (element-type XyEdit): what makes @schedule again
 * of what @edits make of it. */
GPtrArray *xy_schedule_invert (const XySchedule *schedule, GPtrArray *edits);

/**
 * xy_schedule_with_headcounts:
 * @headcounts: (nullable): of the colleges whose students are known here
 *
 * The same timetable with loads by these counts; a college that they do not know counts by its
 * record, as the server has counted it.
 *
 * Returns: (transfer full)
 */
XySchedule *xy_schedule_with_headcounts (XySchedule *schedule, XyHeadcounts *headcounts);

/** xy_schedule_get_headcounts: Returns: (transfer none) (nullable): these counts. */
const XyHeadcounts *xy_schedule_get_headcounts (const XySchedule *schedule);

/** xy_schedule_is_together: Returns: whether the groups of an hour come all together, so that
 * capacity is the hour's and not each group's. */
gboolean xy_schedule_is_together (const XySchedule *schedule);

/**
 * xy_schedule_get_hour_capacity:
 *
 * Returns: how many students the slot takes: rooms × students per room and hour × its length in
 *   hours, rounded down; 0 where that cannot be said
 */
int xy_schedule_get_hour_capacity (const XySchedule *schedule, const char *slot);

/** xy_schedule_get_capacity: Returns: an equal part of it, rounded down: what one group takes. */
int xy_schedule_get_capacity (const XySchedule *schedule, const char *slot);

/** xy_schedule_get_headcount: @on_site: (out). @online: (out). Returns: whether the college's
 * students have been counted. */
gboolean xy_schedule_get_headcount (const XySchedule *schedule,
                                    const char *college,
                                    int *on_site,
                                    int *online);

/** xy_assignment_is_whole: Returns: whether all classes of the college come with it. */
gboolean xy_assignment_is_whole (const XyAssignment *assignment);
/** xy_schedule_knows_classes: Returns: whether the college's classes are counted here. */
gboolean xy_schedule_knows_classes (const XySchedule *schedule, const char *college);
/** xy_schedule_dup_classes: Returns: (transfer full): its classes that come on site, in order. */
char **xy_schedule_dup_classes (const XySchedule *schedule, const char *college);
/** xy_schedule_get_class_load: Returns: the students of a class who come on site, as known here. */
int xy_schedule_get_class_load (const XySchedule *schedule,
                                const char *college,
                                const char *class_name);

/**
 * xy_schedule_get_assignment_load:
 *
 * Returns: the students who come on site with it: all of the college's, or those of its classes;
 *   where the classes' sizes are known neither here nor by the server, an equal part
 */
int xy_schedule_get_assignment_load (const XySchedule *schedule, const XyAssignment *assignment);
/** xy_schedule_get_load: Returns: the students who come on site in that group. */
int xy_schedule_get_load (const XySchedule *schedule, const char *slot, int group);
/** xy_schedule_get_hour_load: Returns: the students who come on site in all groups of the slot. */
int xy_schedule_get_hour_load (const XySchedule *schedule, const char *slot);

/**
 * XyScheduleProblemKind:
 * @XY_SCHEDULE_CLASH_COLLEGE: a college, or a class of it, is placed twice
 * @XY_SCHEDULE_CLASH_ROOM: two hours are in one room at one time
 * @XY_SCHEDULE_OVERLOAD: more students come than a group takes; group 0: than the hour takes
 * @XY_SCHEDULE_MISSING: students on site have no place: a college, or classes of a split one
 * @XY_SCHEDULE_UNKNOWN_COLLEGE: a place for a college that is not there
 * @XY_SCHEDULE_UNKNOWN_SLOT: a place in an hour or group that the session does not have
 * @XY_SCHEDULE_NOT_NEEDED: a place for a college whose students are all online
 * @XY_SCHEDULE_NOT_ITS_TIME: a place before or after the times that are set for it
 * @XY_SCHEDULE_BAD_HOURS: an hour that does not end after it begins
 */
typedef enum
{
  XY_SCHEDULE_CLASH_COLLEGE,
  XY_SCHEDULE_CLASH_ROOM,
  XY_SCHEDULE_OVERLOAD,
  XY_SCHEDULE_MISSING,
  XY_SCHEDULE_UNKNOWN_COLLEGE,
  XY_SCHEDULE_UNKNOWN_SLOT,
  XY_SCHEDULE_NOT_NEEDED,
  XY_SCHEDULE_NOT_ITS_TIME,
  XY_SCHEDULE_BAD_HOURS,
} XyScheduleProblemKind;
#define XY_SCHEDULE_N_PROBLEM_KINDS (XY_SCHEDULE_BAD_HOURS + 1)

/**
 * XyScheduleProblem:
 * @slot: (nullable): where, if at one slot
 * @group: in which group, 0 if in none
 * @college: (nullable): whose, if one college's
 * @measured: for an overload the load, for missing classes their students
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
 * What is wrong with the timetable.  A college without any headcount yet is neither missing nor
 * unneeded.  Where the groups of an hour come one after the other each of them has its capacity,
 * and the hour none of its own.
 *
 * Returns: (transfer full) (element-type XyScheduleProblem): in the order of the timetable
 */
GPtrArray *xy_schedule_list_problems (const XySchedule *schedule);

/**
 * xy_schedule_is_free:
 * @edits: (element-type XyEdit)
 *
 * Returns: whether the edits make no clash, no overload and no place outside its times that was
 *   not there before, and leave what is fixed, so that a college may make them by itself
 */
gboolean xy_schedule_is_free (const XySchedule *schedule, GPtrArray *edits);

/**
 * xy_schedule_find_reason:
 *
 * Returns: (nullable): why they are not free: `fixed`, or the word of the first problem that they
 *   bring; %NULL where they are
 */
const char *xy_schedule_find_reason (const XySchedule *schedule, GPtrArray *edits);

G_END_DECLS
