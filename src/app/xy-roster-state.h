// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/xy-student-item.h"
#include "model/xy-schedule.h"

G_BEGIN_DECLS

/**
 * XyRosterFilter:
 *
 * Which students the roster shows.
 */
typedef enum
{
  XY_ROSTER_ALL,
  XY_ROSTER_PROBLEMS,
  XY_ROSTER_NO_PHOTO,
  XY_ROSTER_TO_DECIDE,
  XY_ROSTER_ACCEPTED,
  XY_ROSTER_REJECTED,
  XY_ROSTER_ONLINE,
} XyRosterFilter;
#define XY_N_ROSTER_FILTERS (XY_ROSTER_ONLINE + 1)

const char *xy_roster_filter_words (XyRosterFilter filter);

/** xy_roster_count_ids: Returns: (transfer full): how often each ID number is there. */
GHashTable *xy_roster_count_ids (GListModel *students);

/**
 * xy_roster_dup_problem:
 * @field: the field, such as `id_number`
 * @id_counts: (nullable): by xy_roster_count_ids(), to tell duplicates
 *
 * Returns: (transfer full) (nullable): what is wrong with that field of the student, one sentence
 */
char *xy_roster_dup_problem (const XyStudent *student, const char *field, GHashTable *id_counts);
gboolean xy_roster_has_problem (const XyStudent *student, GHashTable *id_counts);
/** xy_roster_list_problems: Returns: (transfer full) (element-type utf8): all sentences. */
GPtrArray *xy_roster_list_problems (const XyStudent *student, GHashTable *id_counts);

/**
 * xy_roster_matches:
 * @text: (nullable): words, all of which must be in name, numbers or class
 */
gboolean xy_roster_matches (XyStudentItem *item,
                            XyRosterFilter filter,
                            const char *text,
                            GHashTable *id_counts);

/**
 * xy_roster_dup_turn:
 * @students: (element-type XyStudent): all of the college
 *
 * When and where a student's turn comes, by the order of the queue and the pace of the rooms.
 *
 * Returns: (transfer full) (nullable): one sentence, %NULL if the student does not come
 */
char *
xy_roster_dup_turn (const XySchedule *schedule, GPtrArray *students, const XyStudent *student);

G_END_DECLS
