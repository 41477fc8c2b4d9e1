// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "photo/xy-image-scale.h"

#include <string.h>

/* Places between pixels are in parts of 4096, so that a sum over an area is exact in 64 bits. */
#define ONE 4096

/* What of one axis stands for a pixel of the result: the whole pixels from @first to @last, and of
 * these two only a part. */
typedef struct
{
  int first, last;
  guint64 first_part, last_part;
  guint64 length;
} Span;

void
xy_image_fit (const XyImage *image, int max_width, int max_height, int *width, int *height)
{
  double scale = MIN ((double) max_width / image->width, (double) max_height / image->height);

  scale = MIN (scale, 1.0);
  *width = CLAMP ((int) (image->width * scale + 0.5), 1, image->width);
  *height = CLAMP ((int) (image->height * scale + 0.5), 1, image->height);
}

static Span
get_span (int i, int from_size, int to_size)
{
  guint64 from = (guint64) i * (guint64) from_size * ONE / (guint64) to_size;
  guint64 to = ((guint64) i + 1) * (guint64) from_size * ONE / (guint64) to_size;
  Span span = { (int) (from / ONE), (int) ((to - 1) / ONE), 0, 0, to - from };

  span.first_part = MIN (to, ((guint64) span.first + 1) * ONE) - from;
  span.last_part = span.last > span.first ? to - (guint64) span.last * ONE : 0;
  return span;
}

static guint64
get_part (const Span *span, int i)
{
  if (i == span->first)
    return span->first_part;
  return i == span->last ? span->last_part : ONE;
}

/* Adds a row of the image, brought to the new width, to the sums of a row of the result. */
static void
add_row (const XyImage *image, int y, guint64 weight, const Span *spans, int width, guint64 *sums)
{
  const guint8 *row = image->pixels + (gsize) y * image->stride;

  for (int x = 0; x < width; x++)
    {
      const Span *span = &spans[x];
      const guint8 *first = row + (gsize) span->first * 3, *last = row + (gsize) span->last * 3;
      guint64 red = 0, green = 0, blue = 0;

      for (const guint8 *pixel = first + 3; pixel < last; pixel += 3)
        {
          red += pixel[0];
          green += pixel[1];
          blue += pixel[2];
        }
      red = red * ONE + span->first_part * first[0] + span->last_part * last[0];
      green = green * ONE + span->first_part * first[1] + span->last_part * last[1];
      blue = blue * ONE + span->first_part * first[2] + span->last_part * last[2];
      sums[x * 3] += red * weight;
      sums[x * 3 + 1] += green * weight;
      sums[x * 3 + 2] += blue * weight;
    }
}

static void
finish_row (const guint64 *sums, const Span *spans, int width, guint64 height, guint8 *to)
{
  for (int x = 0; x < width; x++)
    {
      guint64 area = spans[x].length * height;

      for (int c = 0; c < 3; c++)
        to[x * 3 + c] = (guint8) ((sums[x * 3 + c] + area / 2) / area);
    }
}

static void
scale_pixels (const XyImage *image, int width, int height, guint8 *pixels)
{
  g_autofree guint64 *sums = g_new (guint64, (gsize) width * 3);
  g_autofree Span *spans = g_new (Span, (gsize) width);

  for (int x = 0; x < width; x++)
    spans[x] = get_span (x, image->width, width);
  for (int y = 0; y < height; y++)
    {
      Span rows = get_span (y, image->height, height);

      memset (sums, 0, sizeof (guint64) * (gsize) width * 3);
      for (int i = rows.first; i <= rows.last; i++)
        add_row (image, i, get_part (&rows, i), spans, width, sums);
      finish_row (sums, spans, width, rows.length, pixels + (gsize) y * (gsize) width * 3);
    }
}

XyImage *
xy_image_scale (const XyImage *image, int width, int height)
{
  XyImage *scaled;

  g_return_val_if_fail (width > 0 && width <= image->width, NULL);
  g_return_val_if_fail (height > 0 && height <= image->height, NULL);

  scaled = g_new0 (XyImage, 1);
  g_atomic_ref_count_init (&scaled->refs);
  scaled->width = width;
  scaled->height = height;
  scaled->stride = (gsize) width * 3;
  scaled->full_width = image->full_width;
  scaled->full_height = image->full_height;
  scaled->pixels = g_try_malloc_n ((gsize) height, scaled->stride);
  if (scaled->pixels == NULL)
    {
      xy_image_unref (scaled);
      return NULL;
    }
  scale_pixels (image, width, height, scaled->pixels);
  return scaled;
}
