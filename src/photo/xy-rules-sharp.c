// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The rule sharp (clause A1-4): what a second blur still takes away from the strip of the eyes. */

#include <glib/gi18n-lib.h>
#include <math.h>

#include "photo/xy-measures.h"

#define CLAUSE "A1-4"
/* The face is brought to a size at which the eyes are this far apart. */
#define EYE_DISTANCE 80
#define STRIP_WIDTH 152
#define STRIP_HEIGHT 96
#define BLUR_RADIUS 1

/* The share of the squared differences between neighbours along one axis that a blur takes away, in
 * per cent: high in a sharp picture, low in one that is blurred already. */
static double
measure_axis (const XyPlane *sharp, const XyPlane *blurred, int dx, int dy)
{
  /* Sums down the columns, so that columns are done side by side. */
  double before[STRIP_WIDTH] = { 0 }, lost[STRIP_WIDTH] = { 0 };
  gsize step = (gsize) (dy * STRIP_WIDTH + dx);

  for (int y = dy; y < STRIP_HEIGHT; y++)
    {
      const float *of_sharp = sharp->values + y * STRIP_WIDTH;
      const float *of_blurred = blurred->values + y * STRIP_WIDTH;

      for (int x = dx; x < STRIP_WIDTH; x++)
        {
          double sharp_step = of_sharp[x] - *(of_sharp + x - step);
          double blurred_step = of_blurred[x] - *(of_blurred + x - step);

          before[x] += sharp_step * sharp_step;
          lost[x] += MAX (sharp_step * sharp_step - blurred_step * blurred_step, 0);
        }
    }
  for (int x = 1; x < STRIP_WIDTH; x++)
    {
      before[0] += before[x];
      lost[0] += lost[x];
    }
  return before[0] > 0 ? 100 * lost[0] / before[0] : 0;
}

void
xy_rules_sharp (XyMeasures *measures)
{
  double pass = xy_measures_get (measures, "sharp.pass");
  double fail = xy_measures_get (measures, "sharp.fail");
  g_autoptr (XyPlane) strip = NULL;
  g_autoptr (XyPlane) blurred = NULL;
  XyVerdict verdict = XY_VERDICT_PASS;
  double unit, value;
  XyFinding *finding;
  XyRect part;

  if (!xy_measures_need_patch (measures, "sharp", CLAUSE))
    return;
  unit = measures->eye_distance / EYE_DISTANCE;
  part = (XyRect){ (measures->eyes[0].x + measures->eyes[1].x) / 2 - STRIP_WIDTH * unit / 2,
                   (measures->eyes[0].y + measures->eyes[1].y) / 2 - STRIP_HEIGHT * unit / 2,
                   STRIP_WIDTH * unit, STRIP_HEIGHT * unit };
  strip = xy_plane_resample (measures->grey, &part, STRIP_WIDTH, STRIP_HEIGHT);
  blurred = xy_plane_blur (strip, BLUR_RADIUS);
  value = (measure_axis (strip, blurred, 1, 0) + measure_axis (strip, blurred, 0, 1)) / 2;
  if (value < fail)
    verdict = XY_VERDICT_FAIL;
  else if (value < pass)
    verdict = XY_VERDICT_LOOK;
  finding = xy_measures_add (measures, "sharp", CLAUSE, verdict,
                             verdict == XY_VERDICT_PASS
                                 ? _ ("The face is sharp.")
                                 : _ ("The face is not sharp; hold still, let the camera focus on "
                                      "the eyes, and send the original size."));
  finding->measured_type = XY_MEASURED_NUMBER;
  finding->measured = xy_round_measure (value);
  finding->unit = g_strdup ("%");
  finding->limit = g_strdup_printf ("≥ %.0f %%", pass);
  if (verdict != XY_VERDICT_PASS)
    {
      part = xy_measures_to_photo (measures, &part);
      xy_finding_add_rect (finding, &part);
    }
}
