// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * XyJsonScanner:
 * @at: where it stands
 * @end: the text's end
 * @depth: how deep it stands
 * @too_deep: (out): whether the text nests deeper than %XY_JSON_MAX_DEPTH
 *
 * Passes over UTF-8 by JSON's grammar (RFC 8259) and keeps nothing: json-glib 1.6 recurses without
 * limit, takes what is no JSON, and leaks what it had read when it meets an error, so it is given
 * only texts that have passed this.  Only for the reading of JSON in this room.
 */
typedef struct
{
  const char *at;
  const char *end;
  guint depth;
  gboolean too_deep;
} XyJsonScanner;

void xy_json_skip_space (XyJsonScanner *scanner);
/* Each passes over one thing and returns whether it was there. */
gboolean xy_json_scan_char (XyJsonScanner *scanner, char c);
gboolean xy_json_scan_word (XyJsonScanner *scanner, const char *word);
gboolean xy_json_scan_number (XyJsonScanner *scanner);
gboolean xy_json_scan_string (XyJsonScanner *scanner);
gboolean xy_json_scan_value (XyJsonScanner *scanner);

G_END_DECLS
