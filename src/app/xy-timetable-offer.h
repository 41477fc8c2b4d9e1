// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-schedule.h"

G_BEGIN_DECLS

/**
 * xy_timetable_offer:
 * @schedule: (nullable): %NULL before it is loaded
 * @role: (nullable): the account's role, %NULL before the first sign-in
 * @college: (nullable): the own college
 * @action: an action of the timetable's group, such as `split`
 * @id: (nullable): what it is to be done with: the assignment, college, slot or session; %NULL asks
 *   whether it is offered at all
 *
 * Returns: whether a person with that role sees the action: there is something to do it with, and
 *   they may do it, or ask the graduate school to
 */
gboolean xy_timetable_offer (const XySchedule *schedule,
                             const char *role,
                             const char *college,
                             const char *action,
                             const char *id);

G_END_DECLS
