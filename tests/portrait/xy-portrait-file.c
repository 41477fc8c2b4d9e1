// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "xy-portrait-draw.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

/* EXIF 2.3, little-endian: one directory with make, model, orientation, resolution and software,
 * and the EXIF directory behind it. */

enum
{
  TYPE_ASCII = 2,
  TYPE_SHORT = 3,
  TYPE_LONG = 4,
  TYPE_RATIONAL = 5,
  TYPE_UNDEFINED = 7,
};

typedef struct
{
  GByteArray *entries;
  GByteArray *values;
  guint16 count;
} Directory;

static void
put16 (GByteArray *array, guint value)
{
  guint16 little = GUINT16_TO_LE ((guint16) value);

  g_byte_array_append (array, (const guint8 *) &little, 2);
}

static void
put32 (GByteArray *array, guint value)
{
  guint32 little = GUINT32_TO_LE ((guint32) value);

  g_byte_array_append (array, (const guint8 *) &little, 4);
}

static void
directory_add (Directory *directory,
               guint tag,
               guint type,
               guint count,
               gconstpointer data,
               gsize length)
{
  static const guint8 zeros[4] = { 0 };

  put16 (directory->entries, tag);
  put16 (directory->entries, type);
  put32 (directory->entries, count);
  if (length <= 4)
    {
      g_byte_array_append (directory->entries, data, (guint) length);
      g_byte_array_append (directory->entries, zeros, (guint) (4 - length));
    }
  else
    {
      /* Relative to the values until the directory's place is known. */
      put32 (directory->entries, 0x80000000u | directory->values->len);
      g_byte_array_append (directory->values, data, (guint) length);
      if (length % 2 == 1)
        g_byte_array_append (directory->values, zeros, 1);
    }
  directory->count++;
}

static void
directory_add_string (Directory *directory, guint tag, const char *text)
{
  gsize length = strlen (text) + 1;

  directory_add (directory, tag, TYPE_ASCII, (guint) length, text, length);
}

static void
directory_add_short (Directory *directory, guint tag, guint value)
{
  guint16 little = GUINT16_TO_LE ((guint16) value);

  directory_add (directory, tag, TYPE_SHORT, 1, &little, 2);
}

static void
directory_add_long (Directory *directory, guint tag, guint value)
{
  guint32 little = GUINT32_TO_LE ((guint32) value);

  directory_add (directory, tag, TYPE_LONG, 1, &little, 4);
}

static void
directory_add_rational (Directory *directory, guint tag, guint numerator, guint denominator)
{
  guint32 pair[2] = { GUINT32_TO_LE (numerator), GUINT32_TO_LE (denominator) };

  directory_add (directory, tag, TYPE_RATIONAL, 1, pair, 8);
}

static gsize
directory_size (const Directory *directory)
{
  return 2 + directory->entries->len + 4 + directory->values->len;
}

static void
directory_write (Directory *directory, GByteArray *tiff)
{
  guint values = tiff->len + 2 + directory->entries->len + 4;

  put16 (tiff, directory->count);
  for (guint i = 0; i < directory->count; i++)
    {
      guint8 *entry = directory->entries->data + 12 * i;
      guint32 place;

      memcpy (&place, entry + 8, 4);
      place = GUINT32_FROM_LE (place);
      if ((place & 0x80000000u) != 0)
        {
          place = GUINT32_TO_LE ((place & 0x7fffffffu) + values);
          memcpy (entry + 8, &place, 4);
        }
    }
  g_byte_array_append (tiff, directory->entries->data, directory->entries->len);
  put32 (tiff, 0);
  g_byte_array_append (tiff, directory->values->data, directory->values->len);
}

static GByteArray *
make_exif (const XyPortrait *portrait, int width, int height)
{
  GByteArray *tiff = g_byte_array_new ();
  g_autoptr (GByteArray) image_entries = g_byte_array_new ();
  g_autoptr (GByteArray) image_values = g_byte_array_new ();
  g_autoptr (GByteArray) exif_entries = g_byte_array_new ();
  g_autoptr (GByteArray) exif_values = g_byte_array_new ();
  Directory image = { image_entries, image_values, 0 };
  Directory exif = { exif_entries, exif_values, 0 };
  guint place;

  if (portrait->make != NULL)
    directory_add_string (&image, 0x010f, portrait->make);
  if (portrait->model != NULL)
    directory_add_string (&image, 0x0110, portrait->model);
  directory_add_short (&image, 0x0112, (guint) portrait->orientation);
  directory_add_rational (&image, 0x011a, 300, 1);
  directory_add_rational (&image, 0x011b, 300, 1);
  directory_add_short (&image, 0x0128, 2);
  if (portrait->software != NULL)
    directory_add_string (&image, 0x0131, portrait->software);
  directory_add_string (&image, 0x0132, "2021:12:05 10:24:36");

  if (portrait->make != NULL)
    {
      directory_add_rational (&exif, 0x829a, 1, 125);
      directory_add_rational (&exif, 0x829d, 56, 10);
      directory_add_short (&exif, 0x8827, 200);
    }
  directory_add (&exif, 0x9000, TYPE_UNDEFINED, 4, "0230", 4);
  directory_add_string (&exif, 0x9003, "2021:12:05 10:24:36");
  if (portrait->make != NULL)
    directory_add_rational (&exif, 0x920a, 85, 1);
  directory_add_short (&exif, 0xa001, 1);
  directory_add_long (&exif, 0xa002, (guint) width);
  directory_add_long (&exif, 0xa003, (guint) height);

  g_byte_array_append (tiff, (const guint8 *) "Exif\0\0", 6);
  g_byte_array_append (tiff, (const guint8 *) "II", 2);
  put16 (tiff, 42);
  put32 (tiff, 8);
  g_byte_array_remove_range (tiff, 0, 6);
  place = 8 + (guint) directory_size (&image) + 12;
  directory_add_long (&image, 0x8769, place);
  directory_write (&image, tiff);
  g_assert_cmpuint (tiff->len, ==, place);
  directory_write (&exif, tiff);
  g_byte_array_prepend (tiff, (const guint8 *) "Exif\0\0", 6);
  return tiff;
}

GBytes *
xy_portrait_encode (const XyPortrait *portrait,
                    const guint8 *pixels,
                    int width,
                    int height,
                    int quality)
{
  struct jpeg_compress_struct jpeg;
  struct jpeg_error_mgr errors;
  unsigned char *buffer = NULL;
  unsigned long length = 0;
  GBytes *bytes;

  memset (&jpeg, 0, sizeof jpeg);
  jpeg.err = jpeg_std_error (&errors);
  jpeg_create_compress (&jpeg);
  jpeg_mem_dest (&jpeg, &buffer, &length);
  jpeg.image_width = (JDIMENSION) width;
  jpeg.image_height = (JDIMENSION) height;
  jpeg.input_components = 3;
  jpeg.in_color_space = JCS_RGB;
  jpeg_set_defaults (&jpeg);
  jpeg_set_quality (&jpeg, quality, TRUE);
  jpeg.density_unit = 1;
  jpeg.X_density = 300;
  jpeg.Y_density = 300;
  jpeg.dct_method = JDCT_ISLOW;
  jpeg_start_compress (&jpeg, TRUE);
  if (portrait->make != NULL || portrait->model != NULL || portrait->software != NULL ||
      portrait->orientation != 1)
    {
      g_autoptr (GByteArray) exif = make_exif (portrait, width, height);

      jpeg_write_marker (&jpeg, JPEG_APP0 + 1, exif->data, exif->len);
    }
  while (jpeg.next_scanline < jpeg.image_height)
    {
      JSAMPROW row = (JSAMPROW) (pixels + (gsize) jpeg.next_scanline * (gsize) width * 3);

      jpeg_write_scanlines (&jpeg, &row, 1);
    }
  jpeg_finish_compress (&jpeg);
  jpeg_destroy_compress (&jpeg);
  bytes = g_bytes_new (buffer, length);
  free (buffer);
  return bytes;
}
