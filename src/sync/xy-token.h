// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The token of one store: in the secret service of the session bus, and where none runs or it does
 * not answer in time, in the file `token` (0600) in the store's folder.  Every call waits, for a
 * bounded time, and may be made from any thread.  Private to this room. */

/**
 * xy_token_save:
 * @directory: the store's folder
 * @store: the store's UUID, by which the secret service knows the token
 * @label: what the user reads in the key ring
 */
gboolean xy_token_save (const char *directory,
                        const char *store,
                        const char *label,
                        const char *token,
                        GError **error);
/** xy_token_save_async: The same on a thread of its own. */
void xy_token_save_async (const char *directory,
                          const char *store,
                          const char *label,
                          const char *token,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
gboolean xy_token_save_finish (GAsyncResult *result, GError **error);
/** xy_token_load: Returns: (transfer full) (nullable): %NULL if there is none. */
char *xy_token_load (const char *directory, const char *store);
/** xy_token_load_async: The same on a thread of its own. */
void xy_token_load_async (const char *directory,
                          const char *store,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
char *xy_token_load_finish (GAsyncResult *result, GError **error);
/** xy_token_forget_async: Removes it wherever it is. */
void xy_token_forget_async (const char *directory,
                            const char *store,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
/** xy_token_is_plain: Returns: whether it has nothing but what a header may have. */
gboolean xy_token_is_plain (const char *token);
/** xy_token_is_in_file: Returns: whether there is a token in the file. */
gboolean xy_token_is_in_file (const char *directory);

G_END_DECLS
