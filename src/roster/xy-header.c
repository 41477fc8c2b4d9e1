// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-header.h"

/* A header has words for so many of student number, name and ID number. */
#define MIN_KEYS 2

static const XyRosterColumn keys[] = { XY_COLUMN_STUDENT_NUMBER, XY_COLUMN_NAME,
                                       XY_COLUMN_ID_NUMBER };

const XyCell *
xy_header_get_own_cell (const XySheet *sheet, guint index, guint column)
{
  const XySheetRow *row = xy_sheet_get_row (sheet, index);
  const XyCell *cell = xy_sheet_get_cell (sheet, index, column);
  const XyCell *first = &g_array_index (sheet->cells, XyCell, row->first);

  return cell != NULL && cell >= first && cell < first + row->n_cells ? cell : NULL;
}

const XyCell *
xy_header_get_name_cell (const XySheet *sheet, const XyHeader *header, guint column)
{
  const XyCell *cell = xy_header_get_own_cell (sheet, header->lower, column);

  if (cell == NULL && header->upper != header->lower)
    cell = xy_header_get_own_cell (sheet, header->upper, column);
  return cell;
}

/* The upper row names a group by its first column, which has a name of its own below; the columns
 * beside it are empty above. */
char *
xy_header_dup_group (const XySheet *sheet, const XyHeader *header, guint column)
{
  if (header->upper == header->lower ||
      xy_header_get_own_cell (sheet, header->lower, column) == NULL)
    return NULL;
  for (guint i = column + 1; i > 0; i--)
    {
      const XyCell *cell = xy_header_get_own_cell (sheet, header->upper, i - 1);

      if (cell != NULL && xy_header_get_own_cell (sheet, header->lower, i - 1) != NULL)
        return g_strstrip (g_strdup (cell->text));
      if (cell != NULL)
        return NULL;
    }
  return NULL;
}

static int
find_word (const XyHeadings *headings, const XyCell *cell)
{
  if (cell == NULL || cell->type != XY_CELL_TEXT)
    return -1;
  return xy_headings_find_column (headings, cell->text);
}

int
xy_header_find_field (const XyHeadings *headings,
                      const XySheet *sheet,
                      const XyHeader *header,
                      guint column)
{
  return find_word (headings, xy_header_get_name_cell (sheet, header, column));
}

static guint
count_row_columns (const XySheet *sheet, guint index)
{
  const XySheetRow *row = xy_sheet_get_row (sheet, index);
  guint n = 0;

  for (guint i = 0; i < row->n_cells; i++)
    n = MAX (n, g_array_index (sheet->cells, XyCell, row->first + i).column + 1);
  return n;
}

guint
xy_header_take_words (const XyHeadings *headings,
                      const XySheet *sheet,
                      const XyHeader *header,
                      int *columns)
{
  guint n =
      MAX (count_row_columns (sheet, header->upper), count_row_columns (sheet, header->lower));
  guint taken = 0;

  for (int i = 0; i < XY_N_COLUMNS; i++)
    columns[i] = -1;
  for (guint column = 0; column < n; column++)
    {
      int field = xy_header_find_field (headings, sheet, header, column);

      if (field < 0 || columns[field] >= 0)
        continue;
      columns[field] = (int) column;
      taken++;
    }
  return taken;
}

gboolean
xy_header_has_keys (const int *columns)
{
  guint known = 0;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    known += columns[keys[i]] >= 0;
  return known >= MIN_KEYS;
}

static gboolean
has_digit (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isdigit (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

/* Whether a row has digits where the header wants a number. */
static gboolean
has_numbers (const XySheet *sheet, guint index, const int *columns)
{
  static const XyRosterColumn numbers[] = { XY_COLUMN_STUDENT_NUMBER, XY_COLUMN_ID_NUMBER };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      const XyCell *cell = NULL;

      if (columns[numbers[i]] >= 0)
        cell = xy_header_get_own_cell (sheet, index, (guint) columns[numbers[i]]);
      if (cell != NULL && has_digit (cell->text))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_followed (const XySheet *sheet, guint index)
{
  return index + 1 < sheet->rows->len &&
         xy_sheet_get_row (sheet, index + 1)->number == xy_sheet_get_row (sheet, index)->number + 1;
}

/* Whether a row names nothing but parts of groups in the row above it, which nobody asks for, such
 * as 电话 and 邮箱 below 联系方式. */
static gboolean
names_other_parts (const XyHeadings *headings, const XySheet *sheet, guint index)
{
  const XySheetRow *row = xy_sheet_get_row (sheet, index);
  guint n_others = 0;

  for (guint i = 0; i < row->n_cells; i++)
    {
      const XyCell *cell = &g_array_index (sheet->cells, XyCell, row->first + i);

      if (cell->type != XY_CELL_TEXT || has_digit (cell->text) ||
          (xy_header_get_own_cell (sheet, index - 1, cell->column) != NULL &&
           xy_header_get_own_cell (sheet, index - 1, cell->column + 1) != NULL))
        return FALSE;
      n_others += xy_headings_is_other (headings, cell->text);
    }
  return n_others > 0;
}

gboolean
xy_header_is_double (const XyHeadings *headings, const XySheet *sheet, guint index)
{
  const XyHeader upper = { index, index }, lower = { index + 1, index + 1 };
  const XyHeader both = { index, index + 1 };
  int columns[XY_N_COLUMNS];

  if (!is_followed (sheet, index) || xy_header_take_words (headings, sheet, &upper, columns) == 0 ||
      (xy_header_has_keys (columns) && has_numbers (sheet, index + 1, columns)))
    return FALSE;
  if (xy_header_take_words (headings, sheet, &lower, columns) == 0 &&
      !names_other_parts (headings, sheet, index + 1))
    return FALSE;
  xy_header_take_words (headings, sheet, &both, columns);
  return xy_header_has_keys (columns);
}

gboolean
xy_header_is_grouped (const XySheet *sheet, guint index)
{
  const XySheetRow *upper;
  guint n_groups = 0;

  if (index == 0 || !is_followed (sheet, index - 1))
    return FALSE;
  upper = xy_sheet_get_row (sheet, index - 1);
  for (guint i = 0; i < upper->n_cells; i++)
    {
      const XyCell *cell = &g_array_index (sheet->cells, XyCell, upper->first + i);

      if (cell->type != XY_CELL_TEXT)
        return FALSE;
      if (xy_header_get_own_cell (sheet, index, cell->column) == NULL)
        continue;
      if (xy_header_get_own_cell (sheet, index - 1, cell->column + 1) != NULL ||
          xy_header_get_own_cell (sheet, index, cell->column + 1) == NULL)
        return FALSE;
      n_groups++;
    }
  return n_groups >= 2;
}

gboolean
xy_header_find (const XyHeadings *headings, const XySheet *sheet, guint index, XyHeader *header)
{
  int columns[XY_N_COLUMNS];

  header->upper = index;
  header->lower = xy_header_is_double (headings, sheet, index) ? index + 1 : index;
  xy_header_take_words (headings, sheet, header, columns);
  return xy_header_has_keys (columns);
}
