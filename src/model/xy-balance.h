// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * XyBalance:
 * @loads: of each unit, 0 or more
 * @homes: of each unit the bin that it is in today; -1 is none
 * @allowed: a row of @n_bins for each unit: whether it may be in that bin, not 0 for yes
 * @capacities: of each bin: what it can take
 * @targets: of each bin, at most its capacity: what it takes when the loads are even
 *
 * Units to be put into bins: machine scheduling with eligibility constraints, from a given
 * schedule.  (Units are colleges, bins the groups of a timetable.)
 */
typedef struct
{
  guint n_units;
  guint n_bins;
  const int *loads;
  const int *homes;
  const guint8 *allowed;
  const int *capacities;
  const int *targets;
} XyBalance;

/**
 * XyBalanceCost:
 * @overload: the load above the bins' capacities, of all together
 * @excess: the load above their targets
 * @moves: units that have a home and are elsewhere
 *
 * What is wrong with a way to put them, the worst first: any overload is worse than all excess, and
 * any excess worse than all moves.
 */
typedef struct
{
  gint64 overload;
  gint64 excess;
  int moves;
} XyBalanceCost;

/** xy_balance_cost: @bins: of each unit its bin. */
XyBalanceCost xy_balance_cost (const XyBalance *balance, const int *bins);
/** xy_balance_cost_compare: Returns: less than 0 if @a is better. */
int xy_balance_cost_compare (const XyBalanceCost *a, const XyBalanceCost *b);

/**
 * xy_balance_solve:
 * @bins: (inout) (array): of each unit the bin to start from, which need be neither allowed nor
 *   there; then where to put it
 *
 * Looks for a way of least cost: simulated annealing, and then every two bins, and where there are
 * few of them every three, shared out anew in the best way.  The same problem and start always end
 * the same.  Every unit ends in a bin that it may be in, if it has one.
 */
void xy_balance_solve (const XyBalance *balance, int *bins);

G_END_DECLS
