// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-schedule-suggest.h"

G_BEGIN_DECLS

/**
 * xy_schedule_limit_dup_words:
 * @name: what the limit's college is called, if it has one
 * @hours: its hour, if it has one
 * @spot: its hour and group
 *
 * Returns: (transfer full): what stands in the way, and what to do about it
 */
char *xy_schedule_limit_dup_words (const XyScheduleLimit *limit,
                                   const char *name,
                                   const char *hours,
                                   const char *spot);

G_END_DECLS
