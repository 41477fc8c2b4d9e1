// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-layout.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many rows a title, a note or instructions may take. */
#define MAX_ROWS_ABOVE 500
/* A header has words for so many of student number, name and ID number. */
#define MIN_KEYS 2

static const XyRosterColumn keys[] = { XY_COLUMN_STUDENT_NUMBER, XY_COLUMN_NAME,
                                       XY_COLUMN_ID_NUMBER };

/* The rows of a header, by their place in the sheet; with one row both are the same. */
typedef struct
{
  guint upper;
  guint lower;
} Header;

/* The cell of a row itself, which is not one that is merged with a row above. */
static const XyCell *
get_own_cell (const XySheet *sheet, guint index, guint column)
{
  const XySheetRow *row = xy_sheet_get_row (sheet, index);
  const XyCell *cell = xy_sheet_get_cell (sheet, index, column);
  const XyCell *first = &g_array_index (sheet->cells, XyCell, row->first);

  return cell != NULL && cell >= first && cell < first + row->n_cells ? cell : NULL;
}

/* What names a column: of two rows the lower, where it has something to say. */
static const XyCell *
get_name_cell (const XySheet *sheet, const Header *header, guint column)
{
  const XyCell *cell = get_own_cell (sheet, header->lower, column);

  if (cell == NULL && header->upper != header->lower)
    cell = get_own_cell (sheet, header->upper, column);
  return cell;
}

static int
find_word (const XyHeadings *headings, const XyCell *cell)
{
  if (cell == NULL || cell->type != XY_CELL_TEXT)
    return -1;
  return xy_headings_find_column (headings, cell->text);
}

/* Which field the words of a header say that a column is, or -1. */
static int
find_field (const XyHeadings *headings, const XySheet *sheet, const Header *header, guint column)
{
  return find_word (headings, get_name_cell (sheet, header, column));
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

/* For each field the first column that a header names so; returns how many fields have one. */
static guint
take_words (const XyHeadings *headings, const XySheet *sheet, const Header *header, int *columns)
{
  guint n =
      MAX (count_row_columns (sheet, header->upper), count_row_columns (sheet, header->lower));
  guint taken = 0;

  for (int i = 0; i < XY_N_COLUMNS; i++)
    columns[i] = -1;
  for (guint column = 0; column < n; column++)
    {
      int field = find_field (headings, sheet, header, column);

      if (field < 0 || columns[field] >= 0)
        continue;
      columns[field] = (int) column;
      taken++;
    }
  return taken;
}

static gboolean
has_keys (const int *columns)
{
  guint known = 0;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    known += columns[keys[i]] >= 0;
  return known >= MIN_KEYS;
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
        cell = xy_sheet_get_cell (sheet, index, (guint) columns[numbers[i]]);
      for (const char *c = cell != NULL ? cell->text : ""; *c != '\0'; c = g_utf8_next_char (c))
        if (g_unichar_isdigit (g_utf8_get_char (c)))
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

/* Whether a row and the next are a header of two rows: the lower one names what the upper one
 * groups, and the upper one names columns that are merged over both. */
static gboolean
is_double (const XyHeadings *headings, const XySheet *sheet, guint index)
{
  const Header upper = { index, index }, lower = { index + 1, index + 1 };
  const Header both = { index, index + 1 };
  int columns[XY_N_COLUMNS];

  if (!is_followed (sheet, index) || take_words (headings, sheet, &upper, columns) == 0 ||
      (has_keys (columns) && has_numbers (sheet, index + 1, columns)))
    return FALSE;
  if (take_words (headings, sheet, &lower, columns) == 0)
    return FALSE;
  take_words (headings, sheet, &both, columns);
  return has_keys (columns);
}

/* Whether the words of a row, alone or with the row below, make it a header. */
static gboolean
is_header (const XyHeadings *headings, const XySheet *sheet, guint index, Header *header)
{
  int columns[XY_N_COLUMNS];

  header->upper = index;
  header->lower = is_double (headings, sheet, index) ? index + 1 : index;
  take_words (headings, sheet, header, columns);
  return has_keys (columns);
}

static guint
get_number (const XySheet *sheet, guint index)
{
  return xy_sheet_get_row (sheet, index)->number;
}

/* The place of the first row that is not above that number. */
static guint
find_index (const XySheet *sheet, guint number)
{
  guint low = 0, high = sheet->rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (get_number (sheet, middle) < number)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
layout_init (XyRosterLayout *layout, guint sheet)
{
  memset (layout, 0, sizeof *layout);
  layout->sheet = sheet;
  layout->body_row = 1;
  for (int i = 0; i < XY_N_COLUMNS; i++)
    layout->columns[i] = -1;
}

static void
take_header (XyRosterLayout *layout,
             const XySheet *sheet,
             const Header *header,
             const XyHeadings *headings)
{
  const Header upper = { header->upper, header->upper };
  int columns[XY_N_COLUMNS];

  layout->header_first = get_number (sheet, header->upper);
  layout->header_last = get_number (sheet, header->lower);
  take_words (headings, sheet, &upper, columns);
  layout->header_row = has_keys (columns) ? layout->header_first : layout->header_last;
  layout->body_row = layout->header_last + 1;
  if (header->lower + 1 < sheet->rows->len)
    layout->body_row = get_number (sheet, header->lower + 1);
  take_words (headings, sheet, header, layout->columns);
}

gboolean
xy_layout_find_in_sheet (const XyWorkbook *workbook,
                         guint sheet,
                         const XyHeadings *headings,
                         GPtrArray *colleges,
                         XyRosterLayout *layout)
{
  const XySheet *table = xy_workbook_get_sheet (workbook, sheet);
  Header header;

  layout_init (layout, sheet);
  for (guint i = 0; i < MIN (table->rows->len, MAX_ROWS_ABOVE); i++)
    if (is_header (headings, table, i, &header))
      {
        take_header (layout, table, &header, headings);
        return TRUE;
      }
  return FALSE;
}

gboolean
xy_layout_find (const XyWorkbook *workbook,
                const XyHeadings *headings,
                GPtrArray *colleges,
                XyRosterLayout *layout)
{
  for (guint i = 0; i < xy_workbook_get_n_sheets (workbook); i++)
    if (xy_layout_find_in_sheet (workbook, i, headings, colleges, layout))
      return TRUE;
  layout_init (layout, 0);
  return FALSE;
}

void
xy_layout_set_header_row (XyRosterLayout *layout,
                          const XyWorkbook *workbook,
                          guint row,
                          const XyHeadings *headings,
                          GPtrArray *colleges)
{
  const XySheet *sheet = xy_workbook_get_sheet (workbook, layout->sheet);
  guint index = find_index (sheet, row);
  Header header = { index, index };

  layout_init (layout, layout->sheet);
  if (row == 0)
    return;
  if (index >= sheet->rows->len || get_number (sheet, index) != row)
    {
      layout->header_first = layout->header_row = layout->header_last = row;
      layout->body_row = row + 1;
      return;
    }
  if (is_double (headings, sheet, index))
    header.lower = index + 1;
  else if (index > 0 && is_double (headings, sheet, index - 1))
    header.upper = index - 1;
  take_header (layout, sheet, &header, headings);
  layout->header_row = row;
}

void
xy_layout_set_column (XyRosterLayout *layout, XyRosterColumn column, int sheet_column)
{
  for (int i = 0; i < XY_N_COLUMNS; i++)
    if (sheet_column >= 0 && layout->columns[i] == sheet_column)
      layout->columns[i] = -1;
  layout->columns[column] = sheet_column;
}

guint
xy_layout_get_n_columns (const XySheet *sheet)
{
  guint n = 0;

  for (guint i = 0; i < sheet->cells->len; i++)
    n = MAX (n, g_array_index (sheet->cells, XyCell, i).column + 1);
  return n;
}

/* A, B … Z, AA, as spreadsheets name their columns. */
static char *
dup_letters (int column)
{
  char letters[8];
  guint place = sizeof letters - 1;

  letters[place] = '\0';
  for (column++; column > 0; column = (column - 1) / 26)
    letters[--place] = (char) ('A' + (column - 1) % 26);
  return g_strdup (letters + place);
}

static char *
dup_text (const XyCell *cell)
{
  return cell != NULL ? g_strstrip (g_strdup (cell->text)) : NULL;
}

static gboolean
find_header (const XySheet *sheet, const XyRosterLayout *layout, Header *header)
{
  header->upper = find_index (sheet, layout->header_first);
  header->lower = find_index (sheet, layout->header_last);
  return layout->header_row > 0 && header->lower < sheet->rows->len &&
         get_number (sheet, header->lower) == layout->header_last;
}

static char *
dup_column_name (int sheet_column)
{
  g_autofree char *letters = dup_letters (sheet_column);

  /* Translators: a column of a spreadsheet by its letters, such as “Column D”. */
  return g_strdup_printf (_ ("Column %s"), letters);
}

char *
xy_layout_dup_heading (const XySheet *sheet, const XyRosterLayout *layout, int sheet_column)
{
  g_autofree char *upper = NULL, *lower = NULL;
  Header header;

  g_return_val_if_fail (sheet_column >= 0, NULL);

  if (find_header (sheet, layout, &header))
    {
      lower = dup_text (get_own_cell (sheet, header.lower, (guint) sheet_column));
      if (header.upper != header.lower)
        upper = dup_text (get_own_cell (sheet, header.upper, (guint) sheet_column));
    }
  if (upper != NULL && lower != NULL)
    return g_strconcat (upper, " ", lower, NULL);
  if (upper != NULL)
    return g_steal_pointer (&upper);
  if (lower != NULL)
    return g_steal_pointer (&lower);
  return dup_column_name (sheet_column);
}

char *
xy_layout_dup_name (const XySheet *sheet, const XyRosterLayout *layout, int sheet_column)
{
  char *name = NULL;
  Header header;

  g_return_val_if_fail (sheet_column >= 0, NULL);

  if (find_header (sheet, layout, &header))
    name = dup_text (get_name_cell (sheet, &header, (guint) sheet_column));
  return name != NULL ? name : dup_column_name (sheet_column);
}
