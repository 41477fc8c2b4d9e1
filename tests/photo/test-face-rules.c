// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The rules on what a face shows and hides, over portraits that are known to the pixel. */

#include <math.h>

#include "photo/xy-photo-check.h"
#include "xy-portrait.h"
#include "xy-test-jpeg.h"
#include "xy-test.h"

#define N_PEOPLE 4

static XyRuleProfile *profile;

static void
take_colour (int x, int y, guint8 rgb[3], gpointer data)
{
  guint8 luma = (guint8) ((rgb[0] * 77 + rgb[1] * 150 + rgb[2] * 29) >> 8);

  for (guint c = 0; c < 3; c++)
    rgb[c] = luma;
}

/* The person @seed at another size than most, so that nothing hangs on that. */
static void
init_person (XyPortrait *portrait, guint seed)
{
  xy_portrait_init (portrait, seed);
  portrait->width = seed % 2 == 0 ? 480 : 900;
  portrait->height = portrait->width * 4 / 3;
}

/* Every corner of what is marked lies in a box around a place of the face, in eye distances. */
static void
assert_marked (const XyFinding *finding,
               const XyPortraitTruth *truth,
               double left,
               double right,
               double top,
               double bottom)
{
  double distance = truth->eyes[1][0] - truth->eyes[0][0];
  double x = (truth->eyes[0][0] + truth->eyes[1][0]) / 2, y = truth->eyes[0][1];

  g_assert_cmpuint (finding->regions->len, >, 0);
  for (guint i = 0; i < finding->regions->len; i++)
    {
      const XyRegion *region = g_ptr_array_index (finding->regions, i);

      for (guint j = 0; j < region->n_points; j++)
        {
          const XyPoint *point = &region->points[j];

          g_assert_cmpfloat ((point->x - x) / distance, >, left);
          g_assert_cmpfloat ((point->x - x) / distance, <, right);
          g_assert_cmpfloat ((point->y - y) / distance, >, top);
          g_assert_cmpfloat ((point->y - y) / distance, <, bottom);
        }
    }
}

static void
assert_verdict (const XyFinding *finding, XyVerdict verdict)
{
  g_assert_nonnull (finding);
  g_assert_cmpstr (xy_verdict_to_string (finding->verdict), ==, xy_verdict_to_string (verdict));
}

static void
teeth_are_found_and_marked_at_the_mouth (void)
{
  for (guint seed = 1; seed <= N_PEOPLE; seed++)
    {
      XyPortrait portrait;
      XyPortraitTruth truth;
      g_autoptr (GBytes) shut = NULL;
      g_autoptr (GBytes) open = NULL;
      g_autoptr (XyPhotoReport) quiet = NULL;
      g_autoptr (XyPhotoReport) flagged = NULL;
      const XyFinding *teeth;

      init_person (&portrait, seed);
      xy_portrait_get_truth (&portrait, &truth);
      shut = xy_portrait_render (&portrait);
      portrait.teeth = TRUE;
      open = xy_portrait_render (&portrait);
      quiet = xy_photo_check (shut, profile);
      flagged = xy_photo_check (open, profile);
      assert_verdict (xy_photo_report_find (quiet, "mouth-closed"), XY_VERDICT_PASS);
      teeth = xy_photo_report_find (flagged, "mouth-closed");
      g_assert_true (teeth->verdict == XY_VERDICT_LOOK || teeth->verdict == XY_VERDICT_FAIL);
      assert_marked (teeth, &truth, -0.4, 0.4, 0.75, 1.15);
    }
}

static void
teeth_are_not_looked_for_without_colours (void)
{
  XyPortrait portrait;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) grey = NULL;
  g_autoptr (XyPhotoReport) report = NULL;

  xy_portrait_init (&portrait, 3);
  portrait.teeth = TRUE;
  bytes = xy_portrait_render (&portrait);
  grey = xy_test_jpeg_paint (bytes, take_colour, NULL);
  report = xy_photo_check (grey, profile);
  g_assert_true (report->has_eyes);
  assert_verdict (xy_photo_report_find (report, "mouth-closed"), XY_VERDICT_UNKNOWN);
}

static void
glasses_are_told_and_clear_ones_pass (void)
{
  for (guint seed = 1; seed <= N_PEOPLE; seed++)
    {
      for (int glasses = XY_PORTRAIT_NO; glasses <= XY_PORTRAIT_YES; glasses++)
        {
          XyPortrait portrait;
          g_autoptr (GBytes) bytes = NULL;
          g_autoptr (XyPhotoReport) report = NULL;
          const XyFinding *finding;

          init_person (&portrait, seed);
          portrait.glasses = glasses;
          bytes = xy_portrait_render (&portrait);
          report = xy_photo_check (bytes, profile);
          finding = xy_photo_report_find (report, "glasses");
          assert_verdict (finding, XY_VERDICT_PASS);
          g_assert_cmpint (finding->measured_type, ==, XY_MEASURED_BOOLEAN);
          g_assert_cmpfloat (finding->measured, ==, glasses == XY_PORTRAIT_YES ? 1 : 0);
          assert_verdict (xy_photo_report_find (report, "eyes-visible"), XY_VERDICT_PASS);
        }
    }
}

static void
dark_lenses_are_found_at_the_eyes_and_nothing_passes_that_hangs_on_them (void)
{
  static const char *const from_eyes[] = { "glasses", "eyebrows-visible", "ears-visible",
                                           "mouth-closed" };
  static const char *const geometry[] = { "eye-height", "face-width", "centred", "head-level",
                                          "facing" };

  for (guint seed = 1; seed <= N_PEOPLE; seed++)
    {
      XyPortrait portrait;
      XyPortraitTruth truth;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (XyPhotoReport) report = NULL;
      const XyFinding *eyes;

      init_person (&portrait, seed);
      portrait.tinted = 0.85;
      xy_portrait_get_truth (&portrait, &truth);
      bytes = xy_portrait_render (&portrait);
      report = xy_photo_check (bytes, profile);
      eyes = xy_photo_report_find (report, "eyes-visible");
      assert_verdict (eyes, XY_VERDICT_FAIL);
      assert_marked (eyes, &truth, -1.1, 1.1, -0.45, 0.45);
      /* The place of the rest is known from the eyes only. */
      for (guint i = 0; i < G_N_ELEMENTS (from_eyes); i++)
        g_assert_cmpint (xy_photo_report_find (report, from_eyes[i])->verdict, !=, XY_VERDICT_PASS);
      for (guint i = 0; i < G_N_ELEMENTS (geometry); i++)
        {
          const XyFinding *finding = xy_photo_report_find (report, geometry[i]);

          assert_verdict (finding, XY_VERDICT_UNKNOWN);
          g_assert_cmpuint (finding->regions->len, ==, 0);
        }
    }
}

static void
a_fringe_is_found_and_marked_above_the_eyes (void)
{
  for (guint seed = 1; seed <= N_PEOPLE; seed++)
    {
      XyPortrait portrait;
      XyPortraitTruth truth;
      g_autoptr (GBytes) open = NULL;
      g_autoptr (GBytes) covered = NULL;
      g_autoptr (XyPhotoReport) quiet = NULL;
      g_autoptr (XyPhotoReport) flagged = NULL;
      const XyFinding *brows;

      init_person (&portrait, seed);
      xy_portrait_get_truth (&portrait, &truth);
      open = xy_portrait_render (&portrait);
      portrait.fringe = TRUE;
      covered = xy_portrait_render (&portrait);
      quiet = xy_photo_check (open, profile);
      flagged = xy_photo_check (covered, profile);
      assert_verdict (xy_photo_report_find (quiet, "eyebrows-visible"), XY_VERDICT_PASS);
      brows = xy_photo_report_find (flagged, "eyebrows-visible");
      assert_verdict (brows, XY_VERDICT_LOOK);
      assert_marked (brows, &truth, -1, 1, -0.95, 0.05);
    }
}

static void
hair_over_the_ears_is_found_and_marked_beside_the_face (void)
{
  for (guint seed = 1; seed <= N_PEOPLE; seed++)
    {
      for (int covered = 0; covered <= 2; covered++)
        {
          XyPortrait portrait;
          XyPortraitTruth truth;
          g_autoptr (GBytes) bytes = NULL;
          g_autoptr (XyPhotoReport) report = NULL;
          const XyFinding *ears;

          init_person (&portrait, seed);
          portrait.covered_ears = covered;
          xy_portrait_get_truth (&portrait, &truth);
          bytes = xy_portrait_render (&portrait);
          report = xy_photo_check (bytes, profile);
          ears = xy_photo_report_find (report, "ears-visible");
          assert_verdict (ears, covered == 0 ? XY_VERDICT_PASS : XY_VERDICT_LOOK);
          g_assert_cmpuint (ears->regions->len, ==, covered);
          if (covered > 0)
            assert_marked (ears, &truth, -1.6, 1.6, -0.3, 0.7);
          for (guint i = 0; i < ears->regions->len; i++)
            {
              const XyRegion *region = g_ptr_array_index (ears->regions, i);
              double middle = (truth.eyes[0][0] + truth.eyes[1][0]) / 2;
              double distance = truth.eyes[1][0] - truth.eyes[0][0];

              for (guint j = 0; j < region->n_points; j++)
                g_assert_cmpfloat (fabs (region->points[j].x - middle) / distance, >, 0.8);
            }
        }
    }
}

/* A mirror image has the same ears, the other way round. */
static void
an_ear_is_found_on_either_side (void)
{
  XyPortrait portrait;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) turned = NULL;
  g_autoptr (XyPhotoReport) report = NULL;
  g_autoptr (XyPhotoReport) mirrored = NULL;
  const XyRegion *one, *other;
  double width;

  xy_portrait_init (&portrait, 2);
  portrait.covered_ears = 1;
  bytes = xy_portrait_render (&portrait);
  turned = xy_test_jpeg_mirror (bytes);
  report = xy_photo_check (bytes, profile);
  mirrored = xy_photo_check (turned, profile);
  width = report->width;
  assert_verdict (xy_photo_report_find (report, "ears-visible"), XY_VERDICT_LOOK);
  assert_verdict (xy_photo_report_find (mirrored, "ears-visible"), XY_VERDICT_LOOK);
  g_assert_cmpuint (xy_photo_report_find (report, "ears-visible")->regions->len, ==, 1);
  g_assert_cmpuint (xy_photo_report_find (mirrored, "ears-visible")->regions->len, ==, 1);
  one = g_ptr_array_index (xy_photo_report_find (report, "ears-visible")->regions, 0);
  other = g_ptr_array_index (xy_photo_report_find (mirrored, "ears-visible")->regions, 0);
  g_assert_true ((one->points[0].x < width / 2) != (other->points[0].x < width / 2));
}

int
main (int argc, char **argv)
{
  int status;

  xy_test_init (&argc, &argv);
  profile = xy_test_load_profile ("chsi-light-blue");
  g_test_add_func ("/photo/face-rules/teeth", teeth_are_found_and_marked_at_the_mouth);
  g_test_add_func ("/photo/face-rules/teeth-grey", teeth_are_not_looked_for_without_colours);
  g_test_add_func ("/photo/face-rules/glasses", glasses_are_told_and_clear_ones_pass);
  g_test_add_func ("/photo/face-rules/tinted",
                   dark_lenses_are_found_at_the_eyes_and_nothing_passes_that_hangs_on_them);
  g_test_add_func ("/photo/face-rules/fringe", a_fringe_is_found_and_marked_above_the_eyes);
  g_test_add_func ("/photo/face-rules/ears",
                   hair_over_the_ears_is_found_and_marked_beside_the_face);
  g_test_add_func ("/photo/face-rules/ear-side", an_ear_is_found_on_either_side);
  status = g_test_run ();
  xy_rule_profile_unref (profile);
  return status;
}
