// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "xy-cli-run.h"

static JsonArray *
get_list (JsonNode *node, const char *member)
{
  return json_object_get_array_member (json_node_get_object (node), member);
}

/* The hour as the notice prints it, from 0. */
static char *
dup_slot (const char *data, guint n)
{
  g_autoptr (XyRun) run = XY_CTL (data, "schedule", "show", "--json");
  g_autoptr (JsonNode) node = xy_run_parse (run);
  JsonObject *session = json_array_get_object_element (get_list (node, "sessions"), 0);
  JsonObject *slot =
      json_array_get_object_element (json_object_get_array_member (session, "slots"), n);

  return g_strdup (json_object_get_string_member (slot, "id"));
}

static void
fresh_timetable_is_as_in_the_notice (void)
{
  g_autofree char *data = xy_run_dup_data ();
  g_autoptr (XyRun) run = XY_CTL (data, "schedule", "compare", "--json");
  g_autoptr (XyRun) words = XY_CTL (data, "schedule", "compare");
  g_autoptr (XyRun) more = XY_CTL (data, "schedule", "compare", "more");
  g_autoptr (JsonNode) node = NULL;

  xy_run_assert_fine (run);
  node = xy_run_parse (run);
  g_assert_cmpuint (json_array_get_length (get_list (node, "differences")), ==, 0);
  xy_run_assert_fine (words);
  g_assert_cmpstr (words->out, ==, "");
  xy_run_assert_failed (more);
}

static void
moved_college_is_told_with_before_and_after (void)
{
  g_autofree char *data = xy_run_dup_data ();
  g_autofree char *first = dup_slot (data, 0);
  g_autofree char *last = dup_slot (data, 5);
  g_autoptr (XyRun) move =
      XY_CTL (data, "schedule", "move", "法学院", "--slot", last, "--group", "2");
  g_autoptr (XyRun) run = XY_CTL (data, "schedule", "compare", "--json");
  g_autoptr (XyRun) words = XY_CTL (data, "schedule", "compare");
  g_autoptr (JsonNode) node = NULL;
  JsonObject *difference, *before, *after;

  xy_run_assert_fine (move);
  xy_run_assert_fine (run);
  node = xy_run_parse (run);
  g_assert_cmpuint (json_array_get_length (get_list (node, "differences")), ==, 1);
  difference = json_array_get_object_element (get_list (node, "differences"), 0);
  before = json_array_get_object_element (json_object_get_array_member (difference, "before"), 0);
  after = json_array_get_object_element (json_object_get_array_member (difference, "after"), 0);
  g_assert_cmpstr (json_object_get_string_member (difference, "kind"), ==, "college-moved");
  g_assert_cmpstr (json_object_get_string_member (difference, "college"), ==, "法学院");
  g_assert_cmpstr (json_object_get_string_member (before, "slot"), ==, first);
  g_assert_cmpstr (json_object_get_string_member (before, "start"), ==, "08:30");
  g_assert_cmpint (json_object_get_int_member (before, "group"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (after, "slot"), ==, last);
  g_assert_cmpint (json_object_get_int_member (after, "group"), ==, 2);
  xy_run_assert_fine (words);
  g_assert_nonnull (strstr (words->out, "法学院: 08:30–09:30, group 1 → 15:00–16:00, group 2\n"));
}

/* So many students for a college that stands in one group with 法学院. */
static void
import_neighbours (const char *data, guint n)
{
  g_autofree char *folder = xy_test_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "roster.csv", NULL);
  g_autoptr (GString) text = g_string_new ("学号,姓名,班级\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (XyRun) run = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "20197700%04u,陈晓,1班\n", i);
  g_file_set_contents (path, text->str, -1, &error);
  g_assert_no_error (error);
  run = XY_CTL (data, "roster", "import", path, "--college", "附属二医院");
  g_assert_cmpint (run->status, <, 2);
}

static guint
count_problems (const char *data)
{
  g_autoptr (XyRun) run = XY_CTL (data, "schedule", "show", "--json");
  g_autoptr (JsonNode) node = xy_run_parse (run);

  return json_array_get_length (get_list (node, "problems"));
}

/* 132 of 法学院 and 100 more are too many for a group of 180. */
static void
suggestion_is_stored_only_when_asked (void)
{
  g_autofree char *data = xy_run_dup_data ();
  g_autofree char *roster = xy_run_dup_roster ();
  g_autoptr (XyRun) import = XY_CTL (data, "roster", "import", roster, "--college", "法学院");
  g_autoptr (XyRun) look = NULL, words = NULL, apply = NULL, again = NULL, compare = NULL;
  g_autoptr (JsonNode) looked = NULL, applied = NULL, compared = NULL;
  guint before;

  import_neighbours (data, 100);
  before = count_problems (data);
  g_assert_cmpuint (before, >, 0);

  look = XY_CTL (data, "schedule", "suggest", "--json");
  xy_run_assert_fine (look);
  looked = xy_run_parse (look);
  g_assert_false (json_object_get_boolean_member (json_node_get_object (looked), "applied"));
  g_assert_cmpuint (json_array_get_length (get_list (looked, "changes")), ==, 1);
  g_assert_cmpuint (json_array_get_length (get_list (looked, "limits")), ==, 0);
  g_assert_cmpuint (json_array_get_length (get_list (looked, "problems")), ==, 0);
  words = XY_CTL (data, "schedule", "suggest");
  xy_run_assert_fine (words);
  g_assert_nonnull (strstr (words->out, ": 08:30–09:30, group 1 → "));
  g_assert_cmpuint (count_problems (data), ==, before);

  apply = XY_CTL (data, "schedule", "suggest", "--apply", "--json");
  xy_run_assert_fine (apply);
  applied = xy_run_parse (apply);
  g_assert_true (json_object_get_boolean_member (json_node_get_object (applied), "applied"));
  g_assert_cmpuint (count_problems (data), ==, 0);
  compare = XY_CTL (data, "schedule", "compare", "--json");
  compared = xy_run_parse (compare);
  g_assert_cmpuint (json_array_get_length (get_list (compared, "differences")), ==, 1);
  again = XY_CTL (data, "schedule", "suggest");
  xy_run_assert_fine (again);
  g_assert_cmpstr (again->out, ==, "Nothing Changes\n");
}

/* A class of more than a group takes has no place, whatever is done. */
static void
limit_in_the_way_has_status_1 (void)
{
  g_autofree char *data = xy_run_dup_data ();
  g_autoptr (XyRun) run = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *limit;

  import_neighbours (data, 200);
  run = XY_CTL (data, "schedule", "suggest", "--json");
  g_assert_cmpint (run->status, ==, 1);
  node = xy_run_parse (run);
  g_assert_cmpuint (json_array_get_length (get_list (node, "limits")), ==, 1);
  limit = json_array_get_object_element (get_list (node, "limits"), 0);
  g_assert_cmpstr (json_object_get_string_member (limit, "kind"), ==, "unit");
  g_assert_cmpstr (json_object_get_string_member (limit, "college"), ==, "附属二医院");
  g_assert_cmpint (json_object_get_int_member (limit, "measured"), ==, 200);
  g_assert_cmpint (json_object_get_int_member (limit, "limit"), ==, 180);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/cli/schedule-compare/fresh", fresh_timetable_is_as_in_the_notice);
  g_test_add_func ("/cli/schedule-compare/moved", moved_college_is_told_with_before_and_after);
  g_test_add_func ("/cli/schedule-suggest/apply", suggestion_is_stored_only_when_asked);
  g_test_add_func ("/cli/schedule-suggest/limit", limit_in_the_way_has_status_1);
  return g_test_run ();
}
