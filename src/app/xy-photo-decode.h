// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** XY_PHOTO_PIXEL_BYTES: What a pixel of a decoded photo takes. */
#define XY_PHOTO_PIXEL_BYTES 3

/**
 * XyPhotoDecoded:
 * @texture: the photo, in the form that GTK converts for a screen in the least time
 * @full_width: of the upright photo as the file has it
 * @full_height: its height
 */
typedef struct
{
  GdkTexture *texture;
  int full_width, full_height;
} XyPhotoDecoded;

void xy_photo_decoded_free (XyPhotoDecoded *decoded);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyPhotoDecoded, xy_photo_decoded_free)

/**
 * xy_photo_decode_async:
 * @width: of the room that the photo has to fit in, in pixels
 * @height: its height
 *
 * Decodes a JPEG on another thread, no larger than the room asks for and never enlarged.  One that
 * would take more than can be shown at all comes at a half of its size, or less.
 */
void xy_photo_decode_async (GBytes *bytes,
                            int width,
                            int height,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
/** xy_photo_decode_finish: Returns: (transfer full) (nullable): %NULL with %XY_IMAGE_ERROR. */
XyPhotoDecoded *xy_photo_decode_finish (GAsyncResult *result, GError **error);

G_END_DECLS
