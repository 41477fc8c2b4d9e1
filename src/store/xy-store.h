// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

#include "model/xy-edit.h"
#include "protocol/xy-message.h"

G_BEGIN_DECLS

#define XY_STORE_ERROR (xy_store_error_quark ())
GQuark xy_store_error_quark (void);

/**
 * XyStoreError:
 * @XY_STORE_ERROR_UNREADABLE: the store's folder or file cannot be opened
 * @XY_STORE_ERROR_IN_USE: another program has it open
 * @XY_STORE_ERROR_TOO_NEW: a newer version of the program made it
 * @XY_STORE_ERROR_FAILED: the database said no
 * @XY_STORE_ERROR_NOTHING: there is nothing to undo or redo
 * @XY_STORE_ERROR_MISSING: there is no such photo, entry, conflict or step of undo
 */
typedef enum
{
  XY_STORE_ERROR_UNREADABLE,
  XY_STORE_ERROR_IN_USE,
  XY_STORE_ERROR_TOO_NEW,
  XY_STORE_ERROR_FAILED,
  XY_STORE_ERROR_NOTHING,
  XY_STORE_ERROR_MISSING,
} XyStoreError;

/**
 * XyStore:
 *
 * What this computer knows of one account's campaigns: records, with the edits made here laid over
 * what the server last said; the outbox; conflicts; undo; photos.
 *
 * SQLite runs on a thread of the store's own.  Every call below is made from the thread that
 * opened the store (with its main context running for the asynchronous ones); the plain calls
 * block until the database's thread has answered, the `_async` ones do not.  The window uses only
 * the latter.
 *
 * Signals, emitted in the opener's main context after a commit:
 * - `records-changed` (GPtrArray of XyRecord *changed*, GPtrArray of XyRecord *gone*): as they now
 *   look here; of *gone*, which are the deleted ones too, only kind and id mean something.
 * - `outbox-changed`: the counts of xy_store_get_counts() are others now, or a conflict came or
 *   went, or what can be undone is something else.
 */
#define XY_TYPE_STORE (xy_store_get_type ())
G_DECLARE_FINAL_TYPE (XyStore, xy_store, XY, STORE, GObject)

/**
 * xy_store_open:
 * @directory: the store's folder, made with mode 0700 if it is not there
 * @seed: (nullable) (element-type XyRecord): the records that a new store begins with, at
 *   revision 0: the shipped campaign
 *
 * Another program that has the store open is waited for, for some seconds.
 */
XyStore *xy_store_open (const char *directory, GPtrArray *seed, GError **error);
/** xy_store_open_async: @cancellable: ends the waiting for another program too. */
void xy_store_open_async (const char *directory,
                          GPtrArray *seed,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
XyStore *xy_store_open_finish (GAsyncResult *result, GError **error);
/**
 * xy_store_close:
 *
 * Waits until everything under way is done.  Called by dispose as well.  Signals that were still to
 * come do not come any more; calls on a closed store fail.
 */
void xy_store_close (XyStore *store);
/**
 * xy_store_close_async:
 *
 * The same without waiting.  From now on no signal comes and every call fails; what was asked for
 * before is done and answered first.
 */
void xy_store_close_async (XyStore *store, GAsyncReadyCallback callback, gpointer user_data);
void xy_store_close_finish (XyStore *store, GAsyncResult *result);

/** xy_store_get_origin: Returns: (transfer none): the store's UUID, the origin of its mutations. */
const char *xy_store_get_origin (XyStore *store);
const char *xy_store_get_directory (XyStore *store);

/* Small settings that belong to the store: `server`, `account`, `role`, `colleges`, `college`,
 * `campaign`, `expires`.  Kept in memory too, so reading never waits. */
char *xy_store_dup_setting (XyStore *store, const char *name);
gboolean xy_store_set_setting (XyStore *store, const char *name, const char *value, GError **error);
/** xy_store_set_setting_async: xy_store_dup_setting() tells of it when it is done. */
void xy_store_set_setting_async (XyStore *store,
                                 const char *name,
                                 const char *value,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean xy_store_set_setting_finish (XyStore *store, GAsyncResult *result, GError **error);

/**
 * xy_store_list:
 *
 * Returns: (transfer full) (element-type XyRecord): the living records of a kind as they look
 *   here, by id
 */
GPtrArray *xy_store_list (XyStore *store, XyKind kind, GError **error);
void xy_store_list_async (XyStore *store,
                          XyKind kind,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
GPtrArray *xy_store_list_finish (XyStore *store, GAsyncResult *result, GError **error);
/** xy_store_list_all_async: All living records of all kinds, in the order of kinds. */
void xy_store_list_all_async (XyStore *store,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
GPtrArray *xy_store_list_all_finish (XyStore *store, GAsyncResult *result, GError **error);
/**
 * xy_store_lookup:
 *
 * Returns: (transfer full) (nullable): the record as it looks here, be it deleted; %NULL without
 *   error if it is not there
 */
XyRecord *xy_store_lookup (XyStore *store, XyKind kind, const char *id, GError **error);
/**
 * xy_store_lookup_by_key:
 * @key: a natural key, by xy_record_dup_natural_key()
 *
 * What is to be edited instead of making a second one: a submission's decision, a campaign's
 * student of that number.
 *
 * Returns: (transfer full) (nullable): the living record with the key, %NULL without error if
 *   there is none
 */
XyRecord *xy_store_lookup_by_key (XyStore *store, XyKind kind, const char *key, GError **error);

/**
 * xy_store_apply:
 * @label: (nullable): what was done, in a few translated words, for Undo; %NULL cannot be undone
 * @edits: (element-type XyEdit): what to do
 *
 * Writes the edits and their outbox entry in one transaction.  Fields that already have their
 * value are left out; an edit with nothing left is none; an act with no edits left does nothing
 * and is no error.  One act is one entry, one batch to the server, one step of undo.  The edits
 * must not be changed once they are given.
 *
 * Returns: whether it is committed
 */
gboolean xy_store_apply (XyStore *store, const char *label, GPtrArray *edits, GError **error);
void xy_store_apply_async (XyStore *store,
                           const char *label,
                           GPtrArray *edits,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
/**
 * xy_store_apply_finish:
 * @step: (out) (optional): what xy_store_undo_step_async() undoes it by; 0 where nothing was done
 *   that could be undone
 */
gboolean xy_store_apply_finish (XyStore *store, GAsyncResult *result, gint64 *step, GError **error);

/** xy_store_get_undo_label: Returns: (transfer none) (nullable): what Undo would undo. */
const char *xy_store_get_undo_label (XyStore *store);
const char *xy_store_get_redo_label (XyStore *store);
/**
 * xy_store_undo:
 *
 * New mutations that set the fields back; a create is deleted.  A field that somebody else has
 * changed since is left to them; where that is all there was, %XY_STORE_ERROR_NOTHING says so.
 */
gboolean xy_store_undo (XyStore *store, GError **error);
gboolean xy_store_redo (XyStore *store, GError **error);
void xy_store_undo_async (XyStore *store,
                          gboolean redo,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
/**
 * xy_store_undo_step_async:
 * @step: from xy_store_apply_finish()
 *
 * Undoes that act, and no other, whatever was done since.  Where something was done since to one of
 * its records, it stays and %XY_STORE_ERROR_NOTHING says so; where it has been undone before,
 * %XY_STORE_ERROR_MISSING.
 */
void xy_store_undo_step_async (XyStore *store,
                               gint64 step,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/** xy_store_undo_finish: For both. */
gboolean xy_store_undo_finish (XyStore *store, GAsyncResult *result, GError **error);

/**
 * XyStoreCounts:
 * @waiting: entries (acts) not yet answered by the server
 * @waiting_mutations: their mutations
 * @conflicts: mutations that were in conflict or refused and wait for a person
 * @photos_up: photos to send
 * @photos_down: photos to fetch
 * @waiting_since: (nullable): when the oldest waiting act was done, ISO 8601, UTC
 */
typedef struct
{
  int waiting;
  int waiting_mutations;
  int conflicts;
  int photos_up;
  int photos_down;
  char waiting_since[32];
} XyStoreCounts;

/** xy_store_get_counts: Kept in memory, never waits. */
void xy_store_get_counts (XyStore *store, XyStoreCounts *counts);

/**
 * XyConflict:
 * @mutation: what was wanted here
 * @answer: what the server said: `conflict` with theirs, or `refused` with the reason
 * @before: what both started from: the fields' values before the edit here
 * @label: (nullable): the act's label
 */
typedef struct
{
  XyMutation *mutation;
  XyAnswer *answer;
  XyFields *before;
  char *label;
} XyConflict;

void xy_conflict_free (XyConflict *conflict);

/** xy_store_list_conflicts: Returns: (transfer full) (element-type XyConflict): oldest first. */
GPtrArray *xy_store_list_conflicts (XyStore *store, GError **error);
void xy_store_list_conflicts_async (XyStore *store,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *xy_store_list_conflicts_finish (XyStore *store, GAsyncResult *result, GError **error);

/**
 * xy_store_resolve:
 * @mutation: id of the conflict's mutation; one that is none (any more) is
 *   %XY_STORE_ERROR_MISSING
 * @fields: (nullable): what to keep: %NULL keeps theirs, else the fields are set by a new
 *   mutation that is based on theirs.  Where the record is not to be seen here, as after a refused
 *   create, they are laid over what the mutation wanted
 */
gboolean xy_store_resolve (XyStore *store, const char *mutation, XyFields *fields, GError **error);
void xy_store_resolve_async (XyStore *store,
                             const char *mutation,
                             XyFields *fields,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean xy_store_resolve_finish (XyStore *store, GAsyncResult *result, GError **error);

/* For src/sync only. */

/**
 * xy_store_peek_outbox:
 * @max: how many mutations a batch may have; a whole act is never split, so one may have more
 *
 * Returns: (transfer full) (element-type XyMutation): the oldest acts that are waiting
 */
void xy_store_peek_outbox_async (XyStore *store,
                                 guint max,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GPtrArray *xy_store_peek_outbox_finish (XyStore *store, GAsyncResult *result, GError **error);

/**
 * xy_store_take_answers:
 * @answers: (element-type XyAnswer): the server's answers, in one transaction
 *
 * `applied` and `merged` move the edit from the outbox to the base; where the server names
 * another record id the local record and everything that names it follows.  `conflict` and
 * `refused` are kept for a person, and the record shows theirs.  `requested` leaves the outbox
 * and the record shows theirs until the request is answered.
 */
void xy_store_take_answers_async (XyStore *store,
                                  GPtrArray *answers,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean xy_store_take_answers_finish (XyStore *store, GAsyncResult *result, GError **error);

/** xy_store_get_cursor: Returns: the revision that the feed was read to. */
gint64 xy_store_get_cursor (XyStore *store);
/**
 * xy_store_take_changes:
 *
 * Lays a page of the feed under the edits made here and moves the cursor, in one transaction.
 * When the last page of the first whole pull is in (`more` is false and the cursor was 0), seeded
 * records that the server does not have, and that nothing here names, go.
 */
void xy_store_take_changes_async (XyStore *store,
                                  XyChanges *changes,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean xy_store_take_changes_finish (XyStore *store, GAsyncResult *result, GError **error);

/* Photos, named by the SHA-256 of their bytes. */

/**
 * xy_store_add_photo:
 *
 * Keeps the bytes (0600, durable).  They are queued for sending as soon as a living submission
 * names them; a photo that nothing names goes when the store is opened the next time.
 *
 * Returns: (transfer full) (nullable): the photo's name
 */
char *xy_store_add_photo (XyStore *store, GBytes *bytes, GError **error);
void xy_store_add_photo_async (XyStore *store,
                               GBytes *bytes,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
char *xy_store_add_photo_finish (XyStore *store, GAsyncResult *result, GError **error);
/**
 * xy_store_take_photo:
 *
 * A photo from the server.  Bytes that are not those are refused; a photo that nothing names any
 * more is not kept.
 */
gboolean xy_store_take_photo (XyStore *store, const char *sha256, GBytes *bytes, GError **error);
void xy_store_take_photo_async (XyStore *store,
                                const char *sha256,
                                GBytes *bytes,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean xy_store_take_photo_finish (XyStore *store, GAsyncResult *result, GError **error);
/** xy_store_has_photo: Returns: whether the bytes are here. Never waits for the database. */
gboolean xy_store_has_photo (XyStore *store, const char *sha256);
/** xy_store_load_photo_async: The bytes; %XY_STORE_ERROR_MISSING if they are not here. */
void xy_store_load_photo_async (XyStore *store,
                                const char *sha256,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GBytes *xy_store_load_photo_finish (XyStore *store, GAsyncResult *result, GError **error);
GBytes *xy_store_load_photo (XyStore *store, const char *sha256, GError **error);
/** xy_store_list_photos: @up: to send, else to fetch. Returns: (transfer full): hashes. */
char **xy_store_list_photos (XyStore *store, gboolean up, GError **error);
void xy_store_list_photos_async (XyStore *store,
                                 gboolean up,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
char **xy_store_list_photos_finish (XyStore *store, GAsyncResult *result, GError **error);
/** xy_store_photo_sent: The server has it now. */
void xy_store_photo_sent_async (XyStore *store,
                                const char *sha256,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean xy_store_photo_sent_finish (XyStore *store, GAsyncResult *result, GError **error);

/**
 * xy_store_get_report:
 * @key: profile and checker version, as the caller puts them together
 *
 * Reports of photos, kept as the text that they were given as, as long as the photo is known here.
 */
char *xy_store_get_report (XyStore *store, const char *sha256, const char *key, GError **error);
gboolean xy_store_set_report (XyStore *store,
                              const char *sha256,
                              const char *key,
                              const char *text,
                              GError **error);
void xy_store_set_report_async (XyStore *store,
                                const char *sha256,
                                const char *key,
                                const char *text,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean xy_store_set_report_finish (XyStore *store, GAsyncResult *result, GError **error);
/** xy_store_list_reports_async: A GHashTable, SHA-256 to text, of all reports under @key. */
void xy_store_list_reports_async (XyStore *store,
                                  const char *key,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GHashTable *xy_store_list_reports_finish (XyStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
