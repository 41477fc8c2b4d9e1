// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/xy-thumbnails.h"

#include <glib/gstdio.h>
#include <string.h>

#include "store/xy-photos.h"

/* What a file begins with; behind it is the digest of the photo's name, the size and the picture,
 * so that a file that was cut short, changed or put under another name shows nobody. */
#define MAGIC "XYTHUMB1"
#define MAGIC_LENGTH (sizeof MAGIC - 1)
#define DIGEST_LENGTH 32
#define HEAD_LENGTH (MAGIC_LENGTH + DIGEST_LENGTH)
#define NAME_LENGTH 64

static char *
dup_folder (const char *directory, const char *sha256)
{
  const char start[3] = { sha256[0], sha256[1], '\0' };

  return g_build_filename (directory, "thumbnails", start, NULL);
}

static char *
dup_path (const char *directory, const char *sha256, int side)
{
  g_autofree char *folder = dup_folder (directory, sha256);
  g_autofree char *name = g_strdup_printf ("%s-%d", sha256, side);

  return g_build_filename (folder, name, NULL);
}

static void
make_digest (const char *sha256, int side, gconstpointer data, gsize size, guint8 *digest)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *name = g_strdup_printf ("%s-%d:", sha256, side);
  gsize length = DIGEST_LENGTH;

  g_checksum_update (checksum, (const guchar *) name, (gssize) strlen (name));
  g_checksum_update (checksum, data, (gssize) size);
  g_checksum_get_digest (checksum, digest, &length);
}

static gboolean
is_what_was_saved (const char *sha256, int side, const char *data, gsize size)
{
  guint8 digest[DIGEST_LENGTH];

  if (size <= HEAD_LENGTH || memcmp (data, MAGIC, MAGIC_LENGTH) != 0)
    return FALSE;
  make_digest (sha256, side, data + HEAD_LENGTH, size - HEAD_LENGTH, digest);
  return memcmp (data + MAGIC_LENGTH, digest, DIGEST_LENGTH) == 0;
}

/* A file that has grown is not read into memory. */
static gboolean
read_file (const char *path, char **data, gsize *size)
{
  GStatBuf status;

  *data = NULL;
  *size = 0;
  if (g_stat (path, &status) != 0)
    return FALSE;
  if (!S_ISREG (status.st_mode) ||
      status.st_size > (goffset) (XY_THUMBNAIL_MAX_BYTES + HEAD_LENGTH))
    return TRUE;
  return g_file_get_contents (path, data, size, NULL);
}

GBytes *
xy_thumbnails_load (const char *directory, const char *sha256, int side)
{
  g_autofree char *path = NULL, *data = NULL;
  g_autoptr (GBytes) file = NULL;
  gsize size;

  if (!xy_photos_is_name (sha256))
    return NULL;
  path = dup_path (directory, sha256, side);
  if (!read_file (path, &data, &size))
    return NULL;
  if (data == NULL || !is_what_was_saved (sha256, side, data, size))
    {
      g_unlink (path);
      return NULL;
    }
  file = g_bytes_new_take (g_steal_pointer (&data), size);
  return g_bytes_new_from_bytes (file, HEAD_LENGTH, size - HEAD_LENGTH);
}

void
xy_thumbnails_save (const char *directory, const char *sha256, int side, GBytes *bytes)
{
  g_autofree char *folder = NULL, *path = NULL, *photo = NULL, *data = NULL;
  guint8 digest[DIGEST_LENGTH];
  gsize size;
  gconstpointer picture = g_bytes_get_data (bytes, &size);

  if (!xy_photos_is_name (sha256) || size == 0 || size > XY_THUMBNAIL_MAX_BYTES)
    return;
  folder = dup_folder (directory, sha256);
  path = dup_path (directory, sha256, side);
  photo = xy_photos_dup_path (directory, sha256);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return;
  data = g_malloc (HEAD_LENGTH + size);
  make_digest (sha256, side, picture, size, digest);
  memcpy (data, MAGIC, MAGIC_LENGTH);
  memcpy (data + MAGIC_LENGTH, digest, DIGEST_LENGTH);
  memcpy (data + HEAD_LENGTH, picture, size);
  /* Not durable: after a crash the digest tells. */
  g_file_set_contents_full (path, data, (gssize) (HEAD_LENGTH + size),
                            G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
  /* It may have been erased meanwhile, and the small picture with it, before this one was there. */
  if (!g_file_test (photo, G_FILE_TEST_EXISTS))
    g_unlink (path);
}

static void
erase_files (const char *folder,
             gboolean (*is_meant) (const char *name, gpointer user_data),
             gpointer user_data)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (is_meant (name, user_data))
        g_unlink (path);
    }
}

static gboolean
is_of_photo (const char *name, gpointer sha256)
{
  return g_str_has_prefix (name, sha256);
}

/* Of no photo that is known, or the remains of a write that was cut short. */
static gboolean
is_stray (const char *name, gpointer photos)
{
  g_autofree char *sha256 = g_strndup (name, NAME_LENGTH);
  const char *rest = name + strlen (sha256);

  return *rest != '-' || rest[strspn (rest, "-0123456789")] != '\0' ||
         !g_hash_table_contains (photos, sha256);
}

void
xy_thumbnails_erase (const char *directory, const char *sha256)
{
  g_autofree char *folder = NULL;

  if (!xy_photos_is_name (sha256))
    return;
  folder = dup_folder (directory, sha256);
  erase_files (folder, is_of_photo, (gpointer) sha256);
}

void
xy_thumbnails_sweep (const char *directory, GHashTable *photos)
{
  g_autofree char *thumbnails = g_build_filename (directory, "thumbnails", NULL);
  g_autoptr (GDir) dir = g_dir_open (thumbnails, 0, NULL);
  const char *start;

  while (dir != NULL && (start = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (thumbnails, start, NULL);

      erase_files (folder, is_stray, photos);
    }
}
