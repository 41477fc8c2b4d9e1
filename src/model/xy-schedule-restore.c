// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Bringing back parts of the notice's timetable. */

#include <string.h>

#include "model/xy-place-match.h"
#include "model/xy-schedule-compare.h"
#include "model/xy-schedule-private.h"

/* Today's timetable, while parts of it become the notice's: own copies by id. */
typedef struct
{
  const XySchedule *notice;
  GHashTable *sessions;
  GHashTable *slots;
  GHashTable *places;
  gint64 rate;
} Draft;

static GHashTable *
copy_all (GPtrArray *list)
{
  GHashTable *copies = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, xy_entity_unref);

  for (guint i = 0; i < list->len; i++)
    {
      XyEntity *copy = xy_entity_copy (list->pdata[i]);

      g_hash_table_insert (copies, copy->id, copy);
    }
  return copies;
}

static Draft *
draft_new (const XySchedule *now, const XySchedule *notice)
{
  Draft *draft = g_new0 (Draft, 1);

  draft->notice = notice;
  draft->sessions = copy_all (now->sessions);
  draft->slots = copy_all (now->slots);
  draft->places = copy_all (now->assignments);
  draft->rate = now->campaign != NULL ? now->campaign->students_per_room_hour : 0;
  return draft;
}

static void
draft_free (Draft *draft)
{
  g_hash_table_unref (draft->sessions);
  g_hash_table_unref (draft->slots);
  g_hash_table_unref (draft->places);
  g_free (draft);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Draft, draft_free)

static gpointer
add_copy (GHashTable *table, gconstpointer entity)
{
  XyEntity *copy = xy_entity_copy (entity);

  g_hash_table_insert (table, copy->id, copy);
  return copy;
}

static int
compare_places (const XyAssignment *one, const XyAssignment *other)
{
  if (one->position != other->position)
    return one->position < other->position ? -1 : 1;
  return strcmp (one->id, other->id);
}

static int
compare_places_cb (gconstpointer a, gconstpointer b)
{
  return compare_places (*(const XyAssignment *const *) a, *(const XyAssignment *const *) b);
}

static int
compare_texts_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_group (Draft *draft, const char *slot, gint64 group)
{
  GPtrArray *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, draft->places);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const XyAssignment *place = value;

      if (place->group == group && g_strcmp0 (place->slot, slot) == 0)
        g_ptr_array_add (list, value);
    }
  g_ptr_array_sort (list, compare_places_cb);
  return list;
}

static GPtrArray *
list_college (Draft *draft, const char *college)
{
  GPtrArray *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, draft->places);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (g_strcmp0 (((XyAssignment *) value)->college, college) == 0)
      g_ptr_array_add (list, value);
  return list;
}

/* The colleges of an hour's groups above one, each once. */
static GPtrArray *
dup_colleges_above (Draft *draft, const char *slot, gint64 group)
{
  GPtrArray *colleges = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, draft->places);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const XyAssignment *place = value;

      if (place->college != NULL && place->group > group && g_strcmp0 (place->slot, slot) == 0 &&
          !g_ptr_array_find_with_equal_func (colleges, place->college, g_str_equal, NULL))
        g_ptr_array_add (colleges, g_strdup (place->college));
    }
  g_ptr_array_sort (colleges, compare_texts_cb);
  return colleges;
}

static const XyAssignment *
find_then (Draft *draft, const XyAssignment *place)
{
  g_autoptr (GPtrArray) places = list_college (draft, place->college);

  return xy_place_find_then (xy_schedule_get_college_assignments (draft->notice, place->college),
                             places, place);
}

/* Gives the places of a group numbers in this order: those of the notice where they are all its
 * own. */
static void
number_places (Draft *draft, GPtrArray *places)
{
  g_autofree gint64 *numbers = g_new0 (gint64, places->len + 1);
  gboolean notices = TRUE;

  for (guint i = 0; i < places->len && notices; i++)
    {
      const XyAssignment *then = find_then (draft, places->pdata[i]);

      notices = then != NULL && (i == 0 || then->position > numbers[i - 1]);
      numbers[i] = then != NULL ? then->position : 0;
    }
  for (guint i = 0; i < places->len; i++)
    ((XyAssignment *) places->pdata[i])->position = notices ? numbers[i] : (gint64) i + 1;
}

/* Puts a place among those of its group so that it follows and precedes whom it did. */
static void
fit_in (Draft *draft, XyAssignment *place, const XyAssignment *then)
{
  g_autoptr (GPtrArray) places = list_group (draft, place->slot, place->group);
  gboolean fits = TRUE;
  int before = -1;

  place->position = then->position;
  g_ptr_array_remove (places, place);
  for (guint i = 0; i < places->len; i++)
    {
      const XyAssignment *other = places->pdata[i];
      const XyAssignment *other_then = find_then (draft, other);
      gboolean follows = other_then != NULL && compare_places (other_then, then) > 0;

      if (follows && before < 0)
        before = (int) i;
      if (other_then != NULL && follows != (compare_places (other, place) > 0))
        fits = FALSE;
    }
  if (fits)
    return;
  g_ptr_array_insert (places, before, place);
  number_places (draft, places);
}

static gboolean
ensure_session (Draft *draft, const char *id)
{
  const XySession *then = xy_schedule_find_session (draft->notice, id);

  if (id != NULL && g_hash_table_contains (draft->sessions, id))
    return TRUE;
  if (then == NULL)
    return FALSE;
  add_copy (draft->sessions, then);
  return TRUE;
}

/* Returns whether the notice's hour is there then, with the group. */
static gboolean
ensure_hour (Draft *draft, const char *id, gint64 group)
{
  const XySlot *then = xy_schedule_find_slot (draft->notice, id);
  XySlot *hour = id != NULL ? g_hash_table_lookup (draft->slots, id) : NULL;

  if (then == NULL)
    return FALSE;
  if (hour == NULL && ensure_session (draft, then->session))
    hour = add_copy (draft->slots, then);
  if (hour != NULL && hour->groups < group)
    hour->groups = then->groups;
  return hour != NULL;
}

static void
take_place (Draft *draft, XyAssignment *place, const XyAssignment *then)
{
  g_free (place->slot);
  place->slot = g_strdup (then->slot);
  place->group = then->group;
  g_strfreev (place->classes);
  place->classes = g_strdupv (then->classes);
  g_hash_table_insert (draft->places, place->id, place);
  fit_in (draft, place, then);
}

/* The place as the notice has it; under another of its college's records where its own has become
 * another place. */
static XyAssignment *
recreate_place (Draft *draft, const XyAssignment *then)
{
  GPtrArray *places = xy_schedule_get_college_assignments (draft->notice, then->college);
  XyAssignment *place = xy_entity_copy (then);

  for (guint i = 0; i < places->len && g_hash_table_contains (draft->places, place->id); i++)
    {
      g_free (place->id);
      place->id = g_strdup (((XyAssignment *) places->pdata[i])->id);
    }
  return place;
}

static void
restore_college (Draft *draft, const char *college)
{
  g_autoptr (GPtrArray) places = list_college (draft, college);
  g_autoptr (GArray) pairs =
      xy_place_match (xy_schedule_get_college_assignments (draft->notice, college), places);

  /* All go out before one comes in, so that each finds the others where they were or will be. */
  for (guint i = 0; i < pairs->len; i++)
    {
      const XyPlacePair *pair = &g_array_index (pairs, XyPlacePair, i);

      if (pair->same ||
          (pair->then != NULL && !ensure_hour (draft, pair->then->slot, pair->then->group)))
        continue;
      if (pair->now != NULL && pair->then != NULL)
        g_hash_table_steal (draft->places, pair->now->id);
      else if (pair->now != NULL)
        g_hash_table_remove (draft->places, pair->now->id);
    }
  for (guint i = 0; i < pairs->len; i++)
    {
      const XyPlacePair *pair = &g_array_index (pairs, XyPlacePair, i);

      if (pair->same || pair->then == NULL ||
          !ensure_hour (draft, pair->then->slot, pair->then->group))
        continue;
      take_place (draft,
                  pair->now != NULL ? (XyAssignment *) pair->now
                                    : recreate_place (draft, pair->then),
                  pair->then);
    }
}

static void
restore_colleges_above (Draft *draft, const char *slot, gint64 group)
{
  g_autoptr (GPtrArray) colleges = dup_colleges_above (draft, slot, group);

  for (guint i = 0; i < colleges->len; i++)
    restore_college (draft, colleges->pdata[i]);
}

static void
restore_hour (Draft *draft, const char *id)
{
  const XySlot *then = xy_schedule_find_slot (draft->notice, id);
  XySlot *hour = g_hash_table_lookup (draft->slots, id);

  if (then == NULL)
    {
      restore_colleges_above (draft, id, 0);
      g_hash_table_remove (draft->slots, id);
    }
  else if (ensure_session (draft, then->session))
    {
      gboolean shrinks = hour != NULL && hour->groups > then->groups;

      g_hash_table_remove (draft->slots, id);
      add_copy (draft->slots, then);
      if (shrinks)
        restore_colleges_above (draft, then->id, then->groups);
    }
}

static GPtrArray *
dup_hours (Draft *draft, const char *session)
{
  GPtrArray *hours = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, draft->slots);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (g_strcmp0 (((XySlot *) value)->session, session) == 0)
      g_ptr_array_add (hours, g_strdup (((XySlot *) value)->id));
  g_ptr_array_sort (hours, compare_texts_cb);
  return hours;
}

static void
restore_session (Draft *draft, const char *id)
{
  const XySession *then = xy_schedule_find_session (draft->notice, id);
  g_autoptr (GPtrArray) hours = NULL;

  if (then != NULL)
    {
      g_hash_table_remove (draft->sessions, id);
      add_copy (draft->sessions, then);
      return;
    }
  hours = dup_hours (draft, id);
  for (guint i = 0; i < hours->len; i++)
    restore_hour (draft, hours->pdata[i]);
  g_hash_table_remove (draft->sessions, id);
}

static int
compare_then_cb (gconstpointer a, gconstpointer b)
{
  const XyPlacePair *one = a, *other = b;

  return compare_places (one->then, other->then);
}

/* Those of the notice change places among themselves; the others stay where they are. */
static void
restore_order (Draft *draft, const char *slot, int group)
{
  g_autoptr (GPtrArray) places = list_group (draft, slot, group);
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (XyPlacePair));
  g_autofree gboolean *is_notices = g_new0 (gboolean, places->len + 1);
  guint next = 0;
  gboolean changes = FALSE;

  for (guint i = 0; i < places->len; i++)
    {
      XyPlacePair pair = { find_then (draft, places->pdata[i]), places->pdata[i], TRUE };

      is_notices[i] = pair.then != NULL;
      if (is_notices[i])
        g_array_append_val (pairs, pair);
    }
  g_array_sort (pairs, compare_then_cb);
  for (guint i = 0; i < places->len; i++)
    {
      gpointer place;

      if (!is_notices[i])
        continue;
      place = (gpointer) g_array_index (pairs, XyPlacePair, next++).now;
      changes = changes || places->pdata[i] != place;
      places->pdata[i] = place;
    }
  if (changes)
    number_places (draft, places);
}

static void
restore (Draft *draft, const XyScheduleDifference *difference)
{
  switch (difference->kind)
    {
    case XY_SCHEDULE_RATE_CHANGED:
      if (draft->notice->campaign != NULL)
        draft->rate = draft->notice->campaign->students_per_room_hour;
      break;
    case XY_SCHEDULE_SESSION_ADDED:
    case XY_SCHEDULE_SESSION_REMOVED:
    case XY_SCHEDULE_SESSION_CHANGED:
      restore_session (draft, difference->id);
      break;
    case XY_SCHEDULE_HOUR_ADDED:
    case XY_SCHEDULE_HOUR_REMOVED:
    case XY_SCHEDULE_HOUR_CHANGED:
      restore_hour (draft, difference->id);
      break;
    case XY_SCHEDULE_COLLEGE_MOVED:
    case XY_SCHEDULE_COLLEGE_ADDED:
    case XY_SCHEDULE_COLLEGE_REMOVED:
    case XY_SCHEDULE_COLLEGE_SPLIT:
    case XY_SCHEDULE_COLLEGE_JOINED:
      restore_college (draft, difference->id);
      break;
    case XY_SCHEDULE_ORDER_CHANGED:
      restore_order (draft, difference->id, difference->group);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* All fields, so that nothing is left of what the record was when it was deleted; what the server
 * keeps is the server's. */
static XyFields *
dup_whole (const XyEntity *entity)
{
  XyFields *fields = xy_entity_to_fields (entity);
  guint n_specs;
  const XyFieldSpec *specs = xy_kind_get_fields (entity->kind, &n_specs);

  for (guint i = 0; i < n_specs; i++)
    if (strcmp (specs[i].name, "headcount") == 0)
      xy_fields_remove (fields, specs[i].name);
    else if (!xy_fields_has (fields, specs[i].name))
      xy_fields_set_null (fields, specs[i].name);
  return fields;
}

/* What there is then, of one kind: what has come back, and what has changed. */
static void
add_living (GPtrArray *edits, GHashTable *living, GPtrArray *now, GPtrArray *notice)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < now->len; i++)
    {
      const XyEntity *before = now->pdata[i];
      const XyEntity *after = g_hash_table_lookup (living, before->id);
      g_autoptr (XyFields) from = xy_entity_to_fields (before);
      g_autoptr (XyFields) to = after != NULL ? xy_entity_to_fields (after) : NULL;
      g_autoptr (XyFields) fields = to != NULL ? xy_fields_difference (from, to) : NULL;

      g_hash_table_add (known, before->id);
      if (fields != NULL && xy_fields_get_size (fields) > 0)
        g_ptr_array_add (edits, xy_edit_new (before->kind, before->id, g_steal_pointer (&fields)));
    }
  for (guint i = 0; i < notice->len; i++)
    {
      const XyEntity *after = g_hash_table_lookup (living, ((XyEntity *) notice->pdata[i])->id);

      if (after != NULL && !g_hash_table_contains (known, after->id))
        g_ptr_array_add (edits, xy_edit_new (after->kind, after->id, dup_whole (after)));
    }
}

static void
add_gone (GPtrArray *edits, GHashTable *living, GPtrArray *now)
{
  for (guint i = 0; i < now->len; i++)
    {
      const XyEntity *before = now->pdata[i];
      XyFields *fields;

      if (g_hash_table_contains (living, before->id))
        continue;
      fields = xy_fields_new ();
      xy_fields_set_boolean (fields, "deleted", TRUE);
      g_ptr_array_add (edits, xy_edit_new (before->kind, before->id, fields));
    }
}

GPtrArray *
xy_schedule_plan_restore (const XySchedule *now, const XySchedule *notice, GPtrArray *differences)
{
  g_autoptr (Draft) draft = draft_new (now, notice);
  GPtrArray *edits = xy_edits_new ();

  for (guint i = 0; i < differences->len; i++)
    restore (draft, differences->pdata[i]);
  if (now->campaign != NULL && draft->rate != now->campaign->students_per_room_hour)
    {
      XyFields *fields = xy_fields_new ();

      xy_fields_set_int (fields, "students_per_room_hour", draft->rate);
      g_ptr_array_add (edits, xy_edit_new (XY_KIND_CAMPAIGN, now->campaign->id, fields));
    }
  /* What others stand in comes first and goes last. */
  add_living (edits, draft->sessions, now->sessions, notice->sessions);
  add_living (edits, draft->slots, now->slots, notice->slots);
  add_living (edits, draft->places, now->assignments, notice->assignments);
  add_gone (edits, draft->places, now->assignments);
  add_gone (edits, draft->slots, now->slots);
  add_gone (edits, draft->sessions, now->sessions);
  return edits;
}
