// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/xy-window.h"

G_BEGIN_DECLS

/**
 * xy_roster_export_new_rows:
 * @items: (element-type XyStudentItem): who stands in it, in that order
 *
 * Returns: (transfer full) (element-type XyRosterRow): what xy_export_roster_xlsx() writes
 */
GPtrArray *xy_roster_export_new_rows (XyWorkspace *workspace, GPtrArray *items);

/**
 * xy_roster_export:
 * @items: (element-type XyStudentItem): who stands in it, in that order
 *
 * Asks where to, writes the workbook on a thread of its own, and says how it went.
 */
void xy_roster_export (XyWindow *window, GPtrArray *items);

G_END_DECLS
