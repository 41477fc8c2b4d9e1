// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-place-match.h"

#include <string.h>

typedef gboolean (*IsPair) (const XyAssignment *then, const XyAssignment *now);

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const XyAssignment *const *) a)->id, (*(const XyAssignment *const *) b)->id);
}

static guint
count_classes (char **classes)
{
  return classes != NULL ? g_strv_length (classes) : 0;
}

gboolean
xy_place_has_classes (const XyAssignment *place, char **classes)
{
  if (count_classes (place->classes) != count_classes (classes))
    return FALSE;
  for (guint i = 0; i < count_classes (classes); i++)
    if (!g_strv_contains ((const char *const *) place->classes, classes[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_record (const XyAssignment *then, const XyAssignment *now)
{
  return strcmp (then->id, now->id) == 0;
}

static gboolean
has_classes (const XyAssignment *then, const XyAssignment *now)
{
  return xy_place_has_classes (now, then->classes);
}

static gboolean
is_there (const XyAssignment *then, const XyAssignment *now)
{
  return g_strcmp0 (then->slot, now->slot) == 0 && then->group == now->group &&
         has_classes (then, now);
}

static gboolean
is_there_itself (const XyAssignment *then, const XyAssignment *now)
{
  return is_record (then, now) && is_there (then, now);
}

static gboolean
is_any (const XyAssignment *then, const XyAssignment *now)
{
  return TRUE;
}

/* Takes what is a pair out of both lists. */
static void
take_pairs (GArray *pairs, GPtrArray *then, GPtrArray *now, IsPair is_pair)
{
  for (guint i = 0; i < then->len; i++)
    for (guint j = 0; j < now->len && then->pdata[i] != NULL; j++)
      if (now->pdata[j] != NULL && is_pair (then->pdata[i], now->pdata[j]))
        {
          XyPlacePair pair = { then->pdata[i], now->pdata[j],
                               is_there (then->pdata[i], now->pdata[j]) };

          g_array_append_val (pairs, pair);
          then->pdata[i] = NULL;
          now->pdata[j] = NULL;
        }
}

static GPtrArray *
sort_by_id (GPtrArray *places)
{
  GPtrArray *sorted = g_ptr_array_new ();

  g_ptr_array_extend (sorted, places, NULL, NULL);
  g_ptr_array_sort (sorted, compare_ids);
  return sorted;
}

GArray *
xy_place_match (GPtrArray *then, GPtrArray *now)
{
  static const IsPair turns[] = { is_there_itself, is_there, is_record, has_classes, is_any };
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (XyPlacePair));
  g_autoptr (GPtrArray) left = sort_by_id (then);
  g_autoptr (GPtrArray) right = sort_by_id (now);

  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    take_pairs (pairs, left, right, turns[i]);
  for (guint i = 0; i < left->len; i++)
    if (left->pdata[i] != NULL)
      g_array_append_val (pairs, ((XyPlacePair){ left->pdata[i], NULL, FALSE }));
  for (guint i = 0; i < right->len; i++)
    if (right->pdata[i] != NULL)
      g_array_append_val (pairs, ((XyPlacePair){ NULL, right->pdata[i], FALSE }));
  return pairs;
}

const XyAssignment *
xy_place_find_then (GPtrArray *then, GPtrArray *now, const XyAssignment *place)
{
  g_autoptr (GArray) pairs = xy_place_match (then, now);

  for (guint i = 0; i < pairs->len; i++)
    {
      const XyPlacePair *pair = &g_array_index (pairs, XyPlacePair, i);

      if (pair->now == place && pair->then != NULL && pair->then->group == place->group &&
          g_strcmp0 (pair->then->slot, place->slot) == 0)
        return pair->then;
    }
  return NULL;
}
