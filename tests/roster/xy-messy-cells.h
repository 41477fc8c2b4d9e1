// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "xy-messy-roster.h"

G_BEGIN_DECLS

/** XyMessyValue: A cell as it stands there, and what is to be made of it. */
typedef struct
{
  char *cell;
  XyCellType type;
  char *stored;
  gboolean is_repair;
  XyProblemKind problem;
} XyMessyValue;

typedef struct
{
  XyMessyValue values[XY_N_COLUMNS];
} XyMessyStudent;

/**
 * xy_messy_student_new:
 * @index: no two have the same numbers
 * @has_sex: whether the sex is in the roster, and can disagree
 *
 * Returns: (transfer full): a student some of whose cells are as nobody wants them
 */
XyMessyStudent *
xy_messy_student_new (GRand *random, guint index, XyMessyKind kind, gboolean has_sex);
void xy_messy_student_free (gpointer student);

/** xy_messy_student_plant_duplicate: Gives a student the number of an earlier one, if that is
 * faultless. */
void xy_messy_student_plant_duplicate (XyMessyStudent *student,
                                       const XyMessyStudent *earlier,
                                       XyRosterColumn column);

/** xy_messy_pick_heading: Returns: (transfer none): one of the words that head a column. */
const char *xy_messy_pick_heading (GRand *random, XyRosterColumn column);

void xy_messy_add_repair (XyRoster *truth,
                          int row,
                          XyRosterColumn column,
                          const char *from,
                          const char *to);
void xy_messy_add_problem (XyRoster *truth, int row, XyRosterColumn column, XyProblemKind kind);

G_END_DECLS
