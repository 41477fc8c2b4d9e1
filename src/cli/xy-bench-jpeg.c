// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/xy-bench-jpeg.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>

#define QUALITY 92
/* The grain of a sensor, in levels of 255: without it a picture that was enlarged has nothing fine
 * in it, and its file is half as large as a camera's and decodes in half the time. */
#define GRAIN 6

/* The sum of four even numbers is nearly normal; its spread is a bit above half of GRAIN. */
static int
draw_grain (guint32 *state)
{
  int sum = 0;

  *state ^= *state << 13;
  *state ^= *state >> 17;
  *state ^= *state << 5;
  for (guint i = 0; i < 4; i++)
    sum += (int) (*state >> (8 * i) & 0xff) - 128;
  return sum * GRAIN / 256;
}

/* A row of the larger picture, between the pixels of the smaller. */
static void
fill_row (const XyImage *image, double y, int width, guint32 *state, guint8 *row)
{
  int top = CLAMP ((int) floor (y), 0, image->height - 1);
  int bottom = MIN (top + 1, image->height - 1);
  double down = CLAMP (y - top, 0, 1);
  const guint8 *upper = image->pixels + (gsize) top * image->stride;
  const guint8 *lower = image->pixels + (gsize) bottom * image->stride;

  for (int x = 0; x < width; x++)
    {
      double at = (x + 0.5) * image->width / width - 0.5;
      int left = CLAMP ((int) floor (at), 0, image->width - 1);
      int right = MIN (left + 1, image->width - 1);
      double aside = CLAMP (at - left, 0, 1);
      int grain = draw_grain (state);

      for (int c = 0; c < 3; c++)
        {
          double above = upper[left * 3 + c] * (1 - aside) + upper[right * 3 + c] * aside;
          double below = lower[left * 3 + c] * (1 - aside) + lower[right * 3 + c] * aside;

          *row++ = (guint8) CLAMP (lrint (above * (1 - down) + below * down) + grain, 0, 255);
        }
    }
}

GBytes *
xy_bench_jpeg_enlarge (const XyImage *image, int width, int height)
{
  struct jpeg_compress_struct jpeg = { 0 };
  struct jpeg_error_mgr errors;
  g_autofree guint8 *row = g_malloc ((gsize) width * 3);
  unsigned char *data = NULL;
  unsigned long size = 0;
  guint32 state = 1;

  jpeg.err = jpeg_std_error (&errors);
  jpeg_create_compress (&jpeg);
  jpeg_mem_dest (&jpeg, &data, &size);
  jpeg.image_width = (JDIMENSION) width;
  jpeg.image_height = (JDIMENSION) height;
  jpeg.input_components = 3;
  jpeg.in_color_space = JCS_RGB;
  jpeg_set_defaults (&jpeg);
  jpeg_set_quality (&jpeg, QUALITY, TRUE);
  jpeg_start_compress (&jpeg, TRUE);
  for (int y = 0; y < height; y++)
    {
      fill_row (image, (y + 0.5) * image->height / height - 0.5, width, &state, row);
      jpeg_write_scanlines (&jpeg, &row, 1);
    }
  jpeg_finish_compress (&jpeg);
  jpeg_destroy_compress (&jpeg);
  return g_bytes_new_with_free_func (data, size, free, data);
}

void
xy_bench_jpeg_decode (GBytes *bytes)
{
  struct jpeg_decompress_struct jpeg = { 0 };
  struct jpeg_error_mgr errors;
  g_autofree guint8 *pixels = NULL;
  gsize size, stride;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  jpeg.err = jpeg_std_error (&errors);
  jpeg_create_decompress (&jpeg);
  jpeg_mem_src (&jpeg, data, size);
  jpeg_read_header (&jpeg, TRUE);
  jpeg.out_color_space = JCS_RGB;
  jpeg_start_decompress (&jpeg);
  stride = (gsize) jpeg.output_width * 3;
  pixels = g_malloc (stride * jpeg.output_height);
  while (jpeg.output_scanline < jpeg.output_height)
    {
      guint8 *row = pixels + stride * jpeg.output_scanline;

      jpeg_read_scanlines (&jpeg, &row, 1);
    }
  jpeg_finish_decompress (&jpeg);
  jpeg_destroy_decompress (&jpeg);
}
