// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <stdint.h>

#include "data/xy-data.h"
#include "photo/xy-photo-check.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static XyRuleProfile *
load_profile (void)
{
  g_autoptr (GBytes) bytes = xy_data_load ("profiles/chsi-light-blue.json", NULL);

  return xy_rule_profile_new_from_json (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                        NULL);
}

/* The whole check: there is a report of any bytes, and it survives its own JSON. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static XyRuleProfile *profile;
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (XyPhotoReport) report = NULL;
  g_autoptr (XyPhotoReport) back = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;

  if (profile == NULL)
    profile = load_profile ();
  report = xy_photo_check (bytes, profile);
  node = xy_photo_report_to_json (report);
  back = xy_photo_report_from_json (node, &error);
  if (back == NULL)
    g_error ("%s", error->message);
  return 0;
}
