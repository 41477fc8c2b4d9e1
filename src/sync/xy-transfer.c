// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/xy-engine.h"

/* How many photos are on their way at once. */
#define PARALLEL 4

/* A list of photos going up or down.  What the server says no to is passed over; where it cannot be
 * reached the rest is left for the next time. */
typedef struct
{
  gboolean up;
  char **photos;
  guint next;
  guint running;
  GHashTable *begun;
  GError *failure;
  char *problem;
} Transfer;

/* One photo of it. */
typedef struct
{
  GTask *task;
  char *sha256;
} Item;

static void
transfer_free (Transfer *transfer)
{
  g_strfreev (transfer->photos);
  g_hash_table_unref (transfer->begun);
  g_clear_error (&transfer->failure);
  g_free (transfer->problem);
  g_free (transfer);
}

static void
item_free (Item *item)
{
  g_object_unref (item->task);
  g_free (item->sha256);
  g_free (item);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Item, item_free)

static void go_on (GTask *task);

static void
item_done (Item *item)
{
  g_autoptr (GTask) task = g_object_ref (item->task);
  Transfer *transfer = g_task_get_task_data (task);

  transfer->running--;
  go_on (task);
}

/* @status: what the server said, 0 if it said nothing. */
static void
item_failed (Item *item, guint status, GError *error)
{
  Transfer *transfer = g_task_get_task_data (item->task);
  gboolean only_this = error->domain == XY_STORE_ERROR ||
                       (g_error_matches (error, XY_SYNC_ERROR, XY_SYNC_ERROR_SERVER) &&
                        status < 500 && status != 408 && status != 429);

  if (only_this)
    {
      xy_engine_skip_photo (g_task_get_source_object (item->task), item->sha256);
      if (transfer->problem == NULL)
        transfer->problem = g_strdup (error->message);
      g_error_free (error);
    }
  else if (transfer->failure == NULL)
    transfer->failure = error;
  else
    g_error_free (error);
  item_done (item);
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Item) item = user_data;
  XyEngine *engine = g_task_get_source_object (item->task);
  GError *error = NULL;

  if (!xy_store_take_photo_finish (XY_STORE (source), result, &error))
    {
      item_failed (item, 0, error);
      return;
    }
  xy_engine_get_counts (engine)->photos_fetched++;
  item_done (item);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Item) item = user_data;
  const char *sha256 = item->sha256;
  XyEngine *engine = g_task_get_source_object (item->task);
  GCancellable *cancellable = g_task_get_cancellable (item->task);
  GError *error = NULL;
  guint status = 0;
  g_autoptr (GBytes) part = NULL;
  g_autoptr (GBytes) bytes =
      xy_http_fetch_finish (xy_engine_get_http (engine), result, &part, &status, &error);

  if (part != NULL)
    xy_engine_keep_part (engine, sha256, part);
  if (bytes == NULL)
    {
      item_failed (item, status, error);
      return;
    }
  xy_store_take_photo_async (xy_engine_get_store (engine), sha256, bytes, cancellable, taken_cb,
                             g_steal_pointer (&item));
}

static void
noted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Item) item = user_data;
  XyEngine *engine = g_task_get_source_object (item->task);
  GError *error = NULL;

  if (!xy_store_photo_sent_finish (XY_STORE (source), result, &error))
    {
      item_failed (item, 0, error);
      return;
    }
  xy_engine_get_counts (engine)->photos_sent++;
  item_done (item);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Item) item = user_data;
  const char *sha256 = item->sha256;
  XyEngine *engine = g_task_get_source_object (item->task);
  GCancellable *cancellable = g_task_get_cancellable (item->task);
  GError *error = NULL;
  guint status = 0;
  g_autoptr (GBytes) body =
      xy_http_send_finish (xy_engine_get_http (engine), result, &status, &error);

  if (body == NULL)
    {
      item_failed (item, status, error);
      return;
    }
  xy_store_photo_sent_async (xy_engine_get_store (engine), sha256, cancellable, noted_cb,
                             g_steal_pointer (&item));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Item) item = user_data;
  XyEngine *engine = g_task_get_source_object (item->task);
  GCancellable *cancellable = g_task_get_cancellable (item->task);
  g_autofree char *path = g_strconcat ("/api/v1/photos/", item->sha256, NULL);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = xy_store_load_photo_finish (XY_STORE (source), result, &error);

  if (bytes == NULL)
    {
      item_failed (item, 0, error);
      return;
    }
  xy_http_send_async (xy_engine_get_http (engine), XY_REQUEST_PHOTO, "PUT", path, "image/jpeg",
                      bytes, cancellable, sent_cb, g_steal_pointer (&item));
}

static char *
dup_next (XyEngine *engine, Transfer *transfer)
{
  XyStore *store = xy_engine_get_store (engine);
  char *wanted = NULL;

  while (!transfer->up && (wanted = xy_engine_dup_wanted (engine)) != NULL)
    {
      if (!xy_store_has_photo (store, wanted) && !g_hash_table_contains (transfer->begun, wanted))
        return wanted;
      g_free (wanted);
    }
  while (transfer->photos[transfer->next] != NULL)
    {
      const char *photo = transfer->photos[transfer->next++];

      if (!xy_engine_skips_photo (engine, photo) &&
          !g_hash_table_contains (transfer->begun, photo) &&
          (transfer->up || !xy_store_has_photo (store, photo)))
        return g_strdup (photo);
    }
  return NULL;
}

static void
begin_item (GTask *task, const char *sha256)
{
  XyEngine *engine = g_task_get_source_object (task);
  Transfer *transfer = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  Item *item = g_new0 (Item, 1);

  item->task = g_object_ref (task);
  item->sha256 = g_strdup (sha256);
  transfer->running++;
  g_hash_table_add (transfer->begun, g_strdup (sha256));
  if (transfer->up)
    xy_store_load_photo_async (xy_engine_get_store (engine), sha256, cancellable, loaded_cb, item);
  else
    {
      g_autofree char *path = g_strconcat ("/api/v1/photos/", sha256, NULL);
      g_autofree char *etag = g_strdup_printf ("\"%s\"", sha256);
      g_autoptr (GBytes) begun = xy_engine_take_part (engine, sha256);

      xy_http_fetch_async (xy_engine_get_http (engine), path, etag, begun, cancellable, fetched_cb,
                           item);
    }
}

static void
go_on (GTask *task)
{
  XyEngine *engine = g_task_get_source_object (task);
  Transfer *transfer = g_task_get_task_data (task);

  while (transfer->failure == NULL && transfer->running < PARALLEL)
    {
      g_autofree char *sha256 = dup_next (engine, transfer);

      if (sha256 == NULL)
        break;
      begin_item (task, sha256);
    }
  if (transfer->running > 0)
    return;
  if (transfer->failure != NULL)
    g_task_return_error (task, g_steal_pointer (&transfer->failure));
  else
    g_task_return_boolean (task, TRUE);
}

static GTask *
transfer_task_new (XyEngine *engine,
                   gboolean up,
                   char **photos,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  GTask *task = g_task_new (engine, cancellable, callback, user_data);
  Transfer *transfer = g_new0 (Transfer, 1);

  transfer->up = up;
  transfer->photos = photos;
  transfer->begun = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_task_set_task_data (task, transfer, (GDestroyNotify) transfer_free);
  return task;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Transfer *transfer = g_task_get_task_data (task);
  GError *error = NULL;

  transfer->photos = xy_store_list_photos_finish (XY_STORE (source), result, &error);
  if (transfer->photos == NULL)
    g_task_return_error (task, error);
  else
    go_on (task);
}

void
xy_engine_fetch_photos_async (XyEngine *engine,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = transfer_task_new (engine, FALSE, NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, xy_engine_fetch_photos_async);
  xy_store_list_photos_async (xy_engine_get_store (engine), FALSE, cancellable, listed_cb, task);
}

void
xy_engine_send_photos_async (XyEngine *engine,
                             char **photos,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task =
      transfer_task_new (engine, TRUE, photos, cancellable, callback, user_data);

  g_task_set_source_tag (task, xy_engine_send_photos_async);
  go_on (task);
}

gboolean
xy_engine_photos_finish (XyEngine *engine, GAsyncResult *result, char **problem, GError **error)
{
  Transfer *transfer = g_task_get_task_data (G_TASK (result));

  if (problem != NULL)
    *problem = g_steal_pointer (&transfer->problem);
  return g_task_propagate_boolean (G_TASK (result), error);
}
