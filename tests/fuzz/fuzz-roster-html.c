// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <stdint.h>

#include "roster/xy-encoding.h"
#include "roster/xy-html.h"
#include "xy-fuzz-sheet.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* A web page in whatever encoding its bytes are. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  const char *encoding = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) text = xy_encoding_decode (bytes, &encoding, &error);
  gboolean fine = FALSE;

  if (text != NULL)
    fine = xy_html_read (g_bytes_get_data (text, NULL), g_bytes_get_size (text), encoding,
                         xy_fuzz_check_sheet_cb, NULL, &error);
  xy_fuzz_check_result (fine, error);
  return 0;
}
