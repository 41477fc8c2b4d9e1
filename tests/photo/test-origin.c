// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* What files say of themselves, and what pictures of screens look like. */

#include <string.h>

#include "photo/xy-photo-check.h"
#include "xy-portrait.h"
#include "xy-test-jpeg.h"
#include "xy-test.h"

static XyRuleProfile *profile;

static const XyFinding *
assert_verdict (const XyPhotoReport *report, const char *rule, XyVerdict verdict)
{
  const XyFinding *finding = xy_photo_report_find (report, rule);

  g_assert_nonnull (finding);
  if (finding->verdict != verdict)
    g_error ("%s: %s, measured %g: %s", rule, xy_verdict_to_string (finding->verdict),
             finding->measured, finding->message);
  return finding;
}

static XyPhotoReport *
check_portrait (const char *make, const char *model, const char *software)
{
  g_autoptr (GBytes) bytes = NULL;
  XyPortrait portrait;

  xy_portrait_init (&portrait, 1);
  portrait.make = make;
  portrait.model = model;
  portrait.software = software;
  bytes = xy_portrait_render (&portrait);
  return xy_photo_check (bytes, profile);
}

static void
devices_are_told_by_maker_and_model (void)
{
  static const struct
  {
    const char *make, *model, *software;
    XyVerdict verdict;
    gboolean measured;
  } cases[] = {
    { "Canon", "Canon EOS 5D Mark IV", NULL, XY_VERDICT_PASS, TRUE },
    { "NIKON CORPORATION", "NIKON D750", NULL, XY_VERDICT_PASS, TRUE },
    { "SONY", "ILCE-7M3", NULL, XY_VERDICT_PASS, TRUE },
    { "SONY", "XQ-AT52", NULL, XY_VERDICT_FAIL, TRUE },
    { "Apple", "iPhone 13", NULL, XY_VERDICT_FAIL, TRUE },
    { "HUAWEI", "ELS-AN00", NULL, XY_VERDICT_FAIL, TRUE },
    { "samsung", "SM-G9910", NULL, XY_VERDICT_FAIL, TRUE },
    { "SAMSUNG", "NX300", NULL, XY_VERDICT_PASS, TRUE },
    { "EPSON", "Perfection V39", NULL, XY_VERDICT_FAIL, TRUE },
    { "Canon", "CanoScan LiDE 400", NULL, XY_VERDICT_FAIL, TRUE },
    { "Canon", "Canon EOS 5D", "CamScanner 6", XY_VERDICT_FAIL, TRUE },
    { "Nobody", "N1", NULL, XY_VERDICT_UNKNOWN, FALSE },
    { NULL, NULL, NULL, XY_VERDICT_UNKNOWN, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (XyPhotoReport) report =
          check_portrait (cases[i].make, cases[i].model, cases[i].software);
      const XyFinding *finding = assert_verdict (report, "camera", cases[i].verdict);

      g_assert_cmpstr (finding->clause, ==, "A1-1");
      g_assert_cmpint (finding->measured_type == XY_MEASURED_BOOLEAN, ==, cases[i].measured);
      if (cases[i].model != NULL && cases[i].software == NULL &&
          cases[i].verdict != XY_VERDICT_FAIL)
        g_assert_nonnull (strstr (finding->message, cases[i].model));
    }
}

static void
programs_that_retouch_are_asked_about (void)
{
  static const struct
  {
    const char *make, *software;
    XyVerdict verdict;
  } cases[] = {
    { "Canon", NULL, XY_VERDICT_PASS },
    { "Canon", "Firmware Version 1.3.6", XY_VERDICT_PASS },
    { "Canon", "Adobe Photoshop CC 2019 (Windows)", XY_VERDICT_LOOK },
    { NULL, "美图秀秀", XY_VERDICT_LOOK },
    { NULL, "gimp 2.10.34", XY_VERDICT_LOOK },
    { NULL, NULL, XY_VERDICT_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (XyPhotoReport) report = check_portrait (cases[i].make, NULL, cases[i].software);
      const XyFinding *finding = assert_verdict (report, "edited", cases[i].verdict);

      if (cases[i].verdict == XY_VERDICT_LOOK)
        g_assert_nonnull (strstr (finding->message, cases[i].software));
    }
}

/* The same file with one more marker behind its first two bytes. */
static GBytes *
add_marker (GBytes *bytes, guint8 marker, gconstpointer content, gsize length)
{
  GByteArray *with = g_byte_array_new ();
  const guint8 head[] = { 0xff, marker, (guint8) ((length + 2) >> 8), (guint8) (length + 2) };
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  g_byte_array_append (with, data, 2);
  g_byte_array_append (with, head, sizeof head);
  g_byte_array_append (with, content, (guint) length);
  g_byte_array_append (with, data + 2, (guint) size - 2);
  return g_byte_array_free_to_bytes (with);
}

static void
programs_are_read_from_xmp_too (void)
{
  static const char prefix[] = "http://ns.adobe.com/xap/1.0/";
  static const struct
  {
    const char *xml;
    XyVerdict verdict;
  } cases[] = {
    { "<rdf:Description xmp:CreatorTool=\"Adobe Photoshop Lightroom 6\"/>", XY_VERDICT_LOOK },
    { "<xmp:CreatorTool>Snapseed</xmp:CreatorTool>", XY_VERDICT_LOOK },
    { "<xmp:CreatorTool>EOS 5D</xmp:CreatorTool>", XY_VERDICT_PASS },
    { "<xmp:CreatorTool>Snapseed", XY_VERDICT_UNKNOWN },
    { "<xmp:CreatorTool", XY_VERDICT_UNKNOWN },
    { "", XY_VERDICT_UNKNOWN },
  };
  g_autoptr (GBytes) flat = xy_test_jpeg_new_flat (480, 640, 100, 197, 255);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GByteArray) content = g_byte_array_new ();
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (XyPhotoReport) report = NULL;

      g_byte_array_append (content, (const guint8 *) prefix, sizeof prefix);
      g_byte_array_append (content, (const guint8 *) cases[i].xml, (guint) strlen (cases[i].xml));
      bytes = add_marker (flat, 0xe1, content->data, content->len);
      report = xy_photo_check (bytes, profile);
      assert_verdict (report, "edited", cases[i].verdict);
    }
}

/* Little-endian EXIF of one directory, which leads to one with the pixels that the camera took or
 * a comment. */
static GBytes *
add_exif (GBytes *bytes, guint width, guint height, const char *comment)
{
  g_autoptr (GByteArray) exif = g_byte_array_new ();
  guint n = comment != NULL ? 3 : 2;
  const guint8 head[] = { 'E', 'x', 'i', 'f', 0,    0,    'I', 'I', 42,         0, 8, 0,
                          0,   0,   1,   0,   0x69, 0x87, 4,   0,   1,          0, 0, 0,
                          26,  0,   0,   0,   0,    0,    0,   0,   (guint8) n, 0 };
  const guint8 sizes[] = {
    2, 0xa0, 3, 0, 1, 0, 0, 0, (guint8) width,  (guint8) (width >> 8),  0, 0,
    3, 0xa0, 3, 0, 1, 0, 0, 0, (guint8) height, (guint8) (height >> 8), 0, 0
  };

  g_byte_array_append (exif, head, sizeof head);
  g_byte_array_append (exif, sizes, sizeof sizes);
  if (comment != NULL)
    {
      const guint8 entry[] = { 0x86, 0x92, 7, 0, (guint8) (8 + strlen (comment)), 0, 0, 0,
                               68,   0,    0, 0 };

      g_byte_array_append (exif, entry, sizeof entry);
    }
  g_byte_array_append (exif, (const guint8 *) "\0\0\0", 4);
  if (comment != NULL)
    {
      g_byte_array_append (exif, (const guint8 *) "ASCII\0\0", 8);
      g_byte_array_append (exif, (const guint8 *) comment, (guint) strlen (comment));
    }
  return add_marker (bytes, 0xe1, exif->data, exif->len);
}

/* A copy that is smaller is told from a part that was cut out, which has another shape. */
static void
copies_are_told_by_what_the_camera_took (void)
{
  static const struct
  {
    guint width, height;
    const char *comment;
    XyVerdict verdict;
    double measured;
  } cases[] = {
    { 480, 640, NULL, XY_VERDICT_PASS, 100 },
    { 640, 480, NULL, XY_VERDICT_PASS, 100 },
    { 3000, 4000, NULL, XY_VERDICT_LOOK, 16 },
    { 4000, 3000, NULL, XY_VERDICT_LOOK, 16 },
    { 4000, 6000, NULL, XY_VERDICT_PASS, 0 },
    { 0, 0, NULL, XY_VERDICT_UNKNOWN, 0 },
    { 480, 640, "Screenshot", XY_VERDICT_LOOK, 100 },
    { 480, 640, "graduation", XY_VERDICT_PASS, 100 },
  };
  g_autoptr (GBytes) flat = xy_test_jpeg_new_flat (480, 640, 100, 197, 255);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = add_exif (flat, cases[i].width, cases[i].height, cases[i].comment);
      g_autoptr (XyPhotoReport) report = xy_photo_check (bytes, profile);
      const XyFinding *finding = assert_verdict (report, "original", cases[i].verdict);

      g_assert_cmpfloat (finding->measured, ==, cases[i].measured);
      g_assert_cmpint (finding->measured_type == XY_MEASURED_NUMBER, ==, cases[i].measured > 0);
    }
}

/* A grey bar beside a picture, above it, and a picture of which one half has another colour. */
static void
bars_of_a_screen_are_shown (void)
{
  XyTestJpeg beside = {
    .width = 100,
    .height = 640,
    .components = 3,
    .quadrants = { { 20, 20, 20 }, { 20, 20, 20 }, { 20, 20, 20 }, { 20, 20, 20 } }
  };
  g_autoptr (GBytes) bar = xy_test_jpeg_encode (&beside);
  g_autoptr (GBytes) right = NULL;
  g_autoptr (GBytes) left_barred = NULL;
  g_autoptr (GBytes) right_barred = NULL;
  g_autoptr (GBytes) none = NULL;
  g_autoptr (XyPhotoReport) report = NULL;
  const XyFinding *finding;
  XyPortrait portrait;

  xy_portrait_init (&portrait, 1);
  right = xy_portrait_render (&portrait);
  left_barred = xy_test_jpeg_beside (bar, right);
  report = xy_photo_check (left_barred, profile);
  finding = assert_verdict (report, "original", XY_VERDICT_LOOK);
  g_assert_cmpuint (finding->regions->len, ==, 1);
  g_assert_cmpfloat (((const XyRegion *) g_ptr_array_index (finding->regions, 0))->points[0].x, ==,
                     0);
  g_assert_cmpfloat_with_epsilon (
      ((const XyRegion *) g_ptr_array_index (finding->regions, 0))->points[2].x, 100, 3);

  right_barred = xy_test_jpeg_beside (right, bar);
  xy_photo_report_unref (report);
  report = xy_photo_check (right_barred, profile);
  finding = assert_verdict (report, "original", XY_VERDICT_LOOK);
  g_assert_cmpuint (finding->regions->len, ==, 1);
  g_assert_cmpfloat_with_epsilon (
      ((const XyRegion *) g_ptr_array_index (finding->regions, 0))->points[0].x, 480, 3);

  none = xy_test_jpeg_beside (right, right);
  xy_photo_report_unref (report);
  report = xy_photo_check (none, profile);
  finding = assert_verdict (report, "original", XY_VERDICT_UNKNOWN);
  g_assert_cmpuint (finding->regions->len, ==, 0);
}

static void
the_shape_of_a_screen_is_asked_about (void)
{
  g_autoptr (GBytes) screen = xy_test_jpeg_new_flat (500, 1080, 100, 197, 255);
  g_autoptr (GBytes) wide = xy_test_jpeg_new_flat (1080, 720, 100, 197, 255);
  g_autoptr (XyPhotoReport) of_screen = xy_photo_check (screen, profile);
  g_autoptr (XyPhotoReport) of_wide = xy_photo_check (wide, profile);

  assert_verdict (of_screen, "original", XY_VERDICT_LOOK);
  assert_verdict (of_wide, "original", XY_VERDICT_UNKNOWN);
}

static void
colours_are_counted (void)
{
  static const struct
  {
    int components;
    double bits;
    XyVerdict verdict;
  } cases[] = { { 1, 8, XY_VERDICT_FAIL }, { 3, 24, XY_VERDICT_PASS }, { 4, 32, XY_VERDICT_FAIL } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const XyTestJpeg jpeg = { .width = 480,
                                .height = 640,
                                .components = cases[i].components,
                                .adobe = TRUE };
      g_autoptr (GBytes) bytes = xy_test_jpeg_encode (&jpeg);
      g_autoptr (XyPhotoReport) report = xy_photo_check (bytes, profile);

      g_assert_cmpfloat (assert_verdict (report, "colour-mode", cases[i].verdict)->measured, ==,
                         cases[i].bits);
    }
}

/* libjpeg's own qualities are told exactly, over all that matter. */
static void
quality_is_that_of_the_encoder (void)
{
  static const struct
  {
    int quality;
    XyVerdict verdict;
  } cases[] = {
    { 10, XY_VERDICT_FAIL }, { 30, XY_VERDICT_FAIL }, { 59, XY_VERDICT_FAIL },
    { 60, XY_VERDICT_LOOK }, { 69, XY_VERDICT_LOOK }, { 70, XY_VERDICT_PASS },
    { 85, XY_VERDICT_PASS }, { 95, XY_VERDICT_PASS }, { 100, XY_VERDICT_PASS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (XyPhotoReport) report = NULL;
      XyPortrait portrait;

      xy_portrait_init (&portrait, 1);
      portrait.quality = cases[i].quality;
      portrait.min_bytes = 0;
      bytes = xy_portrait_render (&portrait);
      report = xy_photo_check (bytes, profile);
      g_assert_cmpfloat (assert_verdict (report, "compression", cases[i].verdict)->measured, ==,
                         cases[i].quality);
    }
}

int
main (int argc, char **argv)
{
  int status;

  xy_test_init (&argc, &argv);
  profile = xy_test_load_profile ("chsi-light-blue");
  g_test_add_func ("/photo/origin/devices", devices_are_told_by_maker_and_model);
  g_test_add_func ("/photo/origin/programs", programs_that_retouch_are_asked_about);
  g_test_add_func ("/photo/origin/xmp", programs_are_read_from_xmp_too);
  g_test_add_func ("/photo/origin/copies", copies_are_told_by_what_the_camera_took);
  g_test_add_func ("/photo/origin/bars", bars_of_a_screen_are_shown);
  g_test_add_func ("/photo/origin/shape", the_shape_of_a_screen_is_asked_about);
  g_test_add_func ("/photo/origin/colours", colours_are_counted);
  g_test_add_func ("/photo/origin/quality", quality_is_that_of_the_encoder);
  status = g_test_run ();
  xy_rule_profile_unref (profile);
  return status;
}
