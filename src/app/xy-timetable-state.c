// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-timetable-state.h"

#include <glib/gi18n-lib.h>

#include "app/xy-words.h"
#include "model/xy-schedule-plan.h"
#include "model/xy-time.h"
#include "model/xy-sentence.h"

static void
pill_free (XyTimetablePill *pill)
{
  g_free (pill->assignment);
  g_free (pill->name);
  g_free (pill->classes);
  g_free (pill->requested);
  g_free (pill->description);
  g_free (pill);
}

static void
group_free (XyTimetableGroup *group)
{
  g_ptr_array_unref (group->pills);
  g_free (group->load_words);
  g_free (group);
}

static void
hour_free (XyTimetableHour *hour)
{
  g_free (hour->slot);
  g_free (hour->hours);
  g_ptr_array_unref (hour->groups);
  g_free (hour);
}

static void
day_free (XyTimetableDay *day)
{
  g_free (day->session);
  g_free (day->heading);
  g_free (day->place);
  g_ptr_array_unref (day->hours);
  g_free (day);
}

static void
problem_free (XyTimetableProblem *problem)
{
  g_free (problem->message);
  g_free (problem->slot);
  g_free (problem);
}

static void
option_free (XyTimetableOption *option)
{
  g_free (option->slot);
  g_free (option->title);
  g_free (option->subtitle);
  g_free (option);
}

void
xy_timetable_state_free (XyTimetableState *state)
{
  if (state == NULL)
    return;
  g_ptr_array_unref (state->days);
  g_ptr_array_unref (state->problems);
  g_free (state->locked);
  g_free (state);
}

static char *
dup_spot (const XySchedule *schedule, const char *slot_id, int group)
{
  const XySlot *slot = slot_id != NULL ? xy_schedule_find_slot (schedule, slot_id) : NULL;
  g_autofree char *hours = NULL;

  if (slot == NULL)
    return g_strdup ("");
  hours = xy_words_hours (slot->start, slot->end);
  /* Translators: hours, the group's number. */
  return g_strdup_printf (_ ("%s, group %d"), hours, group);
}

static char *
dup_requested (const XyTimetableInput *input, const char *assignment)
{
  for (guint i = 0; input->requests != NULL && i < input->requests->len; i++)
    {
      const XyRequest *request = g_ptr_array_index (input->requests, i);
      g_autofree char *spot = NULL;

      if (g_strcmp0 (request->state, "open") != 0 || g_strcmp0 (request->subject, assignment) != 0)
        continue;
      spot = dup_spot (input->schedule, request->slot, (int) request->group);
      /* Translators: %s is hours and a group. */
      return xy_sentence_fill (_ ("The graduate school is asked to move it to %s."), spot);
    }
  return NULL;
}

static gboolean
may_move (const XyTimetableInput *input, const XyAssignment *assignment)
{
  const XyCampaign *campaign = xy_schedule_get_campaign (input->schedule);

  if (g_strcmp0 (input->role, XY_ROLE_SCHOOL) == 0)
    return TRUE;
  if (campaign != NULL && (campaign->locked || campaign->closed))
    return FALSE;
  return input->college != NULL && g_strcmp0 (assignment->college, input->college) == 0;
}

static char *
dup_pill_description (const XyTimetablePill *pill, const char *spot)
{
  if (pill->headcount > 0)
    /* Translators: a college, hours and group, how many students. */
    return g_strdup_printf (
        ngettext ("%s, %s, %d student", "%s, %s, %d students", (gulong) pill->headcount),
        pill->name, spot, pill->headcount);
  /* Translators: a college, hours and group. */
  return g_strdup_printf (_ ("%s, %s"), pill->name, spot);
}

static XyTimetablePill *
pill_new (const XyTimetableInput *input, const XyAssignment *assignment)
{
  const XyCollege *college = xy_schedule_find_college (input->schedule, assignment->college);
  XyTimetablePill *pill = g_new0 (XyTimetablePill, 1);
  g_autofree char *spot = dup_spot (input->schedule, assignment->slot, (int) assignment->group);

  pill->assignment = g_strdup (assignment->id);
  pill->name = g_strdup (college != NULL ? college->short_name : _ ("Unknown college"));
  pill->headcount = xy_schedule_get_assignment_load (input->schedule, assignment);
  if (assignment->classes != NULL && assignment->classes[0] != NULL)
    pill->classes = g_strjoinv (" ", assignment->classes);
  pill->own = input->college != NULL && g_strcmp0 (assignment->college, input->college) == 0;
  pill->movable = may_move (input, assignment);
  pill->requested = dup_requested (input, assignment->id);
  pill->description = dup_pill_description (pill, spot);
  return pill;
}

static char *
dup_load_words (int load, int capacity)
{
  /* Translators: students, of how many at most. */
  return g_strdup_printf (_ ("%d of %d"), load, capacity);
}

static XyTimetableGroup *
group_new (const XyTimetableInput *input, const XySlot *slot, int number)
{
  XyTimetableGroup *group = g_new0 (XyTimetableGroup, 1);
  g_autoptr (GPtrArray) assignments = xy_schedule_list_group (input->schedule, slot->id, number);

  group->number = number;
  group->pills = g_ptr_array_new_with_free_func ((GDestroyNotify) pill_free);
  for (guint i = 0; i < assignments->len; i++)
    g_ptr_array_add (group->pills, pill_new (input, g_ptr_array_index (assignments, i)));
  group->load = xy_schedule_get_load (input->schedule, slot->id, number);
  group->capacity = xy_schedule_get_capacity (input->schedule, slot->id);
  group->load_words = dup_load_words (group->load, group->capacity);
  return group;
}

static XyTimetableDay *
day_new (const XyTimetableInput *input, const XySession *session)
{
  const XyCampaign *campaign = xy_schedule_get_campaign (input->schedule);
  GPtrArray *slots = xy_schedule_get_slots (input->schedule);
  XyTimetableDay *day = g_new0 (XyTimetableDay, 1);
  const char *end = NULL;
  g_autoptr (GDateTime) over = NULL;

  day->session = g_strdup (session->id);
  day->heading = xy_words_date (session->date);
  day->place = xy_words_place (session);
  day->hours = g_ptr_array_new_with_free_func ((GDestroyNotify) hour_free);
  for (guint i = 0; i < slots->len; i++)
    {
      const XySlot *slot = g_ptr_array_index (slots, i);
      XyTimetableHour *hour;

      if (g_strcmp0 (slot->session, session->id) != 0)
        continue;
      hour = g_new0 (XyTimetableHour, 1);
      hour->slot = g_strdup (slot->id);
      hour->hours = xy_words_hours (slot->start, slot->end);
      hour->after_gap = end != NULL && g_strcmp0 (end, slot->start) < 0;
      hour->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
      for (int number = 1; number <= slot->groups; number++)
        g_ptr_array_add (hour->groups, group_new (input, slot, number));
      day->n_groups = MAX (day->n_groups, (int) slot->groups);
      g_ptr_array_add (day->hours, hour);
      end = slot->end;
    }
  if (end != NULL)
    over = xy_time_of_session (session->date, end, campaign != NULL ? campaign->timezone : NULL);
  day->past = over != NULL && g_date_time_compare (input->now, over) >= 0;
  return day;
}

XyTimetableState *
xy_timetable_state_new (const XyTimetableInput *input)
{
  XyTimetableState *state = g_new0 (XyTimetableState, 1);
  const XyCampaign *campaign = xy_schedule_get_campaign (input->schedule);
  GPtrArray *sessions = xy_schedule_get_sessions (input->schedule);
  g_autoptr (GPtrArray) problems = xy_schedule_list_problems (input->schedule);

  state->days = g_ptr_array_new_with_free_func ((GDestroyNotify) day_free);
  state->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) problem_free);
  for (guint i = 0; i < sessions->len; i++)
    g_ptr_array_add (state->days, day_new (input, g_ptr_array_index (sessions, i)));
  for (guint i = 0; i < problems->len; i++)
    {
      const XyScheduleProblem *problem = g_ptr_array_index (problems, i);
      XyTimetableProblem *shown = g_new0 (XyTimetableProblem, 1);

      shown->message = xy_words_problem (input->schedule, problem);
      shown->slot = g_strdup (problem->slot);
      shown->group = problem->group;
      g_ptr_array_add (state->problems, shown);
    }
  if (campaign != NULL && g_strcmp0 (input->role, XY_ROLE_SCHOOL) != 0 &&
      (campaign->locked || campaign->closed))
    state->locked =
        g_strdup (campaign->closed ? _ ("The campaign is over.")
                                   : _ ("The graduate school has locked the timetable."));
  return state;
}

gboolean
xy_timetable_move_needs_word (const XySchedule *schedule,
                              const char *assignment,
                              const char *slot,
                              int group,
                              const char *role)
{
  return g_strcmp0 (role, XY_ROLE_COLLEGE) == 0 &&
         !xy_schedule_move_is_free (schedule, assignment, slot, group);
}

static XyTimetableOption *
option_new (const XySchedule *schedule,
            const XyAssignment *assignment,
            const XySlot *slot,
            int group,
            const char *role)
{
  XyTimetableOption *option = g_new0 (XyTimetableOption, 1);
  g_autoptr (XySchedule) after = NULL;
  int load, capacity;

  option->slot = g_strdup (slot->id);
  option->group = group;
  option->title = dup_spot (schedule, slot->id, group);
  option->current = g_strcmp0 (assignment->slot, slot->id) == 0 && assignment->group == group;
  after = xy_schedule_move (schedule, assignment->id, slot->id, group);
  load = xy_schedule_get_load (after != NULL ? after : schedule, slot->id, group);
  capacity = xy_schedule_get_capacity (schedule, slot->id);
  option->free = option->current ||
                 !xy_timetable_move_needs_word (schedule, assignment->id, slot->id, group, role);
  if (option->current)
    option->subtitle = g_strdup_printf (_ ("Here now · %d of %d students"), load, capacity);
  else if (option->free)
    option->subtitle = g_strdup_printf (_ ("Then %d of %d students"), load, capacity);
  else
    option->subtitle = g_strdup_printf (
        _ ("Then %d of %d students · the graduate school must agree"), load, capacity);
  return option;
}

GPtrArray *
xy_timetable_list_options (const XySchedule *schedule, const char *assignment_id, const char *role)
{
  GPtrArray *options = g_ptr_array_new_with_free_func ((GDestroyNotify) option_free);
  const XyAssignment *assignment = xy_schedule_find_assignment (schedule, assignment_id);
  GPtrArray *slots = xy_schedule_get_slots (schedule);

  for (guint i = 0; assignment != NULL && i < slots->len; i++)
    {
      const XySlot *slot = g_ptr_array_index (slots, i);

      for (int group = 1; group <= slot->groups; group++)
        g_ptr_array_add (options, option_new (schedule, assignment, slot, group, role));
    }
  return options;
}
