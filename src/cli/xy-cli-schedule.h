// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/xy-command.h"

G_BEGIN_DECLS

/* What the commands of the timetable have in common. */

/** xy_cli_schedule_open: @store: (out) (transfer full). Returns: (transfer full): its timetable. */
XySchedule *xy_cli_schedule_open (XyStore **store, GError **error);

/** xy_cli_schedule_call_college: Returns: the short name of the college, else its id. */
const char *xy_cli_schedule_call_college (const XySchedule *schedule, const char *id);

/** xy_cli_schedule_problems_to_json: @problems: (element-type XyScheduleProblem). */
JsonArray *xy_cli_schedule_problems_to_json (const XySchedule *schedule, GPtrArray *problems);
/** xy_cli_schedule_strv_to_json: @texts: (nullable). */
JsonArray *xy_cli_schedule_strv_to_json (char **texts);

/**
 * xy_cli_schedule_check_school:
 *
 * Returns: whether what only the graduate school does may be done here: by it, or before the first
 *   sign-in where the timetable is not locked; else sets @error
 */
gboolean xy_cli_schedule_check_school (XyStore *store, const XySchedule *schedule, GError **error);

G_END_DECLS
