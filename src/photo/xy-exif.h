// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * XyExif:
 * @orientation: 1 to 8
 * @comment: (nullable): the user's comment where it is ASCII; some phones mark screenshots there
 * @width: pixels of the picture that the camera took, 0 where not said
 * @is_scanned: whether it says that a scanner made the picture
 *
 * The few facts of EXIF that rules and decoding need.  Private to the room.
 */
typedef struct
{
  int orientation;
  char *make;
  char *model;
  char *software;
  char *comment;
  int width, height;
  gboolean is_scanned;
} XyExif;

/**
 * xy_exif_read:
 * @data: the content of a JPEG's APP1 marker, from `Exif\0\0` on
 * @out: (out caller-allocates): filled, with orientation 1 where none is said
 *
 * Returns: whether there was EXIF
 */
gboolean xy_exif_read (const guint8 *data, gsize size, XyExif *out);
void xy_exif_clear (XyExif *exif);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (XyExif, xy_exif_clear)

/**
 * xy_xmp_dup_tool:
 * @data: the content of a JPEG's APP1 marker
 *
 * Returns: (transfer full) (nullable): the program that XMP names as what made the file; %NULL
 *   where there is no XMP or it names none
 */
char *xy_xmp_dup_tool (const guint8 *data, gsize size);

G_END_DECLS
