// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The rules over generated portraits, whose truth is known to the pixel. */

#include <math.h>
#include <string.h>

#include "photo/xy-photo-check.h"
#include "xy-portrait.h"
#include "xy-test-jpeg.h"
#include "xy-test.h"

#define N_PEOPLE 6

static XyRuleProfile *profile;

static XyPhotoReport *
check (const XyPortrait *portrait)
{
  g_autoptr (GBytes) bytes = xy_portrait_render (portrait);

  return xy_photo_check (bytes, profile);
}

static void
assert_flags (const XyPhotoReport *report, const char *const *list, gboolean wanted, guint seed)
{
  for (guint i = 0; list[i] != NULL; i++)
    {
      const XyFinding *finding = xy_photo_report_find (report, list[i]);
      gboolean said;

      if (finding == NULL)
        continue;
      said = finding->verdict == XY_VERDICT_FAIL || finding->verdict == XY_VERDICT_LOOK;
      if (said != wanted)
        g_error ("person %u: %s says %s, measured %g", seed, list[i],
                 xy_verdict_to_string (finding->verdict), finding->measured);
      if (wanted && g_str_equal (list[i], "background-even"))
        g_assert_cmpuint (finding->regions->len, >, 0);
    }
}

/* What nobody could measure: lenses that hide the eyes. */
static gboolean
hides_eyes (const char *defect)
{
  return g_str_equal (defect, "tinted") || g_str_equal (defect, "glare");
}

static void
every_defect_is_found_and_nothing_else (void)
{
  const char *const *defects = xy_portrait_get_defects ();

  for (guint i = 0; defects[i] != NULL; i++)
    {
      XyPortrait portrait;
      XyPortraitTruth truth;
      g_autoptr (XyPhotoReport) report = NULL;

      if (hides_eyes (defects[i]))
        continue;
      xy_portrait_init (&portrait, i + 1);
      g_assert_true (xy_portrait_set_defect (&portrait, defects[i]));
      xy_portrait_get_truth (&portrait, &truth);
      report = check (&portrait);
      assert_flags (report, truth.flag, TRUE, i + 1);
      assert_flags (report, truth.quiet, FALSE, i + 1);
    }
}

static void
places_are_where_they_were_drawn (void)
{
  for (guint seed = 1; seed <= N_PEOPLE; seed++)
    {
      XyPortrait portrait;
      XyPortraitTruth truth;
      g_autoptr (XyPhotoReport) report = NULL;
      double distance;

      xy_portrait_init (&portrait, seed);
      portrait.width = 720;
      portrait.height = 960;
      xy_portrait_get_truth (&portrait, &truth);
      report = check (&portrait);
      distance = truth.eyes[1][0] - truth.eyes[0][0];
      g_assert_true (report->has_eyes);
      for (guint i = 0; i < 2; i++)
        g_assert_cmpfloat (
            hypot (report->eyes[i].x - truth.eyes[i][0], report->eyes[i].y - truth.eyes[i][1]), <,
            distance / 10);
      /* In units of the final image, two thirds of the size. */
      g_assert_cmpfloat_with_epsilon (xy_photo_report_find (report, "head-top")->measured,
                                      truth.head_top / 1.5, 8);
      g_assert_cmpfloat_with_epsilon (xy_photo_report_find (report, "face-width")->measured,
                                      truth.face_width / 1.5, 30);
    }
}

int
main (int argc, char **argv)
{
  int status;

  xy_test_init (&argc, &argv);
  profile = xy_test_load_profile ("chsi-light-blue");
  g_test_add_func ("/photo/portraits/defects", every_defect_is_found_and_nothing_else);
  g_test_add_func ("/photo/portraits/places", places_are_where_they_were_drawn);
  status = g_test_run ();
  xy_rule_profile_unref (profile);
  return status;
}
