// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "roster/xy-roster.h"

#define CHUNK_SIZE 65536
/* True merges never overlap; these are five columns of them in every row. */
#define MAX_MERGE_STEPS (5 * XY_SHEET_MAX_ROWS)

struct _XyStrings
{
  GStringChunk *chunk;
};

XyStrings *
xy_strings_new (void)
{
  XyStrings *strings = g_atomic_rc_box_new0 (XyStrings);

  strings->chunk = g_string_chunk_new (CHUNK_SIZE);
  return strings;
}

XyStrings *
xy_strings_ref (XyStrings *strings)
{
  return g_atomic_rc_box_acquire (strings);
}

static void
strings_clear (gpointer data)
{
  XyStrings *strings = data;

  g_string_chunk_free (strings->chunk);
}

void
xy_strings_unref (XyStrings *strings)
{
  if (strings != NULL)
    g_atomic_rc_box_release_full (strings, strings_clear);
}

const char *
xy_strings_add (XyStrings *strings, const char *text, gssize length)
{
  return g_string_chunk_insert_len (strings->chunk, text, length);
}

XySheet *
xy_sheet_new (const char *name, const char *encoding)
{
  XySheet *sheet = g_new0 (XySheet, 1);

  sheet->name = g_strdup (name);
  sheet->encoding = g_strdup (encoding);
  sheet->rows = g_array_new (FALSE, FALSE, sizeof (XySheetRow));
  sheet->cells = g_array_new (FALSE, FALSE, sizeof (XyCell));
  sheet->strings = g_string_chunk_new (CHUNK_SIZE);
  return sheet;
}

void
xy_sheet_free (XySheet *sheet)
{
  if (sheet == NULL)
    return;
  g_free (sheet->name);
  g_free (sheet->encoding);
  g_array_unref (sheet->rows);
  g_array_unref (sheet->cells);
  g_string_chunk_free (sheet->strings);
  xy_strings_unref (sheet->shared);
  g_clear_pointer (&sheet->merged, g_hash_table_unref);
  g_free (sheet);
}

const XySheetRow *
xy_sheet_get_row (const XySheet *sheet, guint index)
{
  return &g_array_index (sheet->rows, XySheetRow, index);
}

/* The row that a cell is added to, made if it is a new one. */
static XySheetRow *
open_row (XySheet *sheet, guint number, GError **error)
{
  XySheetRow fresh = { number, sheet->cells->len, 0 };
  XySheetRow *last = NULL;

  if (sheet->rows->len > 0)
    last = &g_array_index (sheet->rows, XySheetRow, sheet->rows->len - 1);
  if (last != NULL && last->number == number)
    return last;
  if (last != NULL && last->number > number)
    {
      g_set_error (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_FORMAT,
                   _ ("The sheet is broken: row %u comes after row %u; open it in a spreadsheet "
                      "program and save it again."),
                   number, last->number);
      return NULL;
    }
  if (sheet->rows->len >= XY_SHEET_MAX_ROWS)
    {
      g_set_error (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_LIMIT,
                   _ ("The sheet has more than %d rows; split it into several files."),
                   XY_SHEET_MAX_ROWS);
      return NULL;
    }
  g_array_append_val (sheet->rows, fresh);
  return &g_array_index (sheet->rows, XySheetRow, sheet->rows->len - 1);
}

void
xy_sheet_share (XySheet *sheet, XyStrings *strings)
{
  g_clear_pointer (&sheet->shared, xy_strings_unref);
  sheet->shared = xy_strings_ref (strings);
}

gboolean
xy_sheet_append_shared (XySheet *sheet,
                        guint row,
                        guint column,
                        XyCellType type,
                        const char *text,
                        GError **error)
{
  XyCell cell = { text, column, type };
  XySheetRow *place;

  if (*text == '\0' || column >= XY_SHEET_MAX_COLUMNS)
    return TRUE;
  place = open_row (sheet, row, error);
  if (place == NULL)
    return FALSE;
  if (sheet->cells->len >= XY_SHEET_MAX_CELLS)
    {
      g_set_error (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_LIMIT,
                   _ ("The sheet has more than %d cells; split it into several files."),
                   XY_SHEET_MAX_CELLS);
      return FALSE;
    }
  g_array_append_val (sheet->cells, cell);
  place->n_cells++;
  return TRUE;
}

gboolean
xy_sheet_append (XySheet *sheet,
                 guint row,
                 guint column,
                 XyCellType type,
                 const char *text,
                 gssize length,
                 GError **error)
{
  if (length == 0 || column >= XY_SHEET_MAX_COLUMNS)
    return TRUE;
  sheet->n_bytes += length > 0 ? (gsize) length : strlen (text);
  if (sheet->n_bytes > XY_SHEET_MAX_TEXT)
    {
      g_set_error_literal (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_LIMIT,
                           _ ("The workbook is too large; copy the roster into a new workbook and "
                              "import that."));
      return FALSE;
    }
  return xy_sheet_append_shared (sheet, row, column, type,
                                 g_string_chunk_insert_len (sheet->strings, text, length), error);
}

static const XyCell *
find_cell (const XySheet *sheet, guint index, guint column)
{
  const XySheetRow *row = xy_sheet_get_row (sheet, index);
  const XyCell *cells = &g_array_index (sheet->cells, XyCell, row->first);

  /* Almost always there is no gap before a cell. */
  if (column < row->n_cells && cells[column].column == column)
    return &cells[column];
  for (guint i = 0; i < row->n_cells; i++)
    if (cells[i].column == column)
      return &cells[i];
  return NULL;
}

static gpointer
merge_key (guint index, guint column)
{
  return GSIZE_TO_POINTER ((gsize) index * XY_SHEET_MAX_COLUMNS + column);
}

gboolean
xy_sheet_merge (XySheet *sheet, guint first_row, guint last_row, guint column, GError **error)
{
  const XyCell *upper = NULL;
  guint low = 0, high = sheet->rows->len;

  if (column >= XY_SHEET_MAX_COLUMNS)
    return TRUE;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (xy_sheet_get_row (sheet, middle)->number < first_row)
        low = middle + 1;
      else
        high = middle;
    }
  if (low < sheet->rows->len && xy_sheet_get_row (sheet, low)->number == first_row)
    upper = find_cell (sheet, low, column);
  if (upper == NULL)
    return TRUE;

  if (sheet->merged == NULL)
    sheet->merged = g_hash_table_new (NULL, NULL);
  for (guint i = low + 1; i < sheet->rows->len; i++)
    {
      if (xy_sheet_get_row (sheet, i)->number > last_row)
        break;
      if (++sheet->merge_steps > MAX_MERGE_STEPS)
        {
          g_set_error_literal (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_LIMIT,
                               _ ("The sheet has too many merged cells; save it as CSV and import "
                                  "that."));
          return FALSE;
        }
      g_hash_table_insert (sheet->merged, merge_key (i, column), (gpointer) upper);
    }
  return TRUE;
}

const XyCell *
xy_sheet_get_cell (const XySheet *sheet, guint index, guint column)
{
  const XyCell *cell = find_cell (sheet, index, column);

  if (cell == NULL && sheet->merged != NULL)
    cell = g_hash_table_lookup (sheet->merged, merge_key (index, column));
  return cell;
}
