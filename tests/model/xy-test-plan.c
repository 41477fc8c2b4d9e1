// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "xy-test-plan.h"

static int
below (GRand *rand, guint n)
{
  return g_rand_int_range (rand, 0, (gint32) n);
}

const XyAssignment *
xy_test_any_assignment (GRand *rand, const XySchedule *schedule)
{
  GPtrArray *all = xy_schedule_get_assignments (schedule);

  return all->len > 0 ? g_ptr_array_index (all, below (rand, all->len)) : NULL;
}

static const XySlot *
any_slot (GRand *rand, const XySchedule *schedule)
{
  GPtrArray *all = xy_schedule_get_slots (schedule);

  return g_ptr_array_index (all, below (rand, all->len));
}

static const XySession *
any_session (GRand *rand, const XySchedule *schedule)
{
  GPtrArray *all = xy_schedule_get_sessions (schedule);

  return g_ptr_array_index (all, below (rand, all->len));
}

GPtrArray *
xy_test_plan_any_move (GRand *rand, const XySchedule *schedule)
{
  const XySlot *slot = any_slot (rand, schedule);
  int group = 1 + below (rand, (guint) slot->groups);
  g_autoptr (GPtrArray) there = xy_schedule_list_group (schedule, slot->id, group);
  const XyAssignment *subject = xy_test_any_assignment (rand, schedule);
  const XyAssignment *before = there->len > 0 && below (rand, 2) == 0
                                   ? g_ptr_array_index (there, below (rand, there->len))
                                   : NULL;

  if (subject == NULL || before == subject)
    return NULL;
  return xy_schedule_plan_move (schedule, subject->id, slot->id, group,
                                before != NULL ? before->id : NULL);
}

GPtrArray *
xy_test_plan_any_split (GRand *rand, const XySchedule *schedule)
{
  const XyAssignment *subject = xy_test_any_assignment (rand, schedule);
  const XySlot *slot = any_slot (rand, schedule);

  return subject != NULL ? xy_schedule_plan_split (schedule, subject->id,
                                                   (const char *[]){ "2班", NULL }, slot->id, 1)
                         : NULL;
}

static GPtrArray *
plan_any_join (GRand *rand, const XySchedule *schedule)
{
  const XyAssignment *subject = xy_test_any_assignment (rand, schedule);
  g_autoptr (GPtrArray) parts =
      xy_schedule_list_college (schedule, subject != NULL ? subject->college : NULL);

  return parts->len > 1 ? xy_schedule_plan_join (schedule, ((XyAssignment *) parts->pdata[0])->id,
                                                 ((XyAssignment *) parts->pdata[1])->id)
                        : NULL;
}

GPtrArray *
xy_test_plan_anything (GRand *rand, const XySchedule *schedule)
{
  static const char *const rooms[] = { "101", "102", NULL };
  const XySlot *slot = any_slot (rand, schedule);
  const XySession *session = any_session (rand, schedule);
  const XyAssignment *place = xy_test_any_assignment (rand, schedule);
  GPtrArray *colleges = xy_schedule_get_colleges (schedule);
  const XyCollege *college = g_ptr_array_index (colleges, below (rand, colleges->len));

  switch (below (rand, 14))
    {
    case 0:
      return xy_schedule_plan_place (schedule, college->id, slot->id, 1);
    case 1:
      return place != NULL ? xy_schedule_plan_remove (schedule, place->id) : NULL;
    case 2:
    case 3:
      return xy_test_plan_any_split (rand, schedule);
    case 4:
      return plan_any_join (rand, schedule);
    case 5:
      return place != NULL ? xy_schedule_plan_wish (schedule, place->id, below (rand, 2) == 0,
                                                    "08:30", below (rand, 2) == 0 ? "12:30" : NULL)
                           : NULL;
    case 6:
      return xy_schedule_plan_add_hour (schedule, session->id, "18:00", "18:45",
                                        1 + below (rand, 3));
    case 7:
      return xy_schedule_plan_set_hour (schedule, slot->id, slot->start, "19:00",
                                        1 + below (rand, 3));
    case 8:
      return xy_schedule_get_slots (schedule)->len > 1
                 ? xy_schedule_plan_remove_hour (schedule, slot->id)
                 : NULL;
    case 9:
      return xy_schedule_plan_add_session (schedule, "2021-12-30", "北栋", rooms, session->id);
    case 10:
      return xy_schedule_plan_set_session (schedule, session->id, "2021-12-29", "东栋", rooms);
    case 11:
      return xy_schedule_get_sessions (schedule)->len > 1 &&
                     xy_schedule_get_slots (schedule)->len > 40
                 ? xy_schedule_plan_remove_session (schedule, session->id)
                 : NULL;
    case 12:
      return xy_schedule_plan_set_rate (schedule, 1 + below (rand, 200));
    default:
      return xy_test_plan_any_move (rand, schedule);
    }
}
