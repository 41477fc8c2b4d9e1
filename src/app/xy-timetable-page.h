// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "app/xy-timetable-state.h"
#include "app/xy-timetable-view.h"
#include "app/xy-workspace.h"

G_BEGIN_DECLS

/**
 * XyTimetablePage:
 *
 * The timetable as the notice prints it, to be edited in place; beside it what has no place and
 * what is wrong.  Property `workspace`.
 */
#define XY_TYPE_TIMETABLE_PAGE (xy_timetable_page_get_type ())
G_DECLARE_FINAL_TYPE (XyTimetablePage, xy_timetable_page, XY, TIMETABLE_PAGE, AdwBin)

/** xy_timetable_page_get_state: Returns: (transfer none) (nullable): what is shown. */
const XyTimetableState *xy_timetable_page_get_state (XyTimetablePage *page);
/** xy_timetable_page_get_view: Returns: (transfer none): the table. */
XyTimetableView *xy_timetable_page_get_view (XyTimetablePage *page);
/** xy_timetable_page_find_chip: Returns: (transfer none) (nullable): the pill of that key, in the
 * table or beside it. */
XyTimetableChip *xy_timetable_page_find_chip (XyTimetablePage *page, const char *key);
/** xy_timetable_page_get_problem_row: Returns: (transfer none) (nullable): of that number. */
GtkWidget *xy_timetable_page_get_problem_row (XyTimetablePage *page, guint number);

/** xy_timetable_page_choose_place: Opens the choice of places for the first pill that may move. */
gboolean xy_timetable_page_choose_place (XyTimetablePage *page);
/** xy_timetable_page_close_choice: Closes it. */
void xy_timetable_page_close_choice (XyTimetablePage *page);

G_END_DECLS
