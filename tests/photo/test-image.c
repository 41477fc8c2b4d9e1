// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "photo/xy-image-header.h"
#include "photo/xy-image-scale.h"
#include "xy-test-jpeg.h"
#include "xy-test.h"

/* Four colours that no turn can mistake for each other. */
static const XyTestJpeg quarters = {
  .width = 64,
  .height = 32,
  .components = 3,
  .quadrants = { { 220, 30, 30 }, { 30, 200, 30 }, { 30, 30, 220 }, { 230, 220, 40 } },
};

static void
assert_colour (const XyImage *image, int x, int y, const guint8 *colour)
{
  const guint8 *pixel = image->pixels + (gsize) y * image->stride + (gsize) x * 3;

  for (guint c = 0; c < 3; c++)
    g_assert_cmpint (ABS (pixel[c] - colour[c]), <=, 12);
}

/* The quarters of the upright image, by their number in the file. */
static void
assert_quarters (const XyImage *image, const int order[4])
{
  assert_colour (image, image->width / 4, image->height / 4, quarters.quadrants[order[0]]);
  assert_colour (image, image->width * 3 / 4, image->height / 4, quarters.quadrants[order[1]]);
  assert_colour (image, image->width / 4, image->height * 3 / 4, quarters.quadrants[order[2]]);
  assert_colour (image, image->width * 3 / 4, image->height * 3 / 4, quarters.quadrants[order[3]]);
}

static XyImage *
decode (GBytes *bytes, int max_side)
{
  g_autoptr (GError) error = NULL;
  XyImage *image = xy_image_decode (bytes, max_side, &error);

  g_assert_no_error (error);
  return image;
}

static void
every_orientation_comes_out_upright (void)
{
  static const int orders[9][4] = {
    { 0 },          { 0, 1, 2, 3 }, { 1, 0, 3, 2 }, { 3, 2, 1, 0 }, { 2, 3, 0, 1 },
    { 0, 2, 1, 3 }, { 2, 0, 3, 1 }, { 3, 1, 2, 0 }, { 1, 3, 0, 2 },
  };

  for (int orientation = 1; orientation <= 8; orientation++)
    {
      XyTestJpeg jpeg = quarters;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (XyImage) image = NULL;
      g_auto (XyImageHeader) header = { 0 };

      jpeg.orientation = orientation;
      bytes = xy_test_jpeg_encode (&jpeg);
      image = decode (bytes, 0);
      g_assert_cmpint (image->width, ==, orientation >= 5 ? 32 : 64);
      g_assert_cmpint (image->height, ==, orientation >= 5 ? 64 : 32);
      assert_quarters (image, orders[orientation]);
      g_assert_true (xy_image_read_header (bytes, &header, NULL));
      g_assert_cmpint (header.orientation, ==, orientation);
      g_assert_cmpint (header.width, ==, image->width);
      g_assert_cmpint (header.height, ==, image->height);
    }
}

static void
grey_becomes_rgb (void)
{
  static const XyTestJpeg jpeg = { .width = 64,
                                   .height = 32,
                                   .components = 1,
                                   .quadrants = { { 10 }, { 90 }, { 170 }, { 250 } } };
  g_autoptr (GBytes) bytes = xy_test_jpeg_encode (&jpeg);
  g_autoptr (XyImage) image = decode (bytes, 0);

  assert_colour (image, 16, 8, (const guint8[]){ 10, 10, 10 });
  assert_colour (image, 48, 24, (const guint8[]){ 250, 250, 250 });
}

static void
cmyk_becomes_rgb (void)
{
  for (int adobe = 0; adobe <= 1; adobe++)
    {
      /* Paper, cyan, half black, red. */
      const XyTestJpeg jpeg = {
        .width = 64,
        .height = 32,
        .components = 4,
        .adobe = adobe,
        .quadrants = { { 0, 0, 0, 0 }, { 255, 0, 0, 0 }, { 0, 0, 0, 128 }, { 0, 255, 255, 0 } },
      };
      g_autoptr (GBytes) bytes = xy_test_jpeg_encode (&jpeg);
      g_autoptr (XyImage) image = decode (bytes, 0);

      assert_colour (image, 16, 8, (const guint8[]){ 255, 255, 255 });
      assert_colour (image, 48, 8, (const guint8[]){ 0, 255, 255 });
      assert_colour (image, 16, 24, (const guint8[]){ 127, 127, 127 });
      assert_colour (image, 48, 24, (const guint8[]){ 255, 0, 0 });
    }
}

static void
progressive_is_read (void)
{
  static const int upright[4] = { 0, 1, 2, 3 };
  XyTestJpeg jpeg = quarters;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (XyImage) image = NULL;

  jpeg.progressive = TRUE;
  bytes = xy_test_jpeg_encode (&jpeg);
  image = decode (bytes, 0);
  assert_quarters (image, upright);
}

static void
scaling_keeps_what_was_asked_for (void)
{
  g_autoptr (GBytes) bytes = xy_test_jpeg_new_flat (1600, 1200, 100, 197, 255);
  static const struct
  {
    int max_side, width;
  } cases[] = { { 0, 1600 },  { 1600, 1600 }, { 801, 1600 }, { 800, 800 },
                { 401, 800 }, { 400, 400 },   { 200, 200 },  { 10, 200 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (XyImage) image = decode (bytes, cases[i].max_side);

      g_assert_cmpint (image->width, ==, cases[i].width);
      g_assert_cmpint (image->full_width, ==, 1600);
      g_assert_cmpint (image->full_height, ==, 1200);
      assert_colour (image, image->width / 2, image->height / 2, (const guint8[]){ 100, 197, 255 });
    }
}

static XyImage *
new_ramp (int width, int height)
{
  XyImage *image = g_new0 (XyImage, 1);

  g_atomic_ref_count_init (&image->refs);
  image->width = width;
  image->height = height;
  image->stride = (gsize) width * 3;
  image->pixels = g_malloc (image->stride * (gsize) height);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        guint8 *pixel = image->pixels + (gsize) y * image->stride + (gsize) x * 3;

        pixel[0] = (guint8) (x * 10);
        pixel[1] = (guint8) (y * 20);
        pixel[2] = 77;
      }
  return image;
}

static void
an_image_of_the_same_size_is_the_same (void)
{
  g_autoptr (XyImage) image = new_ramp (5, 3);
  g_autoptr (XyImage) scaled = xy_image_scale (image, 5, 3);

  g_assert_cmpmem (scaled->pixels, 5 * 3 * 3, image->pixels, 5 * 3 * 3);
}

static void
a_scaled_image_has_the_means_of_what_its_pixels_stand_for (void)
{
  g_autoptr (XyImage) image = new_ramp (5, 4);
  /* Two and a half columns and two rows to a pixel. */
  g_autoptr (XyImage) scaled = xy_image_scale (image, 2, 2);

  g_assert_cmpint (scaled->pixels[0], ==, (0 + 10 + 20 / 2) * 2 / 5);
  g_assert_cmpint (scaled->pixels[1], ==, 10);
  g_assert_cmpint (scaled->pixels[2], ==, 77);
  g_assert_cmpint (scaled->pixels[9], ==, (20 / 2 + 30 + 40) * 2 / 5);
  g_assert_cmpint (scaled->pixels[10], ==, 50);
  g_assert_cmpint (scaled->pixels[11], ==, 77);
}

static void
an_image_that_is_fitted_keeps_its_shape_and_is_never_enlarged (void)
{
  g_autoptr (XyImage) image = new_ramp (30, 40);
  int width, height;

  xy_image_fit (image, 15, 100, &width, &height);
  g_assert_cmpint (width, ==, 15);
  g_assert_cmpint (height, ==, 20);
  xy_image_fit (image, 400, 10, &width, &height);
  g_assert_cmpint (width, ==, 8);
  g_assert_cmpint (height, ==, 10);
  xy_image_fit (image, 400, 400, &width, &height);
  g_assert_cmpint (width, ==, 30);
  g_assert_cmpint (height, ==, 40);
  xy_image_fit (image, 1, 400, &width, &height);
  g_assert_cmpint (width, ==, 1);
  g_assert_cmpint (height, ==, 1);
}

static void
assert_refused (GBytes *bytes, XyImageError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XyImage) image = xy_image_decode (bytes, 640, &error);

  g_assert_null (image);
  g_assert_error (error, XY_IMAGE_ERROR, (int) code);
}

static void
other_formats_are_refused (void)
{
  static const char *const others[] = { "", "\x89PNG\r\n\x1a\n", "GIF89a", "hello", "\xff\xd8" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (others[i], strlen (others[i]));

      assert_refused (bytes, XY_IMAGE_ERROR_FORMAT);
    }
}

static void
a_truncated_file_is_damaged_wherever_it_ends (void)
{
  g_autoptr (GBytes) bytes = xy_test_jpeg_encode (&quarters);
  gsize size = g_bytes_get_size (bytes);

  /* Without the last two bytes, the end marker, the picture is still whole. */
  for (gsize length = 3; length < size - 4; length++)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (bytes, 0, length);

      assert_refused (part, XY_IMAGE_ERROR_DAMAGED);
    }
}

static void
a_lying_header_is_damaged (void)
{
  g_autoptr (GBytes) bytes = xy_test_jpeg_encode (&quarters);
  g_autoptr (GBytes) larger = xy_test_jpeg_lie (bytes, 8000, 8000);
  g_autoptr (GBytes) empty = xy_test_jpeg_lie (bytes, 0, 32);

  assert_refused (larger, XY_IMAGE_ERROR_DAMAGED);
  assert_refused (empty, XY_IMAGE_ERROR_DAMAGED);
}

static void
a_hundred_megapixels_are_refused_by_the_header (void)
{
  g_autoptr (GBytes) bytes = xy_test_jpeg_encode (&quarters);
  g_autoptr (GBytes) huge = xy_test_jpeg_lie (bytes, 10000, 10000);
  g_autoptr (GError) error = NULL;
  g_auto (XyImageHeader) header = { 0 };

  assert_refused (huge, XY_IMAGE_ERROR_LIMIT);
  g_assert_false (xy_image_read_header (huge, &header, &error));
  g_assert_error (error, XY_IMAGE_ERROR, XY_IMAGE_ERROR_LIMIT);
}

static void
a_file_beyond_the_limit_is_refused (void)
{
  g_autoptr (GBytes) bytes = xy_test_jpeg_encode (&quarters);
  gsize size = g_bytes_get_size (bytes);
  guint8 *padded = g_malloc0 (XY_IMAGE_MAX_BYTES + 1);
  g_autoptr (GBytes) large = NULL;

  memcpy (padded, g_bytes_get_data (bytes, NULL), size);
  large = g_bytes_new_take (padded, XY_IMAGE_MAX_BYTES + 1);
  assert_refused (large, XY_IMAGE_ERROR_LIMIT);
}

/* Each scan is a pass over the whole picture: a small file could keep a processor busy. */
static void
a_file_of_very_many_scans_is_refused (void)
{
  XyTestJpeg jpeg = quarters;
  g_autoptr (GBytes) bytes = NULL;

  jpeg.many_scans = TRUE;
  bytes = xy_test_jpeg_encode (&jpeg);
  assert_refused (bytes, XY_IMAGE_ERROR_LIMIT);
}

static void
header_tells_the_camera (void)
{
  XyTestJpeg jpeg = quarters;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) plain = xy_test_jpeg_encode (&quarters);
  g_auto (XyImageHeader) header = { 0 };
  g_auto (XyImageHeader) without = { 0 };

  jpeg.orientation = 6;
  jpeg.make = " 华为 \x01 Camera ";
  bytes = xy_test_jpeg_encode (&jpeg);
  g_assert_true (xy_image_read_header (bytes, &header, NULL));
  g_assert_true (header.has_exif);
  g_assert_cmpstr (header.make, ==, "华为   Camera");
  g_assert_null (header.software);
  g_assert_cmpint (header.components, ==, 3);
  g_assert_cmpint (header.precision, ==, 8);

  g_assert_true (xy_image_read_header (plain, &without, NULL));
  g_assert_false (without.has_exif);
  g_assert_null (without.make);
  g_assert_cmpint (without.orientation, ==, 1);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/photo/image/upright", every_orientation_comes_out_upright);
  g_test_add_func ("/photo/image/grey", grey_becomes_rgb);
  g_test_add_func ("/photo/image/cmyk", cmyk_becomes_rgb);
  g_test_add_func ("/photo/image/progressive", progressive_is_read);
  g_test_add_func ("/photo/image/scaling", scaling_keeps_what_was_asked_for);
  g_test_add_func ("/photo/image/same-size", an_image_of_the_same_size_is_the_same);
  g_test_add_func ("/photo/image/scaled",
                   a_scaled_image_has_the_means_of_what_its_pixels_stand_for);
  g_test_add_func ("/photo/image/fit",
                   an_image_that_is_fitted_keeps_its_shape_and_is_never_enlarged);
  g_test_add_func ("/photo/image/other-formats", other_formats_are_refused);
  g_test_add_func ("/photo/image/truncated", a_truncated_file_is_damaged_wherever_it_ends);
  g_test_add_func ("/photo/image/lying-header", a_lying_header_is_damaged);
  g_test_add_func ("/photo/image/hundred-megapixels",
                   a_hundred_megapixels_are_refused_by_the_header);
  g_test_add_func ("/photo/image/too-many-bytes", a_file_beyond_the_limit_is_refused);
  g_test_add_func ("/photo/image/many-scans", a_file_of_very_many_scans_is_refused);
  g_test_add_func ("/photo/image/camera", header_tells_the_camera);
  return g_test_run ();
}
