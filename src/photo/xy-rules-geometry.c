// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The rules on where the face is: one-face (clause A1-4), and head-top, eye-height, face-width,
 * centred by CHSI's standard for the registered image, in pixels of that image. */

#include <glib/gi18n-lib.h>
#include <math.h>

#include "photo/xy-measures.h"

/* A photo whose sides are this near to the standard's ratio is taken as it is framed. */
#define SAME_RATIO 0.02

/* The part of the photo, in pixels of the decoded image, that is judged: the whole if it has the
 * ratio; else what a person would cut out so that the face fits the bands best. */
static XyRect
choose_crop (const XyMeasures *measures, const XyPhotoBands *bands)
{
  double width = measures->image->width, height = measures->image->height;
  double ratio = bands->width / bands->height;
  double crop_width = MIN (width, height * ratio);
  XyPoint middle = { width / 2, height / 2 };

  if (fabs (width / height / ratio - 1) < SAME_RATIO)
    return (XyRect){ 0, 0, width, height };
  if (measures->has_eyes)
    {
      double face = measures->face_right - measures->face_left;
      double wanted = face * bands->width * 2 / (bands->face_width_min + bands->face_width_max);
      double above;

      crop_width = MIN (crop_width, wanted);
      above = (bands->eyes_min + bands->eyes_max) / 2 / bands->height * crop_width / ratio;
      middle.x = (measures->eyes[0].x + measures->eyes[1].x) / 2;
      middle.y = (measures->eyes[0].y + measures->eyes[1].y) / 2 - above + crop_width / ratio / 2;
    }
  return (XyRect){ CLAMP (middle.x - crop_width / 2, 0, width - crop_width),
                   CLAMP (middle.y - crop_width / ratio / 2, 0, height - crop_width / ratio),
                   crop_width, crop_width / ratio };
}

static void
fill_bands (XyMeasures *measures)
{
  XyPhotoBands *bands = &measures->report->bands;

  bands->width = xy_measures_get (measures, "frame.width");
  bands->height = xy_measures_get (measures, "frame.height");
  bands->head_top_min = xy_measures_get (measures, "head-top.min");
  bands->head_top_max = xy_measures_get (measures, "head-top.max");
  bands->eyes_min = xy_measures_get (measures, "eye-height.min");
  bands->eyes_max = xy_measures_get (measures, "eye-height.max");
  bands->face_width_min = xy_measures_get (measures, "face-width.min");
  bands->face_width_max = xy_measures_get (measures, "face-width.max");
  bands->centre_tolerance = xy_measures_get (measures, "centred.max");
}

/* Adds `unknown` with the reason, and says so, where there is no face to measure, or the rule has
 * an obstacle of its own. */
static gboolean
add_if_unknown (XyMeasures *measures, const char *rule, const char *obstacle, const char *limit)
{
  const char *reason = NULL;
  XyFinding *finding;

  if (measures->image == NULL)
    reason = measures->obstacle;
  else if (measures->n_faces < 0)
    reason = measures->face_obstacle;
  else if (measures->n_faces == 0)
    reason = _ ("This was not measured, because no face was found in the photo.");
  else if (!measures->has_eyes)
    reason = _ ("This was not measured, because the eyes were not found in the photo.");
  else
    reason = obstacle;
  if (reason == NULL)
    return FALSE;
  finding = xy_measures_add (measures, rule, "CHSI", XY_VERDICT_UNKNOWN, reason);
  finding->limit = g_strdup (limit);
  return TRUE;
}

static void
judge_one_face (XyMeasures *measures)
{
  double second = xy_measures_get (measures, "one-face.second");
  double smallest = xy_measures_get (measures, "one-face.smallest");
  const char *message;
  XyVerdict verdict = XY_VERDICT_LOOK;
  XyFinding *finding;
  int n = 0;

  if (measures->image == NULL || measures->n_faces < 0)
    {
      finding =
          xy_measures_add (measures, "one-face", "A1-4", XY_VERDICT_UNKNOWN,
                           measures->image == NULL ? measures->obstacle : measures->face_obstacle);
      finding->limit = g_strdup ("1");
      return;
    }
  for (int i = 0; i < measures->n_faces; i++)
    n += measures->faces[i].width >= second * measures->faces[0].width ? 1 : 0;
  if (n == 0)
    message = _ ("No face was found; the photo must show the face from the front.");
  else if (n > 1)
    message = _ ("There seems to be more than one face; only one person may be in the photo.");
  else if (measures->faces[0].width < smallest * measures->image->width)
    message = _ ("The face is very small in the photo; come closer to the camera.");
  else
    {
      verdict = XY_VERDICT_PASS;
      message = _ ("There is one face.");
    }
  finding = xy_measures_add (measures, "one-face", "A1-4", verdict, message);
  finding->measured_type = XY_MEASURED_NUMBER;
  finding->measured = n;
  finding->limit = g_strdup ("1");
  for (int i = 0; verdict != XY_VERDICT_PASS && i < n; i++)
    {
      XyRect face = xy_measures_to_photo (measures, &measures->faces[i]);

      xy_finding_add_rect (finding, &face);
    }
}

/* What a value is against a band: sure only where it is well outside. */
static XyVerdict
judge_band (double value, double min, double max, double margin)
{
  if (value >= min && value <= max)
    return XY_VERDICT_PASS;
  return value < min - margin || value > max + margin ? XY_VERDICT_FAIL : XY_VERDICT_LOOK;
}

static void
set_band (XyFinding *finding, double value, const char *limit)
{
  finding->measured_type = XY_MEASURED_NUMBER;
  finding->measured = rint (value);
  finding->unit = g_strdup ("px");
  finding->limit = g_strdup (limit);
}

static void
judge_head_top (XyMeasures *measures, const XyRect *crop, double factor)
{
  const XyPhotoBands *bands = &measures->report->bands;
  g_autofree char *limit =
      g_strdup_printf ("%.0f–%.0f px", bands->head_top_min, bands->head_top_max);
  const char *obstacle = NULL;
  const char *message;
  double value;
  XyVerdict verdict;
  XyFinding *finding;

  if (measures->head_top < 0)
    obstacle = _ ("This was not measured, because the outline of the head could not be told from "
                  "what is around it.");
  if (add_if_unknown (measures, "head-top", obstacle, limit))
    return;
  value = (measures->head_top - crop->y) * factor;
  verdict = judge_band (value, bands->head_top_min, bands->head_top_max,
                        xy_measures_get (measures, "head-top.margin"));
  if (verdict == XY_VERDICT_PASS)
    message = _ ("The space above the hair is right.");
  else if (value < bands->head_top_min)
    message = _ ("There is too little space above the hair; leave more of the background there.");
  else
    message = _ ("There is too much space above the hair; cut the photo closer to the head.");
  finding = xy_measures_add (measures, "head-top", "CHSI", verdict, message);
  set_band (finding, value, limit);
  if (verdict != XY_VERDICT_PASS)
    {
      double top = MAX (crop->y, measures->head_top);
      XyRect space = { measures->eyes[0].x - measures->eye_distance / 2, crop->y,
                       measures->eyes[1].x - measures->eyes[0].x + measures->eye_distance,
                       MAX (top - crop->y, measures->eye_distance / 8) };

      space = xy_measures_to_photo (measures, &space);
      xy_finding_add_rect (finding, &space);
    }
}

static void
judge_eye_height (XyMeasures *measures, const XyRect *crop, double factor)
{
  const XyPhotoBands *bands = &measures->report->bands;
  g_autofree char *limit = g_strdup_printf ("%.0f–%.0f px", bands->eyes_min, bands->eyes_max);
  const char *message;
  double row, value;
  XyVerdict verdict;
  XyFinding *finding;

  if (add_if_unknown (measures, "eye-height", xy_measures_get_eye_obstacle (measures), limit))
    return;
  row = (measures->eyes[0].y + measures->eyes[1].y) / 2;
  value = (row - crop->y) * factor;
  verdict = judge_band (value, bands->eyes_min, bands->eyes_max,
                        xy_measures_get (measures, "eye-height.margin"));
  if (verdict == XY_VERDICT_PASS)
    message = _ ("The eyes are at the right height.");
  else if (value < bands->eyes_min)
    message = _ ("The eyes are too high in the photo; leave more space above the head.");
  else
    message = _ ("The eyes are too low in the photo; leave less space above the head.");
  finding = xy_measures_add (measures, "eye-height", "CHSI", verdict, message);
  set_band (finding, value, limit);
  if (verdict != XY_VERDICT_PASS)
    {
      double unit = measures->eye_distance;
      XyRect strip = { measures->eyes[0].x - unit / 2, row - unit / 4,
                       measures->eyes[1].x - measures->eyes[0].x + unit, unit / 2 };

      strip = xy_measures_to_photo (measures, &strip);
      xy_finding_add_rect (finding, &strip);
    }
}

static void
judge_face_width (XyMeasures *measures, double factor)
{
  const XyPhotoBands *bands = &measures->report->bands;
  g_autofree char *limit =
      g_strdup_printf ("%.0f–%.0f px", bands->face_width_min, bands->face_width_max);
  const char *message;
  double value;
  XyVerdict verdict;
  XyFinding *finding;

  if (add_if_unknown (measures, "face-width", xy_measures_get_eye_obstacle (measures), limit))
    return;
  value = (measures->face_right - measures->face_left) * factor;
  verdict = judge_band (value, bands->face_width_min, bands->face_width_max,
                        xy_measures_get (measures, "face-width.margin"));
  if (verdict == XY_VERDICT_PASS)
    message = _ ("The face is as large as it should be.");
  else if (value < bands->face_width_min)
    message = _ ("The face is too small in the photo; cut it closer or come closer.");
  else
    message = _ ("The face is too large in the photo; leave more space around it.");
  finding = xy_measures_add (measures, "face-width", "CHSI", verdict, message);
  set_band (finding, value, limit);
  if (verdict != XY_VERDICT_PASS)
    {
      double row = (measures->eyes[0].y + measures->eyes[1].y) / 2, unit = measures->eye_distance;
      XyRect face = { measures->face_left, row - unit / 4,
                      measures->face_right - measures->face_left, unit * 1.25 };

      face = xy_measures_to_photo (measures, &face);
      xy_finding_add_rect (finding, &face);
    }
}

static void
judge_centred (XyMeasures *measures, const XyRect *crop, double factor)
{
  const XyPhotoBands *bands = &measures->report->bands;
  g_autofree char *limit = g_strdup_printf ("±%.0f px", bands->centre_tolerance);
  const char *message;
  double middle, line, value;
  XyVerdict verdict;
  XyFinding *finding;

  if (add_if_unknown (measures, "centred", xy_measures_get_eye_obstacle (measures), limit))
    return;
  middle = (measures->eyes[0].x + measures->eyes[1].x) / 2;
  line = crop->x + crop->width / 2;
  value = (middle - line) * factor;
  verdict = judge_band (value, -bands->centre_tolerance, bands->centre_tolerance,
                        xy_measures_get (measures, "centred.margin"));
  if (verdict == XY_VERDICT_PASS)
    message = _ ("The head is in the middle.");
  else if (value < 0)
    message = _ ("The head is too far to the left; it must be in the middle of the photo.");
  else
    message = _ ("The head is too far to the right; it must be in the middle of the photo.");
  finding = xy_measures_add (measures, "centred", "CHSI", verdict, message);
  set_band (finding, value, limit);
  if (verdict != XY_VERDICT_PASS)
    {
      double row = (measures->eyes[0].y + measures->eyes[1].y) / 2, unit = measures->eye_distance;
      XyRect off = { MIN (middle, line), row - unit, fabs (middle - line), unit * 2.5 };

      off = xy_measures_to_photo (measures, &off);
      xy_finding_add_rect (finding, &off);
    }
}

void
xy_rules_geometry (XyMeasures *measures)
{
  XyPhotoReport *report = measures->report;
  XyRect crop = { 0, 0, 1, 1 };
  double factor = 1;

  fill_bands (measures);
  if (measures->image != NULL)
    {
      crop = choose_crop (measures, &report->bands);
      factor = report->bands.width / crop.width;
      report->crop = xy_measures_to_photo (measures, &crop);
    }
  judge_one_face (measures);
  judge_head_top (measures, &crop, factor);
  judge_eye_height (measures, &crop, factor);
  judge_face_width (measures, factor);
  judge_centred (measures, &crop, factor);
}
