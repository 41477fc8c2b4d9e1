// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * xy_sentence_fill:
 * @sentence: a translated sentence with one `%s`
 * @value: what stands there
 *
 * For sentences that are chosen at run time, which a format cannot be.
 *
 * Returns: (transfer full): the sentence
 */
char *xy_sentence_fill (const char *sentence, const char *value);

G_END_DECLS
