// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-schedule.h"

G_BEGIN_DECLS

/* What a college asks the graduate school to do with one of its places: to move it, to move some
 * of its classes, or to let it come together with another part of the college.  It is one record,
 * so that it is kept, sent, answered and taken back as one. */

/**
 * xy_schedule_plan_ask:
 * @edits: (element-type XyEdit): what the college wants done
 * @now: ISO 8601, UTC: when it asks
 *
 * What an account of a college puts into its store instead of @edits.  One move of one place stays
 * as it is: the server applies it where it is free, and makes a request of it else.  Everything
 * else becomes a request: a split, a join, a place before others.
 *
 * Returns: (transfer full) (element-type XyEdit) (nullable): %NULL where it is nothing that can be
 *   asked for
 */
GPtrArray *xy_schedule_plan_ask (const XySchedule *schedule, GPtrArray *edits, const char *now);

/**
 * xy_schedule_plan_request:
 *
 * What the timetable's school does by saying yes.
 *
 * Returns: (transfer full) (element-type XyEdit) (nullable): %NULL where the timetable has become
 *   another since, so that it cannot be done any more
 */
GPtrArray *xy_schedule_plan_request (const XySchedule *schedule, const XyRequest *request);

/**
 * xy_schedule_find_request_reason:
 *
 * Returns: (nullable): why the college does not do it by itself: a word of
 *   xy_schedule_find_reason(), else `split`, `join` or `order`; %NULL where it could, or where it
 *   cannot be done any more
 */
const char *xy_schedule_find_request_reason (const XySchedule *schedule, const XyRequest *request);

G_END_DECLS
