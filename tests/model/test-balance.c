// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "model/xy-balance.h"
#include "xy-test.h"

#define MAX_UNITS 40
#define MAX_BINS 12
#define ROUNDS 150

typedef struct
{
  int loads[MAX_UNITS];
  int homes[MAX_UNITS];
  guint8 allowed[MAX_UNITS * MAX_BINS];
  int capacities[MAX_BINS];
  int targets[MAX_BINS];
} Numbers;

/* Some units have no home, some a home they may not stay in; each may be somewhere. */
static XyBalance
make_problem (GRand *rand, Numbers *numbers, guint n_units, guint n_bins)
{
  XyBalance balance = {
    n_units,          n_bins, numbers->loads, numbers->homes, numbers->allowed, numbers->capacities,
    numbers->targets,
  };

  for (guint j = 0; j < n_bins; j++)
    {
      numbers->capacities[j] = g_rand_int_range (rand, 20, 120);
      numbers->targets[j] = g_rand_int_range (rand, 10, numbers->capacities[j] + 1);
    }
  for (guint i = 0; i < n_units; i++)
    {
      numbers->loads[i] = g_rand_int_range (rand, 0, 60);
      numbers->homes[i] = g_rand_int_range (rand, -1, (gint32) n_bins);
      for (guint j = 0; j < n_bins; j++)
        numbers->allowed[i * n_bins + j] = g_rand_int_range (rand, 0, 4) > 0;
      numbers->allowed[i * n_bins + (guint) g_rand_int_range (rand, 0, (gint32) n_bins)] = 1;
    }
  return balance;
}

static void
assert_all_allowed (const XyBalance *balance, const int *bins)
{
  for (guint i = 0; i < balance->n_units; i++)
    {
      g_assert_cmpint (bins[i], >=, 0);
      g_assert_true (balance->allowed[i * balance->n_bins + (guint) bins[i]]);
    }
}

/* The least cost of all ways there are. */
static XyBalanceCost
try_all (const XyBalance *balance, int *bins, guint unit)
{
  XyBalanceCost best = { G_MAXINT64, 0, 0 };

  if (unit == balance->n_units)
    return xy_balance_cost (balance, bins);
  for (guint j = 0; j < balance->n_bins; j++)
    {
      XyBalanceCost cost;

      if (!balance->allowed[unit * balance->n_bins + j])
        continue;
      bins[unit] = (int) j;
      cost = try_all (balance, bins, unit + 1);
      if (xy_balance_cost_compare (&cost, &best) < 0)
        best = cost;
    }
  return best;
}

static void
small_ones_are_solved_as_well_as_possible (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (int round = 0; round < ROUNDS; round++)
    {
      Numbers numbers;
      guint n_units = (guint) g_rand_int_range (rand, 1, 8);
      XyBalance balance =
          make_problem (rand, &numbers, n_units, (guint) g_rand_int_range (rand, 1, 4));
      int bins[MAX_UNITS], tried[MAX_UNITS];
      XyBalanceCost best = try_all (&balance, tried, 0), cost;

      memcpy (bins, numbers.homes, sizeof bins);
      xy_balance_solve (&balance, bins);
      assert_all_allowed (&balance, bins);
      cost = xy_balance_cost (&balance, bins);
      g_assert_cmpint (cost.overload, ==, best.overload);
      g_assert_cmpint (cost.excess, ==, best.excess);
      g_assert_cmpint (cost.moves, ==, best.moves);
    }
}

/* Loads cut from full bins fit into them again, from wherever they start. */
static void
what_fits_is_made_to_fit (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20);
  int n_fitted = 0;

  for (int round = 0; round < 10; round++)
    {
      Numbers numbers = { 0 };
      XyBalance balance = { 0,
                            MAX_BINS,
                            numbers.loads,
                            numbers.homes,
                            numbers.allowed,
                            numbers.capacities,
                            numbers.targets };
      int bins[MAX_UNITS];
      XyBalanceCost cost;

      memset (numbers.allowed, 1, sizeof numbers.allowed);
      for (guint j = 0; j < MAX_BINS; j++)
        {
          int first = g_rand_int_range (rand, 20, 90), second = g_rand_int_range (rand, 20, 60);

          numbers.capacities[j] = 180;
          /* Three to a bin, and room for three students more. */
          numbers.targets[j] = 173;
          numbers.loads[balance.n_units++] = first;
          numbers.loads[balance.n_units++] = second;
          numbers.loads[balance.n_units++] = 170 - first - second;
        }
      for (guint i = 0; i < balance.n_units; i++)
        bins[i] = numbers.homes[i] = g_rand_int_range (rand, 0, MAX_BINS);
      xy_balance_solve (&balance, bins);
      cost = xy_balance_cost (&balance, bins);
      n_fitted += cost.excess == 0;
      g_assert_cmpint (cost.overload, ==, 0);
    }
  g_assert_cmpint (n_fitted, ==, 10);
}

static void
the_same_problem_ends_the_same (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  Numbers numbers;
  XyBalance balance = make_problem (rand, &numbers, MAX_UNITS, MAX_BINS);
  int one[MAX_UNITS], other[MAX_UNITS];

  memcpy (one, numbers.homes, sizeof one);
  memcpy (other, numbers.homes, sizeof other);
  xy_balance_solve (&balance, one);
  xy_balance_solve (&balance, other);
  g_assert_cmpmem (one, sizeof one, other, sizeof other);
}

static void
what_may_be_nowhere_stays (void)
{
  Numbers numbers = { .loads = { 10, 20 },
                      .homes = { 1, -1 },
                      .capacities = { 50, 50 },
                      .targets = { 50, 50 },
                      .allowed = { 0, 0, 1, 0 } };
  XyBalance balance = {
    2, 2, numbers.loads, numbers.homes, numbers.allowed, numbers.capacities, numbers.targets
  };
  int bins[] = { 1, -1 };

  xy_balance_solve (&balance, bins);
  g_assert_cmpint (bins[0], ==, 1);
  g_assert_cmpint (bins[1], ==, 0);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/model/balance/best", small_ones_are_solved_as_well_as_possible);
  g_test_add_func ("/model/balance/fits", what_fits_is_made_to_fit);
  g_test_add_func ("/model/balance/same", the_same_problem_ends_the_same);
  g_test_add_func ("/model/balance/nowhere", what_may_be_nowhere_stays);
  return g_test_run ();
}
