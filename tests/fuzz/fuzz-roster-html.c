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
  const char *encoding = NULL;
  gsize length;
  g_autoptr (GError) error = NULL;
  g_autofree char *text =
      xy_encoding_decode ((const char *) data, size, &encoding, &length, &error);
  gboolean fine = FALSE;

  if (text != NULL)
    fine = xy_html_read (text, length, encoding, xy_fuzz_check_sheet_cb, NULL, &error);
  xy_fuzz_check_result (fine, error);
  return 0;
}
