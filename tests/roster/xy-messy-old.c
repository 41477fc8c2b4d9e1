// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "xy-messy-old.h"

#include <gsf/gsf-outfile-msole.h>
#include <gsf/gsf-outfile.h>
#include <gsf/gsf-output-memory.h>
#include <gsf/gsf-utils.h>

#include "xy-test-biff.h"

/* Record types of [MS-XLS]. */
#define XF 0xe0
#define MERGEDCELLS 0xe5
#define NUMBER 0x203
#define DATE_FORMAT 14

const XyMessyMerge *
xy_messy_find_merge (const XyMessySheet *sheet, guint row, guint column)
{
  for (guint i = 0; i < sheet->merges->len; i++)
    {
      const XyMessyMerge *merge = &g_array_index (sheet->merges, XyMessyMerge, i);

      if (merge->first_row == row && merge->first_column == column)
        return merge;
    }
  return NULL;
}

gboolean
xy_messy_is_covered (const XyMessySheet *sheet, guint row, guint column)
{
  for (guint i = 0; i < sheet->merges->len; i++)
    {
      const XyMessyMerge *merge = &g_array_index (sheet->merges, XyMessyMerge, i);

      if (row >= merge->first_row && row <= merge->last_row && column >= merge->first_column &&
          column <= merge->last_column && xy_messy_find_merge (sheet, row, column) != merge)
        return TRUE;
    }
  return FALSE;
}

static void
append_page_cell (GString *page, const XyMessySheet *sheet, guint row, guint column)
{
  const GArray *cells = g_ptr_array_index (sheet->rows, row);
  const XyMessyCell *cell = &g_array_index (cells, XyMessyCell, column);
  const XyMessyMerge *merge = xy_messy_find_merge (sheet, row, column);
  g_autofree char *text = NULL;

  if (xy_messy_is_covered (sheet, row, column))
    return;
  g_string_append (page, "<td");
  if (merge != NULL)
    g_string_append_printf (page, " colspan=%u rowspan=\"%u\"",
                            merge->last_column - merge->first_column + 1,
                            merge->last_row - merge->first_row + 1);
  text = cell->text != NULL ? g_markup_escape_text (cell->text, -1) : g_strdup ("&nbsp;");
  g_string_append_printf (page, ">%s", text);
}

GBytes *
xy_messy_write_page (const XyMessyRoster *messy, guint variant)
{
  static const char *const labels[] = { "gb2312", "GBK", "gb18030", "utf-8" };
  const char *label = labels[variant % G_N_ELEMENTS (labels)];
  gboolean is_utf8 = variant % G_N_ELEMENTS (labels) == 3;
  const XyMessySheet *sheet = g_ptr_array_index (messy->sheets, messy->sheets->len - 1);
  g_autoptr (GString) page = g_string_new (NULL);
  char *encoded;
  gsize length;

  g_string_append_printf (page,
                          "<html><head><meta http-equiv=Content-Type content='text/html; "
                          "charset=%s'></head>\r\n<body><table border=1>\r\n",
                          label);
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const GArray *row = g_ptr_array_index (sheet->rows, i);

      g_string_append (page, "<tr>");
      for (guint k = 0; k < row->len; k++)
        {
          append_page_cell (page, sheet, i, k);
          /* End tags may be left out. */
          if (variant < 4 && !xy_messy_is_covered (sheet, i, k))
            g_string_append (page, "</td>");
        }
      g_string_append (page, variant < 4 ? "</tr>\r\n" : "\n");
    }
  g_string_append (page, "</table></body></html>");
  encoded = g_convert (page->str, (gssize) page->len, is_utf8 ? "UTF-8" : "GB18030", "UTF-8", NULL,
                       &length, NULL);
  g_assert_nonnull (encoded);
  return g_bytes_new_take (encoded, length);
}

static void
add_xls_cell (XyTestBiff *biff, const XyMessyCell *cell, guint row, guint column)
{
  if (cell->type == XY_CELL_TEXT)
    xy_test_biff_add_text (biff, row, column, cell->text);
  else
    xy_test_biff_add (biff, NUMBER, "222d", row, column, cell->type == XY_CELL_DATE ? 1 : 0,
                      g_ascii_strtod (cell->text, NULL));
}

static void
add_xls_sheet (XyTestBiff *biff, const XyMessySheet *sheet)
{
  xy_test_biff_begin_sheet (biff);
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const GArray *row = g_ptr_array_index (sheet->rows, i);

      for (guint k = 0; k < row->len; k++)
        if (g_array_index (row, XyMessyCell, k).text != NULL)
          add_xls_cell (biff, &g_array_index (row, XyMessyCell, k), i, k);
    }
  /* One record each, as some programs do. */
  for (guint i = 0; i < sheet->merges->len; i++)
    {
      const XyMessyMerge *merge = &g_array_index (sheet->merges, XyMessyMerge, i);

      xy_test_biff_add (biff, MERGEDCELLS, "22222", 1, merge->first_row, merge->last_row,
                        merge->first_column, merge->last_column);
    }
}

/* The compound file around the workbook's stream. */
static GBytes *
wrap (GBytes *stream)
{
  GsfOutput *memory, *child;
  GsfOutfile *file;
  GBytes *bytes;
  gsize size;
  const guint8 *data = g_bytes_get_data (stream, &size);

  gsf_init ();
  memory = gsf_output_memory_new ();
  file = gsf_outfile_msole_new (memory);
  child = gsf_outfile_new_child (file, "Workbook", FALSE);
  g_assert_true (gsf_output_write (child, size, data));
  g_assert_true (gsf_output_close (child));
  g_object_unref (child);
  g_assert_true (gsf_output_close (GSF_OUTPUT (file)));
  g_object_unref (file);
  bytes = g_bytes_new (gsf_output_memory_get_bytes (GSF_OUTPUT_MEMORY (memory)),
                       (gsize) gsf_output_size (memory));
  g_object_unref (memory);
  return bytes;
}

GBytes *
xy_messy_write_xls (const XyMessyRoster *messy, guint variant)
{
  g_autoptr (XyTestBiff) biff = xy_test_biff_new (TRUE);
  g_autoptr (GBytes) stream = NULL;

  xy_test_biff_add (biff, XF, "2224444", 0, 0, 0, 0, 0, 0, 0);
  xy_test_biff_add (biff, XF, "2224444", 0, DATE_FORMAT, 0, 0, 0, 0, 0);
  for (guint i = 0; i < messy->sheets->len; i++)
    xy_test_biff_add_entry (biff, ((XyMessySheet *) g_ptr_array_index (messy->sheets, i))->name, 0);
  for (guint i = 0; i < messy->sheets->len; i++)
    add_xls_sheet (biff, g_ptr_array_index (messy->sheets, i));
  stream = xy_test_biff_end (biff);
  return wrap (stream);
}
