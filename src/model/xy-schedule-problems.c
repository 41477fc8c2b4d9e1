// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-schedule-private.h"

#include <string.h>

void
xy_schedule_problem_free (XyScheduleProblem *problem)
{
  g_free (problem->slot);
  g_free (problem->college);
  g_free (problem);
}

const char *
xy_schedule_problem_kind_to_string (XyScheduleProblemKind kind)
{
  switch (kind)
    {
    case XY_SCHEDULE_CLASH_COLLEGE:
      return "clash";
    case XY_SCHEDULE_CLASH_ROOM:
      return "room-clash";
    case XY_SCHEDULE_OVERLOAD:
      return "overload";
    case XY_SCHEDULE_MISSING:
      return "missing";
    case XY_SCHEDULE_UNKNOWN_COLLEGE:
      return "unknown-college";
    case XY_SCHEDULE_UNKNOWN_SLOT:
      return "unknown-slot";
    case XY_SCHEDULE_NOT_NEEDED:
      return "not-needed";
    default:
      g_return_val_if_reached (NULL);
    }
}

static XyScheduleProblem *
add_problem (GPtrArray *problems,
             XyScheduleProblemKind kind,
             const char *slot,
             int group,
             const char *college)
{
  XyScheduleProblem *problem = g_new0 (XyScheduleProblem, 1);

  problem->kind = kind;
  problem->slot = g_strdup (slot);
  problem->group = group;
  problem->college = g_strdup (college);
  g_ptr_array_add (problems, problem);
  return problem;
}

static gboolean
lists_share (char **a, char **b)
{
  for (; a != NULL && *a != NULL; a++)
    if (b != NULL && g_strv_contains ((const char *const *) b, *a))
      return TRUE;
  return FALSE;
}

static gboolean
is_whole (const XyAssignment *assignment)
{
  return assignment->classes == NULL || assignment->classes[0] == NULL;
}

/* Whether somebody would have to come to both. */
static gboolean
assignments_clash (const XyAssignment *a, const XyAssignment *b)
{
  return strcmp (a->college, b->college) == 0 &&
         (is_whole (a) || is_whole (b) || lists_share (a->classes, b->classes));
}

static gboolean
slots_share_room (const XySchedule *schedule, const XySlot *a, const XySlot *b)
{
  const XySession *one = xy_schedule_find_session (schedule, a->session);
  const XySession *other = xy_schedule_find_session (schedule, b->session);
  int a_start, a_end, b_start, b_end;

  if (one == NULL || other == NULL || one == other || g_strcmp0 (one->date, other->date) != 0 ||
      g_strcmp0 (one->building, other->building) != 0 || !lists_share (one->rooms, other->rooms))
    return FALSE;
  xy_slot_get_minutes (a, &a_start, &a_end);
  xy_slot_get_minutes (b, &b_start, &b_end);
  return a_start < b_end && b_start < a_end;
}

/* What is wrong with one assignment where it stands, given those before it. */
static void
check_assignment (const XySchedule *schedule, guint place, GPtrArray *problems)
{
  const XyAssignment *assignment = schedule->assignments->pdata[place];
  const XySlot *slot = xy_schedule_find_slot (schedule, assignment->slot);
  const XyCollege *college = xy_schedule_find_college (schedule, assignment->college);
  int group = (int) assignment->group;

  if (slot == NULL || group < 1 || group > slot->groups)
    add_problem (problems, XY_SCHEDULE_UNKNOWN_SLOT, assignment->slot, group, assignment->college);
  if (college == NULL)
    {
      add_problem (problems, XY_SCHEDULE_UNKNOWN_COLLEGE, assignment->slot, group,
                   assignment->college);
      return;
    }
  if (college->headcount_on_site == 0 && college->headcount_online > 0)
    add_problem (problems, XY_SCHEDULE_NOT_NEEDED, assignment->slot, group, assignment->college);
  for (guint i = 0; i < place; i++)
    if (assignments_clash (schedule->assignments->pdata[i], assignment))
      {
        add_problem (problems, XY_SCHEDULE_CLASH_COLLEGE, assignment->slot, group,
                     assignment->college);
        return;
      }
}

static void
check_slot (const XySchedule *schedule, guint place, GPtrArray *problems)
{
  const XySlot *slot = schedule->slots->pdata[place];
  int capacity = xy_schedule_get_capacity (schedule, slot->id);

  for (guint i = 0; i < place; i++)
    if (slots_share_room (schedule, schedule->slots->pdata[i], slot))
      {
        add_problem (problems, XY_SCHEDULE_CLASH_ROOM, slot->id, 0, NULL);
        break;
      }
  for (int group = 1; group <= slot->groups; group++)
    {
      int load = xy_schedule_get_load (schedule, slot->id, group);

      if (load > capacity)
        {
          XyScheduleProblem *problem =
              add_problem (problems, XY_SCHEDULE_OVERLOAD, slot->id, group, NULL);

          problem->measured = load;
          problem->limit = capacity;
        }
    }
}

GPtrArray *
xy_schedule_list_problems (const XySchedule *schedule)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_schedule_problem_free);

  for (guint i = 0; i < schedule->slots->len; i++)
    check_slot (schedule, i, problems);
  for (guint i = 0; i < schedule->assignments->len; i++)
    check_assignment (schedule, i, problems);
  for (guint i = 0; i < schedule->colleges->len; i++)
    {
      const XyCollege *college = schedule->colleges->pdata[i];
      g_autoptr (GPtrArray) places = xy_schedule_list_college (schedule, college->id);

      if (places->len == 0 && college->headcount_on_site > 0)
        add_problem (problems, XY_SCHEDULE_MISSING, NULL, 0, college->id);
    }
  return problems;
}

static guint
count_clashes (const XySchedule *schedule)
{
  g_autoptr (GPtrArray) problems = xy_schedule_list_problems (schedule);
  guint clashes = 0;

  for (guint i = 0; i < problems->len; i++)
    {
      const XyScheduleProblem *problem = problems->pdata[i];

      if (problem->kind == XY_SCHEDULE_CLASH_COLLEGE || problem->kind == XY_SCHEDULE_CLASH_ROOM)
        clashes++;
    }
  return clashes;
}

gboolean
xy_schedule_move_is_free (const XySchedule *schedule,
                          const char *assignment,
                          const char *slot,
                          int group)
{
  g_autoptr (XySchedule) moved = xy_schedule_move (schedule, assignment, slot, group);

  if (moved == NULL)
    return FALSE;
  return xy_schedule_get_load (moved, slot, group) <= xy_schedule_get_capacity (moved, slot) &&
         count_clashes (moved) <= count_clashes (schedule);
}
