// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <stdio.h>
#include <string.h>

#include "xy-cli-run.h"
#include "xy-hostile.h"
#include "xy-test-jpeg.h"

/* Files that nobody should open: each ends in one sentence, and costs little.  The program is a
 * build without sanitizers, which take many times the memory. */

#define MAX_SECONDS 1.0
#define MAX_KILOBYTES (200 * 1024)

static char *
dup_figures (const char *name)
{
  g_autofree char *folder = xy_test_dup_folder ();

  return g_build_filename (folder, name, NULL);
}

static void
assert_cheap (const char *path, const char *command, const char *figures)
{
  g_autofree char *text = NULL;
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GError) error = NULL;
  double seconds = 0;
  glong kilobytes = 0;

  g_file_get_contents (figures, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sscanf (text, "%lf %ld", &seconds, &kilobytes), ==, 2);
  g_test_message ("%s %s: %.3f s, %ld MB", command, name, seconds, kilobytes / 1024);
  g_assert_cmpfloat (seconds, <, MAX_SECONDS);
  g_assert_cmpint (kilobytes, <, MAX_KILOBYTES);
  g_assert_cmpint (kilobytes, >, 0);
}

static void
assert_refused (const char *path)
{
  static const char *const commands[] = { "read", "import" };
  g_autofree char *data = xy_run_dup_data ();
  g_autofree char *program = xy_run_find (g_getenv ("XUEYING_PLAIN_CTL"));
  g_autofree char *figures = dup_figures ("figures");

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      const char *const arguments[] = { figures,     program, "roster",
                                        commands[i], path,    i == 0 ? NULL : "--college",
                                        "法学院",    NULL };
      g_autoptr (XyRun) run = xy_run_program ("tests/cli/measure", data, NULL, arguments);

      if (run->status != 2)
        g_test_message ("%s %s", commands[i], path);
      xy_run_assert_failed (run);
      g_assert_true (g_str_has_prefix (run->err, "xueyingctl: "));
      g_test_message ("%s", run->err);
      g_assert_false (g_file_test (data, G_FILE_TEST_EXISTS));
      assert_cheap (path, commands[i], figures);
    }
}

static void
hostile_file_costs_little (gconstpointer user_data)
{
  const XyHostile *hostile = user_data;
  g_autofree char *folder = xy_test_dup_folder ();
  g_autofree char *path = g_build_filename (folder, hostile->name, NULL);
  g_autoptr (GBytes) bytes = hostile->make ();
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *content = g_bytes_get_data (bytes, &size);

  g_file_set_contents (path, content != NULL ? content : "", (gssize) size, &error);
  g_assert_no_error (error);
  g_clear_pointer (&bytes, g_bytes_unref);
  assert_refused (path);
}

static void
hostile_fixtures_cost_little (void)
{
  g_autofree char *folder = xy_test_dup_fixture ("rosters/hostile");
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint n = 0;

  if (folder == NULL)
    return;
  dir = g_dir_open (folder, 0, NULL);
  for (; (name = g_dir_read_name (dir)) != NULL; n++)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      assert_refused (path);
    }
  g_assert_cmpuint (n, >, 5);
}

/* A header of 100 megapixels, which is refused as it is read; one of 80 over a file that has few;
 * and one in many scans, each of which goes over the whole picture. */
static void
photos_cost_little_whatever_they_say_of_their_size (void)
{
  const XyTestJpeg scans = { .width = 2000,
                             .height = 1500,
                             .components = 3,
                             .progressive = TRUE,
                             .many_scans = TRUE };
  g_autofree char *data = xy_run_dup_data ();
  g_autofree char *folder = xy_test_dup_folder ();
  g_autofree char *program = xy_run_find (g_getenv ("XUEYING_PLAIN_CTL"));
  g_autofree char *figures = dup_figures ("figures");
  g_autoptr (GBytes) small = xy_test_jpeg_new_flat (480, 640, 100, 197, 255);
  g_autoptr (GBytes) too_large = xy_test_jpeg_lie (small, 10000, 10000);
  g_autoptr (GBytes) lying = xy_test_jpeg_lie (small, 8000, 9990);
  g_autoptr (GBytes) many_scans = xy_test_jpeg_encode (&scans);
  GBytes *const photos[] = { too_large, lying, many_scans };

  for (guint i = 0; i < G_N_ELEMENTS (photos); i++)
    {
      g_autofree char *name = g_strdup_printf ("photo-%u.jpg", i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      const char *const arguments[] = { figures, program, "photo", "check", path, NULL };
      g_autoptr (XyRun) run = NULL;
      gsize size;
      const char *content = g_bytes_get_data (photos[i], &size);

      g_assert_true (g_file_set_contents (path, content, (gssize) size, NULL));
      run = xy_run_program ("tests/cli/measure", data, NULL, arguments);
      g_assert_cmpint (run->status, ==, 1);
      g_assert_cmpstr (run->err, ==, "");
      g_assert_nonnull (strstr (run->out, "file-type"));
      assert_cheap (path, "photo check", figures);
    }
}

int
main (int argc, char **argv)
{
  const XyHostile *files;
  guint n;

  xy_test_init (&argc, &argv);
  files = xy_hostile_files (&n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strconcat ("/hostile/", files[i].name, NULL);

      g_test_add_data_func (path, &files[i], hostile_file_costs_little);
    }
  g_test_add_func ("/hostile/photos", photos_cost_little_whatever_they_say_of_their_size);
  g_test_add_func ("/hostile/fixtures", hostile_fixtures_cost_little);
  return g_test_run ();
}
