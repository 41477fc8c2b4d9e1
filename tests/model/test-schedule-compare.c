// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-schedule-compare.h"

#include <string.h>

#include "xy-test-plan.h"
#include "xy-test-schedule.h"
#include "xy-test.h"

#define ROUNDS 80
#define STEPS 25

static int
below (GRand *rand, guint n)
{
  return g_rand_int_range (rand, 0, (gint32) n);
}

/* Who comes when, as text: what the two tables have to agree in. */
static char *
write_table (const XySchedule *schedule)
{
  GPtrArray *sessions = xy_schedule_get_sessions (schedule);
  GPtrArray *slots = xy_schedule_get_slots (schedule);
  GString *text = g_string_new (NULL);

  g_string_printf (text, "%d\n", (int) xy_schedule_get_campaign (schedule)->students_per_room_hour);
  for (guint i = 0; i < sessions->len; i++)
    {
      const XySession *session = sessions->pdata[i];
      g_autofree char *rooms = g_strjoinv (" ", session->rooms);

      g_string_append_printf (text, "%s %s %s %s\n", session->id, session->date, session->building,
                              rooms);
    }
  for (guint i = 0; i < slots->len; i++)
    {
      const XySlot *slot = slots->pdata[i];

      g_string_append_printf (text, "%s %s %s %s\n", slot->id, slot->session, slot->start,
                              slot->end);
      for (int group = 1; group <= slot->groups; group++)
        {
          g_autoptr (GPtrArray) places = xy_schedule_list_group (schedule, slot->id, group);

          g_string_append_printf (text, "  %d:", group);
          for (guint j = 0; j < places->len; j++)
            {
              const XyAssignment *place = places->pdata[j];
              g_autofree char *classes =
                  place->classes != NULL ? g_strjoinv ("+", place->classes) : g_strdup ("");

              g_string_append_printf (text, " %s[%s]", place->college, classes);
            }
          g_string_append_c (text, '\n');
        }
    }
  return g_string_free (text, FALSE);
}

static void
assert_same_table (const XySchedule *a, const XySchedule *b)
{
  g_autofree char *one = write_table (a);
  g_autofree char *other = write_table (b);

  g_assert_cmpstr (one, ==, other);
  g_assert_cmpuint (xy_schedule_get_assignments (a)->len, ==, xy_schedule_get_assignments (b)->len);
}

static XySchedule *
edit_at_random (GRand *rand, XySchedule *schedule)
{
  g_autoptr (XySchedule) now = xy_schedule_ref (schedule);
  int n_steps = 1 + below (rand, STEPS);

  for (int i = 0; i < n_steps; i++)
    {
      g_autoptr (GPtrArray) edits = xy_test_plan_anything (rand, now);
      XySchedule *after = edits != NULL ? xy_schedule_apply (now, edits) : NULL;

      if (after == NULL)
        continue;
      xy_schedule_unref (now);
      now = after;
    }
  return g_steal_pointer (&now);
}

static void
shuffle (GRand *rand, GPtrArray *list)
{
  for (guint i = list->len; i > 1; i--)
    {
      int j = below (rand, i);
      gpointer swap = list->pdata[j];

      list->pdata[j] = list->pdata[i - 1];
      list->pdata[i - 1] = swap;
    }
}

static XySchedule *
restore_one (const XySchedule *now, const XySchedule *notice, XyScheduleDifference *difference)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autoptr (GPtrArray) edits = NULL;

  g_ptr_array_add (one, difference);
  edits = xy_schedule_plan_restore (now, notice, one);
  return xy_schedule_apply (now, edits);
}

/* What it is about, but not how it differs. */
typedef enum
{
  ABOUT_RATE,
  ABOUT_SESSION,
  ABOUT_HOUR,
  ABOUT_COLLEGE,
  ABOUT_ORDER,
} About;

static About
get_about (const XyScheduleDifference *difference)
{
  if (difference->kind == XY_SCHEDULE_RATE_CHANGED)
    return ABOUT_RATE;
  if (difference->kind <= XY_SCHEDULE_SESSION_CHANGED)
    return ABOUT_SESSION;
  if (difference->kind <= XY_SCHEDULE_HOUR_CHANGED)
    return ABOUT_HOUR;
  return difference->kind <= XY_SCHEDULE_COLLEGE_JOINED ? ABOUT_COLLEGE : ABOUT_ORDER;
}

static gboolean
has_difference (GPtrArray *list, const XyScheduleDifference *wanted)
{
  for (guint i = 0; i < list->len; i++)
    {
      const XyScheduleDifference *difference = list->pdata[i];

      if (get_about (difference) == get_about (wanted) &&
          strcmp (difference->id, wanted->id) == 0 && difference->group == wanted->group)
        return TRUE;
    }
  return FALSE;
}

static void
equal_tables_differ_in_nothing (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr (XySchedule) notice = xy_test_schedule_random (rand, 10, 8);
      g_autoptr (XySchedule) now = edit_at_random (rand, notice);
      g_autoptr (GPtrArray) none = xy_schedule_compare (now, now);
      g_autoptr (GPtrArray) nothing = xy_schedule_plan_restore (now, notice, none);

      g_assert_cmpuint (none->len, ==, 0);
      g_assert_cmpuint (nothing->len, ==, 0);
    }
}

/* And tables that are not written alike differ in something. */
static void
tables_without_a_difference_are_written_alike (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  guint n_different = 0;

  for (int round = 0; round < ROUNDS * 4; round++)
    {
      g_autoptr (XySchedule) notice = xy_test_schedule_random (rand, 6, 4);
      g_autoptr (GPtrArray) edits = xy_test_plan_anything (rand, notice);
      g_autoptr (XySchedule) now = NULL;
      g_autoptr (GPtrArray) differences = NULL;
      g_autofree char *was = NULL, *is = NULL;

      if (edits == NULL)
        continue;
      now = xy_schedule_apply (notice, edits);
      differences = xy_schedule_compare (now, notice);
      was = write_table (notice);
      is = write_table (now);
      g_assert_cmpint (differences->len == 0, ==, strcmp (was, is) == 0);
      n_different += differences->len > 0;
    }
  g_assert_cmpuint (n_different, >, ROUNDS);
}

static void
all_restored_at_once_is_the_notices_table (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr (XySchedule) notice =
          xy_test_schedule_random (rand, 1 + below (rand, 14), 1 + below (rand, 12));
      g_autoptr (XySchedule) now = edit_at_random (rand, notice);
      g_autoptr (GPtrArray) differences = xy_schedule_compare (now, notice);
      g_autoptr (GPtrArray) edits = NULL;
      g_autoptr (XySchedule) back = NULL;

      shuffle (rand, differences);
      edits = xy_schedule_plan_restore (now, notice, differences);
      back = xy_schedule_apply (now, edits);
      assert_same_table (back, notice);
    }
}

static void
each_restored_in_any_order_is_the_notices_table (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  guint n_restored = 0;

  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr (XySchedule) notice = xy_test_schedule_random (rand, 10, 6);
      g_autoptr (XySchedule) now = edit_at_random (rand, notice);
      g_autoptr (GPtrArray) differences = xy_schedule_compare (now, notice);

      shuffle (rand, differences);
      for (guint i = 0; i < differences->len; i++)
        {
          XySchedule *after = restore_one (now, notice, differences->pdata[i]);

          xy_schedule_unref (now);
          now = after;
          n_restored++;
        }
      assert_same_table (now, notice);
    }
  g_assert_cmpuint (n_restored, >, ROUNDS);
}

/* What else may vanish: the hours and sessions that it stands in, whoever stands in an hour or
 * group that goes, the hours of a session that goes, and an order that it is part of. */
static gboolean
may_vanish_with (const XyScheduleDifference *other, const XyScheduleDifference *restored)
{
  switch (get_about (restored))
    {
    case ABOUT_COLLEGE:
      return get_about (other) != ABOUT_COLLEGE && get_about (other) != ABOUT_RATE;
    case ABOUT_HOUR:
    case ABOUT_SESSION:
      return get_about (other) != ABOUT_RATE;
    case ABOUT_RATE:
    case ABOUT_ORDER:
    default:
      return FALSE;
    }
}

static guint
count_lost (const XySchedule *schedule)
{
  g_autoptr (GPtrArray) problems = xy_schedule_list_problems (schedule);
  guint n_lost = 0;

  for (guint i = 0; i < problems->len; i++)
    n_lost += ((XyScheduleProblem *) problems->pdata[i])->kind == XY_SCHEDULE_UNKNOWN_SLOT;
  return n_lost;
}

static void
one_restored_is_gone_and_brings_no_other (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  guint seen[ABOUT_ORDER + 1] = { 0 };

  for (int round = 0; round < ROUNDS * 3; round++)
    {
      g_autoptr (XySchedule) notice = xy_test_schedule_random (rand, 10, 1 + below (rand, 6));
      g_autoptr (XySchedule) now = edit_at_random (rand, notice);
      g_autoptr (GPtrArray) before = xy_schedule_compare (now, notice);

      for (guint i = 0; i < before->len; i++)
        {
          XyScheduleDifference *restored = before->pdata[i];
          g_autoptr (XySchedule) then = restore_one (now, notice, restored);
          g_autoptr (GPtrArray) after = xy_schedule_compare (then, notice);

          seen[get_about (restored)]++;
          g_assert_false (has_difference (after, restored));
          /* Nobody is left in an hour or group that went. */
          g_assert_cmpuint (count_lost (then), <=, count_lost (now));
          for (guint j = 0; j < after->len; j++)
            g_assert_true (has_difference (before, after->pdata[j]));
          for (guint j = 0; j < before->len; j++)
            g_assert_true (j == i || has_difference (after, before->pdata[j]) ||
                           may_vanish_with (before->pdata[j], restored));
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (seen); i++)
    g_assert_cmpuint (seen[i], >, 0);
}

static XySchedule *
without_headcounts (const XySchedule *schedule)
{
  GPtrArray *places = xy_schedule_get_assignments (schedule);
  g_autoptr (GPtrArray) edits = xy_edits_new ();

  for (guint i = 0; i < places->len; i++)
    {
      XyFields *fields = xy_fields_new ();

      xy_fields_set_null (fields, "headcount");
      g_ptr_array_add (
          edits, xy_edit_new (XY_KIND_ASSIGNMENT, ((XyAssignment *) places->pdata[i])->id, fields));
    }
  return xy_schedule_apply (schedule, edits);
}

/* What was only taken away comes back as the same records with the same fields. */
static void
what_was_taken_away_comes_back_itself (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr (XySchedule) counted = xy_test_schedule_random (rand, 12, 10);
      g_autoptr (XySchedule) notice = without_headcounts (counted);
      const XySession *session = xy_schedule_get_sessions (notice)->pdata[0];
      const XyAssignment *place = xy_test_any_assignment (rand, notice);
      g_autoptr (GPtrArray) removal = below (rand, 2) == 0
                                          ? xy_schedule_plan_remove (notice, place->id)
                                          : xy_schedule_plan_remove_session (notice, session->id);
      g_autoptr (XySchedule) now = xy_schedule_apply (notice, removal);
      g_autoptr (GPtrArray) differences = xy_schedule_compare (now, notice);
      g_autoptr (GPtrArray) edits = xy_schedule_plan_restore (now, notice, differences);
      g_autoptr (XySchedule) back = xy_schedule_apply (now, edits);

      g_assert_cmpuint (edits->len, ==, removal->len);
      g_assert_true (xy_schedule_equal (back, notice));
      for (guint i = 0; i < edits->len; i++)
        {
          const XyEdit *edit = edits->pdata[i];

          g_assert_true (xy_fields_has (edit->fields, "deleted"));
          g_assert_null (xy_fields_get (edit->fields, "deleted"));
          g_assert_true (xy_fields_has (edit->fields, "campaign"));
        }
    }
}

/* A part of a college that has become the whole leaves its record to it. */
static void
split_of_the_notice_comes_back (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  guint n_joined = 0;

  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr (XySchedule) whole = xy_test_schedule_random (rand, 8, 4);
      g_autoptr (GPtrArray) split = xy_test_plan_any_split (rand, whole);
      g_autoptr (XySchedule) notice = split != NULL ? xy_schedule_apply (whole, split) : NULL;
      g_autoptr (GPtrArray) differences = NULL;
      g_autoptr (GPtrArray) join = NULL;
      g_autoptr (XySchedule) joined = NULL, moved = NULL, back = NULL;
      g_autoptr (GPtrArray) move = NULL;
      const XyAssignment *first, *second;
      const XyScheduleDifference *difference;

      if (notice == NULL)
        continue;
      first = xy_schedule_find_assignment (notice, ((XyEdit *) split->pdata[0])->id);
      second = xy_schedule_find_assignment (notice, ((XyEdit *) split->pdata[1])->id);
      join = xy_schedule_plan_join (notice, first->id, second->id);
      joined = xy_schedule_apply (notice, join);
      move = xy_schedule_plan_move (joined, second->id, first->slot, (int) first->group, NULL);
      moved = xy_schedule_apply (joined, move);
      differences = xy_schedule_compare (moved, notice);
      difference = differences->pdata[0];
      g_assert_cmpint (difference->kind, ==, XY_SCHEDULE_COLLEGE_JOINED);
      g_assert_cmpuint (difference->before->len, ==, 2);
      g_assert_cmpuint (difference->after->len, ==, 1);
      back = restore_one (moved, notice, differences->pdata[0]);
      assert_same_table (back, notice);
      n_joined++;
    }
  g_assert_cmpuint (n_joined, >, 0);
}

/* The others may have been counted anew meanwhile, so that its number does not say any more where
 * it stood. */
static void
college_stands_between_those_it_stood_between (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  guint n_done = 0;

  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr (XySchedule) notice = xy_test_schedule_random (rand, 12, 2);
      const XyAssignment *place = xy_test_any_assignment (rand, notice);
      const XySlot *last = xy_schedule_get_slots (notice)->pdata[1];
      g_autoptr (GPtrArray) away = xy_schedule_plan_move (notice, place->id, last->id, 1, NULL);
      g_autoptr (XySchedule) gone = xy_schedule_apply (notice, away);
      g_autoptr (GPtrArray) there = xy_schedule_list_group (gone, place->slot, (int) place->group);
      g_autoptr (GPtrArray) differences = NULL;
      g_autoptr (XySchedule) now = NULL, back = NULL;

      if (there->len > 1 && !g_ptr_array_find (there, place, NULL))
        {
          const XyAssignment *head = there->pdata[0];
          g_autoptr (GPtrArray) same =
              xy_schedule_plan_move (gone, head->id, head->slot, (int) head->group,
                                     ((XyAssignment *) there->pdata[1])->id);

          now = xy_schedule_apply (gone, same);
        }
      else
        now = xy_schedule_ref (gone);
      differences = xy_schedule_compare (now, notice);
      if (differences->len != 1 ||
          ((XyScheduleDifference *) differences->pdata[0])->kind == XY_SCHEDULE_ORDER_CHANGED)
        continue;
      back = restore_one (now, notice, differences->pdata[0]);
      assert_same_table (back, notice);
      n_done++;
    }
  g_assert_cmpuint (n_done, >, 0);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/model/schedule-compare/equal", equal_tables_differ_in_nothing);
  g_test_add_func ("/model/schedule-compare/different",
                   tables_without_a_difference_are_written_alike);
  g_test_add_func ("/model/schedule-compare/all", all_restored_at_once_is_the_notices_table);
  g_test_add_func ("/model/schedule-compare/any-order",
                   each_restored_in_any_order_is_the_notices_table);
  g_test_add_func ("/model/schedule-compare/one", one_restored_is_gone_and_brings_no_other);
  g_test_add_func ("/model/schedule-compare/itself", what_was_taken_away_comes_back_itself);
  g_test_add_func ("/model/schedule-compare/joined", split_of_the_notice_comes_back);
  g_test_add_func ("/model/schedule-compare/between",
                   college_stands_between_those_it_stood_between);
  return g_test_run ();
}
