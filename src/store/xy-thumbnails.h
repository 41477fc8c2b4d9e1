// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Small pictures of photos lie in `thumbnails/ab/SHA256-SIDE` with mode 0600, beside the photos of
 * the store and no longer than they: at most one of a size for each photo, and none larger than
 * XY_THUMBNAIL_MAX_BYTES.  They can be made anew at any time, so what cannot be read or written is
 * no error.  Everything here may be called from any thread. */

#define XY_THUMBNAIL_MAX_BYTES (128 * 1024)

/**
 * xy_thumbnails_load:
 * @directory: the store's folder
 * @sha256: the photo's name
 * @side: its size, in pixels
 *
 * Returns: (transfer full) (nullable): what was saved; %NULL where there is nothing, or where it is
 *   not what was saved for that photo, which is then erased
 */
GBytes *xy_thumbnails_load (const char *directory, const char *sha256, int side);
/** xy_thumbnails_save: Keeps it, as long as the photo is in the store. */
void xy_thumbnails_save (const char *directory, const char *sha256, int side, GBytes *bytes);

/* For the store only. */

/** xy_thumbnails_erase: Erases all sizes of one photo. */
void xy_thumbnails_erase (const char *directory, const char *sha256);
/** xy_thumbnails_sweep: @photos: a set of SHA-256; erases what belongs to none of them. */
void xy_thumbnails_sweep (const char *directory, GHashTable *photos);

G_END_DECLS
