// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* That the made-up rosters are what an import takes without a word, but for what was planted. */

#include "roster/xy-roster.h"
#include "xy-test.h"

#include <string.h>

static char *
make_roster (const char *name, const char *faults)
{
  g_autofree char *program = xy_test_dup_built ("tests/roster-maker");
  g_autofree char *folder = xy_test_dup_folder ();
  char *path = g_build_filename (folder, name, NULL);
  const char *argv[] = { program, "--college", "法学院", "--students", "120", "--seed",
                         "7",     "--faults",  faults,   "-o",         path,  NULL };
  g_autoptr (GError) error = NULL;
  int status = -1;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return path;
}

static void
read_clean (gconstpointer name)
{
  g_autofree char *path = make_roster (name, "0");
  g_autoptr (GError) error = NULL;
  g_autoptr (XyRoster) roster = xy_roster_read (path, NULL, NULL, &error);
  int online = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (roster->students->len, ==, 120);
  g_assert_cmpuint (roster->problems->len, ==, 0);
  g_assert_cmpuint (roster->repairs->len, ==, 0);
  for (guint i = 0; i < roster->students->len; i++)
    {
      const XyRosterStudent *student = g_ptr_array_index (roster->students, i);

      online += student->online_only;
      g_assert_true (student->storable);
      g_assert_cmpstr (student->values[XY_COLUMN_COLLEGE], ==, "法学院");
    }
  g_assert_cmpint (online, >, 0);
  g_assert_cmpint (online, <, 60);
}

static void
both_formats_name_the_same_students (void)
{
  g_autofree char *book = make_roster ("a.xlsx", "0");
  g_autofree char *text = make_roster ("a.csv", "0");
  g_autoptr (XyRoster) one = xy_roster_read (book, NULL, NULL, NULL);
  g_autoptr (XyRoster) other = xy_roster_read (text, NULL, NULL, NULL);

  g_assert_nonnull (one);
  g_assert_nonnull (other);
  g_assert_cmpstr (other->encoding, ==, "GB18030");
  for (guint i = 0; i < one->students->len; i++)
    {
      const XyRosterStudent *a = g_ptr_array_index (one->students, i);
      const XyRosterStudent *b = g_ptr_array_index (other->students, i);

      for (int c = 0; c < XY_N_COLUMNS; c++)
        g_assert_cmpstr (a->values[c], ==, b->values[c]);
    }
}

static void
planted_faults_are_found (void)
{
  static const XyProblemKind kinds[] = { XY_PROBLEM_BAD_CHECKSUM, XY_PROBLEM_BAD_LENGTH,
                                         XY_PROBLEM_DISAGREES_WITH_ID };
  g_autofree char *path = make_roster ("a.xlsx", "3");
  g_autoptr (GError) error = NULL;
  g_autoptr (XyRoster) roster = xy_roster_read (path, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (roster->problems->len, ==, G_N_ELEMENTS (kinds));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_cmpint (((XyRosterProblem *) roster->problems->pdata[i])->kind, ==, kinds[i]);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_data_func ("/roster-maker/a-workbook-imports-without-a-problem", "a.xlsx", read_clean);
  g_test_add_data_func ("/roster-maker/a-csv-imports-without-a-problem", "a.csv", read_clean);
  g_test_add_func ("/roster-maker/both-formats-name-the-same-students",
                   both_formats_name_the_same_students);
  g_test_add_func ("/roster-maker/planted-faults-are-found", planted_faults_are_found);
  return g_test_run ();
}
