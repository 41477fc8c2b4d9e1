// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "app/xy-workspace.h"

G_BEGIN_DECLS

/**
 * XyPhotoSize:
 * @XY_PHOTO_THUMBNAIL: for a grid
 * @XY_PHOTO_FULL: as large as the room that xy_photo_cache_set_room() tells of
 * @XY_PHOTO_ORIGINAL: with every pixel of the file, unless it has more than can be shown
 */
typedef enum
{
  XY_PHOTO_THUMBNAIL,
  XY_PHOTO_FULL,
  XY_PHOTO_ORIGINAL,
} XyPhotoSize;

/**
 * XyPhotoCache:
 *
 * Decodes photos of a workspace's store away from the main loop, the one that was asked for last
 * first, then what is planned, and keeps the ones used last.  What it keeps is bounded in bytes.
 */
#define XY_TYPE_PHOTO_CACHE (xy_photo_cache_get_type ())
G_DECLARE_FINAL_TYPE (XyPhotoCache, xy_photo_cache, XY, PHOTO_CACHE, GObject)

XyPhotoCache *xy_photo_cache_new (XyWorkspace *workspace);

/**
 * xy_photo_cache_set_budget:
 * @bytes: how much the decoded photos of a review may take, and as much again the thumbnails
 */
void xy_photo_cache_set_budget (XyPhotoCache *cache, gsize bytes);

/**
 * xy_photo_cache_set_room:
 * @width: in pixels of the screen
 * @height: in pixels of the screen
 *
 * Where photos are shown.  What was decoded for another room is decoded again when it is asked for,
 * and can be peeked at until then.
 */
void xy_photo_cache_set_room (XyPhotoCache *cache, int width, int height);

/**
 * xy_photo_cache_plan:
 * @photos: (element-type utf8): SHA-256 of photos that are likely to be shown soon, the most
 *   urgent first
 *
 * Decodes these at %XY_PHOTO_FULL when nothing that is asked for waits, as many of them as the
 * budget holds, and keeps them before others.  What was planned before and is not now is dropped.
 */
void xy_photo_cache_plan (XyPhotoCache *cache, GPtrArray *photos);

/** xy_photo_cache_peek: Returns: (transfer none) (nullable): the photo if it is there already. */
GdkTexture *xy_photo_cache_peek (XyPhotoCache *cache, const char *sha256, XyPhotoSize size);

/** xy_photo_cache_is_sharp: Returns: whether it is there, and decoded for the room of now. */
gboolean xy_photo_cache_is_sharp (XyPhotoCache *cache, const char *sha256, XyPhotoSize size);

/**
 * xy_photo_cache_load_async:
 *
 * The photo; an error of the store where its bytes are not here, of #XyImageError where they
 * cannot be decoded.  A photo that nobody waits for any more when its turn comes is not decoded.
 */
void xy_photo_cache_load_async (XyPhotoCache *cache,
                                const char *sha256,
                                XyPhotoSize size,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GdkTexture *xy_photo_cache_load_finish (XyPhotoCache *cache, GAsyncResult *result, GError **error);

/** xy_photo_cache_is_idle: Returns: whether nothing is being decoded or waits for it. */
gboolean xy_photo_cache_is_idle (XyPhotoCache *cache);

/** xy_photo_cache_get_size: Returns: the bytes of all that is kept. */
gsize xy_photo_cache_get_size (XyPhotoCache *cache);

/** xy_photo_cache_clear: Forgets everything; another account may be the next. */
void xy_photo_cache_clear (XyPhotoCache *cache);

G_END_DECLS
