// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-schedule.h"

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

/* Where an entity stands among those that are in order already; behind all if it is none of them.
 */
static guint
place_of (GHashTable *places, const char *id)
{
  guint place = id != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (places, id)) : 0;

  return place > 0 ? place : G_MAXUINT;
}

static GHashTable *
places_new (GPtrArray *list)
{
  GHashTable *places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < list->len; i++)
    g_hash_table_insert (places, ((XyEntity *) list->pdata[i])->id, GUINT_TO_POINTER (i + 1));
  return places;
}

static int
compare_slots (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const XySlot *one = *(const XySlot *const *) a, *other = *(const XySlot *const *) b;
  int order =
      compare_numbers (place_of (user_data, one->session), place_of (user_data, other->session));

  if (order == 0)
    order = g_strcmp0 (one->start, other->start);
  return order != 0 ? order : strcmp (one->id, other->id);
}

static int
compare_assignments (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const XyAssignment *one = *(const XyAssignment *const *) a;
  const XyAssignment *other = *(const XyAssignment *const *) b;
  int order = compare_numbers (place_of (user_data, one->slot), place_of (user_data, other->slot));

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
add_to_index (GHashTable *index, const char *key, gpointer assignment)
{
  GPtrArray *list = key != NULL ? g_hash_table_lookup (index, key) : NULL;

  if (key == NULL)
    return;
  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (index, (gpointer) key, list);
    }
  g_ptr_array_add (list, assignment);
}

static void
add_ids (GHashTable *by_id, GPtrArray *list)
{
  for (guint i = 0; i < list->len; i++)
    g_hash_table_insert (by_id, ((XyEntity *) list->pdata[i])->id, list->pdata[i]);
}

static void
put_in_order (XySchedule *schedule)
{
  g_autoptr (GHashTable) sessions = NULL;
  g_autoptr (GHashTable) slots = NULL;

  g_ptr_array_sort (schedule->colleges, compare_colleges);
  g_ptr_array_sort (schedule->sessions, compare_sessions);
  sessions = places_new (schedule->sessions);
  g_ptr_array_sort_with_data (schedule->slots, compare_slots, sessions);
  slots = places_new (schedule->slots);
  g_ptr_array_sort_with_data (schedule->assignments, compare_assignments, slots);

  add_ids (schedule->by_id, schedule->colleges);
  add_ids (schedule->by_id, schedule->sessions);
  add_ids (schedule->by_id, schedule->slots);
  add_ids (schedule->by_id, schedule->assignments);
  for (guint i = 0; i < schedule->assignments->len; i++)
    {
      XyAssignment *assignment = schedule->assignments->pdata[i];

      add_to_index (schedule->by_slot, assignment->slot, assignment);
      add_to_index (schedule->by_college, assignment->college, assignment);
    }
}

static XySchedule *
schedule_new (void)
{
  XySchedule *schedule = g_new0 (XySchedule, 1);

  g_atomic_ref_count_init (&schedule->refs);
  schedule->sessions = new_list ();
  schedule->slots = new_list ();
  schedule->assignments = new_list ();
  schedule->colleges = new_list ();
  schedule->none = g_ptr_array_new ();
  schedule->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  schedule->by_slot =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  schedule->by_college =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  return schedule;
}

/* The list that an entity of the kind belongs to. */
static GPtrArray *
list_of_kind (const XySchedule *schedule, XyKind kind)
{
  switch (kind)
    {
    case XY_KIND_COLLEGE:
      return schedule->colleges;
    case XY_KIND_SESSION:
      return schedule->sessions;
    case XY_KIND_SLOT:
      return schedule->slots;
    case XY_KIND_ASSIGNMENT:
      return schedule->assignments;
    case XY_KIND_CAMPAIGN:
    case XY_KIND_STUDENT:
    case XY_KIND_SUBMISSION:
    case XY_KIND_DECISION:
    case XY_KIND_ATTENDANCE:
    case XY_KIND_PAYMENT:
    case XY_KIND_REQUEST:
    default:
      return NULL;
    }
}

XySchedule *
xy_schedule_new (GPtrArray *records, const char *campaign)
{
  XySchedule *schedule = schedule_new ();

  for (guint i = 0; i < records->len; i++)
    {
      const XyRecord *record = g_ptr_array_index (records, i);
      GPtrArray *list = list_of_kind (schedule, record->kind);

      if (xy_record_is_deleted (record))
        continue;
      if (record->kind == XY_KIND_CAMPAIGN && schedule->campaign == NULL &&
          g_strcmp0 (record->id, campaign) == 0)
        schedule->campaign = xy_entity_from_record (record);
      if (list != NULL &&
          (record->kind == XY_KIND_COLLEGE ||
           g_strcmp0 (xy_fields_get_string (record->fields, "campaign"), campaign) == 0))
        g_ptr_array_add (list, xy_entity_from_record (record));
    }
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
  g_hash_table_unref (schedule->by_id);
  g_hash_table_unref (schedule->by_slot);
  g_hash_table_unref (schedule->by_college);
  g_ptr_array_unref (schedule->none);
  g_clear_pointer (&schedule->headcounts, xy_headcounts_unref);
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
find_entity (const XySchedule *schedule, XyKind kind, const char *id)
{
  const XyEntity *entity = id != NULL ? g_hash_table_lookup (schedule->by_id, id) : NULL;

  return entity != NULL && entity->kind == kind ? entity : NULL;
}

const XySession *
xy_schedule_find_session (const XySchedule *schedule, const char *id)
{
  return find_entity (schedule, XY_KIND_SESSION, id);
}

const XySlot *
xy_schedule_find_slot (const XySchedule *schedule, const char *id)
{
  return find_entity (schedule, XY_KIND_SLOT, id);
}

const XyAssignment *
xy_schedule_find_assignment (const XySchedule *schedule, const char *id)
{
  return find_entity (schedule, XY_KIND_ASSIGNMENT, id);
}

const XyCollege *
xy_schedule_find_college (const XySchedule *schedule, const char *id)
{
  return find_entity (schedule, XY_KIND_COLLEGE, id);
}

GPtrArray *
xy_schedule_get_slot_assignments (const XySchedule *schedule, const char *slot)
{
  GPtrArray *list = slot != NULL ? g_hash_table_lookup (schedule->by_slot, slot) : NULL;

  return list != NULL ? list : schedule->none;
}

GPtrArray *
xy_schedule_get_college_assignments (const XySchedule *schedule, const char *college)
{
  GPtrArray *list = college != NULL ? g_hash_table_lookup (schedule->by_college, college) : NULL;

  return list != NULL ? list : schedule->none;
}

GPtrArray *
xy_schedule_list_group (const XySchedule *schedule, const char *slot, int group)
{
  GPtrArray *all = xy_schedule_get_slot_assignments (schedule, slot);
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      XyAssignment *assignment = all->pdata[i];

      if (assignment->group == group)
        g_ptr_array_add (list, assignment);
    }
  return list;
}

GPtrArray *
xy_schedule_list_college (const XySchedule *schedule, const char *college)
{
  GPtrArray *list = g_ptr_array_new ();

  g_ptr_array_extend (list, xy_schedule_get_college_assignments (schedule, college), NULL, NULL);
  return list;
}

GPtrArray *
xy_schedule_list_slots (const XySchedule *schedule, const char *session)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < schedule->slots->len; i++)
    {
      XySlot *slot = schedule->slots->pdata[i];

      if (g_strcmp0 (slot->session, session) == 0)
        g_ptr_array_add (list, slot);
    }
  return list;
}

/* The campaign too. */
static gpointer
find_subject (const XySchedule *schedule, const XyEdit *edit)
{
  if (edit->kind == XY_KIND_CAMPAIGN)
    return schedule->campaign != NULL && strcmp (schedule->campaign->id, edit->id) == 0
               ? schedule->campaign
               : NULL;
  return (gpointer) find_entity (schedule, edit->kind, edit->id);
}

/* What an edit makes of an entity; NULL makes a new one. */
static XyEntity *
edited (const XyEntity *entity, const XyEdit *edit)
{
  g_autoptr (XyFields) fields = entity != NULL ? xy_entity_to_fields (entity) : xy_fields_new ();
  g_autoptr (XyRecord) record = NULL;

  xy_fields_update (fields, edit->fields);
  record = xy_record_new (edit->kind, edit->id, entity != NULL ? entity->revision : 0,
                          g_steal_pointer (&fields));
  return xy_entity_from_record (record);
}

static void
take_over (GPtrArray *list, GPtrArray *from, GHashTable *changed)
{
  for (guint i = 0; i < from->len; i++)
    if (!g_hash_table_contains (changed, ((XyEntity *) from->pdata[i])->id))
      g_ptr_array_add (list, xy_entity_ref (from->pdata[i]));
}

XySchedule *
xy_schedule_apply (const XySchedule *schedule, GPtrArray *edits)
{
  XySchedule *after = schedule_new ();
  g_autoptr (GHashTable) changed =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, xy_entity_unref);
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < edits->len; i++)
    {
      const XyEdit *edit = g_ptr_array_index (edits, i);
      XyEntity *before = g_hash_table_lookup (changed, edit->id);
      XyEntity *made = edited (before != NULL ? before : find_subject (schedule, edit), edit);

      g_hash_table_replace (changed, made->id, made);
    }
  take_over (after->colleges, schedule->colleges, changed);
  take_over (after->sessions, schedule->sessions, changed);
  take_over (after->slots, schedule->slots, changed);
  take_over (after->assignments, schedule->assignments, changed);
  if (schedule->campaign != NULL)
    after->campaign = xy_entity_ref (schedule->campaign);
  if (schedule->headcounts != NULL)
    after->headcounts = xy_headcounts_ref (schedule->headcounts);

  g_hash_table_iter_init (&iter, changed);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      XyEntity *entity = value;
      GPtrArray *list = list_of_kind (after, entity->kind);

      if (entity->kind == XY_KIND_CAMPAIGN && after->campaign != NULL &&
          strcmp (after->campaign->id, entity->id) == 0)
        {
          xy_entity_unref (after->campaign);
          after->campaign = xy_entity_ref (entity);
        }
      else if (list != NULL && !entity->deleted)
        g_ptr_array_add (list, xy_entity_ref (entity));
    }
  put_in_order (after);
  return after;
}

GPtrArray *
xy_schedule_invert (const XySchedule *schedule, GPtrArray *edits)
{
  GPtrArray *inverse = xy_edits_new ();
  g_autoptr (XySchedule) after = xy_schedule_apply (schedule, edits);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < edits->len; i++)
    {
      const XyEdit *edit = g_ptr_array_index (edits, i);
      const XyEntity *before = find_subject (schedule, edit);
      const XyEntity *now = find_subject (after, edit);
      XyFields *fields = NULL;

      if (!g_hash_table_add (seen, edit->id))
        continue;
      if (before != NULL && now != NULL)
        {
          g_autoptr (XyFields) from = xy_entity_to_fields (now);
          g_autoptr (XyFields) to = xy_entity_to_fields (before);

          fields = xy_fields_difference (from, to);
        }
      else if (before != NULL)
        {
          fields = xy_entity_to_fields (before);
          xy_fields_set_null (fields, "deleted");
        }
      else if (now != NULL)
        {
          fields = xy_fields_new ();
          xy_fields_set_boolean (fields, "deleted", TRUE);
        }
      if (fields != NULL)
        g_ptr_array_add (inverse, xy_edit_new (edit->kind, edit->id, fields));
    }
  return inverse;
}

XySchedule *
xy_schedule_with_headcounts (XySchedule *schedule, XyHeadcounts *headcounts)
{
  g_autoptr (GPtrArray) nothing = xy_edits_new ();
  XySchedule *counted = xy_schedule_apply (schedule, nothing);

  g_clear_pointer (&counted->headcounts, xy_headcounts_unref);
  if (headcounts != NULL)
    counted->headcounts = xy_headcounts_ref (headcounts);
  return counted;
}

const XyHeadcounts *
xy_schedule_get_headcounts (const XySchedule *schedule)
{
  return schedule->headcounts;
}
