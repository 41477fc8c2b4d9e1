// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-photo-folder.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "model/xy-order.h"
#include "photo/xy-image-header.h"

#define MAX_DEPTH 8
#define MAX_FILES 100000

static gboolean
has_ending (const char *name, const char *const *endings)
{
  const char *dot = strrchr (name, '.');

  for (; dot != NULL && *endings != NULL; endings++)
    if (g_ascii_strcasecmp (dot + 1, *endings) == 0)
      return TRUE;
  return FALSE;
}

/* Pictures of other kinds are listed too, so that they are not missed in silence. */
static gboolean
is_picture (const char *name)
{
  static const char *const endings[] = { "jpg", "jpeg", "jpe",  "jfif", "png",  "heic", "heif",
                                         "bmp", "gif",  "webp", "tif",  "tiff", NULL };

  return has_ending (name, endings);
}

static gboolean
is_table (const char *name)
{
  static const char *const endings[] = { "xlsx", "xlsm", "xls", "ods", "csv", "tsv", NULL };

  return has_ending (name, endings);
}

/* The roots, and what was found below each. */
typedef struct
{
  XyPhotoFolder *folder;
  GHashTable *seen;
  GCancellable *cancellable;
} Listing;

static gboolean
add_file (Listing *listing, const char *path, const char *name, GError **error)
{
  if (g_hash_table_size (listing->seen) >= MAX_FILES)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                   _ ("There are more than %d files; choose a folder with fewer."), MAX_FILES);
      return FALSE;
    }
  if (!g_hash_table_add (listing->seen, g_strdup (path)))
    return TRUE;
  if (is_table (path))
    g_ptr_array_add (listing->folder->tables, g_strdup (path));
  else
    g_ptr_array_add (listing->folder->photos,
                     xy_photo_file_new (g_strdup (path), g_filename_display_name (name)));
  return TRUE;
}

static gboolean
list_folder (Listing *listing, const char *path, const char *prefix, int depth, GError **error)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (g_cancellable_set_error_if_cancelled (listing->cancellable, error))
    return FALSE;
  dir = g_dir_open (path, 0, error);
  if (dir == NULL)
    return FALSE;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);
      g_autofree char *shown =
          *prefix != '\0' ? g_strjoin ("/", prefix, name, NULL) : g_strdup (name);

      if (*name == '.')
        continue;
      if (g_file_test (inner, G_FILE_TEST_IS_DIR))
        {
          if (depth < MAX_DEPTH && !g_file_test (inner, G_FILE_TEST_IS_SYMLINK) &&
              !list_folder (listing, inner, shown, depth + 1, error))
            return FALSE;
        }
      else if ((is_picture (name) || is_table (name)) && !add_file (listing, inner, shown, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
list_root (Listing *listing, const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *parent = NULL;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return list_folder (listing, path, "", 0, error);
  /* A file that was given is listed whatever it is called. */
  if (!add_file (listing, path, name, error))
    return FALSE;
  if (!is_table (path))
    return TRUE;
  parent = g_path_get_dirname (path);
  return list_folder (listing, parent, "", 0, error);
}

static int
compare_files (gconstpointer a, gconstpointer b)
{
  const XyPhotoFile *one = *(const XyPhotoFile *const *) a;
  const XyPhotoFile *other = *(const XyPhotoFile *const *) b;
  int order = xy_order_compare (one->name, other->name);

  return order != 0 ? order : strcmp (one->path, other->path);
}

XyPhotoFolder *
xy_photo_folder_list (GPtrArray *files, GCancellable *cancellable, GError **error)
{
  g_autoptr (XyPhotoFolder) folder = g_new0 (XyPhotoFolder, 1);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Listing listing = { folder, seen, cancellable };

  folder->photos = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_photo_file_free);
  folder->tables = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *path = g_file_get_path (g_ptr_array_index (files, i));

      if (path == NULL)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                               _ ("Only files of this computer can be imported; copy them here "
                                  "first."));
          return NULL;
        }
      if (!list_root (&listing, path, error))
        return NULL;
    }
  g_ptr_array_sort (folder->photos, compare_files);
  return g_steal_pointer (&folder);
}

void
xy_photo_folder_free (XyPhotoFolder *folder)
{
  g_ptr_array_unref (folder->photos);
  g_ptr_array_unref (folder->tables);
  g_free (folder);
}

GBytes *
xy_photo_folder_read (XyPhotoFile *file)
{
  g_auto (XyImageHeader) header = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *data = NULL;
  GStatBuf status;
  gsize size;

  g_clear_pointer (&file->sha256, g_free);
  g_clear_pointer (&file->problem, g_free);
  if (g_stat (file->path, &status) == 0 &&
      (!S_ISREG (status.st_mode) || status.st_size > XY_IMAGE_MAX_BYTES))
    {
      file->problem = g_strdup (_ ("The file is larger than a photo may be"));
      return NULL;
    }
  if (!g_file_get_contents (file->path, &data, &size, &error))
    {
      file->problem = g_strdup (error->message);
      return NULL;
    }
  bytes = g_bytes_new_take (g_steal_pointer (&data), size);
  if (!xy_image_read_header (bytes, &header, &error))
    {
      file->problem = g_strdup (error->message);
      return NULL;
    }
  file->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  return g_steal_pointer (&bytes);
}
