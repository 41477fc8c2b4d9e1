// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-queue-state.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/xy-words.h"
#include "model/xy-college-names.h"
#include "model/xy-search-text.h"

void
xy_queue_state_free (XyQueueState *state)
{
  if (state == NULL)
    return;
  g_free (state->title);
  g_free (state->subtitle);
  g_ptr_array_unref (state->arrivals);
  g_free (state->summary);
  g_free (state->warning);
  g_ptr_array_unref (state->texts);
  g_clear_pointer (&state->readings, g_ptr_array_unref);
  g_free (state);
}

static char *
dup_title (const XySchedule *schedule, const XyAssignment *place)
{
  const XyCollege *college = xy_schedule_find_college (schedule, place->college);
  const char *name = college != NULL ? xy_college_get_full_name (college) : _ ("Unknown college");
  g_autofree char *classes = NULL;

  if (xy_assignment_is_whole (place))
    return g_strdup (name);
  classes = g_strjoinv (_ (", "), place->classes);
  /* Translators: a college, its classes. */
  return g_strdup_printf (_ ("%s (%s)"), name, classes);
}

static char *
dup_subtitle (const XySchedule *schedule, const XyAssignment *place)
{
  const XySlot *slot = xy_schedule_find_slot (schedule, place->slot);
  const XySession *session =
      slot != NULL ? xy_schedule_find_session (schedule, slot->session) : NULL;
  g_autofree char *date = NULL, *hours = NULL, *where = NULL;

  if (session == NULL)
    return g_strdup (_ ("Its hour is no longer in the timetable."));
  date = xy_words_date (session->date);
  hours = xy_words_hours (slot->start, slot->end);
  where = xy_words_place (session);
  /* Translators: a day, its hours, the group's number, building and rooms. */
  return g_strdup_printf (_ ("%s, %s, group %d · %s"), date, hours, (int) place->group, where);
}

static char *
dup_summary (GPtrArray *arrivals)
{
  g_autofree char *first = NULL, *last = NULL;
  guint n = arrivals->len;

  if (n > 0)
    {
      first = xy_arrival_dup_clock (g_ptr_array_index (arrivals, 0));
      last = xy_arrival_dup_clock (g_ptr_array_index (arrivals, n - 1));
    }
  if (first == NULL || last == NULL)
    return g_strdup_printf (ngettext ("%u student", "%u students", n), n);
  if (g_str_equal (first, last))
    /* Translators: how many students, a clock time. */
    return g_strdup_printf (ngettext ("%u student, about %s", "%u students, all about %s", n), n,
                            first);
  /* Translators: how many students, the clock times of the first and the last. */
  return g_strdup_printf (
      ngettext ("%u student, from about %s to %s", "%u students, from about %s to %s", n), n, first,
      last);
}

static char *
dup_warning (GPtrArray *arrivals)
{
  const XyArrival *first = arrivals->len > 0 ? g_ptr_array_index (arrivals, 0) : NULL;

  if (first != NULL && first->minute < 0)
    return g_strdup (_ ("No times can be said: the hour has no rooms, or nobody has set how many "
                        "students a room takes in an hour."));
  return xy_arrivals_dup_late (arrivals);
}

static GPtrArray *
list_texts (GPtrArray *arrivals)
{
  GPtrArray *texts = g_ptr_array_new_full (arrivals->len, g_free);

  for (guint i = 0; i < arrivals->len; i++)
    {
      const XyArrival *arrival = g_ptr_array_index (arrivals, i);
      const XyStudent *student = arrival->student;
      g_autofree char *clock = xy_arrival_dup_clock (arrival);
      g_autofree char *text =
          g_strjoin ("\n", student->name != NULL ? student->name : "",
                     student->class_name != NULL ? student->class_name : "",
                     student->student_number != NULL ? student->student_number : "",
                     clock != NULL ? clock : "", NULL);

      g_ptr_array_add (texts, xy_search_fold (text));
    }
  return texts;
}

XyQueueState *
xy_queue_state_new (const XySchedule *schedule, GPtrArray *students, const char *assignment)
{
  g_autoptr (XyArrivalQueue) queue = xy_arrivals_of_place (schedule, students, assignment);
  XyQueueState *state;

  if (queue == NULL)
    return NULL;
  state = g_new0 (XyQueueState, 1);
  state->title = dup_title (schedule, queue->assignment);
  state->subtitle = dup_subtitle (schedule, queue->assignment);
  state->arrivals = g_ptr_array_ref (queue->arrivals);
  state->summary = dup_summary (queue->arrivals);
  state->warning = dup_warning (queue->arrivals);
  state->texts = list_texts (queue->arrivals);
  return state;
}

static const char *
get_readings (XyQueueState *state, guint i, XyPinyin *pinyin)
{
  if (state->readings == NULL)
    {
      state->readings = g_ptr_array_new_full (state->arrivals->len, g_free);
      for (guint k = 0; k < state->arrivals->len; k++)
        {
          const XyArrival *arrival = g_ptr_array_index (state->arrivals, k);
          GString *syllables = g_string_new (NULL);

          if (arrival->student->name != NULL)
            xy_pinyin_append (pinyin, syllables, arrival->student->name);
          g_ptr_array_add (state->readings, g_string_free (syllables, FALSE));
        }
    }
  return g_ptr_array_index (state->readings, i);
}

static gboolean
is_of_letters (const char *word)
{
  for (const char *p = word; *p != '\0'; p++)
    if (!g_ascii_islower (*p))
      return FALSE;
  return TRUE;
}

static gboolean
fits (XyQueueState *state, guint i, char **words, XyPinyin *pinyin)
{
  for (guint k = 0; words[k] != NULL; k++)
    if (strstr (g_ptr_array_index (state->texts, i), words[k]) == NULL &&
        !(is_of_letters (words[k]) &&
          xy_pinyin_matches (get_readings (state, i, pinyin), words[k])))
      return FALSE;
  return TRUE;
}

GPtrArray *
xy_queue_state_search (XyQueueState *state, const char *text, XyPinyin *pinyin)
{
  g_auto (GStrv) words = xy_search_split (text != NULL ? text : "");
  GPtrArray *found = g_ptr_array_sized_new (state->arrivals->len);

  for (guint i = 0; i < state->arrivals->len; i++)
    if (fits (state, i, words, pinyin))
      g_ptr_array_add (found, g_ptr_array_index (state->arrivals, i));
  return found;
}

char *
xy_queue_state_dup_count (const XyQueueState *state, guint n_found)
{
  if (n_found == state->arrivals->len)
    return g_strdup (state->summary);
  return g_strdup_printf (ngettext ("%u of %u student", "%u of %u students", state->arrivals->len),
                          n_found, state->arrivals->len);
}

char *
xy_queue_dup_expected (const XyArrival *arrival)
{
  g_autofree char *clock = xy_arrival_dup_clock (arrival);

  if (!arrival->late)
    return clock != NULL ? g_steal_pointer (&clock) : g_strdup ("");
  if (clock == NULL)
    return g_strdup (_ ("after midnight"));
  /* Translators: %s is a clock time that is after the group's own time. */
  return g_strdup_printf (_ ("%s, late"), clock);
}
