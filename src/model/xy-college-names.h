// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-entity.h"

G_BEGIN_DECLS

/** xy_college_get_full_name: Returns: (transfer none): the first full name, else the short one. */
const char *xy_college_get_full_name (const XyCollege *college);

/**
 * xy_college_fold_name:
 *
 * Returns: (transfer full): @name as it is compared: letters and digits of one width and case, and
 *   no white space
 */
char *xy_college_fold_name (const char *name);

/**
 * xy_college_answers_to:
 *
 * Returns: whether @name is the college's short name, a full name or an alias; white space and
 *   the width of letters make no difference
 */
gboolean xy_college_answers_to (const XyCollege *college, const char *name);

/**
 * xy_college_find:
 * @colleges: (element-type XyCollege): where to look
 *
 * Returns: (transfer none) (nullable): the college that answers to @name
 */
const XyCollege *xy_college_find (GPtrArray *colleges, const char *name);

/**
 * xy_college_index_names:
 *
 * For looking up many names.
 *
 * Returns: (transfer full) (element-type utf8 XyCollege): by each name of each college, folded, the
 *   first one that answers to it; the colleges are borrowed
 */
GHashTable *xy_college_index_names (GPtrArray *colleges);

G_END_DECLS
