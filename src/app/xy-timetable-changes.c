// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-timetable-changes.h"

#include <string.h>

#include "model/xy-json.h"

/* Far more than a college has places. */
#define MAX_LINE_BYTES (64 * 1024)

struct _XyTimetableMemory
{
  char *campaign;
  char *college;
  /* XyTimetablePlace by assignment: as a person has seen it, and as it was known last. */
  GHashTable *seen;
  GHashTable *known;
  /* A set of the ids of requests whose answer was seen. */
  GHashTable *answers;
};

static void
place_free (gpointer data)
{
  XyTimetablePlace *place = data;

  g_free (place->assignment);
  g_free (place->slot);
  g_free (place->date);
  g_free (place->start);
  g_free (place->end);
  g_free (place->building);
  g_strfreev (place->rooms);
  g_strfreev (place->classes);
  g_free (place->since);
  g_free (place);
}

static XyTimetablePlace *
place_copy (const XyTimetablePlace *place)
{
  XyTimetablePlace *copy = g_new0 (XyTimetablePlace, 1);

  *copy = *place;
  copy->assignment = g_strdup (place->assignment);
  copy->slot = g_strdup (place->slot);
  copy->date = g_strdup (place->date);
  copy->start = g_strdup (place->start);
  copy->end = g_strdup (place->end);
  copy->building = g_strdup (place->building);
  copy->rooms = g_strdupv (place->rooms);
  copy->classes = g_strdupv (place->classes);
  copy->since = g_strdup (place->since);
  return copy;
}

static XyTimetablePlace *
place_new (const XySchedule *schedule, const XyAssignment *assignment)
{
  const XySlot *slot = xy_schedule_find_slot (schedule, assignment->slot);
  const XySession *session =
      slot != NULL ? xy_schedule_find_session (schedule, slot->session) : NULL;
  XyTimetablePlace *place = g_new0 (XyTimetablePlace, 1);

  place->assignment = g_strdup (assignment->id);
  place->revision = assignment->revision;
  place->slot = g_strdup (assignment->slot);
  place->group = (int) assignment->group;
  place->classes = g_strdupv (assignment->classes);
  place->rooms = session != NULL ? g_strdupv (session->rooms) : g_new0 (char *, 1);
  if (slot != NULL)
    {
      place->slot_revision = slot->revision;
      place->start = g_strdup (slot->start);
      place->end = g_strdup (slot->end);
    }
  if (session != NULL)
    {
      place->session_revision = session->revision;
      place->date = g_strdup (session->date);
      place->building = g_strdup (session->building);
    }
  return place;
}

static void
change_free (gpointer data)
{
  XyTimetableChange *change = data;

  g_clear_pointer (&change->before, place_free);
  g_clear_pointer (&change->after, place_free);
  g_free (change);
}

GPtrArray *
xy_timetable_list_places (const XySchedule *schedule, const char *college)
{
  g_autoptr (GPtrArray) assignments = xy_schedule_list_college (schedule, college);
  GPtrArray *places = g_ptr_array_new_with_free_func (place_free);

  for (guint i = 0; i < assignments->len; i++)
    g_ptr_array_add (places, place_new (schedule, g_ptr_array_index (assignments, i)));
  return places;
}

static gboolean
lists_equal (char **a, char **b)
{
  return g_strv_equal ((const char *const *) a, (const char *const *) b);
}

/* What its own record says. */
static gboolean
stands_the_same (const XyTimetablePlace *a, const XyTimetablePlace *b)
{
  return g_strcmp0 (a->slot, b->slot) == 0 && a->group == b->group &&
         lists_equal (a->classes, b->classes);
}

gboolean
xy_timetable_place_equal (const XyTimetablePlace *a, const XyTimetablePlace *b)
{
  return a->group == b->group && lists_equal (a->classes, b->classes) &&
         g_strcmp0 (a->date, b->date) == 0 && g_strcmp0 (a->start, b->start) == 0 &&
         g_strcmp0 (a->end, b->end) == 0 && g_strcmp0 (a->building, b->building) == 0 &&
         lists_equal (a->rooms, b->rooms);
}

static const XyTimetablePlace *
find_place (GPtrArray *places, const char *assignment)
{
  for (guint i = 0; i < places->len; i++)
    if (strcmp (((XyTimetablePlace *) places->pdata[i])->assignment, assignment) == 0)
      return places->pdata[i];
  return NULL;
}

static void
add_change (GPtrArray *changes, const XyTimetablePlace *before, const XyTimetablePlace *after)
{
  XyTimetableChange *change;

  if (before != NULL && after != NULL && xy_timetable_place_equal (before, after))
    return;
  change = g_new0 (XyTimetableChange, 1);
  change->before = before != NULL ? place_copy (before) : NULL;
  change->after = after != NULL ? place_copy (after) : NULL;
  g_ptr_array_add (changes, change);
}

/* In the order of what is there now; what went comes last. */
static GPtrArray *
compare_places (GPtrArray *before, GPtrArray *after)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (change_free);

  for (guint i = 0; i < after->len; i++)
    {
      const XyTimetablePlace *place = g_ptr_array_index (after, i);

      add_change (changes, find_place (before, place->assignment), place);
    }
  for (guint i = 0; i < before->len; i++)
    {
      const XyTimetablePlace *place = g_ptr_array_index (before, i);

      if (find_place (after, place->assignment) == NULL)
        add_change (changes, place, NULL);
    }
  return changes;
}

GPtrArray *
xy_timetable_list_changes (const XySchedule *before, const XySchedule *after, const char *college)
{
  g_autoptr (GPtrArray) old = xy_timetable_list_places (before, college);
  g_autoptr (GPtrArray) now = xy_timetable_list_places (after, college);

  return compare_places (old, now);
}

static XyTimetableMemory *
memory_new (const char *campaign, const char *college)
{
  XyTimetableMemory *memory = g_new0 (XyTimetableMemory, 1);

  memory->campaign = g_strdup (campaign);
  memory->college = g_strdup (college);
  memory->seen = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, place_free);
  memory->known = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, place_free);
  memory->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return memory;
}

static void
put (GHashTable *places, const XyTimetablePlace *place)
{
  XyTimetablePlace *copy = place_copy (place);

  g_hash_table_replace (places, copy->assignment, copy);
}

static const char *
get_campaign_id (const XySchedule *schedule)
{
  const XyCampaign *campaign = xy_schedule_get_campaign (schedule);

  return campaign != NULL ? campaign->id : "";
}

XyTimetableMemory *
xy_timetable_memory_new (const XySchedule *schedule, const char *college, GPtrArray *requests)
{
  g_autoptr (GPtrArray) places = xy_timetable_list_places (schedule, college);
  XyTimetableMemory *memory = memory_new (get_campaign_id (schedule), college);

  for (guint i = 0; i < places->len; i++)
    put (memory->known, g_ptr_array_index (places, i));
  xy_timetable_memory_see (memory, requests);
  return memory;
}

void
xy_timetable_memory_free (XyTimetableMemory *memory)
{
  g_hash_table_unref (memory->seen);
  g_hash_table_unref (memory->known);
  g_hash_table_unref (memory->answers);
  g_free (memory->campaign);
  g_free (memory->college);
  g_free (memory);
}

/* As text: a line of JSON for whose it is and what was answered, and one for each place. */

static void
write_place (GString *text, const char *list, const XyTimetablePlace *place)
{
  g_autoptr (XyFields) fields = xy_fields_new ();
  g_autofree char *line = NULL;

  xy_fields_set_string (fields, "list", list);
  xy_fields_set_string (fields, "assignment", place->assignment);
  xy_fields_set_int (fields, "revision", place->revision);
  xy_fields_set_string (fields, "slot", place->slot);
  xy_fields_set_int (fields, "slot_revision", place->slot_revision);
  xy_fields_set_int (fields, "session_revision", place->session_revision);
  xy_fields_set_string (fields, "date", place->date);
  xy_fields_set_string (fields, "start", place->start);
  xy_fields_set_string (fields, "end", place->end);
  xy_fields_set_string (fields, "building", place->building);
  xy_fields_set_strv (fields, "rooms", (const char *const *) place->rooms);
  xy_fields_set_int (fields, "group", place->group);
  xy_fields_set_strv (fields, "classes", (const char *const *) place->classes);
  xy_fields_set_string (fields, "since", place->since);
  line = xy_json_text_from_fields (fields);
  g_string_append_printf (text, "%s\n", line);
}

static void
write_places (GString *text, const char *list, GHashTable *places)
{
  GHashTableIter iter;
  gpointer place;

  g_hash_table_iter_init (&iter, places);
  while (g_hash_table_iter_next (&iter, NULL, &place))
    write_place (text, list, place);
}

char *
xy_timetable_memory_to_text (const XyTimetableMemory *memory)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (XyFields) head = xy_fields_new ();
  g_autofree char **answers = (char **) g_hash_table_get_keys_as_array (memory->answers, NULL);
  g_autofree char *line = NULL;

  xy_fields_set_string (head, "campaign", memory->campaign);
  xy_fields_set_string (head, "college", memory->college);
  xy_fields_set_strv (head, "answers", (const char *const *) answers);
  line = xy_json_text_from_fields (head);
  g_string_append_printf (text, "%s\n", line);
  write_places (text, "seen", memory->seen);
  write_places (text, "known", memory->known);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static XyFields *
read_line (const char *line)
{
  g_autoptr (JsonNode) node = xy_json_parse (line, strlen (line), MAX_LINE_BYTES, NULL);

  return node != NULL ? xy_json_to_fields (node, NULL) : NULL;
}

static void
read_place (XyTimetableMemory *memory, const XyFields *fields)
{
  const char *list = xy_fields_get_string (fields, "list");
  GHashTable *places = g_strcmp0 (list, "seen") == 0 ? memory->seen : memory->known;
  XyTimetablePlace *place;

  if (xy_fields_get_string (fields, "assignment") == NULL)
    return;
  place = g_new0 (XyTimetablePlace, 1);
  place->assignment = g_strdup (xy_fields_get_string (fields, "assignment"));
  place->revision = xy_fields_get_int (fields, "revision", 0);
  place->slot = g_strdup (xy_fields_get_string (fields, "slot"));
  place->slot_revision = xy_fields_get_int (fields, "slot_revision", 0);
  place->session_revision = xy_fields_get_int (fields, "session_revision", 0);
  place->date = g_strdup (xy_fields_get_string (fields, "date"));
  place->start = g_strdup (xy_fields_get_string (fields, "start"));
  place->end = g_strdup (xy_fields_get_string (fields, "end"));
  place->building = g_strdup (xy_fields_get_string (fields, "building"));
  place->rooms = xy_fields_dup_strv (fields, "rooms");
  place->group = (int) xy_fields_get_int (fields, "group", 0);
  place->classes = xy_fields_dup_strv (fields, "classes");
  place->since = g_strdup (xy_fields_get_string (fields, "since"));
  g_hash_table_replace (places, place->assignment, place);
}

XyTimetableMemory *
xy_timetable_memory_from_text (const char *text, const char *campaign, const char *college)
{
  g_auto (GStrv) lines = text != NULL ? g_strsplit (text, "\n", -1) : NULL;
  g_autoptr (XyFields) head = lines != NULL && lines[0] != NULL ? read_line (lines[0]) : NULL;
  g_auto (GStrv) answers = NULL;
  XyTimetableMemory *memory;

  if (head == NULL || g_strcmp0 (xy_fields_get_string (head, "campaign"), campaign) != 0 ||
      g_strcmp0 (xy_fields_get_string (head, "college"), college) != 0)
    return NULL;
  memory = memory_new (campaign, college);
  answers = xy_fields_dup_strv (head, "answers");
  for (guint i = 0; answers[i] != NULL; i++)
    g_hash_table_add (memory->answers, g_strdup (answers[i]));
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_autoptr (XyFields) fields = *lines[i] != '\0' ? read_line (lines[i]) : NULL;

      if (fields != NULL)
        read_place (memory, fields);
    }
  return memory;
}

/* Whether the server has said it.  What is done here stays at the revision that it was at. */
static gboolean
is_by_others (const XyTimetablePlace *known, const XyTimetablePlace *now)
{
  if (known == NULL)
    return now->revision > 0;
  if (now == NULL)
    return TRUE;
  if (!stands_the_same (known, now))
    return known->revision != now->revision;
  return known->slot_revision != now->slot_revision ||
         known->session_revision != now->session_revision;
}

static void
follow_place (XyTimetableMemory *memory, const XyTimetablePlace *now, const char *moment)
{
  const XyTimetablePlace *known = g_hash_table_lookup (memory->known, now->assignment);
  const XyTimetablePlace *seen = g_hash_table_lookup (memory->seen, now->assignment);
  gboolean same = known != NULL && xy_timetable_place_equal (known, now);
  g_autofree char *since = g_strdup (same ? known->since : moment);
  XyTimetablePlace *kept = place_copy (now);

  if (!same && !is_by_others (known, now))
    {
      put (memory->seen, now);
      seen = g_hash_table_lookup (memory->seen, now->assignment);
    }
  g_free (kept->since);
  kept->since =
      seen != NULL && xy_timetable_place_equal (seen, now) ? NULL : g_steal_pointer (&since);
  g_hash_table_replace (memory->known, kept->assignment, kept);
}

static gboolean
tables_equal (GHashTable *a, GHashTable *b)
{
  GHashTableIter iter;
  gpointer key, value;

  if (g_hash_table_size (a) != g_hash_table_size (b))
    return FALSE;
  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const XyTimetablePlace *one = value, *other = g_hash_table_lookup (b, key);

      if (other == NULL || !xy_timetable_place_equal (one, other) ||
          one->revision != other->revision || one->slot_revision != other->slot_revision ||
          one->session_revision != other->session_revision ||
          g_strcmp0 (one->slot, other->slot) != 0 || g_strcmp0 (one->since, other->since) != 0)
        return FALSE;
    }
  return TRUE;
}

static GHashTable *
copy_table (GHashTable *places)
{
  GHashTable *copy = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, place_free);
  GHashTableIter iter;
  gpointer place;

  g_hash_table_iter_init (&iter, places);
  while (g_hash_table_iter_next (&iter, NULL, &place))
    put (copy, place);
  return copy;
}

gboolean
xy_timetable_memory_follow (XyTimetableMemory *memory,
                            const XySchedule *schedule,
                            const char *moment)
{
  g_autoptr (GPtrArray) places = xy_timetable_list_places (schedule, memory->college);
  g_autoptr (GHashTable) seen = copy_table (memory->seen);
  g_autoptr (GHashTable) known = copy_table (memory->known);
  GHashTableIter iter;
  gpointer id;

  for (guint i = 0; i < places->len; i++)
    follow_place (memory, g_ptr_array_index (places, i), moment);
  g_hash_table_iter_init (&iter, memory->known);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (find_place (places, id) == NULL)
      g_hash_table_iter_remove (&iter);
  return !tables_equal (seen, memory->seen) || !tables_equal (known, memory->known);
}

static gboolean
is_answered (const XyRequest *request)
{
  return g_strcmp0 (request->state, "accepted") == 0 || g_strcmp0 (request->state, "declined") == 0;
}

void
xy_timetable_memory_see (XyTimetableMemory *memory, GPtrArray *requests)
{
  GHashTableIter iter;
  gpointer place;

  g_hash_table_iter_init (&iter, memory->known);
  while (g_hash_table_iter_next (&iter, NULL, &place))
    g_clear_pointer (&((XyTimetablePlace *) place)->since, g_free);
  g_hash_table_unref (memory->seen);
  memory->seen = copy_table (memory->known);
  for (guint i = 0; i < requests->len; i++)
    {
      const XyRequest *request = g_ptr_array_index (requests, i);

      if (is_answered (request))
        g_hash_table_add (memory->answers, g_strdup (request->id));
    }
}

static int
compare_by_time (gconstpointer a, gconstpointer b)
{
  const XyTimetablePlace *one = *(const XyTimetablePlace *const *) a;
  const XyTimetablePlace *other = *(const XyTimetablePlace *const *) b;
  int order = g_strcmp0 (one->date, other->date);

  if (order == 0)
    order = g_strcmp0 (one->start, other->start);
  return order != 0 ? order : strcmp (one->assignment, other->assignment);
}

static GPtrArray *
list_in_order (GHashTable *table)
{
  GPtrArray *places = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer place;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, NULL, &place))
    g_ptr_array_add (places, place);
  g_ptr_array_sort (places, compare_by_time);
  return places;
}

GPtrArray *
xy_timetable_memory_list_changes (const XyTimetableMemory *memory)
{
  g_autoptr (GPtrArray) seen = list_in_order (memory->seen);
  g_autoptr (GPtrArray) known = list_in_order (memory->known);

  return compare_places (seen, known);
}

GPtrArray *
xy_timetable_memory_list_answers (const XyTimetableMemory *memory, GPtrArray *requests)
{
  GPtrArray *answers = g_ptr_array_new ();

  for (guint i = 0; i < requests->len; i++)
    {
      XyRequest *request = g_ptr_array_index (requests, i);

      if (is_answered (request) && g_strcmp0 (request->college, memory->college) == 0 &&
          !g_hash_table_contains (memory->answers, request->id))
        g_ptr_array_add (answers, request);
    }
  return answers;
}

const XyTimetablePlace *
xy_timetable_memory_find_seen (const XyTimetableMemory *memory, const char *assignment)
{
  return g_hash_table_lookup (memory->seen, assignment);
}
