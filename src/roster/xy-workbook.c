// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-workbook.h"

#include <glib/gi18n-lib.h>

#include "roster/xy-roster-file.h"
#include "roster/xy-roster.h"

struct _XyWorkbook
{
  char *file;
  GPtrArray *sheets;
  guint n_cells;
  gsize n_bytes;
  GError *error;
};

static XyWorkbook *
workbook_new (const char *file)
{
  XyWorkbook *workbook = g_atomic_rc_box_new0 (XyWorkbook);

  workbook->file = g_strdup (file);
  workbook->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_sheet_free);
  return workbook;
}

static void
workbook_clear (gpointer data)
{
  XyWorkbook *workbook = data;

  g_free (workbook->file);
  g_ptr_array_unref (workbook->sheets);
  g_clear_error (&workbook->error);
}

static gboolean
take_sheet_cb (XySheet *sheet, gpointer user_data)
{
  XyWorkbook *workbook = user_data;

  if (sheet->n_bytes > XY_SHEET_MAX_TEXT - workbook->n_bytes)
    {
      g_set_error_literal (&workbook->error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_LIMIT,
                           _ ("The workbook is too large; copy the roster into a new workbook and "
                              "import that."));
      xy_sheet_free (sheet);
      return TRUE;
    }
  if (sheet->cells->len > XY_SHEET_MAX_CELLS - workbook->n_cells)
    {
      g_set_error (&workbook->error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_LIMIT,
                   _ ("The workbook has more than %d cells; copy the roster into a new workbook "
                      "and import that."),
                   XY_SHEET_MAX_CELLS);
      xy_sheet_free (sheet);
      return TRUE;
    }
  workbook->n_cells += sheet->cells->len;
  workbook->n_bytes += sheet->n_bytes;
  g_ptr_array_add (workbook->sheets, sheet);
  return FALSE;
}

/* A file that refers to entities means harm, wherever it does. */
static XyWorkbook *
finish (XyWorkbook *owned, GError *failure, GError **error)
{
  g_autoptr (XyWorkbook) workbook = owned;

  if (failure != NULL)
    {
      g_clear_error (&workbook->error);
      workbook->error = failure;
    }
  if (workbook->error == NULL && workbook->sheets->len == 0)
    g_set_error_literal (&workbook->error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_FORMAT,
                         _ ("The workbook has no sheets."));
  if (workbook->sheets->len == 0 ||
      g_error_matches (workbook->error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_UNSAFE))
    {
      g_propagate_error (error, g_steal_pointer (&workbook->error));
      return NULL;
    }
  return g_steal_pointer (&workbook);
}

XyWorkbook *
xy_workbook_read (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = xy_roster_file_load (path, error);

  if (bytes == NULL)
    return NULL;
  return xy_workbook_read_bytes (bytes, path, error);
}

XyWorkbook *
xy_workbook_read_bytes (GBytes *bytes, const char *file, GError **error)
{
  XyWorkbook *workbook = workbook_new (file);
  GError *failure = NULL;

  xy_roster_file_read (bytes, take_sheet_cb, workbook, &failure);
  return finish (workbook, failure, error);
}

XyWorkbook *
xy_workbook_read_text (const char *text, const char *file, GError **error)
{
  XyWorkbook *workbook = workbook_new (file);
  GError *failure = NULL;

  xy_roster_file_read_text (text, take_sheet_cb, workbook, &failure);
  return finish (workbook, failure, error);
}

XyWorkbook *
xy_workbook_ref (XyWorkbook *workbook)
{
  return g_atomic_rc_box_acquire (workbook);
}

void
xy_workbook_unref (XyWorkbook *workbook)
{
  if (workbook != NULL)
    g_atomic_rc_box_release_full (workbook, workbook_clear);
}

const char *
xy_workbook_get_file (const XyWorkbook *workbook)
{
  return workbook->file;
}

guint
xy_workbook_get_n_sheets (const XyWorkbook *workbook)
{
  return workbook->sheets->len;
}

const XySheet *
xy_workbook_get_sheet (const XyWorkbook *workbook, guint index)
{
  g_return_val_if_fail (index < workbook->sheets->len, NULL);

  return g_ptr_array_index (workbook->sheets, index);
}

const GError *
xy_workbook_get_error (const XyWorkbook *workbook)
{
  return workbook->error;
}
