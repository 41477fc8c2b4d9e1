// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-roster-private.h"

static XyRoster *
read_workbook (XyWorkbook *workbook, GBytes *headings, GPtrArray *colleges, GError **error)
{
  g_autoptr (XyDraft) draft = xy_draft_new (workbook, headings, colleges, error);

  if (draft == NULL || !xy_draft_check (draft, error))
    return NULL;
  return xy_draft_steal_roster (draft);
}

XyRoster *
xy_roster_read (const char *path, GBytes *headings, GPtrArray *colleges, GError **error)
{
  g_autoptr (XyWorkbook) workbook = xy_workbook_read (path, error);

  return workbook != NULL ? read_workbook (workbook, headings, colleges, error) : NULL;
}

XyRoster *
xy_roster_read_bytes (GBytes *bytes,
                      const char *file,
                      GBytes *headings,
                      GPtrArray *colleges,
                      GError **error)
{
  g_autoptr (XyWorkbook) workbook = xy_workbook_read_bytes (bytes, file, error);

  return workbook != NULL ? read_workbook (workbook, headings, colleges, error) : NULL;
}
