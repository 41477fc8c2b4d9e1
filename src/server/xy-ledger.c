// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The database in SQLite: opening, records and what hangs on them.  Sessions and accounts are in
 * xy-ledger-accounts.c, the feed in xy-ledger-feed.c. */

#include "server/xy-ledger-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "model/xy-json.h"

/* A record is far smaller; what is read back was written by this program. */
#define FIELDS_MAX_BYTES (16 * 1024 * 1024)

/* A record's columns repeat what is looked for; the truth is in its fields. */
static gboolean
make_version_1 (XyConnection *connection, GError **error)
{
  return xy_connection_execute (
      connection,
      "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
      "CREATE TABLE counter (one INTEGER PRIMARY KEY CHECK (one = 1), revision INTEGER NOT NULL);"
      "INSERT INTO counter VALUES (1, 0);"
      "CREATE TABLE record ("
      " kind TEXT NOT NULL, id TEXT NOT NULL, campaign TEXT, college TEXT, student TEXT,"
      " subject TEXT, photo TEXT, online INTEGER NOT NULL, deleted INTEGER NOT NULL,"
      " natural_key TEXT, revision INTEGER NOT NULL, fields TEXT NOT NULL, stamps TEXT NOT NULL,"
      " PRIMARY KEY (kind, id));"
      "CREATE UNIQUE INDEX record_revision ON record (revision);"
      "CREATE UNIQUE INDEX record_natural_key ON record (kind, natural_key)"
      " WHERE natural_key IS NOT NULL AND deleted = 0;"
      "CREATE INDEX record_college ON record (college, kind);"
      "CREATE INDEX record_student ON record (student) WHERE student IS NOT NULL;"
      "CREATE INDEX record_subject ON record (subject) WHERE subject IS NOT NULL;"
      "CREATE INDEX record_photo ON record (photo) WHERE photo IS NOT NULL;"
      "CREATE TABLE gone ("
      " revision INTEGER NOT NULL, college TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL,"
      " PRIMARY KEY (revision, college)) WITHOUT ROWID;"
      "CREATE TABLE alias (id TEXT PRIMARY KEY, means TEXT NOT NULL, campaign TEXT) WITHOUT ROWID;"
      "CREATE TABLE answer ("
      " mutation TEXT PRIMARY KEY, account TEXT NOT NULL, answer TEXT NOT NULL) WITHOUT ROWID;"
      "CREATE TABLE account ("
      " name TEXT PRIMARY KEY, role TEXT NOT NULL, colleges TEXT NOT NULL,"
      " password_hash TEXT NOT NULL) WITHOUT ROWID;"
      "CREATE TABLE session ("
      " token_hash TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES account (name),"
      " expires INTEGER NOT NULL) WITHOUT ROWID;"
      "CREATE INDEX session_expires ON session (expires);",
      error);
}

static const XyMigration migrations[] = { make_version_1 };

static gboolean
plant (XyLedger *database, GPtrArray *seed, gboolean *seeded, GError **error)
{
  g_autoptr (XyStatement) statement = NULL;
  g_autofree char *identity = xy_uuid_new ();

  statement = xy_connection_prepare (database->connection,
                                     "INSERT OR IGNORE INTO setting VALUES ('identity', ?)", error);
  if (statement == NULL)
    return FALSE;
  xy_statement_bind_string (statement, 1, identity);
  if (!xy_statement_run (statement, error))
    return FALSE;
  *seeded = xy_connection_get_changes (database->connection) > 0;
  if (!*seeded || seed == NULL)
    return TRUE;

  for (guint i = 0; i < seed->len; i++)
    {
      const XyRecord *record = g_ptr_array_index (seed, i);
      g_autoptr (XyLedgerEntry) entry = NULL;
      gint64 revision;

      if (!xy_ledger_take_revision (database, &revision, error))
        return FALSE;
      entry = xy_ledger_entry_new (
          xy_record_new (record->kind, record->id, revision, xy_fields_copy (record->fields)));
      if (!xy_ledger_put (database, entry, error))
        return FALSE;
    }
  return TRUE;
}

XyLedger *
xy_ledger_open (const char *directory, GPtrArray *seed, gboolean *seeded, GError **error)
{
  g_autoptr (XyLedger) database = NULL;
  g_autofree char *path = g_build_filename (directory, "server.db", NULL);
  gboolean fresh = FALSE;

  if (g_mkdir_with_parents (directory, 0700) != 0)
    {
      int code = errno;

      g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (code),
                   "The data folder “%s” cannot be made: %s", directory, g_strerror (code));
      return NULL;
    }
  database = g_new0 (XyLedger, 1);
  database->connection = xy_connection_open (path, error);
  if (database->connection == NULL ||
      !xy_connection_migrate (database->connection, migrations, G_N_ELEMENTS (migrations), error) ||
      !xy_connection_begin (database->connection, error))
    return NULL;
  if (!plant (database, seed, &fresh, error))
    {
      xy_connection_rollback (database->connection);
      return NULL;
    }
  if (!xy_connection_commit (database->connection, error))
    return NULL;
  if (seeded != NULL)
    *seeded = fresh;
  return g_steal_pointer (&database);
}

void
xy_ledger_free (XyLedger *database)
{
  g_clear_pointer (&database->connection, xy_connection_free);
  g_free (database);
}

gboolean
xy_ledger_begin (XyLedger *database, GError **error)
{
  return xy_connection_begin (database->connection, error);
}

gboolean
xy_ledger_commit (XyLedger *database, GError **error)
{
  return xy_connection_commit (database->connection, error);
}

void
xy_ledger_rollback (XyLedger *database)
{
  xy_connection_rollback (database->connection);
}

gboolean
xy_ledger_step_once (XyStatement *statement, gboolean *found, GError **error)
{
  return statement != NULL && xy_statement_step (statement, found, error);
}

char *
xy_ledger_dup_identity (XyLedger *database, GError **error)
{
  g_autoptr (XyStatement) statement = xy_connection_prepare (
      database->connection, "SELECT value FROM setting WHERE name = 'identity'", error);
  gboolean found;

  if (!xy_ledger_step_once (statement, &found, error))
    return NULL;
  if (!found)
    {
      g_set_error_literal (error, XY_SQLITE_ERROR, XY_SQLITE_ERROR_DAMAGED,
                           "The database does not know its identity");
      return NULL;
    }
  return g_strdup (xy_statement_get_string (statement, 0));
}

gboolean
xy_ledger_get_revision (XyLedger *database, gint64 *revision, GError **error)
{
  g_autoptr (XyStatement) statement =
      xy_connection_prepare (database->connection, "SELECT revision FROM counter", error);
  gboolean found;

  if (!xy_ledger_step_once (statement, &found, error))
    return FALSE;
  *revision = found ? xy_statement_get_int (statement, 0) : 0;
  return TRUE;
}

gboolean
xy_ledger_take_revision (XyLedger *database, gint64 *revision, GError **error)
{
  g_autoptr (XyStatement) statement = xy_connection_prepare (
      database->connection, "UPDATE counter SET revision = revision + 1", error);

  if (statement == NULL || !xy_statement_run (statement, error))
    return FALSE;
  return xy_ledger_get_revision (database, revision, error);
}

#define ENTRY_COLUMNS "kind, id, revision, fields, stamps"

static XyLedgerEntry *
entry_from_row (XyStatement *statement, GError **error)
{
  const char *text = xy_statement_get_string (statement, 3);
  g_autoptr (JsonNode) node = xy_json_parse (text, strlen (text), FIELDS_MAX_BYTES, error);
  g_autoptr (XyFields) fields = node != NULL ? xy_json_to_fields (node, error) : NULL;
  g_autoptr (XyLedgerEntry) entry = NULL;
  XyKind kind;

  if (fields == NULL)
    return NULL;
  if (!xy_kind_from_string (xy_statement_get_string (statement, 0), &kind))
    {
      g_set_error_literal (error, XY_SQLITE_ERROR, XY_SQLITE_ERROR_DAMAGED,
                           "The database has a record of an unknown kind");
      return NULL;
    }
  entry = xy_ledger_entry_new (xy_record_new (kind, xy_statement_get_string (statement, 1),
                                              xy_statement_get_int (statement, 2),
                                              g_steal_pointer (&fields)));
  if (!xy_ledger_entry_take_stamps (entry, xy_statement_get_string (statement, 4), error))
    return NULL;
  return g_steal_pointer (&entry);
}

static gboolean
find_entry (XyStatement *statement, XyLedgerEntry **entry, GError **error)
{
  gboolean found;

  *entry = NULL;
  if (!xy_ledger_step_once (statement, &found, error))
    return FALSE;
  if (found)
    *entry = entry_from_row (statement, error);
  return !found || *entry != NULL;
}

gboolean
xy_ledger_find (XyLedger *database,
                XyKind kind,
                const char *id,
                XyLedgerEntry **entry,
                GError **error)
{
  g_autoptr (XyStatement) statement = xy_connection_prepare (
      database->connection, "SELECT " ENTRY_COLUMNS " FROM record WHERE kind = ? AND id = ?",
      error);

  if (statement == NULL)
    return FALSE;
  xy_statement_bind_string (statement, 1, xy_kind_to_string (kind));
  xy_statement_bind_string (statement, 2, id);
  return find_entry (statement, entry, error);
}

gboolean
xy_ledger_find_by_key (XyLedger *database,
                       XyKind kind,
                       const char *key,
                       XyLedgerEntry **entry,
                       GError **error)
{
  g_autoptr (XyStatement) statement = xy_connection_prepare (
      database->connection,
      "SELECT " ENTRY_COLUMNS " FROM record WHERE kind = ? AND natural_key = ? AND deleted = 0",
      error);

  if (statement == NULL)
    return FALSE;
  xy_statement_bind_string (statement, 1, xy_kind_to_string (kind));
  xy_statement_bind_string (statement, 2, key);
  return find_entry (statement, entry, error);
}

gboolean
xy_ledger_put (XyLedger *database, const XyLedgerEntry *entry, GError **error)
{
  const XyRecord *record = entry->record;
  const XyFields *fields = record->fields;
  g_autoptr (XyStatement) statement = xy_connection_prepare (
      database->connection,
      "INSERT INTO record (kind, id, campaign, college, student, subject, photo, online,"
      " deleted, natural_key, revision, fields, stamps)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
      " ON CONFLICT (kind, id) DO UPDATE SET campaign = excluded.campaign,"
      " college = excluded.college, student = excluded.student, subject = excluded.subject,"
      " photo = excluded.photo, online = excluded.online, deleted = excluded.deleted,"
      " natural_key = excluded.natural_key, revision = excluded.revision,"
      " fields = excluded.fields, stamps = excluded.stamps",
      error);
  g_autoptr (JsonNode) node = xy_json_from_fields (fields);
  g_autofree char *text = xy_json_to_string (node, FALSE);
  g_autofree char *stamps = xy_ledger_entry_stamps_to_text (entry);
  g_autofree char *key = xy_record_dup_natural_key (record->kind, fields);

  if (statement == NULL)
    return FALSE;
  xy_statement_bind_string (statement, 1, xy_kind_to_string (record->kind));
  xy_statement_bind_string (statement, 2, record->id);
  xy_statement_bind_string (statement, 3, xy_fields_get_string (fields, "campaign"));
  xy_statement_bind_string (statement, 4, xy_record_get_college (record));
  xy_statement_bind_string (statement, 5, xy_fields_get_string (fields, "student"));
  xy_statement_bind_string (statement, 6, xy_fields_get_string (fields, "subject"));
  xy_statement_bind_string (statement, 7, xy_fields_get_string (fields, "photo"));
  xy_statement_bind_int (statement, 8, xy_fields_get_boolean (fields, "online_only", FALSE));
  xy_statement_bind_int (statement, 9, xy_record_is_deleted (record));
  xy_statement_bind_string (statement, 10, key);
  xy_statement_bind_int (statement, 11, record->revision);
  xy_statement_bind_string (statement, 12, text);
  xy_statement_bind_string (statement, 13, stamps);
  return xy_statement_run (statement, error);
}

/* Reads every row as an entry. */
static GPtrArray *
list_entries (XyStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) xy_ledger_entry_free);
  gboolean row = TRUE;

  while (row)
    {
      XyLedgerEntry *entry;

      if (!xy_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        continue;
      entry = entry_from_row (statement, error);
      if (entry == NULL)
        return NULL;
      g_ptr_array_add (entries, entry);
    }
  return g_steal_pointer (&entries);
}

GPtrArray *
xy_ledger_list (XyLedger *database, XyKind kind, const char *campaign, GError **error)
{
  g_autoptr (XyStatement) statement =
      xy_connection_prepare (database->connection,
                             "SELECT " ENTRY_COLUMNS " FROM record WHERE kind = ?1 AND deleted = 0"
                             " AND (?2 IS NULL OR campaign = ?2) ORDER BY id",
                             error);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_record_unref);

  if (statement == NULL)
    return NULL;
  xy_statement_bind_string (statement, 1, xy_kind_to_string (kind));
  xy_statement_bind_string (statement, 2, campaign);
  entries = list_entries (statement, error);
  if (entries == NULL)
    return NULL;
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (records,
                     xy_record_ref (((XyLedgerEntry *) g_ptr_array_index (entries, i))->record));
  return g_steal_pointer (&records);
}

GPtrArray *
xy_ledger_list_of_student (XyLedger *database, const char *student, GError **error)
{
  g_autoptr (XyStatement) statement = xy_connection_prepare (
      database->connection,
      "SELECT " ENTRY_COLUMNS " FROM record WHERE student = ? ORDER BY revision", error);

  if (statement == NULL)
    return NULL;
  xy_statement_bind_string (statement, 1, student);
  return list_entries (statement, error);
}

GPtrArray *
xy_ledger_list_requests (XyLedger *database, const char *assignment, GError **error)
{
  g_autoptr (XyStatement) statement = xy_connection_prepare (
      database->connection,
      "SELECT " ENTRY_COLUMNS " FROM record WHERE subject = ? AND kind = 'request'"
      " AND deleted = 0 AND json_extract (fields, '$.state') = 'open' ORDER BY revision",
      error);

  if (statement == NULL)
    return NULL;
  xy_statement_bind_string (statement, 1, assignment);
  return list_entries (statement, error);
}

GHashTable *
xy_ledger_count_classes (XyLedger *database,
                         const char *college,
                         const char *campaign,
                         GError **error)
{
  g_autoptr (GHashTable) sizes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (XyStatement) statement = xy_connection_prepare (
      database->connection,
      "SELECT json_extract (fields, '$.class'), COUNT (*) FROM record"
      " WHERE college = ? AND campaign = ? AND kind = 'student' AND deleted = 0 AND online = 0"
      " AND json_extract (fields, '$.class') IS NOT NULL GROUP BY 1",
      error);
  gboolean row = TRUE;

  if (statement == NULL)
    return NULL;
  xy_statement_bind_string (statement, 1, college);
  xy_statement_bind_string (statement, 2, campaign);
  while (row)
    {
      if (!xy_statement_step (statement, &row, error))
        return NULL;
      if (row)
        g_hash_table_insert (sizes, g_strdup (xy_statement_get_string (statement, 0)),
                             GINT_TO_POINTER ((int) xy_statement_get_int (statement, 1)));
    }
  return g_steal_pointer (&sizes);
}

gboolean
xy_ledger_count_students (XyLedger *database,
                          const char *college,
                          gint64 *on_site,
                          gint64 *online,
                          GError **error)
{
  g_autoptr (XyStatement) statement = xy_connection_prepare (
      database->connection,
      "SELECT COALESCE (SUM (online = 0), 0), COALESCE (SUM (online = 1), 0) FROM record"
      " WHERE college = ? AND kind = 'student' AND deleted = 0 AND campaign NOT IN"
      " (SELECT id FROM record WHERE kind = 'campaign'"
      "  AND (deleted = 1 OR json_extract (fields, '$.closed') = 1))",
      error);
  gboolean found;

  if (statement == NULL)
    return FALSE;
  xy_statement_bind_string (statement, 1, college);
  if (!xy_ledger_step_once (statement, &found, error))
    return FALSE;
  *on_site = found ? xy_statement_get_int (statement, 0) : 0;
  *online = found ? xy_statement_get_int (statement, 1) : 0;
  return TRUE;
}

gboolean
xy_ledger_put_gone (XyLedger *database,
                    XyKind kind,
                    const char *id,
                    const char *college,
                    gint64 revision,
                    GError **error)
{
  g_autoptr (XyStatement) statement = xy_connection_prepare (
      database->connection, "INSERT INTO gone (revision, college, kind, id) VALUES (?, ?, ?, ?)",
      error);

  if (statement == NULL)
    return FALSE;
  xy_statement_bind_int (statement, 1, revision);
  xy_statement_bind_string (statement, 2, college);
  xy_statement_bind_string (statement, 3, xy_kind_to_string (kind));
  xy_statement_bind_string (statement, 4, id);
  return xy_statement_run (statement, error);
}

gboolean
xy_ledger_put_alias (XyLedger *database,
                     const char *from,
                     const char *to,
                     const char *campaign,
                     GError **error)
{
  g_autoptr (XyStatement) statement = xy_connection_prepare (
      database->connection, "INSERT OR REPLACE INTO alias (id, means, campaign) VALUES (?, ?, ?)",
      error);

  if (statement == NULL)
    return FALSE;
  xy_statement_bind_string (statement, 1, from);
  xy_statement_bind_string (statement, 2, to);
  xy_statement_bind_string (statement, 3, campaign);
  return xy_statement_run (statement, error);
}

gboolean
xy_ledger_dup_alias (XyLedger *database, const char *from, char **to, GError **error)
{
  g_autoptr (XyStatement) statement =
      xy_connection_prepare (database->connection, "SELECT means FROM alias WHERE id = ?", error);
  gboolean found;

  *to = NULL;
  if (statement == NULL)
    return FALSE;
  xy_statement_bind_string (statement, 1, from);
  if (!xy_ledger_step_once (statement, &found, error))
    return FALSE;
  if (found)
    *to = g_strdup (xy_statement_get_string (statement, 0));
  return TRUE;
}

gboolean
xy_ledger_put_answer (XyLedger *database,
                      const XyAnswer *answer,
                      const char *account,
                      GError **error)
{
  g_autoptr (XyStatement) statement = xy_connection_prepare (
      database->connection, "INSERT INTO answer (mutation, account, answer) VALUES (?, ?, ?)",
      error);
  g_autoptr (JsonNode) node = xy_answer_to_json (answer);
  g_autofree char *text = xy_json_to_string (node, FALSE);

  if (statement == NULL)
    return FALSE;
  xy_statement_bind_string (statement, 1, answer->mutation);
  xy_statement_bind_string (statement, 2, account);
  xy_statement_bind_string (statement, 3, text);
  return xy_statement_run (statement, error);
}

gboolean
xy_ledger_find_answer (XyLedger *database,
                       const char *mutation,
                       XyAnswer **answer,
                       char **account,
                       GError **error)
{
  g_autoptr (XyStatement) statement = xy_connection_prepare (
      database->connection, "SELECT answer, account FROM answer WHERE mutation = ?", error);
  g_autoptr (JsonNode) node = NULL;
  const char *text;
  gboolean found;

  *answer = NULL;
  *account = NULL;
  if (statement == NULL)
    return FALSE;
  xy_statement_bind_string (statement, 1, mutation);
  if (!xy_ledger_step_once (statement, &found, error))
    return FALSE;
  if (!found)
    return TRUE;
  text = xy_statement_get_string (statement, 0);
  node = xy_json_parse (text, strlen (text), FIELDS_MAX_BYTES, error);
  *answer = node != NULL ? xy_answer_from_json (node, error) : NULL;
  if (*answer == NULL)
    return FALSE;
  *account = g_strdup (xy_statement_get_string (statement, 1));
  return TRUE;
}
