// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gsf/gsf-input-memory.h>
#include <gsf/gsf-utils.h>
#include <stdint.h>

#include "roster/xy-spreadsheetml.h"
#include "xy-fuzz-sheet.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* An XML Spreadsheet 2003 document. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GsfInput) input = NULL;
  g_autoptr (GError) error = NULL;
  gboolean fine;

  gsf_init ();
  input = gsf_input_memory_new (data, (gsf_off_t) size, FALSE);
  fine = xy_spreadsheetml_read (input, xy_fuzz_check_sheet_cb, NULL, &error);
  xy_fuzz_check_result (fine, error);
  return 0;
}
