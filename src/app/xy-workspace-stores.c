// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Which store the workspace has: at the start, after signing in, and none at the end. */

#include <glib/gi18n-lib.h>

#include "app/xy-workspace-private.h"
#include "data/xy-data.h"
#include "store/xy-store-home.h"

/* What is under way does not keep the workspace. */
typedef struct
{
  GWeakRef workspace;
  GCancellable *cancellable;
  GApplication *application;
} Watch;

static Watch *
watch_new (XyWorkspace *workspace)
{
  Watch *watch = g_new0 (Watch, 1);

  g_weak_ref_init (&watch->workspace, workspace);
  return watch;
}

static void
watch_free (Watch *watch)
{
  g_weak_ref_clear (&watch->workspace);
  g_clear_object (&watch->cancellable);
  g_clear_object (&watch->application);
  g_free (watch);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Watch, watch_free)

GError *
xy_workspace_new_closed_error (void)
{
  return g_error_new_literal (XY_STORE_ERROR, XY_STORE_ERROR_FAILED, _ ("The store is closed"));
}

GPtrArray *
xy_workspace_dup_seed (GError **error)
{
  g_autoptr (GBytes) bytes = xy_data_load ("campaigns/hunnu-2022.json", error);

  if (bytes == NULL)
    return NULL;
  return xy_campaign_file_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

/* Opening. */

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Watch) watch = user_data;
  g_autoptr (XyWorkspace) self = g_weak_ref_get (&watch->workspace);
  g_autoptr (GError) error = NULL;
  XyStore *store = xy_store_home_open_current_finish (result, &error);
  gboolean wanted = self != NULL && self->opening == watch->cancellable;

  if (wanted)
    g_clear_object (&self->opening);
  if (store == NULL && wanted)
    xy_workspace_set_state (self, XY_WORKSPACE_FAILED, error->message);
  else if (store != NULL && wanted)
    xy_workspace_take_store (self, store);
  else if (store != NULL)
    xy_workspace_close_store (self, store);
}

static void
begin_opening (XyWorkspace *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) seed = xy_workspace_dup_seed (&error);
  Watch *watch;

  self->opening_waits = FALSE;
  if (seed == NULL)
    {
      g_clear_object (&self->opening);
      xy_workspace_set_state (self, XY_WORKSPACE_FAILED, error->message);
      return;
    }
  watch = watch_new (self);
  watch->cancellable = g_object_ref (self->opening);
  xy_store_home_open_current_async (self->home, seed, self->opening, opened_cb, watch);
}

void
xy_workspace_open (XyWorkspace *self)
{
  g_return_if_fail (XY_IS_WORKSPACE (self) && self->store == NULL && self->opening == NULL);

  self->opening = g_cancellable_new ();
  /* It would wait for the store's lock as if another program had it, and not for long. */
  self->opening_waits = self->n_closing > 0;
  xy_workspace_set_state (self, XY_WORKSPACE_LOADING, NULL);
  if (!self->opening_waits)
    begin_opening (self);
}

/* Closing. */

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Watch) watch = user_data;
  g_autoptr (XyWorkspace) self = g_weak_ref_get (&watch->workspace);

  xy_store_close_finish (XY_STORE (source), result);
  if (watch->application != NULL)
    g_application_release (watch->application);
  if (self != NULL && --self->n_closing == 0 && self->opening_waits)
    begin_opening (self);
}

void
xy_workspace_close_store (XyWorkspace *self, XyStore *store)
{
  g_autoptr (XyStore) owned = store;
  Watch *watch = watch_new (self);

  if (self != NULL)
    self->n_closing++;
  /* The program does not end before what was asked for is stored. */
  g_set_object (&watch->application, g_application_get_default ());
  if (watch->application != NULL)
    g_application_hold (watch->application);
  xy_store_close_async (owned, closed_cb, watch);
}

void
xy_workspace_close (XyWorkspace *self)
{
  XyStore *store;

  g_return_if_fail (XY_IS_WORKSPACE (self));

  store = xy_workspace_leave_store (self);
  if (store != NULL)
    xy_workspace_close_store (self, store);
  if (self->state != XY_WORKSPACE_CLOSED)
    xy_workspace_set_state (self, XY_WORKSPACE_CLOSED, NULL);
}

/* Signing in. */

typedef struct
{
  char *server;
  XySignIn *sign_in;
  GCancellable *opening;
} SigningIn;

static void
signing_in_free (SigningIn *signing_in)
{
  g_free (signing_in->server);
  g_clear_pointer (&signing_in->sign_in, xy_sign_in_free);
  g_clear_object (&signing_in->opening);
  g_free (signing_in);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  XyWorkspace *self = g_task_get_source_object (task);
  XyStore *store = XY_STORE (source);
  g_autoptr (GError) error = NULL;

  if (!xy_sync_keep_sign_in_finish (store, result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  /* Begins anew with whom it belongs to now, unless it was left meanwhile. */
  if (self->store == store)
    xy_workspace_take_store (self, xy_workspace_leave_store (self));
  g_task_return_boolean (task, TRUE);
}

static void
moved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  XyWorkspace *self = g_task_get_source_object (task);
  SigningIn *signing_in = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  XyStore *store = xy_store_home_open_for_finish (result, &error);

  if (self->opening != signing_in->opening)
    {
      if (store != NULL)
        xy_workspace_close_store (self, store);
      g_task_return_error (task, xy_workspace_new_closed_error ());
      return;
    }
  g_clear_object (&self->opening);
  if (store == NULL)
    {
      /* The store that was left is closed now; show it again rather than nothing. */
      xy_workspace_open (self);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  /* The key ring may want its password first; what is here can be worked with meanwhile. */
  xy_workspace_take_store (self, store);
  xy_sync_keep_sign_in_async (store, signing_in->server, g_steal_pointer (&signing_in->sign_in),
                              NULL, kept_cb, g_steal_pointer (&task));
}

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  XyWorkspace *self = g_task_get_source_object (task);
  SigningIn *signing_in = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) seed = NULL;
  XyStore *store;

  signing_in->sign_in = xy_sync_sign_in_finish (result, &error);
  if (signing_in->sign_in != NULL && self->store == NULL)
    error = xy_workspace_new_closed_error ();
  else if (signing_in->sign_in != NULL)
    seed = xy_workspace_dup_seed (&error);
  if (seed == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  store = xy_workspace_leave_store (self);
  self->opening = g_cancellable_new ();
  signing_in->opening = g_object_ref (self->opening);
  xy_workspace_set_state (self, XY_WORKSPACE_LOADING, NULL);
  xy_store_home_open_for_async (self->home, store, signing_in->server, signing_in->sign_in->server,
                                signing_in->sign_in->account, seed, signing_in->opening, moved_cb,
                                g_steal_pointer (&task));
}

void
xy_workspace_sign_in_async (XyWorkspace *self,
                            const char *server,
                            const char *account,
                            const char *password,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  SigningIn *signing_in = g_new0 (SigningIn, 1);

  signing_in->server = g_strdup (server);
  g_task_set_task_data (task, signing_in, (GDestroyNotify) signing_in_free);
  xy_sync_sign_in_async (server, account, password, cancellable, signed_in_cb,
                         g_steal_pointer (&task));
}

gboolean
xy_workspace_sign_in_finish (XyWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
