// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * xy_search_fold:
 * @text: (nullable): UTF-8
 *
 * What is compared when people search: compatibility forms made plain (full-width digits narrow),
 * no case, and without the dots and apostrophes that stand inside names.
 *
 * Returns: (transfer full): never %NULL
 */
char *xy_search_fold (const char *text);

/** xy_search_split: Returns: (transfer full): the folded words of what was typed, none empty. */
char **xy_search_split (const char *text);

/**
 * XySearchText:
 *
 * The folded texts of many owners one behind the other, so that a word is looked for in all of them
 * at the speed of memory.  An owner is a small number.
 */
typedef struct _XySearchText XySearchText;

XySearchText *xy_search_text_new (void);
void xy_search_text_free (XySearchText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XySearchText, xy_search_text_free)

/** xy_search_text_set: Replaces the text of one owner; an empty one takes it out. */
void xy_search_text_set (XySearchText *self, guint owner, const char *text);

/** xy_search_text_get: Returns: (transfer none): the text of one owner, empty if it has none. */
const char *xy_search_text_get (const XySearchText *self, guint owner);

/**
 * xy_search_text_find:
 * @word: not empty
 * @hits: (array): for each owner how many words were found so far
 * @n_before: how many words there were before
 *
 * Sets to @n_before + 1 the hits of every owner that has @n_before of them and has the word.
 */
void
xy_search_text_find (const XySearchText *self, const char *word, guint8 *hits, guint8 n_before);

G_END_DECLS
