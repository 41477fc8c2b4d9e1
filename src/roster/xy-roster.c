// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-roster.h"

#include "roster/xy-roster-private.h"

G_DEFINE_QUARK (xy_roster_error, xy_roster_error)

static void
problem_free (gpointer data)
{
  XyRosterProblem *problem = data;

  g_free (problem->message);
  g_free (problem);
}

static void
repair_free (gpointer data)
{
  XyRosterRepair *repair = data;

  g_free (repair->from);
  g_free (repair->to);
  g_free (repair);
}

void
xy_roster_student_free (gpointer data)
{
  XyRosterStudent *student = data;

  for (int i = 0; i < XY_N_COLUMNS; i++)
    g_free (student->values[i]);
  g_free (student);
}

XyRoster *
xy_roster_new (const char *file, const XySheet *sheet)
{
  XyRoster *roster = g_new0 (XyRoster, 1);

  roster->file = g_strdup (file);
  roster->encoding = g_strdup (sheet->encoding);
  roster->sheet = g_strdup (sheet->name);
  roster->students = g_ptr_array_new_with_free_func (xy_roster_student_free);
  roster->repairs = g_ptr_array_new_with_free_func (repair_free);
  roster->problems = g_ptr_array_new_with_free_func (problem_free);
  return roster;
}

void
xy_roster_free (XyRoster *roster)
{
  if (roster == NULL)
    return;
  g_free (roster->file);
  g_free (roster->encoding);
  g_free (roster->sheet);
  for (int i = 0; i < XY_N_COLUMNS; i++)
    g_free (roster->headings[i]);
  g_ptr_array_unref (roster->students);
  g_ptr_array_unref (roster->repairs);
  g_ptr_array_unref (roster->problems);
  g_free (roster);
}

const XyRosterProblem *
xy_roster_find_problem (const XyRoster *roster, int row, XyRosterColumn column)
{
  guint low = 0, high = roster->problems->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const XyRosterProblem *problem = g_ptr_array_index (roster->problems, middle);

      if (problem->row < row || (problem->row == row && problem->column < column))
        low = middle + 1;
      else
        high = middle;
    }
  if (low < roster->problems->len)
    {
      const XyRosterProblem *problem = g_ptr_array_index (roster->problems, low);

      if (problem->row == row && problem->column == column)
        return problem;
    }
  return NULL;
}
