// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "xy-cli-run.h"

/* What the benchmarks print; how fast anything is fails no test. */

static JsonArray *
get_figures (JsonNode *node, const char *bench)
{
  JsonObject *object = json_node_get_object (node);

  g_assert_cmpstr (json_object_get_string_member (object, "bench"), ==, bench);
  g_assert_cmpuint (strlen (json_object_get_string_member (object, "machine")), >, 0);
  return json_object_get_array_member (object, "figures");
}

static JsonObject *
find_figure (JsonArray *figures, const char *name)
{
  for (guint i = 0; i < json_array_get_length (figures); i++)
    {
      JsonObject *figure = json_array_get_object_element (figures, i);

      if (g_str_equal (json_object_get_string_member (figure, "name"), name))
        return figure;
    }
  g_error ("There is no figure %s", name);
}

static void
assert_figure (JsonArray *figures, const char *name, const char *unit, const char *against)
{
  JsonObject *figure = find_figure (figures, name);
  double value = json_object_get_double_member (figure, "value");

  g_assert_cmpstr (json_object_get_string_member (figure, "unit"), ==, unit);
  g_assert_cmpfloat (value, >, 0);
  if (against == NULL)
    {
      g_assert_true (json_object_get_null_member (figure, "against"));
      g_assert_true (json_object_get_null_member (figure, "against_value"));
      g_assert_true (json_object_get_null_member (figure, "ratio"));
      return;
    }
  g_assert_cmpstr (json_object_get_string_member (figure, "against"), ==, against);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (figure, "ratio"),
                                  value / json_object_get_double_member (figure, "against_value"),
                                  1e-9);
}

static void
rosters_are_measured_against_a_conversion (void)
{
  g_autofree char *data = xy_run_dup_data ();
  g_autoptr (XyRun) run = XY_CTL (data, "bench", "roster", "--students", "300", "--runs", "2");
  g_autoptr (JsonNode) node = NULL;
  JsonArray *figures;
  JsonObject *first;

  xy_run_assert_fine (run);
  node = xy_run_parse (run);
  figures = get_figures (node, "roster");
  assert_figure (figures, "import-300", "ms", "ssconvert");
  assert_figure (figures, "import-300-csv", "ms", "ssconvert");
  assert_figure (figures, "import-300-xls", "ms", "ssconvert");
  assert_figure (figures, "import-300-again", "ms", "import-300");
  assert_figure (figures, "import-300-memory", "MB", "ssconvert");

  first = find_figure (figures, "import-300");
  g_assert_cmpfloat (
      json_object_get_double_member (first, "value"), ==,
      json_object_get_double_member (find_figure (figures, "import-300-again"), "against_value"));
  /* What it stored to measure with is not what this computer works on. */
  g_assert_false (g_file_test (data, G_FILE_TEST_EXISTS));
}

static void
a_peer_that_is_not_there_is_said_to_be_missing (void)
{
  g_autofree char *data = xy_run_dup_data ();
  g_autofree char *folder = xy_test_dup_folder ();
  g_autofree char *program = xy_run_find ("src/cli/xueyingctl");
  g_autoptr (GSubprocessLauncher) launcher =
      xy_run_launcher (data, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (XyRun) run = g_new0 (XyRun, 1);
  JsonArray *figures;
  JsonObject *object;

  g_subprocess_launcher_setenv (launcher, "PATH", folder, TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, program, "bench", "roster", "--students",
                                         "30", "--runs", "1", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &run->out, &run->err, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 1);

  node = xy_run_parse (run);
  figures = get_figures (node, "roster");
  object = json_node_get_object (node);
  assert_figure (figures, "import-30", "ms", NULL);
  assert_figure (figures, "import-30-again", "ms", "import-30");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "remarks")), ==,
                    1);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/bench/roster", rosters_are_measured_against_a_conversion);
  g_test_add_func ("/bench/no-peer", a_peer_that_is_not_there_is_said_to_be_missing);
  return g_test_run ();
}
