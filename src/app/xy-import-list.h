// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "app/xy-import-state.h"

G_BEGIN_DECLS

/**
 * XyImportList:
 *
 * What an import finds and does, in one list whose parts fold: unknown colleges, problems, the
 * difference from what is there, repairs.
 *
 * Signals: `went-to` (int row, int column): a line about a row of the sheet was activated, -1 for
 * no column; `answered` (const char *name, const char *college): an unknown name is that college's,
 * %NULL takes it back; `removals-changed`: another student of those missing was ticked.
 */
#define XY_TYPE_IMPORT_LIST (xy_import_list_get_type ())
G_DECLARE_FINAL_TYPE (XyImportList, xy_import_list, XY, IMPORT_LIST, AdwBin)

/**
 * xy_import_list_set_colleges:
 * @colleges: (element-type XyCollege): those that an unknown name can be given to
 */
void xy_import_list_set_colleges (XyImportList *list, GPtrArray *colleges);
void xy_import_list_set_state (XyImportList *list, XyImportState *state);
void xy_import_list_set_show_ids (XyImportList *list, gboolean show_ids);

/**
 * xy_import_list_dup_removed:
 *
 * Returns: (transfer full) (element-type XyStudent): the missing ones that are ticked for removal
 */
GPtrArray *xy_import_list_dup_removed (XyImportList *list);

/** xy_import_list_get_model: Returns: (transfer none): the lines, as #GtkTreeListRow. */
GListModel *xy_import_list_get_model (XyImportList *list);

G_END_DECLS
