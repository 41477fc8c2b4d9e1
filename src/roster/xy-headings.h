// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "roster/xy-roster.h"
#include "roster/xy-sheet.h"

G_BEGIN_DECLS

/**
 * XyHeadings:
 *
 * The words of `data/roster/headings.json`.  Immutable, counted by references, usable from any
 * thread.
 */
typedef struct _XyHeadings XyHeadings;

/** xy_headings_parse: Returns: (nullable): %NULL with %XY_JSON_ERROR. */
XyHeadings *xy_headings_parse (GBytes *bytes, GError **error);
XyHeadings *xy_headings_ref (XyHeadings *headings);
void xy_headings_unref (XyHeadings *headings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyHeadings, xy_headings_unref)

/**
 * xy_headings_find_column:
 *
 * Spaces, the width and case of letters, and what stands in brackets make no difference.
 *
 * Returns: the column that is headed so, or -1
 */
int xy_headings_find_column (const XyHeadings *headings, const char *text);

/** xy_headings_find_sex: Returns: (nullable): `男` or `女`, if @text says so in any of the words.
 */
const char *xy_headings_find_sex (const XyHeadings *headings, const char *text);

/**
 * xy_headings_is_label:
 *
 * Returns: whether @text begins with the label of a total, a signature or a note, such as
 *   `合计 40 人` or `制表人：王五`
 */
gboolean xy_headings_is_label (const XyHeadings *headings, const char *text);

/** xy_headings_is_example: Returns: whether @text says that its row is an example. */
gboolean xy_headings_is_example (const XyHeadings *headings, const char *text);

/** xy_headings_is_online_only: Returns: whether who is there does not come to the session. */
gboolean xy_headings_is_online_only (const XyHeadings *headings, const char *location);

/**
 * xy_headings_is_other:
 *
 * Returns: whether a heading speaks of another person or thing, so that what stands below it says
 *   nothing of the student, such as 导师姓名 or 家长身份证号
 */
gboolean xy_headings_is_other (const XyHeadings *headings, const char *text);

/** xy_headings_is_content: Returns: whether @text ends as the cells of that column do. */
gboolean
xy_headings_is_content (const XyHeadings *headings, XyRosterColumn column, const char *text);

/** xy_headings_is_surname: Returns: whether Chinese names begin so. */
gboolean xy_headings_is_surname (const XyHeadings *headings, gunichar character);

G_END_DECLS
