// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/xy-store-private.h"

static XyDatabase *
open_directory (const XyCall *call, GCancellable *cancellable, GError **error)
{
  return xy_database_open (call->text, call->list, cancellable, error);
}

static XyCall *
new_directory_call (const char *directory, GPtrArray *seed)
{
  XyCall *call = xy_call_new ();

  call->text = g_canonicalize_filename (directory, NULL);
  call->list = seed != NULL ? g_ptr_array_ref (seed) : NULL;
  return call;
}

XyStore *
xy_store_open (const char *directory, GPtrArray *seed, GError **error)
{
  g_return_val_if_fail (directory != NULL, NULL);

  return xy_store_open_by (open_directory, new_directory_call (directory, seed), error);
}

void
xy_store_open_async (const char *directory,
                     GPtrArray *seed,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_return_if_fail (directory != NULL);

  xy_store_open_by_async (open_directory, new_directory_call (directory, seed), xy_store_open_async,
                          cancellable, callback, user_data);
}

XyStore *
xy_store_open_finish (GAsyncResult *result, GError **error)
{
  return xy_store_open_by_finish (result, xy_store_open_async, error);
}
