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
test_filters_of_the_photo_s_state_widen_one_another (void)
{
  g_autoptr (XyStudentQuery) query = xy_student_query_new ();

  xy_roster_filter_set (XY_ROSTER_NO_PHOTO, query, TRUE);
  xy_roster_filter_set (XY_ROSTER_REJECTED, query, TRUE);
  g_assert_cmpuint (query->photos, ==, 1u << XY_PHOTO_NONE | 1u << XY_PHOTO_REJECTED);
  g_assert_true (xy_roster_filter_is_set (XY_ROSTER_NO_PHOTO, query));
  g_assert_false (xy_roster_filter_is_set (XY_ROSTER_TO_DECIDE, query));
  xy_roster_filter_set (XY_ROSTER_NO_PHOTO, query, FALSE);
  g_assert_cmpuint (query->photos, ==, 1u << XY_PHOTO_REJECTED);
}

static void
test_each_filter_is_set_and_taken_back_alone (void)
{
  for (int filter = 0; filter < XY_N_ROSTER_FILTERS; filter++)
    {
      g_autoptr (XyStudentQuery) query = xy_student_query_new ();

      xy_roster_filter_set ((XyRosterFilter) filter, query, TRUE);
      g_assert_true (xy_student_query_is_filtered (query));
      for (int other = 0; other < XY_N_ROSTER_FILTERS; other++)
        g_assert_cmpint (xy_roster_filter_is_set ((XyRosterFilter) other, query), ==,
                         other == filter);
      xy_roster_filter_set ((XyRosterFilter) filter, query, FALSE);
      g_assert_false (xy_student_query_is_filtered (query));
    }
}

static void
test_counts_of_filters_are_of_the_photo_s_state (void)
{
  XyStudent plain = student_with ("H12345678", NULL);
  g_autoptr (XyStudent) student = xy_entity_copy (&plain);
  XyStudentEntry entry = { student, XY_PHOTO_FLAGGED };
  g_autoptr (XyStudentIndex) index = NULL;
  g_autoptr (XyStudentSearch) search = xy_student_search_new ();
  XyStudentQuery query = { 0 };
  g_autoptr (GArray) found = NULL;
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 1, G_DATE_DECEMBER, 2021);
  index = xy_student_index_new (&today, xy_pinyin_new ());
  xy_student_index_put (index, &entry, 1, NULL);
  found = xy_student_search_run (search, index, &query);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpuint (xy_roster_filter_count (XY_ROSTER_TO_DECIDE, search), ==, 1);
  g_assert_cmpuint (xy_roster_filter_count (XY_ROSTER_NO_PHOTO, search), ==, 0);
  g_assert_cmpuint (xy_roster_filter_count (XY_ROSTER_ON_SITE, search), ==, 1);
  g_assert_cmpuint (xy_roster_filter_count (XY_ROSTER_ONLINE, search), ==, 0);
  g_assert_cmpuint (xy_roster_filter_count (XY_ROSTER_PROBLEMS, search), ==, 0);
}

static XySchedule *
new_shipped_schedule (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) seed = xy_workspace_dup_seed (&error);
  const char *campaign = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < seed->len; i++)
    if (((XyRecord *) g_ptr_array_index (seed, i))->kind == XY_KIND_CAMPAIGN)
      campaign = ((XyRecord *) g_ptr_array_index (seed, i))->id;
  return xy_schedule_new (seed, campaign);
}

static void
test_turn_follows_the_queue (void)
{
  g_autoptr (XySchedule) schedule = new_shipped_schedule ();
  g_autoptr (GPtrArray) students = g_ptr_array_new_with_free_func (xy_entity_unref);
  XyStudent first = student_with ("H12345678", NULL);
  XyStudent second = student_with ("H12345679", NULL);
  XyStudent away = student_with ("H12345670", NULL);
  g_autofree char *first_turn = NULL, *second_turn = NULL, *no_turn = NULL;

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
  g_assert_cmpstr (no_turn, ==, "Photographed online; does not come to the session.");
}

/* The shipped timetable after one edit of a record in it. */
static XySchedule *
edit_schedule (const XySchedule *schedule, XyKind kind, const char *id, XyFields *fields)
{
  g_autoptr (GPtrArray) edits = xy_edits_new ();

  g_ptr_array_add (edits, xy_edit_new (kind, id, fields));
  return xy_schedule_apply (schedule, edits);
}

static void
test_turn_that_cannot_be_said_says_what_can (void)
{
  g_autoptr (XySchedule) schedule = new_shipped_schedule ();
  g_autoptr (XySchedule) paceless = NULL, split = NULL, placeless = NULL;
  g_autoptr (GPtrArray) students = g_ptr_array_new_with_free_func (xy_entity_unref);
  g_autoptr (GPtrArray) places = NULL;
  XyStudent student = student_with ("H12345678", NULL);
  XyFields *no_rate = xy_fields_new (), *one_class = xy_fields_new (), *removed = xy_fields_new ();
  g_autofree char *without_pace = NULL, *of_no_part = NULL, *without_college = NULL;

  student.college = xy_college_find (xy_schedule_get_colleges (schedule), "商学院")->id;
  places = xy_schedule_list_college (schedule, student.college);
  xy_fields_set_int (no_rate, "students_per_room_hour", 0);
  xy_fields_set_strv (one_class, "classes", (const char *[]){ "1班", NULL });
  paceless =
      edit_schedule (schedule, XY_KIND_CAMPAIGN, xy_schedule_get_campaign (schedule)->id, no_rate);
  split = edit_schedule (schedule, XY_KIND_ASSIGNMENT, ((XyAssignment *) places->pdata[0])->id,
                         one_class);
  xy_fields_set_boolean (removed, "deleted", TRUE);
  placeless = edit_schedule (schedule, XY_KIND_ASSIGNMENT, ((XyAssignment *) places->pdata[0])->id,
                             removed);
  g_ptr_array_add (students, xy_entity_copy (&student));

  without_pace = xy_roster_dup_turn (paceless, students, &student);
  g_assert_cmpstr (without_pace, ==,
                   "Sun 12 Dec 2021, 8:30–9:30 · 景德楼南栋 202, 204, 304 · no. 1 in the queue");
  of_no_part = xy_roster_dup_turn (split, students, &student);
  g_assert_cmpstr (of_no_part, ==, "The student's class has no place in the timetable yet.");
  without_college = xy_roster_dup_turn (placeless, students, &student);
  g_assert_cmpstr (without_college, ==, "The college has no place in the timetable yet.");
}

static void
test_turn_after_the_group_s_time_says_so (void)
{
  g_autoptr (XySchedule) schedule = new_shipped_schedule ();
  g_autoptr (XySchedule) slow = NULL;
  g_autoptr (GPtrArray) students = g_ptr_array_new_with_free_func (xy_entity_unref);
  XyStudent student = student_with ("H12345678", NULL);
  XyFields *one_an_hour = xy_fields_new ();
  g_autofree char *turn = NULL;

  student.college = xy_college_find (xy_schedule_get_colleges (schedule), "商学院")->id;
  xy_fields_set_int (one_an_hour, "students_per_room_hour", 1);
  slow = edit_schedule (schedule, XY_KIND_CAMPAIGN, xy_schedule_get_campaign (schedule)->id,
                        one_an_hour);
  for (int i = 0; i < 3; i++)
    {
      XyStudent *copy = xy_entity_copy (&student);

      g_free (copy->id);
      copy->id = g_strdup_printf ("%d", i);
      g_ptr_array_add (students, copy);
    }
  /* Three an hour, from nine on, and half an hour to do it in: one is done, two are late. */
  turn = xy_roster_dup_turn (slow, students, students->pdata[1]);
  g_assert_cmpstr (turn, ==,
                   "Sun 12 Dec 2021, about 9:20, after the group's own time · "
                   "景德楼南栋 202, 204, 304 · no. 2 in the queue");
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/roster-state/filters-of-the-photo-s-state-widen-one-another",
                   test_filters_of_the_photo_s_state_widen_one_another);
  g_test_add_func ("/roster-state/each-filter-is-set-and-taken-back-alone",
                   test_each_filter_is_set_and_taken_back_alone);
  g_test_add_func ("/roster-state/counts-of-filters-are-of-the-photo-s-state",
                   test_counts_of_filters_are_of_the_photo_s_state);
  g_test_add_func ("/roster-state/turn-follows-the-queue", test_turn_follows_the_queue);
  g_test_add_func ("/roster-state/turn-that-cannot-be-said-says-what-can",
                   test_turn_that_cannot_be_said_says_what_can);
  g_test_add_func ("/roster-state/turn-after-the-group-s-time-says-so",
                   test_turn_after_the_group_s_time_says_so);
  return g_test_run ();
}
