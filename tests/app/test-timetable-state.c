// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "app/xy-timetable-state.h"
#include "app/xy-workspace-private.h"
#include "model/xy-college-names.h"
#include "model/xy-schedule-plan.h"
#include "xy-test.h"

/* The notice's own timetable, with headcounts where a test needs them. */

static XySchedule *
new_schedule (const char *headcount_of, int headcount, gboolean locked)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) seed = xy_workspace_dup_seed (&error);
  const char *campaign = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < seed->len; i++)
    {
      XyRecord *record = g_ptr_array_index (seed, i);

      if (record->kind == XY_KIND_CAMPAIGN)
        {
          campaign = record->id;
          xy_fields_set_boolean (record->fields, "locked", locked);
        }
      if (record->kind == XY_KIND_COLLEGE && headcount_of != NULL &&
          g_str_equal (xy_fields_get_string (record->fields, "short_name"), headcount_of))
        xy_fields_set_int (record->fields, "headcount_on_site", headcount);
    }
  return xy_schedule_new (seed, campaign);
}

static const char *
college_id (XySchedule *schedule, const char *name)
{
  return xy_college_find (xy_schedule_get_colleges (schedule), name)->id;
}

static XyTimetableState *
compute (XySchedule *schedule, const char *role, const char *moment)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (moment, NULL);
  XyTimetableInput input = { 0 };

  input.schedule = schedule;
  input.college = college_id (schedule, "法学院");
  input.role = role;
  input.now = now;
  return xy_timetable_state_new (&input);
}

static const XyTimetableGroup *
get_group (const XyTimetableState *state, guint hour, guint group)
{
  const XyTimetableDay *day = g_ptr_array_index (state->days, 0);
  const XyTimetableHour *row = g_ptr_array_index (day->hours, hour);

  return g_ptr_array_index (row->groups, group);
}

static void
test_looks_like_attachment_2 (void)
{
  g_autoptr (XySchedule) schedule = new_schedule (NULL, 0, FALSE);
  g_autoptr (XyTimetableState) state = compute (schedule, XY_ROLE_COLLEGE, "2021-12-01T00:00:00Z");
  const XyTimetableDay *day = g_ptr_array_index (state->days, 0);
  const XyTimetableGroup *group = get_group (state, 0, 1);
  static const char *const names[] = { "商学院", "历文院", "化工院" };

  g_assert_cmpuint (state->days->len, ==, 1);
  g_assert_cmpuint (day->hours->len, ==, 6);
  g_assert_cmpint (day->n_groups, ==, 2);
  g_assert_false (day->past);
  g_assert_cmpuint (group->pills->len, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpstr (((XyTimetablePill *) g_ptr_array_index (group->pills, i))->name, ==, names[i]);
}

static void
test_noon_is_a_gap (void)
{
  g_autoptr (XySchedule) schedule = new_schedule (NULL, 0, FALSE);
  g_autoptr (XyTimetableState) state = compute (schedule, XY_ROLE_COLLEGE, "2021-12-01T00:00:00Z");
  const XyTimetableDay *day = g_ptr_array_index (state->days, 0);

  for (guint i = 0; i < day->hours->len; i++)
    g_assert_cmpint (((XyTimetableHour *) g_ptr_array_index (day->hours, i))->after_gap, ==,
                     i == 3);
}

static void
test_a_college_moves_only_itself (void)
{
  g_autoptr (XySchedule) schedule = new_schedule (NULL, 0, FALSE);
  g_autoptr (XyTimetableState) state = compute (schedule, XY_ROLE_COLLEGE, "2021-12-01T00:00:00Z");
  const XyTimetableGroup *group = get_group (state, 0, 0);
  const XyTimetablePill *own = g_ptr_array_index (group->pills, 0);
  const XyTimetablePill *other = g_ptr_array_index (group->pills, 1);

  g_assert_true (own->own);
  g_assert_true (own->movable);
  g_assert_false (other->own);
  g_assert_false (other->movable);
}

static void
test_locked_timetable_says_so_and_moves_nothing (void)
{
  g_autoptr (XySchedule) schedule = new_schedule (NULL, 0, TRUE);
  g_autoptr (XyTimetableState) college =
      compute (schedule, XY_ROLE_COLLEGE, "2021-12-01T00:00:00Z");
  g_autoptr (XyTimetableState) school = compute (schedule, XY_ROLE_SCHOOL, "2021-12-01T00:00:00Z");
  const XyTimetablePill *pill = g_ptr_array_index (get_group (college, 0, 0)->pills, 0);

  g_assert_nonnull (college->locked);
  g_assert_false (pill->movable);
  g_assert_null (school->locked);
  pill = g_ptr_array_index (get_group (school, 0, 0)->pills, 0);
  g_assert_true (pill->movable);
}

static void
test_session_is_past_once_its_last_hour_is (void)
{
  g_autoptr (XySchedule) schedule = new_schedule (NULL, 0, FALSE);
  g_autoptr (XyTimetableState) before =
      compute (schedule, XY_ROLE_COLLEGE, "2021-12-12T15:59:00+08:00");
  g_autoptr (XyTimetableState) after =
      compute (schedule, XY_ROLE_COLLEGE, "2021-12-12T16:00:00+08:00");

  g_assert_false (((XyTimetableDay *) g_ptr_array_index (before->days, 0))->past);
  g_assert_true (((XyTimetableDay *) g_ptr_array_index (after->days, 0))->past);
}

static void
test_overload_is_a_problem_with_its_place (void)
{
  /* Three rooms of 120 an hour, two groups: 180 a group. */
  g_autoptr (XySchedule) schedule = new_schedule ("法学院", 181, FALSE);
  g_autoptr (XyTimetableState) state = compute (schedule, XY_ROLE_COLLEGE, "2021-12-01T00:00:00Z");
  const XyTimetableGroup *group = get_group (state, 0, 0);
  const XyTimetableProblem *problem;

  g_assert_cmpint (group->load, ==, 181);
  g_assert_cmpint (group->capacity, ==, 180);
  g_assert_cmpuint (state->problems->len, ==, 1);
  problem = g_ptr_array_index (state->problems, 0);
  g_assert_cmpstr (problem->message, ==,
                   "8:30–9:30, group 1: 181 students, but only 180 can be photographed.");
  g_assert_cmpint (problem->group, ==, 1);
}

static void
test_full_place_needs_the_school_s_word (void)
{
  g_autoptr (XySchedule) schedule = new_schedule ("文学院", 181, FALSE);
  g_autoptr (GPtrArray) places =
      xy_schedule_list_college (schedule, college_id (schedule, "文学院"));
  const XyAssignment *place = g_ptr_array_index (places, 0);
  g_autoptr (GPtrArray) college = xy_timetable_list_options (schedule, place->id, XY_ROLE_COLLEGE);
  g_autoptr (GPtrArray) school = xy_timetable_list_options (schedule, place->id, XY_ROLE_SCHOOL);
  guint n_current = 0;

  g_assert_cmpuint (college->len, ==, 12);
  for (guint i = 0; i < college->len; i++)
    {
      const XyTimetableOption *option = g_ptr_array_index (college, i);

      if (option->current)
        n_current++;
      else
        g_assert_false (option->free);
      g_assert_true (((XyTimetableOption *) g_ptr_array_index (school, i))->free);
    }
  g_assert_cmpuint (n_current, ==, 1);
}

static void
test_open_request_is_said_on_the_pill (void)
{
  g_autoptr (XySchedule) schedule = new_schedule (NULL, 0, FALSE);
  g_autoptr (GPtrArray) places =
      xy_schedule_list_college (schedule, college_id (schedule, "法学院"));
  const XyAssignment *place = g_ptr_array_index (places, 0);
  const XySlot *second = g_ptr_array_index (xy_schedule_get_slots (schedule), 1);
  XyRequest request = { .kind = XY_KIND_REQUEST,
                        .id = (char *) "r",
                        .subject = place->id,
                        .slot = second->id,
                        .group = 2,
                        .state = (char *) "open" };
  g_autoptr (GPtrArray) requests = g_ptr_array_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (XyTimetableState) state = NULL;
  XyTimetableInput input = { schedule, place->college, XY_ROLE_COLLEGE, requests, now };
  const XyTimetablePill *pill;

  g_ptr_array_add (requests, &request);
  state = xy_timetable_state_new (&input);
  pill = g_ptr_array_index (get_group (state, 0, 0)->pills, 0);
  g_assert_cmpstr (pill->requested, ==,
                   "The graduate school is asked to move it to 9:30–10:30, group 2.");
}

/* What is wrong, where it is. */

static const XyAssignment *
get_place (XySchedule *schedule, const char *name)
{
  g_autoptr (GPtrArray) places = xy_schedule_list_college (schedule, college_id (schedule, name));

  g_assert_cmpuint (places->len, >, 0);
  return g_ptr_array_index (places, 0);
}

static const char *
get_slot (XySchedule *schedule, guint hour)
{
  return ((XySlot *) g_ptr_array_index (xy_schedule_get_slots (schedule), hour))->id;
}

/* Frees @edits. */
static XySchedule *
apply (XySchedule *schedule, GPtrArray *edits)
{
  XySchedule *after;

  g_assert_nonnull (edits);
  after = xy_schedule_apply (schedule, edits);
  g_ptr_array_unref (edits);
  return after;
}

static guint
count_marks (const XyTimetableState *state)
{
  const XyTimetableDay *day = g_ptr_array_index (state->days, 0);
  guint n = 0;

  for (guint h = 0; h < day->hours->len; h++)
    for (guint g = 0; g < 2; g++)
      for (guint p = 0; p < get_group (state, h, g)->pills->len; p++)
        n += ((XyTimetablePill *) g_ptr_array_index (get_group (state, h, g)->pills, p))->mark !=
             NULL;
  return n;
}

static void
test_overload_says_how_many_are_too_many (void)
{
  g_autoptr (XySchedule) schedule = new_schedule ("法学院", 187, FALSE);
  g_autoptr (XyTimetableState) state = compute (schedule, XY_ROLE_COLLEGE, "2021-12-01T00:00:00Z");

  g_assert_true (get_group (state, 0, 0)->over);
  g_assert_cmpstr (get_group (state, 0, 0)->load_words, ==, "187 of 180, 7 too many");
  g_assert_cmpstr (get_group (state, 0, 0)->description, ==,
                   "8:30–9:30, group 1: 187 of 180, 7 too many");
  g_assert_false (get_group (state, 0, 1)->over);
  g_assert_cmpstr (get_group (state, 0, 1)->description, ==, "8:30–9:30, group 2: 0 of 180");
}

static void
test_second_place_of_a_college_is_marked_and_the_first_is_not (void)
{
  g_autoptr (XySchedule) schedule = new_schedule ("法学院", 10, FALSE);
  g_autoptr (XySchedule) after =
      apply (schedule, xy_schedule_plan_place (schedule, college_id (schedule, "法学院"),
                                               get_slot (schedule, 2), 2));
  g_autoptr (XyTimetableState) state = compute (after, XY_ROLE_SCHOOL, "2021-12-01T00:00:00Z");
  const XyTimetableGroup *group = get_group (state, 2, 1);
  const XyTimetablePill *pill = g_ptr_array_index (group->pills, group->pills->len - 1);
  const XyTimetableProblem *problem;

  g_assert_cmpstr (pill->mark, ==, "placed twice");
  g_assert_nonnull (strstr (pill->description, "法学院 has two places"));
  g_assert_cmpuint (count_marks (state), ==, 1);
  g_assert_cmpuint (state->problems->len, ==, 1);
  problem = g_ptr_array_index (state->problems, 0);
  g_assert_cmpstr (problem->pill, ==, pill->key);
}

static void
test_college_without_a_place_stands_outside_with_its_students (void)
{
  g_autoptr (XySchedule) schedule = new_schedule ("法学院", 25, FALSE);
  g_autoptr (XySchedule) after =
      apply (schedule, xy_schedule_plan_remove (schedule, get_place (schedule, "法学院")->id));
  g_autoptr (XyTimetableState) state = compute (after, XY_ROLE_SCHOOL, "2021-12-01T00:00:00Z");
  const XyTimetablePill *pill;

  g_assert_cmpuint (state->outside->len, ==, 1);
  pill = g_ptr_array_index (state->outside, 0);
  g_assert_null (pill->assignment);
  g_assert_cmpstr (pill->key, ==, college_id (after, "法学院"));
  g_assert_cmpint (pill->headcount, ==, 25);
  g_assert_cmpstr (pill->mark, ==, "25 without a place");
  g_assert_true (pill->movable);
  g_assert_cmpstr (((XyTimetableProblem *) g_ptr_array_index (state->problems, 0))->pill, ==,
                   pill->key);
}

static void
test_hours_that_are_wrong_are_marked_themselves (void)
{
  g_autoptr (XySchedule) schedule = new_schedule (NULL, 0, FALSE);
  g_autoptr (XySchedule) after = apply (
      schedule, xy_schedule_plan_set_hour (schedule, get_slot (schedule, 1), "09:00", "10:30", 2));
  g_autoptr (XyTimetableState) state = compute (after, XY_ROLE_SCHOOL, "2021-12-01T00:00:00Z");
  const XyTimetableDay *day = g_ptr_array_index (state->days, 0);

  g_assert_null (((XyTimetableHour *) g_ptr_array_index (day->hours, 0))->mark);
  g_assert_cmpstr (((XyTimetableHour *) g_ptr_array_index (day->hours, 1))->mark, ==,
                   "room taken twice");
  g_assert_null (((XyTimetableHour *) g_ptr_array_index (day->hours, 2))->mark);
}

static void
test_pill_of_a_part_says_its_classes (void)
{
  g_autoptr (XySchedule) schedule = new_schedule (NULL, 0, FALSE);
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_edit_free);
  g_autoptr (XySchedule) after = NULL;
  g_autoptr (XyTimetableState) state = NULL;
  XyFields *fields = xy_fields_new ();
  const XyTimetablePill *pill;

  xy_fields_set_strv (fields, "classes", (const char *const[]){ "1班", "2班", NULL });
  g_ptr_array_add (edits,
                   xy_edit_new (XY_KIND_ASSIGNMENT, get_place (schedule, "法学院")->id, fields));
  after = xy_schedule_apply (schedule, edits);
  state = compute (after, XY_ROLE_SCHOOL, "2021-12-01T00:00:00Z");
  pill = g_ptr_array_index (get_group (state, 0, 0)->pills, 0);
  g_assert_cmpstr (pill->classes, ==, "1班, 2班");
  g_assert_nonnull (strstr (pill->description, "Only of 1班, 2班."));
}

static void
test_option_says_what_the_load_becomes (void)
{
  g_autoptr (XySchedule) schedule = new_schedule ("文学院", 181, FALSE);
  g_autoptr (XyTimetableCargo) cargo =
      xy_timetable_cargo_new (get_place (schedule, "文学院")->id, NULL);
  g_autoptr (XyTimetableOption) school =
      xy_timetable_option_new (schedule, cargo, get_slot (schedule, 0), 1, XY_ROLE_SCHOOL);
  g_autoptr (XyTimetableOption) college =
      xy_timetable_option_new (schedule, cargo, get_slot (schedule, 0), 1, XY_ROLE_COLLEGE);
  g_autoptr (XyTimetableOption) here =
      xy_timetable_option_new (schedule, cargo, get_slot (schedule, 1), 1, XY_ROLE_COLLEGE);

  g_assert_cmpstr (school->hint, ==, "+181 → 181/180");
  g_assert_true (school->over);
  g_assert_true (school->free);
  g_assert_cmpstr (college->hint, ==, "+181 → 181/180 · ask");
  g_assert_false (college->free);
  g_assert_cmpstr (here->hint, ==, "Here now: 181/180");
  g_assert_true (here->current);
  g_assert_null (
      xy_timetable_option_new (schedule, cargo, get_slot (schedule, 0), 3, XY_ROLE_SCHOOL));
}

static void
test_everybody_edits_before_the_first_sign_in (void)
{
  g_autoptr (XySchedule) schedule = new_schedule (NULL, 0, FALSE);
  g_autoptr (XyTimetableState) state = compute (schedule, NULL, "2021-12-01T00:00:00Z");
  const XyTimetablePill *other = g_ptr_array_index (get_group (state, 0, 0)->pills, 1);

  g_assert_false (other->own);
  g_assert_true (other->movable);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/timetable/looks-like-attachment-2", test_looks_like_attachment_2);
  g_test_add_func ("/timetable/noon-is-a-gap", test_noon_is_a_gap);
  g_test_add_func ("/timetable/a-college-moves-only-itself", test_a_college_moves_only_itself);
  g_test_add_func ("/timetable/locked-timetable-says-so-and-moves-nothing",
                   test_locked_timetable_says_so_and_moves_nothing);
  g_test_add_func ("/timetable/session-is-past-once-its-last-hour-is",
                   test_session_is_past_once_its_last_hour_is);
  g_test_add_func ("/timetable/overload-is-a-problem-with-its-place",
                   test_overload_is_a_problem_with_its_place);
  g_test_add_func ("/timetable/full-place-needs-the-school-s-word",
                   test_full_place_needs_the_school_s_word);
  g_test_add_func ("/timetable/open-request-is-said-on-the-pill",
                   test_open_request_is_said_on_the_pill);
  g_test_add_func ("/timetable/overload-says-how-many-are-too-many",
                   test_overload_says_how_many_are_too_many);
  g_test_add_func ("/timetable/second-place-of-a-college-is-marked-and-the-first-is-not",
                   test_second_place_of_a_college_is_marked_and_the_first_is_not);
  g_test_add_func ("/timetable/college-without-a-place-stands-outside-with-its-students",
                   test_college_without_a_place_stands_outside_with_its_students);
  g_test_add_func ("/timetable/hours-that-are-wrong-are-marked-themselves",
                   test_hours_that_are_wrong_are_marked_themselves);
  g_test_add_func ("/timetable/pill-of-a-part-says-its-classes",
                   test_pill_of_a_part_says_its_classes);
  g_test_add_func ("/timetable/option-says-what-the-load-becomes",
                   test_option_says_what_the_load_becomes);
  g_test_add_func ("/timetable/everybody-edits-before-the-first-sign-in",
                   test_everybody_edits_before_the_first_sign_in);
  return g_test_run ();
}
