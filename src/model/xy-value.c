// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-value.h"

#include <string.h>

struct _XyValue
{
  gatomicrefcount refs;
  XyValueType type;
  union
  {
    gint64 number;
    double real;
    char **list;
    /* Its bytes follow. */
    gsize length;
  };
  char text[];
};

/* These are as they are: nobody counts who uses them. */
static XyValue null_value = { .type = XY_VALUE_NULL };
static XyValue booleans[] = { { .type = XY_VALUE_BOOLEAN, .number = FALSE },
                              { .type = XY_VALUE_BOOLEAN, .number = TRUE } };

static XyValue *
value_new (XyValueType type, gsize length)
{
  XyValue *value = g_malloc (sizeof (XyValue) + length);

  g_atomic_ref_count_init (&value->refs);
  value->type = type;
  return value;
}

XyValue *
xy_value_new_null (void)
{
  return &null_value;
}

XyValue *
xy_value_new_boolean (gboolean value)
{
  return &booleans[value ? 1 : 0];
}

XyValue *
xy_value_new_int (gint64 number)
{
  XyValue *value = value_new (XY_VALUE_INT, 0);

  value->number = number;
  return value;
}

XyValue *
xy_value_new_double (double real)
{
  XyValue *value = value_new (XY_VALUE_DOUBLE, 0);

  value->real = real;
  return value;
}

XyValue *
xy_value_new_string_len (const char *text, gsize length)
{
  XyValue *value = value_new (XY_VALUE_STRING, length + 1);

  value->length = length;
  memcpy (value->text, text, length);
  value->text[length] = '\0';
  return value;
}

XyValue *
xy_value_new_string (const char *text)
{
  return xy_value_new_string_len (text, strlen (text));
}

XyValue *
xy_value_new_strv (char **list)
{
  XyValue *value = value_new (XY_VALUE_STRV, 0);

  value->list = list;
  return value;
}

static gboolean
is_counted (const XyValue *value)
{
  return value->type != XY_VALUE_NULL && value->type != XY_VALUE_BOOLEAN;
}

XyValue *
xy_value_ref (XyValue *value)
{
  if (is_counted (value))
    g_atomic_ref_count_inc (&value->refs);
  return value;
}

void
xy_value_unref (XyValue *value)
{
  if (!is_counted (value) || !g_atomic_ref_count_dec (&value->refs))
    return;
  if (value->type == XY_VALUE_STRV)
    g_strfreev (value->list);
  g_free (value);
}

XyValueType
xy_value_get_type (const XyValue *value)
{
  return value->type;
}

gboolean
xy_value_equal (const XyValue *a, const XyValue *b)
{
  if (a == b)
    return TRUE;
  if (a->type != b->type)
    return FALSE;
  switch (a->type)
    {
    case XY_VALUE_NULL:
      return TRUE;
    case XY_VALUE_BOOLEAN:
    case XY_VALUE_INT:
      return a->number == b->number;
    case XY_VALUE_DOUBLE:
      return memcmp (&a->real, &b->real, sizeof a->real) == 0;
    case XY_VALUE_STRING:
      return a->length == b->length && memcmp (a->text, b->text, a->length) == 0;
    case XY_VALUE_STRV:
      return g_strv_equal ((const char *const *) a->list, (const char *const *) b->list);
    default:
      g_return_val_if_reached (FALSE);
    }
}

gboolean
xy_value_get_boolean (const XyValue *value)
{
  g_return_val_if_fail (value->type == XY_VALUE_BOOLEAN, FALSE);

  return value->number != 0;
}

gint64
xy_value_get_int (const XyValue *value)
{
  g_return_val_if_fail (value->type == XY_VALUE_INT, 0);

  return value->number;
}

double
xy_value_get_double (const XyValue *value)
{
  g_return_val_if_fail (value->type == XY_VALUE_DOUBLE, 0);

  return value->real;
}

const char *
xy_value_get_string (const XyValue *value)
{
  g_return_val_if_fail (value->type == XY_VALUE_STRING, NULL);

  return value->text;
}

const char *const *
xy_value_get_strv (const XyValue *value)
{
  g_return_val_if_fail (value->type == XY_VALUE_STRV, NULL);

  return (const char *const *) value->list;
}
