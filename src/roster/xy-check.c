// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/xy-college-names.h"
#include "model/xy-id-number.h"
#include "model/xy-student-problem.h"

/* Where what was met so far is looked up: whole rows, student numbers and ID numbers. */
typedef struct
{
  XyRoster *roster;
  GHashTable *names;
  const GDate *today;
  GHashTable *students;
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

/* Rows that are equal have the same number and name. */
static guint
hash_student (gconstpointer data)
{
  const XyRosterStudent *student = data;
  const char *number = student->values[XY_COLUMN_STUDENT_NUMBER];
  const char *name = student->values[XY_COLUMN_NAME];

  return (number != NULL ? g_str_hash (number) : 0) ^ (name != NULL ? g_str_hash (name) : 0);
}

static gboolean
equal_students (gconstpointer a, gconstpointer b)
{
  const XyRosterStudent *one = a, *other = b;

  for (int i = 0; i < XY_N_COLUMNS; i++)
    if (g_strcmp0 (one->values[i], other->values[i]) != 0)
      return FALSE;
  return TRUE;
}

/* Returns the row where the value stood first; 0 where it is new, and known from now on.  The
 * value stays the student's. */
static int
find_earlier (GHashTable *table, const char *value, int row)
{
  int earlier = GPOINTER_TO_INT (g_hash_table_lookup (table, value));

  if (earlier == 0)
    g_hash_table_insert (table, (gpointer) value, GINT_TO_POINTER (row));
  return earlier;
}

/* Adds what is wrong with a value for itself; returns whether nothing is. */
static gboolean
check_value (Checking *checking, const XyRosterStudent *student, XyRosterColumn column)
{
  const char *field = xy_roster_column_to_string (column);
  const char *value = student->values[column];
  XyProblemKind kind = xy_student_problem_of_value (field, value, checking->today);

  if (kind == XY_PROBLEM_NONE)
    return TRUE;
  add_problem (checking, student->row, column, kind,
               xy_student_problem_dup_message (field, kind, value));
  return FALSE;
}

static void
check_number (Checking *checking, XyRosterStudent *student)
{
  const char *number = student->values[XY_COLUMN_STUDENT_NUMBER];
  gboolean is_fine = check_value (checking, student, XY_COLUMN_STUDENT_NUMBER);
  int earlier = number != NULL ? find_earlier (checking->numbers, number, student->row) : 0;

  /* What is left of a number that lost its digits can be equal to what is left of another. */
  if (number == NULL || earlier > 0)
    student->storable = FALSE;
  if (is_fine && earlier > 0)
    {
      add_problem (checking, student->row, XY_COLUMN_STUDENT_NUMBER, XY_PROBLEM_DUPLICATE,
                   g_strdup_printf (_ ("Row %d has the same student number."), earlier));
    }
}

static void
check_name (Checking *checking, XyRosterStudent *student)
{
  if (!check_value (checking, student, XY_COLUMN_NAME))
    student->storable = FALSE;
}

/* Returns whether the ID number is without fault. */
static gboolean
check_id (Checking *checking, XyRosterStudent *student)
{
  int earlier;

  if (!check_value (checking, student, XY_COLUMN_ID_NUMBER))
    return FALSE;
  earlier = find_earlier (checking->id_numbers, student->values[XY_COLUMN_ID_NUMBER], student->row);
  if (earlier == 0)
    return TRUE;
  add_problem (checking, student->row, XY_COLUMN_ID_NUMBER, XY_PROBLEM_DUPLICATE,
               g_strdup_printf (_ ("Row %d has the same ID number."), earlier));
  student->storable = FALSE;
  return FALSE;
}

static void
check_sex (Checking *checking, const XyRosterStudent *student)
{
  const char *sex = student->values[XY_COLUMN_SEX];
  const char *expected = xy_id_number_get_sex (student->values[XY_COLUMN_ID_NUMBER]);

  if (sex != NULL && expected != NULL && strcmp (sex, expected) != 0)
    add_problem (checking, student->row, XY_COLUMN_SEX, XY_PROBLEM_DISAGREES_WITH_ID,
                 xy_student_problem_dup_sex_message (expected));
}

static gboolean
is_unknown (Checking *checking, const char *name)
{
  gpointer known;

  if (!g_hash_table_lookup_extended (checking->unknown_colleges, name, NULL, &known))
    {
      g_autofree char *folded = xy_college_fold_name (name);

      known = GINT_TO_POINTER (!g_hash_table_contains (checking->names, folded));
      g_hash_table_insert (checking->unknown_colleges, (gpointer) name, known);
    }
  return GPOINTER_TO_INT (known);
}

static void
check_college (Checking *checking, const XyRosterStudent *student)
{
  const char *name = student->values[XY_COLUMN_COLLEGE];

  if (checking->names == NULL || name == NULL || !is_unknown (checking, name))
    return;
  add_problem (checking, student->row, XY_COLUMN_COLLEGE, XY_PROBLEM_UNKNOWN_COLLEGE,
               xy_student_problem_dup_message (xy_roster_column_to_string (XY_COLUMN_COLLEGE),
                                               XY_PROBLEM_UNKNOWN_COLLEGE, name));
}

static gboolean
is_repeated (Checking *checking, XyRosterStudent *student)
{
  const XyRosterStudent *earlier = g_hash_table_lookup (checking->students, student);

  if (earlier == NULL)
    {
      g_hash_table_add (checking->students, student);
      return FALSE;
    }
  add_problem (checking, student->row, XY_COLUMN_STUDENT_NUMBER, XY_PROBLEM_DUPLICATE,
               g_strdup_printf (_ ("Row %d is the same student."), earlier->row));
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

/* Nothing was made of a row that is not taken. */
static void
drop_repairs_of_repeated_rows (XyRoster *roster)
{
  guint kept = 0, next = 0;

  for (guint i = 0; i < roster->repairs->len; i++)
    {
      XyRosterRepair **place = (XyRosterRepair **) &g_ptr_array_index (roster->repairs, i);
      const XyRosterStudent *student = NULL;

      for (; next < roster->students->len; next++)
        {
          student = g_ptr_array_index (roster->students, next);
          if (student->row >= (*place)->row)
            break;
        }
      if (next >= roster->students->len || student->row != (*place)->row)
        continue;
      if (kept != i)
        {
          XyRosterRepair *repair = *place;

          *place = g_ptr_array_index (roster->repairs, kept);
          g_ptr_array_index (roster->repairs, kept) = repair;
        }
      kept++;
    }
  g_ptr_array_set_size (roster->repairs, (int) kept);
}

void
xy_check_roster (XyRoster *roster, GHashTable *names, const GDate *today)
{
  g_autoptr (GHashTable) students = g_hash_table_new (hash_student, equal_students);
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) id_numbers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) unknown_colleges = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) all = g_steal_pointer (&roster->students);
  Checking checking = { roster, names, today, students, numbers, id_numbers, unknown_colleges };

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
  drop_repairs_of_repeated_rows (roster);
}
