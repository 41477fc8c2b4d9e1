// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <glib/gstdio.h>

#include "app/xy-thumbnail-loader.h"
#include "photo/xy-image.h"
#include "xy-portrait.h"
#include "xy-test.h"

typedef struct
{
  XyStore *store;
  char *photo;
  char *photo_path;
  char *thumbnail_path;
} Fixture;

static XyStore *
open_store (const char *folder)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  XyStore *store;

  xy_store_open_async (folder, NULL, NULL, xy_test_async_cb, &result);
  xy_test_wait_result (&result);
  store = xy_store_open_finish (result, &error);
  g_assert_no_error (error);
  return store;
}

static void
fixture_init (Fixture *fixture)
{
  g_autofree char *folder = xy_test_dup_folder ();
  g_autofree char *start = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  XyPortrait portrait;

  xy_portrait_init (&portrait, 1);
  bytes = xy_portrait_render (&portrait);
  fixture->store = open_store (folder);
  fixture->photo = xy_store_add_photo (fixture->store, bytes, &error);
  g_assert_no_error (error);
  start = g_strndup (fixture->photo, 2);
  name = g_strdup_printf ("%s-%d", fixture->photo, XY_THUMBNAIL_SIDE);
  fixture->photo_path = g_build_filename (folder, "photos", start, fixture->photo, NULL);
  fixture->thumbnail_path = g_build_filename (folder, "thumbnails", start, name, NULL);
}

static void
fixture_clear (Fixture *fixture)
{
  g_object_unref (fixture->store);
  g_free (fixture->photo);
  g_free (fixture->photo_path);
  g_free (fixture->thumbnail_path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static GBytes *
load (Fixture *fixture, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  xy_thumbnail_load_async (fixture->store, fixture->photo, xy_test_async_cb, &result);
  xy_test_wait_result (&result);
  return xy_thumbnail_load_finish (fixture->store, result, error);
}

static void
assert_loads (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) picture = load (fixture, &error);
  g_autoptr (XyImage) image = NULL;

  g_assert_no_error (error);
  image = xy_image_decode (picture, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (image->height, ==, XY_THUMBNAIL_SIDE);
}

static void
the_photo_is_needed_once (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture);
  assert_loads (&fixture);
  g_assert_cmpint (g_unlink (fixture.photo_path), ==, 0);
  assert_loads (&fixture);
}

static void
a_damaged_file_is_made_anew (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize size_before, size_after;

  fixture_init (&fixture);
  assert_loads (&fixture);
  g_assert_true (g_file_get_contents (fixture.thumbnail_path, &before, &size_before, NULL));
  g_assert_true (g_file_set_contents (fixture.thumbnail_path, before, 100, NULL));
  assert_loads (&fixture);
  g_assert_true (g_file_get_contents (fixture.thumbnail_path, &after, &size_after, NULL));
  g_assert_cmpmem (after, size_after, before, size_before);
}

static void
a_photo_that_is_not_here_is_an_error_and_leaves_nothing (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  g_assert_cmpint (g_unlink (fixture.photo_path), ==, 0);
  g_assert_null (load (&fixture, &error));
  g_assert_error (error, XY_STORE_ERROR, XY_STORE_ERROR_MISSING);
  g_assert_false (g_file_test (fixture.thumbnail_path, G_FILE_TEST_EXISTS));
}

static void
what_is_no_photo_is_an_error (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GBytes) text = g_bytes_new_static ("no photo", 8);
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  g_free (fixture.photo);
  fixture.photo = xy_store_add_photo (fixture.store, text, NULL);
  g_assert_null (load (&fixture, &error));
  g_assert_error (error, XY_IMAGE_ERROR, XY_IMAGE_ERROR_FORMAT);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/thumbnail-loader/once", the_photo_is_needed_once);
  g_test_add_func ("/thumbnail-loader/damaged", a_damaged_file_is_made_anew);
  g_test_add_func ("/thumbnail-loader/not-here",
                   a_photo_that_is_not_here_is_an_error_and_leaves_nothing);
  g_test_add_func ("/thumbnail-loader/no-photo", what_is_no_photo_is_an_error);
  return g_test_run ();
}
