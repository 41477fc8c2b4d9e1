// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Colours of cells, and outlines of sets of them. */

#include <math.h>
#include <string.h>

#include "photo/xy-cell-outline.h"
#include "photo/xy-lab.h"
#include "xy-test.h"

#define COLUMNS 16
#define ROWS 12

static void
colours_have_the_numbers_that_cie_gives_them (void)
{
  /* Of sRGB under D65, as every table of colours has them. */
  static const struct
  {
    guint8 rgb[3];
    float lab[3];
  } cases[] = {
    { { 0, 0, 0 }, { 0, 0, 0 } },
    { { 255, 255, 255 }, { 100, 0, 0 } },
    { { 128, 128, 128 }, { 53.59f, 0, 0 } },
    { { 255, 0, 0 }, { 53.24f, 80.09f, 67.20f } },
    { { 0, 255, 0 }, { 87.74f, -86.18f, 83.18f } },
    { { 0, 0, 255 }, { 32.30f, 79.19f, -107.86f } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      float lab[3];

      xy_lab_look_up (xy_lab_get_table (), cases[i].rgb, lab);
      g_assert_cmpfloat (xy_lab_distance (lab, cases[i].lab), <, 0.15);
    }
}

static double
linear (guint level)
{
  double v = level / 255.0;

  return v <= 0.04045 ? v / 12.92 : pow ((v + 0.055) / 1.055, 2.4);
}

static double
curve (double t)
{
  return t > 216.0 / 24389 ? cbrt (t) : (24389.0 / 27 * t + 16) / 116;
}

static void
the_table_gives_what_the_formula_gives (void)
{
  for (guint i = 0; i < 16 * 16 * 16; i++)
    {
      const guint8 rgb[3] = { (guint8) (i % 16 * 17), (guint8) (i / 16 % 16 * 17),
                              (guint8) (i / 256 * 17) };
      double r = linear (rgb[0]), g = linear (rgb[1]), b = linear (rgb[2]);
      double x = curve ((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
      double y = curve (0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
      double z = curve ((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883);
      float lab[3];

      xy_lab_look_up (xy_lab_get_table (), rgb, lab);
      g_assert_cmpfloat_with_epsilon (lab[0], 116 * y - 16, 0.6);
      g_assert_cmpfloat_with_epsilon (lab[1], 500 * (x - y), 0.6);
      g_assert_cmpfloat_with_epsilon (lab[2], 200 * (y - z), 0.6);
    }
}

/* A picture of the set, a letter a cell; anything but a dot is in it. */
static XyFinding *
outline (const char *const picture[ROWS], guint least)
{
  guint8 set[ROWS * COLUMNS];
  XyFinding *finding = xy_finding_new ("rule", "clause", XY_VERDICT_LOOK, "Look.");

  for (guint y = 0; y < ROWS; y++)
    {
      g_assert_cmpuint (strlen (picture[y]), ==, COLUMNS);
      for (guint x = 0; x < COLUMNS; x++)
        set[y * COLUMNS + x] = picture[y][x] != '.';
    }
  xy_cell_outline_add (finding, set, COLUMNS, ROWS, 10, least);
  return finding;
}

static double
measure_area (const XyRegion *region)
{
  double sum = 0;

  for (guint i = 0; i < region->n_points; i++)
    {
      const XyPoint *a = &region->points[i];
      const XyPoint *b = &region->points[(i + 1) % region->n_points];

      sum += a->x * b->y - b->x * a->y;
    }
  return fabs (sum) / 2;
}

static void
each_patch_has_an_outline_of_its_own_the_largest_first (void)
{
  static const char *const picture[ROWS] = {
    "................", //
    ".xx.............", //
    ".xx.............", //
    "................", //
    "......xxxxxx....", //
    "......xxxxxx....", //
    "......xxxxxx....", //
    "................", //
    "..............x.", //
    "................", //
    "................", //
    "................", //
  };
  g_autoptr (XyFinding) finding = outline (picture, 2);
  const XyRegion *first, *second;

  g_assert_cmpuint (finding->regions->len, ==, 2);
  first = g_ptr_array_index (finding->regions, 0);
  second = g_ptr_array_index (finding->regions, 1);
  g_assert_cmpuint (first->n_points, ==, 4);
  g_assert_cmpfloat (measure_area (first), ==, 18 * 100);
  g_assert_cmpuint (second->n_points, ==, 4);
  g_assert_cmpfloat (measure_area (second), ==, 4 * 100);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_true (first->points[i].x == 60 || first->points[i].x == 120);
      g_assert_true (first->points[i].y == 40 || first->points[i].y == 70);
    }
}

static void
a_slope_becomes_a_line_and_the_area_stays (void)
{
  static const char *const picture[ROWS] = {
    "x...............", //
    "xx..............", //
    "xxx.............", //
    "xxxx............", //
    "xxxxx...........", //
    "xxxxxx..........", //
    "xxxxxxx.........", //
    "xxxxxxxx........", //
    "xxxxxxxxx.......", //
    "xxxxxxxxxx......", //
    "xxxxxxxxxxx.....", //
    "xxxxxxxxxxxx....", //
  };
  g_autoptr (XyFinding) finding = outline (picture, 1);
  const XyRegion *region;

  g_assert_cmpuint (finding->regions->len, ==, 1);
  region = g_ptr_array_index (finding->regions, 0);
  g_assert_cmpuint (region->n_points, <=, 6);
  g_assert_cmpfloat_with_epsilon (measure_area (region), 78 * 100, 8 * 100);
}

/* Cells that touch only at a corner, holes, and the whole picture: the walk must end. */
static void
every_shape_is_walked_around_once (void)
{
  static const char *const picture[ROWS] = {
    "xxxxxxxxxxxxxxxx", //
    "x..............x", //
    "x.xxxx....x.x.xx", //
    "x.x..x.....x.x.x", //
    "x.x..x....x.x..x", //
    "x.xxxx.....x...x", //
    "x..............x", //
    "x..x...........x", //
    "x.xxx..........x", //
    "x..x...........x", //
    "x..............x", //
    "xxxxxxxxxxxxxxxx", //
  };
  g_autoptr (XyFinding) finding = outline (picture, 1);
  const XyRegion *frame, *ring, *cross;

  g_assert_cmpuint (finding->regions->len, ==, 6);
  frame = g_ptr_array_index (finding->regions, 0);
  ring = g_ptr_array_index (finding->regions, 1);
  cross = g_ptr_array_index (finding->regions, 2);
  g_assert_cmpfloat_with_epsilon (measure_area (frame), COLUMNS * ROWS * 100, 100);
  g_assert_cmpfloat (measure_area (ring), ==, 16 * 100);
  g_assert_cmpfloat_with_epsilon (measure_area (cross), 5 * 100, 150);
}

static void
nothing_has_no_outline (void)
{
  static const char *const picture[ROWS] = {
    "................", "................", "................", "................",
    "................", "................", "................", "................",
    "................", "................", "................", "...............x",
  };
  g_autoptr (XyFinding) finding = outline (picture, 2);

  g_assert_cmpuint (finding->regions->len, ==, 0);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/photo/cells/lab", colours_have_the_numbers_that_cie_gives_them);
  g_test_add_func ("/photo/cells/table", the_table_gives_what_the_formula_gives);
  g_test_add_func ("/photo/cells/patches", each_patch_has_an_outline_of_its_own_the_largest_first);
  g_test_add_func ("/photo/cells/slope", a_slope_becomes_a_line_and_the_area_stays);
  g_test_add_func ("/photo/cells/shapes", every_shape_is_walked_around_once);
  g_test_add_func ("/photo/cells/nothing", nothing_has_no_outline);
  return g_test_run ();
}
