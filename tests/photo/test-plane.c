// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <math.h>
#include <stdlib.h>

#include "photo/xy-numbers.h"
#include "photo/xy-plane.h"
#include "xy-test.h"

static XyPlane *
make_noise (int width, int height, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  XyPlane *plane = xy_plane_new (width, height);

  for (int i = 0; i < width * height; i++)
    plane->values[i] = (float) g_rand_double_range (rand, 0, 255);
  return plane;
}

/* The mean over a box, counted pixel by pixel. */
static double
get_mean (const XyPlane *plane, int left, int top, int right, int bottom)
{
  double sum = 0;

  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      sum += xy_plane_get_clamped (plane, x, y);
  return sum / ((right - left) * (bottom - top));
}

static void
a_blur_is_the_mean_around_each_pixel (void)
{
  static const int radii[] = { 1, 3 };
  g_autoptr (XyPlane) plane = make_noise (23, 17, 1);

  for (guint r = 0; r < G_N_ELEMENTS (radii); r++)
    {
      g_autoptr (XyPlane) blurred = xy_plane_blur (plane, radii[r]);

      for (int y = 0; y < plane->height; y++)
        for (int x = 0; x < plane->width; x++)
          g_assert_cmpfloat_with_epsilon (
              xy_plane_get (blurred, x, y),
              get_mean (plane, x - radii[r], y - radii[r], x + radii[r] + 1, y + radii[r] + 1),
              0.01);
    }
}

/* A part that reaches beyond every edge, too: there the plane goes on as its edge is. */
static void
a_part_is_brought_to_half_its_size_by_means (void)
{
  static const XyRect parts[] = { { 4, 6, 12, 8 }, { 0, 0, 24, 16 }, { -4, -2, 34, 22 } };
  g_autoptr (XyPlane) plane = make_noise (24, 16, 2);

  for (guint p = 0; p < G_N_ELEMENTS (parts); p++)
    {
      int left = (int) parts[p].x, top = (int) parts[p].y;
      g_autoptr (XyPlane) half =
          xy_plane_resample (plane, &parts[p], (int) parts[p].width / 2, (int) parts[p].height / 2);

      for (int y = 0; y < half->height; y++)
        for (int x = 0; x < half->width; x++)
          g_assert_cmpfloat_with_epsilon (
              xy_plane_get (half, x, y),
              get_mean (plane, left + 2 * x, top + 2 * y, left + 2 * x + 2, top + 2 * y + 2), 0.01);
    }
}

static int
compare_floats (const void *a, const void *b)
{
  float x = *(const float *) a, y = *(const float *) b;

  return (x > y) - (x < y);
}

static void
a_median_is_the_one_in_the_middle_of_the_sorted (void)
{
  static const int sizes[] = { 1, 2, 3, 10, 1000, 1001 };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autoptr (XyPlane) values = make_noise (sizes[s], 1, s);
      float median;

      for (int i = 0; i < sizes[s]; i++)
        {
          values->values[i] -= 128;
          /* Many that are equal. */
          if (i % 3 == 0)
            values->values[i] = rintf (values->values[i] / 64);
        }
      median = xy_find_median (values->values, (gsize) sizes[s]);
      qsort (values->values, (size_t) sizes[s], sizeof (float), compare_floats);
      g_assert_cmpfloat (median, ==, values->values[sizes[s] / 2]);
    }
  g_assert_cmpfloat (xy_find_median (NULL, 0), ==, 0);
}

static void
what_is_selected_by_its_rank_is_what_sorting_puts_there (void)
{
  static const guint sizes[] = { 1, 2, 5, 24, 301 };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      for (guint rank = 0; rank <= sizes[s]; rank++)
        {
          g_autofree double *values = g_new (double, sizes[s]);
          guint n_below = 0, n_up_to = 0, last = MIN (rank, sizes[s] - 1);
          double selected;

          /* In disorder, and with some that are equal. */
          for (guint i = 0; i < sizes[s]; i++)
            values[i] = i * 37 % 101 - 50.5;
          selected = xy_select_number (values, sizes[s], rank);
          for (guint i = 0; i < sizes[s]; i++)
            {
              n_below += values[i] < selected ? 1 : 0;
              n_up_to += values[i] <= selected ? 1 : 0;
            }
          g_assert_cmpuint (n_below, <=, last);
          g_assert_cmpuint (n_up_to, >, last);
        }
    }
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/photo/plane/blur", a_blur_is_the_mean_around_each_pixel);
  g_test_add_func ("/photo/plane/resample", a_part_is_brought_to_half_its_size_by_means);
  g_test_add_func ("/photo/plane/median", a_median_is_the_one_in_the_middle_of_the_sorted);
  g_test_add_func ("/photo/plane/select", what_is_selected_by_its_rank_is_what_sorting_puts_there);
  return g_test_run ();
}
