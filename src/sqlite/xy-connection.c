// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sqlite/xy-connection.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <unistd.h>

/* SQLite's own. */
#define DEFAULT_PAGE_SIZE 4096
/* How long somebody else's transaction is waited for. */
#define BUSY_MILLISECONDS 5000

G_DEFINE_QUARK (xy_sqlite_error, xy_sqlite_error)

struct _XyConnection
{
  guint refs;
  GThread *owner;
  char *path;
  sqlite3 *handle;
  /* SQL text to an idle sqlite3_stmt. */
  GHashTable *idle;
};

struct _XyStatement
{
  XyConnection *connection;
  sqlite3_stmt *handle;
};

static void
assert_owner (XyConnection *connection)
{
  g_assert (connection->owner == g_thread_self ());
}

static XySqliteError
code_of_result (int result)
{
  switch (result & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return XY_SQLITE_ERROR_BUSY;
    case SQLITE_CONSTRAINT:
      return XY_SQLITE_ERROR_CONSTRAINT;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return XY_SQLITE_ERROR_DAMAGED;
    case SQLITE_FULL:
      return XY_SQLITE_ERROR_FULL;
    default:
      return XY_SQLITE_ERROR_FAILED;
    }
}

static void
set_error (GError **error, const char *path, int result, const char *message)
{
  XySqliteError code = code_of_result (result);

  switch (code)
    {
    case XY_SQLITE_ERROR_BUSY:
      g_set_error (error, XY_SQLITE_ERROR, code, _ ("Another program is using the database %s: %s"),
                   path, message);
      break;
    case XY_SQLITE_ERROR_DAMAGED:
      g_set_error (error, XY_SQLITE_ERROR, code, _ ("The database %s is damaged: %s"), path,
                   message);
      break;
    case XY_SQLITE_ERROR_FULL:
      g_set_error (error, XY_SQLITE_ERROR, code,
                   _ ("There is no space left for the database %s: %s"), path, message);
      break;
    case XY_SQLITE_ERROR_FAILED:
    case XY_SQLITE_ERROR_CONSTRAINT:
    case XY_SQLITE_ERROR_TOO_NEW:
    default:
      g_set_error (error, XY_SQLITE_ERROR, code, _ ("The database %s cannot do this: %s"), path,
                   message);
      break;
    }
}

static void
set_error_of_connection (XyConnection *connection, GError **error)
{
  set_error (error, connection->path, sqlite3_extended_errcode (connection->handle),
             sqlite3_errmsg (connection->handle));
}

static void
xy_connection_unref (XyConnection *connection)
{
  assert_owner (connection);
  if (--connection->refs > 0)
    return;
  g_clear_pointer (&connection->idle, g_hash_table_unref);
  sqlite3_close (connection->handle);
  g_free (connection->path);
  g_free (connection);
}

void
xy_connection_free (XyConnection *connection)
{
  xy_connection_unref (connection);
}

static void
finalize_handle (gpointer handle)
{
  sqlite3_finalize (handle);
}

/* Makes an empty file with mode 0600, whatever the umask; SQLite gives its helpers the same mode.
 * A file that is there is not opened: closing it would drop this process's locks on it. */
static gboolean
make_private_file (const char *path, GError **error)
{
  int fd = g_open (path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);

  if (fd >= 0)
    g_close (fd, NULL);
  if ((fd >= 0 || errno == EEXIST) && g_chmod (path, 0600) == 0)
    return TRUE;
  g_set_error (error, XY_SQLITE_ERROR, XY_SQLITE_ERROR_FAILED,
               _ ("The database %s cannot be opened: %s"), path, g_strerror (errno));
  return FALSE;
}

/* SQLite's counters of memory, which nobody reads, cost a lock at every piece. */
static void
configure_once (void)
{
  static gsize done;

  if (g_once_init_enter (&done))
    {
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      g_once_init_leave (&done, 1);
    }
}

XyConnection *
xy_connection_open (const char *path, GError **error)
{
  return xy_connection_open_paged (path, DEFAULT_PAGE_SIZE, error);
}

XyConnection *
xy_connection_open_paged (const char *path, guint page_size, GError **error)
{
  g_autoptr (XyConnection) connection = NULL;
  g_autofree char *pages = g_strdup_printf ("PRAGMA page_size = %u", page_size);
  int result;

  g_return_val_if_fail (path != NULL, NULL);

  configure_once ();
  if (!make_private_file (path, error))
    return NULL;

  connection = g_new0 (XyConnection, 1);
  connection->refs = 1;
  connection->owner = g_thread_self ();
  connection->path = g_strdup (path);
  connection->idle = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_handle);
  result = sqlite3_open_v2 (path, &connection->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                            NULL);
  if (result != SQLITE_OK)
    {
      set_error (error, path, result, sqlite3_errstr (result));
      return NULL;
    }
  sqlite3_extended_result_codes (connection->handle, 1);
  sqlite3_busy_timeout (connection->handle, BUSY_MILLISECONDS);
  if (!xy_connection_execute (connection, pages, error) ||
      !xy_connection_execute (connection,
                              "PRAGMA journal_mode = WAL;"
                              "PRAGMA synchronous = FULL;"
                              "PRAGMA foreign_keys = ON;"
                              "PRAGMA secure_delete = ON;"
                              "PRAGMA cache_size = -32768;"
                              "PRAGMA trusted_schema = OFF;"
                              "PRAGMA journal_size_limit = 16777216;",
                              error))
    return NULL;
  return g_steal_pointer (&connection);
}

gboolean
xy_connection_execute (XyConnection *connection, const char *sql, GError **error)
{
  assert_owner (connection);
  if (sqlite3_exec (connection->handle, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  set_error_of_connection (connection, error);
  return FALSE;
}

static void
set_leaves_log (XyConnection *connection, gboolean leaves)
{
  sqlite3_db_config (connection->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, leaves, NULL);
}

void
xy_connection_leave_log (XyConnection *connection)
{
  assert_owner (connection);
  set_leaves_log (connection, TRUE);
}

gboolean
xy_connection_begin (XyConnection *connection, GError **error)
{
  set_leaves_log (connection, FALSE);
  return xy_connection_execute (connection, "BEGIN IMMEDIATE", error);
}

gboolean
xy_connection_commit (XyConnection *connection, GError **error)
{
  if (xy_connection_execute (connection, "COMMIT", error))
    return TRUE;
  xy_connection_rollback (connection);
  return FALSE;
}

void
xy_connection_rollback (XyConnection *connection)
{
  assert_owner (connection);
  if (!sqlite3_get_autocommit (connection->handle))
    sqlite3_exec (connection->handle, "ROLLBACK", NULL, NULL, NULL);
}

XyStatement *
xy_connection_prepare (XyConnection *connection, const char *sql, GError **error)
{
  sqlite3_stmt *handle = NULL;
  gpointer text, idle;
  XyStatement *statement;

  assert_owner (connection);
  if (g_hash_table_steal_extended (connection->idle, sql, &text, &idle))
    {
      g_free (text);
      handle = idle;
    }
  else if (sqlite3_prepare_v3 (connection->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle,
                               NULL) != SQLITE_OK)
    {
      set_error_of_connection (connection, error);
      return NULL;
    }
  statement = g_new0 (XyStatement, 1);
  statement->connection = connection;
  statement->handle = handle;
  connection->refs++;
  return statement;
}

void
xy_statement_free (XyStatement *statement)
{
  XyConnection *connection = statement->connection;
  const char *sql = sqlite3_sql (statement->handle);

  assert_owner (connection);
  sqlite3_reset (statement->handle);
  sqlite3_clear_bindings (statement->handle);
  if (g_hash_table_contains (connection->idle, sql))
    sqlite3_finalize (statement->handle);
  else
    g_hash_table_insert (connection->idle, g_strdup (sql), statement->handle);
  g_free (statement);
  xy_connection_unref (connection);
}

/* Binding fails only where the parameter does not exist or a value is beyond SQLite's limits. */
static void
check_bound (XyStatement *statement, int result)
{
  assert_owner (statement->connection);
  if (result != SQLITE_OK)
    g_critical ("Cannot bind a value: %s", sqlite3_errstr (result));
}

void
xy_statement_bind_string (XyStatement *statement, int parameter, const char *value)
{
  check_bound (statement,
               sqlite3_bind_text (statement->handle, parameter, value, -1, SQLITE_TRANSIENT));
}

void
xy_statement_bind_static_string (XyStatement *statement, int parameter, const char *value)
{
  check_bound (statement,
               sqlite3_bind_text (statement->handle, parameter, value, -1, SQLITE_STATIC));
}

void
xy_statement_bind_int (XyStatement *statement, int parameter, gint64 value)
{
  check_bound (statement, sqlite3_bind_int64 (statement->handle, parameter, value));
}

void
xy_statement_bind_bytes (XyStatement *statement, int parameter, GBytes *value)
{
  gsize size = g_bytes_get_size (value);
  gconstpointer data = size > 0 ? g_bytes_get_data (value, NULL) : "";

  check_bound (statement,
               sqlite3_bind_blob64 (statement->handle, parameter, data, size, SQLITE_TRANSIENT));
}

void
xy_statement_bind_null (XyStatement *statement, int parameter)
{
  check_bound (statement, sqlite3_bind_null (statement->handle, parameter));
}

gboolean
xy_statement_step (XyStatement *statement, gboolean *row, GError **error)
{
  int result;

  assert_owner (statement->connection);
  result = sqlite3_step (statement->handle);
  *row = result == SQLITE_ROW;
  if (result == SQLITE_ROW)
    return TRUE;
  if (result != SQLITE_DONE)
    set_error_of_connection (statement->connection, error);
  sqlite3_reset (statement->handle);
  return result == SQLITE_DONE;
}

gboolean
xy_statement_run (XyStatement *statement, GError **error)
{
  gboolean row = TRUE;

  while (row)
    if (!xy_statement_step (statement, &row, error))
      return FALSE;
  return TRUE;
}

const char *
xy_statement_get_string (XyStatement *statement, int column)
{
  assert_owner (statement->connection);
  return (const char *) sqlite3_column_text (statement->handle, column);
}

gint64
xy_statement_get_int (XyStatement *statement, int column)
{
  assert_owner (statement->connection);
  return sqlite3_column_int64 (statement->handle, column);
}

GBytes *
xy_statement_dup_bytes (XyStatement *statement, int column)
{
  gconstpointer data;
  int size;

  assert_owner (statement->connection);
  data = sqlite3_column_blob (statement->handle, column);
  size = sqlite3_column_bytes (statement->handle, column);
  return g_bytes_new (data, (gsize) size);
}

gboolean
xy_statement_is_null (XyStatement *statement, int column)
{
  assert_owner (statement->connection);
  return sqlite3_column_type (statement->handle, column) == SQLITE_NULL;
}

int
xy_connection_get_changes (XyConnection *connection)
{
  assert_owner (connection);
  return sqlite3_changes (connection->handle);
}

gint64
xy_connection_get_last_row (XyConnection *connection)
{
  assert_owner (connection);
  return sqlite3_last_insert_rowid (connection->handle);
}

/* The one number that a statement gives. */
static gboolean
get_number (XyConnection *connection, const char *sql, gint64 *number, GError **error)
{
  g_autoptr (XyStatement) statement = xy_connection_prepare (connection, sql, error);
  gboolean row = FALSE;

  *number = 0;
  if (statement == NULL || !xy_statement_step (statement, &row, error))
    return FALSE;
  if (row)
    *number = xy_statement_get_int (statement, 0);
  return TRUE;
}

/* Writes a name durably into its folder. */
static void
sync_folder_of (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  fsync (fd);
  g_close (fd, NULL);
}

static gboolean
copy_database (XyConnection *connection, const char *path, GError **error)
{
  sqlite3 *target = NULL;
  sqlite3_backup *backup = NULL;
  int result = sqlite3_open_v2 (path, &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);

  if (result == SQLITE_OK)
    {
      backup = sqlite3_backup_init (target, "main", connection->handle, "main");
      result = backup != NULL ? sqlite3_backup_step (backup, -1) : sqlite3_errcode (target);
    }
  if (backup != NULL)
    sqlite3_backup_finish (backup);
  sqlite3_close (target);
  if (result == SQLITE_DONE)
    return TRUE;
  g_set_error (error, XY_SQLITE_ERROR, code_of_result (result),
               _ ("The database %s cannot be copied aside before it is changed to a newer form, so "
                  "it was left as it is: %s"),
               connection->path, sqlite3_errstr (result));
  return FALSE;
}

/* Copies the database aside, whole or not at all. */
static gboolean
copy_aside (XyConnection *connection, guint version, GError **error)
{
  g_autofree char *path = g_strdup_printf ("%s.before-%u", connection->path, version);
  g_autofree char *part = g_strconcat (path, ".part", NULL);

  g_unlink (part);
  if (!make_private_file (part, error))
    return FALSE;
  if (!copy_database (connection, part, error))
    {
      g_unlink (part);
      return FALSE;
    }
  if (g_rename (part, path) != 0)
    {
      g_set_error (error, XY_SQLITE_ERROR, XY_SQLITE_ERROR_FAILED,
                   _ ("The copy of the database cannot be kept as %s: %s"), path,
                   g_strerror (errno));
      g_unlink (part);
      return FALSE;
    }
  sync_folder_of (path);
  return TRUE;
}

static gboolean
check_foreign_keys (XyConnection *connection, GError **error)
{
  g_autoptr (XyStatement) statement =
      xy_connection_prepare (connection, "PRAGMA foreign_key_check", error);
  gboolean row;

  if (statement == NULL || !xy_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  g_set_error (error, XY_SQLITE_ERROR, XY_SQLITE_ERROR_CONSTRAINT,
               _ ("Table “%s” would name rows that are not there"),
               xy_statement_get_string (statement, 0));
  return FALSE;
}

/* The steps from @version on, in a transaction that is open. */
static gboolean
run_steps (XyConnection *connection,
           const XyMigration *migrations,
           guint version,
           guint n_migrations,
           GError **error)
{
  g_autofree char *note = g_strdup_printf ("PRAGMA user_version = %u", n_migrations);

  for (guint i = version; i < n_migrations; i++)
    if (!migrations[i](connection, error))
      {
        g_prefix_error (error,
                        /* Translators: a database's version, then why it failed. */
                        _ ("The database cannot be changed to version %u and was left as it was: "),
                        i + 1);
        return FALSE;
      }
  return check_foreign_keys (connection, error) && xy_connection_execute (connection, note, error);
}

static gboolean
migrate_in_transaction (XyConnection *connection,
                        const XyMigration *migrations,
                        guint n_migrations,
                        GError **error)
{
  gint64 version;

  if (!xy_connection_begin (connection, error))
    return FALSE;
  /* Read again: another program may have been faster. */
  if (get_number (connection, "PRAGMA user_version", &version, error) &&
      run_steps (connection, migrations, (guint) version, n_migrations, error))
    return xy_connection_commit (connection, error);
  xy_connection_rollback (connection);
  return FALSE;
}

gboolean
xy_connection_migrate (XyConnection *connection,
                       const XyMigration *migrations,
                       guint n_migrations,
                       GError **error)
{
  gint64 version, n_things;
  gboolean migrated;

  if (!get_number (connection, "PRAGMA user_version", &version, error) ||
      !get_number (connection, "SELECT count(*) FROM sqlite_master", &n_things, error))
    return FALSE;
  if (version < 0 || version > n_migrations)
    {
      g_set_error (error, XY_SQLITE_ERROR, XY_SQLITE_ERROR_TOO_NEW,
                   _ ("The database %s was made by a newer version of this program (its version is "
                      "%ld, this program knows %u); update the program to open it"),
                   connection->path, (glong) version, n_migrations);
      return FALSE;
    }
  if (version == n_migrations)
    return TRUE;
  if (n_things > 0 && !copy_aside (connection, n_migrations, error))
    return FALSE;

  /* It cannot be changed inside a transaction. */
  if (!xy_connection_execute (connection, "PRAGMA foreign_keys = OFF", error))
    return FALSE;
  migrated = migrate_in_transaction (connection, migrations, n_migrations, error);
  return xy_connection_execute (connection, "PRAGMA foreign_keys = ON", migrated ? error : NULL) &&
         migrated;
}
