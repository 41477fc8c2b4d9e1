// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gsf/gsf-input-memory.h>
#include <gsf/gsf-utils.h>
#include <stdint.h>
#include <string.h>

#include "roster/xy-number-format.h"
#include "roster/xy-package.h"
#include "roster/xy-xlsx.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* A worksheet's XML without its zip archive, so that changes reach the cells. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const char shared[] = "<sst><si><t>姓名</t></si></sst>";
  int format = XY_NUMBER_FORMAT_DATE;
  g_autoptr (XyXlsxStrings) strings = xy_xlsx_strings_new ();
  g_autoptr (GArray) formats = g_array_new (FALSE, FALSE, sizeof (int));
  XyXlsxContext context = { strings, formats, FALSE };
  g_autoptr (XySheet) sheet = xy_sheet_new ("fuzz", NULL);
  g_autoptr (XyXlsxReading) reading = xy_xlsx_reading_new (&context, sheet);
  g_autoptr (GsfInput) shared_input = NULL, input = NULL;
  g_autoptr (GError) error = NULL;
  gboolean fine;

  gsf_init ();
  shared_input = gsf_input_memory_new ((const guint8 *) shared, (gsf_off_t) strlen (shared), FALSE);
  g_assert_true (xy_xml_parse (shared_input, xy_xlsx_strings_get_handler (), strings, NULL, NULL));
  g_array_append_val (formats, format);
  input = gsf_input_memory_new (data, (gsf_off_t) size, FALSE);
  fine = xy_xml_parse (input, xy_xlsx_reading_get_handler (), reading, NULL, &error) &&
         xy_xlsx_reading_finish (reading, &error);
  g_assert_true (fine == (error == NULL));
  for (guint i = 0; i < sheet->rows->len; i++)
    for (guint column = 0; column < 8; column++)
      {
        const XyCell *cell = xy_sheet_get_cell (sheet, i, column);

        g_assert_true (cell == NULL || g_utf8_validate (cell->text, -1, NULL));
      }
  return 0;
}
