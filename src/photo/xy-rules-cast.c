// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The rule colour-cast (clause A1-4).  Light of another colour multiplies red, green and blue alike
 * in all that it falls on.  So the cast is the pair of factors, of red and of blue against green,
 * that explains best what skin, the whites of the eyes and a background of a known colour have in
 * common, each trusted as far as it is the same in all people. */

#include <glib/gi18n-lib.h>
#include <math.h>

#include "photo/xy-cast-weights.h"

#define CLAUSE "A1-4"
/* A skin of less than this chroma before a background of less is a grey picture. */
#define GREY 2.0

/* By the channel that is farthest from the mean of the three. */
static const char *
describe (const double cast[2])
{
  double green = -(cast[0] + cast[1]) / 3;
  double red = cast[0] + green, blue = cast[1] + green;

  if (fabs (green) > fabs (red) && fabs (green) > fabs (blue))
    return green > 0
               ? _ ("The picture is greenish; take the photo by daylight, or set the camera's "
                    "white balance to the lamps.")
               : _ ("The picture is pink; take the photo by daylight, or set the camera's "
                    "white balance to the lamps.");
  if (fabs (blue) > fabs (red) ? blue > 0 : red < 0)
    return _ ("The picture is bluish; take the photo by daylight, or set the camera's white "
              "balance to the lamps.");
  return _ ("The picture is yellowish or reddish; take the photo by daylight, or set the camera's "
            "white balance to the lamps.");
}

static gboolean
is_grey (const XyMeasures *measures, const XyBackdrop *backdrop)
{
  const double *skin = measures->skin.mean;
  const double *rgb = backdrop->rgb;

  return hypot (skin[1], skin[2]) < GREY &&
         MAX (MAX (rgb[0], rgb[1]), rgb[2]) - MIN (MIN (rgb[0], rgb[1]), rgb[2]) < 2 * GREY;
}

void
xy_rules_cast (XyMeasures *measures)
{
  double pass = xy_measures_get (measures, "colour-cast.pass");
  const XyRect all = { 0, 0, XY_PATCH_WIDTH, XY_PATCH_HEIGHT };
  XyVerdict verdict = XY_VERDICT_PASS;
  XyFinding *finding;
  XyCastRatios ratios;
  XyBackdrop backdrop;
  gboolean has_backdrop;
  double cast[2], far;

  if (!xy_measures_need_patch (measures, "colour-cast", CLAUSE))
    return;
  has_backdrop = xy_backdrop_measure (measures, &backdrop);
  if (is_grey (measures, &backdrop) || !xy_cast_measure (measures, &ratios))
    {
      xy_measures_add (measures, "colour-cast", CLAUSE, XY_VERDICT_UNKNOWN,
                       _ ("This was not measured, because the face shows no colour."));
      return;
    }
  far = xy_cast_weigh (&weights, &ratios, has_backdrop ? &backdrop : NULL, cast);
  if (far > xy_measures_get (measures, "colour-cast.fail"))
    verdict = XY_VERDICT_FAIL;
  else if (far > pass)
    verdict = XY_VERDICT_LOOK;
  finding = xy_measures_add (measures, "colour-cast", CLAUSE, verdict,
                             verdict == XY_VERDICT_PASS ? _ ("The colours look natural.")
                                                        : describe (cast));
  finding->measured_type = XY_MEASURED_NUMBER;
  finding->measured = xy_round_measure (far);
  finding->unit = g_strdup ("σ");
  finding->limit = g_strdup_printf ("≤ %g σ", pass);
  if (verdict != XY_VERDICT_PASS)
    xy_patch_add_rect (measures, finding, &all);
}
