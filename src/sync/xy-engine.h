// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "sync/xy-http.h"
#include "sync/xy-sync.h"

G_BEGIN_DECLS

/**
 * XyEngine:
 *
 * The single steps of syncing one store with one server; #XySync says when to take them.  Steps of
 * different kinds may run at the same time, two of one kind may not.  Private to this room.
 */
#define XY_TYPE_ENGINE (xy_engine_get_type ())
G_DECLARE_FINAL_TYPE (XyEngine, xy_engine, XY, ENGINE, GObject)

/**
 * xy_engine_new_for:
 * @token: (nullable): the store's token
 *
 * Returns: (transfer full) (nullable): for the server that the store is signed in to; %NULL with
 *   %XY_SYNC_ERROR_SIGNED_OUT where it is to none
 */
XyEngine *xy_engine_new_for (XyStore *store, const char *token, GError **error);
XyHttp *xy_engine_get_http (XyEngine *engine);
XyStore *xy_engine_get_store (XyEngine *engine);
/** xy_engine_get_counts: Returns: (transfer none): what was done since the engine was made. */
XySyncResult *xy_engine_get_counts (XyEngine *engine);

/**
 * xy_engine_push_async:
 *
 * Sends the outbox, batch by batch, until it is empty: before a batch the photos that its
 * submissions name, at the end the photos that nothing waiting names.
 */
void xy_engine_push_async (XyEngine *engine,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
/**
 * xy_engine_push_finish:
 * @problem: (out) (transfer full) (nullable): the sentence for a photo that could not be sent and
 *   waits on; the others went on
 */
gboolean
xy_engine_push_finish (XyEngine *engine, GAsyncResult *result, char **problem, GError **error);

/**
 * xy_engine_pull_async:
 * @wait: seconds that the server may wait for a change
 *
 * Fetches one page of the change feed into the store.
 */
void xy_engine_pull_async (XyEngine *engine,
                           guint wait,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
/**
 * xy_engine_pull_finish:
 * @moved: (out): whether the feed was read further
 * @more: (out): whether there is more right now
 */
gboolean xy_engine_pull_finish (XyEngine *engine,
                                GAsyncResult *result,
                                gboolean *moved,
                                gboolean *more,
                                GError **error);

/** xy_engine_want_photo: Fetches this photo next. */
void xy_engine_want_photo (XyEngine *engine, const char *sha256);
/** xy_engine_dup_wanted: Returns: (transfer full) (nullable): the next wanted photo, if any. */
char *xy_engine_dup_wanted (XyEngine *engine);
/** xy_engine_ask_again: Asks again for photos that the server did not have or take. */
void xy_engine_ask_again (XyEngine *engine);
/** xy_engine_skip_photo: Does not ask for that photo again until xy_engine_ask_again(). */
void xy_engine_skip_photo (XyEngine *engine, const char *sha256);
gboolean xy_engine_skips_photo (XyEngine *engine, const char *sha256);

/** xy_engine_keep_part: Keeps the beginning of a photo whose fetch was cut off. */
void xy_engine_keep_part (XyEngine *engine, const char *sha256, GBytes *part);
/** xy_engine_take_part: Returns: (transfer full) (nullable): that beginning, kept no longer. */
GBytes *xy_engine_take_part (XyEngine *engine, const char *sha256);

/** xy_engine_fetch_photos_async: Fetches the photos that are to be here, wanted ones first. */
void xy_engine_fetch_photos_async (XyEngine *engine,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/** xy_engine_send_photos_async: @photos: (transfer full): hashes to send. */
void xy_engine_send_photos_async (XyEngine *engine,
                                  char **photos,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/**
 * xy_engine_photos_finish:
 * @problem: (out) (optional) (transfer full) (nullable): the sentence for a photo that the server
 *   does not have, does not take, or sent broken; the others went on
 *
 * Of both of the above.
 */
gboolean
xy_engine_photos_finish (XyEngine *engine, GAsyncResult *result, char **problem, GError **error);

/** xy_engine_round_async: Push until the outbox is empty, pull until there is no more, photos. */
void xy_engine_round_async (XyEngine *engine,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
/** xy_engine_round_finish: @problem: (out) (transfer full) (nullable): about a photo, see above. */
gboolean
xy_engine_round_finish (XyEngine *engine, GAsyncResult *result, char **problem, GError **error);

G_END_DECLS
