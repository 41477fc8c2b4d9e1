// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "roster/xy-headings.h"
#include "roster/xy-sheet.h"

G_BEGIN_DECLS

/**
 * xy_repair_cell:
 * @is_repair: (out): whether somebody should be told that the value is not what the cell says
 *
 * What is stored of a cell.  Told as repairs are: full-width letters and digits made narrow; what
 * cannot be seen, spaces around the text, more than one in it, or any between two Han characters
 * of a name or in a number, taken out; so the apostrophe that marks text, and the ="…" of web
 * systems; accents joined to their letters; the dot in a name made U+00B7; of a resident ID number
 * the x in upper case and what only looks like one, and dashes where the check character proves
 * that they were all that was wrong; the .0 behind a student number.
 *
 * Reading is no repair: a date in any form is YYYY-MM-DD or YYYY-MM, a sex in any word `男` or
 * `女`, another document's number in upper case.  A number in the ID column is kept in scientific
 * notation, by which it is known to have lost digits: what it was cannot be told from what it is.
 *
 * Returns: (transfer full) (nullable): the value, %NULL where there is nothing
 */
char *xy_repair_cell (XyRosterColumn column,
                      const XyCell *cell,
                      const XyHeadings *headings,
                      gboolean *is_repair);

G_END_DECLS
