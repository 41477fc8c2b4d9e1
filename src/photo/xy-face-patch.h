// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "photo/xy-finding.h"
#include "photo/xy-plane.h"

G_BEGIN_DECLS

typedef struct _XyMeasures XyMeasures;

/** XY_PATCH_EYES: Pixels between the eyes in the patch. */
#define XY_PATCH_EYES 70
#define XY_PATCH_WIDTH 210
#define XY_PATCH_HEIGHT 300
/** XY_PATCH_LEFT_EYE: Column of the eye at the left of the picture; the other is at
 * XY_PATCH_LEFT_EYE + XY_PATCH_EYES. */
#define XY_PATCH_LEFT_EYE 70
/** XY_PATCH_EYE_ROW: Row of both eyes. */
#define XY_PATCH_EYE_ROW 105

/**
 * XyFacePatch:
 * @rgb: (array): three bytes a pixel, row by row, without padding
 * @inside: (array): a byte a pixel, 1 within the photo, 0 beyond it, where the patch goes on as the
 *   photo's edge is
 * @luma: 0 to 255
 * @lab: CIE L*, a*, b* (D65)
 * @pixel: how many pixels of the decoded image a pixel of the patch is wide: above 1 the patch is a
 *   mean over several, below 1 it was made larger
 *
 * The face turned until the eyes are level and brought to one size, so that what rules measure does
 * not depend on the size of the photo or on how the head is held.  It reaches from above the hair
 * line to below the chin, and to each side beyond the ear.
 *
 * Places in it are continuous: pixel (x, y) covers x to x + 1 and y to y + 1.
 */
typedef struct
{
  guint8 *rgb;
  guint8 *inside;
  XyPlane *luma;
  XyPlane *lab[3];
  double pixel;
} XyFacePatch;

/**
 * xy_face_patch_new:
 * @eyes: in pixels of @image, the one at the left of the picture first, at different places
 *
 * Returns: (transfer full): the face around the eyes
 */
XyFacePatch *xy_face_patch_new (const XyImage *image, const XyPoint eyes[2]);
void xy_face_patch_free (XyFacePatch *patch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyFacePatch, xy_face_patch_free)

static inline gsize
xy_patch_index (int x, int y)
{
  return (gsize) y * XY_PATCH_WIDTH + (gsize) x;
}

/**
 * XySkin:
 * @n: how many pixels it was made from; 0 if there were none, then nothing is like skin
 * @mean: the colour, CIE L*, a*, b*
 * @covariance: its spread: LL, aa, bb, La, Lb, ab, with a floor, because a smooth cheek says
 *   nothing about a forehead
 * @inverse: of the covariance, in the same order
 *
 * The colour of this person's skin, from cheeks and nose without what is unlike the most of them:
 * shine, beard, frames of glasses, strands of hair.
 */
typedef struct
{
  guint n;
  double mean[3];
  double covariance[6];
  double inverse[6];
} XySkin;

/** xy_skin_init: Measures the skin of the face in @patch. */
void xy_skin_init (XySkin *skin, const XyFacePatch *patch);
/** xy_skin_distance: Returns: how far a colour is from the skin, in units of its spread. */
double xy_skin_distance (const XySkin *skin, const float lab[3]);

/**
 * xy_measures_need_patch:
 *
 * Adds a finding that says `unknown`, and why, where there is no face patch.
 *
 * Returns: whether there is one
 */
gboolean xy_measures_need_patch (XyMeasures *measures, const char *rule, const char *clause);

/** xy_patch_to_photo: Returns: a place of the patch in pixels of the upright photo. */
XyPoint xy_patch_to_photo (const XyMeasures *measures, double x, double y);
/** xy_patch_add_rect: Adds a rectangle of the patch, turned back, to where a finding shows. */
void xy_patch_add_rect (const XyMeasures *measures, XyFinding *finding, const XyRect *rect);
/** xy_patch_add_polygon: The same with a polygon of places of the patch. */
void xy_patch_add_polygon (const XyMeasures *measures,
                           XyFinding *finding,
                           const XyPoint *points,
                           guint n_points);
/**
 * xy_patch_add_mask:
 * @mask: (array): a byte a pixel of the patch; what is not 0 is outlined
 *
 * Adds the outlines of the largest parts of a mask, a few of them.
 */
void xy_patch_add_mask (const XyMeasures *measures, XyFinding *finding, const guint8 *mask);

G_END_DECLS
