// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  XY_VALUE_NULL,
  XY_VALUE_BOOLEAN,
  XY_VALUE_INT,
  XY_VALUE_DOUBLE,
  XY_VALUE_STRING,
  XY_VALUE_STRV,
} XyValueType;

/**
 * XyValue:
 *
 * The value of a field: a string, a whole number, a number, a boolean, a list of strings, or null.
 * Immutable and reference counted, so records, edits and threads share it.  A string lies in the
 * value itself: a hundred thousand students have a million of them.
 */
typedef struct _XyValue XyValue;

XyValue *xy_value_new_null (void);
XyValue *xy_value_new_boolean (gboolean value);
XyValue *xy_value_new_int (gint64 value);
XyValue *xy_value_new_double (double value);
XyValue *xy_value_new_string (const char *value);
/** xy_value_new_string_len: @text: UTF-8, need not end in a zero byte. */
XyValue *xy_value_new_string_len (const char *text, gsize length);
/** xy_value_new_strv: @value: (transfer full). */
XyValue *xy_value_new_strv (char **value);
XyValue *xy_value_ref (XyValue *value);
void xy_value_unref (XyValue *value);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyValue, xy_value_unref)

XyValueType xy_value_get_type (const XyValue *value);
gboolean xy_value_equal (const XyValue *a, const XyValue *b);

/* Each only of a value of its type. */
gboolean xy_value_get_boolean (const XyValue *value);
gint64 xy_value_get_int (const XyValue *value);
double xy_value_get_double (const XyValue *value);
const char *xy_value_get_string (const XyValue *value);
/** xy_value_get_strv: Returns: (transfer none). */
const char *const *xy_value_get_strv (const XyValue *value);

G_END_DECLS
