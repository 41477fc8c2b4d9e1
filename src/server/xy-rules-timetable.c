// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/xy-rules-private.h"

#include <glib/gi18n-lib.h>

#include "model/xy-schedule-request.h"

/* The classes of the college that asks are known here, those of others do not matter. */
static XySchedule *
count_classes (XyBatch *batch, XySchedule *schedule, const char *college_id, GError **error)
{
  const XyCampaign *campaign = xy_schedule_get_campaign (schedule);
  const XyCollege *college = xy_schedule_find_college (schedule, college_id);
  g_autoptr (XyHeadcounts) headcounts = NULL;
  g_autoptr (GHashTable) classes = NULL;

  if (campaign == NULL || college == NULL)
    return xy_schedule_ref (schedule);
  classes = xy_ledger_count_classes (batch->database, college->id, campaign->id, error);
  if (classes == NULL)
    return NULL;
  headcounts = xy_headcounts_new (campaign->id);
  xy_headcounts_set (headcounts, college->id, (int) college->headcount_on_site,
                     (int) college->headcount_online, classes);
  return xy_schedule_with_headcounts (schedule, headcounts);
}

/* The timetable of the act's campaign, as the act's college has to see it. */
static XySchedule *
load_schedule (XyAct *act, GError **error)
{
  static const XyKind kinds[] = { XY_KIND_CAMPAIGN, XY_KIND_COLLEGE, XY_KIND_SESSION, XY_KIND_SLOT,
                                  XY_KIND_ASSIGNMENT };
  const XyFields *fields = act->entry != NULL ? act->entry->record->fields : act->wanted;
  XyBatch *batch = act->batch;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_record_unref);
  g_autoptr (XySchedule) schedule = NULL;

  /* The loads go by the headcounts, so these must be of now. */
  if (!xy_batch_count (batch, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GPtrArray *some = xy_ledger_list (batch->database, kinds[i], NULL, error);

      if (some == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (records, some);
    }
  schedule = xy_schedule_new (records, xy_fields_get_string (fields, "campaign"));
  return count_classes (batch, schedule, xy_fields_get_string (fields, "college"), error);
}

/* The newest request is the one that holds. */
static gboolean
withdraw_older (XyAct *act, const char *subject, const char *newest, GError **error)
{
  g_autoptr (GPtrArray) requests = xy_ledger_list_requests (act->batch->database, subject, error);
  g_autoptr (XyFields) withdrawn = xy_fields_new ();

  if (requests == NULL)
    return FALSE;
  xy_fields_set_string (withdrawn, "state", "withdrawn");
  for (guint i = 0; i < requests->len; i++)
    {
      const XyLedgerEntry *request = g_ptr_array_index (requests, i);
      g_autoptr (XyLedgerEntry) after = NULL;

      if (g_strcmp0 (request->record->id, newest) != 0 &&
          !xy_batch_change (act->batch, request, withdrawn, act->mutation->id,
                            act->batch->viewer->account, &after, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
make_request (XyAct *act, const char *why, GError **error)
{
  static const char *const taken[] = { "campaign", "college", "slot", "group", "position" };
  g_autofree char *id = xy_uuid_new ();
  g_autoptr (XyFields) fields = xy_fields_new ();
  g_autoptr (XyLedgerEntry) entry =
      xy_ledger_entry_new (xy_record_new (XY_KIND_REQUEST, id, 0, xy_fields_new ()));
  g_autoptr (XyLedgerEntry) after = NULL;

  if (!withdraw_older (act, act->id, NULL, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (taken); i++)
    {
      XyValue *value = xy_fields_get (act->result, taken[i]);

      if (value != NULL)
        xy_fields_set (fields, taken[i], value);
    }
  xy_fields_set_string (fields, "subject", act->id);
  xy_fields_set_string (fields, "why", why);
  xy_fields_set_string (fields, "state", "open");
  xy_fields_set_string (fields, "by", act->batch->viewer->account);
  xy_fields_set_string (fields, "made_at", act->mutation->at);
  if (!xy_batch_change (act->batch, entry, fields, act->mutation->id, act->batch->viewer->account,
                        &after, error))
    return FALSE;
  xy_act_answer (act, XY_ANSWER_REQUESTED)->request = g_strdup (id);
  return TRUE;
}

gboolean
xy_act_check_move (XyAct *act, GError **error)
{
  static const char *const places[] = { "slot", "group", "position" };
  g_autoptr (XySchedule) schedule = NULL;
  g_autoptr (GPtrArray) edits = xy_edits_new ();
  XyFields *place;
  const char *reason;

  if (act->mutation->kind != XY_KIND_ASSIGNMENT || !xy_act_is_by_college (act))
    return TRUE;
  /* To stand before others in one's own group is at their cost. */
  if (!xy_act_changes (act, "slot") && !xy_act_changes (act, "group"))
    return make_request (act, "order", error);
  schedule = load_schedule (act, error);
  if (schedule == NULL)
    return FALSE;
  place = xy_fields_new ();
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (xy_fields_get (act->result, places[i]) != NULL)
      xy_fields_set (place, places[i], xy_fields_get (act->result, places[i]));
  g_ptr_array_add (edits, xy_edit_new (XY_KIND_ASSIGNMENT, act->id, place));
  reason = xy_schedule_find_reason (schedule, edits);
  return reason == NULL || make_request (act, reason, error);
}

static XyRequest *
dup_request (XyAct *act)
{
  const XyFields *fields = act->entry != NULL ? act->entry->record->fields : act->wanted;
  g_autoptr (XyRecord) record =
      xy_record_new (XY_KIND_REQUEST, act->id, 0, xy_fields_copy (fields));

  return xy_entity_from_record (record);
}

gboolean
xy_act_check_request (XyAct *act, GError **error)
{
  g_autoptr (XySchedule) schedule = load_schedule (act, error);
  g_autoptr (XyRequest) request = dup_request (act);
  const char *why;

  if (schedule == NULL)
    return FALSE;
  act->plan = xy_schedule_plan_request (schedule, request);
  if (act->plan == NULL)
    return xy_act_refuse (act, "outdated",
                          _ ("The timetable has changed since, so this cannot be done any more; "
                             "look at it and ask for something else."));
  why = xy_schedule_find_request_reason (schedule, request);
  if (act->entry == NULL && request->why == NULL && why != NULL)
    xy_fields_set_string (act->changes, "why", why);
  return TRUE;
}

/* Sets what an edit of the plan changes; a part of a split college is a new record. */
static gboolean
write_edit (XyAct *act, const XyEdit *edit, GError **error)
{
  const XyMutation *mutation = act->mutation;
  g_autofree const char **names = xy_fields_get_names (edit->fields);
  g_autoptr (XyFields) changes = xy_fields_new ();
  g_autoptr (XyLedgerEntry) before = NULL;
  g_autoptr (XyLedgerEntry) after = NULL;

  if (!xy_ledger_find (act->batch->database, edit->kind, edit->id, &before, error))
    return FALSE;
  if (before == NULL)
    before = xy_ledger_entry_new (xy_record_new (edit->kind, edit->id, 0, xy_fields_new ()));
  for (guint i = 0; names[i] != NULL; i++)
    if (!xy_field_looks_same (before->record->fields, edit->fields, names[i]))
      xy_fields_set (changes, names[i], xy_fields_get (edit->fields, names[i]));
  return xy_fields_get_size (changes) == 0 ||
         xy_batch_change (act->batch, before, changes,
                          mutation->origin != NULL ? mutation->origin : mutation->id,
                          act->batch->viewer->account, &after, error);
}

gboolean
xy_act_follow_request (XyAct *act, GError **error)
{
  if (act->mutation->kind != XY_KIND_REQUEST)
    return TRUE;
  if (act->entry == NULL)
    return withdraw_older (act, xy_fields_get_string (act->result, "subject"), act->id, error);
  for (guint i = 0; act->plan != NULL && i < act->plan->len; i++)
    if (!write_edit (act, g_ptr_array_index (act->plan, i), error))
      return FALSE;
  return TRUE;
}
