// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-thumbnail-loader.h"

#include "photo/xy-thumbnail.h"
#include "store/xy-thumbnails.h"

/* What a thread works with: the photo, once it is needed.  The store is not among it: a thread must
 * not be the last who has it. */
typedef struct
{
  char *directory;
  char *sha256;
  GBytes *photo;
} Work;

static void
free_bytes (gpointer bytes)
{
  g_bytes_unref (bytes);
}

static Work *
work_new (XyStore *store, const char *sha256, GBytes *photo)
{
  Work *work = g_new0 (Work, 1);

  work->directory = g_strdup (xy_store_get_directory (store));
  work->sha256 = g_strdup (sha256);
  work->photo = photo != NULL ? g_bytes_ref (photo) : NULL;
  return work;
}

static void
work_free (Work *work)
{
  g_free (work->directory);
  g_free (work->sha256);
  g_clear_pointer (&work->photo, g_bytes_unref);
  g_free (work);
}

/* Nothing, and no error, where none is kept. */
static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Work *work = task_data;

  g_task_return_pointer (
      task, xy_thumbnails_load (work->directory, work->sha256, XY_THUMBNAIL_SIDE), free_bytes);
}

static void
make_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Work *work = task_data;
  GError *error = NULL;
  GBytes *picture = xy_thumbnail_make (work->photo, XY_THUMBNAIL_SIDE, &error);

  if (picture == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  xy_thumbnails_save (work->directory, work->sha256, XY_THUMBNAIL_SIDE, picture);
  g_task_return_pointer (task, picture, free_bytes);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GBytes *picture = g_task_propagate_pointer (G_TASK (result), &error);

  if (picture != NULL)
    g_task_return_pointer (task, picture, free_bytes);
  else
    g_task_return_error (task, error);
}

static void
photo_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  XyStore *store = XY_STORE (source);
  GError *error = NULL;
  g_autoptr (GBytes) photo = xy_store_load_photo_finish (store, result, &error);
  g_autoptr (GTask) making = NULL;

  if (photo == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  making = g_task_new (NULL, NULL, made_cb, g_object_ref (task));
  g_task_set_source_tag (making, photo_loaded_cb);
  g_task_set_task_data (making, work_new (store, g_task_get_task_data (task), photo),
                        (GDestroyNotify) work_free);
  g_task_run_in_thread (making, make_in_thread);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GBytes *picture = g_task_propagate_pointer (G_TASK (result), NULL);

  if (picture != NULL)
    g_task_return_pointer (task, picture, free_bytes);
  else
    xy_store_load_photo_async (g_task_get_source_object (task), g_task_get_task_data (task), NULL,
                               photo_loaded_cb, g_object_ref (task));
}

void
xy_thumbnail_load_async (XyStore *store,
                         const char *sha256,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) reading = NULL;

  g_return_if_fail (XY_IS_STORE (store) && sha256 != NULL);

  task = g_task_new (store, NULL, callback, user_data);
  g_task_set_source_tag (task, xy_thumbnail_load_async);
  g_task_set_task_data (task, g_strdup (sha256), g_free);
  reading = g_task_new (NULL, NULL, read_cb, g_object_ref (task));
  g_task_set_source_tag (reading, read_in_thread);
  g_task_set_task_data (reading, work_new (store, sha256, NULL), (GDestroyNotify) work_free);
  g_task_run_in_thread (reading, read_in_thread);
}

GBytes *
xy_thumbnail_load_finish (XyStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
