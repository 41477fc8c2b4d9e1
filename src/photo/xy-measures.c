// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "photo/xy-measures.h"

#include <glib/gi18n-lib.h>

/* A longer side of at least this many pixels is enough for every measure. */
#define MEASURED_SIDE 640

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
  measures->covered_eye = -1;
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
  xy_faces_find (measures);
  if (measures->n_faces > 0)
    {
      xy_eye_cover_measure (measures->grey, &measures->faces[0], &measures->eye_cover);
      xy_eyes_locate (measures);
      measures->eye_distance = hypot (measures->eyes[1].x - measures->eyes[0].x,
                                      measures->eyes[1].y - measures->eyes[0].y);
    }
  measures->background =
      xy_background_map_new (measures->image, measures->n_faces > 0 ? &measures->faces[0] : NULL);
  if (measures->has_eyes)
    {
      xy_outline_measure (measures);
      xy_face_axis_measure (measures->grey, measures->eyes, &measures->axis);
      xy_face_turn_measure (measures);
      measures->patch = xy_face_patch_new (measures->image, measures->eyes);
      xy_skin_init (&measures->skin, measures->patch);
    }
}

void
xy_measures_clear (XyMeasures *measures)
{
  if (measures->has_header)
    xy_image_header_clear (&measures->header);
  g_clear_pointer (&measures->image, xy_image_unref);
  g_clear_pointer (&measures->obstacle, g_free);
  g_clear_pointer (&measures->grey, xy_plane_free);
  g_clear_pointer (&measures->patch, xy_face_patch_free);
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
