// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/xy-rules-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/xy-json.h"
#include "protocol/xy-notice-timetable.h"

/* More than any record needs; the body's limit is for whole batches.  A campaign has the notice's
 * timetable in it. */
#define RECORD_MAX_BYTES (64 * 1024)
#define CAMPAIGN_MAX_BYTES (RECORD_MAX_BYTES + XY_NOTICE_MAX_BYTES)

XyAnswer *
xy_act_answer (XyAct *act, XyAnswerKind kind)
{
  g_return_val_if_fail (act->answer == NULL, act->answer);

  act->answer = g_new0 (XyAnswer, 1);
  act->answer->kind = kind;
  act->answer->first = kind;
  act->answer->mutation = g_strdup (act->mutation->id);
  act->answer->record = g_strdup (act->id);
  return act->answer;
}

gboolean
xy_act_refuse (XyAct *act, const char *code, const char *message)
{
  XyAnswer *answer = xy_act_answer (act, XY_ANSWER_REFUSED);

  answer->code = g_strdup (code);
  answer->message = g_strdup (message);
  return TRUE;
}

gboolean
xy_act_changes (const XyAct *act, const char *field)
{
  return xy_fields_has (act->changes, field);
}

gboolean
xy_act_is_by_college (const XyAct *act)
{
  return act->batch->viewer->role == XY_ACCOUNT_COLLEGE;
}

gboolean
xy_field_is_circumstance (const char *field)
{
  static const char *const names[] = { "by", "by_role", "at", "decided_at", "made_at", NULL };

  return g_strv_contains (names, field);
}

static gboolean
value_is_nothing (const XyValue *value)
{
  if (value == NULL)
    return TRUE;
  switch (xy_value_get_type (value))
    {
    case XY_VALUE_NULL:
      return TRUE;
    case XY_VALUE_BOOLEAN:
      return !xy_value_get_boolean (value);
    case XY_VALUE_INT:
      return xy_value_get_int (value) == 0;
    case XY_VALUE_STRV:
      return *xy_value_get_strv (value) == NULL;
    case XY_VALUE_DOUBLE:
    case XY_VALUE_STRING:
      return FALSE;
    default:
      g_return_val_if_reached (FALSE);
    }
}

gboolean
xy_field_looks_same (const XyFields *a, const XyFields *b, const char *field)
{
  return xy_fields_same_value (a, b, field) || (value_is_nothing (xy_fields_get (a, field)) &&
                                                value_is_nothing (xy_fields_get (b, field)));
}

/* Only what has a natural key is ever replaced: students are, and what names them follows. */
static gboolean
follow_aliases (XyAct *act, GError **error)
{
  XyLedger *database = act->batch->database;
  const char *student = xy_fields_get_string (act->wanted, "student");
  g_autofree char *id = NULL, *other = NULL;

  if (!xy_ledger_dup_alias (database, act->id, &id, error))
    return FALSE;
  if (id != NULL)
    {
      g_free (act->id);
      act->id = g_steal_pointer (&id);
    }
  if (student == NULL)
    return TRUE;
  if (!xy_ledger_dup_alias (database, student, &other, error))
    return FALSE;
  if (other != NULL)
    xy_fields_set_string (act->wanted, "student", other);
  return TRUE;
}

static gboolean
find_entry (XyAct *act, GError **error)
{
  const XyMutation *mutation = act->mutation;
  XyLedger *database = act->batch->database;
  g_autofree char *key = NULL;

  if (!xy_ledger_find (database, mutation->kind, act->id, &act->entry, error))
    return FALSE;
  if (act->entry == NULL && mutation->base > 0)
    return xy_act_refuse (act, "unknown-record",
                          _ ("The server does not have the record that was changed."));
  if (act->entry == NULL && !xy_fields_get_boolean (act->wanted, "deleted", FALSE))
    key = xy_record_dup_natural_key (mutation->kind, act->wanted);
  if (key != NULL && !xy_ledger_find_by_key (database, mutation->kind, key, &act->entry, error))
    return FALSE;
  act->met = key != NULL && act->entry != NULL;

  if (act->entry == NULL)
    return TRUE;
  if (!xy_viewer_may_see (act->batch->viewer, act->entry->record))
    return xy_act_refuse (
        act, "elsewhere",
        _ ("Another college has this already; ask the graduate school to settle it."));
  if (!act->met)
    return TRUE;
  g_free (act->id);
  act->id = g_strdup (act->entry->record->id);
  return xy_ledger_put_alias (database, mutation->record, act->id,
                              xy_fields_get_string (act->wanted, "campaign"), error);
}

static gboolean
stamp_is_of_others (const XyAct *act, const XyStamp *stamp)
{
  return stamp->revision > act->mutation->base &&
         (act->mutation->origin == NULL || g_strcmp0 (stamp->origin, act->mutation->origin) != 0 ||
          g_strcmp0 (stamp->account, act->batch->viewer->account) != 0);
}

static void
look_for_others (XyAct *act)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, act->entry->stamps);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    act->others |= stamp_is_of_others (act, value);
}

/* Answers what needs no writing, or whose writing is done. */
static void
answer_done (XyAct *act, XyRecord *record)
{
  gboolean merged = act->met || act->others || act->corrected;
  XyAnswer *answer = xy_act_answer (act, merged ? XY_ANSWER_MERGED : XY_ANSWER_APPLIED);

  answer->revision = record->revision;
  if (merged)
    answer->theirs = xy_record_ref (record);
}

/* Leaves of what is wanted what would really change. */
static gboolean
compare (XyAct *act, GError **error)
{
  g_autofree const char **names = xy_fields_get_names (act->wanted);
  const XyFields *now = act->entry != NULL ? act->entry->record->fields : act->result;
  gboolean real = act->entry == NULL;

  for (guint i = 0; i < xy_fields_get_size (act->wanted); i++)
    {
      const char *name = names[i];
      XyValue *value = xy_fields_get (act->wanted, name);

      if (xy_field_looks_same (now, act->wanted, name) && (value == NULL || act->entry != NULL))
        continue;
      if (xy_field_is_kept (act->mutation->kind, name))
        {
          if (!xy_field_is_circumstance (name))
            return xy_act_refuse (act, "forbidden", _ ("Headcounts are kept by the server."));
          continue;
        }
      if (act->met && value_is_nothing (value))
        continue;
      if (value != NULL)
        xy_fields_set (act->changes, name, value);
      else
        xy_fields_set_null (act->changes, name);
      real |= !xy_field_is_circumstance (name);
    }
  if (act->entry != NULL)
    look_for_others (act);
  if (!real)
    answer_done (act, act->entry->record);
  return TRUE;
}

static gboolean
check_permission (XyAct *act, GError **error)
{
  const XyViewer *viewer = act->batch->viewer;
  XyKind kind = act->mutation->kind;
  const XyPermission *permission = xy_permission_get (viewer->role, kind);
  g_autofree const char **names = xy_fields_get_names (act->changes);
  const char *college =
      kind == XY_KIND_COLLEGE ? act->id : xy_fields_get_string (act->wanted, "college");

  if (act->entry == NULL)
    {
      if (xy_viewer_reaches (viewer, permission->make, college))
        return TRUE;
      return xy_act_refuse (act, "forbidden", _ ("This account may not make that."));
    }
  if (!xy_viewer_reaches (viewer, permission->edit, xy_record_get_college (act->entry->record)))
    return xy_act_refuse (act, "forbidden", _ ("This account may not change that."));
  if (kind != XY_KIND_COLLEGE && xy_act_changes (act, "college") &&
      !xy_viewer_reaches (viewer, permission->edit, college))
    return xy_act_refuse (act, "forbidden",
                          _ ("Only the graduate school may move somebody to a college of others."));
  for (guint i = 0; i < xy_fields_get_size (act->changes); i++)
    if (!xy_field_is_circumstance (names[i]) &&
        !xy_permission_may_edit_field (viewer->role, kind, names[i]))
      {
        g_autofree char *message =
            g_strdup_printf (_ ("This account may not change the field “%s”."), names[i]);

        return xy_act_refuse (act, "forbidden", message);
      }
  return TRUE;
}

static gboolean
check_conflict (XyAct *act, GError **error)
{
  g_autofree const char **names = xy_fields_get_names (act->changes);

  if (act->entry == NULL)
    return TRUE;
  for (guint i = 0; i < xy_fields_get_size (act->changes); i++)
    {
      const XyStamp *stamp = xy_ledger_entry_find_stamp (act->entry, names[i]);
      XyAnswer *answer;

      if (stamp == NULL || !stamp_is_of_others (act, stamp) || xy_field_is_circumstance (names[i]))
        continue;
      if (act->met && xy_fields_get (act->entry->record->fields, names[i]) == NULL)
        continue;
      answer = xy_act_answer (act, XY_ANSWER_CONFLICT);
      answer->theirs = xy_record_ref (act->entry->record);
      return TRUE;
    }
  return TRUE;
}

/* Who did it is what the token says. */
static gboolean
complete (XyAct *act, GError **error)
{
  const XyViewer *viewer = act->batch->viewer;
  XyKind kind = act->mutation->kind;
  gboolean only_deletes = act->entry != NULL && xy_fields_get_size (act->changes) == 1 &&
                          xy_act_changes (act, "deleted");
  gboolean has_author = kind == XY_KIND_DECISION || kind == XY_KIND_ATTENDANCE ||
                        kind == XY_KIND_PAYMENT || (kind == XY_KIND_REQUEST && act->entry == NULL);

  if (has_author && !only_deletes)
    {
      xy_fields_set_string (act->changes, "by", viewer->account);
      if (kind == XY_KIND_DECISION)
        xy_fields_set_string (act->changes, "by_role", xy_account_role_to_string (viewer->role));
    }
  if (act->entry != NULL)
    {
      xy_fields_unref (act->result);
      act->result = xy_fields_copy (act->entry->record->fields);
    }
  xy_fields_update (act->result, act->changes);
  return TRUE;
}

static gboolean
check_shape (XyAct *act, GError **error)
{
  g_autofree char *problem = NULL, *text = NULL;
  g_autoptr (JsonNode) node = NULL;

  if (!xy_kind_validate (act->mutation->kind, act->result, &problem))
    {
      g_autofree char *message = g_strdup_printf (_ ("The record is not right: %s."), problem);

      return xy_act_refuse (act, "invalid", message);
    }
  node = xy_json_from_fields (act->result);
  text = xy_json_to_string (node, FALSE);
  if (strlen (text) >
      (act->mutation->kind == XY_KIND_CAMPAIGN ? CAMPAIGN_MAX_BYTES : RECORD_MAX_BYTES))
    return xy_act_refuse (act, "too-large", _ ("The record is longer than a record can be."));
  return TRUE;
}

static gboolean
check_key (XyAct *act, GError **error)
{
  XyKind kind = act->mutation->kind;
  g_autoptr (XyLedgerEntry) other = NULL;
  g_autofree char *key = NULL;

  if (xy_fields_get_boolean (act->result, "deleted", FALSE))
    return TRUE;
  key = xy_record_dup_natural_key (kind, act->result);
  if (key == NULL)
    return TRUE;
  if (!xy_ledger_find_by_key (act->batch->database, kind, key, &other, error))
    return FALSE;
  if (other == NULL || g_strcmp0 (other->record->id, act->id) == 0)
    return TRUE;
  if (!xy_viewer_may_see (act->batch->viewer, other->record))
    return xy_act_refuse (
        act, "elsewhere",
        _ ("Another college has this already; ask the graduate school to settle it."));
  return xy_act_refuse (act, "duplicate",
                        _ ("Another record has this already, such as the same student number."));
}

static gboolean
write_act (XyAct *act, GError **error)
{
  const XyMutation *mutation = act->mutation;
  g_autoptr (XyLedgerEntry) fresh = NULL;
  g_autoptr (XyLedgerEntry) after = NULL;
  const XyLedgerEntry *before = act->entry;

  if (before == NULL)
    before = fresh =
        xy_ledger_entry_new (xy_record_new (mutation->kind, act->id, 0, xy_fields_new ()));
  if (!xy_batch_change (act->batch, before, act->changes,
                        mutation->origin != NULL ? mutation->origin : mutation->id,
                        act->batch->viewer->account, &after, error))
    return FALSE;
  if (!xy_act_follow_request (act, error))
    return FALSE;
  if (act->answer == NULL)
    answer_done (act, after->record);
  return TRUE;
}

typedef gboolean (*Step) (XyAct *act, GError **error);

static const Step steps[] = {
  follow_aliases,
  find_entry,
  xy_act_settle_owner,
  compare,
  check_permission,
  xy_act_check_kind,
  check_conflict,
  complete,
  check_shape,
  xy_act_check_values,
  xy_act_check_campaign,
  xy_act_check_references,
  check_key,
  xy_act_check_move,
  write_act,
};

static void
act_clear (XyAct *act)
{
  g_free (act->id);
  xy_fields_unref (act->wanted);
  g_clear_pointer (&act->entry, xy_ledger_entry_free);
  xy_fields_unref (act->changes);
  xy_fields_unref (act->result);
  g_clear_pointer (&act->plan, g_ptr_array_unref);
  g_clear_pointer (&act->answer, xy_answer_free);
}

static XyAnswer *
decide (XyBatch *batch, const XyMutation *mutation, GError **error)
{
  XyAct act = { .batch = batch, .mutation = mutation };
  XyAnswer *answer = NULL;
  gboolean fine = TRUE;

  act.id = g_strdup (mutation->record);
  act.wanted = xy_fields_copy (mutation->fields);
  act.changes = xy_fields_new ();
  act.result = xy_fields_new ();
  for (guint i = 0; i < G_N_ELEMENTS (steps) && fine && act.answer == NULL; i++)
    fine = steps[i](&act, error);
  if (fine)
    answer = g_steal_pointer (&act.answer);
  act_clear (&act);
  return answer;
}

/* What was answered then, with the record as it is by now where something was applied. */
static gboolean
repeat (XyBatch *batch, const XyMutation *mutation, XyAnswer **repeated, GError **error)
{
  g_autoptr (XyAnswer) answer = NULL;
  g_autofree char *account = NULL;
  g_autoptr (XyLedgerEntry) entry = NULL;

  *repeated = NULL;
  if (!xy_ledger_find_answer (batch->database, mutation->id, &answer, &account, error))
    return FALSE;
  if (answer == NULL)
    return TRUE;
  if (g_strcmp0 (account, batch->viewer->account) != 0)
    {
      g_clear_pointer (&answer, xy_answer_free);
      answer = g_new0 (XyAnswer, 1);
      answer->kind = XY_ANSWER_REFUSED;
      answer->mutation = g_strdup (mutation->id);
      answer->record = g_strdup (mutation->record);
      answer->code = g_strdup ("forbidden");
      answer->message = g_strdup (_ ("Another account has sent this already."));
      *repeated = g_steal_pointer (&answer);
      return TRUE;
    }
  answer->first = answer->kind;
  answer->kind = XY_ANSWER_REPEATED;
  if (answer->first == XY_ANSWER_APPLIED || answer->first == XY_ANSWER_MERGED)
    {
      if (!xy_ledger_find (batch->database, mutation->kind, answer->record, &entry, error))
        return FALSE;
      g_clear_pointer (&answer->theirs, xy_record_unref);
      if (entry != NULL && xy_viewer_may_see (batch->viewer, entry->record))
        answer->theirs = xy_record_ref (entry->record);
    }
  *repeated = g_steal_pointer (&answer);
  return TRUE;
}

static XyAnswer *
answer_one (XyBatch *batch, const XyMutation *mutation, GError **error)
{
  g_autoptr (XyAnswer) answer = NULL;

  if (!repeat (batch, mutation, &answer, error))
    return NULL;
  if (answer != NULL)
    return g_steal_pointer (&answer);
  answer = decide (batch, mutation, error);
  if (answer == NULL ||
      !xy_ledger_put_answer (batch->database, answer, batch->viewer->account, error))
    return NULL;
  return g_steal_pointer (&answer);
}

static gboolean
answer_all (XyBatch *batch, GPtrArray *mutations, GPtrArray *answers, GError **error)
{
  for (guint i = 0; i < mutations->len; i++)
    {
      XyAnswer *answer = answer_one (batch, g_ptr_array_index (mutations, i), error);

      if (answer == NULL)
        return FALSE;
      g_ptr_array_add (answers, answer);
    }
  return xy_batch_count (batch, error);
}

GPtrArray *
xy_rules_apply (XyLedger *database, const XyViewer *viewer, GPtrArray *mutations, GError **error)
{
  g_autoptr (GHashTable) touched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_answer_free);
  XyBatch batch = { .database = database, .viewer = viewer, .touched = touched, .known = known };

  if (!xy_ledger_begin (database, error))
    return NULL;
  if (!answer_all (&batch, mutations, answers, error))
    {
      xy_ledger_rollback (database);
      return NULL;
    }
  if (!xy_ledger_commit (database, error))
    return NULL;
  return g_steal_pointer (&answers);
}
