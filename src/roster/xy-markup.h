// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "roster/xy-sheet.h"

G_BEGIN_DECLS

/** xy_markup_is: Returns: whether a text is HTML or XML rather than a table of text. */
gboolean xy_markup_is (const char *text, gsize length);

/**
 * xy_markup_read:
 * @text: UTF-8, whatever it says of its encoding; it need not be terminated
 * @encoding: what it was encoded in
 *
 * Reads a spreadsheet that is one document of HTML or XML, told by its first element: the tables of
 * a web page, XML Spreadsheet 2003, and flat OpenDocument.
 *
 * Returns: %FALSE with %XY_ROSTER_ERROR
 */
gboolean xy_markup_read (const char *text,
                         gsize length,
                         const char *encoding,
                         XySheetFunc func,
                         gpointer user_data,
                         GError **error);

G_END_DECLS
