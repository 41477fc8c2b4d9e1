// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-photo-decode.h"

#include <glib/gi18n-lib.h>

#include "photo/xy-image-header.h"
#include "photo/xy-image-scale.h"

/* A photo of more pixels is halved, and its longer side is no longer than graphics cards take. */
#define MAX_SCREEN_PIXELS (24.0 * 1000 * 1000)
#define MAX_SCREEN_SIDE 8192.0

typedef struct
{
  GBytes *bytes;
  int width, height;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_bytes_unref (request->bytes);
  g_free (request);
}

void
xy_photo_decoded_free (XyPhotoDecoded *decoded)
{
  g_object_unref (decoded->texture);
  g_free (decoded);
}

/* The longer side at which the photo has to be decoded to fill the room. */
static int
choose_side (const XyImageHeader *header, const Request *request)
{
  double width = header->width, height = header->height, longer = MAX (width, height);
  double scale = MIN (MIN (request->width / width, request->height / height), 1.0);

  while (width * height * scale * scale > MAX_SCREEN_PIXELS || longer * scale > MAX_SCREEN_SIDE)
    scale /= 2;
  return MAX ((int) (longer * scale + 0.5), 1);
}

/* As it was decoded where that has the right size already. */
static XyImage *
scale (XyImage *decoded, int side, GError **error)
{
  g_autoptr (XyImage) image = decoded;
  XyImage *scaled;
  int width, height;

  xy_image_fit (image, side, side, &width, &height);
  if (width == image->width && height == image->height)
    return g_steal_pointer (&image);
  scaled = xy_image_scale (image, width, height);
  if (scaled == NULL)
    g_set_error_literal (error, XY_IMAGE_ERROR, XY_IMAGE_ERROR_LIMIT,
                         _ ("There is not enough memory for this photo; close other programs."));
  return scaled;
}

static XyPhotoDecoded *
decode (const Request *request, GError **error)
{
  g_auto (XyImageHeader) header = { 0 };
  g_autoptr (GBytes) pixels = NULL;
  XyPhotoDecoded *decoded;
  XyImage *image;
  int side;

  if (!xy_image_read_header (request->bytes, &header, error))
    return NULL;
  side = choose_side (&header, request);
  image = xy_image_decode (request->bytes, side, error);
  if (image != NULL)
    image = scale (image, side, error);
  if (image == NULL)
    return NULL;
  decoded = g_new0 (XyPhotoDecoded, 1);
  decoded->full_width = image->full_width;
  decoded->full_height = image->full_height;
  pixels = g_bytes_new_with_free_func (image->pixels, image->stride * (gsize) image->height,
                                       (GDestroyNotify) xy_image_unref, image);
  decoded->texture = gdk_memory_texture_new (image->width, image->height, GDK_MEMORY_R8G8B8, pixels,
                                             image->stride);
  return decoded;
}

static void
decode_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  XyPhotoDecoded *decoded = decode (task_data, &error);

  if (decoded != NULL)
    g_task_return_pointer (task, decoded, (GDestroyNotify) xy_photo_decoded_free);
  else
    g_task_return_error (task, error);
}

void
xy_photo_decode_async (GBytes *bytes,
                       int width,
                       int height,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->bytes = g_bytes_ref (bytes);
  request->width = width;
  request->height = height;
  g_task_set_source_tag (task, xy_photo_decode_async);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, decode_thread);
}

XyPhotoDecoded *
xy_photo_decode_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
