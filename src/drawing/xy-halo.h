// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/** xy_halo_set_source: The white that sets marks off from a dark photo. */
void xy_halo_set_source (cairo_t *cr, double alpha);

/**
 * xy_halo_stroke:
 * @width: the width of the line; the halo is wider
 *
 * Strokes the path in white and then in colour, so that it can be seen on light and on dark.
 */
void xy_halo_stroke (cairo_t *cr, double width, double r, double g, double b, double alpha);

G_END_DECLS
