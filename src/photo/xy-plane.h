// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "photo/xy-image.h"
#include "photo/xy-photo-report.h"

G_BEGIN_DECLS

/**
 * XyPlane:
 * @values: width · height numbers, row by row
 *
 * One channel of a picture, or of a part of it brought to another size.  Private to the room.
 */
typedef struct
{
  int width, height;
  float *values;
} XyPlane;

/** xy_plane_new: Returns: (transfer full): a plane of zeros. */
XyPlane *xy_plane_new (int width, int height);
/** xy_plane_new_unset: Returns: (transfer full): a plane to be written whole: filling it with zeros
 * first would take a while. */
XyPlane *xy_plane_new_unset (int width, int height);
void xy_plane_free (XyPlane *plane);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyPlane, xy_plane_free)

static inline float
xy_plane_get (const XyPlane *plane, int x, int y)
{
  return plane->values[(gsize) y * (gsize) plane->width + (gsize) x];
}

/** xy_plane_get_clamped: Beyond the edges the plane goes on as its edge is. */
static inline float
xy_plane_get_clamped (const XyPlane *plane, int x, int y)
{
  return xy_plane_get (plane, CLAMP (x, 0, plane->width - 1), CLAMP (y, 0, plane->height - 1));
}

/** xy_plane_new_grey: Returns: (transfer full): the picture's luma at its own size, 0 to 255. */
XyPlane *xy_plane_new_grey (const XyImage *image);

/**
 * xy_plane_resample:
 * @part: in pixels of @plane; may reach beyond its edges
 *
 * Returns: (transfer full): the part at the size asked for: means over areas where that is
 *   smaller, between pixels where it is larger
 */
XyPlane *xy_plane_resample (const XyPlane *plane, const XyRect *part, int width, int height);

/** xy_plane_blur: Returns: (transfer full): means over boxes of 2 · radius + 1 pixels a side. */
XyPlane *xy_plane_blur (const XyPlane *plane, int radius);

/** xy_plane_dup_bytes: Returns: (transfer full): the values as 8 bits, without padding. */
guint8 *xy_plane_dup_bytes (const XyPlane *plane);

G_END_DECLS
