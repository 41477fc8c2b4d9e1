// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "roster/xy-headings.h"
#include "roster/xy-roster.h"
#include "roster/xy-sheet.h"

G_BEGIN_DECLS

/** xy_roster_new: Returns: (transfer full): a roster without students, of that sheet of a file. */
XyRoster *xy_roster_new (const char *file, const XySheet *sheet);

/**
 * xy_roster_read_rows:
 *
 * Reads the students of a sheet, each cell repaired, and not yet checked.
 *
 * Returns: (transfer full) (nullable): %NULL with %XY_ROSTER_ERROR
 */
XyRoster *xy_roster_read_rows (const char *file,
                               const XySheet *sheet,
                               const XyHeader *header,
                               const XyHeadings *headings,
                               GError **error);

G_END_DECLS
