// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/xy-database.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>

#include "model/xy-json.h"
#include "store/xy-photos.h"
#include "store/xy-rows.h"
#include "store/xy-schema.h"

/* The application and the command line are used on one store by one person: a short command of the
 * other is waited for. */
#define LOCK_WAIT_MICROSECONDS (5 * G_USEC_PER_SEC)
#define LOCK_STEP_MICROSECONDS (20 * 1000)
/* An import writes ten megabytes at once, a person a line now and then. */
#define PAGE_SIZE 16384

static void
assert_thread (XyDatabase *db)
{
  g_assert (db->thread == g_thread_self ());
}

void
xy_database_translate (GError **error, XyStoreError otherwise)
{
  GError *fault = error != NULL ? *error : NULL;

  if (fault == NULL || fault->domain == XY_STORE_ERROR || fault->domain == G_IO_ERROR)
    return;
  if (g_error_matches (fault, XY_SQLITE_ERROR, XY_SQLITE_ERROR_TOO_NEW))
    fault->code = XY_STORE_ERROR_TOO_NEW;
  else if (g_error_matches (fault, XY_SQLITE_ERROR, XY_SQLITE_ERROR_BUSY))
    fault->code = XY_STORE_ERROR_IN_USE;
  else
    fault->code = (int) otherwise;
  fault->domain = XY_STORE_ERROR;
}

char *
xy_database_fields_to_text (const XyFields *fields)
{
  return xy_json_text_from_fields (fields);
}

XyFields *
xy_database_fields_from_text (const char *text, GError **error)
{
  return xy_json_text_to_fields (text, strlen (text), error);
}

XyStatement *
xy_database_prepare (XyDatabase *db, const char *sql, GError **error)
{
  assert_thread (db);
  return xy_connection_prepare (db->connection, sql, error);
}

gboolean
xy_database_get_number (XyDatabase *db, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (XyStatement) select = xy_database_prepare (db, sql, error);
  gboolean found;

  *value = 0;
  if (select == NULL || !xy_statement_step (select, &found, error))
    return FALSE;
  if (found)
    *value = xy_statement_get_int (select, 0);
  return TRUE;
}

static gboolean
get_word (XyDatabase *db, const char *sql, const char *name, char **word, GError **error)
{
  g_autoptr (XyStatement) select = xy_database_prepare (db, sql, error);
  gboolean found;

  *word = NULL;
  if (select == NULL)
    return FALSE;
  if (name != NULL)
    xy_statement_bind_string (select, 1, name);
  if (!xy_statement_step (select, &found, error))
    return FALSE;
  if (found)
    *word = g_strdup (xy_statement_get_string (select, 0));
  return TRUE;
}

char *
xy_database_dup_meta (XyDatabase *db, const char *name, GError **error)
{
  char *value;

  if (!get_word (db, "SELECT value FROM meta WHERE name = ?", name, &value, error))
    return NULL;
  if (value == NULL)
    g_set_error (error, XY_STORE_ERROR, XY_STORE_ERROR_UNREADABLE,
                 _ ("The store in %s is not whole: “%s” is missing"), db->directory, name);
  return value;
}

static gboolean
set_word (XyDatabase *db, const char *sql, const char *name, const char *value, GError **error)
{
  g_autoptr (XyStatement) replace = xy_database_prepare (db, sql, error);

  if (replace == NULL)
    return FALSE;
  xy_statement_bind_string (replace, 1, name);
  if (value != NULL)
    xy_statement_bind_string (replace, 2, value);
  return xy_statement_run (replace, error);
}

gboolean
xy_database_set_meta (XyDatabase *db, const char *name, const char *value, GError **error)
{
  return set_word (db, "INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", name, value,
                   error);
}

GHashTable *
xy_database_list_settings (XyDatabase *db, GError **error)
{
  g_autoptr (XyStatement) select =
      xy_database_prepare (db, "SELECT name, value FROM setting", error);
  g_autoptr (GHashTable) settings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gboolean found = TRUE;

  if (select == NULL)
    return NULL;
  while (found)
    {
      if (!xy_statement_step (select, &found, error))
        return NULL;
      if (found)
        g_hash_table_insert (settings, g_strdup (xy_statement_get_string (select, 0)),
                             g_strdup (xy_statement_get_string (select, 1)));
    }
  return g_steal_pointer (&settings);
}

gboolean
xy_database_set_setting (XyDatabase *db, const char *name, const char *value, GError **error)
{
  gboolean done;

  if (!xy_database_begin (db, error))
    return FALSE;
  if (value != NULL)
    done = set_word (db, "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", name, value,
                     error);
  else
    done = set_word (db, "DELETE FROM setting WHERE name = ?", name, NULL, error);
  if (!xy_database_end (db, done, error))
    return FALSE;
  g_hash_table_replace (db->set, g_strdup (name), g_strdup (value));
  if (g_str_equal (name, "account"))
    {
      g_free (db->account);
      db->account = g_strdup (value);
    }
  return TRUE;
}

static void
summary_clear (XySummary *summary)
{
  g_free (summary->undo_label);
  g_free (summary->redo_label);
  memset (summary, 0, sizeof *summary);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (XySummary, summary_clear)

static gboolean
count_outbox (XyDatabase *db, XyStoreCounts *counts, GError **error)
{
  g_autoptr (XyStatement) select = xy_database_prepare (
      db,
      "SELECT count(DISTINCT act), count(*), min(act),"
      " (SELECT count(*) FROM act WHERE first_row IS NOT NULL),"
      " (SELECT sum(last_row - first_row + 1) FROM act WHERE first_row IS NOT NULL),"
      " (SELECT min(number) FROM act WHERE first_row IS NOT NULL)"
      " FROM mutation WHERE state = 'waiting'",
      error);
  g_autoptr (XyStatement) since =
      xy_database_prepare (db, "SELECT at FROM act WHERE number = ?", error);
  gint64 oldest = 0;
  gboolean found;

  if (select == NULL || since == NULL || !xy_statement_step (select, &found, error))
    return FALSE;
  counts->waiting = (int) (xy_statement_get_int (select, 0) + xy_statement_get_int (select, 3));
  counts->waiting_mutations =
      (int) (xy_statement_get_int (select, 1) + xy_statement_get_int (select, 4));
  /* What is null is 0, and no act has that number. */
  for (int column = 2; column <= 5; column += 3)
    {
      gint64 number = xy_statement_get_int (select, column);

      if (number > 0 && (oldest == 0 || number < oldest))
        oldest = number;
    }
  xy_statement_bind_int (since, 1, oldest);
  if (!xy_statement_step (since, &found, error))
    return FALSE;
  if (found)
    g_strlcpy (counts->waiting_since, xy_statement_get_string (since, 0),
               sizeof counts->waiting_since);
  return TRUE;
}

static gboolean
summarize (XyDatabase *db, XySummary *summary, GError **error)
{
  g_autofree char *cursor = NULL;
  gint64 conflicts, up, down;

  cursor = xy_database_dup_meta (db, "cursor", error);
  if (cursor == NULL || !count_outbox (db, &summary->counts, error) ||
      !xy_database_get_number (
          db, "SELECT count(*) FROM mutation WHERE state IN ('conflict', 'refused')", &conflicts,
          error) ||
      !xy_database_get_number (db, "SELECT count(*) FROM photo WHERE queue = 'up'", &up, error) ||
      !xy_database_get_number (db, "SELECT count(*) FROM photo WHERE queue = 'down'", &down,
                               error) ||
      !get_word (db, "SELECT label FROM act WHERE stack = 'undo' ORDER BY number DESC LIMIT 1",
                 NULL, &summary->undo_label, error) ||
      !get_word (db, "SELECT label FROM act WHERE stack = 'redo' ORDER BY number DESC LIMIT 1",
                 NULL, &summary->redo_label, error))
    return FALSE;
  summary->cursor = g_ascii_strtoll (cursor, NULL, 10);
  summary->counts.conflicts = (int) conflicts;
  summary->counts.photos_up = (int) up;
  summary->counts.photos_down = (int) down;
  return TRUE;
}

static void
forget_transaction (XyDatabase *db)
{
  g_hash_table_remove_all (db->changed);
  g_hash_table_remove_all (db->gone);
  g_hash_table_remove_all (db->photos);
  g_hash_table_remove_all (db->erased);
  db->creations_written = FALSE;
  db->outbox_changed = FALSE;
}

gboolean
xy_database_begin (XyDatabase *db, GError **error)
{
  assert_thread (db);
  forget_transaction (db);
  return xy_connection_begin (db->connection, error);
}

gboolean
xy_database_end (XyDatabase *db, gboolean well, GError **error)
{
  g_auto (XySummary) summary = { 0 };

  assert_thread (db);
  if (!well || !xy_photos_queue (db, error) || !summarize (db, &summary, error) ||
      !xy_connection_commit (db->connection, error))
    {
      xy_connection_rollback (db->connection);
      forget_transaction (db);
      return FALSE;
    }
  if (memcmp (&summary.counts, &db->summary.counts, sizeof summary.counts) != 0 ||
      g_strcmp0 (summary.undo_label, db->summary.undo_label) != 0 ||
      g_strcmp0 (summary.redo_label, db->summary.redo_label) != 0)
    db->outbox_changed = TRUE;
  summary_clear (&db->summary);
  db->summary = summary;
  memset (&summary, 0, sizeof summary);
  xy_photos_erase_files (db);
  return TRUE;
}

static gboolean
make_private_folder (const char *path, GError **error)
{
  if (g_mkdir_with_parents (path, 0700) == 0 && g_chmod (path, 0700) == 0)
    return TRUE;
  g_set_error (error, XY_STORE_ERROR, XY_STORE_ERROR_UNREADABLE,
               _ ("The store's folder %s cannot be used: %s"), path, g_strerror (errno));
  return FALSE;
}

static gboolean
lock_folder (XyDatabase *db, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_build_filename (db->directory, "lock", NULL);
  gint64 deadline = g_get_monotonic_time () + LOCK_WAIT_MICROSECONDS;

  db->lock = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (db->lock < 0)
    {
      g_set_error (error, XY_STORE_ERROR, XY_STORE_ERROR_UNREADABLE,
                   _ ("The store's folder %s cannot be used: %s"), db->directory,
                   g_strerror (errno));
      return FALSE;
    }
  while (flock (db->lock, LOCK_EX | LOCK_NB) != 0)
    {
      if (g_get_monotonic_time () > deadline)
        {
          g_set_error (error, XY_STORE_ERROR, XY_STORE_ERROR_IN_USE,
                       _ ("Another program is using the store in %s; close it and try again"),
                       db->directory);
          return FALSE;
        }
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      g_usleep (LOCK_STEP_MICROSECONDS);
    }
  return TRUE;
}

/* What a store begins with. */
static gboolean
begin_store (XyDatabase *db, GPtrArray *seed, GError **error)
{
  g_autofree char *origin = xy_uuid_new ();

  return xy_database_set_meta (db, "origin", origin, error) &&
         xy_database_set_meta (db, "cursor", "0", error) &&
         xy_database_set_meta (db, "pulled", "0", error) && xy_rows_seed (db, seed, error);
}

static gboolean
load (XyDatabase *db, GPtrArray *seed, GError **error)
{
  gint64 n;
  gboolean done;

  if (!xy_database_begin (db, error))
    return FALSE;
  done = xy_database_get_number (db, "SELECT count(*) FROM meta", &n, error) &&
         (n > 0 || begin_store (db, seed, error)) && xy_photos_repair (db, error);
  if (!xy_database_end (db, done, error))
    return FALSE;
  forget_transaction (db);
  /* Whoever only looks does not carry what another has left, see xy-acts.c, into the database. */
  if (n > 0)
    xy_connection_leave_log (db->connection);
  db->origin = xy_database_dup_meta (db, "origin", error);
  return db->origin != NULL &&
         get_word (db, "SELECT value FROM setting WHERE name = ?", "account", &db->account, error);
}

static guint
hash_record (gconstpointer data)
{
  const XyRecord *record = data;

  return g_str_hash (record->id) ^ (guint) record->kind;
}

static gboolean
equal_records (gconstpointer a, gconstpointer b)
{
  const XyRecord *one = a, *other = b;

  return one->kind == other->kind && g_str_equal (one->id, other->id);
}

XyDatabase *
xy_database_open (const char *directory, GPtrArray *seed, GCancellable *cancellable, GError **error)
{
  g_autoptr (XyDatabase) db = g_new0 (XyDatabase, 1);
  g_autofree char *path = g_build_filename (directory, "store.sqlite", NULL);
  GDestroyNotify unref = (GDestroyNotify) xy_record_unref;

  db->thread = g_thread_self ();
  db->directory = g_strdup (directory);
  db->lock = -1;
  db->changed = g_hash_table_new_full (hash_record, equal_records, unref, NULL);
  db->gone = g_hash_table_new_full (hash_record, equal_records, unref, NULL);
  db->photos = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  db->erased = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  db->set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!make_private_folder (directory, error) || !lock_folder (db, cancellable, error))
    return NULL;
  db->connection = xy_connection_open_paged (path, PAGE_SIZE, error);
  if (db->connection == NULL || !xy_schema_migrate (db->connection, error) ||
      !load (db, seed, error))
    {
      xy_database_translate (error, XY_STORE_ERROR_UNREADABLE);
      return NULL;
    }
  return g_steal_pointer (&db);
}

void
xy_database_close (XyDatabase *db)
{
  assert_thread (db);
  g_clear_pointer (&db->connection, xy_connection_free);
  /* Last: whoever waits for the lock finds the database closed. */
  if (db->lock >= 0)
    g_close (db->lock, NULL);
  summary_clear (&db->summary);
  g_hash_table_unref (db->changed);
  g_hash_table_unref (db->gone);
  g_hash_table_unref (db->photos);
  g_hash_table_unref (db->erased);
  g_hash_table_unref (db->set);
  g_free (db->account);
  g_free (db->origin);
  g_free (db->directory);
  g_free (db);
}
