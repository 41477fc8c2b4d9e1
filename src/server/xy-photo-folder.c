// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/xy-photo-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "photo/xy-image-header.h"

G_DEFINE_QUARK (xy_photo_folder_error, xy_photo_folder_error)

#define SHA256_DIGITS 64

gboolean
xy_photo_name_is_valid (const char *sha256)
{
  return strlen (sha256) == SHA256_DIGITS && strspn (sha256, "0123456789abcdef") == SHA256_DIGITS;
}

static char *
dup_subfolder (const char *folder, const char *sha256)
{
  char name[3] = { sha256[0], sha256[1], '\0' };

  return g_build_filename (folder, name, NULL);
}

static gboolean
fail_write (const char *path, GError **error)
{
  int code = errno;

  g_set_error (error, XY_PHOTO_FOLDER_ERROR, XY_PHOTO_FOLDER_ERROR_WRITE,
               "“%s” cannot be written: %s", path, g_strerror (code));
  return FALSE;
}

static gboolean
write_all (int descriptor, GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  while (size > 0)
    {
      gssize written = write (descriptor, data, size);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;
      data += written;
      size -= (gsize) written;
    }
  return fsync (descriptor) == 0;
}

static gboolean
sync_folder (const char *path)
{
  int descriptor = g_open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean done;

  if (descriptor < 0)
    return FALSE;
  done = fsync (descriptor) == 0;
  close (descriptor);
  return done;
}

static gboolean
write_file (const char *subfolder, const char *path, GBytes *bytes, GError **error)
{
  g_autofree char *temporary = g_strconcat (path, ".XXXXXX", NULL);
  int descriptor = g_mkstemp_full (temporary, O_WRONLY | O_CLOEXEC, 0600);
  gboolean done;

  if (descriptor < 0)
    return fail_write (temporary, error);
  done = write_all (descriptor, bytes);
  if (!done)
    fail_write (temporary, error);
  close (descriptor);
  if (done && g_rename (temporary, path) != 0)
    done = fail_write (path, error);
  if (!done)
    {
      g_unlink (temporary);
      return FALSE;
    }
  return sync_folder (subfolder) || fail_write (subfolder, error);
}

gboolean
xy_photo_folder_put (const char *folder, const char *sha256, GBytes *bytes, GError **error)
{
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autofree char *subfolder = NULL, *path = NULL;
  g_auto (XyImageHeader) header = { 0 };
  g_autoptr (GError) fault = NULL;

  if (g_strcmp0 (hash, sha256) != 0)
    {
      g_set_error_literal (error, XY_PHOTO_FOLDER_ERROR, XY_PHOTO_FOLDER_ERROR_HASH,
                           "The photo's bytes are not those that its name says; send it again");
      return FALSE;
    }
  if (!xy_image_read_header (bytes, &header, &fault))
    {
      g_set_error (error, XY_PHOTO_FOLDER_ERROR, XY_PHOTO_FOLDER_ERROR_FORMAT,
                   "The photo is not taken: %s", fault->message);
      return FALSE;
    }
  subfolder = dup_subfolder (folder, sha256);
  path = g_build_filename (subfolder, sha256, NULL);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (g_mkdir_with_parents (subfolder, 0700) != 0)
    return fail_write (subfolder, error);
  return write_file (subfolder, path, bytes, error) &&
         (sync_folder (folder) || fail_write (folder, error));
}

GBytes *
xy_photo_folder_get (const char *folder, const char *sha256, GError **error)
{
  g_autofree char *subfolder = dup_subfolder (folder, sha256);
  g_autofree char *path = g_build_filename (subfolder, sha256, NULL);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, error);

  return file != NULL ? g_mapped_file_get_bytes (file) : NULL;
}
