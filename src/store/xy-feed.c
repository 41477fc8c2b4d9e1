// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/xy-feed.h"

#include <glib/gi18n-lib.h>

#include "store/xy-acts.h"
#include "store/xy-creations.h"
#include "store/xy-photos.h"
#include "store/xy-rows.h"

/* What waits for a record that went from this account's view waits for a person now; what was
 * answered before is forgotten with it. */
static gboolean
settle_gone (XyDatabase *db, const XyRecord *record, GError **error)
{
  g_autoptr (XyStatement) select = xy_database_prepare (
      db, XY_ENTRY_SQL "WHERE kind = ? AND record = ? AND state = 'waiting' ORDER BY number",
      error);
  g_autoptr (XyStatement) delete = xy_database_prepare (
      db,
      "DELETE FROM mutation WHERE kind = ? AND record = ? AND state IN ('answered', 'requested')",
      error);
  g_autoptr (GPtrArray) entries = NULL;

  if (select == NULL || delete == NULL)
    return FALSE;
  xy_statement_bind_string (select, 1, xy_kind_to_string (record->kind));
  xy_statement_bind_string (select, 2, record->id);
  entries = xy_entry_list (db, select, error);
  if (entries == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      const XyEntry *entry = g_ptr_array_index (entries, i);
      g_autoptr (XyAnswer) answer = g_new0 (XyAnswer, 1);

      answer->kind = XY_ANSWER_REFUSED;
      answer->mutation = g_strdup (entry->mutation->id);
      answer->record = g_strdup (entry->mutation->record);
      answer->code = g_strdup ("gone");
      answer->message = g_strdup (_ ("The record can no longer be seen from this account"));
      if (!xy_entry_settle (db, entry, "refused", answer, error))
        return FALSE;
    }
  xy_statement_bind_string (delete, 1, xy_kind_to_string (record->kind));
  xy_statement_bind_string (delete, 2, record->id);
  return xy_statement_run (delete, error);
}

/* The edits of a shipped record that wait are based on the server's now, see xy_entry_rebase(). */
static gboolean
rebase_waiting (XyDatabase *db, const XyRow *row, const XyRecord *record, GError **error)
{
  g_autoptr (XyStatement) select = xy_database_prepare (
      db, XY_ENTRY_SQL "WHERE kind = ? AND record = ? AND state = 'waiting' ORDER BY number",
      error);
  g_autoptr (XyFields) base = xy_row_dup_base (row, error);
  g_autoptr (GPtrArray) entries = NULL;

  if (select == NULL || base == NULL)
    return FALSE;
  xy_statement_bind_string (select, 1, xy_kind_to_string (row->kind));
  xy_statement_bind_string (select, 2, row->id);
  entries = xy_entry_list (db, select, error);
  if (entries == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      const XyEntry *entry = g_ptr_array_index (entries, i);
      gboolean rebased;

      if (!xy_entry_rebase (db, entry, entry->mutation->id, base, record, &rebased, error))
        return FALSE;
    }
  return TRUE;
}

/* The photo that a row names before it changes. */
static gboolean
note_photo (GHashTable *photos, const XyRow *row, gboolean gone, GError **error)
{
  g_autoptr (XyFields) base = NULL;
  const char *photo = row->photo;

  if (row->kind != XY_KIND_SUBMISSION)
    return TRUE;
  base = xy_row_dup_base (row, error);
  if (base == NULL)
    return FALSE;
  if (photo == NULL)
    photo = xy_fields_get_string (base, "photo");
  if (photo != NULL && (gone || !GPOINTER_TO_INT (g_hash_table_lookup (photos, photo))))
    g_hash_table_replace (photos, g_strdup (photo), GINT_TO_POINTER (gone));
  return TRUE;
}

/* The feed brings back what was answered before. */
static gboolean
is_same_base (const XyRow *row, const XyRecord *record)
{
  g_autofree char *text = xy_database_fields_to_text (record->fields);

  return g_strcmp0 (text, row->base_text) == 0;
}

static gboolean
take_change (XyWorkingSet *set, const XyChange *change, GHashTable *photos, GError **error)
{
  const XyRecord *record = change->record;
  XyRow *row = xy_working_set_get (set, record->kind, record->id, error);

  if (row == NULL)
    return FALSE;
  if (change->gone)
    {
      if (record->revision > 0 && record->revision < row->revision)
        return TRUE;
      if (!note_photo (photos, row, TRUE, error) || !settle_gone (set->db, record, error))
        return FALSE;
      g_clear_pointer (&row->base_text, g_free);
      row->revision = 0;
      row->seeded = FALSE;
      row->changed = TRUE;
      return TRUE;
    }
  if (row->base_text != NULL && record->revision < row->revision)
    return TRUE;
  if (!row->seeded && !row->changed && record->revision == row->revision &&
      is_same_base (row, record))
    return TRUE;
  if (row->seeded && !rebase_waiting (set->db, row, record, error))
    return FALSE;
  if (!note_photo (photos, row, FALSE, error))
    return FALSE;
  xy_row_set_base (row, record->fields, record->revision);
  return TRUE;
}

static void
unmark (const char *id, gpointer user_data)
{
  GHashTable *seeds = user_data;
  g_autofree char *text = NULL;
  gpointer key, value;

  if (!g_hash_table_steal_extended (seeds, id, &key, &value))
    return;
  g_free (key);
  text = value;
  /* It stays, and so does what it names. */
  xy_rows_each_id (text, unmark, seeds);
}

/* Unmarks every shipped record that a statement's texts name. */
static gboolean
unmark_named (XyDatabase *db, GHashTable *seeds, const char *sql, GError **error)
{
  g_autoptr (XyStatement) select = xy_database_prepare (db, sql, error);
  gboolean found = TRUE;

  if (select == NULL)
    return FALSE;
  while (found)
    {
      if (!xy_statement_step (select, &found, error))
        return FALSE;
      if (found)
        xy_rows_each_id (xy_statement_get_string (select, 0), unmark, seeds);
    }
  return TRUE;
}

/* Erases the shipped records that the server does not have and that nothing here names. */
static gboolean
drop_seeds (XyDatabase *db, GError **error)
{
  g_autoptr (XyStatement) select =
      xy_database_prepare (db, "SELECT id, kind, base FROM record WHERE seeded", error);
  g_autoptr (GHashTable) seeds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id;
  gboolean found = TRUE;

  if (select == NULL)
    return FALSE;
  while (found)
    {
      XyKind kind;

      if (!xy_statement_step (select, &found, error))
        return FALSE;
      if (!found || !xy_kind_from_string (xy_statement_get_string (select, 1), &kind))
        continue;
      g_hash_table_insert (seeds, g_strdup (xy_statement_get_string (select, 0)),
                           g_strdup (xy_statement_get_string (select, 2)));
      g_hash_table_insert (kinds, g_strdup (xy_statement_get_string (select, 0)),
                           GINT_TO_POINTER (kind));
    }
  if (!unmark_named (db, seeds, "SELECT fields FROM record WHERE NOT seeded", error) ||
      !unmark_named (db, seeds,
                     "SELECT '\"' || record || '\"' FROM mutation WHERE state IN"
                     " ('waiting', 'conflict', 'refused')",
                     error) ||
      !unmark_named (db, seeds,
                     "SELECT fields FROM mutation WHERE state IN"
                     " ('waiting', 'conflict', 'refused')",
                     error))
    return FALSE;
  g_hash_table_iter_init (&iter, seeds);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      XyKind kind = (XyKind) GPOINTER_TO_INT (g_hash_table_lookup (kinds, id));
      g_autoptr (XyRow) row = xy_rows_load (db, kind, id, error);

      if (row == NULL)
        return FALSE;
      g_clear_pointer (&row->base_text, g_free);
      g_clear_pointer (&row->fields, xy_fields_unref);
      if (!xy_rows_save (db, row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
finish_first_pull (XyDatabase *db, GError **error)
{
  g_autofree char *pulled = xy_database_dup_meta (db, "pulled", error);

  if (pulled == NULL)
    return FALSE;
  return g_str_equal (pulled, "1") ||
         (drop_seeds (db, error) && xy_database_set_meta (db, "pulled", "1", error));
}

static gboolean
move_cursor (XyDatabase *db, gint64 next, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, MAX (next, db->summary.cursor));

  return xy_database_set_meta (db, "cursor", text, error);
}

static gboolean
forget_photos (XyDatabase *db, GHashTable *photos, GError **error)
{
  GHashTableIter iter;
  gpointer photo, gone;

  g_hash_table_iter_init (&iter, photos);
  while (g_hash_table_iter_next (&iter, &photo, &gone))
    if (!xy_photos_forget (db, photo, !GPOINTER_TO_INT (gone), error))
      return FALSE;
  return TRUE;
}

static gboolean
take_page (XyDatabase *db, GPtrArray *changes, gint64 next, gboolean more, GError **error)
{
  g_autoptr (XyWorkingSet) set = xy_working_set_new (db);
  g_autoptr (GHashTable) photos = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!xy_creations_write_out (db, error))
    return FALSE;
  for (guint i = 0; i < changes->len; i++)
    if (!take_change (set, g_ptr_array_index (changes, i), photos, error))
      return FALSE;
  return xy_working_set_save (set, error) && forget_photos (db, photos, error) &&
         xy_acts_prune (db, error) && move_cursor (db, next, error) &&
         (more || finish_first_pull (db, error));
}

static gboolean
has_gone (GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    if (((const XyChange *) g_ptr_array_index (changes, i))->gone)
      return TRUE;
  return FALSE;
}

gboolean
xy_feed_take (XyDatabase *db, GPtrArray *changes, gint64 next, gboolean more, GError **error)
{
  if (!xy_database_begin (db, error) ||
      !xy_database_end (db, take_page (db, changes, next, more, error), error))
    return FALSE;
  /* What was erased is to leave the log too; where that cannot be now, it does when it is closed.
   */
  if (has_gone (changes))
    xy_connection_execute (db->connection, "PRAGMA wal_checkpoint (TRUNCATE)", NULL);
  return TRUE;
}
