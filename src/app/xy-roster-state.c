// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-roster-state.h"

#include <glib/gi18n-lib.h>

#include "app/xy-words.h"
#include "model/xy-attendance-sheet.h"
#include "model/xy-time.h"

/* The states of photos that a filter means; 0 if it means something else. */
static guint
get_photos (XyRosterFilter filter)
{
  switch (filter)
    {
    case XY_ROSTER_NO_PHOTO:
      return 1u << XY_PHOTO_NONE;
    case XY_ROSTER_TO_DECIDE:
      return 1u << XY_PHOTO_UNCHECKED | 1u << XY_PHOTO_FLAGGED | 1u << XY_PHOTO_TO_DECIDE;
    case XY_ROSTER_ASKED:
      return 1u << XY_PHOTO_ASKED;
    case XY_ROSTER_ACCEPTED:
      return 1u << XY_PHOTO_ACCEPTED;
    case XY_ROSTER_REJECTED:
      return 1u << XY_PHOTO_REJECTED;
    case XY_ROSTER_PROBLEMS:
    case XY_ROSTER_ON_SITE:
    case XY_ROSTER_ONLINE:
    default:
      return 0;
    }
}

static guint
get_presence (XyRosterFilter filter)
{
  return filter == XY_ROSTER_ON_SITE  ? XY_PRESENCE_ON_SITE
         : filter == XY_ROSTER_ONLINE ? XY_PRESENCE_ONLINE
                                      : 0;
}

const char *
xy_roster_filter_words (XyRosterFilter filter)
{
  switch (filter)
    {
    case XY_ROSTER_PROBLEMS:
      return _ ("With problems");
    case XY_ROSTER_NO_PHOTO:
      return _ ("No photo");
    case XY_ROSTER_TO_DECIDE:
      return _ ("To decide");
    case XY_ROSTER_ASKED:
      return xy_words_photo_state (XY_PHOTO_ASKED);
    case XY_ROSTER_ACCEPTED:
      return _ ("Accepted");
    case XY_ROSTER_REJECTED:
      return _ ("Rejected");
    case XY_ROSTER_ON_SITE:
      return _ ("On site");
    case XY_ROSTER_ONLINE:
      return _ ("Online only");
    default:
      return "";
    }
}

void
xy_roster_filter_set (XyRosterFilter filter, XyStudentQuery *query, gboolean wanted)
{
  guint photos = get_photos (filter), presence = get_presence (filter);

  if (filter == XY_ROSTER_PROBLEMS)
    query->problems = wanted;
  query->photos = wanted ? query->photos | photos : query->photos & ~photos;
  query->presence = wanted ? query->presence | presence : query->presence & ~presence;
}

gboolean
xy_roster_filter_is_set (XyRosterFilter filter, const XyStudentQuery *query)
{
  guint photos = get_photos (filter), presence = get_presence (filter);

  if (filter == XY_ROSTER_PROBLEMS)
    return query->problems;
  return (query->photos & photos) == photos && (query->presence & presence) == presence;
}

guint
xy_roster_filter_count (XyRosterFilter filter, const XyStudentSearch *search)
{
  guint photos = get_photos (filter), presence = get_presence (filter);

  if (filter == XY_ROSTER_PROBLEMS)
    return xy_student_search_count_problems (search);
  if (photos != 0)
    return xy_student_search_count_photos (search, photos);
  return xy_student_search_count_presence (search, (XyPresence) presence);
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
