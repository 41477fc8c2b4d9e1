// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <stdint.h>

#include "roster/xy-encoding.h"
#include "roster/xy-html.h"
#include "roster/xy-mhtml.h"
#include "xy-fuzz-sheet.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static gboolean
read_page (GBytes *bytes, GError **error)
{
  const char *encoding = NULL;
  g_autoptr (GBytes) text = xy_encoding_decode (bytes, &encoding, error);

  return text != NULL && xy_html_read (g_bytes_get_data (text, NULL), g_bytes_get_size (text),
                                       encoding, xy_fuzz_check_sheet_cb, NULL, error);
}

/* A web page in whatever encoding its bytes are, or an archive of some. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  gboolean fine;

  if (xy_mhtml_is ((const char *) data, size))
    fine = xy_mhtml_read (bytes, xy_fuzz_check_sheet_cb, NULL, &error);
  else
    fine = read_page (bytes, &error);
  xy_fuzz_check_result (fine, error);
  return 0;
}
