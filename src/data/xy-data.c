// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "data/xy-data.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <locale.h>
#include <string.h>

#include "xy-data-resource.h"

#define RESOURCE_PATH "/cn/xueying/Xueying/data/"

/* The compiled-in files, registered by whoever asks first. */
static GResource *
get_resource (void)
{
  static gsize registered;

  if (g_once_init_enter (&registered))
    {
      xy_data_register_resource ();
      g_once_init_leave (&registered, 1);
    }
  return xy_data_get_resource ();
}

GBytes *
xy_data_load (const char *name, GError **error)
{
  const char *folder = g_getenv ("XUEYING_DATA");
  g_autofree char *resource_path = g_strconcat (RESOURCE_PATH, name, NULL);

  g_return_val_if_fail (name != NULL && strstr (name, "..") == NULL, NULL);

  if (folder != NULL && *folder != '\0')
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);

      if (g_file_query_exists (file, NULL))
        return g_file_load_bytes (file, NULL, NULL, error);
    }
  return g_resource_lookup_data (get_resource (), resource_path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                 error);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

char **
xy_data_list (const char *folder)
{
  const char *over = g_getenv ("XUEYING_DATA");
  g_autofree char *resource_path = g_strconcat (RESOURCE_PATH, folder, NULL);
  g_auto (GStrv) shipped = g_resource_enumerate_children (get_resource (), resource_path,
                                                          G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; shipped != NULL && shipped[i] != NULL; i++)
    if (g_hash_table_add (seen, shipped[i]))
      g_ptr_array_add (names, g_strdup (shipped[i]));

  if (over != NULL && *over != '\0')
    {
      g_autofree char *path = g_build_filename (over, folder, NULL);
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        if (!g_hash_table_contains (seen, name))
          g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

/* Whether this program is one of the build tree, not of an installation. */
static gboolean
is_uninstalled (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  return program != NULL && g_str_has_prefix (program, XY_BUILD_DIR G_DIR_SEPARATOR_S);
}

char *
xy_data_find_helper (const char *name)
{
  return g_build_filename (is_uninstalled () ? XY_BUILD_HELPER_DIR : XY_HELPER_DIR, name, NULL);
}

char *
xy_data_find_module (const char *name)
{
  const char *folder = g_getenv ("XUEYING_MODULES");

  if (folder == NULL || *folder == '\0')
    folder = is_uninstalled () ? XY_BUILD_MODULE_DIR : XY_MODULE_DIR;
  return g_build_filename (folder, name, NULL);
}

void
xy_locale_init (void)
{
  const char *locale_dir = is_uninstalled () ? XY_BUILD_LOCALE_DIR : XY_LOCALE_DIR;

  setlocale (LC_ALL, "");
  if (g_strcmp0 (nl_langinfo (CODESET), "UTF-8") != 0)
    setlocale (LC_CTYPE, "C.UTF-8");

  bindtextdomain (GETTEXT_PACKAGE, locale_dir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
