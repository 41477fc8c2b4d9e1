// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The rules red-eye, shine and lens-glare: spots of known size and colour are painted on generated
 * portraits, a little smaller than a limit and a little larger. */

#include <math.h>

#include "photo/xy-photo-check.h"
#include "xy-portrait.h"
#include "xy-test-jpeg.h"
#include "xy-test.h"

#define N_PEOPLE 5
#define MAX_SPOTS 4

static XyRuleProfile *profile;

/* Ellipses: places and half axes in distances between the eyes, from the middle between them. */
typedef struct
{
  double x, y, width, height;
} Spot;

typedef struct
{
  XyPoint middle;
  double unit;
  guint8 rgb[3];
  Spot spots[MAX_SPOTS];
  guint n;
} Painting;

static void
paint_cb (int x, int y, guint8 rgb[3], gpointer data)
{
  const Painting *painting = data;
  double u = (x + 0.5 - painting->middle.x) / painting->unit;
  double v = (y + 0.5 - painting->middle.y) / painting->unit;

  for (guint i = 0; i < painting->n; i++)
    {
      const Spot *spot = &painting->spots[i];

      if (hypot ((u - spot->x) / spot->width, (v - spot->y) / spot->height) >= 1)
        continue;
      for (guint c = 0; c < 3; c++)
        rgb[c] = painting->rgb[c];
    }
}

/* What the rule said, and how many places it showed. */
typedef struct
{
  XyVerdict verdict;
  double measured;
  guint n_shown;
} Told;

/* Of a portrait with spots on it, large enough that their edges do not matter. */
static Told
check (guint seed, const char *rule, const guint8 rgb[3], const Spot *spots, guint n)
{
  XyPortrait portrait;
  XyPortraitTruth truth;
  Painting painting = { .rgb = { rgb[0], rgb[1], rgb[2] }, .n = n };
  g_autoptr (GBytes) photo = NULL;
  g_autoptr (GBytes) painted = NULL;
  g_autoptr (XyPhotoReport) report = NULL;
  const XyFinding *finding;

  g_assert_cmpuint (n, <=, MAX_SPOTS);
  for (guint i = 0; i < n; i++)
    painting.spots[i] = spots[i];
  xy_portrait_init (&portrait, seed);
  portrait.width = 960;
  portrait.height = 1280;
  portrait.glasses = XY_PORTRAIT_NO;
  xy_portrait_get_truth (&portrait, &truth);
  painting.middle = (XyPoint){ (truth.eyes[0][0] + truth.eyes[1][0]) / 2,
                               (truth.eyes[0][1] + truth.eyes[1][1]) / 2 };
  painting.unit = truth.eyes[1][0] - truth.eyes[0][0];
  photo = xy_portrait_render (&portrait);
  painted = xy_test_jpeg_paint (photo, paint_cb, &painting);
  report = xy_photo_check (painted, profile);
  finding = xy_photo_report_find (report, rule);
  g_assert_nonnull (finding);
  g_test_message ("%s, person %u: %s, measured %g", rule, seed,
                  xy_verdict_to_string (finding->verdict), finding->measured);
  return (Told){ finding->verdict, finding->measured, finding->regions->len };
}

static double
get_limit (const char *path)
{
  return xy_rule_profile_get_number (profile, path);
}

/* A circle of this area, in square distances between the eyes. */
static double
get_radius (double area)
{
  return sqrt (area / G_PI);
}

static const guint8 red[3] = { 205, 24, 30 }, brown[3] = { 96, 54, 34 },
                    white[3] = { 255, 255, 255 };
/* An iris is 12 mm wide, and eyes are 70 mm apart, or a little less. */
static const double iris = G_PI * 0.0857 * 0.0857;

static void
red_pupils_are_measured_as_a_part_of_the_iris (void)
{
  double pass = get_limit ("red-eye.pass"), fail = get_limit ("red-eye.fail");
  const struct
  {
    double percent;
    XyVerdict verdict;
  } pupils[] = {
    { pass * 0.5, XY_VERDICT_PASS },
    { (pass + fail) / 2, XY_VERDICT_LOOK },
    { fail * 1.5, XY_VERDICT_FAIL },
  };

  for (guint seed = 1; seed <= N_PEOPLE; seed++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (pupils); i++)
        {
          double r = get_radius (pupils[i].percent / 100 * iris);
          const Spot spots[] = { { -0.5, 0, r, r }, { 0.5, 0, r, r } };
          Told finding = check (seed, "red-eye", red, spots, 2);

          g_assert_cmpint (finding.verdict, ==, pupils[i].verdict);
          g_assert_cmpfloat_with_epsilon (finding.measured, pupils[i].percent,
                                          1 + pupils[i].percent * 0.2);
          g_assert_cmpuint (finding.n_shown, ==, pupils[i].verdict == XY_VERDICT_PASS ? 0 : 2);
        }
    }
}

static void
one_red_pupil_is_enough_and_brown_ones_are_right (void)
{
  double r = get_radius (get_limit ("red-eye.fail") * 2 / 100 * iris);
  const Spot spots[] = { { 0.5, 0, r, r }, { -0.5, 0, r, r } };
  Told one = check (2, "red-eye", red, spots, 1);
  Told two = check (2, "red-eye", brown, spots, 2);

  g_assert_cmpint (one.verdict, ==, XY_VERDICT_FAIL);
  g_assert_cmpint (two.verdict, ==, XY_VERDICT_PASS);
  g_assert_cmpfloat (two.measured, <, 0.01);
}

/* Forehead, nose and cheeks without the eyes are nearly two square distances. */
#define SHINING_PART 1.88

static void
shine_is_measured_as_a_part_of_the_skin (void)
{
  double pass = get_limit ("shine.pass"), fail = get_limit ("shine.fail");
  const struct
  {
    double percent;
    XyVerdict verdict;
  } spots[] = {
    { pass * 0.6, XY_VERDICT_PASS },
    { pass * 1.6, XY_VERDICT_LOOK },
    { fail * 0.85, XY_VERDICT_LOOK },
    { fail * 1.15, XY_VERDICT_FAIL },
  };

  for (guint seed = 1; seed <= N_PEOPLE; seed++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (spots); i++)
        {
          double r = get_radius (spots[i].percent / 100 * SHINING_PART);
          const Spot spot = { 0, -0.5, r, r };
          Told finding = check (seed, "shine", white, &spot, 1);

          g_assert_cmpint (finding.verdict, ==, spots[i].verdict);
          g_assert_cmpfloat_with_epsilon (finding.measured, spots[i].percent,
                                          0.2 + spots[i].percent * 0.12);
          g_assert_cmpuint (finding.n_shown, ==, spots[i].verdict == XY_VERDICT_PASS ? 0 : 1);
        }
    }
}

static void
light_skin_and_grains_do_not_shine (void)
{
  static const guint8 light_skin[3] = { 250, 225, 205 };
  const Spot forehead = { 0, -0.5, 0.3, 0.2 };
  /* Less than a pixel of the face as it is measured. */
  const Spot grains[] = { { 0, -0.5, 0.009, 0.009 },
                          { 0.1, -0.5, 0.009, 0.009 },
                          { 0, 0.3, 0.009, 0.009 },
                          { -0.4, 0.4, 0.009, 0.009 } };

  for (guint seed = 1; seed <= N_PEOPLE; seed++)
    {
      Told skin = check (seed, "shine", light_skin, &forehead, 1);
      Told grain = check (seed, "shine", white, grains, G_N_ELEMENTS (grains));

      g_assert_cmpint (skin.verdict, ==, XY_VERDICT_PASS);
      g_assert_cmpint (grain.verdict, ==, XY_VERDICT_PASS);
    }
}

/* What lenses cover before both eyes, 56 by 36 where the eyes are 70 apart. */
#define LENSES (2 * 0.8 * 36.0 / 70)

static void
glare_is_measured_as_a_part_of_the_lenses (void)
{
  double pass = get_limit ("lens-glare.pass"), fail = get_limit ("lens-glare.fail");
  const struct
  {
    double percent;
    XyVerdict verdict;
  } glares[] = {
    { pass * 0.6, XY_VERDICT_PASS },
    { (pass + fail) / 2, XY_VERDICT_LOOK },
    { fail * 1.4, XY_VERDICT_FAIL },
  };

  for (guint seed = 1; seed <= N_PEOPLE; seed++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (glares); i++)
        {
          /* Twice as wide as high, one before each eye, below the pupil. */
          double r = get_radius (glares[i].percent / 100 * LENSES / 2 / 2);
          const Spot spots[] = { { -0.52, 0.11, 2 * r, r }, { 0.48, 0.11, 2 * r, r } };
          Told finding = check (seed, "lens-glare", white, spots, 2);

          g_assert_cmpint (finding.verdict, ==, glares[i].verdict);
          g_assert_cmpfloat_with_epsilon (finding.measured, glares[i].percent,
                                          0.6 + glares[i].percent * 0.2);
        }
    }
}

static void
what_has_a_colour_is_no_glare (void)
{
  static const guint8 yellow[3] = { 255, 240, 170 };
  const Spot spots[] = { { -0.52, 0.13, 0.2, 0.1 }, { 0.48, 0.13, 0.2, 0.1 } };
  Told finding = check (4, "lens-glare", yellow, spots, 2);

  g_assert_cmpint (finding.verdict, ==, XY_VERDICT_PASS);
}

int
main (int argc, char **argv)
{
  int status;

  xy_test_init (&argc, &argv);
  profile = xy_test_load_profile ("chsi-light-blue");
  g_test_add_func ("/photo/reflections/red-eye", red_pupils_are_measured_as_a_part_of_the_iris);
  g_test_add_func ("/photo/reflections/one-red-eye",
                   one_red_pupil_is_enough_and_brown_ones_are_right);
  g_test_add_func ("/photo/reflections/shine", shine_is_measured_as_a_part_of_the_skin);
  g_test_add_func ("/photo/reflections/no-shine", light_skin_and_grains_do_not_shine);
  g_test_add_func ("/photo/reflections/glare", glare_is_measured_as_a_part_of_the_lenses);
  g_test_add_func ("/photo/reflections/no-glare", what_has_a_colour_is_no_glare);
  status = g_test_run ();
  xy_rule_profile_unref (profile);
  return status;
}
