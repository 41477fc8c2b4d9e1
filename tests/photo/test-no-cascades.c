// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* A program of its own, because a process looks for the cascades once: without any, and with the
 * argument `broken` with one that cannot be read. */

#include "photo/xy-face.h"
#include "photo/xy-photo-check.h"
#include "xy-portrait.h"
#include "xy-test-jpeg.h"
#include "xy-test.h"

static void
without_a_detector_faces_are_unknown_and_the_rest_is_judged (void)
{
  static const char *const unknown[] = { "one-face",   "head-top", "eye-height",
                                         "face-width", "centred",  "sharp" };
  static const char *const known[] = { "file-type", "file-size", "pixel-size",
                                       "background-colour" };
  g_autoptr (XyRuleProfile) profile = xy_test_load_profile ("chsi-light-blue");
  g_autoptr (XyPhotoReport) report = NULL;
  g_autoptr (GBytes) bytes = NULL;
  XyPortrait portrait;

  xy_portrait_init (&portrait, 1);
  bytes = xy_portrait_render (&portrait);
  report = xy_photo_check (bytes, profile);
  g_assert_false (xy_face_is_available ());
  g_assert_false (report->has_face);
  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      const XyFinding *finding = xy_photo_report_find (report, unknown[i]);

      g_assert_cmpint (finding->verdict, ==, XY_VERDICT_UNKNOWN);
      g_assert_cmpstr (finding->message, !=, "");
    }
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    g_assert_cmpint (xy_photo_report_find (report, known[i])->verdict, ==, XY_VERDICT_PASS);
}

int
main (int argc, char **argv)
{
  gboolean broken = argc > 1 && g_str_equal (argv[1], "broken");
  g_autofree char *folder = NULL;

  xy_test_init (&argc, &argv);
  folder = xy_test_dup_folder ();
  g_setenv ("XUEYING_CASCADES", folder, TRUE);
  if (broken)
    {
      g_autofree char *path = g_build_filename (folder, "haarcascade_frontalface_alt2.xml", NULL);

      g_assert_true (g_file_set_contents (path, "<?xml version=\"1.0\"?><open", -1, NULL));
    }
  g_test_add_func ("/photo/no-cascades",
                   without_a_detector_faces_are_unknown_and_the_rest_is_judged);
  return g_test_run ();
}
