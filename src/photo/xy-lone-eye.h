// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "photo/xy-eye-pairs.h"
#include "photo/xy-measures.h"

G_BEGIN_DECLS

/* A face of which one eye is covered: which, where the other is, and where the covered one must be.
 * Private to the room. */

/**
 * XyLoneEye:
 * @covered: 0 if it is the eye at the left of the picture, 1 for the other
 * @seen: where the eye that is seen is, in pixels of the patch
 * @sureness: how sure it is that only one eye is seen, the logarithm of odds
 */
typedef struct
{
  guint covered;
  XyEyeSpot seen;
  double sureness;
} XyLoneEye;

/**
 * xy_lone_eye_find_seen:
 * @spots: (array length=n_spots): where the eye could be
 * @side: 0 for the eye at the left of the picture
 * @best: (out caller-allocates): the spot that is most like an eye, wherever the other eye may be
 *
 * Returns: how much it is like one
 */
double xy_lone_eye_find_seen (const XyEyePatch *patch,
                              const XyEyeSpot *spots,
                              int n_spots,
                              guint side,
                              XyEyeSpot *best);

/**
 * xy_lone_eye_find:
 * @spots: (array length=2): where eyes could be, at the left and at the right
 * @n_spots: (array length=2): how many those are
 * @pair: (array length=2): the two of them that are most like a pair of eyes
 * @score: how much they are like one
 *
 * Returns: whether one half of the face is so much less like an eye than the other that it may be
 *   covered; then @lone says how sure that is
 */
gboolean xy_lone_eye_find (const XyEyePatch *patch,
                           const XyEyeCover *cover,
                           const XyEyeSpot *const spots[2],
                           const int n_spots[2],
                           const XyEyeSpot *const pair[2],
                           double score,
                           XyLoneEye *lone);

/**
 * xy_lone_eye_predict:
 * @face: the detector's box, in pixels of @grey
 * @seen: the eye that is seen, in pixels of @grey
 *
 * Returns: where the covered eye must be, because the face below the eyes mirrors itself, and
 *   because of where eyes are in a face's box
 */
XyPoint xy_lone_eye_predict (const XyPlane *grey,
                             const XyRect *face,
                             const XyEyePatch *patch,
                             XyPoint seen,
                             guint covered);

G_END_DECLS
