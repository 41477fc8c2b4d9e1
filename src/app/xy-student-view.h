// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "app/xy-student-list.h"
#include "model/xy-student-search.h"

G_BEGIN_DECLS

/**
 * XyStudentView:
 *
 * The students of a list who fit a query, in its order: a #GtkSelectionModel of #XyStudentItem.
 * Only what differs is announced, so that a table keeps its place when one student changes.
 * Students are selected, not rows: who is selected stays so while a search hides the row, and is
 * selected again when it is back, unless somebody else was selected meanwhile.
 *
 * Signal `refreshed`: the query was asked again, and counts may be others.
 */
#define XY_TYPE_STUDENT_VIEW (xy_student_view_get_type ())
G_DECLARE_FINAL_TYPE (XyStudentView, xy_student_view, XY, STUDENT_VIEW, GObject)

XyStudentView *xy_student_view_new (void);

/** xy_student_view_set_list: @list: (nullable): whose students it shows. */
void xy_student_view_set_list (XyStudentView *view, XyStudentList *list);
/** xy_student_view_get_list: Returns: (transfer none) (nullable). */
XyStudentList *xy_student_view_get_list (XyStudentView *view);

/** xy_student_view_set_query: @query: copied. */
void xy_student_view_set_query (XyStudentView *view, const XyStudentQuery *query);

/** xy_student_view_get_search: Returns: (transfer none): for the counts. */
const XyStudentSearch *xy_student_view_get_search (XyStudentView *view);

/** xy_student_view_find: Returns: where the student is, or %GTK_INVALID_LIST_POSITION. */
guint xy_student_view_find (XyStudentView *view, const char *id);

G_END_DECLS
