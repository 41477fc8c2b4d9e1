// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * XyImportItem:
 *
 * A place in a list of the import dialog: what stands there is asked of the state when it is shown,
 * so that lists of any length cost nothing.
 */
#define XY_TYPE_IMPORT_ITEM (xy_import_item_get_type ())
G_DECLARE_FINAL_TYPE (XyImportItem, xy_import_item, XY, IMPORT_ITEM, GObject)

/** xy_import_item_new: @kind: which list it is of. @index: its place there, -1 for its heading. */
XyImportItem *xy_import_item_new (int kind, int index);
int xy_import_item_get_kind (XyImportItem *item);
int xy_import_item_get_index (XyImportItem *item);

/**
 * XyImportModel:
 *
 * A list of so many places, which are made as they are wanted.
 */
#define XY_TYPE_IMPORT_MODEL (xy_import_model_get_type ())
G_DECLARE_FINAL_TYPE (XyImportModel, xy_import_model, XY, IMPORT_MODEL, GObject)

XyImportModel *xy_import_model_new (int kind);

/**
 * xy_import_model_set_keys:
 * @keys: (element-type gint64): what tells each line from the others
 *
 * Says what stands in the list now.  Lines at the start and at the end that are the same as before
 * keep their widgets and their place on the screen.
 */
void xy_import_model_set_keys (XyImportModel *model, GArray *keys);

/** xy_import_model_set_size: The same of lines that nothing tells apart but their place. */
void xy_import_model_set_size (XyImportModel *model, guint size);

G_END_DECLS
