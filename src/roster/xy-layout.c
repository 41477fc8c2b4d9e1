// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-layout.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/xy-college-names.h"
#include "roster/xy-column-guess.h"
#include "roster/xy-header.h"
#include "roster/xy-roster-private.h"

/* How many rows a title, a note or instructions may take. */
#define MAX_ROWS_ABOVE 500
/* How many rows are tried as the first student, or as the header. */
#define MAX_TRIES 20
/* A sheet with so few students is an example, where another one has so many times more. */
#define MAX_EXAMPLES 3
#define EXAMPLE_FACTOR 10

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

/* Returns how many headings stand above something else. */
static guint
take_header (XyRosterLayout *layout,
             const XySheet *sheet,
             const XyHeader *header,
             const XyHeadings *headings,
             GHashTable *names)
{
  const XyHeader upper = { header->upper, header->upper };
  int columns[XY_N_COLUMNS];

  layout->header_first = get_number (sheet, header->upper);
  layout->header_last = get_number (sheet, header->lower);
  xy_header_take_words (headings, sheet, &upper, columns);
  layout->header_row = xy_header_has_keys (columns) ? layout->header_first : layout->header_last;
  layout->body_row = layout->header_last + 1;
  if (header->lower + 1 < sheet->rows->len)
    layout->body_row = get_number (sheet, header->lower + 1);
  return xy_columns_guess (sheet, header, header->lower + 1, headings, names, layout->columns);
}

/* By the words of a header: the first, unless another one that goes better with what is below it
 * comes before any student, such as behind an explanation of the columns. */
static gboolean
find_by_words (XyRosterLayout *layout,
               const XySheet *sheet,
               const XyHeadings *headings,
               GHashTable *names)
{
  XyRosterLayout best = *layout;
  guint least = G_MAXUINT;
  guint n_tries = 0;

  for (guint i = 0; i < MIN (sheet->rows->len, MAX_ROWS_ABOVE) && n_tries < MAX_TRIES; i++)
    {
      XyHeader header;
      guint n;

      if (n_tries > 0 && xy_row_may_be_student (sheet, i, headings, names))
        break;
      if (!xy_header_find (headings, sheet, i, &header))
        continue;
      if (header.upper == header.lower && xy_header_is_grouped (sheet, i))
        header.upper = i - 1;
      layout_init (layout, layout->sheet);
      n = take_header (layout, sheet, &header, headings, names);
      n_tries++;
      if (n < least)
        {
          best = *layout;
          least = n;
        }
      if (n == 0)
        break;
    }
  if (n_tries > 0)
    *layout = best;
  return n_tries > 0;
}

/* By what stands in the rows, be there a header of unknown words above them or none. */
static gboolean
find_by_content (XyRosterLayout *layout,
                 const XySheet *sheet,
                 const XyHeadings *headings,
                 GHashTable *names)
{
  guint n_tries = 0;

  for (guint i = 0; i < MIN (sheet->rows->len, MAX_ROWS_ABOVE) && n_tries < MAX_TRIES; i++)
    {
      const XyHeader header = { i - 1, i - 1 };

      if (!xy_row_may_be_student (sheet, i, headings, names))
        continue;
      if (i > 0 && xy_row_may_be_header (sheet, i - 1, headings))
        {
          take_header (layout, sheet, &header, headings, names);
        }
      else
        {
          layout->body_row = get_number (sheet, i);
          xy_columns_guess (sheet, NULL, i, headings, names, layout->columns);
        }
      if (xy_header_has_keys (layout->columns))
        return TRUE;
      n_tries++;
      layout_init (layout, layout->sheet);
    }
  return FALSE;
}

static GHashTable *
index_names (GPtrArray *colleges)
{
  return colleges != NULL ? xy_college_index_names (colleges) : NULL;
}

gboolean
xy_layout_find_in_sheet (const XyWorkbook *workbook,
                         guint sheet,
                         const XyHeadings *headings,
                         GPtrArray *colleges,
                         XyRosterLayout *layout)
{
  const XySheet *table = xy_workbook_get_sheet (workbook, sheet);
  g_autoptr (GHashTable) names = index_names (colleges);

  layout_init (layout, sheet);
  return find_by_words (layout, table, headings, names) ||
         find_by_content (layout, table, headings, names);
}

/* How many students a sheet has that is no example, as far as it matters. */
static guint
count_students (const XySheet *sheet, const XyRosterLayout *layout, const XyHeadings *headings)
{
  if (sheet->name != NULL && xy_headings_is_example (headings, sheet->name))
    return 0;
  return xy_roster_count_students (sheet, layout, headings, MAX_EXAMPLES * EXAMPLE_FACTOR);
}

static gboolean
has_many_more (guint n, guint than)
{
  return than == 0 ? n > 0 : than <= MAX_EXAMPLES && n >= than * EXAMPLE_FACTOR;
}

/* The first sheet with a roster; but what has next to no students where another one has many is an
 * example, or a form that nobody filled in. */
static gboolean
find_in_sheets (const XyWorkbook *workbook,
                const XyHeadings *headings,
                GHashTable *names,
                gboolean by_words,
                XyRosterLayout *layout)
{
  guint best = 0;
  gboolean found = FALSE;

  for (guint i = 0; i < xy_workbook_get_n_sheets (workbook); i++)
    {
      const XySheet *sheet = xy_workbook_get_sheet (workbook, i);
      XyRosterLayout own;
      guint n;

      layout_init (&own, i);
      if (!(by_words ? find_by_words (&own, sheet, headings, names)
                     : find_by_content (&own, sheet, headings, names)))
        continue;
      n = count_students (sheet, &own, headings);
      if (found && !has_many_more (n, best))
        continue;
      *layout = own;
      best = n;
      found = TRUE;
    }
  return found;
}

gboolean
xy_layout_find (const XyWorkbook *workbook,
                const XyHeadings *headings,
                GPtrArray *colleges,
                XyRosterLayout *layout)
{
  g_autoptr (GHashTable) names = index_names (colleges);

  if (find_in_sheets (workbook, headings, names, TRUE, layout) ||
      find_in_sheets (workbook, headings, names, FALSE, layout))
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
  g_autoptr (GHashTable) names = index_names (colleges);
  guint index = find_index (sheet, row);
  XyHeader header = { index, index };

  layout_init (layout, layout->sheet);
  if (row == 0 || index >= sheet->rows->len || get_number (sheet, index) != row)
    {
      layout->header_first = layout->header_row = layout->header_last = row;
      layout->body_row = row + 1;
      xy_columns_guess (sheet, NULL, index, headings, names, layout->columns);
      return;
    }
  if (xy_header_is_double (headings, sheet, index))
    header.lower = index + 1;
  else if (index > 0 && xy_header_is_double (headings, sheet, index - 1))
    header.upper = index - 1;
  take_header (layout, sheet, &header, headings, names);
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
find_header (const XySheet *sheet, const XyRosterLayout *layout, XyHeader *header)
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
  XyHeader header;

  g_return_val_if_fail (sheet_column >= 0, NULL);

  if (find_header (sheet, layout, &header))
    {
      lower = dup_text (xy_header_get_name_cell (sheet, &header, (guint) sheet_column));
      upper = xy_header_dup_group (sheet, &header, (guint) sheet_column);
    }
  if (upper != NULL && lower != NULL)
    return g_strconcat (upper, " ", lower, NULL);
  if (lower != NULL)
    return g_steal_pointer (&lower);
  return dup_column_name (sheet_column);
}

char *
xy_layout_dup_name (const XySheet *sheet, const XyRosterLayout *layout, int sheet_column)
{
  char *name = NULL;
  XyHeader header;

  g_return_val_if_fail (sheet_column >= 0, NULL);

  if (find_header (sheet, layout, &header))
    name = dup_text (xy_header_get_name_cell (sheet, &header, (guint) sheet_column));
  return name != NULL ? name : dup_column_name (sheet_column);
}
