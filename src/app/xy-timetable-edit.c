// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-timetable-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/xy-words.h"
#include "model/xy-time.h"

static gboolean
is_as_before (const XyScheduleProblem *now, const XyScheduleProblem *before)
{
  return now->kind == before->kind && now->group == before->group &&
         g_strcmp0 (now->slot, before->slot) == 0 &&
         g_strcmp0 (now->college, before->college) == 0 && now->measured <= before->measured;
}

static gboolean
was_there (GPtrArray *before, const XyScheduleProblem *problem)
{
  for (guint i = 0; i < before->len; i++)
    if (is_as_before (problem, g_ptr_array_index (before, i)))
      return TRUE;
  return FALSE;
}

/* The other hour of a clash, in words. */
static char *
dup_clash_words (const XySchedule *schedule, const char *slot_id)
{
  const XySlot *slot = xy_schedule_find_slot (schedule, slot_id);
  const XySession *session = xy_schedule_find_session (schedule, slot->session);
  GPtrArray *slots = xy_schedule_get_slots (schedule);
  g_autofree char *hours = xy_words_hours (slot->start, slot->end);

  for (guint i = 0; i < slots->len; i++)
    {
      const XySlot *other = g_ptr_array_index (slots, i);
      const XySession *day = xy_schedule_find_session (schedule, other->session);
      g_autofree char *others = xy_words_hours (other->start, other->end);

      if (other != slot && day != NULL && session != NULL &&
          g_strcmp0 (day->date, session->date) == 0 &&
          g_strcmp0 (day->building, session->building) == 0 &&
          xy_time_read_clock (other->start) < xy_time_read_clock (slot->end) &&
          xy_time_read_clock (slot->start) < xy_time_read_clock (other->end))
        /* Translators: two hours. */
        return g_strdup_printf (_ ("%s and %s would be in one room at one time."), others, hours);
    }
  return NULL;
}

static GPtrArray *
list_new_problems (const XySchedule *schedule, GPtrArray *edits)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (XySchedule) after = xy_schedule_apply (schedule, edits);
  g_autoptr (GPtrArray) before = xy_schedule_list_problems (schedule);
  g_autoptr (GPtrArray) problems = xy_schedule_list_problems (after);

  for (guint i = 0; i < problems->len; i++)
    {
      const XyScheduleProblem *problem = g_ptr_array_index (problems, i);
      char *words = NULL;

      if (was_there (before, problem))
        continue;
      if (problem->kind == XY_SCHEDULE_CLASH_ROOM)
        words = dup_clash_words (after, problem->slot);
      g_ptr_array_add (sentences, words != NULL ? words : xy_words_problem (after, problem));
    }
  return sentences;
}

XyTimetableEdit *
xy_timetable_edit_new (const XySchedule *schedule, char *label, GPtrArray *edits)
{
  XyTimetableEdit *edit = g_new0 (XyTimetableEdit, 1);

  edit->edits = edits;
  edit->label = label;
  edit->problems = list_new_problems (schedule, edits);
  return edit;
}

XyTimetableEdit *
xy_timetable_edit_refuse (char *reason)
{
  XyTimetableEdit *edit = g_new0 (XyTimetableEdit, 1);

  edit->reason = reason;
  edit->problems = g_ptr_array_new_with_free_func (g_free);
  return edit;
}

void
xy_timetable_edit_free (XyTimetableEdit *edit)
{
  if (edit == NULL)
    return;
  g_clear_pointer (&edit->edits, g_ptr_array_unref);
  g_ptr_array_unref (edit->problems);
  g_free (edit->label);
  g_free (edit->reason);
  g_free (edit->follows);
  g_free (edit);
}

void
xy_timetable_edit_ask (XyTimetableEdit *edit, const char *role)
{
  const char *words =
      _ ("The graduate school is asked; until it agrees everything stays as it is.");
  g_autofree char *before = NULL;

  if (g_strcmp0 (role, XY_ROLE_COLLEGE) != 0 || edit->edits == NULL)
    return;
  before = g_steal_pointer (&edit->follows);
  edit->follows = before != NULL ? g_strconcat (before, "\n", words, NULL) : g_strdup (words);
}

char *
xy_timetable_edit_dup_name (const XySchedule *schedule, const XyAssignment *assignment)
{
  const XyCollege *college = xy_schedule_find_college (schedule, assignment->college);
  const char *name = college != NULL ? college->short_name : _ ("A college");
  g_autofree char *classes = NULL;

  if (xy_assignment_is_whole (assignment))
    return g_strdup (name);
  classes = g_strjoinv (_ (", "), assignment->classes);
  /* Translators: a college, its classes. */
  return g_strdup_printf (_ ("%s (%s)"), name, classes);
}

char *
xy_timetable_edit_dup_spot (const XySchedule *schedule, const char *slot_id, int group)
{
  const XySlot *slot = slot_id != NULL ? xy_schedule_find_slot (schedule, slot_id) : NULL;
  const XySession *session =
      slot != NULL ? xy_schedule_find_session (schedule, slot->session) : NULL;
  g_autofree char *hours = NULL;
  g_autofree char *day = NULL;

  if (slot == NULL)
    return g_strdup (_ ("No place"));
  hours = xy_words_hours (slot->start, slot->end);
  if (session == NULL || xy_schedule_get_sessions (schedule)->len < 2)
    return g_strdup_printf (_ ("%s, group %d"), hours, group);
  day = xy_words_date (session->date);
  /* Translators: a day, an hour, a group. */
  return g_strdup_printf (_ ("%s, %s, group %d"), day, hours, group);
}

/* What people type. */

/* Runs of digits, at most @n; %FALSE where there are more or none, or one is too long. */
static gboolean
read_numbers (const char *typed, int *numbers, int n)
{
  int found = 0;

  for (const char *text = typed; *text != '\0';)
    {
      gsize digits = strspn (text, "0123456789");

      if (digits > 4 || (digits > 0 && found == n))
        return FALSE;
      if (digits > 0)
        numbers[found++] = (int) g_ascii_strtoll (text, NULL, 10);
      text = digits > 0 ? text + digits : g_utf8_next_char (text);
    }
  return found == n;
}

/* Whether there are only digits and those marks in it. */
static gboolean
has_only (const char *typed, const char *marks)
{
  for (const char *text = typed; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_ascii_isdigit (*text) && g_utf8_strchr (marks, -1, g_utf8_get_char (text)) == NULL)
      return FALSE;
  return TRUE;
}

char *
xy_timetable_edit_dup_clock (const char *typed)
{
  g_autofree char *text = g_utf8_normalize (typed, -1, G_NORMALIZE_ALL);
  int numbers[2] = { 0, 0 };
  int minutes;

  if (text == NULL || !has_only (g_strstrip (text), ":.点"))
    return NULL;
  if (has_only (text, "") && strlen (text) >= 3 && read_numbers (text, numbers, 1))
    {
      numbers[1] = numbers[0] % 100;
      numbers[0] /= 100;
    }
  else if (!read_numbers (text, numbers, 1) && !read_numbers (text, numbers, 2))
    return NULL;
  minutes = numbers[0] * 60 + numbers[1];
  if (numbers[1] > 59 || minutes > 24 * 60)
    return NULL;
  return xy_time_write_clock (minutes);
}

char *
xy_timetable_edit_dup_date (const char *typed)
{
  g_autofree char *text = g_utf8_normalize (typed, -1, G_NORMALIZE_ALL);
  int numbers[3];

  if (text == NULL || !has_only (g_strstrip (text), "-/.年月日") ||
      !read_numbers (text, numbers, 3) || numbers[0] < 1000 ||
      !g_date_valid_dmy ((GDateDay) MIN (numbers[2], 99), (GDateMonth) MIN (numbers[1], 99),
                         (GDateYear) numbers[0]))
    return NULL;
  return g_strdup_printf ("%04d-%02d-%02d", numbers[0], numbers[1], numbers[2]);
}

char **
xy_timetable_edit_dup_rooms (const char *typed)
{
  g_autofree char *text = g_strdup (typed);
  GPtrArray *rooms = g_ptr_array_new ();
  g_auto (GStrv) words = NULL;
  static const char *const marks[] = { "、", "，", "；", "　", ",", ";", "\t" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_auto (GStrv) parts = g_strsplit (text, marks[i], -1);

      g_free (text);
      text = g_strjoinv (" ", parts);
    }
  words = g_strsplit (text, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !g_ptr_array_find_with_equal_func (rooms, words[i], g_str_equal, NULL))
      g_ptr_array_add (rooms, g_strdup (words[i]));
  g_ptr_array_add (rooms, NULL);
  return (char **) g_ptr_array_free (rooms, FALSE);
}
