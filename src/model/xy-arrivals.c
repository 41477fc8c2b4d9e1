// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-arrivals.h"

#include <glib/gi18n-lib.h>

#include "model/xy-order.h"
#include "model/xy-schedule-private.h"
#include "model/xy-time.h"

#define MINUTES_OF_A_DAY (24 * 60)

/* More groups than minutes of a day have no part of an hour worth telling. */
#define MOST_GROUPS MINUTES_OF_A_DAY

/*
 * How the rooms take the students of one group.  A turn is 60 / @rate minutes; that is seldom a
 * whole number, so moments are kept as fractions, and rounded down once, at the end.
 */
typedef struct
{
  gint64 start;
  gint64 length;
  gint64 groups;
  gint64 part;
  gint64 rate;
  /* Where the groups come together: how many come in each of the others that anybody comes in. */
  GArray *others;
} Pace;

typedef struct
{
  int group;
  int load;
} OtherGroup;

void
xy_arrival_free (XyArrival *arrival)
{
  xy_entity_unref (arrival->student);
  g_free (arrival);
}

char *
xy_arrival_dup_clock (const XyArrival *arrival)
{
  g_autofree char *clock = arrival->minute >= 0 ? xy_time_write_clock (arrival->minute) : NULL;

  return clock != NULL ? xy_time_dup_clock (clock) : NULL;
}

void
xy_arrival_queue_free (XyArrivalQueue *queue)
{
  xy_entity_unref (queue->assignment);
  g_free (queue->college);
  g_ptr_array_unref (queue->arrivals);
  g_free (queue);
}

/* The groups of the hour besides @group, in order. */
static GArray *
list_others (const XySchedule *schedule, const XySlot *slot, int group)
{
  GPtrArray *assignments = xy_schedule_get_slot_assignments (schedule, slot->id);
  GArray *others = g_array_new (FALSE, FALSE, sizeof (OtherGroup));

  for (guint i = 0; i < assignments->len; i++)
    {
      const XyAssignment *assignment = g_ptr_array_index (assignments, i);
      OtherGroup other = { (int) assignment->group,
                           xy_schedule_get_assignment_load (schedule, assignment) };
      guint place = 0;

      if (other.group == group || other.group < 1 || other.group > slot->groups)
        continue;
      while (place < others->len && g_array_index (others, OtherGroup, place).group != other.group)
        place++;
      if (place < others->len)
        g_array_index (others, OtherGroup, place).load += other.load;
      else
        g_array_append_val (others, other);
    }
  return others;
}

/* Returns whether it can be said how fast the rooms take them. */
static gboolean
pace_init (Pace *pace, const XySchedule *schedule, const XyAssignment *assignment)
{
  const XySlot *slot = xy_schedule_find_slot (schedule, assignment->slot);
  const XySession *session =
      slot != NULL ? xy_schedule_find_session (schedule, slot->session) : NULL;
  int start, end;

  if (session == NULL || session->rooms == NULL || schedule->campaign == NULL || slot->groups < 1 ||
      slot->groups > MOST_GROUPS || assignment->group < 1 || assignment->group > slot->groups)
    return FALSE;
  xy_slot_get_minutes (slot, &start, &end);
  pace->rate = MIN (schedule->campaign->students_per_room_hour, G_MAXINT32) *
               MIN (g_strv_length (session->rooms), G_MAXINT16);
  pace->rate = MIN (pace->rate, G_MAXINT32);
  if (pace->rate < 1 || start < 0 || end <= start)
    return FALSE;
  pace->start = start;
  pace->length = end - start;
  if (xy_schedule_is_together (schedule))
    {
      pace->groups = 1;
      pace->part = 0;
      pace->others = list_others (schedule, slot, (int) assignment->group);
    }
  else
    {
      pace->groups = slot->groups;
      pace->part = assignment->group - 1;
    }
  return TRUE;
}

/* How many turns of the rooms go before that of the @place-th of @group. */
static gint64
count_turns_before (const Pace *pace, int group, int place)
{
  gint64 turns = place - 1;

  for (guint i = 0; pace->others != NULL && i < pace->others->len; i++)
    {
      const OtherGroup *other = &g_array_index (pace->others, OtherGroup, i);

      turns += MIN (other->load, other->group < group ? place : place - 1);
    }
  return turns;
}

static void
set_moment (XyArrival *arrival, const Pace *pace, int group)
{
  gint64 turns = count_turns_before (pace, group, arrival->place);
  gint64 moment =
      pace->start + (pace->length * pace->part * pace->rate + turns * 60 * pace->groups) /
                        (pace->groups * pace->rate);

  arrival->minute = moment < MINUTES_OF_A_DAY ? (int) moment : -1;
  arrival->late = (turns + 1) * 60 * pace->groups > pace->length * pace->rate;
}

static int
count_before (const XySchedule *schedule, const XyAssignment *assignment)
{
  g_autoptr (GPtrArray) group =
      xy_schedule_list_group (schedule, assignment->slot, (int) assignment->group);
  gint64 before = 0;

  for (guint i = 0; i < group->len && group->pdata[i] != assignment; i++)
    before += xy_schedule_get_assignment_load (schedule, group->pdata[i]);
  return (int) MIN (before, G_MAXINT32 / 2);
}

static XyArrivalQueue *
queue_new (const char *college, const XyAssignment *assignment)
{
  XyArrivalQueue *queue = g_new0 (XyArrivalQueue, 1);

  queue->college = g_strdup (college);
  queue->assignment = assignment != NULL ? xy_entity_ref ((gpointer) assignment) : NULL;
  queue->arrivals = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_arrival_free);
  return queue;
}

/* @students is brought into order. */
static XyArrivalQueue *
queue_of_students (const XySchedule *schedule,
                   const char *college,
                   const XyAssignment *assignment,
                   GPtrArray *students)
{
  XyArrivalQueue *queue = queue_new (college, assignment);
  Pace pace = { 0 };
  gboolean known = assignment != NULL && pace_init (&pace, schedule, assignment);
  int before = assignment != NULL ? count_before (schedule, assignment) : 0;

  xy_order_students (students);
  for (guint i = 0; i < students->len; i++)
    {
      XyArrival *arrival = g_new0 (XyArrival, 1);

      arrival->student = xy_entity_ref (students->pdata[i]);
      arrival->place = before + (int) i + 1;
      arrival->minute = -1;
      if (known)
        set_moment (arrival, &pace, (int) assignment->group);
      g_ptr_array_add (queue->arrivals, arrival);
    }
  g_clear_pointer (&pace.others, g_array_unref);
  return queue;
}

/* The first place of the college that takes the student. */
static const XyAssignment *
find_place (const XySchedule *schedule, const XyStudent *student)
{
  GPtrArray *places = xy_schedule_get_college_assignments (schedule, student->college);

  for (guint i = 0; i < places->len; i++)
    {
      const XyAssignment *place = g_ptr_array_index (places, i);

      if (xy_assignment_is_whole (place) ||
          (student->class_name != NULL &&
           g_strv_contains ((const char *const *) place->classes, student->class_name)))
        return place;
    }
  return NULL;
}

static GPtrArray *
get_list (GHashTable *lists, gconstpointer key)
{
  GPtrArray *list = g_hash_table_lookup (lists, key);

  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (lists, (gpointer) key, list);
    }
  return list;
}

/* Those who come on site by where they stand: their place in the timetable, else their college. */
static GHashTable *
divide (const XySchedule *schedule, GPtrArray *students, const char *college)
{
  GHashTable *lists = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < students->len; i++)
    {
      XyStudent *student = g_ptr_array_index (students, i);
      gconstpointer where;

      if (student->deleted || student->online_only || student->college == NULL ||
          (college != NULL && !g_str_equal (student->college, college)))
        continue;
      where = find_place (schedule, student);
      if (where == NULL)
        where = xy_schedule_find_college (schedule, student->college);
      if (where != NULL)
        g_ptr_array_add (get_list (lists, where), student);
    }
  return lists;
}

guint
xy_arrivals_count_late (GPtrArray *arrivals)
{
  guint n_late = 0;

  for (guint i = 0; i < arrivals->len; i++)
    n_late += ((XyArrival *) g_ptr_array_index (arrivals, i))->late ? 1 : 0;
  return n_late;
}

char *
xy_arrivals_dup_late (GPtrArray *arrivals)
{
  guint n_late = xy_arrivals_count_late (arrivals);

  if (n_late == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%u of them comes after the group's own time",
                                    "%u of them come after the group's own time", n_late),
                          n_late);
}

GPtrArray *
xy_arrivals_list_queues (const XySchedule *schedule, GPtrArray *students, const char *college_id)
{
  GPtrArray *queues = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_arrival_queue_free);
  g_autoptr (GHashTable) lists = divide (schedule, students, college_id);

  for (guint i = 0; i < schedule->assignments->len; i++)
    {
      const XyAssignment *place = g_ptr_array_index (schedule->assignments, i);

      if (college_id == NULL || g_strcmp0 (place->college, college_id) == 0)
        g_ptr_array_add (
            queues, queue_of_students (schedule, place->college, place, get_list (lists, place)));
    }
  for (guint i = 0; i < schedule->colleges->len; i++)
    {
      const XyCollege *college = g_ptr_array_index (schedule->colleges, i);
      GPtrArray *left_over = g_hash_table_lookup (lists, college);

      if (left_over != NULL)
        g_ptr_array_add (queues, queue_of_students (schedule, college->id, NULL, left_over));
    }
  return queues;
}

XyArrivalQueue *
xy_arrivals_of_place (const XySchedule *schedule, GPtrArray *students, const char *assignment)
{
  const XyAssignment *place = xy_schedule_find_assignment (schedule, assignment);
  g_autoptr (GHashTable) lists = NULL;

  if (place == NULL)
    return NULL;
  lists = divide (schedule, students, place->college);
  return queue_of_students (schedule, place->college, place, get_list (lists, place));
}
