// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/xy-store.h"

G_BEGIN_DECLS

/** XY_THUMBNAIL_SIDE: The longer side of a thumbnail, in pixels: sharp in the grid at a scale of 2.
 */
#define XY_THUMBNAIL_SIDE 288

/**
 * xy_thumbnail_load_async:
 *
 * The small picture of a photo of the store.  It is made of the photo once and kept beside it; when
 * what was kept is damaged it is made anew.  Everything is done away from the main loop.
 *
 * An error of the store where the photo's bytes are not here, of #XyImageError where they cannot be
 * decoded.
 */
void xy_thumbnail_load_async (XyStore *store,
                              const char *sha256,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
/** xy_thumbnail_load_finish: Returns: (transfer full) (nullable): a JPEG, upright. */
GBytes *xy_thumbnail_load_finish (XyStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
