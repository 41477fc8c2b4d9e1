// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/xy-database.h"

G_BEGIN_DECLS

/* A large act that begins by creating records, as an import does, writes those records and one line
 * that says which they are; what its mutations set is what the records hold.  The mutations are
 * written out when somebody first needs them one by one: to send them, to undo them, or before one
 * of the records is changed. */

/** XY_CREATIONS_LARGE: An act with fewer edits has its mutations written out at once. */
#define XY_CREATIONS_LARGE 200

/**
 * xy_creations_insert:
 * @edits: (element-type XyEdit): an act's edits
 * @n_done: (out): so many of the first of them are written, or do nothing
 * @first_row: (out): the row of the first record that was made, 0 where none was
 * @last_row: (out): the row of the last one
 *
 * Writes records as long as each is a new one.
 */
gboolean xy_creations_insert (XyDatabase *db,
                              GPtrArray *edits,
                              guint *n_done,
                              gint64 *first_row,
                              gint64 *last_row,
                              GError **error);

/** xy_creations_write_out: Writes the mutations of all such acts, in a transaction that is open. */
gboolean xy_creations_write_out (XyDatabase *db, GError **error);

G_END_DECLS
