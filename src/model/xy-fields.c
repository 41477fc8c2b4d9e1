// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-fields.h"

#include <string.h>

#include "model/xy-entity.h"

/* Most records have less. */
#define FIRST_SIZE 16
/* A power of two, well above the number of names that the kinds have. */
#define NAME_SLOTS 512

typedef struct
{
  const char *name;
  /* %NULL where the name is one that the kinds have, and so nobody's. */
  char *own_name;
  XyValue *value;
} Field;

/* In the byte order of the names. */
struct _XyFields
{
  gatomicrefcount refs;
  guint n;
  guint size;
  Field *fields;
};

static const char *known_names[NAME_SLOTS];

static guint
find_slot (const char *name)
{
  guint32 hash = 2166136261u;
  guint slot;

  for (const char *c = name; *c != '\0'; c++)
    hash = (hash ^ (guint8) *c) * 16777619u;
  slot = (hash ^ hash >> 16) % NAME_SLOTS;
  while (known_names[slot] != NULL && strcmp (known_names[slot], name) != 0)
    slot = (slot + 1) % NAME_SLOTS;
  return slot;
}

/* Returns: (nullable): the one copy of a name that some kind has a field of. */
static const char *
find_known_name (const char *name)
{
  static gsize done;

  if (g_once_init_enter (&done))
    {
      for (guint kind = 0; kind < XY_N_KINDS; kind++)
        {
          guint n;
          const XyFieldSpec *specs = xy_kind_get_fields ((XyKind) kind, &n);

          for (guint i = 0; i < n; i++)
            known_names[find_slot (specs[i].name)] = specs[i].name;
        }
      g_once_init_leave (&done, 1);
    }
  return known_names[find_slot (name)];
}

static void
field_clear (Field *field)
{
  g_free (field->own_name);
  xy_value_unref (field->value);
}

/* Returns whether the name is there; @place is where it is or belongs. */
static gboolean
find_place (const XyFields *fields, const char *name, guint *place)
{
  guint low = 0, high = fields->n;

  /* What comes in order, as it is written, comes last. */
  if (high > 0 && strcmp (fields->fields[high - 1].name, name) < 0)
    low = high;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = strcmp (fields->fields[middle].name, name);

      if (order == 0)
        {
          *place = middle;
          return TRUE;
        }
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  *place = low;
  return FALSE;
}

static Field *
insert_place (XyFields *fields, guint place)
{
  if (fields->n == fields->size)
    {
      fields->size = fields->size > 0 ? fields->size * 2 : FIRST_SIZE;
      fields->fields = g_renew (Field, fields->fields, fields->size);
    }
  memmove (fields->fields + place + 1, fields->fields + place,
           (fields->n - place) * sizeof (Field));
  fields->n++;
  return fields->fields + place;
}

static void
remove_place (XyFields *fields, guint place)
{
  field_clear (&fields->fields[place]);
  fields->n--;
  memmove (fields->fields + place, fields->fields + place + 1,
           (fields->n - place) * sizeof (Field));
}

XyFields *
xy_fields_new (void)
{
  XyFields *fields = g_new0 (XyFields, 1);

  g_atomic_ref_count_init (&fields->refs);
  return fields;
}

XyFields *
xy_fields_copy (const XyFields *fields)
{
  XyFields *copy = xy_fields_new ();

  copy->n = fields->n;
  copy->size = fields->n;
  copy->fields = g_memdup2 (fields->fields, fields->n * sizeof (Field));
  for (guint i = 0; i < copy->n; i++)
    {
      Field *field = &copy->fields[i];

      if (field->own_name != NULL)
        field->name = field->own_name = g_strdup (field->own_name);
      xy_value_ref (field->value);
    }
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
  for (guint i = 0; i < fields->n; i++)
    field_clear (&fields->fields[i]);
  g_free (fields->fields);
  g_free (fields);
}

static gboolean
is_null (const XyValue *value)
{
  return xy_value_get_type (value) == XY_VALUE_NULL;
}

void
xy_fields_take (XyFields *fields, const char *name, XyValue *value)
{
  Field *field;
  guint place;

  g_return_if_fail (name != NULL);
  g_return_if_fail (value != NULL);

  if (find_place (fields, name, &place))
    {
      field = &fields->fields[place];
      xy_value_unref (field->value);
    }
  else
    {
      field = insert_place (fields, place);
      field->own_name = NULL;
      field->name = find_known_name (name);
      if (field->name == NULL)
        field->name = field->own_name = g_strdup (name);
    }
  field->value = value;
}

void
xy_fields_set (XyFields *fields, const char *name, XyValue *value)
{
  g_return_if_fail (value != NULL);

  xy_fields_take (fields, name, xy_value_ref (value));
}

void
xy_fields_set_null (XyFields *fields, const char *name)
{
  xy_fields_take (fields, name, xy_value_new_null ());
}

void
xy_fields_set_string (XyFields *fields, const char *name, const char *value)
{
  if (value == NULL)
    xy_fields_set_null (fields, name);
  else
    xy_fields_take (fields, name, xy_value_new_string (value));
}

void
xy_fields_set_int (XyFields *fields, const char *name, gint64 value)
{
  xy_fields_take (fields, name, xy_value_new_int (value));
}

void
xy_fields_set_double (XyFields *fields, const char *name, double value)
{
  xy_fields_take (fields, name, xy_value_new_double (value));
}

void
xy_fields_set_boolean (XyFields *fields, const char *name, gboolean value)
{
  xy_fields_take (fields, name, xy_value_new_boolean (value));
}

void
xy_fields_set_strv (XyFields *fields, const char *name, const char *const *value)
{
  char **list = value != NULL ? g_strdupv ((char **) value) : g_new0 (char *, 1);

  xy_fields_take (fields, name, xy_value_new_strv (list));
}

void
xy_fields_remove (XyFields *fields, const char *name)
{
  guint place;

  if (find_place (fields, name, &place))
    remove_place (fields, place);
}

XyValue *
xy_fields_get (const XyFields *fields, const char *name)
{
  guint place;

  if (!find_place (fields, name, &place) || is_null (fields->fields[place].value))
    return NULL;
  return fields->fields[place].value;
}

gboolean
xy_fields_has (const XyFields *fields, const char *name)
{
  guint place;

  return find_place (fields, name, &place);
}

/* The value, if it is there and of the type. */
static XyValue *
get_typed (const XyFields *fields, const char *name, XyValueType type)
{
  XyValue *value = xy_fields_get (fields, name);

  return value != NULL && xy_value_get_type (value) == type ? value : NULL;
}

const char *
xy_fields_get_string (const XyFields *fields, const char *name)
{
  XyValue *value = get_typed (fields, name, XY_VALUE_STRING);

  return value != NULL ? xy_value_get_string (value) : NULL;
}

gint64
xy_fields_get_int (const XyFields *fields, const char *name, gint64 fallback)
{
  XyValue *value = get_typed (fields, name, XY_VALUE_INT);

  return value != NULL ? xy_value_get_int (value) : fallback;
}

gboolean
xy_fields_get_boolean (const XyFields *fields, const char *name, gboolean fallback)
{
  XyValue *value = get_typed (fields, name, XY_VALUE_BOOLEAN);

  return value != NULL ? xy_value_get_boolean (value) : fallback;
}

char **
xy_fields_dup_strv (const XyFields *fields, const char *name)
{
  XyValue *value = get_typed (fields, name, XY_VALUE_STRV);

  return value != NULL ? g_strdupv ((char **) xy_value_get_strv (value)) : g_new0 (char *, 1);
}

guint
xy_fields_get_size (const XyFields *fields)
{
  return fields->n;
}

XyValue *
xy_fields_get_nth (const XyFields *fields, guint n, const char **name)
{
  g_return_val_if_fail (n < fields->n, NULL);

  *name = fields->fields[n].name;
  return fields->fields[n].value;
}

const char **
xy_fields_get_names (const XyFields *fields)
{
  const char **names = g_new0 (const char *, fields->n + 1);

  for (guint i = 0; i < fields->n; i++)
    names[i] = fields->fields[i].name;
  return names;
}

gboolean
xy_fields_equal (const XyFields *a, const XyFields *b)
{
  if (a->n != b->n)
    return FALSE;
  for (guint i = 0; i < a->n; i++)
    if (strcmp (a->fields[i].name, b->fields[i].name) != 0 ||
        !xy_value_equal (a->fields[i].value, b->fields[i].value))
      return FALSE;
  return TRUE;
}

gboolean
xy_fields_same_value (const XyFields *a, const XyFields *b, const char *name)
{
  XyValue *one = xy_fields_get (a, name);
  XyValue *other = xy_fields_get (b, name);

  if (one == NULL || other == NULL)
    return one == other;
  return xy_value_equal (one, other);
}

void
xy_fields_update (XyFields *fields, const XyFields *changes)
{
  for (guint i = 0; i < changes->n; i++)
    {
      const Field *change = &changes->fields[i];

      if (is_null (change->value))
        xy_fields_remove (fields, change->name);
      else
        xy_fields_set (fields, change->name, change->value);
    }
}

XyFields *
xy_fields_difference (const XyFields *from, const XyFields *to)
{
  XyFields *difference = xy_fields_new ();

  for (guint i = 0; i < to->n; i++)
    if (!xy_fields_same_value (from, to, to->fields[i].name))
      xy_fields_set (difference, to->fields[i].name, to->fields[i].value);
  for (guint i = 0; i < from->n; i++)
    if (!is_null (from->fields[i].value) && !xy_fields_has (to, from->fields[i].name))
      xy_fields_set_null (difference, from->fields[i].name);
  return difference;
}

XyFields *
xy_fields_before (const XyFields *fields, const XyFields *changes)
{
  XyFields *before = xy_fields_new ();

  for (guint i = 0; i < changes->n; i++)
    {
      const char *name = changes->fields[i].name;
      XyValue *value = xy_fields_get (fields, name);

      if (value != NULL)
        xy_fields_set (before, name, value);
      else
        xy_fields_set_null (before, name);
    }
  return before;
}
