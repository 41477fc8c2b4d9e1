// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "sqlite/xy-connection.h"
#include "store/xy-store.h"

G_BEGIN_DECLS

/* The half of the store that lives on the database's thread.  Nothing in this header may be
 * called from another one. */

/**
 * XySummary:
 *
 * What the other half shows without asking: a value, published after each commit.
 */
typedef struct
{
  XyStoreCounts counts;
  char *undo_label;
  char *redo_label;
  gint64 cursor;
} XySummary;

/**
 * XyDatabase:
 * @account: (nullable): who is signed in, for the mutations' `by`
 * @summary: as of the last commit
 * @is_watched: whether anybody listens to what changes; else it is not noted
 * @changed: a set of #XyRecord, by kind and id: what the transaction changed
 * @gone: a set of #XyRecord: what went from view in it
 * @photos: a set of SHA-256 whose place in the queues the transaction may have changed
 * @erased: photos whose files are to go after the commit
 * @set: name to value, %NULL where it is none any more: settings since they were last published
 * @creations_written: whether the transaction has seen to it that every act's mutations are written
 *   out
 * @outbox_changed: whether something of the summary changed in the last commit
 */
typedef struct
{
  GThread *thread;
  XyConnection *connection;
  char *directory;
  char *origin;
  char *account;
  int lock;
  XySummary summary;
  gboolean is_watched;
  GHashTable *changed;
  GHashTable *gone;
  GHashTable *photos;
  GHashTable *erased;
  GHashTable *set;
  gboolean creations_written;
  gboolean outbox_changed;
} XyDatabase;

/** xy_database_open: See xy_store_open(); errors are of %XY_STORE_ERROR, or that of @cancellable,
 * which ends the waiting for the lock. */
XyDatabase *xy_database_open (const char *directory,
                              GPtrArray *seed,
                              GCancellable *cancellable,
                              GError **error);
void xy_database_close (XyDatabase *db);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyDatabase, xy_database_close)

gboolean xy_database_begin (XyDatabase *db, GError **error);
/**
 * xy_database_end:
 * @well: whether everything since xy_database_begin() went well
 *
 * Brings queues and summary up to date and commits; or rolls back.
 *
 * Returns: whether it is committed; %FALSE without touching @error where @well is %FALSE
 */
gboolean xy_database_end (XyDatabase *db, gboolean well, GError **error);

/** xy_database_prepare: Shorthand for the connection's. */
XyStatement *xy_database_prepare (XyDatabase *db, const char *sql, GError **error);
/** xy_database_get_number: @value: (out): the first column of the first row, 0 without a row. */
gboolean xy_database_get_number (XyDatabase *db, const char *sql, gint64 *value, GError **error);

char *xy_database_dup_meta (XyDatabase *db, const char *name, GError **error);
gboolean xy_database_set_meta (XyDatabase *db, const char *name, const char *value, GError **error);
/** xy_database_list_settings: Returns: (transfer full) (nullable): name to value. */
GHashTable *xy_database_list_settings (XyDatabase *db, GError **error);
gboolean
xy_database_set_setting (XyDatabase *db, const char *name, const char *value, GError **error);

/** xy_database_translate: Makes an error of %XY_STORE_ERROR of one of a lower room's. */
void xy_database_translate (GError **error, XyStoreError otherwise);

char *xy_database_fields_to_text (const XyFields *fields);
/** xy_database_fields_from_text: Returns: (transfer full) (nullable): %NULL with @error. */
XyFields *xy_database_fields_from_text (const char *text, GError **error);

G_END_DECLS
