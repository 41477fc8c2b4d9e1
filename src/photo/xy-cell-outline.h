// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "photo/xy-finding.h"

G_BEGIN_DECLS

/**
 * xy_cell_outline_add:
 * @set: (array): a byte a cell, row by row; what is not 0 is outlined
 * @size: pixels of the upright photo that a cell is wide and high
 * @least: patches of fewer cells are not worth a mark
 *
 * Adds the outline of each patch of touching cells to where @finding shows, the largest first and
 * only the first few.  Corners of one cell are cut, so that a slope does not become a stair.  Holes
 * are not told: the outline runs around them.  Private to the room.
 */
void xy_cell_outline_add (XyFinding *finding,
                          const guint8 *set,
                          int columns,
                          int rows,
                          double size,
                          guint least);

G_END_DECLS
