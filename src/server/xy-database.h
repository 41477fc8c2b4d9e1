// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

#include "protocol/xy-message.h"
#include "server/xy-entry.h"
#include "server/xy-permissions.h"

G_BEGIN_DECLS

/**
 * XyDatabase:
 *
 * What the server keeps, but for the photos' bytes.  The rules know the database by these calls
 * only; they know nothing of permissions but what is passed to them.  Used by the thread that
 * opened it.  Every failing call sets its error and leaves the transaction to be rolled back.
 */
typedef struct _XyDatabase XyDatabase;

/**
 * xy_database_open:
 * @directory: the data folder; made with mode 0700 if it is not there
 * @seed: (nullable) (element-type XyRecord): what a fresh database begins with
 * @seeded: (out) (optional): whether it was fresh
 */
XyDatabase *
xy_database_open (const char *directory, GPtrArray *seed, gboolean *seeded, GError **error);
void xy_database_free (XyDatabase *database);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyDatabase, xy_database_free)

/** xy_database_begin: Nobody else writes until the commit, so revisions are given out in order. */
gboolean xy_database_begin (XyDatabase *database, GError **error);
gboolean xy_database_commit (XyDatabase *database, GError **error);
void xy_database_rollback (XyDatabase *database);

/** xy_database_dup_identity: Returns: (transfer full): the UUID of this server's data. */
char *xy_database_dup_identity (XyDatabase *database, GError **error);

/** xy_database_get_revision: The revision given out last. */
gboolean xy_database_get_revision (XyDatabase *database, gint64 *revision, GError **error);
/** xy_database_take_revision: The next one; within a transaction. */
gboolean xy_database_take_revision (XyDatabase *database, gint64 *revision, GError **error);

/* Records.  A lookup that finds nothing leaves @entry NULL and is no error. */
gboolean xy_database_find (XyDatabase *database,
                           XyKind kind,
                           const char *id,
                           XyEntry **entry,
                           GError **error);
/** xy_database_find_by_key: The living record of a natural key. */
gboolean xy_database_find_by_key (XyDatabase *database,
                                  XyKind kind,
                                  const char *key,
                                  XyEntry **entry,
                                  GError **error);
gboolean xy_database_put (XyDatabase *database, const XyEntry *entry, GError **error);
/**
 * xy_database_list:
 * @campaign: (nullable): of that campaign only
 *
 * Returns: (transfer full) (element-type XyRecord): the living records of a kind
 */
GPtrArray *
xy_database_list (XyDatabase *database, XyKind kind, const char *campaign, GError **error);
/** xy_database_list_of_student: (element-type XyEntry): every record that names the student. */
GPtrArray *xy_database_list_of_student (XyDatabase *database, const char *student, GError **error);
/** xy_database_list_requests: (element-type XyEntry): the open requests about an assignment. */
GPtrArray *xy_database_list_requests (XyDatabase *database, const char *assignment, GError **error);
/** xy_database_count_students: The living students of a college in campaigns that are not over. */
gboolean xy_database_count_students (XyDatabase *database,
                                     const char *college,
                                     gint64 *on_site,
                                     gint64 *online,
                                     GError **error);

/** xy_database_put_gone: The readers of @college lost sight of a record at @revision. */
gboolean xy_database_put_gone (XyDatabase *database,
                               XyKind kind,
                               const char *id,
                               const char *college,
                               gint64 revision,
                               GError **error);

/** xy_database_put_alias: From now on @from means @to. */
gboolean xy_database_put_alias (XyDatabase *database,
                                const char *from,
                                const char *to,
                                const char *campaign,
                                GError **error);
/** xy_database_dup_alias: @to: (out) (nullable): what @from means, %NULL for itself. */
gboolean xy_database_dup_alias (XyDatabase *database, const char *from, char **to, GError **error);

/** xy_database_put_answer: Keeps what was answered to a mutation, for when it comes again. */
gboolean xy_database_put_answer (XyDatabase *database,
                                 const XyAnswer *answer,
                                 const char *account,
                                 GError **error);
gboolean xy_database_find_answer (XyDatabase *database,
                                  const char *mutation,
                                  XyAnswer **answer,
                                  char **account,
                                  GError **error);

/**
 * xy_database_read_changes:
 *
 * Returns: (transfer full): a page of the feed as @viewer may see it
 */
XyChanges *xy_database_read_changes (XyDatabase *database,
                                     const XyViewer *viewer,
                                     gint64 after,
                                     guint limit,
                                     GError **error);

/** xy_database_photo_is_visible: Whether a living submission that @viewer may see names it. */
gboolean xy_database_photo_is_visible (XyDatabase *database,
                                       const XyViewer *viewer,
                                       const char *photo,
                                       gboolean *visible,
                                       GError **error);

/* Accounts and their sessions.  Of a password and of a token only a hash is known here. */
gboolean xy_database_add_account (XyDatabase *database,
                                  const XyViewer *account,
                                  const char *password_hash,
                                  gboolean *added,
                                  GError **error);
gboolean xy_database_find_account (XyDatabase *database,
                                   const char *name,
                                   XyViewer **account,
                                   char **password_hash,
                                   GError **error);
/** xy_database_add_session: @expires: seconds since 1970.  Forgets what has expired by @now. */
gboolean xy_database_add_session (XyDatabase *database,
                                  const char *token_hash,
                                  const char *account,
                                  gint64 now,
                                  gint64 expires,
                                  GError **error);
gboolean xy_database_find_session (XyDatabase *database,
                                   const char *token_hash,
                                   gint64 now,
                                   XyViewer **viewer,
                                   GError **error);
gboolean xy_database_remove_session (XyDatabase *database, const char *token_hash, GError **error);

G_END_DECLS
