// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The rules on how the head is held: head-level (clause A3-1, sits straight) and facing (A1-4,
 * frontal). */

#include <glib/gi18n-lib.h>
#include <math.h>

#include "photo/xy-measures.h"

/* Places in the face patch, whose eyes are level: around both eyes, and from brows to chin. */
#define EYES_TOP (XY_PATCH_EYE_ROW - 20)
#define EYES_BOTTOM (XY_PATCH_EYE_ROW + 20)
#define FACE_TOP (XY_PATCH_EYE_ROW - 40)
#define FACE_BOTTOM (XY_PATCH_EYE_ROW + 125)
#define FACE_HALF 75

static void
set_measured (XyFinding *finding, double value, const char *unit, char *limit)
{
  finding->measured_type = XY_MEASURED_NUMBER;
  finding->measured = value;
  finding->unit = g_strdup (unit);
  finding->limit = limit;
}

/* An eye whose place was predicted from the other one tells nothing of how the head is held. */
static const char *
get_obstacle (const XyMeasures *measures)
{
  if (measures->covered_eye >= 0)
    return _ ("This was not measured, because only one eye can be seen.");
  return xy_measures_get_eye_obstacle (measures);
}

/* Adds `unknown` with the reason.  Takes @limit. */
static void
add_unknown (XyMeasures *measures,
             const char *rule,
             const char *clause,
             const char *reason,
             char *limit)
{
  xy_measures_add (measures, rule, clause, XY_VERDICT_UNKNOWN, reason)->limit = limit;
}

/* Degrees; the line between the eyes and the axis of the face each say it, and seldom err alike. */
static void
judge_head_level (XyMeasures *measures)
{
  double eyes =
      atan2 (measures->eyes[1].y - measures->eyes[0].y, measures->eyes[1].x - measures->eyes[0].x) *
      180 / G_PI;
  double axis = measures->axis.tilt * 180 / G_PI, tilt = (eyes + axis) / 2;
  double max = xy_measures_get (measures, "head-level.max");
  double fail = xy_measures_get (measures, "head-level.fail");
  const char *obstacle = get_obstacle (measures);
  char *limit = g_strdup_printf ("±%g°", max);
  XyVerdict verdict = XY_VERDICT_PASS;
  const char *message;
  XyFinding *finding;

  if (obstacle != NULL)
    {
      add_unknown (measures, "head-level", "A3-1", obstacle, limit);
      return;
    }
  if (fabs (tilt) > max)
    verdict = MIN (fabs (eyes), fabs (axis)) > fail ? XY_VERDICT_FAIL : XY_VERDICT_LOOK;
  if (verdict == XY_VERDICT_PASS)
    message = _ ("The head is held straight.");
  else if (tilt > 0)
    message = _ ("The head leans to the right of the photo; hold it straight.");
  else
    message = _ ("The head leans to the left of the photo; hold it straight.");
  finding = xy_measures_add (measures, "head-level", "A3-1", verdict, message);
  set_measured (finding, rint (tilt * 10) / 10, "°", limit);
  if (verdict != XY_VERDICT_PASS)
    {
      XyRect strip = { XY_PATCH_LEFT_EYE - XY_PATCH_EYES / 2, EYES_TOP, 2 * XY_PATCH_EYES,
                       EYES_BOTTOM - EYES_TOP };

      xy_patch_add_rect (measures, finding, &strip);
    }
}

/* How far the middle between the eyes is from the line that the face mirrors itself in, in percent
 * of the distance between them, with the sign of XyFaceTurn. */
static double
get_axis_offset (const XyMeasures *measures)
{
  const XyFaceAxis *axis = &measures->axis;
  double x = (measures->eyes[0].x + measures->eyes[1].x) / 2 - axis->foot.x;
  double y = (measures->eyes[0].y + measures->eyes[1].y) / 2 - axis->foot.y;

  return (x * cos (axis->tilt) + y * sin (axis->tilt)) * 100 / MAX (measures->eye_distance, 1);
}

/* In percent of the distance between the eyes, 0 for a face from the front: how far one half of the
 * face reaches farther out than the other, and the axis of the face from the middle between the
 * eyes where that says the same. */
static void
judge_facing (XyMeasures *measures)
{
  double off = measures->turn.offset * 100, axis = get_axis_offset (measures);
  double max = xy_measures_get (measures, "facing.max");
  const char *obstacle = get_obstacle (measures);
  char *limit = g_strdup_printf ("±%g %%", max);
  XyFinding *finding;
  XyVerdict verdict;
  const char *message;

  if (obstacle == NULL && !measures->turn.is_known)
    obstacle = _ ("This was not measured, because the head cannot be told from what is behind it.");
  if (obstacle != NULL)
    {
      add_unknown (measures, "facing", "A1-4", obstacle, limit);
      return;
    }
  if (measures->axis.likeness >= xy_measures_get (measures, "facing.likeness") && off * axis > 0)
    off += axis;
  verdict = fabs (off) > max ? XY_VERDICT_LOOK : XY_VERDICT_PASS;
  if (verdict == XY_VERDICT_PASS)
    message = _ ("The face looks into the camera.");
  else
    message = _ ("The face seems to be turned to the side; look straight into the camera.");
  finding = xy_measures_add (measures, "facing", "A1-4", verdict, message);
  set_measured (finding, rint (off), "%", limit);
  if (verdict == XY_VERDICT_LOOK)
    {
      double middle = XY_PATCH_LEFT_EYE + XY_PATCH_EYES / 2.0;
      XyRect face = { middle - FACE_HALF, FACE_TOP, 2 * FACE_HALF, FACE_BOTTOM - FACE_TOP };

      xy_patch_add_rect (measures, finding, &face);
    }
}

void
xy_rules_pose (XyMeasures *measures)
{
  if (xy_measures_need_patch (measures, "head-level", "A3-1"))
    judge_head_level (measures);
  if (xy_measures_need_patch (measures, "facing", "A1-4"))
    judge_facing (measures);
}
