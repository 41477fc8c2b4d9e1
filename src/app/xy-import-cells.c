// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The cells of the import dialog's table, and the choices above it. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/xy-import-state.h"
#include "app/xy-words.h"
#include "model/xy-id-number.h"

/* How many rows can be chosen as header, and are looked at for the widths. */
#define N_HEADER_CHOICES 30
#define N_MEASURED_ROWS 60
/* A choice of a header shows so many cells, and so many letters of each. */
#define N_CHOICE_CELLS 4
#define N_CHOICE_LETTERS 8
/* Digits of an ID number, and what may stand among them: an X, an apostrophe, spaces. */
#define MIN_ID_DIGITS 15
#define MAX_ID_OTHERS 4

void
xy_import_cell_free (XyImportCell *cell)
{
  g_free (cell->text);
  g_free (cell->value);
  g_free (cell->problem);
  g_free (cell->hint);
  g_free (cell);
}

const char *
xy_import_words_field (XyRosterColumn column)
{
  return xy_words_field (XY_KIND_STUDENT, xy_roster_column_to_string (column));
}

int
xy_import_state_find_row (const XyImportState *state, int row)
{
  const XySheet *sheet = xy_import_state_get_sheet (state);
  guint low = 0, high = sheet->rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int number = (int) xy_sheet_get_row (sheet, middle)->number;

      if (number == row)
        return (int) middle;
      if (number < row)
        low = middle + 1;
      else
        high = middle;
    }
  return -1;
}

int
xy_import_state_get_field (const XyImportState *state, guint sheet_column)
{
  const XyRosterLayout *layout = xy_import_state_get_layout (state);

  for (int i = 0; i < XY_N_COLUMNS; i++)
    if (layout->columns[i] == (int) sheet_column)
      return i;
  return -1;
}

static guint
measure (const char *text)
{
  guint width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    width += g_unichar_iswide (g_utf8_get_char (text)) ? 2 : 1;
  return width;
}

static const XyRosterRepair *
find_repair (const XyImportState *state, int row, int column)
{
  guint low = 0, high = state->repairs->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const XyRosterRepair *repair = g_ptr_array_index (state->repairs, middle);

      if (repair->row == row && (int) repair->column == column)
        return repair;
      if (repair->row < row || (repair->row == row && (int) repair->column < column))
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

static char *
dup_hint (const XyImportState *state, const XyRosterRepair *repair, gboolean show_ids)
{
  g_autofree char *points = xy_import_repair_dup_points (repair);

  if (points != NULL)
    /* Translators: what was made of the characters of a cell. */
    return g_strdup_printf (_ ("Repaired: %s"), points);
  if (repair->column == XY_COLUMN_ID_NUMBER && !show_ids)
    return g_strdup (_ ("Repaired"));
  /* Translators: what stands in the file, and what will be stored. */
  return g_strdup_printf (_ ("Repaired: “%s” → “%s”"), repair->from != NULL ? repair->from : "",
                          repair->to != NULL ? repair->to : "");
}

static XyImportRowKind
get_row_kind (const XyImportState *state, int row, const XyRosterStudent *student)
{
  const XyRosterLayout *layout = xy_import_state_get_layout (state);

  if (student != NULL)
    return XY_IMPORT_ROW_STUDENT;
  if (row >= (int) layout->header_first && row <= (int) layout->header_last)
    return XY_IMPORT_ROW_HEADER;
  return row < (int) layout->body_row ? XY_IMPORT_ROW_ABOVE : XY_IMPORT_ROW_OTHER;
}

/* A column that holds ID numbers need not be taken as that. */
static gboolean
looks_like_id (const char *text)
{
  guint n_digits = 0, n_others = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_digit_value (g_utf8_get_char (text)) >= 0)
      n_digits++;
    else
      n_others++;
  return n_digits >= MIN_ID_DIGITS && n_others <= MAX_ID_OTHERS;
}

XyImportCell *
xy_import_state_dup_cell (const XyImportState *state,
                          guint index,
                          guint sheet_column,
                          gboolean show_ids)
{
  const XySheet *sheet = xy_import_state_get_sheet (state);
  const XyCell *raw = xy_sheet_get_cell (sheet, index, sheet_column);
  XyImportCell *cell = g_new0 (XyImportCell, 1);
  const XyRosterStudent *student;
  const XyRosterProblem *problem;
  const XyRosterRepair *repair;

  cell->row = (int) xy_sheet_get_row (sheet, index)->number;
  cell->column = xy_import_state_get_field (state, sheet_column);
  student = xy_import_state_find_student (state, cell->row);
  cell->kind = get_row_kind (state, cell->row, student);
  if (student == NULL || cell->column < 0)
    cell->value = g_strdup (raw != NULL ? raw->text : NULL);
  else
    cell->value = g_strdup (student->values[cell->column]);
  if (cell->column >= 0)
    {
      problem = xy_roster_find_problem (xy_import_state_get_roster (state), cell->row,
                                        (XyRosterColumn) cell->column);
      repair = find_repair (state, cell->row, cell->column);
      cell->problem = g_strdup (problem != NULL ? problem->message : NULL);
      cell->hint = repair != NULL ? dup_hint (state, repair, show_ids) : NULL;
      cell->mended = xy_draft_is_mended (state->draft, cell->row, (XyRosterColumn) cell->column);
    }
  if (!show_ids && cell->value != NULL &&
      (looks_like_id (cell->value) || (cell->column == XY_COLUMN_ID_NUMBER && student != NULL)))
    cell->text = xy_id_number_mask (cell->value);
  else
    cell->text = g_strdup (cell->value != NULL ? cell->value : "");
  return cell;
}

guint
xy_import_state_get_width (const XyImportState *state, guint sheet_column)
{
  const XySheet *sheet = xy_import_state_get_sheet (state);
  const XyRosterLayout *layout = xy_import_state_get_layout (state);
  guint width = 0, n_measured = 0;

  /* Titles above the header stand in one cell and go over many. */
  for (guint i = 0; i < sheet->rows->len && n_measured < N_MEASURED_ROWS; i++)
    {
      g_autoptr (XyImportCell) cell = NULL;

      if (xy_sheet_get_row (sheet, i)->number < layout->header_first)
        continue;
      cell = xy_import_state_dup_cell (state, i, sheet_column, TRUE);
      width = MAX (width, measure (cell->text));
      n_measured++;
    }
  return width;
}

/* The row's number and its first cells, by which a person knows it. */
static char *
dup_header_choice (const XySheet *sheet, guint index)
{
  const XySheetRow *row = xy_sheet_get_row (sheet, index);
  g_autoptr (GString) cells = g_string_new (NULL);

  for (guint i = 0; i < row->n_cells && i < N_CHOICE_CELLS; i++)
    {
      const XyCell *cell = &g_array_index (sheet->cells, XyCell, row->first + i);
      g_autofree char *start =
          g_utf8_substring (cell->text, 0, MIN (g_utf8_strlen (cell->text, -1), N_CHOICE_LETTERS));

      g_strdelimit (start, "\n\r\t", ' ');
      if (i > 0)
        g_string_append_c (cells, ' ');
      g_string_append (cells, start);
    }
  /* Translators: a row of the sheet, and its first words. */
  return g_strdup_printf (_ ("Row %u: %s"), row->number, cells->str);
}

char **
xy_import_state_list_header_choices (const XyImportState *state, GArray **rows)
{
  const XySheet *sheet = xy_import_state_get_sheet (state);
  guint header = xy_import_state_get_layout (state)->header_row;
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  guint none = 0;

  *rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (*rows, none);
  g_ptr_array_add (words, g_strdup (_ ("There is none")));
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      guint number = xy_sheet_get_row (sheet, i)->number;

      if (i >= N_HEADER_CHOICES && number != header)
        continue;
      g_array_append_val (*rows, number);
      g_ptr_array_add (words, dup_header_choice (sheet, i));
      if (i >= N_HEADER_CHOICES)
        break;
    }
  g_ptr_array_add (words, NULL);
  g_ptr_array_set_free_func (words, NULL);
  return (char **) g_ptr_array_steal (words, NULL);
}

char **
xy_import_state_list_sheets (const XyImportState *state)
{
  XyWorkbook *workbook = xy_draft_get_workbook (state->draft);
  guint n = xy_workbook_get_n_sheets (workbook);
  char **names = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const XySheet *sheet = xy_workbook_get_sheet (workbook, i);

      names[i] =
          sheet->name != NULL ? g_strdup (sheet->name) : g_strdup_printf (_ ("Sheet %u"), i + 1);
    }
  return names;
}
