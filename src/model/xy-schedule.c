// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-schedule.h"

#include <stdio.h>
#include <string.h>

#include "model/xy-order.h"
#include "model/xy-schedule-private.h"

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func (xy_entity_unref);
}

static int
compare_numbers (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

static int
compare_sessions (gconstpointer a, gconstpointer b)
{
  const XySession *one = *(const XySession *const *) a, *other = *(const XySession *const *) b;
  int order = g_strcmp0 (one->date, other->date);

  if (order == 0)
    order = xy_order_compare (one->building, other->building);
  return order != 0 ? order : strcmp (one->id, other->id);
}

/* Where a session stands among the sessions; behind all if it is none of them. */
static guint
session_place (const XySchedule *schedule, const char *session)
{
  for (guint i = 0; i < schedule->sessions->len; i++)
    if (g_strcmp0 (((XySession *) schedule->sessions->pdata[i])->id, session) == 0)
      return i;
  return schedule->sessions->len;
}

static int
compare_slots (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const XySlot *one = *(const XySlot *const *) a, *other = *(const XySlot *const *) b;
  int order = compare_numbers (session_place (user_data, one->session),
                               session_place (user_data, other->session));

  if (order == 0)
    order = g_strcmp0 (one->start, other->start);
  return order != 0 ? order : strcmp (one->id, other->id);
}

static guint
slot_place (const XySchedule *schedule, const char *slot)
{
  for (guint i = 0; i < schedule->slots->len; i++)
    if (g_strcmp0 (((XySlot *) schedule->slots->pdata[i])->id, slot) == 0)
      return i;
  return schedule->slots->len;
}

static int
compare_assignments (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const XyAssignment *one = *(const XyAssignment *const *) a;
  const XyAssignment *other = *(const XyAssignment *const *) b;
  int order =
      compare_numbers (slot_place (user_data, one->slot), slot_place (user_data, other->slot));

  if (order == 0)
    order = compare_numbers (one->group, other->group);
  if (order == 0)
    order = compare_numbers (one->position, other->position);
  return order != 0 ? order : strcmp (one->id, other->id);
}

static int
compare_colleges (gconstpointer a, gconstpointer b)
{
  const XyCollege *one = *(const XyCollege *const *) a, *other = *(const XyCollege *const *) b;
  int order = xy_order_compare (one->short_name, other->short_name);

  return order != 0 ? order : strcmp (one->id, other->id);
}

static void
put_in_order (XySchedule *schedule)
{
  g_ptr_array_sort (schedule->sessions, compare_sessions);
  g_ptr_array_sort_with_data (schedule->slots, compare_slots, schedule);
  g_ptr_array_sort_with_data (schedule->assignments, compare_assignments, schedule);
}

XySchedule *
xy_schedule_new (GPtrArray *records, const char *campaign)
{
  XySchedule *schedule = g_new0 (XySchedule, 1);

  g_atomic_ref_count_init (&schedule->refs);
  schedule->sessions = new_list ();
  schedule->slots = new_list ();
  schedule->assignments = new_list ();
  schedule->colleges = new_list ();

  for (guint i = 0; i < records->len; i++)
    {
      const XyRecord *record = g_ptr_array_index (records, i);
      gboolean ours = g_strcmp0 (xy_fields_get_string (record->fields, "campaign"), campaign) == 0;
      GPtrArray *list = NULL;

      if (xy_record_is_deleted (record))
        continue;
      if (record->kind == XY_KIND_COLLEGE)
        list = schedule->colleges;
      else if (record->kind == XY_KIND_SESSION && ours)
        list = schedule->sessions;
      else if (record->kind == XY_KIND_SLOT && ours)
        list = schedule->slots;
      else if (record->kind == XY_KIND_ASSIGNMENT && ours)
        list = schedule->assignments;
      else if (record->kind == XY_KIND_CAMPAIGN && g_strcmp0 (record->id, campaign) == 0 &&
               schedule->campaign == NULL)
        schedule->campaign = xy_entity_from_record (record);
      if (list != NULL)
        g_ptr_array_add (list, xy_entity_from_record (record));
    }
  g_ptr_array_sort (schedule->colleges, compare_colleges);
  put_in_order (schedule);
  return schedule;
}

XySchedule *
xy_schedule_ref (XySchedule *schedule)
{
  g_atomic_ref_count_inc (&schedule->refs);
  return schedule;
}

void
xy_schedule_unref (XySchedule *schedule)
{
  if (!g_atomic_ref_count_dec (&schedule->refs))
    return;
  xy_entity_unref (schedule->campaign);
  g_ptr_array_unref (schedule->sessions);
  g_ptr_array_unref (schedule->slots);
  g_ptr_array_unref (schedule->assignments);
  g_ptr_array_unref (schedule->colleges);
  g_free (schedule);
}

static gboolean
entities_equal (gconstpointer a, gconstpointer b)
{
  const XyEntity *one = a, *other = b;
  g_autoptr (XyFields) fields = NULL;
  g_autoptr (XyFields) others = NULL;

  if (one == NULL || other == NULL)
    return one == other;
  fields = xy_entity_to_fields (one);
  others = xy_entity_to_fields (other);
  return strcmp (one->id, other->id) == 0 && xy_fields_equal (fields, others);
}

static gboolean
lists_equal (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!entities_equal (a->pdata[i], b->pdata[i]))
      return FALSE;
  return TRUE;
}

gboolean
xy_schedule_equal (const XySchedule *a, const XySchedule *b)
{
  return entities_equal (a->campaign, b->campaign) && lists_equal (a->sessions, b->sessions) &&
         lists_equal (a->slots, b->slots) && lists_equal (a->assignments, b->assignments) &&
         lists_equal (a->colleges, b->colleges);
}

const XyCampaign *
xy_schedule_get_campaign (const XySchedule *schedule)
{
  return schedule->campaign;
}

GPtrArray *
xy_schedule_get_sessions (const XySchedule *schedule)
{
  return schedule->sessions;
}

GPtrArray *
xy_schedule_get_slots (const XySchedule *schedule)
{
  return schedule->slots;
}

GPtrArray *
xy_schedule_get_assignments (const XySchedule *schedule)
{
  return schedule->assignments;
}

GPtrArray *
xy_schedule_get_colleges (const XySchedule *schedule)
{
  return schedule->colleges;
}

static gconstpointer
find_by_id (GPtrArray *list, const char *id)
{
  for (guint i = 0; i < list->len; i++)
    if (g_strcmp0 (((XyEntity *) list->pdata[i])->id, id) == 0)
      return list->pdata[i];
  return NULL;
}

const XySession *
xy_schedule_find_session (const XySchedule *schedule, const char *id)
{
  return find_by_id (schedule->sessions, id);
}

const XySlot *
xy_schedule_find_slot (const XySchedule *schedule, const char *id)
{
  return find_by_id (schedule->slots, id);
}

const XyAssignment *
xy_schedule_find_assignment (const XySchedule *schedule, const char *id)
{
  return find_by_id (schedule->assignments, id);
}

const XyCollege *
xy_schedule_find_college (const XySchedule *schedule, const char *id)
{
  return find_by_id (schedule->colleges, id);
}

GPtrArray *
xy_schedule_list_group (const XySchedule *schedule, const char *slot, int group)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < schedule->assignments->len; i++)
    {
      XyAssignment *assignment = schedule->assignments->pdata[i];

      if (assignment->group == group && g_strcmp0 (assignment->slot, slot) == 0)
        g_ptr_array_add (list, assignment);
    }
  return list;
}

GPtrArray *
xy_schedule_list_college (const XySchedule *schedule, const char *college)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < schedule->assignments->len; i++)
    {
      XyAssignment *assignment = schedule->assignments->pdata[i];

      if (g_strcmp0 (assignment->college, college) == 0)
        g_ptr_array_add (list, assignment);
    }
  return list;
}

/* Minutes since midnight, -1 where it is no HH:MM. */
static int
read_clock (const char *clock)
{
  int hours, minutes;
  char rest;

  if (clock == NULL || sscanf (clock, "%2d:%2d%c", &hours, &minutes, &rest) != 2)
    return -1;
  return hours >= 0 && hours < 24 && minutes >= 0 && minutes < 60 ? hours * 60 + minutes : -1;
}

void
xy_slot_get_minutes (const XySlot *slot, int *start, int *end)
{
  *start = read_clock (slot->start);
  *end = read_clock (slot->end);
}

int
xy_schedule_get_capacity (const XySchedule *schedule, const char *slot_id)
{
  const XySlot *slot = xy_schedule_find_slot (schedule, slot_id);
  const XySession *session =
      slot != NULL ? xy_schedule_find_session (schedule, slot->session) : NULL;
  int start, end;

  if (session == NULL || schedule->campaign == NULL || slot->groups < 1)
    return 0;
  xy_slot_get_minutes (slot, &start, &end);
  if (start < 0 || end <= start)
    return 0;
  return (int) ((gint64) g_strv_length (session->rooms) *
                schedule->campaign->students_per_room_hour * (end - start) / 60 / slot->groups);
}

/* The students on site that come with one assignment. */
static int
assignment_load (const XySchedule *schedule, const XyAssignment *assignment)
{
  const XyCollege *college = xy_schedule_find_college (schedule, assignment->college);
  g_autoptr (GPtrArray) places = NULL;
  guint parts;

  if (college == NULL)
    return 0;
  places = xy_schedule_list_college (schedule, assignment->college);
  parts = MAX (places->len, 1);
  return (int) ((college->headcount_on_site + parts - 1) / parts);
}

int
xy_schedule_get_load (const XySchedule *schedule, const char *slot, int group)
{
  g_autoptr (GPtrArray) assignments = xy_schedule_list_group (schedule, slot, group);
  int load = 0;

  for (guint i = 0; i < assignments->len; i++)
    load += assignment_load (schedule, assignments->pdata[i]);
  return load;
}

/* The place at the end of a group. */
static gint64
next_position (const XySchedule *schedule, const char *slot, int group, const char *without)
{
  g_autoptr (GPtrArray) assignments = xy_schedule_list_group (schedule, slot, group);
  gint64 position = 0;

  for (guint i = 0; i < assignments->len; i++)
    {
      const XyAssignment *assignment = assignments->pdata[i];

      if (strcmp (assignment->id, without) != 0)
        position = MAX (position, assignment->position);
    }
  return position + 1;
}

static gboolean
can_move (const XySchedule *schedule, const char *assignment, const char *slot_id, int group)
{
  const XySlot *slot = xy_schedule_find_slot (schedule, slot_id);

  return xy_schedule_find_assignment (schedule, assignment) != NULL && slot != NULL && group >= 1 &&
         group <= slot->groups;
}

XyFields *
xy_schedule_dup_move_fields (const XySchedule *schedule,
                             const char *assignment,
                             const char *slot,
                             int group)
{
  XyFields *fields = xy_fields_new ();

  xy_fields_set_string (fields, "slot", slot);
  xy_fields_set_int (fields, "group", group);
  xy_fields_set_int (fields, "position", next_position (schedule, slot, group, assignment));
  return fields;
}

static GPtrArray *
copy_list (GPtrArray *list)
{
  GPtrArray *copy = new_list ();

  for (guint i = 0; i < list->len; i++)
    g_ptr_array_add (copy, xy_entity_copy (list->pdata[i]));
  return copy;
}

XySchedule *
xy_schedule_move (const XySchedule *schedule, const char *assignment, const char *slot, int group)
{
  g_autoptr (XySchedule) moved = NULL;
  XyAssignment *subject;

  if (!can_move (schedule, assignment, slot, group))
    return NULL;
  moved = g_new0 (XySchedule, 1);
  g_atomic_ref_count_init (&moved->refs);
  moved->campaign = schedule->campaign != NULL ? xy_entity_copy (schedule->campaign) : NULL;
  moved->sessions = copy_list (schedule->sessions);
  moved->slots = copy_list (schedule->slots);
  moved->assignments = copy_list (schedule->assignments);
  moved->colleges = copy_list (schedule->colleges);

  subject = (XyAssignment *) find_by_id (moved->assignments, assignment);
  subject->position = next_position (schedule, slot, group, assignment);
  subject->group = group;
  g_free (subject->slot);
  subject->slot = g_strdup (slot);
  put_in_order (moved);
  return g_steal_pointer (&moved);
}
