// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "xy-portrait-draw.h"

#include <math.h>
#include <string.h>

/* Every rule is said to be flagged, quiet, or left open where the options lie between. */

typedef enum
{
  QUIET,
  FLAG,
  OPEN,
} Expectation;

static const char *const rules[] = {
  "file-type",
  "file-size",
  "pixel-size",
  "colour-mode",
  "compression",
  "camera",
  "edited",
  "background-colour",
  "background-even",
  "one-face",
  "head-top",
  "eye-height",
  "face-width",
  "centred",
  "head-level",
  "facing",
  "sharp",
  "exposure",
  "light-even",
  "colour-cast",
  "red-eye",
  "shine",
  "eyes-visible",
  "eyebrows-visible",
  "ears-visible",
  "glasses",
  "lens-glare",
  "mouth-closed",
  "clothes-colour",
  "clothes-light",
  "clothes-background",
  "neckline",
};

G_STATIC_ASSERT (G_N_ELEMENTS (rules) < 40);

static void
expect (Expectation *expected, const char *rule, Expectation what)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_str_equal (rules[i], rule))
      {
        /* What is flagged stays so, and what is open does not become quiet. */
        if (expected[i] == QUIET || what == FLAG)
          expected[i] = what;
        return;
      }
  g_assert_not_reached ();
}

/* A value at least @flag away is wrong, at most @quiet away is right. */
static void
expect_distance (Expectation *expected,
                 const char *rule,
                 double distance,
                 double quiet,
                 double flag)
{
  if (distance >= flag)
    expect (expected, rule, FLAG);
  else if (distance > quiet)
    expect (expected, rule, OPEN);
}

/* How far outside a band; negative inside. */
static double
outside (double value, double low, double high)
{
  return MAX (low - value, value - high);
}

static gboolean
starts_with_any (const char *text, const char *const *names)
{
  for (guint i = 0; text != NULL && names[i] != NULL; i++)
    if (g_ascii_strncasecmp (text, names[i], strlen (names[i])) == 0)
      return TRUE;
  return FALSE;
}

static void
expect_file (Expectation *expected, const XyPortrait *portrait)
{
  static const char *const phones[] = { "apple", "huawei", "honor",   "xiaomi",  "redmi",
                                        "oppo",  "vivo",   "samsung", "oneplus", NULL };
  static const char *const editors[] = { "adobe photoshop", "photoshop", "gimp", "meitu", "美图",
                                         "adobe lightroom", NULL };
  int shorter = MIN (portrait->width, portrait->height);
  int longer = MAX (portrait->width, portrait->height);

  if (shorter < 480 || longer < 640)
    expect (expected, "pixel-size", FLAG);
  if (portrait->min_bytes < 102400)
    expect (expected, "file-size",
            portrait->quality <= 80 && portrait->grain <= 2.5 && shorter * longer <= 480 * 640
                ? FLAG
                : OPEN);
  expect_distance (expected, "compression", -portrait->quality, -75.0, -40.0);
  if (portrait->quality < 60 && portrait->min_bytes == 0)
    expect (expected, "sharp", OPEN);
  if (starts_with_any (portrait->make, phones))
    expect (expected, "camera", FLAG);
  else if (portrait->make == NULL)
    expect (expected, "camera", OPEN);
  if (starts_with_any (portrait->software, editors))
    expect (expected, "edited", FLAG);
  else if (portrait->make == NULL || portrait->software != NULL)
    expect (expected, "edited", OPEN);
}

static void
expect_background (Expectation *expected, const XyPortrait *portrait)
{
  double red = portrait->background.red - 100.0;
  double green = portrait->background.green - 197.0;
  double blue = portrait->background.blue - 255.0;
  double uneven = MAX (
      MAX (MAX (portrait->gradient, portrait->side_gradient) / 15.0, portrait->vignette / 40.0),
      MAX (portrait->shadow, portrait->wrinkles) / 0.3);

  expect_distance (expected, "background-colour", sqrt (red * red + green * green + blue * blue),
                   20.0, 70.0);
  expect_distance (expected, "background-even", uneven, 0.2, 1.0);
  if (portrait->thing)
    expect (expected, "background-even", FLAG);
  /* What the seed chooses to wear stands out from light blue. */
  if (sqrt (red * red + green * green + blue * blue) > 20.0)
    expect (expected, "clothes-background", OPEN);
  if (uneven > 0.2)
    expect (expected, "background-colour", OPEN);
}

static void
expect_turn (Expectation *expected, const XyPortrait *portrait, const XyPortraitTruth *truth)
{
  static const char *const details[] = {
    "background-even", "centred",    "eyebrows-visible", "eyes-visible",
    "exposure",        "face-width", "glasses",          "head-level",
    "lens-glare",      "light-even", "mouth-closed",     "colour-cast",
    "sharp",           "shine",
  };
  double turn = fabs (portrait->turn);

  expect_distance (expected, "facing", turn, 8.0, 20.0);
  /* The far ear goes little by little. */
  if (turn > 8.0 && portrait->covered_ears == 0)
    expect (expected, "ears-visible", truth->ears < 2 && turn >= 22.0 ? FLAG : OPEN);
  for (guint i = 0; turn > 8.0 && i < G_N_ELEMENTS (details); i++)
    expect (expected, details[i], OPEN);
}

static void
expect_geometry (Expectation *expected, const XyPortrait *portrait, const XyPortraitTruth *truth)
{
  double unit = 640.0 / portrait->height;
  double middle = (truth->eyes[0][0] + truth->eyes[1][0]) / 2.0 - portrait->width / 2.0;
  double eyes = (truth->eyes[0][1] + truth->eyes[1][1]) / 2.0 * unit;

  if (portrait->width * 4 == portrait->height * 3)
    {
      expect_distance (expected, "head-top", outside (truth->head_top * unit, 50.0, 110.0), -8.0,
                       15.0);
      expect_distance (expected, "eye-height", outside (eyes, 200.0, 300.0), -8.0, 12.0);
      expect_distance (expected, "face-width", outside (truth->face_width * unit, 180.0, 300.0),
                       -15.0, 20.0);
      expect_distance (expected, "centred", fabs (middle * unit), 20.0, 60.0);
    }
  else
    {
      expect (expected, "head-top", OPEN);
      expect (expected, "eye-height", OPEN);
      expect (expected, "face-width", OPEN);
      expect (expected, "centred", OPEN);
    }
  expect_distance (expected, "head-level", fabs (portrait->tilt), 3.0, 8.0);
  expect_distance (expected, "facing", fabs (portrait->tilt), 5.0, 90.0);
  expect_turn (expected, portrait, truth);
  /* Cut off, or so small that the details cannot be seen. */
  if (truth->head_top < 0.0 || truth->chin > portrait->height || portrait->head_scale < 0.75 ||
      portrait->head_scale > 1.3 || fabs (portrait->tilt) > 5.0 || fabs (middle * unit) > 60.0)
    {
      static const char *const details[] = {
        "background-even", "ears-visible",  "eyebrows-visible",   "mouth-closed", "glasses",
        "clothes-colour",  "clothes-light", "clothes-background", "sharp",        "shine",
        "light-even",      "lens-glare",    "neckline",
      };

      for (guint i = 0; i < G_N_ELEMENTS (details); i++)
        expect (expected, details[i], OPEN);
    }
}

static void
expect_light (Expectation *expected, const XyPortrait *portrait)
{
  static const char *const measured_by_light[] = {
    "background-colour",
    "background-even",
    "light-even",
    "colour-cast",
    "red-eye",
    "shine",
    "eyes-visible",
    "eyebrows-visible",
    "ears-visible",
    "glasses",
    "lens-glare",
    "mouth-closed",
    "clothes-colour",
    "sharp",
    "facing",
    "clothes-light",
    "clothes-background",
    "neckline",
  };
  double strongest = MAX (MAX (portrait->cast[0], portrait->cast[1]), portrait->cast[2]);
  double weakest = MIN (MIN (portrait->cast[0], portrait->cast[1]), portrait->cast[2]);
  double cast = strongest / weakest;
  gboolean odd_light = portrait->exposure < 0.85 || portrait->exposure > 1.12 || cast > 1.05;

  expect_distance (expected, "sharp", portrait->blur, 0.2, 1.5);
  expect_distance (expected, "sharp", portrait->motion, 0.5,
                   portrait->grain <= 1.0 && portrait->min_bytes == 0 ? 16.0 : G_MAXDOUBLE);
  expect_distance (expected, "exposure", -portrait->exposure, -0.92, -0.65);
  expect_distance (expected, "exposure", portrait->exposure, 1.08, 1.3);
  expect_distance (expected, "colour-cast", cast, 1.03, 1.18);
  expect_distance (expected, "light-even", portrait->half_shade, 0.05, 0.4);
  expect_distance (expected, "shine", portrait->shine, 0.05, 0.6);
  if (portrait->red_eye)
    expect (expected, "red-eye", FLAG);
  if (odd_light || portrait->half_shade > 0.05)
    for (guint i = 0; i < G_N_ELEMENTS (measured_by_light); i++)
      expect (expected, measured_by_light[i], OPEN);
  if (odd_light || portrait->half_shade > 0.05)
    expect (expected, "exposure", OPEN);
  if (portrait->blur > 0.2 || portrait->motion > 0.5)
    {
      expect (expected, "shine", OPEN);
      expect (expected, "glasses", OPEN);
      expect (expected, "eyebrows-visible", OPEN);
    }
}

static void
expect_person (Expectation *expected, const XyPortrait *portrait)
{
  if (portrait->teeth)
    expect (expected, "mouth-closed", FLAG);
  if (portrait->fringe)
    {
      expect (expected, "eyebrows-visible", FLAG);
      expect (expected, "eyes-visible", OPEN);
      expect (expected, "light-even", OPEN);
    }
  if (portrait->covered_ears > 0)
    {
      expect (expected, "ears-visible", FLAG);
      expect (expected, "light-even", OPEN);
    }
  if (portrait->eye_patch != 0)
    {
      expect (expected, "eyes-visible", FLAG);
      expect (expected, "eyebrows-visible", FLAG);
      expect (expected, "head-level", OPEN);
      expect (expected, "facing", OPEN);
      expect (expected, "light-even", OPEN);
    }
  expect_distance (expected, "lens-glare", portrait->glare, 0.1, 0.6);
  expect_distance (expected, "eyes-visible", portrait->tinted, 0.05, 0.7);
  if (portrait->glare > 0.1 || portrait->tinted > 0.05)
    {
      expect (expected, "eyes-visible", OPEN);
      expect (expected, "glasses", OPEN);
      expect (expected, "lens-glare", OPEN);
      expect (expected, "shine", OPEN);
      expect (expected, "light-even", OPEN);
      expect (expected, "sharp", OPEN);
    }
}

static void
expect_clothes (Expectation *expected, const XyPortrait *portrait)
{
  const XyPortraitColour *colour = &portrait->clothes;
  int high, low;
  double saturation, luma, red, green, blue;

  expect_distance (expected, "neckline", portrait->neckline, 0.05, 0.5);
  if (colour->red < 0)
    return;
  high = MAX (MAX (colour->red, colour->green), colour->blue);
  low = MIN (MIN (colour->red, colour->green), colour->blue);
  saturation = high == 0 ? 0.0 : (high - low) / (double) high;
  luma = 0.299 * colour->red + 0.587 * colour->green + 0.114 * colour->blue;
  if (high > 50)
    expect_distance (expected, "clothes-colour", saturation, 0.12, 0.5);
  expect_distance (expected, "clothes-light", -luma, -170.0, -60.0);
  red = colour->red - portrait->background.red;
  green = colour->green - portrait->background.green;
  blue = colour->blue - portrait->background.blue;
  expect_distance (expected, "clothes-background", -sqrt (red * red + green * green + blue * blue),
                   -120.0, -25.0);
}

void
xy_portrait_get_truth (const XyPortrait *portrait, XyPortraitTruth *truth)
{
  Expectation expected[G_N_ELEMENTS (rules)] = { QUIET };
  guint n_flag = 0;
  guint n_quiet = 0;

  memset (truth, 0, sizeof *truth);
  xy_portrait_get_places (portrait, truth);
  expect_file (expected, portrait);
  expect_background (expected, portrait);
  expect_geometry (expected, portrait, truth);
  expect_light (expected, portrait);
  expect_person (expected, portrait);
  expect_clothes (expected, portrait);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (expected[i] == FLAG)
      truth->flag[n_flag++] = rules[i];
    else if (expected[i] == QUIET)
      truth->quiet[n_quiet++] = rules[i];
}

/* A quarter of a pixel is exact enough, and prints short. */
static double
quarter (double value)
{
  return round (value * 4.0) / 4.0;
}

static void
add_strings (JsonBuilder *builder, const char *name, const char *const *strings)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; strings[i] != NULL; i++)
    json_builder_add_string_value (builder, strings[i]);
  json_builder_end_array (builder);
}

static void
add_number (JsonBuilder *builder, const char *name, double value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_double_value (builder, quarter (value));
}

JsonNode *
xy_portrait_truth_to_json (const XyPortrait *portrait, const char *file)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  XyPortraitTruth truth;

  xy_portrait_get_truth (portrait, &truth);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "file");
  json_builder_add_string_value (builder, file);
  json_builder_set_member_name (builder, "seed");
  json_builder_add_int_value (builder, portrait->seed);
  add_strings (builder, "flag", truth.flag);
  add_strings (builder, "quiet", truth.quiet);
  json_builder_set_member_name (builder, "ears");
  json_builder_add_int_value (builder, truth.ears);
  json_builder_set_member_name (builder, "shows_ear");
  json_builder_begin_array (builder);
  for (int i = 0; i < 2; i++)
    json_builder_add_boolean_value (builder, truth.shows_ear[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "turn");
  json_builder_add_double_value (builder, portrait->turn);
  json_builder_set_member_name (builder, "glasses");
  json_builder_add_boolean_value (builder, truth.glasses);
  json_builder_set_member_name (builder, "jewellery");
  json_builder_add_boolean_value (builder, FALSE);
  json_builder_set_member_name (builder, "eyes");
  json_builder_begin_array (builder);
  for (int i = 0; i < 2; i++)
    {
      json_builder_begin_array (builder);
      json_builder_add_double_value (builder, quarter (truth.eyes[i][0]));
      json_builder_add_double_value (builder, quarter (truth.eyes[i][1]));
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "face");
  json_builder_begin_object (builder);
  add_number (builder, "x", truth.face_x);
  add_number (builder, "y", truth.face_y);
  add_number (builder, "w", truth.face_width);
  add_number (builder, "h", truth.face_height);
  json_builder_end_object (builder);
  add_number (builder, "head_top", truth.head_top);
  add_number (builder, "chin", truth.chin);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
