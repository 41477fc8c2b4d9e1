// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/xy-ledger.h"

G_BEGIN_DECLS

/**
 * xy_rules_apply:
 * @mutations: (element-type XyMutation): a batch, in the order in which the acts were done
 *
 * Applies a batch in one transaction and answers each mutation.  What a mutation must not do is an
 * answer, not an error: @error is the database's, and then nothing was applied.
 *
 * The codes of refusals: `forbidden`, `elsewhere` (the record belongs to a college that the
 * account does not work for), `unknown-record`, `unknown-reference`, `invalid`, `too-large`,
 * `duplicate`, `closed`, `locked`, `decided-by-school`, `answered`, `outdated` (a request that the
 * timetable has no place for any more).
 *
 * Returns: (transfer full) (element-type XyAnswer) (nullable): the answers, in the same order
 */
GPtrArray *
xy_rules_apply (XyLedger *database, const XyViewer *viewer, GPtrArray *mutations, GError **error);

G_END_DECLS
