// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gmodule.h>

#include "photo/xy-face.h"

G_BEGIN_DECLS

/** XY_FACE_FINDER_FILE: The module that has OpenCV: loading it takes as long as all else that a
 * program does to start, and only who looks at a photo needs it. */
#define XY_FACE_FINDER_FILE "xueying-find-faces.so"
/** XY_FACE_FINDER_SYMBOL: The name of the module's one symbol. */
#define XY_FACE_FINDER_SYMBOL "xy_face_finder"

/**
 * XyFaceFinder:
 * @is_available: whether the cascade is there and can be read; see xy_face_is_available()
 * @detect: see xy_face_detect()
 *
 * What the module does.  Both work on every thread, and no C++ exception leaves them.
 */
typedef struct
{
  gboolean (*is_available) (void);
  int (*detect) (const guint8 *grey,
                 int width,
                 int height,
                 gsize stride,
                 int min_side,
                 gboolean thorough,
                 XyFaceBox *boxes,
                 int max_boxes);
} XyFaceFinder;

/** xy_face_finder: For the module alone: the room has it from there. */
extern G_MODULE_EXPORT const XyFaceFinder xy_face_finder;

G_END_DECLS
