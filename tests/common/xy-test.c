// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "xy-test.h"

#include <glib/gstdio.h>

#define WAIT_SECONDS 60

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    dir = g_dir_open (path, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

static GPtrArray *folders;

static void
remove_folders (void)
{
  for (guint i = 0; i < folders->len; i++)
    remove_tree (g_ptr_array_index (folders, i));
  g_clear_pointer (&folders, g_ptr_array_unref);
}

char *
xy_test_dup_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *path = g_dir_make_tmp ("xueying-test-XXXXXX", &error);

  g_assert_no_error (error);
  if (folders == NULL)
    {
      folders = g_ptr_array_new_with_free_func (g_free);
      atexit (remove_folders);
    }
  g_ptr_array_add (folders, g_strdup (path));
  return path;
}

/* Not G_TEST_OPTION_ISOLATE_DIRS, which leaks in GLib 2.74. */
void
xy_test_init (int *argc, char ***argv)
{
  static const char *const variables[] = {
    "HOME",           "XDG_DATA_HOME",   "XDG_CONFIG_HOME", "XDG_CACHE_HOME",
    "XDG_STATE_HOME", "XDG_RUNTIME_DIR", "XUEYING_DATA_DIR"
  };

  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      g_autofree char *folder = xy_test_dup_folder ();

      g_setenv (variables[i], folder, TRUE);
    }
  g_test_init (argc, argv, NULL);
}

char *
xy_test_dup_fixture (const char *name)
{
  const char *folder = g_getenv ("XUEYING_FIXTURES");
  g_autofree char *path = NULL;

  if (folder == NULL || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("the folder of real input is not here");
      return NULL;
    }
  path = g_build_filename (folder, name, NULL);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  return g_steal_pointer (&path);
}

char *
xy_test_dup_built (const char *name)
{
  g_assert_nonnull (g_getenv ("XUEYING_BUILD"));
  return g_build_filename (g_getenv ("XUEYING_BUILD"), name, NULL);
}

char *
xy_test_dup_source (const char *name)
{
  g_assert_nonnull (g_getenv ("XUEYING_SOURCE"));
  return g_build_filename (g_getenv ("XUEYING_SOURCE"), name, NULL);
}

static gboolean
wake_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_CONTINUE;
}

void
xy_test_wait (gboolean (*done) (gpointer user_data), gpointer user_data)
{
  gboolean expired = FALSE;
  guint source = g_timeout_add_seconds (WAIT_SECONDS, wake_cb, &expired);

  while (!done (user_data) && !expired)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
  g_assert_false (expired);
}

void
xy_test_async_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  g_assert_null (*place);
  *place = g_object_ref (result);
}

static gboolean
has_result (gpointer user_data)
{
  return *(GAsyncResult **) user_data != NULL;
}

void
xy_test_wait_result (GAsyncResult **result)
{
  xy_test_wait (has_result, result);
}
