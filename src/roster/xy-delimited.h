// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "roster/xy-sheet.h"

G_BEGIN_DECLS

/**
 * xy_text_decode:
 * @encoding: (out) (transfer none): `UTF-8`, `UTF-16` or `GB18030`
 *
 * Reads bytes as text: by their byte order mark, else as strict UTF-8, else as GB18030.
 *
 * Returns: (transfer full) (nullable): UTF-8; %NULL with %XY_ROSTER_ERROR_FORMAT if it is no text
 */
char *
xy_text_decode (const char *data, gsize size, const char **encoding, gsize *length, GError **error);

/**
 * xy_delimited_read:
 * @text: UTF-8
 * @encoding: what it was encoded in
 *
 * Reads a table of text with cells parted by comma, tab or semicolon, whichever makes the rows most
 * alike.  @func is given the table.  Rows are counted as a spreadsheet shows them: blank lines
 * count, line ends within quotation marks do not.
 */
gboolean xy_delimited_read (const char *text,
                            gsize length,
                            const char *encoding,
                            XySheetFunc func,
                            gpointer user_data,
                            GError **error);

G_END_DECLS
