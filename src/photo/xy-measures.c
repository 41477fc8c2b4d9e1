// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "photo/xy-measures.h"

#include <glib/gi18n-lib.h>

#include "photo/xy-face.h"

/* A longer side of at least this many pixels is enough for every measure. */
#define MEASURED_SIDE 640
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

static void
find_faces (XyMeasures *measures)
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

static void
decode (XyMeasures *measures)
{
  g_autoptr (GError) error = NULL;

  measures->has_header = xy_image_read_header (measures->bytes, &measures->header, &error);
  if (measures->has_header)
    measures->image = xy_image_decode (measures->bytes, MEASURED_SIDE, &error);
  if (measures->image == NULL)
    {
      measures->obstacle = g_strdup (error->message);
      return;
    }
  measures->scale = (double) measures->image->full_width / measures->image->width;
}

void
xy_measures_take (XyMeasures *measures)
{
  measures->n_faces = 0;
  measures->head_top = -1;
  decode (measures);
  if (measures->image == NULL)
    return;
  if (MIN (measures->image->width, measures->image->height) < 32)
    {
      measures->obstacle = g_strdup (_ ("The picture is too small to measure anything in it."));
      g_clear_pointer (&measures->image, xy_image_unref);
      return;
    }
  measures->grey = xy_plane_new_grey (measures->image);
  find_faces (measures);
  if (measures->n_faces > 0)
    {
      measures->has_eyes = xy_eyes_locate (measures->grey, &measures->faces[0], measures->eyes);
      measures->eye_distance = hypot (measures->eyes[1].x - measures->eyes[0].x,
                                      measures->eyes[1].y - measures->eyes[0].y);
    }
  measures->background =
      xy_background_map_new (measures->image, measures->n_faces > 0 ? &measures->faces[0] : NULL);
  if (measures->has_eyes)
    xy_outline_measure (measures);
}

void
xy_measures_clear (XyMeasures *measures)
{
  if (measures->has_header)
    xy_image_header_clear (&measures->header);
  g_clear_pointer (&measures->image, xy_image_unref);
  g_clear_pointer (&measures->obstacle, g_free);
  g_clear_pointer (&measures->grey, xy_plane_free);
  g_clear_pointer (&measures->background, xy_background_map_free);
}

XyRect
xy_measures_to_photo (const XyMeasures *measures, const XyRect *rect)
{
  double scale = measures->scale;

  return (XyRect){ rect->x * scale, rect->y * scale, rect->width * scale, rect->height * scale };
}

XyFinding *
xy_measures_add (XyMeasures *measures,
                 const char *rule,
                 const char *clause,
                 XyVerdict verdict,
                 const char *message)
{
  XyFinding *finding = xy_finding_new (rule, clause, verdict, message);

  g_ptr_array_add (measures->report->findings, finding);
  return finding;
}
