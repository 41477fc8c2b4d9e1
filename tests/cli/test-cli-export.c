// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "xy-cli-run.h"

static void
exported_roster_is_read_back_without_a_change (void)
{
  g_autofree char *data = xy_run_dup_data ();
  g_autofree char *roster = xy_run_dup_roster ();
  g_autofree char *folder = xy_test_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "名单.xlsx", NULL);
  g_autoptr (XyRun) import = XY_CTL (data, "roster", "import", roster, "--college", "法学院");
  g_autoptr (XyRun) export = NULL, again = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *counts;

  export = XY_CTL (data, "roster", "export", "--college", "法学院", "-o", path);
  xy_run_assert_fine (export);
  again = XY_CTL (data, "roster", "import", path, "--college", "法学院", "--json");
  xy_run_assert_fine (again);
  node = xy_run_parse (again);
  counts = json_node_get_object (node);
  g_assert_cmpint (json_object_get_int_member (counts, "unchanged"), ==, XY_RUN_STUDENTS);
  g_assert_cmpint (json_object_get_int_member (counts, "new"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (counts, "changed"), ==, 0);
}

static void
college_that_is_not_there_is_not_exported (void)
{
  g_autofree char *data = xy_run_dup_data ();
  g_autofree char *roster = xy_run_dup_roster ();
  g_autofree char *folder = xy_test_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "list.xlsx", NULL);
  g_autoptr (XyRun) import = XY_CTL (data, "roster", "import", roster, "--college", "法学院");
  g_autoptr (XyRun) export =
      XY_CTL (data, "roster", "export", "--college", "龙门飞甲学院", "-o", path);

  xy_run_assert_failed (export);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
place_that_cannot_be_written_to_is_said (void)
{
  static const char *const places[] = { "/nonexistent/list.xlsx", "list.csv", "" };
  g_autofree char *data = xy_run_dup_data ();
  g_autofree char *roster = xy_run_dup_roster ();
  g_autoptr (XyRun) import = XY_CTL (data, "roster", "import", roster, "--college", "法学院");

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (XyRun) export = XY_CTL (data, "roster", "export", "-o", places[i]);

      xy_run_assert_failed (export);
    }
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/cli/roster-export/is-read-back",
                   exported_roster_is_read_back_without_a_change);
  g_test_add_func ("/cli/roster-export/unknown-college", college_that_is_not_there_is_not_exported);
  g_test_add_func ("/cli/roster-export/unwritable", place_that_cannot_be_written_to_is_said);
  return g_test_run ();
}
