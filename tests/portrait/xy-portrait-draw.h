// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "xy-portrait.h"
#include "xy-portrait-canvas.h"

G_BEGIN_DECLS

/* The person's own units: the origin is between the pupils, y down, pupils 100 apart. */

#define XY_EYE_X 50.0
#define XY_NECK_Y 120.0

typedef enum
{
  XY_HAIR_CROP,
  XY_HAIR_SIDE_PART,
  XY_HAIR_SWEPT_UP,
  XY_HAIR_TIED_BACK,
  XY_HAIR_TIED_PARTED,
  XY_HAIR_BOB,
  XY_HAIR_LONG,
} XyHairStyle;

typedef enum
{
  XY_TOP_SHIRT,
  XY_TOP_JACKET,
  XY_TOP_ROUND,
} XyTop;

/** XyLooks: What the seed decides. */
typedef struct
{
  guint64 detail_seed;
  gboolean woman;
  XyRgb skin, shade, light, hair, lips, top, jacket;
  double face_width, jaw, chin_width, chin;
  double eye_width, eye_open, eye_slant, crease;
  double brow_thick, brow_arch, brow_y;
  double nose_width, nose_y, mouth_width, mouth_y, lips_full;
  double hair_top, hairline, hair_wide, part;
  XyHairStyle style;
  XyTop clothes;
  gboolean glasses;
  int frame;
} XyLooks;

void xy_looks_init (XyLooks *looks, const XyPortrait *portrait);

/** xy_face_path: Appends the outline of the face without ears and hair. */
void xy_face_path (cairo_t *cr, const XyLooks *looks);
void xy_draw_ears (cairo_t *cr, const XyLooks *looks);
void xy_draw_face (cairo_t *cr, const XyLooks *looks, const XyPortrait *portrait);
/** xy_draw_eyes: Draws eyes and brows, as a part of the face. */
void xy_draw_eyes (cairo_t *cr, const XyLooks *looks, const XyPortrait *portrait);
/** xy_draw_eye_patch: @side is −1 at the left of the picture, 1 at the right. */
void xy_draw_eye_patch (cairo_t *cr, const XyLooks *looks, int side);
void xy_draw_glasses (cairo_t *cr, const XyLooks *looks, const XyPortrait *portrait);
void xy_draw_hair_behind (cairo_t *cr, const XyLooks *looks);
void xy_draw_hair (cairo_t *cr, const XyLooks *looks);
/** xy_hair_shadow_path: Appends where hair lies on the forehead, for its shadow. */
void xy_hair_shadow_path (cairo_t *cr, const XyLooks *looks);
void xy_draw_fringe (cairo_t *cr, const XyLooks *looks);
/** xy_draw_lock: Draws hair over an ear; @side is −1 at the left of the picture, 1 at the right. */
void xy_draw_lock (cairo_t *cr, const XyLooks *looks, int side);
void xy_draw_body (cairo_t *cr, const XyLooks *looks, const XyPortrait *portrait);
/** xy_body_path: Appends neck and shoulders, for the shadow behind. */
void xy_body_path (cairo_t *cr);

/**
 * xy_turn_face_place:
 * @turn: degrees, as in XyPortrait
 * @x: a place on the face as it is drawn from the front, in the person's units
 *
 * Returns: where it is on the turned head
 */
double xy_turn_face_place (const XyLooks *looks, double turn, double x);
/** xy_turn_face_reach: Returns: how far out the edge of the face is on the side that it turns to.
 */
double xy_turn_face_reach (const XyLooks *looks, double turn);
/** xy_turn_shows_ear: Returns: whether the turned head does not hide the ear of @side, −1 at the
 * left of the picture, 1 at the right. */
gboolean xy_turn_shows_ear (const XyLooks *looks, double turn, int side);
/**
 * xy_turn_layer:
 * @layer: a picture with alpha of a part of the head from the front
 * @is_behind: whether that is the hair at the neck
 * @matrix: that it was drawn with
 *
 * Turns what was drawn.
 */
void xy_turn_layer (cairo_surface_t *layer,
                    const XyLooks *looks,
                    double turn,
                    gboolean is_behind,
                    const cairo_matrix_t *matrix);

/** xy_portrait_get_places: Fills in all of @truth but the rules. */
void xy_portrait_get_places (const XyPortrait *portrait, XyPortraitTruth *truth);

/** xy_portrait_encode: Writes 8-bit RGB as a JPEG with EXIF. */
GBytes *xy_portrait_encode (const XyPortrait *portrait,
                            const guint8 *pixels,
                            int width,
                            int height,
                            int quality);

G_END_DECLS
