// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

#include "model/xy-attendance-sheet.h"

G_BEGIN_DECLS

/** XY_EXPORT_ERROR: Errors of writing files: one cannot be written (#XY_EXPORT_ERROR_WRITE). */
#define XY_EXPORT_ERROR (xy_export_error_quark ())
GQuark xy_export_error_quark (void);

typedef enum
{
  XY_EXPORT_ERROR_WRITE,
} XyExportError;

/**
 * xy_export_roster_template:
 * @path: where to
 *
 * Writes an empty roster as a workbook: the headings that an import finds, in the language of the
 * user, with the columns of numbers as text so that no digit is lost, and a second worksheet that
 * says how to fill it in.  A file that is there is replaced when the new one is whole.
 *
 * Returns: %FALSE with %XY_EXPORT_ERROR, one sentence
 */
gboolean xy_export_roster_template (const char *path, GError **error);

/**
 * XyRosterRow:
 * @student: who it is
 * @college: (nullable): the name of the student's college
 * @photo: (nullable): the state of the photo in words
 * @problems: (nullable): what is wrong with the student's data, in sentences
 */
typedef struct
{
  XyStudent *student;
  char *college;
  char *photo;
  char *problems;
} XyRosterRow;

/** xy_roster_row_new: Takes a reference of @student and copies of the texts. */
XyRosterRow *xy_roster_row_new (const XyStudent *student,
                                const char *college,
                                const char *photo,
                                const char *problems);
void xy_roster_row_free (XyRosterRow *row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyRosterRow, xy_roster_row_free)

/**
 * xy_export_roster_xlsx:
 * @rows: (element-type XyRosterRow): who stands in it, in that order
 * @path: where to
 *
 * Writes a roster as a workbook that an import reads back without a change: the headings of the
 * template, all values as text, ID numbers in full.  Behind them stand who is photographed online,
 * and where any row has them, the state of the photo and the problems.  A file that is there is
 * replaced when the new one is whole.
 *
 * Returns: %FALSE with %XY_EXPORT_ERROR, one sentence
 */
gboolean xy_export_roster_xlsx (GPtrArray *rows, const char *path, GError **error);

/**
 * xy_export_dup_roster_name:
 * @college: (nullable): the name of the only college in it
 *
 * Returns: (transfer full): what to call the file of a roster: college and today's date
 */
char *xy_export_dup_roster_name (const char *college);

/**
 * xy_export_attendance_xlsx:
 * @sheets: (element-type XyAttendanceSheet): the lists
 * @path: where to
 *
 * Writes attendance lists as a workbook with one worksheet a list, named after the college and the
 * hour.  Numbers are text.  A file that is there is replaced when the new one is whole.
 *
 * Returns: %FALSE with %XY_EXPORT_ERROR, one sentence
 */
gboolean xy_export_attendance_xlsx (GPtrArray *sheets, const char *path, GError **error);

G_END_DECLS
