// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/xy-server-private.h"

#define METRICS_TYPE "text/plain; version=0.0.4; charset=utf-8"

typedef struct
{
  XyExchange *exchange;
  gint64 revision;
  GError *error;
} Look;

static void
look_run (gpointer data)
{
  Look *job = data;

  xy_ledger_get_revision (job->exchange->server->database, &job->revision, &job->error);
}

static void
look_at_database (XyExchange *exchange, XyPoolFunc done)
{
  Look *job = g_new0 (Look, 1);

  job->exchange = exchange;
  xy_exchange_hold (exchange);
  xy_pool_push (exchange->server->database_pool, look_run, done, job);
}

static void
look_free (Look *job)
{
  XyExchange *exchange = job->exchange;

  g_clear_error (&job->error);
  g_free (job);
  xy_exchange_release (exchange);
}

static void
health_done (gpointer data)
{
  Look *job = data;
  XyExchange *exchange = job->exchange;

  if (!exchange->server->stopped)
    {
      if (job->error != NULL)
        xy_exchange_fail_inside (exchange, job->error);
      else
        xy_exchange_respond (exchange, SOUP_STATUS_OK, "text/plain; charset=utf-8",
                             g_strdup ("ok\n"));
    }
  look_free (job);
}

void
xy_serve_health (XyExchange *exchange)
{
  look_at_database (exchange, health_done);
}

static void
append_metric (GString *text, const char *name, const char *type, const char *help, guint64 value)
{
  g_string_append_printf (text, "# HELP %s %s\n# TYPE %s %s\n%s %" G_GUINT64_FORMAT "\n", name,
                          help, name, type, name, value);
}

static char *
metrics_to_text (XyServer *server, gint64 revision)
{
  const XyCounters *counters = &server->counters;
  GString *text = g_string_new (NULL);

  g_string_append (text, "# HELP xueying_responses_total Responses by class of status.\n"
                         "# TYPE xueying_responses_total counter\n");
  for (guint i = 2; i <= 5; i++)
    g_string_append_printf (text,
                            "xueying_responses_total{status=\"%uxx\"} %" G_GUINT64_FORMAT "\n", i,
                            counters->responses[i]);
  g_string_append (text, "# HELP xueying_answers_total Answers to mutations.\n"
                         "# TYPE xueying_answers_total counter\n");
  for (guint i = 0; i < XY_N_ANSWERS; i++)
    g_string_append_printf (text, "xueying_answers_total{answer=\"%s\"} %" G_GUINT64_FORMAT "\n",
                            xy_answer_kind_to_string ((XyAnswerKind) i), counters->answers[i]);
  append_metric (text, "xueying_sign_ins_total", "counter", "Sign-ins.", counters->sign_ins);
  append_metric (text, "xueying_sign_ins_failed_total", "counter",
                 "Sign-ins with a wrong password.", counters->sign_ins_failed);
  append_metric (text, "xueying_changes_sent_total", "counter", "Changes sent by the feed.",
                 counters->changes_sent);
  append_metric (text, "xueying_photos_taken_total", "counter", "Photos taken.",
                 counters->photos_taken);
  append_metric (text, "xueying_photos_sent_total", "counter", "Photos sent.",
                 counters->photos_sent);
  append_metric (text, "xueying_waiting", "gauge", "Long polls that wait.", server->waiters->len);
  append_metric (text, "xueying_revision", "gauge", "The newest revision.", (guint64) revision);
  append_metric (text, "xueying_up_seconds", "gauge", "Seconds since the start.",
                 (guint64) ((g_get_monotonic_time () - server->started) / G_USEC_PER_SEC));
  return g_string_free (text, FALSE);
}

static void
metrics_done (gpointer data)
{
  Look *job = data;
  XyExchange *exchange = job->exchange;

  if (!exchange->server->stopped)
    {
      if (job->error != NULL)
        xy_exchange_fail_inside (exchange, job->error);
      else
        xy_exchange_respond (exchange, SOUP_STATUS_OK, METRICS_TYPE,
                             metrics_to_text (exchange->server, job->revision));
    }
  look_free (job);
}

void
xy_serve_metrics (XyExchange *exchange)
{
  look_at_database (exchange, metrics_done);
}
