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
