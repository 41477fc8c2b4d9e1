// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Eyes and the head's pose over generated portraits: the truth is known to a part of a pixel. */

#include <math.h>

#include "photo/xy-photo-check.h"
#include "xy-portrait.h"
#include "xy-test-jpeg.h"
#include "xy-test.h"

static XyRuleProfile *profile;

static XyPhotoReport *
check (const XyPortrait *portrait)
{
  g_autoptr (GBytes) bytes = xy_portrait_render (portrait);

  return xy_photo_check (bytes, profile);
}

/* How far the worse of the eyes is from its place, in distances between them. */
static double
get_eye_error (const XyPortrait *portrait, const XyPhotoReport *report)
{
  XyPortraitTruth truth;
  double distance, worst = 0;

  xy_portrait_get_truth (portrait, &truth);
  g_assert_true (report->has_eyes);
  distance = hypot (truth.eyes[1][0] - truth.eyes[0][0], truth.eyes[1][1] - truth.eyes[0][1]);
  for (guint i = 0; i < 2; i++)
    worst = MAX (
        worst, hypot (report->eyes[i].x - truth.eyes[i][0], report->eyes[i].y - truth.eyes[i][1]));
  return worst / distance;
}

static void
eyes_are_found_wherever_the_head_is (void)
{
  static const struct
  {
    double scale, dx, dy, tilt;
  } heads[] = {
    { 1, 0, 0, 0 },   { 0.6, 0, 0, 0 }, { 1.3, 0, 40, 0 }, { 1, -90, 0, 0 }, { 1, 90, 0, 0 },
    { 1, 0, -80, 0 }, { 1, 0, 110, 0 }, { 1, 0, 0, -14 },  { 1, 0, 0, 14 },  { 0.7, 60, 40, 8 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      for (guint glasses = 0; glasses < 2; glasses++)
        {
          g_autoptr (XyPhotoReport) report = NULL;
          XyPortrait portrait;

          xy_portrait_init (&portrait, 40 + i);
          portrait.glasses = glasses == 1 ? XY_PORTRAIT_YES : XY_PORTRAIT_NO;
          portrait.head_scale = heads[i].scale;
          portrait.dx = heads[i].dx;
          portrait.dy = heads[i].dy;
          portrait.tilt = heads[i].tilt;
          report = check (&portrait);
          g_test_message ("head %u, glasses %u", i, glasses);
          g_assert_cmpfloat (get_eye_error (&portrait, report), <, 0.1);
        }
    }
}

static void
tilt_is_measured_to_two_degrees (void)
{
  for (int tilt = -15; tilt <= 15; tilt += 3)
    {
      g_autoptr (XyPhotoReport) report = NULL;
      const XyFinding *finding;
      XyPortrait portrait;

      xy_portrait_init (&portrait, (guint) (60 + tilt));
      portrait.tilt = tilt;
      report = check (&portrait);
      finding = xy_photo_report_find (report, "head-level");
      g_assert_nonnull (finding);
      g_assert_cmpfloat_with_epsilon (finding->measured, tilt, 2);
      if (ABS (tilt) <= 3)
        g_assert_cmpint (finding->verdict, ==, XY_VERDICT_PASS);
      if (ABS (tilt) >= 9)
        {
          g_assert_cmpint (finding->verdict, !=, XY_VERDICT_PASS);
          g_assert_cmpuint (finding->regions->len, ==, 1);
        }
    }
}

static void
a_face_from_the_front_is_not_turned (void)
{
  for (guint seed = 1; seed <= 12; seed++)
    {
      g_autoptr (XyPhotoReport) report = NULL;
      const XyFinding *finding;
      XyPortrait portrait;

      xy_portrait_init (&portrait, seed);
      portrait.tilt = seed % 3 == 0 ? 10 : 0;
      report = check (&portrait);
      finding = xy_photo_report_find (report, "facing");
      g_assert_nonnull (finding);
      g_assert_cmpint (finding->verdict, ==, XY_VERDICT_PASS);
      g_assert_cmpfloat (fabs (finding->measured), <, 10);
    }
}

static void
a_turned_head_is_found_and_which_way_it_is_turned (void)
{
  for (guint seed = 1; seed <= 12; seed++)
    {
      for (int side = -1; side <= 1; side += 2)
        {
          g_autoptr (XyPhotoReport) report = NULL;
          const XyFinding *finding;
          XyPortrait portrait;

          xy_portrait_init (&portrait, seed);
          portrait.turn = side * (20.0 + seed % 3 * 4);
          portrait.tilt = seed % 4 == 0 ? -6 : 0;
          report = check (&portrait);
          g_test_message ("person %u, turned by %g", seed, portrait.turn);
          g_assert_cmpfloat (get_eye_error (&portrait, report), <, 0.1);
          finding = xy_photo_report_find (report, "facing");
          g_assert_cmpint (finding->verdict, ==, XY_VERDICT_LOOK);
          g_assert_cmpfloat (finding->measured * side, <, 0);
          g_assert_cmpuint (finding->regions->len, ==, 1);
        }
    }
}

/* Of a head that is turned a little both ears are still seen. */
static void
an_ear_behind_the_turned_head_is_missed_where_it_should_be (void)
{
  for (guint seed = 1; seed <= 8; seed++)
    {
      for (int turn = -26; turn <= 26; turn += 13)
        {
          g_autoptr (XyPhotoReport) report = NULL;
          XyPortraitTruth truth;
          const XyFinding *finding;
          const XyRegion *region;
          XyPortrait portrait;
          double middle;

          xy_portrait_init (&portrait, seed);
          portrait.turn = turn;
          xy_portrait_get_truth (&portrait, &truth);
          report = check (&portrait);
          g_test_message ("person %u, turned by %d", seed, turn);
          finding = xy_photo_report_find (report, "ears-visible");
          g_assert_cmpint (finding->verdict, ==,
                           ABS (turn) > 20 ? XY_VERDICT_LOOK : XY_VERDICT_PASS);
          g_assert_cmpint (truth.ears, ==, ABS (turn) > 20 ? 1 : 2);
          if (ABS (turn) < 20)
            continue;
          g_assert_cmpint (truth.shows_ear[0], ==, turn > 0);
          g_assert_cmpuint (finding->regions->len, ==, 1);
          region = g_ptr_array_index (finding->regions, 0);
          middle = (region->points[0].x + region->points[2].x) / 2;
          g_assert_cmpfloat_with_epsilon (
              middle, turn > 0 ? truth.face_x + truth.face_width : truth.face_x, 8);
        }
    }
}

/* Where there is next to no picture, and where the head reaches beyond it. */
static void
a_small_picture_and_a_head_at_the_border_are_checked (void)
{
  static const struct
  {
    int width, height;
    double dx, dy;
  } pictures[] = {
    { 33, 33, 0, 0 },      { 33, 400, 0, 0 },     { 400, 33, 0, 0 },    { 240, 320, 200, 0 },
    { 240, 320, -200, 0 }, { 240, 320, 0, -230 }, { 240, 320, 0, 330 }, { 240, 320, 150, -200 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autoptr (XyPhotoReport) report = NULL;
      XyPortrait portrait;

      xy_portrait_init (&portrait, 7);
      portrait.width = pictures[i].width;
      portrait.height = pictures[i].height;
      portrait.dx = pictures[i].dx;
      portrait.dy = pictures[i].dy;
      portrait.min_bytes = 0;
      report = check (&portrait);
      g_assert_nonnull (xy_photo_report_find (report, "head-level"));
      g_assert_nonnull (xy_photo_report_find (report, "facing"));
      if (report->has_eyes)
        g_assert_cmpfloat (report->eyes[0].x, <, report->eyes[1].x);
    }
}

int
main (int argc, char **argv)
{
  int status;

  xy_test_init (&argc, &argv);
  profile = xy_test_load_profile ("chsi-light-blue");
  g_test_add_func ("/photo/pose/eyes", eyes_are_found_wherever_the_head_is);
  g_test_add_func ("/photo/pose/tilt", tilt_is_measured_to_two_degrees);
  g_test_add_func ("/photo/pose/front", a_face_from_the_front_is_not_turned);
  g_test_add_func ("/photo/pose/turned", a_turned_head_is_found_and_which_way_it_is_turned);
  g_test_add_func ("/photo/pose/ear-behind",
                   an_ear_behind_the_turned_head_is_missed_where_it_should_be);
  g_test_add_func ("/photo/pose/border", a_small_picture_and_a_head_at_the_border_are_checked);
  status = g_test_run ();
  xy_rule_profile_unref (profile);
  return status;
}
