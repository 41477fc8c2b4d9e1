// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-record.h"

G_BEGIN_DECLS

/** XyStamp: When a field last changed, in which store, and by which account. */
typedef struct
{
  gint64 revision;
  char *origin;
  char *account;
} XyStamp;

/**
 * XyLedgerEntry:
 * @record: the record; with an entry that is being changed its fields are the entry's own
 * @stamps: (element-type utf8 XyStamp): the last change of each field
 *
 * A record as the server keeps it.
 */
typedef struct
{
  XyRecord *record;
  GHashTable *stamps;
} XyLedgerEntry;

/** xy_ledger_entry_new: @record: (transfer full): the record. */
XyLedgerEntry *xy_ledger_entry_new (XyRecord *record);
void xy_ledger_entry_free (XyLedgerEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyLedgerEntry, xy_ledger_entry_free)

/** xy_ledger_entry_find_stamp: Returns: (transfer none) (nullable): the last change of a field. */
const XyStamp *xy_ledger_entry_find_stamp (const XyLedgerEntry *entry, const char *field);

/**
 * xy_ledger_entry_change:
 * @changes: what to set; null unsets
 *
 * Returns: (transfer full): the entry after a change, with the fields of @changes stamped
 */
XyLedgerEntry *xy_ledger_entry_change (const XyLedgerEntry *entry,
                                       const XyFields *changes,
                                       gint64 revision,
                                       const char *origin,
                                       const char *account);

/** xy_ledger_entry_stamps_to_text: Returns: (transfer full): {field: [revision, origin, account]}.
 */
char *xy_ledger_entry_stamps_to_text (const XyLedgerEntry *entry);
/** xy_ledger_entry_take_stamps: Reads what xy_ledger_entry_stamps_to_text() wrote. */
gboolean xy_ledger_entry_take_stamps (XyLedgerEntry *entry, const char *text, GError **error);

G_END_DECLS
