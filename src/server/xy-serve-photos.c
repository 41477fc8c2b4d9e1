// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <glib/gi18n-lib.h>

#include "server/xy-photo-folder.h"
#include "server/xy-server-private.h"

typedef struct
{
  XyExchange *exchange;
  GBytes *bytes;
  gboolean visible;
  GError *error;
} PhotoJob;

static PhotoJob *
photo_job_new (XyExchange *exchange)
{
  PhotoJob *job = g_new0 (PhotoJob, 1);

  job->exchange = exchange;
  xy_exchange_hold (exchange);
  return job;
}

static void
photo_job_free (PhotoJob *job)
{
  XyExchange *exchange = job->exchange;

  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_clear_error (&job->error);
  g_free (job);
  xy_exchange_release (exchange);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PhotoJob, photo_job_free)

static gboolean
is_over (PhotoJob *job)
{
  return job->exchange->over || job->exchange->server->stopped;
}

static gboolean
check_name (XyExchange *exchange)
{
  if (xy_photo_name_is_valid (exchange->argument))
    return TRUE;
  xy_exchange_fail (exchange, SOUP_STATUS_BAD_REQUEST, "invalid",
                    _ ("A photo is named by the SHA-256 of its bytes in lower case."));
  return FALSE;
}

/* Not there and not to be seen are the same to who asks. */
static void
fail_missing (XyExchange *exchange)
{
  xy_exchange_fail (exchange, SOUP_STATUS_NOT_FOUND, "not-found",
                    _ ("The server does not have this photo for this account."));
}

static void
load_run (gpointer data)
{
  PhotoJob *job = data;

  job->bytes =
      xy_photo_folder_get (job->exchange->server->photos, job->exchange->argument, &job->error);
}

/* libsoup cuts the ranges out of a whole response; it does not know If-Range. */
static void
respond_photo (XyExchange *exchange, GBytes *bytes)
{
  SoupMessageHeaders *request = soup_server_message_get_request_headers (exchange->message);
  SoupMessageHeaders *response = soup_server_message_get_response_headers (exchange->message);
  g_autofree char *etag = g_strdup_printf ("\"%s\"", exchange->argument);
  const char *if_range = soup_message_headers_get_one (request, "If-Range");

  if (if_range != NULL && g_strcmp0 (if_range, etag) != 0)
    soup_message_headers_remove (request, "Range");
  soup_message_headers_replace (response, "ETag", etag);
  soup_message_headers_replace (response, "Accept-Ranges", "bytes");
  soup_message_headers_replace (response, "Cache-Control", "private, max-age=31536000, immutable");
  if (g_strcmp0 (soup_message_headers_get_one (request, "If-None-Match"), etag) == 0)
    {
      xy_exchange_respond (exchange, SOUP_STATUS_NOT_MODIFIED, NULL, NULL);
      return;
    }
  soup_message_headers_set_content_type (response, "image/jpeg", NULL);
  soup_message_body_append_bytes (soup_server_message_get_response_body (exchange->message), bytes);
  exchange->server->counters.photos_sent++;
  xy_exchange_respond (exchange, SOUP_STATUS_OK, NULL, NULL);
}

static void
load_done (gpointer data)
{
  g_autoptr (PhotoJob) job = data;

  if (is_over (job))
    return;
  if (g_error_matches (job->error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    fail_missing (job->exchange);
  else if (job->error != NULL)
    xy_exchange_fail_inside (job->exchange, job->error);
  else
    respond_photo (job->exchange, job->bytes);
}

static void
look_run (gpointer data)
{
  PhotoJob *job = data;

  xy_ledger_photo_is_visible (job->exchange->server->database, job->exchange->viewer,
                              job->exchange->argument, &job->visible, &job->error);
}

static void
look_done (gpointer data)
{
  g_autoptr (PhotoJob) job = data;

  if (is_over (job))
    return;
  if (job->error != NULL)
    xy_exchange_fail_inside (job->exchange, job->error);
  else if (!job->visible)
    fail_missing (job->exchange);
  else
    {
      XyPool *pool = job->exchange->server->file_pool;

      xy_pool_push (pool, load_run, load_done, g_steal_pointer (&job));
    }
}

void
xy_serve_get_photo (XyExchange *exchange)
{
  if (check_name (exchange))
    xy_pool_push (exchange->server->database_pool, look_run, look_done, photo_job_new (exchange));
}

static void
put_run (gpointer data)
{
  PhotoJob *job = data;

  xy_photo_folder_put (job->exchange->server->photos, job->exchange->argument, job->bytes,
                       &job->error);
}

static void
put_done (gpointer data)
{
  g_autoptr (PhotoJob) job = data;
  XyExchange *exchange = job->exchange;

  if (is_over (job))
    return;
  if (g_error_matches (job->error, XY_PHOTO_FOLDER_ERROR, XY_PHOTO_FOLDER_ERROR_HASH))
    xy_exchange_fail (exchange, SOUP_STATUS_CONFLICT, "wrong-hash", job->error->message);
  else if (g_error_matches (job->error, XY_PHOTO_FOLDER_ERROR, XY_PHOTO_FOLDER_ERROR_FORMAT))
    xy_exchange_fail (exchange, SOUP_STATUS_UNSUPPORTED_MEDIA_TYPE, "no-jpeg", job->error->message);
  else if (job->error != NULL)
    xy_exchange_fail_inside (exchange, job->error);
  else
    {
      exchange->server->counters.photos_taken++;
      xy_exchange_respond (exchange, SOUP_STATUS_CREATED, NULL, NULL);
    }
}

void
xy_serve_put_photo (XyExchange *exchange)
{
  PhotoJob *job;

  if (!check_name (exchange))
    return;
  job = photo_job_new (exchange);
  job->bytes = xy_exchange_get_body (exchange);
  xy_pool_push (exchange->server->file_pool, put_run, put_done, job);
}
