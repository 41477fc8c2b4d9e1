// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-roster-state.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/xy-words.h"
#include "model/xy-attendance-sheet.h"
#include "model/xy-student-problem.h"
#include "model/xy-time.h"

const char *
xy_roster_filter_words (XyRosterFilter filter)
{
  switch (filter)
    {
    case XY_ROSTER_ALL:
      return _ ("All");
    case XY_ROSTER_PROBLEMS:
      return _ ("With problems");
    case XY_ROSTER_NO_PHOTO:
      return _ ("No photo");
    case XY_ROSTER_TO_DECIDE:
      return _ ("To decide");
    case XY_ROSTER_ACCEPTED:
      return _ ("Accepted");
    case XY_ROSTER_REJECTED:
      return _ ("Rejected");
    case XY_ROSTER_ONLINE:
      return _ ("Online only");
    default:
      return "";
    }
}

GHashTable *
xy_roster_count_ids (GListModel *students)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = g_list_model_get_n_items (students);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (XyStudentItem) item = g_list_model_get_item (students, i);
      const char *id = xy_student_item_get_student (item)->id_number;

      if (id != NULL && *id != '\0')
        g_hash_table_replace (
            counts, g_strdup (id),
            GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (counts, id)) + 1));
    }
  return counts;
}

static const char *
get_value (const XyStudent *student, const char *field)
{
  const XyFieldSpec *spec = xy_kind_find_field (XY_KIND_STUDENT, field);

  return *(char *const *) ((const char *) student + spec->offset);
}

static XyProblemKind
judge (const XyStudent *student, const char *field, GHashTable *id_counts)
{
  XyProblemKind kind;
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_time_t (&today, g_get_real_time () / G_USEC_PER_SEC);
  kind = xy_student_problem_of_student (student, field, &today);
  if (kind == XY_PROBLEM_NONE && id_counts != NULL && g_str_equal (field, "id_number") &&
      GPOINTER_TO_INT (g_hash_table_lookup (id_counts, student->id_number)) > 1)
    return XY_PROBLEM_DUPLICATE;
  return kind;
}

char *
xy_roster_dup_problem (const XyStudent *student, const char *field, GHashTable *id_counts)
{
  return xy_student_problem_dup_message (field, judge (student, field, id_counts),
                                         get_value (student, field));
}

gboolean
xy_roster_has_problem (const XyStudent *student, GHashTable *id_counts)
{
  const char *const *fields = xy_student_problem_get_fields ();

  for (guint i = 0; fields[i] != NULL; i++)
    if (judge (student, fields[i], id_counts) != XY_PROBLEM_NONE)
      return TRUE;
  return FALSE;
}

GPtrArray *
xy_roster_list_problems (const XyStudent *student, GHashTable *id_counts)
{
  const char *const *fields = xy_student_problem_get_fields ();
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; fields[i] != NULL; i++)
    {
      g_autofree char *problem = xy_roster_dup_problem (student, fields[i], id_counts);

      if (problem != NULL)
        g_ptr_array_add (problems, g_steal_pointer (&problem));
    }
  return problems;
}

static gboolean
in_filter (XyStudentItem *item, XyRosterFilter filter, GHashTable *id_counts)
{
  XyPhotoState state = xy_student_item_get_photo_state (item);

  switch (filter)
    {
    case XY_ROSTER_PROBLEMS:
      return xy_roster_has_problem (xy_student_item_get_student (item), id_counts);
    case XY_ROSTER_NO_PHOTO:
      return state == XY_PHOTO_NONE;
    case XY_ROSTER_TO_DECIDE:
      return state == XY_PHOTO_FLAGGED || state == XY_PHOTO_TO_DECIDE ||
             state == XY_PHOTO_UNCHECKED;
    case XY_ROSTER_ACCEPTED:
      return state == XY_PHOTO_ACCEPTED;
    case XY_ROSTER_REJECTED:
      return state == XY_PHOTO_REJECTED;
    case XY_ROSTER_ONLINE:
      return xy_student_item_get_student (item)->online_only;
    case XY_ROSTER_ALL:
    default:
      return TRUE;
    }
}

static gboolean
contains (const char *value, const char *folded_word)
{
  g_autofree char *folded = value != NULL ? g_utf8_casefold (value, -1) : NULL;

  return folded != NULL && strstr (folded, folded_word) != NULL;
}

gboolean
xy_roster_matches (XyStudentItem *item,
                   XyRosterFilter filter,
                   const char *text,
                   GHashTable *id_counts)
{
  const XyStudent *student = xy_student_item_get_student (item);
  g_auto (GStrv) words = NULL;
  g_autofree char *folded = NULL;

  if (!in_filter (item, filter, id_counts))
    return FALSE;
  if (text == NULL || *text == '\0')
    return TRUE;
  folded = g_utf8_casefold (text, -1);
  words = g_strsplit (folded, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !contains (student->name, words[i]) &&
        !contains (student->student_number, words[i]) &&
        !contains (student->class_name, words[i]) && !contains (student->id_number, words[i]))
      return FALSE;
  return TRUE;
}

static const XyAttendanceSheet *
find_sheet (GPtrArray *sheets, const char *id, guint *index)
{
  for (guint i = 0; i < sheets->len; i++)
    {
      const XyAttendanceSheet *sheet = g_ptr_array_index (sheets, i);

      for (guint k = 0; sheet->slot != NULL && k < sheet->students->len; k++)
        if (g_str_equal (((XyStudent *) g_ptr_array_index (sheet->students, k))->id, id))
          {
            *index = k;
            return sheet;
          }
    }
  return NULL;
}

char *
xy_roster_dup_turn (const XySchedule *schedule, GPtrArray *students, const XyStudent *student)
{
  const XyCampaign *campaign = xy_schedule_get_campaign (schedule);
  g_autoptr (GPtrArray) sheets = NULL;
  const XyAttendanceSheet *sheet;
  g_autoptr (GDateTime) start = NULL, end = NULL, turn = NULL;
  g_autofree char *date = NULL, *clock = NULL, *place = NULL;
  guint index = 0;
  double length, group_length, per_student;
  int capacity;
  gboolean together;

  if (student->online_only)
    return NULL;
  sheets = xy_attendance_sheets (schedule, students, student->college, NULL);
  sheet = find_sheet (sheets, student->id, &index);
  if (sheet == NULL)
    return NULL;
  start = xy_time_of_session (sheet->session->date, sheet->slot->start, "UTC");
  end = xy_time_of_session (sheet->session->date, sheet->slot->end, "UTC");
  if (start == NULL || end == NULL || sheet->slot->groups < 1)
    return NULL;
  length = (double) g_date_time_difference (end, start) / G_TIME_SPAN_SECOND;
  together = campaign != NULL && g_strcmp0 (campaign->group_order, "together") == 0;
  group_length = together ? length : length / (double) sheet->slot->groups;
  capacity = xy_schedule_get_capacity (schedule, sheet->slot->id);
  per_student = group_length / MAX (MAX (capacity, (int) sheet->students->len), 1);
  turn = g_date_time_add_seconds (start, (together ? 0 : group_length * (sheet->group - 1)) +
                                             per_student * index);
  clock = g_date_time_format (turn, "%-H:%M");
  date = xy_words_date (sheet->session->date);
  place = xy_words_place (sheet->session);
  /* Translators: a day, a clock time, the place, the place in the queue. */
  return g_strdup_printf (_ ("%s, about %s · %s · no. %u in the queue"), date, clock, place,
                          index + 1);
}
