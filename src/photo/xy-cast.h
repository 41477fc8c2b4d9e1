// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "photo/xy-backdrop.h"
#include "photo/xy-measures.h"

G_BEGIN_DECLS

/* The colour of the light, told by what has the same colour in all people.  Private to the room,
 * and for tests/photo/fit-cast.c, which finds the weights. */

/** XY_CAST_RATIOS: Red to green and blue to green, of the skin, then of the whites of the eyes. */
#define XY_CAST_RATIOS 4

/**
 * XyCastRatios:
 * @of: logarithms to the base 2
 * @has_whites: whether the whites were measured; if not, only the first two are valid
 */
typedef struct
{
  double of[XY_CAST_RATIOS];
  gboolean has_whites;
} XyCastRatios;

/**
 * XyCastWeights:
 * @usual: the means over people in neutral light
 * @trust: the inverse of their covariance
 * @trust_skin: the inverse of the covariance of the first two alone
 */
typedef struct
{
  double usual[XY_CAST_RATIOS];
  double trust[XY_CAST_RATIOS][XY_CAST_RATIOS];
  double trust_skin[2][2];
} XyCastWeights;

/** xy_cast_measure: Returns: %FALSE where too little of the face is in the photo. */
gboolean xy_cast_measure (const XyMeasures *measures, XyCastRatios *ratios);

/**
 * xy_cast_weigh:
 * @backdrop: (nullable): what is behind, if it is known; not looked at if it is far from any
 *   reference
 * @cast: (out caller-allocates): by how much red and blue are stronger against green than they
 *   should be, as logarithms to the base 2
 *
 * Returns: how far that is from none, in units of how far people are
 */
double xy_cast_weigh (const XyCastWeights *weights,
                      const XyCastRatios *ratios,
                      const XyBackdrop *backdrop,
                      double cast[2]);

G_END_DECLS
