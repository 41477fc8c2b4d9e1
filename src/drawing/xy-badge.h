// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <pango/pangocairo.h>

#include "photo/xy-photo-report.h"

G_BEGIN_DECLS

/** XY_BADGE_RADIUS: In device units. */
#define XY_BADGE_RADIUS 9.5

/** xy_badge_get_colour: The colour that marks a verdict on a photo. */
void xy_badge_get_colour (XyVerdict verdict, double *r, double *g, double *b);

/**
 * xy_badge_draw:
 * @number: the number in it; 0 draws a sign of the verdict instead
 * @x: its centre
 *
 * A filled disc for what fails, a ring for what a person is to look at.
 */
void xy_badge_draw (cairo_t *cr,
                    PangoContext *context,
                    XyVerdict verdict,
                    int number,
                    double x,
                    double y);

G_END_DECLS
