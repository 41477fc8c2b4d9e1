// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-schedule.h"
#include "model/xy-student-search.h"

G_BEGIN_DECLS

/**
 * XyRosterFilter:
 *
 * What a person filters the roster by, one chip each.  Those about the photo widen one another, as
 * do those about presence; all others narrow.
 */
typedef enum
{
  XY_ROSTER_PROBLEMS,
  XY_ROSTER_NO_PHOTO,
  XY_ROSTER_TO_DECIDE,
  XY_ROSTER_ASKED,
  XY_ROSTER_ACCEPTED,
  XY_ROSTER_REJECTED,
  XY_ROSTER_ON_SITE,
  XY_ROSTER_ONLINE,
} XyRosterFilter;
#define XY_N_ROSTER_FILTERS (XY_ROSTER_ONLINE + 1)

const char *xy_roster_filter_words (XyRosterFilter filter);
void xy_roster_filter_set (XyRosterFilter filter, XyStudentQuery *query, gboolean wanted);
gboolean xy_roster_filter_is_set (XyRosterFilter filter, const XyStudentQuery *query);
/** xy_roster_filter_count: Returns: how many it would show, all others given. */
guint xy_roster_filter_count (XyRosterFilter filter, const XyStudentSearch *search);

/**
 * xy_roster_dup_turn:
 * @students: (element-type XyStudent): all of the college
 *
 * When and where a student's turn comes, by the order of the queue and the pace of the rooms.
 *
 * Returns: (transfer full): one sentence, also for who does not come or has no place yet
 */
char *
xy_roster_dup_turn (const XySchedule *schedule, GPtrArray *students, const XyStudent *student);

G_END_DECLS
