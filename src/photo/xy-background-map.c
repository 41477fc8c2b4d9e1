// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <math.h>
#include <string.h>

#include "photo/xy-lab.h"
#include "photo/xy-measures.h"

/* Cells along the longer side. */
#define CELLS 160
/* The middle of what the detector frames as a face is surely face. */
#define FACE_SHARE 0.8
/* A shadow or a lamp makes the background's colour darker or lighter by these factors at most. */
#define DARKEST 0.45
#define LIGHTEST 1.5
/* How far, in ΔE, a background cell may be from the background's colour made darker or lighter. */
#define OFF_COLOUR 11.0
/* A background without a colour of its own is like grey hair and a white shirt in every light, so
 * there an edge between two cells, in ΔE, ends it. */
#define GREY 15.0
#define MOST_STEP 4.0
/* A backdrop far from its lamp is of another colour than near it; from cell to cell it changes by
 * less than this, in ΔE. */
#define SMOOTH_STEP 1.6
/* Below the chin clothes may have the background's colour in less light; there too an edge ends it.
 */
#define STEP_TO_CLOTHES 4.0

/* Means of the picture's cells, three bytes a cell. */
static guint8 *
average_cells (const XyImage *image, int cell, int columns, int rows)
{
  gsize across = (gsize) (columns * cell) * 3;
  guint8 *means = g_new (guint8, (gsize) columns * (gsize) rows * 3);
  guint8 *to = means;
  /* Down the rows of a cell, which are far fewer than 16 bits can count. */
  g_autofree guint16 *sums = g_new (guint16, across);
  float share = 1.0f / (float) (cell * cell);

  for (int row = 0; row < rows; row++)
    {
      memset (sums, 0, across * sizeof *sums);
      for (int y = row * cell; y < (row + 1) * cell; y++)
        {
          const guint8 *from = image->pixels + (gsize) y * image->stride;

          for (gsize i = 0; i < across; i++)
            sums[i] = (guint16) (sums[i] + from[i]);
        }
      for (const guint16 *sum = sums; sum < sums + across; sum += cell * 3, to += 3)
        {
          int totals[3] = { cell * cell / 2, cell * cell / 2, cell * cell / 2 };

          for (int x = 0; x < cell; x++)
            {
              totals[0] += sum[x * 3];
              totals[1] += sum[x * 3 + 1];
              totals[2] += sum[x * 3 + 2];
            }
          /* The half keeps whole quotients whole, however the share was rounded. */
          for (guint c = 0; c < 3; c++)
            to[c] = (guint8) (((float) totals[c] + 0.5f) * share);
        }
    }
  return means;
}

/* The middle colour of the upper and side edges. */
static void
find_edge_colour (const guint8 *cells, int columns, int last_row, double colour[3])
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
              counts[cells[((gsize) y * (gsize) columns + (gsize) x) * 3 + c]]++;
              n++;
            }
        }
      while (value < 255 && seen + counts[value] <= n / 2)
        seen += counts[value++];
      colour[c] = value;
    }
}

/* Whether a colour is the background's, as it is or in more or less light. */
static gboolean
is_like_background (const XyLabTable *table,
                    const guint8 *cell,
                    const float *lab,
                    const double colour[3],
                    double square)
{
  double factor = (cell[0] * colour[0] + cell[1] * colour[1] + cell[2] * colour[2]) / square;
  guint8 shaded[3];
  float lab_shaded[3];

  factor = CLAMP (factor, DARKEST, LIGHTEST);
  for (guint c = 0; c < 3; c++)
    shaded[c] = (guint8) (MIN (colour[c] * factor, 255) + 0.5);
  xy_lab_look_up (table, shaded, lab_shaded);
  return xy_lab_distance (lab, lab_shaded) < OFF_COLOUR;
}

/* Whether what is behind the person goes on from one cell to the next: its colour without an edge,
 * or any colour that it turns into so slowly that only light can be the reason. */
static gboolean
goes_on (const XyBackgroundMap *map, int from, int to)
{
  double step = xy_lab_distance (map->lab + (gsize) from * 3, map->lab + (gsize) to * 3);

  if (map->is_face[to])
    return FALSE;
  if (!map->is_like[to])
    return step < SMOOTH_STEP;
  return step < map->most_step && (step < STEP_TO_CLOTHES || to / map->columns <= map->last_row);
}

void
xy_background_map_flood (const XyBackgroundMap *map, guint8 *reached, int last_row)
{
  /* No cell gets there twice. */
  g_autofree int *stack = g_new (int, (gsize) map->columns *(gsize) map->rows);
  gsize n = 0;

  for (int y = 0; y <= last_row; y++)
    {
      for (int x = 0; x < map->columns; x++)
        {
          int i = y * map->columns + x;

          if (reached[i] || ((y == 0 || x == 0 || x == map->columns - 1) && map->is_like[i] &&
                             y <= map->last_row))
            {
              reached[i] = TRUE;
              stack[n++] = i;
            }
        }
    }
  while (n > 0)
    {
      int i = stack[--n];
      int x = i % map->columns, y = i / map->columns;
      const int neighbours[4] = { x > 0 ? i - 1 : -1, x < map->columns - 1 ? i + 1 : -1,
                                  y > 0 ? i - map->columns : -1,
                                  y < last_row ? i + map->columns : -1 };

      for (guint k = 0; k < G_N_ELEMENTS (neighbours); k++)
        {
          int next = neighbours[k];

          if (next < 0 || reached[next] || !goes_on (map, i, next))
            continue;
          reached[next] = TRUE;
          stack[n++] = next;
        }
    }
}

/* The middle of the face, which is nothing else whatever its colour. */
static void
mark_face (XyBackgroundMap *map, const XyRect *face)
{
  double x = (face->x + face->width / 2) / map->cell, y = (face->y + face->height / 2) / map->cell;
  double rx = MAX (face->width * FACE_SHARE / 2 / map->cell, 0.5);
  double ry = MAX (face->height * FACE_SHARE / 2 / map->cell, 0.5);

  for (int row = 0; row < map->rows; row++)
    {
      for (int column = 0; column < map->columns; column++)
        {
          double dx = (column + 0.5 - x) / rx, dy = (row + 0.5 - y) / ry;

          map->is_face[row * map->columns + column] = dx * dx + dy * dy < 1;
        }
    }
}

XyBackgroundMap *
xy_background_map_new (const XyImage *image, const XyRect *face)
{
  const XyLabTable *table = xy_lab_get_table ();
  int cell = MAX (1, (MAX (image->width, image->height) + CELLS - 1) / CELLS);
  XyBackgroundMap *map;
  g_autofree guint8 *cells = NULL;
  double colour[3], square;
  float lab[3];
  gsize n;
  int last_row;

  if (image->width < 8 * cell || image->height < 8 * cell)
    return NULL;
  map = g_new0 (XyBackgroundMap, 1);
  map->cell = cell;
  map->columns = image->width / cell;
  map->rows = image->height / cell;
  n = (gsize) map->columns * (gsize) map->rows;
  map->lab = g_new (float, n * 3);
  map->is_like = g_new (guint8, n);
  map->is_background = g_new0 (guint8, n);
  map->is_face = g_new0 (guint8, n);
  if (face != NULL)
    mark_face (map, face);

  /* Below the chin there are shoulders at the sides. */
  last_row = face != NULL ? (int) ((face->y + face->height) / cell) : map->rows * 2 / 5;
  last_row = CLAMP (last_row, 3, map->rows - 1);
  cells = average_cells (image, cell, map->columns, map->rows);
  for (gsize i = 0; i < n; i++)
    xy_lab_look_up (table, cells + i * 3, map->lab + i * 3);
  find_edge_colour (cells, map->columns, last_row, colour);
  square = MAX (1, colour[0] * colour[0] + colour[1] * colour[1] + colour[2] * colour[2]);
  for (gsize i = 0; i < n; i++)
    map->is_like[i] = is_like_background (table, cells + i * 3, map->lab + i * 3, colour, square);
  xy_lab_from_srgb (colour, lab);
  map->most_step = hypot (lab[1], lab[2]) < GREY ? MOST_STEP : G_MAXDOUBLE;
  map->last_row = last_row;
  xy_background_map_flood (map, map->is_background, last_row);
  for (gsize i = 0; i < n; i++)
    map->n_background += map->is_background[i];
  return map;
}

void
xy_background_map_free (XyBackgroundMap *map)
{
  g_free (map->lab);
  g_free (map->is_like);
  g_free (map->is_background);
  g_free (map->is_face);
  g_free (map);
}
