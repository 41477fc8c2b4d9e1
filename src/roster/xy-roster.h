// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>
#include <json-glib/json-glib.h>

#include "model/xy-student-problem.h"

G_BEGIN_DECLS

#define XY_ROSTER_ERROR (xy_roster_error_quark ())
GQuark xy_roster_error_quark (void);

/**
 * XyRosterError:
 * @XY_ROSTER_ERROR_READ: the file cannot be opened
 * @XY_ROSTER_ERROR_FORMAT: it is no spreadsheet that is known, or is broken or encrypted
 * @XY_ROSTER_ERROR_LIMIT: it is larger than is taken
 * @XY_ROSTER_ERROR_UNSAFE: it refers to entities
 * @XY_ROSTER_ERROR_HEADER: no row in it is a roster's header
 */
typedef enum
{
  XY_ROSTER_ERROR_READ,
  XY_ROSTER_ERROR_FORMAT,
  XY_ROSTER_ERROR_LIMIT,
  XY_ROSTER_ERROR_UNSAFE,
  XY_ROSTER_ERROR_HEADER,
} XyRosterError;

typedef enum
{
  XY_COLUMN_STUDENT_NUMBER,
  XY_COLUMN_NAME,
  XY_COLUMN_SEX,
  XY_COLUMN_ID_NUMBER,
  XY_COLUMN_COLLEGE,
  XY_COLUMN_CLASS,
  XY_COLUMN_MAJOR,
  XY_COLUMN_DEGREE,
  XY_COLUMN_GRADUATION,
  XY_COLUMN_LOCATION,
} XyRosterColumn;
#define XY_N_COLUMNS (XY_COLUMN_LOCATION + 1)

/** xy_roster_column_to_string: Returns: the field's name, such as `student_number`. */
const char *xy_roster_column_to_string (XyRosterColumn column);

/** XyRosterProblem: @row is the sheet's own, from 1; @message one translated sentence. */
typedef struct
{
  int row;
  XyRosterColumn column;
  XyProblemKind kind;
  char *message;
} XyRosterProblem;

/** XyRosterRepair: What was made of a cell on reading. */
typedef struct
{
  int row;
  XyRosterColumn column;
  char *from;
  char *to;
} XyRosterRepair;

/**
 * XyRosterStudent:
 * @row: the sheet's row, from 1
 * @values: the cells as they will be stored, by #XyRosterColumn; %NULL where there is nothing
 * @storable: whether an import stores it: it has number and name, and is no later duplicate
 * @online_only: whether its location says that it does not come to the session
 *
 * A number cell that has lost digits is kept in scientific notation, by which it is known.
 */
typedef struct
{
  int row;
  char *values[XY_N_COLUMNS];
  gboolean storable;
  gboolean online_only;
} XyRosterStudent;

/** xy_roster_student_free: Frees a #XyRosterStudent. */
void xy_roster_student_free (gpointer student);

/**
 * XyRoster:
 * @file: the argument, unchanged
 * @encoding: (nullable): for text files, `UTF-8`, `GB18030` …
 * @sheet: (nullable): the sheet's name, if it has one
 * @header_row: from 1; 0: there is none
 * @headings: for each column the heading that was found, %NULL where the column is missing
 * @students: (element-type XyRosterStudent)
 * @repairs: (element-type XyRosterRepair)
 * @problems: (element-type XyRosterProblem): by row, then column
 */
typedef struct
{
  char *file;
  char *encoding;
  char *sheet;
  int header_row;
  char *headings[XY_N_COLUMNS];
  GPtrArray *students;
  GPtrArray *repairs;
  GPtrArray *problems;
} XyRoster;

void xy_roster_free (XyRoster *roster);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyRoster, xy_roster_free)

/**
 * xy_roster_read:
 * @path: the file
 * @headings: (nullable): the heading words, as `data/roster/headings.json` has them; %NULL takes
 *   the shipped ones
 * @colleges: (nullable) (element-type XyCollege): to tell unknown colleges by; %NULL does not look
 *
 * Reads .xlsx, .xls, .ods, web pages and text, told by content.
 *
 * Returns: (transfer full) (nullable): %NULL with %XY_ROSTER_ERROR, one sentence
 */
XyRoster *xy_roster_read (const char *path, GBytes *headings, GPtrArray *colleges, GError **error);

/** xy_roster_read_bytes: The same of a file's content; @file is only what the roster calls it. */
XyRoster *xy_roster_read_bytes (GBytes *bytes,
                                const char *file,
                                GBytes *headings,
                                GPtrArray *colleges,
                                GError **error);

/**
 * xy_roster_to_json:
 *
 * Returns: (transfer full): the object that `xueyingctl roster read --json` prints; what is empty
 *   in it is null, and of `columns` only those are there that were found
 */
JsonNode *xy_roster_to_json (const XyRoster *roster);
/** xy_roster_problems_to_json: Returns: (transfer full): the array of problems in it. */
JsonNode *xy_roster_problems_to_json (const XyRoster *roster);

/**
 * xy_roster_find_problem:
 *
 * Returns: (transfer none) (nullable): what is wrong with that cell
 */
const XyRosterProblem *
xy_roster_find_problem (const XyRoster *roster, int row, XyRosterColumn column);

G_END_DECLS
