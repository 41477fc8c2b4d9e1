// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "app/xy-workspace.h"

G_BEGIN_DECLS

/**
 * XyTimetableActions:
 *
 * What can be done on the Timetable page, as actions; their parameters are ids.  `move`
 * (assignment, slot, group), `split`, `remove`, `wish`, `queue` (assignment), `join` (assignment,
 * another one of the college), `place` (college), `add-hour`, `edit-session`, `remove-session`
 * (session), `edit-hour`, `remove-hour` (slot), `add-session`, `capacity`, `suggest`, `compare`. An
 * action is enabled while xy_timetable_offer() offers it at all.
 */
#define XY_TYPE_TIMETABLE_ACTIONS (xy_timetable_actions_get_type ())
G_DECLARE_FINAL_TYPE (XyTimetableActions,
                      xy_timetable_actions,
                      XY,
                      TIMETABLE_ACTIONS,
                      GSimpleActionGroup)

/**
 * xy_timetable_actions_new:
 * @page: over whose window the dialogs stand
 *
 * Returns: (transfer full): to be inserted into the page as `timetable`
 */
GActionGroup *xy_timetable_actions_new (XyWorkspace *workspace, GtkWidget *page);

/** xy_timetable_actions_offers: Returns: whether the person who is signed in sees the action for
 * that id; see xy_timetable_offer(). */
gboolean
xy_timetable_actions_offers (XyTimetableActions *actions, const char *action, const char *id);

G_END_DECLS
