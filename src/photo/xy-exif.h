// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * XyExif:
 * @orientation: 1 to 8
 *
 * The few facts of EXIF that rules and decoding need.  Private to the room.
 */
typedef struct
{
  int orientation;
  char *make;
  char *model;
  char *software;
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

G_END_DECLS
