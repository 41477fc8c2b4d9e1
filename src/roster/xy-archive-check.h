// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** XY_ARCHIVE_MAX_UNPACKED: The most that the files of an archive may hold together, in bytes. */
#define XY_ARCHIVE_MAX_UNPACKED (400LL * 1024 * 1024)
/** XY_ARCHIVE_MAX_DEPTH: How deep its folders may nest. */
#define XY_ARCHIVE_MAX_DEPTH 16

/**
 * xy_archive_check:
 * @bytes: a zip archive
 * @checksums: (element-type utf8 guint): is given the CRC-32 of each file by its name
 *
 * Looks at the directory of an archive before libgsf does, which takes what stands there at its
 * word: that every file lies within the archive, is packed in a way that is known, not encrypted,
 * and that all together are not too large.  Dates that do not exist, as some programs write them,
 * are replaced.
 *
 * Returns: (transfer full) (nullable): the archive for libgsf, most often @bytes itself; %NULL with
 *   %XY_ROSTER_ERROR
 */
GBytes *xy_archive_check (GBytes *bytes, GHashTable *checksums, GError **error);

G_END_DECLS
