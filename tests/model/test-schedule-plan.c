// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "model/xy-schedule-plan.h"
#include "xy-test-plan.h"
#include "xy-test-schedule.h"
#include "xy-test.h"

#define ROUNDS 60
#define STEPS 30

static int
below (GRand *rand, guint n)
{
  return g_rand_int_range (rand, 0, (gint32) n);
}

static XySchedule *
undo (const XySchedule *before, const XySchedule *after, GPtrArray *edits)
{
  g_autoptr (GPtrArray) inverse = xy_schedule_invert (before, edits);

  return xy_schedule_apply (after, inverse);
}

/* Of any chain of edits each is undone in turn, to the very value that stood before it. */
static void
an_edit_and_its_undo_give_the_equal_timetable (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  guint n_done = 0;

  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr (GPtrArray) values =
          g_ptr_array_new_with_free_func ((GDestroyNotify) xy_schedule_unref);
      g_autoptr (GPtrArray) acts =
          g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

      g_ptr_array_add (values,
                       xy_test_schedule_random (rand, 1 + below (rand, 12), 1 + below (rand, 12)));
      for (int step = 0; step < STEPS; step++)
        {
          const XySchedule *now = g_ptr_array_index (values, values->len - 1);
          GPtrArray *edits = xy_test_plan_anything (rand, now);

          if (edits == NULL)
            continue;
          g_ptr_array_add (acts, edits);
          g_ptr_array_add (values, xy_schedule_apply (now, edits));
        }
      for (guint i = acts->len; i > 0; i--)
        {
          const XySchedule *before = g_ptr_array_index (values, i - 1);
          g_autoptr (XySchedule) back =
              undo (before, g_ptr_array_index (values, i), g_ptr_array_index (acts, i - 1));

          g_assert_true (xy_schedule_equal (back, before));
          n_done++;
        }
    }
  g_assert_cmpuint (n_done, >, ROUNDS * STEPS / 2);
}

static void
a_move_leaves_every_college_as_often_as_before (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  guint n_moves = 0;

  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr (XySchedule) before = xy_test_schedule_random (rand, 8, 4);
      GPtrArray *colleges = xy_schedule_get_colleges (before);

      for (int step = 0; step < STEPS; step++)
        {
          g_autoptr (GPtrArray) edits = xy_test_plan_any_move (rand, before);
          g_autoptr (XySchedule) after = edits != NULL ? xy_schedule_apply (before, edits) : NULL;

          if (after == NULL)
            continue;
          n_moves++;
          for (guint i = 0; i < colleges->len; i++)
            {
              const XyCollege *college = g_ptr_array_index (colleges, i);
              g_autoptr (GPtrArray) was = xy_schedule_list_college (before, college->id);
              g_autoptr (GPtrArray) is = xy_schedule_list_college (after, college->id);

              g_assert_cmpuint (was->len, ==, is->len);
            }
        }
    }
  g_assert_cmpuint (n_moves, >, ROUNDS * STEPS / 2);
}

/* What moves before another stands right before it, and the others keep their order. */
static void
a_move_before_another_keeps_the_others_order (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr (XySchedule) before = xy_test_schedule_random (rand, 12, 2);
      const XyAssignment *next = xy_test_any_assignment (rand, before);
      const XyAssignment *subject = xy_test_any_assignment (rand, before);
      g_autoptr (GPtrArray) was = xy_schedule_list_group (before, next->slot, (int) next->group);
      g_autoptr (GPtrArray) edits = NULL;
      g_autoptr (XySchedule) after = NULL;
      g_autoptr (GPtrArray) is = NULL;
      guint k = 0;

      if (subject == next)
        continue;
      edits = xy_schedule_plan_move (before, subject->id, next->slot, (int) next->group, next->id);
      after = xy_schedule_apply (before, edits);
      is = xy_schedule_list_group (after, next->slot, (int) next->group);
      for (guint i = 0; i < was->len; i++)
        {
          const XyAssignment *place = g_ptr_array_index (was, i);

          if (place == subject)
            continue;
          if (place == next)
            g_assert_cmpstr (((XyAssignment *) g_ptr_array_index (is, k++))->id, ==, subject->id);
          g_assert_cmpstr (((XyAssignment *) g_ptr_array_index (is, k++))->id, ==, place->id);
        }
      g_assert_cmpuint (k, ==, is->len);
    }
}

static int
whole_load (const XySchedule *schedule)
{
  GPtrArray *slots = xy_schedule_get_slots (schedule);
  int load = 0;

  for (guint i = 0; i < slots->len; i++)
    load += xy_schedule_get_hour_load (schedule, ((XySlot *) g_ptr_array_index (slots, i))->id);
  return load;
}

/* Nobody is lost and nobody comes twice, and the parts joined are the whole again. */
static void
a_split_keeps_everybody_once (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  guint n_split = 0;

  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr (XySchedule) before = xy_test_schedule_random (rand, 8, 4);
      g_autoptr (GPtrArray) edits = xy_test_plan_any_split (rand, before);
      g_autoptr (XySchedule) after = NULL;
      g_autoptr (XySchedule) joined = NULL;
      g_autoptr (GPtrArray) join = NULL;
      const XyEdit *staying, *going;

      if (edits == NULL)
        continue;
      n_split++;
      g_assert_cmpuint (edits->len, ==, 2);
      staying = g_ptr_array_index (edits, 0);
      going = g_ptr_array_index (edits, 1);
      after = xy_schedule_apply (before, edits);
      g_assert_cmpint (whole_load (after), ==, whole_load (before));

      join = xy_schedule_plan_join (after, going->id, staying->id);
      joined = xy_schedule_apply (after, join);
      g_assert_true (xy_schedule_equal (joined, before));
    }
  g_assert_cmpuint (n_split, >, 0);
}

static void
what_is_not_there_cannot_be_split (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (XySchedule) schedule = xy_test_schedule_random (rand, 8, 4);
  g_autoptr (XySchedule) unknown = xy_test_schedule_without_counts (schedule);
  GPtrArray *all = xy_schedule_get_assignments (schedule);
  guint n_whole = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const XyAssignment *place = g_ptr_array_index (all, i);

      g_assert_null (xy_schedule_plan_split (schedule, place->id, (const char *[]){ "3班", NULL },
                                             place->slot, 1));
      g_assert_null (xy_schedule_plan_split (
          schedule, place->id, (const char *[]){ "1班", "2班", NULL }, place->slot, 1));
      g_assert_null (
          xy_schedule_plan_split (schedule, place->id, (const char *[]){ NULL }, place->slot, 1));
      if (!xy_assignment_is_whole (place))
        continue;
      n_whole++;
      g_assert_null (xy_schedule_plan_split (unknown, place->id, (const char *[]){ "1班", NULL },
                                             place->slot, 1));
    }
  g_assert_cmpuint (n_whole, >, 0);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/model/schedule-plan/undo", an_edit_and_its_undo_give_the_equal_timetable);
  g_test_add_func ("/model/schedule-plan/move", a_move_leaves_every_college_as_often_as_before);
  g_test_add_func ("/model/schedule-plan/before", a_move_before_another_keeps_the_others_order);
  g_test_add_func ("/model/schedule-plan/split", a_split_keeps_everybody_once);
  g_test_add_func ("/model/schedule-plan/no-split", what_is_not_there_cannot_be_split);
  return g_test_run ();
}
