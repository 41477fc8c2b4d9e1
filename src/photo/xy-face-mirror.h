// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "photo/xy-plane.h"

G_BEGIN_DECLS

/**
 * XyFaceMirror:
 * @side: pixels a side
 * @dx: edges against how strong they are around: light from one side changes little
 *
 * A square part of a face in which its halves are compared.  Private to the room.
 */
typedef struct
{
  int side;
  XyPlane *dx, *dy;
} XyFaceMirror;

/**
 * XyFacePart:
 * @nearest: to the axis, pixels of the mirror like the others
 * @highest: above the foot of the axis if negative
 *
 * What of a face is compared with its mirror image.
 */
typedef struct
{
  int nearest, farthest;
  int highest, lowest;
} XyFacePart;

/** xy_face_mirror_new: @part: a square, in pixels of @grey, that becomes @side pixels a side. */
XyFaceMirror *xy_face_mirror_new (const XyPlane *grey, const XyRect *part, int side);
void xy_face_mirror_free (XyFaceMirror *mirror);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyFaceMirror, xy_face_mirror_free)

/**
 * xy_face_mirror_compare:
 * @foot_x: where the axis begins, in pixels of the mirror
 * @tilt: of the axis, radians, clockwise; 0 for an upright one
 *
 * Returns: how much one side of an axis is like the other in a mirror: 1 the same, 0 nothing alike
 */
double xy_face_mirror_compare (const XyFaceMirror *mirror,
                               const XyFacePart *part,
                               double foot_x,
                               double foot_y,
                               double tilt);

G_END_DECLS
