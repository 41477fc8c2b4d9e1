// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/xy-database.h"

G_BEGIN_DECLS

/**
 * XyCall:
 *
 * What a call is given: values that nobody changes any more.  Each call uses what it needs.
 */
typedef struct
{
  XyKind kind;
  char *id;
  char *text;
  char *value;
  gboolean flag;
  guint number;
  gint64 revision;
  GPtrArray *list;
  XyFields *fields;
  GBytes *bytes;
} XyCall;

/**
 * XyWork:
 * @result: (out): what the call gives back
 *
 * Runs on the database's thread.  Returns: %FALSE with @error.
 */
typedef gboolean (*XyWork) (XyDatabase *db, const XyCall *call, gpointer *result, GError **error);

XyCall *xy_call_new (void);

/**
 * XyOpen:
 *
 * Opens a database, on the thread that it will live on.  Waits for locks only until @cancellable.
 */
typedef XyDatabase *(*XyOpen) (const XyCall *call, GCancellable *cancellable, GError **error);

/** xy_store_open_by: @call: (transfer full). Waits for the opening; see #XyOpen. */
XyStore *xy_store_open_by (XyOpen open, XyCall *call, GError **error);
/** xy_store_open_by_async: @call: (transfer full). */
void xy_store_open_by_async (XyOpen open,
                             XyCall *call,
                             gpointer tag,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
XyStore *xy_store_open_by_finish (GAsyncResult *result, gpointer tag, GError **error);

/** xy_store_run: @call: (transfer full). Waits for the work; see #XyWork. */
gboolean xy_store_run (XyStore *store, XyWork work, XyCall *call, gpointer *result, GError **error);
/**
 * xy_store_start:
 * @call: (transfer full)
 * @free_result: (nullable): frees a result that nobody fetches
 *
 * Starts the work.  Once it has begun it is not cancelled.
 */
void xy_store_start (XyStore *store,
                     XyWork work,
                     XyCall *call,
                     GDestroyNotify free_result,
                     gpointer tag,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data);
/** xy_store_finish: Returns: whether the work was done; @result is set then. */
gboolean xy_store_finish (XyStore *store,
                          GAsyncResult *result,
                          gpointer tag,
                          gpointer *value,
                          GError **error);

G_END_DECLS
