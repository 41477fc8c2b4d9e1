// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "photo/xy-measures.h"

G_BEGIN_DECLS

/**
 * XyBackdrop:
 * @rgb: the background's middle colour, 0 to 255
 * @gain: how many times brighter the background is than a reference of the profile, if the
 *   difference is in brightness alone; 0 if it is of another colour
 * @tint: by how much red and blue are stronger against green than in the nearest reference, as
 *   logarithms to the base 2
 *
 * What a background whose colour is known tells about the light on the whole picture.  Private to
 * the room.
 */
typedef struct
{
  double rgb[3];
  double gain;
  double tint[2];
} XyBackdrop;

/** xy_backdrop_measure: Returns: %FALSE where no background was found. */
gboolean xy_backdrop_measure (const XyMeasures *measures, XyBackdrop *backdrop);

G_END_DECLS
