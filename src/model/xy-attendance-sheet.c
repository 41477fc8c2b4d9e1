// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-attendance-sheet.h"

#include <glib/gi18n-lib.h>

#include "model/xy-college-names.h"
#include "model/xy-time.h"

void
xy_attendance_sheet_free (XyAttendanceSheet *sheet)
{
  g_free (sheet->campaign_name);
  g_free (sheet->school);
  g_free (sheet->college_name);
  xy_entity_unref (sheet->session);
  xy_entity_unref (sheet->slot);
  g_ptr_array_unref (sheet->arrivals);
  g_free (sheet);
}

static XyAttendanceSheet *
new_sheet (const XySchedule *schedule, const XyArrivalQueue *queue)
{
  const XyCampaign *campaign = xy_schedule_get_campaign (schedule);
  const XyCollege *college = xy_schedule_find_college (schedule, queue->college);
  const XySlot *slot =
      queue->assignment != NULL ? xy_schedule_find_slot (schedule, queue->assignment->slot) : NULL;
  const XySession *session =
      slot != NULL ? xy_schedule_find_session (schedule, slot->session) : NULL;
  XyAttendanceSheet *sheet = g_new0 (XyAttendanceSheet, 1);

  sheet->campaign_name = g_strdup (campaign != NULL ? campaign->name : "");
  sheet->school = g_strdup (campaign != NULL ? campaign->school : "");
  sheet->college_name = g_strdup (college != NULL ? xy_college_get_full_name (college) : "");
  sheet->slot = slot != NULL ? xy_entity_ref ((gpointer) slot) : NULL;
  sheet->session = session != NULL ? xy_entity_ref ((gpointer) session) : NULL;
  sheet->group = queue->assignment != NULL ? (int) queue->assignment->group : 0;
  sheet->arrivals = g_ptr_array_ref (queue->arrivals);
  return sheet;
}

GPtrArray *
xy_attendance_sheets (const XySchedule *schedule,
                      GPtrArray *students,
                      const char *college,
                      const char *slot)
{
  GPtrArray *sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_attendance_sheet_free);
  g_autoptr (GPtrArray) queues = xy_arrivals_list_queues (schedule, students, college);

  for (guint i = 0; i < queues->len; i++)
    {
      const XyArrivalQueue *queue = g_ptr_array_index (queues, i);
      const char *where = queue->assignment != NULL ? queue->assignment->slot : NULL;

      if (queue->arrivals->len > 0 && (slot == NULL || g_strcmp0 (where, slot) == 0))
        g_ptr_array_add (sheets, new_sheet (schedule, queue));
    }
  return sheets;
}

XyAttendanceSheet *
xy_attendance_sheet_of_place (const XySchedule *schedule,
                              GPtrArray *students,
                              const char *assignment)
{
  g_autoptr (XyArrivalQueue) queue = xy_arrivals_of_place (schedule, students, assignment);

  return queue != NULL && queue->arrivals->len > 0 ? new_sheet (schedule, queue) : NULL;
}

char *
xy_attendance_sheet_dup_date (const XyAttendanceSheet *sheet)
{
  const char *date = sheet->session->date;
  g_autoptr (GDateTime) day = xy_time_of_session (date, "12:00", "UTC");

  if (day == NULL)
    return g_strdup (date != NULL ? date : "");
  /* Translators: the day of the session, for g_date_time_format(): Sunday, 12 December 2021. */
  return g_date_time_format (day, _ ("%A, %-d %B %Y"));
}

char *
xy_attendance_sheet_dup_hours (const XyAttendanceSheet *sheet)
{
  g_autofree char *start = xy_time_dup_clock (sheet->slot->start);
  g_autofree char *end = xy_time_dup_clock (sheet->slot->end);

  if (sheet->slot->groups <= 1)
    return g_strdup_printf ("%s–%s", start, end);
  /* Translators: the slot's hours, and which of its groups: 8:30–9:30, group 1 of 2. */
  return g_strdup_printf (_ ("%s–%s, group %d of %d"), start, end, sheet->group,
                          (int) sheet->slot->groups);
}

char *
xy_attendance_sheet_dup_place (const XyAttendanceSheet *sheet)
{
  const XySession *session = sheet->session;
  const char *building = session->building != NULL ? session->building : "";
  g_autofree char *rooms =
      session->rooms != NULL ? g_strjoinv (_ (", "), session->rooms) : g_strdup ("");

  if (rooms[0] == '\0')
    return g_strdup (building);
  /* Translators: a building and the numbers of its rooms. */
  return g_strdup_printf (_ ("%s, rooms %s"), building, rooms);
}
