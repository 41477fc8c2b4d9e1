// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/xy-store-home.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>

#define LOCK_WAIT_MICROSECONDS (10 * G_USEC_PER_SEC)
#define LOCK_STEP_MICROSECONDS (20 * 1000)

#define OWNER_GROUP "owner"

char *
xy_store_home_dup_directory (void)
{
  const char *directory = g_getenv ("XUEYING_DATA_DIR");

  if (directory != NULL && *directory != '\0')
    return g_canonicalize_filename (directory, NULL);
  return g_build_filename (g_get_user_data_dir (), "xueying", NULL);
}

/* A lock of the folder, held while a store is chosen or made; -1 with @error. */
static int
lock_home (const char *home, GError **error)
{
  g_autofree char *path = g_build_filename (home, "lock", NULL);
  gint64 deadline = g_get_monotonic_time () + LOCK_WAIT_MICROSECONDS;
  int fd = -1;

  if (g_mkdir_with_parents (home, 0700) == 0 && g_chmod (home, 0700) == 0)
    fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0)
    {
      g_set_error (error, XY_STORE_ERROR, XY_STORE_ERROR_UNREADABLE,
                   _ ("The data folder %s cannot be used: %s"), home, g_strerror (errno));
      return -1;
    }
  while (flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      if (g_get_monotonic_time () > deadline)
        {
          g_set_error (error, XY_STORE_ERROR, XY_STORE_ERROR_IN_USE,
                       _ ("Another program is using the data folder %s; close it and try again"),
                       home);
          g_close (fd, NULL);
          return -1;
        }
      g_usleep (LOCK_STEP_MICROSECONDS);
    }
  return fd;
}

static char *
dup_store_path (const char *home, const char *name)
{
  return g_build_filename (home, "stores", name, NULL);
}

/* The store that was written to last: what the note about it said, should that be lost. */
static char *
find_newest (const char *home)
{
  g_autofree char *stores = g_build_filename (home, "stores", NULL);
  g_autoptr (GDir) dir = g_dir_open (stores, 0, NULL);
  g_autofree char *newest = NULL;
  gint64 newest_time = G_MININT64;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (stores, name, "store.sqlite", NULL);
      GStatBuf status;

      if (!xy_uuid_is_valid (name) || g_stat (path, &status) != 0 ||
          (gint64) status.st_mtime < newest_time)
        continue;
      newest_time = status.st_mtime;
      g_free (newest);
      newest = g_strdup (name);
    }
  return g_steal_pointer (&newest);
}

/* The name of the current store; NULL where there is none yet. */
static char *
read_current (const char *home)
{
  g_autofree char *path = g_build_filename (home, "current", NULL);
  g_autofree char *text = NULL, *folder = NULL;

  if (g_file_get_contents (path, &text, NULL, NULL))
    {
      g_strstrip (text);
      folder = dup_store_path (home, text);
      if (xy_uuid_is_valid (text) && g_file_test (folder, G_FILE_TEST_IS_DIR))
        return g_steal_pointer (&text);
    }
  return find_newest (home);
}

static gboolean
write_private (const char *path, const char *text, GError **error)
{
  g_autoptr (GError) fault = NULL;

  if (g_file_set_contents_full (path, text, -1,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                &fault))
    return TRUE;
  g_set_error (error, XY_STORE_ERROR, XY_STORE_ERROR_UNREADABLE,
               _ ("The data folder cannot be written to: %s"), fault->message);
  return FALSE;
}

static gboolean
write_current (const char *home, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (home, "current", NULL);
  g_autofree char *text = g_strconcat (name, "\n", NULL);

  return write_private (path, text, error);
}

static XyStore *
open_named (const char *home, const char *name, GPtrArray *seed, GError **error)
{
  g_autofree char *folder = dup_store_path (home, name);
  g_autoptr (XyStore) store = xy_store_open (folder, seed, error);

  if (store == NULL || !write_current (home, name, error))
    return NULL;
  return g_steal_pointer (&store);
}

static XyStore *
open_new (const char *home, GPtrArray *seed, GError **error)
{
  g_autofree char *name = g_uuid_string_random ();

  return open_named (home, name, seed, error);
}

XyStore *
xy_store_home_open_current (const char *home, GPtrArray *seed, GError **error)
{
  g_autofree char *name = NULL;
  XyStore *store;
  int lock = lock_home (home, error);

  if (lock < 0)
    return NULL;
  name = read_current (home);
  store = name != NULL ? open_named (home, name, seed, error) : open_new (home, seed, error);
  g_close (lock, NULL);
  return store;
}

/* Whose a store is lies beside it, so that it can be told without opening it. */
static char *
dup_owner_path (const char *folder)
{
  return g_build_filename (folder, "owner", NULL);
}

static gboolean
has_owner (const char *folder)
{
  g_autofree char *path = dup_owner_path (folder);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
is_owned_by (const char *folder, const char *server_id, const char *account)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = dup_owner_path (folder);
  g_autofree char *owning_server = NULL, *owner = NULL;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return FALSE;
  owning_server = g_key_file_get_string (file, OWNER_GROUP, "server-id", NULL);
  owner = g_key_file_get_string (file, OWNER_GROUP, "account", NULL);
  return g_strcmp0 (owning_server, server_id) == 0 && g_strcmp0 (owner, account) == 0;
}

static gboolean
set_owner (XyStore *store,
           const char *server,
           const char *server_id,
           const char *account,
           GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = dup_owner_path (xy_store_get_directory (store));
  g_autofree char *text = NULL;

  g_key_file_set_string (file, OWNER_GROUP, "server", server);
  g_key_file_set_string (file, OWNER_GROUP, "server-id", server_id);
  g_key_file_set_string (file, OWNER_GROUP, "account", account);
  text = g_key_file_to_data (file, NULL, NULL);
  return write_private (path, text, error) &&
         xy_store_set_setting (store, "server_id", server_id, error);
}

/* The name of the account's store; NULL where it has none. */
static char *
find_owned (const char *home, const char *server_id, const char *account)
{
  g_autofree char *stores = g_build_filename (home, "stores", NULL);
  g_autoptr (GDir) dir = g_dir_open (stores, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = dup_store_path (home, name);

      if (xy_uuid_is_valid (name) && is_owned_by (folder, server_id, account))
        return g_strdup (name);
    }
  return NULL;
}

static XyStore *
open_another (const char *home,
              const char *server,
              const char *server_id,
              const char *account,
              GPtrArray *seed,
              GError **error)
{
  g_autofree char *name = find_owned (home, server_id, account);
  g_autofree char *fresh = g_uuid_string_random ();
  g_autofree char *folder = dup_store_path (home, name != NULL ? name : fresh);
  g_autoptr (XyStore) store = xy_store_open (folder, seed, error);

  if (store == NULL || !set_owner (store, server, server_id, account, error) ||
      !write_current (home, name != NULL ? name : fresh, error))
    return NULL;
  return g_steal_pointer (&store);
}

XyStore *
xy_store_home_open_for (const char *home,
                        XyStore *current,
                        const char *server,
                        const char *server_id,
                        const char *account,
                        GPtrArray *seed,
                        GError **error)
{
  g_autoptr (XyStore) store = current;
  g_autoptr (XyStore) another = NULL;
  const char *folder = xy_store_get_directory (store);
  int lock;

  if (is_owned_by (folder, server_id, account))
    return g_steal_pointer (&store);
  lock = lock_home (home, error);
  if (lock >= 0 && !has_owner (folder))
    {
      if (set_owner (store, server, server_id, account, error))
        another = g_object_ref (store);
    }
  else if (lock >= 0)
    another = open_another (home, server, server_id, account, seed, error);
  if (lock >= 0)
    g_close (lock, NULL);
  /* Whoever else holds it, it is done with. */
  if (another != store)
    xy_store_close (store);
  return g_steal_pointer (&another);
}
