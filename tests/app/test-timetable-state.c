// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-timetable-state.h"
#include "app/xy-workspace-private.h"
#include "model/xy-college-names.h"
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
  return g_test_run ();
}
