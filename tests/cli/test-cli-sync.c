// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <signal.h>
#include <string.h>

#include "xy-cli-run.h"
#include "xy-portrait.h"

/* xueyingctl and xueying-server as they are, each a process of its own in an empty environment. */

#define SERVER_PROGRAM "src/server/xueying-server"
#define PASSWORD "a long password\n"

typedef struct
{
  char *data;
  char *uri;
  GSubprocess *process;
} Server;

static void
server_add_account (Server *server, const char *name, const char *college)
{
  g_autoptr (XyRun) run =
      xy_run_program (SERVER_PROGRAM, server->data, PASSWORD,
                      (const char *const[]){ "account", "add", name, "--role", "college",
                                             "--college", college, "--data", server->data, NULL });

  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->status, ==, 0);
}

/* @address: where to listen; the line that it prints says where that is. */
static void
server_start (Server *server, const char *address)
{
  g_autoptr (GSubprocessLauncher) launcher = xy_run_launcher (
      server->data, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autofree char *program = xy_run_find (SERVER_PROGRAM);
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;

  server->process = g_subprocess_launcher_spawn (launcher, &error, program, "serve", "--data",
                                                 server->data, "--listen", address, NULL);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (server->process));
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (lines), FALSE);
  line = g_data_input_stream_read_line_utf8 (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (line);
  g_assert_nonnull (strstr (line, "http://"));
  if (server->uri == NULL)
    server->uri = g_strchomp (g_strdup (strstr (line, "http://")));
}

/* As if the power went. */
static void
server_kill (Server *server)
{
  g_subprocess_send_signal (server->process, SIGKILL);
  g_subprocess_wait (server->process, NULL, NULL);
  g_clear_object (&server->process);
}

static Server *
server_new (void)
{
  Server *server = g_new0 (Server, 1);

  server->data = xy_run_dup_data ();
  server_add_account (server, "law", "法学院");
  server_add_account (server, "law2", "法学院");
  server_add_account (server, "business", "商学院");
  server_start (server, "127.0.0.1:0");
  return server;
}

static void
server_free (Server *server)
{
  if (server->process != NULL)
    server_kill (server);
  g_free (server->data);
  g_free (server->uri);
  g_free (server);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Server, server_free)

/* A data folder that is signed in. */
static char *
join (Server *server, const char *account)
{
  char *data = xy_run_dup_data ();
  g_autoptr (XyRun) run =
      XY_CTL_INPUT (data, PASSWORD, "login", "--server", server->uri, "--account", account);

  xy_run_assert_fine (run);
  return data;
}

/* The counts of a sync that went well. */
static JsonNode *
sync_well (const char *data)
{
  g_autoptr (XyRun) run = XY_CTL (data, "sync", "--json");

  if (run->status != 0)
    g_test_message ("%s", run->err);
  g_assert_cmpint (run->status, ==, 0);
  return xy_run_parse (run);
}

static gint64
get_count (JsonNode *counts, const char *name)
{
  return json_object_get_int_member (json_node_get_object (counts), name);
}

static guint
count_students (const char *data)
{
  g_autoptr (XyRun) run = XY_CTL (data, "roster", "list", "--json");
  g_autoptr (JsonNode) node = xy_run_parse (run);

  xy_run_assert_fine (run);
  return json_array_get_length (
      json_object_get_array_member (json_node_get_object (node), "students"));
}

static void
assert_college_shares_roster (const char *roster)
{
  g_autoptr (Server) server = server_new ();
  g_autofree char *law = join (server, "law");
  g_autofree char *law2 = join (server, "law2");
  g_autofree char *business = join (server, "business");
  g_autoptr (XyRun) import = XY_CTL (law, "roster", "import", roster, "--college", "法学院");
  g_autoptr (JsonNode) sent = NULL;
  g_autoptr (JsonNode) nothing = NULL;

  xy_run_assert_fine (import);
  sent = sync_well (law);
  g_assert_cmpint (get_count (sent, "pushed"), ==, XY_RUN_STUDENTS);
  g_assert_cmpint (get_count (sent, "applied"), ==, XY_RUN_STUDENTS);
  json_node_unref (sync_well (law2));
  json_node_unref (sync_well (business));
  g_assert_cmpuint (count_students (law2), ==, XY_RUN_STUDENTS);
  g_assert_cmpuint (count_students (business), ==, 0);
  nothing = sync_well (law2);
  g_assert_cmpint (get_count (nothing, "pulled"), ==, 0);
}

static void
colleges_roster_reaches_its_other_account_and_no_other_college (void)
{
  g_autofree char *roster = xy_run_dup_roster ();

  assert_college_shares_roster (roster);
}

static void
law_roster_reaches_its_other_account_and_no_other_college (void)
{
  g_autofree char *roster = xy_test_dup_fixture ("rosters/law.xlsx");

  if (roster != NULL)
    assert_college_shares_roster (roster);
}

/* A second coordinator who imported the same roster before the first sync. */
static void
roster_imported_by_two_is_one_set (void)
{
  g_autoptr (Server) server = server_new ();
  g_autofree char *roster = xy_run_dup_roster ();
  g_autofree char *law = join (server, "law");
  g_autofree char *law2 = join (server, "law2");
  const char *const folders[] = { law, law2 };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autoptr (XyRun) import =
          XY_CTL (folders[i], "roster", "import", roster, "--college", "法学院");

      xy_run_assert_fine (import);
    }
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    json_node_unref (sync_well (folders[i]));
  json_node_unref (sync_well (law));
  g_assert_cmpuint (count_students (law), ==, XY_RUN_STUDENTS);
  g_assert_cmpuint (count_students (law2), ==, XY_RUN_STUDENTS);
}

static void
wrong_password_stores_nothing (void)
{
  g_autoptr (Server) server = server_new ();
  g_autofree char *data = xy_run_dup_data ();
  g_autoptr (XyRun) run = XY_CTL_INPUT (data, "another password\n", "login", "--server",
                                        server->uri, "--account", "law");

  xy_run_assert_failed (run);
  g_assert_false (g_file_test (data, G_FILE_TEST_EXISTS));
}

/* A student's photo, submitted and known to the whole college. */
static void
share_photo (const char *data, const char *number)
{
  g_autofree char *roster = xy_run_dup_roster ();
  g_autofree char *folder = xy_test_dup_folder ();
  g_autofree char *name = g_strconcat (number, ".jpg", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (XyRun) import = NULL;
  g_autoptr (XyRun) submit = NULL;
  g_autoptr (JsonNode) counts = NULL;
  XyPortrait portrait;

  xy_portrait_init (&portrait, 1);
  bytes = xy_portrait_render (&portrait);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       NULL);
  import = XY_CTL (data, "roster", "import", roster, "--college", "法学院");
  xy_run_assert_fine (import);
  submit = XY_CTL (data, "photo", "import", path);
  xy_run_assert_fine (submit);
  counts = sync_well (data);
  g_assert_cmpint (get_count (counts, "photos_sent"), ==, 1);
}

/* Listens where the server was. */
static GSocketListener *
listen_instead (const Server *server)
{
  g_autoptr (GUri) uri = g_uri_parse (server->uri, G_URI_FLAGS_NONE, NULL);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address =
      g_inet_socket_address_new (loopback, (guint16) g_uri_get_port (uri));
  GSocketListener *listener = g_socket_listener_new ();
  g_autoptr (GError) error = NULL;

  g_socket_listener_add_address (listener, address, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP,
                                 NULL, NULL, &error);
  g_assert_no_error (error);
  return listener;
}

/* Starts a sync and kills it in the middle of a request. */
static void
kill_while_syncing (Server *server, const char *data)
{
  g_autoptr (GSocketListener) listener = listen_instead (server);
  g_autoptr (GSubprocessLauncher) launcher =
      xy_run_launcher (data, G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autofree char *program = xy_run_find ("src/cli/xueyingctl");
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (GSubprocess) client = NULL;
  g_autoptr (GError) error = NULL;
  char byte;

  client = g_subprocess_launcher_spawn (launcher, &error, program, "sync", NULL);
  g_assert_no_error (error);
  connection = g_socket_listener_accept (listener, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)),
                                        &byte, 1, NULL, NULL),
                   ==, 1);
  g_subprocess_send_signal (client, SIGKILL);
  g_subprocess_wait (client, NULL, NULL);
  g_assert_true (g_subprocess_get_if_signaled (client));
  g_socket_listener_close (listener);
}

static void
decision_made_while_the_server_is_away_arrives_once (void)
{
  g_autoptr (Server) server = server_new ();
  g_autofree char *number = xy_run_dup_number (0);
  g_autofree char *law = join (server, "law");
  g_autofree char *law2 = join (server, "law2");
  g_autofree char *address = NULL;
  g_autoptr (XyRun) decide = NULL;
  g_autoptr (XyRun) offline = NULL;
  g_autoptr (JsonNode) sent = NULL;
  g_autoptr (JsonNode) received = NULL;
  g_autoptr (JsonNode) again = NULL;

  share_photo (law, number);
  json_node_unref (sync_well (law2));
  server_kill (server);

  decide = XY_CTL (law, "decide", number, "accept");
  xy_run_assert_fine (decide);
  offline = XY_CTL (law, "sync", "--json");
  xy_run_assert_failed (offline);
  kill_while_syncing (server, law);

  address = g_strdup (server->uri + strlen ("http://"));
  server_start (server, address);
  sent = sync_well (law);
  g_assert_cmpint (get_count (sent, "pushed"), ==, 1);
  g_assert_cmpint (get_count (sent, "applied"), ==, 1);
  again = sync_well (law);
  g_assert_cmpint (get_count (again, "pushed"), ==, 0);
  received = sync_well (law2);
  g_assert_cmpint (get_count (received, "pulled"), ==, 1);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/cli/sync/roster-reaches-its-college",
                   colleges_roster_reaches_its_other_account_and_no_other_college);
  g_test_add_func ("/cli/sync/law-roster-reaches-its-college",
                   law_roster_reaches_its_other_account_and_no_other_college);
  g_test_add_func ("/cli/sync/roster-imported-by-two-is-one-set",
                   roster_imported_by_two_is_one_set);
  g_test_add_func ("/cli/sync/wrong-password-stores-nothing", wrong_password_stores_nothing);
  g_test_add_func ("/cli/sync/decision-made-while-the-server-is-away",
                   decision_made_while_the_server_is_away_arrives_once);
  return g_test_run ();
}
