// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-value.h"

G_BEGIN_DECLS

/**
 * XyFields:
 *
 * A flat set of named values: what a record holds, and what a mutation sets.
 *
 * In a record an unset field is simply absent; in a mutation null means "unset this field".  Names
 * are iterated in byte order, so equal sets give equal JSON.
 */
typedef struct _XyFields XyFields;

XyFields *xy_fields_new (void);
XyFields *xy_fields_copy (const XyFields *fields);
XyFields *xy_fields_ref (XyFields *fields);
void xy_fields_unref (XyFields *fields);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyFields, xy_fields_unref)

/**
 * xy_fields_set:
 *
 * Sets one field.  Must not be called once the set is shared with another thread.
 */
void xy_fields_set (XyFields *fields, const char *name, XyValue *value);
/** xy_fields_take: @value: (transfer full). */
void xy_fields_take (XyFields *fields, const char *name, XyValue *value);
void xy_fields_set_null (XyFields *fields, const char *name);
/** xy_fields_set_string: @value: (nullable): %NULL sets null. */
void xy_fields_set_string (XyFields *fields, const char *name, const char *value);
void xy_fields_set_int (XyFields *fields, const char *name, gint64 value);
void xy_fields_set_double (XyFields *fields, const char *name, double value);
void xy_fields_set_boolean (XyFields *fields, const char *name, gboolean value);
/** xy_fields_set_strv: @value: (nullable): %NULL is the empty list. */
void xy_fields_set_strv (XyFields *fields, const char *name, const char *const *value);
void xy_fields_remove (XyFields *fields, const char *name);

/** xy_fields_get: Returns: (transfer none) (nullable): the value, %NULL if absent or null. */
XyValue *xy_fields_get (const XyFields *fields, const char *name);
/** xy_fields_has: Returns: whether the field is there, be it null. */
gboolean xy_fields_has (const XyFields *fields, const char *name);
/** xy_fields_get_string: Returns: (nullable): %NULL also where the value is of another type. */
const char *xy_fields_get_string (const XyFields *fields, const char *name);
gint64 xy_fields_get_int (const XyFields *fields, const char *name, gint64 fallback);
gboolean xy_fields_get_boolean (const XyFields *fields, const char *name, gboolean fallback);
/** xy_fields_dup_strv: Returns: (transfer full): never %NULL; free with g_strfreev(). */
char **xy_fields_dup_strv (const XyFields *fields, const char *name);

guint xy_fields_get_size (const XyFields *fields);
/** xy_fields_get_nth: @name: (out): its name. Returns: (transfer none): the value, be it null. */
XyValue *xy_fields_get_nth (const XyFields *fields, guint n, const char **name);
/** xy_fields_get_names: Returns: (transfer container): in byte order; free with g_free(). */
const char **xy_fields_get_names (const XyFields *fields);

gboolean xy_fields_equal (const XyFields *a, const XyFields *b);
/** xy_fields_same_value: Returns: whether the field is alike in both; absent and null are alike. */
gboolean xy_fields_same_value (const XyFields *a, const XyFields *b, const char *name);

/**
 * xy_fields_update:
 *
 * Sets in @fields every field of @changes; a null there removes the field.
 */
void xy_fields_update (XyFields *fields, const XyFields *changes);

/**
 * xy_fields_difference:
 *
 * Returns: (transfer full): what xy_fields_update() must be given to make @to of @from
 */
XyFields *xy_fields_difference (const XyFields *from, const XyFields *to);

/**
 * xy_fields_before:
 *
 * Returns: (transfer full): for each field of @changes its value in @fields, null where it is
 *   absent: what undoes @changes
 */
XyFields *xy_fields_before (const XyFields *fields, const XyFields *changes);

G_END_DECLS
