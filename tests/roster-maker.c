// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Writes the roster of a college whose students do not exist.  For the demo; equal options give
 * equal students. */

#include <gio/gio.h>
#include <locale.h>
#include <stdlib.h>

#include "cli/xy-sample-roster.h"

static gboolean
run (int argc, char **argv, GError **error)
{
  g_autofree char *college = NULL;
  g_autofree char *output = NULL;
  g_autofree char *list = NULL;
  int code = 39;
  int size = 120;
  int seed = 1;
  int n_faults = 0;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "A .xlsx, or a .csv in GB18030", "FILE" },
    { "list", 0, 0, G_OPTION_ARG_FILENAME, &list, "Write number and sex of each, too", "FILE" },
    { "college", 0, 0, G_OPTION_ARG_FILENAME, &college, "Full name of the college", "NAME" },
    { "code", 0, 0, G_OPTION_ARG_INT, &code, "Its two digits in the student numbers (39)", "N" },
    { "students", 0, 0, G_OPTION_ARG_INT, &size, "How many (120)", "N" },
    { "faults", 0, 0, G_OPTION_ARG_INT, &n_faults, "How many of them with a fault (0)", "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT, &seed, "Who they are (1)", "N" },
    { NULL },
  };
  g_autoptr (GOptionContext) context =
      g_option_context_new ("- writes the roster of a college that does not exist");
  g_autoptr (GPtrArray) students = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, error))
    return FALSE;
  if (output == NULL || college == NULL || argc > 1 || code < 0 || code > 99 || size < 1 ||
      size > 200000 || n_faults < 0 || n_faults > size)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           "Say -o FILE and --college NAME; --code is 0 to 99, --students 1 to "
                           "200000, --faults not more");
      return FALSE;
    }
  students = xy_sample_roster_make (college, code, size, (guint) seed);
  xy_sample_roster_plant_faults (students, n_faults);
  if (!xy_sample_roster_write (output, college, students, error))
    return FALSE;
  return list == NULL || xy_sample_roster_write_list (list, students, error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "C.UTF-8");
  if (run (argc, argv, &error))
    return EXIT_SUCCESS;
  g_printerr ("roster-maker: %s\n", error->message);
  return 2;
}
