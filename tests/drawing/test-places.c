// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drawing/xy-places.h"
#include "xy-test.h"

static const XyRect view = { -20, 0, 400, 300 };

static gboolean
overlaps (XyPoint place, double width, double height, const XyRect *other)
{
  return place.x < other->x + other->width && other->x < place.x + width &&
         place.y < other->y + other->height && other->y < place.y + height;
}

static void
test_the_first_offer_is_taken_where_nothing_is_in_its_way (void)
{
  g_autoptr (XyPlaces) places = xy_places_new (&view);
  XyPoint offers[] = { { 100, 100 }, { 200, 200 } };
  XyPoint place = xy_places_take (places, offers, 2, 20, 10);

  g_assert_cmpfloat (place.x, ==, 90);
  g_assert_cmpfloat (place.y, ==, 95);
}

static void
test_marks_keep_clear_of_each_other_and_of_what_is_kept_clear (void)
{
  g_autoptr (XyPlaces) places = xy_places_new (&view);
  XyRect eye = { 80, 80, 40, 40 }, first;
  XyPoint offers[] = { { 100, 100 }, { 200, 100 }, { 300, 100 } }, place;

  xy_places_keep_clear (places, &eye);
  place = xy_places_take (places, offers, 3, 20, 20);
  g_assert_false (overlaps (place, 20, 20, &eye));
  g_assert_cmpfloat (place.x, ==, 190);
  first = (XyRect){ place.x, place.y, 20, 20 };
  place = xy_places_take (places, offers, 3, 20, 20);
  g_assert_false (overlaps (place, 20, 20, &eye));
  g_assert_false (overlaps (place, 20, 20, &first));
}

static void
test_what_is_spared_is_used_before_what_is_kept_clear (void)
{
  g_autoptr (XyPlaces) places = xy_places_new (&view);
  XyRect eye = { 0, 80, 200, 40 }, face = { 200, 0, 180, 300 };
  XyPoint offers[] = { { 100, 100 }, { 300, 100 } };

  xy_places_keep_clear (places, &eye);
  xy_places_spare (places, &face);
  g_assert_cmpfloat (xy_places_take (places, offers, 2, 20, 20).x, ==, 290);
}

static void
test_a_mark_stays_within_what_is_seen (void)
{
  g_autoptr (XyPlaces) places = xy_places_new (&view);
  XyPoint corner = { -20, 300 };
  XyPoint place = xy_places_take (places, &corner, 1, 30, 20);

  g_assert_cmpfloat (place.x, ==, -20);
  g_assert_cmpfloat (place.y, ==, 280);
}

static void
test_a_mark_without_an_offer_or_without_room_has_a_place_too (void)
{
  g_autoptr (XyPlaces) places = xy_places_new (&view);
  XyPoint middle = { 100, 100 };
  XyPoint place = xy_places_take (places, NULL, 0, 30, 20);

  g_assert_cmpfloat (place.x, ==, 0);
  g_assert_cmpfloat (place.y, ==, 0);
  place = xy_places_take (places, &middle, 1, 1000, 1000);
  g_assert_cmpfloat (place.x, ==, view.x);
  g_assert_cmpfloat (place.y, ==, view.y);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/places/first", test_the_first_offer_is_taken_where_nothing_is_in_its_way);
  g_test_add_func ("/places/clear", test_marks_keep_clear_of_each_other_and_of_what_is_kept_clear);
  g_test_add_func ("/places/spared", test_what_is_spared_is_used_before_what_is_kept_clear);
  g_test_add_func ("/places/view", test_a_mark_stays_within_what_is_seen);
  g_test_add_func ("/places/none", test_a_mark_without_an_offer_or_without_room_has_a_place_too);
  return g_test_run ();
}
