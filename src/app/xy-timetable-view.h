// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "app/xy-timetable-cell.h"
#include "app/xy-timetable-chip.h"
#include "app/xy-timetable-state.h"

G_BEGIN_DECLS

/**
 * XyTimetableView:
 *
 * The timetable's sessions one below the other as the notice prints them: hours down, groups
 * across, a bar of each hour's load at its right edge.  What is shown is changed by difference, so
 * that the focus, a running drag and the place of a scrolled window outlast it.
 *
 * Signals:
 * - `move` (XyTimetableCargo *cargo, const char *slot, int group): a person puts something there
 * - `problem-wanted` (const char *key, const char *slot, int group): a person asks what is wrong
 *   with a pill, or with a place if @key is %NULL
 * - `left`: Escape was pressed, and nothing was carried
 */
#define XY_TYPE_TIMETABLE_VIEW (xy_timetable_view_get_type ())
G_DECLARE_FINAL_TYPE (XyTimetableView, xy_timetable_view, XY, TIMETABLE_VIEW, GtkWidget)

GtkWidget *xy_timetable_view_new (void);

/**
 * xy_timetable_view_set_state:
 * @state: (transfer full): what to show
 * @schedule: the timetable it is computed from
 * @role: (nullable): the account's role
 */
void xy_timetable_view_set_state (XyTimetableView *view,
                                  XyTimetableState *state,
                                  XySchedule *schedule,
                                  const char *role);
/** xy_timetable_view_get_state: Returns: (nullable): what is shown. */
const XyTimetableState *xy_timetable_view_get_state (XyTimetableView *view);
/** xy_timetable_view_set_actions: @actions: (nullable): what the menus offer. */
void xy_timetable_view_set_actions (XyTimetableView *view, GActionGroup *actions);

/** xy_timetable_view_find_chip: Returns: (transfer none) (nullable): the pill of that key. */
XyTimetableChip *xy_timetable_view_find_chip (XyTimetableView *view, const char *key);
/** xy_timetable_view_find_cell: Returns: (transfer none) (nullable): a group of an hour. */
XyTimetableCell *xy_timetable_view_find_cell (XyTimetableView *view, const char *slot, int group);
/** xy_timetable_view_find_heading: Returns: (transfer none) (nullable): of an hour or session. */
GtkWidget *xy_timetable_view_find_heading (XyTimetableView *view, const char *id);

/** xy_timetable_view_show_place: Brings a place to the eye and the focus, and marks it; with no
 * @slot nothing is marked. */
void
xy_timetable_view_show_place (XyTimetableView *view, const char *key, const char *slot, int group);

/** xy_timetable_view_add_source: The chips in @widget can be dragged into the view. */
void xy_timetable_view_add_source (XyTimetableView *view, GtkWidget *widget);
/** xy_timetable_view_open_menu: Opens the menu of a chip, in the view or elsewhere. */
void xy_timetable_view_open_menu (XyTimetableView *view, XyTimetableChip *chip);
/** xy_timetable_view_choose_place: Opens the choice of places for a chip. */
void xy_timetable_view_choose_place (XyTimetableView *view, XyTimetableChip *chip);
/** xy_timetable_view_get_popover: Returns: (transfer none) (nullable): the menu that is open. */
GtkWidget *xy_timetable_view_get_popover (XyTimetableView *view);

/** xy_timetable_view_carry: @cargo: (nullable): every place shows what would come of it there, or
 * its load again. */
void xy_timetable_view_carry (XyTimetableView *view, const XyTimetableCargo *cargo);
/** xy_timetable_view_get_cargo: Returns: (transfer none) (nullable): what is carried. */
const XyTimetableCargo *xy_timetable_view_get_cargo (XyTimetableView *view);

G_END_DECLS
