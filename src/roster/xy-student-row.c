// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-student-row.h"

#include <string.h>

#include "model/xy-student-problem.h"
#include "roster/xy-date-text.h"

/* A count of students has fewer characters than a number that is somebody's. */
#define MIN_NUMBER_LENGTH 5
#define SMALLEST_NUMBER 1e4
/* Serial numbers have at most as many digits as a sheet's rows. */
#define MAX_SERIAL_LENGTH 6
/* Longer names without a dot are those of offices. */
#define MAX_HAN_NAME 6
#define RESIDENT_ID_LENGTH 18
#define PHONE_LENGTH 11

/* What stands in a row, as far as it helps to tell what the row is. */
typedef struct
{
  const char *number;
  const char *id_number;
  const char *name;
  gboolean has_sex;
  gboolean is_counted;
  guint n_others;
} Row;

static gboolean
is_colon (gunichar c)
{
  return c == ':' || c == 0xff1a || c == 0xfe55;
}

static gboolean
ends_in_colon (const char *text)
{
  gsize length = strlen (text);

  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  return length > 0 && is_colon (g_utf8_get_char (g_utf8_find_prev_char (text, text + length)));
}

static gboolean
is_all_digits (const char *text)
{
  return *text != '\0' && text[strspn (text, "0123456789")] == '\0';
}

static gboolean
has_digit (const char *text)
{
  return text != NULL && strpbrk (text, "0123456789") != NULL;
}

/* 2021-12-01 is no number of anybody, and 20211201 may be one. */
static gboolean
is_date_like (const char *text)
{
  g_autofree char *date = is_all_digits (text) ? NULL : xy_date_text_read (text, XY_CELL_TEXT);

  return date != NULL;
}

static gboolean
is_phone_like (const char *text)
{
  return text != NULL && strlen (text) == PHONE_LENGTH && is_all_digits (text) && text[0] == '1' &&
         text[1] >= '3';
}

static gboolean
is_number (const char *text)
{
  if (!has_digit (text))
    return FALSE;
  for (const char *c = text; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && strchr ("-_./()", *c) == NULL)
      return FALSE;
  return TRUE;
}

/* A number that could be somebody's: of a student or of any document. */
static gboolean
is_number_like (const char *text)
{
  if (!has_digit (text))
    return FALSE;
  if (xy_student_problem_is_scientific (text))
    return g_ascii_strtod (text, NULL) >= SMALLEST_NUMBER;
  return is_number (text) && strlen (text) >= MIN_NUMBER_LENGTH && !is_date_like (text);
}

static gboolean
is_resident_id_like (const char *text)
{
  return text != NULL && g_utf8_strlen (text, -1) == RESIDENT_ID_LENGTH &&
         strspn (text, "0123456789") >= RESIDENT_ID_LENGTH - 1;
}

/* A name has letters and no digits; what has a colon is a label. */
static gboolean
is_name_like (const char *text)
{
  gboolean has_letter = FALSE;
  gboolean is_plain_han = TRUE;
  glong length = 0;

  if (text == NULL || has_digit (text))
    return FALSE;
  for (; *text != '\0'; text = g_utf8_next_char (text), length++)
    {
      gunichar c = g_utf8_get_char (text);

      if (is_colon (c))
        return FALSE;
      has_letter = has_letter || g_unichar_isalpha (c);
      is_plain_han = is_plain_han && g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN;
    }
  return has_letter && !(is_plain_han && length > MAX_HAN_NAME);
}

/* The row's own leftmost cell. */
static const XyCell *
find_first (const XySheet *sheet, guint index)
{
  const XySheetRow *row = xy_sheet_get_row (sheet, index);
  const XyCell *first = NULL;

  for (guint i = 0; i < row->n_cells; i++)
    {
      const XyCell *cell = &g_array_index (sheet->cells, XyCell, row->first + i);

      if (first == NULL || cell->column < first->column)
        first = cell;
    }
  return first;
}

static gboolean
has_colon_at_an_end (const XySheet *sheet, guint index)
{
  const XySheetRow *row = xy_sheet_get_row (sheet, index);

  for (guint i = 0; i < row->n_cells; i++)
    if (ends_in_colon (g_array_index (sheet->cells, XyCell, row->first + i).text))
      return TRUE;
  return FALSE;
}

static gboolean
is_field (const int *columns, const XyCell *cell)
{
  for (int i = 0; i < XY_N_COLUMNS; i++)
    if (columns[i] >= 0 && (guint) columns[i] == cell->column)
      return TRUE;
  return FALSE;
}

/* Whether two of the cells that tell people apart are the words that head their columns. */
static gboolean
is_header (const Row *row, const XyHeadings *headings)
{
  guint n = 0;

  if (has_digit (row->number) || has_digit (row->id_number))
    return FALSE;
  n += row->number != NULL &&
       xy_headings_find_column (headings, row->number) == XY_COLUMN_STUDENT_NUMBER;
  n += row->id_number != NULL &&
       xy_headings_find_column (headings, row->id_number) == XY_COLUMN_ID_NUMBER;
  n += row->name != NULL && xy_headings_find_column (headings, row->name) == XY_COLUMN_NAME;
  return n >= 2;
}

static gboolean
is_labelled (const XySheet *sheet,
             guint index,
             const Row *row,
             const XyCell *first,
             const XyHeadings *headings)
{
  const char *const cells[] = { first->text, row->number, row->name, row->id_number };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    if (cells[i] != NULL && !g_ascii_isdigit (*cells[i]) &&
        xy_headings_is_label (headings, cells[i]))
      return TRUE;
  return has_colon_at_an_end (sheet, index);
}

static guint
count_others (const int *columns, const XyRosterStudent *student, gboolean *has_any_column)
{
  guint n = 0;

  *has_any_column = columns[XY_COLUMN_SEX] >= 0;
  for (int i = XY_COLUMN_COLLEGE; i < XY_N_COLUMNS; i++)
    {
      n += student->values[i] != NULL;
      *has_any_column = *has_any_column || columns[i] >= 0;
    }
  return n;
}

/* What is a student where no label says otherwise. */
static gboolean
is_somebody (const Row *row, gboolean has_other_columns)
{
  gboolean has_number = is_number_like (row->number);
  gboolean has_id = is_number_like (row->id_number);
  gboolean has_name = is_name_like (row->name);
  gboolean is_supported = row->has_sex || row->n_others > 0 || row->is_counted;

  /* An office and its telephone, where a student would have more. */
  if (!is_supported && (has_other_columns || row->number == NULL) &&
      (is_phone_like (row->number) || is_phone_like (row->id_number)) && has_number != has_id)
    return FALSE;
  if (is_resident_id_like (row->id_number))
    return TRUE;
  if (has_id || has_number)
    return has_name || is_supported || (has_id && has_number);
  if (!has_name)
    return FALSE;
  if (row->has_sex || (is_number (row->number) && is_supported))
    return TRUE;
  return row->number == NULL && row->id_number == NULL && (row->n_others > 1 || row->is_counted);
}

gboolean
xy_student_row_is_student (const XySheet *sheet,
                           guint index,
                           const int *columns,
                           const XyRosterStudent *student,
                           const XyHeadings *headings)
{
  const XyCell *first = find_first (sheet, index);
  const char *sex = student->values[XY_COLUMN_SEX];
  gboolean has_other_columns;
  Row row = { .number = student->values[XY_COLUMN_STUDENT_NUMBER],
              .id_number = student->values[XY_COLUMN_ID_NUMBER],
              .name = student->values[XY_COLUMN_NAME] };

  if (first == NULL || (row.number == NULL && row.id_number == NULL && row.name == NULL))
    return FALSE;
  row.has_sex = g_strcmp0 (sex, XY_SEX_MALE) == 0 || g_strcmp0 (sex, XY_SEX_FEMALE) == 0;
  row.n_others = count_others (columns, student, &has_other_columns);
  row.is_counted = !is_field (columns, first) && is_all_digits (first->text) &&
                   strlen (first->text) <= MAX_SERIAL_LENGTH;

  if (!g_ascii_isdigit (*first->text) && xy_headings_is_example (headings, first->text))
    return FALSE;
  if (is_resident_id_like (row.id_number) ||
      (row.has_sex && is_name_like (row.name) && is_number_like (row.number)))
    return TRUE;
  if (is_header (&row, headings) || is_labelled (sheet, index, &row, first, headings))
    return FALSE;
  return is_somebody (&row, has_other_columns);
}
