// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "roster/xy-sheet.h"

G_BEGIN_DECLS

/** xy_fuzz_check_sheet_cb: A #XySheetFunc: takes any sheet that a sheet can be, and wants more. */
gboolean xy_fuzz_check_sheet_cb (XySheet *sheet, gpointer user_data);

/** xy_fuzz_check_result: Takes success without an error, or one sentence. */
void xy_fuzz_check_result (gboolean fine, const GError *error);

G_END_DECLS
