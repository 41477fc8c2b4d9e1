// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-schedule-suggest.h"

#include <math.h>
#include <string.h>

#include "model/xy-balance.h"
#include "model/xy-schedule-private.h"
#include "model/xy-time.h"

/* Groups that are as full as they must be at least, and so much more, count as even. */
#define EVENNESS 0.02

/* What has to be placed as one: a college, or classes of it. */
typedef struct
{
  /* NULL for one that has no place today. */
  const XyAssignment *place;
  const char *college;
  /* NULL for the whole college. */
  char **classes;
  gboolean classes_changed;
  gboolean stays;
  int load;
  int home;
  int bin;
} Unit;

typedef struct
{
  const XySlot *slot;
  int group;
  int capacity;
  int target;
} Bin;

typedef struct
{
  const XySchedule *schedule;
  GPtrArray *units;
  GArray *bins;
  GPtrArray *needless;
  GPtrArray *limits;
  int total;
  int room;
  double least;
} Planning;

static void
limit_free (gpointer data)
{
  XyScheduleLimit *limit = data;

  g_free (limit->college);
  g_free (limit->slot);
  g_free (limit);
}

void
xy_schedule_suggestion_free (XyScheduleSuggestion *suggestion)
{
  g_ptr_array_unref (suggestion->edits);
  g_ptr_array_unref (suggestion->limits);
  xy_schedule_unref (suggestion->after);
  g_free (suggestion);
}

static void
unit_free (gpointer data)
{
  Unit *unit = data;

  g_strfreev (unit->classes);
  g_free (unit);
}

static void
planning_clear (Planning *planning)
{
  g_ptr_array_unref (planning->units);
  g_array_unref (planning->bins);
  g_ptr_array_unref (planning->needless);
  g_ptr_array_unref (planning->limits);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Planning, planning_clear)

static void
add_limit (Planning *planning,
           XyScheduleLimitKind kind,
           const char *college,
           const Bin *bin,
           int measured,
           int most)
{
  XyScheduleLimit *limit = g_new0 (XyScheduleLimit, 1);

  limit->kind = kind;
  limit->college = g_strdup (college);
  limit->slot = bin != NULL ? g_strdup (bin->slot->id) : NULL;
  limit->group = bin != NULL ? bin->group : 0;
  limit->measured = measured;
  limit->limit = most;
  g_ptr_array_add (planning->limits, limit);
}

/* Bins. */

static const Bin *
get_bin (const Planning *planning, guint i)
{
  return &g_array_index (planning->bins, Bin, i);
}

static void
make_bins (Planning *planning)
{
  GPtrArray *slots = planning->schedule->slots;

  for (guint i = 0; i < slots->len; i++)
    {
      const XySlot *slot = g_ptr_array_index (slots, i);
      int capacity = xy_schedule_get_capacity (planning->schedule, slot->id);

      for (int group = 1; capacity > 0 && group <= slot->groups; group++)
        {
          Bin bin = { .slot = slot, .group = group, .capacity = capacity };

          g_array_append_val (planning->bins, bin);
          planning->room += capacity;
        }
    }
}

static int
find_bin (const Planning *planning, const XyAssignment *place)
{
  for (guint i = 0; i < planning->bins->len; i++)
    {
      const Bin *bin = get_bin (planning, i);

      if (bin->group == place->group && g_strcmp0 (bin->slot->id, place->slot) == 0)
        return (int) i;
    }
  return -1;
}

static gboolean
is_in_time (const Unit *unit, const Bin *bin)
{
  int earliest = unit->place != NULL ? xy_time_read_clock (unit->place->not_before) : -1;
  int latest = unit->place != NULL ? xy_time_read_clock (unit->place->not_after) : -1;
  int start, end;

  xy_slot_get_minutes (bin->slot, &start, &end);
  return (earliest < 0 || start >= earliest) && (latest < 0 || end <= latest);
}

static gboolean
may_be_in (const Unit *unit, const Planning *planning, guint bin)
{
  return unit->stays ? (int) bin == unit->home : is_in_time (unit, get_bin (planning, bin));
}

/* The largest group that the unit may come in. */
static int
largest_bin (const Planning *planning, const Unit *unit)
{
  int largest = 0;

  for (guint i = 0; i < planning->bins->len; i++)
    if (may_be_in (unit, planning, i))
      largest = MAX (largest, get_bin (planning, i)->capacity);
  return largest;
}

/* Units. */

static int
classes_load (const Planning *planning, const char *college, char **classes)
{
  int load = 0;

  for (guint i = 0; classes[i] != NULL; i++)
    load += xy_schedule_get_class_load (planning->schedule, college, classes[i]);
  return load;
}

/* @classes: (transfer full) (nullable) */
static Unit *
add_unit (Planning *planning,
          const char *college,
          const XyAssignment *place,
          char **classes,
          int load)
{
  Unit *unit = g_new0 (Unit, 1);

  unit->place = place;
  unit->college = college;
  unit->classes = classes;
  unit->load = load;
  unit->home = place != NULL ? find_bin (planning, place) : -1;
  unit->stays = place != NULL && place->fixed && unit->home >= 0;
  g_ptr_array_add (planning->units, unit);
  return unit;
}

static gboolean
has_whole (GPtrArray *places)
{
  for (guint i = 0; i < places->len; i++)
    if (xy_assignment_is_whole (g_ptr_array_index (places, i)))
      return TRUE;
  return FALSE;
}

/* The one that is kept of several places of a whole college: a fixed one, else the first. */
static const XyAssignment *
choose_whole (GPtrArray *places)
{
  const XyAssignment *chosen = NULL;

  for (guint i = 0; i < places->len; i++)
    {
      const XyAssignment *place = g_ptr_array_index (places, i);

      if (xy_assignment_is_whole (place) && (chosen == NULL || (place->fixed && !chosen->fixed)))
        chosen = place;
    }
  return chosen;
}

static char **
take_classes (char **classes, GHashTable *taken)
{
  GPtrArray *own = g_ptr_array_new ();

  for (guint i = 0; classes[i] != NULL; i++)
    if (g_hash_table_add (taken, classes[i]))
      g_ptr_array_add (own, g_strdup (classes[i]));
  g_ptr_array_add (own, NULL);
  return (char **) g_ptr_array_free (own, FALSE);
}

/* The parts of a split college, each class in the first that has it, and a part for the classes
 * that are in none. */
static void
add_parts (Planning *planning, const char *college, GPtrArray *places)
{
  gboolean known = xy_schedule_knows_classes (planning->schedule, college);
  g_auto (GStrv) all = xy_schedule_dup_classes (planning->schedule, college);
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) left = NULL;

  for (guint i = 0; i < places->len; i++)
    {
      const XyAssignment *place = g_ptr_array_index (places, i);
      char **own = take_classes (place->classes, taken);
      int load = known ? classes_load (planning, college, own)
                       : xy_schedule_get_assignment_load (planning->schedule, place);

      if (own[0] == NULL)
        {
          g_ptr_array_add (planning->needless, (gpointer) place);
          g_strfreev (own);
          continue;
        }
      add_unit (planning, college, place, own, load)->classes_changed =
          !g_strv_equal ((const char *const *) own, (const char *const *) place->classes);
    }
  left = take_classes (all, taken);
  if (left[0] != NULL)
    {
      int load = classes_load (planning, college, left);

      add_unit (planning, college, NULL, g_steal_pointer (&left), load);
    }
}

static int
count_classless (const XySchedule *schedule, const char *college)
{
  g_auto (GStrv) all = xy_schedule_dup_classes (schedule, college);
  int on_site, online;

  if (!xy_schedule_knows_classes (schedule, college))
    return 0;
  xy_schedule_get_headcount (schedule, college, &on_site, &online);
  for (guint i = 0; all[i] != NULL; i++)
    on_site -= xy_schedule_get_class_load (schedule, college, all[i]);
  return on_site;
}

/* A college that no group takes whole, in parts that are as large as fit, and about equal. */
static void
add_divided (Planning *planning, const Unit *whole, int largest)
{
  g_auto (GStrv) all = xy_schedule_dup_classes (planning->schedule, whole->college);
  int n_parts = (whole->load + largest - 1) / largest;
  int fair = (whole->load + n_parts - 1) / n_parts;
  GPtrArray *part = NULL;
  const XyAssignment *place = whole->place;
  int load = 0;

  for (guint i = 0; all[i] != NULL; i++)
    {
      int more = xy_schedule_get_class_load (planning->schedule, whole->college, all[i]);

      if (part == NULL)
        part = g_ptr_array_new ();
      g_ptr_array_add (part, g_strdup (all[i]));
      load += more;
      more = all[i + 1] != NULL
                 ? xy_schedule_get_class_load (planning->schedule, whole->college, all[i + 1])
                 : 0;
      /* The next class goes along where it fits and most of it belongs here. */
      if (all[i + 1] != NULL && load + more <= largest && load + more / 2 <= fair)
        continue;
      g_ptr_array_add (part, NULL);
      add_unit (planning, whole->college, place, (char **) g_ptr_array_free (part, FALSE), load)
          ->classes_changed = TRUE;
      part = NULL;
      place = NULL;
      load = 0;
    }
}

static void
add_whole (Planning *planning, const char *college, const XyAssignment *place, int load)
{
  Unit *unit = add_unit (planning, college, place, NULL, load);
  int largest = largest_bin (planning, unit);

  /* Not counted yet: it stays wherever it is. */
  if (load == 0 && unit->home >= 0)
    unit->stays = TRUE;
  if (load <= largest || largest == 0 || unit->stays ||
      !xy_schedule_knows_classes (planning->schedule, college) ||
      count_classless (planning->schedule, college) > 0)
    return;
  unit = g_ptr_array_steal_index (planning->units, planning->units->len - 1);
  add_divided (planning, unit, largest);
  unit_free (unit);
}

static void
add_college (Planning *planning, const XyCollege *college)
{
  GPtrArray *places = xy_schedule_get_college_assignments (planning->schedule, college->id);
  const XyAssignment *whole = choose_whole (places);
  int on_site, online;

  xy_schedule_get_headcount (planning->schedule, college->id, &on_site, &online);
  if (on_site == 0 && online > 0)
    g_ptr_array_extend (planning->needless, places, NULL, NULL);
  else if (places->len > 0 && !has_whole (places))
    {
      int n_classless = count_classless (planning->schedule, college->id);

      if (n_classless > 0)
        add_limit (planning, XY_SCHEDULE_LIMIT_CLASSLESS, college->id, NULL, n_classless, 0);
      add_parts (planning, college->id, places);
    }
  else if (places->len > 0 || on_site > 0)
    {
      add_whole (planning, college->id, whole, on_site);
      for (guint i = 0; i < places->len; i++)
        if (g_ptr_array_index (places, i) != whole)
          g_ptr_array_add (planning->needless, g_ptr_array_index (places, i));
    }
}

/* The loads that would be even, and what to solve. */

static void
set_targets (Planning *planning, XyScheduleAim aim)
{
  int largest = 0;

  for (guint i = 0; i < planning->bins->len; i++)
    largest = MAX (largest, get_bin (planning, i)->capacity);
  for (guint i = 0; i < planning->units->len; i++)
    {
      const Unit *unit = g_ptr_array_index (planning->units, i);

      planning->total += unit->load;
      if (largest > 0)
        planning->least = MAX (planning->least, (double) unit->load / largest);
    }
  if (planning->room > 0)
    planning->least = MAX (planning->least, (double) planning->total / planning->room);
  for (guint i = 0; i < planning->bins->len; i++)
    {
      Bin *bin = &g_array_index (planning->bins, Bin, i);
      double even = planning->least * bin->capacity;

      bin->target = bin->capacity;
      if (aim == XY_SCHEDULE_AIM_EVEN && even < bin->capacity)
        bin->target = MIN (bin->capacity, MAX ((int) (even * (1 + EVENNESS)), (int) ceil (even)));
    }
}

/* Returns: what is above the targets afterwards, less what is today; less than 0 is better. */
static gint64
solve (Planning *planning)
{
  guint n_units = planning->units->len, n_bins = planning->bins->len;
  g_autofree int *loads = g_new (int, n_units + 1), *homes = g_new (int, n_units + 1);
  g_autofree int *bins = g_new (int, n_units + 1);
  g_autofree int *capacities = g_new (int, n_bins + 1), *targets = g_new (int, n_bins + 1);
  g_autofree guint8 *allowed = g_new (guint8, (gsize) n_units * n_bins + 1);
  XyBalance balance = { n_units, n_bins, loads, homes, allowed, capacities, targets };
  XyBalanceCost before, after;

  for (guint i = 0; i < n_bins; i++)
    {
      capacities[i] = get_bin (planning, i)->capacity;
      targets[i] = get_bin (planning, i)->target;
    }
  for (guint i = 0; i < n_units; i++)
    {
      const Unit *unit = g_ptr_array_index (planning->units, i);

      loads[i] = unit->load;
      homes[i] = bins[i] = unit->home;
      for (guint j = 0; j < n_bins; j++)
        allowed[(gsize) i * n_bins + j] = (guint8) may_be_in (unit, planning, j);
    }
  before = xy_balance_cost (&balance, bins);
  xy_balance_solve (&balance, bins);
  after = xy_balance_cost (&balance, bins);
  for (guint i = 0; i < n_units; i++)
    ((Unit *) g_ptr_array_index (planning->units, i))->bin = bins[i];
  return after.excess - before.excess;
}

/* What comes of it. */

static gint64
last_position (const XySchedule *schedule, const Bin *bin)
{
  GPtrArray *places = xy_schedule_get_slot_assignments (schedule, bin->slot->id);
  gint64 position = 0;

  for (guint i = 0; i < places->len; i++)
    {
      const XyAssignment *place = g_ptr_array_index (places, i);

      if (place->group == bin->group)
        position = MAX (position, place->position);
    }
  return position;
}

static XyFields *
unit_fields_new (const Planning *planning, const Unit *unit, gint64 *positions)
{
  XyFields *fields = xy_fields_new ();

  if (unit->place == NULL)
    {
      xy_fields_set_string (fields, "campaign", planning->schedule->campaign->id);
      xy_fields_set_string (fields, "college", unit->college);
    }
  if (unit->classes != NULL && (unit->place == NULL || unit->classes_changed))
    xy_fields_set_strv (fields, "classes", (const char *const *) unit->classes);
  if (unit->bin >= 0 && unit->bin != unit->home)
    {
      const Bin *bin = get_bin (planning, (guint) unit->bin);

      xy_fields_set_string (fields, "slot", bin->slot->id);
      xy_fields_set_int (fields, "group", bin->group);
      xy_fields_set_int (fields, "position", ++positions[unit->bin]);
    }
  return fields;
}

static void
make_edits (const Planning *planning, XyScheduleSuggestion *suggestion)
{
  g_autofree gint64 *positions = g_new (gint64, planning->bins->len + 1);

  for (guint i = 0; i < planning->bins->len; i++)
    positions[i] = last_position (planning->schedule, get_bin (planning, i));
  for (guint i = 0; i < planning->needless->len; i++)
    {
      const XyAssignment *place = g_ptr_array_index (planning->needless, i);
      XyFields *fields;

      if (place->fixed)
        continue;
      fields = xy_fields_new ();
      xy_fields_set_boolean (fields, "deleted", TRUE);
      g_ptr_array_add (suggestion->edits, xy_edit_new (XY_KIND_ASSIGNMENT, place->id, fields));
      suggestion->n_removed++;
    }
  for (guint i = 0; i < planning->units->len; i++)
    {
      const Unit *unit = g_ptr_array_index (planning->units, i);
      gboolean elsewhere = unit->bin >= 0 && unit->bin != unit->home;

      if (!elsewhere && (unit->place == NULL || !unit->classes_changed))
        continue;
      g_ptr_array_add (suggestion->edits,
                       xy_edit_new (XY_KIND_ASSIGNMENT,
                                    unit->place != NULL ? unit->place->id : NULL,
                                    unit_fields_new (planning, unit, positions)));
      suggestion->n_moved += elsewhere && unit->place != NULL;
      suggestion->n_placed += elsewhere && unit->place == NULL;
    }
}

/* Why one bin has more than it takes. Returns: whether a reason was found. */
static gboolean
explain_overload (Planning *planning, guint place)
{
  const Bin *bin = get_bin (planning, place);
  int fixed = 0;

  for (guint i = 0; i < planning->units->len; i++)
    {
      const Unit *unit = g_ptr_array_index (planning->units, i);
      int largest = largest_bin (planning, unit);

      if (unit->bin != (int) place)
        continue;
      if (!unit->stays && unit->load > largest)
        {
          add_limit (planning, XY_SCHEDULE_LIMIT_UNIT, unit->college, bin, unit->load, largest);
          return TRUE;
        }
      fixed += unit->stays ? unit->load : 0;
    }
  if (fixed > bin->capacity)
    add_limit (planning, XY_SCHEDULE_LIMIT_FIXED, NULL, bin, fixed, bin->capacity);
  return fixed > bin->capacity;
}

static void
explain_overloads (Planning *planning)
{
  g_autofree int *sums = g_new0 (int, planning->bins->len + 1);
  int unexplained = 0;

  for (guint i = 0; i < planning->units->len; i++)
    {
      const Unit *unit = g_ptr_array_index (planning->units, i);

      if (unit->bin >= 0)
        sums[unit->bin] += unit->load;
    }
  if (planning->total > planning->room)
    add_limit (planning, XY_SCHEDULE_LIMIT_ROOM, NULL, NULL, planning->total, planning->room);
  for (guint i = 0; i < planning->bins->len; i++)
    if (sums[i] > get_bin (planning, i)->capacity && !explain_overload (planning, i))
      unexplained += sums[i] - get_bin (planning, i)->capacity;
  if (unexplained > 0 && planning->total <= planning->room)
    add_limit (planning, XY_SCHEDULE_LIMIT_PARTS, NULL, NULL, unexplained, 0);
}

static void
explain_times (Planning *planning)
{
  for (guint i = 0; i < planning->units->len; i++)
    {
      const Unit *unit = g_ptr_array_index (planning->units, i);

      if (planning->bins->len > 0 && !unit->stays && largest_bin (planning, unit) == 0)
        add_limit (planning, XY_SCHEDULE_LIMIT_TIME, unit->college, NULL, unit->load, 0);
      else if (unit->stays && !is_in_time (unit, get_bin (planning, (guint) unit->home)))
        add_limit (planning, XY_SCHEDULE_LIMIT_FIXED, unit->college,
                   get_bin (planning, (guint) unit->home), unit->load, 0);
    }
}

static void
explain (Planning *planning, const XySchedule *after)
{
  g_autoptr (GPtrArray) problems = xy_schedule_list_problems (after);

  if (planning->bins->len == 0 && planning->total > 0)
    add_limit (planning, XY_SCHEDULE_LIMIT_NO_GROUP, NULL, NULL, planning->total, 0);
  explain_times (planning);
  explain_overloads (planning);
  for (guint i = 0; i < problems->len; i++)
    {
      const XyScheduleProblem *problem = g_ptr_array_index (problems, i);
      Bin bin = { .slot = xy_schedule_find_slot (after, problem->slot), .group = 0 };

      if (problem->kind == XY_SCHEDULE_BAD_HOURS || problem->kind == XY_SCHEDULE_CLASH_ROOM)
        add_limit (planning, XY_SCHEDULE_LIMIT_HOURS, NULL, &bin, 0, 0);
    }
}

XyScheduleFaults
xy_schedule_weigh (const XySchedule *schedule)
{
  g_autoptr (GPtrArray) problems = xy_schedule_list_problems (schedule);
  XyScheduleFaults faults = { 0 };

  for (guint i = 0; i < problems->len; i++)
    {
      const XyScheduleProblem *problem = g_ptr_array_index (problems, i);
      g_autoptr (GPtrArray) there = NULL;

      if (problem->kind == XY_SCHEDULE_OVERLOAD)
        faults.overload += problem->measured - problem->limit;
      else if (problem->kind == XY_SCHEDULE_MISSING)
        faults.misplaced += problem->measured;
      else if (problem->kind == XY_SCHEDULE_NOT_NEEDED)
        faults.needless++;
      if (problem->kind != XY_SCHEDULE_CLASH_COLLEGE && problem->kind != XY_SCHEDULE_UNKNOWN_SLOT &&
          problem->kind != XY_SCHEDULE_NOT_ITS_TIME)
        continue;
      there = xy_schedule_list_group (schedule, problem->slot, problem->group);
      for (guint j = 0; j < there->len; j++)
        {
          const XyAssignment *place = g_ptr_array_index (there, j);

          if (g_strcmp0 (place->college, problem->college) == 0)
            faults.misplaced += MAX (xy_schedule_get_assignment_load (schedule, place), 1);
        }
    }
  for (guint i = 0; i < schedule->slots->len; i++)
    {
      const XySlot *slot = g_ptr_array_index (schedule->slots, i);
      int capacity = xy_schedule_get_capacity (schedule, slot->id);

      for (int group = 1; group <= slot->groups; group++)
        faults.fullest =
            MAX (faults.fullest,
                 (double) xy_schedule_get_load (schedule, slot->id, group) / MAX (capacity, 1));
    }
  return faults;
}

/* Whether it is worth doing: @excess_change counts where nothing worse is at stake. */
static gboolean
is_better (const XySchedule *before, const XySchedule *after, gint64 excess_change)
{
  XyScheduleFaults was = xy_schedule_weigh (before), is = xy_schedule_weigh (after);

  if (is.misplaced != was.misplaced)
    return is.misplaced < was.misplaced;
  if (is.overload != was.overload)
    return is.overload < was.overload;
  if (is.needless != was.needless)
    return is.needless < was.needless;
  return excess_change < 0;
}

XyScheduleSuggestion *
xy_schedule_suggest (const XySchedule *schedule, XyScheduleAim aim)
{
  XyScheduleSuggestion *suggestion = g_new0 (XyScheduleSuggestion, 1);
  g_auto (Planning) planning = {
    .schedule = schedule,
    .units = g_ptr_array_new_with_free_func (unit_free),
    .bins = g_array_new (FALSE, FALSE, sizeof (Bin)),
    .needless = g_ptr_array_new (),
    .limits = g_ptr_array_new_with_free_func (limit_free),
  };
  gint64 excess_change;

  make_bins (&planning);
  for (guint i = 0; i < schedule->colleges->len; i++)
    add_college (&planning, g_ptr_array_index (schedule->colleges, i));
  set_targets (&planning, aim);
  excess_change = solve (&planning);

  suggestion->edits = xy_edits_new ();
  if (schedule->campaign != NULL)
    make_edits (&planning, suggestion);
  suggestion->after = xy_schedule_apply (schedule, suggestion->edits);
  explain (&planning, suggestion->after);
  suggestion->limits = g_ptr_array_ref (planning.limits);
  if (!is_better (schedule, suggestion->after, excess_change))
    {
      g_ptr_array_set_size (suggestion->edits, 0);
      suggestion->n_moved = suggestion->n_placed = suggestion->n_removed = 0;
      xy_schedule_unref (suggestion->after);
      suggestion->after = xy_schedule_apply (schedule, suggestion->edits);
    }
  suggestion->fullest_before = xy_schedule_weigh (schedule).fullest;
  suggestion->fullest_after = xy_schedule_weigh (suggestion->after).fullest;
  suggestion->fullest_least = planning.least;
  return suggestion;
}
