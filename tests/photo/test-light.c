// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The rules exposure, light-even, colour-cast and sharp over generated portraits in light that is
 * known: levels times a factor, on one side or in one colour, and lenses of a known unsharpness.
 * Each limit is tried from both sides. */

#include <math.h>
#include <string.h>

#include "photo/xy-photo-check.h"
#include "xy-photo-change.h"
#include "xy-portrait.h"
#include "xy-test-jpeg.h"
#include "xy-test.h"

#define N_PEOPLE 5

static XyRuleProfile *profile;

/* Levels times these; only right of @from, where a smooth edge begins, if @only_right; left of it,
 * if @only_left. */
typedef struct
{
  double factors[3];
  gboolean only_right, only_left;
  double from, edge;
} Light;

static void
shine_cb (int x, int y, guint8 rgb[3], gpointer data)
{
  const Light *light = data;
  double share = 1;

  if (light->only_right)
    share = CLAMP ((x + 0.5 - light->from) / light->edge + 0.5, 0, 1);
  else if (light->only_left)
    share = CLAMP ((light->from - x - 0.5) / light->edge + 0.5, 0, 1);
  for (guint c = 0; c < 3; c++)
    rgb[c] = (guint8) lrint (CLAMP (rgb[c] * (1 + share * (light->factors[c] - 1)), 0, 255));
}

static GBytes *
make_person (guint seed, XyPortraitTruth *truth)
{
  XyPortrait portrait;

  xy_portrait_init (&portrait, seed);
  portrait.glasses = XY_PORTRAIT_NO;
  xy_portrait_get_truth (&portrait, truth);
  return xy_portrait_render (&portrait);
}

static XyPhotoReport *
check_in_light (GBytes *photo, const Light *light)
{
  g_autoptr (GBytes) lit = xy_test_jpeg_paint (photo, shine_cb, (gpointer) light);

  return xy_photo_check (lit, profile);
}

static const XyFinding *
find (const XyPhotoReport *report, const char *rule)
{
  const XyFinding *finding = xy_photo_report_find (report, rule);

  g_assert_nonnull (finding);
  g_test_message ("%s: %s, measured %g", rule, xy_verdict_to_string (finding->verdict),
                  finding->measured);
  g_assert_cmpint (finding->measured_type, ==, XY_MEASURED_NUMBER);
  return finding;
}

static double
get_limit (const char *path)
{
  return xy_rule_profile_get_number (profile, path);
}

/* One side of the face in so much shade: @side is -1 the left. */
static XyPhotoReport *
check_in_shade (GBytes *photo, const XyPortraitTruth *truth, int side, double darker)
{
  double factor = 1 - darker / 100;
  Light light = { .factors = { factor, factor, factor },
                  .only_left = side<0, .only_right = side> 0,
                  .from = (truth->eyes[0][0] + truth->eyes[1][0]) / 2,
                  .edge = (truth->eyes[1][0] - truth->eyes[0][0]) / 4 };

  return check_in_light (photo, &light);
}

static double
get_middle (const XyRegion *region)
{
  double sum = 0;

  for (guint i = 0; i < region->n_points; i++)
    sum += region->points[i].x;
  return sum / region->n_points;
}

/* No face is quite the same on both sides; what one side adds the other takes away. */
static void
a_side_in_the_shade_is_measured_as_dark_as_it_is (void)
{
  double pass = get_limit ("light-even.pass"), fail = get_limit ("light-even.fail");
  const struct
  {
    double darker;
    XyVerdict verdict;
  } shades[] = {
    { pass - 6, XY_VERDICT_PASS },
    { (pass + fail) / 2, XY_VERDICT_LOOK },
    { fail + 6, XY_VERDICT_FAIL },
  };

  for (guint seed = 1; seed <= N_PEOPLE; seed++)
    {
      XyPortraitTruth truth;
      g_autoptr (GBytes) photo = make_person (seed, &truth);
      double middle = (truth.eyes[0][0] + truth.eyes[1][0]) / 2;

      for (guint i = 0; i < G_N_ELEMENTS (shades); i++)
        {
          double sum = 0;

          for (int side = -1; side <= 1; side += 2)
            {
              g_autoptr (XyPhotoReport) report =
                  check_in_shade (photo, &truth, side, shades[i].darker);
              const XyFinding *finding = find (report, "light-even");

              sum += finding->measured;
              g_assert_cmpint (finding->verdict, ==, shades[i].verdict);
              g_assert_cmpuint (finding->regions->len, ==,
                                shades[i].verdict == XY_VERDICT_PASS ? 0 : 1);
              if (finding->regions->len > 0)
                g_assert_cmpfloat (
                    (get_middle (g_ptr_array_index (finding->regions, 0)) - middle) * side, >, 0);
            }
          g_assert_cmpfloat_with_epsilon (sum / 2, shades[i].darker, 1.5);
        }
    }
}

static void
a_whole_face_in_the_shade_is_even (void)
{
  const Light light = { .factors = { 0.6, 0.6, 0.6 } };
  XyPortraitTruth truth;
  g_autoptr (GBytes) photo = make_person (3, &truth);
  g_autoptr (XyPhotoReport) report = check_in_light (photo, &light);

  g_assert_cmpint (find (report, "light-even")->verdict, ==, XY_VERDICT_PASS);
}

static void
the_brightest_of_a_face_follows_the_light (void)
{
  double dark = get_limit ("exposure.dark"), dark_fail = get_limit ("exposure.dark-fail");
  const struct
  {
    double brightest;
    XyVerdict verdict;
  } levels[] = {
    { dark + 3, XY_VERDICT_PASS },
    { dark - 3, XY_VERDICT_LOOK },
    { dark_fail - 3, XY_VERDICT_FAIL },
  };

  g_assert_cmpfloat (dark - dark_fail, >, 6);
  for (guint seed = 1; seed <= N_PEOPLE; seed++)
    {
      XyPortraitTruth truth;
      g_autoptr (GBytes) photo = make_person (seed, &truth);
      g_autoptr (XyPhotoReport) right = xy_photo_check (photo, profile);
      double brightest = find (right, "exposure")->measured;

      g_assert_cmpint (find (right, "exposure")->verdict, ==, XY_VERDICT_PASS);
      for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
        {
          double factor = levels[i].brightest / brightest;
          const Light light = { .factors = { factor, factor, factor } };
          g_autoptr (XyPhotoReport) report = check_in_light (photo, &light);
          const XyFinding *finding = find (report, "exposure");

          g_assert_cmpfloat_with_epsilon (finding->measured, levels[i].brightest, 2.5);
          g_assert_cmpint (finding->verdict, ==, levels[i].verdict);
        }
    }
}

/* From a row on, what is not hair is so bright that red is cut off. */
static void
cut_off_below_cb (int x, int y, guint8 rgb[3], gpointer data)
{
  const double *row = data;
  int more = 255 - rgb[0];

  if (y < *row || rgb[0] < 110)
    return;
  for (guint c = 0; c < 3; c++)
    rgb[c] = (guint8) MIN (rgb[c] + more, 255);
}

/* The share of a face, in per cent, that is below a row: it is an oval 105 high to each side of its
 * middle, which is 23 below the eyes, where they are 70 apart. */
static double
get_share_below (double row)
{
  double t = (row * 70 - 23) / 105;

  return 100 * (0.5 - (asin (t) + t * sqrt (1 - t * t)) / G_PI);
}

static void
as_much_is_cut_off_as_was_made_so_bright (void)
{
  double bright = get_limit ("exposure.bright");

  for (guint seed = 1; seed <= N_PEOPLE; seed++)
    {
      for (int sign = -1; sign <= 1; sign += 2)
        {
          double share = bright + sign * 7, row = 1.5;
          XyPortraitTruth truth;
          g_autoptr (GBytes) photo = make_person (seed, &truth);
          g_autoptr (GBytes) painted = NULL;
          g_autoptr (XyPhotoReport) report = NULL;
          const XyFinding *finding;

          while (get_share_below (row) < share)
            row -= 0.005;
          row = truth.eyes[0][1] + row * (truth.eyes[1][0] - truth.eyes[0][0]);
          painted = xy_test_jpeg_paint (photo, cut_off_below_cb, &row);
          report = xy_photo_check (painted, profile);
          finding = find (report, "exposure");
          g_assert_cmpint (finding->verdict, ==, sign < 0 ? XY_VERDICT_PASS : XY_VERDICT_LOOK);
          if (sign > 0)
            {
              g_assert_cmpfloat_with_epsilon (finding->measured, share, 6);
              g_assert_cmpuint (finding->regions->len, >=, 1);
            }
        }
    }
}

static void
cut_off_skin_cb (int x, int y, guint8 rgb[3], gpointer data)
{
  if (rgb[0] > 90)
    rgb[0] = 255;
}

static void
a_face_that_is_all_cut_off_fails (void)
{
  XyPortraitTruth truth;
  g_autoptr (GBytes) photo = make_person (1, &truth);
  g_autoptr (GBytes) painted = xy_test_jpeg_paint (photo, cut_off_skin_cb, NULL);
  g_autoptr (XyPhotoReport) report = xy_photo_check (painted, profile);

  g_assert_cmpint (find (report, "exposure")->verdict, ==, XY_VERDICT_FAIL);
}

/* How far a colour of the light is from none where @channel is 2^@steps times as bright, in a photo
 * that is dark enough for that. */
static double
measure_cast (GBytes *photo, guint channel, double steps)
{
  Light light = { .factors = { 0.8, 0.8, 0.8 } };
  g_autoptr (XyPhotoReport) report = NULL;

  light.factors[channel] *= exp2 (steps);
  report = check_in_light (photo, &light);
  return find (report, "colour-cast")->measured;
}

/* Every step of colour more in the light takes everybody farther from what is usual, and a colour
 * that makes a channel half as bright again is beyond everybody's own. */
static void
the_more_colour_is_in_the_light_the_farther_it_is_from_none (void)
{
  static const double steps[] = { 0.2, 0.4, 0.6 };
  static const guint channels[] = { 0, 1, 2 };

  for (guint seed = 1; seed <= N_PEOPLE; seed++)
    {
      XyPortraitTruth truth;
      g_autoptr (GBytes) photo = make_person (seed, &truth);

      g_assert_cmpfloat (measure_cast (photo, 0, 0), <=, get_limit ("colour-cast.pass"));
      for (guint c = 0; c < G_N_ELEMENTS (channels); c++)
        {
          for (int sign = -1; sign <= 1; sign += 2)
            {
              double before = 0;

              for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
                {
                  double far = measure_cast (photo, channels[c], sign * steps[i]);

                  g_assert_cmpfloat (far, >, before);
                  before = far;
                }
              g_assert_cmpfloat (before, >, get_limit ("colour-cast.fail"));
            }
        }
    }
}

static void
a_light_of_a_colour_is_found_and_named (void)
{
  static const struct
  {
    double factors[3];
    const char *word;
  } casts[] = {
    { { 0.9, 0.8, 0.56 }, "yellowish" },
    { { 0.6, 0.8, 0.9 }, "bluish" },
    { { 0.64, 0.8, 0.64 }, "greenish" },
    { { 0.9, 0.72, 0.9 }, "pink" },
  };

  for (guint seed = 1; seed <= N_PEOPLE; seed++)
    {
      XyPortraitTruth truth;
      g_autoptr (GBytes) photo = make_person (seed, &truth);

      for (guint i = 0; i < G_N_ELEMENTS (casts); i++)
        {
          Light light = { .factors = { 0 } };
          g_autoptr (XyPhotoReport) report = NULL;
          const XyFinding *finding;

          memcpy (light.factors, casts[i].factors, sizeof light.factors);
          report = check_in_light (photo, &light);
          finding = find (report, "colour-cast");
          g_assert_cmpint (finding->verdict, !=, XY_VERDICT_PASS);
          g_assert_nonnull (strstr (finding->message, casts[i].word));
        }
    }
}

static void
less_light_and_a_trace_of_colour_are_no_cast (void)
{
  static const double lights[][3] = { { 0.75, 0.75, 0.75 },
                                      { 0.81, 0.8, 0.79 },
                                      { 0.79, 0.8, 0.81 } };

  for (guint seed = 1; seed <= N_PEOPLE; seed++)
    {
      XyPortraitTruth truth;
      g_autoptr (GBytes) photo = make_person (seed, &truth);

      for (guint i = 0; i < G_N_ELEMENTS (lights); i++)
        {
          Light light = { .factors = { 0 } };
          g_autoptr (XyPhotoReport) report = NULL;

          memcpy (light.factors, lights[i], sizeof light.factors);
          report = check_in_light (photo, &light);
          g_assert_cmpint (find (report, "colour-cast")->verdict, ==, XY_VERDICT_PASS);
        }
    }
}

/* @sigma: of the lens's blur, in pixels of a photo 480 wide */
static double
measure_sharpness (guint seed, double sigma, int width, XyVerdict *verdict)
{
  const double numbers[3] = { sigma * width / 480 };
  XyPortrait portrait;
  XyPortraitTruth truth;
  XyPhotoEyes eyes;
  g_autoptr (GBytes) sharp = NULL;
  g_autoptr (GBytes) blurred = NULL;
  g_autoptr (XyImage) image = NULL;
  g_autoptr (XyPhotoReport) report = NULL;
  const XyFinding *finding;

  xy_portrait_init (&portrait, seed);
  portrait.glasses = XY_PORTRAIT_NO;
  portrait.width = width;
  portrait.height = width / 3 * 4;
  xy_portrait_get_truth (&portrait, &truth);
  for (guint i = 0; i < 2; i++)
    eyes.places[i] = (XyPoint){ truth.eyes[i][0], truth.eyes[i][1] };
  sharp = xy_portrait_render (&portrait);
  image = xy_image_decode (sharp, 0, NULL);
  if (sigma > 0)
    blurred = xy_photo_change (image, XY_CHANGE_BLUR, numbers, &eyes);
  report = xy_photo_check (sigma > 0 ? blurred : sharp, profile);
  finding = find (report, "sharp");
  *verdict = finding->verdict;
  return finding->measured;
}

static void
the_more_a_lens_blurs_the_less_is_sharp (void)
{
  static const double sigmas[] = { 0, 0.7, 1.4, 2.1, 2.8 };

  for (guint seed = 1; seed <= N_PEOPLE; seed++)
    {
      double before = 100;

      for (guint i = 0; i < G_N_ELEMENTS (sigmas); i++)
        {
          XyVerdict verdict;
          double measured = measure_sharpness (seed, sigmas[i], 480, &verdict);

          g_assert_cmpfloat (measured, <, before);
          before = measured;
          if (sigmas[i] < 0.1)
            g_assert_cmpint (verdict, ==, XY_VERDICT_PASS);
          if (sigmas[i] > 2)
            g_assert_cmpint (verdict, ==, XY_VERDICT_FAIL);
        }
    }
}

/* Not by pixels, but by what they show of a face. */
static void
more_pixels_do_not_make_a_blurred_face_sharp (void)
{
  for (guint seed = 1; seed <= N_PEOPLE; seed++)
    {
      XyVerdict small, large;
      double measured = measure_sharpness (seed, 2.4, 480, &small);

      g_assert_cmpfloat_with_epsilon (measure_sharpness (seed, 2.4, 960, &large), measured, 4);
      g_assert_cmpint (small, ==, XY_VERDICT_FAIL);
      g_assert_cmpint (large, ==, XY_VERDICT_FAIL);
    }
}

int
main (int argc, char **argv)
{
  int status;

  xy_test_init (&argc, &argv);
  profile = xy_test_load_profile ("chsi-light-blue");
  g_test_add_func ("/photo/light/shade", a_side_in_the_shade_is_measured_as_dark_as_it_is);
  g_test_add_func ("/photo/light/even", a_whole_face_in_the_shade_is_even);
  g_test_add_func ("/photo/light/dark", the_brightest_of_a_face_follows_the_light);
  g_test_add_func ("/photo/light/cut-off", as_much_is_cut_off_as_was_made_so_bright);
  g_test_add_func ("/photo/light/all-cut-off", a_face_that_is_all_cut_off_fails);
  g_test_add_func ("/photo/light/cast",
                   the_more_colour_is_in_the_light_the_farther_it_is_from_none);
  g_test_add_func ("/photo/light/named-cast", a_light_of_a_colour_is_found_and_named);
  g_test_add_func ("/photo/light/no-cast", less_light_and_a_trace_of_colour_are_no_cast);
  g_test_add_func ("/photo/light/blur", the_more_a_lens_blurs_the_less_is_sharp);
  g_test_add_func ("/photo/light/size", more_pixels_do_not_make_a_blurred_face_sharp);
  status = g_test_run ();
  xy_rule_profile_unref (profile);
  return status;
}
