// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "photo/xy-face.h"

#include <glib/gi18n-lib.h>

#include "data/xy-data.h"
#include "photo/xy-face-finder.h"

static gpointer
open_finder_cb (gpointer data)
{
  g_autofree char *path = xy_data_find_module (XY_FACE_FINDER_FILE);
  g_autoptr (GError) error = NULL;
  gpointer finder = NULL;
  GModule *module = g_module_open_full (path, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL, &error);

  if (module == NULL)
    {
      g_message ("%s", error->message);
      return NULL;
    }
  /* OpenCV keeps threads and caches of its own, which must not lose their code. */
  g_module_make_resident (module);
  if (!g_module_symbol (module, XY_FACE_FINDER_SYMBOL, &finder))
    g_message ("%s: %s", path, g_module_error ());
  return finder;
}

/* Opened by whoever asks first, for the life of the process. */
static const XyFaceFinder *
get_finder (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, open_finder_cb, NULL);
}

gboolean
xy_face_is_available (void)
{
  const XyFaceFinder *finder = get_finder ();

  return finder != NULL && finder->is_available ();
}

const char *
xy_face_get_obstacle (void)
{
  if (get_finder () == NULL)
    return _ ("This was not measured, because the part of Xueying that finds faces is missing or "
              "cannot be loaded; install Xueying anew.");
  if (!xy_face_is_available ())
    return _ ("This was not measured, because OpenCV's face cascades are not installed.");
  return _ ("This was not measured, because the search for faces failed.");
}

int
xy_face_detect (const guint8 *grey,
                int width,
                int height,
                gsize stride,
                int min_side,
                gboolean thorough,
                XyFaceBox *boxes,
                int max_boxes)
{
  const XyFaceFinder *finder = get_finder ();

  if (finder == NULL)
    return -1;
  return finder->detect (grey, width, height, stride, min_side, thorough, boxes, max_boxes);
}
