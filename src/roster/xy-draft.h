// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

#include "roster/xy-layout.h"
#include "roster/xy-roster.h"
#include "roster/xy-workbook.h"

G_BEGIN_DECLS

/**
 * XyDraft:
 *
 * What an import would take from a workbook, as a person sees and changes it: a layout, cells that
 * were mended, colleges that were named, and the #XyRoster that follows.  Immutable, counted by
 * references, usable from any thread: a change makes another draft, so that going back is keeping
 * the one before.
 */
typedef struct _XyDraft XyDraft;

/**
 * xy_draft_new:
 * @headings: (nullable): the heading words, as `data/roster/headings.json` has them; %NULL takes
 *   the shipped ones
 * @colleges: (nullable) (element-type XyCollege): to tell unknown colleges by, which must not be
 *   changed any more; %NULL does not look
 *
 * Finds the roster in a workbook.  Where no header is found there is none in the layout, and no
 * student; a person may say where it is.
 *
 * Returns: (transfer full) (nullable): %NULL with the workbook's error, where that kept the roster
 *   from being read, or with an error of @headings
 */
XyDraft *xy_draft_new (XyWorkbook *workbook, GBytes *headings, GPtrArray *colleges, GError **error);

XyDraft *xy_draft_ref (XyDraft *draft);
void xy_draft_unref (XyDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyDraft, xy_draft_unref)

typedef enum
{
  XY_DRAFT_SHEET,
  XY_DRAFT_HEADER_ROW,
  XY_DRAFT_COLUMN,
  XY_DRAFT_VALUE,
  XY_DRAFT_COLLEGE,
} XyDraftChangeKind;

/**
 * XyDraftChange:
 * @sheet: for %XY_DRAFT_SHEET: the sheet's place
 * @row: for %XY_DRAFT_HEADER_ROW and %XY_DRAFT_VALUE: as the sheet shows it
 * @column: for %XY_DRAFT_COLUMN and %XY_DRAFT_VALUE
 * @sheet_column: for %XY_DRAFT_COLUMN
 * @text: (nullable): for %XY_DRAFT_VALUE the value, for %XY_DRAFT_COLLEGE the name
 * @college: (nullable): for %XY_DRAFT_COLLEGE its id
 *
 * One change of a draft, with the arguments of the function of that name below.
 */
typedef struct
{
  XyDraftChangeKind kind;
  guint sheet;
  guint row;
  XyRosterColumn column;
  int sheet_column;
  const char *text;
  const char *college;
} XyDraftChange;

/** xy_draft_change: Returns: (transfer full): a draft with that change. */
XyDraft *xy_draft_change (const XyDraft *draft, const XyDraftChange *change);

/** xy_draft_with_sheet: Tells header and columns of that sheet anew; what was mended is dropped. */
XyDraft *xy_draft_with_sheet (const XyDraft *draft, guint sheet);

/** xy_draft_with_header_row: Tells the columns anew; 0: there is no header. */
XyDraft *xy_draft_with_header_row (const XyDraft *draft, guint row);

/**
 * xy_draft_with_column:
 * @sheet_column: from 0; -1: not in the file
 *
 * A column of the sheet serves one field: the field that had it has none then.  What was mended in
 * a field whose column changes is dropped.
 */
XyDraft *xy_draft_with_column (const XyDraft *draft, XyRosterColumn column, int sheet_column);

/**
 * xy_draft_with_value:
 * @text: (nullable): what stands there instead; it goes through the same repairs and checks.
 *   Empty: nothing; %NULL: again what the file says
 *
 * Mends a cell.
 */
XyDraft *
xy_draft_with_value (const XyDraft *draft, int row, XyRosterColumn column, const char *text);

/**
 * xy_draft_with_college:
 * @name: a name that no college answers to
 * @college_id: (nullable): the college that it is to mean; %NULL: none
 *
 * An import makes the name an alias of that college.
 */
XyDraft *xy_draft_with_college (const XyDraft *draft, const char *name, const char *college_id);

XyWorkbook *xy_draft_get_workbook (const XyDraft *draft);
const XyRosterLayout *xy_draft_get_layout (const XyDraft *draft);
/** xy_draft_get_sheet: Returns: (transfer none): the sheet of the layout. */
const XySheet *xy_draft_get_sheet (const XyDraft *draft);
/** xy_draft_get_roster: Returns: (transfer none): what follows; without students on an error. */
const XyRoster *xy_draft_get_roster (const XyDraft *draft);
/**
 * xy_draft_get_error:
 *
 * Returns: (transfer none) (nullable): why the rows cannot be read as they are, such as a cell that
 *   is too long, in %XY_ROSTER_ERROR
 */
const GError *xy_draft_get_error (const XyDraft *draft);
/**
 * xy_draft_check:
 *
 * Returns: whether it has a roster that can be imported; else %FALSE with xy_draft_get_error(), or
 *   with %XY_ROSTER_ERROR_HEADER where no column is known
 */
gboolean xy_draft_check (const XyDraft *draft, GError **error);

/** xy_draft_is_mended: Returns: whether a person wrote what stands there. */
gboolean xy_draft_is_mended (const XyDraft *draft, int row, XyRosterColumn column);

/**
 * XyUnknownCollege:
 * @name: a name in the file
 * @college_id: (nullable): the college that a person says it means
 * @row: where it stands first
 * @n_students: how many have it
 */
typedef struct
{
  char *name;
  char *college_id;
  int row;
  guint n_students;
} XyUnknownCollege;

/**
 * xy_draft_list_unknown_colleges:
 *
 * Returns: (transfer full) (element-type XyUnknownCollege): the names that no college answers to,
 *   each once, in the order of the file; those that were answered too
 */
GPtrArray *xy_draft_list_unknown_colleges (const XyDraft *draft);

/**
 * xy_draft_list_aliases:
 *
 * Returns: (transfer full) (element-type XyRecord): for each college that was named, its aliases
 *   with the new ones
 */
GPtrArray *xy_draft_list_aliases (const XyDraft *draft);

/** xy_draft_find_college: Returns: (transfer none) (nullable): whom the name means, by answers too.
 */
const char *xy_draft_find_college (const XyDraft *draft, const char *name);

/** xy_draft_change_async: xy_draft_change() on a thread; end it with xy_draft_finish(). */
void xy_draft_change_async (XyDraft *draft,
                            const XyDraftChange *change,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
XyDraft *xy_draft_finish (GAsyncResult *result, GError **error);

G_END_DECLS
