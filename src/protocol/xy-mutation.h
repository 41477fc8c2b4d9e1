// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-record.h"
#include "model/xy-json.h"

G_BEGIN_DECLS

/**
 * XyMutation:
 * @id: a UUID made by the client; the server applies it at most once
 * @origin: the UUID of the store that it was made in.  Changes of one origin follow each other, so
 *   a later one never conflicts with an earlier one
 * @kind: kind of the record
 * @record: id of the record; a record that is not there is created
 * @base: the record's revision when it was made; 0 for a create
 * @fields: the fields to set; null unsets
 * @at: when the act was done, ISO 8601, UTC
 * @by: (nullable): the account that did it; the server goes by the token instead
 *
 * One edit.  Immutable once made, reference counted.
 */
typedef struct
{
  gatomicrefcount refs;
  char *id;
  char *origin;
  XyKind kind;
  char *record;
  gint64 base;
  XyFields *fields;
  char *at;
  char *by;
} XyMutation;

/** xy_mutation_new: @fields: (transfer full). Makes one with an id of its own, done now. */
XyMutation *xy_mutation_new (XyKind kind, const char *record, gint64 base, XyFields *fields);
XyMutation *xy_mutation_ref (XyMutation *mutation);
void xy_mutation_unref (XyMutation *mutation);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyMutation, xy_mutation_unref)

/** xy_mutation_to_json: Returns: (transfer full): {id, origin, kind, record, base, fields, at, by}.
 */
JsonNode *xy_mutation_to_json (const XyMutation *mutation);
/** xy_mutation_from_json: Returns: (transfer full) (nullable): %NULL with %XY_JSON_ERROR_SHAPE. */
XyMutation *xy_mutation_from_json (JsonNode *node, GError **error);

typedef enum
{
  XY_ANSWER_APPLIED,
  XY_ANSWER_MERGED,
  XY_ANSWER_REPEATED,
  XY_ANSWER_CONFLICT,
  XY_ANSWER_REQUESTED,
  XY_ANSWER_REFUSED,
} XyAnswerKind;
#define XY_N_ANSWERS (XY_ANSWER_REFUSED + 1)

const char *xy_answer_kind_to_string (XyAnswerKind kind);
gboolean xy_answer_kind_from_string (const char *name, XyAnswerKind *kind);

/**
 * XyAnswer:
 * @kind: what became of the mutation
 * @first: for `repeated`, the answer that was given then
 * @mutation: id of the mutation
 * @record: (nullable): the record id to use from now on; differs from the mutation's where a
 *   create met a record of the same natural key
 * @revision: the record's revision after it, 0 where nothing was applied
 * @theirs: (nullable): the record as the server has it: with `conflict` theirs, with `merged` and
 *   `repeated` the whole that came of it
 * @request: (nullable): with `requested` the id of the request record
 * @code: (nullable): with `refused` a word that a program can act on
 * @message: (nullable): with `refused` one sentence
 */
typedef struct
{
  XyAnswerKind kind;
  XyAnswerKind first;
  char *mutation;
  char *record;
  gint64 revision;
  XyRecord *theirs;
  char *request;
  char *code;
  char *message;
} XyAnswer;

void xy_answer_free (XyAnswer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyAnswer, xy_answer_free)
XyAnswer *xy_answer_copy (const XyAnswer *answer);
/** xy_answer_effective: Returns: the answer's kind, seen through `repeated`. */
XyAnswerKind xy_answer_effective (const XyAnswer *answer);
JsonNode *xy_answer_to_json (const XyAnswer *answer);
XyAnswer *xy_answer_from_json (JsonNode *node, GError **error);

G_END_DECLS
