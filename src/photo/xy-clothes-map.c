// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "photo/xy-clothes-map.h"

#include <math.h>

#include "photo/xy-lab.h"

/* All places are in distances of the eyes: to the right of the chin, and below the eyes. */

#define CHIN 1.9
/* Beside the neck, high shoulders begin here; before it, a collar below the chin. */
#define SHOULDERS 1.4
#define BESIDE_FACE 1.0
#define COLLAR 2.1
/* The chest, where there is nothing but the body: from CHEST downwards, wider further below. */
#define CHEST 2.4
#define CHEST_HALF 0.6
#define CHEST_SLOPE 1.6
#define CHEST_WIDEST 2.0
/* Skin is followed downwards from here. */
#define JAW 1.0
#define JAW_HALF 0.5
/* Beside the jaw there is background, or hair that falls; this much of the place has to be hair. */
#define BESIDE_TOP 0.6
#define BESIDE_BOTTOM 1.2
#define BESIDE_NEAR 1.15
#define BESIDE_FAR 1.6
#define BESIDE_SHARE 0.4

/* Where a bust was cut off and set before the background, that goes on below it: no nearer to the
 * neck than this, and from a straight line on, of which less than so many cells are seldom off.
 * The line is looked at where the body is, if so much of it is in the photo. */
#define HIGHEST_CUT 2.5
#define CUT_HALF 1.2
#define LEAST_CUT 0.5
#define OFF_LINE 1.0
/* How far, in ΔE, what is below is from its neighbours and from what is beside the head. */
#define MOST_STEP_BELOW 4.0
#define OFF_BELOW 8.0

/* How far, in ΔE, neighbouring cells of one thing may be apart; hair has strands. */
#define MOST_STEP 7.0
#define MOST_STEP_OF_HAIR 14.0
/* How far, in units of its spread, skin may be from the face's, in red and yellow. */
#define OFF_SKIN 2.2
#define USUAL_CHROMA 18.0
/* Skin in the shade of the chin has this share of the face's lightness at least. */
#define DARKEST_SKIN 0.45
#define LIGHTEST_SKIN 1.15
/* How far, in ΔE, hair may be from its middle colour; light on it makes L* differ more. */
#define OFF_HAIR 13.0
#define LIGHTNESS_WEIGHT 0.5
/* If this much of the chest is like the hair, or like skin, it is clothes of that colour. */
#define MOST_HAIR 0.6
#define MOST_SKIN 0.6
/* Less of the chest than this that is like the background is background beside it. */
#define LEAST_MERGED 0.25

static gboolean
is_chest (XyPoint place)
{
  double half = MIN (CHEST_HALF + (place.y - CHEST) * CHEST_SLOPE, CHEST_WIDEST);

  return place.y >= CHEST && fabs (place.x) <= half;
}

static gboolean
may_be_clothes (XyPoint place)
{
  return place.y >= COLLAR || (place.y >= SHOULDERS && fabs (place.x) >= BESIDE_FACE);
}

/* Skin in more or less light: its red and yellow go with its lightness.  Where they are weak, in
 * little light, all colours are near each other. */
static gboolean
is_skin (const XySkin *skin, const float *lab)
{
  double light = lab[0] / MAX (skin->mean[0], 1);
  double chroma = hypot (skin->mean[1], skin->mean[2]);
  double off = OFF_SKIN * MIN (1, chroma / USUAL_CHROMA);
  double red, yellow;

  if (skin->n == 0 || light < DARKEST_SKIN || light > LIGHTEST_SKIN)
    return FALSE;
  red = lab[1] - light * skin->mean[1];
  yellow = lab[2] - light * skin->mean[2];
  return red * red / skin->covariance[1] + yellow * yellow / skin->covariance[2] < off * off;
}

/* Cells that may be reached by a walk, and what they become. */
typedef struct
{
  const XyClothesMap *map;
  const float *lab;
  guint8 *may; /* 1: may be reached; 2: was */
  int first_row;
  double most_step;
} Walk;

/* Goes on from every cell in @stack to its neighbours, as far as cells may be reached and there is
 * no edge. */
static void
walk_on (Walk *walk, GArray *stack)
{
  int columns = walk->map->columns;

  while (stack->len > 0)
    {
      int i = g_array_index (stack, int, stack->len - 1);
      int x = i % columns, y = i / columns;
      const int neighbours[4] = { x > 0 ? i - 1 : -1, x < columns - 1 ? i + 1 : -1,
                                  y > walk->first_row ? i - columns : -1,
                                  y < walk->map->rows - 1 ? i + columns : -1 };

      g_array_set_size (stack, stack->len - 1);
      for (guint k = 0; k < G_N_ELEMENTS (neighbours); k++)
        {
          int next = neighbours[k];

          if (next < 0 || walk->may[next] != 1 ||
              xy_lab_distance (walk->lab + (gsize) i * 3, walk->lab + (gsize) next * 3) >
                  walk->most_step)
            continue;
          walk->may[next] = 2;
          g_array_append_val (stack, next);
        }
    }
}

static int
get_row (const XyClothesMap *map, double below_eyes)
{
  return (int) CLAMP (map->eye_row + below_eyes * map->unit, 0, map->rows);
}

/* The middle colour of the background. */
static void
find_mean (const XyBackgroundMap *background, float mean[3])
{
  gsize n = (gsize) background->columns * (gsize) background->rows;
  double sums[3] = { 0 };

  for (gsize i = 0; i < n; i++)
    {
      for (guint c = 0; background->is_background[i] && c < 3; c++)
        sums[c] += background->lab[i * 3 + c];
    }
  for (guint c = 0; c < 3; c++)
    mean[c] = (float) (sums[c] / MAX (background->n_background, 1));
}

/* Whether what was reached from below ends, before the body, at a straight line far enough below
 * the neck: there the bust was cut off, as clothes never are. */
static gboolean
is_cut_off (const XyClothesMap *map, const guint8 *reached)
{
  double n = 0, x = 0, y = 0, xx = 0, xy = 0, yy = 0, slope, off;

  for (int column = 0; column < map->columns; column++)
    {
      int row = map->rows;
      XyPoint place;

      while (row > 0 && reached[(row - 1) * map->columns + column] == 2)
        row--;
      place = xy_clothes_map_get_place (map, column, row);
      if (row == map->rows || fabs (place.x) > CUT_HALF)
        continue;
      if (place.y < HIGHEST_CUT)
        return FALSE;
      n++;
      x += column;
      y += row;
      xx += (double) column * column;
      xy += (double) column * row;
      yy += (double) row * row;
    }
  if (n < LEAST_CUT * map->unit || n < 2)
    return FALSE;
  slope = (xy - x * y / n) / (xx - x * x / n);
  off = (yy - y * y / n) - slope * (xy - x * y / n);
  return off < OFF_LINE * OFF_LINE * n;
}

/* The background below a bust, reached from the lower edge: marks it. */
static void
find_below (XyClothesMap *map, const XyBackgroundMap *background)
{
  gsize n = (gsize) map->columns * (gsize) map->rows;
  g_autofree guint8 *may = NULL;
  g_autoptr (GArray) stack = NULL;
  Walk walk = { .map = map,
                .lab = background->lab,
                .first_row = get_row (map, SHOULDERS),
                .most_step = MOST_STEP_BELOW };
  float mean[3];

  if (background->n_background == 0)
    return;
  find_mean (background, mean);
  may = g_new0 (guint8, n);
  stack = g_array_new (FALSE, FALSE, sizeof (int));
  walk.may = may;
  for (int i = walk.first_row * map->columns; i < map->rows * map->columns; i++)
    {
      if (!background->is_like[i] ||
          xy_lab_distance (background->lab + (gsize) i * 3, mean) > OFF_BELOW)
        continue;
      may[i] = 1;
      if (i / map->columns == map->rows - 1)
        {
          may[i] = 2;
          g_array_append_val (stack, i);
        }
    }
  walk_on (&walk, stack);
  if (!is_cut_off (map, may))
    return;
  for (gsize i = 0; i < n; i++)
    {
      if (may[i] == 2)
        map->part[i] = XY_BODY_BACKGROUND;
    }
}

/* The background below the chin, beside the body; and how much of the chest is like it. */
static void
find_background (XyClothesMap *map, const XyBackgroundMap *background)
{
  gsize n = (gsize) map->columns * (gsize) map->rows;
  g_autofree guint8 *reached = g_memdup2 (background->is_background, n);
  guint n_chest = 0, n_merged = 0;

  xy_background_map_flood (background, reached, map->rows - 1);
  for (int y = get_row (map, CHEST); y < map->rows; y++)
    {
      for (int x = 0; x < map->columns; x++)
        {
          if (map->part[y * map->columns + x] == XY_BODY_BACKGROUND ||
              !is_chest (xy_clothes_map_get_place (map, x, y)))
            continue;
          n_chest++;
          n_merged += reached[y * map->columns + x];
        }
    }
  map->chest = n_chest / (map->unit * map->unit);
  map->merged = n_chest > 0 ? (double) n_merged / n_chest : 0;
  if (map->merged < LEAST_MERGED)
    map->merged = 0;
  for (gsize i = 0; i < n; i++)
    {
      int x = (int) i % map->columns, y = (int) i / map->columns;

      if (reached[i] && (map->merged <= 0 || !is_chest (xy_clothes_map_get_place (map, x, y))))
        map->part[i] = XY_BODY_BACKGROUND;
    }
}

/* The share of the chest, or of one side of it, that a walk has reached. */
static double
measure_chest (const XyClothesMap *map, const guint8 *reached, int side)
{
  guint n = 0, n_reached = 0;

  for (int y = get_row (map, CHEST); y < map->rows; y++)
    {
      for (int x = 0; x < map->columns; x++)
        {
          XyPoint place = xy_clothes_map_get_place (map, x, y);

          if (place.x * side < 0 || !is_chest (place))
            continue;
          n++;
          n_reached += reached[y * map->columns + x] == 2 ? 1 : 0;
        }
    }
  return n > 0 ? (double) n_reached / n : 0;
}

/* Skin from the jaw downwards, as far as there is no edge. */
static void
find_skin (XyClothesMap *map, const XyMeasures *measures)
{
  const float *lab = measures->background->lab;
  gsize n = (gsize) map->columns * (gsize) map->rows;
  g_autofree guint8 *may = g_new0 (guint8, n);
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (int));
  Walk walk = { .map = map,
                .lab = lab,
                .may = may,
                .first_row = get_row (map, JAW),
                .most_step = MOST_STEP };
  int end;

  for (int y = walk.first_row; y < map->rows; y++)
    {
      for (int x = 0; x < map->columns; x++)
        {
          int i = y * map->columns + x;
          XyPoint place = xy_clothes_map_get_place (map, x, y);

          if (map->part[i] != XY_BODY_OTHER || !is_skin (&measures->skin, lab + (gsize) i * 3))
            continue;
          may[i] = 1;
          if (place.y < CHIN && fabs (place.x) < JAW_HALF)
            {
              may[i] = 2;
              g_array_append_val (stack, i);
            }
        }
    }
  walk_on (&walk, stack);
  end = measure_chest (map, may, 0) > MOST_SKIN ? get_row (map, CHEST) : map->rows;
  for (int i = 0; i < end * map->columns; i++)
    {
      if (may[i] == 2)
        map->part[i] = XY_BODY_SKIN;
    }
}

/* The middle colour of what hangs beside the jaw on one side; FALSE where that is background. */
static gboolean
find_hair_colour (const XyClothesMap *map, const XyMeasures *measures, int side, float colour[3])
{
  const float *lab = measures->background->lab;
  g_autoptr (GArray) lightness = g_array_new (FALSE, FALSE, sizeof (float));
  g_autoptr (GArray) red = g_array_new (FALSE, FALSE, sizeof (float));
  g_autoptr (GArray) yellow = g_array_new (FALSE, FALSE, sizeof (float));
  GArray *const values[3] = { lightness, red, yellow };
  guint n = 0;

  for (int y = get_row (map, BESIDE_TOP); y < get_row (map, BESIDE_BOTTOM); y++)
    {
      for (int x = 0; x < map->columns; x++)
        {
          gsize i = (gsize) y * (gsize) map->columns + (gsize) x;
          double beside = xy_clothes_map_get_place (map, x, y).x * side;

          if (beside < BESIDE_NEAR || beside > BESIDE_FAR)
            continue;
          n++;
          if (map->part[i] != XY_BODY_OTHER || is_skin (&measures->skin, lab + i * 3))
            continue;
          for (guint c = 0; c < 3; c++)
            g_array_append_val (values[c], lab[i * 3 + c]);
        }
    }
  if (n == 0 || values[0]->len < BESIDE_SHARE * n)
    return FALSE;
  for (guint c = 0; c < 3; c++)
    colour[c] = xy_find_median ((const float *) (gpointer) values[c]->data, values[c]->len);
  return TRUE;
}

static gboolean
is_hair (const float *lab, const float colour[3])
{
  double lightness = (lab[0] - colour[0]) * LIGHTNESS_WEIGHT;
  double red = lab[1] - colour[1], yellow = lab[2] - colour[2];

  return lightness * lightness + red * red + yellow * yellow < OFF_HAIR * OFF_HAIR;
}

/* Hair that falls on one side. */
static void
find_hair (XyClothesMap *map, const XyMeasures *measures, int side)
{
  const float *lab = measures->background->lab;
  gsize n = (gsize) map->columns * (gsize) map->rows;
  g_autofree guint8 *may = NULL;
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (int));
  Walk walk = { .map = map,
                .lab = lab,
                .first_row = get_row (map, BESIDE_TOP),
                .most_step = MOST_STEP_OF_HAIR };
  float colour[3];

  if (!find_hair_colour (map, measures, side, colour))
    return;
  may = g_new0 (guint8, n);
  walk.may = may;
  for (int y = walk.first_row; y < map->rows; y++)
    {
      for (int x = 0; x < map->columns; x++)
        {
          int i = y * map->columns + x;
          XyPoint place = xy_clothes_map_get_place (map, x, y);

          if (map->part[i] != XY_BODY_OTHER || place.x * side < 0 ||
              !is_hair (lab + (gsize) i * 3, colour))
            continue;
          may[i] = 1;
          if (place.y < BESIDE_BOTTOM && fabs (place.x) > BESIDE_FACE)
            {
              may[i] = 2;
              g_array_append_val (stack, i);
            }
        }
    }
  walk_on (&walk, stack);
  if (measure_chest (map, may, side) > MOST_HAIR)
    return;
  for (gsize i = 0; i < n; i++)
    {
      if (may[i] == 2)
        map->part[i] = XY_BODY_HAIR;
    }
}

/* What is left, and which of it is not at an edge. */
static void
find_clothes (XyClothesMap *map)
{
  int first_row = get_row (map, COLLAR);
  guint n = 0;

  for (int y = get_row (map, SHOULDERS); y < map->rows; y++)
    {
      for (int x = 0; x < map->columns; x++)
        {
          guint8 *part = &map->part[y * map->columns + x];

          if (*part == XY_BODY_OTHER && may_be_clothes (xy_clothes_map_get_place (map, x, y)))
            *part = XY_BODY_CLOTHES;
        }
    }
  for (int y = 1; y < map->rows - 1; y++)
    {
      for (int x = 1; x < map->columns - 1; x++)
        {
          const guint8 *part = &map->part[y * map->columns + x];
          gboolean inner = y >= first_row && part[0] == XY_BODY_CLOTHES &&
                           part[-1] == XY_BODY_CLOTHES && part[1] == XY_BODY_CLOTHES &&
                           part[-map->columns] == XY_BODY_CLOTHES &&
                           part[map->columns] == XY_BODY_CLOTHES;

          map->is_inner[y * map->columns + x] = inner;
          n += inner ? 1 : 0;
        }
    }
  map->clothes = n / (map->unit * map->unit);
}

void
xy_clothes_map_init (XyClothesMap *map, const XyMeasures *measures)
{
  const XyBackgroundMap *background = measures->background;
  const XyPoint *eyes = measures->eyes;
  gsize n = (gsize) background->columns * (gsize) background->rows;
  double tilt = (eyes[1].y - eyes[0].y) / measures->eye_distance;

  map->columns = background->columns;
  map->rows = background->rows;
  map->unit = MAX (measures->eye_distance / background->cell, 1);
  map->eye_row = (eyes[0].y + eyes[1].y) / 2 / background->cell;
  map->middle = (eyes[0].x + eyes[1].x) / 2 / background->cell - CHIN * tilt * map->unit;
  map->part = g_new0 (guint8, n);
  map->is_inner = g_new0 (guint8, n);
  find_below (map, background);
  find_background (map, background);
  find_skin (map, measures);
  find_hair (map, measures, -1);
  find_hair (map, measures, 1);
  find_clothes (map);
}

void
xy_clothes_map_clear (XyClothesMap *map)
{
  g_clear_pointer (&map->part, g_free);
  g_clear_pointer (&map->is_inner, g_free);
}
