// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-schedule.h"

G_BEGIN_DECLS

/**
 * XyTimetableEdit:
 * @edits: (nullable) (element-type XyEdit): what it does; %NULL where it cannot be done
 * @label: (nullable): what Undo calls it
 * @reason: (nullable): why it cannot be done, a sentence
 * @follows: (nullable): what comes of it, in sentences, one a line
 * @problems: (element-type utf8): what becomes wrong by it and is not today, a sentence each
 *
 * What a person is about to do with the timetable, as a dialog shows it before it is done.
 */
typedef struct
{
  GPtrArray *edits;
  char *label;
  char *reason;
  char *follows;
  GPtrArray *problems;
} XyTimetableEdit;

/** xy_timetable_edit_new: @label: (transfer full). @edits: (transfer full). Finds the problems that
 * come of it. */
XyTimetableEdit *xy_timetable_edit_new (const XySchedule *schedule, char *label, GPtrArray *edits);
/** xy_timetable_edit_refuse: @reason: (transfer full): why nothing can be done. */
XyTimetableEdit *xy_timetable_edit_refuse (char *reason);
void xy_timetable_edit_free (XyTimetableEdit *edit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyTimetableEdit, xy_timetable_edit_free)

/** xy_timetable_edit_ask: Says what comes of it where a college does it that can only ask for it.
 * @role: (nullable): of who does it. */
void xy_timetable_edit_ask (XyTimetableEdit *edit, const char *role);

/** xy_timetable_edit_dup_name: Returns: (transfer full): the college of a place, with its classes
 * where not all of them come. */
char *xy_timetable_edit_dup_name (const XySchedule *schedule, const XyAssignment *assignment);
/** xy_timetable_edit_dup_spot: Returns: (transfer full): hour and group, and the day where there
 * are several. */
char *xy_timetable_edit_dup_spot (const XySchedule *schedule, const char *slot, int group);

/* What people type. */

/** xy_timetable_edit_dup_clock: Returns: (transfer full) (nullable): HH:MM; %NULL where it is no
 * time of day. */
char *xy_timetable_edit_dup_clock (const char *typed);
/** xy_timetable_edit_dup_date: Returns: (transfer full) (nullable): YYYY-MM-DD; %NULL where it is
 * no date. */
char *xy_timetable_edit_dup_date (const char *typed);
/** xy_timetable_edit_dup_rooms: Returns: (transfer full): the rooms, each once. */
char **xy_timetable_edit_dup_rooms (const char *typed);

/* Places.  What is not there any more is refused; the schedule may have changed meanwhile. */

XyTimetableEdit *xy_timetable_edit_place (const XySchedule *schedule,
                                          const char *college,
                                          const char *slot,
                                          int group);
XyTimetableEdit *xy_timetable_edit_remove (const XySchedule *schedule, const char *assignment);
/**
 * xy_timetable_edit_split:
 * @classes: those that go
 * @slot: (nullable): %NULL where none is chosen yet
 */
XyTimetableEdit *xy_timetable_edit_split (const XySchedule *schedule,
                                          const char *assignment,
                                          const char *const *classes,
                                          const char *slot,
                                          int group);
XyTimetableEdit *
xy_timetable_edit_join (const XySchedule *schedule, const char *assignment, const char *other);
/** xy_timetable_edit_wish: @not_before, @not_after: (nullable): HH:MM. */
XyTimetableEdit *xy_timetable_edit_wish (const XySchedule *schedule,
                                         const char *assignment,
                                         gboolean fixed,
                                         const char *not_before,
                                         const char *not_after);

/* Hours and sessions, with times, dates and rooms as they are typed. */

XyTimetableEdit *xy_timetable_edit_add_hour (const XySchedule *schedule,
                                             const char *session,
                                             const char *start,
                                             const char *end,
                                             int groups);
XyTimetableEdit *xy_timetable_edit_set_hour (const XySchedule *schedule,
                                             const char *slot,
                                             const char *start,
                                             const char *end,
                                             int groups);
/** xy_timetable_edit_remove_hour: @follows is %NULL where nobody stands in it. */
XyTimetableEdit *xy_timetable_edit_remove_hour (const XySchedule *schedule, const char *slot);
/** xy_timetable_edit_add_session: @like: (nullable): a session whose hours it gets. */
XyTimetableEdit *xy_timetable_edit_add_session (const XySchedule *schedule,
                                                const char *date,
                                                const char *building,
                                                const char *rooms,
                                                const char *like);
XyTimetableEdit *xy_timetable_edit_set_session (const XySchedule *schedule,
                                                const char *session,
                                                const char *date,
                                                const char *building,
                                                const char *rooms);
/** xy_timetable_edit_remove_session: @follows is %NULL where nobody stands in it. */
XyTimetableEdit *xy_timetable_edit_remove_session (const XySchedule *schedule, const char *session);
/** xy_timetable_edit_rate: How many students a room takes in an hour. */
XyTimetableEdit *xy_timetable_edit_rate (const XySchedule *schedule, int students_per_room_hour);

/**
 * xy_timetable_edit_guess_hour:
 * @start: (out) (transfer full): HH:MM, or empty
 * @end: (out) (transfer full): HH:MM, or empty
 *
 * What the next hour of a session would be like: as long as the last one, and after it.
 *
 * Returns: how many groups
 */
int xy_timetable_edit_guess_hour (const XySchedule *schedule,
                                  const char *session,
                                  char **start,
                                  char **end);

G_END_DECLS
