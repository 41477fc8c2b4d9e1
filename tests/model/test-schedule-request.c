// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "model/xy-schedule-plan.h"
#include "model/xy-schedule-request.h"
#include "xy-test-schedule.h"
#include "xy-test.h"

#define ROUNDS 60
#define NOW "2021-12-01T08:00:00Z"

static int
below (GRand *rand, guint n)
{
  return g_rand_int_range (rand, 0, (gint32) n);
}

static gpointer
any (GRand *rand, GPtrArray *list)
{
  g_assert_cmpuint (list->len, >, 0);
  return g_ptr_array_index (list, below (rand, list->len));
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Who stands where, whatever the records are called. */
static char *
dup_places (const XySchedule *schedule)
{
  GPtrArray *all = xy_schedule_get_assignments (schedule);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < all->len; i++)
    {
      const XyAssignment *place = g_ptr_array_index (all, i);
      g_autofree char *classes = g_strjoinv (" ", place->classes);

      g_ptr_array_add (lines, g_strdup_printf ("%s %s %d %d %s", place->college, place->slot,
                                               (int) place->group, (int) place->position, classes));
    }
  g_ptr_array_sort (lines, compare_texts);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static XyRequest *
read_request (GPtrArray *asking)
{
  const XyEdit *edit = g_ptr_array_index (asking, 0);
  g_autoptr (XyRecord) record =
      xy_record_new (XY_KIND_REQUEST, edit->id, 0, xy_fields_copy (edit->fields));
  g_autofree char *problem = NULL;

  g_assert_cmpuint (asking->len, ==, 1);
  g_assert_cmpint (edit->kind, ==, XY_KIND_REQUEST);
  g_assert_true (xy_kind_validate (XY_KIND_REQUEST, edit->fields, &problem));
  return xy_entity_from_record (record);
}

/* What is asked for and agreed to ends where doing it would have ended. */
static void
assert_asks (const XySchedule *schedule, GPtrArray *edits, const char *why)
{
  g_autoptr (GPtrArray) asking = xy_schedule_plan_ask (schedule, edits, NOW);
  g_autoptr (XyRequest) request = read_request (asking);
  g_autoptr (GPtrArray) agreed = xy_schedule_plan_request (schedule, request);
  g_autoptr (XySchedule) wanted = xy_schedule_apply (schedule, edits);
  g_autoptr (XySchedule) after = NULL;
  g_autofree char *one = NULL, *other = NULL;

  g_assert_nonnull (agreed);
  after = xy_schedule_apply (schedule, agreed);
  one = dup_places (wanted);
  other = dup_places (after);
  g_assert_cmpstr (one, ==, other);
  if (xy_schedule_is_free (schedule, edits))
    g_assert_cmpstr (request->why, ==, why);
  else
    g_assert_cmpstr (request->why, ==, xy_schedule_find_reason (schedule, edits));
  g_assert_cmpstr (request->state, ==, "open");
  g_assert_cmpstr (request->made_at, ==, NOW);
}

static GPtrArray *
plan_any_split (GRand *rand, const XySchedule *schedule)
{
  const XyAssignment *place = any (rand, xy_schedule_get_assignments (schedule));
  const XySlot *slot = any (rand, xy_schedule_get_slots (schedule));
  g_auto (GStrv) classes = xy_assignment_is_whole (place)
                               ? xy_schedule_dup_classes (schedule, place->college)
                               : g_strdupv (place->classes);

  return classes[0] == NULL
             ? NULL
             : xy_schedule_plan_split (schedule, place->id, (const char *[]){ classes[0], NULL },
                                       slot->id, 1 + below (rand, (guint) slot->groups));
}

static void
a_split_and_a_join_are_asked_for_as_one_record (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  guint n_asked = 0;

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (XySchedule) before = xy_test_schedule_random (rand, 6, 4);
      g_autoptr (GPtrArray) split = plan_any_split (rand, before);
      g_autoptr (GPtrArray) join = NULL;
      g_autoptr (XySchedule) after = NULL;

      if (split == NULL)
        continue;
      assert_asks (before, split, "split");
      after = xy_schedule_apply (before, split);
      join = xy_schedule_plan_join (after, ((XyEdit *) split->pdata[0])->id,
                                    ((XyEdit *) split->pdata[1])->id);
      assert_asks (after, join, "join");
      n_asked++;
    }
  g_assert_cmpuint (n_asked, >, ROUNDS / 2);
}

static void
a_place_before_others_is_asked_for (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);
  guint n_asked = 0;

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (XySchedule) schedule = xy_test_schedule_random (rand, 12, 2);
      const XyAssignment *subject = any (rand, xy_schedule_get_assignments (schedule));
      const XyAssignment *next = any (rand, xy_schedule_get_assignments (schedule));
      g_autoptr (GPtrArray) edits =
          xy_schedule_plan_move (schedule, subject->id, next->slot, (int) next->group, next->id);

      if (edits == NULL || edits->len < 2)
        continue;
      assert_asks (schedule, edits, "order");
      n_asked++;
    }
  g_assert_cmpuint (n_asked, >, ROUNDS / 4);
}

static void
a_move_is_left_to_the_server (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (XySchedule) schedule = xy_test_schedule_random (rand, 6, 4);
      const XyAssignment *subject = any (rand, xy_schedule_get_assignments (schedule));
      const XySlot *slot = any (rand, xy_schedule_get_slots (schedule));
      g_autoptr (GPtrArray) edits =
          xy_schedule_plan_move (schedule, subject->id, slot->id, 1, NULL);
      g_autoptr (GPtrArray) asking = xy_schedule_plan_ask (schedule, edits, NOW);

      g_assert_true (asking == edits);
    }
}

static void
what_is_the_schools_alone_is_not_asked_for (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);
  g_autoptr (XySchedule) schedule = xy_test_schedule_random (rand, 6, 4);
  const XyAssignment *place = any (rand, xy_schedule_get_assignments (schedule));
  const XySlot *slot = any (rand, xy_schedule_get_slots (schedule));
  g_autoptr (GPtrArray) removal = xy_schedule_plan_remove (schedule, place->id);
  g_autoptr (GPtrArray) wish = xy_schedule_plan_wish (schedule, place->id, TRUE, NULL, NULL);
  g_autoptr (GPtrArray) added = xy_schedule_plan_place (schedule, place->college, slot->id, 1);
  g_autoptr (GPtrArray) hour = xy_schedule_plan_set_hour (schedule, slot->id, "07:00", "08:00", 1);

  g_assert_null (xy_schedule_plan_ask (schedule, removal, NOW));
  g_assert_null (xy_schedule_plan_ask (schedule, wish, NOW));
  g_assert_null (xy_schedule_plan_ask (schedule, added, NOW));
  g_assert_null (xy_schedule_plan_ask (schedule, hour, NOW));
}

static void
what_went_is_not_planned_any_more (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (XySchedule) before = xy_test_schedule_random (rand, 6, 4);
      g_autoptr (GPtrArray) split = plan_any_split (rand, before);
      g_autoptr (GPtrArray) asking =
          split != NULL ? xy_schedule_plan_ask (before, split, NOW) : NULL;
      g_autoptr (XyRequest) request = asking != NULL ? read_request (asking) : NULL;
      g_autoptr (GPtrArray) removal = NULL, hour_removal = NULL;
      g_autoptr (XySchedule) without_place = NULL, without_hour = NULL;

      if (request == NULL)
        continue;
      removal = xy_schedule_plan_remove (before, request->subject);
      without_place = xy_schedule_apply (before, removal);
      g_assert_null (xy_schedule_plan_request (without_place, request));
      hour_removal = xy_schedule_plan_remove_hour (before, request->slot);
      without_hour = xy_schedule_apply (before, hour_removal);
      g_assert_null (xy_schedule_plan_request (without_hour, request));
      g_assert_null (xy_schedule_find_request_reason (without_hour, request));
    }
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
#define ADD(name) g_test_add_func ("/model/schedule-request/" #name, name)
  ADD (a_split_and_a_join_are_asked_for_as_one_record);
  ADD (a_place_before_others_is_asked_for);
  ADD (a_move_is_left_to_the_server);
  ADD (what_is_the_schools_alone_is_not_asked_for);
  ADD (what_went_is_not_planned_any_more);
#undef ADD
  return g_test_run ();
}
