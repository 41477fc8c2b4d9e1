// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/xy-database.h"

G_BEGIN_DECLS

/* Acts: what a person did at once, their mutations, and how they are taken back. */

/** xy_acts_apply: @step: (out): see xy_store_apply_finish(). */
gboolean
xy_acts_apply (XyDatabase *db, const char *label, GPtrArray *edits, gint64 *step, GError **error);
/** xy_acts_apply_within: The same in a transaction that is open, as an act without a label. */
gboolean xy_acts_apply_within (XyDatabase *db, const XyEdit *edit, GError **error);
gboolean xy_acts_undo (XyDatabase *db, gboolean redo, GError **error);
/** xy_acts_undo_step: See xy_store_undo_step_async(). */
gboolean xy_acts_undo_step (XyDatabase *db, gint64 step, GError **error);
GPtrArray *xy_acts_peek (XyDatabase *db, guint max, GError **error);
/** xy_acts_prune: Erases acts of which nothing is left. */
gboolean xy_acts_prune (XyDatabase *db, GError **error);

/**
 * XyEntry:
 * @before: (nullable): the fields' values before; %NULL where the mutation created its record
 * @state: as the table has it
 * @answer: (nullable): the server's, as JSON
 *
 * A mutation as it lies in the table.
 */
typedef struct
{
  gint64 number;
  gint64 act;
  XyMutation *mutation;
  XyFields *before;
  char *state;
  char *answer;
} XyEntry;

void xy_entry_free (XyEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyEntry, xy_entry_free)

/** XY_ENTRY_SQL: What a statement that xy_entry_read() reads from begins with. */
#define XY_ENTRY_SQL                                                                               \
  "SELECT number, act, id, kind, record, base, fields, before, at, by, state, answer FROM "        \
  "mutation "
XyEntry *xy_entry_read (XyDatabase *db, XyStatement *select, GError **error);
/** xy_entry_list: Returns: (transfer full) (element-type XyEntry) (nullable): all the rows. */
GPtrArray *xy_entry_list (XyDatabase *db, XyStatement *select, GError **error);
/** xy_entry_find: @entry: (out) (nullable): %NULL where there is no such mutation. */
gboolean xy_entry_find (XyDatabase *db, const char *id, XyEntry **entry, GError **error);

/**
 * xy_entry_settle:
 * @state: the new state
 * @answer: (nullable): the server's answer, to be kept for a person
 *
 * Takes the mutation out of the outbox.
 */
gboolean xy_entry_settle (XyDatabase *db,
                          const XyEntry *entry,
                          const char *state,
                          const XyAnswer *answer,
                          GError **error);

/**
 * xy_entry_rebase:
 * @id: the id that the mutation has from now on
 * @from: the fields that it was made on
 * @theirs: the server's record
 * @rebased: (out): whether it was done: only where no field that the mutation sets differs
 *
 * An edit of a shipped record is based on what was shipped, whatever revision the server gives
 * that.  Where the server's record is alike in the edited fields nobody else has touched them, and
 * the edit is as good as one of the server's record.
 */
gboolean xy_entry_rebase (XyDatabase *db,
                          const XyEntry *entry,
                          const char *id,
                          const XyFields *from,
                          const XyRecord *theirs,
                          gboolean *rebased,
                          GError **error);

G_END_DECLS
