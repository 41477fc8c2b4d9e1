// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-schedule.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * XyTimetableCargo:
 * @assignment: (nullable): the place that is moved; %NULL: the college has none yet
 * @college: (nullable): the college that gets a place, where @assignment is %NULL
 *
 * What is carried to a place of the timetable, by whatever hand.
 */
typedef struct
{
  char *assignment;
  char *college;
} XyTimetableCargo;

#define XY_TYPE_TIMETABLE_CARGO (xy_timetable_cargo_get_type ())
GType xy_timetable_cargo_get_type (void);
XyTimetableCargo *xy_timetable_cargo_new (const char *assignment, const char *college);
XyTimetableCargo *xy_timetable_cargo_copy (const XyTimetableCargo *cargo);
void xy_timetable_cargo_free (XyTimetableCargo *cargo);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyTimetableCargo, xy_timetable_cargo_free)

/**
 * XyTimetableOption:
 * @title: where to, such as "8:30–9:30, group 1"
 * @subtitle: what the load would become, and whether the graduate school must agree
 * @hint: the same as short as it fits into the place itself
 * @free: whether it needs nobody's word
 * @current: whether it is there now
 * @over: whether more would come than the place takes
 */
typedef struct
{
  char *slot;
  int group;
  char *title;
  char *subtitle;
  char *hint;
  gboolean free;
  gboolean current;
  gboolean over;
} XyTimetableOption;

void xy_timetable_option_free (XyTimetableOption *option);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyTimetableOption, xy_timetable_option_free)

/**
 * xy_timetable_option_new:
 * @role: (nullable): the account's role
 *
 * Returns: (transfer full) (nullable): what comes of it there; %NULL where there is no such place
 *   or nothing to carry
 */
XyTimetableOption *xy_timetable_option_new (const XySchedule *schedule,
                                            const XyTimetableCargo *cargo,
                                            const char *slot,
                                            int group,
                                            const char *role);

/** xy_timetable_list_options: Returns: (transfer full) (element-type XyTimetableOption): where an
 * assignment can be moved, in the order of the timetable. */
GPtrArray *
xy_timetable_list_options (const XySchedule *schedule, const char *assignment, const char *role);
/** xy_timetable_list_cargo_options: The same for what may have no place yet. */
GPtrArray *xy_timetable_list_cargo_options (const XySchedule *schedule,
                                            const XyTimetableCargo *cargo,
                                            const char *role);

/** xy_timetable_move_needs_word: Returns: whether the move becomes a request to the school. */
gboolean xy_timetable_move_needs_word (const XySchedule *schedule,
                                       const char *assignment,
                                       const char *slot,
                                       int group,
                                       const char *role);

/** xy_timetable_dup_spot: Returns: (transfer full): a place in words, such as "8:30–9:30, group 1";
 * empty where there is no such hour. */
char *xy_timetable_dup_spot (const XySchedule *schedule, const char *slot, int group);

G_END_DECLS
