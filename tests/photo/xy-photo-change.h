// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "photo/xy-image.h"
#include "photo/xy-photo-report.h"

G_BEGIN_DECLS

/** XyPhotoEyes: Where both are, the one at the left of the picture first, in its pixels. */
typedef struct
{
  XyPoint places[2];
} XyPhotoEyes;

/**
 * XyPhotoChange:
 * @XY_CHANGE_GAIN: red, green and blue so many times as bright, in levels as they are stored
 * @XY_CHANGE_SHADE: so many times as bright on one side of the face; 1 the right, -1 the left
 * @XY_CHANGE_RED_EYE: red discs of this radius for pupils
 * @XY_CHANGE_SHINE: white spots on forehead, nose and cheeks, of this radius, this strong at most
 * @XY_CHANGE_GLARE: a white band of this half width before each eye, so opaque
 * @XY_CHANGE_LENSES: dark lenses of this half width before both eyes, so opaque
 * @XY_CHANGE_BLUR: by a Gaussian of this sigma in pixels
 * @XY_CHANGE_MOTION: along rows, by so many pixels
 * @XY_CHANGE_TURN: around the middle between the eyes, degrees clockwise
 * @XY_CHANGE_MOVE: so many pixels to the right, down, and so many times as large
 * @XY_CHANGE_QUALITY: of the JPEG
 * @XY_CHANGE_BACKDROP: another colour behind
 * @XY_CHANGE_SLOPE: what is behind darker by so many levels at the right, at the bottom
 * @XY_CHANGE_VIGNETTE: what is behind darker by so many levels in the corners
 * @XY_CHANGE_SHADOW: what is behind so many times as bright beside the head
 *
 * What can be done to a photo, known to the number.  Lengths are in distances between the eyes if
 * nothing else is said.  What is behind the person has to be of XY_CHANGE_BEHIND's colour.
 */
typedef enum
{
  XY_CHANGE_GAIN,
  XY_CHANGE_SHADE,
  XY_CHANGE_RED_EYE,
  XY_CHANGE_SHINE,
  XY_CHANGE_GLARE,
  XY_CHANGE_LENSES,
  XY_CHANGE_BLUR,
  XY_CHANGE_MOTION,
  XY_CHANGE_TURN,
  XY_CHANGE_MOVE,
  XY_CHANGE_QUALITY,
  XY_CHANGE_BACKDROP,
  XY_CHANGE_SLOPE,
  XY_CHANGE_VIGNETTE,
  XY_CHANGE_SHADOW,
} XyPhotoChange;

/** XY_CHANGE_BEHIND: Red, green and blue of the reference background. */
#define XY_CHANGE_BEHIND                                                                           \
  {                                                                                                \
    100, 197, 255                                                                                  \
  }

/**
 * xy_photo_change:
 * @numbers: (array fixed-size=3): what the change takes
 * @eyes: (inout): follows the change
 *
 * Returns: (transfer full): the changed photo, a JPEG file of quality 95 and without EXIF
 */
GBytes *xy_photo_change (const XyImage *image,
                         XyPhotoChange change,
                         const double numbers[3],
                         XyPhotoEyes *eyes);

/** xy_photo_eyes_get_tilt: Returns: degrees clockwise of the line between them. */
double xy_photo_eyes_get_tilt (const XyPhotoEyes *eyes);

G_END_DECLS
