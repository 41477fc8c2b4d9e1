// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "photo/xy-face.h"
#include "photo/xy-measures.h"

/* Faces are looked for in a picture this wide; the detector is no better in a larger one. */
#define DETECTION_WIDTH 200
/* The smallest face that is looked for, as a share of the shorter side: first those that a portrait
 * has, which is fast, and only where they are not enough the others. */
#define USUAL_FACE 0.25
#define SMALLEST_FACE 0.12

/* Whether a face is a part of one that was found already, such as glasses or a mouth. */
static gboolean
is_inside_another (const XyMeasures *measures, const XyRect *face)
{
  double x = face->x + face->width / 2, y = face->y + face->height / 2;

  for (int i = 0; i < measures->n_faces; i++)
    {
      const XyRect *other = &measures->faces[i];

      if (x >= other->x && x <= other->x + other->width && y >= other->y &&
          y <= other->y + other->height)
        return TRUE;
    }
  return FALSE;
}

void
xy_faces_find (XyMeasures *measures)
{
  const XyPlane *grey = measures->grey;
  XyRect all = { 0, 0, grey->width, grey->height };
  double ratio = MAX (1.0, (double) MIN (grey->width, grey->height) / DETECTION_WIDTH);
  int width = MAX (1, (int) (grey->width / ratio)), height = MAX (1, (int) (grey->height / ratio));
  int usual = (int) (MIN (width, height) * USUAL_FACE);
  int smallest = (int) (MIN (width, height) * SMALLEST_FACE);
  double sx = (double) grey->width / width, sy = (double) grey->height / height;
  g_autoptr (XyPlane) small = xy_plane_resample (grey, &all, width, height);
  g_autofree guint8 *bytes = xy_plane_dup_bytes (small);
  XyFaceBox boxes[XY_MAX_FACES];
  int n = xy_face_detect (bytes, width, height, (gsize) width, usual, FALSE, boxes, XY_MAX_FACES);

  /* Beside a small face there may be another that is smaller still. */
  if (n > 0 && boxes[0].width < 2 * usual)
    n = xy_face_detect (bytes, width, height, (gsize) width, MAX (smallest, boxes[0].width / 2),
                        FALSE, boxes, XY_MAX_FACES);
  if (n == 0)
    n = xy_face_detect (bytes, width, height, (gsize) width, smallest, FALSE, boxes, XY_MAX_FACES);
  if (n == 0)
    n = xy_face_detect (bytes, width, height, (gsize) width, smallest, TRUE, boxes, XY_MAX_FACES);
  if (n < 0)
    measures->face_obstacle = xy_face_get_obstacle ();
  measures->n_faces = MIN (n, 0);
  for (int i = 0; i < n; i++)
    {
      XyRect face = { boxes[i].x * sx, boxes[i].y * sy, boxes[i].width * sx, boxes[i].height * sy };

      if (!is_inside_another (measures, &face))
        measures->faces[measures->n_faces++] = face;
    }
}
