// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <stdio.h>

#include <jpeglib.h>
#include <setjmp.h>

#include "photo/xy-image.h"

G_BEGIN_DECLS

/**
 * XyJpegReader:
 * @failure: code of the error that ended reading
 * @escape: where libjpeg's errors jump to; set by whoever calls libjpeg, in the same function
 *
 * libjpeg's decompressor with errors, warnings and limits of our own.  What runs between setjmp()
 * and an error keeps all its state in memory that its caller owns, so that a jump loses nothing.
 * Private to the room.
 */
typedef struct
{
  struct jpeg_decompress_struct jpeg;
  struct jpeg_error_mgr errors;
  struct jpeg_progress_mgr progress;
  jmp_buf escape;
  XyImageError failure;
} XyJpegReader;

/** xy_jpeg_reader_init: Makes it ready for jpeg_create_decompress(), which itself may jump. */
void xy_jpeg_reader_init (XyJpegReader *reader);

/**
 * xy_jpeg_reader_read_header:
 *
 * Creates the decompressor over @bytes and reads up to the first scan; to be called between
 * setjmp() and jpeg_destroy_decompress().  Jumps on every error, also for what is beyond the
 * limits.
 */
void xy_jpeg_reader_read_header (XyJpegReader *reader, GBytes *bytes);

/** xy_jpeg_reader_set_error: Says in a sentence why reading ended. */
void xy_jpeg_reader_set_error (const XyJpegReader *reader, GError **error);

G_END_DECLS
