// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/xy-rules-private.h"

#include <glib/gi18n-lib.h>

#include "model/xy-schedule-plan.h"

static XySchedule *
load_schedule (XyBatch *batch, const char *campaign, GError **error)
{
  static const XyKind kinds[] = { XY_KIND_CAMPAIGN, XY_KIND_COLLEGE, XY_KIND_SESSION, XY_KIND_SLOT,
                                  XY_KIND_ASSIGNMENT };
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_record_unref);

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
  return xy_schedule_new (records, campaign);
}

/* The first problem that the move brings, as a word. */
static const char *
find_reason (const XySchedule *schedule, const char *assignment, const char *slot, int group)
{
  g_autoptr (XySchedule) moved = xy_schedule_move (schedule, assignment, slot, group);
  g_autoptr (GPtrArray) problems = NULL;

  if (moved == NULL)
    return "clash";
  problems = xy_schedule_list_problems (moved);
  for (guint i = 0; i < problems->len; i++)
    {
      const XyScheduleProblem *problem = g_ptr_array_index (problems, i);

      if (problem->kind == XY_SCHEDULE_OVERLOAD && problem->group == group &&
          g_strcmp0 (problem->slot, slot) == 0)
        return "overload";
    }
  return "clash";
}

/* The newest request is the one that holds. */
static gboolean
withdraw_older (XyAct *act, GError **error)
{
  g_autoptr (GPtrArray) requests = xy_ledger_list_requests (act->batch->database, act->id, error);
  g_autoptr (XyFields) withdrawn = xy_fields_new ();

  if (requests == NULL)
    return FALSE;
  xy_fields_set_string (withdrawn, "state", "withdrawn");
  for (guint i = 0; i < requests->len; i++)
    {
      g_autoptr (XyLedgerEntry) after = NULL;

      if (!xy_batch_change (act->batch, g_ptr_array_index (requests, i), withdrawn,
                            act->mutation->id, act->batch->viewer->account, &after, error))
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

  if (!withdraw_older (act, error))
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
  const char *slot = xy_fields_get_string (act->result, "slot");
  gint64 group = xy_fields_get_int (act->result, "group", 0);
  g_autoptr (XySchedule) schedule = NULL;

  if (act->mutation->kind != XY_KIND_ASSIGNMENT || !xy_act_is_by_college (act))
    return TRUE;
  /* To stand before others in one's own group is at their cost. */
  if (!xy_act_changes (act, "slot") && !xy_act_changes (act, "group"))
    return make_request (act, "order", error);
  schedule = load_schedule (act->batch, xy_fields_get_string (act->result, "campaign"), error);
  if (schedule == NULL)
    return FALSE;
  if (xy_schedule_move_is_free (schedule, act->id, slot, (int) group))
    return TRUE;
  return make_request (act, find_reason (schedule, act->id, slot, (int) group), error);
}

gboolean
xy_act_follow_request (XyAct *act, GError **error)
{
  static const char *const places[] = { "slot", "group", "position" };
  const char *subject = xy_fields_get_string (act->result, "subject");
  g_autoptr (XyFields) changes = NULL;
  g_autoptr (XyLedgerEntry) assignment = NULL;
  g_autoptr (XyLedgerEntry) after = NULL;

  if (act->mutation->kind != XY_KIND_REQUEST ||
      g_strcmp0 (xy_fields_get_string (act->changes, "state"), "accepted") != 0)
    return TRUE;
  if (!xy_ledger_find (act->batch->database, XY_KIND_ASSIGNMENT, subject, &assignment, error))
    return FALSE;
  changes = xy_fields_new ();
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      XyValue *value = xy_fields_get (act->result, places[i]);

      if (value != NULL &&
          !xy_fields_same_value (assignment->record->fields, act->result, places[i]))
        xy_fields_set (changes, places[i], value);
    }
  return xy_fields_get_size (changes) == 0 ||
         xy_batch_change (act->batch, assignment, changes,
                          act->mutation->origin != NULL ? act->mutation->origin : act->mutation->id,
                          act->batch->viewer->account, &after, error);
}
