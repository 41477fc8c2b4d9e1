// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "roster/xy-draft.h"

G_BEGIN_DECLS

/** xy_roster_new: Returns: (transfer full): a roster without students, of that sheet of a file. */
XyRoster *xy_roster_new (const char *file, const XySheet *sheet);

/** xy_mended_key: Returns: by which a table of mended cells has a cell. */
gpointer xy_mended_key (int row, XyRosterColumn column);

/**
 * xy_roster_read_rows:
 * @mended: (nullable) (element-type gpointer utf8): by xy_mended_key() what stands in a cell
 * instead
 *
 * Adds the students of a sheet to a roster, each cell repaired, and not yet checked.
 *
 * Returns: %FALSE with %XY_ROSTER_ERROR
 */
gboolean xy_roster_read_rows (XyRoster *roster,
                              const XySheet *sheet,
                              const XyRosterLayout *layout,
                              const XyHeadings *headings,
                              GHashTable *mended,
                              GError **error);

/** xy_roster_count_students: Returns: how many students a sheet has, up to @most. */
guint xy_roster_count_students (const XySheet *sheet,
                                const XyRosterLayout *layout,
                                const XyHeadings *headings,
                                guint most);

/** xy_draft_steal_roster: Returns: (transfer full): the roster, which @draft has no longer. */
XyRoster *xy_draft_steal_roster (XyDraft *draft);

G_END_DECLS
