// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-balance.h"

#include <math.h>
#include <string.h>

/* One student above capacity costs as much as that many above a target, a move as much as so many
 * of them; only while it anneals, what is best is chosen by the order of costs. */
#define OVERLOAD_WEIGHT 8.0
#define MOVE_WEIGHT 0.7

#define ROUNDS_PER_PLACE 700
#define MIN_ROUNDS 100000
#define MAX_ROUNDS 8000000
/* Ways to share out the units of a few bins that are all tried; more units are left as they are. */
#define MAX_WAYS 20000
/* With more bins than that, three at a time are too many. */
#define MAX_BINS_IN_THREES 24
#define MAX_SWEEPS 20

typedef struct
{
  const XyBalance *problem;
  int *bins;
  int *sums;
  guint64 chance;
} Search;

/* SplitMix64: the same numbers on every computer. */
static guint64
next_chance (Search *search)
{
  guint64 z = (search->chance += 0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return z ^ (z >> 31);
}

static guint
below (Search *search, guint n)
{
  return (guint) (((next_chance (search) >> 32) * n) >> 32);
}

static double
fraction (Search *search)
{
  return (double) (next_chance (search) >> 11) / 9007199254740992.0;
}

static gboolean
may_be_in (const XyBalance *problem, guint unit, guint bin)
{
  return problem->allowed[(gsize) unit * problem->n_bins + bin] != 0;
}

static gboolean
is_moved (const XyBalance *problem, guint unit, int bin)
{
  return problem->homes[unit] >= 0 && problem->homes[unit] != bin;
}

XyBalanceCost
xy_balance_cost (const XyBalance *balance, const int *bins)
{
  g_autofree int *sums = g_new0 (int, balance->n_bins);
  XyBalanceCost cost = { 0 };

  for (guint i = 0; i < balance->n_units; i++)
    {
      if (bins[i] >= 0)
        sums[bins[i]] += balance->loads[i];
      cost.moves += is_moved (balance, i, bins[i]);
    }
  for (guint j = 0; j < balance->n_bins; j++)
    {
      cost.overload += MAX (sums[j] - balance->capacities[j], 0);
      cost.excess += MAX (sums[j] - balance->targets[j], 0);
    }
  return cost;
}

int
xy_balance_cost_compare (const XyBalanceCost *a, const XyBalanceCost *b)
{
  if (a->overload != b->overload)
    return a->overload < b->overload ? -1 : 1;
  if (a->excess != b->excess)
    return a->excess < b->excess ? -1 : 1;
  return (a->moves > b->moves) - (a->moves < b->moves);
}

static void
put (Search *search, guint unit, int bin)
{
  if (search->bins[unit] >= 0)
    search->sums[search->bins[unit]] -= search->problem->loads[unit];
  search->bins[unit] = bin;
  search->sums[bin] += search->problem->loads[unit];
}

static double
bin_price (const XyBalance *problem, guint bin, int sum)
{
  return OVERLOAD_WEIGHT * MAX (sum - problem->capacities[bin], 0) +
         MAX (sum - problem->targets[bin], 0);
}

/* What it costs more that bin @a holds @more_a more and bin @b @more_b more. */
static double
price_change (const Search *search, guint a, int more_a, guint b, int more_b)
{
  const XyBalance *problem = search->problem;

  return bin_price (problem, a, search->sums[a] + more_a) -
         bin_price (problem, a, search->sums[a]) +
         bin_price (problem, b, search->sums[b] + more_b) - bin_price (problem, b, search->sums[b]);
}

static double
move_price (const XyBalance *problem, guint unit, int from, int to)
{
  return MOVE_WEIGHT * (is_moved (problem, unit, to) - is_moved (problem, unit, from));
}

static gboolean
accepts (Search *search, double change, double heat)
{
  return change <= 0 || (change < 12 * heat && fraction (search) < exp (-change / heat));
}

static void
try_move (Search *search, double heat)
{
  const XyBalance *problem = search->problem;
  guint unit = below (search, problem->n_units), to = below (search, problem->n_bins);
  int from = search->bins[unit], load = problem->loads[unit];

  if ((int) to == from || from < 0 || !may_be_in (problem, unit, to))
    return;
  if (accepts (search,
               price_change (search, (guint) from, -load, to, load) +
                   move_price (problem, unit, from, (int) to),
               heat))
    put (search, unit, (int) to);
}

static void
try_swap (Search *search, double heat)
{
  const XyBalance *problem = search->problem;
  guint one = below (search, problem->n_units), other = below (search, problem->n_units);
  int from = search->bins[one], to = search->bins[other];
  int more;

  if (from == to || from < 0 || to < 0 || !may_be_in (problem, one, (guint) to) ||
      !may_be_in (problem, other, (guint) from))
    return;
  more = problem->loads[other] - problem->loads[one];
  if (!accepts (search,
                price_change (search, (guint) from, more, (guint) to, -more) +
                    move_price (problem, one, from, to) + move_price (problem, other, to, from),
                heat))
    return;
  put (search, one, to);
  put (search, other, from);
}

static gboolean
is_better (const Search *search, XyBalanceCost *best)
{
  XyBalanceCost cost = xy_balance_cost (search->problem, search->bins);

  if (xy_balance_cost_compare (&cost, best) >= 0)
    return FALSE;
  *best = cost;
  return TRUE;
}

static void
take (Search *search, const int *bins)
{
  const XyBalance *problem = search->problem;

  memcpy (search->bins, bins, problem->n_units * sizeof *bins);
  memset (search->sums, 0, problem->n_bins * sizeof *search->sums);
  for (guint i = 0; i < problem->n_units; i++)
    if (bins[i] >= 0)
      search->sums[bins[i]] += problem->loads[i];
}

static void
anneal (Search *search)
{
  const XyBalance *problem = search->problem;
  gint64 n_rounds = CLAMP ((gint64) problem->n_units * problem->n_bins * ROUNDS_PER_PLACE,
                           MIN_ROUNDS, MAX_ROUNDS);
  gint64 total = 0, check = n_rounds / 200;
  XyBalanceCost least = xy_balance_cost (problem, search->bins);
  g_autofree int *best = g_memdup2 (search->bins, problem->n_units * sizeof *best);
  double heat, cooling;

  for (guint i = 0; i < problem->n_units; i++)
    total += problem->loads[i];
  /* From where a unit of middling load moves freely to where hardly a student does. */
  heat = MAX ((double) total / problem->n_units / 2, 1);
  cooling = pow (0.15 / heat, 1.0 / (double) n_rounds);
  for (gint64 round = 0; round < n_rounds; round++, heat *= cooling)
    {
      if (round % 2 == 0)
        try_move (search, heat);
      else
        try_swap (search, heat);
      if (round % check == 0 && is_better (search, &least))
        memcpy (best, search->bins, problem->n_units * sizeof *best);
    }
  if (is_better (search, &least))
    memcpy (best, search->bins, problem->n_units * sizeof *best);
  take (search, best);
}

/* Sharing out a few bins anew. */

typedef struct
{
  Search *search;
  const guint *bins;
  guint n_bins;
  guint *units;
  guint n_units;
  int sums[3];
  int places[64];
  int best_places[64];
  XyBalanceCost best;
  gboolean found;
} Sharing;

static XyBalanceCost
sharing_cost (const Sharing *sharing, int moves)
{
  const XyBalance *problem = sharing->search->problem;
  XyBalanceCost cost = { .moves = moves };

  for (guint k = 0; k < sharing->n_bins; k++)
    {
      guint bin = sharing->bins[k];

      cost.overload += MAX (sharing->sums[k] - problem->capacities[bin], 0);
      cost.excess += MAX (sharing->sums[k] - problem->targets[bin], 0);
    }
  return cost;
}

/* Costs only grow while units are added: a way that is no better already is not gone on with. */
static void
share_out_from (Sharing *sharing, guint n, int moves)
{
  const XyBalance *problem = sharing->search->problem;
  XyBalanceCost cost = sharing_cost (sharing, moves);
  guint unit;

  if (xy_balance_cost_compare (&cost, &sharing->best) >= 0)
    return;
  if (n == sharing->n_units)
    {
      sharing->best = cost;
      sharing->found = TRUE;
      memcpy (sharing->best_places, sharing->places, n * sizeof *sharing->places);
      return;
    }
  unit = sharing->units[n];
  for (guint k = 0; k < sharing->n_bins; k++)
    {
      int bin = (int) sharing->bins[k];

      if (!may_be_in (problem, unit, (guint) bin))
        continue;
      sharing->places[n] = bin;
      sharing->sums[k] += problem->loads[unit];
      share_out_from (sharing, n + 1, moves + is_moved (problem, unit, bin));
      sharing->sums[k] -= problem->loads[unit];
    }
}

/* Returns: whether a better way was found. */
static gboolean
share_out (Search *search, const guint *bins, guint n_bins, GArray *const *content)
{
  const XyBalance *problem = search->problem;
  guint units[64];
  Sharing sharing = { .search = search, .bins = bins, .n_bins = n_bins, .units = units };
  double ways = 1;
  int moves = 0;

  for (guint k = 0; k < n_bins; k++)
    for (guint i = 0; i < content[bins[k]]->len; i++, ways *= n_bins)
      {
        guint unit = g_array_index (content[bins[k]], guint, i);

        if (ways > MAX_WAYS || sharing.n_units >= G_N_ELEMENTS (units))
          return FALSE;
        units[sharing.n_units++] = unit;
        moves += is_moved (problem, unit, search->bins[unit]);
      }
  for (guint k = 0; k < n_bins; k++)
    sharing.sums[k] = search->sums[bins[k]];
  sharing.best = sharing_cost (&sharing, moves);
  memset (sharing.sums, 0, sizeof sharing.sums);
  share_out_from (&sharing, 0, 0);
  if (!sharing.found)
    return FALSE;
  for (guint k = 0; k < n_bins; k++)
    g_array_set_size (content[bins[k]], 0);
  for (guint i = 0; i < sharing.n_units; i++)
    {
      put (search, units[i], sharing.best_places[i]);
      g_array_append_val (content[sharing.best_places[i]], units[i]);
    }
  return TRUE;
}

static gboolean
share_out_all (Search *search, GArray *const *content)
{
  guint n = search->problem->n_bins;
  gboolean better = FALSE;

  for (guint a = 0; a < n; a++)
    for (guint b = a + 1; b < n; b++)
      {
        better |= share_out (search, (const guint[]){ a, b }, 2, content);
        for (guint c = b + 1; n <= MAX_BINS_IN_THREES && c < n; c++)
          better |= share_out (search, (const guint[]){ a, b, c }, 3, content);
      }
  return better;
}

static void
polish (Search *search)
{
  const XyBalance *problem = search->problem;
  g_autoptr (GPtrArray) content = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint j = 0; j < problem->n_bins; j++)
    g_ptr_array_add (content, g_array_new (FALSE, FALSE, sizeof (guint)));
  for (guint i = 0; i < problem->n_units; i++)
    if (search->bins[i] >= 0)
      g_array_append_val ((GArray *) content->pdata[search->bins[i]], i);
  for (int sweep = 0; sweep < MAX_SWEEPS; sweep++)
    if (!share_out_all (search, (GArray *const *) content->pdata))
      break;
}

/* The bin of those allowed that would be the least full. */
static int
choose_bin (const Search *search, guint unit)
{
  const XyBalance *problem = search->problem;
  int best = -1;
  double least = 0;

  for (guint j = 0; j < problem->n_bins; j++)
    {
      double fullness =
          (double) (search->sums[j] + problem->loads[unit]) / MAX (problem->capacities[j], 1);

      if (may_be_in (problem, unit, j) && (best < 0 || fullness < least))
        {
          best = (int) j;
          least = fullness;
        }
    }
  return best;
}

static void
put_where_allowed (Search *search)
{
  const XyBalance *problem = search->problem;

  for (guint i = 0; i < problem->n_units; i++)
    {
      int bin = search->bins[i];

      if (bin >= 0 && may_be_in (problem, i, (guint) bin))
        continue;
      bin = choose_bin (search, i);
      if (bin >= 0)
        put (search, i, bin);
    }
}

void
xy_balance_solve (const XyBalance *balance, int *bins)
{
  g_autofree int *start = g_memdup2 (bins, balance->n_units * sizeof *bins);
  g_autofree int *sums = g_new0 (int, balance->n_bins);
  g_autofree int *polished = NULL;
  Search search = { .problem = balance, .bins = bins, .sums = sums };
  XyBalanceCost annealed, direct;

  if (balance->n_units == 0 || balance->n_bins == 0)
    return;
  take (&search, start);
  put_where_allowed (&search);
  memcpy (start, bins, balance->n_units * sizeof *bins);

  /* What needs few moves is often found from where one stands; what needs many hardly ever. */
  polish (&search);
  polished = g_memdup2 (bins, balance->n_units * sizeof *bins);
  direct = xy_balance_cost (balance, bins);
  if (direct.excess == 0 && direct.moves == 0)
    return;
  take (&search, start);
  anneal (&search);
  polish (&search);
  annealed = xy_balance_cost (balance, bins);
  if (xy_balance_cost_compare (&direct, &annealed) <= 0)
    take (&search, polished);
}
