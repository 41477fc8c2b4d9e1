// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "photo/xy-image.h"

G_BEGIN_DECLS

/* The photos that the check is measured with, and what it is measured against. */

/**
 * xy_bench_jpeg_enlarge:
 * @width: pixels of the new picture
 *
 * Returns: (transfer full): the picture at that size, as a camera would write it: with grain, in
 *   quality 92, and colours at half the resolution
 */
GBytes *xy_bench_jpeg_enlarge (const XyImage *image, int width, int height);

/**
 * xy_bench_jpeg_decode:
 * @bytes: a sound JPEG, one that xy_bench_jpeg_enlarge() made
 *
 * Decodes all of it with libjpeg-turbo as it comes, into one buffer of red, green and blue.
 */
void xy_bench_jpeg_decode (GBytes *bytes);

G_END_DECLS
