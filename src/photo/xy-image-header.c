// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "photo/xy-image-header.h"

#include <string.h>

#include "photo/xy-exif.h"
#include "photo/xy-jpeg-reader.h"

/* The part that libjpeg may jump out of. */
static gboolean
read_header (XyJpegReader *reader, GBytes *bytes)
{
  if (setjmp (reader->escape) != 0)
    return FALSE;
  xy_jpeg_reader_read_header (reader, bytes);
  return TRUE;
}

static void
read_exif (const XyJpegReader *reader, XyExif *exif, gboolean *has_exif)
{
  memset (exif, 0, sizeof *exif);
  exif->orientation = 1;
  *has_exif = FALSE;
  for (jpeg_saved_marker_ptr marker = reader->jpeg.marker_list; marker != NULL && !*has_exif;
       marker = marker->next)
    *has_exif = xy_exif_read (marker->data, marker->data_length, exif);
}

gboolean
xy_image_read_header (GBytes *bytes, XyImageHeader *out, GError **error)
{
  g_autofree XyJpegReader *reader = g_new (XyJpegReader, 1);
  g_auto (XyExif) exif = { 0 };
  gboolean fine;

  memset (out, 0, sizeof *out);
  xy_jpeg_reader_init (reader);
  fine = read_header (reader, bytes);
  if (fine)
    {
      gboolean turned;

      read_exif (reader, &exif, &out->has_exif);
      turned = exif.orientation >= 5;
      out->width = (int) (turned ? reader->jpeg.image_height : reader->jpeg.image_width);
      out->height = (int) (turned ? reader->jpeg.image_width : reader->jpeg.image_height);
      out->components = reader->jpeg.num_components;
      out->precision = reader->jpeg.data_precision;
      out->orientation = exif.orientation;
      out->make = g_steal_pointer (&exif.make);
      out->model = g_steal_pointer (&exif.model);
      out->software = g_steal_pointer (&exif.software);
    }
  else
    xy_jpeg_reader_set_error (reader, error);
  jpeg_destroy_decompress (&reader->jpeg);
  return fine;
}

void
xy_image_header_clear (XyImageHeader *header)
{
  g_clear_pointer (&header->make, g_free);
  g_clear_pointer (&header->model, g_free);
  g_clear_pointer (&header->software, g_free);
}
