// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "photo/xy-face.h"
#include "photo/xy-measures.h"

/* The picture in which faces are looked for is so small that the smallest of them is this wide,
 * where the detector is as good as in a larger one and twice as fast; and the picture is never
 * wider. */
#define FACE_PIXELS 30
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

/* @least: the smallest face, as a share of the shorter side.  Returns how many there are, negative
 * if they could not be looked for. */
static int
find (const XyPlane *grey, double least, gboolean thorough, XyRect *faces)
{
  XyRect all = { 0, 0, grey->width, grey->height };
  double pixels = MIN (FACE_PIXELS / least, DETECTION_WIDTH);
  double ratio = MAX (1.0, MIN (grey->width, grey->height) / pixels);
  int width = MAX (1, (int) (grey->width / ratio)), height = MAX (1, (int) (grey->height / ratio));
  double sx = (double) grey->width / width, sy = (double) grey->height / height;
  g_autoptr (XyPlane) small = xy_plane_resample (grey, &all, width, height);
  g_autofree guint8 *bytes = xy_plane_dup_bytes (small);
  XyFaceBox boxes[XY_MAX_FACES];
  int n = xy_face_detect (bytes, width, height, (gsize) width, (int) (MIN (width, height) * least),
                          thorough, boxes, XY_MAX_FACES);

  for (int i = 0; i < n; i++)
    faces[i] =
        (XyRect){ boxes[i].x * sx, boxes[i].y * sy, boxes[i].width * sx, boxes[i].height * sy };
  return n;
}

void
xy_faces_find (XyMeasures *measures)
{
  const XyPlane *grey = measures->grey;
  double shorter = MIN (grey->width, grey->height);
  XyRect faces[XY_MAX_FACES];
  int n = find (grey, USUAL_FACE, FALSE, faces);

  /* Beside a small face there may be another that is smaller still. */
  if (n > 0 && faces[0].width < 2 * USUAL_FACE * shorter)
    n = find (grey, MAX (SMALLEST_FACE, faces[0].width / 2 / shorter), FALSE, faces);
  if (n == 0)
    n = find (grey, SMALLEST_FACE, FALSE, faces);
  if (n == 0)
    n = find (grey, SMALLEST_FACE, TRUE, faces);
  if (n < 0)
    measures->face_obstacle = xy_face_get_obstacle ();
  measures->n_faces = MIN (n, 0);
  for (int i = 0; i < n; i++)
    if (!is_inside_another (measures, &faces[i]))
      measures->faces[measures->n_faces++] = faces[i];
}
