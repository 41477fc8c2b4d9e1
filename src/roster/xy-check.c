// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/xy-college-names.h"
#include "model/xy-id-number.h"
#include "roster/xy-repair.h"

/* Where what was met so far is looked up: whole rows, student numbers and ID numbers. */
typedef struct
{
  XyRoster *roster;
  GPtrArray *colleges;
  const GDate *today;
  GHashTable *rows;
  GHashTable *numbers;
  GHashTable *id_numbers;
  GHashTable *unknown_colleges;
} Checking;

static void
add_problem (Checking *checking, int row, XyRosterColumn column, XyProblemKind kind, char *message)
{
  XyRosterProblem *problem = g_new0 (XyRosterProblem, 1);

  problem->row = row;
  problem->column = column;
  problem->kind = kind;
  problem->message = message;
  g_ptr_array_add (checking->roster->problems, problem);
}

/* All cells of a student as one text, for the comparison of whole rows. */
static char *
dup_whole (const XyRosterStudent *student)
{
  g_autoptr (GString) whole = g_string_new (NULL);

  for (int i = 0; i < XY_N_COLUMNS; i++)
    {
      if (student->values[i] != NULL)
        g_string_append (whole, student->values[i]);
      g_string_append_c (whole, '\x1f');
    }
  return g_string_free (g_steal_pointer (&whole), FALSE);
}

/* Returns the row where the value stood first; 0 where it is new, and known from now on. */
static int
find_earlier (GHashTable *table, const char *value, int row)
{
  int earlier = GPOINTER_TO_INT (g_hash_table_lookup (table, value));

  if (earlier == 0)
    g_hash_table_insert (table, g_strdup (value), GINT_TO_POINTER (row));
  return earlier;
}

static void
check_number (Checking *checking, XyRosterStudent *student)
{
  const char *number = student->values[XY_COLUMN_STUDENT_NUMBER];
  int earlier;

  if (number == NULL)
    {
      add_problem (checking, student->row, XY_COLUMN_STUDENT_NUMBER, XY_PROBLEM_MISSING,
                   g_strdup (_ ("The student number is missing.")));
      student->storable = FALSE;
      return;
    }
  if (xy_student_problem_is_scientific (number))
    {
      add_problem (checking, student->row, XY_COLUMN_STUDENT_NUMBER, XY_PROBLEM_PRECISION_LOST,
                   g_strdup (_ ("The student number was stored as a number and has lost digits; "
                                "enter it again as text.")));
      return;
    }
  earlier = find_earlier (checking->numbers, number, student->row);
  if (earlier > 0)
    {
      add_problem (checking, student->row, XY_COLUMN_STUDENT_NUMBER, XY_PROBLEM_DUPLICATE,
                   g_strdup_printf (_ ("Row %d has the same student number."), earlier));
      student->storable = FALSE;
    }
}

static void
check_name (Checking *checking, XyRosterStudent *student)
{
  if (student->values[XY_COLUMN_NAME] != NULL)
    return;
  add_problem (checking, student->row, XY_COLUMN_NAME, XY_PROBLEM_MISSING,
               g_strdup (_ ("The name is missing.")));
  student->storable = FALSE;
}

static void
add_id_problem (Checking *checking, int row, XyProblemKind kind, char *message)
{
  add_problem (checking, row, XY_COLUMN_ID_NUMBER, kind, message);
}

static gboolean
check_id_duplicate (Checking *checking, XyRosterStudent *student, const char *number)
{
  int earlier = find_earlier (checking->id_numbers, number, student->row);

  if (earlier == 0)
    return TRUE;
  add_id_problem (checking, student->row, XY_PROBLEM_DUPLICATE,
                  g_strdup_printf (_ ("Row %d has the same ID number."), earlier));
  student->storable = FALSE;
  return FALSE;
}

/* Returns whether the ID number is without fault. */
static gboolean
check_id (Checking *checking, XyRosterStudent *student)
{
  const char *number = student->values[XY_COLUMN_ID_NUMBER];

  if (number != NULL && xy_student_problem_is_scientific (number))
    {
      add_id_problem (checking, student->row, XY_PROBLEM_PRECISION_LOST,
                      g_strdup (_ ("The ID number was stored as a number and has lost digits; "
                                   "enter it again as text.")));
      return FALSE;
    }
  switch (xy_id_number_check (number, checking->today))
    {
    case XY_ID_VALID:
    case XY_ID_OTHER:
      return check_id_duplicate (checking, student, number);
    case XY_ID_EMPTY:
      add_id_problem (checking, student->row, XY_PROBLEM_MISSING,
                      g_strdup (_ ("The ID number is missing.")));
      return FALSE;
    case XY_ID_BAD_LENGTH:
      add_id_problem (checking, student->row, XY_PROBLEM_BAD_LENGTH,
                      g_strdup_printf (_ ("A resident ID number has 18 characters; this one has "
                                          "%ld."),
                                       g_utf8_strlen (number, -1)));
      return FALSE;
    case XY_ID_BAD_DATE:
      add_id_problem (checking, student->row, XY_PROBLEM_BAD_DATE,
                      g_strdup (_ ("The date of birth in the ID number does not exist.")));
      return FALSE;
    case XY_ID_BAD_CHECKSUM:
      add_id_problem (checking, student->row, XY_PROBLEM_BAD_CHECKSUM,
                      g_strdup (_ ("The last character of the ID number does not fit the others; "
                                   "one of them is wrong.")));
      return FALSE;
    default:
      g_assert_not_reached ();
    }
}

static void
check_sex (Checking *checking, const XyRosterStudent *student)
{
  const char *sex = student->values[XY_COLUMN_SEX];
  const char *expected = xy_id_number_get_sex (student->values[XY_COLUMN_ID_NUMBER]);

  if (sex == NULL || expected == NULL || strcmp (sex, expected) == 0)
    return;
  add_problem (checking, student->row, XY_COLUMN_SEX, XY_PROBLEM_DISAGREES_WITH_ID,
               g_strdup_printf (_ ("By the ID number the sex is %s."), expected));
}

static gboolean
is_unknown (Checking *checking, const char *name)
{
  gpointer known;

  if (!g_hash_table_lookup_extended (checking->unknown_colleges, name, NULL, &known))
    {
      known = GINT_TO_POINTER (xy_college_find (checking->colleges, name) == NULL);
      g_hash_table_insert (checking->unknown_colleges, g_strdup (name), known);
    }
  return GPOINTER_TO_INT (known);
}

static void
check_college (Checking *checking, const XyRosterStudent *student)
{
  const char *name = student->values[XY_COLUMN_COLLEGE];

  if (checking->colleges == NULL || name == NULL || !is_unknown (checking, name))
    return;
  add_problem (checking, student->row, XY_COLUMN_COLLEGE, XY_PROBLEM_UNKNOWN_COLLEGE,
               g_strdup_printf (_ ("No college is known as “%s”."), name));
}

static gboolean
is_repeated (Checking *checking, const XyRosterStudent *student)
{
  g_autofree char *whole = dup_whole (student);
  int earlier = find_earlier (checking->rows, whole, student->row);

  if (earlier == 0)
    return FALSE;
  add_problem (checking, student->row, XY_COLUMN_STUDENT_NUMBER, XY_PROBLEM_DUPLICATE,
               g_strdup_printf (_ ("Row %d is the same student."), earlier));
  return TRUE;
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

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
xy_check_roster (XyRoster *roster, GPtrArray *colleges, const GDate *today)
{
  g_autoptr (GHashTable) rows = new_table ();
  g_autoptr (GHashTable) numbers = new_table ();
  g_autoptr (GHashTable) id_numbers = new_table ();
  g_autoptr (GHashTable) unknown_colleges = new_table ();
  g_autoptr (GPtrArray) all = g_steal_pointer (&roster->students);
  Checking checking = { roster, colleges, today, rows, numbers, id_numbers, unknown_colleges };

  roster->students = g_ptr_array_new_full (all->len, xy_roster_student_free);
  g_ptr_array_set_free_func (all, NULL);
  for (guint i = 0; i < all->len; i++)
    {
      XyRosterStudent *student = g_ptr_array_index (all, i);

      if (is_repeated (&checking, student))
        {
          xy_roster_student_free (student);
          continue;
        }
      student->storable = TRUE;
      check_number (&checking, student);
      check_name (&checking, student);
      if (check_id (&checking, student))
        check_sex (&checking, student);
      check_college (&checking, student);
      g_ptr_array_add (roster->students, student);
    }
  g_ptr_array_sort (roster->problems, compare_problems);
}
