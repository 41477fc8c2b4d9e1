// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-headcounts.h"

#include <string.h>

#include "model/xy-order.h"

typedef struct
{
  int on_site;
  int online;
  /* Of those on site: the class's name to how many. */
  GHashTable *classes;
} Counted;

struct _XyHeadcounts
{
  gatomicrefcount refs;
  char *campaign;
  GHashTable *colleges;
};

static Counted *
counted_new (void)
{
  Counted *counted = g_new0 (Counted, 1);

  counted->classes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return counted;
}

static void
counted_free (gpointer data)
{
  Counted *counted = data;

  g_hash_table_unref (counted->classes);
  g_free (counted);
}

XyHeadcounts *
xy_headcounts_new (const char *campaign)
{
  XyHeadcounts *headcounts = g_new0 (XyHeadcounts, 1);

  g_atomic_ref_count_init (&headcounts->refs);
  headcounts->campaign = g_strdup (campaign);
  headcounts->colleges = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, counted_free);
  return headcounts;
}

XyHeadcounts *
xy_headcounts_copy (const XyHeadcounts *headcounts)
{
  XyHeadcounts *copy = xy_headcounts_new (headcounts->campaign);
  GHashTableIter colleges, classes;
  gpointer college, value, name, count;

  g_hash_table_iter_init (&colleges, headcounts->colleges);
  while (g_hash_table_iter_next (&colleges, &college, &value))
    {
      const Counted *counted = value;
      Counted *other = counted_new ();

      other->on_site = counted->on_site;
      other->online = counted->online;
      g_hash_table_iter_init (&classes, counted->classes);
      while (g_hash_table_iter_next (&classes, &name, &count))
        g_hash_table_insert (other->classes, g_strdup (name), count);
      g_hash_table_insert (copy->colleges, g_strdup (college), other);
    }
  return copy;
}

static void
count_class (Counted *counted, const char *class_name, int sign)
{
  int count = GPOINTER_TO_INT (g_hash_table_lookup (counted->classes, class_name)) + sign;

  if (count > 0)
    g_hash_table_insert (counted->classes, g_strdup (class_name), GINT_TO_POINTER (count));
  else
    g_hash_table_remove (counted->classes, class_name);
}

static void
count (XyHeadcounts *headcounts, const XyStudent *student, int sign)
{
  Counted *counted;

  if (student->deleted || student->college == NULL ||
      g_strcmp0 (student->campaign, headcounts->campaign) != 0)
    return;
  counted = g_hash_table_lookup (headcounts->colleges, student->college);
  if (counted == NULL)
    {
      counted = counted_new ();
      g_hash_table_insert (headcounts->colleges, g_strdup (student->college), counted);
    }
  if (student->online_only)
    counted->online += sign;
  else
    counted->on_site += sign;
  if (!student->online_only && student->class_name != NULL)
    count_class (counted, student->class_name, sign);
  if (counted->on_site == 0 && counted->online == 0)
    g_hash_table_remove (headcounts->colleges, student->college);
}

void
xy_headcounts_add (XyHeadcounts *headcounts, const XyStudent *student)
{
  count (headcounts, student, 1);
}

void
xy_headcounts_take_away (XyHeadcounts *headcounts, const XyStudent *student)
{
  count (headcounts, student, -1);
}

void
xy_headcounts_set (XyHeadcounts *headcounts,
                   const char *college,
                   int on_site,
                   int online,
                   GHashTable *classes)
{
  Counted *counted = counted_new ();
  GHashTableIter iter;
  gpointer name, size;

  counted->on_site = on_site;
  counted->online = online;
  g_hash_table_iter_init (&iter, classes);
  while (g_hash_table_iter_next (&iter, &name, &size))
    g_hash_table_insert (counted->classes, g_strdup (name), size);
  g_hash_table_insert (headcounts->colleges, g_strdup (college), counted);
}

static gboolean
counted_equal (const Counted *a, const Counted *b)
{
  GHashTableIter iter;
  gpointer name, value;

  if (b == NULL || a->on_site != b->on_site || a->online != b->online ||
      g_hash_table_size (a->classes) != g_hash_table_size (b->classes))
    return FALSE;
  g_hash_table_iter_init (&iter, a->classes);
  while (g_hash_table_iter_next (&iter, &name, &value))
    if (g_hash_table_lookup (b->classes, name) != value)
      return FALSE;
  return TRUE;
}

gboolean
xy_headcounts_equal (const XyHeadcounts *a, const XyHeadcounts *b)
{
  GHashTableIter iter;
  gpointer college, value;

  if (g_strcmp0 (a->campaign, b->campaign) != 0 ||
      g_hash_table_size (a->colleges) != g_hash_table_size (b->colleges))
    return FALSE;
  g_hash_table_iter_init (&iter, a->colleges);
  while (g_hash_table_iter_next (&iter, &college, &value))
    if (!counted_equal (value, g_hash_table_lookup (b->colleges, college)))
      return FALSE;
  return TRUE;
}

XyHeadcounts *
xy_headcounts_ref (XyHeadcounts *headcounts)
{
  g_atomic_ref_count_inc (&headcounts->refs);
  return headcounts;
}

void
xy_headcounts_unref (XyHeadcounts *headcounts)
{
  if (!g_atomic_ref_count_dec (&headcounts->refs))
    return;
  g_hash_table_unref (headcounts->colleges);
  g_free (headcounts->campaign);
  g_free (headcounts);
}

static const Counted *
find_college (const XyHeadcounts *headcounts, const char *college)
{
  return college != NULL ? g_hash_table_lookup (headcounts->colleges, college) : NULL;
}

gboolean
xy_headcounts_find (const XyHeadcounts *headcounts, const char *college, int *on_site, int *online)
{
  const Counted *counted = find_college (headcounts, college);

  if (on_site != NULL)
    *on_site = counted != NULL ? counted->on_site : 0;
  if (online != NULL)
    *online = counted != NULL ? counted->online : 0;
  return counted != NULL;
}

int
xy_headcounts_get_class (const XyHeadcounts *headcounts,
                         const char *college,
                         const char *class_name)
{
  const Counted *counted = find_college (headcounts, college);

  return counted != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (counted->classes, class_name)) : 0;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const char *one = *(const char *const *) a, *other = *(const char *const *) b;
  int order = xy_order_compare (one, other);

  return order != 0 ? order : strcmp (one, other);
}

char **
xy_headcounts_dup_classes (const XyHeadcounts *headcounts, const char *college)
{
  const Counted *counted = find_college (headcounts, college);
  GPtrArray *names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name;

  if (counted != NULL)
    {
      g_hash_table_iter_init (&iter, counted->classes);
      while (g_hash_table_iter_next (&iter, &name, NULL))
        g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}
