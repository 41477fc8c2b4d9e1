// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-attendance-sheet.h"

#include <glib/gi18n-lib.h>

#include "model/xy-college-names.h"
#include "model/xy-order.h"
#include "model/xy-time.h"

void
xy_attendance_sheet_free (XyAttendanceSheet *sheet)
{
  g_free (sheet->campaign_name);
  g_free (sheet->school);
  g_free (sheet->college_name);
  xy_entity_unref (sheet->session);
  xy_entity_unref (sheet->slot);
  g_ptr_array_unref (sheet->students);
  g_free (sheet);
}

/* Whether a student comes with that assignment. */
static gboolean
comes_with (const XyStudent *student, const XyAssignment *assignment)
{
  if (g_strcmp0 (student->college, assignment->college) != 0)
    return FALSE;
  if (assignment->classes == NULL || assignment->classes[0] == NULL)
    return TRUE;
  return student->class_name != NULL &&
         g_strv_contains ((const char *const *) assignment->classes, student->class_name);
}

static XyAttendanceSheet *
new_sheet (const XySchedule *schedule, const char *college_id)
{
  const XyCampaign *campaign = xy_schedule_get_campaign (schedule);
  const XyCollege *college = xy_schedule_find_college (schedule, college_id);
  XyAttendanceSheet *sheet = g_new0 (XyAttendanceSheet, 1);

  sheet->campaign_name = g_strdup (campaign != NULL ? campaign->name : "");
  sheet->school = g_strdup (campaign != NULL ? campaign->school : "");
  sheet->college_name = g_strdup (college != NULL ? xy_college_get_full_name (college) : "");
  sheet->students = g_ptr_array_new_with_free_func (xy_entity_unref);
  return sheet;
}

/* The sheet of one place, taking its students out of @waiting. */
static XyAttendanceSheet *
sheet_of_place (const XySchedule *schedule, const XyAssignment *assignment, GPtrArray *waiting)
{
  XyAttendanceSheet *sheet = new_sheet (schedule, assignment->college);
  const XySlot *slot = xy_schedule_find_slot (schedule, assignment->slot);
  const XySession *session =
      slot != NULL ? xy_schedule_find_session (schedule, slot->session) : NULL;

  sheet->slot = slot != NULL ? xy_entity_ref ((gpointer) slot) : NULL;
  sheet->session = session != NULL ? xy_entity_ref ((gpointer) session) : NULL;
  sheet->group = (int) assignment->group;
  for (guint i = 0; i < waiting->len;)
    {
      const XyStudent *student = waiting->pdata[i];

      if (comes_with (student, assignment))
        {
          g_ptr_array_add (sheet->students, xy_entity_ref ((gpointer) student));
          g_ptr_array_remove_index_fast (waiting, i);
        }
      else
        i++;
    }
  xy_order_students (sheet->students);
  return sheet;
}

/* Those who are left over, a sheet for each college, in the order of the colleges. */
static void
add_sheets_without_place (const XySchedule *schedule, GPtrArray *waiting, GPtrArray *sheets)
{
  GPtrArray *colleges = xy_schedule_get_colleges (schedule);

  for (guint i = 0; i < colleges->len; i++)
    {
      const XyCollege *college = colleges->pdata[i];
      g_autoptr (XyAttendanceSheet) sheet = new_sheet (schedule, college->id);

      for (guint j = 0; j < waiting->len; j++)
        {
          const XyStudent *student = waiting->pdata[j];

          if (g_strcmp0 (student->college, college->id) == 0)
            g_ptr_array_add (sheet->students, xy_entity_ref ((gpointer) student));
        }
      if (sheet->students->len == 0)
        continue;
      xy_order_students (sheet->students);
      g_ptr_array_add (sheets, g_steal_pointer (&sheet));
    }
}

GPtrArray *
xy_attendance_sheets (const XySchedule *schedule,
                      GPtrArray *students,
                      const char *college,
                      const char *slot)
{
  GPtrArray *sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_attendance_sheet_free);
  GPtrArray *assignments = xy_schedule_get_assignments (schedule);
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();

  for (guint i = 0; i < students->len; i++)
    {
      XyStudent *student = students->pdata[i];

      if (!student->deleted && !student->online_only &&
          (college == NULL || g_strcmp0 (student->college, college) == 0))
        g_ptr_array_add (waiting, student);
    }
  for (guint i = 0; i < assignments->len; i++)
    {
      const XyAssignment *assignment = assignments->pdata[i];
      g_autoptr (XyAttendanceSheet) sheet = NULL;

      if (college != NULL && g_strcmp0 (assignment->college, college) != 0)
        continue;
      sheet = sheet_of_place (schedule, assignment, waiting);
      if (sheet->students->len == 0 || (slot != NULL && g_strcmp0 (assignment->slot, slot) != 0))
        continue;
      g_ptr_array_add (sheets, g_steal_pointer (&sheet));
    }
  if (slot == NULL)
    add_sheets_without_place (schedule, waiting, sheets);
  return sheets;
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
