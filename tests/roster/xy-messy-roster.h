// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "roster/xy-roster.h"
#include "roster/xy-sheet.h"

G_BEGIN_DECLS

/** XyMessyCell: @text: what stands there; for a date the number of its day; %NULL: nothing. */
typedef struct
{
  char *text;
  XyCellType type;
} XyMessyCell;

/** XyMessyMerge: The cells from one corner to the other are one; counted from 0. */
typedef struct
{
  guint first_row, first_column, last_row, last_column;
} XyMessyMerge;

/** XyMessySheet: @rows: (element-type GArray of XyMessyCell): every row, blank ones included. */
typedef struct
{
  const char *name;
  GPtrArray *rows;
  GArray *merges;
} XyMessySheet;

/**
 * XyMessyRoster:
 * @sheets: (element-type XyMessySheet)
 * @truth: what is to be read of it: students, problems without sentences, repairs, and the header's
 *   row where it is one; known because it was planted, never read from the cells
 *
 * A roster as secretaries have it.
 */
typedef struct
{
  GPtrArray *sheets;
  XyRoster *truth;
} XyMessyRoster;

/**
 * XyMessyKind:
 * @XY_MESSY_TEXT: a format in which every cell is text
 * @XY_MESSY_TYPED: one that has numbers, dates, merged cells and several sheets
 * @XY_MESSY_MARKUP: one in which spaces at the ends of a cell, and in a row, do not count
 */
typedef enum
{
  XY_MESSY_TEXT,
  XY_MESSY_TYPED,
  XY_MESSY_MARKUP,
} XyMessyKind;

/**
 * xy_messy_roster_new:
 *
 * Returns: (transfer full): a roster of people who do not exist; equal arguments give equal ones
 */
XyMessyRoster *xy_messy_roster_new (guint seed, XyMessyKind kind);
void xy_messy_roster_free (XyMessyRoster *messy);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyMessyRoster, xy_messy_roster_free)

G_END_DECLS
