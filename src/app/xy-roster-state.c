// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-roster-state.h"

#include <glib/gi18n-lib.h>

#include "app/xy-words.h"
#include "model/xy-arrivals.h"

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

/* Why nobody can say when the student's turn is. */
static const char *
explain_no_turn (const XySchedule *schedule, const XyStudent *student)
{
  g_autoptr (GPtrArray) places = NULL;

  if (student->online_only)
    return _ ("Photographed online; does not come to the session.");
  places = xy_schedule_list_college (schedule, student->college);
  return places->len > 0 ? _ ("The student's class has no place in the timetable yet.")
                         : _ ("The college has no place in the timetable yet.");
}

static const XyArrival *
find_arrival (GPtrArray *queues, const char *id, const XyAssignment **place)
{
  for (guint i = 0; i < queues->len; i++)
    {
      const XyArrivalQueue *queue = g_ptr_array_index (queues, i);

      *place = queue->assignment;
      for (guint k = 0; queue->assignment != NULL && k < queue->arrivals->len; k++)
        {
          const XyArrival *arrival = g_ptr_array_index (queue->arrivals, k);

          if (g_str_equal (arrival->student->id, id))
            return arrival;
        }
    }
  return NULL;
}

char *
xy_roster_dup_turn (const XySchedule *schedule, GPtrArray *students, const XyStudent *student)
{
  g_autoptr (GPtrArray) queues = xy_arrivals_list_queues (schedule, students, student->college);
  const XyAssignment *assignment = NULL;
  const XyArrival *arrival = find_arrival (queues, student->id, &assignment);
  const XySlot *slot = arrival != NULL ? xy_schedule_find_slot (schedule, assignment->slot) : NULL;
  const XySession *session =
      slot != NULL ? xy_schedule_find_session (schedule, slot->session) : NULL;
  g_autofree char *date = NULL, *clock = NULL, *place = NULL;

  if (session == NULL)
    return g_strdup (explain_no_turn (schedule, student));
  date = xy_words_date (session->date);
  place = xy_words_place (session);
  clock = xy_arrival_dup_clock (arrival);
  if (clock == NULL)
    {
      g_autofree char *hours = xy_words_hours (slot->start, slot->end);

      /* Translators: a day, its hours, the place, the place in the queue. */
      return g_strdup_printf (_ ("%s, %s · %s · no. %d in the queue"), date, hours, place,
                              arrival->place);
    }
  if (arrival->late)
    /* Translators: a day, a clock time, the place, the place in the queue. */
    return g_strdup_printf (
        _ ("%s, about %s, after the group's own time · %s · no. %d in the queue"), date, clock,
        place, arrival->place);
  /* Translators: a day, a clock time, the place, the place in the queue. */
  return g_strdup_printf (_ ("%s, about %s · %s · no. %d in the queue"), date, clock, place,
                          arrival->place);
}
