// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** xy_time_now: Returns: (transfer full): now in UTC by ISO 8601 with milliseconds. */
char *xy_time_now (void);

/**
 * xy_time_of_session:
 * @date: YYYY-MM-DD
 * @clock: HH:MM
 * @timezone: (nullable): an Olson name; %NULL or unknown means the local one
 *
 * Returns: (transfer full) (nullable): that moment, %NULL where date or clock cannot be read
 */
GDateTime *xy_time_of_session (const char *date, const char *clock, const char *timezone);

/** xy_time_dup_clock: @clock: (nullable): HH:MM. Returns: (transfer full): as people write it,
 * 8:30. */
char *xy_time_dup_clock (const char *clock);

/** xy_time_read_clock: @clock: (nullable): HH:MM. Returns: minutes since midnight, 24:00 being the
 * last; -1 where it is no time of day. */
int xy_time_read_clock (const char *clock);
/** xy_time_write_clock: @minutes: since midnight, 0 to 1440. Returns: (transfer full): HH:MM. */
char *xy_time_write_clock (int minutes);

G_END_DECLS
