// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/xy-store-private.h"

#include <glib/gi18n-lib.h>

#include "store/xy-photos.h"

/* The calls about photos: each hands its arguments to the database's thread. */

static void
free_bytes (gpointer bytes)
{
  g_bytes_unref (bytes);
}

static void
free_strv (gpointer strv)
{
  g_strfreev (strv);
}

static void
free_table (gpointer table)
{
  g_hash_table_unref (table);
}

static gboolean
add_photo_work (XyDatabase *db, const XyCall *call, gpointer *result, GError **error)
{
  g_autofree char *name = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, call->bytes);

  if (!xy_photos_add (db, name, call->bytes, FALSE, error))
    return FALSE;
  *result = g_steal_pointer (&name);
  return TRUE;
}

static XyCall *
make_bytes_call (const char *sha256, GBytes *bytes)
{
  XyCall *call = xy_call_new ();

  call->id = g_strdup (sha256);
  call->bytes = g_bytes_ref (bytes);
  return call;
}

char *
xy_store_add_photo (XyStore *store, GBytes *bytes, GError **error)
{
  gpointer name = NULL;

  xy_store_run (store, add_photo_work, make_bytes_call (NULL, bytes), &name, error);
  return name;
}

void
xy_store_add_photo_async (XyStore *store,
                          GBytes *bytes,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  xy_store_start (store, add_photo_work, make_bytes_call (NULL, bytes), g_free,
                  xy_store_add_photo_async, cancellable, callback, user_data);
}

char *
xy_store_add_photo_finish (XyStore *store, GAsyncResult *result, GError **error)
{
  gpointer name = NULL;

  xy_store_finish (store, result, xy_store_add_photo_async, &name, error);
  return name;
}

static gboolean
take_photo_work (XyDatabase *db, const XyCall *call, gpointer *result, GError **error)
{
  g_autofree char *name = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, call->bytes);

  if (g_str_equal (name, call->id))
    return xy_photos_add (db, name, call->bytes, TRUE, error);
  g_set_error_literal (error, XY_STORE_ERROR, XY_STORE_ERROR_FAILED,
                       _ ("The server sent another photo than the one that was asked for"));
  return FALSE;
}

gboolean
xy_store_take_photo (XyStore *store, const char *sha256, GBytes *bytes, GError **error)
{
  return xy_store_run (store, take_photo_work, make_bytes_call (sha256, bytes), NULL, error);
}

void
xy_store_take_photo_async (XyStore *store,
                           const char *sha256,
                           GBytes *bytes,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  xy_store_start (store, take_photo_work, make_bytes_call (sha256, bytes), NULL,
                  xy_store_take_photo_async, cancellable, callback, user_data);
}

gboolean
xy_store_take_photo_finish (XyStore *store, GAsyncResult *result, GError **error)
{
  return xy_store_finish (store, result, xy_store_take_photo_async, NULL, error);
}

gboolean
xy_store_has_photo (XyStore *store, const char *sha256)
{
  g_autofree char *path = NULL;

  if (!xy_photos_is_name (sha256))
    return FALSE;
  path = xy_photos_dup_path (xy_store_get_directory (store), sha256);
  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

static XyCall *
make_name_call (const char *sha256)
{
  XyCall *call = xy_call_new ();

  call->id = g_strdup (sha256);
  return call;
}

static gboolean
load_photo_work (XyDatabase *db, const XyCall *call, gpointer *result, GError **error)
{
  *result = xy_photos_load (db, call->id, error);
  return *result != NULL;
}

void
xy_store_load_photo_async (XyStore *store,
                           const char *sha256,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  xy_store_start (store, load_photo_work, make_name_call (sha256), free_bytes,
                  xy_store_load_photo_async, cancellable, callback, user_data);
}

GBytes *
xy_store_load_photo_finish (XyStore *store, GAsyncResult *result, GError **error)
{
  gpointer bytes = NULL;

  xy_store_finish (store, result, xy_store_load_photo_async, &bytes, error);
  return bytes;
}

GBytes *
xy_store_load_photo (XyStore *store, const char *sha256, GError **error)
{
  gpointer bytes = NULL;

  xy_store_run (store, load_photo_work, make_name_call (sha256), &bytes, error);
  return bytes;
}

static gboolean
list_photos_work (XyDatabase *db, const XyCall *call, gpointer *result, GError **error)
{
  *result = xy_photos_list (db, call->flag, error);
  return *result != NULL;
}

static XyCall *
make_list_call (gboolean up)
{
  XyCall *call = xy_call_new ();

  call->flag = up;
  return call;
}

char **
xy_store_list_photos (XyStore *store, gboolean up, GError **error)
{
  gpointer list = NULL;

  xy_store_run (store, list_photos_work, make_list_call (up), &list, error);
  return list;
}

void
xy_store_list_photos_async (XyStore *store,
                            gboolean up,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  xy_store_start (store, list_photos_work, make_list_call (up), free_strv,
                  xy_store_list_photos_async, cancellable, callback, user_data);
}

char **
xy_store_list_photos_finish (XyStore *store, GAsyncResult *result, GError **error)
{
  gpointer list = NULL;

  xy_store_finish (store, result, xy_store_list_photos_async, &list, error);
  return list;
}

static gboolean
photo_sent_work (XyDatabase *db, const XyCall *call, gpointer *result, GError **error)
{
  return xy_photos_set_sent (db, call->id, error);
}

void
xy_store_photo_sent_async (XyStore *store,
                           const char *sha256,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  xy_store_start (store, photo_sent_work, make_name_call (sha256), NULL, xy_store_photo_sent_async,
                  cancellable, callback, user_data);
}

gboolean
xy_store_photo_sent_finish (XyStore *store, GAsyncResult *result, GError **error)
{
  return xy_store_finish (store, result, xy_store_photo_sent_async, NULL, error);
}

static XyCall *
make_report_call (const char *sha256, const char *key, const char *text)
{
  XyCall *call = xy_call_new ();

  call->id = g_strdup (sha256);
  call->text = g_strdup (key);
  call->value = g_strdup (text);
  return call;
}

static gboolean
get_report_work (XyDatabase *db, const XyCall *call, gpointer *result, GError **error)
{
  char *text;

  if (!xy_photos_get_report (db, call->id, call->text, &text, error))
    return FALSE;
  *result = text;
  return TRUE;
}

char *
xy_store_get_report (XyStore *store, const char *sha256, const char *key, GError **error)
{
  gpointer text = NULL;

  xy_store_run (store, get_report_work, make_report_call (sha256, key, NULL), &text, error);
  return text;
}

static gboolean
set_report_work (XyDatabase *db, const XyCall *call, gpointer *result, GError **error)
{
  return xy_photos_set_report (db, call->id, call->text, call->value, error);
}

gboolean
xy_store_set_report (XyStore *store,
                     const char *sha256,
                     const char *key,
                     const char *text,
                     GError **error)
{
  return xy_store_run (store, set_report_work, make_report_call (sha256, key, text), NULL, error);
}

void
xy_store_set_report_async (XyStore *store,
                           const char *sha256,
                           const char *key,
                           const char *text,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  xy_store_start (store, set_report_work, make_report_call (sha256, key, text), NULL,
                  xy_store_set_report_async, cancellable, callback, user_data);
}

gboolean
xy_store_set_report_finish (XyStore *store, GAsyncResult *result, GError **error)
{
  return xy_store_finish (store, result, xy_store_set_report_async, NULL, error);
}

static gboolean
list_reports_work (XyDatabase *db, const XyCall *call, gpointer *result, GError **error)
{
  *result = xy_photos_list_reports (db, call->text, error);
  return *result != NULL;
}

void
xy_store_list_reports_async (XyStore *store,
                             const char *key,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  xy_store_start (store, list_reports_work, make_report_call (NULL, key, NULL), free_table,
                  xy_store_list_reports_async, cancellable, callback, user_data);
}

GHashTable *
xy_store_list_reports_finish (XyStore *store, GAsyncResult *result, GError **error)
{
  gpointer table = NULL;

  xy_store_finish (store, result, xy_store_list_reports_async, &table, error);
  return table;
}
