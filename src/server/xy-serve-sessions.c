// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <glib/gi18n-lib.h>
#include <string.h>

#include "server/xy-secret.h"
#include "server/xy-server-private.h"

/* How long a token is taken. */
#define SESSION_SECONDS (30 * 24 * 60 * 60)
/* Sign-ins that wait for a thread; each will need tens of megabytes. */
#define MAX_WAITING 64
/* RFC 6585; libsoup has no name for it. */
#define STATUS_TOO_MANY_REQUESTS 429

typedef struct
{
  XyExchange *exchange;
  char *address;
  char *name;
  char *password;
  XyViewer *account;
  char *password_hash;
  gboolean fits;
  char *token;
  gint64 expires;
  GError *error;
} SignIn;

static void
sign_in_free (SignIn *job)
{
  XyExchange *exchange = job->exchange;

  g_free (job->address);
  g_free (job->name);
  if (job->password != NULL)
    memset (job->password, 0, strlen (job->password));
  g_free (job->password);
  g_clear_pointer (&job->account, xy_viewer_unref);
  g_free (job->password_hash);
  g_free (job->token);
  g_clear_error (&job->error);
  g_free (job);
  xy_exchange_release (exchange);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignIn, sign_in_free)

/* Whether the job is to go on; an error ends it. */
static gboolean
goes_on (SignIn *job)
{
  if (job->exchange->over || job->exchange->server->stopped)
    return FALSE;
  if (job->error == NULL)
    return TRUE;
  xy_exchange_fail_inside (job->exchange, job->error);
  return FALSE;
}

static void
begin_session_run (gpointer data)
{
  SignIn *job = data;
  g_autofree char *hash = xy_token_hash (job->token);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  job->expires = now + SESSION_SECONDS;
  xy_ledger_add_session (job->exchange->server->database, hash, job->account->account, now,
                         job->expires, &job->error);
}

static void
begin_session_done (gpointer data)
{
  g_autoptr (SignIn) job = data;
  XyServer *server = job->exchange->server;
  g_autoptr (GDateTime) expires = g_date_time_new_from_unix_utc (job->expires);
  g_autofree char *text = g_date_time_format_iso8601 (expires);
  XySignIn sign_in = {
    .token = job->token,
    .account = job->account->account,
    .role = (char *) xy_account_role_to_string (job->account->role),
    .colleges = job->account->colleges,
    .expires = text,
    .server = server->identity,
  };

  if (!goes_on (job))
    return;
  server->counters.sign_ins++;
  xy_exchange_respond_json (job->exchange, SOUP_STATUS_CREATED, xy_sign_in_to_text (&sign_in));
}

static void
check_run (gpointer data)
{
  SignIn *job = data;

  job->fits = xy_password_check (job->password_hash, job->password);
}

static void
check_done (gpointer data)
{
  g_autoptr (SignIn) job = data;
  XyServer *server = job->exchange->server;

  if (!goes_on (job))
    return;
  if (!job->fits)
    {
      server->counters.sign_ins_failed++;
      xy_exchange_fail (job->exchange, SOUP_STATUS_UNAUTHORIZED, "wrong-password",
                        _ ("Account and password do not fit each other."));
      return;
    }
  xy_login_limit_succeeded (server->login_limit, job->name, job->address);
  job->token = xy_token_new ();
  xy_pool_push (server->database_pool, begin_session_run, begin_session_done,
                g_steal_pointer (&job));
}

static void
find_run (gpointer data)
{
  SignIn *job = data;

  xy_ledger_find_account (job->exchange->server->database, job->name, &job->account,
                          &job->password_hash, &job->error);
}

static void
find_done (gpointer data)
{
  g_autoptr (SignIn) job = data;
  XyPool *pool;

  if (!goes_on (job))
    return;
  pool = job->exchange->server->password_pool;
  xy_pool_push (pool, check_run, check_done, g_steal_pointer (&job));
}

static void
refuse_haste (XyExchange *exchange, guint seconds)
{
  g_autofree char *header = g_strdup_printf ("%u", seconds);
  g_autofree char *message =
      g_strdup_printf (ngettext ("There were too many attempts; try again in %u second.",
                                 "There were too many attempts; try again in %u seconds.", seconds),
                       seconds);

  soup_message_headers_replace (soup_server_message_get_response_headers (exchange->message),
                                "Retry-After", header);
  xy_exchange_fail (exchange, STATUS_TOO_MANY_REQUESTS, "too-many-attempts", message);
}

void
xy_serve_sign_in (XyExchange *exchange)
{
  XyServer *server = exchange->server;
  g_autoptr (GBytes) body = xy_exchange_get_body (exchange);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL, *password = NULL;
  const char *address = soup_server_message_get_remote_host (exchange->message);
  SignIn *job;
  guint seconds;

  if (!xy_credentials_from_text (g_bytes_get_data (body, NULL), g_bytes_get_size (body), &name,
                                 &password, &error))
    {
      xy_exchange_fail (exchange, SOUP_STATUS_BAD_REQUEST, "invalid", error->message);
      return;
    }
  if (strlen (password) > XY_PASSWORD_MAX_BYTES)
    {
      xy_exchange_fail (exchange, SOUP_STATUS_BAD_REQUEST, "invalid",
                        _ ("The password is longer than a password can be."));
      return;
    }
  seconds = xy_pool_get_waiting (server->password_pool) > MAX_WAITING
                ? 1
                : xy_login_limit_try (server->login_limit, name, address != NULL ? address : "",
                                      g_get_monotonic_time ());
  if (seconds > 0)
    {
      refuse_haste (exchange, seconds);
      return;
    }
  job = g_new0 (SignIn, 1);
  job->exchange = exchange;
  job->name = g_steal_pointer (&name);
  job->password = g_steal_pointer (&password);
  job->address = g_strdup (address != NULL ? address : "");
  xy_exchange_hold (exchange);
  xy_pool_push (server->database_pool, find_run, find_done, job);
}

typedef struct
{
  XyExchange *exchange;
  char *token_hash;
  GError *error;
} SignOut;

static void
sign_out_run (gpointer data)
{
  SignOut *job = data;

  xy_ledger_remove_session (job->exchange->server->database, job->token_hash, &job->error);
}

static void
sign_out_done (gpointer data)
{
  SignOut *job = data;
  XyExchange *exchange = job->exchange;

  if (!exchange->server->stopped)
    {
      if (job->error != NULL)
        xy_exchange_fail_inside (exchange, job->error);
      else
        xy_exchange_respond (exchange, SOUP_STATUS_NO_CONTENT, NULL, NULL);
    }
  g_clear_error (&job->error);
  g_free (job->token_hash);
  g_free (job);
  xy_exchange_release (exchange);
}

void
xy_serve_sign_out (XyExchange *exchange)
{
  g_autofree char *token = xy_exchange_dup_token (exchange);
  SignOut *job = g_new0 (SignOut, 1);

  job->exchange = exchange;
  job->token_hash = xy_token_hash (token);
  xy_exchange_hold (exchange);
  xy_pool_push (exchange->server->database_pool, sign_out_run, sign_out_done, job);
}
