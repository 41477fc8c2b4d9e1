// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* An application that is killed while the server is away: what its screen had confirmed is not
 * lost, and arrives once.  The application runs as a process of its own: this program again. */

#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "app-fixture.h"
#include "app/xy-workspace-private.h"
#include "server/xy-server.h"
#include "xy-test.h"

#define PASSWORD "correct horse"
#define NUMBER "201939000002"
#define CONFIRMED "confirmed"

static void
done_cb (XyWorkspace *workspace, const char *label, gpointer user_data)
{
  puts (CONFIRMED);
  fflush (stdout);
}

/* The application: decides, says so once it is stored, and lives on until it is killed. */
static int
run_application (const char *home)
{
  g_autoptr (XyWorkspace) workspace = app_fixture_open (home);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_signal_connect (workspace, "done", G_CALLBACK (done_cb), NULL);
  xy_workspace_decide_async (workspace, app_fixture_find (workspace, NUMBER), NULL,
                             XY_OUTCOME_ACCEPTED, NULL, NULL, NULL, NULL);
  g_main_loop_run (loop);
  return 0;
}

static const char *program;

static void
decide_and_be_killed (const char *home)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) application = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                                          program, "--application", home, NULL);
  g_autoptr (GDataInputStream) output = NULL;
  g_autofree char *line = NULL;

  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (application));
  line = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (line, ==, CONFIRMED);
  g_subprocess_send_signal (application, SIGKILL);
  g_subprocess_wait (application, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_signaled (application));
}

static XyServer *
start_server (const char *folder, const char *address)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) seed = xy_workspace_dup_seed (&error);
  XyServer *server;

  g_assert_no_error (error);
  server = xy_server_new (folder, seed, &error);
  g_assert_no_error (error);
  xy_server_listen (server, address, &error);
  g_assert_no_error (error);
  return server;
}

static void
stop_server (XyServer *server)
{
  xy_server_stop (server);
  g_object_unref (server);
}

static void
add_account (XyServer *server, const char *name)
{
  static const char *const colleges[] = { "法学院", NULL };
  g_autoptr (GError) error = NULL;

  xy_server_add_account (server, name, "college", colleges, PASSWORD, &error);
  g_assert_no_error (error);
}

static void
sign_in (XyWorkspace *workspace, const char *uri, const char *account)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  xy_workspace_sign_in_async (workspace, uri, account, PASSWORD, NULL, xy_test_async_cb, &result);
  xy_test_wait_result (&result);
  xy_workspace_sign_in_finish (workspace, result, &error);
  g_assert_no_error (error);
  app_fixture_wait_ready (workspace);
}

static gboolean
has_nothing_waiting (gpointer workspace)
{
  XyStoreCounts counts;

  xy_store_get_counts (xy_workspace_get_store (workspace), &counts);
  return counts.waiting == 0 && counts.photos_up == 0 && counts.photos_down == 0;
}

static gboolean
has_two_students (gpointer workspace)
{
  return g_list_model_get_n_items (G_LIST_MODEL (xy_workspace_get_students (workspace))) == 2;
}

static gboolean
is_accepted (gpointer workspace)
{
  return xy_student_item_get_photo_state (app_fixture_find (workspace, NUMBER)) ==
         XY_PHOTO_ACCEPTED;
}

static gboolean
is_settled (gpointer workspace)
{
  return has_nothing_waiting (workspace) &&
         xy_sync_get_state (xy_workspace_get_sync (workspace)) == XY_SYNC_IDLE;
}

/* How many decisions a store has, and the revision of the last of them. */
static guint
count_decisions (XyWorkspace *workspace, gint64 *revision)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) decisions =
      xy_store_list (xy_workspace_get_store (workspace), XY_KIND_DECISION, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < decisions->len; i++)
    *revision = ((XyRecord *) decisions->pdata[i])->revision;
  return decisions->len;
}

static void
decision_survives_and_arrives_once (void)
{
  g_autofree char *folder = xy_test_dup_folder ();
  g_autofree char *home = xy_test_dup_folder ();
  g_autofree char *other_home = xy_test_dup_folder ();
  XyServer *server = start_server (folder, "127.0.0.1:0");
  g_autofree char *uri = xy_server_get_uri (server);
  g_autoptr (XyWorkspace) workspace = NULL, other = NULL;
  XyStoreCounts counts;
  gint64 first = 0, second = 0;
  int refused;

  add_account (server, "first");
  add_account (server, "second");
  app_fixture_fill (home, "法学院", 2, 2, 7);
  workspace = app_fixture_open (home);
  sign_in (workspace, uri, "first");
  xy_test_wait (has_nothing_waiting, workspace);
  other = app_fixture_open (other_home);
  sign_in (other, uri, "second");
  xy_test_wait (has_two_students, other);
  /* What the fixture did that only the school may do. */
  xy_store_get_counts (xy_workspace_get_store (workspace), &counts);
  refused = counts.conflicts;
  xy_workspace_close (workspace);
  g_clear_object (&workspace);

  stop_server (server);
  decide_and_be_killed (home);

  /* It is there, waiting, before there is a server. */
  workspace = app_fixture_open (home);
  g_assert_true (is_accepted (workspace));
  xy_store_get_counts (xy_workspace_get_store (workspace), &counts);
  g_assert_cmpint (counts.waiting, ==, 1);
  g_assert_false (is_accepted (other));

  server = start_server (folder, uri + strlen ("http://"));
  xy_sync_now (xy_workspace_get_sync (workspace));
  xy_sync_now (xy_workspace_get_sync (other));
  xy_test_wait (is_accepted, other);
  xy_test_wait (is_settled, workspace);

  /* Once: one decision, of one revision, and nothing more left to send or to decide. */
  g_assert_cmpuint (count_decisions (other, &first), ==, 1);
  g_assert_cmpint (first, >, 0);
  xy_workspace_close (workspace);
  g_clear_object (&workspace);
  workspace = app_fixture_open (home);
  xy_test_wait (is_settled, workspace);
  xy_test_wait (is_settled, other);
  g_assert_cmpuint (count_decisions (workspace, &second), ==, 1);
  g_assert_cmpint (second, ==, first);
  g_assert_cmpuint (count_decisions (other, &second), ==, 1);
  g_assert_cmpint (second, ==, first);
  xy_store_get_counts (xy_workspace_get_store (workspace), &counts);
  g_assert_cmpint (counts.waiting, ==, 0);
  g_assert_cmpint (counts.conflicts, ==, refused);

  xy_workspace_close (workspace);
  xy_workspace_close (other);
  stop_server (server);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--application"))
    return run_application (argv[2]);
  program = argv[0];
  xy_test_init (&argc, &argv);
  g_test_add_func ("/killed/decision-survives-and-arrives-once",
                   decision_survives_and_arrives_once);
  return g_test_run ();
}
