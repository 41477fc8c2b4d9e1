// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <glib/gstdio.h>

#include "sqlite/xy-connection.h"
#include "store-test.h"

#define COLLEGE "0a1b0000-0000-4000-8000-000000000001"
#define STUDENT "0a1b0000-0000-4000-8000-000000000002"
#define SUBMISSION "0a1b0000-0000-4000-8000-000000000003"
#define PHOTO "4a53da53e7cc43a8ebeb2a9a9d2ae7ef62bf3be0cd3e9b9c9a4a0d2b2d1c5f6e"

/* Runs SQL on the database of a store that is not open. */
static void
execute (const char *folder, const char *sql)
{
  g_autofree char *path = g_build_filename (folder, "store.sqlite", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (XyConnection) connection = xy_connection_open (path, &error);

  g_assert_no_error (error);
  xy_connection_execute (connection, sql, &error);
  g_assert_no_error (error);
}

static gint64
read_number (const char *folder, const char *sql)
{
  g_autofree char *path = g_build_filename (folder, "store.sqlite", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (XyConnection) connection = xy_connection_open (path, &error);
  g_autoptr (XyStatement) statement = xy_connection_prepare (connection, sql, &error);
  gboolean row;

  g_assert_no_error (error);
  g_assert_true (xy_statement_step (statement, &row, &error));
  g_assert_true (row);
  return xy_statement_get_int (statement, 0);
}

/* A store as a former version wrote it, see the file's head. */
static char *
make_old_store (const char *name, gint64 version)
{
  g_autofree char *path = xy_test_dup_source (name);
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;
  char *folder = xy_test_dup_folder ();

  g_file_get_contents (path, &sql, NULL, &error);
  g_assert_no_error (error);
  execute (folder, sql);
  g_assert_cmpint (read_number (folder, "PRAGMA user_version"), ==, version);
  return folder;
}

static void
store_of_version_1_is_all_there (void)
{
  g_autofree char *folder = make_old_store ("tests/store/version-1.sql", 1);
  g_autoptr (XyStore) store = store_test_open (folder, NULL);
  XyStoreCounts counts = store_test_counts (store);
  g_autoptr (GPtrArray) conflicts = store_test_conflicts (store);
  g_autoptr (GPtrArray) batch = store_test_peek (store, 100);
  g_autofree char *account = xy_store_dup_setting (store, "account");
  g_autofree char *report = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (xy_store_get_origin (store), ==, "0a1b0000-0000-4000-8000-00000000000f");
  g_assert_cmpint (xy_store_get_cursor (store), ==, 41);
  g_assert_cmpstr (account, ==, "fa");
  store_test_assert_field (store, XY_KIND_STUDENT, STUDENT, "name", "张叁");
  store_test_assert_field (store, XY_KIND_COLLEGE, COLLEGE, "short_name", "法学院");
  store_test_assert_field (store, XY_KIND_SUBMISSION, SUBMISSION, "student", STUDENT);
  g_assert_cmpint (counts.waiting, ==, 2);
  g_assert_cmpint (counts.waiting_mutations, ==, 2);
  g_assert_cmpint (counts.conflicts, ==, 1);
  g_assert_cmpint (counts.photos_down, ==, 1);
  g_assert_cmpstr (counts.waiting_since, ==, "2026-11-01T08:01:00.000Z");
  g_assert_cmpuint (batch->len, ==, 2);
  g_assert_cmpuint (conflicts->len, ==, 1);
  report = xy_store_get_report (store, PHOTO, "chsi-light-blue/1", &error);
  g_assert_cmpstr (report, ==, "{\"verdict\":\"pass\"}");
  g_assert_cmpstr (xy_store_get_redo_label (store), ==, "Class");
  g_assert_cmpstr (xy_store_get_undo_label (store), ==, "Rename student");
  g_assert_true (xy_store_undo (store, &error));
  store_test_assert_field (store, XY_KIND_STUDENT, STUDENT, "name", "张三");
}

static void
store_of_a_newer_program_is_refused_and_left_alone (void)
{
  XyStore *store = store_test_open_fresh ();
  g_autofree char *folder = g_strdup (xy_store_get_directory (store));
  g_autofree char *id = store_test_create_student (store, "201", "张三");
  g_autoptr (GError) error = NULL;

  g_assert_finalize_object (store);
  execute (folder, "PRAGMA user_version = 4711");
  g_assert_null (xy_store_open (folder, NULL, &error));
  g_assert_error (error, XY_STORE_ERROR, XY_STORE_ERROR_TOO_NEW);
  g_assert_cmpint (read_number (folder, "PRAGMA user_version"), ==, 4711);
  g_assert_cmpint (read_number (folder, "SELECT count(*) FROM record"), ==, 1);
}

/* A database that something else made under this name: the first step fails on it. */
static void
failed_migration_leaves_the_file_and_a_copy (void)
{
  g_autofree char *folder = xy_test_dup_folder ();
  g_autofree char *copy = g_build_filename (folder, "store.sqlite.before-2", NULL);
  g_autoptr (GError) error = NULL;

  execute (folder, "CREATE TABLE record (precious TEXT); INSERT INTO record VALUES ('word')");
  g_assert_null (xy_store_open (folder, NULL, &error));
  g_assert_error (error, XY_STORE_ERROR, XY_STORE_ERROR_UNREADABLE);
  g_assert_cmpint (read_number (folder, "SELECT count(*) FROM record WHERE precious = 'word'"), ==,
                   1);
  g_assert_cmpint (read_number (folder, "SELECT count(*) FROM sqlite_master"), ==, 1);
  g_assert_true (g_file_test (copy, G_FILE_TEST_IS_REGULAR));
}

#define ADD(function) g_test_add_func ("/migration/" #function, function)

int
main (int argc, char *argv[])
{
  xy_test_init (&argc, &argv);
  ADD (store_of_version_1_is_all_there);
  ADD (store_of_a_newer_program_is_refused_and_left_alone);
  ADD (failed_migration_leaves_the_file_and_a_copy);
  return g_test_run ();
}
