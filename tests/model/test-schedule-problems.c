// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-schedule-plan.h"
#include "xy-test-schedule.h"
#include "xy-test.h"

#define ROUNDS 40

static const XyAssignment *
any_assignment (GRand *rand, const XySchedule *schedule)
{
  GPtrArray *all = xy_schedule_get_assignments (schedule);

  return g_ptr_array_index (all, g_rand_int_range (rand, 0, (gint32) all->len));
}

static GPtrArray *
one_edit (XyKind kind, const char *id, const char *field, const char *value)
{
  GPtrArray *edits = xy_edits_new ();
  XyFields *fields = xy_fields_new ();

  xy_fields_set_string (fields, field, value);
  g_ptr_array_add (edits, xy_edit_new (kind, id, fields));
  return edits;
}

/* Each plants one fault; what comes of it is its one problem. */

static GPtrArray *
plant_clash (GRand *rand, const XySchedule *schedule, XyScheduleProblem *expected)
{
  const XyAssignment *place = any_assignment (rand, schedule);
  GPtrArray *edits = xy_edits_new ();
  XyFields *fields = xy_entity_to_fields (place);

  /* An hour of its own has room for it. */
  g_ptr_array_extend_and_steal (
      edits, xy_schedule_plan_add_hour (
                 schedule, ((XySession *) xy_schedule_get_sessions (schedule)->pdata[0])->id,
                 "20:00", "21:00", 1));
  xy_fields_set_string (fields, "slot", ((XyEdit *) edits->pdata[0])->id);
  xy_fields_set_int (fields, "group", 1);
  g_ptr_array_add (edits, xy_edit_new (XY_KIND_ASSIGNMENT, NULL, fields));
  expected->kind = XY_SCHEDULE_CLASH_COLLEGE;
  expected->college = place->college;
  return edits;
}

static GPtrArray *
plant_room_clash (GRand *rand, const XySchedule *schedule, XyScheduleProblem *expected)
{
  const XySession *session = xy_schedule_get_sessions (schedule)->pdata[0];
  g_autoptr (GPtrArray) hours = xy_schedule_list_slots (schedule, session->id);
  const XySlot *hour = g_ptr_array_index (hours, 0);
  GPtrArray *edits = xy_schedule_plan_add_session (schedule, session->date, session->building,
                                                   (const char *[]){ "304", NULL }, NULL);
  g_autoptr (XySchedule) with = xy_schedule_apply (schedule, edits);
  const char *made = ((XyEdit *) edits->pdata[0])->id;

  g_ptr_array_extend_and_steal (edits,
                                xy_schedule_plan_add_hour (with, made, hour->start, hour->end, 1));
  expected->kind = XY_SCHEDULE_CLASH_ROOM;
  return edits;
}

/* A group has room for one less than come. */
static GPtrArray *
plant_overload (GRand *rand, const XySchedule *schedule, XyScheduleProblem *expected)
{
  GPtrArray *slots = xy_schedule_get_slots (schedule);
  GPtrArray *edits = NULL;

  /* The rate at which the fullest group, and no other, has too little room. */
  for (int rate = 120; edits == NULL && rate > 0; rate--)
    {
      g_autoptr (GPtrArray) slower = xy_schedule_plan_set_rate (schedule, rate);
      g_autoptr (XySchedule) after = xy_schedule_apply (schedule, slower);
      int n_over = 0;

      for (guint i = 0; i < slots->len; i++)
        {
          const XySlot *slot = g_ptr_array_index (slots, i);

          for (int group = 1; group <= slot->groups; group++)
            if (xy_schedule_get_load (after, slot->id, group) >
                xy_schedule_get_capacity (after, slot->id))
              {
                n_over++;
                expected->slot = slot->id;
                expected->group = group;
                expected->measured = xy_schedule_get_load (after, slot->id, group);
              }
        }
      if (n_over > 1)
        return NULL;
      if (n_over == 1)
        edits = g_steal_pointer (&slower);
    }
  expected->kind = XY_SCHEDULE_OVERLOAD;
  return edits;
}

static GPtrArray *
plant_missing (GRand *rand, const XySchedule *schedule, XyScheduleProblem *expected)
{
  const XyAssignment *place = any_assignment (rand, schedule);

  expected->kind = XY_SCHEDULE_MISSING;
  expected->college = place->college;
  expected->measured = xy_schedule_get_assignment_load (schedule, place);
  return xy_schedule_plan_remove (schedule, place->id);
}

static GPtrArray *
plant_unknown_college (GRand *rand, const XySchedule *schedule, XyScheduleProblem *expected)
{
  GPtrArray *edits = xy_edits_new ();
  XyFields *fields = xy_entity_to_fields (any_assignment (rand, schedule));

  xy_fields_set_string (fields, "college", "college-of-nowhere");
  xy_fields_set_strv (fields, "classes", NULL);
  xy_fields_remove (fields, "headcount");
  g_ptr_array_add (edits, xy_edit_new (XY_KIND_ASSIGNMENT, NULL, fields));
  expected->kind = XY_SCHEDULE_UNKNOWN_COLLEGE;
  expected->college = (char *) "college-of-nowhere";
  return edits;
}

static GPtrArray *
plant_unknown_slot (GRand *rand, const XySchedule *schedule, XyScheduleProblem *expected)
{
  const XyAssignment *place = any_assignment (rand, schedule);

  expected->kind = XY_SCHEDULE_UNKNOWN_SLOT;
  expected->college = place->college;
  expected->slot = (char *) "an-hour-that-was-removed";
  return one_edit (XY_KIND_ASSIGNMENT, place->id, "slot", expected->slot);
}

static GPtrArray *
plant_not_its_time (GRand *rand, const XySchedule *schedule, XyScheduleProblem *expected)
{
  const XyAssignment *place = any_assignment (rand, schedule);
  const XySlot *slot = xy_schedule_find_slot (schedule, place->slot);

  expected->kind = XY_SCHEDULE_NOT_ITS_TIME;
  expected->college = place->college;
  expected->slot = slot->id;
  return g_rand_boolean (rand)
             ? xy_schedule_plan_wish (schedule, place->id, FALSE, slot->end, NULL)
             : xy_schedule_plan_wish (schedule, place->id, FALSE, NULL, slot->start);
}

/* An hour that nobody comes to, so that nothing else is wrong with it. */
static GPtrArray *
plant_bad_hours (GRand *rand, const XySchedule *schedule, XyScheduleProblem *expected)
{
  const XySession *session = xy_schedule_get_sessions (schedule)->pdata[0];
  GPtrArray *edits = xy_schedule_plan_add_hour (schedule, session->id, "21:00",
                                                g_rand_boolean (rand) ? "21:00" : "9点", 2);

  expected->kind = XY_SCHEDULE_BAD_HOURS;
  expected->slot = ((XyEdit *) edits->pdata[0])->id;
  return edits;
}

static GPtrArray *(*const plants[]) (GRand *, const XySchedule *, XyScheduleProblem *) = {
  plant_clash,           plant_room_clash,   plant_overload,     plant_missing,
  plant_unknown_college, plant_unknown_slot, plant_not_its_time, plant_bad_hours,
};

static void
assert_one_problem (const XySchedule *schedule, const XyScheduleProblem *expected)
{
  g_autoptr (GPtrArray) problems = xy_schedule_list_problems (schedule);
  const XyScheduleProblem *problem;

  for (guint i = 1; i < problems->len; i++)
    g_test_message (
        "%s besides %s",
        xy_schedule_problem_kind_to_string (((XyScheduleProblem *) problems->pdata[i])->kind),
        xy_schedule_problem_kind_to_string (expected->kind));
  g_assert_cmpuint (problems->len, ==, 1);
  problem = problems->pdata[0];
  g_assert_cmpstr (xy_schedule_problem_kind_to_string (problem->kind), ==,
                   xy_schedule_problem_kind_to_string (expected->kind));
  if (expected->college != NULL)
    g_assert_cmpstr (problem->college, ==, expected->college);
  if (expected->slot != NULL)
    g_assert_cmpstr (problem->slot, ==, expected->slot);
  if (expected->group != 0)
    g_assert_cmpint (problem->group, ==, expected->group);
  if (expected->measured != 0)
    g_assert_cmpint (problem->measured, ==, expected->measured);
}

static void
a_planted_fault_is_found_and_no_other (gconstpointer plant)
{
  GPtrArray *(*const *plant_fault) (GRand *, const XySchedule *, XyScheduleProblem *) = plant;
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  int n_planted = 0;

  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr (XySchedule) counted = xy_test_schedule_random (
          rand, g_rand_int_range (rand, 2, 12), g_rand_int_range (rand, 2, 12));
      g_autoptr (XySchedule) uncounted = xy_test_schedule_without_counts (counted);
      const XySchedule *schedule = g_rand_boolean (rand) ? counted : uncounted;
      g_autoptr (GPtrArray) none = xy_schedule_list_problems (schedule);
      XyScheduleProblem expected = { 0 };
      g_autoptr (GPtrArray) edits = (*plant_fault) (rand, schedule, &expected);
      g_autoptr (XySchedule) faulty = NULL;

      g_assert_cmpuint (none->len, ==, 0);
      if (edits == NULL)
        continue;
      faulty = xy_schedule_apply (schedule, edits);
      assert_one_problem (faulty, &expected);
      n_planted++;
    }
  g_assert_cmpint (n_planted, >, ROUNDS / 2);
}

/* A college whose students are all online needs no place. */
static void
a_place_for_nobody_is_told (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  g_autoptr (XySchedule) counted = xy_test_schedule_random (rand, 6, 4);
  g_autoptr (XySchedule) schedule = xy_test_schedule_without_counts (counted);
  const XyAssignment *place = NULL;
  g_autoptr (GPtrArray) edits = xy_edits_new ();
  g_autoptr (XySchedule) faulty = NULL;
  XyFields *fields = xy_fields_new ();
  XyScheduleProblem expected = { .kind = XY_SCHEDULE_NOT_NEEDED };

  for (guint i = 0; place == NULL || !xy_assignment_is_whole (place); i++)
    place = g_ptr_array_index (xy_schedule_get_assignments (schedule), i);
  expected.college = place->college;
  xy_fields_set_int (fields, "headcount_on_site", 0);
  xy_fields_set_int (fields, "headcount_online", 7);
  g_ptr_array_add (edits, xy_edit_new (XY_KIND_COLLEGE, place->college, fields));
  faulty = xy_schedule_apply (schedule, edits);
  assert_one_problem (faulty, &expected);
}

/* Where all groups of an hour come together, what counts is the hour. */
static void
together_the_hour_has_the_capacity (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  g_autoptr (XySchedule) schedule = xy_test_schedule_random (rand, 10, 1);
  const char *slot = ((XySlot *) xy_schedule_get_slots (schedule)->pdata[0])->id;
  int load = xy_schedule_get_hour_load (schedule, slot);
  g_autoptr (GPtrArray) edits = one_edit (XY_KIND_CAMPAIGN, xy_schedule_get_campaign (schedule)->id,
                                          "group_order", "together");
  XyScheduleProblem expected = { .kind = XY_SCHEDULE_OVERLOAD, .measured = load };
  g_autoptr (XySchedule) together = xy_schedule_apply (schedule, edits);

  /* Three rooms for an hour: the least rate with room for all, and one less. */
  for (int less = 0; less < 2; less++)
    {
      g_autoptr (GPtrArray) rate = xy_schedule_plan_set_rate (together, (load + 2) / 3 - less);
      g_autoptr (XySchedule) after = xy_schedule_apply (together, rate);
      g_autoptr (GPtrArray) problems = xy_schedule_list_problems (after);

      if (less == 0)
        g_assert_cmpuint (problems->len, ==, 0);
      else
        assert_one_problem (after, &expected);
    }
}

/* A college may do what makes nothing worse. */
static void
only_what_makes_nothing_worse_is_free (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr (XySchedule) schedule = xy_test_schedule_random (rand, 10, 6);
      const XyAssignment *place = any_assignment (rand, schedule);
      const XySlot *slot = xy_schedule_get_slots (schedule)->pdata[0];
      g_autoptr (XySchedule) moved = xy_schedule_move (schedule, place->id, slot->id, 1);
      gboolean over =
          xy_schedule_get_load (moved, slot->id, 1) > xy_schedule_get_capacity (moved, slot->id);
      g_autoptr (GPtrArray) fix = xy_schedule_plan_wish (schedule, place->id, TRUE, NULL, NULL);
      g_autoptr (XySchedule) fixed = xy_schedule_apply (schedule, fix);
      gboolean stays = g_strcmp0 (place->slot, slot->id) == 0 && place->group == 1;

      g_assert_cmpint (xy_schedule_move_is_free (schedule, place->id, slot->id, 1), ==, !over);
      g_assert_cmpint (xy_schedule_move_is_free (fixed, place->id, slot->id, 1), ==,
                       !over && stays);
    }
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (plants); i++)
    {
      static const char *const names[] = { "clash",        "room-clash",      "overload",
                                           "missing",      "unknown-college", "unknown-slot",
                                           "not-its-time", "bad-hours" };
      g_autofree char *path = g_strdup_printf ("/model/schedule-problems/%s", names[i]);

      g_test_add_data_func (path, &plants[i], a_planted_fault_is_found_and_no_other);
    }
  g_test_add_func ("/model/schedule-problems/not-needed", a_place_for_nobody_is_told);
  g_test_add_func ("/model/schedule-problems/together", together_the_hour_has_the_capacity);
  g_test_add_func ("/model/schedule-problems/free", only_what_makes_nothing_worse_is_free);
  return g_test_run ();
}
