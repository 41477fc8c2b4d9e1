// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "photo/xy-plane.h"

#include <math.h>
#include <string.h>

XyPlane *
xy_plane_new_unset (int width, int height)
{
  XyPlane *plane = g_new (XyPlane, 1);

  plane->width = width;
  plane->height = height;
  plane->values = g_new (float, (gsize) width *(gsize) height);
  return plane;
}

XyPlane *
xy_plane_new (int width, int height)
{
  XyPlane *plane = xy_plane_new_unset (width, height);

  memset (plane->values, 0, sizeof (float) * (gsize) width * (gsize) height);
  return plane;
}

void
xy_plane_free (XyPlane *plane)
{
  g_free (plane->values);
  g_free (plane);
}

XyPlane *
xy_plane_new_grey (const XyImage *image)
{
  XyPlane *plane = xy_plane_new_unset (image->width, image->height);
  float *to = plane->values;

  for (int y = 0; y < image->height; y++)
    {
      const guint8 *row = image->pixels + (gsize) y * image->stride;

      for (int x = 0; x < image->width; x++)
        to[x] = (float) (row[x * 3] * 77 + row[x * 3 + 1] * 150 + row[x * 3 + 2] * 29) / 256.0f;
      to += image->width;
    }
  return plane;
}

/* One axis of resampling: each target pixel is a weighted sum of a few source pixels. */
typedef struct
{
  int first, n;
  float *weights;
} Tap;

static Tap *
make_taps (double start, double length, int n, int limit, float **storage)
{
  double step = length / n;
  double reach = MAX (step, 1.0);
  int most = (int) ceil (reach) + 2;
  Tap *taps = g_new (Tap, n);

  *storage = g_new0 (float, (gsize) n *(gsize) most);
  for (int i = 0; i < n; i++)
    {
      double centre = start + (i + 0.5) * step;
      double from = centre - reach / 2, to = centre + reach / 2;
      Tap *tap = &taps[i];
      double sum = 0;

      tap->first = (int) floor (from);
      tap->n = MIN (most, (int) ceil (to) - tap->first);
      tap->weights = *storage + (gsize) i * (gsize) most;
      for (int j = 0; j < tap->n; j++)
        {
          double overlap = MIN (to, tap->first + j + 1.0) - MAX (from, (double) (tap->first + j));

          tap->weights[j] = (float) MAX (overlap, 0);
          sum += tap->weights[j];
        }
      for (int j = 0; j < tap->n; j++)
        tap->weights[j] = sum > 0 ? (float) (tap->weights[j] / sum) : 1.0f / (float) tap->n;
    }
  return taps;
}

XyPlane *
xy_plane_resample (const XyPlane *plane, const XyRect *part, int width, int height)
{
  g_autofree float *column_storage = NULL;
  g_autofree float *row_storage = NULL;
  g_autofree Tap *columns = make_taps (part->x, part->width, width, plane->width, &column_storage);
  g_autofree Tap *rows = make_taps (part->y, part->height, height, plane->height, &row_storage);
  g_autofree float *line = g_new0 (float, plane->width);
  XyPlane *to = xy_plane_new_unset (width, height);
  /* The columns that any pixel is made of. */
  int left = CLAMP (columns[0].first, 0, plane->width - 1);
  int right = CLAMP (columns[width - 1].first + columns[width - 1].n, left + 1, plane->width);

  for (int y = 0; y < height; y++)
    {
      for (int x = left; x < right; x++)
        line[x] = 0;
      for (int j = 0; j < rows[y].n; j++)
        {
          int source = CLAMP (rows[y].first + j, 0, plane->height - 1);
          const float *from = plane->values + (gsize) source * (gsize) plane->width;
          float weight = rows[y].weights[j];

          for (int x = left; x < right; x++)
            line[x] += from[x] * weight;
        }
      for (int x = 0; x < width; x++)
        {
          const Tap *tap = &columns[x];
          float sum = 0;

          for (int j = 0; j < tap->n; j++)
            sum += line[CLAMP (tap->first + j, 0, plane->width - 1)] * tap->weights[j];
          to->values[(gsize) y * (gsize) width + (gsize) x] = sum;
        }
    }
  return to;
}

/* Up to this radius the values are added anew for each pixel, many pixels at once; above it a sum
 * goes along. */
#define SHORT_RADIUS 3

/* Means along a line. */
static void
blur_line (const float *from, float *to, int n, int radius)
{
  float share = 1.0f / (float) (2 * radius + 1);
  double sum = 0;

  for (int i = -radius; i <= radius; i++)
    sum += from[CLAMP (i, 0, n - 1)];
  for (int i = 0; i < n; i++)
    {
      to[i] = (float) sum * share;
      sum += from[MIN (i + radius + 1, n - 1)] - from[MAX (i - radius, 0)];
    }
}

/* The same, of a line in front of and behind which its first and last value stand @radius times. */
static void
blur_padded_line (const float *padded, float *to, int n, int radius)
{
  float share = 1.0f / (float) (2 * radius + 1);

  for (int i = 0; i < n; i++)
    to[i] = padded[i];
  for (int j = 1; j <= 2 * radius; j++)
    {
      for (int i = 0; i < n; i++)
        to[i] += padded[i + j];
    }
  for (int i = 0; i < n; i++)
    to[i] *= share;
}

static void
blur_across (const XyPlane *from, XyPlane *to, int radius)
{
  gsize width = (gsize) from->width, margin = radius <= SHORT_RADIUS ? (gsize) radius : 0;
  g_autofree float *padded = g_new (float, width + 2 * margin);

  for (int y = 0; y < from->height; y++)
    {
      const float *row = from->values + (gsize) y * width;
      float *into = to->values + (gsize) y * width;

      if (radius > SHORT_RADIUS)
        {
          blur_line (row, into, from->width, radius);
          continue;
        }
      memcpy (padded + margin, row, width * sizeof (float));
      for (gsize i = 0; i < margin; i++)
        {
          padded[i] = row[0];
          padded[margin + width + i] = row[width - 1];
        }
      blur_padded_line (padded, into, from->width, radius);
    }
}

static void
blur_down_shortly (const XyPlane *from, XyPlane *to, int radius)
{
  gsize width = (gsize) from->width;
  float share = 1.0f / (float) (2 * radius + 1);

  for (int y = 0; y < from->height; y++)
    {
      float *row = to->values + (gsize) y * width;

      memset (row, 0, width * sizeof (float));
      for (int j = -radius; j <= radius; j++)
        {
          const float *other = from->values + (gsize) CLAMP (y + j, 0, from->height - 1) * width;

          for (gsize x = 0; x < width; x++)
            row[x] += other[x];
        }
      for (gsize x = 0; x < width; x++)
        row[x] *= share;
    }
}

/* Means down the columns, all columns side by side. */
static void
blur_down (const XyPlane *from, XyPlane *to, int radius)
{
  gsize width = (gsize) from->width;
  float share = 1.0f / (float) (2 * radius + 1);
  g_autofree double *sums = g_new0 (double, width);

  for (int i = -radius; i <= radius; i++)
    {
      const float *row = from->values + (gsize) CLAMP (i, 0, from->height - 1) * width;

      for (gsize x = 0; x < width; x++)
        sums[x] += row[x];
    }
  for (int y = 0; y < from->height; y++)
    {
      const float *next = from->values + (gsize) MIN (y + radius + 1, from->height - 1) * width;
      const float *last = from->values + (gsize) MAX (y - radius, 0) * width;
      float *row = to->values + (gsize) y * width;

      for (gsize x = 0; x < width; x++)
        {
          row[x] = (float) sums[x] * share;
          sums[x] += next[x] - last[x];
        }
    }
}

XyPlane *
xy_plane_blur (const XyPlane *plane, int radius)
{
  g_autoptr (XyPlane) between = xy_plane_new_unset (plane->width, plane->height);
  XyPlane *to = xy_plane_new_unset (plane->width, plane->height);

  blur_across (plane, between, radius);
  if (radius <= SHORT_RADIUS)
    blur_down_shortly (between, to, radius);
  else
    blur_down (between, to, radius);
  return to;
}

guint8 *
xy_plane_dup_bytes (const XyPlane *plane)
{
  gsize n = (gsize) plane->width * (gsize) plane->height;
  guint8 *bytes = g_malloc (n);

  for (gsize i = 0; i < n; i++)
    bytes[i] = (guint8) CLAMP (plane->values[i] + 0.5f, 0, 255);
  return bytes;
}
