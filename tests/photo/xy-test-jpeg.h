// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

#include "photo/xy-rule-profile.h"

G_BEGIN_DECLS

/**
 * XyTestJpeg:
 * @components: 1 grey, 3 colour, 4 CMYK
 * @adobe: whether CMYK is stored inverted, with Adobe's marker, as every program does
 * @many_scans: each coefficient of each component in a scan of its own, 190 in all
 * @orientation: EXIF orientation; 0 for no EXIF
 * @quadrants: colour of the upper left, upper right, lower left, lower right quarter, as the
 *   components are
 *
 * A picture of four quarters, each of one colour.
 */
typedef struct
{
  int width, height;
  int components;
  gboolean adobe;
  gboolean progressive;
  gboolean many_scans;
  int orientation;
  const char *make;
  guint8 quadrants[4][4];
} XyTestJpeg;

/** xy_test_jpeg_encode: Returns: (transfer full): the file. */
GBytes *xy_test_jpeg_encode (const XyTestJpeg *jpeg);
/** xy_test_jpeg_encode_pixels: Returns: (transfer full): a file of three bytes a pixel, row by row,
 * without EXIF. */
GBytes *xy_test_jpeg_encode_pixels (const guint8 *pixels, int width, int height, int quality);
/** xy_test_jpeg_new_flat: Returns: (transfer full): a file of one colour, without EXIF. */
GBytes *xy_test_jpeg_new_flat (int width, int height, guint8 red, guint8 green, guint8 blue);
/** xy_test_jpeg_lie: Returns: (transfer full): the same file, its header saying another size. */
GBytes *xy_test_jpeg_lie (GBytes *bytes, int width, int height);

/** xy_test_jpeg_beside: Returns: (transfer full): two pictures of one height side by side. */
GBytes *xy_test_jpeg_beside (GBytes *left, GBytes *right);

/** XyTestPainter: Changes the colour of one pixel of the upright picture. */
typedef void (*XyTestPainter) (int x, int y, guint8 rgb[3], gpointer data);

/** xy_test_jpeg_paint: Returns: (transfer full): the picture, each pixel changed. */
GBytes *xy_test_jpeg_paint (GBytes *photo, XyTestPainter painter, gpointer data);

/** xy_test_jpeg_mirror: Returns: (transfer full): the picture, left and right exchanged. */
GBytes *xy_test_jpeg_mirror (GBytes *photo);

/** xy_test_load_profile: Returns: (transfer full): a shipped profile. */
XyRuleProfile *xy_test_load_profile (const char *name);

G_END_DECLS
