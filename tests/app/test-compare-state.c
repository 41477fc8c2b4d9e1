// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-compare-state.h"

#include <string.h>

#include "app/xy-timetable-offer.h"
#include "app/xy-workspace-private.h"
#include "model/xy-college-names.h"
#include "model/xy-schedule-plan.h"
#include "protocol/xy-notice-timetable.h"
#include "xy-test.h"

/* The shipped campaign's timetable, which is the notice's: six hours of two groups, 180 students a
 * group.  法学院 stands in the first group of the first hour, 文学院 in that of the second. */
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

static const XyAssignment *
find_place (const XySchedule *schedule, const char *name)
{
  g_autoptr (GPtrArray) places =
      xy_schedule_list_college (schedule, find_college (schedule, name)->id);

  return places->pdata[0];
}

static const char *
get_slot (const XySchedule *schedule, guint n)
{
  return ((XySlot *) xy_schedule_get_slots (schedule)->pdata[n])->id;
}

static XySchedule *
apply_plan (XySchedule *schedule, GPtrArray *plan)
{
  g_autoptr (GPtrArray) edits = plan;
  g_autoptr (XySchedule) before = schedule;

  g_assert_nonnull (edits);
  return xy_schedule_apply (before, edits);
}

static XySchedule *
move (XySchedule *schedule, const char *name, guint slot, int group)
{
  return apply_plan (schedule, xy_schedule_plan_move (schedule, find_place (schedule, name)->id,
                                                      get_slot (schedule, slot), group, NULL));
}

static XySchedule *
count_college (XySchedule *schedule, const char *name, int n)
{
  GPtrArray *edits = xy_edits_new ();
  XyFields *fields = xy_fields_new ();

  xy_fields_set_int (fields, "headcount_on_site", n);
  xy_fields_set_int (fields, "headcount_online", 0);
  g_ptr_array_add (edits, xy_edit_new (XY_KIND_COLLEGE, find_college (schedule, name)->id, fields));
  return apply_plan (schedule, edits);
}

static GHashTable *
tick (const XyCompareState *state, gint only)
{
  GHashTable *keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < state->rows->len; i++)
    if (only < 0 || only == (gint) i)
      g_hash_table_add (keys, ((XyCompareRow *) state->rows->pdata[i])->key);
  return keys;
}

static const XyCompareRow *
get_row (const XyCompareState *state, guint n)
{
  g_assert_cmpuint (n, <, state->rows->len);
  return state->rows->pdata[n];
}

static void
test_nothing_differs_from_the_notice_at_first (void)
{
  g_autoptr (XySchedule) notice = load_notice (FALSE);
  g_autoptr (XyCompareState) state = xy_compare_state_new (notice, notice, NULL, NULL);
  g_autoptr (GHashTable) keys = tick (state, -1);
  g_autoptr (XyTimetableEdit) edit = xy_compare_state_plan (state, keys);

  g_assert_true (state->is_known);
  g_assert_cmpuint (state->rows->len, ==, 0);
  g_assert_null (state->message);
  g_assert_null (edit->edits);
}

static void
test_each_difference_has_before_and_after_in_words (void)
{
  g_autoptr (XySchedule) notice = load_notice (FALSE);
  g_autoptr (XySchedule) now = move (xy_schedule_ref (notice), "法学院", 1, 2);
  g_autoptr (XyCompareState) state = NULL;

  now = apply_plan (g_steal_pointer (&now),
                    xy_schedule_plan_set_hour (now, get_slot (now, 5), "15:00", "15:45", 3));
  now = apply_plan (g_steal_pointer (&now), xy_schedule_plan_set_rate (now, 90));
  now = apply_plan (g_steal_pointer (&now),
                    xy_schedule_plan_remove (now, find_place (now, "文学院")->id));
  state = xy_compare_state_new (now, notice, XY_ROLE_SCHOOL, NULL);

  g_assert_cmpuint (state->rows->len, ==, 4);
  g_assert_cmpint (get_row (state, 0)->section, ==, XY_COMPARE_COLLEGES);
  g_assert_cmpstr (get_row (state, 0)->name, ==, "法学院");
  g_assert_cmpstr (get_row (state, 0)->before, ==, "8:30–9:30, group 1");
  g_assert_cmpstr (get_row (state, 0)->after, ==, "9:30–10:30, group 2");
  g_assert_cmpstr (get_row (state, 1)->name, ==, "文学院");
  g_assert_cmpstr (get_row (state, 1)->after, ==, "No place");
  g_assert_cmpint (get_row (state, 2)->section, ==, XY_COMPARE_HOURS);
  g_assert_cmpstr (get_row (state, 2)->before, ==, "15:00–16:00, 2 groups");
  g_assert_cmpstr (get_row (state, 2)->after, ==, "15:00–15:45, 3 groups");
  g_assert_cmpint (get_row (state, 3)->section, ==, XY_COMPARE_SESSIONS);
  g_assert_cmpstr (get_row (state, 3)->before, ==, "120 students in a room in an hour");
  g_assert_cmpstr (get_row (state, 3)->after, ==, "90 students in a room in an hour");
}

static void
test_what_is_ticked_comes_back_and_the_rest_stays (void)
{
  g_autoptr (XySchedule) notice = load_notice (FALSE);
  g_autoptr (XySchedule) now =
      move (move (xy_schedule_ref (notice), "法学院", 1, 2), "文学院", 4, 1);
  g_autoptr (XyCompareState) state = xy_compare_state_new (now, notice, XY_ROLE_SCHOOL, NULL);
  g_autoptr (GHashTable) one = tick (state, 0);
  g_autoptr (GHashTable) all = tick (state, -1);
  g_autoptr (XyTimetableEdit) first = xy_compare_state_plan (state, one);
  g_autoptr (XyTimetableEdit) both = xy_compare_state_plan (state, all);
  g_autoptr (XySchedule) after = xy_schedule_apply (now, first->edits);
  g_autoptr (XySchedule) back = xy_schedule_apply (now, both->edits);

  g_assert_cmpstr (first->label, ==, "Went back to the notice’s timetable");
  g_assert_cmpstr (find_place (after, "法学院")->slot, ==, get_slot (notice, 0));
  g_assert_cmpstr (find_place (after, "文学院")->slot, ==, get_slot (notice, 4));
  g_assert_null (first->follows);
  g_assert_true (xy_schedule_equal (back, notice));
  g_assert_cmpstr (both->follows, ==, "Everything will be as in the notice.");
}

static void
test_problems_that_come_and_go_are_told (void)
{
  g_autoptr (XySchedule) notice = load_notice (FALSE);
  g_autoptr (XySchedule) now = NULL;
  g_autoptr (XyCompareState) state = NULL;
  g_autoptr (GHashTable) keys = NULL;
  g_autoptr (XyTimetableEdit) edit = NULL;

  /* 150 of law and 100 of literature are too many for one group, and law alone is not. */
  now = count_college (count_college (xy_schedule_ref (notice), "法学院", 150), "文学院", 100);
  now = move (g_steal_pointer (&now), "法学院", 1, 1);
  state = xy_compare_state_new (now, notice, NULL, NULL);
  keys = tick (state, -1);
  edit = xy_compare_state_plan (state, keys);
  g_assert_cmpuint (edit->problems->len, ==, 0);
  g_assert_cmpstr (edit->follows, ==,
                   "Everything will be as in the notice.\n"
                   "1 problem of today’s timetable goes away.");

  g_clear_pointer (&edit, xy_timetable_edit_free);
  g_clear_pointer (&keys, g_hash_table_unref);
  g_clear_pointer (&state, xy_compare_state_free);
  now = count_college (g_steal_pointer (&now), "附属二医院", 100);
  state = xy_compare_state_new (now, notice, NULL, NULL);
  keys = tick (state, -1);
  edit = xy_compare_state_plan (state, keys);
  g_assert_cmpuint (edit->problems->len, ==, 1);
}

static void
test_coordinator_brings_back_only_the_own_place (void)
{
  g_autoptr (XySchedule) notice = load_notice (FALSE);
  g_autoptr (XySchedule) now =
      move (move (xy_schedule_ref (notice), "法学院", 1, 2), "文学院", 4, 1);
  g_autofree char *law = g_strdup (find_college (now, "法学院")->id);
  g_autoptr (XyCompareState) state = xy_compare_state_new (now, notice, XY_ROLE_COLLEGE, law);
  g_autoptr (GHashTable) all = tick (state, -1);
  g_autoptr (XyTimetableEdit) edit = xy_compare_state_plan (state, all);

  g_assert_true (get_row (state, 0)->offered);
  g_assert_false (get_row (state, 1)->offered);
  g_assert_false (state->may_adopt);
  g_assert_nonnull (state->message);
  g_assert_cmpuint (edit->edits->len, ==, 1);
  g_assert_cmpstr (((XyEdit *) edit->edits->pdata[0])->id, ==, find_place (now, "法学院")->id);
  g_assert_cmpstr (edit->label, ==, "Went back to the notice’s timetable");
}

static void
test_place_that_is_not_free_becomes_a_request (void)
{
  g_autoptr (XySchedule) notice = load_notice (FALSE);
  g_autoptr (XySchedule) now = NULL;
  g_autoptr (XyCompareState) state = NULL;
  g_autoptr (GHashTable) all = NULL;
  g_autoptr (XyTimetableEdit) edit = NULL;

  now = count_college (count_college (xy_schedule_ref (notice), "法学院", 150), "附属二医院", 100);
  now = move (g_steal_pointer (&now), "法学院", 1, 2);
  state = xy_compare_state_new (now, notice, XY_ROLE_COLLEGE, find_college (now, "法学院")->id);
  all = tick (state, -1);
  edit = xy_compare_state_plan (state, all);
  g_assert_cmpuint (edit->edits->len, ==, 1);
  g_assert_cmpstr (edit->label, ==, "Asked for the place in the notice");
  g_assert_nonnull (strstr (edit->follows, "becomes a request"));
}

static void
test_locked_timetable_is_seen_and_left (void)
{
  g_autoptr (XySchedule) notice = load_notice (TRUE);
  g_autoptr (XySchedule) now = move (xy_schedule_ref (notice), "法学院", 1, 2);
  const char *law = find_college (now, "法学院")->id;
  g_autoptr (XyCompareState) college = xy_compare_state_new (now, notice, XY_ROLE_COLLEGE, law);
  g_autoptr (XyCompareState) school = xy_compare_state_new (now, notice, XY_ROLE_SCHOOL, NULL);

  g_assert_true (xy_timetable_offer (now, XY_ROLE_COLLEGE, law, "compare", NULL));
  g_assert_cmpuint (college->rows->len, ==, 1);
  g_assert_false (get_row (college, 0)->offered);
  g_assert_nonnull (college->message);
  g_assert_true (get_row (school, 0)->offered);
}

static void
test_notice_that_is_not_known_is_said_in_words (void)
{
  g_autoptr (XySchedule) now = load_notice (FALSE);
  g_autoptr (XyCompareState) state = xy_compare_state_new (now, NULL, NULL, NULL);

  g_assert_false (state->is_known);
  g_assert_nonnull (state->message);
  g_assert_true (state->may_adopt);
}

static void
test_todays_timetable_becomes_the_notices (void)
{
  g_autoptr (XySchedule) notice = load_notice (FALSE);
  g_autoptr (XySchedule) now = move (xy_schedule_ref (notice), "法学院", 1, 2);
  g_autoptr (XyTimetableEdit) edit = xy_compare_plan_adopt (now);
  g_autoptr (XySchedule) after = xy_schedule_apply (now, edit->edits);
  g_autoptr (GError) error = NULL;
  g_autoptr (XySchedule) adopted =
      xy_notice_timetable_find (xy_schedule_get_campaign (after), NULL, &error);
  g_autoptr (XyCompareState) state = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (edit->edits->len, ==, 1);
  state = xy_compare_state_new (after, adopted, NULL, NULL);
  g_assert_cmpuint (state->rows->len, ==, 0);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
#define ADD(name, function) g_test_add_func ("/compare-state/" name, function)
  ADD ("nothing-differs-at-first", test_nothing_differs_from_the_notice_at_first);
  ADD ("before-and-after-in-words", test_each_difference_has_before_and_after_in_words);
  ADD ("what-is-ticked-comes-back", test_what_is_ticked_comes_back_and_the_rest_stays);
  ADD ("problems-that-come-and-go-are-told", test_problems_that_come_and_go_are_told);
  ADD ("coordinator-brings-back-only-the-own-place",
       test_coordinator_brings_back_only_the_own_place);
  ADD ("place-that-is-not-free-becomes-a-request", test_place_that_is_not_free_becomes_a_request);
  ADD ("locked-timetable-is-seen-and-left", test_locked_timetable_is_seen_and_left);
  ADD ("notice-that-is-not-known", test_notice_that_is_not_known_is_said_in_words);
  ADD ("todays-timetable-becomes-the-notices", test_todays_timetable_becomes_the_notices);
  return g_test_run ();
}
