// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "photo/xy-thumbnail.h"

#include <stdio.h>

#include <glib/gi18n-lib.h>
#include <jpeglib.h>
#include <setjmp.h>
#include <stdlib.h>

#include "photo/xy-image-scale.h"

#define QUALITY 88

typedef struct
{
  struct jpeg_compress_struct jpeg;
  struct jpeg_error_mgr errors;
  jmp_buf escape;
  unsigned char *buffer;
  unsigned long length;
} Writing;

G_NORETURN static void
error_exit_cb (j_common_ptr jpeg)
{
  Writing *writing = jpeg->client_data;

  longjmp (writing->escape, 1);
}

/* The part that libjpeg may jump out of. */
static gboolean
write_jpeg (Writing *writing, const XyImage *image)
{
  struct jpeg_compress_struct *jpeg = &writing->jpeg;

  if (setjmp (writing->escape) != 0)
    return FALSE;
  jpeg_create_compress (jpeg);
  jpeg_mem_dest (jpeg, &writing->buffer, &writing->length);
  jpeg->image_width = (JDIMENSION) image->width;
  jpeg->image_height = (JDIMENSION) image->height;
  jpeg->input_components = 3;
  jpeg->in_color_space = JCS_RGB;
  jpeg_set_defaults (jpeg);
  jpeg_set_quality (jpeg, QUALITY, TRUE);
  jpeg_start_compress (jpeg, TRUE);
  while (jpeg->next_scanline < jpeg->image_height)
    {
      JSAMPROW row = image->pixels + (gsize) jpeg->next_scanline * image->stride;

      jpeg_write_scanlines (jpeg, &row, 1);
    }
  jpeg_finish_compress (jpeg);
  return TRUE;
}

GBytes *
xy_thumbnail_make (GBytes *photo, int side, GError **error)
{
  g_autoptr (XyImage) image = NULL;
  g_autoptr (XyImage) small = NULL;
  g_autofree Writing *writing = NULL;
  GBytes *bytes = NULL;
  int width, height;

  g_return_val_if_fail (side > 0, NULL);

  image = xy_image_decode (photo, side, error);
  if (image == NULL)
    return NULL;
  xy_image_fit (image, side, side, &width, &height);
  small = xy_image_scale (image, width, height);

  writing = g_new0 (Writing, 1);
  writing->jpeg.err = jpeg_std_error (&writing->errors);
  writing->jpeg.client_data = writing;
  writing->errors.error_exit = error_exit_cb;
  if (small != NULL && write_jpeg (writing, small))
    bytes = g_bytes_new (writing->buffer, writing->length);
  else
    g_set_error_literal (error, XY_IMAGE_ERROR, XY_IMAGE_ERROR_LIMIT,
                         _ ("There is not enough memory for this photo; close other programs."));
  jpeg_destroy_compress (&writing->jpeg);
  free (writing->buffer);
  return bytes;
}
