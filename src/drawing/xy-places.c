// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drawing/xy-places.h"

/* What it costs to lie on something, by area, and to take a later offer. */
#define CLEAR_COST 40.0
#define SPARE_COST 1.0
#define LATER_COST 0.04

struct _XyPlaces
{
  XyRect view;
  /* XyRect */
  GArray *clear;
  GArray *spared;
};

static double
get_overlap (const XyRect *a, const XyRect *b)
{
  double width = MIN (a->x + a->width, b->x + b->width) - MAX (a->x, b->x);
  double height = MIN (a->y + a->height, b->y + b->height) - MAX (a->y, b->y);

  return width > 0 && height > 0 ? width * height : 0;
}

static double
sum_overlaps (GArray *rects, const XyRect *mark)
{
  double sum = 0;

  for (guint i = 0; i < rects->len; i++)
    sum += get_overlap (&g_array_index (rects, XyRect, i), mark);
  return sum;
}

XyPlaces *
xy_places_new (const XyRect *view)
{
  XyPlaces *places = g_new0 (XyPlaces, 1);

  places->view = *view;
  places->clear = g_array_new (FALSE, FALSE, sizeof (XyRect));
  places->spared = g_array_new (FALSE, FALSE, sizeof (XyRect));
  return places;
}

void
xy_places_free (XyPlaces *places)
{
  g_array_unref (places->clear);
  g_array_unref (places->spared);
  g_free (places);
}

void
xy_places_keep_clear (XyPlaces *places, const XyRect *rect)
{
  g_array_append_val (places->clear, *rect);
}

void
xy_places_spare (XyPlaces *places, const XyRect *rect)
{
  g_array_append_val (places->spared, *rect);
}

XyPoint
xy_places_take (XyPlaces *places, const XyPoint *offers, guint n, double width, double height)
{
  const XyRect *view = &places->view;
  double right = MAX (view->x, view->x + view->width - width);
  double bottom = MAX (view->y, view->y + view->height - height);
  XyRect best = { CLAMP (0, view->x, right), CLAMP (0, view->y, bottom), width, height };
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < n; i++)
    {
      XyRect mark = { CLAMP (offers[i].x - width / 2, view->x, right),
                      CLAMP (offers[i].y - height / 2, view->y, bottom), width, height };
      double cost = (CLEAR_COST * sum_overlaps (places->clear, &mark) +
                     SPARE_COST * sum_overlaps (places->spared, &mark)) /
                        (width * height) +
                    LATER_COST * i;

      if (cost < least)
        {
          least = cost;
          best = mark;
        }
    }
  g_array_append_val (places->clear, best);
  return (XyPoint){ best.x, best.y };
}
