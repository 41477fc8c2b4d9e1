// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-json.h"

G_BEGIN_DECLS

/**
 * XyPhrases:
 *
 * Words to students: a sentence for each rule that a photo can be rejected for, and sentences that
 * are at hand, those that were used most first.
 */
typedef struct _XyPhrases XyPhrases;

/**
 * xy_phrases_parse:
 * @bytes: (nullable): as `data/phrases/zh_CN.json`; %NULL has none at all
 *
 * Returns: (transfer full) (nullable): %NULL with %XY_JSON_ERROR
 */
XyPhrases *xy_phrases_parse (GBytes *bytes, GError **error);
void xy_phrases_free (XyPhrases *phrases);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyPhrases, xy_phrases_free)

/** xy_phrases_get_for_rule: Returns: (transfer none) (nullable): what to do about it. */
const char *xy_phrases_get_for_rule (const XyPhrases *phrases, const char *rule);

/** xy_phrases_forget_uses: Nothing was used yet. */
void xy_phrases_forget_uses (XyPhrases *phrases);

/**
 * xy_phrases_add_use:
 * @note: (nullable): words that were sent to a student
 *
 * Each line of them was used once.  What comes with a rule anyway does not count, nor does what is
 * too long to be said twice.
 */
void xy_phrases_add_use (XyPhrases *phrases, const char *note);

/**
 * xy_phrases_list_common:
 *
 * Returns: (transfer full): at most @max phrases: those used most, then the shipped ones
 */
char **xy_phrases_list_common (const XyPhrases *phrases, guint max);

G_END_DECLS
