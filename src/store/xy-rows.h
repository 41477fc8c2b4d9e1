// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/xy-database.h"

G_BEGIN_DECLS

/**
 * XyRow:
 * @revision: the base's
 * @base_text: (nullable): the server's last word as JSON; %NULL while it has never said one
 * @fields: (nullable): as the record looks here; %NULL where it is not to be seen
 * @fields_text: (nullable): @fields as JSON, where whoever set them had it at hand
 * @seeded: whether the base is what was shipped, not the server's word
 * @seed_text: (nullable): what was shipped, once the server's word has taken its place
 * @photo: (nullable): the photo that the stored row names
 * @changed: whether a working set is to save it
 *
 * One row of the table of records, as it is going to be.
 */
typedef struct
{
  XyKind kind;
  char *id;
  gint64 revision;
  char *base_text;
  XyFields *fields;
  char *fields_text;
  gboolean seeded;
  char *seed_text;
  char *photo;
  gboolean changed;
} XyRow;

/** xy_rows_load: Returns: (transfer full): an empty one if it is not there; %NULL with @error. */
XyRow *xy_rows_load (XyDatabase *db, XyKind kind, const char *id, GError **error);
void xy_row_free (XyRow *row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyRow, xy_row_free)

/** xy_rows_save: Writes it, or erases it where there is neither base nor anything to be seen. */
gboolean xy_rows_save (XyDatabase *db, XyRow *row, GError **error);
/** xy_rows_prepare_insert: Returns: (transfer full): for xy_rows_insert(), again and again. */
XyStatement *xy_rows_prepare_insert (XyDatabase *db, GError **error);
/**
 * xy_rows_insert:
 * @fields: what it holds: no nulls, no photo, not deleted
 * @text: the same as JSON
 * @key: (nullable): its natural key
 * @row: (out): its place in the table; 0 where it was there already and nothing is changed
 *
 * Writes the row of a record that was made here.  The statement keeps the texts that it was given
 * until it is freed or used again.
 */
gboolean xy_rows_insert (XyDatabase *db,
                         XyStatement *insert,
                         XyKind kind,
                         const char *id,
                         XyFields *fields,
                         const char *text,
                         const char *key,
                         gint64 *row,
                         GError **error);
/** xy_rows_lay: Lays the waiting mutations over the base, and saves. */
gboolean xy_rows_lay (XyDatabase *db, XyRow *row, GError **error);
/** xy_row_dup_base: Returns: (transfer full): the base's fields, empty ones without a base. */
XyFields *xy_row_dup_base (const XyRow *row, GError **error);
void xy_row_set_base (XyRow *row, const XyFields *fields, gint64 revision);

/** xy_rows_seed: Puts shipped records into a new store. */
gboolean xy_rows_seed (XyDatabase *db, GPtrArray *records, GError **error);

/** xy_rows_list: @list: what the living records of the kind are added to, by id. */
gboolean xy_rows_list (XyDatabase *db, XyKind kind, GPtrArray *list, GError **error);
/** xy_rows_lookup: @record: (out): %NULL where there is none. */
gboolean
xy_rows_lookup (XyDatabase *db, XyKind kind, const char *id, XyRecord **record, GError **error);
gboolean xy_rows_lookup_by_key (XyDatabase *db,
                                XyKind kind,
                                const char *key,
                                XyRecord **record,
                                GError **error);

/**
 * XyWorkingSet:
 *
 * Rows that one transaction works on, each loaded and written once however often it is met.
 */
typedef struct
{
  XyDatabase *db;
  GHashTable *rows;
} XyWorkingSet;

XyWorkingSet *xy_working_set_new (XyDatabase *db);
void xy_working_set_free (XyWorkingSet *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyWorkingSet, xy_working_set_free)
/** xy_working_set_get: Returns: (transfer none) (nullable): %NULL with @error. */
XyRow *xy_working_set_get (XyWorkingSet *set, XyKind kind, const char *id, GError **error);
/** xy_working_set_save: Lays the waiting mutations over every changed row and saves it. */
gboolean xy_working_set_save (XyWorkingSet *set, GError **error);
/**
 * xy_working_set_rename:
 * @names: old id to new id
 *
 * Every record and every mutation that names an old id names the new one from now on.
 */
gboolean xy_working_set_rename (XyWorkingSet *set, GHashTable *names, GError **error);

/** xy_rows_each_id: Calls @found for every quoted UUID in the text of a JSON document. */
typedef void (*XyIdFound) (const char *id, gpointer user_data);
void xy_rows_each_id (const char *text, XyIdFound found, gpointer user_data);

G_END_DECLS
