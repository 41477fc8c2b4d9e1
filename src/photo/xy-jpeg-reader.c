// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "photo/xy-jpeg-reader.h"

#include <glib/gi18n-lib.h>
#include <jerror.h>
#include <string.h>

/* A progressive file may have as many scans as it likes, each a pass over the whole picture. */
#define MAX_SCANS 64
/* What libjpeg may allocate: enough for the coefficients of XY_IMAGE_MAX_PIXELS at 4:2:0. */
#define MAX_MEMORY (256L * 1024 * 1024)

G_NORETURN static void
escape (XyJpegReader *reader, XyImageError failure)
{
  reader->failure = failure;
  longjmp (reader->escape, 1);
}

G_NORETURN static void
error_exit_cb (j_common_ptr jpeg)
{
  XyJpegReader *reader = jpeg->client_data;

  switch (jpeg->err->msg_code)
    {
    case JERR_OUT_OF_MEMORY:
    case JERR_NO_BACKING_STORE:
    case JERR_IMAGE_TOO_BIG:
      escape (reader, XY_IMAGE_ERROR_LIMIT);
    case JERR_NO_SOI:
      escape (reader, XY_IMAGE_ERROR_FORMAT);
    default:
      escape (reader, XY_IMAGE_ERROR_DAMAGED);
    }
}

/* libjpeg goes on after broken data and paints grey; a photo that is half grey is damaged. */
static void
emit_message_cb (j_common_ptr jpeg, int level)
{
  if (level >= 0)
    return;
  switch (jpeg->err->msg_code)
    {
    case JWRN_ARITH_BAD_CODE:
    case JWRN_BOGUS_PROGRESSION:
    case JWRN_HIT_MARKER:
    case JWRN_HUFF_BAD_CODE:
    case JWRN_JPEG_EOF:
    case JWRN_MUST_RESYNC:
      escape (jpeg->client_data, XY_IMAGE_ERROR_DAMAGED);
    default:
      break;
    }
}

static void
output_message_cb (j_common_ptr jpeg)
{
}

static void
progress_cb (j_common_ptr jpeg)
{
  if (((j_decompress_ptr) jpeg)->input_scan_number > MAX_SCANS)
    escape (jpeg->client_data, XY_IMAGE_ERROR_LIMIT);
}

void
xy_jpeg_reader_init (XyJpegReader *reader)
{
  memset (reader, 0, sizeof *reader);
  reader->jpeg.err = jpeg_std_error (&reader->errors);
  reader->jpeg.client_data = reader;
  reader->errors.error_exit = error_exit_cb;
  reader->errors.emit_message = emit_message_cb;
  reader->errors.output_message = output_message_cb;
  reader->progress.progress_monitor = progress_cb;
  reader->failure = XY_IMAGE_ERROR_DAMAGED;
}

void
xy_jpeg_reader_read_header (XyJpegReader *reader, GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (size < 3 || data[0] != 0xff || data[1] != 0xd8 || data[2] != 0xff)
    escape (reader, XY_IMAGE_ERROR_FORMAT);
  if (size > XY_IMAGE_MAX_BYTES)
    escape (reader, XY_IMAGE_ERROR_LIMIT);
  jpeg_create_decompress (&reader->jpeg);
  reader->jpeg.progress = &reader->progress;
  reader->jpeg.mem->max_memory_to_use = MAX_MEMORY;
  jpeg_mem_src (&reader->jpeg, data, size);
  jpeg_save_markers (&reader->jpeg, JPEG_APP0 + 1, 0xffff);
  jpeg_read_header (&reader->jpeg, TRUE);
  if ((guint64) reader->jpeg.image_width * reader->jpeg.image_height > XY_IMAGE_MAX_PIXELS)
    escape (reader, XY_IMAGE_ERROR_LIMIT);
}

void
xy_jpeg_reader_set_error (const XyJpegReader *reader, GError **error)
{
  switch (reader->failure)
    {
    case XY_IMAGE_ERROR_FORMAT:
      g_set_error_literal (error, XY_IMAGE_ERROR, XY_IMAGE_ERROR_FORMAT,
                           _ ("This file is no JPEG photo; choose one whose name ends in .jpg."));
      break;
    case XY_IMAGE_ERROR_LIMIT:
      g_set_error (error, XY_IMAGE_ERROR, XY_IMAGE_ERROR_LIMIT,
                   _ ("The photo is too large: at most %d million pixels and %d MB are taken."),
                   XY_IMAGE_MAX_PIXELS / 1000000, XY_IMAGE_MAX_BYTES / (1024 * 1024));
      break;
    case XY_IMAGE_ERROR_DAMAGED:
      g_set_error_literal (
          error, XY_IMAGE_ERROR, XY_IMAGE_ERROR_DAMAGED,
          _ ("The photo is damaged and cannot be read whole; copy or export it anew."));
      break;
    default:
      g_assert_not_reached ();
    }
}
