// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-timetable-state.h"

#include <glib/gi18n-lib.h>

#include "app/xy-words.h"
#include "model/xy-sentence.h"
#include "model/xy-time.h"

static void
pill_free (XyTimetablePill *pill)
{
  g_free (pill->key);
  g_free (pill->assignment);
  g_free (pill->college);
  g_free (pill->name);
  g_free (pill->spot);
  g_free (pill->classes);
  g_free (pill->requested);
  g_free (pill->mark);
  g_free (pill->description);
  g_free (pill);
}

static void
group_free (XyTimetableGroup *group)
{
  g_ptr_array_unref (group->pills);
  g_free (group->load_words);
  g_free (group->description);
  g_free (group);
}

static void
hour_free (XyTimetableHour *hour)
{
  g_free (hour->slot);
  g_free (hour->hours);
  g_free (hour->load_words);
  g_free (hour->mark);
  g_free (hour->description);
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
  g_free (problem->pill);
  g_free (problem);
}

void
xy_timetable_state_free (XyTimetableState *state)
{
  if (state == NULL)
    return;
  g_ptr_array_unref (state->days);
  g_ptr_array_unref (state->problems);
  g_ptr_array_unref (state->outside);
  g_free (state->locked);
  g_free (state);
}

/* Pills. */

static char *
dup_requested (const XyTimetableInput *input, const char *assignment)
{
  for (guint i = 0; input->requests != NULL && i < input->requests->len; i++)
    {
      const XyRequest *request = g_ptr_array_index (input->requests, i);
      g_autofree char *spot = NULL;

      if (g_strcmp0 (request->state, "open") != 0 || g_strcmp0 (request->subject, assignment) != 0)
        continue;
      spot = xy_timetable_dup_spot (input->schedule, request->slot, (int) request->group);
      /* Translators: %s is hours and a group. */
      return xy_sentence_fill (_ ("The graduate school is asked to move it to %s."), spot);
    }
  return NULL;
}

static gboolean
may_move (const XyTimetableInput *input, const char *college)
{
  const XyCampaign *campaign = xy_schedule_get_campaign (input->schedule);

  if (g_strcmp0 (input->role, XY_ROLE_SCHOOL) == 0)
    return TRUE;
  if (campaign != NULL && (campaign->locked || campaign->closed))
    return FALSE;
  /* Before the first sign-in the timetable is this computer's alone. */
  if (input->role == NULL)
    return TRUE;
  return input->college != NULL && g_strcmp0 (college, input->college) == 0;
}

static char *
dup_pill_line (const XyTimetablePill *pill)
{
  if (pill->headcount > 0 && pill->spot[0] != '\0')
    /* Translators: a college, hours and group, how many students. */
    return g_strdup_printf (
        ngettext ("%s, %s, %d student", "%s, %s, %d students", (gulong) pill->headcount),
        pill->name, pill->spot, pill->headcount);
  if (pill->headcount > 0)
    /* Translators: a college without a place, how many students. */
    return g_strdup_printf (ngettext ("%s, no place yet, %d student",
                                      "%s, no place yet, %d students", (gulong) pill->headcount),
                            pill->name, pill->headcount);
  if (pill->spot[0] != '\0')
    /* Translators: a college, hours and group. */
    return g_strdup_printf (_ ("%s, %s"), pill->name, pill->spot);
  /* Translators: a college. */
  return g_strdup_printf (_ ("%s, no place yet"), pill->name);
}

static void
add_line (XyTimetablePill *pill, const char *line)
{
  char *longer = g_strconcat (pill->description, "\n", line, NULL);

  g_free (pill->description);
  pill->description = longer;
}

static void
describe_pill (XyTimetablePill *pill)
{
  pill->description = dup_pill_line (pill);
  if (pill->classes != NULL)
    {
      /* Translators: %s is the classes of a college that come here. */
      g_autofree char *line = xy_sentence_fill (_ ("Only of %s."), pill->classes);

      add_line (pill, line);
    }
  if (pill->fixed)
    add_line (pill, _ ("The graduate school wants it to stay here."));
  if (pill->requested != NULL)
    add_line (pill, pill->requested);
}

static XyTimetablePill *
pill_new (const XyTimetableInput *input, const XyAssignment *assignment)
{
  const XyCollege *college = xy_schedule_find_college (input->schedule, assignment->college);
  XyTimetablePill *pill = g_new0 (XyTimetablePill, 1);
  g_autofree char *spot =
      xy_timetable_dup_spot (input->schedule, assignment->slot, (int) assignment->group);

  pill->key = g_strdup (assignment->id);
  pill->assignment = g_strdup (assignment->id);
  pill->college = g_strdup (assignment->college);
  pill->name = g_strdup (college != NULL ? college->short_name : _ ("Unknown college"));
  pill->headcount = xy_schedule_get_assignment_load (input->schedule, assignment);
  if (assignment->classes != NULL && assignment->classes[0] != NULL)
    pill->classes = g_strjoinv (_ (", "), assignment->classes);
  pill->own = input->college != NULL && g_strcmp0 (assignment->college, input->college) == 0;
  pill->movable = may_move (input, assignment->college);
  pill->fixed = assignment->fixed;
  pill->requested = dup_requested (input, assignment->id);
  pill->spot = g_steal_pointer (&spot);
  describe_pill (pill);
  return pill;
}

static XyTimetablePill *
pill_new_outside (const XyTimetableInput *input, const XyCollege *college, int headcount)
{
  XyTimetablePill *pill = g_new0 (XyTimetablePill, 1);

  pill->key = g_strdup (college->id);
  pill->college = g_strdup (college->id);
  pill->name = g_strdup (college->short_name);
  pill->headcount = headcount;
  pill->own = g_strcmp0 (college->id, input->college) == 0;
  /* A place of its own is for the graduate school to give. */
  pill->movable = g_strcmp0 (input->role, XY_ROLE_COLLEGE) != 0 && may_move (input, college->id);
  pill->spot = g_strdup ("");
  describe_pill (pill);
  return pill;
}

/* Groups, hours, days. */

static char *
dup_load_words (int load, int capacity)
{
  if (load > capacity)
    /* Translators: students, of how many at most, how many too many. */
    return g_strdup_printf (_ ("%d of %d, %d too many"), load, capacity, load - capacity);
  /* Translators: students, of how many at most. */
  return g_strdup_printf (_ ("%d of %d"), load, capacity);
}

static XyTimetableGroup *
group_new (const XyTimetableInput *input, const XySlot *slot, int number)
{
  XyTimetableGroup *group = g_new0 (XyTimetableGroup, 1);
  g_autoptr (GPtrArray) assignments = xy_schedule_list_group (input->schedule, slot->id, number);
  g_autofree char *spot = xy_timetable_dup_spot (input->schedule, slot->id, number);

  group->number = number;
  group->pills = g_ptr_array_new_with_free_func ((GDestroyNotify) pill_free);
  for (guint i = 0; i < assignments->len; i++)
    g_ptr_array_add (group->pills, pill_new (input, g_ptr_array_index (assignments, i)));
  group->load = xy_schedule_get_load (input->schedule, slot->id, number);
  group->capacity = xy_schedule_get_capacity (input->schedule, slot->id);
  group->over = !xy_schedule_is_together (input->schedule) && group->load > group->capacity;
  /* Where all come together only the hour has a capacity. */
  if (xy_schedule_is_together (input->schedule))
    group->load_words =
        g_strdup_printf (ngettext ("%d student", "%d students", (gulong) group->load), group->load);
  else
    group->load_words = dup_load_words (group->load, group->capacity);
  /* Translators: hours and a group, its load in words. */
  group->description = g_strdup_printf (_ ("%s: %s"), spot, group->load_words);
  return group;
}

static XyTimetableHour *
hour_new (const XyTimetableInput *input, const XySlot *slot, const char *end)
{
  XyTimetableHour *hour = g_new0 (XyTimetableHour, 1);

  hour->slot = g_strdup (slot->id);
  hour->hours = xy_words_hours (slot->start, slot->end);
  hour->after_gap = end != NULL && g_strcmp0 (end, slot->start) < 0;
  hour->together = xy_schedule_is_together (input->schedule);
  hour->load = xy_schedule_get_hour_load (input->schedule, slot->id);
  hour->capacity = xy_schedule_get_hour_capacity (input->schedule, slot->id);
  hour->load_words = g_strdup_printf (_ ("%d of %d"), hour->load, hour->capacity);
  /* Translators: hours, their load in words. */
  hour->description = g_strdup_printf (_ ("%s: %s"), hour->hours, hour->load_words);
  hour->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  for (int number = 1; number <= slot->groups; number++)
    g_ptr_array_add (hour->groups, group_new (input, slot, number));
  return hour;
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

      if (g_strcmp0 (slot->session, session->id) != 0)
        continue;
      g_ptr_array_add (day->hours, hour_new (input, slot, end));
      day->n_groups = MAX (day->n_groups, (int) slot->groups);
      end = slot->end;
    }
  if (end != NULL)
    over = xy_time_of_session (session->date, end, campaign != NULL ? campaign->timezone : NULL);
  day->past = over != NULL && g_date_time_compare (input->now, over) >= 0;
  return day;
}

/* What has no place in the table. */

static gboolean
is_in_an_hour (const XySchedule *schedule, const XyAssignment *assignment)
{
  const XySlot *slot =
      assignment->slot != NULL ? xy_schedule_find_slot (schedule, assignment->slot) : NULL;

  return slot != NULL && assignment->group >= 1 && assignment->group <= slot->groups &&
         slot->session != NULL && xy_schedule_find_session (schedule, slot->session) != NULL;
}

static void
add_outside (const XyTimetableInput *input, XyTimetableState *state)
{
  GPtrArray *assignments = xy_schedule_get_assignments (input->schedule);
  GPtrArray *colleges = xy_schedule_get_colleges (input->schedule);
  g_autoptr (GHashTable) placed = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < assignments->len; i++)
    {
      const XyAssignment *assignment = g_ptr_array_index (assignments, i);

      if (assignment->college != NULL)
        g_hash_table_add (placed, assignment->college);
      if (!is_in_an_hour (input->schedule, assignment))
        g_ptr_array_add (state->outside, pill_new (input, assignment));
    }
  for (guint i = 0; i < colleges->len; i++)
    {
      const XyCollege *college = g_ptr_array_index (colleges, i);
      int on_site = 0, online = 0;

      if (g_hash_table_contains (placed, college->id))
        continue;
      xy_schedule_get_headcount (input->schedule, college->id, &on_site, &online);
      /* Who are all online need no place. */
      if (on_site > 0 || online == 0)
        g_ptr_array_add (state->outside, pill_new_outside (input, college, on_site));
    }
}

/* What is wrong, marked where it is. */

static char *
dup_mark (const XyScheduleProblem *problem)
{
  switch (problem->kind)
    {
    case XY_SCHEDULE_CLASH_COLLEGE:
      return g_strdup (_ ("placed twice"));
    case XY_SCHEDULE_CLASH_ROOM:
      return g_strdup (_ ("room taken twice"));
    case XY_SCHEDULE_OVERLOAD:
      /* Translators: how many students. */
      return g_strdup_printf (_ ("%d too many"), problem->measured - problem->limit);
    case XY_SCHEDULE_MISSING:
      /* Translators: how many students. */
      return g_strdup_printf (_ ("%d without a place"), problem->measured);
    case XY_SCHEDULE_UNKNOWN_COLLEGE:
      return g_strdup (_ ("unknown college"));
    case XY_SCHEDULE_UNKNOWN_SLOT:
      return g_strdup (_ ("no such hour"));
    case XY_SCHEDULE_NOT_NEEDED:
      return g_strdup (_ ("all online"));
    case XY_SCHEDULE_NOT_ITS_TIME:
      return g_strdup (_ ("not its time"));
    case XY_SCHEDULE_BAD_HOURS:
      return g_strdup (_ ("ends before it begins"));
    default:
      return NULL;
    }
}

/* Puts a few words on the pill, and the sentence into what is said of it. */
static void
mark_pill (XyTimetablePill *pill, const XyScheduleProblem *problem, const char *message)
{
  if (pill->mark == NULL)
    pill->mark = dup_mark (problem);
  add_line (pill, message);
}

typedef void (*PillFunc) (XyTimetablePill *pill, const char *slot, int group, gpointer user_data);

static void
each_pill (const XyTimetableState *state, PillFunc func, gpointer user_data)
{
  for (guint d = 0; d < state->days->len; d++)
    {
      const XyTimetableDay *day = g_ptr_array_index (state->days, d);

      for (guint h = 0; h < day->hours->len; h++)
        {
          const XyTimetableHour *hour = g_ptr_array_index (day->hours, h);

          for (guint g = 0; g < hour->groups->len; g++)
            {
              const XyTimetableGroup *group = g_ptr_array_index (hour->groups, g);

              for (guint p = 0; p < group->pills->len; p++)
                func (g_ptr_array_index (group->pills, p), hour->slot, group->number, user_data);
            }
        }
    }
  for (guint p = 0; p < state->outside->len; p++)
    func (g_ptr_array_index (state->outside, p), NULL, 0, user_data);
}

typedef struct
{
  const XyTimetableState *state;
  const XyScheduleProblem *problem;
  XyTimetableProblem *shown;
} Marking;

static void
mark_pill_cb (XyTimetablePill *pill, const char *slot, int group, gpointer user_data)
{
  Marking *marking = user_data;
  const XyScheduleProblem *problem = marking->problem;

  if (g_strcmp0 (pill->college, problem->college) != 0)
    return;
  if (problem->kind != XY_SCHEDULE_MISSING)
    {
      if (slot != NULL && (g_strcmp0 (problem->slot, slot) != 0 || problem->group != group))
        return;
      /* One that stands in no hour is outside, whatever hour it names. */
      if (slot == NULL &&
          xy_timetable_state_find_group (marking->state, problem->slot, problem->group) != NULL)
        return;
    }
  mark_pill (pill, problem, marking->shown->message);
  if (marking->shown->pill == NULL)
    marking->shown->pill = g_strdup (pill->key);
}

static XyTimetableHour *
find_hour (const XyTimetableState *state, const char *slot)
{
  for (guint d = 0; d < state->days->len; d++)
    {
      const XyTimetableDay *day = g_ptr_array_index (state->days, d);

      for (guint h = 0; h < day->hours->len; h++)
        {
          XyTimetableHour *hour = g_ptr_array_index (day->hours, h);

          if (g_strcmp0 (hour->slot, slot) == 0)
            return hour;
        }
    }
  return NULL;
}

static void
mark_hour (XyTimetableHour *hour, const XyScheduleProblem *problem, const char *message)
{
  char *longer = g_strconcat (hour->description, "\n", message, NULL);

  if (hour->mark == NULL)
    hour->mark = dup_mark (problem);
  g_free (hour->description);
  hour->description = longer;
}

static void
add_problem (const XyTimetableInput *input,
             XyTimetableState *state,
             const XyScheduleProblem *problem)
{
  XyTimetableProblem *shown = g_new0 (XyTimetableProblem, 1);
  Marking marking = { state, problem, shown };
  XyTimetableHour *hour = problem->slot != NULL ? find_hour (state, problem->slot) : NULL;

  shown->message = xy_words_problem (input->schedule, problem);
  shown->slot = g_strdup (problem->slot);
  shown->group = problem->group;
  if (problem->college != NULL)
    each_pill (state, mark_pill_cb, &marking);
  else if (hour != NULL && problem->group == 0)
    mark_hour (hour, problem, shown->message);
  g_ptr_array_add (state->problems, shown);
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
  state->outside = g_ptr_array_new_with_free_func ((GDestroyNotify) pill_free);
  for (guint i = 0; i < sessions->len; i++)
    g_ptr_array_add (state->days, day_new (input, g_ptr_array_index (sessions, i)));
  add_outside (input, state);
  for (guint i = 0; i < problems->len; i++)
    add_problem (input, state, g_ptr_array_index (problems, i));
  if (campaign != NULL && g_strcmp0 (input->role, XY_ROLE_SCHOOL) != 0 &&
      (campaign->locked || campaign->closed))
    state->locked =
        g_strdup (campaign->closed ? _ ("The campaign is over.")
                                   : _ ("The graduate school has locked the timetable."));
  return state;
}

const XyTimetableGroup *
xy_timetable_state_find_group (const XyTimetableState *state, const char *slot, int group)
{
  const XyTimetableHour *hour = find_hour (state, slot);

  if (hour == NULL || group < 1 || (guint) group > hour->groups->len)
    return NULL;
  return g_ptr_array_index (hour->groups, group - 1);
}

typedef struct
{
  const char *key;
  const XyTimetablePill *found;
} Search;

static void
find_pill_cb (XyTimetablePill *pill, const char *slot, int group, gpointer user_data)
{
  Search *search = user_data;

  if (search->found == NULL && g_str_equal (pill->key, search->key))
    search->found = pill;
}

const XyTimetablePill *
xy_timetable_state_find_pill (const XyTimetableState *state, const char *key)
{
  Search search = { key, NULL };

  each_pill (state, find_pill_cb, &search);
  return search.found;
}
