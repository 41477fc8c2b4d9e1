// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/** XyLegendMark: What the overlay draws, and the legend explains. */
typedef enum
{
  XY_LEGEND_FAIL,
  XY_LEGEND_LOOK,
  XY_LEGEND_BAND,
  XY_LEGEND_MIDDLE,
  XY_LEGEND_N_MARKS,
} XyLegendMark;

/** xy_legend_draw: A sample of the mark, as the overlay draws it, from the origin. */
void xy_legend_draw (cairo_t *cr, XyLegendMark mark, double width, double height);
/** xy_legend_get_words: Returns: what the mark means, translated. */
const char *xy_legend_get_words (XyLegendMark mark);

G_END_DECLS
