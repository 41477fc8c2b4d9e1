// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/xy-import-repair.h"
#include "roster/xy-roster-plan.h"

G_BEGIN_DECLS

/**
 * XyImportSection:
 * @XY_IMPORT_COLLEGES: names in the file that no college answers to
 * @XY_IMPORT_PROBLEMS: what is wrong with a cell
 * @XY_IMPORT_CHANGED: students who are there and differ
 * @XY_IMPORT_MISSING: students of the college who are not in the file
 * @XY_IMPORT_LEFT_OUT: rows that are students and cannot be stored
 * @XY_IMPORT_NEW: students who are not there yet
 * @XY_IMPORT_REPAIRS: what was made of a cell on reading
 *
 * The parts of the list beside the table, in its order.
 */
typedef enum
{
  XY_IMPORT_COLLEGES,
  XY_IMPORT_PROBLEMS,
  XY_IMPORT_CHANGED,
  XY_IMPORT_MISSING,
  XY_IMPORT_LEFT_OUT,
  XY_IMPORT_NEW,
  XY_IMPORT_REPAIRS,
} XyImportSection;
#define XY_N_IMPORT_SECTIONS (XY_IMPORT_REPAIRS + 1)

/**
 * XyImportState:
 * @draft: what the file says, as a person has changed it
 * @plan: (nullable): what an import would do; %NULL where the college is not known
 * @colleges: (element-type XyCollege): all that there are
 * @needs_college: whether rows name no college, and none is shown
 * @unknown: (element-type XyUnknownCollege): names that no college answers to, each once
 * @columns: (element-type guint): the columns of the sheet that hold anything and are shown
 * @n_foreign: how many students are left out as they belong to colleges that are not one's own
 *
 * What the import dialog shows of a draft and its plan: all that is counted and sorted is made
 * once, on any thread; words are made as they are wanted.  Immutable, counted by references.
 */
typedef struct
{
  gatomicrefcount refs;
  XyDraft *draft;
  XyRosterPlan *plan;
  GPtrArray *colleges;
  gboolean needs_college;
  GPtrArray *unknown;
  GArray *columns;
  guint n_foreign;
  /* The roster's repairs by row and column, and their places by kind. */
  GPtrArray *repairs;
  GArray *repairs_by_kind[XY_N_IMPORT_REPAIRS];
  /* What tells the lines apart. */
  GArray *keys[XY_N_IMPORT_SECTIONS];
  GArray *repair_keys[XY_N_IMPORT_REPAIRS];
  GPtrArray *left_out;
  GHashTable *rows_by_number;
} XyImportState;

/**
 * xy_import_state_new:
 * @colleges: (element-type XyCollege): all that there are; not changed any more
 *
 * Returns: (transfer full): a state without a plan
 */
XyImportState *xy_import_state_new (XyDraft *draft, GPtrArray *colleges);
/**
 * xy_import_plan_leave_out:
 * @own: (element-type utf8): ids of the colleges whose students may be imported
 *
 * Takes those of other colleges out of a plan, as the server would refuse them.
 *
 * Returns: how many there were
 */
guint xy_import_plan_leave_out (XyRosterPlan *plan, const char *const *own);
/** xy_import_state_take_plan: Gives a state that nobody else has yet its plan. */
void xy_import_state_take_plan (XyImportState *state, XyRosterPlan *plan);
XyImportState *xy_import_state_ref (XyImportState *state);
void xy_import_state_unref (XyImportState *state);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyImportState, xy_import_state_unref)

const XyRoster *xy_import_state_get_roster (const XyImportState *state);
const XyRosterLayout *xy_import_state_get_layout (const XyImportState *state);
const XySheet *xy_import_state_get_sheet (const XyImportState *state);

/** xy_import_state_find_student: Returns: (transfer none) (nullable): the student of that row. */
const XyRosterStudent *xy_import_state_find_student (const XyImportState *state, int row);
/** xy_import_state_find_number: Returns: the row of that student number, or 0. */
int xy_import_state_find_number (const XyImportState *state, const char *number);
/** xy_import_state_find_college: Returns: (transfer none) (nullable): the college of that id. */
const XyCollege *xy_import_state_find_college (const XyImportState *state, const char *id);

/* The list. */

/** xy_import_state_count: Returns: how many lines a section has; of repairs, how many kinds. */
guint xy_import_state_count (const XyImportState *state, XyImportSection section);
/** xy_import_state_count_all: Returns: what its heading counts; of repairs, all of them. */
guint xy_import_state_count_all (const XyImportState *state, XyImportSection section);
/** xy_import_state_get_repair_kind: Returns: the kind that stands in that line of the repairs. */
XyImportRepair xy_import_state_get_repair_kind (const XyImportState *state, guint index);

/**
 * xy_import_state_get_keys:
 *
 * Returns: (transfer none) (element-type gint64): what tells each line of a section from the
 *   others, whatever its place
 */
GArray *xy_import_state_get_keys (const XyImportState *state, XyImportSection section);
/** xy_import_state_get_repair_keys: Returns: (transfer none): the same of a kind of repair. */
GArray *xy_import_state_get_repair_keys (const XyImportState *state, XyImportRepair kind);

/** xy_import_state_dup_heading: Returns: (transfer full): a section's heading, with its count. */
char *xy_import_state_dup_heading (const XyImportState *state, XyImportSection section);

/**
 * XyImportLine:
 * @row: the sheet's row that it is about, 0 if none
 * @column: the column, -1 if the whole row
 */
typedef struct
{
  char *title;
  char *subtitle;
  int row;
  int column;
} XyImportLine;

/** xy_import_state_dup_line: @show_ids: whether ID numbers are shown in full. */
XyImportLine *xy_import_state_dup_line (const XyImportState *state,
                                        XyImportSection section,
                                        guint index,
                                        gboolean show_ids);
/** xy_import_state_dup_repair_line: The same for one repair of a kind. */
XyImportLine *xy_import_state_dup_repair_line (const XyImportState *state,
                                               XyImportRepair kind,
                                               guint index,
                                               gboolean show_ids);
void xy_import_line_free (XyImportLine *line);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyImportLine, xy_import_line_free)

/* The table. */

typedef enum
{
  XY_IMPORT_ROW_ABOVE,
  XY_IMPORT_ROW_HEADER,
  XY_IMPORT_ROW_STUDENT,
  XY_IMPORT_ROW_OTHER,
} XyImportRowKind;

/**
 * XyImportCell:
 * @row: the sheet's row
 * @column: the field that it is, -1 if it is not taken
 * @kind: what its row is
 * @text: what is shown: of a student as it will be stored
 * @value: (nullable): the same, never masked, for mending
 * @problem: (nullable): what is wrong with it, one sentence
 * @hint: (nullable): what was made of it
 * @mended: whether a person changed it
 */
typedef struct
{
  int row;
  int column;
  XyImportRowKind kind;
  char *text;
  char *value;
  char *problem;
  char *hint;
  gboolean mended;
} XyImportCell;

/** xy_import_state_dup_cell: @index: the place of the row in the sheet's rows. */
XyImportCell *xy_import_state_dup_cell (const XyImportState *state,
                                        guint index,
                                        guint sheet_column,
                                        gboolean show_ids);
void xy_import_cell_free (XyImportCell *cell);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyImportCell, xy_import_cell_free)

/** xy_import_state_find_row: Returns: the place of a row in the sheet's rows, or -1. */
int xy_import_state_find_row (const XyImportState *state, int row);
/** xy_import_state_get_field: Returns: the field that a column of the sheet is, or -1. */
int xy_import_state_get_field (const XyImportState *state, guint sheet_column);
/** xy_import_state_get_width: Returns: how many columns of a terminal its first cells take. */
guint xy_import_state_get_width (const XyImportState *state, guint sheet_column);
/** xy_import_words_field: Returns: what a field is called. */
const char *xy_import_words_field (XyRosterColumn column);

/**
 * xy_import_state_list_header_choices:
 * @rows: (out) (transfer full): the rows, 0 for none, in the order of the words
 *
 * Returns: (transfer full): which row the header can be, in words
 */
char **xy_import_state_list_header_choices (const XyImportState *state, GArray **rows);
/** xy_import_state_list_sheets: Returns: (transfer full): what the sheets are called. */
char **xy_import_state_list_sheets (const XyImportState *state);

/* What is said of the whole. */

/** xy_import_state_dup_notes: Returns: (transfer full) (nullable): what a person must know first.
 */
char *xy_import_state_dup_notes (const XyImportState *state);
/** xy_import_state_dup_summary: Returns: (transfer full): what an import would do, in one line. */
char *xy_import_state_dup_summary (const XyImportState *state, guint n_removed);
/** xy_import_state_dup_warning: Returns: (transfer full) (nullable): where much would change. */
char *xy_import_state_dup_warning (const XyImportState *state, guint n_removed);
/** xy_import_state_can_import: Returns: whether an import would do anything. */
gboolean xy_import_state_can_import (const XyImportState *state, guint n_removed);

G_END_DECLS
