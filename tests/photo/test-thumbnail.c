// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "photo/xy-image-header.h"
#include "photo/xy-thumbnail.h"
#include "xy-test-jpeg.h"
#include "xy-test.h"

static XyImage *
make (GBytes *photo, int side)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) small = xy_thumbnail_make (photo, side, &error);
  XyImage *image;

  g_assert_no_error (error);
  image = xy_image_decode (small, 0, &error);
  g_assert_no_error (error);
  return image;
}

static void
assert_red (const XyImage *image, int x, int y, gboolean red)
{
  const guint8 *pixel = image->pixels + (gsize) y * image->stride + (gsize) x * 3;

  g_assert_cmpint (pixel[0] > 150, ==, red);
}

/* Red on its left half, lying on its side until it is turned. */
static const XyTestJpeg turned = {
  .width = 640,
  .height = 480,
  .components = 3,
  .orientation = 6,
  .make = "Camera",
  .quadrants = { { 220, 30, 30 }, { 220, 30, 30 }, { 30, 30, 220 }, { 30, 30, 220 } },
};

static void
a_photo_becomes_small_and_upright (void)
{
  g_autoptr (GBytes) photo = xy_test_jpeg_encode (&turned);
  g_autoptr (XyImage) image = make (photo, 288);

  g_assert_cmpint (image->width, ==, 216);
  g_assert_cmpint (image->height, ==, 288);
  /* What was the upper half is the right one now. */
  assert_red (image, 200, 10, TRUE);
  assert_red (image, 200, 280, TRUE);
  assert_red (image, 16, 10, FALSE);
  assert_red (image, 16, 280, FALSE);
}

static void
nothing_else_of_the_file_is_kept (void)
{
  g_autoptr (GBytes) photo = xy_test_jpeg_encode (&turned);
  g_autoptr (GBytes) small = xy_thumbnail_make (photo, 288, NULL);
  g_auto (XyImageHeader) before = { 0 };
  g_auto (XyImageHeader) after = { 0 };

  g_assert_true (xy_image_read_header (photo, &before, NULL));
  g_assert_cmpstr (before.make, ==, "Camera");
  g_assert_true (xy_image_read_header (small, &after, NULL));
  g_assert_false (after.has_exif);
}

static void
a_small_photo_stays_as_large_as_it_is (void)
{
  g_autoptr (GBytes) photo = xy_test_jpeg_new_flat (60, 40, 200, 100, 50);
  g_autoptr (XyImage) image = make (photo, 288);
  g_autoptr (GBytes) line = xy_test_jpeg_new_flat (2000, 1, 200, 100, 50);
  g_autoptr (XyImage) line_image = make (line, 288);

  g_assert_cmpint (image->width, ==, 60);
  g_assert_cmpint (image->height, ==, 40);
  g_assert_cmpint (line_image->width, ==, 288);
  g_assert_cmpint (line_image->height, ==, 1);
}

static void
what_is_no_photo_is_an_error (void)
{
  g_autoptr (GBytes) text = g_bytes_new_static ("no photo", 8);
  g_autoptr (GError) error = NULL;

  g_assert_null (xy_thumbnail_make (text, 288, &error));
  g_assert_error (error, XY_IMAGE_ERROR, XY_IMAGE_ERROR_FORMAT);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/thumbnail/small-and-upright", a_photo_becomes_small_and_upright);
  g_test_add_func ("/thumbnail/nothing-else", nothing_else_of_the_file_is_kept);
  g_test_add_func ("/thumbnail/small-photo", a_small_photo_stays_as_large_as_it_is);
  g_test_add_func ("/thumbnail/no-photo", what_is_no_photo_is_an_error);
  return g_test_run ();
}
