// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "photo/xy-image.h"

#include <string.h>

#include "photo/xy-image-header.h"
#include "photo/xy-jpeg-reader.h"

G_DEFINE_QUARK (xy_image_error, xy_image_error)

/* All that decoding allocates, owned by the caller of the function that libjpeg jumps out of. */
typedef struct
{
  XyJpegReader reader;
  int orientation;
  int max_side;
  guint8 *row;
  guint8 *pixels;
  XyImage *image;
} Decoding;

static XyImage *
image_new (int width, int height)
{
  XyImage *image = g_new0 (XyImage, 1);

  g_atomic_ref_count_init (&image->refs);
  image->width = width;
  image->height = height;
  image->stride = (gsize) width * 3;
  image->pixels = g_try_malloc (image->stride * (gsize) height);
  return image;
}

void
xy_image_unref (XyImage *image)
{
  if (!g_atomic_ref_count_dec (&image->refs))
    return;
  g_free (image->pixels);
  g_free (image);
}

/* The smallest scale that libjpeg decodes fast and that is still large enough. */
static unsigned int
choose_denominator (unsigned int longer_side, int max_side)
{
  unsigned int denominator = 8;

  if (max_side <= 0)
    return 1;
  while (denominator > 1 && longer_side / denominator < (unsigned int) max_side)
    denominator /= 2;
  return denominator;
}

/* Adobe's CMYK is stored inverted, that of the standard is not. */
static void
cmyk_to_rgb (const guint8 *from, guint8 *to, unsigned int width, gboolean inverted)
{
  guint flip = inverted ? 0 : 255;

  for (unsigned int x = 0; x < width; x++)
    {
      guint black = from[x * 4 + 3] ^ flip;

      for (unsigned int c = 0; c < 3; c++)
        to[x * 3 + c] = (guint8) (((from[x * 4 + c] ^ flip) * black + 127) / 255);
    }
}

/* Writes a row of the file where it stands in the upright image. */
static void
place_row (XyImage *image, const guint8 *row, int y, int width, int height, int orientation)
{
  gssize step;
  guint8 *to;

  switch (orientation)
    {
    case 2:
      to = image->pixels + (gsize) y * image->stride + ((gsize) width - 1) * 3;
      step = -3;
      break;
    case 3:
      to = image->pixels + (gsize) (height - 1 - y) * image->stride + ((gsize) width - 1) * 3;
      step = -3;
      break;
    case 4:
      to = image->pixels + (gsize) (height - 1 - y) * image->stride;
      step = 3;
      break;
    case 5:
      to = image->pixels + (gsize) y * 3;
      step = (gssize) image->stride;
      break;
    case 6:
      to = image->pixels + (gsize) (height - 1 - y) * 3;
      step = (gssize) image->stride;
      break;
    case 7:
      to = image->pixels + ((gsize) width - 1) * image->stride + (gsize) (height - 1 - y) * 3;
      step = -(gssize) image->stride;
      break;
    case 8:
      to = image->pixels + ((gsize) width - 1) * image->stride + (gsize) y * 3;
      step = -(gssize) image->stride;
      break;
    default:
      memcpy (image->pixels + (gsize) y * image->stride, row, (gsize) width * 3);
      return;
    }
  for (int x = 0; x < width; x++)
    {
      memcpy (to + x * step, row + (gsize) x * 3, 3);
    }
}

/* The part that libjpeg may jump out of. */
static gboolean
decode (Decoding *d, GBytes *bytes)
{
  struct jpeg_decompress_struct *jpeg = &d->reader.jpeg;

  if (setjmp (d->reader.escape) != 0)
    return FALSE;
  xy_jpeg_reader_read_header (&d->reader, bytes);

  jpeg->scale_num = 1;
  jpeg->scale_denom = choose_denominator (MAX (jpeg->image_width, jpeg->image_height), d->max_side);
  jpeg->dct_method = JDCT_ISLOW;
  if (jpeg->jpeg_color_space == JCS_CMYK || jpeg->jpeg_color_space == JCS_YCCK)
    jpeg->out_color_space = JCS_CMYK;
  else
    jpeg->out_color_space = JCS_RGB;
  jpeg_start_decompress (jpeg);

  d->image = d->orientation >= 5 ? image_new ((int) jpeg->output_height, (int) jpeg->output_width)
                                 : image_new ((int) jpeg->output_width, (int) jpeg->output_height);
  d->image->full_width = (int) (d->orientation >= 5 ? jpeg->image_height : jpeg->image_width);
  d->image->full_height = (int) (d->orientation >= 5 ? jpeg->image_width : jpeg->image_height);
  d->row = g_malloc ((gsize) jpeg->output_width * 4);
  d->pixels = g_malloc ((gsize) jpeg->output_width * 3);
  if (d->image->pixels == NULL)
    {
      d->reader.failure = XY_IMAGE_ERROR_LIMIT;
      return FALSE;
    }
  while (jpeg->output_scanline < jpeg->output_height)
    {
      int y = (int) jpeg->output_scanline;
      gboolean cmyk = jpeg->out_color_space == JCS_CMYK;
      guint8 *row = d->row;

      if (!cmyk && d->orientation == 1)
        {
          row = d->image->pixels + (gsize) y * d->image->stride;
          jpeg_read_scanlines (jpeg, &row, 1);
          continue;
        }
      jpeg_read_scanlines (jpeg, &d->row, 1);
      if (cmyk)
        {
          cmyk_to_rgb (d->row, d->pixels, jpeg->output_width, jpeg->saw_Adobe_marker);
          row = d->pixels;
        }
      place_row (d->image, row, y, (int) jpeg->output_width, (int) jpeg->output_height,
                 d->orientation);
    }
  jpeg_finish_decompress (jpeg);
  return TRUE;
}

XyImage *
xy_image_decode (GBytes *bytes, int max_side, GError **error)
{
  g_auto (XyImageHeader) header = { 0 };
  g_autofree Decoding *decoding = NULL;
  gboolean fine;

  if (!xy_image_read_header (bytes, &header, error))
    return NULL;
  decoding = g_new0 (Decoding, 1);
  decoding->orientation = header.orientation;
  decoding->max_side = max_side;
  xy_jpeg_reader_init (&decoding->reader);
  fine = decode (decoding, bytes);
  if (!fine)
    {
      xy_jpeg_reader_set_error (&decoding->reader, error);
      g_clear_pointer (&decoding->image, xy_image_unref);
    }
  jpeg_destroy_decompress (&decoding->reader.jpeg);
  g_free (decoding->row);
  g_free (decoding->pixels);
  return g_steal_pointer (&decoding->image);
}
