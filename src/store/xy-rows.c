// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/xy-rows.h"

#include <string.h>

#include "store/xy-photos.h"

#define UUID_LENGTH 36

void
xy_row_free (XyRow *row)
{
  g_free (row->id);
  g_free (row->base_text);
  g_clear_pointer (&row->fields, xy_fields_unref);
  g_free (row->fields_text);
  g_free (row->seed_text);
  g_free (row->photo);
  g_free (row);
}

XyRow *
xy_rows_load (XyDatabase *db, XyKind kind, const char *id, GError **error)
{
  g_autoptr (XyStatement) select = xy_database_prepare (
      db, "SELECT revision, base, fields, seeded, photo FROM record WHERE kind = ? AND id = ?",
      error);
  g_autoptr (XyRow) row = NULL;
  gboolean found;

  if (select == NULL)
    return NULL;
  xy_statement_bind_string (select, 1, xy_kind_to_string (kind));
  xy_statement_bind_string (select, 2, id);
  if (!xy_statement_step (select, &found, error))
    return NULL;

  row = g_new0 (XyRow, 1);
  row->kind = kind;
  row->id = g_strdup (id);
  if (!found)
    return g_steal_pointer (&row);
  row->revision = xy_statement_get_int (select, 0);
  row->base_text = g_strdup (xy_statement_get_string (select, 1));
  row->seeded = xy_statement_get_int (select, 3) != 0;
  row->photo = g_strdup (xy_statement_get_string (select, 4));
  if (!xy_statement_is_null (select, 2))
    {
      row->fields = xy_database_fields_from_text (xy_statement_get_string (select, 2), error);
      if (row->fields == NULL)
        return NULL;
    }
  return g_steal_pointer (&row);
}

XyFields *
xy_row_dup_base (const XyRow *row, GError **error)
{
  if (row->base_text == NULL)
    return xy_fields_new ();
  return xy_database_fields_from_text (row->base_text, error);
}

void
xy_row_set_base (XyRow *row, const XyFields *fields, gint64 revision)
{
  if (row->seeded)
    row->seed_text = g_steal_pointer (&row->base_text);
  g_free (row->base_text);
  row->base_text = xy_database_fields_to_text (fields);
  row->revision = revision;
  row->seeded = FALSE;
  row->changed = TRUE;
}

/* Notes for the signal how a record looks from now on. */
static void
note (XyDatabase *db,
      XyKind kind,
      const char *id,
      gint64 revision,
      XyFields *fields,
      gboolean living)
{
  XyRecord *record;

  if (!db->is_watched)
    return;
  record = xy_record_new (kind, id, revision, living ? xy_fields_ref (fields) : xy_fields_new ());
  g_hash_table_remove (living ? db->gone : db->changed, record);
  g_hash_table_add (living ? db->changed : db->gone, record);
}

static gboolean
erase (XyDatabase *db, XyRow *row, GError **error)
{
  g_autoptr (XyStatement) delete =
      xy_database_prepare (db, "DELETE FROM record WHERE kind = ? AND id = ?", error);

  if (delete == NULL)
    return FALSE;
  xy_statement_bind_string (delete, 1, xy_kind_to_string (row->kind));
  xy_statement_bind_string (delete, 2, row->id);
  if (!xy_statement_run (delete, error))
    return FALSE;
  if (row->photo != NULL)
    g_hash_table_add (db->photos, g_strdup (row->photo));
  note (db, row->kind, row->id, row->revision, NULL, FALSE);
  return TRUE;
}

gboolean
xy_rows_save (XyDatabase *db, XyRow *row, GError **error)
{
  g_autoptr (XyStatement) upsert = NULL;
  g_autofree char *text = NULL, *key = NULL;
  const char *photo = NULL;
  gboolean living;

  if (row->base_text == NULL && row->fields == NULL)
    return erase (db, row, error);

  upsert = xy_database_prepare (
      db,
      "INSERT INTO record (kind, id, revision, base, fields, living, key, photo, seeded)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
      " ON CONFLICT (kind, id) DO UPDATE SET revision = excluded.revision, base = excluded.base,"
      " fields = excluded.fields, living = excluded.living, key = excluded.key,"
      " photo = excluded.photo, seeded = excluded.seeded",
      error);
  if (upsert == NULL)
    return FALSE;
  living = row->fields != NULL && !xy_fields_get_boolean (row->fields, "deleted", FALSE);
  text = g_steal_pointer (&row->fields_text);
  if (row->fields != NULL && text == NULL)
    text = xy_database_fields_to_text (row->fields);
  if (living)
    key = xy_record_dup_natural_key (row->kind, row->fields);
  if (living && row->kind == XY_KIND_SUBMISSION)
    photo = xy_fields_get_string (row->fields, "photo");
  if (photo != NULL && !xy_photos_is_name (photo))
    photo = NULL;

  xy_statement_bind_string (upsert, 1, xy_kind_to_string (row->kind));
  xy_statement_bind_string (upsert, 2, row->id);
  xy_statement_bind_int (upsert, 3, row->revision);
  xy_statement_bind_string (upsert, 4, row->base_text);
  xy_statement_bind_string (upsert, 5, text);
  xy_statement_bind_int (upsert, 6, living);
  xy_statement_bind_string (upsert, 7, key);
  xy_statement_bind_string (upsert, 8, photo);
  xy_statement_bind_int (upsert, 9, row->seeded);
  if (!xy_statement_run (upsert, error))
    return FALSE;

  if (g_strcmp0 (photo, row->photo) != 0)
    {
      if (row->photo != NULL)
        g_hash_table_add (db->photos, g_strdup (row->photo));
      if (photo != NULL)
        g_hash_table_add (db->photos, g_strdup (photo));
      g_free (row->photo);
      row->photo = g_strdup (photo);
    }
  note (db, row->kind, row->id, row->revision, row->fields, living);
  return TRUE;
}

XyStatement *
xy_rows_prepare_insert (XyDatabase *db, GError **error)
{
  return xy_database_prepare (db,
                              "INSERT INTO record (kind, id, revision, fields, living, key, seeded)"
                              " VALUES (?, ?, 0, ?, 1, ?, 0) ON CONFLICT (kind, id) DO NOTHING",
                              error);
}

gboolean
xy_rows_insert (XyDatabase *db,
                XyStatement *insert,
                XyKind kind,
                const char *id,
                XyFields *fields,
                const char *text,
                const char *key,
                gint64 *row,
                GError **error)
{
  *row = 0;
  xy_statement_bind_static_string (insert, 1, xy_kind_to_string (kind));
  xy_statement_bind_static_string (insert, 2, id);
  xy_statement_bind_static_string (insert, 3, text);
  xy_statement_bind_static_string (insert, 4, key);
  if (!xy_statement_run (insert, error))
    return FALSE;
  if (xy_connection_get_changes (db->connection) == 0)
    return TRUE;
  *row = xy_connection_get_last_row (db->connection);
  note (db, kind, id, 0, fields, TRUE);
  return TRUE;
}

gboolean
xy_rows_lay (XyDatabase *db, XyRow *row, GError **error)
{
  g_autoptr (XyStatement) select = xy_database_prepare (
      db,
      "SELECT fields, before IS NULL FROM mutation"
      " WHERE kind = ? AND record = ? AND state = 'waiting' ORDER BY act, number",
      error);
  g_autoptr (XyFields) fields = NULL;
  gboolean found = TRUE, as_base = TRUE;

  if (select == NULL)
    return FALSE;
  xy_statement_bind_string (select, 1, xy_kind_to_string (row->kind));
  xy_statement_bind_string (select, 2, row->id);
  if (row->base_text != NULL)
    {
      fields = xy_row_dup_base (row, error);
      if (fields == NULL)
        return FALSE;
    }
  while (found)
    {
      g_autoptr (XyFields) changes = NULL;

      if (!xy_statement_step (select, &found, error))
        return FALSE;
      if (!found)
        break;
      changes = xy_database_fields_from_text (xy_statement_get_string (select, 0), error);
      if (changes == NULL)
        return FALSE;
      /* An edit of what was refused stands on nothing: it is not shown. */
      if (fields == NULL && xy_statement_get_int (select, 1) != 0)
        fields = xy_fields_new ();
      if (fields != NULL)
        xy_fields_update (fields, changes);
      as_base = FALSE;
    }
  g_clear_pointer (&row->fields, xy_fields_unref);
  row->fields = g_steal_pointer (&fields);
  if (as_base)
    row->fields_text = g_strdup (row->base_text);
  return xy_rows_save (db, row, error);
}

gboolean
xy_rows_seed (XyDatabase *db, GPtrArray *records, GError **error)
{
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const XyRecord *record = g_ptr_array_index (records, i);
      g_autoptr (XyRow) row = xy_rows_load (db, record->kind, record->id, error);

      if (row == NULL)
        return FALSE;
      xy_row_set_base (row, record->fields, 0);
      row->seeded = TRUE;
      g_clear_pointer (&row->fields, xy_fields_unref);
      row->fields = xy_fields_copy (record->fields);
      if (!xy_rows_save (db, row, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
xy_rows_list (XyDatabase *db, XyKind kind, GPtrArray *list, GError **error)
{
  g_autoptr (XyStatement) select = xy_database_prepare (
      db, "SELECT id, revision, fields FROM record WHERE kind = ? AND living ORDER BY id", error);
  gboolean found = TRUE;

  if (select == NULL)
    return FALSE;
  xy_statement_bind_string (select, 1, xy_kind_to_string (kind));
  while (found)
    {
      XyFields *fields;

      if (!xy_statement_step (select, &found, error))
        return FALSE;
      if (!found)
        break;
      fields = xy_database_fields_from_text (xy_statement_get_string (select, 2), error);
      if (fields == NULL)
        return FALSE;
      g_ptr_array_add (list, xy_record_new (kind, xy_statement_get_string (select, 0),
                                            xy_statement_get_int (select, 1), fields));
    }
  return TRUE;
}

gboolean
xy_rows_lookup (XyDatabase *db, XyKind kind, const char *id, XyRecord **record, GError **error)
{
  g_autoptr (XyRow) row = xy_rows_load (db, kind, id, error);

  *record = NULL;
  if (row == NULL)
    return FALSE;
  if (row->fields != NULL)
    *record = xy_record_new (kind, id, row->revision, g_steal_pointer (&row->fields));
  return TRUE;
}

gboolean
xy_rows_lookup_by_key (XyDatabase *db,
                       XyKind kind,
                       const char *key,
                       XyRecord **record,
                       GError **error)
{
  /* Where two have the key, which the server has not joined yet, the one that it knows. */
  g_autoptr (XyStatement) select =
      xy_database_prepare (db,
                           "SELECT id FROM record WHERE kind = ? AND key = ? AND key IS NOT NULL"
                           " ORDER BY revision DESC, id LIMIT 1",
                           error);
  gboolean found;

  *record = NULL;
  if (select == NULL)
    return FALSE;
  xy_statement_bind_string (select, 1, xy_kind_to_string (kind));
  xy_statement_bind_string (select, 2, key);
  if (!xy_statement_step (select, &found, error))
    return FALSE;
  return !found || xy_rows_lookup (db, kind, xy_statement_get_string (select, 0), record, error);
}

XyWorkingSet *
xy_working_set_new (XyDatabase *db)
{
  XyWorkingSet *set = g_new0 (XyWorkingSet, 1);

  set->db = db;
  set->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) xy_row_free);
  return set;
}

void
xy_working_set_free (XyWorkingSet *set)
{
  g_hash_table_unref (set->rows);
  g_free (set);
}

XyRow *
xy_working_set_get (XyWorkingSet *set, XyKind kind, const char *id, GError **error)
{
  g_autofree char *key = g_strdup_printf ("%s/%s", xy_kind_to_string (kind), id);
  XyRow *row = g_hash_table_lookup (set->rows, key);

  if (row != NULL)
    return row;
  row = xy_rows_load (set->db, kind, id, error);
  if (row != NULL)
    g_hash_table_insert (set->rows, g_steal_pointer (&key), row);
  return row;
}

gboolean
xy_working_set_save (XyWorkingSet *set, GError **error)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, set->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    if (((XyRow *) row)->changed && !xy_rows_lay (set->db, row, error))
      return FALSE;
  return TRUE;
}

/* Where the next quoted id begins, behind its quotation mark. */
static const char *
find_id (const char *text)
{
  const char *mark = text;

  while ((mark = strchr (mark, '"')) != NULL)
    {
      mark++;
      if (strspn (mark, "0123456789abcdef-") == UUID_LENGTH && mark[UUID_LENGTH] == '"')
        return mark;
    }
  return NULL;
}

void
xy_rows_each_id (const char *text, XyIdFound found, gpointer user_data)
{
  const char *mark = text;

  while (mark != NULL && (mark = find_id (mark)) != NULL)
    {
      char id[UUID_LENGTH + 1];

      memcpy (id, mark, UUID_LENGTH);
      id[UUID_LENGTH] = '\0';
      found (id, user_data);
      mark += UUID_LENGTH + 1;
    }
}

/* Returns: (nullable): the text with the new ids; NULL where it names no old one. */
static char *
rename_in_text (const char *text, GHashTable *names)
{
  g_autofree char *renamed = NULL;
  const char *mark = text;

  while (mark != NULL && (mark = find_id (mark)) != NULL)
    {
      char id[UUID_LENGTH + 1];
      const char *name;

      memcpy (id, mark, UUID_LENGTH);
      id[UUID_LENGTH] = '\0';
      name = g_hash_table_lookup (names, id);
      if (name != NULL)
        {
          if (renamed == NULL)
            renamed = g_strdup (text);
          memcpy (renamed + (mark - text), name, UUID_LENGTH);
        }
      mark += UUID_LENGTH + 1;
    }
  return g_steal_pointer (&renamed);
}

/* Loads every record that names an old id into the set. */
static gboolean
gather_records (XyWorkingSet *set, GHashTable *names, GError **error)
{
  g_autoptr (XyStatement) select =
      xy_database_prepare (set->db, "SELECT kind, id, base, fields FROM record", error);
  gboolean found = TRUE;

  if (select == NULL)
    return FALSE;
  while (found)
    {
      g_autofree char *base = NULL, *fields = NULL;
      XyRow *row;
      XyKind kind;

      if (!xy_statement_step (select, &found, error))
        return FALSE;
      if (!found)
        break;
      base = rename_in_text (xy_statement_get_string (select, 2), names);
      fields = rename_in_text (xy_statement_get_string (select, 3), names);
      if ((base == NULL && fields == NULL) ||
          !xy_kind_from_string (xy_statement_get_string (select, 0), &kind))
        continue;
      row = xy_working_set_get (set, kind, xy_statement_get_string (select, 1), error);
      if (row == NULL)
        return FALSE;
      row->changed = TRUE;
    }
  return TRUE;
}

typedef struct
{
  gint64 number;
  char *texts[3];
} Renamed;

static void
renamed_free (Renamed *renamed)
{
  for (guint i = 0; i < G_N_ELEMENTS (renamed->texts); i++)
    g_free (renamed->texts[i]);
  g_free (renamed);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Renamed, renamed_free)

static GPtrArray *
gather_mutations (XyDatabase *db, GHashTable *names, GError **error)
{
  g_autoptr (XyStatement) select =
      xy_database_prepare (db, "SELECT number, fields, before, answer FROM mutation", error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) renamed_free);
  gboolean found = TRUE;

  if (select == NULL)
    return NULL;
  while (found)
    {
      g_autoptr (Renamed) renamed = g_new0 (Renamed, 1);
      gboolean any = FALSE;

      if (!xy_statement_step (select, &found, error))
        return NULL;
      if (!found)
        break;
      renamed->number = xy_statement_get_int (select, 0);
      for (int i = 0; i < (int) G_N_ELEMENTS (renamed->texts); i++)
        {
          renamed->texts[i] = rename_in_text (xy_statement_get_string (select, i + 1), names);
          any = any || renamed->texts[i] != NULL;
        }
      if (any)
        g_ptr_array_add (list, g_steal_pointer (&renamed));
    }
  return g_steal_pointer (&list);
}

static gboolean
rename_in_mutations (XyDatabase *db, GHashTable *names, GError **error)
{
  g_autoptr (GPtrArray) list = gather_mutations (db, names, error);
  g_autoptr (XyStatement) update = NULL;

  if (list == NULL)
    return FALSE;
  update = xy_database_prepare (db,
                                "UPDATE mutation SET fields = ifnull(?, fields),"
                                " before = ifnull(?, before), answer = ifnull(?, answer)"
                                " WHERE number = ?",
                                error);
  if (update == NULL)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    {
      const Renamed *renamed = g_ptr_array_index (list, i);

      for (int j = 0; j < (int) G_N_ELEMENTS (renamed->texts); j++)
        xy_statement_bind_string (update, j + 1, renamed->texts[j]);
      xy_statement_bind_int (update, 4, renamed->number);
      if (!xy_statement_run (update, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
xy_working_set_rename (XyWorkingSet *set, GHashTable *names, GError **error)
{
  GHashTableIter iter;
  gpointer value;

  if (g_hash_table_size (names) == 0)
    return TRUE;
  if (!gather_records (set, names, error) || !rename_in_mutations (set->db, names, error))
    return FALSE;
  g_hash_table_iter_init (&iter, set->rows);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      XyRow *row = value;
      char *text = rename_in_text (row->base_text, names);

      if (text == NULL)
        continue;
      g_free (row->base_text);
      row->base_text = text;
      row->changed = TRUE;
    }
  return TRUE;
}
