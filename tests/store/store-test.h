// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/xy-store.h"
#include "xy-test.h"

G_BEGIN_DECLS

/* What the store's tests have in common.  Everything here fails the test where the store fails. */

/** store_test_open: A store in @folder. */
XyStore *store_test_open (const char *folder, GPtrArray *seed);
/** store_test_open_fresh: A store in a folder of its own. */
XyStore *store_test_open_fresh (void);
/** store_test_reopen: Closes the store and opens its folder again. */
XyStore *store_test_reopen (XyStore *store);

/** store_test_fields: Fields of strings: name, value, name, value, …, NULL. */
XyFields *store_test_fields (const char *name, ...) G_GNUC_NULL_TERMINATED;
/** store_test_apply: One act with one edit; @fields: (transfer full). */
void
store_test_apply (XyStore *store, const char *label, XyKind kind, const char *id, XyFields *fields);
/** store_test_create_student: Returns: (transfer full): the id of a new student. */
char *store_test_create_student (XyStore *store, const char *number, const char *name);
GPtrArray *store_test_edits (void);

XyRecord *store_test_lookup (XyStore *store, XyKind kind, const char *id);
/** store_test_assert_field: Asserts a string field of the record as it looks in the store. */
void store_test_assert_field (XyStore *store,
                              XyKind kind,
                              const char *id,
                              const char *name,
                              const char *value);
gboolean store_test_is_living (XyStore *store, XyKind kind, const char *id);
guint store_test_count (XyStore *store, XyKind kind);
XyStoreCounts store_test_counts (XyStore *store);

GPtrArray *store_test_peek (XyStore *store, guint max);
/** store_test_peek_one: The only mutation that waits. */
XyMutation *store_test_peek_one (XyStore *store);

/** store_test_answer: What the server could say; @theirs: (nullable) (transfer full). */
XyAnswer *store_test_answer (XyAnswerKind kind,
                             const XyMutation *mutation,
                             gint64 revision,
                             XyRecord *theirs);
/** store_test_take_answer: @answer: (transfer full). */
void store_test_take_answer (XyStore *store, XyAnswer *answer);
void store_test_take_answers (XyStore *store, GPtrArray *answers);

GPtrArray *store_test_changes (void);
/** store_test_add_change: @fields: (transfer full) (nullable): %NULL means gone. */
void store_test_add_change (GPtrArray *changes,
                            XyKind kind,
                            const char *id,
                            gint64 revision,
                            XyFields *fields);
void store_test_take_changes (XyStore *store, GPtrArray *changes, gint64 next, gboolean more);
/** store_test_feed: One change as a whole page; @fields: (transfer full) (nullable). */
void
store_test_feed (XyStore *store, XyKind kind, const char *id, gint64 revision, XyFields *fields);

GPtrArray *store_test_conflicts (XyStore *store);

G_END_DECLS
