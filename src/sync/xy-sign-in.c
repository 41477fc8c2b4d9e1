// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <glib/gi18n-lib.h>

#include "sync/xy-http.h"
#include "sync/xy-sync.h"
#include "sync/xy-token.h"

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (XySignIn) sign_in = NULL;
  GError *error = NULL;
  g_autoptr (GBytes) body = xy_http_send_finish (g_task_get_task_data (task), result, NULL, &error);

  if (g_error_matches (error, XY_SYNC_ERROR, XY_SYNC_ERROR_SIGNED_OUT))
    {
      g_error_free (error);
      g_task_return_new_error (task, XY_SYNC_ERROR, XY_SYNC_ERROR_PASSWORD,
                               _ ("Account and password do not fit; look at both again"));
      return;
    }
  if (body == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  sign_in = xy_sign_in_from_text (g_bytes_get_data (body, NULL), g_bytes_get_size (body), NULL);
  if (sign_in == NULL || !xy_token_is_plain (sign_in->token) || !xy_uuid_is_valid (sign_in->server))
    {
      g_task_return_new_error (task, XY_SYNC_ERROR, XY_SYNC_ERROR_SERVER,
                               _ ("The address is not that of a Xueying server"));
      return;
    }
  g_task_return_pointer (task, g_steal_pointer (&sign_in), (GDestroyNotify) xy_sign_in_free);
}

void
xy_sync_sign_in_async (const char *server,
                       const char *account,
                       const char *password,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GBytes) body = NULL;
  GError *error = NULL;
  XyHttp *http = xy_http_new (server, &error);
  char *text;

  g_task_set_source_tag (task, xy_sync_sign_in_async);
  if (http == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, http, (GDestroyNotify) xy_http_unref);
  text = xy_credentials_to_text (account, password);
  body = g_bytes_new_take (text, strlen (text));
  xy_http_send_async (http, XY_REQUEST_ORDINARY, "POST", "/api/v1/sessions", "application/json",
                      body, cancellable, signed_in_cb, g_steal_pointer (&task));
}

XySignIn *
xy_sync_sign_in_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, xy_sync_sign_in_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* The address as it is kept; NULL with an error where it is none, or where what the store holds
 * belongs to another server or account. */
static char *
check_owner (XyStore *store, const char *server, const XySignIn *sign_in, GError **error)
{
  g_autoptr (XyHttp) http = xy_http_new (server, error);
  g_autofree char *known_server = xy_store_dup_setting (store, "server_id");
  g_autofree char *known_account = xy_store_dup_setting (store, "account");

  if (http == NULL)
    return NULL;
  if ((known_server != NULL && g_strcmp0 (known_server, sign_in->server) != 0) ||
      (known_account != NULL && g_strcmp0 (known_account, sign_in->account) != 0))
    {
      g_set_error_literal (error, XY_SYNC_ERROR, XY_SYNC_ERROR_ANOTHER_SERVER,
                           _ ("What is kept here belongs to another server or account; nothing was "
                              "changed"));
      return NULL;
    }
  return g_strdup (xy_http_get_server (http));
}

static char *
dup_label (const char *address, const XySignIn *sign_in)
{
  /* Translators: what the desktop's key ring shows; an account's name, then a server's address. */
  return g_strdup_printf (_ ("Xueying: %s at %s"), sign_in->account, address);
}

static gboolean
keep_settings (XyStore *store, const char *address, const XySignIn *sign_in, GError **error)
{
  g_autofree char *colleges = g_strjoinv (",", sign_in->colleges);

  return xy_store_set_setting (store, "server_id", sign_in->server, error) &&
         xy_store_set_setting (store, "server", address, error) &&
         xy_store_set_setting (store, "account", sign_in->account, error) &&
         xy_store_set_setting (store, "role", sign_in->role, error) &&
         xy_store_set_setting (store, "colleges", colleges, error) &&
         xy_store_set_setting (store, "expires", sign_in->expires, error);
}

gboolean
xy_sync_keep_sign_in (XyStore *store, const char *server, const XySignIn *sign_in, GError **error)
{
  g_autofree char *address = check_owner (store, server, sign_in, error);
  g_autofree char *label = address != NULL ? dup_label (address, sign_in) : NULL;

  return address != NULL &&
         xy_token_save (xy_store_get_directory (store), xy_store_get_origin (store), label,
                        sign_in->token, error) &&
         keep_settings (store, address, sign_in, error);
}

typedef struct
{
  char *address;
  XySignIn *sign_in;
} Keeping;

static void
keeping_free (Keeping *keeping)
{
  g_free (keeping->address);
  xy_sign_in_free (keeping->sign_in);
  g_free (keeping);
}

static void
token_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const Keeping *keeping = g_task_get_task_data (task);
  GError *error = NULL;

  if (xy_token_save_finish (result, &error) &&
      keep_settings (g_task_get_source_object (task), keeping->address, keeping->sign_in, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
xy_sync_keep_sign_in_async (XyStore *store,
                            const char *server,
                            XySignIn *sign_in,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Keeping *keeping = g_new0 (Keeping, 1);
  g_autofree char *label = NULL;
  GError *error = NULL;

  g_task_set_source_tag (task, xy_sync_keep_sign_in_async);
  keeping->sign_in = sign_in;
  keeping->address = check_owner (store, server, sign_in, &error);
  g_task_set_task_data (task, keeping, (GDestroyNotify) keeping_free);
  if (keeping->address == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  label = dup_label (keeping->address, sign_in);
  xy_token_save_async (xy_store_get_directory (store), xy_store_get_origin (store), label,
                       sign_in->token, cancellable, token_saved_cb, g_steal_pointer (&task));
}

gboolean
xy_sync_keep_sign_in_finish (XyStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
xy_sync_token_is_in_file (XyStore *store)
{
  return xy_token_is_in_file (xy_store_get_directory (store));
}
