// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/xy-token.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <libsecret/secret.h>
#include <string.h>

/* Milliseconds: to find out whether there is a secret service, and to have its answer, in which a
 * person may have to type the password of the key ring. */
#define PROBE_TIMEOUT 3000
#define SERVICE_TIMEOUT 45000
#define TOKEN_MAX_BYTES 4096

static const SecretSchema token_schema = {
  "cn.xueying.Xueying.Token",
  SECRET_SCHEMA_NONE,
  { { "store", SECRET_SCHEMA_ATTRIBUTE_STRING } },
};

/* One asynchronous call, waited for in a main context of its own, and cancelled when its time is
 * over. */
typedef struct
{
  GMainContext *context;
  GCancellable *cancellable;
  GSource *timeout;
  GAsyncResult *result;
} Waiter;

static gboolean
expired_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_REMOVE;
}

static void
waiter_start (Waiter *waiter, guint milliseconds)
{
  memset (waiter, 0, sizeof *waiter);
  waiter->context = g_main_context_new ();
  waiter->cancellable = g_cancellable_new ();
  waiter->timeout = g_timeout_source_new (milliseconds);
  g_source_set_callback (waiter->timeout, expired_cb, waiter->cancellable, NULL);
  g_source_attach (waiter->timeout, waiter->context);
  g_main_context_push_thread_default (waiter->context);
}

static void
waiter_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Waiter *waiter = user_data;

  waiter->result = g_object_ref (result);
}

static void
waiter_wait (Waiter *waiter)
{
  g_clear_object (&waiter->result);
  while (waiter->result == NULL)
    g_main_context_iteration (waiter->context, TRUE);
}

static void
waiter_end (Waiter *waiter)
{
  g_source_destroy (waiter->timeout);
  g_source_unref (waiter->timeout);
  /* What the cancelled call still has to clean up. */
  while (g_main_context_iteration (waiter->context, FALSE))
    ;
  g_main_context_pop_thread_default (waiter->context);
  g_clear_object (&waiter->result);
  g_object_unref (waiter->cancellable);
  g_main_context_unref (waiter->context);
}

/* GIO starts a bus of its own where it finds none and there is a display; that is not wanted. */
static gboolean
may_have_bus (void)
{
  const char *address = g_getenv ("DBUS_SESSION_BUS_ADDRESS");
  const char *runtime = g_getenv ("XDG_RUNTIME_DIR");
  g_autofree char *path = NULL;

  if (address != NULL)
    return *address != '\0' && !g_str_has_prefix (address, "disabled:");
  if (runtime == NULL || *runtime == '\0')
    return FALSE;
  path = g_build_filename (runtime, "bus", NULL);
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
has_name (Waiter *waiter, GDBusConnection *bus, const char *method)
{
  g_autoptr (GVariant) reply = NULL;
  g_autofree const char **names = NULL;

  g_dbus_connection_call (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                          "org.freedesktop.DBus", method, NULL, G_VARIANT_TYPE ("(as)"),
                          G_DBUS_CALL_FLAGS_NONE, PROBE_TIMEOUT, waiter->cancellable, waiter_cb,
                          waiter);
  waiter_wait (waiter);
  reply = g_dbus_connection_call_finish (bus, waiter->result, NULL);
  if (reply == NULL)
    return FALSE;
  g_variant_get (reply, "(^a&s)", &names);
  return g_strv_contains (names, "org.freedesktop.secrets");
}

static gboolean
has_secret_service (void)
{
  g_autoptr (GDBusConnection) bus = NULL;
  gboolean found = FALSE;
  Waiter waiter;

  if (!may_have_bus ())
    return FALSE;
  waiter_start (&waiter, PROBE_TIMEOUT);
  g_bus_get (G_BUS_TYPE_SESSION, waiter.cancellable, waiter_cb, &waiter);
  waiter_wait (&waiter);
  bus = g_bus_get_finish (waiter.result, NULL);
  if (bus != NULL)
    {
      /* The bus going away is no reason for the program to end. */
      g_dbus_connection_set_exit_on_close (bus, FALSE);
      found =
          has_name (&waiter, bus, "ListNames") || has_name (&waiter, bus, "ListActivatableNames");
    }
  waiter_end (&waiter);
  return found;
}

static char *
dup_path (const char *directory)
{
  return g_build_filename (directory, "token", NULL);
}

static gboolean
save_in_service (const char *store, const char *label, const char *token)
{
  gboolean saved;
  Waiter waiter;

  if (!has_secret_service ())
    return FALSE;
  waiter_start (&waiter, SERVICE_TIMEOUT);
  secret_password_store (&token_schema, SECRET_COLLECTION_DEFAULT, label, token, waiter.cancellable,
                         waiter_cb, &waiter, "store", store, NULL);
  waiter_wait (&waiter);
  saved = secret_password_store_finish (waiter.result, NULL);
  waiter_end (&waiter);
  return saved;
}

gboolean
xy_token_save (const char *directory,
               const char *store,
               const char *label,
               const char *token,
               GError **error)
{
  g_autofree char *path = dup_path (directory);
  g_autoptr (GError) failure = NULL;

  if (save_in_service (store, label, token))
    {
      g_unlink (path);
      return TRUE;
    }
  if (g_file_set_contents_full (path, token, -1,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                &failure))
    return TRUE;
  g_set_error (error, failure->domain, failure->code, _ ("The sign-in cannot be kept in %s: %s"),
               path, failure->message);
  return FALSE;
}

char *
xy_token_load (const char *directory, const char *store)
{
  g_autofree char *path = dup_path (directory);
  g_autofree char *text = NULL;
  char *secret = NULL;
  Waiter waiter;

  if (g_file_get_contents (path, &text, NULL, NULL))
    {
      g_strstrip (text);
      return xy_token_is_plain (text) ? g_steal_pointer (&text) : NULL;
    }
  if (!has_secret_service ())
    return NULL;
  waiter_start (&waiter, SERVICE_TIMEOUT);
  secret_password_lookup (&token_schema, waiter.cancellable, waiter_cb, &waiter, "store", store,
                          NULL);
  waiter_wait (&waiter);
  secret = secret_password_lookup_finish (waiter.result, NULL);
  waiter_end (&waiter);
  if (secret != NULL && xy_token_is_plain (secret))
    text = g_strdup (secret);
  secret_password_free (secret);
  return g_steal_pointer (&text);
}

typedef struct
{
  char *directory;
  char *store;
  char *label;
  char *token;
} Where;

static void
where_free (Where *where)
{
  g_free (where->directory);
  g_free (where->store);
  g_free (where->label);
  g_free (where->token);
  g_free (where);
}

static GTask *
where_task_new (const char *directory,
                const char *store,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Where *where = g_new0 (Where, 1);

  where->directory = g_strdup (directory);
  where->store = g_strdup (store);
  g_task_set_task_data (task, where, (GDestroyNotify) where_free);
  return task;
}

static void
save_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Where *where = task_data;
  GError *error = NULL;

  if (xy_token_save (where->directory, where->store, where->label, where->token, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
xy_token_save_async (const char *directory,
                     const char *store,
                     const char *label,
                     const char *token,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = where_task_new (directory, store, cancellable, callback, user_data);
  Where *where = g_task_get_task_data (task);

  where->label = g_strdup (label);
  where->token = g_strdup (token);
  g_task_set_source_tag (task, xy_token_save_async);
  g_task_run_in_thread (task, save_thread);
}

gboolean
xy_token_save_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
load_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Where *where = task_data;

  g_task_return_pointer (task, xy_token_load (where->directory, where->store), g_free);
}

void
xy_token_load_async (const char *directory,
                     const char *store,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = where_task_new (directory, store, cancellable, callback, user_data);

  g_task_set_source_tag (task, xy_token_load_async);
  g_task_run_in_thread (task, load_thread);
}

char *
xy_token_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
forget (const char *directory, const char *store)
{
  g_autofree char *path = dup_path (directory);
  Waiter waiter;

  g_unlink (path);
  if (!has_secret_service ())
    return;
  waiter_start (&waiter, SERVICE_TIMEOUT);
  secret_password_clear (&token_schema, waiter.cancellable, waiter_cb, &waiter, "store", store,
                         NULL);
  waiter_wait (&waiter);
  secret_password_clear_finish (waiter.result, NULL);
  waiter_end (&waiter);
}

static void
forget_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Where *where = task_data;

  forget (where->directory, where->store);
  g_task_return_boolean (task, TRUE);
}

void
xy_token_forget_async (const char *directory,
                       const char *store,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = where_task_new (directory, store, NULL, callback, user_data);

  g_task_set_source_tag (task, xy_token_forget_async);
  g_task_run_in_thread (task, forget_thread);
}

gboolean
xy_token_is_plain (const char *token)
{
  gsize length = strlen (token);

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isgraph (token[i]))
      return FALSE;
  return length > 0 && length <= TOKEN_MAX_BYTES;
}

gboolean
xy_token_is_in_file (const char *directory)
{
  g_autofree char *path = dup_path (directory);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}
