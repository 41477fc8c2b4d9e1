// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Two applications of one college on one server, as two computers have them. */

#include "app-fixture.h"
#include "app/xy-workspace-private.h"
#include "server/xy-server.h"
#include "xy-test.h"

#define PASSWORD "correct horse"

typedef struct
{
  XyServer *server;
  char *uri;
} Fixture;

static void
fixture_init (Fixture *fixture)
{
  static const char *const colleges[] = { "法学院", NULL };
  g_autofree char *folder = xy_test_dup_folder ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) seed = xy_workspace_dup_seed (&error);

  g_assert_no_error (error);
  fixture->server = xy_server_new (folder, seed, &error);
  g_assert_no_error (error);
  xy_server_add_account (fixture->server, "first", "college", colleges, PASSWORD, &error);
  g_assert_no_error (error);
  xy_server_add_account (fixture->server, "second", "college", colleges, PASSWORD, &error);
  g_assert_no_error (error);
  xy_server_listen (fixture->server, "127.0.0.1:0", &error);
  g_assert_no_error (error);
  fixture->uri = xy_server_get_uri (fixture->server);
}

static void
fixture_clear (Fixture *fixture)
{
  xy_server_stop (fixture->server);
  g_object_unref (fixture->server);
  g_free (fixture->uri);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static void
sign_in (Fixture *fixture, XyWorkspace *workspace, const char *account)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  xy_workspace_sign_in_async (workspace, fixture->uri, account, PASSWORD, NULL, xy_test_async_cb,
                              &result);
  xy_test_wait_result (&result);
  xy_workspace_sign_in_finish (workspace, result, &error);
  g_assert_no_error (error);
  app_fixture_wait_ready (workspace);
}

typedef struct
{
  XyWorkspace *workspace;
  guint n_students;
  const char *number;
  XyPhotoState state;
} Expected;

static gboolean
has_students (gpointer user_data)
{
  const Expected *expected = user_data;

  return g_list_model_get_n_items (G_LIST_MODEL (
             xy_workspace_get_students (expected->workspace))) == expected->n_students;
}

static gboolean
has_state (gpointer user_data)
{
  const Expected *expected = user_data;

  return xy_student_item_get_photo_state (
             app_fixture_find (expected->workspace, expected->number)) == expected->state;
}

static void
wait_students (XyWorkspace *workspace, guint n_students)
{
  Expected expected = { workspace, n_students, NULL, XY_PHOTO_NONE };

  xy_test_wait (has_students, &expected);
}

static void
wait_state (XyWorkspace *workspace, const char *number, XyPhotoState state)
{
  Expected expected = { workspace, 0, number, state };

  xy_test_wait (has_state, &expected);
}

static void
test_decision_is_seen_on_the_other_without_a_click (void)
{
  g_autofree char *first_home = xy_test_dup_folder ();
  g_autofree char *second_home = xy_test_dup_folder ();
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (XyWorkspace) first = NULL, second = NULL;

  fixture_init (&fixture);
  app_fixture_fill (first_home, "法学院", 2, 2, 7);
  first = app_fixture_open (first_home);
  sign_in (&fixture, first, "first");
  second = app_fixture_open (second_home);
  sign_in (&fixture, second, "second");

  wait_students (second, 2);
  wait_state (second, "201939000002", XY_PHOTO_TO_DECIDE);
  wait_state (first, "201939000002", XY_PHOTO_TO_DECIDE);
  xy_workspace_decide_async (first, app_fixture_find (first, "201939000002"), NULL,
                             XY_OUTCOME_ACCEPTED, NULL, NULL, NULL, NULL);
  wait_state (second, "201939000002", XY_PHOTO_ACCEPTED);

  /* Undone there, it is undone here. */
  xy_workspace_undo (first);
  wait_state (second, "201939000002", XY_PHOTO_TO_DECIDE);
  app_fixture_close (first);
  app_fixture_close (second);
}

static gboolean
has_nothing_waiting (gpointer workspace)
{
  XyStoreCounts counts;

  xy_store_get_counts (xy_workspace_get_store (workspace), &counts);
  return counts.waiting == 0 && counts.photos_up == 0;
}

static void
test_what_was_done_before_signing_in_is_sent (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (XyWorkspace) workspace = NULL;

  fixture_init (&fixture);
  app_fixture_fill (home, "法学院", 3, 0, 7);
  workspace = app_fixture_open (home);
  g_assert_false (has_nothing_waiting (workspace));
  sign_in (&fixture, workspace, "first");
  xy_test_wait (has_nothing_waiting, workspace);
  wait_students (workspace, 3);
  g_assert_cmpstr (xy_workspace_get_role (workspace), ==, XY_ROLE_COLLEGE);
  app_fixture_close (workspace);
}

static void
test_wrong_password_changes_nothing (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (XyWorkspace) workspace = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  app_fixture_fill (home, "法学院", 3, 0, 7);
  workspace = app_fixture_open (home);
  xy_workspace_sign_in_async (workspace, fixture.uri, "first", "wrong password", NULL,
                              xy_test_async_cb, &result);
  xy_test_wait_result (&result);
  g_assert_false (xy_workspace_sign_in_finish (workspace, result, &error));
  g_assert_error (error, XY_SYNC_ERROR, XY_SYNC_ERROR_PASSWORD);
  g_assert_cmpint (xy_workspace_get_state (workspace), ==, XY_WORKSPACE_READY);
  wait_students (workspace, 3);
  app_fixture_close (workspace);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/two-computers/decision-is-seen-on-the-other-without-a-click",
                   test_decision_is_seen_on_the_other_without_a_click);
  g_test_add_func ("/two-computers/what-was-done-before-signing-in-is-sent",
                   test_what_was_done_before_signing_in_is_sent);
  g_test_add_func ("/two-computers/wrong-password-changes-nothing",
                   test_wrong_password_changes_nothing);
  return g_test_run ();
}
