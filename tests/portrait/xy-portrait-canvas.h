// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double r, g, b;
} XyRgb;

#define XY_RGB(red, green, blue) ((XyRgb){ (red) / 255.0, (green) / 255.0, (blue) / 255.0 })

static inline XyRgb
xy_rgb_mix (XyRgb a, XyRgb b, double t)
{
  return (XyRgb){ a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t, a.b + (b.b - a.b) * t };
}

static inline XyRgb
xy_rgb_shade (XyRgb a, double factor)
{
  return (XyRgb){ a.r * factor, a.g * factor, a.b * factor };
}

static inline void
xy_canvas_set (cairo_t *cr, XyRgb colour, double alpha)
{
  cairo_set_source_rgba (cr, colour.r, colour.g, colour.b, alpha);
}

/** XyRandom: A small generator of our own, so that a seed means the same for ever. */
typedef struct
{
  guint64 state;
} XyRandom;

void xy_random_init (XyRandom *random, guint64 seed);
guint64 xy_random_next (XyRandom *random);
/** xy_random_range: Returns: a number from @low to @high. */
double xy_random_range (XyRandom *random, double low, double high);
/** xy_random_int: Returns: 0 to @n − 1. */
int xy_random_int (XyRandom *random, int n);

/**
 * xy_soft_begin:
 * @cr: where the soft shape will lie; its clip bounds the work
 * @sigma: the softness, in units of @cr
 *
 * Begins a mask in the coordinates of @cr; what is drawn into it with any opaque colour will be
 * covered.
 *
 * Returns: (transfer full): the context to draw the mask with; end with xy_soft_end()
 */
cairo_t *xy_soft_begin (cairo_t *cr, double sigma);
/** xy_soft_end: Blurs the mask and lays @colour through it, within the clip of @cr. */
void xy_soft_end (cairo_t *cr, cairo_t *soft, XyRgb colour, double alpha);

/** xy_soft_ellipse: A soft ellipse. */
void xy_soft_ellipse (cairo_t *cr,
                      double x,
                      double y,
                      double rx,
                      double ry,
                      double sigma,
                      XyRgb colour,
                      double alpha);

/**
 * xy_soft_edge:
 * @path: (element-type double): the shape
 *
 * Darkens the clip towards the edge of a shape, as roundness does.  @dx, @dy move the shape that
 * stays clear: the light comes from there.
 */
void xy_soft_edge (cairo_t *cr,
                   const cairo_path_t *path,
                   double dx,
                   double dy,
                   double sigma,
                   XyRgb colour,
                   double alpha);

/** xy_blur_plane: Three box blurs, nearly Gaussian, on one of @channels interleaved bytes. */
void xy_blur_plane (guint8 *data,
                    int width,
                    int height,
                    gsize stride,
                    int channels,
                    int channel,
                    double sigma);

G_END_DECLS
