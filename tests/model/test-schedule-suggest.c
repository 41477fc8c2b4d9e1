// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "model/xy-schedule-plan.h"
#include "model/xy-schedule-suggest.h"
#include "xy-test-schedule.h"
#include "xy-test.h"

#define ROUNDS 25

static int
below (GRand *rand, guint n)
{
  return g_rand_int_range (rand, 0, (gint32) n);
}

static const XyAssignment *
any_assignment (GRand *rand, const XySchedule *schedule)
{
  GPtrArray *all = xy_schedule_get_assignments (schedule);

  return g_ptr_array_index (all, below (rand, all->len));
}

static XySchedule *
apply (XySchedule *schedule, GPtrArray *edits)
{
  XySchedule *after = edits != NULL ? xy_schedule_apply (schedule, edits) : NULL;

  if (edits != NULL)
    g_ptr_array_unref (edits);
  if (after == NULL)
    return schedule;
  xy_schedule_unref (schedule);
  return after;
}

/* A timetable that somebody has made a mess of. */
static XySchedule *
make_mess (GRand *rand)
{
  XySchedule *schedule = xy_test_schedule_random (rand, 3 + below (rand, 10), 2 + below (rand, 5));

  for (int i = 0; i < 8; i++)
    {
      const XyAssignment *place = any_assignment (rand, schedule);
      GPtrArray *slots = xy_schedule_get_slots (schedule);
      const XySlot *slot = g_ptr_array_index (slots, below (rand, slots->len));

      switch (below (rand, 6))
        {
        case 0:
          if (xy_schedule_get_assignments (schedule)->len > 1)
            schedule = apply (schedule, xy_schedule_plan_remove (schedule, place->id));
          break;
        case 1:
          schedule =
              apply (schedule, xy_schedule_plan_place (schedule, place->college, slot->id, 1));
          break;
        case 2:
          schedule =
              apply (schedule, xy_schedule_plan_wish (schedule, place->id, TRUE, NULL, NULL));
          break;
        case 3:
          schedule =
              apply (schedule, xy_schedule_plan_wish (schedule, place->id, FALSE, "10:30", NULL));
          break;
        default:
          schedule =
              apply (schedule, xy_schedule_plan_move (schedule, place->id, slot->id, 1, NULL));
        }
    }
  return schedule;
}

static void
suggestion_is_never_worse (gconstpointer aim)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  int n_better = 0;

  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr (XySchedule) before = make_mess (rand);
      g_autoptr (XyScheduleSuggestion) suggestion =
          xy_schedule_suggest (before, (XyScheduleAim) GPOINTER_TO_INT (aim));
      XyScheduleFaults was = xy_schedule_weigh (before);
      XyScheduleFaults is = xy_schedule_weigh (suggestion->after);
      g_autoptr (XySchedule) applied = xy_schedule_apply (before, suggestion->edits);

      g_assert_true (xy_schedule_equal (applied, suggestion->after));
      g_assert_cmpint (is.misplaced, <=, was.misplaced);
      if (is.misplaced == was.misplaced)
        g_assert_cmpint (is.overload, <=, was.overload);
      if (suggestion->edits->len == 0)
        g_assert_true (xy_schedule_equal (before, suggestion->after));
      n_better += is.misplaced < was.misplaced || is.overload < was.overload;
    }
  g_assert_cmpint (n_better, >, 0);
}

static void
what_is_fixed_stays_and_times_are_kept (gconstpointer aim)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  int n_fixed = 0, n_timed = 0;

  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr (XySchedule) before = make_mess (rand);
      g_autoptr (XyScheduleSuggestion) suggestion =
          xy_schedule_suggest (before, (XyScheduleAim) GPOINTER_TO_INT (aim));
      GPtrArray *places = xy_schedule_get_assignments (before);
      GPtrArray *now = xy_schedule_get_assignments (suggestion->after);

      for (guint i = 0; i < places->len; i++)
        {
          const XyAssignment *was = g_ptr_array_index (places, i);
          const XyAssignment *is = xy_schedule_find_assignment (suggestion->after, was->id);

          if (!was->fixed)
            continue;
          g_assert_nonnull (is);
          g_assert_cmpstr (is->slot, ==, was->slot);
          g_assert_cmpint (is->group, ==, was->group);
          n_fixed++;
        }
      for (guint i = 0; suggestion->edits->len > 0 && i < now->len; i++)
        {
          const XyAssignment *is = g_ptr_array_index (now, i);
          const XySlot *slot = xy_schedule_find_slot (suggestion->after, is->slot);
          gboolean has_time = xy_schedule_get_slots (before)->len > 3;

          if (is->not_before == NULL || is->fixed || !has_time)
            continue;
          g_assert_cmpstr (slot->start, >=, is->not_before);
          n_timed++;
        }
    }
  g_assert_cmpint (n_fixed, >, 0);
  g_assert_cmpint (n_timed, >, 0);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Where everybody comes, in words; a new place has another id each time. */
static char *
describe (const XySchedule *schedule)
{
  GPtrArray *places = xy_schedule_get_assignments (schedule);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < places->len; i++)
    {
      const XyAssignment *place = g_ptr_array_index (places, i);
      g_autofree char *classes =
          place->classes != NULL ? g_strjoinv (" ", place->classes) : g_strdup ("");

      g_ptr_array_add (lines, g_strdup_printf ("%s %d %d %s %s", place->slot, (int) place->group,
                                               (int) place->position, place->college, classes));
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
the_same_table_gets_the_same_answer (gconstpointer aim)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr (XySchedule) before = make_mess (rand);
      g_autoptr (XyScheduleSuggestion) one =
          xy_schedule_suggest (before, (XyScheduleAim) GPOINTER_TO_INT (aim));
      g_autoptr (XyScheduleSuggestion) other =
          xy_schedule_suggest (before, (XyScheduleAim) GPOINTER_TO_INT (aim));
      g_autofree char *words = describe (one->after), *others = describe (other->after);

      g_assert_cmpstr (words, ==, others);
    }
}

/* Where nothing is wrong nothing is moved, unless it is to be even. */
static void
a_good_table_is_left_alone (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr (XySchedule) schedule = xy_test_schedule_random (rand, 12, 4);
      g_autoptr (XyScheduleSuggestion) suggestion =
          xy_schedule_suggest (schedule, XY_SCHEDULE_AIM_FIT);

      g_assert_cmpuint (suggestion->edits->len, ==, 0);
      g_assert_cmpuint (suggestion->limits->len, ==, 0);
    }
}

/* Of an emptied table everybody has a place again, once, and no group is too full. */
static void
everybody_without_a_place_gets_one (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (int round = 0; round < ROUNDS; round++)
    {
      XySchedule *schedule = xy_test_schedule_random (rand, 8, 6);
      g_autoptr (XySchedule) empty = NULL;
      g_autoptr (XyScheduleSuggestion) suggestion = NULL;
      g_autoptr (GPtrArray) problems = NULL;

      while (xy_schedule_get_assignments (schedule)->len > 0)
        schedule = apply (
            schedule,
            xy_schedule_plan_remove (
                schedule, ((XyAssignment *) xy_schedule_get_assignments (schedule)->pdata[0])->id));
      empty = schedule;
      suggestion = xy_schedule_suggest (empty, XY_SCHEDULE_AIM_EVEN);
      problems = xy_schedule_list_problems (suggestion->after);
      g_assert_cmpuint (problems->len, ==, 0);
      g_assert_cmpint (suggestion->n_placed, ==, 8);
      g_assert_cmpint (suggestion->n_moved, ==, 0);
    }
}

/* Half the rooms: a college that no group takes any more comes in parts. */
static void
a_college_too_large_for_any_group_is_split_by_class (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  g_autoptr (XySchedule) schedule = NULL;
  g_autoptr (XyScheduleSuggestion) suggestion = NULL;
  const XyAssignment *largest = NULL;
  int load = 0, first, second;

  schedule = xy_test_schedule_random (rand, 4, 8);
  for (guint i = 0; i < xy_schedule_get_assignments (schedule)->len; i++)
    {
      const XyAssignment *place = g_ptr_array_index (xy_schedule_get_assignments (schedule), i);
      int own = xy_schedule_get_assignment_load (schedule, place);

      if (xy_assignment_is_whole (place) && own > load)
        {
          largest = place;
          load = own;
        }
    }
  g_assert_nonnull (largest);
  first = xy_schedule_get_class_load (schedule, largest->college, "1班");
  second = xy_schedule_get_class_load (schedule, largest->college, "2班");
  /* Rooms for the larger class, and not for both. */
  for (int rate = 120; rate > 0; rate--)
    {
      g_autoptr (GPtrArray) edits = xy_schedule_plan_set_rate (schedule, rate);
      g_autoptr (XySchedule) slower = xy_schedule_apply (schedule, edits);
      g_autoptr (GPtrArray) parts = NULL;
      g_autoptr (GPtrArray) problems = NULL;
      int capacity = xy_schedule_get_capacity (slower, largest->slot);

      if (capacity >= load)
        continue;
      g_assert_cmpint (capacity, >=, MAX (first, second));
      suggestion = xy_schedule_suggest (slower, XY_SCHEDULE_AIM_FIT);
      parts = xy_schedule_list_college (suggestion->after, largest->college);
      g_assert_cmpuint (parts->len, ==, 2);
      problems = xy_schedule_list_problems (suggestion->after);
      g_assert_cmpuint (problems->len, ==, 0);
      return;
    }
  g_assert_not_reached ();
}

static gboolean
names_limit (const XyScheduleSuggestion *suggestion, XyScheduleLimitKind kind)
{
  for (guint i = 0; i < suggestion->limits->len; i++)
    if (((XyScheduleLimit *) g_ptr_array_index (suggestion->limits, i))->kind == kind)
      return TRUE;
  return FALSE;
}

static void
what_stands_in_the_way_is_named (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (XySchedule) schedule = xy_test_schedule_random (rand, 10, 2);
  const XyAssignment *place = any_assignment (rand, schedule);
  g_autoptr (GPtrArray) slow = xy_schedule_plan_set_rate (schedule, 1);
  g_autoptr (XySchedule) crowded = xy_schedule_apply (schedule, slow);
  g_autoptr (XyScheduleSuggestion) room = xy_schedule_suggest (crowded, XY_SCHEDULE_AIM_FIT);
  g_autoptr (GPtrArray) late = xy_schedule_plan_wish (schedule, place->id, FALSE, "23:00", NULL);
  g_autoptr (XySchedule) impossible = xy_schedule_apply (schedule, late);
  g_autoptr (XyScheduleSuggestion) time = xy_schedule_suggest (impossible, XY_SCHEDULE_AIM_FIT);

  g_assert_true (names_limit (room, XY_SCHEDULE_LIMIT_ROOM));
  g_assert_true (names_limit (time, XY_SCHEDULE_LIMIT_TIME));
  g_assert_false (names_limit (time, XY_SCHEDULE_LIMIT_ROOM));
}

static void
add_for_aims (const char *name, GTestDataFunc test)
{
  g_autofree char *fit = g_strdup_printf ("/model/schedule-suggest/fit/%s", name);
  g_autofree char *even = g_strdup_printf ("/model/schedule-suggest/even/%s", name);

  g_test_add_data_func (fit, GINT_TO_POINTER (XY_SCHEDULE_AIM_FIT), test);
  g_test_add_data_func (even, GINT_TO_POINTER (XY_SCHEDULE_AIM_EVEN), test);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  add_for_aims ("never-worse", suggestion_is_never_worse);
  add_for_aims ("fixed", what_is_fixed_stays_and_times_are_kept);
  add_for_aims ("same", the_same_table_gets_the_same_answer);
  g_test_add_func ("/model/schedule-suggest/left-alone", a_good_table_is_left_alone);
  g_test_add_func ("/model/schedule-suggest/placed", everybody_without_a_place_gets_one);
  g_test_add_func ("/model/schedule-suggest/split",
                   a_college_too_large_for_any_group_is_split_by_class);
  g_test_add_func ("/model/schedule-suggest/limits", what_stands_in_the_way_is_named);
  return g_test_run ();
}
