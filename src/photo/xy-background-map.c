// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <math.h>
#include <string.h>

#include "photo/xy-measures.h"

/* Cells along the longer side. */
#define CELLS 160
/* A shadow or a lamp makes the background's colour darker or lighter by these factors at most. */
#define DARKEST 0.45
#define LIGHTEST 1.5
/* How far, in ΔE, a background cell may be from the background's colour made darker or lighter. */
#define OFF_COLOUR 11.0
/* A background without a colour of its own is like grey hair and a white shirt in every light, so
 * there an edge between two cells, in ΔE, ends it. */
#define GREY 15.0
#define MOST_STEP 4.0

/* Steps of the table, a level of 255: means of cells are not whole levels. */
#define STEPS 8

static const float *
get_linear_table (void)
{
  static float table[255 * STEPS + 1];
  static gsize filled;

  if (g_once_init_enter (&filled))
    {
      for (guint i = 0; i < G_N_ELEMENTS (table); i++)
        {
          double value = i / (255.0 * STEPS);

          table[i] =
              (float) (value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4));
        }
      g_once_init_leave (&filled, 1);
    }
  return table;
}

static float
lab_curve (float t)
{
  return t > 216.0f / 24389.0f ? cbrtf (t) : (24389.0f / 27.0f * t + 16) / 116;
}

void
xy_lab_from_srgb (const double rgb[3], float lab[3])
{
  const float *table = get_linear_table ();
  float r = table[(int) (rgb[0] * STEPS + 0.5)];
  float g = table[(int) (rgb[1] * STEPS + 0.5)];
  float b = table[(int) (rgb[2] * STEPS + 0.5)];
  float x = lab_curve ((0.4124564f * r + 0.3575761f * g + 0.1804375f * b) / 0.95047f);
  float y = lab_curve (0.2126729f * r + 0.7151522f * g + 0.0721750f * b);
  float z = lab_curve ((0.0193339f * r + 0.1191920f * g + 0.9503041f * b) / 1.08883f);

  lab[0] = 116 * y - 16;
  lab[1] = 500 * (x - y);
  lab[2] = 200 * (y - z);
}

/* Means of the picture's cells, three bytes' worth of red, green, blue a cell. */
static double *
average_cells (const XyImage *image, int cell, int columns, int rows)
{
  double *means = g_new0 (double, (gsize) columns *(gsize) rows * 3);

  for (int row = 0; row < rows; row++)
    {
      double *to = means + (gsize) row * (gsize) columns * 3;

      for (int y = row * cell; y < (row + 1) * cell; y++)
        {
          const guint8 *from = image->pixels + (gsize) y * image->stride;

          for (int column = 0; column < columns; column++)
            {
              guint sums[3] = { 0 };

              for (int x = 0; x < cell; x++, from += 3)
                {
                  sums[0] += from[0];
                  sums[1] += from[1];
                  sums[2] += from[2];
                }
              for (guint c = 0; c < 3; c++)
                to[column * 3 + (int) c] += sums[c];
            }
        }
      for (int i = 0; i < columns * 3; i++)
        to[i] /= cell * cell;
    }
  return means;
}

/* The middle colour of the upper and side edges. */
static void
find_edge_colour (const double *cells, int columns, int last_row, double colour[3])
{
  int band = MAX (1, columns / 40);

  for (guint c = 0; c < 3; c++)
    {
      guint counts[256] = { 0 };
      guint n = 0, seen = 0;
      int value = 0;

      for (int y = 0; y <= last_row; y++)
        {
          for (int x = 0; x < columns; x++)
            {
              if (y >= band && x >= band && x < columns - band)
                continue;
              counts[(int) cells[((gsize) y * (gsize) columns + (gsize) x) * 3 + c]]++;
              n++;
            }
        }
      while (value < 255 && seen + counts[value] <= n / 2)
        seen += counts[value++];
      colour[c] = value;
    }
}

static double
distance (const float *a, const float *b)
{
  return sqrt ((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]) +
               (a[2] - b[2]) * (a[2] - b[2]));
}

/* Whether a colour is the background's, as it is or in more or less light. */
static gboolean
is_like_background (const double *cell, const float *lab, const double colour[3], double square)
{
  double factor = (cell[0] * colour[0] + cell[1] * colour[1] + cell[2] * colour[2]) / square;
  double shaded[3];
  float lab_shaded[3];

  factor = CLAMP (factor, DARKEST, LIGHTEST);
  for (guint c = 0; c < 3; c++)
    shaded[c] = MIN (colour[c] * factor, 255);
  xy_lab_from_srgb (shaded, lab_shaded);
  return distance (lab, lab_shaded) < OFF_COLOUR;
}

/* Marks what is like the background and reached from the upper and side edges. */
static void
flood (XyBackgroundMap *map, const guint8 *like, int last_row, double most_step)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (int));

  for (int y = 0; y <= last_row; y++)
    {
      for (int x = 0; x < map->columns; x++)
        {
          int i = y * map->columns + x;

          if ((y == 0 || x == 0 || x == map->columns - 1) && like[i])
            g_array_append_val (stack, i);
        }
    }
  while (stack->len > 0)
    {
      int i = g_array_index (stack, int, stack->len - 1);
      int x = i % map->columns, y = i / map->columns;
      const int neighbours[4] = { x > 0 ? i - 1 : -1, x < map->columns - 1 ? i + 1 : -1,
                                  y > 0 ? i - map->columns : -1,
                                  y < last_row ? i + map->columns : -1 };

      g_array_set_size (stack, stack->len - 1);
      if (map->is_background[i])
        continue;
      map->is_background[i] = TRUE;
      map->n_background++;
      for (guint n = 0; n < G_N_ELEMENTS (neighbours); n++)
        {
          int next = neighbours[n];

          if (next >= 0 && like[next] && !map->is_background[next] &&
              distance (map->lab + (gsize) i * 3, map->lab + (gsize) next * 3) < most_step)
            g_array_append_val (stack, next);
        }
    }
}

XyBackgroundMap *
xy_background_map_new (const XyImage *image, const XyRect *face)
{
  int cell = MAX (1, (MAX (image->width, image->height) + CELLS - 1) / CELLS);
  XyBackgroundMap *map;
  g_autofree double *cells = NULL;
  g_autofree guint8 *like = NULL;
  double colour[3], square;
  float lab[3];
  gsize n, looked_at;
  int last_row;

  if (image->width < 8 * cell || image->height < 8 * cell)
    return NULL;
  map = g_new0 (XyBackgroundMap, 1);
  map->cell = cell;
  map->columns = image->width / cell;
  map->rows = image->height / cell;
  n = (gsize) map->columns * (gsize) map->rows;
  map->lab = g_new0 (float, n * 3);
  map->is_background = g_new0 (guint8, n);

  /* Below the chin there are shoulders at the sides. */
  last_row = face != NULL ? (int) ((face->y + face->height) / cell) : map->rows * 2 / 5;
  last_row = CLAMP (last_row, 3, map->rows - 1);
  looked_at = (gsize) map->columns * ((gsize) last_row + 1);
  cells = average_cells (image, cell, map->columns, last_row + 1);
  for (gsize i = 0; i < looked_at; i++)
    xy_lab_from_srgb (cells + i * 3, map->lab + i * 3);
  find_edge_colour (cells, map->columns, last_row, colour);
  square = MAX (1, colour[0] * colour[0] + colour[1] * colour[1] + colour[2] * colour[2]);
  like = g_new0 (guint8, n);
  for (gsize i = 0; i < looked_at; i++)
    like[i] = is_like_background (cells + i * 3, map->lab + i * 3, colour, square);
  xy_lab_from_srgb (colour, lab);
  flood (map, like, last_row, hypot (lab[1], lab[2]) < GREY ? MOST_STEP : G_MAXDOUBLE);
  return map;
}

void
xy_background_map_free (XyBackgroundMap *map)
{
  g_free (map->lab);
  g_free (map->is_background);
  g_free (map);
}
