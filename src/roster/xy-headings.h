// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "roster/xy-roster.h"
#include "roster/xy-sheet.h"

G_BEGIN_DECLS

/** XyHeadings: The words of `data/roster/headings.json`. */
typedef struct _XyHeadings XyHeadings;

/** xy_headings_parse: Returns: (nullable): %NULL with %XY_JSON_ERROR. */
XyHeadings *xy_headings_parse (GBytes *bytes, GError **error);
void xy_headings_free (XyHeadings *headings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyHeadings, xy_headings_free)

/**
 * xy_headings_find_column:
 *
 * Spaces, the width and case of letters, and what stands in brackets make no difference.
 *
 * Returns: the column that is headed so, or -1
 */
int xy_headings_find_column (const XyHeadings *headings, const char *text);

/** xy_headings_find_sex: Returns: (nullable): `男` or `女`, if @text says so in any of the words.
 */
const char *xy_headings_find_sex (const XyHeadings *headings, const char *text);

/** xy_headings_is_online_only: Returns: whether who is there does not come to the session. */
gboolean xy_headings_is_online_only (const XyHeadings *headings, const char *location);

/**
 * XyHeader:
 * @row: the header's row as the sheet shows it; with two rows the one that names the columns
 * @body: the place in #XySheet.rows from which students follow
 * @columns: for each #XyRosterColumn the sheet's column, or -1
 * @headings: (nullable): its heading as it stands there
 */
typedef struct
{
  guint row;
  guint body;
  int columns[XY_N_COLUMNS];
  char *headings[XY_N_COLUMNS];
} XyHeader;

void xy_header_clear (XyHeader *header);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (XyHeader, xy_header_clear)

/**
 * xy_headings_find_header:
 * @header: (out caller-allocates): cleared with xy_header_clear() where %TRUE is returned
 *
 * Looks for the first row whose words head at least two of student number, name and ID number,
 * alone or with the row below it.
 *
 * Returns: whether there is one
 */
gboolean
xy_headings_find_header (const XyHeadings *headings, const XySheet *sheet, XyHeader *header);

G_END_DECLS
