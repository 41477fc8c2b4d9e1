// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "roster/xy-package.h"
#include "roster/xy-sheet.h"

G_BEGIN_DECLS

/** xy_ods_is_package: Returns: whether the package is an OpenDocument file. */
gboolean xy_ods_is_package (const XyPackage *package);

/**
 * xy_ods_read:
 *
 * Reads the sheets of an OpenDocument spreadsheet (ODF 1.2) in their order.  None is given to @func
 * if the file is broken anywhere.
 *
 * Returns: %FALSE with %XY_ROSTER_ERROR
 */
gboolean xy_ods_read (XyPackage *package, XySheetFunc func, gpointer user_data, GError **error);

/** xy_ods_read_flat: The same of an OpenDocument spreadsheet that is one XML document (.fods). */
gboolean xy_ods_read_flat (GsfInput *input, XySheetFunc func, gpointer user_data, GError **error);

G_END_DECLS
