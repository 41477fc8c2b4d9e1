// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "roster/xy-sheet.h"
#include "roster/xy-xml.h"

G_BEGIN_DECLS

/**
 * xy_spreadsheetml_read:
 *
 * Reads the worksheets of an XML Spreadsheet 2003 document in their order, which some systems
 * export under the names of workbooks.  None is given to @func if the file is broken anywhere.
 *
 * Returns: %FALSE with %XY_ROSTER_ERROR
 */
gboolean
xy_spreadsheetml_read (GsfInput *input, XySheetFunc func, gpointer user_data, GError **error);

G_END_DECLS
