// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * XY_SQLITE_ERROR:
 *
 * Errors of the database: #XY_SQLITE_ERROR_BUSY (somebody else holds it),
 * #XY_SQLITE_ERROR_CONSTRAINT (a unique or foreign key says no), #XY_SQLITE_ERROR_DAMAGED (the
 * file is no database or is broken), #XY_SQLITE_ERROR_FULL, #XY_SQLITE_ERROR_TOO_NEW (a newer
 * program made it), #XY_SQLITE_ERROR_FAILED (any other).
 */
#define XY_SQLITE_ERROR (xy_sqlite_error_quark ())
GQuark xy_sqlite_error_quark (void);

typedef enum
{
  XY_SQLITE_ERROR_FAILED,
  XY_SQLITE_ERROR_BUSY,
  XY_SQLITE_ERROR_CONSTRAINT,
  XY_SQLITE_ERROR_DAMAGED,
  XY_SQLITE_ERROR_FULL,
  XY_SQLITE_ERROR_TOO_NEW,
} XySqliteError;

/** XyConnection: A connection to an SQLite database.  Used by the thread that opened it only. */
typedef struct _XyConnection XyConnection;
/** XyStatement: A prepared statement; keeps its connection alive. */
typedef struct _XyStatement XyStatement;

/**
 * xy_connection_open:
 *
 * Opens or makes the database with mode 0600, in WAL with foreign keys on and
 * `synchronous=FULL`: what is committed survives a crash.  What is deleted is overwritten.
 */
XyConnection *xy_connection_open (const char *path, GError **error);
/**
 * xy_connection_open_paged:
 * @page_size: in bytes, of a database that is made now: one that is written in large transactions
 *   does so in less time with large pages
 */
XyConnection *xy_connection_open_paged (const char *path, guint page_size, GError **error);
void xy_connection_free (XyConnection *connection);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyConnection, xy_connection_free)

/** xy_connection_execute: Runs one or several statements that give no rows. */
gboolean xy_connection_execute (XyConnection *connection, const char *sql, GError **error);
/** xy_connection_begin: Begins a transaction that is going to write, and so waits for others. */
gboolean xy_connection_begin (XyConnection *connection, GError **error);
/**
 * xy_connection_leave_log:
 *
 * Until the next transaction begins: if the connection is closed, what SQLite's write-ahead log
 * holds stays there, as safe as it is since it was committed, and is not copied into the database
 * while somebody waits.  The next that writes does so when it closes.
 */
void xy_connection_leave_log (XyConnection *connection);
/** xy_connection_commit: A commit that fails is rolled back. */
gboolean xy_connection_commit (XyConnection *connection, GError **error);
/** xy_connection_rollback: Never fails: what cannot be rolled back was not begun. */
void xy_connection_rollback (XyConnection *connection);

/**
 * xy_connection_prepare:
 * @sql: one statement; it is kept prepared and handed out again for the same text
 */
XyStatement *xy_connection_prepare (XyConnection *connection, const char *sql, GError **error);
void xy_statement_free (XyStatement *statement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyStatement, xy_statement_free)

/* Parameters are counted from 1, columns from 0.  Binding copies. */
void xy_statement_bind_string (XyStatement *statement, int parameter, const char *value);
/** xy_statement_bind_static_string: The value must stay until it is bound anew or the statement
 * freed. */
void xy_statement_bind_static_string (XyStatement *statement, int parameter, const char *value);
void xy_statement_bind_int (XyStatement *statement, int parameter, gint64 value);
void xy_statement_bind_bytes (XyStatement *statement, int parameter, GBytes *value);
void xy_statement_bind_null (XyStatement *statement, int parameter);

/**
 * xy_statement_step:
 * @row: (out): whether there is a row; after the last one the statement can be bound again
 *
 * What a row's getters return is valid until the next step.
 */
gboolean xy_statement_step (XyStatement *statement, gboolean *row, GError **error);
/** xy_statement_run: Steps to the end and resets; what is bound stays until it is bound anew. */
gboolean xy_statement_run (XyStatement *statement, GError **error);
/** xy_statement_get_string: Returns: (nullable): %NULL where the column is. */
const char *xy_statement_get_string (XyStatement *statement, int column);
gint64 xy_statement_get_int (XyStatement *statement, int column);
GBytes *xy_statement_dup_bytes (XyStatement *statement, int column);
gboolean xy_statement_is_null (XyStatement *statement, int column);
/** xy_connection_get_changes: Returns: how many rows the last writing statement changed. */
int xy_connection_get_changes (XyConnection *connection);
/** xy_connection_get_last_row: Returns: the rowid of the row that was inserted last. */
gint64 xy_connection_get_last_row (XyConnection *connection);

/**
 * XyMigration:
 *
 * One step of a schema: makes version N+1 of version N.
 */
typedef gboolean (*XyMigration) (XyConnection *connection, GError **error);

/**
 * xy_connection_migrate:
 * @migrations: (array length=n_migrations): the steps; their number is the newest version
 *
 * Brings the database to the newest version, in one transaction, noting it in `user_version`.
 * Before the steps run on a database that has something, it is copied aside (`NAME.before-N`,
 * where N is the version that it is to become).  A failed step leaves the database as it was and
 * says so.  Foreign keys are off while the steps run, so that tables can be made anew, and are
 * checked before the commit.  A database newer than this program is refused with
 * #XY_SQLITE_ERROR_TOO_NEW and left alone.
 */
gboolean xy_connection_migrate (XyConnection *connection,
                                const XyMigration *migrations,
                                guint n_migrations,
                                GError **error);

G_END_DECLS
