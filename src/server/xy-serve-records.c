// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The change feed with its long poll, and mutations. */

#include <glib/gi18n-lib.h>

#include "server/xy-rules.h"
#include "server/xy-server-private.h"

#define DEFAULT_LIMIT 1000
#define MAX_LIMIT 10000
#define MAX_WAIT_SECONDS 60

typedef struct
{
  XyExchange *exchange;
  char *text;
  guint n_changes;
  GError *error;
} Reading;

static void
read_run (gpointer data)
{
  Reading *job = data;
  XyExchange *exchange = job->exchange;
  g_autoptr (XyChanges) changes = xy_ledger_read_changes (
      exchange->server->database, exchange->viewer, exchange->after, exchange->limit, &job->error);

  if (changes == NULL)
    return;
  job->n_changes = changes->changes->len;
  job->text = xy_changes_to_text (changes);
}

static void read_page (XyExchange *exchange);

static void
read_done (gpointer data)
{
  Reading *job = data;
  XyExchange *exchange = job->exchange;
  gboolean waits;

  exchange->busy = FALSE;
  waits = job->error == NULL && job->n_changes == 0 && exchange->deadline != NULL &&
          !g_source_is_destroyed (exchange->deadline);
  if (exchange->server->stopped || exchange->over)
    ;
  else if (waits && exchange->again)
    read_page (exchange);
  else if (!waits)
    {
      xy_server_stop_waiting (exchange);
      exchange->server->counters.changes_sent += job->n_changes;
      if (job->error != NULL)
        xy_exchange_fail_inside (exchange, job->error);
      else
        xy_exchange_respond_json (exchange, SOUP_STATUS_OK, g_steal_pointer (&job->text));
    }
  g_free (job->text);
  g_clear_error (&job->error);
  g_free (job);
  xy_exchange_release (exchange);
}

static void
read_page (XyExchange *exchange)
{
  Reading *job = g_new0 (Reading, 1);

  exchange->busy = TRUE;
  exchange->again = FALSE;
  job->exchange = exchange;
  xy_exchange_hold (exchange);
  xy_pool_push (exchange->server->database_pool, read_run, read_done, job);
}

/* What is committed while a page is being read makes it be read once more. */
void
xy_server_wake (XyServer *server)
{
  for (guint i = 0; i < server->waiters->len; i++)
    {
      XyExchange *exchange = g_ptr_array_index (server->waiters, i);

      if (exchange->busy)
        exchange->again = TRUE;
      else
        read_page (exchange);
    }
}

void
xy_server_stop_waiting (XyExchange *exchange)
{
  if (exchange->deadline == NULL)
    return;
  g_source_destroy (exchange->deadline);
  if (!exchange->server->stopped)
    g_ptr_array_remove_fast (exchange->server->waiters, exchange);
}

static gboolean
deadline_cb (gpointer user_data)
{
  XyExchange *exchange = user_data;

  xy_server_stop_waiting (exchange);
  if (!exchange->busy)
    read_page (exchange);
  return G_SOURCE_REMOVE;
}

static void
wait_for_changes (XyExchange *exchange, guint seconds)
{
  exchange->deadline = g_timeout_source_new_seconds (seconds);
  g_source_set_callback (exchange->deadline, deadline_cb, exchange, NULL);
  g_source_attach (exchange->deadline, g_main_context_get_thread_default ());
  g_ptr_array_add (exchange->server->waiters, exchange);
}

/* Reads a whole number of the query; absent is @fallback. */
static gboolean
take_number (GHashTable *query, const char *name, gint64 max, gint64 *number)
{
  const char *text = query != NULL ? g_hash_table_lookup (query, name) : NULL;

  return text == NULL || g_ascii_string_to_signed (text, 10, 0, max, number, NULL);
}

void
xy_serve_changes (XyExchange *exchange)
{
  const char *text = g_uri_get_query (soup_server_message_get_uri (exchange->message));
  g_autoptr (GHashTable) query = text != NULL ? soup_form_decode (text) : NULL;
  gint64 after = 0, limit = DEFAULT_LIMIT, wait = 0;

  if (!take_number (query, "after", G_MAXINT64 - 1, &after) ||
      !take_number (query, "limit", G_MAXINT32, &limit) || limit < 1 ||
      !take_number (query, "wait", G_MAXINT32, &wait))
    {
      xy_exchange_fail (exchange, SOUP_STATUS_BAD_REQUEST, "invalid",
                        _ ("“after”, “limit” and “wait” must be whole numbers from 0."));
      return;
    }
  exchange->after = after;
  exchange->limit = (guint) MIN (limit, MAX_LIMIT);
  if (wait > 0)
    wait_for_changes (exchange, (guint) MIN (wait, MAX_WAIT_SECONDS));
  read_page (exchange);
}

typedef struct
{
  XyExchange *exchange;
  GBytes *body;
  char *text;
  guint counts[XY_N_ANSWERS];
  gboolean changed;
  GError *invalid;
  GError *error;
} Applying;

static void
apply_run (gpointer data)
{
  Applying *job = data;
  XyLedger *database = job->exchange->server->database;
  g_autoptr (GPtrArray) mutations = NULL;
  g_autoptr (GPtrArray) answers = NULL;
  gint64 before, after;

  /* A roster of the most rows takes long to read, so not even that is the main loop's work. */
  mutations = xy_batch_from_text (g_bytes_get_data (job->body, NULL), g_bytes_get_size (job->body),
                                  &job->invalid);
  if (mutations == NULL)
    return;
  if (!xy_ledger_get_revision (database, &before, &job->error))
    return;
  answers = xy_rules_apply (database, job->exchange->viewer, mutations, &job->error);
  if (answers == NULL)
    return;
  job->changed = !xy_ledger_get_revision (database, &after, NULL) || after > before;
  for (guint i = 0; i < answers->len; i++)
    job->counts[((XyAnswer *) g_ptr_array_index (answers, i))->kind]++;
  job->text = xy_answers_to_text (answers);
}

static void
apply_done (gpointer data)
{
  Applying *job = data;
  XyExchange *exchange = job->exchange;
  XyServer *server = exchange->server;

  if (!server->stopped)
    {
      for (guint i = 0; i < XY_N_ANSWERS; i++)
        server->counters.answers[i] += job->counts[i];
      if (job->invalid != NULL)
        xy_exchange_fail (exchange, SOUP_STATUS_BAD_REQUEST, "invalid", job->invalid->message);
      else if (job->error != NULL)
        xy_exchange_fail_inside (exchange, job->error);
      else
        xy_exchange_respond_json (exchange, SOUP_STATUS_OK, g_steal_pointer (&job->text));
      if (job->changed)
        xy_server_wake (server);
    }
  g_bytes_unref (job->body);
  g_free (job->text);
  g_clear_error (&job->invalid);
  g_clear_error (&job->error);
  g_free (job);
  xy_exchange_release (exchange);
}

void
xy_serve_mutations (XyExchange *exchange)
{
  Applying *job = g_new0 (Applying, 1);

  job->exchange = exchange;
  job->body = xy_exchange_get_body (exchange);
  xy_exchange_hold (exchange);
  xy_pool_push (exchange->server->database_pool, apply_run, apply_done, job);
}
