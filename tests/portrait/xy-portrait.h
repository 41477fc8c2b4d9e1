// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * SECTION: Portraits without people
 *
 * Head-and-shoulders portraits drawn with Cairo: shaded enough for a face detector, known to the
 * pixel, and of nobody.  Everything is laid out on a frame of 480×640 units (the registered
 * image), which is fitted to the height of the picture and centred in it; units below are those.
 * Equal options give equal bytes.
 */

typedef enum
{
  XY_PORTRAIT_BY_SEED = -1,
  XY_PORTRAIT_NO,
  XY_PORTRAIT_YES,
} XyPortraitChoice;

/** XyPortraitColour: Red, green and blue, 0–255; a negative red leaves the choice to the seed. */
typedef struct
{
  int red, green, blue;
} XyPortraitColour;

/**
 * XyPortrait:
 * @seed: decides about sex, hair, skin, shape of the face, glasses and clothes
 * @woman: whether it is a woman
 * @width: pixels of the upright picture
 * @glasses: whether glasses are worn
 * @background: the colour behind
 * @gradient: by how much the background darkens from top to bottom, in levels of 255
 * @side_gradient: the same from left to right
 * @shadow: 0 none to 1 hard: the shadow that the person throws on the background
 * @wrinkles: 0 none to 1 deep: folds in the backdrop
 * @vignette: by how much the background darkens towards its corners, in levels of 255
 * @thing: a frame hangs on the wall
 * @head_scale: 1 is right; the whole person grows or shrinks around the eyes
 * @dx: how far to the right of the centre, in units
 * @dy: how far below its right place, in units
 * @bust: how much of the background shows below the person, who is cut off at a straight line, in
 *   units
 * @tilt: degrees, clockwise
 * @turn: degrees that the head is turned to the side, −45 to 45; above 0 to the right of the
 *   picture
 * @motion: length of the way that the picture moved while it was taken, in units
 * @motion_angle: where to, degrees, clockwise from the right
 * @blur: radius (sigma) of an unsharp lens, in units
 * @exposure: factor on the light; 1 is right
 * @cast: factors on red, green and blue; 1, 1, 1 is right
 * @half_shade: 0 none to 1 black: how dark one half of the face is
 * @teeth: lips apart, upper teeth shown
 * @fringe: hair over the brows
 * @covered_ears: how many ears are behind hair, 0–2
 * @glare: 0 none to 1 white: reflection in the glasses (which are then worn)
 * @tinted: 0 clear to 1 black: lenses (of glasses which are then worn)
 * @eye_patch: an eye patch before the eye and the brow at the left of the picture if −1, at the
 * right if 1; 0 none
 * @red_eye: red pupils, as from a flash
 * @shine: 0 none to 1: spots of oily skin
 * @clothes: colour of the top
 * @tie: colour of a tie; a negative red: none
 * @neckline: 0 high to 1 deep: how low a round neckline reaches
 * @quality: quality of the JPEG at which it starts, 1–100
 * @grain: strength (sigma) of the camera's noise in levels of 255
 * @min_bytes: quality, then grain, rise until the file has this size; 0 leaves both
 * @make: (nullable): EXIF maker; %NULL and no @model and no @software: a file without EXIF
 * @orientation: EXIF orientation 1–8; the stored pixels are turned so that a viewer turns them
 *   upright again
 *
 * What to draw.  Strings are not owned.
 */
typedef struct
{
  guint seed;
  int width, height;
  XyPortraitChoice woman;
  XyPortraitChoice glasses;
  XyPortraitColour background;
  double gradient, side_gradient;
  double shadow;
  double wrinkles;
  double vignette;
  gboolean thing;
  double head_scale;
  double dx, dy;
  double bust;
  double tilt;
  double turn;
  double motion, motion_angle;
  double blur;
  double exposure;
  double cast[3];
  double half_shade;
  gboolean teeth;
  gboolean fringe;
  int covered_ears;
  double glare;
  double tinted;
  int eye_patch;
  gboolean red_eye;
  double shine;
  XyPortraitColour clothes;
  XyPortraitColour tie;
  double neckline;
  int quality;
  double grain;
  gsize min_bytes;
  const char *make;
  const char *model;
  const char *software;
  int orientation;
} XyPortrait;

/**
 * XyPortraitTruth:
 * @face_x: the box around the face without hair and ears, cheek to cheek and brow to chin,
 *   in pixels of the upright picture like all others
 * @face_width: the distance from cheek to cheek
 * @eyes: x, y of the pupils, the one at the left of the picture first
 * @head_top: y of the top of the hair
 * @chin: y of the chin
 * @ears: how many ears are visible
 * @shows_ear: whether the ear at the left of the picture is, and that at the right
 * @flag: (array zero-terminated=1): rules that must say fail or look
 * @quiet: (array zero-terminated=1): rules that must say pass
 *
 * What is known about the picture.  A rule in neither list is not decided by these options.
 */
typedef struct
{
  double face_x, face_y, face_width, face_height;
  double eyes[2][2];
  double head_top;
  double chin;
  int ears;
  gboolean shows_ear[2];
  gboolean glasses;
  const char *flag[40];
  const char *quiet[40];
} XyPortraitTruth;

/** xy_portrait_init: Sets what a right photo of 480×640 pixels is, of the person @seed. */
void xy_portrait_init (XyPortrait *portrait, guint seed);

/**
 * xy_portrait_set_defect:
 * @name: one of xy_portrait_get_defects()
 *
 * Makes one thing wrong, clearly.
 *
 * Returns: %FALSE if there is no such defect
 */
gboolean xy_portrait_set_defect (XyPortrait *portrait, const char *name);
/** xy_portrait_get_defects: Returns: (array zero-terminated=1): the names of all. */
const char *const *xy_portrait_get_defects (void);

/** xy_portrait_get_truth: Fills @truth, without drawing. */
void xy_portrait_get_truth (const XyPortrait *portrait, XyPortraitTruth *truth);

/**
 * xy_portrait_render:
 *
 * Returns: (transfer full): the JPEG file
 */
GBytes *xy_portrait_render (const XyPortrait *portrait);

/**
 * xy_portrait_truth_to_json:
 * @file: the name to give
 *
 * Returns: (transfer full): {file, seed, face:{x,y,w,h}, eyes:[[x,y],[x,y]], head_top, chin, ears,
 *   shows_ear:[left, right], turn, glasses, flag:[…], quiet:[…]}
 */
JsonNode *xy_portrait_truth_to_json (const XyPortrait *portrait, const char *file);

G_END_DECLS
