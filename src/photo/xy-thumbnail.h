// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "photo/xy-image.h"

G_BEGIN_DECLS

/**
 * xy_thumbnail_make:
 * @photo: a JPEG
 * @side: how many pixels the longer side gets; a smaller photo is left as large as it is
 *
 * Makes a photo small, upright and free of everything else that the file says.
 *
 * Returns: (transfer full) (nullable): a JPEG; %NULL with %XY_IMAGE_ERROR
 */
GBytes *xy_thumbnail_make (GBytes *photo, int side, GError **error);

G_END_DECLS
