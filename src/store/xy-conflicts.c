// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/xy-conflicts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/xy-json.h"
#include "store/xy-acts.h"
#include "store/xy-rows.h"

static void
conflict_free (gpointer conflict)
{
  xy_conflict_free (conflict);
}

static char *
dup_label (XyDatabase *db, gint64 act, GError **error)
{
  g_autoptr (XyStatement) select =
      xy_database_prepare (db, "SELECT label FROM act WHERE number = ?", error);
  gboolean found;

  if (select == NULL)
    return NULL;
  xy_statement_bind_int (select, 1, act);
  if (!xy_statement_step (select, &found, error) || !found)
    return NULL;
  return g_strdup (xy_statement_get_string (select, 0));
}

/* Theirs as the server has it by now, which is what a resolution is based on. */
static gboolean
renew_theirs (XyDatabase *db, const XyMutation *mutation, XyAnswer *answer, GError **error)
{
  g_autoptr (XyRow) row = xy_rows_load (db, mutation->kind, mutation->record, error);
  XyFields *fields;

  if (row == NULL)
    return FALSE;
  if (row->base_text == NULL ||
      (answer->theirs != NULL && row->revision <= answer->theirs->revision))
    return TRUE;
  fields = xy_row_dup_base (row, error);
  if (fields == NULL)
    return FALSE;
  g_clear_pointer (&answer->theirs, xy_record_unref);
  answer->theirs = xy_record_new (row->kind, row->id, row->revision, fields);
  return TRUE;
}

static XyAnswer *
read_answer (const char *text, GError **error)
{
  g_autoptr (JsonNode) node = xy_json_parse (text, strlen (text), G_MAXSIZE, error);

  return node != NULL ? xy_answer_from_json (node, error) : NULL;
}

static XyConflict *
make_conflict (XyDatabase *db, const XyEntry *entry, GError **error)
{
  g_autoptr (XyAnswer) answer = read_answer (entry->answer, error);
  g_autoptr (GError) fault = NULL;
  g_autofree char *label = NULL;
  XyConflict *conflict;

  if (answer == NULL || !renew_theirs (db, entry->mutation, answer, error))
    return NULL;
  label = dup_label (db, entry->act, &fault);
  if (fault != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return NULL;
    }
  conflict = g_new0 (XyConflict, 1);
  conflict->mutation = xy_mutation_ref (entry->mutation);
  conflict->answer = g_steal_pointer (&answer);
  conflict->before = entry->before != NULL ? xy_fields_ref (entry->before) : xy_fields_new ();
  conflict->label = g_steal_pointer (&label);
  return conflict;
}

GPtrArray *
xy_conflicts_list (XyDatabase *db, GError **error)
{
  g_autoptr (XyStatement) select = xy_database_prepare (
      db, XY_ENTRY_SQL "WHERE state IN ('conflict', 'refused') ORDER BY number", error);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new_with_free_func (conflict_free);

  if (select == NULL)
    return NULL;
  entries = xy_entry_list (db, select, error);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      XyConflict *conflict = make_conflict (db, g_ptr_array_index (entries, i), error);

      if (conflict == NULL)
        return NULL;
      g_ptr_array_add (conflicts, conflict);
    }
  return entries != NULL ? g_steal_pointer (&conflicts) : NULL;
}

static gboolean
drop_entry (XyDatabase *db, const XyEntry *entry, GError **error)
{
  g_autoptr (XyStatement) delete =
      xy_database_prepare (db, "DELETE FROM mutation WHERE number = ?", error);

  if (delete == NULL)
    return FALSE;
  xy_statement_bind_int (delete, 1, entry->number);
  db->outbox_changed = TRUE;
  return xy_statement_run (delete, error) && xy_acts_prune (db, error);
}

static gboolean
keep_fields (XyDatabase *db, const XyMutation *mutation, const XyFields *fields, GError **error)
{
  g_autoptr (XyEdit) edit = NULL;
  g_autoptr (XyRecord) record = NULL;
  XyFields *wanted;

  if (!xy_rows_lookup (db, mutation->kind, mutation->record, &record, error))
    return FALSE;
  /* Of a record that is not to be seen any more, or never was, the whole is wanted again. */
  wanted = xy_fields_copy (record != NULL ? fields : mutation->fields);
  if (record == NULL)
    xy_fields_update (wanted, fields);
  edit = xy_edit_new (mutation->kind, mutation->record, wanted);
  return xy_acts_apply_within (db, edit, error);
}

gboolean
xy_conflicts_resolve (XyDatabase *db, const char *mutation, const XyFields *fields, GError **error)
{
  g_autoptr (XyEntry) entry = NULL;
  gboolean done;

  if (!xy_entry_find (db, mutation, &entry, error))
    return FALSE;
  if (entry == NULL ||
      (!g_str_equal (entry->state, "conflict") && !g_str_equal (entry->state, "refused")))
    {
      g_set_error_literal (error, XY_STORE_ERROR, XY_STORE_ERROR_MISSING,
                           _ ("This conflict was already decided"));
      return FALSE;
    }
  if (!xy_database_begin (db, error))
    return FALSE;
  done = drop_entry (db, entry, error) &&
         (fields == NULL || keep_fields (db, entry->mutation, fields, error));
  return xy_database_end (db, done, error);
}
