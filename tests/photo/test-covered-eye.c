// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* What is said of a face of which one eye is covered, over portraits that are known to the pixel.
 */

#include <math.h>

#include "photo/xy-photo-check.h"
#include "xy-portrait.h"
#include "xy-test-jpeg.h"
#include "xy-test.h"

#define N_PEOPLE 3

static XyRuleProfile *profile;

static void
assert_verdict (const XyPhotoReport *report, const char *rule, XyVerdict verdict)
{
  const XyFinding *finding = xy_photo_report_find (report, rule);

  g_assert_nonnull (finding);
  g_test_message ("%s: %s", rule, finding->message);
  g_assert_cmpstr (xy_verdict_to_string (finding->verdict), ==, xy_verdict_to_string (verdict));
}

/* The person @seed with an eye patch; @side is -1 at the left of the picture. */
static XyPhotoReport *
check_with_patch (guint seed, int side, double tilt, XyPortraitTruth *truth)
{
  g_autoptr (GBytes) bytes = NULL;
  XyPortrait portrait;

  xy_portrait_init (&portrait, seed);
  portrait.width = seed % 2 == 0 ? 480 : 900;
  portrait.height = portrait.width * 4 / 3;
  portrait.glasses = XY_PORTRAIT_NO;
  portrait.eye_patch = side;
  portrait.tilt = tilt;
  xy_portrait_get_truth (&portrait, truth);
  bytes = xy_portrait_render (&portrait);
  return xy_photo_check (bytes, profile);
}

static double
get_distance (const XyPortraitTruth *truth)
{
  return hypot (truth->eyes[1][0] - truth->eyes[0][0], truth->eyes[1][1] - truth->eyes[0][1]);
}

/* Every corner of what is marked is at the covered eye's side and no farther from it than @reach
 * eye distances. */
static void
assert_marked_at (const XyPhotoReport *report,
                  const char *rule,
                  const XyPortraitTruth *truth,
                  int eye,
                  double reach)
{
  const XyFinding *finding = xy_photo_report_find (report, rule);
  double middle = (truth->eyes[0][0] + truth->eyes[1][0]) / 2;

  g_assert_cmpuint (finding->regions->len, ==, 1);
  for (guint i = 0; i < finding->regions->len; i++)
    {
      const XyRegion *region = g_ptr_array_index (finding->regions, i);

      for (guint k = 0; k < region->n_points; k++)
        {
          const XyPoint *point = &region->points[k];

          g_assert_true ((point->x < middle) == (eye == 0));
          g_assert_cmpfloat (hypot (point->x - truth->eyes[eye][0], point->y - truth->eyes[eye][1]),
                             <, reach * get_distance (truth));
        }
    }
}

static void
a_covered_eye_is_told_and_marked_with_its_brow (void)
{
  for (guint seed = 1; seed <= N_PEOPLE; seed++)
    {
      for (int eye = 0; eye < 2; eye++)
        {
          XyPortraitTruth truth;
          g_autoptr (XyPhotoReport) report = check_with_patch (seed, eye == 0 ? -1 : 1, 0, &truth);

          assert_verdict (report, "eyes-visible", XY_VERDICT_LOOK);
          assert_marked_at (report, "eyes-visible", &truth, eye, 0.6);
          assert_verdict (report, "eyebrows-visible", XY_VERDICT_LOOK);
          assert_marked_at (report, "eyebrows-visible", &truth, eye, 0.7);
        }
    }
}

static void
a_covered_eye_is_placed_where_the_face_mirrors_the_other (void)
{
  static const double tilts[] = { 0, -5, 5 };

  for (guint seed = 1; seed <= N_PEOPLE; seed++)
    {
      for (guint i = 0; i < 2 * G_N_ELEMENTS (tilts); i++)
        {
          XyPortraitTruth truth;
          g_autoptr (XyPhotoReport) report =
              check_with_patch (seed, i % 2 == 0 ? -1 : 1, tilts[i / 2], &truth);

          g_assert_true (report->has_eyes);
          for (guint eye = 0; eye < 2; eye++)
            g_assert_cmpfloat (hypot (report->eyes[eye].x - truth.eyes[eye][0],
                                      report->eyes[eye].y - truth.eyes[eye][1]),
                               <, get_distance (&truth) / 10);
        }
    }
}

/* A place that was predicted is good enough for where the face is, and not for how it is held. */
static void
a_covered_eye_leaves_the_place_known_and_the_pose_unknown (void)
{
  static const char *const place[] = { "eye-height", "face-width", "centred" };
  static const char *const pose[] = { "head-level", "facing" };

  for (guint seed = 1; seed <= N_PEOPLE; seed++)
    {
      XyPortraitTruth truth;
      g_autoptr (XyPhotoReport) report = check_with_patch (seed, seed % 2 == 0 ? -1 : 1, 0, &truth);

      for (guint i = 0; i < G_N_ELEMENTS (place); i++)
        assert_verdict (report, place[i], XY_VERDICT_PASS);
      for (guint i = 0; i < G_N_ELEMENTS (pose); i++)
        {
          assert_verdict (report, pose[i], XY_VERDICT_UNKNOWN);
          g_assert_cmpuint (xy_photo_report_find (report, pose[i])->regions->len, ==, 0);
        }
    }
}

/* A patch that ends below the brow. */
static void
cover_eye (int x, int y, guint8 rgb[3], gpointer data)
{
  const XyPortraitTruth *truth = data;
  double unit = get_distance (truth);

  if (hypot ((x - truth->eyes[0][0]) / 0.3, (y - truth->eyes[0][1] - 0.06 * unit) / 0.19) < unit)
    rgb[0] = rgb[1] = rgb[2] = 30;
}

static void
a_brow_above_a_patch_is_seen (void)
{
  for (guint seed = 1; seed <= N_PEOPLE; seed++)
    {
      XyPortrait portrait;
      XyPortraitTruth truth;
      g_autoptr (GBytes) open = NULL;
      g_autoptr (GBytes) covered = NULL;
      g_autoptr (XyPhotoReport) report = NULL;

      xy_portrait_init (&portrait, seed);
      portrait.glasses = XY_PORTRAIT_NO;
      xy_portrait_get_truth (&portrait, &truth);
      open = xy_portrait_render (&portrait);
      covered = xy_test_jpeg_paint (open, cover_eye, &truth);
      report = xy_photo_check (covered, profile);
      assert_verdict (report, "eyes-visible", XY_VERDICT_LOOK);
      assert_marked_at (report, "eyes-visible", &truth, 0, 0.6);
      assert_verdict (report, "eyebrows-visible", XY_VERDICT_PASS);
    }
}

int
main (int argc, char **argv)
{
  int status;

  xy_test_init (&argc, &argv);
  profile = xy_test_load_profile ("chsi-light-blue");
  g_test_add_func ("/photo/covered-eye/told", a_covered_eye_is_told_and_marked_with_its_brow);
  g_test_add_func ("/photo/covered-eye/placed",
                   a_covered_eye_is_placed_where_the_face_mirrors_the_other);
  g_test_add_func ("/photo/covered-eye/geometry",
                   a_covered_eye_leaves_the_place_known_and_the_pose_unknown);
  g_test_add_func ("/photo/covered-eye/brow", a_brow_above_a_patch_is_seen);
  status = g_test_run ();
  xy_rule_profile_unref (profile);
  return status;
}
