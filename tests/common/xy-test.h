// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * xy_test_init:
 *
 * g_test_init() with isolated folders: a test program has a fresh home, fresh folders by XDG and a
 * fresh `XUEYING_DATA_DIR`.
 */
void xy_test_init (int *argc, char ***argv);

/** xy_test_dup_folder: Returns: (transfer full): a fresh folder, removed with its content at exit.
 */
char *xy_test_dup_folder (void);

/**
 * xy_test_dup_fixture:
 * @name: a file below the folder of real input, such as `rosters/law.xlsx`
 *
 * Returns: (transfer full) (nullable): its path; %NULL, with the test marked as skipped, where
 *   that folder is not there at all.  A folder without the file fails the test.
 */
char *xy_test_dup_fixture (const char *name);

/** xy_test_dup_built: Returns: (transfer full): a file of the build folder. */
char *xy_test_dup_built (const char *name);
/** xy_test_dup_source: Returns: (transfer full): a file of the source folder. */
char *xy_test_dup_source (const char *name);

/**
 * xy_test_wait:
 * @done: says whether what is waited for has come
 *
 * Runs the default main context until @done, at most a minute; fails the test then.
 */
void xy_test_wait (gboolean (*done) (gpointer user_data), gpointer user_data);

/** xy_test_async_cb: A callback that keeps the result: pass `&result`, a %NULL GAsyncResult *. */
void xy_test_async_cb (GObject *source, GAsyncResult *result, gpointer user_data);
/** xy_test_wait_result: Waits until xy_test_async_cb() has set `*result`. */
void xy_test_wait_result (GAsyncResult **result);

G_END_DECLS
