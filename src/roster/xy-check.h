// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "roster/xy-roster.h"

G_BEGIN_DECLS

/**
 * xy_check_roster:
 * @names: (nullable) (element-type utf8 XyCollege): as xy_college_index_names() makes it, to tell
 *   unknown colleges by
 * @today: the day before which births lie
 *
 * Finds what is wrong with the students of a roster, one problem a cell, the first that holds;
 * takes rows out that wholly repeat an earlier one; says which students an import stores.
 */
void xy_check_roster (XyRoster *roster, GHashTable *names, const GDate *today);

G_END_DECLS
