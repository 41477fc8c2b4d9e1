// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-sheet-filler.h"

#include <glib/gi18n-lib.h>

#include "roster/xy-roster.h"

/* The last row that a spreadsheet program knows. */
#define MAX_ROW 1048576
#define MAX_SHEETS 256
/* How many cells repetition may make: a few bytes of a file ask for any number. */
#define MAX_REPEATED 1000000

typedef struct
{
  guint first_row;
  guint last_row;
  guint column;
} Merge;

/* @yields_until: for each column the last row that a cell above reaches into */
struct _XySheetFiller
{
  XySheet *sheet;
  GArray *merges;
  guint *yields_until;
  guint row;
  guint column;
  guint n_repeated;
};

XySheetFiller *
xy_sheet_filler_new (const char *name, const char *encoding, gboolean yields)
{
  XySheetFiller *filler = g_new0 (XySheetFiller, 1);

  filler->sheet = xy_sheet_new (name, encoding);
  filler->merges = g_array_new (FALSE, FALSE, sizeof (Merge));
  if (yields)
    filler->yields_until = g_new0 (guint, XY_SHEET_MAX_COLUMNS);
  return filler;
}

void
xy_sheet_filler_free (XySheetFiller *filler)
{
  if (filler == NULL)
    return;
  g_clear_pointer (&filler->sheet, xy_sheet_free);
  g_array_unref (filler->merges);
  g_free (filler->yields_until);
  g_free (filler);
}

/* A sum that stays behind the last row or column once it is there. */
static guint
add_up (guint a, guint64 b)
{
  return (guint) MIN (a + MIN (b, MAX_ROW + 1), MAX_ROW + 1);
}

static void
yield (XySheetFiller *filler)
{
  while (filler->yields_until != NULL && filler->column < XY_SHEET_MAX_COLUMNS &&
         filler->yields_until[filler->column] >= filler->row)
    filler->column++;
}

void
xy_sheet_filler_begin_row (XySheetFiller *filler, guint64 skip)
{
  filler->row = add_up (add_up (filler->row, 1), skip);
  filler->column = 0;
}

guint
xy_sheet_filler_get_row (const XySheetFiller *filler)
{
  return filler->row;
}

void
xy_sheet_filler_move (XySheetFiller *filler, guint64 column)
{
  if (column > filler->column)
    filler->column = add_up (0, column);
}

static gboolean
check_row (const XySheetFiller *filler, GError **error)
{
  if (filler->row <= MAX_ROW)
    return TRUE;
  g_set_error (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_LIMIT,
               _ ("The sheet has more than %d rows; split it into several files."), MAX_ROW);
  return FALSE;
}

gboolean
xy_sheet_filler_add (XySheetFiller *filler,
                     XyCellType type,
                     const char *text,
                     gsize length,
                     guint64 columns,
                     guint64 rows,
                     GError **error)
{
  guint last_row = add_up (filler->row, MAX (rows, 1) - 1);
  guint first;

  yield (filler);
  first = filler->column;
  filler->column = add_up (first, MAX (columns, 1));
  if (filler->yields_until != NULL && last_row > filler->row)
    for (guint i = first; i < MIN (filler->column, XY_SHEET_MAX_COLUMNS); i++)
      filler->yields_until[i] = last_row;
  if (length == 0 || first >= XY_SHEET_MAX_COLUMNS)
    return TRUE;
  if (!check_row (filler, error) ||
      !xy_sheet_append (filler->sheet, filler->row, first, type, text, (gssize) length, error))
    return FALSE;
  if (last_row > filler->row)
    {
      Merge merge = { filler->row, last_row, first };

      g_array_append_val (filler->merges, merge);
    }
  return TRUE;
}

/* Adds a cell again, with the text that the sheet has already. */
static gboolean
repeat (XySheetFiller *filler, const XyCell *cell, guint column, GError **error)
{
  if (!check_row (filler, error))
    return FALSE;
  if (++filler->n_repeated > MAX_REPEATED)
    {
      g_set_error (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_LIMIT,
                   _ ("The sheet repeats more than %d cells; copy the roster into a new workbook "
                      "and import that."),
                   MAX_REPEATED);
      return FALSE;
    }
  return xy_sheet_append_shared (filler->sheet, filler->row, column, cell->type, cell->text, error);
}

gboolean
xy_sheet_filler_repeat_cell (XySheetFiller *filler, guint64 times, GError **error)
{
  const XySheet *sheet = filler->sheet;
  XyCell cell = { 0 };
  guint first = filler->column;

  if (sheet->cells->len > 0)
    cell = g_array_index (sheet->cells, XyCell, sheet->cells->len - 1);
  filler->column = add_up (filler->column, MAX (times, 1) - 1);
  if (sheet->rows->len == 0 || cell.column + 1 != first ||
      xy_sheet_get_row (sheet, sheet->rows->len - 1)->number != filler->row)
    return TRUE;
  for (guint i = first; i < MIN (filler->column, XY_SHEET_MAX_COLUMNS); i++)
    if (!repeat (filler, &cell, i, error))
      return FALSE;
  return TRUE;
}

gboolean
xy_sheet_filler_repeat_row (XySheetFiller *filler, guint64 times, GError **error)
{
  const XySheet *sheet = filler->sheet;
  XySheetRow row = { 0 };

  if (sheet->rows->len > 0)
    row = *xy_sheet_get_row (sheet, sheet->rows->len - 1);
  if (row.number != filler->row)
    {
      filler->row = add_up (filler->row, MAX (times, 1) - 1);
      return TRUE;
    }
  for (; times > 1; times--)
    {
      filler->row++;
      for (guint i = 0; i < row.n_cells; i++)
        {
          const XyCell cell = g_array_index (sheet->cells, XyCell, row.first + i);

          if (!repeat (filler, &cell, cell.column, error))
            return FALSE;
        }
    }
  return TRUE;
}

gboolean
xy_sheet_filler_is_empty (const XySheetFiller *filler)
{
  return filler->sheet->cells->len == 0;
}

gboolean
xy_sheet_filler_finish (XySheetFiller *filler, GPtrArray *sheets, GError **error)
{
  gsize n_cells = filler->sheet->cells->len;
  gsize n_bytes = filler->sheet->n_bytes;

  for (guint i = 0; i < filler->merges->len; i++)
    {
      const Merge *merge = &g_array_index (filler->merges, Merge, i);

      if (!xy_sheet_merge (filler->sheet, merge->first_row, merge->last_row, merge->column, error))
        return FALSE;
    }
  for (guint i = 0; i < sheets->len; i++)
    {
      const XySheet *sheet = g_ptr_array_index (sheets, i);

      n_cells += sheet->cells->len;
      n_bytes += sheet->n_bytes;
    }
  if (sheets->len >= MAX_SHEETS || n_cells > XY_SHEET_MAX_CELLS || n_bytes > XY_SHEET_MAX_TEXT)
    {
      g_set_error_literal (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_LIMIT,
                           _ ("The workbook is too large; copy the roster into a new workbook and "
                              "import that."));
      return FALSE;
    }
  g_ptr_array_add (sheets, g_steal_pointer (&filler->sheet));
  return TRUE;
}

static void
sheet_free (gpointer sheet)
{
  xy_sheet_free (sheet);
}

GPtrArray *
xy_sheets_new (void)
{
  return g_ptr_array_new_with_free_func (sheet_free);
}

void
xy_sheets_give (GPtrArray *sheets, XySheetFunc func, gpointer user_data)
{
  gboolean done = FALSE;

  while (sheets->len > 0 && !done)
    done = func (g_ptr_array_steal_index (sheets, 0), user_data);
  g_ptr_array_set_size (sheets, 0);
}
