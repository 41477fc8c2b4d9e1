// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-schedule-plan.h"

G_BEGIN_DECLS

/** xy_test_any_assignment: Returns: (transfer none) (nullable): %NULL where there is none. */
const XyAssignment *xy_test_any_assignment (GRand *rand, const XySchedule *schedule);

/* Acts by chance; each %NULL where it cannot be done there. */
GPtrArray *xy_test_plan_any_move (GRand *rand, const XySchedule *schedule);
GPtrArray *xy_test_plan_any_split (GRand *rand, const XySchedule *schedule);
/** xy_test_plan_anything: One of everything that a person can do. */
GPtrArray *xy_test_plan_anything (GRand *rand, const XySchedule *schedule);

G_END_DECLS
