// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "xy-test-workbook.h"

#include <gsf/gsf-outfile-zip.h>
#include <gsf/gsf-outfile.h>
#include <gsf/gsf-output-memory.h>
#include <gsf/gsf-utils.h>
#include <string.h>

static void
write_part (GsfOutfile *zip, const XyTestPart *part)
{
  g_auto (GStrv) steps = g_strsplit (part->name, "/", -1);
  GsfOutput *folder = GSF_OUTPUT (g_object_ref (zip));

  for (char **step = steps; *step != NULL; step++)
    {
      gboolean is_folder = step[1] != NULL;
      GsfOutput *child = gsf_outfile_new_child (GSF_OUTFILE (folder), *step, is_folder);

      g_object_unref (folder);
      folder = child;
    }
  g_assert_true (gsf_output_write (folder, strlen (part->content), (const guint8 *) part->content));
  g_assert_true (gsf_output_close (folder));
  g_object_unref (folder);
}

GBytes *
xy_test_pack (const XyTestPart *parts, guint n)
{
  GsfOutput *memory;
  GsfOutfile *zip;
  GBytes *bytes;

  gsf_init ();
  memory = gsf_output_memory_new ();
  zip = gsf_outfile_zip_new (memory, NULL);
  for (guint i = 0; i < n; i++)
    write_part (zip, &parts[i]);
  g_assert_true (gsf_output_close (GSF_OUTPUT (zip)));
  g_object_unref (zip);
  bytes = g_bytes_new (gsf_output_memory_get_bytes (GSF_OUTPUT_MEMORY (memory)),
                       (gsize) gsf_output_size (memory));
  g_object_unref (memory);
  return bytes;
}

char *
xy_test_dup_plain_sheet (void)
{
  return g_strdup (
      "<worksheet><sheetData><row r=\"1\">"
      "<c r=\"A1\" t=\"inlineStr\"><is><t>学号</t></is></c>"
      "<c r=\"B1\" t=\"inlineStr\"><is><t>姓名</t></is></c>"
      "<c r=\"C1\" t=\"inlineStr\"><is><t>身份证号</t></is></c></row><row r=\"2\">"
      "<c r=\"A2\" t=\"inlineStr\"><is><t>201900001</t></is></c>"
      "<c r=\"B2\" t=\"inlineStr\"><is><t>张三</t></is></c>"
      "<c r=\"C2\" t=\"inlineStr\"><is><t>430299199109269155</t></is></c></row><row r=\"3\">"
      "<c r=\"A3\"><v>201900002</v></c>"
      "<c r=\"B3\" t=\"inlineStr\"><is><t>李四</t></is></c>"
      "<c r=\"C3\" t=\"inlineStr\"><is><t>440799199411252951</t></is></c></row>"
      "</sheetData></worksheet>");
}

void
xy_test_assert_cell (const XyWorkbook *workbook,
                     guint index,
                     const char *reference,
                     XyCellType type,
                     const char *text)
{
  const XySheet *sheet = xy_workbook_get_sheet (workbook, index);
  guint number = (guint) g_ascii_strtoull (reference + 1, NULL, 10);
  const XyCell *cell = NULL;

  for (guint i = 0; i < sheet->rows->len; i++)
    if (xy_sheet_get_row (sheet, i)->number == number)
      cell = xy_sheet_get_cell (sheet, i, (guint) (*reference - 'A'));
  g_assert_cmpstr (cell != NULL ? cell->text : NULL, ==, text);
  if (cell != NULL)
    g_assert_cmpint (cell->type, ==, type);
}
