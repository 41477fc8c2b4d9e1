// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/xy-cli.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "cli/xy-command.h"
#include "data/xy-data.h"

static const XyCommand *const families[] = {
  xy_cli_roster_commands,
  xy_cli_roster_list_commands,
  xy_cli_photo_commands,
  xy_cli_schedule_commands,
  xy_cli_schedule_compare_commands,
  xy_cli_queue_commands,
  xy_cli_decide_commands,
  xy_cli_print_commands,
  xy_cli_sync_commands,
  xy_cli_bench_commands,
};

static const XyCommand *
find_command (const char *family, const char *name, gboolean *is_family)
{
  *is_family = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    for (const XyCommand *command = families[i]; command->family != NULL; command++)
      {
        if (!g_str_equal (command->family, family))
          continue;
        *is_family = TRUE;
        if (command->name == NULL || g_strcmp0 (command->name, name) == 0)
          return command;
      }
  return NULL;
}

static void
append_command (GString *out, const XyCommand *command)
{
  g_string_append_printf (out, "  xueyingctl %s", command->family);
  if (command->name != NULL)
    g_string_append_printf (out, " %s", command->name);
  if (*command->arguments != '\0')
    g_string_append_printf (out, " %s", command->arguments);
  g_string_append_printf (out, "\n      %s\n", _ (command->summary));
}

static void
append_help (GString *out, const XyCommand *only)
{
  g_string_append (out, _ ("Usage:"));
  g_string_append_c (out, '\n');
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    for (const XyCommand *command = families[i]; command->family != NULL; command++)
      if (only == NULL || only == command)
        append_command (out, command);
  if (only != NULL)
    return;
  g_string_append_c (out, '\n');
  g_string_append (out, _ ("xueyingctl --help shows this, xueyingctl --version the version. The "
                           "exit status is 0 where all is fine, 1 where it was done and problems "
                           "were found, 2 where it could not be done."));
  g_string_append_c (out, '\n');
}

static gboolean
asks_for_help (char **words)
{
  for (guint i = 0; words[i] != NULL && !g_str_equal (words[i], "--"); i++)
    if (g_str_equal (words[i], "--help") || g_str_equal (words[i], "-h"))
      return TRUE;
  return FALSE;
}

static XyCliStatus
run (char **words, GString *out, GError **error)
{
  const XyCommand *command;
  gboolean is_family = FALSE;
  g_auto (GStrv) arguments = NULL;

  if (words[0] == NULL)
    {
      g_set_error_literal (error, XY_CLI_ERROR, XY_CLI_ERROR_USAGE,
                           _ ("A command is missing; xueyingctl --help lists them"));
      return XY_CLI_FAILED;
    }
  if (g_str_equal (words[0], "--version"))
    {
      g_string_append (out, "xueyingctl " XY_VERSION "\n");
      return XY_CLI_FINE;
    }
  command = find_command (words[0], words[1], &is_family);
  if (command == NULL && asks_for_help (words))
    {
      append_help (out, NULL);
      return XY_CLI_FINE;
    }
  if (command == NULL)
    {
      g_autofree char *name = is_family && words[1] != NULL
                                  ? g_strjoin (" ", words[0], words[1], NULL)
                                  : g_strdup (words[0]);

      if (is_family && words[1] == NULL)
        g_set_error (error, XY_CLI_ERROR, XY_CLI_ERROR_USAGE,
                     _ ("“%s” needs a second word; xueyingctl --help lists the commands"), name);
      else
        g_set_error (error, XY_CLI_ERROR, XY_CLI_ERROR_USAGE,
                     _ ("There is no command “%s”; xueyingctl --help lists them"), name);
      return XY_CLI_FAILED;
    }
  if (asks_for_help (words))
    {
      append_help (out, command);
      return XY_CLI_FINE;
    }

  /* The command's own words stand where a program's name would. */
  arguments = g_strdupv (words + (command->name != NULL ? 1 : 0));
  return command->run (&arguments, out, error);
}

/* One line, whatever the message has. */
static void
print_error (const GError *error)
{
  g_autofree char *message = g_utf8_make_valid (error->message, -1);
  g_autofree char *line = NULL;

  g_strdelimit (message, "\r\n\v\f", ' ');
  g_strchomp (message);
  line = g_strconcat ("xueyingctl: ", message, "\n", NULL);
  fputs (line, stderr);
}

int
xy_cli_main (int argc, char **argv)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  XyCliStatus status;

  xy_locale_init ();
  g_set_prgname ("xueyingctl");
  status = run (argc > 0 ? argv + 1 : argv, out, &error);
  if (status != XY_CLI_FAILED &&
      ((out->len > 0 && fwrite (out->str, 1, out->len, stdout) != out->len) ||
       fflush (stdout) != 0))
    {
      status = XY_CLI_FAILED;
      g_set_error_literal (&error, XY_CLI_ERROR, XY_CLI_ERROR_NOT_ALLOWED,
                           _ ("The output cannot be written"));
    }
  if (status == XY_CLI_FAILED)
    print_error (error);
  return status;
}
