// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "xy-test-jpeg.h"

#include <stdio.h>

#include <jpeglib.h>
#include <string.h>

#include "data/xy-data.h"
#include "photo/xy-image.h"

#define QUALITY 95

static void
put_u16 (GByteArray *bytes, guint value)
{
  const guint8 pair[2] = { (guint8) (value >> 8), (guint8) value };

  g_byte_array_append (bytes, pair, 2);
}

static void
put_u32 (GByteArray *bytes, guint value)
{
  put_u16 (bytes, value >> 16);
  put_u16 (bytes, value & 0xffff);
}

/* A big-endian TIFF of one directory with a maker and an orientation. */
static GByteArray *
make_exif (const XyTestJpeg *jpeg)
{
  GByteArray *exif = g_byte_array_new ();
  const char *make = jpeg->make != NULL ? jpeg->make : "Test";
  guint length = (guint) strlen (make) + 1;

  g_byte_array_append (exif, (const guint8 *) "Exif\0\0MM\0*", 10);
  put_u32 (exif, 8);
  put_u16 (exif, 2);
  put_u16 (exif, 0x010f);
  put_u16 (exif, 2);
  put_u32 (exif, MAX (length, 5));
  put_u32 (exif, 38);
  put_u16 (exif, 0x0112);
  put_u16 (exif, 3);
  put_u32 (exif, 1);
  put_u16 (exif, (guint) jpeg->orientation);
  put_u16 (exif, 0);
  put_u32 (exif, 0);
  g_byte_array_append (exif, (const guint8 *) make, length);
  while (exif->len < 6 + 38 + 5)
    g_byte_array_append (exif, (const guint8 *) "", 1);
  return exif;
}

#define N_SCANS (1 + 3 * 63)

static void
fill_scans (jpeg_scan_info *scans)
{
  scans[0] = (jpeg_scan_info){ .comps_in_scan = 3, .component_index = { 0, 1, 2 } };
  for (int i = 0; i < N_SCANS - 1; i++)
    scans[i + 1] = (jpeg_scan_info){ .comps_in_scan = 1,
                                     .component_index = { i / 63 },
                                     .Ss = i % 63 + 1,
                                     .Se = i % 63 + 1 };
}

GBytes *
xy_test_jpeg_encode (const XyTestJpeg *picture)
{
  struct jpeg_compress_struct jpeg;
  struct jpeg_error_mgr errors;
  g_autofree guint8 *row = g_malloc ((gsize) picture->width * 4);
  unsigned char *data = NULL;
  unsigned long size = 0;
  jpeg_scan_info scans[N_SCANS];
  GBytes *bytes;

  jpeg.err = jpeg_std_error (&errors);
  jpeg_create_compress (&jpeg);
  jpeg_mem_dest (&jpeg, &data, &size);
  jpeg.image_width = (JDIMENSION) picture->width;
  jpeg.image_height = (JDIMENSION) picture->height;
  jpeg.input_components = picture->components;
  jpeg.in_color_space = picture->components == 1   ? JCS_GRAYSCALE
                        : picture->components == 3 ? JCS_RGB
                                                   : JCS_CMYK;
  jpeg_set_defaults (&jpeg);
  jpeg_set_quality (&jpeg, QUALITY, TRUE);
  if (picture->components == 4)
    jpeg.write_Adobe_marker = picture->adobe;
  if (picture->progressive)
    jpeg_simple_progression (&jpeg);
  if (picture->many_scans)
    {
      fill_scans (scans);
      jpeg.scan_info = scans;
      jpeg.num_scans = N_SCANS;
    }
  jpeg_start_compress (&jpeg, TRUE);
  if (picture->orientation != 0)
    {
      g_autoptr (GByteArray) exif = make_exif (picture);

      jpeg_write_marker (&jpeg, JPEG_APP0 + 1, exif->data, exif->len);
    }
  while (jpeg.next_scanline < jpeg.image_height)
    {
      int lower = (int) jpeg.next_scanline >= picture->height / 2 ? 2 : 0;

      for (int x = 0; x < picture->width; x++)
        {
          const guint8 *colour = picture->quadrants[lower + (x >= picture->width / 2 ? 1 : 0)];

          for (int c = 0; c < picture->components; c++)
            row[x * picture->components + c] =
                picture->components == 4 && picture->adobe ? 255 - colour[c] : colour[c];
        }
      jpeg_write_scanlines (&jpeg, &row, 1);
    }
  jpeg_finish_compress (&jpeg);
  jpeg_destroy_compress (&jpeg);
  bytes = g_bytes_new (data, size);
  free (data);
  return bytes;
}

GBytes *
xy_test_jpeg_new_flat (int width, int height, guint8 red, guint8 green, guint8 blue)
{
  XyTestJpeg jpeg = { .width = width, .height = height, .components = 3 };

  for (guint i = 0; i < G_N_ELEMENTS (jpeg.quadrants); i++)
    {
      jpeg.quadrants[i][0] = red;
      jpeg.quadrants[i][1] = green;
      jpeg.quadrants[i][2] = blue;
    }
  return xy_test_jpeg_encode (&jpeg);
}

GBytes *
xy_test_jpeg_lie (GBytes *bytes, int width, int height)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint8 *changed = g_memdup2 (data, size);
  gsize place = 2;

  /* From marker to marker, up to the frame header. */
  while (changed[place + 1] != 0xc0 && changed[place + 1] != 0xc2)
    {
      place += 2 + ((gsize) changed[place + 2] << 8 | changed[place + 3]);
      g_assert_cmpuint (place + 9, <, size);
    }
  changed[place + 5] = (guint8) (height >> 8);
  changed[place + 6] = (guint8) height;
  changed[place + 7] = (guint8) (width >> 8);
  changed[place + 8] = (guint8) width;
  return g_bytes_new_take (changed, size);
}

GBytes *
xy_test_jpeg_encode_pixels (const guint8 *pixels, int width, int height, int quality)
{
  struct jpeg_compress_struct jpeg;
  struct jpeg_error_mgr errors;
  unsigned char *data = NULL;
  unsigned long size = 0;
  GBytes *bytes;

  jpeg.err = jpeg_std_error (&errors);
  jpeg_create_compress (&jpeg);
  jpeg_mem_dest (&jpeg, &data, &size);
  jpeg.image_width = (JDIMENSION) width;
  jpeg.image_height = (JDIMENSION) height;
  jpeg.input_components = 3;
  jpeg.in_color_space = JCS_RGB;
  jpeg_set_defaults (&jpeg);
  jpeg_set_quality (&jpeg, quality, TRUE);
  jpeg_start_compress (&jpeg, TRUE);
  while (jpeg.next_scanline < jpeg.image_height)
    {
      g_autofree guint8 *row =
          g_memdup2 (pixels + (gsize) jpeg.next_scanline * (gsize) width * 3, (gsize) width * 3);

      jpeg_write_scanlines (&jpeg, &row, 1);
    }
  jpeg_finish_compress (&jpeg);
  jpeg_destroy_compress (&jpeg);
  bytes = g_bytes_new (data, size);
  free (data);
  return bytes;
}

GBytes *
xy_test_jpeg_beside (GBytes *left, GBytes *right)
{
  g_autoptr (XyImage) a = xy_image_decode (left, 0, NULL);
  g_autoptr (XyImage) b = xy_image_decode (right, 0, NULL);
  g_autofree guint8 *pixels = NULL;
  gsize stride = (gsize) (a->width + b->width) * 3;

  g_assert_cmpint (a->height, ==, b->height);
  pixels = g_malloc (stride * (gsize) a->height);
  for (gsize y = 0; y < (gsize) a->height; y++)
    {
      memcpy (pixels + y * stride, a->pixels + y * a->stride, (gsize) a->width * 3);
      memcpy (pixels + y * stride + (gsize) a->width * 3, b->pixels + y * b->stride,
              (gsize) b->width * 3);
    }
  return xy_test_jpeg_encode_pixels (pixels, a->width + b->width, a->height, QUALITY);
}

GBytes *
xy_test_jpeg_paint (GBytes *photo, XyTestPainter painter, gpointer data)
{
  g_autoptr (XyImage) image = xy_image_decode (photo, 0, NULL);
  g_autofree guint8 *pixels = g_malloc ((gsize) image->width * (gsize) image->height * 3);

  for (int y = 0; y < image->height; y++)
    {
      guint8 *row = pixels + (gsize) y * (gsize) image->width * 3;

      memcpy (row, image->pixels + (gsize) y * image->stride, (gsize) image->width * 3);
      for (int x = 0; x < image->width; x++)
        painter (x, y, row + x * 3, data);
    }
  return xy_test_jpeg_encode_pixels (pixels, image->width, image->height, QUALITY);
}

GBytes *
xy_test_jpeg_mirror (GBytes *photo)
{
  g_autoptr (XyImage) image = xy_image_decode (photo, 0, NULL);
  g_autofree guint8 *pixels = g_malloc ((gsize) image->width * (gsize) image->height * 3);

  for (int y = 0; y < image->height; y++)
    {
      const guint8 *from = image->pixels + (gsize) y * image->stride;
      guint8 *row = pixels + (gsize) y * (gsize) image->width * 3;

      for (int x = 0; x < image->width; x++)
        memcpy (row + x * 3, from + (image->width - 1 - x) * 3, 3);
    }
  return xy_test_jpeg_encode_pixels (pixels, image->width, image->height, QUALITY);
}

XyRuleProfile *
xy_test_load_profile (const char *name)
{
  g_autofree char *path = g_strdup_printf ("profiles/%s.json", name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = xy_data_load (path, &error);
  XyRuleProfile *profile;

  g_assert_no_error (error);
  profile = xy_rule_profile_new_from_json (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                           &error);
  g_assert_no_error (error);
  return profile;
}
