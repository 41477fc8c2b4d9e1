// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * xy_text_context_new:
 *
 * A context of its own font map, so that it may live on any one thread, set for Chinese: the font
 * families of the house, the forms of glyphs of zh-CN, and metrics without hinting, so that lines
 * break at the same places on every surface.
 */
PangoContext *xy_text_context_new (void);

/** xy_text_context_for_cairo: The same on the calling thread's font map, quick to make. */
PangoContext *xy_text_context_for_cairo (cairo_t *cr);

/** xy_text_layout: One line of @text, @size in units of the surface. */
PangoLayout *xy_text_layout (PangoContext *context, const char *text, double size, gboolean bold);

/**
 * xy_text_fit:
 * @width: the width there is
 * @height: the height there may be
 *
 * The whole of @text within @width: on one line at @size, or a little smaller; else on several
 * lines; else on several lines as small as it takes.  Nothing is cut off.
 */
PangoLayout *xy_text_fit (PangoContext *context,
                          const char *text,
                          double size,
                          gboolean bold,
                          double width,
                          double height);

/** xy_text_get_size: The layout's size; @width or @height may be %NULL. */
void xy_text_get_size (PangoLayout *layout, double *width, double *height);

/** xy_text_draw: Draws with the layout's upper left at that point, in the current source. */
void xy_text_draw (cairo_t *cr, PangoLayout *layout, double x, double y);

G_END_DECLS
