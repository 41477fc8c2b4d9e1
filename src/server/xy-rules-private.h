// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/xy-rules.h"

G_BEGIN_DECLS

/**
 * XyBatch:
 * @touched: ids of colleges whose headcounts may be others now
 * @known: campaigns and colleges that were found to be there, by id
 */
typedef struct
{
  XyLedger *database;
  const XyViewer *viewer;
  GHashTable *touched;
  GHashTable *known;
} XyBatch;

/**
 * XyAct:
 * @id: the record's id, where another replaced it that one's
 * @wanted: the fields that the mutation sets, with replaced ids followed
 * @entry: (nullable): the record as it is; %NULL for a create
 * @met: whether the create met a living record of the same natural key
 * @corrected: whether the server set a field to something else than was wanted
 * @others: whether somebody else changed the record since the mutation's base
 * @changes: what is to be changed in the end
 * @result: the record's fields as they would be
 * @plan: (nullable) (element-type XyEdit): what an accepted request makes of the timetable
 * @answer: (nullable): set once it is decided
 *
 * One mutation on its way through the rules.
 */
typedef struct
{
  XyBatch *batch;
  const XyMutation *mutation;
  char *id;
  XyFields *wanted;
  XyLedgerEntry *entry;
  gboolean met;
  gboolean corrected;
  gboolean others;
  XyFields *changes;
  XyFields *result;
  GPtrArray *plan;
  XyAnswer *answer;
} XyAct;

/* A step decides by setting the act's answer.  FALSE is an error of the database. */

/** xy_act_refuse: Answers `refused`. Returns: %TRUE. */
gboolean xy_act_refuse (XyAct *act, const char *code, const char *message);
/** xy_act_answer: Returns: (transfer none): a new answer of the act, to be filled. */
XyAnswer *xy_act_answer (XyAct *act, XyAnswerKind kind);
/** xy_act_changes: Returns: whether the act changes that field. */
gboolean xy_act_changes (const XyAct *act, const char *field);
gboolean xy_act_is_by_college (const XyAct *act);

/** xy_field_is_circumstance: Who, when: said along with what is done, never a conflict by itself.
 */
gboolean xy_field_is_circumstance (const char *field);
/** xy_field_looks_same: Returns: whether both mean the same; unset, false, 0 and empty are alike.
 */
gboolean xy_field_looks_same (const XyFields *a, const XyFields *b, const char *field);

/* xy-rules-write.c */

/**
 * xy_batch_change:
 * @entry: the record before; with no fields and revision 0 for a new one
 *
 * Writes a change with all that follows from it: who loses sight of it, what moves with a student,
 * which headcounts are to be counted again.
 */
gboolean xy_batch_change (XyBatch *batch,
                          const XyLedgerEntry *entry,
                          const XyFields *changes,
                          const char *origin,
                          const char *account,
                          XyLedgerEntry **after,
                          GError **error);
/** xy_batch_count: Brings the headcounts of touched colleges up to date. */
gboolean xy_batch_count (XyBatch *batch, GError **error);

/* xy-rules-references.c */

/** xy_act_settle_owner: Campaign, college and student follow from what the record hangs on. */
gboolean xy_act_settle_owner (XyAct *act, GError **error);
gboolean xy_act_check_references (XyAct *act, GError **error);
gboolean xy_act_check_campaign (XyAct *act, GError **error);

/* xy-rules-kinds.c */

/** xy_act_check_kind: What only one kind knows, before conflicts are looked for. */
gboolean xy_act_check_kind (XyAct *act, GError **error);
/** xy_act_check_values: Whether the values of the result make sense. */
gboolean xy_act_check_values (XyAct *act, GError **error);

/* xy-rules-timetable.c */

/** xy_act_check_move: A college's move that is not free becomes a request. */
gboolean xy_act_check_move (XyAct *act, GError **error);
/** xy_act_check_request: A new request, or one that is accepted, must still be possible. */
gboolean xy_act_check_request (XyAct *act, GError **error);
/** xy_act_follow_request: An accepted request is carried out; a new one takes the place of older
 * ones about the same. */
gboolean xy_act_follow_request (XyAct *act, GError **error);

G_END_DECLS
