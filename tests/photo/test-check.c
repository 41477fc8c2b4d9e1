// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "photo/xy-photo-check.h"
#include "xy-portrait.h"
#include "xy-test-jpeg.h"
#include "xy-test.h"

/* The first N_FILE_RULES can be told of a file whose pixels cannot be read. */
static const char *const rules[] = {
  "file-type",        "file-size",     "pixel-size",         "colour-mode",       "compression",
  "camera",           "edited",        "original",           "background-colour", "background-even",
  "clothes-colour",   "clothes-light", "clothes-background", "neckline",          "one-face",
  "head-top",         "eye-height",    "face-width",         "centred",           "head-level",
  "facing",           "sharp",         "exposure",           "light-even",        "colour-cast",
  "red-eye",          "shine",         "lens-glare",         "eyes-visible",      "glasses",
  "eyebrows-visible", "ears-visible",  "mouth-closed",
};
#define N_FILE_RULES 8

static XyRuleProfile *profile;

static void
assert_verdict (const XyPhotoReport *report, const char *rule, XyVerdict verdict)
{
  const XyFinding *finding = xy_photo_report_find (report, rule);

  g_assert_nonnull (finding);
  if (finding->verdict != verdict)
    g_error ("%s: %s, measured %g: %s", rule, xy_verdict_to_string (finding->verdict),
             finding->measured, finding->message);
}

static GBytes *
render (guint seed, const char *defect)
{
  XyPortrait portrait;

  xy_portrait_init (&portrait, seed);
  if (defect != NULL)
    g_assert_true (xy_portrait_set_defect (&portrait, defect));
  return xy_portrait_render (&portrait);
}

/* Whatever the bytes are, there is a finding for each rule, with a sentence, and none of them says
 * `pass` of what could not be looked at. */
static void
unreadable_bytes_get_a_report_that_says_so (void)
{
  g_autoptr (GBytes) good = render (1, NULL);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) png = g_bytes_new_static ("\x89PNG\r\n\x1a\n and more", 17);
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (good, 0, g_bytes_get_size (good) / 2);
  g_autoptr (GBytes) huge = xy_test_jpeg_lie (good, 10000, 10000);
  g_autoptr (GBytes) lying = xy_test_jpeg_lie (good, 4000, 6000);
  const struct
  {
    GBytes *bytes;
    const char *format;
  } cases[] = { { nothing, "unknown" },
                { png, "png" },
                { half, "jpeg" },
                { huge, "jpeg" },
                { lying, "jpeg" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (XyPhotoReport) report = xy_photo_check (cases[i].bytes, profile);

      g_assert_cmpstr (report->format, ==, cases[i].format);
      g_assert_cmpint (report->verdict, ==, XY_VERDICT_FAIL);
      g_assert_cmpuint (report->findings->len, ==, G_N_ELEMENTS (rules));
      assert_verdict (report, "file-type", XY_VERDICT_FAIL);
      for (guint r = N_FILE_RULES; r < G_N_ELEMENTS (rules); r++)
        {
          assert_verdict (report, rules[r], XY_VERDICT_UNKNOWN);
          g_assert_cmpstr (xy_photo_report_find (report, rules[r])->message, !=, "");
        }
    }
}

static void
a_right_photo_passes_every_rule (void)
{
  g_autoptr (GBytes) bytes = render (1, NULL);
  g_autoptr (XyPhotoReport) report = xy_photo_check (bytes, profile);

  g_assert_cmpuint (report->findings->len, ==, G_N_ELEMENTS (rules));
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      const XyFinding *finding = g_ptr_array_index (report->findings, i);

      g_assert_cmpstr (finding->rule, ==, rules[i]);
      assert_verdict (report, rules[i], XY_VERDICT_PASS);
      g_assert_cmpuint (finding->regions->len, ==, 0);
    }
  g_assert_cmpint (report->verdict, ==, XY_VERDICT_PASS);
  g_assert_false (xy_photo_report_is_flagged (report));
  g_assert_cmpstr (report->profile, ==, "chsi-light-blue");
  g_assert_cmpstr (report->checker, ==, XY_CHECKER_VERSION);
  g_assert_cmpuint (report->bytes, ==, g_bytes_get_size (bytes));
}

static void
no_face_is_said_and_its_place_unknown (void)
{
  g_autoptr (GBytes) bytes = xy_test_jpeg_new_flat (480, 640, 100, 197, 255);
  g_autoptr (XyPhotoReport) report = xy_photo_check (bytes, profile);

  assert_verdict (report, "one-face", XY_VERDICT_LOOK);
  assert_verdict (report, "eye-height", XY_VERDICT_UNKNOWN);
  assert_verdict (report, "sharp", XY_VERDICT_UNKNOWN);
  assert_verdict (report, "background-colour", XY_VERDICT_PASS);
  assert_verdict (report, "background-even", XY_VERDICT_PASS);
  g_assert_false (report->has_face);
}

/* Two people, as large as each other and one half as large. */
static void
a_second_face_is_seen (void)
{
  g_autoptr (GBytes) first = render (1, NULL);
  g_autoptr (GBytes) second = render (3, NULL);
  g_autoptr (GBytes) small = render (3, "small-head");
  GBytes *others[] = { second, small };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GBytes) both = xy_test_jpeg_beside (first, others[i]);
      g_autoptr (XyPhotoReport) report = xy_photo_check (both, profile);
      const XyFinding *finding = xy_photo_report_find (report, "one-face");

      assert_verdict (report, "one-face", XY_VERDICT_LOOK);
      g_assert_cmpfloat (finding->measured, ==, 2);
      g_assert_cmpuint (finding->regions->len, ==, 2);
    }
}

static void
background_is_judged_by_the_profile (void)
{
  static const struct
  {
    const char *profile;
    guint8 red, green, blue;
    XyVerdict verdict;
  } cases[] = {
    { "chsi-light-blue", 100, 197, 255, XY_VERDICT_PASS },
    { "chsi-light-blue", 255, 255, 255, XY_VERDICT_FAIL },
    { "chsi-light-blue", 0, 0, 0, XY_VERDICT_FAIL },
    { "chsi-white", 255, 255, 255, XY_VERDICT_PASS },
    { "chsi-white", 100, 197, 255, XY_VERDICT_FAIL },
    { "chsi-light-grey", 240, 240, 240, XY_VERDICT_PASS },
    { "chsi-light-grey", 200, 20, 20, XY_VERDICT_FAIL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes =
          xy_test_jpeg_new_flat (480, 640, cases[i].red, cases[i].green, cases[i].blue);
      g_autoptr (XyRuleProfile) chosen = xy_test_load_profile (cases[i].profile);
      g_autoptr (XyPhotoReport) report = xy_photo_check (bytes, chosen);

      assert_verdict (report, "background-colour", cases[i].verdict);
    }
}

/* Sizes at the limit and one below it. */
static void
pixels_are_counted_either_way_round (void)
{
  static const struct
  {
    int width, height;
    XyVerdict verdict;
  } cases[] = {
    { 480, 640, XY_VERDICT_PASS }, { 640, 480, XY_VERDICT_PASS }, { 479, 640, XY_VERDICT_FAIL },
    { 639, 480, XY_VERDICT_FAIL }, { 960, 479, XY_VERDICT_FAIL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes =
          xy_test_jpeg_new_flat (cases[i].width, cases[i].height, 100, 197, 255);
      g_autoptr (XyPhotoReport) report = xy_photo_check (bytes, profile);

      assert_verdict (report, "pixel-size", cases[i].verdict);
    }
}

/* 100 KB are 102,400 bytes; what only those who count 1000 would take is asked about. */
static void
bytes_are_counted (void)
{
  static const struct
  {
    gsize size;
    XyVerdict verdict;
  } cases[] = { { 102400, XY_VERDICT_PASS },
                { 102399, XY_VERDICT_LOOK },
                { 100000, XY_VERDICT_LOOK },
                { 99999, XY_VERDICT_FAIL } };
  g_autoptr (GBytes) flat = xy_test_jpeg_new_flat (480, 640, 100, 197, 255);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint8 *padded = g_malloc0 (cases[i].size);
      g_autoptr (GBytes) bytes = g_bytes_new_take (padded, cases[i].size);
      g_autoptr (XyPhotoReport) report = NULL;

      memcpy (padded, g_bytes_get_data (flat, NULL), g_bytes_get_size (flat));
      report = xy_photo_check (bytes, profile);
      assert_verdict (report, "file-size", cases[i].verdict);
    }
}

/* A photo that a viewer turns upright is measured upright. */
static void
orientation_does_not_change_what_is_measured (void)
{
  g_autoptr (GBytes) bytes = render (2, NULL);
  g_autoptr (XyPhotoReport) upright = xy_photo_check (bytes, profile);

  for (int orientation = 2; orientation <= 8; orientation++)
    {
      g_autoptr (GBytes) turned = NULL;
      g_autoptr (XyPhotoReport) report = NULL;
      XyPortrait portrait;

      xy_portrait_init (&portrait, 2);
      portrait.orientation = orientation;
      turned = xy_portrait_render (&portrait);
      report = xy_photo_check (turned, profile);
      g_assert_cmpint (report->width, ==, upright->width);
      g_assert_true (report->has_eyes);
      for (guint i = 0; i < 2; i++)
        {
          g_assert_cmpfloat_with_epsilon (report->eyes[i].x, upright->eyes[i].x, 6);
          g_assert_cmpfloat_with_epsilon (report->eyes[i].y, upright->eyes[i].y, 6);
        }
      g_assert_cmpint (report->verdict, ==, upright->verdict);
    }
}

/* A large photo that is wider than the standard is judged on the part around the face. */
static void
another_ratio_is_judged_on_the_part_around_the_face (void)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (XyPhotoReport) report = NULL;
  XyPortraitTruth truth;
  XyPortrait portrait;

  xy_portrait_init (&portrait, 3);
  portrait.width = 1800;
  portrait.height = 1200;
  portrait.dx = 150;
  xy_portrait_get_truth (&portrait, &truth);
  bytes = xy_portrait_render (&portrait);
  report = xy_photo_check (bytes, profile);
  g_assert_cmpfloat_with_epsilon (report->crop.width / report->crop.height, 0.75, 0.01);
  g_assert_cmpfloat_with_epsilon (report->crop.x + report->crop.width / 2,
                                  (truth.eyes[0][0] + truth.eyes[1][0]) / 2, 30);
  assert_verdict (report, "centred", XY_VERDICT_PASS);
  assert_verdict (report, "eye-height", XY_VERDICT_PASS);
  assert_verdict (report, "face-width", XY_VERDICT_PASS);
}

#define N_THREADS 4

static gpointer
check_all_cb (gpointer data)
{
  GPtrArray *photos = data;
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < photos->len; i++)
    {
      g_autoptr (XyPhotoReport) report = xy_photo_check (g_ptr_array_index (photos, i), profile);
      g_autoptr (JsonNode) node = xy_photo_report_to_json (report);
      g_autofree char *text = xy_json_to_string (node, FALSE);

      g_string_append (all, text);
    }
  return g_string_free (all, FALSE);
}

static void
same_bytes_give_the_same_report_on_every_thread (void)
{
  static const char *const defects[] = { NULL, "shadow", "tilted", "blurred" };
  g_autoptr (GPtrArray) photos = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autofree char *here = NULL;
  GThread *threads[N_THREADS];

  for (guint i = 0; i < G_N_ELEMENTS (defects); i++)
    g_ptr_array_add (photos, render (i + 1, defects[i]));
  here = check_all_cb (photos);
  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("check", check_all_cb, photos);
  for (guint i = 0; i < N_THREADS; i++)
    {
      g_autofree char *there = g_thread_join (threads[i]);

      g_assert_cmpstr (here, ==, there);
    }
}

static void
async_gives_the_same_report (void)
{
  g_autoptr (GBytes) bytes = render (5, NULL);
  g_autoptr (XyPhotoReport) report = xy_photo_check (bytes, profile);
  g_autoptr (JsonNode) node = xy_photo_report_to_json (report);
  g_autofree char *text = xy_json_to_string (node, FALSE);
  GAsyncResult *results[6] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    xy_photo_check_async (bytes, profile, NULL, xy_test_async_cb, &results[i]);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (XyPhotoReport) other = NULL;
      g_autoptr (JsonNode) other_node = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *other_text = NULL;

      xy_test_wait_result (&results[i]);
      other = xy_photo_check_finish (results[i], &error);
      g_assert_no_error (error);
      other_node = xy_photo_report_to_json (other);
      other_text = xy_json_to_string (other_node, FALSE);
      g_assert_cmpstr (text, ==, other_text);
      g_object_unref (results[i]);
    }
}

static void
a_cancelled_check_gives_no_report (void)
{
  g_autoptr (GBytes) bytes = render (5, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  g_cancellable_cancel (cancellable);
  xy_photo_check_async (bytes, profile, cancellable, xy_test_async_cb, &result);
  xy_test_wait_result (&result);
  g_assert_null (xy_photo_check_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_object_unref (result);
}

int
main (int argc, char **argv)
{
  int status;

  xy_test_init (&argc, &argv);
  profile = xy_test_load_profile ("chsi-light-blue");
  g_test_add_func ("/photo/check/unreadable", unreadable_bytes_get_a_report_that_says_so);
  g_test_add_func ("/photo/check/right", a_right_photo_passes_every_rule);
  g_test_add_func ("/photo/check/no-face", no_face_is_said_and_its_place_unknown);
  g_test_add_func ("/photo/check/two-faces", a_second_face_is_seen);
  g_test_add_func ("/photo/check/background", background_is_judged_by_the_profile);
  g_test_add_func ("/photo/check/pixels", pixels_are_counted_either_way_round);
  g_test_add_func ("/photo/check/bytes", bytes_are_counted);
  g_test_add_func ("/photo/check/orientation", orientation_does_not_change_what_is_measured);
  g_test_add_func ("/photo/check/other-ratio", another_ratio_is_judged_on_the_part_around_the_face);
  g_test_add_func ("/photo/check/threads", same_bytes_give_the_same_report_on_every_thread);
  g_test_add_func ("/photo/check/async", async_gives_the_same_report);
  g_test_add_func ("/photo/check/cancelled", a_cancelled_check_gives_no_report);
  status = g_test_run ();
  xy_rule_profile_unref (profile);
  return status;
}
