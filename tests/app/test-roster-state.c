// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-roster-state.h"
#include "app/xy-workspace-private.h"
#include "model/xy-college-names.h"
#include "xy-test.h"

static XyStudent
student_with (const char *id_number, const char *sex)
{
  return (XyStudent){ .kind = XY_KIND_STUDENT,
                      .id = (char *) "a",
                      .student_number = (char *) "201939000001",
                      .name = (char *) "孟煜瑶",
                      .class_name = (char *) "2班",
                      .sex = (char *) sex,
                      .id_number = (char *) id_number };
}

static void
test_search_wants_every_word (void)
{
  XyStudent plain = student_with ("H12345678", NULL);
  g_autoptr (XyStudent) student = xy_entity_copy (&plain);
  g_autoptr (XyStudentItem) item = xy_student_item_new (student);

  g_assert_true (xy_roster_matches (item, XY_ROSTER_ALL, "", NULL));
  g_assert_true (xy_roster_matches (item, XY_ROSTER_ALL, "孟", NULL));
  g_assert_true (xy_roster_matches (item, XY_ROSTER_ALL, "孟 2班", NULL));
  g_assert_true (xy_roster_matches (item, XY_ROSTER_ALL, "39000001", NULL));
  g_assert_true (xy_roster_matches (item, XY_ROSTER_ALL, "h1234", NULL));
  g_assert_false (xy_roster_matches (item, XY_ROSTER_ALL, "孟 3班", NULL));
}

static void
test_filters_go_by_the_photo_s_state (void)
{
  XyStudent plain = student_with ("H12345678", NULL);
  g_autoptr (XyStudent) student = xy_entity_copy (&plain);
  g_autoptr (XyStudentItem) item = xy_student_item_new (student);
  XySubmission plain_submission = { .kind = XY_KIND_SUBMISSION,
                                    .id = (char *) "s",
                                    .photo = (char *) "p",
                                    .number = 1 };
  XyDecision plain_decision = { .kind = XY_KIND_DECISION,
                                .id = (char *) "d",
                                .outcome = (char *) XY_OUTCOME_REJECTED };
  g_autoptr (GPtrArray) submissions = g_ptr_array_new ();
  g_autoptr (XySubmission) submission = xy_entity_copy (&plain_submission);
  g_autoptr (XyDecision) decision = xy_entity_copy (&plain_decision);

  g_assert_true (xy_roster_matches (item, XY_ROSTER_NO_PHOTO, NULL, NULL));
  g_ptr_array_add (submissions, submission);
  g_assert_true (xy_student_item_update (item, student, submissions, NULL, NULL));
  g_assert_true (xy_roster_matches (item, XY_ROSTER_TO_DECIDE, NULL, NULL));
  g_assert_true (xy_student_item_update (item, student, submissions, decision, NULL));
  g_assert_true (xy_roster_matches (item, XY_ROSTER_REJECTED, NULL, NULL));
  g_assert_false (xy_roster_matches (item, XY_ROSTER_TO_DECIDE, NULL, NULL));
  g_assert_false (xy_student_item_update (item, student, submissions, decision, NULL));
}

static void
test_turn_follows_the_queue (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) seed = xy_workspace_dup_seed (&error);
  g_autoptr (GPtrArray) students = g_ptr_array_new_with_free_func (xy_entity_unref);
  g_autoptr (XySchedule) schedule = NULL;
  const char *campaign = NULL;
  XyStudent first = student_with ("H12345678", NULL);
  XyStudent second = student_with ("H12345679", NULL);
  XyStudent away = student_with ("H12345670", NULL);
  g_autofree char *first_turn = NULL, *second_turn = NULL, *no_turn = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < seed->len; i++)
    if (((XyRecord *) g_ptr_array_index (seed, i))->kind == XY_KIND_CAMPAIGN)
      campaign = ((XyRecord *) g_ptr_array_index (seed, i))->id;
  schedule = xy_schedule_new (seed, campaign);
  first.id = (char *) "1";
  second.id = (char *) "2";
  second.class_name = (char *) "10班";
  away.id = (char *) "3";
  away.online_only = TRUE;
  first.college = second.college = away.college =
      xy_college_find (xy_schedule_get_colleges (schedule), "商学院")->id;
  g_ptr_array_add (students, xy_entity_copy (&second));
  g_ptr_array_add (students, xy_entity_copy (&first));
  g_ptr_array_add (students, xy_entity_copy (&away));

  /* Business comes in the second half of 8:30–9:30; 180 students in 30 minutes are 10 s each. */
  first_turn = xy_roster_dup_turn (schedule, students, &first);
  second_turn = xy_roster_dup_turn (schedule, students, &second);
  no_turn = xy_roster_dup_turn (schedule, students, &away);
  g_assert_cmpstr (first_turn, ==,
                   "Sun 12 Dec 2021, about 9:00 · 景德楼南栋 202, 204, 304 · no. 1 in the queue");
  g_assert_true (g_str_has_suffix (second_turn, "no. 2 in the queue"));
  g_assert_null (no_turn);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/roster-state/search-wants-every-word", test_search_wants_every_word);
  g_test_add_func ("/roster-state/filters-go-by-the-photo-s-state",
                   test_filters_go_by_the_photo_s_state);
  g_test_add_func ("/roster-state/turn-follows-the-queue", test_turn_follows_the_queue);
  return g_test_run ();
}
