// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * xy_encoding_decode:
 * @encoding: (out) (transfer none): such as `UTF-8`, `UTF-16` or `GB18030`
 *
 * Reads bytes as text: by their byte order mark; as UTF-16 where every other byte is zero; else as
 * strict UTF-8, else as GB18030, which is what the labels GB2312 and GBK mean.  What a page says of
 * itself is believed only of Big5, since it is often wrong and bytes that are strict UTF-8 are
 * certain.  A text that is none of these is guessed at.
 *
 * Returns: (transfer full) (nullable): UTF-8 without a mark, not terminated, which may be a part of
 *   @bytes; %NULL with %XY_ROSTER_ERROR_FORMAT if it is no text, or ends within a character
 */
GBytes *xy_encoding_decode (GBytes *bytes, const char **encoding, GError **error);

G_END_DECLS
