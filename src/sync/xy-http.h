// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * XyHttp:
 *
 * Requests to one server.  Private to this room.  Reference counted, used from one thread.
 */
typedef struct _XyHttp XyHttp;

/**
 * xy_http_new:
 * @server: the base URL; HTTPS, or HTTP on loopback
 *
 * Returns: (transfer full) (nullable): %NULL with %XY_SYNC_ERROR_ADDRESS
 */
XyHttp *xy_http_new (const char *server, GError **error);
XyHttp *xy_http_ref (XyHttp *http);
void xy_http_unref (XyHttp *http);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyHttp, xy_http_unref)

/** xy_http_get_server: Returns: (transfer none): the base URL as it is kept, with no last slash. */
const char *xy_http_get_server (XyHttp *http);
/** xy_http_set_token: @token: (nullable): sent with every request from now on. */
void xy_http_set_token (XyHttp *http, const char *token);

/**
 * XyRequestKind:
 * @XY_REQUEST_ORDINARY: JSON, answered soon
 * @XY_REQUEST_LONG_POLL: JSON, answered when something changes
 * @XY_REQUEST_PHOTO: a photo
 *
 * How long an answer may take to begin, and how large it may be.
 */
typedef enum
{
  XY_REQUEST_ORDINARY,
  XY_REQUEST_LONG_POLL,
  XY_REQUEST_PHOTO,
} XyRequestKind;

/**
 * xy_http_send_async:
 * @path: below the base URL, with its query, such as `/api/v1/changes?after=0`
 * @type: (nullable): the media type of @body
 * @body: (nullable): what to send
 */
void xy_http_send_async (XyHttp *http,
                         XyRequestKind kind,
                         const char *method,
                         const char *path,
                         const char *type,
                         GBytes *body,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);

/**
 * xy_http_send_finish:
 * @status: (out) (optional): the status that came, 0 if none did
 *
 * Returns: (transfer full) (nullable): the body of a 2xx answer, else %NULL with %XY_SYNC_ERROR,
 *   or %G_IO_ERROR_CANCELLED
 */
GBytes *xy_http_send_finish (XyHttp *http, GAsyncResult *result, guint *status, GError **error);

/**
 * xy_http_fetch_async:
 * @etag: what the server calls the photo's bytes, with the quotation marks
 * @begun: (nullable): their beginning, from a fetch that was cut off
 *
 * Gets a photo, or where it can only what is missing of it.
 */
void xy_http_fetch_async (XyHttp *http,
                          const char *path,
                          const char *etag,
                          GBytes *begun,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
/**
 * xy_http_fetch_finish:
 * @part: (out) (transfer full) (nullable): where it was cut off, the photo's beginning
 *
 * Returns: (transfer full) (nullable): the whole photo; else as xy_http_send_finish()
 */
GBytes *xy_http_fetch_finish (XyHttp *http,
                              GAsyncResult *result,
                              GBytes **part,
                              guint *status,
                              GError **error);

G_END_DECLS
