// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "xy-messy-roster.h"

G_BEGIN_DECLS

/** xy_messy_find_merge: Returns: (transfer none) (nullable): the merge that begins at a cell. */
const XyMessyMerge *xy_messy_find_merge (const XyMessySheet *sheet, guint row, guint column);

/** xy_messy_is_covered: Returns: whether a merge has the cell, and another one is its first. */
gboolean xy_messy_is_covered (const XyMessySheet *sheet, guint row, guint column);

/** xy_messy_write_page: Returns: (transfer full): a web page, as systems export it as .xls. */
GBytes *xy_messy_write_page (const XyMessyRoster *messy, guint variant);

/** xy_messy_write_xls: Returns: (transfer full): a workbook of Excel 97. */
GBytes *xy_messy_write_xls (const XyMessyRoster *messy, guint variant);

G_END_DECLS
