// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "roster/xy-headings.h"
#include "roster/xy-sheet.h"

G_BEGIN_DECLS

/**
 * XyHeader:
 * @upper: the place of the header's first row in #XySheet.rows
 * @lower: the place of its last row; the same, but for a header of two rows
 */
typedef struct
{
  guint upper;
  guint lower;
} XyHeader;

/** xy_header_get_own_cell: Returns: (nullable): a row's own cell, none that is merged with one
 * above. */
const XyCell *xy_header_get_own_cell (const XySheet *sheet, guint index, guint column);

/** xy_header_get_name_cell: Returns: (nullable): what names a column: of two rows the lower, if it
 * has something to say. */
const XyCell *xy_header_get_name_cell (const XySheet *sheet, const XyHeader *header, guint column);

/**
 * xy_header_dup_group:
 *
 * Returns: (transfer full) (nullable): what the upper of two rows says of a column together with
 *   those beside it
 */
char *xy_header_dup_group (const XySheet *sheet, const XyHeader *header, guint column);

/** xy_header_find_field: Returns: the field that the words say a column is, or -1. */
int xy_header_find_field (const XyHeadings *headings,
                          const XySheet *sheet,
                          const XyHeader *header,
                          guint column);

/**
 * xy_header_take_words:
 * @columns: (out) (array fixed-size=10): for each field the first column that is named so, or -1
 *
 * Returns: how many fields have one
 */
guint xy_header_take_words (const XyHeadings *headings,
                            const XySheet *sheet,
                            const XyHeader *header,
                            int *columns);

/** xy_header_has_keys: Returns: whether two of student number, name and ID number are known. */
gboolean xy_header_has_keys (const int *columns);

/**
 * xy_header_is_double:
 *
 * Returns: whether a row and the next are a header of two rows: the lower one names what the upper
 *   one groups, and the upper one names columns that are merged over both
 */
gboolean xy_header_is_double (const XyHeadings *headings, const XySheet *sheet, guint index);

/** xy_header_is_grouped: Returns: whether the row above one groups what that one names. */
gboolean xy_header_is_grouped (const XySheet *sheet, guint index);

/** xy_header_find: Returns: whether the words of a row, alone or with the next, make it a header.
 */
gboolean
xy_header_find (const XyHeadings *headings, const XySheet *sheet, guint index, XyHeader *header);

G_END_DECLS
