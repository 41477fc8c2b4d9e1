// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "roster/xy-sheet.h"

G_BEGIN_DECLS

/**
 * xy_delimited_read:
 * @text: UTF-8; it need not be terminated
 * @encoding: what it was encoded in
 *
 * Reads a table of text with cells parted by comma, tab, semicolon or bar, whichever makes the rows
 * most alike, or as a first line such as `sep=;` says.  @func is given the table.  Rows are counted
 * as a spreadsheet shows them: blank lines count, line ends within quotation marks do not.
 */
gboolean xy_delimited_read (const char *text,
                            gsize length,
                            const char *encoding,
                            XySheetFunc func,
                            gpointer user_data,
                            GError **error);

G_END_DECLS
