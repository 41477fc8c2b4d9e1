// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/xy-creations.h"

#include "store/xy-rows.h"

/* A random UUID, version 4. */
#define SQL_UUID                                                                                   \
  "lower (hex (randomblob (4)) || '-' || hex (randomblob (2)) || '-4' ||"                          \
  " substr (hex (randomblob (2)), 2) || '-' || substr ('89ab', 1 + (random () & 3), 1) ||"         \
  " substr (hex (randomblob (2)), 2) || '-' || hex (randomblob (6)))"

/* Only what a row of its own says all about: a submission stands in the queue of photos, too. */
static gboolean
is_plain_creation (const XyEdit *edit)
{
  return edit->kind != XY_KIND_SUBMISSION &&
         !xy_fields_get_boolean (edit->fields, "deleted", FALSE);
}

/* For a record that is to be created there is nothing to unset. */
static XyFields *
pick_values (XyFields *wanted)
{
  XyFields *values = NULL;

  for (guint i = 0; i < xy_fields_get_size (wanted); i++)
    {
      const char *name;

      if (xy_value_get_type (xy_fields_get_nth (wanted, i, &name)) != XY_VALUE_NULL)
        continue;
      if (values == NULL)
        values = xy_fields_copy (wanted);
      xy_fields_remove (values, name);
    }
  return values != NULL ? values : xy_fields_ref (wanted);
}

gboolean
xy_creations_insert (XyDatabase *db,
                     GPtrArray *edits,
                     guint *n_done,
                     gint64 *first_row,
                     gint64 *last_row,
                     GError **error)
{
  g_autoptr (XyStatement) insert = xy_rows_prepare_insert (db, error);
  g_autoptr (GString) text = g_string_new (NULL);

  *first_row = 0;
  *last_row = 0;
  if (insert == NULL)
    return FALSE;
  for (*n_done = 0; *n_done < edits->len; (*n_done)++)
    {
      const XyEdit *edit = g_ptr_array_index (edits, *n_done);
      g_autoptr (XyFields) values = NULL;
      gint64 row;

      if (!is_plain_creation (edit))
        return TRUE;
      values = pick_values (edit->fields);
      if (xy_fields_get_size (values) == 0)
        continue;
      if (!xy_rows_insert (db, insert, edit->kind, edit->id, values, text, &row, error))
        return FALSE;
      if (row == 0)
        return TRUE;
      if (*first_row == 0)
        *first_row = row;
      *last_row = row;
    }
  return TRUE;
}

static gboolean
run (XyDatabase *db, const char *sql, GError **error)
{
  g_autoptr (XyStatement) statement = xy_database_prepare (db, sql, error);

  return statement != NULL && xy_statement_run (statement, error);
}

gboolean
xy_creations_write_out (XyDatabase *db, GError **error)
{
  gint64 n;

  if (db->creations_written)
    return TRUE;
  if (!xy_database_get_number (db, "SELECT count(*) FROM act WHERE first_row IS NOT NULL", &n,
                               error) ||
      (n > 0 &&
       (!run (db,
              "INSERT INTO mutation (act, id, kind, record, base, fields, at, by, state)"
              " SELECT act.number, " SQL_UUID ", kind, record.id, 0, fields, at, by, 'waiting'"
              " FROM act CROSS JOIN record ON record.rowid BETWEEN first_row AND last_row"
              " WHERE first_row IS NOT NULL ORDER BY act.number, record.rowid",
              error) ||
        !run (db, "UPDATE act SET first_row = NULL, last_row = NULL WHERE first_row IS NOT NULL",
              error))))
    return FALSE;
  db->creations_written = TRUE;
  return TRUE;
}
