// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** XyFaceBox: A face as the detector frames it: brows to chin, in pixels of the image given. */
typedef struct
{
  int x, y, width, height;
} XyFaceBox;

/**
 * xy_face_is_available:
 *
 * Whether the detector is there, a module that is opened by the first who asks (see
 * xy_data_find_module()), and its cascade: in the folder that the environment variable
 * `XUEYING_CASCADES` names, else where OpenCV's data is installed.  Looked for once a process.
 */
gboolean xy_face_is_available (void);

/** xy_face_get_obstacle: Returns: why xy_face_detect() returned -1, a sentence. */
const char *xy_face_get_obstacle (void);

/**
 * xy_face_detect:
 * @grey: 8 bits a pixel
 * @stride: bytes a row
 * @min_side: the smallest face that counts, in pixels
 * @thorough: look in finer steps and believe weaker signs, for where nothing was found without
 * @boxes: (out caller-allocates) (array length=max_boxes): the faces, the largest first
 *
 * Finds upright faces by OpenCV's `haarcascade_frontalface_alt2`.  Works on every thread, and the
 * same image gives the same boxes on each.  No C++ exception leaves it.
 *
 * Returns: how many were found, at most @max_boxes; -1 if the detector is not there or failed
 */
int xy_face_detect (const guint8 *grey,
                    int width,
                    int height,
                    gsize stride,
                    int min_side,
                    gboolean thorough,
                    XyFaceBox *boxes,
                    int max_boxes);

G_END_DECLS
