// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-requests-state.h"

#include <glib/gi18n-lib.h>

#include "app/xy-words.h"
#include "model/xy-schedule-request.h"
#include "model/xy-sentence.h"

static void
line_free (gpointer data)
{
  XyRequestLine *line = data;

  g_free (line->id);
  g_free (line->title);
  g_free (line->asked);
  g_free (line->from);
  g_free (line->to);
  g_free (line->why);
  g_ptr_array_unref (line->loads);
  g_ptr_array_unref (line->comes);
  g_ptr_array_unref (line->goes);
  g_free (line->obstacle);
  g_free (line->answer);
  g_free (line);
}

void
xy_requests_state_free (XyRequestsState *state)
{
  g_ptr_array_unref (state->open);
  g_ptr_array_unref (state->answered);
  g_free (state);
}

static const struct
{
  const char *why;
  const char *words;
} reasons[] = {
  { "overload", N_ ("There is not enough room for it.") },
  { "clash", N_ ("The college would have two places for the same students.") },
  { "room-clash", N_ ("Two sessions would use one room.") },
  { "not-its-time", N_ ("It is outside the times set for the college.") },
  { "fixed", N_ ("The graduate school has fixed this place.") },
  { "order", N_ ("It would stand before other colleges.") },
  { "split", N_ ("Some classes are to come at another time than the rest.") },
  { "join", N_ ("Two parts of the college are to come together.") },
};

char *
xy_requests_dup_reason (const char *why)
{
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_strcmp0 (why, reasons[i].why) == 0)
      return g_strdup (_ (reasons[i].words));
  return g_strdup (why);
}

int
xy_requests_count_open (GPtrArray *requests, const char *college)
{
  int n = 0;

  for (guint i = 0; i < requests->len; i++)
    {
      const XyRequest *request = g_ptr_array_index (requests, i);

      if (g_strcmp0 (request->state, "open") == 0 &&
          (college == NULL || g_strcmp0 (college, request->college) == 0))
        n++;
    }
  return n;
}

static gboolean
has_many_days (const XySchedule *schedule)
{
  return xy_schedule_get_sessions (schedule)->len > 1;
}

/* Hours and group, and the day where it is not clear by itself. */
static char *
dup_spot (const char *date, const char *start, const char *end, int group, gboolean with_day)
{
  g_autofree char *hours = NULL, *day = NULL;

  if (start == NULL)
    return g_strdup (_ ("an hour that is not there any more"));
  hours = xy_words_hours (start, end);
  if (!with_day || date == NULL)
    /* Translators: hours, the group's number. */
    return g_strdup_printf (_ ("%s, group %d"), hours, group);
  day = xy_words_date (date);
  /* Translators: a day, hours, the group's number. */
  return g_strdup_printf (_ ("%s, %s, group %d"), day, hours, group);
}

static char *
dup_slot_spot (const XySchedule *schedule, const char *slot_id, int group)
{
  const XySlot *slot = xy_schedule_find_slot (schedule, slot_id);
  const XySession *session =
      slot != NULL ? xy_schedule_find_session (schedule, slot->session) : NULL;

  return dup_spot (session != NULL ? session->date : NULL, slot != NULL ? slot->start : NULL,
                   slot != NULL ? slot->end : NULL, group, has_many_days (schedule));
}

static const char *
get_college_name (const XySchedule *schedule, const char *id)
{
  const XyCollege *college = xy_schedule_find_college (schedule, id);

  return college != NULL ? college->short_name : _ ("Unknown college");
}

static char *
dup_title (const XySchedule *schedule, const XyRequest *request)
{
  const char *name = get_college_name (schedule, request->college);
  const XyAssignment *subject = xy_schedule_find_assignment (schedule, request->subject);
  char **classes = request->classes;
  g_autofree char *joined = NULL;

  if (classes == NULL || *classes == NULL)
    classes = subject != NULL ? subject->classes : NULL;
  if (classes == NULL || *classes == NULL)
    return g_strdup (name);
  joined = g_strjoinv (" ", classes);
  /* Translators: a college, some of its classes. */
  return g_strdup_printf (_ ("%s (%s)"), name, joined);
}

static char *
dup_to (const XySchedule *schedule, const XyRequest *request)
{
  const XyAssignment *next = xy_schedule_find_assignment (schedule, request->before);
  g_autofree char *spot = dup_slot_spot (schedule, request->slot, (int) request->group);

  if (request->other != NULL)
    /* Translators: hours and group. */
    return xy_sentence_fill (_ ("%s, with the other part"), spot);
  if (next != NULL)
    /* Translators: hours and group, a college. */
    return g_strdup_printf (_ ("%s, before %s"), spot, get_college_name (schedule, next->college));
  return g_steal_pointer (&spot);
}

static char *
dup_answer (const XyRequest *request)
{
  gboolean accepted = g_strcmp0 (request->state, "accepted") == 0;

  if (request->word == NULL || *request->word == '\0')
    return g_strdup (accepted ? _ ("The graduate school has agreed.")
                              : _ ("The graduate school has not agreed."));
  return xy_sentence_fill (accepted ? _ ("The graduate school has agreed: %s")
                                    : _ ("The graduate school has not agreed: %s"),
                           request->word);
}

static void
add_load (GPtrArray *loads, const char *spot, int before, int after, int capacity)
{
  if (before != after)
    /* Translators: hours and group; students now, then, at most. */
    g_ptr_array_add (loads, g_strdup_printf (_ ("%s: now %d students, then %d, room for %d"), spot,
                                             before, after, capacity));
}

static void
add_loads (GPtrArray *loads, const XySchedule *before, const XySchedule *after)
{
  GPtrArray *slots = xy_schedule_get_slots (before);

  for (guint i = 0; i < slots->len; i++)
    {
      const XySlot *slot = g_ptr_array_index (slots, i);

      if (xy_schedule_is_together (before))
        {
          g_autofree char *hours = xy_words_hours (slot->start, slot->end);

          add_load (loads, hours, xy_schedule_get_hour_load (before, slot->id),
                    xy_schedule_get_hour_load (after, slot->id),
                    xy_schedule_get_hour_capacity (after, slot->id));
          continue;
        }
      for (int group = 1; group <= slot->groups; group++)
        {
          g_autofree char *spot = dup_slot_spot (before, slot->id, group);

          add_load (loads, spot, xy_schedule_get_load (before, slot->id, group),
                    xy_schedule_get_load (after, slot->id, group),
                    xy_schedule_get_capacity (after, slot->id));
        }
    }
}

/* Whether it is there, and no smaller. */
static gboolean
has_problem (GPtrArray *problems, const XyScheduleProblem *wanted)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const XyScheduleProblem *problem = g_ptr_array_index (problems, i);

      if (problem->kind == wanted->kind && g_strcmp0 (problem->slot, wanted->slot) == 0 &&
          problem->group == wanted->group && g_strcmp0 (problem->college, wanted->college) == 0 &&
          problem->measured >= wanted->measured)
        return TRUE;
    }
  return FALSE;
}

/* An overload that shrinks neither comes nor goes, one that grows comes. */
static gboolean
is_still_there (GPtrArray *problems, const XyScheduleProblem *wanted)
{
  XyScheduleProblem any = *wanted;

  any.measured = 0;
  return has_problem (problems, &any);
}

static void
add_problems (XyRequestLine *line, const XySchedule *before, const XySchedule *after)
{
  g_autoptr (GPtrArray) now = xy_schedule_list_problems (before);
  g_autoptr (GPtrArray) then = xy_schedule_list_problems (after);

  for (guint i = 0; i < then->len; i++)
    if (!has_problem (now, g_ptr_array_index (then, i)))
      g_ptr_array_add (line->comes, xy_words_problem (after, g_ptr_array_index (then, i)));
  for (guint i = 0; i < now->len; i++)
    if (!is_still_there (then, g_ptr_array_index (now, i)))
      g_ptr_array_add (line->goes, xy_words_problem (before, g_ptr_array_index (now, i)));
}

static void
look_ahead (XyRequestLine *line, const XySchedule *schedule, const XyRequest *request)
{
  g_autoptr (GPtrArray) edits = xy_schedule_plan_request (schedule, request);
  g_autoptr (XySchedule) after = edits != NULL ? xy_schedule_apply (schedule, edits) : NULL;

  if (after == NULL)
    {
      line->obstacle =
          g_strdup (_ ("The timetable has changed since, so this cannot be done any more."));
      return;
    }
  add_loads (line->loads, schedule, after);
  add_problems (line, schedule, after);
}

static XyRequestLine *
line_new (const XyRequestsInput *input, const XyRequest *request)
{
  const XyAssignment *subject = xy_schedule_find_assignment (input->schedule, request->subject);
  gboolean open = g_strcmp0 (request->state, "open") == 0;
  g_autofree char *moment = xy_words_moment (request->made_at, input->timezone);
  XyRequestLine *line = g_new0 (XyRequestLine, 1);

  line->id = g_strdup (request->id);
  line->title = dup_title (input->schedule, request);
  line->asked = request->by != NULL
                    /* Translators: an account's name, a day and a minute. */
                    ? g_strdup_printf (_ ("Asked by %s on %s"), request->by, moment)
                    /* Translators: a day and a minute. */
                    : xy_sentence_fill (_ ("Asked on %s"), moment);
  line->from = subject != NULL
                   ? dup_slot_spot (input->schedule, subject->slot, (int) subject->group)
                   : g_strdup (_ ("a place that is not there any more"));
  line->to = dup_to (input->schedule, request);
  line->loads = g_ptr_array_new_with_free_func (g_free);
  line->comes = g_ptr_array_new_with_free_func (g_free);
  line->goes = g_ptr_array_new_with_free_func (g_free);
  if (!open)
    {
      line->answer = dup_answer (request);
      return line;
    }
  line->why = xy_requests_dup_reason (request->why);
  line->may_answer = g_strcmp0 (input->role, XY_ROLE_SCHOOL) == 0;
  line->may_withdraw = g_strcmp0 (input->role, XY_ROLE_COLLEGE) == 0;
  look_ahead (line, input->schedule, request);
  return line;
}

static int
compare_requests (gconstpointer a, gconstpointer b)
{
  const XyRequest *one = *(const XyRequest *const *) a, *other = *(const XyRequest *const *) b;
  int order = g_strcmp0 (one->made_at, other->made_at);

  return order != 0 ? order : g_strcmp0 (one->id, other->id);
}

XyRequestsState *
xy_requests_state_new (const XyRequestsInput *input)
{
  XyRequestsState *state = g_new0 (XyRequestsState, 1);
  g_autoptr (GPtrArray) requests = g_ptr_array_new ();

  state->open = g_ptr_array_new_with_free_func (line_free);
  state->answered = g_ptr_array_new_with_free_func (line_free);
  g_ptr_array_extend (requests, input->requests, NULL, NULL);
  g_ptr_array_sort (requests, compare_requests);
  for (guint i = 0; i < requests->len; i++)
    {
      const XyRequest *request = g_ptr_array_index (requests, i);

      if (g_strcmp0 (request->state, "open") == 0)
        g_ptr_array_add (state->open, line_new (input, request));
      else if (g_strcmp0 (request->state, "withdrawn") != 0)
        g_ptr_array_insert (state->answered, 0, line_new (input, request));
    }
  return state;
}

static void
add_texts (GString *text, GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) g_ptr_array_index (lines, i));
}

static void
add_line_text (GString *text, const XyRequestLine *line)
{
  const char *parts[] = { line->id, line->title, line->asked,    line->from,
                          line->to, line->why,   line->obstacle, line->answer };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_string_append_printf (text, "%s\n", parts[i] != NULL ? parts[i] : "");
  add_texts (text, line->loads);
  add_texts (text, line->comes);
  add_texts (text, line->goes);
}

char *
xy_requests_state_dup_text (const XyRequestsState *state)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < state->open->len; i++)
    add_line_text (text, g_ptr_array_index (state->open, i));
  for (guint i = 0; i < state->answered->len; i++)
    add_line_text (text, g_ptr_array_index (state->answered, i));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* News. */

/* With the room only where it became another one. */
static char *
dup_place_words (const XyTimetablePlace *place, const XyTimetablePlace *other, gboolean with_day)
{
  gboolean day = with_day || (other != NULL && g_strcmp0 (place->date, other->date) != 0);
  gboolean room = other != NULL && (g_strcmp0 (place->building, other->building) != 0 ||
                                    !g_strv_equal ((const char *const *) place->rooms,
                                                   (const char *const *) other->rooms));
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (parts, dup_spot (place->date, place->start, place->end, place->group, day));
  if (room)
    {
      XySession session = { .building = place->building, .rooms = place->rooms };

      g_ptr_array_add (parts, xy_words_place (&session));
    }
  if (place->classes[0] != NULL)
    g_ptr_array_add (parts, g_strjoinv (" ", place->classes));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static char *
dup_change_words (const XyTimetableChange *change, gboolean with_day)
{
  g_autofree char *before =
      change->before != NULL ? dup_place_words (change->before, change->after, with_day) : NULL;
  g_autofree char *after =
      change->after != NULL ? dup_place_words (change->after, change->before, with_day) : NULL;

  if (before == NULL)
    /* Translators: hours and group. */
    return xy_sentence_fill (_ ("New: %s"), after);
  if (after == NULL)
    /* Translators: hours and group. */
    return xy_sentence_fill (_ ("Taken out: %s"), before);
  /* Translators: hours and group before, hours and group after. */
  return g_strdup_printf (_ ("%s → %s"), before, after);
}

/* The answer says it already. */
static gboolean
is_answered_by (const XyTimetableChange *change, GPtrArray *answers)
{
  for (guint i = 0; i < answers->len; i++)
    {
      const XyRequest *request = g_ptr_array_index (answers, i);

      if (g_strcmp0 (request->state, "accepted") != 0)
        continue;
      if (change->before != NULL &&
          (g_strcmp0 (request->subject, change->before->assignment) == 0 ||
           g_strcmp0 (request->other, change->before->assignment) == 0))
        return TRUE;
      if (change->after != NULL && change->before == NULL &&
          g_strcmp0 (request->slot, change->after->slot) == 0 &&
          request->group == change->after->group)
        return TRUE;
    }
  return FALSE;
}

static char *
dup_answer_news (const XyTimetableMemory *memory,
                 const XySchedule *schedule,
                 const XyRequest *request)
{
  const XyTimetablePlace *seen = xy_timetable_memory_find_seen (memory, request->subject);
  g_autofree char *answer = dup_answer (request);
  g_autofree char *title = dup_title (schedule, request);
  g_autofree char *to = dup_to (schedule, request);
  g_autofree char *from = seen != NULL ? dup_spot (seen->date, seen->start, seen->end, seen->group,
                                                   has_many_days (schedule))
                                       : g_strdup (_ ("a place that is not there any more"));

  /* Translators: a college, hours and group before and after, the graduate school's answer. */
  return g_strdup_printf (_ ("%s, %s → %s. %s"), title, from, to, answer);
}

GPtrArray *
xy_requests_list_news (const XyTimetableMemory *memory,
                       const XySchedule *schedule,
                       GPtrArray *requests,
                       const char *timezone)
{
  g_autoptr (GPtrArray) answers = xy_timetable_memory_list_answers (memory, requests);
  g_autoptr (GPtrArray) changes = xy_timetable_memory_list_changes (memory);
  GPtrArray *news = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_sort (answers, compare_requests);
  for (guint i = 0; i < answers->len; i++)
    g_ptr_array_add (news, dup_answer_news (memory, schedule, g_ptr_array_index (answers, i)));
  for (guint i = 0; i < changes->len; i++)
    {
      const XyTimetableChange *change = g_ptr_array_index (changes, i);
      const char *since = change->after != NULL ? change->after->since : NULL;
      g_autofree char *words = dup_change_words (change, has_many_days (schedule));
      g_autofree char *moment = since != NULL ? xy_words_moment (since, timezone) : NULL;

      if (is_answered_by (change, answers))
        continue;
      if (moment == NULL)
        g_ptr_array_add (news, g_steal_pointer (&words));
      else
        /* Translators: what became what, such as "8:30–9:30, group 1 → 13:00–14:00, group 2"; a day
         * and a minute. */
        g_ptr_array_add (
            news, g_strdup_printf (_ ("%s (changed by the graduate school or a colleague on %s)"),
                                   words, moment));
    }
  return news;
}
