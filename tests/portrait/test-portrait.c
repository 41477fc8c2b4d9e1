// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* What other tests rely on in the portraits of nobody. */

#include "xy-portrait.h"
#include "xy-test.h"

#include <libexif/exif-data.h>
#include <math.h>
#include <string.h>

#include "photo/xy-image.h"

#define SEEDS 100

static gboolean
names_rule (const char *const *rules, const char *rule)
{
  return g_strv_contains (rules, rule);
}

static void
same_options_give_same_bytes (void)
{
  XyPortrait portrait;
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;
  g_autoptr (GBytes) other = NULL;

  xy_portrait_init (&portrait, 5);
  first = xy_portrait_render (&portrait);
  second = xy_portrait_render (&portrait);
  portrait.seed = 6;
  other = xy_portrait_render (&portrait);
  g_assert_true (g_bytes_equal (first, second));
  g_assert_false (g_bytes_equal (first, other));
}

static void
a_right_one_is_a_photo_that_is_taken (void)
{
  for (guint seed = 1; seed <= 3; seed++)
    {
      XyPortrait portrait;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (XyImage) image = NULL;
      g_autoptr (GError) error = NULL;

      xy_portrait_init (&portrait, seed);
      bytes = xy_portrait_render (&portrait);
      image = xy_image_decode (bytes, 0, &error);
      g_assert_no_error (error);
      g_assert_cmpint (image->width, ==, 480);
      g_assert_cmpint (image->height, ==, 640);
      g_assert_cmpuint (g_bytes_get_size (bytes), >=, 100 * 1024);
    }
}

static void
right_ones_keep_the_standard_s_geometry (void)
{
  for (guint seed = 0; seed < SEEDS; seed++)
    {
      XyPortrait portrait;
      XyPortraitTruth truth;

      xy_portrait_init (&portrait, seed);
      xy_portrait_get_truth (&portrait, &truth);
      g_assert_cmpfloat (truth.head_top, >=, 50.0);
      g_assert_cmpfloat (truth.head_top, <=, 110.0);
      g_assert_cmpfloat (truth.face_width, >=, 180.0);
      g_assert_cmpfloat (truth.face_width, <=, 300.0);
      for (int i = 0; i < 2; i++)
        {
          g_assert_cmpfloat (truth.eyes[i][1], >=, 200.0);
          g_assert_cmpfloat (truth.eyes[i][1], <=, 300.0);
        }
      g_assert_cmpfloat (fabs (truth.eyes[0][0] + truth.eyes[1][0] - 480.0), <, 1.0);
      g_assert_null (truth.flag[0]);
    }
}

/* The pupil is the darkest thing near where the truth says it is; the mean around is much lighter.
 */
static void
pupils_are_where_the_truth_says (void)
{
  for (guint seed = 1; seed <= 6; seed++)
    {
      XyPortrait portrait;
      XyPortraitTruth truth;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (XyImage) image = NULL;

      xy_portrait_init (&portrait, seed);
      portrait.dx = 12.0;
      portrait.tilt = seed % 2 == 0 ? 9.0 : -9.0;
      portrait.glasses = XY_PORTRAIT_NO;
      portrait.orientation = seed == 3 ? 6 : seed == 5 ? 8 : 1;
      bytes = xy_portrait_render (&portrait);
      image = xy_image_decode (bytes, 0, NULL);
      xy_portrait_get_truth (&portrait, &truth);
      g_assert_nonnull (image);
      for (int i = 0; i < 2; i++)
        {
          int inside = 0, around = 0, n_inside = 0, n_around = 0;

          for (int dy = -30; dy <= 30; dy++)
            for (int dx = -30; dx <= 30; dx++)
              {
                int x = (int) lround (truth.eyes[i][0]) + dx;
                int y = (int) lround (truth.eyes[i][1]) + dy;
                int green = image->pixels[(gsize) y * image->stride + (gsize) x * 3 + 1];

                if (dx * dx + dy * dy <= 16)
                  {
                    inside += green;
                    n_inside++;
                  }
                else
                  {
                    around += green;
                    n_around++;
                  }
              }
          g_assert_cmpint (inside / n_inside, <, 60);
          g_assert_cmpint (around / n_around, >, 100);
        }
    }
}

static void
exif_says_what_was_asked (void)
{
  XyPortrait portrait;
  g_autoptr (GBytes) bytes = NULL;
  ExifData *exif;
  char text[64];
  gsize length = 0;
  const guint8 *data;

  xy_portrait_init (&portrait, 2);
  portrait.make = "HUAWEI";
  portrait.model = "ELS-AN00";
  portrait.software = "Adobe Photoshop 22.0 (Windows)";
  portrait.orientation = 6;
  bytes = xy_portrait_render (&portrait);
  data = g_bytes_get_data (bytes, &length);
  exif = exif_data_new_from_data (data, (unsigned) length);
  g_assert_nonnull (exif);
  g_assert_cmpstr (
      exif_entry_get_value (exif_content_get_entry (exif->ifd[EXIF_IFD_0], EXIF_TAG_MAKE), text,
                            sizeof text),
      ==, "HUAWEI");
  g_assert_cmpstr (
      exif_entry_get_value (exif_content_get_entry (exif->ifd[EXIF_IFD_0], EXIF_TAG_MODEL), text,
                            sizeof text),
      ==, "ELS-AN00");
  g_assert_cmpstr (
      exif_entry_get_value (exif_content_get_entry (exif->ifd[EXIF_IFD_0], EXIF_TAG_SOFTWARE), text,
                            sizeof text),
      ==, "Adobe Photoshop 22.0 (Windows)");
  g_assert_cmpint (
      exif_get_short (exif_content_get_entry (exif->ifd[EXIF_IFD_0], EXIF_TAG_ORIENTATION)->data,
                      exif_data_get_byte_order (exif)),
      ==, 6);
  g_assert_nonnull (exif_content_get_entry (exif->ifd[EXIF_IFD_EXIF], EXIF_TAG_DATE_TIME_ORIGINAL));
  exif_data_unref (exif);
}

static void
a_file_without_exif_has_none (void)
{
  XyPortrait portrait;
  g_autoptr (GBytes) bytes = NULL;

  xy_portrait_init (&portrait, 2);
  portrait.make = portrait.model = NULL;
  bytes = xy_portrait_render (&portrait);
  g_assert_null (g_strstr_len (g_bytes_get_data (bytes, NULL), 200, "Exif"));
}

static void
every_defect_is_flagged_and_changes_the_file (void)
{
  const char *const *defects = xy_portrait_get_defects ();
  XyPortrait right;
  g_autoptr (GBytes) right_bytes = NULL;

  xy_portrait_init (&right, 4);
  right.glasses = XY_PORTRAIT_YES;
  right_bytes = xy_portrait_render (&right);
  for (guint i = 0; defects[i] != NULL; i++)
    {
      XyPortrait portrait = right;
      XyPortraitTruth truth;
      g_autoptr (GBytes) bytes = NULL;

      g_assert_true (xy_portrait_set_defect (&portrait, defects[i]));
      xy_portrait_get_truth (&portrait, &truth);
      if (truth.flag[0] == NULL)
        g_error ("%s flags no rule", defects[i]);
      for (guint r = 0; truth.flag[r] != NULL; r++)
        g_assert_false (names_rule (truth.quiet, truth.flag[r]));
      bytes = xy_portrait_render (&portrait);
      g_assert_false (g_bytes_equal (bytes, right_bytes));
      if (names_rule (truth.flag, "file-size"))
        g_assert_cmpuint (g_bytes_get_size (bytes), <, 100 * 1000);
      else if (names_rule (truth.quiet, "file-size"))
        g_assert_cmpuint (g_bytes_get_size (bytes), >=, 100 * 1024);
    }
  g_assert_false (xy_portrait_set_defect (&right, "no such defect"));
}

static void
the_truth_has_the_shape_of_a_judge_s_list (void)
{
  XyPortrait portrait;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object;

  xy_portrait_init (&portrait, 4);
  xy_portrait_set_defect (&portrait, "covered-ear");
  node = xy_portrait_truth_to_json (&portrait, "a.jpg");
  object = json_node_get_object (node);
  g_assert_cmpstr (json_object_get_string_member (object, "file"), ==, "a.jpg");
  g_assert_cmpint (json_object_get_int_member (object, "ears"), ==, 1);
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (object, "flag"), 0),
                   ==, "ears-visible");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "quiet")), >, 15);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "eyes")), ==, 2);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/portrait/same-options-give-same-bytes", same_options_give_same_bytes);
  g_test_add_func ("/portrait/a-right-one-is-a-photo-that-is-taken",
                   a_right_one_is_a_photo_that_is_taken);
  g_test_add_func ("/portrait/right-ones-keep-the-standard-s-geometry",
                   right_ones_keep_the_standard_s_geometry);
  g_test_add_func ("/portrait/pupils-are-where-the-truth-says", pupils_are_where_the_truth_says);
  g_test_add_func ("/portrait/exif-says-what-was-asked", exif_says_what_was_asked);
  g_test_add_func ("/portrait/a-file-without-exif-has-none", a_file_without_exif_has_none);
  g_test_add_func ("/portrait/every-defect-is-flagged-and-changes-the-file",
                   every_defect_is_flagged_and_changes_the_file);
  g_test_add_func ("/portrait/the-truth-has-the-shape-of-a-judge-s-list",
                   the_truth_has_the_shape_of_a_judge_s_list);
  return g_test_run ();
}
