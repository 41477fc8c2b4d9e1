// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/xy-store-home.h"
#include "store/xy-store-private.h"

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
lock_home (const char *home, GCancellable *cancellable, GError **error)
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
      gboolean late = g_get_monotonic_time () > deadline;

      if (late)
        g_set_error (error, XY_STORE_ERROR, XY_STORE_ERROR_IN_USE,
                     _ ("Another program is using the data folder %s; close it and try again"),
                     home);
      if (late || g_cancellable_set_error_if_cancelled (cancellable, error))
        {
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

/* The current store; see #XyOpen. */
static XyDatabase *
open_named (const char *home,
            const char *name,
            const XyCall *call,
            GCancellable *cancellable,
            GError **error)
{
  g_autofree char *folder = dup_store_path (home, name);
  g_autoptr (XyDatabase) db = xy_database_open (folder, call->list, cancellable, error);

  if (db == NULL || !write_current (home, name, error))
    return NULL;
  return g_steal_pointer (&db);
}

static XyDatabase *
open_current (const XyCall *call, GCancellable *cancellable, GError **error)
{
  const char *home = call->text;
  g_autofree char *name = NULL;
  XyDatabase *db;
  int lock = lock_home (home, cancellable, error);

  if (lock < 0)
    return NULL;
  name = read_current (home);
  if (name == NULL)
    name = xy_uuid_new ();
  db = open_named (home, name, call, cancellable, error);
  g_close (lock, NULL);
  return db;
}

static XyCall *
new_call (const char *home, GPtrArray *seed)
{
  XyCall *call = xy_call_new ();

  call->text = g_canonicalize_filename (home, NULL);
  call->list = seed != NULL ? g_ptr_array_ref (seed) : NULL;
  return call;
}

XyStore *
xy_store_home_open_current (const char *home, GPtrArray *seed, GError **error)
{
  return xy_store_open_by (open_current, new_call (home, seed), error);
}

void
xy_store_home_open_current_async (const char *home,
                                  GPtrArray *seed,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  xy_store_open_by_async (open_current, new_call (home, seed), xy_store_home_open_current_async,
                          cancellable, callback, user_data);
}

XyStore *
xy_store_home_open_current_finish (GAsyncResult *result, GError **error)
{
  return xy_store_open_by_finish (result, xy_store_home_open_current_async, error);
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

/* The owner as the calls have it: `server`, `server_id` and `account`. */
static XyFields *
new_owner (const char *server, const char *server_id, const char *account)
{
  XyFields *owner = xy_fields_new ();

  xy_fields_set_string (owner, "server", server);
  xy_fields_set_string (owner, "server_id", server_id);
  xy_fields_set_string (owner, "account", account);
  return owner;
}

static gboolean
is_owned_by (const char *folder, const XyFields *owner)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = dup_owner_path (folder);
  g_autofree char *server_id = NULL, *account = NULL;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return FALSE;
  server_id = g_key_file_get_string (file, OWNER_GROUP, "server-id", NULL);
  account = g_key_file_get_string (file, OWNER_GROUP, "account", NULL);
  return g_strcmp0 (server_id, xy_fields_get_string (owner, "server_id")) == 0 &&
         g_strcmp0 (account, xy_fields_get_string (owner, "account")) == 0;
}

static gboolean
set_owner (XyDatabase *db, const XyFields *owner, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = dup_owner_path (db->directory);
  g_autofree char *text = NULL;
  const char *server_id = xy_fields_get_string (owner, "server_id");

  g_key_file_set_string (file, OWNER_GROUP, "server", xy_fields_get_string (owner, "server"));
  g_key_file_set_string (file, OWNER_GROUP, "server-id", server_id);
  g_key_file_set_string (file, OWNER_GROUP, "account", xy_fields_get_string (owner, "account"));
  text = g_key_file_to_data (file, NULL, NULL);
  return write_private (path, text, error) &&
         xy_database_set_setting (db, "server_id", server_id, error);
}

/* The name of the account's store; NULL where it has none. */
static char *
find_owned (const char *home, const XyFields *owner)
{
  g_autofree char *stores = g_build_filename (home, "stores", NULL);
  g_autoptr (GDir) dir = g_dir_open (stores, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = dup_store_path (home, name);

      if (xy_uuid_is_valid (name) && is_owned_by (folder, owner))
        return g_strdup (name);
    }
  return NULL;
}

/* The owner's store; see #XyOpen. */
static XyDatabase *
open_owned (const XyCall *call, GCancellable *cancellable, GError **error)
{
  const char *home = call->text;
  g_autoptr (XyDatabase) db = NULL;
  g_autofree char *name = NULL, *folder = NULL;
  gboolean done;
  int lock = lock_home (home, cancellable, error);

  if (lock < 0)
    return NULL;
  name = find_owned (home, call->fields);
  if (name == NULL)
    name = xy_uuid_new ();
  folder = dup_store_path (home, name);
  db = xy_database_open (folder, call->list, cancellable, error);
  done = db != NULL && set_owner (db, call->fields, error) && write_current (home, name, error);
  g_close (lock, NULL);
  return done ? g_steal_pointer (&db) : NULL;
}

/* Whether the store is the owner's, or is from now on: @result is not NULL then. */
static gboolean
adopt_work (XyDatabase *db, const XyCall *call, gpointer *result, GError **error)
{
  gboolean done = TRUE, owned = is_owned_by (db->directory, call->fields);

  if (!owned)
    {
      int lock = lock_home (call->text, NULL, error);

      if (lock < 0)
        return FALSE;
      if (!has_owner (db->directory))
        owned = done = set_owner (db, call->fields, error);
      g_close (lock, NULL);
    }
  *result = GINT_TO_POINTER (owned);
  return done;
}

static XyCall *
new_owner_call (const char *home, GPtrArray *seed, const XyFields *owner)
{
  XyCall *call = new_call (home, seed);

  call->fields = xy_fields_copy (owner);
  return call;
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
  g_autoptr (XyFields) owner = new_owner (server, server_id, account);
  gpointer owned = NULL;
  gboolean done =
      xy_store_run (store, adopt_work, new_owner_call (home, NULL, owner), &owned, error);

  if (owned != NULL)
    return g_steal_pointer (&store);
  /* Whoever else holds it, it is done with. */
  xy_store_close (store);
  return done ? xy_store_open_by (open_owned, new_owner_call (home, seed, owner), error) : NULL;
}

typedef struct
{
  char *home;
  GPtrArray *seed;
  XyFields *owner;
  GError *error;
} Moving;

static void
moving_free (Moving *moving)
{
  g_free (moving->home);
  g_clear_pointer (&moving->seed, g_ptr_array_unref);
  xy_fields_unref (moving->owner);
  g_clear_error (&moving->error);
  g_free (moving);
}

static void
owned_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  XyStore *store = xy_store_open_by_finish (result, xy_store_home_open_for_async, &error);

  if (store != NULL)
    g_task_return_pointer (task, store, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
current_closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Moving *moving = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  xy_store_close_finish (XY_STORE (source), result);
  if (moving->error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&moving->error));
      return;
    }
  xy_store_open_by_async (open_owned, new_owner_call (moving->home, moving->seed, moving->owner),
                          xy_store_home_open_for_async, cancellable, owned_opened_cb,
                          g_steal_pointer (&task));
}

static void
adopted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Moving *moving = g_task_get_task_data (task);
  gpointer owned = NULL;

  xy_store_finish (XY_STORE (source), result, xy_store_home_open_for_async, &owned, &moving->error);
  if (owned != NULL)
    g_task_return_pointer (task, g_object_ref (source), g_object_unref);
  else
    xy_store_close_async (XY_STORE (source), current_closed_cb, g_steal_pointer (&task));
}

void
xy_store_home_open_for_async (const char *home,
                              XyStore *current,
                              const char *server,
                              const char *server_id,
                              const char *account,
                              GPtrArray *seed,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (XyStore) store = current;
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Moving *moving = g_new0 (Moving, 1);

  moving->home = g_strdup (home);
  moving->seed = seed != NULL ? g_ptr_array_ref (seed) : NULL;
  moving->owner = new_owner (server, server_id, account);
  g_task_set_task_data (task, moving, (GDestroyNotify) moving_free);
  g_task_set_source_tag (task, xy_store_home_open_for_async);
  /* A store that was opened is handed out. */
  g_task_set_check_cancellable (task, FALSE);
  xy_store_start (store, adopt_work, new_owner_call (home, NULL, moving->owner), NULL,
                  xy_store_home_open_for_async, cancellable, adopted_cb, task);
}

XyStore *
xy_store_home_open_for_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, xy_store_home_open_for_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
