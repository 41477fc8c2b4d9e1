// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define XY_IMAGE_ERROR (xy_image_error_quark ())
GQuark xy_image_error_quark (void);

/**
 * XyImageError:
 * @XY_IMAGE_ERROR_FORMAT: the bytes are no JPEG
 * @XY_IMAGE_ERROR_LIMIT: more pixels or bytes than are taken
 * @XY_IMAGE_ERROR_DAMAGED: the JPEG cannot be decoded
 */
typedef enum
{
  XY_IMAGE_ERROR_FORMAT,
  XY_IMAGE_ERROR_LIMIT,
  XY_IMAGE_ERROR_DAMAGED,
} XyImageError;

/** XY_IMAGE_MAX_PIXELS: The most pixels that are decoded; a header that says more is refused. */
#define XY_IMAGE_MAX_PIXELS (80 * 1000 * 1000)
/** XY_IMAGE_MAX_BYTES: The largest file that is taken. */
#define XY_IMAGE_MAX_BYTES (32 * 1024 * 1024)

/**
 * XyImage:
 * @width: pixels of the upright image
 * @stride: bytes a row
 * @full_width: width of the file's upright image before any scaling
 * @pixels: (array): 8-bit R, G, B, three bytes a pixel, upright (EXIF orientation applied)
 *
 * A decoded photo.  Reference counted, immutable.
 */
typedef struct
{
  gatomicrefcount refs;
  int width, height;
  gsize stride;
  int full_width, full_height;
  guint8 *pixels;
} XyImage;

/**
 * xy_image_decode:
 * @max_side: decode at no more than is needed for a longer side of this many pixels (the DCT's
 *   scaling: ½, ¼, ⅛); 0 for the whole
 *
 * Returns: (transfer full) (nullable): %NULL with %XY_IMAGE_ERROR
 */
XyImage *xy_image_decode (GBytes *bytes, int max_side, GError **error);
void xy_image_unref (XyImage *image);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyImage, xy_image_unref)

G_END_DECLS
