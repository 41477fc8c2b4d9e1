// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "roster/xy-headings.h"
#include "roster/xy-roster.h"
#include "roster/xy-sheet.h"

G_BEGIN_DECLS

/** xy_roster_new: Returns: (transfer full): a roster without students, of that sheet of a file. */
XyRoster *xy_roster_new (const char *file, const XySheet *sheet);

/**
 * XyRosterReading:
 * @file: what the roster calls its file
 * @headings: the words to find the header by
 * @roster: (nullable): what was read, once a sheet with a header is met
 * @error: (nullable): what is wrong with it
 *
 * Reading goes sheet by sheet until one has a header.
 */
typedef struct
{
  const char *file;
  const XyHeadings *headings;
  XyRoster *roster;
  GError *error;
} XyRosterReading;

/** xy_roster_take_sheet_cb: A #XySheetFunc for a #XyRosterReading. */
gboolean xy_roster_take_sheet_cb (const XySheet *sheet, gpointer user_data);

G_END_DECLS
