// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "roster/xy-sheet.h"

G_BEGIN_DECLS

/**
 * xy_roster_file_load:
 *
 * Loads a plain file of no more than is taken.
 *
 * Returns: (transfer full) (nullable): its bytes, %NULL with %XY_ROSTER_ERROR
 */
GBytes *xy_roster_file_load (const char *path, GError **error);

/**
 * xy_roster_file_read:
 *
 * Reads a spreadsheet of any kind that is known, told by its content, and gives its sheets to
 * @func in their order.
 *
 * Returns: %FALSE with %XY_ROSTER_ERROR, also after some sheets were given
 */
gboolean xy_roster_file_read (GBytes *bytes, XySheetFunc func, gpointer user_data, GError **error);

/**
 * xy_roster_file_read_text:
 * @text: UTF-8, such as cells that were copied from a spreadsheet program
 *
 * The same of text that is no file.
 */
gboolean
xy_roster_file_read_text (const char *text, XySheetFunc func, gpointer user_data, GError **error);

G_END_DECLS
