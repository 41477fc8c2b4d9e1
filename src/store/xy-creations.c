// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/xy-creations.h"

#include "model/xy-json.h"
#include "store/xy-rows.h"

/* A random UUID, version 4. */
#define SQL_UUID                                                                                   \
  "lower (hex (randomblob (4)) || '-' || hex (randomblob (2)) || '-4' ||"                          \
  " substr (hex (randomblob (2)), 2) || '-' || substr ('89ab', 1 + (random () & 3), 1) ||"         \
  " substr (hex (randomblob (2)), 2) || '-' || hex (randomblob (6)))"

/* So many rows are handed from one thread to the other at once. */
#define BATCH_SIZE 128
/* So far is the one thread ahead of the other. */
#define N_BATCHES 8

/* A row to be: @values is %NULL where the edit is no plain creation. */
typedef struct
{
  XyFields *values;
  char *text;
  char *key;
} Creation;

typedef struct
{
  guint n;
  Creation creations[BATCH_SIZE];
} Batch;

/* The edits' texts are written on a thread of their own while the database's stores those that are
 * ready, and gives the batch back. */
typedef struct
{
  GPtrArray *edits;
  GAsyncQueue *ready;
  GAsyncQueue *spare;
  int is_unwanted;
} Writing;

static void
creation_clear (Creation *creation)
{
  g_clear_pointer (&creation->values, xy_fields_unref);
  g_clear_pointer (&creation->text, g_free);
  g_clear_pointer (&creation->key, g_free);
}

static void
batch_clear (Batch *batch)
{
  for (guint i = 0; i < batch->n; i++)
    creation_clear (&batch->creations[i]);
  batch->n = 0;
}

static void
batch_free (gpointer data)
{
  batch_clear (data);
  g_free (data);
}

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

static void
write_creation (const XyEdit *edit, Creation *creation)
{
  if (!is_plain_creation (edit))
    return;
  creation->values = pick_values (edit->fields);
  creation->text = xy_json_text_from_fields (creation->values);
  creation->key = xy_record_dup_natural_key (edit->kind, creation->values);
}

static gpointer
write_batches (gpointer data)
{
  Writing *writing = data;
  guint n = 0;

  while (n < writing->edits->len && !g_atomic_int_get (&writing->is_unwanted))
    {
      Batch *batch = g_async_queue_pop (writing->spare);

      batch_clear (batch);
      for (; batch->n < BATCH_SIZE && n < writing->edits->len; n++)
        write_creation (g_ptr_array_index (writing->edits, n), &batch->creations[batch->n++]);
      g_async_queue_push (writing->ready, batch);
    }
  return NULL;
}

/* Stores what is ready, in order, as long as each is a record that is not there yet. */
static gboolean
store_batches (XyDatabase *db,
               XyStatement *insert,
               Writing *writing,
               guint *n_done,
               gint64 *first_row,
               gint64 *last_row,
               GError **error)
{
  gboolean is_new = TRUE;

  while (is_new && *n_done < writing->edits->len)
    {
      Batch *batch = g_async_queue_pop (writing->ready);
      gboolean is_well = TRUE;

      for (guint i = 0; is_well && is_new && i < batch->n; i++)
        {
          const XyEdit *edit = g_ptr_array_index (writing->edits, *n_done);
          const Creation *creation = &batch->creations[i];
          gint64 row = 0;

          is_new = creation->values != NULL;
          if (is_new && xy_fields_get_size (creation->values) > 0)
            {
              is_well = xy_rows_insert (db, insert, edit->kind, edit->id, creation->values,
                                        creation->text, creation->key, &row, error);
              is_new = row != 0;
            }
          if (row != 0 && *first_row == 0)
            *first_row = row;
          if (row != 0)
            *last_row = row;
          if (is_new)
            (*n_done)++;
        }
      /* Whoever waits for one finds out then whether more is wanted. */
      if (!is_well || !is_new)
        g_atomic_int_set (&writing->is_unwanted, TRUE);
      g_async_queue_push (writing->spare, batch);
      if (!is_well)
        return FALSE;
    }
  return TRUE;
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
  g_autoptr (GAsyncQueue) ready = g_async_queue_new_full (batch_free);
  g_autoptr (GAsyncQueue) spare = g_async_queue_new_full (batch_free);
  Writing writing = { edits, ready, spare, FALSE };
  GThread *thread;
  gboolean is_well;

  *n_done = 0;
  *first_row = 0;
  *last_row = 0;
  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < N_BATCHES; i++)
    g_async_queue_push (spare, g_new0 (Batch, 1));
  thread = g_thread_new ("creations", write_batches, &writing);
  is_well = store_batches (db, insert, &writing, n_done, first_row, last_row, error);
  g_thread_join (thread);
  return is_well;
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
