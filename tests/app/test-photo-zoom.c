// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <math.h>

#include "app/xy-photo-zoom.h"
#include "xy-test.h"

/* A photo of 960 × 1280 in a room of 600 × 600: it fits at 450 × 600. */
static const XyZoomFrame frame = { 600, 600, 960, 1280, 1 };

static void
assert_near (double value, double expected, double tolerance)
{
  g_assert_cmpfloat (fabs (value - expected), <=, tolerance);
}

static void
test_a_photo_fits_in_the_middle_at_first (void)
{
  g_autoptr (XyPhotoZoom) zoom = xy_photo_zoom_new ();
  XyRect place = xy_photo_zoom_get_place (zoom, &frame);

  g_assert_true (xy_photo_zoom_is_fit (zoom));
  g_assert_false (xy_photo_zoom_is_cut (zoom, &frame));
  g_assert_cmpfloat (place.x, ==, 75);
  g_assert_cmpfloat (place.y, ==, 0);
  g_assert_cmpfloat (place.width, ==, 450);
  g_assert_cmpfloat (place.height, ==, 600);
}

static void
test_what_is_under_the_pointer_stays_there (void)
{
  g_autoptr (XyPhotoZoom) zoom = xy_photo_zoom_new ();
  XyRect before, after;

  xy_photo_zoom_set_at (zoom, &frame, 1000, 300, 300);
  before = xy_photo_zoom_get_place (zoom, &frame);
  xy_photo_zoom_step_at (zoom, &frame, 1.2, 200, 420);
  after = xy_photo_zoom_get_place (zoom, &frame);
  assert_near (after.width, before.width * 1.2, 1);
  /* Places lie on whole pixels. */
  assert_near ((200 - after.x) / after.width, (200 - before.x) / before.width, 1.5 / 450);
  assert_near ((420 - after.y) / after.height, (420 - before.y) / before.height, 1.5 / 600);
}

static void
test_one_pixel_of_the_photo_is_one_of_the_display (void)
{
  for (int scale = 1; scale <= 3; scale++)
    {
      g_autoptr (XyPhotoZoom) zoom = xy_photo_zoom_new ();
      XyZoomFrame fine = frame;
      XyRect place;

      fine.device_scale = scale;
      xy_photo_zoom_set_exact_at (zoom, &fine, 251, 333);
      place = xy_photo_zoom_get_place (zoom, &fine);
      g_assert_cmpfloat (place.width * scale, ==, 960);
      g_assert_cmpfloat (place.height * scale, ==, 1280);
      g_assert_cmpfloat (place.x * scale, ==, round (place.x * scale));
      g_assert_cmpfloat (place.y * scale, ==, round (place.y * scale));
      assert_near (xy_photo_zoom_get_percent (zoom, &fine), 100, 1e-9);
    }
}

static void
test_steps_end_at_the_pixels_and_at_what_fits (void)
{
  g_autoptr (XyPhotoZoom) zoom = xy_photo_zoom_new ();
  gboolean met_exact = FALSE;
  int steps = 0;

  while (xy_photo_zoom_get_percent (zoom, &frame) < 150 && steps++ < 40)
    {
      xy_photo_zoom_step_at (zoom, &frame, 1.3, 300, 300);
      met_exact = met_exact || xy_photo_zoom_get_percent (zoom, &frame) == 100;
    }
  g_assert_true (met_exact);
  for (steps = 0; !xy_photo_zoom_is_fit (zoom) && steps < 40; steps++)
    xy_photo_zoom_step_at (zoom, &frame, 1 / 1.3, 300, 300);
  g_assert_true (xy_photo_zoom_is_fit (zoom));
  /* There is nothing below it. */
  xy_photo_zoom_step_at (zoom, &frame, 1 / 1.3, 300, 300);
  g_assert_true (xy_photo_zoom_is_fit (zoom));
}

static void
test_it_ends_at_a_largest_size (void)
{
  g_autoptr (XyPhotoZoom) zoom = xy_photo_zoom_new ();

  for (int i = 0; i < 100; i++)
    xy_photo_zoom_step_at (zoom, &frame, 1.3, 300, 300);
  assert_near (xy_photo_zoom_get_percent (zoom, &frame), 800, 1e-6);
}

static void
test_a_photo_moves_no_further_than_to_its_edges (void)
{
  g_autoptr (XyPhotoZoom) zoom = xy_photo_zoom_new ();
  XyRect place;

  xy_photo_zoom_pan (zoom, &frame, 50, 50);
  g_assert_true (xy_photo_zoom_is_fit (zoom));
  xy_photo_zoom_set_exact_at (zoom, &frame, 300, 300);
  place = xy_photo_zoom_get_place (zoom, &frame);
  xy_photo_zoom_pan (zoom, &frame, -30, 20);
  assert_near (xy_photo_zoom_get_place (zoom, &frame).x, place.x - 30, 1e-9);
  assert_near (xy_photo_zoom_get_place (zoom, &frame).y, place.y + 20, 1e-9);
  xy_photo_zoom_pan (zoom, &frame, 1e6, 1e6);
  g_assert_cmpfloat (xy_photo_zoom_get_place (zoom, &frame).x, ==, 0);
  g_assert_cmpfloat (xy_photo_zoom_get_place (zoom, &frame).y, ==, 0);
  xy_photo_zoom_pan (zoom, &frame, -1e6, -1e6);
  assert_near (xy_photo_zoom_get_place (zoom, &frame).x, 600 - 960, 1e-9);
  assert_near (xy_photo_zoom_get_place (zoom, &frame).y, 600 - 1280, 1e-9);
  /* Nothing of the way beyond the edge has to be gone back. */
  xy_photo_zoom_pan (zoom, &frame, 10, 0);
  assert_near (xy_photo_zoom_get_place (zoom, &frame).x, 600 - 960 + 10, 1e-9);
}

static void
test_two_photos_of_one_zoom_show_the_same_part_equally_large (void)
{
  g_autoptr (XyPhotoZoom) zoom = xy_photo_zoom_new ();
  XyZoomFrame small = { 600, 600, 480, 640, 1 };
  XyRect one, other;

  xy_photo_zoom_set_at (zoom, &frame, 1500, 500, 100);
  one = xy_photo_zoom_get_place (zoom, &frame);
  other = xy_photo_zoom_get_place (zoom, &small);
  assert_near (other.x, one.x, 1);
  assert_near (other.y, one.y, 1);
  assert_near (other.width, one.width, 1);
}

static void
test_a_region_is_framed_in_the_middle (void)
{
  XyRect region = { 400, 500, 200, 80 }, all = { 0, 0, 960, 1280 };
  g_autoptr (XyPhotoZoom) zoom = xy_photo_zoom_new ();
  double width, x, y, scale;
  XyRect place;

  xy_zoom_frame_frame_region (&frame, &region, &width, &x, &y);
  xy_photo_zoom_set (zoom, &frame, width, x, y);
  place = xy_photo_zoom_get_place (zoom, &frame);
  scale = place.width / 960;
  assert_near (place.x + 500 * scale, 300, 1);
  assert_near (place.y + 540 * scale, 300, 1);
  g_assert_cmpfloat (200 * scale, <, 600);
  g_assert_cmpfloat (200 * scale, >, 300);
  xy_zoom_frame_frame_region (&frame, &all, &width, &x, &y);
  assert_near (width, 450, 1e-9);
}

static void
test_a_small_photo_can_be_seen_at_its_own_size (void)
{
  g_autoptr (XyPhotoZoom) zoom = xy_photo_zoom_new ();
  XyZoomFrame small = { 600, 600, 300, 400, 1 };

  assert_near (xy_photo_zoom_get_percent (zoom, &small), 150, 1e-9);
  xy_photo_zoom_set_exact_at (zoom, &small, 300, 300);
  assert_near (xy_photo_zoom_get_percent (zoom, &small), 100, 1e-9);
  g_assert_cmpfloat (xy_photo_zoom_get_place (zoom, &small).x, ==, 150);
}

static void
changed_cb (int *n)
{
  (*n)++;
}

static void
test_only_a_change_is_told (void)
{
  g_autoptr (XyPhotoZoom) zoom = xy_photo_zoom_new ();
  XyZoomFrame none = { 0 };
  int n = 0;

  g_signal_connect_swapped (zoom, "changed", G_CALLBACK (changed_cb), &n);
  xy_photo_zoom_fit (zoom);
  xy_photo_zoom_step_at (zoom, &none, 2, 0, 0);
  g_assert_cmpint (n, ==, 0);
  xy_photo_zoom_set_exact_at (zoom, &frame, 300, 300);
  xy_photo_zoom_set_exact_at (zoom, &frame, 300, 300);
  g_assert_cmpint (n, ==, 1);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/photo-zoom/fit", test_a_photo_fits_in_the_middle_at_first);
  g_test_add_func ("/photo-zoom/pointer", test_what_is_under_the_pointer_stays_there);
  g_test_add_func ("/photo-zoom/exact", test_one_pixel_of_the_photo_is_one_of_the_display);
  g_test_add_func ("/photo-zoom/steps", test_steps_end_at_the_pixels_and_at_what_fits);
  g_test_add_func ("/photo-zoom/largest", test_it_ends_at_a_largest_size);
  g_test_add_func ("/photo-zoom/pan", test_a_photo_moves_no_further_than_to_its_edges);
  g_test_add_func ("/photo-zoom/shared",
                   test_two_photos_of_one_zoom_show_the_same_part_equally_large);
  g_test_add_func ("/photo-zoom/region", test_a_region_is_framed_in_the_middle);
  g_test_add_func ("/photo-zoom/small", test_a_small_photo_can_be_seen_at_its_own_size);
  g_test_add_func ("/photo-zoom/changed", test_only_a_change_is_told);
  return g_test_run ();
}
