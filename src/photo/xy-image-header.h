// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "photo/xy-image.h"

G_BEGIN_DECLS

/**
 * XyImageHeader:
 * @width: pixels of the upright image (EXIF orientation applied)
 * @components: colour components of the file: 1 grey, 3 colour, 4 CMYK
 * @precision: bits a component
 * @orientation: EXIF orientation, 1 to 8; 1 where there is none
 * @has_exif: whether EXIF data could be read
 * @make: (nullable): camera maker by EXIF
 * @model: (nullable): camera model by EXIF
 * @software: (nullable): the program that wrote the file by EXIF
 * @tool: (nullable): the program that made it by XMP
 * @comment: (nullable): the comment in EXIF
 * @camera_width: pixels that the camera took by EXIF, as it was held; 0 where not said
 * @is_scanned: whether EXIF says that a scanner made it
 * @quality: the quality that libjpeg would call the quantisation of the brightness, 1 to 100; 0
 *   where there is none
 *
 * What a JPEG says of itself before any pixel is decoded.
 */
typedef struct
{
  int width, height;
  int components;
  int precision;
  int orientation;
  gboolean has_exif;
  char *make;
  char *model;
  char *software;
  char *tool;
  char *comment;
  int camera_width, camera_height;
  gboolean is_scanned;
  int quality;
} XyImageHeader;

/**
 * xy_image_read_header:
 * @out: (out caller-allocates): filled on success; xy_image_header_clear() it
 *
 * Reads the header of a JPEG, cheaply: no pixel is decoded and no image buffer allocated.  The
 * server uses it to refuse uploads that are no JPEG, and the check before it decodes.
 *
 * Returns: %FALSE with %XY_IMAGE_ERROR: no JPEG, a header beyond %XY_IMAGE_MAX_PIXELS or
 *   %XY_IMAGE_MAX_BYTES, or one that cannot be read
 */
gboolean xy_image_read_header (GBytes *bytes, XyImageHeader *out, GError **error);
void xy_image_header_clear (XyImageHeader *header);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (XyImageHeader, xy_image_header_clear)

G_END_DECLS
