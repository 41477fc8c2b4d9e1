// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * XyImportRow:
 *
 * A line of the import dialog's list: a title with words below it, and where a person is asked
 * something a drop-down or a box to tick.
 *
 * Signals: `answered` (guint chosen): another choice of the drop-down was made; `ticked`
 * (gboolean ticked).
 */
#define XY_TYPE_IMPORT_ROW (xy_import_row_get_type ())
G_DECLARE_FINAL_TYPE (XyImportRow, xy_import_row, XY, IMPORT_ROW, AdwBin)

GtkWidget *xy_import_row_new (void);

/** xy_import_row_set_list_row: @list_row: (nullable): which line of the tree it is. */
void xy_import_row_set_list_row (XyImportRow *row, GtkTreeListRow *list_row);
GtkTreeListRow *xy_import_row_get_list_row (XyImportRow *row);

/** xy_import_row_show: @icon: (nullable): name of an icon. @subtitle: (nullable). */
void xy_import_row_show (XyImportRow *row,
                         const char *icon,
                         gboolean is_heading,
                         const char *title,
                         const char *subtitle);
/** xy_import_row_show_choice: @choices: (nullable): %NULL shows no drop-down. */
void xy_import_row_show_choice (XyImportRow *row, GListModel *choices, guint chosen);
void xy_import_row_show_tick (XyImportRow *row, gboolean visible, gboolean ticked);

/** xy_import_row_activate: Enter on the line: answers, ticks or unfolds. Returns: whether it did.
 */
gboolean xy_import_row_activate (XyImportRow *row);

G_END_DECLS
