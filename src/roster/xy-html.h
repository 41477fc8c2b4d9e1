// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "roster/xy-sheet.h"

G_BEGIN_DECLS

/**
 * xy_html_read:
 * @text: UTF-8, whatever it says of its encoding; it need not be terminated
 * @encoding: what it was encoded in
 *
 * Reads the tables of a web page, as web systems export them under the names of workbooks.  Each is
 * a sheet; one within another is a sheet of its own, and comes first.  Missing end tags are normal.
 * Numbers are text, all digits of them, but where the page says what a spreadsheet program held
 * (`x:num`).
 *
 * Returns: %FALSE with %XY_ROSTER_ERROR
 */
gboolean xy_html_read (const char *text,
                       gsize length,
                       const char *encoding,
                       XySheetFunc func,
                       gpointer user_data,
                       GError **error);

G_END_DECLS
