// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/xy-workspace.h"

G_BEGIN_DECLS

/**
 * app_fixture_fill:
 * @home: the folder that holds the stores
 * @college: short name of the college, which becomes the one shown
 * @n_students: how many students it gets, in classes of ten: 1班, 2班 …
 * @n_photos: how many of them, from the first, have submitted a photo; every third one has a
 *   grey background
 * @days: the session is moved so many days from today
 *
 * Makes the store that an application finds at its start.  The third student's ID number is wrong.
 */
void app_fixture_fill (const char *home,
                       const char *college,
                       guint n_students,
                       guint n_photos,
                       int days);

/** app_fixture_dup_college_id: Returns: (transfer full): id of a college of the shipped campaign.
 */
char *app_fixture_dup_college_id (const char *name);

/** app_fixture_open: Returns: (transfer full): a workspace that is loaded. */
XyWorkspace *app_fixture_open (const char *home);
/** app_fixture_close: Closes it and waits until the store is gone. */
void app_fixture_close (XyWorkspace *workspace);
/** app_fixture_wait_ready: Waits until a workspace is loaded. */
void app_fixture_wait_ready (XyWorkspace *workspace);
/** app_fixture_find: Returns: (transfer none): the student of that number, who must be there. */
XyStudentItem *app_fixture_find (XyWorkspace *workspace, const char *number);

G_END_DECLS
