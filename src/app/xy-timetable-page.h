// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "app/xy-timetable-state.h"
#include "app/xy-workspace.h"

G_BEGIN_DECLS

/**
 * XyTimetablePage:
 *
 * The timetable as the notice prints it, with the own college to be moved in it.  Property
 * `workspace`.
 */
#define XY_TYPE_TIMETABLE_PAGE (xy_timetable_page_get_type ())
G_DECLARE_FINAL_TYPE (XyTimetablePage, xy_timetable_page, XY, TIMETABLE_PAGE, AdwBin)

/** xy_timetable_page_get_state: Returns: (transfer none) (nullable): what is shown. */
const XyTimetableState *xy_timetable_page_get_state (XyTimetablePage *page);
/** xy_timetable_page_choose_place: Opens the choice of places for the first pill that may move. */
gboolean xy_timetable_page_choose_place (XyTimetablePage *page);
/** xy_timetable_page_close_choice: Closes it. */
void xy_timetable_page_close_choice (XyTimetablePage *page);

G_END_DECLS
