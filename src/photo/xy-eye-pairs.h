// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "photo/xy-plane.h"

G_BEGIN_DECLS

/* Which two places of a face could be its eyes, and what they look like as a pair.  Private to the
 * room, and for tests/photo/fit-eyes.c, which finds the weights. */

/** XY_EYE_CHANNELS: Edges that are lighter to the right, left, bottom and top; and brightness. */
#define XY_EYE_CHANNELS 5
/** XY_EYE_CELLS: Places along each side of the square, beside the middle between the eyes, whose
 * channels are looked at. */
#define XY_EYE_CELLS 8
/** XY_EYE_APPEARANCE: Numbers that tell what a pair looks like. */
#define XY_EYE_APPEARANCE (XY_EYE_CELLS * XY_EYE_CELLS * XY_EYE_CHANNELS)
/** XY_EYE_PLACE: Numbers that tell how the halves differ, where the pair is and how round and dark
 * its places are. */
#define XY_EYE_PLACE (XY_EYE_CHANNELS + XY_EYE_POSITION + 1)
/** XY_EYE_POSITION: Those of them that tell where the pair is, and how round its places are. */
#define XY_EYE_POSITION 10
#define XY_EYE_FEATURES (XY_EYE_APPEARANCE + XY_EYE_PLACE)
/** XY_EYE_USUAL_DISTANCE: Pixels of the patch between the eyes of most faces. */
#define XY_EYE_USUAL_DISTANCE 38.5
/** XY_EYE_MAX_SPOTS: How many places are tried for each eye. */
#define XY_EYE_MAX_SPOTS 12

/**
 * XyEyeSpot:
 * @x: in pixels of the patch
 * @roundness: how much it is a dark disc
 */
typedef struct
{
  double x, y, roundness;
} XyEyeSpot;

/**
 * XyEyePatch:
 * @luma: the part of the face where eyes can be, at a normal size, a little smoothed
 * @dx: gradients, against how strong they are around: a half in the shade counts as much
 * @channels: smoothed, see %XY_EYE_CHANNELS
 * @roundness: see #XyEyeSpot
 */
typedef struct
{
  XyRect part;
  XyPlane *luma;
  XyPlane *dx, *dy;
  XyPlane *channels[XY_EYE_CHANNELS];
  XyPlane *roundness;
} XyEyePatch;

/** xy_eye_patch_new: @face: the detector's box, in pixels of @grey. */
XyEyePatch *xy_eye_patch_new (const XyPlane *grey, const XyRect *face);
void xy_eye_patch_free (XyEyePatch *patch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyEyePatch, xy_eye_patch_free)

/** xy_eye_patch_find_spots: @spots: (array length=XY_EYE_MAX_SPOTS): those of one half of the face,
 * the likeliest first.  Returns: how many. */
int xy_eye_patch_find_spots (const XyEyePatch *patch, gboolean right, XyEyeSpot *spots);

/** xy_eye_patch_can_be_pair: Whether two places are as far apart, and as level, as eyes can be. */
gboolean xy_eye_patch_can_be_pair (const XyEyeSpot *left, const XyEyeSpot *right);

/** xy_eye_patch_describe: @features: (array length=XY_EYE_FEATURES): what the pair looks like. */
void xy_eye_patch_describe (const XyEyePatch *patch,
                            const XyEyeSpot *left,
                            const XyEyeSpot *right,
                            float *features);

/** xy_eye_patch_describe_half: @features: (array length=XY_EYE_APPEARANCE): what one half of the
 * pair looks like; of a pair they are the mean over both halves. */
void xy_eye_patch_describe_half (const XyEyePatch *patch,
                                 const XyEyeSpot *left,
                                 const XyEyeSpot *right,
                                 gboolean is_right,
                                 float *features);

/** xy_eye_patch_describe_place: @features: (array length=XY_EYE_POSITION): where the pair is. */
void xy_eye_patch_describe_place (const XyEyeSpot *left, const XyEyeSpot *right, float *features);

/** xy_eye_patch_to_plane: A place of the patch in pixels of the plane that it was made of. */
XyPoint xy_eye_patch_to_plane (const XyEyePatch *patch, double x, double y);
/** xy_eye_patch_from_plane: The other way round. */
XyPoint xy_eye_patch_from_plane (const XyEyePatch *patch, XyPoint place);

G_END_DECLS
