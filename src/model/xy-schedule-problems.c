// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-schedule-private.h"

#include "model/xy-time.h"

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
    case XY_SCHEDULE_NOT_ITS_TIME:
      return "not-its-time";
    case XY_SCHEDULE_BAD_HOURS:
      return "bad-hours";
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

/* Whether somebody would have to come to both. */
static gboolean
assignments_clash (const XyAssignment *a, const XyAssignment *b)
{
  return xy_assignment_is_whole (a) || xy_assignment_is_whole (b) ||
         lists_share (a->classes, b->classes);
}

static gboolean
slots_share_room (const XySchedule *schedule, const XySlot *a, const XySlot *b)
{
  const XySession *one = xy_schedule_find_session (schedule, a->session);
  const XySession *other = xy_schedule_find_session (schedule, b->session);
  int a_start, a_end, b_start, b_end;

  if (one == NULL || other == NULL || g_strcmp0 (one->date, other->date) != 0 ||
      g_strcmp0 (one->building, other->building) != 0 || !lists_share (one->rooms, other->rooms))
    return FALSE;
  xy_slot_get_minutes (a, &a_start, &a_end);
  xy_slot_get_minutes (b, &b_start, &b_end);
  return a_start < b_end && b_start < a_end;
}

static gboolean
is_in_its_time (const XyAssignment *assignment, const XySlot *slot)
{
  int earliest = xy_time_read_clock (assignment->not_before);
  int latest = xy_time_read_clock (assignment->not_after);
  int start, end;

  xy_slot_get_minutes (slot, &start, &end);
  return (earliest < 0 || start >= earliest) && (latest < 0 || end <= latest);
}

/* Whether it comes after a place of the same college that it clashes with. */
static gboolean
is_second (const XySchedule *schedule, const XyAssignment *assignment)
{
  GPtrArray *places = xy_schedule_get_college_assignments (schedule, assignment->college);

  for (guint i = 0; i < places->len && places->pdata[i] != assignment; i++)
    if (assignments_clash (places->pdata[i], assignment))
      return TRUE;
  return FALSE;
}

static void
check_assignment (const XySchedule *schedule, const XyAssignment *assignment, GPtrArray *problems)
{
  const XySlot *slot = xy_schedule_find_slot (schedule, assignment->slot);
  int group = (int) assignment->group;
  int on_site, online;

  if (slot == NULL || group < 1 || group > slot->groups)
    add_problem (problems, XY_SCHEDULE_UNKNOWN_SLOT, assignment->slot, group, assignment->college);
  else if (!is_in_its_time (assignment, slot))
    add_problem (problems, XY_SCHEDULE_NOT_ITS_TIME, assignment->slot, group, assignment->college);
  if (xy_schedule_find_college (schedule, assignment->college) == NULL)
    {
      add_problem (problems, XY_SCHEDULE_UNKNOWN_COLLEGE, assignment->slot, group,
                   assignment->college);
      return;
    }
  xy_schedule_get_headcount (schedule, assignment->college, &on_site, &online);
  if (on_site == 0 && online > 0)
    add_problem (problems, XY_SCHEDULE_NOT_NEEDED, assignment->slot, group, assignment->college);
  if (is_second (schedule, assignment))
    add_problem (problems, XY_SCHEDULE_CLASH_COLLEGE, assignment->slot, group, assignment->college);
}

static void
check_load (GPtrArray *problems, const XySlot *slot, int group, int load, int capacity)
{
  XyScheduleProblem *problem;

  if (load <= capacity)
    return;
  problem = add_problem (problems, XY_SCHEDULE_OVERLOAD, slot->id, group, NULL);
  problem->measured = load;
  problem->limit = capacity;
}

static void
check_slot (const XySchedule *schedule, guint place, GPtrArray *problems)
{
  const XySlot *slot = schedule->slots->pdata[place];
  int start, end;

  xy_slot_get_minutes (slot, &start, &end);
  if (start < 0 || end <= start)
    {
      add_problem (problems, XY_SCHEDULE_BAD_HOURS, slot->id, 0, NULL);
      return;
    }
  for (guint i = 0; i < place; i++)
    if (slots_share_room (schedule, schedule->slots->pdata[i], slot))
      {
        add_problem (problems, XY_SCHEDULE_CLASH_ROOM, slot->id, 0, NULL);
        break;
      }
  if (xy_schedule_is_together (schedule))
    check_load (problems, slot, 0, xy_schedule_get_hour_load (schedule, slot->id),
                xy_schedule_get_hour_capacity (schedule, slot->id));
  else
    for (int group = 1; group <= slot->groups; group++)
      check_load (problems, slot, group, xy_schedule_get_load (schedule, slot->id, group),
                  xy_schedule_get_capacity (schedule, slot->id));
}

static void
check_college (const XySchedule *schedule, const XyCollege *college, GPtrArray *problems)
{
  guint n_places = xy_schedule_get_college_assignments (schedule, college->id)->len;
  int on_site, online, missing;

  xy_schedule_get_headcount (schedule, college->id, &on_site, &online);
  missing = n_places == 0 ? on_site : xy_schedule_count_left_out (schedule, college->id);
  if (missing > 0)
    add_problem (problems, XY_SCHEDULE_MISSING, NULL, 0, college->id)->measured = missing;
}

GPtrArray *
xy_schedule_list_problems (const XySchedule *schedule)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_schedule_problem_free);

  for (guint i = 0; i < schedule->slots->len; i++)
    check_slot (schedule, i, problems);
  for (guint i = 0; i < schedule->assignments->len; i++)
    check_assignment (schedule, schedule->assignments->pdata[i], problems);
  for (guint i = 0; i < schedule->colleges->len; i++)
    check_college (schedule, schedule->colleges->pdata[i], problems);
  return problems;
}

/* Whether it needs the graduate school's word to bring that about. */
static gboolean
needs_word (const XyScheduleProblem *problem)
{
  return problem->kind == XY_SCHEDULE_CLASH_COLLEGE || problem->kind == XY_SCHEDULE_CLASH_ROOM ||
         problem->kind == XY_SCHEDULE_OVERLOAD || problem->kind == XY_SCHEDULE_NOT_ITS_TIME;
}

/* A clash is the same wherever the second place is; an overload that shrinks is no new one. */
static gboolean
is_as_before (const XyScheduleProblem *after, const XyScheduleProblem *before)
{
  if (after->kind != before->kind || g_strcmp0 (after->college, before->college) != 0)
    return FALSE;
  return after->kind != XY_SCHEDULE_OVERLOAD ||
         (g_strcmp0 (after->slot, before->slot) == 0 && after->group == before->group &&
          after->measured <= before->measured);
}

/* The word of the first problem that it brings and that needs the school's word. */
static const char *
find_new_problem (const XySchedule *before, const XySchedule *after)
{
  g_autoptr (GPtrArray) old = xy_schedule_list_problems (before);
  g_autoptr (GPtrArray) now = xy_schedule_list_problems (after);

  for (guint i = 0; i < now->len; i++)
    {
      const XyScheduleProblem *problem = g_ptr_array_index (now, i);
      gboolean found = FALSE;

      for (guint j = 0; needs_word (problem) && !found && j < old->len; j++)
        if (is_as_before (problem, old->pdata[j]))
          {
            /* Each of the old ones excuses one. */
            g_ptr_array_remove_index_fast (old, j);
            found = TRUE;
          }
      if (needs_word (problem) && !found)
        return xy_schedule_problem_kind_to_string (problem->kind);
    }
  return NULL;
}

static gboolean
moves_what_is_fixed (const XySchedule *before, const XySchedule *after)
{
  for (guint i = 0; i < before->assignments->len; i++)
    {
      const XyAssignment *place = before->assignments->pdata[i];
      const XyAssignment *now = xy_schedule_find_assignment (after, place->id);

      if (place->fixed &&
          (now == NULL || g_strcmp0 (now->slot, place->slot) != 0 || now->group != place->group))
        return TRUE;
    }
  return FALSE;
}

const char *
xy_schedule_find_reason (const XySchedule *schedule, GPtrArray *edits)
{
  g_autoptr (XySchedule) after = xy_schedule_apply (schedule, edits);

  return moves_what_is_fixed (schedule, after) ? "fixed" : find_new_problem (schedule, after);
}

gboolean
xy_schedule_is_free (const XySchedule *schedule, GPtrArray *edits)
{
  return xy_schedule_find_reason (schedule, edits) == NULL;
}
