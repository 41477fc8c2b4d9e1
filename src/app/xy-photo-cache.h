// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "app/xy-workspace.h"

G_BEGIN_DECLS

/**
 * XyPhotoSize:
 * @XY_PHOTO_THUMBNAIL: for a grid
 * @XY_PHOTO_FULL: as large as a review shows one
 * @XY_PHOTO_ORIGINAL: with every pixel of the file
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
 * first, and keeps the ones used last.
 */
#define XY_TYPE_PHOTO_CACHE (xy_photo_cache_get_type ())
G_DECLARE_FINAL_TYPE (XyPhotoCache, xy_photo_cache, XY, PHOTO_CACHE, GObject)

XyPhotoCache *xy_photo_cache_new (XyWorkspace *workspace);

/** xy_photo_cache_peek: Returns: (transfer none) (nullable): the photo if it is there already. */
GdkTexture *xy_photo_cache_peek (XyPhotoCache *cache, const char *sha256, XyPhotoSize size);

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

/** xy_photo_cache_clear: Forgets everything; another account may be the next. */
void xy_photo_cache_clear (XyPhotoCache *cache);

G_END_DECLS
