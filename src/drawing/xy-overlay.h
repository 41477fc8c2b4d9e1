// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "photo/xy-image.h"
#include "photo/xy-photo-report.h"

G_BEGIN_DECLS

/**
 * XyOverlayOptions:
 * @scale: widget or image pixels for one pixel of the upright photo; lines and labels keep their
 *   size in device units
 * @view: the part that is seen, from the photo's origin, in the same units; it may reach beyond the
 *   photo, and marks that would be cut off move into it.  Empty: the whole photo and no more
 * @bands: whether to draw the standard's bands (head top, eyes, face width, centre line)
 * @selected: (nullable): id of the rule whose regions are to stand out
 */
typedef struct
{
  double scale;
  XyRect view;
  gboolean bands;
  const char *selected;
} XyOverlayOptions;

/**
 * xy_overlay_draw:
 *
 * Draws what the rules found, over a photo drawn at the origin at that scale: for each finding
 * that says fail or look its regions, outlined and hatched by verdict, with its number.  Numbers
 * and words keep clear of the eyes and of each other.
 */
void xy_overlay_draw (cairo_t *cr, const XyPhotoReport *report, const XyOverlayOptions *options);

/**
 * xy_overlay_find_at:
 * @options: as the overlay is drawn
 * @x: from the photo's origin, in device units
 *
 * Returns: (transfer none) (nullable): the rule whose number is drawn there, else the one with the
 *   smallest region there
 */
const char *xy_overlay_find_at (const XyPhotoReport *report,
                                const XyOverlayOptions *options,
                                double x,
                                double y);

/**
 * xy_overlay_list_flagged:
 *
 * Returns: (transfer container) (element-type XyFinding): in the order of their numbers: those that
 *   say fail, then those that say look; the ones that are drawn nowhere have none
 */
GPtrArray *xy_overlay_list_flagged (const XyPhotoReport *report);

/** xy_overlay_get_number: Returns: the number drawn for a finding, 0 if it is drawn nowhere. */
int xy_overlay_get_number (const XyPhotoReport *report, const char *rule);

/**
 * xy_overlay_dup_measured:
 *
 * Returns: (transfer full) (nullable): what was measured beside its limit, in translated words
 *   such as “measured 39.2 ΔE, limit 16 ΔE”; %NULL where neither is there
 */
char *xy_overlay_dup_measured (const XyFinding *finding);

/** xy_image_to_surface: Returns: (transfer full): the photo as a Cairo surface. */
cairo_surface_t *xy_image_to_surface (const XyImage *image);

/**
 * xy_overlay_write_png:
 *
 * The photo at its own size (at most 1600 pixels a side) at the upper left, with its overlay, and
 * beneath it a legend: number, sentence, measure and clause of each finding that says fail or look.
 */
gboolean xy_overlay_write_png (const XyImage *image,
                               const XyPhotoReport *report,
                               const char *path,
                               GError **error);

G_END_DECLS
