// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-place-choice.h"
#include "app/xy-suggestion-state.h"
#include "app/xy-timetable-edit.h"
#include "app/xy-timetable-offer.h"
#include "app/xy-workspace-private.h"
#include "model/xy-college-names.h"
#include "model/xy-schedule-plan.h"
#include "xy-test.h"

/* The notice's own timetable: six hours of two groups, three rooms of 120 students an hour, so 180
 * a group.  法学院 stands in the first group of the first hour, and its students are known. */

static void
add_students (XyHeadcounts *counts,
              const char *campaign,
              const char *college,
              const char *class_name,
              int n)
{
  for (int i = 0; i < n; i++)
    {
      g_autoptr (XyStudent) student = xy_entity_new (XY_KIND_STUDENT);

      student->campaign = g_strdup (campaign);
      student->college = g_strdup (college);
      student->class_name = g_strdup (class_name);
      xy_headcounts_add (counts, student);
    }
}

static XySchedule *
load_notice (gboolean locked)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) seed = xy_workspace_dup_seed (&error);
  const char *campaign = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < seed->len; i++)
    {
      XyRecord *record = g_ptr_array_index (seed, i);

      if (record->kind != XY_KIND_CAMPAIGN)
        continue;
      campaign = record->id;
      xy_fields_set_boolean (record->fields, "locked", locked);
    }
  return xy_schedule_new (seed, campaign);
}

static const XyCollege *
find_college (const XySchedule *schedule, const char *name)
{
  return xy_college_find (xy_schedule_get_colleges (schedule), name);
}

static XySchedule *
new_schedule (int first, int second, int third)
{
  g_autoptr (XySchedule) notice = load_notice (FALSE);
  const char *campaign = xy_schedule_get_campaign (notice)->id;
  const char *law = find_college (notice, "法学院")->id;
  g_autoptr (XyHeadcounts) counts = xy_headcounts_new (campaign);

  add_students (counts, campaign, law, "1班", first);
  add_students (counts, campaign, law, "2班", second);
  add_students (counts, campaign, law, "3班", third);
  return xy_schedule_with_headcounts (notice, counts);
}

static const XyAssignment *
find_place (const XySchedule *schedule, const char *name)
{
  g_autoptr (GPtrArray) places =
      xy_schedule_list_college (schedule, find_college (schedule, name)->id);

  g_assert_cmpuint (places->len, >, 0);
  return g_ptr_array_index (places, 0);
}

static const XySlot *
get_slot (const XySchedule *schedule, guint i)
{
  return g_ptr_array_index (xy_schedule_get_slots (schedule), i);
}

static const XySession *
get_session (const XySchedule *schedule)
{
  return g_ptr_array_index (xy_schedule_get_sessions (schedule), 0);
}

static void
assert_refused (XyTimetableEdit *edit, const char *reason)
{
  g_assert_null (edit->edits);
  g_assert_cmpstr (edit->reason, ==, reason);
  xy_timetable_edit_free (edit);
}

/* What is offered can be done, is called that, and can be undone to the equal timetable. */
static void
assert_done (const XySchedule *schedule, const XyTimetableEdit *edit, const char *label)
{
  g_autoptr (XySchedule) after = NULL;
  g_autoptr (GPtrArray) inverse = NULL;
  g_autoptr (XySchedule) back = NULL;

  g_assert_null (edit->reason);
  g_assert_nonnull (edit->edits);
  g_assert_cmpstr (edit->label, ==, label);
  after = xy_schedule_apply (schedule, edit->edits);
  g_assert_false (xy_schedule_equal (after, schedule));
  inverse = xy_schedule_invert (schedule, edit->edits);
  back = xy_schedule_apply (after, inverse);
  g_assert_true (xy_schedule_equal (back, schedule));
}

/* Typing. */

static void
test_times_are_read_as_people_type_them (void)
{
  static const struct
  {
    const char *typed, *clock;
  } cases[] = {
    { "8:30", "08:30" }, { " 08:30 ", "08:30" }, { "8：30", "08:30" }, { "８：３０", "08:30" },
    { "830", "08:30" },  { "1530", "15:30" },    { "8.30", "08:30" },  { "8", "08:00" },
    { "8点", "08:00" },  { "24:00", "24:00" },   { "24:01", NULL },    { "8:60", NULL },
    { "", NULL },        { "noon", NULL },       { "8:30:00", NULL },  { "-8:30", NULL },
    { "99999", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clock = xy_timetable_edit_dup_clock (cases[i].typed);

      g_assert_cmpstr (clock, ==, cases[i].clock);
    }
}

static void
test_days_are_read_as_people_type_them (void)
{
  static const struct
  {
    const char *typed, *date;
  } cases[] = {
    { "2021-12-12", "2021-12-12" },
    { "2021/1/5", "2021-01-05" },
    { "2021年12月3日", "2021-12-03" },
    { "2021.12.12", "2021-12-12" },
    { "2021-02-29", NULL },
    { "2021-13-01", NULL },
    { "12-12", NULL },
    { "12-12-2021", NULL },
    { "tomorrow", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *date = xy_timetable_edit_dup_date (cases[i].typed);

      g_assert_cmpstr (date, ==, cases[i].date);
    }
}

static void
test_rooms_stand_between_any_marks (void)
{
  g_auto (GStrv) rooms = xy_timetable_edit_dup_rooms (" 202、204，304 , 305;202　A1 ");
  static const char *const expected[] = { "202", "204", "304", "305", "A1", NULL };

  g_assert_cmpstrv (rooms, expected);
}

/* Splitting. */

static void
test_split_says_who_goes_and_who_stays (void)
{
  static const char *const classes[] = { "1班", "3班", NULL };
  g_autoptr (XySchedule) schedule = new_schedule (40, 46, 46);
  const XyAssignment *place = find_place (schedule, "法学院");
  g_autoptr (XyTimetableEdit) edit =
      xy_timetable_edit_split (schedule, place->id, classes, get_slot (schedule, 3)->id, 2);

  g_assert_cmpstr (edit->follows, ==, "1班, 3班: 86 students go; 46 stay.");
  g_assert_cmpuint (edit->problems->len, ==, 0);
  assert_done (schedule, edit, "Split 法学院");
}

static void
test_split_waits_for_some_classes_but_not_all (void)
{
  static const char *const none[] = { NULL };
  static const char *const one[] = { "1班", NULL };
  static const char *const all[] = { "1班", "2班", "3班", NULL };
  g_autoptr (XySchedule) schedule = new_schedule (40, 46, 46);
  const char *place = find_place (schedule, "法学院")->id;
  const char *slot = get_slot (schedule, 3)->id;

  assert_refused (xy_timetable_edit_split (schedule, place, none, slot, 1),
                  "Tick the classes that go to another group.");
  assert_refused (xy_timetable_edit_split (schedule, place, all, slot, 1),
                  "At least one class has to stay.");
  assert_refused (xy_timetable_edit_split (schedule, place, one, NULL, 0),
                  "Choose an hour and a group.");
}

static void
test_split_of_one_class_is_refused (void)
{
  static const char *const none[] = { NULL };
  g_autoptr (XySchedule) schedule = new_schedule (40, 0, 0);

  assert_refused (xy_timetable_edit_split (schedule, find_place (schedule, "法学院")->id, none,
                                           get_slot (schedule, 3)->id, 1),
                  "法学院 has no second class that could go elsewhere.");
}

static void
test_split_names_the_group_that_becomes_too_full (void)
{
  static const char *const classes[] = { "1班", NULL };
  g_autoptr (XySchedule) schedule = new_schedule (181, 10, 10);
  g_autoptr (XyTimetableEdit) edit = xy_timetable_edit_split (
      schedule, find_place (schedule, "法学院")->id, classes, get_slot (schedule, 3)->id, 2);

  /* Too full is the first group today, too: only what is new counts. */
  g_assert_cmpuint (edit->problems->len, ==, 1);
  g_assert_cmpstr (edit->problems->pdata[0], ==,
                   "13:00–14:00, group 2: 181 students, but only 180 can be photographed.");
}

static void
test_parts_join_to_the_whole (void)
{
  static const char *const classes[] = { "1班", NULL };
  g_autoptr (XySchedule) schedule = new_schedule (40, 46, 46);
  const XyAssignment *place = find_place (schedule, "法学院");
  g_autoptr (GPtrArray) split =
      xy_schedule_plan_split (schedule, place->id, classes, get_slot (schedule, 3)->id, 2);
  g_autoptr (XySchedule) parted = xy_schedule_apply (schedule, split);
  g_autoptr (GPtrArray) parts = xy_schedule_list_college (parted, place->college);
  g_autoptr (XyTimetableEdit) edit = NULL;
  g_autoptr (XySchedule) joined = NULL;
  const XyAssignment *one = parts->pdata[0];
  const XyAssignment *other = parts->pdata[1];

  g_assert_cmpuint (parts->len, ==, 2);
  edit = xy_timetable_edit_join (parted, g_str_equal (one->id, place->id) ? other->id : one->id,
                                 place->id);
  assert_done (parted, edit, "Joined 法学院");
  joined = xy_schedule_apply (parted, edit->edits);
  g_assert_true (xy_schedule_equal (joined, schedule));
}

static void
test_a_coordinator_is_told_that_a_split_is_asked_for (void)
{
  static const char *const classes[] = { "1班", NULL };
  g_autoptr (XySchedule) schedule = new_schedule (40, 46, 46);
  g_autoptr (XyTimetableEdit) edit = xy_timetable_edit_split (
      schedule, find_place (schedule, "法学院")->id, classes, get_slot (schedule, 3)->id, 2);

  xy_timetable_edit_ask (edit, XY_ROLE_SCHOOL);
  g_assert_cmpstr (edit->follows, ==, "1班: 40 students go; 92 stay.");
  xy_timetable_edit_ask (edit, XY_ROLE_COLLEGE);
  g_assert_cmpstr (edit->follows, ==,
                   "1班: 40 students go; 92 stay.\n"
                   "The graduate school is asked; until it agrees everything stays as it is.");
}

static void
test_choices_say_what_the_load_would_become (void)
{
  g_autoptr (XySchedule) schedule = new_schedule (100, 0, 0);
  const XyAssignment *law = find_place (schedule, "法学院");
  g_autoptr (GPtrArray) all = xy_place_choice_list (schedule, 90, NULL);
  g_autoptr (GPtrArray) others = xy_place_choice_list (schedule, 90, law);
  const XyPlaceChoice *first = g_ptr_array_index (all, 0);
  const XyPlaceChoice *best = xy_place_choice_find_best (all);

  g_assert_cmpuint (all->len, ==, 12);
  g_assert_cmpuint (others->len, ==, 11);
  g_assert_cmpstr (first->slot, ==, law->slot);
  g_assert_cmpstr (first->words, ==, "Then 190 of 180 students: too full");
  g_assert_cmpstr (best->title, ==, "8:30–9:30, group 2");
  g_assert_cmpstr (best->words, ==, "Then 90 of 180 students");
}

/* Wishes and places. */

static void
test_wish_that_no_hour_fulfils_is_refused (void)
{
  g_autoptr (XySchedule) schedule = new_schedule (40, 46, 46);
  const char *place = find_place (schedule, "法学院")->id;

  assert_refused (xy_timetable_edit_wish (schedule, place, FALSE, NULL, NULL),
                  "Nothing is changed yet.");
  assert_refused (xy_timetable_edit_wish (schedule, place, FALSE, "15:00", "15:30"),
                  "No hour lies within these times.");
}

static void
test_wish_says_that_the_college_stands_outside_it (void)
{
  g_autoptr (XySchedule) schedule = new_schedule (40, 46, 46);
  g_autoptr (XyTimetableEdit) edit =
      xy_timetable_edit_wish (schedule, find_place (schedule, "法学院")->id, FALSE, "13:00", NULL);

  g_assert_cmpuint (edit->problems->len, ==, 1);
  g_assert_cmpstr (edit->problems->pdata[0], ==,
                   "法学院 stands at 8:30–9:30, outside the times set for it.");
  assert_done (schedule, edit, "Changed the wishes of 法学院");
}

static void
test_a_college_is_taken_out_and_placed_again (void)
{
  g_autoptr (XySchedule) schedule = new_schedule (40, 46, 46);
  const XyAssignment *place = find_place (schedule, "法学院");
  g_autoptr (XyTimetableEdit) removal = xy_timetable_edit_remove (schedule, place->id);
  g_autoptr (XySchedule) without = NULL;
  g_autoptr (XyTimetableEdit) placing = NULL;

  assert_done (schedule, removal, "Took 法学院 out of the timetable");
  g_assert_cmpstr (removal->problems->pdata[0], ==, "法学院 has no place yet.");
  without = xy_schedule_apply (schedule, removal->edits);
  placing = xy_timetable_edit_place (without, place->college, get_slot (without, 5)->id, 1);
  assert_done (without, placing, "Gave 法学院 a place");
  g_assert_cmpstr (placing->follows, ==, "132 students come at 15:00–16:00, group 1.");
}

static void
test_what_is_gone_is_refused_in_words (void)
{
  static const char *const gone =
      "Somebody has changed the timetable meanwhile: this is not in it any more.";
  static const char *const classes[] = { "1班", NULL };
  g_autoptr (XySchedule) schedule = new_schedule (40, 46, 46);

  assert_refused (xy_timetable_edit_place (schedule, "x", "x", 1), gone);
  assert_refused (xy_timetable_edit_remove (schedule, "x"), gone);
  assert_refused (xy_timetable_edit_split (schedule, "x", classes, "x", 1), gone);
  assert_refused (xy_timetable_edit_join (schedule, "x", "y"), gone);
  assert_refused (xy_timetable_edit_wish (schedule, "x", TRUE, NULL, NULL), gone);
  assert_refused (xy_timetable_edit_add_hour (schedule, "x", "8:00", "9:00", 1), gone);
  assert_refused (xy_timetable_edit_set_hour (schedule, "x", "8:00", "9:00", 1), gone);
  assert_refused (xy_timetable_edit_remove_hour (schedule, "x"), gone);
  assert_refused (xy_timetable_edit_set_session (schedule, "x", "2021-12-12", "A", "1"), gone);
  assert_refused (xy_timetable_edit_remove_session (schedule, "x"), gone);
}

/* Hours. */

static void
test_what_is_no_hour_is_refused (void)
{
  g_autoptr (XySchedule) schedule = new_schedule (40, 46, 46);
  const char *session = get_session (schedule)->id;
  const XySlot *slot = get_slot (schedule, 0);

  assert_refused (xy_timetable_edit_add_hour (schedule, session, "", "17:00", 2),
                  "Enter when the hour begins and when it ends.");
  assert_refused (xy_timetable_edit_add_hour (schedule, session, "16:00", "late", 2),
                  "“late” is not a time of day. Write it like 8:30.");
  assert_refused (xy_timetable_edit_add_hour (schedule, session, "16:00", "16:00", 2),
                  "The hour has to end after it begins.");
  assert_refused (xy_timetable_edit_set_hour (schedule, slot->id, "8:30", "9:30", 2),
                  "Nothing is changed yet.");
}

static void
test_overlap_with_another_hour_is_said (void)
{
  g_autoptr (XySchedule) schedule = new_schedule (40, 46, 46);
  g_autoptr (XyTimetableEdit) edit =
      xy_timetable_edit_add_hour (schedule, get_session (schedule)->id, "15:30", "16:30", 3);

  g_assert_cmpuint (edit->problems->len, ==, 1);
  g_assert_cmpstr (edit->problems->pdata[0], ==,
                   "15:00–16:00 and 15:30–16:30 would be in one room at one time.");
  g_assert_cmpstr (edit->follows, ==, "Each group takes 120 students.");
  assert_done (schedule, edit, "Added the hour 15:30–16:30");
}

static void
test_shorter_hour_says_what_becomes_too_full (void)
{
  g_autoptr (XySchedule) schedule = new_schedule (40, 46, 46);
  g_autoptr (XyTimetableEdit) edit =
      xy_timetable_edit_set_hour (schedule, get_slot (schedule, 0)->id, "8:30", "9:00", 2);

  g_assert_cmpuint (edit->problems->len, ==, 1);
  g_assert_cmpstr (edit->problems->pdata[0], ==,
                   "8:30–9:00, group 1: 132 students, but only 90 can be photographed.");
  assert_done (schedule, edit, "Changed the hour 8:30–9:30");
}

static void
test_fewer_groups_say_who_moves_to_the_last (void)
{
  g_autoptr (XySchedule) schedule = new_schedule (40, 46, 46);
  g_autoptr (XyTimetableEdit) edit =
      xy_timetable_edit_set_hour (schedule, get_slot (schedule, 0)->id, "8:30", "9:30", 1);

  g_assert_cmpstr (edit->follows, ==,
                   "Each group takes 360 students.\n"
                   "商学院, 历文院, 化工院: to group 1, the last that stays.");
  assert_done (schedule, edit, "Changed the hour 8:30–9:30");
}

static void
test_hour_that_is_removed_names_who_stands_in_it (void)
{
  g_autoptr (XySchedule) schedule = new_schedule (40, 46, 46);
  g_autoptr (XyTimetableEdit) edit =
      xy_timetable_edit_remove_hour (schedule, get_slot (schedule, 1)->id);
  g_autoptr (GPtrArray) added =
      xy_schedule_plan_add_hour (schedule, get_session (schedule)->id, "17:00", "18:00", 1);
  g_autoptr (XySchedule) more = xy_schedule_apply (schedule, added);
  g_autoptr (XyTimetableEdit) empty = xy_timetable_edit_remove_hour (more, get_slot (more, 6)->id);

  g_assert_cmpstr (edit->follows, ==, "Without a place then: 文学院, 国汉院, 地科院, 旅游学院.");
  assert_done (schedule, edit, "Removed the hour 9:30–10:30");
  g_assert_null (empty->follows);
  assert_done (more, empty, "Removed the hour 17:00–18:00");
}

static void
test_next_hour_is_as_the_last_one (void)
{
  g_autoptr (XySchedule) schedule = new_schedule (40, 46, 46);
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  g_assert_cmpint (
      xy_timetable_edit_guess_hour (schedule, get_session (schedule)->id, &start, &end), ==, 2);
  g_assert_cmpstr (start, ==, "16:00");
  g_assert_cmpstr (end, ==, "17:00");
}

/* Sessions and capacity. */

static void
test_what_is_no_session_is_refused (void)
{
  g_autoptr (XySchedule) schedule = new_schedule (40, 46, 46);

  assert_refused (xy_timetable_edit_add_session (schedule, "", "A", "1", NULL), "Enter the day.");
  assert_refused (xy_timetable_edit_add_session (schedule, "2021-12-32", "A", "1", NULL),
                  "“2021-12-32” is not a day. Write it like 2021-12-12.");
  assert_refused (xy_timetable_edit_add_session (schedule, "2021-12-13", " ", "1", NULL),
                  "Enter the building.");
  assert_refused (xy_timetable_edit_add_session (schedule, "2021-12-13", "A", "、", NULL),
                  "Enter at least one room.");
}

static void
test_session_gets_the_hours_of_another (void)
{
  g_autoptr (XySchedule) schedule = new_schedule (40, 46, 46);
  g_autoptr (XyTimetableEdit) edit = xy_timetable_edit_add_session (
      schedule, "2021-12-13", "景德楼南栋", "202 204", get_session (schedule)->id);
  g_autoptr (XySchedule) after = NULL;

  g_assert_cmpstr (edit->follows, ==, "Its hours take 1440 students altogether.");
  g_assert_cmpuint (edit->problems->len, ==, 0);
  assert_done (schedule, edit, "Added the session of Mon 13 Dec 2021");
  after = xy_schedule_apply (schedule, edit->edits);
  g_assert_cmpuint (xy_schedule_get_slots (after)->len, ==, 12);
}

static void
test_sessions_in_one_room_are_named_before (void)
{
  g_autoptr (XySchedule) schedule = new_schedule (40, 46, 46);
  const XySession *session = get_session (schedule);
  g_autoptr (XyTimetableEdit) edit = xy_timetable_edit_add_session (
      schedule, session->date, session->building, "204", session->id);

  g_assert_cmpuint (edit->problems->len, ==, 6);
  g_assert_cmpstr (edit->problems->pdata[0], ==,
                   "8:30–9:30 and 8:30–9:30 would be in one room at one time.");
}

static void
test_capacity_says_what_follows (void)
{
  g_autoptr (XySchedule) schedule = new_schedule (40, 46, 46);
  g_autoptr (XyTimetableEdit) same = xy_timetable_edit_rate (schedule, 120);
  g_autoptr (XyTimetableEdit) less = xy_timetable_edit_rate (schedule, 80);

  g_assert_null (same->edits);
  g_assert_cmpstr (same->reason, ==, "Nothing is changed yet.");
  g_assert_cmpstr (same->follows, ==, "A group takes 180 students.\nNo group is too full.");
  g_assert_cmpstr (less->follows, ==, "A group takes 120 students.\n1 group is too full.");
  g_assert_cmpuint (less->problems->len, ==, 1);
  assert_done (schedule, less, "Changed the capacity");
}

/* Who sees what. */

static void
test_a_coordinator_sees_only_moves_of_the_own_college (void)
{
  g_autoptr (XySchedule) schedule = new_schedule (40, 46, 46);
  const XyAssignment *own = find_place (schedule, "法学院");
  const XyAssignment *other = find_place (schedule, "商学院");
  static const char *const hidden[] = { "remove", "wish", "add-session", "capacity", "suggest" };

  g_assert_true (xy_timetable_offer (schedule, XY_ROLE_COLLEGE, own->college, "move", own->id));
  g_assert_false (xy_timetable_offer (schedule, XY_ROLE_COLLEGE, own->college, "move", other->id));
  for (guint i = 0; i < G_N_ELEMENTS (hidden); i++)
    {
      g_assert_false (
          xy_timetable_offer (schedule, XY_ROLE_COLLEGE, own->college, hidden[i], NULL));
      g_assert_true (xy_timetable_offer (schedule, XY_ROLE_SCHOOL, NULL, hidden[i], NULL));
      g_assert_true (xy_timetable_offer (schedule, NULL, own->college, hidden[i], NULL));
    }
}

static void
test_the_own_queue_can_be_seen_in_a_locked_timetable (void)
{
  g_autoptr (XySchedule) schedule = load_notice (TRUE);
  const XyAssignment *own = find_place (schedule, "法学院");
  const XyAssignment *other = find_place (schedule, "商学院");

  g_assert_true (xy_timetable_offer (schedule, XY_ROLE_COLLEGE, own->college, "queue", own->id));
  g_assert_true (xy_timetable_offer (schedule, XY_ROLE_SCHOOL, NULL, "queue", own->id));
  g_assert_false (xy_timetable_offer (schedule, XY_ROLE_COLLEGE, own->college, "queue", other->id));
  g_assert_false (xy_timetable_offer (schedule, XY_ROLE_SCHOOL, NULL, "queue", "nowhere"));
}

static void
test_only_the_school_edits_what_is_locked (void)
{
  g_autoptr (XySchedule) schedule = load_notice (TRUE);
  const XyAssignment *place = find_place (schedule, "法学院");

  g_assert_true (xy_timetable_offer (schedule, XY_ROLE_SCHOOL, NULL, "move", place->id));
  g_assert_false (
      xy_timetable_offer (schedule, XY_ROLE_COLLEGE, place->college, "move", place->id));
  g_assert_false (xy_timetable_offer (schedule, NULL, NULL, "move", place->id));
}

static void
test_only_what_there_is_something_to_do_with_is_seen (void)
{
  g_autoptr (XySchedule) schedule = new_schedule (40, 46, 46);
  const XyAssignment *law = find_place (schedule, "法学院");

  g_assert_true (xy_timetable_offer (schedule, NULL, NULL, "split", law->id));
  /* Its classes are not known here. */
  g_assert_false (
      xy_timetable_offer (schedule, NULL, NULL, "split", find_place (schedule, "商学院")->id));
  g_assert_false (xy_timetable_offer (schedule, NULL, NULL, "join", law->id));
  g_assert_false (xy_timetable_offer (schedule, NULL, NULL, "place", law->college));
  g_assert_false (xy_timetable_offer (NULL, NULL, NULL, "add-session", NULL));
}

/* Suggestions. */

static void
test_suggestion_names_each_change_with_before_and_after (void)
{
  g_autoptr (XySchedule) schedule = new_schedule (40, 46, 46);
  g_autoptr (GPtrArray) gone =
      xy_schedule_plan_remove (schedule, find_place (schedule, "法学院")->id);
  g_autoptr (XySchedule) without = xy_schedule_apply (schedule, gone);
  g_autoptr (XyScheduleSuggestion) suggestion = xy_schedule_suggest (without, XY_SCHEDULE_AIM_FIT);
  g_autoptr (XySuggestionState) state = xy_suggestion_state_new (without, suggestion);
  const XySuggestionRow *row;

  g_assert_cmpuint (state->rows->len, ==, 1);
  g_assert_cmpuint (state->limits->len, ==, 0);
  row = g_ptr_array_index (state->rows, 0);
  g_assert_cmpstr (row->name, ==, "法学院");
  g_assert_cmpstr (row->before, ==, "No place");
  g_assert_true (g_pattern_match_simple ("*:*–*, group *", row->after));
  g_assert_true (g_str_has_prefix (state->summary, "1 place changes.\nThe fullest group: 0% "));
}

static void
test_suggestion_shows_the_parts_of_a_split (void)
{
  g_autoptr (XySchedule) schedule = new_schedule (100, 90, 70);
  g_autoptr (XyScheduleSuggestion) suggestion = xy_schedule_suggest (schedule, XY_SCHEDULE_AIM_FIT);
  g_autoptr (XySuggestionState) state = xy_suggestion_state_new (schedule, suggestion);
  guint n_parts = 0;

  for (guint i = 0; i < state->rows->len; i++)
    {
      const XySuggestionRow *row = g_ptr_array_index (state->rows, i);

      if (!g_str_has_prefix (row->name, "法学院 ("))
        continue;
      g_assert_cmpstr (row->before, ==, "8:30–9:30, group 1");
      n_parts++;
    }
  g_assert_cmpuint (n_parts, ==, 2);
  g_assert_cmpuint (state->limits->len, ==, 0);
}

static void
test_limit_in_the_way_says_what_to_do (void)
{
  g_autoptr (XySchedule) schedule = new_schedule (260, 0, 0);
  g_autoptr (XyScheduleSuggestion) suggestion = xy_schedule_suggest (schedule, XY_SCHEDULE_AIM_FIT);
  g_autoptr (XySuggestionState) state = xy_suggestion_state_new (schedule, suggestion);

  g_assert_cmpuint (state->limits->len, ==, 1);
  g_assert_cmpstr (
      state->limits->pdata[0], ==,
      "法学院 has 260 students who come together; the largest group takes 180. Split it "
      "by class or add rooms.");
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
#define ADD(name, function) g_test_add_func ("/timetable-edits/" name, function)
  ADD ("times-are-read-as-people-type-them", test_times_are_read_as_people_type_them);
  ADD ("days-are-read-as-people-type-them", test_days_are_read_as_people_type_them);
  ADD ("rooms-stand-between-any-marks", test_rooms_stand_between_any_marks);
  ADD ("split-says-who-goes-and-who-stays", test_split_says_who_goes_and_who_stays);
  ADD ("split-waits-for-some-classes-but-not-all", test_split_waits_for_some_classes_but_not_all);
  ADD ("split-of-one-class-is-refused", test_split_of_one_class_is_refused);
  ADD ("split-names-the-group-that-becomes-too-full",
       test_split_names_the_group_that_becomes_too_full);
  ADD ("parts-join-to-the-whole", test_parts_join_to_the_whole);
  ADD ("a-coordinator-is-told-that-a-split-is-asked-for",
       test_a_coordinator_is_told_that_a_split_is_asked_for);
  ADD ("choices-say-what-the-load-would-become", test_choices_say_what_the_load_would_become);
  ADD ("wish-that-no-hour-fulfils-is-refused", test_wish_that_no_hour_fulfils_is_refused);
  ADD ("wish-says-that-the-college-stands-outside-it",
       test_wish_says_that_the_college_stands_outside_it);
  ADD ("a-college-is-taken-out-and-placed-again", test_a_college_is_taken_out_and_placed_again);
  ADD ("what-is-gone-is-refused-in-words", test_what_is_gone_is_refused_in_words);
  ADD ("what-is-no-hour-is-refused", test_what_is_no_hour_is_refused);
  ADD ("overlap-with-another-hour-is-said", test_overlap_with_another_hour_is_said);
  ADD ("shorter-hour-says-what-becomes-too-full", test_shorter_hour_says_what_becomes_too_full);
  ADD ("fewer-groups-say-who-moves-to-the-last", test_fewer_groups_say_who_moves_to_the_last);
  ADD ("hour-that-is-removed-names-who-stands-in-it",
       test_hour_that_is_removed_names_who_stands_in_it);
  ADD ("next-hour-is-as-the-last-one", test_next_hour_is_as_the_last_one);
  ADD ("what-is-no-session-is-refused", test_what_is_no_session_is_refused);
  ADD ("session-gets-the-hours-of-another", test_session_gets_the_hours_of_another);
  ADD ("sessions-in-one-room-are-named-before", test_sessions_in_one_room_are_named_before);
  ADD ("capacity-says-what-follows", test_capacity_says_what_follows);
  ADD ("a-coordinator-sees-only-moves-of-the-own-college",
       test_a_coordinator_sees_only_moves_of_the_own_college);
  ADD ("the-own-queue-can-be-seen-in-a-locked-timetable",
       test_the_own_queue_can_be_seen_in_a_locked_timetable);
  ADD ("only-the-school-edits-what-is-locked", test_only_the_school_edits_what_is_locked);
  ADD ("only-what-there-is-something-to-do-with-is-seen",
       test_only_what_there_is_something_to_do_with_is_seen);
  ADD ("suggestion-names-each-change-with-before-and-after",
       test_suggestion_names_each_change_with_before_and_after);
  ADD ("suggestion-shows-the-parts-of-a-split", test_suggestion_shows_the_parts_of_a_split);
  ADD ("limit-in-the-way-says-what-to-do", test_limit_in_the_way_says_what_to_do);
  return g_test_run ();
}
