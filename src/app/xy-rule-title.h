// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * xy_rule_get_title:
 * @rule: a rule's id, such as `background-colour`
 *
 * Returns: (transfer none): what the rule is about, in a few translated words; @rule itself where
 *   there are none
 */
const char *xy_rule_get_title (const char *rule);

/**
 * xy_rule_dup_clause:
 * @clause: such as `A1-4` (attachment 1, item 4), `N-4` (the notice itself) or `CHSI`
 *
 * Returns: (transfer full): where it is written, in translated words; @clause itself where it is
 *   none of these
 */
char *xy_rule_dup_clause (const char *clause);

/**
 * xy_rule_get_unmeasured:
 *
 * Returns: (array zero-terminated=1): ids of the rules that no photo is measured by, but that a
 *   person can reject one for
 */
const char *const *xy_rule_get_unmeasured (void);

G_END_DECLS
