// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

#include "protocol/xy-message.h"
#include "server/xy-ledger-entry.h"
#include "server/xy-permissions.h"

G_BEGIN_DECLS

/**
 * XyLedger:
 *
 * What the server keeps, but for the photos' bytes.  The rules know the database by these calls
 * only; they know nothing of permissions but what is passed to them.  Used by the thread that
 * opened it.  Every failing call sets its error and leaves the transaction to be rolled back.
 */
typedef struct _XyLedger XyLedger;

/**
 * xy_ledger_open:
 * @directory: the data folder; made with mode 0700 if it is not there
 * @seed: (nullable) (element-type XyRecord): what a fresh database begins with
 * @seeded: (out) (optional): whether it was fresh
 */
XyLedger *xy_ledger_open (const char *directory, GPtrArray *seed, gboolean *seeded, GError **error);
void xy_ledger_free (XyLedger *database);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyLedger, xy_ledger_free)

/** xy_ledger_begin: Nobody else writes until the commit, so revisions are given out in order. */
gboolean xy_ledger_begin (XyLedger *database, GError **error);
gboolean xy_ledger_commit (XyLedger *database, GError **error);
void xy_ledger_rollback (XyLedger *database);

/** xy_ledger_dup_identity: Returns: (transfer full): the UUID of this server's data. */
char *xy_ledger_dup_identity (XyLedger *database, GError **error);

/** xy_ledger_get_revision: The revision given out last. */
gboolean xy_ledger_get_revision (XyLedger *database, gint64 *revision, GError **error);
/** xy_ledger_take_revision: The next one; within a transaction. */
gboolean xy_ledger_take_revision (XyLedger *database, gint64 *revision, GError **error);

/* Records.  A lookup that finds nothing leaves @entry NULL and is no error. */
gboolean xy_ledger_find (XyLedger *database,
                         XyKind kind,
                         const char *id,
                         XyLedgerEntry **entry,
                         GError **error);
/** xy_ledger_find_by_key: The living record of a natural key. */
gboolean xy_ledger_find_by_key (XyLedger *database,
                                XyKind kind,
                                const char *key,
                                XyLedgerEntry **entry,
                                GError **error);
gboolean xy_ledger_put (XyLedger *database, const XyLedgerEntry *entry, GError **error);
/**
 * xy_ledger_list:
 * @campaign: (nullable): of that campaign only
 *
 * Returns: (transfer full) (element-type XyRecord): the living records of a kind
 */
GPtrArray *xy_ledger_list (XyLedger *database, XyKind kind, const char *campaign, GError **error);
/** xy_ledger_list_of_student: (element-type XyLedgerEntry): every record that names the student. */
GPtrArray *xy_ledger_list_of_student (XyLedger *database, const char *student, GError **error);
/** xy_ledger_list_requests: (element-type XyLedgerEntry): the open requests about an assignment. */
GPtrArray *xy_ledger_list_requests (XyLedger *database, const char *assignment, GError **error);
/** xy_ledger_count_classes: Returns: (transfer full): the names of a college's classes in a
 * campaign to how many living students of each come on site. */
GHashTable *xy_ledger_count_classes (XyLedger *database,
                                     const char *college,
                                     const char *campaign,
                                     GError **error);
/** xy_ledger_count_students: The living students of a college in campaigns that are not over. */
gboolean xy_ledger_count_students (XyLedger *database,
                                   const char *college,
                                   gint64 *on_site,
                                   gint64 *online,
                                   GError **error);

/** xy_ledger_put_gone: The readers of @college lost sight of a record at @revision. */
gboolean xy_ledger_put_gone (XyLedger *database,
                             XyKind kind,
                             const char *id,
                             const char *college,
                             gint64 revision,
                             GError **error);

/** xy_ledger_put_alias: From now on @from means @to. */
gboolean xy_ledger_put_alias (XyLedger *database,
                              const char *from,
                              const char *to,
                              const char *campaign,
                              GError **error);
/** xy_ledger_dup_alias: @to: (out) (nullable): what @from means, %NULL for itself. */
gboolean xy_ledger_dup_alias (XyLedger *database, const char *from, char **to, GError **error);

/** xy_ledger_put_answer: Keeps what was answered to a mutation, for when it comes again. */
gboolean xy_ledger_put_answer (XyLedger *database,
                               const XyAnswer *answer,
                               const char *account,
                               GError **error);
gboolean xy_ledger_find_answer (XyLedger *database,
                                const char *mutation,
                                XyAnswer **answer,
                                char **account,
                                GError **error);

/**
 * xy_ledger_read_changes:
 *
 * Returns: (transfer full): a page of the feed as @viewer may see it
 */
XyChanges *xy_ledger_read_changes (XyLedger *database,
                                   const XyViewer *viewer,
                                   gint64 after,
                                   guint limit,
                                   GError **error);

/** xy_ledger_photo_is_visible: Whether a living submission that @viewer may see names it. */
gboolean xy_ledger_photo_is_visible (XyLedger *database,
                                     const XyViewer *viewer,
                                     const char *photo,
                                     gboolean *visible,
                                     GError **error);

/* Accounts and their sessions.  Of a password and of a token only a hash is known here. */
gboolean xy_ledger_add_account (XyLedger *database,
                                const XyViewer *account,
                                const char *password_hash,
                                gboolean *added,
                                GError **error);
gboolean xy_ledger_find_account (XyLedger *database,
                                 const char *name,
                                 XyViewer **account,
                                 char **password_hash,
                                 GError **error);
/** xy_ledger_add_session: @expires: seconds since 1970.  Forgets what has expired by @now. */
gboolean xy_ledger_add_session (XyLedger *database,
                                const char *token_hash,
                                const char *account,
                                gint64 now,
                                gint64 expires,
                                GError **error);
gboolean xy_ledger_find_session (XyLedger *database,
                                 const char *token_hash,
                                 gint64 now,
                                 XyViewer **viewer,
                                 GError **error);
gboolean xy_ledger_remove_session (XyLedger *database, const char *token_hash, GError **error);

G_END_DECLS
