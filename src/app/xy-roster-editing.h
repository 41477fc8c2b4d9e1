// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/xy-roster-columns.h"
#include "app/xy-student-view.h"

G_BEGIN_DECLS

/**
 * XyRosterEditing:
 *
 * What hands do in the roster's table: it goes from cell to cell, edits in place, and acts on the
 * students that are selected, by keys and a context menu.  The actions are `roster.edit`,
 * `roster.online-only`, `roster.on-site`, `roster.remove` and `roster.export-selected`.
 *
 * Signals: `review` (XyStudentItem), when the photo of a student is wanted; `export` (GPtrArray of
 * XyStudentItem).
 */
#define XY_TYPE_ROSTER_EDITING (xy_roster_editing_get_type ())
G_DECLARE_FINAL_TYPE (XyRosterEditing, xy_roster_editing, XY, ROSTER_EDITING, GObject)

/** xy_roster_editing_new: @page: gets the actions; @view: is listened to, and outlives it. */
XyRosterEditing *xy_roster_editing_new (GtkWidget *page,
                                        GtkColumnView *view,
                                        XyRosterColumns *columns,
                                        XyStudentView *shown);
/** xy_roster_editing_set_workspace: @workspace: (nullable). */
void xy_roster_editing_set_workspace (XyRosterEditing *editing, XyWorkspace *workspace);

/** xy_roster_editing_list_selected: Returns: (transfer full) (element-type XyStudentItem). */
GPtrArray *xy_roster_editing_list_selected (XyRosterEditing *editing);
/** xy_roster_editing_refresh: What is selected, or what is known of it, is another. */
void xy_roster_editing_refresh (XyRosterEditing *editing);

/** xy_roster_editing_begin: Edits that cell; where a cell is open that cannot be closed it stays.
 * Returns: (transfer none) (nullable): what is typed into. */
XyFieldEditor *
xy_roster_editing_begin (XyRosterEditing *editing, XyStudentItem *item, XyStudentColumn column);

/** xy_roster_editing_take_back: Returns: whether a cell was open, which is closed now. */
gboolean xy_roster_editing_take_back (XyRosterEditing *editing);

/** xy_roster_editing_is_editing: Returns: whether that cell is open. */
gboolean xy_roster_editing_is_editing (XyRosterEditing *editing,
                                       XyStudentItem *item,
                                       XyStudentColumn column);

/** xy_roster_editing_go_to: Selects a student of the table, scrolls there and puts the focus there.
 * Returns: whether the table has that one. */
gboolean xy_roster_editing_go_to (XyRosterEditing *editing, XyStudentItem *item);

/** xy_roster_editing_await: Goes to a student once the table has that one. */
void xy_roster_editing_await (XyRosterEditing *editing, const char *id);

G_END_DECLS
