// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "roster/xy-sheet.h"

G_BEGIN_DECLS

/**
 * XyXlsEnding:
 * @XY_XLS_ENDED_READ: it said all that it had to say
 * @XY_XLS_ENDED_REFUSED: it said that the file cannot be read, or what it said was refused
 * @XY_XLS_ENDED_CRASHED: it died
 * @XY_XLS_ENDED_TIMED_OUT: it did not end in its time
 *
 * How the program that read an old Excel file came to its end.
 */
typedef enum
{
  XY_XLS_ENDED_READ,
  XY_XLS_ENDED_REFUSED,
  XY_XLS_ENDED_CRASHED,
  XY_XLS_ENDED_TIMED_OUT,
} XyXlsEnding;

/**
 * xy_xls_read:
 * @bytes: an OLE compound file, or the records of a workbook without that container
 * @ending: (out) (optional): how its reader ended
 *
 * Reads the worksheets of an old Excel workbook (.xls) in their order, one at a time, until @func
 * wants no more.  The file is read by a program of its own, with limits on memory and time, that is
 * gone when this returns.  It can be called from any thread.
 *
 * Returns: %FALSE with %XY_ROSTER_ERROR
 */
gboolean xy_xls_read (GBytes *bytes,
                      XySheetFunc func,
                      gpointer user_data,
                      XyXlsEnding *ending,
                      GError **error);

/**
 * xy_xls_read_by:
 * @program: the path of a program that reads such a file from its standard input and answers as
 *   xy-xls-message.h has it
 * @deadline: for how many microseconds it is waited for
 *
 * The same with a reader of the caller's.
 */
gboolean xy_xls_read_by (const char *program,
                         gint64 deadline,
                         GBytes *bytes,
                         XySheetFunc func,
                         gpointer user_data,
                         XyXlsEnding *ending,
                         GError **error);

G_END_DECLS
