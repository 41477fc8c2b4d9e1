// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "xy-fuzz-sheet.h"

#include <string.h>

#include "roster/xy-roster.h"

gboolean
xy_fuzz_check_sheet_cb (XySheet *sheet, gpointer user_data)
{
  guint last = 0, n_cells = 0;

  g_assert_true (sheet->name == NULL || g_utf8_validate (sheet->name, -1, NULL));
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const XySheetRow *row = xy_sheet_get_row (sheet, i);

      g_assert_cmpuint (row->number, >, last);
      g_assert_cmpuint (row->first, ==, n_cells);
      g_assert_cmpuint (row->n_cells, >, 0);
      last = row->number;
      n_cells += row->n_cells;
      for (guint k = row->first; k < n_cells; k++)
        {
          const XyCell *cell = &g_array_index (sheet->cells, XyCell, k);

          g_assert_cmpuint (cell->column, <, XY_SHEET_MAX_COLUMNS);
          g_assert_true (k == row->first || cell->column > cell[-1].column);
          g_assert_true (*cell->text != '\0' && g_utf8_validate (cell->text, -1, NULL));
        }
      for (guint column = 0; column < 8; column++)
        {
          const XyCell *cell = xy_sheet_get_cell (sheet, i, column);

          g_assert_true (cell == NULL || cell->column == column);
        }
    }
  g_assert_cmpuint (sheet->cells->len, ==, n_cells);
  xy_sheet_free (sheet);
  return FALSE;
}

void
xy_fuzz_check_result (gboolean fine, const GError *error)
{
  g_assert_true (fine == (error == NULL));
  if (fine)
    return;
  g_assert_true (error->domain == XY_ROSTER_ERROR);
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_null (strchr (error->message, '\n'));
}
