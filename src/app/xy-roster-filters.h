// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "app/xy-roster-state.h"
#include "app/xy-student-view.h"

G_BEGIN_DECLS

/**
 * XyRosterFilters:
 *
 * The chips above the roster: what it is filtered by, with how many each would show, and a way to
 * be rid of all of them.  Signal `changed`: another filter was chosen.
 */
#define XY_TYPE_ROSTER_FILTERS (xy_roster_filters_get_type ())
G_DECLARE_FINAL_TYPE (XyRosterFilters, xy_roster_filters, XY, ROSTER_FILTERS, AdwBin)

/** xy_roster_filters_get_query: Returns: (transfer none): all that is chosen; text and order are
 * the caller's to set. */
XyStudentQuery *xy_roster_filters_get_query (XyRosterFilters *filters);

/** xy_roster_filters_show_only: Chooses one filter and nothing else. */
void xy_roster_filters_show_only (XyRosterFilters *filters, XyRosterFilter filter);
/** xy_roster_filters_clear: Chooses nothing. */
void xy_roster_filters_clear (XyRosterFilters *filters);

/** xy_roster_filters_refresh: @schedule: (nullable): for the names of colleges.  Shows the counts
 * of @view, and only what could be chosen. */
void xy_roster_filters_refresh (XyRosterFilters *filters,
                                XyStudentView *view,
                                const XySchedule *schedule);

G_END_DECLS
