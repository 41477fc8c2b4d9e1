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

/* The table of the standard's annex K that libjpeg scales by quality, and so do most others. */
static const guint8 usual_table[DCTSIZE2] = {
  16, 11,  10,  16, 24, 40, 51, 61, 12,  12,  14,  19,  26, 58, 60, 55,  14,  13,  16,  24, 40, 57,
  69, 56,  14,  17, 22, 29, 51, 87, 80,  62,  18,  22,  37, 56, 68, 109, 103, 77,  24,  35, 55, 64,
  81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98,  112, 100, 103, 99,
};

/* What libjpeg's table of a quality has in all. */
static guint
sum_table (int quality)
{
  guint scale = (guint) (quality < 50 ? 5000 / quality : 200 - 2 * quality);
  guint sum = 0;

  for (guint i = 0; i < DCTSIZE2; i++)
    sum += CLAMP ((usual_table[i] * scale + 50) / 100, 1, 255);
  return sum;
}

/* The quality at which libjpeg would quantise the brightness as coarsely in all.  Sums fall with
 * the quality, so the nearest is found by halving. */
static int
estimate_quality (const struct jpeg_decompress_struct *jpeg)
{
  const JQUANT_TBL *table = NULL;
  guint sum = 0;
  int low = 1, high = 100;

  if (jpeg->num_components > 0 && jpeg->comp_info != NULL)
    {
      int number = jpeg->comp_info[0].quant_tbl_no;

      if (number >= 0 && number < NUM_QUANT_TBLS)
        table = jpeg->quant_tbl_ptrs[number];
    }
  if (table == NULL)
    return 0;
  for (guint i = 0; i < DCTSIZE2; i++)
    sum += table->quantval[i];
  while (low < high)
    {
      int middle = (low + high) / 2;

      if (sum_table (middle) > sum)
        low = middle + 1;
      else
        high = middle;
    }
  if (low > 1 &&
      ABS ((int) sum_table (low - 1) - (int) sum) < ABS ((int) sum_table (low) - (int) sum))
    low--;
  return low;
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

      for (jpeg_saved_marker_ptr marker = reader->jpeg.marker_list;
           marker != NULL && out->tool == NULL; marker = marker->next)
        out->tool = xy_xmp_dup_tool (marker->data, marker->data_length);
      out->quality = estimate_quality (&reader->jpeg);
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
      out->comment = g_steal_pointer (&exif.comment);
      out->camera_width = exif.width;
      out->camera_height = exif.height;
      out->is_scanned = exif.is_scanned;
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
  g_clear_pointer (&header->tool, g_free);
  g_clear_pointer (&header->comment, g_free);
}
