// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "roster/xy-sheet.h"

G_BEGIN_DECLS

/** xy_mhtml_is: Returns: whether the bytes begin as a web archive does. */
gboolean xy_mhtml_is (const char *data, gsize size);

/**
 * xy_mhtml_read:
 *
 * Reads the tables of the web pages in a web archive (RFC 2557), as spreadsheet programs and report
 * servers write them: a message of MIME with parts.
 *
 * Returns: %FALSE with %XY_ROSTER_ERROR, also after some sheets were given
 */
gboolean xy_mhtml_read (GBytes *bytes, XySheetFunc func, gpointer user_data, GError **error);

G_END_DECLS
