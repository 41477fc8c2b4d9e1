// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/xy-answers.h"

#include <glib/gi18n-lib.h>

#include "store/xy-acts.h"
#include "store/xy-creations.h"
#include "store/xy-rows.h"

/* The record with this id is the server's with that id: its mutations go over to it.  What was to
 * create it has edited one that others made, and so to undo it does not delete that. */
static gboolean
move_mutations (XyDatabase *db, XyKind kind, const char *from, const char *to, GError **error)
{
  g_autoptr (XyStatement) update =
      xy_database_prepare (db,
                           "UPDATE mutation SET record = ?, before = ifnull (before, '{}')"
                           " WHERE kind = ? AND record = ?",
                           error);

  if (update == NULL)
    return FALSE;
  xy_statement_bind_string (update, 1, to);
  xy_statement_bind_string (update, 2, xy_kind_to_string (kind));
  xy_statement_bind_string (update, 3, from);
  return xy_statement_run (update, error);
}

static gboolean
replace_record (XyWorkingSet *set,
                GHashTable *names,
                XyKind kind,
                const char *from,
                const char *to,
                GError **error)
{
  XyRow *old = xy_working_set_get (set, kind, from, error);

  if (old == NULL)
    return FALSE;
  g_clear_pointer (&old->base_text, g_free);
  old->changed = TRUE;
  g_hash_table_replace (names, g_strdup (from), g_strdup (to));
  return move_mutations (set->db, kind, from, to, error);
}

/* Theirs becomes the base, unless the feed has brought something newer. */
static void
take_theirs (XyRow *row, const XyRecord *theirs)
{
  if (theirs != NULL && (theirs->revision >= row->revision || row->base_text == NULL))
    xy_row_set_base (row, theirs->fields, theirs->revision);
}

static gboolean
take_applied (XyWorkingSet *set,
              XyRow *row,
              const XyEntry *entry,
              const XyAnswer *answer,
              GError **error)
{
  if (answer->theirs != NULL)
    take_theirs (row, answer->theirs);
  else if (answer->revision > row->revision || row->base_text == NULL)
    {
      g_autoptr (XyFields) base = xy_row_dup_base (row, error);

      if (base == NULL)
        return FALSE;
      xy_fields_update (base, entry->mutation->fields);
      xy_row_set_base (row, base, answer->revision);
    }
  row->revision = MAX (row->revision, answer->revision);
  return xy_entry_settle (set->db, entry, "answered", NULL, error);
}

static gboolean
take_conflict (XyWorkingSet *set,
               XyRow *row,
               const XyEntry *entry,
               const XyAnswer *answer,
               GError **error)
{
  take_theirs (row, answer->theirs);
  if (row->seed_text != NULL && answer->theirs != NULL)
    {
      g_autoptr (XyFields) seed = xy_database_fields_from_text (row->seed_text, error);
      /* The server has answered the old id for good. */
      g_autofree char *id = xy_uuid_new ();
      gboolean rebased;

      if (seed == NULL ||
          !xy_entry_rebase (set->db, entry, id, seed, answer->theirs, &rebased, error))
        return FALSE;
      if (rebased)
        return TRUE;
    }
  return xy_entry_settle (set->db, entry, "conflict", answer, error);
}

static gboolean
take_answer (XyWorkingSet *set, GHashTable *names, const XyAnswer *answer, GError **error)
{
  XyAnswerKind kind = xy_answer_effective (answer);
  g_autoptr (XyEntry) entry = NULL;
  const XyMutation *mutation;
  const char *id;
  XyRow *row;

  if (!xy_entry_find (set->db, answer->mutation, &entry, error))
    return FALSE;
  /* Answered twice, or of a store that this one was copied from. */
  if (entry == NULL || !g_str_equal (entry->state, "waiting"))
    return TRUE;
  mutation = entry->mutation;
  id = mutation->record;
  if (answer->record != NULL && xy_uuid_is_valid (answer->record) &&
      !g_str_equal (answer->record, id) && kind != XY_ANSWER_REFUSED && kind != XY_ANSWER_REQUESTED)
    {
      id = answer->record;
      if (!replace_record (set, names, mutation->kind, mutation->record, id, error))
        return FALSE;
    }
  row = xy_working_set_get (set, mutation->kind, id, error);
  if (row == NULL)
    return FALSE;
  row->changed = TRUE;
  switch (kind)
    {
    case XY_ANSWER_APPLIED:
    case XY_ANSWER_MERGED:
      return take_applied (set, row, entry, answer, error);
    case XY_ANSWER_CONFLICT:
      return take_conflict (set, row, entry, answer, error);
    case XY_ANSWER_REQUESTED:
      take_theirs (row, answer->theirs);
      return xy_entry_settle (set->db, entry, "requested", answer, error);
    case XY_ANSWER_REFUSED:
      take_theirs (row, answer->theirs);
      return xy_entry_settle (set->db, entry, "refused", answer, error);
    case XY_ANSWER_REPEATED:
    default:
      g_set_error_literal (error, XY_STORE_ERROR, XY_STORE_ERROR_FAILED,
                           _ ("The server gave an answer that says nothing"));
      return FALSE;
    }
}

static gboolean
take_all (XyDatabase *db, GPtrArray *answers, GError **error)
{
  g_autoptr (XyWorkingSet) set = xy_working_set_new (db);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (!xy_creations_write_out (db, error))
    return FALSE;
  for (guint i = 0; i < answers->len; i++)
    if (!take_answer (set, names, g_ptr_array_index (answers, i), error))
      return FALSE;
  return xy_working_set_rename (set, names, error) && xy_working_set_save (set, error);
}

gboolean
xy_answers_take (XyDatabase *db, GPtrArray *answers, GError **error)
{
  return xy_database_begin (db, error) &&
         xy_database_end (db, take_all (db, answers, error), error);
}
