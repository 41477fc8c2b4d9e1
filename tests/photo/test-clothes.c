// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The rules on clothes, over generated portraits whose clothes are known. */

#include "photo/xy-photo-check.h"
#include "xy-portrait.h"
#include "xy-test-jpeg.h"
#include "xy-test.h"

#define N_PEOPLE 5

static XyRuleProfile *profile;

static XyPhotoReport *
check (const XyPortrait *portrait)
{
  g_autoptr (GBytes) bytes = xy_portrait_render (portrait);

  return xy_photo_check (bytes, profile);
}

static gboolean
says (const XyPhotoReport *report, const char *rule)
{
  const XyFinding *finding = xy_photo_report_find (report, rule);

  g_assert_nonnull (finding);
  return finding->verdict == XY_VERDICT_FAIL || finding->verdict == XY_VERDICT_LOOK;
}

static void
assert_verdict (const XyPhotoReport *report, const char *rule, XyVerdict verdict, guint seed)
{
  const XyFinding *finding = xy_photo_report_find (report, rule);

  g_assert_nonnull (finding);
  if (finding->verdict != verdict)
    g_error ("person %u: %s: %s, measured %g: %s", seed, rule,
             xy_verdict_to_string (finding->verdict), finding->measured, finding->message);
}

/* What is marked lies on the clothes: below the chin. */
static void
assert_marked_below (const XyPhotoReport *report, const char *rule, double chin)
{
  const XyFinding *finding = xy_photo_report_find (report, rule);

  g_assert_cmpuint (finding->regions->len, >, 0);
  for (guint i = 0; i < finding->regions->len; i++)
    {
      const XyRegion *region = g_ptr_array_index (finding->regions, i);

      for (guint k = 0; k < region->n_points; k++)
        {
          g_assert_cmpfloat (region->points[k].y, >, chin);
          g_assert_cmpfloat (region->points[k].y, <=, report->height);
        }
    }
}

static void
forbidden_colours_are_named_by_their_clause (void)
{
  static const struct
  {
    XyPortraitColour colour;
    const char *clause;
  } cases[] = {
    { { 110, 170, 226 }, "N-4" }, { { 44, 84, 180 }, "N-4" },   { { 26, 52, 112 }, "N-4" },
    { { 242, 212, 70 }, "N-4" },  { { 250, 236, 160 }, "N-4" }, { { 196, 152, 84 }, "N-4" },
    { { 66, 150, 84 }, "A3-7" },  { { 28, 84, 58 }, "A3-7" },   { { 200, 44, 48 }, "A3-7" },
    { { 128, 30, 48 }, "A3-7" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      for (guint seed = 1; seed <= N_PEOPLE; seed++)
        {
          XyPortrait portrait;
          XyPortraitTruth truth;
          g_autoptr (XyPhotoReport) report = NULL;

          xy_portrait_init (&portrait, seed * 7 + i);
          portrait.clothes = cases[i].colour;
          xy_portrait_get_truth (&portrait, &truth);
          report = check (&portrait);
          if (!says (report, "clothes-colour"))
            g_error ("person %u, colour %u: not found, measured %g", portrait.seed, i,
                     xy_photo_report_find (report, "clothes-colour")->measured);
          g_assert_cmpstr (xy_photo_report_find (report, "clothes-colour")->clause, ==,
                           cases[i].clause);
          assert_marked_below (report, "clothes-colour", truth.chin);
        }
    }
}

static void
other_colours_are_left_alone (void)
{
  static const XyPortraitColour colours[] = {
    { 248, 248, 250 }, { 250, 246, 234 }, { 240, 210, 216 }, { 214, 214, 218 }, { 236, 222, 204 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    {
      for (guint seed = 1; seed <= N_PEOPLE; seed++)
        {
          XyPortrait portrait;
          g_autoptr (XyPhotoReport) report = NULL;

          xy_portrait_init (&portrait, seed * 11 + i);
          portrait.clothes = colours[i];
          report = check (&portrait);
          assert_verdict (report, "clothes-colour", XY_VERDICT_PASS, portrait.seed);
          assert_verdict (report, "clothes-light", XY_VERDICT_PASS, portrait.seed);
          assert_verdict (report, "clothes-background", XY_VERDICT_PASS, portrait.seed);
          assert_verdict (report, "neckline", XY_VERDICT_PASS, portrait.seed);
        }
    }
}

static void
dark_clothes_are_not_coloured (void)
{
  for (guint seed = 1; seed <= N_PEOPLE; seed++)
    {
      XyPortrait portrait;
      XyPortraitTruth truth;
      g_autoptr (XyPhotoReport) report = NULL;

      xy_portrait_init (&portrait, seed);
      portrait.clothes = (XyPortraitColour){ 40, 40, 42 };
      xy_portrait_get_truth (&portrait, &truth);
      report = check (&portrait);
      g_assert_true (says (report, "clothes-light"));
      assert_marked_below (report, "clothes-light", truth.chin);
      assert_verdict (report, "clothes-colour", XY_VERDICT_PASS, seed);
    }
}

static void
clothes_of_the_backgrounds_colour_are_both_blue_and_lost (void)
{
  for (guint seed = 1; seed <= N_PEOPLE; seed++)
    {
      XyPortrait portrait;
      XyPortraitTruth truth;
      g_autoptr (XyPhotoReport) report = NULL;

      xy_portrait_init (&portrait, seed);
      portrait.clothes = (XyPortraitColour){ 104, 196, 250 };
      xy_portrait_get_truth (&portrait, &truth);
      report = check (&portrait);
      g_assert_true (says (report, "clothes-background"));
      g_assert_true (says (report, "clothes-colour"));
      assert_marked_below (report, "clothes-background", truth.chin);
    }
}

/* A tie is small, whatever its colour. */
static void
a_tie_does_not_make_the_clothes_coloured (void)
{
  static const XyPortraitColour ties[] = { { 190, 30, 40 }, { 30, 60, 150 }, { 230, 190, 40 } };

  for (guint i = 0; i < G_N_ELEMENTS (ties); i++)
    {
      for (guint seed = 1; seed <= N_PEOPLE; seed++)
        {
          XyPortrait portrait;
          g_autoptr (XyPhotoReport) report = NULL;

          xy_portrait_init (&portrait, seed);
          portrait.tie = ties[i];
          report = check (&portrait);
          assert_verdict (report, "clothes-colour", XY_VERDICT_PASS, seed);
        }
    }
}

static void
bare_skin_is_marked_below_the_neck (void)
{
  for (guint seed = 1; seed <= N_PEOPLE; seed++)
    {
      XyPortrait portrait;
      XyPortraitTruth truth;
      g_autoptr (XyPhotoReport) report = NULL;

      xy_portrait_init (&portrait, seed);
      g_assert_true (xy_portrait_set_defect (&portrait, "low-neckline"));
      xy_portrait_get_truth (&portrait, &truth);
      report = check (&portrait);
      assert_verdict (report, "neckline", XY_VERDICT_LOOK, seed);
      assert_marked_below (report, "neckline", truth.chin);
      assert_verdict (report, "clothes-colour", XY_VERDICT_PASS, seed);
    }
}

/* In light of a strong colour nothing is sure. */
static void
a_coloured_lamp_makes_nobody_fail (void)
{
  static const double lamps[][3] = { { 0.62, 0.82, 1.25 }, { 0.72, 1.1, 0.7 } };

  for (guint i = 0; i < G_N_ELEMENTS (lamps); i++)
    {
      XyPortrait portrait;
      g_autoptr (XyPhotoReport) report = NULL;

      xy_portrait_init (&portrait, 3);
      portrait.clothes = (XyPortraitColour){ 235, 235, 235 };
      for (guint c = 0; c < 3; c++)
        portrait.cast[c] = lamps[i][c];
      report = check (&portrait);
      assert_verdict (report, "clothes-colour", XY_VERDICT_LOOK, 3);
    }
}

/* Where the school asks for white or light grey, that is told from light clothes as blue is. */
static void
other_backgrounds_do_not_mislead (void)
{
  static const struct
  {
    const char *profile;
    XyPortraitColour background;
  } schools[] = { { "chsi-white", { 254, 254, 254 } }, { "chsi-light-grey", { 239, 240, 240 } } };

  for (guint i = 0; i < G_N_ELEMENTS (schools); i++)
    {
      g_autoptr (XyRuleProfile) school = xy_test_load_profile (schools[i].profile);

      for (guint seed = 1; seed <= N_PEOPLE; seed++)
        {
          static const char *const calm[] = { "background-colour", "background-even",
                                              "clothes-colour", "clothes-light",
                                              "clothes-background" };
          XyPortrait portrait;
          g_autoptr (XyPhotoReport) pink = NULL;
          g_autoptr (XyPhotoReport) red = NULL;
          g_autoptr (GBytes) bytes = NULL;
          g_autoptr (GBytes) red_bytes = NULL;

          xy_portrait_init (&portrait, seed);
          portrait.background = schools[i].background;
          portrait.clothes = (XyPortraitColour){ 236, 206, 213 };
          bytes = xy_portrait_render (&portrait);
          pink = xy_photo_check (bytes, school);
          for (guint r = 0; r < G_N_ELEMENTS (calm); r++)
            assert_verdict (pink, calm[r], XY_VERDICT_PASS, seed);
          portrait.clothes = (XyPortraitColour){ 200, 44, 48 };
          red_bytes = xy_portrait_render (&portrait);
          red = xy_photo_check (red_bytes, school);
          g_assert_true (says (red, "clothes-colour"));
        }
    }
}

/* As a cut-out person looks that was moved up or made smaller. */
static void
the_background_below_a_bust_is_no_clothes (void)
{
  static const struct
  {
    double scale, dy, bust;
  } busts[] = { { 1, -60, 60 }, { 1, -40, 120 }, { 0.7, -60, 190 } };
  static const char *const rules[] = { "clothes-colour", "clothes-light", "clothes-background" };

  for (guint seed = 1; seed <= 3; seed++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (busts); i++)
        {
          XyPortrait portrait;
          g_autoptr (XyPhotoReport) white = NULL;
          g_autoptr (XyPhotoReport) dark = NULL;
          g_autoptr (XyPhotoReport) green = NULL;

          xy_portrait_init (&portrait, seed);
          portrait.head_scale = busts[i].scale;
          portrait.dy = busts[i].dy;
          portrait.bust = busts[i].bust;
          portrait.clothes = (XyPortraitColour){ 236, 236, 238 };
          white = check (&portrait);
          for (guint k = 0; k < G_N_ELEMENTS (rules); k++)
            assert_verdict (white, rules[k], XY_VERDICT_PASS, seed);
          portrait.clothes = (XyPortraitColour){ 66, 150, 84 };
          green = check (&portrait);
          g_assert_true (says (green, "clothes-colour"));
          g_assert_cmpstr (xy_photo_report_find (green, "clothes-colour")->clause, ==, "A3-7");
          portrait.clothes = (XyPortraitColour){ 40, 40, 44 };
          dark = check (&portrait);
          g_assert_true (says (dark, "clothes-light"));
          assert_verdict (dark, "clothes-colour", XY_VERDICT_PASS, seed);
        }
    }
}

static void
what_the_photo_does_not_show_is_unknown (void)
{
  static const char *const rules[] = { "clothes-colour", "clothes-light", "clothes-background",
                                       "neckline" };
  XyPortrait portrait;
  g_autoptr (XyPhotoReport) report = NULL;

  xy_portrait_init (&portrait, 2);
  portrait.head_scale = 1.7;
  portrait.dy = 40;
  report = check (&portrait);
  g_assert_true (report->has_eyes);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    assert_verdict (report, rules[i], XY_VERDICT_UNKNOWN, 2);
}

int
main (int argc, char **argv)
{
  int status;

  xy_test_init (&argc, &argv);
  profile = xy_test_load_profile ("chsi-light-blue");
  g_test_add_func ("/photo/clothes/forbidden", forbidden_colours_are_named_by_their_clause);
  g_test_add_func ("/photo/clothes/allowed", other_colours_are_left_alone);
  g_test_add_func ("/photo/clothes/dark", dark_clothes_are_not_coloured);
  g_test_add_func ("/photo/clothes/merging",
                   clothes_of_the_backgrounds_colour_are_both_blue_and_lost);
  g_test_add_func ("/photo/clothes/tie", a_tie_does_not_make_the_clothes_coloured);
  g_test_add_func ("/photo/clothes/neckline", bare_skin_is_marked_below_the_neck);
  g_test_add_func ("/photo/clothes/lamp", a_coloured_lamp_makes_nobody_fail);
  g_test_add_func ("/photo/clothes/schools", other_backgrounds_do_not_mislead);
  g_test_add_func ("/photo/clothes/bust", the_background_below_a_bust_is_no_clothes);
  g_test_add_func ("/photo/clothes/cut", what_the_photo_does_not_show_is_unknown);
  status = g_test_run ();
  xy_rule_profile_unref (profile);
  return status;
}
