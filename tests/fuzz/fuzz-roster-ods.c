// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gsf/gsf-outfile-zip.h>
#include <gsf/gsf-output-memory.h>
#include <gsf/gsf-utils.h>
#include <stdint.h>
#include <string.h>

#include "roster/xy-ods.h"
#include "xy-fuzz-sheet.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* The bytes as the content of a package, so that changes reach the cells. */
static GBytes *
pack (const uint8_t *data, size_t size)
{
  GsfOutput *memory = gsf_output_memory_new ();
  GsfOutfile *zip = gsf_outfile_zip_new (memory, NULL);
  GsfOutput *part = gsf_outfile_new_child (zip, "content.xml", FALSE);
  GBytes *bytes;

  gsf_output_write (part, size, data);
  gsf_output_close (part);
  g_object_unref (part);
  gsf_output_close (GSF_OUTPUT (zip));
  g_object_unref (zip);
  bytes = g_bytes_new (gsf_output_memory_get_bytes (GSF_OUTPUT_MEMORY (memory)),
                       (gsize) gsf_output_size (memory));
  g_object_unref (memory);
  return bytes;
}

/* A package as it is, and anything else as the content of one. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (XyPackage) package = NULL;
  g_autoptr (GError) error = NULL;
  gboolean fine = FALSE;

  gsf_init ();
  if (size >= 2 && memcmp (data, "PK", 2) == 0)
    bytes = g_bytes_new_static (data, size);
  else
    bytes = pack (data, size);
  package = xy_package_open (bytes, &error);
  if (package != NULL)
    fine = xy_ods_read (package, xy_fuzz_check_sheet_cb, NULL, &error);
  xy_fuzz_check_result (fine, error);
  return 0;
}
