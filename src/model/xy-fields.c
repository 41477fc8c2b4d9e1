// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-fields.h"

#include <string.h>

struct _XyFields
{
  gatomicrefcount refs;
  GHashTable *values;
};

XyFields *
xy_fields_new (void)
{
  XyFields *fields = g_new0 (XyFields, 1);

  g_atomic_ref_count_init (&fields->refs);
  fields->values =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_variant_unref);
  return fields;
}

XyFields *
xy_fields_copy (const XyFields *fields)
{
  XyFields *copy = xy_fields_new ();
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, fields->values);
  while (g_hash_table_iter_next (&iter, &name, &value))
    g_hash_table_insert (copy->values, g_strdup (name), g_variant_ref (value));
  return copy;
}

XyFields *
xy_fields_ref (XyFields *fields)
{
  g_atomic_ref_count_inc (&fields->refs);
  return fields;
}

void
xy_fields_unref (XyFields *fields)
{
  if (!g_atomic_ref_count_dec (&fields->refs))
    return;
  g_hash_table_unref (fields->values);
  g_free (fields);
}

static gboolean
is_null (GVariant *value)
{
  return g_variant_is_of_type (value, G_VARIANT_TYPE_MAYBE);
}

void
xy_fields_set (XyFields *fields, const char *name, GVariant *value)
{
  g_return_if_fail (name != NULL);
  g_return_if_fail (value != NULL);

  g_hash_table_replace (fields->values, g_strdup (name), g_variant_ref_sink (value));
}

void
xy_fields_set_null (XyFields *fields, const char *name)
{
  xy_fields_set (fields, name, g_variant_new_maybe (G_VARIANT_TYPE_STRING, NULL));
}

void
xy_fields_set_string (XyFields *fields, const char *name, const char *value)
{
  if (value == NULL)
    xy_fields_set_null (fields, name);
  else
    xy_fields_set (fields, name, g_variant_new_string (value));
}

void
xy_fields_set_int (XyFields *fields, const char *name, gint64 value)
{
  xy_fields_set (fields, name, g_variant_new_int64 (value));
}

void
xy_fields_set_double (XyFields *fields, const char *name, double value)
{
  xy_fields_set (fields, name, g_variant_new_double (value));
}

void
xy_fields_set_boolean (XyFields *fields, const char *name, gboolean value)
{
  xy_fields_set (fields, name, g_variant_new_boolean (value));
}

void
xy_fields_set_strv (XyFields *fields, const char *name, const char *const *value)
{
  static const char *const nothing[] = { NULL };

  xy_fields_set (fields, name, g_variant_new_strv (value != NULL ? value : nothing, -1));
}

void
xy_fields_remove (XyFields *fields, const char *name)
{
  g_hash_table_remove (fields->values, name);
}

GVariant *
xy_fields_get (const XyFields *fields, const char *name)
{
  GVariant *value = g_hash_table_lookup (fields->values, name);

  return value == NULL || is_null (value) ? NULL : value;
}

gboolean
xy_fields_has (const XyFields *fields, const char *name)
{
  return g_hash_table_contains (fields->values, name);
}

/* The value, if it is there and of the type. */
static GVariant *
get_typed (const XyFields *fields, const char *name, const GVariantType *type)
{
  GVariant *value = xy_fields_get (fields, name);

  return value != NULL && g_variant_is_of_type (value, type) ? value : NULL;
}

const char *
xy_fields_get_string (const XyFields *fields, const char *name)
{
  GVariant *value = get_typed (fields, name, G_VARIANT_TYPE_STRING);

  return value != NULL ? g_variant_get_string (value, NULL) : NULL;
}

gint64
xy_fields_get_int (const XyFields *fields, const char *name, gint64 fallback)
{
  GVariant *value = get_typed (fields, name, G_VARIANT_TYPE_INT64);

  return value != NULL ? g_variant_get_int64 (value) : fallback;
}

gboolean
xy_fields_get_boolean (const XyFields *fields, const char *name, gboolean fallback)
{
  GVariant *value = get_typed (fields, name, G_VARIANT_TYPE_BOOLEAN);

  return value != NULL ? g_variant_get_boolean (value) : fallback;
}

char **
xy_fields_dup_strv (const XyFields *fields, const char *name)
{
  GVariant *value = get_typed (fields, name, G_VARIANT_TYPE_STRING_ARRAY);

  return value != NULL ? g_variant_dup_strv (value, NULL) : g_new0 (char *, 1);
}

guint
xy_fields_get_size (const XyFields *fields)
{
  return g_hash_table_size (fields->values);
}

static int
compare_names (const void *a, const void *b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

const char **
xy_fields_get_names (const XyFields *fields)
{
  guint n;
  const char **names = (const char **) g_hash_table_get_keys_as_array (fields->values, &n);

  qsort (names, n, sizeof *names, compare_names);
  return names;
}

gboolean
xy_fields_equal (const XyFields *a, const XyFields *b)
{
  GHashTableIter iter;
  gpointer name, value;

  if (g_hash_table_size (a->values) != g_hash_table_size (b->values))
    return FALSE;
  g_hash_table_iter_init (&iter, a->values);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      GVariant *other = g_hash_table_lookup (b->values, name);

      if (other == NULL || !g_variant_equal (value, other))
        return FALSE;
    }
  return TRUE;
}

gboolean
xy_fields_same_value (const XyFields *a, const XyFields *b, const char *name)
{
  GVariant *one = xy_fields_get (a, name);
  GVariant *other = xy_fields_get (b, name);

  if (one == NULL || other == NULL)
    return one == other;
  return g_variant_equal (one, other);
}

void
xy_fields_update (XyFields *fields, const XyFields *changes)
{
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, changes->values);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      if (is_null (value))
        g_hash_table_remove (fields->values, name);
      else
        g_hash_table_replace (fields->values, g_strdup (name), g_variant_ref (value));
    }
}

XyFields *
xy_fields_difference (const XyFields *from, const XyFields *to)
{
  XyFields *difference = xy_fields_new ();
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, to->values);
  while (g_hash_table_iter_next (&iter, &name, &value))
    if (!xy_fields_same_value (from, to, name))
      xy_fields_set (difference, name, value);

  g_hash_table_iter_init (&iter, from->values);
  while (g_hash_table_iter_next (&iter, &name, &value))
    if (!is_null (value) && !xy_fields_has (to, name))
      xy_fields_set_null (difference, name);
  return difference;
}

XyFields *
xy_fields_before (const XyFields *fields, const XyFields *changes)
{
  XyFields *before = xy_fields_new ();
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, changes->values);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      GVariant *value = xy_fields_get (fields, name);

      if (value != NULL)
        xy_fields_set (before, name, value);
      else
        xy_fields_set_null (before, name);
    }
  return before;
}
