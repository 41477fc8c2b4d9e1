// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "roster/xy-package.h"
#include "roster/xy-sheet.h"

G_BEGIN_DECLS

/**
 * XyXlsxStrings:
 *
 * The shared strings of a workbook.  A large part of them is read on a thread of its own, beside
 * the worksheet that refers to them: they stand there in the order in which the sheet needs them.
 */
typedef struct _XyXlsxStrings XyXlsxStrings;

XyXlsxStrings *xy_xlsx_strings_new (void);

/** xy_xlsx_strings_free: Waits until they are read. */
void xy_xlsx_strings_free (XyXlsxStrings *strings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyXlsxStrings, xy_xlsx_strings_free)

/** xy_xlsx_strings_get_handler: Returns: what their XML is given to, with the strings. */
const XyXmlHandler *xy_xlsx_strings_get_handler (void);

/** xy_xlsx_strings_read: Begins to read them from @part; at most once. */
void xy_xlsx_strings_read (XyXlsxStrings *strings, XyPart *part);

/**
 * xy_xlsx_strings_get:
 *
 * Waits until the string is there.  Called from the thread that made @strings.
 *
 * Returns: (transfer none) (nullable): %NULL where there are not so many, or where they cannot be
 *   read; what they share keeps it
 */
const char *xy_xlsx_strings_get (XyXlsxStrings *strings, guint index);

/** xy_xlsx_strings_get_shared: Returns: (transfer none): what sheets keep the texts by. */
XyStrings *xy_xlsx_strings_get_shared (XyXlsxStrings *strings);

/**
 * xy_xlsx_strings_finish:
 *
 * Waits until they are read.
 *
 * Returns: %FALSE with %XY_ROSTER_ERROR where they cannot be
 */
gboolean xy_xlsx_strings_finish (XyXlsxStrings *strings, GError **error);

/** xy_xlsx_unescape: Reads `_x000A_` and the like in place, as strings of a workbook have them. */
void xy_xlsx_unescape (GString *text);

G_END_DECLS
