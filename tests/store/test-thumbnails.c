// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <glib/gstdio.h>
#include <string.h>

#include "store/xy-thumbnails.h"
#include "store-test.h"

#define SIDE 288

/* A store with a photo that a submission names. */
typedef struct
{
  XyStore *store;
  const char *directory;
  char *submission;
  char *photo;
  char *path;
} Fixture;

static char *
dup_path (Fixture *fixture, const char *photo)
{
  g_autofree char *start = g_strndup (photo, 2);
  g_autofree char *name = g_strdup_printf ("%s-%d", photo, SIDE);

  return g_build_filename (fixture->directory, "thumbnails", start, name, NULL);
}

static void
fixture_init (Fixture *fixture)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("photo", 5);
  g_autoptr (GError) error = NULL;

  fixture->store = store_test_open_fresh ();
  fixture->directory = xy_store_get_directory (fixture->store);
  fixture->photo = xy_store_add_photo (fixture->store, bytes, &error);
  g_assert_no_error (error);
  fixture->submission = g_uuid_string_random ();
  store_test_apply (fixture->store, "Submit", XY_KIND_SUBMISSION, fixture->submission,
                    store_test_fields ("photo", fixture->photo, NULL));
  fixture->path = dup_path (fixture, fixture->photo);
}

static void
fixture_clear (Fixture *fixture)
{
  g_object_unref (fixture->store);
  g_free (fixture->submission);
  g_free (fixture->photo);
  g_free (fixture->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static void
save (Fixture *fixture, const char *photo, const char *content)
{
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));

  xy_thumbnails_save (fixture->directory, photo, SIDE, bytes);
}

static gboolean
has (Fixture *fixture, const char *content)
{
  g_autoptr (GBytes) bytes = xy_thumbnails_load (fixture->directory, fixture->photo, SIDE);
  g_autoptr (GBytes) expected = g_bytes_new (content, strlen (content));

  return bytes != NULL && g_bytes_equal (bytes, expected);
}

static gboolean
is_there (const char *path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
what_is_kept_comes_back_and_is_private (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *folder = NULL;
  GStatBuf status;

  fixture_init (&fixture);
  g_assert_null (xy_thumbnails_load (fixture.directory, fixture.photo, SIDE));
  save (&fixture, fixture.photo, "small");
  g_assert_true (has (&fixture, "small"));
  g_assert_null (xy_thumbnails_load (fixture.directory, fixture.photo, SIDE * 2));
  g_assert_cmpint (g_stat (fixture.path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  folder = g_path_get_dirname (fixture.path);
  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
}

static void
a_changed_file_is_none_and_goes (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *data = NULL;
  gsize size;

  fixture_init (&fixture);
  save (&fixture, fixture.photo, "small");
  g_assert_true (g_file_get_contents (fixture.path, &data, &size, NULL));
  for (gsize i = 0; i <= size; i++)
    {
      g_autoptr (GBytes) bytes = NULL;

      /* Each byte changed in turn, and the last byte missing. */
      if (i < size)
        data[i] ^= 1;
      g_assert_true (
          g_file_set_contents (fixture.path, data, (gssize) (i < size ? size : size - 1), NULL));
      if (i < size)
        data[i] ^= 1;
      bytes = xy_thumbnails_load (fixture.directory, fixture.photo, SIDE);
      g_assert_null (bytes);
      g_assert_false (is_there (fixture.path));
    }
  save (&fixture, fixture.photo, "small");
  g_assert_true (has (&fixture, "small"));
}

static void
a_picture_shows_nobody_under_another_name (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GBytes) bytes = g_bytes_new_static ("another", 7);
  g_autofree char *other = NULL;
  g_autofree char *path = NULL;

  fixture_init (&fixture);
  other = xy_store_add_photo (fixture.store, bytes, NULL);
  path = dup_path (&fixture, other);
  save (&fixture, fixture.photo, "small");
  save (&fixture, other, "another");
  g_assert_cmpint (g_rename (path, fixture.path), ==, 0);
  g_assert_null (xy_thumbnails_load (fixture.directory, fixture.photo, SIDE));
}

static void
only_a_small_picture_of_a_photo_is_kept (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *large = g_strnfill (XY_THUMBNAIL_MAX_BYTES + 1, 'x');
  g_autofree char *stranger = g_strnfill (64, 'a');
  g_autofree char *path = NULL;

  fixture_init (&fixture);
  path = dup_path (&fixture, stranger);
  save (&fixture, fixture.photo, large);
  g_assert_false (is_there (fixture.path));
  save (&fixture, stranger, "small");
  g_assert_false (is_there (path));
  save (&fixture, "../../../photo", "small");
  g_assert_null (xy_thumbnails_load (fixture.directory, "../../../photo", SIDE));
}

static void
it_goes_with_its_photo (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture);
  save (&fixture, fixture.photo, "small");
  store_test_feed (fixture.store, XY_KIND_SUBMISSION, fixture.submission, 1,
                   store_test_fields ("photo", fixture.photo, NULL));
  g_assert_true (is_there (fixture.path));
  store_test_feed (fixture.store, XY_KIND_SUBMISSION, fixture.submission, 2, NULL);
  g_assert_false (xy_store_has_photo (fixture.store, fixture.photo));
  g_assert_false (is_there (fixture.path));
}

static void
opening_clears_away_what_belongs_to_no_photo (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *stranger = g_strnfill (64, 'a');
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *rest = NULL;

  fixture_init (&fixture);
  save (&fixture, fixture.photo, "small");
  path = dup_path (&fixture, stranger);
  folder = g_path_get_dirname (path);
  rest = g_strconcat (fixture.path, ".X1Y2Z3", NULL);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "stray", -1, NULL));
  g_assert_true (g_file_set_contents (rest, "cut short", -1, NULL));
  fixture.store = store_test_reopen (fixture.store);
  fixture.directory = xy_store_get_directory (fixture.store);
  g_assert_false (is_there (path));
  g_assert_false (is_there (rest));
  g_assert_true (has (&fixture, "small"));
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/thumbnails/comes-back", what_is_kept_comes_back_and_is_private);
  g_test_add_func ("/thumbnails/changed", a_changed_file_is_none_and_goes);
  g_test_add_func ("/thumbnails/another-name", a_picture_shows_nobody_under_another_name);
  g_test_add_func ("/thumbnails/only-small", only_a_small_picture_of_a_photo_is_kept);
  g_test_add_func ("/thumbnails/goes-with-its-photo", it_goes_with_its_photo);
  g_test_add_func ("/thumbnails/opening", opening_clears_away_what_belongs_to_no_photo);
  return g_test_run ();
}
