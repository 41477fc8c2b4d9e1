// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sqlite/xy-connection.h"

#include <glib/gstdio.h>

#include "xy-test.h"

static XyConnection *
open_at (const char *path)
{
  g_autoptr (GError) error = NULL;
  XyConnection *connection = xy_connection_open (path, &error);

  g_assert_no_error (error);
  return connection;
}

static char *
dup_path (void)
{
  g_autofree char *folder = xy_test_dup_folder ();

  return g_build_filename (folder, "test.sqlite", NULL);
}

static void
execute (XyConnection *connection, const char *sql)
{
  g_autoptr (GError) error = NULL;

  xy_connection_execute (connection, sql, &error);
  g_assert_no_error (error);
}

static gint64
number (XyConnection *connection, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XyStatement) statement = xy_connection_prepare (connection, sql, &error);
  gboolean row = FALSE;

  g_assert_no_error (error);
  xy_statement_step (statement, &row, &error);
  g_assert_no_error (error);
  g_assert_true (row);
  return xy_statement_get_int (statement, 0);
}

static char *
dup_word (XyConnection *connection, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XyStatement) statement = xy_connection_prepare (connection, sql, &error);
  gboolean row = FALSE;

  g_assert_no_error (error);
  xy_statement_step (statement, &row, &error);
  g_assert_no_error (error);
  g_assert_true (row);
  return g_strdup (xy_statement_get_string (statement, 0));
}

static int
mode_of (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return status.st_mode & 0777;
}

static void
open_database_is_durable_and_private (void)
{
  g_autofree char *path = dup_path ();
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *mode = NULL;
  g_autoptr (XyConnection) connection = open_at (path);

  execute (connection, "CREATE TABLE t (a)");
  mode = dup_word (connection, "PRAGMA journal_mode");
  g_assert_cmpstr (mode, ==, "wal");
  g_assert_cmpint (number (connection, "PRAGMA synchronous"), ==, 2);
  g_assert_cmpint (number (connection, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (mode_of (path), ==, 0600);
  g_assert_cmpint (mode_of (wal), ==, 0600);
}

/* Who opens it next finds everything, and moves it into the database when it has written, too. */
static void
log_that_is_left_is_lost_on_nobody (void)
{
  g_autofree char *path = dup_path ();
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autoptr (XyConnection) connection = open_at (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (xy_connection_begin (connection, &error));
  execute (connection, "CREATE TABLE t (a); INSERT INTO t VALUES (7)");
  g_assert_true (xy_connection_commit (connection, &error));
  xy_connection_leave_log (connection);
  g_clear_pointer (&connection, xy_connection_free);
  g_assert_true (g_file_test (wal, G_FILE_TEST_EXISTS));

  connection = open_at (path);
  g_assert_cmpint (number (connection, "SELECT a FROM t"), ==, 7);
  xy_connection_leave_log (connection);
  g_assert_true (xy_connection_begin (connection, &error));
  execute (connection, "UPDATE t SET a = 8");
  g_assert_true (xy_connection_commit (connection, &error));
  g_clear_pointer (&connection, xy_connection_free);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));

  connection = open_at (path);
  g_assert_cmpint (number (connection, "SELECT a FROM t"), ==, 8);
}

static void
values_come_back_as_they_were_bound (void)
{
  g_autofree char *path = dup_path ();
  g_autoptr (XyConnection) connection = open_at (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new ("\0\1\2", 3);
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) read_bytes = NULL, read_empty = NULL;
  g_autoptr (XyStatement) insert = NULL, read = NULL;
  gboolean row;

  execute (connection, "CREATE TABLE t (a, b, c, d, e)");
  insert = xy_connection_prepare (connection, "INSERT INTO t VALUES (?, ?, ?, ?, ?)", &error);
  g_assert_no_error (error);
  xy_statement_bind_string (insert, 1, "张娜芳");
  xy_statement_bind_int (insert, 2, G_MAXINT64);
  xy_statement_bind_bytes (insert, 3, bytes);
  xy_statement_bind_bytes (insert, 4, empty);
  xy_statement_bind_null (insert, 5);
  g_assert_true (xy_statement_run (insert, &error));
  g_assert_cmpint (xy_connection_get_changes (connection), ==, 1);

  read = xy_connection_prepare (connection, "SELECT a, b, c, d, e FROM t", &error);
  g_assert_true (xy_statement_step (read, &row, &error));
  g_assert_true (row);
  g_assert_cmpstr (xy_statement_get_string (read, 0), ==, "张娜芳");
  g_assert_cmpint (xy_statement_get_int (read, 1), ==, G_MAXINT64);
  read_bytes = xy_statement_dup_bytes (read, 2);
  g_assert_true (g_bytes_equal (read_bytes, bytes));
  read_empty = xy_statement_dup_bytes (read, 3);
  g_assert_cmpuint (g_bytes_get_size (read_empty), ==, 0);
  g_assert_false (xy_statement_is_null (read, 3));
  g_assert_true (xy_statement_is_null (read, 4));
  g_assert_null (xy_statement_get_string (read, 4));
  g_assert_true (xy_statement_step (read, &row, &error));
  g_assert_false (row);
}

/* A statement that is in use is not handed out a second time. */
static void
same_text_twice_gives_two_statements (void)
{
  g_autofree char *path = dup_path ();
  g_autoptr (XyConnection) connection = open_at (path);
  g_autoptr (GError) error = NULL;
  const char *sql = "SELECT a FROM t ORDER BY a";
  gboolean row;

  execute (connection, "CREATE TABLE t (a); INSERT INTO t VALUES (1), (2)");
  for (int round = 0; round < 2; round++)
    {
      g_autoptr (XyStatement) one = xy_connection_prepare (connection, sql, &error);
      g_autoptr (XyStatement) other = xy_connection_prepare (connection, sql, &error);

      g_assert_true (xy_statement_step (one, &row, &error));
      g_assert_true (xy_statement_step (one, &row, &error));
      g_assert_true (xy_statement_step (other, &row, &error));
      g_assert_cmpint (xy_statement_get_int (one, 0), ==, 2);
      g_assert_cmpint (xy_statement_get_int (other, 0), ==, 1);
    }
}

static void
statement_from_the_cache_forgets_its_values (void)
{
  g_autofree char *path = dup_path ();
  g_autoptr (XyConnection) connection = open_at (path);
  g_autoptr (GError) error = NULL;

  execute (connection, "CREATE TABLE t (a)");
  for (int round = 0; round < 2; round++)
    {
      g_autoptr (XyStatement) insert =
          xy_connection_prepare (connection, "INSERT INTO t VALUES (?)", &error);

      if (round == 0)
        xy_statement_bind_int (insert, 1, 7);
      g_assert_true (xy_statement_run (insert, &error));
    }
  g_assert_cmpint (number (connection, "SELECT count(*) FROM t WHERE a IS NULL"), ==, 1);
}

static void
statement_keeps_its_connection (void)
{
  g_autofree char *path = dup_path ();
  g_autoptr (GError) error = NULL;
  XyConnection *connection = open_at (path);
  g_autoptr (XyStatement) statement = xy_connection_prepare (connection, "SELECT 3", &error);
  gboolean row;

  xy_connection_free (connection);
  g_assert_true (xy_statement_step (statement, &row, &error));
  g_assert_cmpint (xy_statement_get_int (statement, 0), ==, 3);
}

static void
errors_say_what_kind_they_are (void)
{
  g_autofree char *path = dup_path ();
  g_autofree char *text = dup_path ();
  g_autofree char *folder = xy_test_dup_folder ();
  g_autoptr (XyConnection) connection = open_at (path);
  g_autoptr (GError) error = NULL;

  execute (connection, "CREATE TABLE p (a PRIMARY KEY); CREATE TABLE c (b REFERENCES p (a))");
  g_assert_false (xy_connection_execute (connection, "INSERT INTO c VALUES (1)", &error));
  g_assert_error (error, XY_SQLITE_ERROR, XY_SQLITE_ERROR_CONSTRAINT);
  g_clear_error (&error);

  g_assert_null (xy_connection_prepare (connection, "SELECT nothing FROM nowhere", &error));
  g_assert_error (error, XY_SQLITE_ERROR, XY_SQLITE_ERROR_FAILED);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (
      text, "This is a text that is long enough to be taken for the head of a database.", -1,
      NULL));
  g_assert_null (xy_connection_open (text, &error));
  g_assert_error (error, XY_SQLITE_ERROR, XY_SQLITE_ERROR_DAMAGED);
  g_clear_error (&error);

  g_assert_null (xy_connection_open (folder, &error));
  g_assert_error (error, XY_SQLITE_ERROR, XY_SQLITE_ERROR_FAILED);
}

static void
rollback_takes_back_and_needs_no_transaction (void)
{
  g_autofree char *path = dup_path ();
  g_autoptr (XyConnection) connection = open_at (path);
  g_autoptr (GError) error = NULL;

  xy_connection_rollback (connection);
  execute (connection, "CREATE TABLE t (a)");
  g_assert_true (xy_connection_begin (connection, &error));
  execute (connection, "INSERT INTO t VALUES (1)");
  xy_connection_rollback (connection);
  g_assert_cmpint (number (connection, "SELECT count(*) FROM t"), ==, 0);
  g_assert_true (xy_connection_begin (connection, &error));
  execute (connection, "INSERT INTO t VALUES (1)");
  g_assert_true (xy_connection_commit (connection, &error));
  g_assert_cmpint (number (connection, "SELECT count(*) FROM t"), ==, 1);
}

static gboolean
make_first (XyConnection *connection, GError **error)
{
  return xy_connection_execute (connection,
                                "CREATE TABLE p (a INTEGER PRIMARY KEY);"
                                "CREATE TABLE c (b INTEGER REFERENCES p (a));"
                                "INSERT INTO p VALUES (1);"
                                "INSERT INTO c VALUES (1)",
                                error);
}

/* Makes the parent table anew, as SQLite's own advice for changing a table goes. */
static gboolean
make_second (XyConnection *connection, GError **error)
{
  return xy_connection_execute (connection,
                                "CREATE TABLE q (a INTEGER PRIMARY KEY, b TEXT);"
                                "INSERT INTO q SELECT a, 'new' FROM p;"
                                "DROP TABLE p;"
                                "ALTER TABLE q RENAME TO p",
                                error);
}

static gboolean
make_nothing_whole (XyConnection *connection, GError **error)
{
  return xy_connection_execute (connection, "CREATE TABLE half (a); SELECT * FROM nowhere", error);
}

static gboolean
make_orphans (XyConnection *connection, GError **error)
{
  return xy_connection_execute (connection, "DELETE FROM p", error);
}

static const XyMigration good_steps[] = { make_first, make_second };

static void
migration_brings_an_old_database_up (void)
{
  g_autofree char *path = dup_path ();
  g_autofree char *aside = g_strconcat (path, ".before-2", NULL);
  g_autofree char *new_aside = g_strconcat (path, ".before-1", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (XyConnection) connection = open_at (path);
  g_autoptr (XyConnection) old = NULL;

  g_assert_true (xy_connection_migrate (connection, good_steps, 1, &error));
  g_assert_cmpint (number (connection, "PRAGMA user_version"), ==, 1);
  g_assert_false (g_file_test (new_aside, G_FILE_TEST_EXISTS));

  g_assert_true (xy_connection_migrate (connection, good_steps, 2, &error));
  g_assert_cmpint (number (connection, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (number (connection, "SELECT count(*) FROM p WHERE b = 'new'"), ==, 1);
  g_assert_cmpint (number (connection, "PRAGMA foreign_keys"), ==, 1);

  g_assert_cmpint (mode_of (aside), ==, 0600);
  old = open_at (aside);
  g_assert_cmpint (number (old, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (number (old, "SELECT count(*) FROM p"), ==, 1);
}

static void
migration_of_a_current_database_does_nothing (void)
{
  g_autofree char *path = dup_path ();
  g_autofree char *aside = g_strconcat (path, ".before-2", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (XyConnection) connection = open_at (path);

  g_assert_true (xy_connection_migrate (connection, good_steps, 2, &error));
  g_assert_true (xy_connection_migrate (connection, good_steps, 2, &error));
  g_assert_false (g_file_test (aside, G_FILE_TEST_EXISTS));
}

static void
failed_migration_leaves_everything_as_it_was (gconstpointer data)
{
  const XyMigration bad_steps[] = { make_first, make_second, *(const XyMigration *) data };
  g_autofree char *path = dup_path ();
  g_autoptr (GError) error = NULL;
  g_autoptr (XyConnection) connection = open_at (path);

  g_assert_true (xy_connection_migrate (connection, bad_steps, 1, &error));
  g_assert_false (xy_connection_migrate (connection, bad_steps, 3, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (number (connection, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (number (connection, "SELECT count(*) FROM sqlite_master"), ==, 2);
  g_assert_cmpint (number (connection, "SELECT count(*) FROM p"), ==, 1);
  g_assert_cmpint (number (connection, "PRAGMA foreign_keys"), ==, 1);
}

static void
newer_database_is_refused (void)
{
  g_autofree char *path = dup_path ();
  g_autoptr (GError) error = NULL;
  g_autoptr (XyConnection) connection = open_at (path);

  g_assert_true (xy_connection_migrate (connection, good_steps, 2, &error));
  g_assert_false (xy_connection_migrate (connection, good_steps, 1, &error));
  g_assert_error (error, XY_SQLITE_ERROR, XY_SQLITE_ERROR_TOO_NEW);
  g_assert_cmpint (number (connection, "PRAGMA user_version"), ==, 2);
}

int
main (int argc, char *argv[])
{
  static const XyMigration failing = make_nothing_whole, orphaning = make_orphans;

  xy_test_init (&argc, &argv);
  g_test_add_func ("/connection/open-database-is-durable-and-private",
                   open_database_is_durable_and_private);
  g_test_add_func ("/connection/log-that-is-left-is-lost-on-nobody",
                   log_that_is_left_is_lost_on_nobody);
  g_test_add_func ("/connection/values-come-back-as-they-were-bound",
                   values_come_back_as_they_were_bound);
  g_test_add_func ("/connection/same-text-twice-gives-two-statements",
                   same_text_twice_gives_two_statements);
  g_test_add_func ("/connection/statement-from-the-cache-forgets-its-values",
                   statement_from_the_cache_forgets_its_values);
  g_test_add_func ("/connection/statement-keeps-its-connection", statement_keeps_its_connection);
  g_test_add_func ("/connection/errors-say-what-kind-they-are", errors_say_what_kind_they_are);
  g_test_add_func ("/connection/rollback-takes-back-and-needs-no-transaction",
                   rollback_takes_back_and_needs_no_transaction);
  g_test_add_func ("/connection/migration-brings-an-old-database-up",
                   migration_brings_an_old_database_up);
  g_test_add_func ("/connection/migration-of-a-current-database-does-nothing",
                   migration_of_a_current_database_does_nothing);
  g_test_add_data_func ("/connection/failed-migration-leaves-everything-as-it-was/step", &failing,
                        failed_migration_leaves_everything_as_it_was);
  g_test_add_data_func ("/connection/failed-migration-leaves-everything-as-it-was/foreign-key",
                        &orphaning, failed_migration_leaves_everything_as_it_was);
  g_test_add_func ("/connection/newer-database-is-refused", newer_database_is_refused);
  return g_test_run ();
}
