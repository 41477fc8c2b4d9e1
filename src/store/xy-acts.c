// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/xy-acts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/xy-json.h"
#include "model/xy-time.h"
#include "store/xy-creations.h"
#include "store/xy-rows.h"

/* How many acts are kept for Undo when nothing else needs them. */
#define HISTORY "200"

/* One act that is being written.  Its row is made with its first mutation, or with the rows of the
 * records that it created. */
typedef struct
{
  XyDatabase *db;
  const char *label;
  const char *stack;
  char *at;
  gint64 number;
  gint64 first_row;
  gint64 last_row;
} Act;

static void
act_clear (Act *act)
{
  g_free (act->at);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Act, act_clear)

static gboolean
begin_act (Act *act, GError **error)
{
  g_autoptr (XyStatement) insert = xy_database_prepare (
      act->db,
      "INSERT INTO act (label, at, stack, by, first_row, last_row) VALUES (?, ?, ?, ?, ?, ?)",
      error);

  if (insert == NULL)
    return FALSE;
  xy_statement_bind_string (insert, 1, act->label);
  xy_statement_bind_string (insert, 2, act->at);
  xy_statement_bind_string (insert, 3, act->stack);
  xy_statement_bind_string (insert, 4, act->db->account);
  if (act->first_row > 0)
    {
      xy_statement_bind_int (insert, 5, act->first_row);
      xy_statement_bind_int (insert, 6, act->last_row);
      act->db->creations_written = FALSE;
    }
  if (!xy_statement_run (insert, error))
    return FALSE;
  act->number = xy_connection_get_last_row (act->db->connection);
  return TRUE;
}

static gboolean
write_mutation (Act *act,
                const XyRow *row,
                const char *text,
                const XyFields *before,
                GError **error)
{
  g_autoptr (XyStatement) insert = xy_database_prepare (
      act->db,
      "INSERT INTO mutation (act, id, kind, record, base, fields, before, at, by, state)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting')",
      error);
  g_autofree char *id = xy_uuid_new ();
  g_autofree char *before_text = NULL;

  if (insert == NULL || (act->number == 0 && !begin_act (act, error)))
    return FALSE;
  if (before != NULL)
    before_text = xy_database_fields_to_text (before);
  xy_statement_bind_int (insert, 1, act->number);
  xy_statement_bind_string (insert, 2, id);
  xy_statement_bind_string (insert, 3, xy_kind_to_string (row->kind));
  xy_statement_bind_string (insert, 4, row->id);
  xy_statement_bind_int (insert, 5, row->revision);
  xy_statement_bind_string (insert, 6, text);
  xy_statement_bind_string (insert, 7, before_text);
  xy_statement_bind_string (insert, 8, act->at);
  xy_statement_bind_string (insert, 9, act->db->account);
  return xy_statement_run (insert, error);
}

/* The fields of @wanted that @fields does not have yet.  For a record that is to be created there
 * is nothing to unset. */
static XyFields *
pick_changes (const XyFields *fields, const XyFields *wanted)
{
  g_autofree const char **names = xy_fields_get_names (wanted);
  XyFields *changes = xy_fields_new ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      XyValue *value = xy_fields_get (wanted, names[i]);

      if (fields != NULL && xy_fields_same_value (fields, wanted, names[i]))
        continue;
      if (value != NULL)
        xy_fields_set (changes, names[i], value);
      else if (fields != NULL)
        xy_fields_set_null (changes, names[i]);
    }
  return changes;
}

static gboolean
apply_edit (Act *act, XyKind kind, const char *id, const XyFields *wanted, GError **error)
{
  g_autoptr (XyRow) row = xy_rows_load (act->db, kind, id, error);
  g_autoptr (XyFields) changes = NULL, before = NULL;
  g_autofree char *text = NULL;

  if (row == NULL)
    return FALSE;
  changes = pick_changes (row->fields, wanted);
  if (xy_fields_get_size (changes) == 0)
    return TRUE;
  text = xy_database_fields_to_text (changes);
  if (row->fields == NULL)
    {
      row->fields = xy_fields_ref (changes);
      row->fields_text = g_strdup (text);
    }
  else
    {
      if (!xy_creations_write_out (act->db, error))
        return FALSE;
      before = xy_fields_before (row->fields, changes);
      xy_fields_update (row->fields, changes);
    }
  return write_mutation (act, row, text, before, error) && xy_rows_save (act->db, row, error);
}

static gboolean
run (XyDatabase *db, const char *sql, gint64 number, GError **error)
{
  g_autoptr (XyStatement) statement = xy_database_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  if (number > 0)
    xy_statement_bind_int (statement, 1, number);
  return xy_statement_run (statement, error);
}

/* What follows once an act's edits are written. */
static gboolean
finish_act (Act *act, GError **error)
{
  if (act->number == 0)
    return TRUE;
  return run (act->db,
              "DELETE FROM act WHERE number <="
              " (SELECT number FROM act ORDER BY number DESC LIMIT 1 OFFSET " HISTORY ")"
              " AND first_row IS NULL"
              " AND NOT EXISTS (SELECT 1 FROM mutation WHERE act = act.number"
              "                 AND state IN ('waiting', 'conflict', 'refused'))",
              0, error);
}

/* What comes after them is written in its turn, so theirs must be there then. */
static gboolean
apply_creations (Act *act, GPtrArray *edits, guint *n_done, GError **error)
{
  return xy_creations_insert (act->db, edits, n_done, &act->first_row, &act->last_row, error) &&
         (act->first_row == 0 || begin_act (act, error)) &&
         (*n_done == edits->len || xy_creations_write_out (act->db, error));
}

static gboolean
apply_edits (Act *act, GPtrArray *edits, GError **error)
{
  guint n_done = 0;

  if (edits->len >= XY_CREATIONS_LARGE && !apply_creations (act, edits, &n_done, error))
    return FALSE;
  for (guint i = n_done; i < edits->len; i++)
    {
      const XyEdit *edit = g_ptr_array_index (edits, i);

      if (!apply_edit (act, edit->kind, edit->id, edit->fields, error))
        return FALSE;
    }
  /* What was undone cannot be done again once something else was done. */
  if (act->number > 0 &&
      !run (act->db, "UPDATE act SET stack = NULL WHERE stack = 'redo'", 0, error))
    return FALSE;
  return finish_act (act, error);
}

gboolean
xy_acts_apply (XyDatabase *db, const char *label, GPtrArray *edits, gint64 *step, GError **error)
{
  g_auto (Act) act = { db, label, label != NULL ? "undo" : NULL, xy_time_now (), 0, 0, 0 };

  *step = 0;
  if (!xy_database_begin (db, error) ||
      !xy_database_end (db, apply_edits (&act, edits, error), error))
    return FALSE;
  /* Nobody waits for ten megabytes to be written a second time. */
  if (act.first_row > 0)
    xy_connection_leave_log (db->connection);
  *step = label != NULL ? act.number : 0;
  return TRUE;
}

gboolean
xy_acts_apply_within (XyDatabase *db, const XyEdit *edit, GError **error)
{
  g_auto (Act) act = { db, NULL, NULL, xy_time_now (), 0, 0, 0 };

  return apply_edit (&act, edit->kind, edit->id, edit->fields, error) && finish_act (&act, error);
}

/* What sets @entry back: the values before it, but only of fields that are still as it made them.
 * What somebody else has written since is theirs. */
static XyFields *
pick_undone (const XyEntry *entry, const XyFields *fields)
{
  g_autofree const char **names = NULL;
  XyFields *undone = xy_fields_new ();

  if (entry->before == NULL)
    {
      xy_fields_set_boolean (undone, "deleted", TRUE);
      return undone;
    }
  names = xy_fields_get_names (entry->before);
  for (guint i = 0; names[i] != NULL; i++)
    {
      XyValue *value = xy_fields_get (entry->before, names[i]);

      if (!xy_fields_same_value (fields, entry->mutation->fields, names[i]))
        continue;
      if (value != NULL)
        xy_fields_set (undone, names[i], value);
      else
        xy_fields_set_null (undone, names[i]);
    }
  return undone;
}

/* What the school was asked for is taken back by withdrawing the request, as long as it is open.
 * Nobody asks again by Redo. */
static gboolean
withdraw_request (Act *act, const char *id, GError **error)
{
  g_autoptr (XyRecord) request = NULL;
  g_autoptr (XyFields) withdrawn = NULL;

  if (!xy_rows_lookup (act->db, XY_KIND_REQUEST, id, &request, error))
    return FALSE;
  if (request == NULL || xy_record_is_deleted (request) ||
      g_strcmp0 (xy_fields_get_string (request->fields, "state"), "open") != 0)
    return TRUE;
  act->stack = NULL;
  withdrawn = xy_fields_new ();
  xy_fields_set_string (withdrawn, "state", "withdrawn");
  return apply_edit (act, XY_KIND_REQUEST, id, withdrawn, error);
}

/* The server made a request of what was done here. */
static gboolean
withdraw_answered (Act *act, const XyEntry *entry, GError **error)
{
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (XyAnswer) answer = NULL;

  if (entry->answer == NULL)
    return TRUE;
  node = xy_json_parse (entry->answer, strlen (entry->answer), XY_MESSAGE_MAX_BYTES, error);
  answer = node != NULL ? xy_answer_from_json (node, error) : NULL;
  if (answer == NULL)
    return FALSE;
  return answer->request == NULL || withdraw_request (act, answer->request, error);
}

static gboolean
undo_entry (Act *act, const XyEntry *entry, GError **error)
{
  const XyMutation *mutation = entry->mutation;
  g_autoptr (XyRecord) record = NULL;
  g_autoptr (XyFields) undone = NULL;

  if (g_str_equal (entry->state, "requested"))
    return withdraw_answered (act, entry, error);
  if (mutation->kind == XY_KIND_REQUEST && entry->before == NULL)
    return withdraw_request (act, mutation->record, error);
  if (!xy_rows_lookup (act->db, mutation->kind, mutation->record, &record, error))
    return FALSE;
  if (record == NULL)
    return TRUE;
  undone = pick_undone (entry, record->fields);
  return apply_edit (act, mutation->kind, mutation->record, undone, error);
}

/* Takes the newest act from the stack.  @number is 0 where there is none. */
static gboolean
pop_act (XyDatabase *db, gboolean redo, gint64 *number, char **label, GError **error)
{
  g_autoptr (XyStatement) select = xy_database_prepare (
      db, "SELECT number, label FROM act WHERE stack = ? ORDER BY number DESC LIMIT 1", error);
  gboolean found;

  *number = 0;
  if (select == NULL)
    return FALSE;
  xy_statement_bind_string (select, 1, redo ? "redo" : "undo");
  if (!xy_statement_step (select, &found, error))
    return FALSE;
  if (!found)
    return TRUE;
  *number = xy_statement_get_int (select, 0);
  *label = g_strdup (xy_statement_get_string (select, 1));
  return run (db, "UPDATE act SET stack = NULL WHERE number = ?", *number, error);
}

static gboolean
undo_entries (Act *act, gint64 number, GError **error)
{
  g_autoptr (XyStatement) select = xy_database_prepare (
      act->db,
      XY_ENTRY_SQL "WHERE act = ? AND state IN ('waiting', 'answered', 'requested')"
                   " ORDER BY number DESC",
      error);
  g_autoptr (GPtrArray) entries = NULL;

  if (select == NULL)
    return FALSE;
  xy_statement_bind_int (select, 1, number);
  entries = xy_entry_list (act->db, select, error);
  if (entries == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    if (!undo_entry (act, g_ptr_array_index (entries, i), error))
      return FALSE;
  return finish_act (act, error);
}

static void
set_changed_by_others (GError **error, const char *label)
{
  g_set_error (error, XY_STORE_ERROR, XY_STORE_ERROR_NOTHING,
               /* Translators: %s is what was done, such as “Accept photo”. */
               _ ("“%s” was changed again by others, so it stays as it is"), label);
}

gboolean
xy_acts_undo (XyDatabase *db, gboolean redo, GError **error)
{
  g_autofree char *label = NULL;
  g_auto (Act) act = { db, NULL, redo ? "undo" : "redo", xy_time_now (), 0, 0, 0 };
  gint64 number = 0;
  gboolean done;

  if (!xy_database_begin (db, error))
    return FALSE;
  done = xy_creations_write_out (db, error) && pop_act (db, redo, &number, &label, error);
  act.label = label;
  if (done && number > 0)
    done = undo_entries (&act, number, error);
  if (!xy_database_end (db, done, error))
    return FALSE;
  if (act.number > 0)
    return TRUE;
  if (number > 0)
    set_changed_by_others (error, label);
  else
    g_set_error_literal (error, XY_STORE_ERROR, XY_STORE_ERROR_NOTHING,
                         redo ? _ ("There is nothing to redo") : _ ("There is nothing to undo"));
  return FALSE;
}

/* Takes that act from wherever it lies on the stack. */
static gboolean
take_act (XyDatabase *db, gint64 number, char **label, GError **error)
{
  g_autoptr (XyStatement) select =
      xy_database_prepare (db, "SELECT label FROM act WHERE number = ? AND stack = 'undo'", error);
  gboolean found;

  if (select == NULL)
    return FALSE;
  xy_statement_bind_int (select, 1, number);
  if (!xy_statement_step (select, &found, error))
    return FALSE;
  if (!found)
    {
      g_set_error_literal (error, XY_STORE_ERROR, XY_STORE_ERROR_MISSING,
                           _ ("This has been undone already"));
      return FALSE;
    }
  *label = g_strdup (xy_statement_get_string (select, 0));
  return run (db, "UPDATE act SET stack = NULL WHERE number = ?", number, error);
}

/* What a later act made of one of its records, and still stands, would be lost. */
static gboolean
check_is_last (XyDatabase *db, gint64 number, const char *label, GError **error)
{
  g_autoptr (XyStatement) select = xy_database_prepare (
      db,
      "SELECT 1 FROM mutation AS later JOIN act ON act.number = later.act"
      " WHERE later.act > ?1 AND later.state IN ('waiting', 'answered', 'requested')"
      " AND (act.stack = 'undo' OR act.label IS NULL)"
      " AND EXISTS (SELECT 1 FROM mutation WHERE mutation.act = ?1"
      "             AND mutation.kind = later.kind AND mutation.record = later.record) LIMIT 1",
      error);
  gboolean found;

  if (select == NULL)
    return FALSE;
  xy_statement_bind_int (select, 1, number);
  if (!xy_statement_step (select, &found, error))
    return FALSE;
  if (found)
    g_set_error (error, XY_STORE_ERROR, XY_STORE_ERROR_NOTHING,
                 /* Translators: %s is what was done, such as “Accepted the photo of Li Na”. */
                 _ ("“%s” was followed by another change, so it stays as it is"), label);
  return !found;
}

gboolean
xy_acts_undo_step (XyDatabase *db, gint64 step, GError **error)
{
  g_autofree char *label = NULL;
  g_auto (Act) act = { db, NULL, "redo", xy_time_now (), 0, 0, 0 };
  gboolean done;

  if (!xy_database_begin (db, error))
    return FALSE;
  done = xy_creations_write_out (db, error) && take_act (db, step, &label, error) &&
         check_is_last (db, step, label, error);
  act.label = label;
  if (!xy_database_end (db, done && undo_entries (&act, step, error), error))
    return FALSE;
  if (act.number == 0)
    set_changed_by_others (error, label);
  return act.number > 0;
}

/* Only a batch that is to be sent needs them; where they are it costs nothing to ask. */
static gboolean
write_out_before_peek (XyDatabase *db, GError **error)
{
  gint64 n;

  return xy_database_get_number (db, "SELECT count(*) FROM act WHERE first_row IS NOT NULL", &n,
                                 error) &&
         (n == 0 || (xy_database_begin (db, error) &&
                     xy_database_end (db, xy_creations_write_out (db, error), error)));
}

static GPtrArray *
list_batch (XyDatabase *db, guint max, GError **error)
{
  g_autoptr (XyStatement) select =
      xy_database_prepare (db, XY_ENTRY_SQL "WHERE state = 'waiting' ORDER BY act, number", error);
  g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_mutation_unref);
  guint n_whole = 0;
  gint64 act = 0;
  gboolean found = TRUE;

  if (select == NULL)
    return NULL;
  while (found)
    {
      g_autoptr (XyEntry) entry = NULL;

      if (!xy_statement_step (select, &found, error))
        return NULL;
      if (!found)
        break;
      entry = xy_entry_read (db, select, error);
      if (entry == NULL)
        return NULL;
      if (entry->act != act)
        n_whole = batch->len;
      act = entry->act;
      /* An act that does not fit any more waits as a whole, unless it is the first. */
      if (n_whole > 0 && batch->len >= max)
        {
          g_ptr_array_set_size (batch, (int) n_whole);
          break;
        }
      g_ptr_array_add (batch, xy_mutation_ref (entry->mutation));
    }
  return g_steal_pointer (&batch);
}

GPtrArray *
xy_acts_peek (XyDatabase *db, guint max, GError **error)
{
  return write_out_before_peek (db, error) ? list_batch (db, max, error) : NULL;
}

gboolean
xy_acts_prune (XyDatabase *db, GError **error)
{
  return run (db,
              "DELETE FROM act WHERE first_row IS NULL AND NOT EXISTS"
              " (SELECT 1 FROM mutation WHERE act = act.number)",
              0, error);
}

void
xy_entry_free (XyEntry *entry)
{
  g_clear_pointer (&entry->mutation, xy_mutation_unref);
  g_clear_pointer (&entry->before, xy_fields_unref);
  g_free (entry->state);
  g_free (entry->answer);
  g_free (entry);
}

XyEntry *
xy_entry_read (XyDatabase *db, XyStatement *select, GError **error)
{
  g_autoptr (XyEntry) entry = g_new0 (XyEntry, 1);
  XyMutation *mutation = g_new0 (XyMutation, 1);

  g_atomic_ref_count_init (&mutation->refs);
  entry->mutation = mutation;
  entry->number = xy_statement_get_int (select, 0);
  entry->act = xy_statement_get_int (select, 1);
  mutation->id = g_strdup (xy_statement_get_string (select, 2));
  mutation->origin = g_strdup (db->origin);
  mutation->record = g_strdup (xy_statement_get_string (select, 4));
  mutation->base = xy_statement_get_int (select, 5);
  mutation->at = g_strdup (xy_statement_get_string (select, 8));
  mutation->by = g_strdup (xy_statement_get_string (select, 9));
  entry->state = g_strdup (xy_statement_get_string (select, 10));
  entry->answer = g_strdup (xy_statement_get_string (select, 11));
  if (!xy_kind_from_string (xy_statement_get_string (select, 3), &mutation->kind))
    {
      g_set_error (error, XY_STORE_ERROR, XY_STORE_ERROR_FAILED,
                   _ ("The store in %s has an entry of an unknown kind"), db->directory);
      return NULL;
    }
  mutation->fields = xy_database_fields_from_text (xy_statement_get_string (select, 6), error);
  if (mutation->fields == NULL)
    return NULL;
  if (!xy_statement_is_null (select, 7))
    {
      entry->before = xy_database_fields_from_text (xy_statement_get_string (select, 7), error);
      if (entry->before == NULL)
        return NULL;
    }
  return g_steal_pointer (&entry);
}

GPtrArray *
xy_entry_list (XyDatabase *db, XyStatement *select, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_entry_free);
  gboolean found = TRUE;

  while (found)
    {
      XyEntry *entry;

      if (!xy_statement_step (select, &found, error))
        return NULL;
      if (!found)
        break;
      entry = xy_entry_read (db, select, error);
      if (entry == NULL)
        return NULL;
      g_ptr_array_add (list, entry);
    }
  return g_steal_pointer (&list);
}

gboolean
xy_entry_find (XyDatabase *db, const char *id, XyEntry **entry, GError **error)
{
  g_autoptr (XyStatement) select = xy_database_prepare (db, XY_ENTRY_SQL "WHERE id = ?", error);
  gboolean found;

  *entry = NULL;
  if (select == NULL)
    return FALSE;
  xy_statement_bind_string (select, 1, id);
  if (!xy_statement_step (select, &found, error))
    return FALSE;
  if (!found)
    return TRUE;
  *entry = xy_entry_read (db, select, error);
  return *entry != NULL;
}

gboolean
xy_entry_settle (XyDatabase *db,
                 const XyEntry *entry,
                 const char *state,
                 const XyAnswer *answer,
                 GError **error)
{
  g_autoptr (XyStatement) update =
      xy_database_prepare (db, "UPDATE mutation SET state = ?, answer = ? WHERE number = ?", error);
  g_autofree char *text = NULL;

  if (update == NULL)
    return FALSE;
  if (answer != NULL)
    {
      g_autoptr (JsonNode) node = xy_answer_to_json (answer);

      text = xy_json_to_string (node, FALSE);
    }
  xy_statement_bind_string (update, 1, state);
  xy_statement_bind_string (update, 2, text);
  xy_statement_bind_int (update, 3, entry->number);
  if (!xy_statement_run (update, error))
    return FALSE;
  db->outbox_changed = TRUE;
  if (g_str_equal (state, "answered"))
    return TRUE;
  /* An act of which nothing holds, not even as a request, cannot be undone. */
  return run (db,
              "UPDATE act SET stack = NULL WHERE number = ? AND NOT EXISTS (SELECT 1 FROM mutation"
              " WHERE act = act.number AND state IN ('waiting', 'answered', 'requested'))",
              entry->act, error);
}

gboolean
xy_entry_rebase (XyDatabase *db,
                 const XyEntry *entry,
                 const char *id,
                 const XyFields *from,
                 const XyRecord *theirs,
                 gboolean *rebased,
                 GError **error)
{
  g_autofree const char **names = xy_fields_get_names (entry->mutation->fields);
  g_autoptr (XyStatement) update =
      xy_database_prepare (db, "UPDATE mutation SET id = ?, base = ? WHERE number = ?", error);

  *rebased = FALSE;
  if (update == NULL)
    return FALSE;
  for (guint i = 0; names[i] != NULL; i++)
    if (!xy_fields_same_value (from, theirs->fields, names[i]))
      return TRUE;
  xy_statement_bind_string (update, 1, id);
  xy_statement_bind_int (update, 2, theirs->revision);
  xy_statement_bind_int (update, 3, entry->number);
  *rebased = xy_statement_run (update, error);
  return *rebased;
}
