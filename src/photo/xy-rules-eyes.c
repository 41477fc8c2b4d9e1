// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The rules eyes-visible (clause A1-4) and glasses (A3-5). */

#include <glib/gi18n-lib.h>
#include <math.h>

#include "photo/xy-measures.h"

#define EYES_CLAUSE "A1-4"
#define GLASSES_CLAUSE "A3-5"

/* The part of the face patch where the bridge of glasses crosses the nose; it is a line, darker or
 * brighter than the skin above and below, that most columns have. */
#define BRIDGE_LEFT 96
#define BRIDGE_RIGHT 114
#define BRIDGE_TOP 88
#define BRIDGE_BOTTOM 128
#define BRIDGE_HALF 2
#define BRIDGE_COLUMNS 0.3

/* How much of the face patch is shown around an eye that is covered. */
#define COVERED_HALF_WIDTH 26
#define COVERED_HALF_HEIGHT 20

/* The value below which @share of the values are; changes their order. */
static double
find_quantile (double *values, guint n, double share)
{
  return xy_select_number (values, n, (gsize) (share * (n - 1)));
}

/* Both eyes', in percent. */
static double
get_mean (const double of_eyes[2])
{
  return 100 * (of_eyes[0] + of_eyes[1]) / 2;
}

/* Marks the eyes whose surroundings are not bright enough; both where neither stands out. */
static void
show_eyes (const XyMeasures *measures, XyFinding *finding)
{
  const double *brightness = measures->eye_cover.brightness;
  double pass = xy_measures_get (measures, "eyes-visible.pass") / 100;
  gboolean is_any_dark = MIN (brightness[0], brightness[1]) < pass;

  for (guint i = 0; i < 2; i++)
    {
      XyRect rect = xy_eye_cover_get_place (&measures->faces[0], i);

      if (is_any_dark && brightness[i] >= pass)
        continue;
      rect = xy_measures_to_photo (measures, &rect);
      xy_finding_add_rect (finding, &rect);
    }
}

/* One eye that is not seen; how bright its surroundings are does not matter. */
static void
add_covered_eye (XyMeasures *measures)
{
  double x = XY_PATCH_LEFT_EYE + measures->covered_eye * XY_PATCH_EYES;
  XyRect rect = { x - COVERED_HALF_WIDTH, XY_PATCH_EYE_ROW - COVERED_HALF_HEIGHT,
                  2 * COVERED_HALF_WIDTH, 2 * COVERED_HALF_HEIGHT };
  XyFinding *finding = xy_measures_add (
      measures, "eyes-visible", EYES_CLAUSE, XY_VERDICT_LOOK,
      measures->covered_eye == 0
          ? _ ("Something seems to cover the eye at the left of the photo; both eyes must be seen.")
          : _ ("Something seems to cover the eye at the right of the photo; both eyes must be "
               "seen."));

  xy_patch_add_rect (measures, finding, &rect);
}

static void
judge_eyes_visible (XyMeasures *measures)
{
  double brightness = get_mean (measures->eye_cover.brightness);
  double pass = xy_measures_get (measures, "eyes-visible.pass");
  double fail = xy_measures_get (measures, "eyes-visible.fail");
  XyVerdict verdict = XY_VERDICT_PASS;
  XyFinding *finding;

  if (brightness < fail)
    verdict = XY_VERDICT_FAIL;
  else if (brightness < pass)
    verdict = XY_VERDICT_LOOK;
  finding = xy_measures_add (measures, "eyes-visible", EYES_CLAUSE, verdict,
                             verdict == XY_VERDICT_PASS
                                 ? _ ("Nothing dark covers the eyes.")
                                 : _ ("Something dark seems to be before the eyes; take off tinted "
                                      "glasses, and let nothing cover the eyes."));
  finding->measured_type = XY_MEASURED_NUMBER;
  finding->measured = xy_round_measure (brightness);
  finding->unit = g_strdup ("%");
  finding->limit = g_strdup_printf ("≥ %.0f %%", pass);
  if (verdict != XY_VERDICT_PASS)
    show_eyes (measures, finding);
}

/* How strong a line across the nose is, against the skin's lightness: the strongest of the rows,
 * in which all but a few columns have at least this. */
static double
measure_bridge (const XyMeasures *measures)
{
  const XyPlane *lightness = measures->patch->lab[0];
  double most = 0;

  for (int sign = -1; sign <= 1; sign += 2)
    {
      double lines[BRIDGE_BOTTOM - BRIDGE_TOP + 2][BRIDGE_RIGHT - BRIDGE_LEFT];

      for (int y = BRIDGE_TOP - 1; y < BRIDGE_BOTTOM + 1; y++)
        {
          for (int x = BRIDGE_LEFT; x < BRIDGE_RIGHT; x++)
            {
              double line = 0;

              for (int dx = -1; dx <= 1; dx++)
                line += (xy_plane_get (lightness, x + dx, y - BRIDGE_HALF) +
                         xy_plane_get (lightness, x + dx, y + BRIDGE_HALF)) /
                            2 -
                        xy_plane_get (lightness, x + dx, y);
              lines[y - BRIDGE_TOP + 1][x - BRIDGE_LEFT] = MAX (0, sign * line / 3);
            }
        }
      for (int y = 1; y < BRIDGE_BOTTOM - BRIDGE_TOP + 1; y++)
        {
          double row[BRIDGE_RIGHT - BRIDGE_LEFT];

          for (guint x = 0; x < G_N_ELEMENTS (row); x++)
            row[x] = MAX (MAX (lines[y - 1][x], lines[y][x]), lines[y + 1][x]);
          most = MAX (most, find_quantile (row, G_N_ELEMENTS (row), BRIDGE_COLUMNS));
        }
    }
  return 100 * most / MAX (measures->skin.mean[0], 1);
}

static void
judge_glasses (XyMeasures *measures)
{
  double brightness = get_mean (measures->eye_cover.brightness);
  double frame = get_mean (measures->eye_cover.frame);
  gboolean is_dark = brightness < xy_measures_get (measures, "eyes-visible.pass");
  gboolean is_framed = frame > xy_measures_get (measures, "glasses.frame");
  const char *obstacle = xy_measures_get_eye_obstacle (measures);
  gboolean are_worn;
  const char *message;
  XyVerdict verdict = XY_VERDICT_PASS;
  XyFinding *finding;

  if (!xy_measures_need_patch (measures, "glasses", GLASSES_CLAUSE))
    return;
  are_worn = measure_bridge (measures) > xy_measures_get (measures, "glasses.bridge");
  if (!are_worn && obstacle != NULL)
    {
      xy_measures_add (measures, "glasses", GLASSES_CLAUSE, XY_VERDICT_UNKNOWN, obstacle);
      return;
    }
  if (!are_worn && is_dark)
    {
      verdict = XY_VERDICT_UNKNOWN;
      message = _ ("No frame of glasses was found, but something dark is before the eyes.");
    }
  else if (!are_worn)
    message = _ ("No glasses are worn.");
  else if (is_dark)
    {
      verdict = XY_VERDICT_LOOK;
      message = _ ("The glasses seem to be tinted; wear clear ones, or none.");
    }
  else if (is_framed)
    {
      verdict = XY_VERDICT_LOOK;
      message = _ ("The frame of the glasses seems to cover the eyes; push the glasses up, or take "
                   "them off.");
    }
  else
    message = _ ("Glasses are worn, and the eyes show through them.");
  finding = xy_measures_add (measures, "glasses", GLASSES_CLAUSE, verdict, message);
  finding->measured_type = XY_MEASURED_BOOLEAN;
  finding->measured = are_worn ? 1 : 0;
  if (verdict == XY_VERDICT_LOOK)
    show_eyes (measures, finding);
}

void
xy_rules_eyes (XyMeasures *measures)
{
  if (measures->n_faces <= 0)
    {
      xy_measures_need_patch (measures, "eyes-visible", EYES_CLAUSE);
      xy_measures_need_patch (measures, "glasses", GLASSES_CLAUSE);
      return;
    }
  if (!measures->eye_cover.is_measured)
    {
      const char *reason = _ ("This was not measured, because the face is too dark.");

      xy_measures_add (measures, "eyes-visible", EYES_CLAUSE, XY_VERDICT_UNKNOWN, reason);
      xy_measures_add (measures, "glasses", GLASSES_CLAUSE, XY_VERDICT_UNKNOWN, reason);
      return;
    }
  if (measures->covered_eye >= 0)
    add_covered_eye (measures);
  else
    judge_eyes_visible (measures);
  judge_glasses (measures);
}
