// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "app/xy-import-state.h"

G_BEGIN_DECLS

/**
 * XyImportCellView:
 *
 * A cell of the import dialog's table: text with a mark, or an entry while it is mended.
 *
 * Signals: `wanted`: a person wants to mend it; `typed` (const char *text); `finished` (const char
 * *text, int direction): the entry was left, with %NULL where nothing is to change, and with the
 * way to the cell that is wanted next: 0 none, 1 after, -1 before.
 */
#define XY_TYPE_IMPORT_CELL_VIEW (xy_import_cell_view_get_type ())
G_DECLARE_FINAL_TYPE (XyImportCellView, xy_import_cell_view, XY, IMPORT_CELL_VIEW, AdwBin)

GtkWidget *xy_import_cell_view_new (void);

void xy_import_cell_view_show (XyImportCellView *view, const XyImportCell *cell);
/** xy_import_cell_view_mend: Shows an entry with that text, and goes there. @label: what it is. */
void xy_import_cell_view_mend (XyImportCellView *view, const char *text, const char *label);
/** xy_import_cell_view_stop: Shows the text again. */
void xy_import_cell_view_stop (XyImportCellView *view);
/** xy_import_cell_view_get_text: Returns: (nullable): what the entry holds, %NULL if there is none.
 */
const char *xy_import_cell_view_get_text (XyImportCellView *view);
/** xy_import_cell_view_judge: @problem: (nullable): what is wrong with the text as it is now. */
void xy_import_cell_view_judge (XyImportCellView *view, const char *problem);

G_END_DECLS
