// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define XY_PHOTO_FOLDER_ERROR (xy_photo_folder_error_quark ())
GQuark xy_photo_folder_error_quark (void);

/**
 * XyPhotoFolderError:
 * @XY_PHOTO_FOLDER_ERROR_HASH: the bytes are not those that the name says
 * @XY_PHOTO_FOLDER_ERROR_FORMAT: the bytes are no JPEG
 * @XY_PHOTO_FOLDER_ERROR_WRITE: the folder cannot be written to
 */
typedef enum
{
  XY_PHOTO_FOLDER_ERROR_HASH,
  XY_PHOTO_FOLDER_ERROR_FORMAT,
  XY_PHOTO_FOLDER_ERROR_WRITE,
} XyPhotoFolderError;

/* The original bytes of photos, each in a file named by their SHA-256: FOLDER/ab/abcd….  The calls
 * are for any thread. */

/** xy_photo_name_is_valid: Returns: whether @sha256 is 64 hexadecimal digits in lower case. */
gboolean xy_photo_name_is_valid (const char *sha256);

/**
 * xy_photo_folder_put:
 *
 * Keeps a photo; after it returns, the file survives a crash.  One that is there already stays.
 */
gboolean
xy_photo_folder_put (const char *folder, const char *sha256, GBytes *bytes, GError **error);

/** xy_photo_folder_get: Returns: (transfer full) (nullable): %NULL with %G_FILE_ERROR. */
GBytes *xy_photo_folder_get (const char *folder, const char *sha256, GError **error);

G_END_DECLS
