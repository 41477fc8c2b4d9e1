// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "app/xy-overview-page.h"
#include "app/xy-photos-page.h"
#include "app/xy-roster-page.h"
#include "app/xy-timetable-page.h"
#include "app/xy-workspace.h"

G_BEGIN_DECLS

/**
 * XyWindow:
 *
 * The window: header bar, view switcher and the pages, all on one workspace.
 */
#define XY_TYPE_WINDOW (xy_window_get_type ())
G_DECLARE_FINAL_TYPE (XyWindow, xy_window, XY, WINDOW, AdwApplicationWindow)

XyWindow *xy_window_new (GtkApplication *application, XyWorkspace *workspace);

XyWorkspace *xy_window_get_workspace (XyWindow *window);
/** xy_window_show_page: @name: `overview`, `roster`, `timetable`, `photos` or `conflicts`. */
void xy_window_show_page (XyWindow *window, const char *name);
const char *xy_window_get_page (XyWindow *window);
/** xy_window_is_page_offered: Returns: whether the switcher shows that page. */
gboolean xy_window_is_page_offered (XyWindow *window, const char *name);
XyOverviewPage *xy_window_get_overview (XyWindow *window);
XyRosterPage *xy_window_get_roster (XyWindow *window);
XyTimetablePage *xy_window_get_timetable (XyWindow *window);
XyPhotosPage *xy_window_get_photos (XyWindow *window);

/** xy_window_toast: Shows a sentence. @undo: whether to offer Undo. */
void xy_window_toast (XyWindow *window, const char *message, gboolean undo);
/** xy_window_dismiss_undo: Takes back the offer to undo, as there is nothing left of that act. */
void xy_window_dismiss_undo (XyWindow *window);
/** xy_window_get_undo_offer: Returns: (nullable): the sentence that stands by the offered Undo. */
const char *xy_window_get_undo_offer (XyWindow *window);
/**
 * xy_window_toggle_search:
 *
 * Opens the search of the page shown, if it has one, and goes there; closes it where one is in it.
 */
void xy_window_toggle_search (XyWindow *window);

G_END_DECLS
