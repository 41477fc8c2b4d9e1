// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-overview-state.h"
#include "app/xy-workspace-private.h"
#include "model/xy-college-names.h"
#include "xy-test.h"

/* The notice's own timetable: the law school's slot is 12 December 2021, 8:30–9:30, group 1. */
typedef struct
{
  XySchedule *schedule;
  const char *law;
  XyStudentList *students;
} Fixture;

static void
fixture_init (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) seed = xy_workspace_dup_seed (&error);
  const char *campaign = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < seed->len; i++)
    if (((XyRecord *) g_ptr_array_index (seed, i))->kind == XY_KIND_CAMPAIGN)
      campaign = ((XyRecord *) g_ptr_array_index (seed, i))->id;
  fixture->schedule = xy_schedule_new (seed, campaign);
  fixture->law = xy_college_find (xy_schedule_get_colleges (fixture->schedule), "法学院")->id;
  fixture->students = xy_student_list_new ();
}

static void
fixture_clear (Fixture *fixture)
{
  xy_schedule_unref (fixture->schedule);
  g_object_unref (fixture->students);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static void
add_student (Fixture *fixture, const char *number, const char *class_name, const char *outcome)
{
  XyStudent plain = { .kind = XY_KIND_STUDENT,
                      .student_number = (char *) number,
                      .name = (char *) "孟煜瑶",
                      .class_name = (char *) class_name,
                      .id_number = (char *) "H12345678" };
  g_autofree char *id_number = g_strdup_printf ("H%s", number);
  g_autofree char *id = g_strdup_printf (
      "%s-%u", number, g_list_model_get_n_items (G_LIST_MODEL (fixture->students)));
  XySubmission plain_submission = { .kind = XY_KIND_SUBMISSION,
                                    .id = (char *) "s",
                                    .student = (char *) number,
                                    .photo = (char *) "p",
                                    .number = 1 };
  XyDecision plain_decision = { .kind = XY_KIND_DECISION,
                                .id = (char *) "d",
                                .outcome = (char *) outcome };
  g_autoptr (GPtrArray) submissions = g_ptr_array_new ();
  g_autoptr (XySubmission) submission = xy_entity_copy (&plain_submission);
  g_autoptr (XyDecision) decision = xy_entity_copy (&plain_decision);
  g_autoptr (XyStudent) student = NULL;
  g_autoptr (XyStudentItem) item = NULL;
  g_autoptr (GPtrArray) added = g_ptr_array_new ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  plain.id = id;
  plain.id_number = id_number;
  student = xy_entity_copy (&plain);
  item = xy_student_item_new (student);
  if (outcome != NULL)
    {
      g_ptr_array_add (submissions, submission);
      xy_student_item_update (item, student, submissions, decision, NULL);
    }
  g_ptr_array_add (added, item);
  xy_student_list_apply (fixture->students, added, none, none);
}

static XyOverviewState *
compute (Fixture *fixture, const char *moment)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (moment, NULL);
  XyOverviewInput input = { 0 };

  input.schedule = fixture->schedule;
  input.college = fixture->law;
  input.students = G_LIST_MODEL (fixture->students);
  input.signed_in = TRUE;
  input.now = now;
  return xy_overview_state_new (&input);
}

static const XyOverviewTask *
find_task (const XyOverviewState *state, XyTaskKind kind)
{
  for (guint i = 0; i < state->tasks->len; i++)
    {
      const XyOverviewTask *task = g_ptr_array_index (state->tasks, i);

      if (task->kind == kind)
        return task;
    }
  return NULL;
}

static void
test_slot_ahead_says_in_how_many_days (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (XyOverviewState) state = NULL;
  const XyOverviewPlace *place;

  fixture_init (&fixture);
  state = compute (&fixture, "2021-12-09T12:00:00+08:00");
  g_assert_cmpuint (state->places->len, ==, 1);
  place = g_ptr_array_index (state->places, 0);
  g_assert_cmpstr (place->heading, ==, "Our slot");
  g_assert_cmpstr (place->when, ==, "Sun 12 Dec 2021, 8:30–9:30");
  g_assert_cmpstr (place->where, ==, "景德楼南栋 202, 204, 304 · Group 1");
  g_assert_cmpstr (place->relation, ==, "in 3 days");
}

static void
test_last_evening_is_tomorrow (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (XyOverviewState) state = NULL;

  fixture_init (&fixture);
  state = compute (&fixture, "2021-12-11T23:59:00+08:00");
  g_assert_cmpstr (((XyOverviewPlace *) g_ptr_array_index (state->places, 0))->relation, ==,
                   "tomorrow");
}

static void
test_slot_in_the_past_was (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (XyOverviewState) state = NULL;
  const XyOverviewPlace *place;

  fixture_init (&fixture);
  state = compute (&fixture, "2021-12-12T09:30:00+08:00");
  place = g_ptr_array_index (state->places, 0);
  g_assert_cmpstr (place->heading, ==, "Our slot was on");
  g_assert_null (place->relation);
}

static void
test_empty_roster_asks_for_import (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (XyOverviewState) state = NULL;

  fixture_init (&fixture);
  state = compute (&fixture, "2021-12-01T00:00:00Z");
  g_assert_nonnull (find_task (state, XY_TASK_IMPORT));
  g_assert_false (state->all_done);
}

static void
test_missing_photos_are_a_task_with_their_number (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (XyOverviewState) state = NULL;
  const XyOverviewTask *task;

  fixture_init (&fixture);
  add_student (&fixture, "00000001", "1班", NULL);
  add_student (&fixture, "00000002", "1班", NULL);
  add_student (&fixture, "00000003", "2班", XY_OUTCOME_ACCEPTED);
  state = compute (&fixture, "2021-12-01T00:00:00Z");
  task = find_task (state, XY_TASK_NO_PHOTO);
  g_assert_nonnull (task);
  g_assert_cmpint (task->count, ==, 2);
  g_assert_cmpstr (task->title, ==, "2 graduates with no photo yet");
  g_assert_null (find_task (state, XY_TASK_IMPORT));
}

static void
test_classes_follow_the_queue (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (XyOverviewState) state = NULL;

  fixture_init (&fixture);
  add_student (&fixture, "00000001", "10班", NULL);
  add_student (&fixture, "00000002", "2班", XY_OUTCOME_ACCEPTED);
  state = compute (&fixture, "2021-12-01T00:00:00Z");
  g_assert_cmpuint (state->classes->len, ==, 2);
  g_assert_cmpstr (((XyOverviewProgress *) g_ptr_array_index (state->classes, 0))->class_name, ==,
                   "2班");
  g_assert_cmpstr (((XyOverviewProgress *) g_ptr_array_index (state->classes, 1))->class_name, ==,
                   "10班");
  g_assert_cmpstr (state->summary, ==, "Accepted 1 · No photo 1");
}

static void
test_all_accepted_is_all_done (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (XyOverviewState) state = NULL;

  fixture_init (&fixture);
  add_student (&fixture, "00000001", "1班", XY_OUTCOME_ACCEPTED);
  state = compute (&fixture, "2021-12-01T00:00:00Z");
  g_assert_true (state->all_done);
  g_assert_cmpuint (state->tasks->len, ==, 0);
}

static void
test_rejected_is_a_task_and_asked_a_fact (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (XyOverviewState) state = NULL;

  fixture_init (&fixture);
  add_student (&fixture, "00000001", "1班", XY_OUTCOME_REJECTED);
  add_student (&fixture, "00000002", "1班", XY_OUTCOME_ASKED);
  state = compute (&fixture, "2021-12-01T00:00:00Z");
  g_assert_cmpint (find_task (state, XY_TASK_REJECTED)->count, ==, 1);
  g_assert_cmpuint (state->tasks->len, ==, 1);
  g_assert_cmpuint (state->facts->len, ==, 1);
}

static void
test_same_id_number_twice_is_a_problem (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (XyOverviewState) state = NULL;

  fixture_init (&fixture);
  add_student (&fixture, "00000001", "1班", XY_OUTCOME_ACCEPTED);
  add_student (&fixture, "00000001", "1班", XY_OUTCOME_ACCEPTED);
  add_student (&fixture, "00000002", "1班", XY_OUTCOME_ACCEPTED);
  state = compute (&fixture, "2021-12-01T00:00:00Z");
  g_assert_cmpint (find_task (state, XY_TASK_PROBLEMS)->count, ==, 2);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/overview/slot-ahead-says-in-how-many-days",
                   test_slot_ahead_says_in_how_many_days);
  g_test_add_func ("/overview/last-evening-is-tomorrow", test_last_evening_is_tomorrow);
  g_test_add_func ("/overview/slot-in-the-past-was", test_slot_in_the_past_was);
  g_test_add_func ("/overview/empty-roster-asks-for-import", test_empty_roster_asks_for_import);
  g_test_add_func ("/overview/missing-photos-are-a-task-with-their-number",
                   test_missing_photos_are_a_task_with_their_number);
  g_test_add_func ("/overview/classes-follow-the-queue", test_classes_follow_the_queue);
  g_test_add_func ("/overview/all-accepted-is-all-done", test_all_accepted_is_all_done);
  g_test_add_func ("/overview/rejected-is-a-task-and-asked-a-fact",
                   test_rejected_is_a_task_and_asked_a_fact);
  g_test_add_func ("/overview/same-id-number-twice-is-a-problem",
                   test_same_id_number_twice_is_a_problem);
  return g_test_run ();
}
