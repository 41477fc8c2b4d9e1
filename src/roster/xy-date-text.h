// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "roster/xy-sheet.h"

G_BEGIN_DECLS

/**
 * xy_date_text_read:
 * @text: without spaces around it
 * @type: what kind of cell it stands in
 *
 * Reads a date in any form that people write: 2022-06-30, 2022/6/30, 2022.6, 2022年6月30日,
 * 二〇二二年六月, 20220630, 202206, 30/6/2022, Jun 30, 2022, or the number of its day as a
 * spreadsheet counts them.  A time of day is dropped.
 *
 * What can be two dates is none: 6/7/2022, and the number 2022.1, which may have been 2022.10.
 *
 * Returns: (transfer full) (nullable): YYYY-MM-DD, or YYYY-MM where no day is said
 */
char *xy_date_text_read (const char *text, XyCellType type);

G_END_DECLS
