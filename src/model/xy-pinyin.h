// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * XyPinyin:
 *
 * How Chinese characters are read, in pinyin without tones: as ICU has it for text and for names
 * (单 is shan and dan), and what it is told besides.  One thread at a time may use it.
 */
typedef struct _XyPinyin XyPinyin;

XyPinyin *xy_pinyin_new (void);
void xy_pinyin_free (XyPinyin *pinyin);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyPinyin, xy_pinyin_free)

/**
 * xy_pinyin_add:
 * @readings: an object whose members are characters and whose values are lists of readings in
 *   lower-case letters, as `data/roster/readings.json` has it; what is otherwise is passed over
 *
 * Adds readings to those of ICU.
 */
void xy_pinyin_add (XyPinyin *pinyin, JsonNode *readings);

/**
 * xy_pinyin_append:
 * @out: gets the readings of @name: one syllable for each character that has any, with a space
 *   between, and a slash between several of one: `shan/dan xiao ming`
 *
 * A ü is there as u and as v, as it is typed.
 */
void xy_pinyin_append (XyPinyin *pinyin, GString *out, const char *name);

/**
 * xy_pinyin_matches:
 * @syllables: by xy_pinyin_append()
 * @word: lower-case letters
 *
 * Returns: whether @word is made of the beginnings of syllables that follow one another, as people
 *   type names: `mengyuyao`, `yuyao`, `myy`, `mengyy`
 */
gboolean xy_pinyin_matches (const char *syllables, const char *word);

G_END_DECLS
