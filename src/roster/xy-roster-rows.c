// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <glib/gi18n-lib.h>
#include <string.h>

#include "roster/xy-repair.h"
#include "roster/xy-roster-private.h"

/* Longer text stands in no cell of a student. */
#define MAX_VALUE_BYTES 500
/* A number without a name beside it has at least as many characters; a count of students has
 * fewer. */
#define MIN_NUMBER_LENGTH 5

static gboolean
is_number_like (const char *text)
{
  gboolean has_digit = FALSE;

  for (const char *c = text; *c != '\0'; c++)
    {
      if (!g_ascii_isalnum (*c) && *c != '-' && *c != '_')
        return FALSE;
      has_digit = has_digit || g_ascii_isdigit (*c);
    }
  return has_digit;
}

/* A name has letters; what ends in a colon is a label. */
static gboolean
is_name_like (const char *text)
{
  gboolean has_letter = FALSE;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (c == ':' || c == 0xff1a)
        return FALSE;
      has_letter = has_letter || g_unichar_isalpha (c);
    }
  return has_letter;
}

static gboolean
could_be_number (const char *text, gsize min_length)
{
  return text != NULL && (xy_student_problem_is_scientific (text) ||
                          (is_number_like (text) && strlen (text) >= min_length));
}

/* Titles, totals, signatures and notes are none: a student has a document's number; or a name or a
 * sex, and a student number; or both of them. */
static gboolean
is_student (const XyRosterStudent *student)
{
  const char *number = student->values[XY_COLUMN_STUDENT_NUMBER];
  const char *id_number = student->values[XY_COLUMN_ID_NUMBER];
  const char *name = student->values[XY_COLUMN_NAME];
  const char *sex = student->values[XY_COLUMN_SEX];
  gboolean has_name = name != NULL && is_name_like (name);
  gboolean has_sex = g_strcmp0 (sex, XY_SEX_MALE) == 0 || g_strcmp0 (sex, XY_SEX_FEMALE) == 0;

  if (could_be_number (id_number, has_name ? 1 : MIN_NUMBER_LENGTH))
    return TRUE;
  if (has_name || has_sex)
    return could_be_number (number, has_name ? 1 : MIN_NUMBER_LENGTH) || (has_name && has_sex);
  return FALSE;
}

static void
add_repair (GPtrArray *repairs, int row, XyRosterColumn column, const char *from, const char *to)
{
  XyRosterRepair *repair = g_new0 (XyRosterRepair, 1);

  repair->row = row;
  repair->column = column;
  repair->from = g_strdup (from);
  repair->to = g_strdup (to);
  g_ptr_array_add (repairs, repair);
}

/* Adds the row's student and repairs, if it is a student. */
static gboolean
take_row (XyRoster *roster,
          const XySheet *sheet,
          guint index,
          const XyHeader *header,
          const XyHeadings *headings,
          GError **error)
{
  XyRosterStudent *student = g_new0 (XyRosterStudent, 1);
  guint n_repairs = roster->repairs->len;

  student->row = (int) xy_sheet_get_row (sheet, index)->number;
  for (int i = 0; i < XY_N_COLUMNS; i++)
    {
      const XyCell *cell = NULL;
      gboolean is_repair;

      if (header->columns[i] >= 0)
        cell = xy_sheet_get_cell (sheet, index, (guint) header->columns[i]);
      if (cell == NULL)
        continue;
      if (strlen (cell->text) > MAX_VALUE_BYTES)
        {
          g_set_error (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_LIMIT,
                       _ ("The text in row %d under “%s” is too long; shorten it in the file and "
                          "import it again."),
                       student->row, header->headings[i]);
          xy_roster_student_free (student);
          return FALSE;
        }
      student->values[i] = xy_repair_cell ((XyRosterColumn) i, cell, headings, &is_repair);
      if (is_repair)
        add_repair (roster->repairs, student->row, (XyRosterColumn) i, cell->text,
                    student->values[i]);
    }

  if (!is_student (student))
    {
      g_ptr_array_set_size (roster->repairs, (int) n_repairs);
      xy_roster_student_free (student);
      return TRUE;
    }
  if (student->values[XY_COLUMN_LOCATION] != NULL)
    student->online_only =
        xy_headings_is_online_only (headings, student->values[XY_COLUMN_LOCATION]);
  g_ptr_array_add (roster->students, student);
  return TRUE;
}

XyRoster *
xy_roster_read_rows (const char *file,
                     const XySheet *sheet,
                     const XyHeader *header,
                     const XyHeadings *headings,
                     GError **error)
{
  g_autoptr (XyRoster) roster = xy_roster_new (file, sheet);

  roster->header_row = (int) header->row;
  for (int i = 0; i < XY_N_COLUMNS; i++)
    roster->headings[i] = g_strdup (header->headings[i]);
  for (guint i = header->body; i < sheet->rows->len; i++)
    if (!take_row (roster, sheet, i, header, headings, error))
      return NULL;
  return g_steal_pointer (&roster);
}
