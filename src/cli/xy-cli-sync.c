// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "cli/xy-command.h"
#include "sync/xy-sync.h"

#define PASSWORD_MAX_BYTES 1024

/* login */

/* Switches the echo of a terminal off while a password is typed. */
static gboolean
hide_typing (struct termios *before)
{
  struct termios hidden;

  if (!isatty (STDIN_FILENO) || tcgetattr (STDIN_FILENO, before) != 0)
    return FALSE;
  hidden = *before;
  hidden.c_lflag &= ~(tcflag_t) ECHO;
  if (tcsetattr (STDIN_FILENO, TCSAFLUSH, &hidden) != 0)
    return FALSE;
  fputs (_ ("Password:"), stderr);
  fputc (' ', stderr);
  return TRUE;
}

/* The first line of standard input. */
static char *
read_password (GError **error)
{
  char line[PASSWORD_MAX_BYTES + 2];
  struct termios before;
  gboolean hidden = hide_typing (&before);
  gboolean read = fgets (line, sizeof line, stdin) != NULL;
  g_autofree char *password = NULL;

  if (hidden)
    {
      tcsetattr (STDIN_FILENO, TCSAFLUSH, &before);
      fputc ('\n', stderr);
    }
  if (read)
    {
      line[strcspn (line, "\r\n")] = '\0';
      password = g_strdup (line);
      explicit_bzero (line, sizeof line);
    }
  if (password == NULL || *password == '\0' || strlen (password) > PASSWORD_MAX_BYTES ||
      !g_utf8_validate (password, -1, NULL))
    {
      g_set_error_literal (error, XY_CLI_ERROR, XY_CLI_ERROR_USAGE,
                           _ ("The password is to come as one line on standard input"));
      return NULL;
    }
  return g_steal_pointer (&password);
}

static XySignIn *
sign_in (const char *server, const char *account, const char *password, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  xy_sync_sign_in_async (server, account, password, NULL, xy_cli_async_cb, &result);
  xy_cli_wait (&result);
  return xy_sync_sign_in_finish (result, error);
}

static XyCliStatus
run_login (char ***arguments, GString *out, GError **error)
{
  g_autofree char *server = NULL;
  g_autofree char *account = NULL;
  const GOptionEntry entries[] = {
    { "server", 0, 0, G_OPTION_ARG_FILENAME, &server, NULL, NULL },
    { "account", 0, 0, G_OPTION_ARG_FILENAME, &account, NULL, NULL },
    { NULL },
  };
  g_autofree char *password = NULL;
  g_autofree char *home = xy_store_home_dup_directory ();
  g_autoptr (GPtrArray) seed = NULL;
  g_autoptr (XySignIn) signed_in = NULL;
  g_autoptr (XyStore) current = NULL;
  g_autoptr (XyStore) store = NULL;

  if (!xy_cli_parse (arguments, entries, 0, 0, error) || !xy_cli_check_text (server, error) ||
      !xy_cli_check_text (account, error))
    return XY_CLI_FAILED;
  if (server == NULL || account == NULL)
    {
      g_set_error_literal (error, XY_CLI_ERROR, XY_CLI_ERROR_USAGE,
                           _ ("Say where and as whom: --server URL --account NAME"));
      return XY_CLI_FAILED;
    }
  password = read_password (error);
  signed_in = password != NULL ? sign_in (server, account, password, error) : NULL;
  seed = signed_in != NULL ? xy_cli_load_seed (error) : NULL;
  current = seed != NULL ? xy_cli_open_store (error) : NULL;
  if (current == NULL)
    return XY_CLI_FAILED;
  store = xy_store_home_open_for (home, g_steal_pointer (&current), server, signed_in->server,
                                  signed_in->account, seed, error);
  if (store == NULL || !xy_sync_keep_sign_in (store, server, signed_in, error))
    return XY_CLI_FAILED;
  /* Translators: an account's name, then a server's address. */
  g_string_append_printf (out, _ ("Signed in as %s at %s"), signed_in->account, server);
  g_string_append_c (out, '\n');
  return XY_CLI_FINE;
}

/* sync.  On a terminal the progress is one line that is written over and wiped away in the end.
 * Elsewhere its lines are kept until it is certain that the command does not fail: then standard
 * error has to have that one line and no other. */

typedef struct
{
  XyStore *store;
  gboolean terminal;
  GString *lines;
  char *last;
} Progress;

static void
progress_cb (Progress *progress)
{
  XyStoreCounts counts;
  g_autofree char *line = NULL;

  xy_store_get_counts (progress->store, &counts);
  line = g_strdup_printf (_ ("To send: %d changes, %d photos; to fetch: %d photos"),
                          counts.waiting_mutations, counts.photos_up, counts.photos_down);
  if (g_strcmp0 (line, progress->last) == 0)
    return;
  g_free (progress->last);
  progress->last = g_steal_pointer (&line);
  if (progress->terminal)
    fprintf (stderr, "\r\033[K%s", progress->last);
  else
    g_string_append_printf (progress->lines, "%s\n", progress->last);
}

static void
progress_end (Progress *progress, gboolean fine)
{
  if (progress->terminal)
    fputs ("\r\033[K", stderr);
  else if (fine)
    fputs (progress->lines->str, stderr);
  g_string_free (progress->lines, TRUE);
  g_free (progress->last);
}

static gboolean
sync_once (XyStore *store, XySyncResult *counts, char **message, GError **error)
{
  g_autoptr (XySync) sync = xy_sync_new (store);
  g_autoptr (GAsyncResult) result = NULL;
  Progress progress = { store, isatty (STDERR_FILENO), g_string_new (NULL), NULL };
  gulong handler =
      g_signal_connect_swapped (store, "outbox-changed", G_CALLBACK (progress_cb), &progress);
  gboolean fine;

  progress_cb (&progress);
  xy_sync_once_async (sync, NULL, xy_cli_async_cb, &result);
  xy_cli_wait (&result);
  fine = xy_sync_once_finish (sync, result, counts, error);
  progress_cb (&progress);
  g_signal_handler_disconnect (store, handler);
  progress_end (&progress, fine);
  *message = fine ? g_strdup (xy_sync_get_message (sync)) : NULL;
  return fine;
}

static JsonObject *
counts_to_json (const XySyncResult *counts)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "pushed", counts->pushed);
  json_object_set_int_member (object, "applied", counts->applied);
  json_object_set_int_member (object, "merged", counts->merged);
  json_object_set_int_member (object, "conflicts", counts->conflicts);
  json_object_set_int_member (object, "requested", counts->requested);
  json_object_set_int_member (object, "refused", counts->refused);
  json_object_set_int_member (object, "pulled", counts->pulled);
  json_object_set_int_member (object, "photos_sent", counts->photos_sent);
  json_object_set_int_member (object, "photos_fetched", counts->photos_fetched);
  return object;
}

static void
append_counts (GString *out, const XySyncResult *counts, const char *message)
{
  g_string_append_printf (out, _ ("%d sent, %d received; photos: %d sent, %d received"),
                          counts->pushed, counts->pulled, counts->photos_sent,
                          counts->photos_fetched);
  g_string_append_c (out, '\n');
  if (counts->requested > 0)
    {
      g_string_append_printf (out,
                              ngettext ("%d change waits for the graduate school's word",
                                        "%d changes wait for the graduate school's word",
                                        (gulong) counts->requested),
                              counts->requested);
      g_string_append_c (out, '\n');
    }
  if (counts->conflicts + counts->refused > 0)
    {
      int n = counts->conflicts + counts->refused;

      g_string_append_printf (out,
                              ngettext ("%d change was not taken and waits for you in the window",
                                        "%d changes were not taken and wait for you in the window",
                                        (gulong) n),
                              n);
      g_string_append_c (out, '\n');
    }
  if (message != NULL)
    g_string_append_printf (out, "%s\n", message);
}

static XyCliStatus
run_sync (char ***arguments, GString *out, GError **error)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = { { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
                                   { NULL } };
  g_autoptr (XyStore) store = NULL;
  g_autofree char *message = NULL;
  XySyncResult counts;

  if (!xy_cli_parse (arguments, entries, 0, 0, error))
    return XY_CLI_FAILED;
  store = xy_cli_open_store (error);
  if (store == NULL || !sync_once (store, &counts, &message, error))
    return XY_CLI_FAILED;
  if (json)
    xy_cli_print_json (out, counts_to_json (&counts));
  else
    append_counts (out, &counts, message);
  return counts.conflicts + counts.refused > 0 || message != NULL ? XY_CLI_PROBLEMS : XY_CLI_FINE;
}

const XyCommand xy_cli_sync_commands[] = {
  { "login", NULL, "--server URL --account NAME",
    N_ ("Sign in; the password comes on standard input"), run_login },
  { "sync", NULL, "[--json]", N_ ("Send what was done here and fetch what others did"), run_sync },
  { NULL },
};
