// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-schedule-request.h"

#include <string.h>

#include "model/xy-schedule-plan.h"

/* The edits of one act by what they do to whom. */
typedef struct
{
  const XyEdit *moved;
  const XyEdit *made;
  const XyAssignment *reshaped;
  const XyAssignment *removed;
} Act;

static gboolean
sets_only (const XyFields *fields, const char *const *names)
{
  g_autofree const char **set = xy_fields_get_names (fields);

  for (guint i = 0; set[i] != NULL; i++)
    if (!g_strv_contains (names, set[i]))
      return FALSE;
  return TRUE;
}

/* Returns: whether the edit is a part of something that can be asked for. */
static gboolean
read_edit (Act *act, const XySchedule *schedule, const XyEdit *edit)
{
  static const char *const place[] = { "slot", "group", "position", NULL };
  static const char *const order[] = { "position", NULL };
  static const char *const shape[] = { "classes", NULL };
  static const char *const removal[] = { "deleted", NULL };
  const XyAssignment *subject = xy_schedule_find_assignment (schedule, edit->id);

  if (edit->kind != XY_KIND_ASSIGNMENT)
    return FALSE;
  if (subject == NULL)
    {
      gboolean first = act->made == NULL;

      act->made = edit;
      return first && xy_fields_has (edit->fields, "classes");
    }
  /* Those behind it are counted anew. */
  if (sets_only (edit->fields, order))
    return TRUE;
  if (sets_only (edit->fields, place))
    {
      gboolean first = act->moved == NULL;

      act->moved = edit;
      return first;
    }
  if (sets_only (edit->fields, shape) && act->reshaped == NULL)
    act->reshaped = subject;
  else if (sets_only (edit->fields, removal) && act->removed == NULL)
    act->removed = subject;
  else
    return FALSE;
  return TRUE;
}

static void
copy_place (XyFields *to, const XyFields *from)
{
  static const char *const names[] = { "slot", "group", "classes" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (xy_fields_get (from, names[i]) != NULL)
      xy_fields_set (to, names[i], xy_fields_get (from, names[i]));
}

static XyFields *
request_fields_new (const XyAssignment *subject, const char *now)
{
  XyFields *fields = xy_fields_new ();

  xy_fields_set_string (fields, "campaign", subject->campaign);
  xy_fields_set_string (fields, "college", subject->college);
  xy_fields_set_string (fields, "subject", subject->id);
  xy_fields_set_string (fields, "state", "open");
  xy_fields_set_string (fields, "made_at", now);
  return fields;
}

/* Who would stand behind it in the end. */
static void
set_before (XyFields *fields, const XySchedule *schedule, GPtrArray *edits, const XyEdit *moved)
{
  g_autoptr (XySchedule) after = xy_schedule_apply (schedule, edits);
  const XyAssignment *place = xy_schedule_find_assignment (after, moved->id);
  g_autoptr (GPtrArray) group = xy_schedule_list_group (after, place->slot, (int) place->group);

  for (guint i = 0; i + 1 < group->len; i++)
    if (group->pdata[i] == place)
      xy_fields_set_string (fields, "before", ((XyAssignment *) group->pdata[i + 1])->id);
}

static XyFields *
dup_request_fields (const XySchedule *schedule, GPtrArray *edits, const Act *act, const char *now)
{
  XyFields *fields;

  if (act->moved != NULL && act->made == NULL && act->reshaped == NULL && act->removed == NULL)
    {
      fields = request_fields_new (xy_schedule_find_assignment (schedule, act->moved->id), now);
      copy_place (fields, act->moved->fields);
      set_before (fields, schedule, edits, act->moved);
      return fields;
    }
  if (act->moved != NULL || act->reshaped == NULL)
    return NULL;
  if (act->made != NULL && act->removed == NULL)
    {
      fields = request_fields_new (act->reshaped, now);
      copy_place (fields, act->made->fields);
      return fields;
    }
  if (act->made != NULL || act->removed == NULL)
    return NULL;
  fields = request_fields_new (act->removed, now);
  xy_fields_set_string (fields, "slot", act->reshaped->slot);
  xy_fields_set_int (fields, "group", act->reshaped->group);
  xy_fields_set_string (fields, "other", act->reshaped->id);
  return fields;
}

GPtrArray *
xy_schedule_plan_ask (const XySchedule *schedule, GPtrArray *edits, const char *now)
{
  g_autoptr (GPtrArray) asking = xy_edits_new ();
  g_autoptr (XyRecord) record = NULL;
  g_autoptr (XyRequest) request = NULL;
  const char *why;
  Act act = { 0 };
  XyFields *fields;
  XyEdit *edit;

  for (guint i = 0; i < edits->len; i++)
    if (!read_edit (&act, schedule, g_ptr_array_index (edits, i)))
      return NULL;
  if (edits->len == 1 && act.made == NULL && act.reshaped == NULL && act.removed == NULL)
    return g_ptr_array_ref (edits);
  fields = dup_request_fields (schedule, edits, &act, now);
  if (fields == NULL)
    return NULL;
  edit = xy_edit_new (XY_KIND_REQUEST, NULL, fields);
  g_ptr_array_add (asking, edit);
  record = xy_record_new (XY_KIND_REQUEST, edit->id, 0, xy_fields_copy (fields));
  request = xy_entity_from_record (record);
  why = xy_schedule_find_request_reason (schedule, request);
  if (why != NULL)
    xy_fields_set_string (fields, "why", why);
  return g_steal_pointer (&asking);
}

static gboolean
lists_hold_the_same (char **a, char **b)
{
  if (g_strv_length (a) != g_strv_length (b))
    return FALSE;
  for (; *a != NULL; a++)
    if (!g_strv_contains ((const char *const *) b, *a))
      return FALSE;
  return TRUE;
}

/* Whom it would stand before; NULL is the group's end, also where that one has left since. */
static const char *
find_next (const XySchedule *schedule, const XyRequest *request, const char *slot, int group)
{
  const XyAssignment *subject = xy_schedule_find_assignment (schedule, request->subject);
  gboolean stays = g_strcmp0 (subject->slot, slot) == 0 && subject->group == group;
  g_autoptr (GPtrArray) places = xy_schedule_list_group (schedule, slot, group);

  for (guint i = 0; i < places->len; i++)
    {
      const XyAssignment *place = g_ptr_array_index (places, i);

      if (place == subject)
        continue;
      if (g_strcmp0 (place->id, request->before) == 0)
        return place->id;
      if (request->before == NULL && stays && request->position > 0 &&
          place->position >= request->position)
        return place->id;
    }
  return NULL;
}

static gboolean
asks_for_some (const XyRequest *request, const XyAssignment *subject)
{
  return request->classes != NULL && request->classes[0] != NULL &&
         (xy_assignment_is_whole (subject) ||
          !lists_hold_the_same (request->classes, subject->classes));
}

GPtrArray *
xy_schedule_plan_request (const XySchedule *schedule, const XyRequest *request)
{
  const XyAssignment *subject = xy_schedule_find_assignment (schedule, request->subject);
  const XyAssignment *other = xy_schedule_find_assignment (schedule, request->other);
  const char *slot = request->slot;
  int group = (int) request->group;

  if (subject == NULL)
    return NULL;
  if (request->other != NULL)
    return other != NULL && g_strcmp0 (other->slot, slot) == 0 && other->group == group
               ? xy_schedule_plan_join (schedule, subject->id, other->id)
               : NULL;
  if (slot == NULL)
    slot = subject->slot;
  if (group == 0)
    group = (int) subject->group;
  if (asks_for_some (request, subject))
    return xy_schedule_plan_split (schedule, subject->id, (const char *const *) request->classes,
                                   slot, group);
  return xy_schedule_plan_move (schedule, subject->id, slot, group,
                                find_next (schedule, request, slot, group));
}

const char *
xy_schedule_find_request_reason (const XySchedule *schedule, const XyRequest *request)
{
  const XyAssignment *subject = xy_schedule_find_assignment (schedule, request->subject);
  g_autoptr (GPtrArray) edits = xy_schedule_plan_request (schedule, request);
  const char *reason;

  if (edits == NULL)
    return NULL;
  reason = xy_schedule_find_reason (schedule, edits);
  if (reason != NULL)
    return reason;
  if (request->other != NULL)
    return "join";
  if (asks_for_some (request, subject))
    return "split";
  /* To stand before others is at their cost. */
  return edits->len > 1 ||
                 (g_strcmp0 (subject->slot, request->slot) == 0 && subject->group == request->group)
             ? "order"
             : NULL;
}
