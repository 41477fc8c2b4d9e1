// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <stdint.h>

#include "model/xy-json.h"
#include "roster/xy-roster.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* A roster as text, and whatever else the first bytes make of it; its JSON is text again. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (XyRoster) roster = xy_roster_read_bytes (bytes, "fuzz", NULL, NULL, &error);

  g_assert_true ((roster == NULL) == (error != NULL));
  if (roster != NULL)
    {
      g_autoptr (JsonNode) json = xy_roster_to_json (roster);
      g_autofree char *text = xy_json_to_string (json, FALSE);

      g_assert_true (g_utf8_validate (text, -1, NULL));
    }
  return 0;
}
