// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-schedule-compare.h"

#include <string.h>

#include "model/xy-place-match.h"
#include "model/xy-schedule-private.h"

void
xy_schedule_difference_free (XyScheduleDifference *difference)
{
  g_free (difference->id);
  g_ptr_array_unref (difference->before);
  g_ptr_array_unref (difference->after);
  g_free (difference);
}

const char *
xy_schedule_difference_kind_to_string (XyScheduleDifferenceKind kind)
{
  switch (kind)
    {
    case XY_SCHEDULE_RATE_CHANGED:
      return "rate-changed";
    case XY_SCHEDULE_SESSION_ADDED:
      return "session-added";
    case XY_SCHEDULE_SESSION_REMOVED:
      return "session-removed";
    case XY_SCHEDULE_SESSION_CHANGED:
      return "session-changed";
    case XY_SCHEDULE_HOUR_ADDED:
      return "hour-added";
    case XY_SCHEDULE_HOUR_REMOVED:
      return "hour-removed";
    case XY_SCHEDULE_HOUR_CHANGED:
      return "hour-changed";
    case XY_SCHEDULE_COLLEGE_MOVED:
      return "college-moved";
    case XY_SCHEDULE_COLLEGE_ADDED:
      return "college-added";
    case XY_SCHEDULE_COLLEGE_REMOVED:
      return "college-removed";
    case XY_SCHEDULE_COLLEGE_SPLIT:
      return "college-split";
    case XY_SCHEDULE_COLLEGE_JOINED:
      return "college-joined";
    case XY_SCHEDULE_ORDER_CHANGED:
      return "order-changed";
    default:
      g_assert_not_reached ();
    }
}

static XyScheduleDifference *
add_difference (GPtrArray *differences, XyScheduleDifferenceKind kind, const char *id, int group)
{
  XyScheduleDifference *difference = g_new0 (XyScheduleDifference, 1);

  difference->kind = kind;
  difference->id = g_strdup (id);
  difference->group = group;
  difference->before = g_ptr_array_new_with_free_func (xy_entity_unref);
  difference->after = g_ptr_array_new_with_free_func (xy_entity_unref);
  g_ptr_array_add (differences, difference);
  return difference;
}

static void
add_places (GPtrArray *list, GPtrArray *places)
{
  for (guint i = 0; i < places->len; i++)
    g_ptr_array_add (list, xy_entity_ref (places->pdata[i]));
}

static gboolean
strv_same (char **a, char **b)
{
  static char *const none[] = { NULL };

  return g_strv_equal ((const char *const *) (a != NULL ? a : (char **) none),
                       (const char *const *) (b != NULL ? b : (char **) none));
}

static gboolean
session_same (const XySession *a, const XySession *b)
{
  return g_strcmp0 (a->date, b->date) == 0 && g_strcmp0 (a->building, b->building) == 0 &&
         strv_same (a->rooms, b->rooms);
}

static gboolean
hour_same (const XySlot *a, const XySlot *b)
{
  return g_strcmp0 (a->session, b->session) == 0 && g_strcmp0 (a->start, b->start) == 0 &&
         g_strcmp0 (a->end, b->end) == 0 && a->groups == b->groups;
}

static void
compare_rates (GPtrArray *differences, const XySchedule *now, const XySchedule *notice)
{
  if (now->campaign != NULL && notice->campaign != NULL &&
      now->campaign->students_per_room_hour != notice->campaign->students_per_room_hour)
    add_difference (differences, XY_SCHEDULE_RATE_CHANGED, now->campaign->id, 0);
}

static void
compare_sessions (GPtrArray *differences, const XySchedule *now, const XySchedule *notice)
{
  for (guint i = 0; i < notice->sessions->len; i++)
    {
      const XySession *then = notice->sessions->pdata[i];
      const XySession *session = xy_schedule_find_session (now, then->id);

      if (session == NULL)
        add_difference (differences, XY_SCHEDULE_SESSION_REMOVED, then->id, 0);
      else if (!session_same (then, session))
        add_difference (differences, XY_SCHEDULE_SESSION_CHANGED, then->id, 0);
    }
  for (guint i = 0; i < now->sessions->len; i++)
    {
      const XySession *session = now->sessions->pdata[i];

      if (xy_schedule_find_session (notice, session->id) == NULL)
        add_difference (differences, XY_SCHEDULE_SESSION_ADDED, session->id, 0);
    }
}

static void
compare_hours (GPtrArray *differences, const XySchedule *now, const XySchedule *notice)
{
  for (guint i = 0; i < notice->slots->len; i++)
    {
      const XySlot *then = notice->slots->pdata[i];
      const XySlot *hour = xy_schedule_find_slot (now, then->id);

      if (hour == NULL)
        add_difference (differences, XY_SCHEDULE_HOUR_REMOVED, then->id, 0);
      else if (!hour_same (then, hour))
        add_difference (differences, XY_SCHEDULE_HOUR_CHANGED, then->id, 0);
    }
  for (guint i = 0; i < now->slots->len; i++)
    {
      const XySlot *hour = now->slots->pdata[i];

      if (xy_schedule_find_slot (notice, hour->id) == NULL)
        add_difference (differences, XY_SCHEDULE_HOUR_ADDED, hour->id, 0);
    }
}

/* Whether the parts bring the same classes, wherever they stand. */
static gboolean
parts_same (GArray *pairs)
{
  for (guint i = 0; i < pairs->len; i++)
    {
      const XyPlacePair *pair = &g_array_index (pairs, XyPlacePair, i);

      if (pair->then == NULL || pair->now == NULL ||
          !xy_place_has_classes (pair->now, pair->then->classes))
        return FALSE;
    }
  return TRUE;
}

static gboolean
pairs_same (GArray *pairs)
{
  for (guint i = 0; i < pairs->len; i++)
    if (!g_array_index (pairs, XyPlacePair, i).same)
      return FALSE;
  return TRUE;
}

static void
compare_college (GPtrArray *differences,
                 const XySchedule *now,
                 const XySchedule *notice,
                 const char *college)
{
  GPtrArray *before = xy_schedule_get_college_assignments (notice, college);
  GPtrArray *after = xy_schedule_get_college_assignments (now, college);
  g_autoptr (GArray) pairs = xy_place_match (before, after);
  XyScheduleDifference *difference;
  XyScheduleDifferenceKind kind;

  if (pairs_same (pairs) || (after->len == 0 && xy_schedule_find_college (now, college) == NULL))
    return;
  if (before->len == 0)
    kind = XY_SCHEDULE_COLLEGE_ADDED;
  else if (after->len == 0)
    kind = XY_SCHEDULE_COLLEGE_REMOVED;
  else if (after->len < before->len)
    kind = XY_SCHEDULE_COLLEGE_JOINED;
  else
    kind = parts_same (pairs) ? XY_SCHEDULE_COLLEGE_MOVED : XY_SCHEDULE_COLLEGE_SPLIT;
  difference = add_difference (differences, kind, college, 0);
  add_places (difference->before, before);
  add_places (difference->after, after);
}

static void
compare_colleges (GPtrArray *differences, const XySchedule *now, const XySchedule *notice)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const XySchedule *both[] = { notice, now };

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    for (guint j = 0; j < both[i]->assignments->len; j++)
      {
        const XyAssignment *place = both[i]->assignments->pdata[j];

        if (place->college != NULL && g_hash_table_add (seen, place->college))
          compare_college (differences, now, notice, place->college);
      }
}

static void
compare_order (GPtrArray *differences,
               const XySchedule *now,
               const XySchedule *notice,
               const char *slot,
               int group)
{
  g_autoptr (GPtrArray) was = xy_schedule_list_group (notice, slot, group);
  g_autoptr (GPtrArray) is = xy_schedule_list_group (now, slot, group);
  /* Those who are in both: as they were then, in today's order, and themselves. */
  g_autoptr (GPtrArray) then = g_ptr_array_new ();
  g_autoptr (GPtrArray) places = g_ptr_array_new ();
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  XyScheduleDifference *difference;

  for (guint i = 0; i < is->len; i++)
    {
      const XyAssignment *place = is->pdata[i];
      const XyAssignment *one =
          xy_place_find_then (xy_schedule_get_college_assignments (notice, place->college),
                              xy_schedule_get_college_assignments (now, place->college), place);

      if (one == NULL)
        continue;
      g_ptr_array_add (then, (gpointer) one);
      g_ptr_array_add (places, is->pdata[i]);
    }
  for (guint i = 0; i < was->len; i++)
    if (g_ptr_array_find (then, was->pdata[i], NULL))
      g_ptr_array_add (sorted, was->pdata[i]);
  if (sorted->len == 0 || memcmp (sorted->pdata, then->pdata, sorted->len * sizeof (gpointer)) == 0)
    return;
  difference = add_difference (differences, XY_SCHEDULE_ORDER_CHANGED, slot, group);
  add_places (difference->before, sorted);
  add_places (difference->after, places);
}

GPtrArray *
xy_schedule_compare (const XySchedule *now, const XySchedule *notice)
{
  GPtrArray *differences =
      g_ptr_array_new_with_free_func ((GDestroyNotify) xy_schedule_difference_free);

  compare_rates (differences, now, notice);
  compare_sessions (differences, now, notice);
  compare_hours (differences, now, notice);
  compare_colleges (differences, now, notice);
  for (guint i = 0; i < notice->slots->len; i++)
    {
      const XySlot *hour = notice->slots->pdata[i];

      for (int group = 1; group <= hour->groups; group++)
        compare_order (differences, now, notice, hour->id, group);
    }
  return differences;
}
