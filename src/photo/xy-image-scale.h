// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "photo/xy-image.h"

G_BEGIN_DECLS

/**
 * xy_image_fit:
 * @max_width: pixels
 * @max_height: pixels
 * @width: (out): of the largest image of the same shape that fits; never larger than @image
 * @height: (out): its height
 */
void xy_image_fit (const XyImage *image, int max_width, int max_height, int *width, int *height);

/**
 * xy_image_scale:
 * @width: at most that of @image
 * @height: at most that of @image
 *
 * Returns: (transfer full) (nullable): the image at another size, each pixel the mean of the area
 *   that it stands for; %NULL where there is no memory for it
 */
XyImage *xy_image_scale (const XyImage *image, int width, int height);

G_END_DECLS
