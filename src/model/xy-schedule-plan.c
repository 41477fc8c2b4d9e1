// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-schedule-plan.h"

#include <string.h>

#include "model/xy-schedule-private.h"

static gboolean
has_group (const XySchedule *schedule, const char *slot_id, int group)
{
  const XySlot *slot = xy_schedule_find_slot (schedule, slot_id);

  return slot != NULL && group >= 1 && group <= slot->groups;
}

/* The place at the end of a group. */
static gint64
next_position (const XySchedule *schedule, const char *slot, int group, const char *without)
{
  GPtrArray *assignments = xy_schedule_get_slot_assignments (schedule, slot);
  gint64 position = 0;

  for (guint i = 0; i < assignments->len; i++)
    {
      const XyAssignment *assignment = assignments->pdata[i];

      if (assignment->group == group && g_strcmp0 (assignment->id, without) != 0)
        position = MAX (position, assignment->position);
    }
  return position + 1;
}

static void
set_place (XyFields *fields, const char *slot, int group, gint64 position)
{
  xy_fields_set_string (fields, "slot", slot);
  xy_fields_set_int (fields, "group", group);
  xy_fields_set_int (fields, "position", position);
}

static void
add_edit (GPtrArray *edits, XyKind kind, const char *id, XyFields *fields)
{
  g_ptr_array_add (edits, xy_edit_new (kind, id, fields));
}

static void
add_removal (GPtrArray *edits, XyKind kind, const char *id)
{
  XyFields *fields = xy_fields_new ();

  xy_fields_set_boolean (fields, "deleted", TRUE);
  add_edit (edits, kind, id, fields);
}

static XyFields *
place_fields_new (const XySchedule *schedule, const char *college, const char *slot, int group)
{
  XyFields *fields = xy_fields_new ();

  xy_fields_set_string (fields, "campaign", schedule->campaign->id);
  xy_fields_set_string (fields, "college", college);
  set_place (fields, slot, group, next_position (schedule, slot, group, NULL));
  return fields;
}

GPtrArray *
xy_schedule_plan_place (const XySchedule *schedule,
                        const char *college,
                        const char *slot,
                        int group)
{
  g_autoptr (GPtrArray) edits = xy_edits_new ();

  if (schedule->campaign == NULL || xy_schedule_find_college (schedule, college) == NULL ||
      !has_group (schedule, slot, group))
    return NULL;
  add_edit (edits, XY_KIND_ASSIGNMENT, NULL, place_fields_new (schedule, college, slot, group));
  return g_steal_pointer (&edits);
}

GPtrArray *
xy_schedule_plan_remove (const XySchedule *schedule, const char *assignment)
{
  g_autoptr (GPtrArray) edits = xy_edits_new ();

  if (xy_schedule_find_assignment (schedule, assignment) == NULL)
    return NULL;
  add_removal (edits, XY_KIND_ASSIGNMENT, assignment);
  return g_steal_pointer (&edits);
}

XyFields *
xy_schedule_dup_move_fields (const XySchedule *schedule,
                             const char *assignment,
                             const char *slot,
                             int group)
{
  XyFields *fields = xy_fields_new ();

  set_place (fields, slot, group, next_position (schedule, slot, group, assignment));
  return fields;
}

/* Counts the places of a group anew, with @assignment before @before. */
static void
add_positions (GPtrArray *edits,
               const XySchedule *schedule,
               const char *assignment,
               const char *slot,
               int group,
               const char *before)
{
  GPtrArray *places = xy_schedule_get_slot_assignments (schedule, slot);
  gint64 position = 0;

  for (guint i = 0; i < places->len; i++)
    {
      const XyAssignment *place = places->pdata[i];
      XyFields *fields;

      if (place->group != group || strcmp (place->id, assignment) == 0)
        continue;
      if (strcmp (place->id, before) == 0)
        {
          fields = xy_fields_new ();
          set_place (fields, slot, group, ++position);
          add_edit (edits, XY_KIND_ASSIGNMENT, assignment, fields);
        }
      position++;
      if (place->position == position)
        continue;
      fields = xy_fields_new ();
      xy_fields_set_int (fields, "position", position);
      add_edit (edits, XY_KIND_ASSIGNMENT, place->id, fields);
    }
}

GPtrArray *
xy_schedule_plan_move (const XySchedule *schedule,
                       const char *assignment,
                       const char *slot,
                       int group,
                       const char *before)
{
  const XyAssignment *next = xy_schedule_find_assignment (schedule, before);
  g_autoptr (GPtrArray) edits = xy_edits_new ();

  if (xy_schedule_find_assignment (schedule, assignment) == NULL ||
      !has_group (schedule, slot, group))
    return NULL;
  if (before == NULL)
    add_edit (edits, XY_KIND_ASSIGNMENT, assignment,
              xy_schedule_dup_move_fields (schedule, assignment, slot, group));
  else if (next == NULL || g_strcmp0 (next->slot, slot) != 0 || next->group != group ||
           strcmp (before, assignment) == 0)
    return NULL;
  else
    add_positions (edits, schedule, assignment, slot, group, before);
  return g_steal_pointer (&edits);
}

XySchedule *
xy_schedule_move (const XySchedule *schedule, const char *assignment, const char *slot, int group)
{
  g_autoptr (GPtrArray) edits = xy_schedule_plan_move (schedule, assignment, slot, group, NULL);

  return edits != NULL ? xy_schedule_apply (schedule, edits) : NULL;
}

gboolean
xy_schedule_move_is_free (const XySchedule *schedule,
                          const char *assignment,
                          const char *slot,
                          int group)
{
  g_autoptr (GPtrArray) edits = xy_schedule_plan_move (schedule, assignment, slot, group, NULL);

  return edits != NULL && xy_schedule_is_free (schedule, edits);
}

/* The classes of an assignment; of a whole one those that are known. */
static char **
dup_assignment_classes (const XySchedule *schedule, const XyAssignment *assignment)
{
  return xy_assignment_is_whole (assignment)
             ? xy_schedule_dup_classes (schedule, assignment->college)
             : g_strdupv (assignment->classes);
}

/* Those of @classes that are not among @without. */
static char **
dup_rest (char **classes, const char *const *without)
{
  GPtrArray *rest = g_ptr_array_new ();

  for (guint i = 0; classes[i] != NULL; i++)
    if (!g_strv_contains (without, classes[i]))
      g_ptr_array_add (rest, g_strdup (classes[i]));
  g_ptr_array_add (rest, NULL);
  return (char **) g_ptr_array_free (rest, FALSE);
}

GPtrArray *
xy_schedule_plan_split (const XySchedule *schedule,
                        const char *assignment_id,
                        const char *const *classes,
                        const char *slot,
                        int group)
{
  const XyAssignment *assignment = xy_schedule_find_assignment (schedule, assignment_id);
  g_autoptr (GPtrArray) edits = xy_edits_new ();
  g_auto (GStrv) all = NULL;
  g_auto (GStrv) rest = NULL;
  XyFields *staying, *going;

  if (assignment == NULL || schedule->campaign == NULL || !has_group (schedule, slot, group))
    return NULL;
  all = dup_assignment_classes (schedule, assignment);
  rest = dup_rest (all, classes);
  /* Some must go, all of which are there, and some must stay. */
  if (classes[0] == NULL || rest[0] == NULL ||
      g_strv_length (rest) + g_strv_length ((char **) classes) != g_strv_length (all))
    return NULL;
  staying = xy_fields_new ();
  xy_fields_set_strv (staying, "classes", (const char *const *) rest);
  add_edit (edits, XY_KIND_ASSIGNMENT, assignment->id, staying);
  going = place_fields_new (schedule, assignment->college, slot, group);
  xy_fields_set_strv (going, "classes", classes);
  add_edit (edits, XY_KIND_ASSIGNMENT, NULL, going);
  return g_steal_pointer (&edits);
}

/* Whether the college has no other parts than these two. */
static gboolean
are_all_parts (const XySchedule *schedule, const XyAssignment *one, const XyAssignment *other)
{
  GPtrArray *places = xy_schedule_get_college_assignments (schedule, one->college);

  for (guint i = 0; i < places->len; i++)
    if (places->pdata[i] != one && places->pdata[i] != other)
      return FALSE;
  return TRUE;
}

GPtrArray *
xy_schedule_plan_join (const XySchedule *schedule, const char *assignment_id, const char *other_id)
{
  const XyAssignment *assignment = xy_schedule_find_assignment (schedule, assignment_id);
  const XyAssignment *other = xy_schedule_find_assignment (schedule, other_id);
  g_autoptr (GPtrArray) edits = xy_edits_new ();
  g_autoptr (GPtrArray) classes = g_ptr_array_new ();
  XyFields *fields;

  if (assignment == NULL || other == NULL || assignment == other ||
      g_strcmp0 (assignment->college, other->college) != 0)
    return NULL;
  /* The last two parts are the whole again, with whoever joins a new class later. */
  if (!are_all_parts (schedule, assignment, other) && !xy_assignment_is_whole (assignment) &&
      !xy_assignment_is_whole (other))
    {
      for (guint i = 0; other->classes[i] != NULL; i++)
        g_ptr_array_add (classes, other->classes[i]);
      for (guint i = 0; assignment->classes[i] != NULL; i++)
        if (!g_strv_contains ((const char *const *) other->classes, assignment->classes[i]))
          g_ptr_array_add (classes, assignment->classes[i]);
    }
  g_ptr_array_add (classes, NULL);
  fields = xy_fields_new ();
  xy_fields_set_strv (fields, "classes", (const char *const *) classes->pdata);
  add_edit (edits, XY_KIND_ASSIGNMENT, other->id, fields);
  add_removal (edits, XY_KIND_ASSIGNMENT, assignment->id);
  return g_steal_pointer (&edits);
}

GPtrArray *
xy_schedule_plan_wish (const XySchedule *schedule,
                       const char *assignment,
                       gboolean fixed,
                       const char *not_before,
                       const char *not_after)
{
  g_autoptr (GPtrArray) edits = xy_edits_new ();
  XyFields *fields;

  if (xy_schedule_find_assignment (schedule, assignment) == NULL)
    return NULL;
  fields = xy_fields_new ();
  xy_fields_set_boolean (fields, "fixed", fixed);
  xy_fields_set_string (fields, "not_before", not_before);
  xy_fields_set_string (fields, "not_after", not_after);
  add_edit (edits, XY_KIND_ASSIGNMENT, assignment, fields);
  return g_steal_pointer (&edits);
}

static void
set_hours (XyFields *fields, const char *start, const char *end, int groups)
{
  xy_fields_set_string (fields, "start", start);
  xy_fields_set_string (fields, "end", end);
  xy_fields_set_int (fields, "groups", groups);
}

static void
add_hour (GPtrArray *edits,
          const XySchedule *schedule,
          const char *session,
          const char *start,
          const char *end,
          int groups)
{
  XyFields *fields = xy_fields_new ();

  xy_fields_set_string (fields, "campaign", schedule->campaign->id);
  xy_fields_set_string (fields, "session", session);
  set_hours (fields, start, end, groups);
  add_edit (edits, XY_KIND_SLOT, NULL, fields);
}

GPtrArray *
xy_schedule_plan_add_hour (const XySchedule *schedule,
                           const char *session,
                           const char *start,
                           const char *end,
                           int groups)
{
  g_autoptr (GPtrArray) edits = xy_edits_new ();

  if (schedule->campaign == NULL || xy_schedule_find_session (schedule, session) == NULL ||
      groups < 1)
    return NULL;
  add_hour (edits, schedule, session, start, end, groups);
  return g_steal_pointer (&edits);
}

GPtrArray *
xy_schedule_plan_set_hour (const XySchedule *schedule,
                           const char *slot,
                           const char *start,
                           const char *end,
                           int groups)
{
  GPtrArray *places = xy_schedule_get_slot_assignments (schedule, slot);
  g_autoptr (GPtrArray) edits = xy_edits_new ();
  gint64 position;
  XyFields *fields;

  if (xy_schedule_find_slot (schedule, slot) == NULL || groups < 1)
    return NULL;
  fields = xy_fields_new ();
  set_hours (fields, start, end, groups);
  add_edit (edits, XY_KIND_SLOT, slot, fields);
  position = next_position (schedule, slot, groups, NULL);
  for (guint i = 0; i < places->len; i++)
    {
      const XyAssignment *place = places->pdata[i];

      if (place->group <= groups)
        continue;
      fields = xy_fields_new ();
      set_place (fields, slot, groups, position++);
      add_edit (edits, XY_KIND_ASSIGNMENT, place->id, fields);
    }
  return g_steal_pointer (&edits);
}

static void
add_hour_removal (GPtrArray *edits, const XySchedule *schedule, const char *slot)
{
  GPtrArray *places = xy_schedule_get_slot_assignments (schedule, slot);

  for (guint i = 0; i < places->len; i++)
    add_removal (edits, XY_KIND_ASSIGNMENT, ((XyAssignment *) places->pdata[i])->id);
  add_removal (edits, XY_KIND_SLOT, slot);
}

GPtrArray *
xy_schedule_plan_remove_hour (const XySchedule *schedule, const char *slot)
{
  g_autoptr (GPtrArray) edits = xy_edits_new ();

  if (xy_schedule_find_slot (schedule, slot) == NULL)
    return NULL;
  add_hour_removal (edits, schedule, slot);
  return g_steal_pointer (&edits);
}

static XyFields *
session_fields_new (const char *date, const char *building, const char *const *rooms)
{
  XyFields *fields = xy_fields_new ();

  xy_fields_set_string (fields, "date", date);
  xy_fields_set_string (fields, "building", building);
  xy_fields_set_strv (fields, "rooms", rooms);
  return fields;
}

GPtrArray *
xy_schedule_plan_add_session (const XySchedule *schedule,
                              const char *date,
                              const char *building,
                              const char *const *rooms,
                              const char *like)
{
  g_autoptr (GPtrArray) edits = xy_edits_new ();
  g_autoptr (GPtrArray) hours = NULL;
  g_autofree char *id = xy_uuid_new ();
  XyFields *fields;

  if (schedule->campaign == NULL)
    return NULL;
  fields = session_fields_new (date, building, rooms);
  xy_fields_set_string (fields, "campaign", schedule->campaign->id);
  add_edit (edits, XY_KIND_SESSION, id, fields);
  hours = xy_schedule_list_slots (schedule, like);
  for (guint i = 0; like != NULL && i < hours->len; i++)
    {
      const XySlot *hour = g_ptr_array_index (hours, i);

      add_hour (edits, schedule, id, hour->start, hour->end, (int) hour->groups);
    }
  return g_steal_pointer (&edits);
}

GPtrArray *
xy_schedule_plan_set_session (const XySchedule *schedule,
                              const char *session,
                              const char *date,
                              const char *building,
                              const char *const *rooms)
{
  g_autoptr (GPtrArray) edits = xy_edits_new ();

  if (xy_schedule_find_session (schedule, session) == NULL)
    return NULL;
  add_edit (edits, XY_KIND_SESSION, session, session_fields_new (date, building, rooms));
  return g_steal_pointer (&edits);
}

GPtrArray *
xy_schedule_plan_remove_session (const XySchedule *schedule, const char *session)
{
  g_autoptr (GPtrArray) edits = xy_edits_new ();
  g_autoptr (GPtrArray) hours = NULL;

  if (xy_schedule_find_session (schedule, session) == NULL)
    return NULL;
  hours = xy_schedule_list_slots (schedule, session);
  for (guint i = 0; i < hours->len; i++)
    add_hour_removal (edits, schedule, ((XySlot *) g_ptr_array_index (hours, i))->id);
  add_removal (edits, XY_KIND_SESSION, session);
  return g_steal_pointer (&edits);
}

GPtrArray *
xy_schedule_plan_set_rate (const XySchedule *schedule, int students_per_room_hour)
{
  g_autoptr (GPtrArray) edits = xy_edits_new ();
  XyFields *fields;

  if (schedule->campaign == NULL || students_per_room_hour < 1)
    return NULL;
  fields = xy_fields_new ();
  xy_fields_set_int (fields, "students_per_room_hour", students_per_room_hour);
  add_edit (edits, XY_KIND_CAMPAIGN, schedule->campaign->id, fields);
  return g_steal_pointer (&edits);
}
