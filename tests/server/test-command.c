// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The program itself, in an empty environment. */

#include <signal.h>
#include <string.h>

#include "server-fixture.h"
#include "xy-test.h"

static GSubprocess *
spawn (const char *const *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                 G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autofree char *program = xy_test_dup_built ("src/server/xueying-server");
  g_autoptr (GPtrArray) line = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  char *environment[] = { NULL };
  GSubprocess *process;

  g_ptr_array_add (line, program);
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (line, (gpointer) arguments[i]);
  g_ptr_array_add (line, NULL);
  g_subprocess_launcher_set_environ (launcher, environment);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) line->pdata, &error);
  g_assert_no_error (error);
  return process;
}

typedef struct
{
  int status;
  char *out;
  char *err;
} Ended;

static void
ended_free (Ended *ended)
{
  g_free (ended->out);
  g_free (ended->err);
  g_free (ended);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Ended, ended_free)

static Ended *
run (const char *input, const char *const *arguments)
{
  g_autoptr (GSubprocess) process = spawn (arguments);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  Ended *ended = g_new0 (Ended, 1);

  g_subprocess_communicate_utf8_async (process, input, NULL, xy_test_async_cb, &result);
  xy_test_wait_result (&result);
  g_subprocess_communicate_utf8_finish (process, result, &ended->out, &ended->err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  ended->status = g_subprocess_get_exit_status (process);
  return ended;
}

#define RUN(input, ...) run (input, (const char *const[]){ __VA_ARGS__, NULL })

static void
assert_cannot (Ended *ended)
{
  g_assert_cmpint (ended->status, ==, 2);
  g_assert_cmpstr (ended->out, ==, "");
  g_assert_true (g_str_has_prefix (ended->err, "xueying-server: "));
  g_assert_true (strchr (ended->err, '\n') == ended->err + strlen (ended->err) - 1);
}

/* Starts a server and waits for its line. Returns: where it listens. */
static char *
start (const char *folder, GSubprocess **process)
{
  const char *arguments[] = { "serve", "--data", folder, "--listen", "127.0.0.1:0", NULL };
  static const char said[] = "listening on ";
  g_autoptr (GDataInputStream) lines = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *line = NULL;

  *process = spawn (arguments);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (*process));
  g_data_input_stream_read_line_async (lines, G_PRIORITY_DEFAULT, NULL, xy_test_async_cb, &result);
  xy_test_wait_result (&result);
  line = g_data_input_stream_read_line_finish_utf8 (lines, result, NULL, NULL);
  g_assert_nonnull (line);
  g_assert_true (g_str_has_prefix (line, said));
  return g_strdup (line + strlen (said));
}

static void
stop (GSubprocess *process, int number)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_subprocess_send_signal (process, number);
  g_subprocess_wait_async (process, NULL, xy_test_async_cb, &result);
  xy_test_wait_result (&result);
  g_subprocess_wait_finish (process, result, NULL);
}

/* The status of a sign-in, and the identity of the server's data. */
static guint
sign_in (const char *uri, const char *account, const char *password, char **identity)
{
  g_autoptr (SoupSession) session = soup_session_new_with_options ("proxy-resolver", NULL, NULL);
  g_autofree char *address = g_strconcat (uri, "/api/v1/sessions", NULL);
  g_autofree char *text = xy_credentials_to_text (account, password);
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));
  g_autoptr (GBytes) reply = NULL;
  g_autoptr (SoupMessage) message = soup_message_new ("POST", address);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (XySignIn) signed_in = NULL;

  soup_message_set_request_body_from_bytes (message, "application/json", body);
  soup_session_send_and_read_async (session, message, G_PRIORITY_DEFAULT, NULL, xy_test_async_cb,
                                    &result);
  xy_test_wait_result (&result);
  reply = soup_session_send_and_read_finish (session, result, NULL);
  g_assert_nonnull (reply);
  if (soup_message_get_status (message) == 201 && identity != NULL)
    {
      signed_in =
          xy_sign_in_from_text (g_bytes_get_data (reply, NULL), g_bytes_get_size (reply), NULL);
      *identity = g_strdup (signed_in->server);
    }
  return soup_message_get_status (message);
}

static void
an_account_can_be_added_before_and_while_it_serves (void)
{
  g_autofree char *outer = xy_test_dup_folder ();
  g_autofree char *folder = g_build_filename (outer, "not there yet", NULL);
  g_autoptr (Ended) before = RUN (TEST_PASSWORD "\n", "account", "add", "法学", "--role", "college",
                                  "--college", "法学院", "--data", folder);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *uri = NULL, *one = NULL, *other = NULL;
  g_autoptr (Ended) meanwhile = NULL;

  g_assert_cmpstr (before->err, ==, "");
  g_assert_cmpint (before->status, ==, 0);
  uri = start (folder, &process);
  meanwhile = RUN (TEST_PASSWORD, "account", "add", "school", "--role", "school", "--data", folder);
  g_assert_cmpint (meanwhile->status, ==, 0);
  g_assert_cmpuint (sign_in (uri, "法学", TEST_PASSWORD, &one), ==, 201);
  g_assert_cmpuint (sign_in (uri, "school", TEST_PASSWORD, &other), ==, 201);
  g_assert_cmpstr (one, ==, other);
  g_assert_cmpuint (sign_in (uri, "school", "not the password", NULL), ==, 401);
  stop (process, SIGTERM);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
}

static void
the_same_data_is_there_after_a_crash (void)
{
  g_autofree char *folder = xy_test_dup_folder ();
  g_autoptr (Ended) added =
      RUN (TEST_PASSWORD, "account", "add", "school", "--role", "school", "--data", folder);
  g_autoptr (GSubprocess) first = NULL, second = NULL;
  g_autofree char *uri = start (folder, &first), *again = NULL, *one = NULL, *other = NULL;

  g_assert_cmpint (added->status, ==, 0);
  g_assert_cmpuint (sign_in (uri, "school", TEST_PASSWORD, &one), ==, 201);
  stop (first, SIGKILL);
  again = start (folder, &second);
  g_assert_cmpuint (sign_in (again, "school", TEST_PASSWORD, &other), ==, 201);
  g_assert_cmpstr (one, ==, other);
  stop (second, SIGINT);
  g_assert_cmpint (g_subprocess_get_exit_status (second), ==, 0);
}

static void
what_cannot_be_done_is_one_line_and_status_2 (void)
{
  g_autofree char *folder = xy_test_dup_folder ();
  g_autofree char *file = g_build_filename (folder, "campaign.json", NULL);
  g_autoptr (Ended) nothing = run (NULL, (const char *const[]){ NULL });
  g_autoptr (Ended) unknown = RUN (NULL, "sing");
  g_autoptr (Ended) option = RUN (NULL, "serve", "--date", folder);
  g_autoptr (Ended) no_data = RUN (NULL, "serve");
  g_autoptr (Ended) outside = RUN (NULL, "serve", "--data", folder, "--listen", "0.0.0.0:0");
  g_autoptr (Ended) no_role = RUN ("12345678", "account", "add", "x", "--data", folder);
  g_autoptr (Ended) student =
      RUN ("12345678", "account", "add", "x", "--role", "student", "--data", folder);
  g_autoptr (Ended) college = RUN ("12345678", "account", "add", "x", "--role", "college",
                                   "--college", "没有这个", "--data", folder);
  g_autoptr (Ended) password =
      RUN ("1234567\n", "account", "add", "x", "--role", "school", "--data", folder);
  g_autoptr (Ended) campaign = NULL;

  assert_cannot (nothing);
  assert_cannot (unknown);
  assert_cannot (option);
  assert_cannot (no_data);
  assert_cannot (outside);
  assert_cannot (no_role);
  assert_cannot (student);
  assert_cannot (college);
  g_assert_nonnull (strstr (college->err, "没有这个"));
  assert_cannot (password);
  g_assert_true (g_file_set_contents (file, "{\"records\": 1}", -1, NULL));
  campaign = RUN (NULL, "serve", "--data", folder, "--campaign", file);
  assert_cannot (campaign);
}

static void
help_and_version_are_told (void)
{
  g_autoptr (Ended) help = RUN (NULL, "--help");
  g_autoptr (Ended) serve = RUN (NULL, "serve", "--help");
  g_autoptr (Ended) version = RUN (NULL, "--version");

  g_assert_cmpint (help->status, ==, 0);
  g_assert_nonnull (strstr (help->out, "account add"));
  g_assert_cmpint (serve->status, ==, 0);
  g_assert_nonnull (strstr (serve->out, "--listen"));
  g_assert_cmpint (version->status, ==, 0);
  g_assert_cmpstr (version->out, ==, "xueying-server " XY_VERSION "\n");
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
#define ADD(name) g_test_add_func ("/server/command/" #name, name)
  ADD (an_account_can_be_added_before_and_while_it_serves);
  ADD (the_same_data_is_there_after_a_crash);
  ADD (what_cannot_be_done_is_one_line_and_status_2);
  ADD (help_and_version_are_told);
  return g_test_run ();
}
