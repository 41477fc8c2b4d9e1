// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <stdint.h>

#include "roster/xy-roster.h"
#include "roster/xy-xls-stream.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static gboolean
check_sheet_cb (XySheet *sheet, gpointer user_data)
{
  g_assert_true (g_utf8_validate (sheet->name, -1, NULL));
  for (guint i = 0; i < sheet->cells->len; i++)
    g_assert_true (g_utf8_validate (g_array_index (sheet->cells, XyCell, i).text, -1, NULL));
  xy_sheet_free (sheet);
  return FALSE;
}

/* What a reader of old Excel files that was taken over could say, in pieces of any length. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (XyXlsStream) stream = xy_xls_stream_new (check_sheet_cb, NULL);
  g_autoptr (GError) error = NULL;
  size_t step = size > 0 ? 1 + data[size - 1] : 1;
  gboolean fine = TRUE;

  for (size_t place = 0; fine && place < size; place += step)
    fine = xy_xls_stream_feed (stream, data + place, MIN (step, size - place), &error);
  g_assert_true (fine == (error == NULL));
  return 0;
}
