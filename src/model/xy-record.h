// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-fields.h"

G_BEGIN_DECLS

/**
 * XyKind:
 *
 * The kinds of shared records, in the order in which a record can depend on another.
 */
typedef enum
{
  XY_KIND_CAMPAIGN,
  XY_KIND_COLLEGE,
  XY_KIND_SESSION,
  XY_KIND_SLOT,
  XY_KIND_ASSIGNMENT,
  XY_KIND_STUDENT,
  XY_KIND_SUBMISSION,
  XY_KIND_DECISION,
  XY_KIND_ATTENDANCE,
  XY_KIND_PAYMENT,
  XY_KIND_REQUEST,
} XyKind;
#define XY_N_KINDS (XY_KIND_REQUEST + 1)

const char *xy_kind_to_string (XyKind kind);
gboolean xy_kind_from_string (const char *name, XyKind *kind);

/**
 * XyRecord:
 * @id: a UUID in lower case
 * @revision: the server's revision at which it last changed; 0 if the server has never seen it
 * @fields: its fields; not to be changed once the record is shared
 *
 * Everything that is shared travels as a record.  Reference counted, immutable once made.
 */
typedef struct
{
  gatomicrefcount refs;
  XyKind kind;
  char *id;
  gint64 revision;
  XyFields *fields;
} XyRecord;

/** xy_record_new: @fields: (transfer full): the fields. */
XyRecord *xy_record_new (XyKind kind, const char *id, gint64 revision, XyFields *fields);
XyRecord *xy_record_ref (XyRecord *record);
void xy_record_unref (XyRecord *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyRecord, xy_record_unref)

/** xy_record_is_deleted: Returns: whether the field `deleted` is set. */
gboolean xy_record_is_deleted (const XyRecord *record);

/**
 * xy_record_dup_natural_key:
 *
 * What the server keeps unique among the living records of a kind besides their ids, so that two
 * people who make the same thing offline end with one: a student's number in a campaign, a
 * submission's decision, a student's attendance at a session.
 *
 * Returns: (transfer full) (nullable): the key, %NULL for a kind that has none
 */
char *xy_record_dup_natural_key (XyKind kind, const XyFields *fields);

/** xy_uuid_new: Returns: (transfer full): a random UUID (version 4) in lower case. */
char *xy_uuid_new (void);
/** xy_uuid_is_valid: Returns: whether @id is a UUID in lower case, as every record id is. */
gboolean xy_uuid_is_valid (const char *id);

G_END_DECLS
