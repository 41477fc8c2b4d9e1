// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <pango/pangocairo.h>

#include "drawing/xy-places.h"

G_BEGIN_DECLS

/* The standard's bands over a photo that is drawn at the origin, @scale pixels for one of the
 * photo's: where the hair may begin, where the eyes must be, how wide the face may be, and the
 * middle.  A report without bands draws nothing. */

/** xy_bands_draw_lines: @selected: (nullable): the rule that is looked at; its band stands out. */
void
xy_bands_draw_lines (cairo_t *cr, const XyPhotoReport *report, double scale, const char *selected);
/** xy_bands_draw_labels: @view: what is seen; a band that is not has no label. */
void xy_bands_draw_labels (cairo_t *cr,
                           PangoContext *context,
                           const XyPhotoReport *report,
                           double scale,
                           const XyRect *view,
                           XyPlaces *places);

G_END_DECLS
