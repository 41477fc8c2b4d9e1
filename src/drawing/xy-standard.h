// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cairo.h>

#include "photo/xy-photo-report.h"
#include "photo/xy-rule-profile.h"

G_BEGIN_DECLS

/**
 * XyStandard:
 * @bands: where hair, eyes and face must be in the final image
 * @background: the colour asked for behind the person, each part from 0 to 255
 *
 * What a profile asks of a photo that can be drawn.
 */
typedef struct
{
  XyPhotoBands bands;
  double background[3];
} XyStandard;

/** xy_standard_init: Takes the numbers of a profile. */
void xy_standard_init (XyStandard *standard, const XyRuleProfile *profile);

/**
 * xy_standard_draw:
 *
 * A figure in the frame of the final image, with the bands and their numbers beside it, as large as
 * the room at the origin allows; the text in the current source.
 */
void xy_standard_draw (cairo_t *cr, const XyStandard *standard, double width, double height);

G_END_DECLS
