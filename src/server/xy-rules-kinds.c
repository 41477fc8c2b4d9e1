// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/xy-photo-folder.h"
#include "server/xy-rules-private.h"

#include <glib/gi18n-lib.h>

static gboolean
check_lock (XyAct *act, GError **error)
{
  const XyFields *fields = act->entry != NULL ? act->entry->record->fields : act->wanted;
  const char *id = xy_fields_get_string (fields, "campaign");
  g_autoptr (XyLedgerEntry) campaign = NULL;

  if (!xy_act_is_by_college (act) || id == NULL)
    return TRUE;
  if (!xy_ledger_find (act->batch->database, XY_KIND_CAMPAIGN, id, &campaign, error))
    return FALSE;
  if (campaign != NULL && xy_fields_get_boolean (campaign->record->fields, "locked", FALSE))
    return xy_act_refuse (act, "locked",
                          _ ("The graduate school has locked the timetable; ask there."));
  return TRUE;
}

static gboolean
check_decision (XyAct *act)
{
  if (xy_act_is_by_college (act) && act->entry != NULL &&
      !xy_record_is_deleted (act->entry->record) &&
      g_strcmp0 (xy_fields_get_string (act->entry->record->fields, "by_role"), XY_ROLE_SCHOOL) == 0)
    return xy_act_refuse (act, "decided-by-school",
                          _ ("The graduate school has decided this; its word is final."));
  return TRUE;
}

/* The school's word is about the photo that it saw. */
static gboolean
check_submission (XyAct *act, GError **error)
{
  g_autoptr (XyFields) named = xy_fields_new ();
  g_autoptr (XyLedgerEntry) decision = NULL;
  g_autofree char *key = NULL;

  if (!xy_act_is_by_college (act) || act->entry == NULL || !xy_act_changes (act, "photo"))
    return TRUE;
  xy_fields_set_string (named, "submission", act->id);
  key = xy_record_dup_natural_key (XY_KIND_DECISION, named);
  if (!xy_ledger_find_by_key (act->batch->database, XY_KIND_DECISION, key, &decision, error))
    return FALSE;
  if (decision != NULL &&
      g_strcmp0 (xy_fields_get_string (decision->record->fields, "by_role"), XY_ROLE_SCHOOL) == 0)
    return xy_act_refuse (
        act, "decided-by-school",
        _ ("The graduate school has decided about this photo; submit the other one anew."));
  return TRUE;
}

static gboolean
has_state (const XyAct *act, const char *state)
{
  return g_strcmp0 (xy_fields_get_string (act->entry->record->fields, "state"), state) == 0;
}

static gboolean
refuse_answered (XyAct *act)
{
  return xy_act_refuse (act, "answered",
                        _ ("The request was answered or withdrawn; make a new one."));
}

/* A no is taken back as long as the college has not asked for something else since. */
static gboolean
check_reopening (XyAct *act, GError **error)
{
  const char *subject = xy_fields_get_string (act->entry->record->fields, "subject");
  g_autoptr (GPtrArray) newer = xy_ledger_list_requests (act->batch->database, subject, error);

  if (newer == NULL)
    return FALSE;
  return newer->len == 0 || refuse_answered (act);
}

static gboolean
check_request (XyAct *act, GError **error)
{
  const char *state = xy_fields_get_string (act->changes, "state");
  gboolean fits;

  if (act->entry == NULL)
    {
      if (g_strcmp0 (state, "open") != 0)
        return xy_act_refuse (act, "invalid", _ ("A new request must be open."));
      if (!check_lock (act, error))
        return FALSE;
      return act->answer != NULL || xy_act_check_request (act, error);
    }
  /* What was agreed on does not become something else by taking the question back. */
  if (xy_act_changes (act, "deleted") &&
      (has_state (act, "accepted") || has_state (act, "declined")))
    return refuse_answered (act);
  if (!xy_act_changes (act, "state"))
    return TRUE;
  if (!xy_act_is_by_college (act) && has_state (act, "declined") && g_strcmp0 (state, "open") == 0)
    return check_reopening (act, error);
  if (!has_state (act, "open"))
    return refuse_answered (act);
  fits = xy_act_is_by_college (act)
             ? g_strcmp0 (state, "withdrawn") == 0
             : g_strcmp0 (state, "accepted") == 0 || g_strcmp0 (state, "declined") == 0;
  if (!fits)
    return xy_act_refuse (act, "forbidden",
                          _ ("A college withdraws a request, the school answers it."));
  return g_strcmp0 (state, "accepted") != 0 || xy_act_check_request (act, error);
}

gboolean
xy_act_check_kind (XyAct *act, GError **error)
{
  switch (act->mutation->kind)
    {
    case XY_KIND_ASSIGNMENT:
      return check_lock (act, error);
    case XY_KIND_DECISION:
      return check_decision (act);
    case XY_KIND_SUBMISSION:
      return check_submission (act, error);
    case XY_KIND_REQUEST:
      return check_request (act, error);
    case XY_KIND_CAMPAIGN:
    case XY_KIND_COLLEGE:
    case XY_KIND_SESSION:
    case XY_KIND_SLOT:
    case XY_KIND_STUDENT:
    case XY_KIND_ATTENDANCE:
    case XY_KIND_PAYMENT:
    default:
      return TRUE;
    }
}

static gboolean
is_one_of (const char *value, const char *const *words)
{
  return value != NULL && g_strv_contains (words, value);
}

static gboolean
check_group (XyAct *act, GError **error)
{
  const char *slot_id = xy_fields_get_string (act->result, "slot");
  gint64 group = xy_fields_get_int (act->result, "group", 0);
  g_autoptr (XyLedgerEntry) slot = NULL;

  if (slot_id == NULL || (!xy_act_changes (act, "slot") && !xy_act_changes (act, "group")))
    return TRUE;
  if (!xy_ledger_find (act->batch->database, XY_KIND_SLOT, slot_id, &slot, error))
    return FALSE;
  if (slot == NULL ||
      (group >= 1 && group <= xy_fields_get_int (slot->record->fields, "groups", 0)))
    return TRUE;
  return xy_act_refuse (act, "invalid", _ ("That hour has no such group."));
}

gboolean
xy_act_check_values (XyAct *act, GError **error)
{
  static const char *const outcomes[] = { XY_OUTCOME_ACCEPTED, XY_OUTCOME_REJECTED,
                                          XY_OUTCOME_ASKED, NULL };
  static const char *const presence[] = { "present", "absent", NULL };
  const XyFields *result = act->result;
  const char *word;

  if (xy_fields_get_boolean (result, "deleted", FALSE))
    return TRUE;
  switch (act->mutation->kind)
    {
    case XY_KIND_STUDENT:
      word = xy_fields_get_string (result, "student_number");
      return *word != '\0' || xy_act_refuse (act, "invalid", _ ("The student number is empty."));
    case XY_KIND_SUBMISSION:
      return xy_photo_name_is_valid (xy_fields_get_string (result, "photo")) ||
             xy_act_refuse (act, "invalid",
                            _ ("A submission must name its photo by the SHA-256 of its bytes."));
    case XY_KIND_DECISION:
      return is_one_of (xy_fields_get_string (result, "outcome"), outcomes) ||
             xy_act_refuse (act, "invalid", _ ("The decision’s outcome is not known."));
    case XY_KIND_ATTENDANCE:
      return is_one_of (xy_fields_get_string (result, "state"), presence) ||
             xy_act_refuse (act, "invalid", _ ("The attendance’s state is not known."));
    case XY_KIND_PAYMENT:
      return xy_fields_get_int (result, "amount", 0) >= 0 ||
             xy_act_refuse (act, "invalid", _ ("A payment cannot be less than nothing."));
    case XY_KIND_ASSIGNMENT:
    case XY_KIND_REQUEST:
      return check_group (act, error);
    case XY_KIND_CAMPAIGN:
    case XY_KIND_COLLEGE:
    case XY_KIND_SESSION:
    case XY_KIND_SLOT:
    default:
      return TRUE;
    }
}
