// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-arrivals.h"

G_BEGIN_DECLS

/**
 * XyAttendanceSheet:
 * @campaign_name: the campaign's name
 * @school: the school's name
 * @college_name: the college's full name
 * @session: (nullable): the session, %NULL for a sheet of those who have no slot
 * @slot: (nullable): the slot
 * @group: the group, from 1; 0 without a slot
 * @arrivals: (element-type XyArrival): in the order of the queue; of those who have no slot the
 *   place counts on this sheet, and the minute is not known
 *
 * What an attendance list of one college in one group says, as values.
 */
typedef struct
{
  char *campaign_name;
  char *school;
  char *college_name;
  XySession *session;
  XySlot *slot;
  int group;
  GPtrArray *arrivals;
} XyAttendanceSheet;

void xy_attendance_sheet_free (XyAttendanceSheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyAttendanceSheet, xy_attendance_sheet_free)

/**
 * xy_attendance_sheets:
 * @students: (element-type XyStudent): students of any colleges
 * @college: (nullable): id of the college, %NULL for all
 * @slot: (nullable): id of the slot, %NULL for all
 *
 * One sheet for each place that a college has in the timetable, in its order.  Students who are
 * online only are left out, and with a split each stands where the class comes; without a slot
 * asked for, those of a college that has no place follow on a sheet of their own.
 *
 * Returns: (transfer full) (element-type XyAttendanceSheet)
 */
GPtrArray *xy_attendance_sheets (const XySchedule *schedule,
                                 GPtrArray *students,
                                 const char *college,
                                 const char *slot);

/** xy_attendance_sheet_of_place: @assignment: id of a place in the timetable. Returns: (transfer
 * full) (nullable): its sheet; %NULL if there is no such place, or nobody is known who comes. */
XyAttendanceSheet *xy_attendance_sheet_of_place (const XySchedule *schedule,
                                                 GPtrArray *students,
                                                 const char *assignment);

/* What stands above the list, in words; the sheet must have a session. */

/** xy_attendance_sheet_dup_date: Returns: (transfer full): the day, with its weekday. */
char *xy_attendance_sheet_dup_date (const XyAttendanceSheet *sheet);
/** xy_attendance_sheet_dup_hours: Returns: (transfer full): the slot's hours and which group. */
char *xy_attendance_sheet_dup_hours (const XyAttendanceSheet *sheet);
/** xy_attendance_sheet_dup_place: Returns: (transfer full): building and rooms. */
char *xy_attendance_sheet_dup_place (const XyAttendanceSheet *sheet);

G_END_DECLS
