// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-schedule-private.h"
#include "model/xy-time.h"

void
xy_slot_get_minutes (const XySlot *slot, int *start, int *end)
{
  *start = xy_time_read_clock (slot->start);
  *end = xy_time_read_clock (slot->end);
}

gboolean
xy_schedule_is_together (const XySchedule *schedule)
{
  return schedule->campaign != NULL && g_strcmp0 (schedule->campaign->group_order, "together") == 0;
}

int
xy_schedule_get_hour_capacity (const XySchedule *schedule, const char *slot_id)
{
  const XySlot *slot = xy_schedule_find_slot (schedule, slot_id);
  const XySession *session =
      slot != NULL ? xy_schedule_find_session (schedule, slot->session) : NULL;
  gint64 rate = schedule->campaign != NULL ? schedule->campaign->students_per_room_hour : 0;
  int start, end;

  if (session == NULL || session->rooms == NULL || rate < 1)
    return 0;
  xy_slot_get_minutes (slot, &start, &end);
  if (start < 0 || end <= start)
    return 0;
  return (int) MIN (g_strv_length (session->rooms) * MIN (rate, G_MAXINT32) * (end - start) / 60,
                    G_MAXINT32);
}

int
xy_schedule_get_capacity (const XySchedule *schedule, const char *slot_id)
{
  const XySlot *slot = xy_schedule_find_slot (schedule, slot_id);

  if (slot == NULL || slot->groups < 1)
    return 0;
  return (int) (xy_schedule_get_hour_capacity (schedule, slot_id) / slot->groups);
}

gboolean
xy_schedule_get_headcount (const XySchedule *schedule,
                           const char *college_id,
                           int *on_site,
                           int *online)
{
  const XyCollege *college = xy_schedule_find_college (schedule, college_id);

  if (schedule->headcounts != NULL &&
      xy_headcounts_find (schedule->headcounts, college_id, on_site, online))
    return TRUE;
  *on_site = college != NULL ? (int) college->headcount_on_site : 0;
  *online = college != NULL ? (int) college->headcount_online : 0;
  return *on_site > 0 || *online > 0;
}

gboolean
xy_assignment_is_whole (const XyAssignment *assignment)
{
  return assignment->classes == NULL || assignment->classes[0] == NULL;
}

gboolean
xy_schedule_knows_classes (const XySchedule *schedule, const char *college)
{
  return schedule->headcounts != NULL &&
         xy_headcounts_find (schedule->headcounts, college, NULL, NULL);
}

char **
xy_schedule_dup_classes (const XySchedule *schedule, const char *college)
{
  return schedule->headcounts != NULL ? xy_headcounts_dup_classes (schedule->headcounts, college)
                                      : g_new0 (char *, 1);
}

int
xy_schedule_get_class_load (const XySchedule *schedule, const char *college, const char *class_name)
{
  return schedule->headcounts != NULL
             ? xy_headcounts_get_class (schedule->headcounts, college, class_name)
             : 0;
}

int
xy_schedule_get_assignment_load (const XySchedule *schedule, const XyAssignment *assignment)
{
  guint n_parts = xy_schedule_get_college_assignments (schedule, assignment->college)->len;
  int on_site, online, load = 0;

  xy_schedule_get_headcount (schedule, assignment->college, &on_site, &online);
  if (xy_assignment_is_whole (assignment))
    return on_site;
  if (!xy_schedule_knows_classes (schedule, assignment->college))
    return assignment->headcount > 0 ? (int) assignment->headcount
                                     : (int) ((on_site + n_parts - 1) / MAX (n_parts, 1));
  for (guint i = 0; assignment->classes[i] != NULL; i++)
    load += xy_schedule_get_class_load (schedule, assignment->college, assignment->classes[i]);
  return load;
}

int
xy_schedule_get_load (const XySchedule *schedule, const char *slot, int group)
{
  GPtrArray *assignments = xy_schedule_get_slot_assignments (schedule, slot);
  int load = 0;

  for (guint i = 0; i < assignments->len; i++)
    {
      const XyAssignment *assignment = g_ptr_array_index (assignments, i);

      if (assignment->group == group)
        load += xy_schedule_get_assignment_load (schedule, assignment);
    }
  return load;
}

int
xy_schedule_get_hour_load (const XySchedule *schedule, const char *slot)
{
  GPtrArray *assignments = xy_schedule_get_slot_assignments (schedule, slot);
  int load = 0;

  for (guint i = 0; i < assignments->len; i++)
    load += xy_schedule_get_assignment_load (schedule, g_ptr_array_index (assignments, i));
  return load;
}

/* Students of a college's classes that stand in no part of its split; 0 where it is whole, has no
 * place at all, or the parts' sizes are not known. */
int
xy_schedule_count_left_out (const XySchedule *schedule, const char *college)
{
  GPtrArray *places = xy_schedule_get_college_assignments (schedule, college);
  gboolean known = xy_schedule_knows_classes (schedule, college);
  g_autoptr (GHashTable) classes = g_hash_table_new (g_str_hash, g_str_equal);
  int on_site, online, covered = 0;

  xy_schedule_get_headcount (schedule, college, &on_site, &online);
  for (guint i = 0; i < places->len; i++)
    {
      const XyAssignment *place = g_ptr_array_index (places, i);

      if (xy_assignment_is_whole (place) || (!known && place->headcount == 0))
        return 0;
      if (!known)
        covered += (int) place->headcount;
      for (guint j = 0; known && place->classes[j] != NULL; j++)
        if (g_hash_table_add (classes, place->classes[j]))
          covered += xy_schedule_get_class_load (schedule, college, place->classes[j]);
    }
  return places->len > 0 ? MAX (on_site - covered, 0) : 0;
}
