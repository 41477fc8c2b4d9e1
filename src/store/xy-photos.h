// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/xy-database.h"

G_BEGIN_DECLS

/* Photos lie in `photos/ab/SHA256` with mode 0600; the table says which are here and which the
 * server has, and which are to be sent or fetched. */

/** xy_photos_is_name: Returns: whether it is a SHA-256 in lower-case hexadecimal digits. */
gboolean xy_photos_is_name (const char *sha256);
/** xy_photos_dup_path: Returns: (transfer full): where the photo's bytes are, if they are here. */
char *xy_photos_dup_path (const char *directory, const char *sha256);

/**
 * xy_photos_add:
 * @from_server: whether the server gave it, and so has it
 */
gboolean xy_photos_add (XyDatabase *db,
                        const char *sha256,
                        GBytes *bytes,
                        gboolean from_server,
                        GError **error);
/** xy_photos_load: Returns: (transfer full) (nullable): bytes that have been hashed again. */
GBytes *xy_photos_load (XyDatabase *db, const char *sha256, GError **error);
char **xy_photos_list (XyDatabase *db, gboolean up, GError **error);
gboolean xy_photos_set_sent (XyDatabase *db, const char *sha256, GError **error);

/** xy_photos_queue: Puts every photo of the transaction into the queue where it belongs. */
gboolean xy_photos_queue (XyDatabase *db, GError **error);
/**
 * xy_photos_forget:
 * @only_sent: leave a photo that the server is not known to have
 *
 * Erases the photo and its reports, the file after the commit, unless a living submission names
 * it.
 */
gboolean xy_photos_forget (XyDatabase *db, const char *sha256, gboolean only_sent, GError **error);
/** xy_photos_erase_files: Erases what the committed transaction has forgotten. */
void xy_photos_erase_files (XyDatabase *db);
/** xy_photos_repair: Makes table and files agree, after a crash between the two. */
gboolean xy_photos_repair (XyDatabase *db, GError **error);

/** xy_photos_get_report: @text: (out) (nullable): %NULL where there is none. */
gboolean xy_photos_get_report (XyDatabase *db,
                               const char *sha256,
                               const char *key,
                               char **text,
                               GError **error);
gboolean xy_photos_set_report (XyDatabase *db,
                               const char *sha256,
                               const char *key,
                               const char *text,
                               GError **error);
GHashTable *xy_photos_list_reports (XyDatabase *db, const char *key, GError **error);

G_END_DECLS
