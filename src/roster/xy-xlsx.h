// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "roster/xy-package.h"
#include "roster/xy-sheet.h"
#include "roster/xy-xlsx-strings.h"

G_BEGIN_DECLS

/**
 * xy_xlsx_read:
 *
 * Reads the worksheets of an .xlsx workbook (ECMA-376) in their order, one at a time, until @func
 * wants no more.
 *
 * Returns: %FALSE with %XY_ROSTER_ERROR
 */
gboolean xy_xlsx_read (XyPackage *package, XySheetFunc func, gpointer user_data, GError **error);

/**
 * XyXlsxContext:
 * @strings: the workbook's shared strings
 * @formats: (element-type int): what each cell style makes of a number (xy-number-format.h)
 * @date1904: whether days are counted from 1904
 *
 * What the cells of a worksheet refer to.
 */
typedef struct
{
  XyXlsxStrings *strings;
  GArray *formats;
  gboolean date1904;
} XyXlsxContext;

/**
 * XyXlsxReading:
 *
 * A worksheet that is being read.
 */
typedef struct _XyXlsxReading XyXlsxReading;

/** xy_xlsx_reading_new: Begins to fill @sheet; both arguments must outlive it. */
XyXlsxReading *xy_xlsx_reading_new (const XyXlsxContext *context, XySheet *sheet);
void xy_xlsx_reading_free (XyXlsxReading *reading);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyXlsxReading, xy_xlsx_reading_free)

/** xy_xlsx_reading_get_handler: Returns: what a worksheet's XML is given to, with the reading. */
const XyXmlHandler *xy_xlsx_reading_get_handler (void);

/** xy_xlsx_reading_finish: Does what can be done only when all cells are there. */
gboolean xy_xlsx_reading_finish (XyXlsxReading *reading, GError **error);

G_END_DECLS
