// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <glib/gstdio.h>

#include "store-test.h"
#include "store/xy-store-home.h"

#define SERVER "http://127.0.0.1:8470"
#define SERVER_ID "9a8c0000-0000-4000-8000-000000000001"
#define OTHER_SERVER_ID "9a8c0000-0000-4000-8000-000000000002"

static XyStore *
open_current (const char *home)
{
  g_autoptr (GError) error = NULL;
  XyStore *store = xy_store_home_open_current (home, NULL, &error);

  g_assert_no_error (error);
  return store;
}

static XyStore *
open_for (const char *home, XyStore *current, const char *server_id, const char *account)
{
  g_autoptr (GError) error = NULL;
  XyStore *store = xy_store_home_open_for (home, current, SERVER, server_id, account, NULL, &error);

  g_assert_no_error (error);
  return store;
}

static void
home_is_where_the_environment_says (void)
{
  g_autofree char *folder = xy_test_dup_folder ();
  g_autofree char *said = NULL, *standard = NULL, *expected = NULL;

  g_setenv ("XUEYING_DATA_DIR", folder, TRUE);
  said = xy_store_home_dup_directory ();
  g_assert_cmpstr (said, ==, folder);
  g_unsetenv ("XUEYING_DATA_DIR");
  standard = xy_store_home_dup_directory ();
  expected = g_build_filename (g_get_user_data_dir (), "xueying", NULL);
  g_assert_cmpstr (standard, ==, expected);
}

static void
home_is_made_and_private (void)
{
  g_autofree char *parent = xy_test_dup_folder ();
  g_autofree char *home = g_build_filename (parent, "not", "there", NULL);
  g_autofree char *current = g_build_filename (home, "current", NULL);
  g_autoptr (XyStore) store = open_current (home);
  GStatBuf status;

  g_assert_cmpint (g_stat (home, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  g_assert_cmpint (g_stat (current, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
store_that_was_used_last_is_opened_again (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  XyStore *store = open_current (home);
  g_autofree char *origin = g_strdup (xy_store_get_origin (store));

  g_assert_finalize_object (store);
  store = open_current (home);
  g_assert_cmpstr (xy_store_get_origin (store), ==, origin);
  g_assert_finalize_object (store);
}

static void
store_is_found_when_the_note_about_it_is_lost (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  g_autofree char *current = g_build_filename (home, "current", NULL);
  XyStore *store = open_current (home);
  g_autofree char *origin = g_strdup (xy_store_get_origin (store));

  g_assert_finalize_object (store);
  g_assert_true (g_file_set_contents (current, "../../elsewhere", -1, NULL));
  store = open_current (home);
  g_assert_cmpstr (xy_store_get_origin (store), ==, origin);
  g_assert_finalize_object (store);
}

static void
store_that_cannot_be_opened_is_not_replaced (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  XyStore *store = open_current (home);
  g_autofree char *path = g_build_filename (xy_store_get_directory (store), "store.sqlite", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  const char *damage = "This is what a file looks like that somebody has written over by mistake.";

  g_assert_finalize_object (store);
  g_assert_true (g_file_set_contents (path, damage, -1, NULL));
  g_assert_null (xy_store_home_open_current (home, NULL, &error));
  g_assert_error (error, XY_STORE_ERROR, XY_STORE_ERROR_UNREADABLE);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, damage);
}

static void
first_sign_in_adopts_the_store (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  XyStore *store = open_current (home);
  g_autofree char *id = store_test_create_student (store, "201", "张三");
  g_autofree char *server_id = NULL;
  XyStore *same = open_for (home, store, SERVER_ID, "fa");

  g_assert_true (same == store);
  g_assert_true (store_test_is_living (same, XY_KIND_STUDENT, id));
  server_id = xy_store_dup_setting (same, "server_id");
  g_assert_cmpstr (server_id, ==, SERVER_ID);
  same = open_for (home, same, SERVER_ID, "fa");
  g_assert_true (same == store);
  g_assert_finalize_object (same);
}

static void
another_account_has_another_store (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  XyStore *store = open_for (home, open_current (home), SERVER_ID, "fa");
  g_autofree char *first = g_strdup (xy_store_get_origin (store));
  g_autofree char *id = store_test_create_student (store, "201", "张三");
  g_autofree char *second = NULL;

  store = open_for (home, store, SERVER_ID, "hua");
  second = g_strdup (xy_store_get_origin (store));
  g_assert_cmpstr (second, !=, first);
  g_assert_cmpuint (store_test_count (store, XY_KIND_STUDENT), ==, 0);
  g_assert_finalize_object (store);

  /* It is the current one now; the first account finds its own again. */
  store = open_current (home);
  g_assert_cmpstr (xy_store_get_origin (store), ==, second);
  store = open_for (home, store, SERVER_ID, "fa");
  g_assert_cmpstr (xy_store_get_origin (store), ==, first);
  g_assert_true (store_test_is_living (store, XY_KIND_STUDENT, id));
  g_assert_finalize_object (store);
}

static void
same_name_on_another_server_is_another_account (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  XyStore *store = open_for (home, open_current (home), SERVER_ID, "fa");
  g_autofree char *first = g_strdup (xy_store_get_origin (store));

  store = open_for (home, store, OTHER_SERVER_ID, "fa");
  g_assert_cmpstr (xy_store_get_origin (store), !=, first);
  g_assert_finalize_object (store);
}

static void
store_stays_the_current_one_when_the_other_cannot_be_opened (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  XyStore *store = open_for (home, open_current (home), SERVER_ID, "fa");
  g_autofree char *path = g_build_filename (xy_store_get_directory (store), "store.sqlite", NULL);
  g_autofree char *origin = NULL;
  g_autoptr (GError) error = NULL;

  store = open_for (home, store, SERVER_ID, "hua");
  origin = g_strdup (xy_store_get_origin (store));
  g_assert_true (g_file_set_contents (
      path, "This is what a file looks like that somebody has written over by mistake.", -1, NULL));
  g_assert_null (xy_store_home_open_for (home, store, SERVER, SERVER_ID, "fa", NULL, &error));
  g_assert_error (error, XY_STORE_ERROR, XY_STORE_ERROR_UNREADABLE);
  store = open_current (home);
  g_assert_cmpstr (xy_store_get_origin (store), ==, origin);
  g_assert_finalize_object (store);
}

/* The same without waiting. */

static XyStore *
open_current_without_waiting (const char *home)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  XyStore *store;

  xy_store_home_open_current_async (home, NULL, NULL, xy_test_async_cb, &result);
  xy_test_wait_result (&result);
  store = xy_store_home_open_current_finish (result, &error);
  g_assert_no_error (error);
  return store;
}

static XyStore *
open_for_without_waiting (const char *home,
                          XyStore *current,
                          const char *account,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  xy_store_home_open_for_async (home, current, SERVER, SERVER_ID, account, NULL, cancellable,
                                xy_test_async_cb, &result);
  xy_test_wait_result (&result);
  return xy_store_home_open_for_finish (result, error);
}

static void
accounts_have_their_stores_without_waiting_too (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  g_autoptr (GError) error = NULL;
  XyStore *store = open_current_without_waiting (home), *same;
  g_autofree char *id = store_test_create_student (store, "201", "张三");
  g_autofree char *first = g_strdup (xy_store_get_origin (store));
  g_autofree char *second = NULL, *server_id = NULL;

  same = open_for_without_waiting (home, store, "fa", NULL, &error);
  g_assert_no_error (error);
  g_assert_true (same == store);
  server_id = xy_store_dup_setting (same, "server_id");
  g_assert_cmpstr (server_id, ==, SERVER_ID);

  store = open_for_without_waiting (home, same, "hua", NULL, &error);
  g_assert_no_error (error);
  second = g_strdup (xy_store_get_origin (store));
  g_assert_cmpstr (second, !=, first);
  g_assert_cmpuint (store_test_count (store, XY_KIND_STUDENT), ==, 0);
  g_clear_pointer (&server_id, g_free);
  server_id = xy_store_dup_setting (store, "server_id");
  g_assert_cmpstr (server_id, ==, SERVER_ID);
  g_assert_finalize_object (store);

  store = open_current_without_waiting (home);
  g_assert_cmpstr (xy_store_get_origin (store), ==, second);
  store = open_for_without_waiting (home, store, "fa", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (xy_store_get_origin (store), ==, first);
  g_assert_true (store_test_is_living (store, XY_KIND_STUDENT, id));
  g_assert_finalize_object (store);
}

static void
store_is_left_when_the_other_is_not_wanted_any_more (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  XyStore *store = open_for (home, open_current (home), SERVER_ID, "fa");
  g_autofree char *origin = g_strdup (xy_store_get_origin (store));

  g_object_add_weak_pointer (G_OBJECT (store), (gpointer *) &store);
  g_cancellable_cancel (cancellable);
  g_assert_null (open_for_without_waiting (home, store, "hua", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (store);
  store = open_current (home);
  g_assert_cmpstr (xy_store_get_origin (store), ==, origin);
  g_assert_finalize_object (store);
}

static void
fault_of_the_other_store_comes_without_waiting_too (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  g_autoptr (GError) error = NULL;
  XyStore *store = open_for (home, open_current (home), SERVER_ID, "fa");
  g_autofree char *path = g_build_filename (xy_store_get_directory (store), "store.sqlite", NULL);

  store = open_for (home, store, SERVER_ID, "hua");
  g_assert_true (g_file_set_contents (
      path, "This is what a file looks like that somebody has written over by mistake.", -1, NULL));
  g_assert_null (open_for_without_waiting (home, store, "fa", NULL, &error));
  g_assert_error (error, XY_STORE_ERROR, XY_STORE_ERROR_UNREADABLE);
}

#define ADD(function) g_test_add_func ("/home/" #function, function)

int
main (int argc, char *argv[])
{
  xy_test_init (&argc, &argv);
  ADD (home_is_where_the_environment_says);
  ADD (home_is_made_and_private);
  ADD (store_that_was_used_last_is_opened_again);
  ADD (store_is_found_when_the_note_about_it_is_lost);
  ADD (store_that_cannot_be_opened_is_not_replaced);
  ADD (first_sign_in_adopts_the_store);
  ADD (another_account_has_another_store);
  ADD (same_name_on_another_server_is_another_account);
  ADD (store_stays_the_current_one_when_the_other_cannot_be_opened);
  ADD (accounts_have_their_stores_without_waiting_too);
  ADD (store_is_left_when_the_other_is_not_wanted_any_more);
  ADD (fault_of_the_other_store_comes_without_waiting_too);
  return g_test_run ();
}
