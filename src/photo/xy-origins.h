// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** XyDevice: What a picture was made with. */
typedef enum
{
  XY_DEVICE_UNKNOWN,
  XY_DEVICE_CAMERA,
  XY_DEVICE_PHONE,
  XY_DEVICE_SCANNER,
} XyDevice;

/** XyProgram: What kinds of programs are told from others. */
typedef enum
{
  XY_PROGRAM_SCANNING,
  XY_PROGRAM_SCREENSHOT,
  XY_PROGRAM_EDITOR,
  XY_N_PROGRAMS,
} XyProgram;

/**
 * XyOrigins:
 *
 * The makers of cameras, phones and scanners, and the programs that edit pictures, as
 * `data/photo/origins.json` lists them.  Immutable.  Private to the room.
 */
typedef struct _XyOrigins XyOrigins;

/**
 * xy_origins_get:
 *
 * Returns: (transfer none) (nullable): the list, read by the first who asks; %NULL if it is not
 *   there or is not what it should be
 */
const XyOrigins *xy_origins_get (void);

/**
 * xy_origins_find_device:
 * @make: (nullable): the maker by EXIF
 *
 * The first entry of the list whose maker the name begins with, and one of whose models, where it
 * has any, is the beginning of the model.
 */
XyDevice xy_origins_find_device (const XyOrigins *origins, const char *make, const char *model);

/** xy_origins_is_program: Whether a text names a program of that kind. @text: (nullable). */
gboolean xy_origins_is_program (const XyOrigins *origins, XyProgram kind, const char *text);

G_END_DECLS
