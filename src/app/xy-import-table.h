// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "app/xy-import-state.h"

G_BEGIN_DECLS

/**
 * XyImportTable:
 *
 * All rows of a sheet, students as they will be stored; above each column the field that it is, and
 * cells that can be mended on the spot.
 *
 * Signals: `header-chosen` (int row): a person says which row is the header; `column-chosen` (int
 * sheet_column, int field): a person says what a column is, -1 for not taken; `typed` (int row, int
 * field, const char *text): a cell is being mended; answer with xy_import_table_judge(); `mended`
 * (int row, int field, const char *text): it is; `left`: the cell was left without another one
 * being wanted.
 */
#define XY_TYPE_IMPORT_TABLE (xy_import_table_get_type ())
G_DECLARE_FINAL_TYPE (XyImportTable, xy_import_table, XY, IMPORT_TABLE, GtkBox)

void xy_import_table_set_state (XyImportTable *table, XyImportState *state);
void xy_import_table_set_show_ids (XyImportTable *table, gboolean show_ids);

/** xy_import_table_show_row: Scrolls to a row of the sheet. */
void xy_import_table_show_row (XyImportTable *table, int row);
/** xy_import_table_go_to: Selects a row of the sheet and scrolls to it. */
void xy_import_table_go_to (XyImportTable *table, int row);
/** xy_import_table_mend: The same, and opens a cell of it, if the sheet has that field. */
void xy_import_table_mend (XyImportTable *table, int row, XyRosterColumn field);
/** xy_import_table_judge: @problem: (nullable): what is wrong with what was typed. */
void xy_import_table_judge (XyImportTable *table, const char *problem);
/** xy_import_table_is_mending: Returns: whether a cell is open. */
gboolean xy_import_table_is_mending (XyImportTable *table);
/** xy_import_table_finish: Takes over what stands in the open cell. */
void xy_import_table_finish (XyImportTable *table);

G_END_DECLS
