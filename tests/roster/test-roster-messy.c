// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Rosters as secretaries have them, some hundreds in every format: exactly those students, problems
 * and repairs are found that were planted. */

#include "roster/xy-roster.h"
#include "xy-messy-writers.h"
#include "xy-test.h"

/* So many of each format; XUEYING_MESSY says otherwise, for a night. */
#define N_ROSTERS 48

static int
compare_repairs (gconstpointer a, gconstpointer b)
{
  const XyRosterRepair *left = *(const XyRosterRepair *const *) a;
  const XyRosterRepair *right = *(const XyRosterRepair *const *) b;

  if (left->row != right->row)
    return left->row < right->row ? -1 : 1;
  return (int) left->column - (int) right->column;
}

static int
compare_problems (gconstpointer a, gconstpointer b)
{
  const XyRosterProblem *left = *(const XyRosterProblem *const *) a;
  const XyRosterProblem *right = *(const XyRosterProblem *const *) b;

  if (left->row != right->row)
    return left->row < right->row ? -1 : 1;
  return (int) left->column - (int) right->column;
}

/* One line for each thing that is known of a roster, so that a difference can be read. */
static char *
describe (const XyRoster *roster)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (roster->header_row > 0)
    g_string_append_printf (text, "header %d\n", roster->header_row);
  for (guint i = 0; i < roster->students->len; i++)
    {
      const XyRosterStudent *student = g_ptr_array_index (roster->students, i);

      g_string_append_printf (text, "student %d", student->row);
      for (int k = 0; k < XY_N_COLUMNS; k++)
        g_string_append_printf (text, "|%s", student->values[k] != NULL ? student->values[k] : "");
      g_string_append_c (text, '\n');
    }
  g_ptr_array_sort (roster->problems, compare_problems);
  for (guint i = 0; i < roster->problems->len; i++)
    {
      const XyRosterProblem *problem = g_ptr_array_index (roster->problems, i);

      g_string_append_printf (text, "problem %d %s %s\n", problem->row,
                              xy_roster_column_to_string (problem->column),
                              xy_problem_kind_to_string (problem->kind));
    }
  g_ptr_array_sort (roster->repairs, compare_repairs);
  for (guint i = 0; i < roster->repairs->len; i++)
    {
      const XyRosterRepair *repair = g_ptr_array_index (roster->repairs, i);

      g_string_append_printf (text, "repair %d %s “%s” “%s”\n", repair->row,
                              xy_roster_column_to_string (repair->column), repair->from,
                              repair->to);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The file stays where a look at it is wanted. */
static void
fail (const XyMessyFormat *format, guint seed, GBytes *bytes, const char *found, const char *wanted)
{
  g_autofree char *name = g_strdup_printf ("messy-%s-%u.%s", format->name, seed, format->suffix);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), name, NULL);
  g_auto (GStrv) is = g_strsplit (found, "\n", -1), should = g_strsplit (wanted, "\n", -1);
  gsize length;
  const char *content = g_bytes_get_data (bytes, &length);

  g_file_set_contents (path, content, (gssize) length, NULL);
  for (char **line = is; *line != NULL; line++)
    if (!g_strv_contains ((const char *const *) should, *line))
      g_printerr ("found:  %s\n", *line);
  for (char **line = should; *line != NULL; line++)
    if (!g_strv_contains ((const char *const *) is, *line))
      g_printerr ("wanted: %s\n", *line);
  g_error ("%s is not read as it was made", path);
}

static void
is_read_as_it_was_made (gconstpointer data)
{
  const XyMessyFormat *format = data;
  const char *asked = g_getenv ("XUEYING_MESSY");
  guint n = asked != NULL ? (guint) g_ascii_strtoull (asked, NULL, 10) : N_ROSTERS;

  for (guint seed = 1; seed <= n; seed++)
    {
      g_autoptr (XyMessyRoster) messy = xy_messy_roster_new (seed, format->kind);
      g_autoptr (GBytes) bytes = format->write (messy, seed % 8);
      g_autoptr (GError) error = NULL;
      g_autoptr (XyRoster) roster = xy_roster_read_bytes (bytes, "messy", NULL, NULL, &error);
      g_autofree char *found = NULL, *wanted = NULL;

      if (roster == NULL)
        fail (format, seed, bytes, error->message, "");
      if (messy->truth->header_row == 0)
        roster->header_row = 0;
      found = describe (roster);
      wanted = describe (messy->truth);
      if (!g_str_equal (found, wanted))
        fail (format, seed, bytes, found, wanted);
      if (g_strcmp0 (format->encoding, "*") != 0)
        g_assert_cmpstr (roster->encoding, ==, format->encoding);
      g_assert_cmpuint (roster->students->len, >, 0);
    }
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  for (const XyMessyFormat *format = xy_messy_get_formats (); format->name != NULL; format++)
    {
      g_autofree char *path = g_strconcat ("/roster/messy/", format->name, NULL);

      g_test_add_data_func (path, format, is_read_as_it_was_made);
    }
  return g_test_run ();
}
