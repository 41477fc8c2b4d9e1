// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <glib/gstdio.h>
#include <string.h>

#include "xy-cli-run.h"
#include "xy-portrait.h"

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

static void
write_portrait (const char *folder, const char *name, const XyPortrait *portrait)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GBytes) bytes = xy_portrait_render (portrait);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_assert_true (g_file_set_contents (path, data, (gssize) size, NULL));
}

/* A folder of two portraits, one right and one too far to the side, and a list of what is right
 * about them; its last entry is wrong in all that it says. */
static char *
dup_portraits (void)
{
  static const char list[] =
      "[{\"file\": \"right.jpg\", \"flag\": [], \"quiet\": [\"centred\", \"no-such-rule\"],"
      "  \"eyes\": [[%g, %g], [%g, %g]]},"
      " {\"file\": \"aside.jpg\", \"of\": \"right.jpg\", \"flag\": [\"centred\"], \"quiet\": []},"
      " {\"file\": \"aside.jpg\", \"flag\": [\"file-type\"], \"quiet\": [\"centred\"],"
      "  \"eyes\": [[1, 1], [3, 1]]}]";
  char *folder = xy_test_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "truth.json", NULL);
  g_autofree char *text = NULL;
  XyPortraitTruth truth;
  XyPortrait portrait;

  xy_portrait_init (&portrait, 3);
  xy_portrait_get_truth (&portrait, &truth);
  write_portrait (folder, "right.jpg", &portrait);
  portrait.dx = 90;
  write_portrait (folder, "aside.jpg", &portrait);
  text = g_strdup_printf (list, truth.eyes[0][0], truth.eyes[0][1], truth.eyes[1][0],
                          truth.eyes[1][1]);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return folder;
}

static void
assert_rule (JsonArray *rules,
             const char *name,
             int found,
             int flagged,
             int false_alarms,
             int quiet,
             int unknown)
{
  for (guint i = 0; i < json_array_get_length (rules); i++)
    {
      JsonObject *rule = json_array_get_object_element (rules, i);

      if (!g_str_equal (json_object_get_string_member (rule, "rule"), name))
        continue;
      g_assert_cmpint (json_object_get_int_member (rule, "found"), ==, found);
      g_assert_cmpint (json_object_get_int_member (rule, "flagged"), ==, flagged);
      g_assert_cmpint (json_object_get_int_member (rule, "false_alarms"), ==, false_alarms);
      g_assert_cmpint (json_object_get_int_member (rule, "quiet"), ==, quiet);
      g_assert_cmpint (json_object_get_int_member (rule, "unknown"), ==, unknown);
      return;
    }
  g_error ("There is no rule %s", name);
}

static void
rules_are_counted_right_and_wrong_beside_the_cost_of_a_check (void)
{
  g_autofree char *data = xy_run_dup_data ();
  g_autofree char *folder = dup_portraits ();
  g_autofree char *list = g_build_filename (folder, "truth.json", NULL);
  g_autoptr (XyRun) run =
      XY_CTL (data, "bench", "photo", "--truth", list, "--portraits", folder, "--runs", "1");
  g_autoptr (JsonNode) node = NULL;
  JsonArray *figures, *rules;
  JsonObject *object, *eyes;

  xy_run_assert_fine (run);
  node = xy_run_parse (run);
  figures = get_figures (node, "photo");
  assert_figure (figures, "check-12mp", "ms", "decode");
  assert_figure (figures, "check-960", "ms", "decode");
  assert_figure (figures, "check-12mp-memory", "MB", "decode");
  assert_figure (figures, "check-960-memory", "MB", "decode");
  assert_figure (figures, "check-many", "photos/s", "one thread");
  assert_figure (figures, "check-list", "ms", NULL);

  object = json_node_get_object (node);
  rules = json_object_get_array_member (object, "rules");
  g_assert_cmpuint (json_array_get_length (rules), ==, 3);
  assert_rule (rules, "centred", 1, 1, 1, 2, 0);
  assert_rule (rules, "file-type", 0, 1, 0, 0, 0);
  assert_rule (rules, "no-such-rule", 0, 0, 0, 1, 1);
  eyes = json_object_get_object_member (object, "eyes");
  g_assert_cmpint (json_object_get_int_member (eyes, "located"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (eyes, "of"), ==, 2);
}

static void
the_check_is_measured_with_drawn_portraits_where_none_are_named (void)
{
  g_autofree char *data = xy_run_dup_data ();
  g_autoptr (XyRun) run = XY_CTL (data, "bench", "photo", "--runs", "1");
  g_autoptr (JsonNode) node = NULL;

  xy_run_assert_fine (run);
  node = xy_run_parse (run);
  assert_figure (get_figures (node, "photo"), "check-12mp", "ms", "decode");
  g_assert_false (json_object_has_member (json_node_get_object (node), "rules"));
}

static void
what_is_no_list_of_photos_is_refused (void)
{
  g_autofree char *data = xy_run_dup_data ();
  g_autofree char *folder = xy_test_dup_folder ();
  g_autofree char *list = g_build_filename (folder, "truth.json", NULL);
  g_autoptr (XyRun) run = NULL;
  g_autoptr (XyRun) missing = NULL;
  g_autoptr (XyRun) empty = NULL;

  g_assert_true (g_file_set_contents (list, "{\"file\": \"right.jpg\"}", -1, NULL));
  run = XY_CTL (data, "bench", "photo", "--truth", list);
  xy_run_assert_failed (run);
  missing = XY_CTL (data, "bench", "photo", "--truth", folder);
  xy_run_assert_failed (missing);
  g_assert_cmpint (g_unlink (list), ==, 0);
  empty = XY_CTL (data, "bench", "photo", "--portraits", folder);
  xy_run_assert_failed (empty);
}

/* What is suggested is the same on every run, so how even it is can be promised. */
static void
suggested_timetables_are_timed_and_even (void)
{
  g_autofree char *data = xy_run_dup_data ();
  g_autoptr (XyRun) run = XY_CTL (data, "bench", "schedule", "--runs", "8");
  g_autoptr (JsonNode) node = NULL;
  JsonArray *figures;

  xy_run_assert_fine (run);
  node = xy_run_parse (run);
  figures = get_figures (node, "schedule");
  assert_figure (figures, "suggest-30", "ms", "allowed for 30 colleges and 12 groups");
  assert_figure (figures, "suggest-300", "ms", "allowed for 300 colleges and 120 groups");
  assert_figure (figures, "fullest-30", "%", "allowed above the least possible");
  g_assert_cmpfloat (json_object_get_double_member (find_figure (figures, "fullest-30"), "value"),
                     <=, 2);
  assert_figure (figures, "problems-300", "ms", NULL);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/bench/roster", rosters_are_measured_against_a_conversion);
  g_test_add_func ("/bench/no-peer", a_peer_that_is_not_there_is_said_to_be_missing);
  g_test_add_func ("/bench/photo", rules_are_counted_right_and_wrong_beside_the_cost_of_a_check);
  g_test_add_func ("/bench/photo/drawn",
                   the_check_is_measured_with_drawn_portraits_where_none_are_named);
  g_test_add_func ("/bench/schedule", suggested_timetables_are_timed_and_even);
  g_test_add_func ("/bench/photo/no-list", what_is_no_list_of_photos_is_refused);
  return g_test_run ();
}
