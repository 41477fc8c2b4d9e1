// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-schedule.h"

G_BEGIN_DECLS

/**
 * XyPlaceChoice:
 * @title: hour and group, and the day where there are several
 * @words: what its load would become
 * @load: the students who would come there
 * @capacity: how many it takes
 *
 * A group that somebody can be sent to.
 */
typedef struct
{
  char *slot;
  int group;
  char *title;
  char *words;
  int load;
  int capacity;
} XyPlaceChoice;

void xy_place_choice_free (XyPlaceChoice *choice);

/**
 * xy_place_choice_list:
 * @n_students: how many students would come there in addition
 * @but: (nullable): a place whose group is left out
 *
 * Returns: (transfer full) (element-type XyPlaceChoice): every group, in the order of the timetable
 */
GPtrArray *
xy_place_choice_list (const XySchedule *schedule, int n_students, const XyAssignment *but);

/** xy_place_choice_find_best: Returns: (nullable): the first of those with most room left. */
const XyPlaceChoice *xy_place_choice_find_best (GPtrArray *choices);

G_END_DECLS
