// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "photo/xy-cell-outline.h"

#include <math.h>

/* More marks than these would hide the picture that they are on. */
#define MOST_PATCHES 6
/* How far, in cells, the outline may leave the cells' corners. */
#define TOLERANCE 0.9

typedef struct
{
  int columns, rows;
  guint *patch_of; /* number of the patch a cell belongs to, from 1; 0 for none */
} Grid;

typedef struct
{
  guint number;
  guint n_cells;
  int first; /* its first cell, row by row: nothing of it is above, or left of it in the row */
} Patch;

/* Numbers the patches of cells that touch along a side. */
static GArray *
find_patches (Grid *grid, const guint8 *set, guint least)
{
  GArray *patches = g_array_new (FALSE, FALSE, sizeof (Patch));
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (int));
  int n = grid->columns * grid->rows;
  guint number = 0;

  for (int first = 0; first < n; first++)
    {
      Patch patch = { .number = number + 1, .first = first };

      if (!set[first] || grid->patch_of[first] != 0)
        continue;
      number++;
      grid->patch_of[first] = number;
      g_array_append_val (stack, first);
      while (stack->len > 0)
        {
          int i = g_array_index (stack, int, stack->len - 1);
          int x = i % grid->columns, y = i / grid->columns;
          const int neighbours[4] = { x > 0 ? i - 1 : -1, x < grid->columns - 1 ? i + 1 : -1,
                                      y > 0 ? i - grid->columns : -1,
                                      y < grid->rows - 1 ? i + grid->columns : -1 };

          g_array_set_size (stack, stack->len - 1);
          patch.n_cells++;
          for (guint k = 0; k < G_N_ELEMENTS (neighbours); k++)
            {
              int next = neighbours[k];

              if (next < 0 || !set[next] || grid->patch_of[next] != 0)
                continue;
              grid->patch_of[next] = number;
              g_array_append_val (stack, next);
            }
        }
      if (patch.n_cells >= least)
        g_array_append_val (patches, patch);
    }
  return patches;
}

static int
compare_patches (gconstpointer a, gconstpointer b)
{
  const Patch *first = a, *second = b;

  if (first->n_cells != second->n_cells)
    return first->n_cells < second->n_cells ? 1 : -1;
  return first->number < second->number ? -1 : 1;
}

static gboolean
is_in (const Grid *grid, guint number, int x, int y)
{
  return x >= 0 && y >= 0 && x < grid->columns && y < grid->rows &&
         grid->patch_of[y * grid->columns + x] == number;
}

/* Walks around a patch along the sides of its cells, the patch at the right hand, and notes the
 * corners where the way turns. */
static GArray *
walk_around (const Grid *grid, const Patch *patch)
{
  static const int steps[4][2] = { { 1, 0 }, { 0, 1 }, { -1, 0 }, { 0, -1 } };
  /* The cell ahead at the left of a corner, by direction; the one at the right follows. */
  static const int ahead[5][2] = { { 0, -1 }, { 0, 0 }, { -1, 0 }, { -1, -1 }, { 0, -1 } };
  GArray *corners = g_array_new (FALSE, FALSE, sizeof (XyPoint));
  int start_x = patch->first % grid->columns, start_y = patch->first / grid->columns;
  int x = start_x, y = start_y, direction = 0;

  do
    {
      gboolean left, right;
      int next = direction;

      x += steps[direction][0];
      y += steps[direction][1];
      left = is_in (grid, patch->number, x + ahead[direction][0], y + ahead[direction][1]);
      right = is_in (grid, patch->number, x + ahead[direction + 1][0], y + ahead[direction + 1][1]);
      if (!right)
        next = (direction + 1) % 4;
      else if (left)
        next = (direction + 3) % 4;
      if (next != direction)
        {
          XyPoint corner = { x, y };

          g_array_append_val (corners, corner);
        }
      direction = next;
    }
  while (x != start_x || y != start_y || direction != 0);
  return corners;
}

static double
measure_distance (const XyPoint *point, const XyPoint *from, const XyPoint *to)
{
  double dx = to->x - from->x, dy = to->y - from->y;
  double length = hypot (dx, dy);

  if (length <= 0)
    return hypot (point->x - from->x, point->y - from->y);
  return fabs ((point->x - from->x) * dy - (point->y - from->y) * dx) / length;
}

/* Douglas and Peucker's way to fewer corners: those stay that are away from the line between those
 * that stay.  The last point closes the outline and is the first again. */
static GArray *
simplify (const GArray *corners)
{
  const XyPoint *points = (const XyPoint *) (gconstpointer) corners->data;
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (XyPoint));
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (guint));
  guint from = 0, last = corners->len - 1;

  g_array_append_val (stack, last);
  g_array_append_val (kept, points[0]);
  while (stack->len > 0)
    {
      guint to = g_array_index (stack, guint, stack->len - 1);
      guint farthest = from;
      double most = TOLERANCE;

      for (guint i = from + 1; i < to; i++)
        {
          double distance = measure_distance (&points[i], &points[from], &points[to]);

          if (distance > most)
            {
              most = distance;
              farthest = i;
            }
        }
      if (farthest != from)
        g_array_append_val (stack, farthest);
      else
        {
          g_array_append_val (kept, points[to]);
          from = to;
          g_array_set_size (stack, stack->len - 1);
        }
    }
  g_array_set_size (kept, kept->len - 1);
  return kept;
}

static void
add_patch (XyFinding *finding, const Grid *grid, const Patch *patch, double size)
{
  g_autoptr (GArray) corners = walk_around (grid, patch);
  g_autoptr (GArray) kept = NULL;
  XyPoint first = g_array_index (corners, XyPoint, 0);

  g_array_append_val (corners, first);
  kept = simplify (corners);
  /* Of what is as small as the tolerance nothing would stay. */
  if (kept->len < 3)
    {
      g_array_set_size (corners, corners->len - 1);
      g_array_set_size (kept, 0);
      g_array_append_vals (kept, corners->data, corners->len);
    }
  for (guint i = 0; i < kept->len; i++)
    {
      XyPoint *point = &g_array_index (kept, XyPoint, i);

      point->x *= size;
      point->y *= size;
    }
  xy_finding_add_polygon (finding, (const XyPoint *) (gpointer) kept->data, kept->len);
}

void
xy_cell_outline_add (XyFinding *finding,
                     const guint8 *set,
                     int columns,
                     int rows,
                     double size,
                     guint least)
{
  Grid grid = { .columns = columns, .rows = rows };
  g_autoptr (GArray) patches = NULL;

  grid.patch_of = g_new0 (guint, (gsize) columns * (gsize) rows);
  patches = find_patches (&grid, set, least);
  g_array_sort (patches, compare_patches);
  for (guint i = 0; i < MIN (patches->len, MOST_PATCHES); i++)
    add_patch (finding, &grid, &g_array_index (patches, Patch, i), size);
  g_free (grid.patch_of);
}
