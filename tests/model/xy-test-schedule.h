// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-schedule.h"

G_BEGIN_DECLS

/**
 * xy_test_schedule_random:
 * @rand: where chance comes from; the same one gives the same timetable
 * @n_colleges: how many colleges
 * @n_hours: how many hours, of one or two sessions
 *
 * A timetable without a fault: every college has a place, some are split by class, nothing is too
 * full; colleges' students are counted by class.
 */
XySchedule *xy_test_schedule_random (GRand *rand, int n_colleges, int n_hours);

/** xy_test_schedule_without_counts: The same, as one who sees no student of the colleges knows it:
 * by the counts in the records. */
XySchedule *xy_test_schedule_without_counts (const XySchedule *schedule);

G_END_DECLS
