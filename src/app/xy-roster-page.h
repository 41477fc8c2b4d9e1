// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "app/xy-roster-editing.h"
#include "app/xy-roster-state.h"
#include "app/xy-student-pane.h"
#include "app/xy-workspace.h"

G_BEGIN_DECLS

/**
 * XyRosterPage:
 *
 * The roster as a table to work in.  Properties: `workspace`, `search-mode`.  Signals:
 * `review` (XyStudentItem).
 */
#define XY_TYPE_ROSTER_PAGE (xy_roster_page_get_type ())
G_DECLARE_FINAL_TYPE (XyRosterPage, xy_roster_page, XY, ROSTER_PAGE, AdwBin)

/** xy_roster_page_set_filter: Shows who fits it, all of them: an earlier search ends. */
void xy_roster_page_set_filter (XyRosterPage *page, XyRosterFilter filter);
/** xy_roster_page_show_all: No filter and no search holds any more. */
void xy_roster_page_show_all (XyRosterPage *page);
/** xy_roster_page_get_shown: Returns: (transfer none): the students as shown, in order. */
GListModel *xy_roster_page_get_shown (XyRosterPage *page);
/** xy_roster_page_select: Shows the details of one student, if the table shows that one. */
gboolean xy_roster_page_select (XyRosterPage *page, const char *student);
/** xy_roster_page_get_editing: Returns: (transfer none): what edits in the table. */
XyRosterEditing *xy_roster_page_get_editing (XyRosterPage *page);
/** xy_roster_page_add: Opens the form of a student who is not on the list. */
void xy_roster_page_add (XyRosterPage *page);
/** xy_roster_page_get_pane: Returns: (transfer none): the details. */
XyStudentPane *xy_roster_page_get_pane (XyRosterPage *page);
void xy_roster_page_search (XyRosterPage *page, const char *text);

G_END_DECLS
