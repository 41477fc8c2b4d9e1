// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/xy-rules-private.h"

#include <glib/gi18n-lib.h>

/* Which kind of record a field names. */
static const struct
{
  const char *field;
  XyKind kind;
} references[] = {
  { "campaign", XY_KIND_CAMPAIGN },  { "college", XY_KIND_COLLEGE },
  { "session", XY_KIND_SESSION },    { "slot", XY_KIND_SLOT },
  { "student", XY_KIND_STUDENT },    { "submission", XY_KIND_SUBMISSION },
  { "subject", XY_KIND_ASSIGNMENT }, { "other", XY_KIND_ASSIGNMENT },
  { "before", XY_KIND_ASSIGNMENT },
};

static gboolean
refuse_reference (XyAct *act, const char *field)
{
  g_autofree char *message =
      g_strdup_printf (_ ("The field “%s” names something that is not there any more."), field);

  return xy_act_refuse (act, "unknown-reference", message);
}

/* Finds what a field names; nothing if it is deleted or not to be seen. */
static gboolean
find_living (XyAct *act, XyKind kind, const char *id, XyLedgerEntry **entry, GError **error)
{
  *entry = NULL;
  if (id == NULL)
    return TRUE;
  if (!xy_ledger_find (act->batch->database, kind, id, entry, error))
    return FALSE;
  if (*entry != NULL && (xy_record_is_deleted ((*entry)->record) ||
                         !xy_viewer_may_see (act->batch->viewer, (*entry)->record)))
    g_clear_pointer (entry, xy_ledger_entry_free);
  return TRUE;
}

/* Sets a field of what is wanted to what it must be. */
static void
correct (XyAct *act, const char *field, const char *value)
{
  const char *wanted = xy_fields_get_string (act->wanted, field);

  if (g_strcmp0 (wanted, value) == 0)
    return;
  act->corrected |= wanted != NULL;
  xy_fields_set_string (act->wanted, field, value);
}

/* Wanted, or as it is. */
static const char *
get_string (const XyAct *act, const char *field)
{
  const char *value = xy_fields_get_string (act->wanted, field);

  if (value == NULL && act->entry != NULL)
    value = xy_fields_get_string (act->entry->record->fields, field);
  return value;
}

static gboolean
settle_by (XyAct *act, XyKind kind, const char *field, XyLedgerEntry **owner, GError **error)
{
  if (!find_living (act, kind, get_string (act, field), owner, error))
    return FALSE;
  if (*owner == NULL)
    return refuse_reference (act, field);
  correct (act, "campaign", xy_fields_get_string ((*owner)->record->fields, "campaign"));
  correct (act, "college", xy_fields_get_string ((*owner)->record->fields, "college"));
  return TRUE;
}

static gboolean
settle_decision (XyAct *act, GError **error)
{
  g_autoptr (XyLedgerEntry) submission = NULL;
  g_autoptr (XyLedgerEntry) student = NULL;

  if (!settle_by (act, XY_KIND_SUBMISSION, "submission", &submission, error))
    return FALSE;
  if (act->answer != NULL)
    return TRUE;
  correct (act, "student", xy_fields_get_string (submission->record->fields, "student"));
  return settle_by (act, XY_KIND_STUDENT, "student", &student, error);
}

gboolean
xy_act_settle_owner (XyAct *act, GError **error)
{
  g_autoptr (XyLedgerEntry) owner = NULL;
  gboolean named = act->entry == NULL;

  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    named |= xy_fields_has (act->wanted, references[i].field);
  if (!named)
    return TRUE;

  switch (act->mutation->kind)
    {
    case XY_KIND_DECISION:
      return settle_decision (act, error);
    case XY_KIND_SUBMISSION:
    case XY_KIND_ATTENDANCE:
    case XY_KIND_PAYMENT:
      return settle_by (act, XY_KIND_STUDENT, "student", &owner, error);
    case XY_KIND_REQUEST:
      return settle_by (act, XY_KIND_ASSIGNMENT, "subject", &owner, error);
    case XY_KIND_CAMPAIGN:
    case XY_KIND_COLLEGE:
    case XY_KIND_SESSION:
    case XY_KIND_SLOT:
    case XY_KIND_ASSIGNMENT:
    case XY_KIND_STUDENT:
    default:
      return TRUE;
    }
}

gboolean
xy_act_check_references (XyAct *act, GError **error)
{
  if (xy_fields_get_boolean (act->result, "deleted", FALSE))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      const char *field = references[i].field;
      const char *id = xy_fields_get_string (act->changes, field);
      g_autoptr (XyLedgerEntry) entry = NULL;

      if (id == NULL || g_hash_table_contains (act->batch->known, id))
        continue;
      if (!find_living (act, references[i].kind, id, &entry, error))
        return FALSE;
      if (entry == NULL)
        return refuse_reference (act, field);
      if (references[i].kind == XY_KIND_CAMPAIGN || references[i].kind == XY_KIND_COLLEGE)
        g_hash_table_add (act->batch->known, g_strdup (id));
    }
  return TRUE;
}

/* Nothing changes in a campaign that is over, but that the school opens it again. */
gboolean
xy_act_check_campaign (XyAct *act, GError **error)
{
  gboolean is_campaign = act->mutation->kind == XY_KIND_CAMPAIGN;
  const char *id = is_campaign ? act->id : xy_fields_get_string (act->result, "campaign");
  g_autoptr (XyLedgerEntry) campaign = NULL;

  if (id == NULL || (is_campaign && xy_act_changes (act, "closed")) ||
      g_hash_table_contains (act->batch->known, id))
    return TRUE;
  if (!xy_ledger_find (act->batch->database, XY_KIND_CAMPAIGN, id, &campaign, error))
    return FALSE;
  if (campaign != NULL && xy_fields_get_boolean (campaign->record->fields, "closed", FALSE))
    return xy_act_refuse (act, "closed", _ ("The campaign is over; nothing in it can be changed."));
  return TRUE;
}
