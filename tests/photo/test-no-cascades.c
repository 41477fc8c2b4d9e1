// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* A program of its own, because a process looks for its detector once.  Its argument says what the
 * detector lacks. */

#include "photo/xy-face.h"
#include "photo/xy-photo-check.h"
#include "xy-portrait.h"
#include "xy-test-jpeg.h"
#include "xy-test.h"

/* The argument, the environment variable with the folder that is looked into, the file that is
 * there instead of what should be, and what the sentence says. */
typedef struct
{
  const char *name;
  const char *variable;
  const char *file;
  const char *said;
} Lack;

static const Lack lacks[] = {
  { "no-cascades", "XUEYING_CASCADES", NULL, "cascades are not installed" },
  { "broken-cascades", "XUEYING_CASCADES", "haarcascade_frontalface_alt2.xml",
    "cascades are not installed" },
  { "no-finder", "XUEYING_MODULES", NULL, "part of Xueying that finds faces is missing" },
  { "broken-finder", "XUEYING_MODULES", "xueying-find-faces.so",
    "part of Xueying that finds faces is missing" },
};

static const Lack *
find_lack (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (lacks); i++)
    if (g_str_equal (lacks[i].name, name))
      return &lacks[i];
  g_error ("Nothing is known of %s", name);
}

static void
without_a_detector_faces_are_unknown_and_the_rest_is_judged (gconstpointer data)
{
  static const char *const unknown[] = { "one-face", "head-top",   "eye-height", "face-width",
                                         "centred",  "head-level", "facing",     "sharp" };
  static const char *const known[] = { "file-type", "file-size", "pixel-size",
                                       "background-colour" };
  const Lack *lack = data;
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
      g_assert_nonnull (strstr (finding->message, lack->said));
    }
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    g_assert_cmpint (xy_photo_report_find (report, known[i])->verdict, ==, XY_VERDICT_PASS);
}

int
main (int argc, char **argv)
{
  const Lack *lack = find_lack (argc > 1 ? argv[1] : "no-cascades");
  g_autofree char *folder = NULL;

  xy_test_init (&argc, &argv);
  folder = xy_test_dup_folder ();
  g_setenv (lack->variable, folder, TRUE);
  if (lack->file != NULL)
    {
      g_autofree char *path = g_build_filename (folder, lack->file, NULL);

      g_assert_true (g_file_set_contents (path, "<?xml version=\"1.0\"?><open", -1, NULL));
    }
  g_test_add_data_func ("/photo/no-cascades", lack,
                        without_a_detector_faces_are_unknown_and_the_rest_is_judged);
  return g_test_run ();
}
