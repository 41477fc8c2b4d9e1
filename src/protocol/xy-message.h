// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "protocol/xy-mutation.h"

G_BEGIN_DECLS

/** XY_MESSAGE_MAX_BYTES: The largest JSON body that either side takes. */
#define XY_MESSAGE_MAX_BYTES (64 * 1024 * 1024)
/** XY_BATCH_MAX: The most mutations in one batch: a roster of the most rows fits. */
#define XY_BATCH_MAX 200000

/* Records, as they travel and as shipped campaigns are written:
 * {"kind", "id", "revision", "fields"}. */
JsonNode *xy_record_to_json (const XyRecord *record);
XyRecord *xy_record_from_json (JsonNode *node, GError **error);

/**
 * xy_campaign_file_read:
 * @text: a document {"records": [record, …]}
 *
 * Reads a shipped campaign.  Every record must have a valid id and valid fields.  A campaign that
 * does not say what the notice's timetable is gets the one of the file.
 *
 * Returns: (transfer full) (element-type XyRecord) (nullable): the records, %NULL with
 *   %XY_JSON_ERROR
 */
GPtrArray *xy_campaign_file_read (const char *text, gsize length, GError **error);

/**
 * XyChange:
 * @gone: whether the record left the reader's view and is to be erased
 * @record: the record; with @gone only kind, id and revision mean something
 */
typedef struct
{
  gboolean gone;
  XyRecord *record;
} XyChange;

void xy_change_free (XyChange *change);

/**
 * XyChanges:
 * @changes: (element-type XyChange): in the order of revisions
 * @next: what to ask after next time
 * @more: whether there is more right now
 *
 * A page of the change feed.
 */
typedef struct
{
  GPtrArray *changes;
  gint64 next;
  gboolean more;
} XyChanges;

void xy_changes_free (XyChanges *changes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyChanges, xy_changes_free)
char *xy_changes_to_text (const XyChanges *changes);
XyChanges *xy_changes_from_text (const char *text, gsize length, GError **error);

/** xy_batch_to_text: @mutations: (element-type XyMutation). Returns: a JSON array. */
char *xy_batch_to_text (GPtrArray *mutations);
/** xy_batch_from_text: Returns: (transfer full) (element-type XyMutation) (nullable). */
GPtrArray *xy_batch_from_text (const char *text, gsize length, GError **error);
/** xy_answers_to_text: @answers: (element-type XyAnswer). Returns: a JSON array. */
char *xy_answers_to_text (GPtrArray *answers);
GPtrArray *xy_answers_from_text (const char *text, gsize length, GError **error);

/**
 * XySignIn:
 * @token: the bearer token
 * @account: the account's name
 * @role: `school`, `college` or `student`
 * @colleges: ids of the colleges that it works for
 * @expires: ISO 8601, UTC
 * @server: UUID of the server's data, so that a store never syncs with another one
 *
 * What POST /api/v1/sessions answers.
 */
typedef struct
{
  char *token;
  char *account;
  char *role;
  char **colleges;
  char *expires;
  char *server;
} XySignIn;

void xy_sign_in_free (XySignIn *sign_in);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XySignIn, xy_sign_in_free)
char *xy_sign_in_to_text (const XySignIn *sign_in);
XySignIn *xy_sign_in_from_text (const char *text, gsize length, GError **error);

/** xy_credentials_to_text: Returns: {"account", "password"}. */
char *xy_credentials_to_text (const char *account, const char *password);
gboolean xy_credentials_from_text (const char *text,
                                   gsize length,
                                   char **account,
                                   char **password,
                                   GError **error);

/** xy_error_to_text: Returns: {"error": {"code", "message"}}. */
char *xy_error_to_text (const char *code, const char *message);
/** xy_error_from_text: Returns: whether it was such a document; sets @code and @message. */
gboolean xy_error_from_text (const char *text, gsize length, char **code, char **message);

G_END_DECLS
