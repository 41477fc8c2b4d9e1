// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/xy-server-command.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "data/xy-data.h"
#include "protocol/xy-message.h"
#include "server/xy-accounts.h"
#include "server/xy-secret.h"
#include "server/xy-server.h"

#define EXIT_CANNOT 2
#define DEFAULT_LISTEN "127.0.0.1:8470"
#define SHIPPED_CAMPAIGN "campaigns/hunnu-2022.json"

/* Arguments are taken as the bytes they are, so that they are UTF-8 in any locale. */
static char *data_folder, *listen_address, *campaign_file, *role_name;
static char **college_names;
static gboolean shows_version;

#define DATA_OPTION                                                                                \
  {                                                                                                \
    "data", 0, 0, G_OPTION_ARG_FILENAME, &data_folder, N_ ("The folder of the server’s data"),     \
        "DIR"                                                                                      \
  }
#define CAMPAIGN_OPTION                                                                            \
  {                                                                                                \
    "campaign", 0, 0, G_OPTION_ARG_FILENAME, &campaign_file,                                       \
        N_ ("What a new data folder begins with"), "FILE"                                          \
  }

static const GOptionEntry main_options[] = { { "version", 0, 0, G_OPTION_ARG_NONE, &shows_version,
                                               N_ ("Show the version"), NULL },
                                             G_OPTION_ENTRY_NULL };

static const GOptionEntry serve_options[] = {
  DATA_OPTION,
  { "listen", 0, 0, G_OPTION_ARG_FILENAME, &listen_address,
    N_ ("Where to listen; 127.0.0.1:8470 if not given, port 0 for a free one"), "ADDRESS:PORT" },
  CAMPAIGN_OPTION,
  G_OPTION_ENTRY_NULL
};

static const GOptionEntry account_options[] = {
  DATA_OPTION,
  { "role", 0, 0, G_OPTION_ARG_FILENAME, &role_name, N_ ("The role: school or college"), "ROLE" },
  { "college", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &college_names,
    N_ ("A college that the account works for"), "NAME" },
  CAMPAIGN_OPTION,
  G_OPTION_ENTRY_NULL
};

static void
say_error (const char *message)
{
  g_autofree char *line = g_strdup (message);

  g_strdelimit (line, "\r\n", ' ');
  fprintf (stderr, "xueying-server: %s\n", line);
}

static GPtrArray *
load_seed (GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) seed = NULL;
  g_autoptr (GError) fault = NULL;
  char *text;
  gsize length;

  if (campaign_file == NULL)
    bytes = xy_data_load (SHIPPED_CAMPAIGN, &fault);
  else if (g_file_get_contents (campaign_file, &text, &length, &fault))
    bytes = g_bytes_new_take (text, length);
  if (bytes != NULL)
    seed = xy_campaign_file_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &fault);
  if (seed == NULL)
    g_set_error (error, XY_SERVER_ERROR, XY_SERVER_ERROR_DATA,
                 _ ("The campaign “%s” cannot be read: %s"),
                 campaign_file != NULL ? campaign_file : SHIPPED_CAMPAIGN, fault->message);
  return g_steal_pointer (&seed);
}

static gboolean
want_data (GError **error)
{
  if (data_folder != NULL && *data_folder != '\0')
    return TRUE;
  g_set_error_literal (error, XY_SERVER_ERROR, XY_SERVER_ERROR_DATA,
                       _ ("Name the folder of the server’s data with --data DIR."));
  return FALSE;
}

static gboolean
quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_CONTINUE;
}

static gboolean
serve (GError **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GPtrArray) seed = NULL;
  g_autoptr (XyServer) server = NULL;
  g_autofree char *uri = NULL;

  if (!want_data (error))
    return FALSE;
  seed = load_seed (error);
  if (seed == NULL)
    return FALSE;
  server = xy_server_new (data_folder, seed, error);
  if (server == NULL ||
      !xy_server_listen (server, listen_address != NULL ? listen_address : DEFAULT_LISTEN, error))
    return FALSE;

  xy_server_set_logs (server, TRUE);
  g_unix_signal_add (SIGINT, quit_cb, loop);
  g_unix_signal_add (SIGTERM, quit_cb, loop);
  uri = xy_server_get_uri (server);
  printf ("listening on %s\n", uri);
  fflush (stdout);
  g_main_loop_run (loop);
  xy_server_stop (server);
  return TRUE;
}

/* One line from standard input; what is typed is not shown. */
static char *
read_password (void)
{
  char line[XY_PASSWORD_MAX_BYTES + 3] = "";
  struct termios shown, hidden;
  gboolean typed = tcgetattr (STDIN_FILENO, &shown) == 0;
  char *password;

  if (typed)
    {
      fputs (_ ("Password: "), stderr);
      hidden = shown;
      hidden.c_lflag &= ~(tcflag_t) ECHO;
      tcsetattr (STDIN_FILENO, TCSAFLUSH, &hidden);
    }
  if (fgets (line, sizeof line, stdin) == NULL)
    line[0] = '\0';
  if (typed)
    {
      tcsetattr (STDIN_FILENO, TCSAFLUSH, &shown);
      fputc ('\n', stderr);
    }
  line[strcspn (line, "\r\n")] = '\0';
  password = g_strdup (line);
  memset (line, 0, sizeof line);
  return password;
}

static gboolean
add_account (const char *name, GError **error)
{
  g_autoptr (GPtrArray) seed = NULL;
  g_autoptr (XyLedger) database = NULL;
  g_autofree char *password = NULL;

  if (!want_data (error))
    return FALSE;
  if (role_name == NULL)
    {
      g_set_error_literal (error, XY_SERVER_ERROR, XY_SERVER_ERROR_ACCOUNT,
                           _ ("Say what the account may do with --role school or --role college."));
      return FALSE;
    }
  seed = load_seed (error);
  if (seed == NULL)
    return FALSE;
  xy_secret_init ();
  database = xy_ledger_open (data_folder, seed, NULL, error);
  if (database == NULL)
    return FALSE;
  password = read_password ();
  return xy_account_add (database, name, role_name, (const char *const *) college_names, password,
                         error);
}

static gboolean
run_command (int argc, char **argv, GError **error)
{
  const char *command = argc > 1 ? argv[1] : "";
  gboolean is_serve = strcmp (command, "serve") == 0;
  gboolean is_account = strcmp (command, "account") == 0;
  g_autoptr (GOptionContext) context = NULL;

  if (is_serve)
    context = g_option_context_new (_ ("serve — answer Xueying’s clients"));
  else if (is_account)
    context = g_option_context_new (_ ("account add NAME — the password on standard input"));
  else
    context = g_option_context_new (_ ("serve|account add — Xueying’s central server"));
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context,
                                     is_serve     ? serve_options
                                     : is_account ? account_options
                                                  : main_options,
                                     GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &argc, &argv, error))
    return FALSE;
  if (shows_version)
    {
      printf ("xueying-server %s\n", XY_VERSION);
      return TRUE;
    }
  if (is_serve && argc == 2)
    return serve (error);
  if (is_account && argc == 4 && strcmp (argv[2], "add") == 0)
    return add_account (argv[3], error);
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                       _ ("Say what to do: “serve --data DIR” or "
                          "“account add NAME --role ROLE --data DIR”; see --help."));
  return FALSE;
}

static void
forget_options (void)
{
  g_clear_pointer (&data_folder, g_free);
  g_clear_pointer (&listen_address, g_free);
  g_clear_pointer (&campaign_file, g_free);
  g_clear_pointer (&role_name, g_free);
  g_clear_pointer (&college_names, g_strfreev);
}

int
xy_server_command (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  xy_locale_init ();
  if (!run_command (argc, argv, &error))
    say_error (error->message);
  forget_options ();
  return error == NULL ? 0 : EXIT_CANNOT;
}
