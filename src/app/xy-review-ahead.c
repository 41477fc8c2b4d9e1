// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-review-ahead.h"

#include "app/xy-review-state.h"

static void
add_place (GArray *places, gint64 place, guint n)
{
  guint added = (guint) place;

  if (place < 0 || place >= n)
    return;
  for (guint i = 0; i < places->len; i++)
    if (g_array_index (places, guint, i) == added)
      return;
  g_array_append_val (places, added);
}

GArray *
xy_review_list_ahead (const XyPhotoState *states,
                      guint n,
                      guint place,
                      int direction,
                      guint each_way)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (guint));
  guint next = place;

  add_place (places, place, n);
  for (guint i = 1; i <= each_way && place < n; i++)
    {
      add_place (places, (gint64) place + direction * (gint64) i, n);
      /* Once around the queue is enough. */
      if (next < n)
        next = xy_review_find_next (states, n, next);
      if (next == place)
        next = n;
      add_place (places, next, n);
      if (i % 2 == 0)
        add_place (places, (gint64) place - direction * (gint64) (i / 2), n);
    }
  for (guint i = each_way / 2 + 1; i <= each_way && place < n; i++)
    add_place (places, (gint64) place - direction * (gint64) i, n);
  return places;
}
