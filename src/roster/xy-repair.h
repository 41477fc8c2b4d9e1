// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "roster/xy-headings.h"
#include "roster/xy-sheet.h"

G_BEGIN_DECLS

/**
 * xy_repair_cell:
 * @is_repair: (out): whether somebody should be told that the value is not what the cell says;
 *   reading a date, or another document's number in upper case, is none
 *
 * What is stored of a cell: full-width letters and digits made narrow, spaces and the apostrophe
 * that marks text removed, the x of an ID number in upper case, the dot in a name U+00B7, the
 * sex as `男` or `女`, a date as YYYY-MM-DD or YYYY-MM.
 *
 * Returns: (transfer full) (nullable): the value, %NULL where there is nothing
 */
char *xy_repair_cell (XyRosterColumn column,
                      const XyCell *cell,
                      const XyHeadings *headings,
                      gboolean *is_repair);

G_END_DECLS
