// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The rules exposure and light-even (clause A1-4): how much light is on the face, and whether it
 * comes from both sides.  Skin has every brightness, so that darkness is told by what is brightest
 * in the face, a glint, the white of an eye, the bridge of the nose, and brightness by what was cut
 * off.  A background or a white collar that are as bright as they should be speak for the light. */

#include <glib/gi18n-lib.h>
#include <math.h>

#include "photo/xy-backdrop.h"
#include "photo/xy-measures.h"

#define CLAUSE "A1-4"
/* The oval of the face in the patch, from the forehead to the chin. */
#define OVAL_X 105
#define OVAL_Y 128
#define OVAL_WIDTH 72
#define OVAL_HEIGHT 105
/* The least part of the oval that has to be within the photo. */
#define LEAST_INSIDE 0.6
/* A level as good as cut off. */
#define CUT_OFF 253
/* The share of a face's pixels that are brighter than what counts as its brightest. */
#define BRIGHTEST 0.02
/* The share of the patch that a collar has at least, and how bright all its channels are. */
#define COLLAR 0.02
#define WHITE 200

/* The blocks that are compared with their mirror images, left and right of the nose. */
#define BLOCK 10
#define FIRST_COLUMN 35
#define LAST_COLUMN 55
#define FIRST_ROW 60
#define LAST_ROW 190
#define LEAST_PAIRS 6
/* Skin in the shade is not darker than this, and this near to the colour of the cheeks. */
#define DARKEST 12
#define SKIN_CHROMA 12
/* The cheeks: from these columns to the side of the nose, at these rows. */
#define CHEEK_FROM 35
#define CHEEK_TO 60
#define CHEEK_TOP 125
#define CHEEK_BOTTOM 165

typedef struct
{
  double brightest; /* level that BRIGHTEST of the face are above, as a share of the full one */
  double cut_off; /* share of the face that is cut off */
  gboolean has_white; /* something in the patch is white, as collars are */
} Exposure;

static gboolean
is_in_oval (int x, int y)
{
  double dx = (x + 0.5 - OVAL_X) / OVAL_WIDTH, dy = (y + 0.5 - OVAL_Y) / OVAL_HEIGHT;

  return dx * dx + dy * dy < 1;
}

/* Half of the oval, or all of it: -1 the left, 1 the right, 0 both. */
static void
add_oval (XyMeasures *measures, XyFinding *finding, int side)
{
  XyPoint points[24];
  guint n = side == 0 ? G_N_ELEMENTS (points) : G_N_ELEMENTS (points) / 2 + 1;

  for (guint i = 0; i < n; i++)
    {
      double angle = 2 * G_PI * i / G_N_ELEMENTS (points) + (side < 0 ? G_PI : 0);

      points[i].x = OVAL_X + OVAL_WIDTH * sin (angle);
      points[i].y = OVAL_Y - OVAL_HEIGHT * cos (angle);
    }
  xy_patch_add_polygon (measures, finding, points, n);
}

/* The level that a share of the counted pixels is above. */
static int
find_level (const guint counts[256], guint n, double share)
{
  guint above = 0;
  int level = 255;

  while (level > 0 && above + counts[level] <= n * share)
    above += counts[level--];
  return level;
}

/* The columns of a row that are in the oval: from @first up to the one before @end. */
static void
find_oval (int y, int *first, int *end)
{
  *first = 0;
  *end = XY_PATCH_WIDTH;
  while (*first < *end && !is_in_oval (*first, y))
    (*first)++;
  while (*end > *first && !is_in_oval (*end - 1, y))
    (*end)--;
}

static gboolean
measure_exposure (const XyFacePatch *patch, Exposure *exposure)
{
  guint face[256] = { 0 };
  guint n_face = 0, n_whole = 0, n_white = 0, n_oval = 0, cut_off = 0;

  for (int y = 0; y < XY_PATCH_HEIGHT; y++)
    {
      const guint8 *inside = patch->inside + xy_patch_index (0, y);
      const guint8 *row = patch->rgb + xy_patch_index (0, y) * 3;
      int first, end;

      for (int x = 0; x < XY_PATCH_WIDTH; x++)
        {
          const guint8 *rgb = row + x * 3;

          n_whole += inside[x];
          n_white += inside[x] && MIN (MIN (rgb[0], rgb[1]), rgb[2]) >= WHITE ? 1 : 0;
        }
      find_oval (y, &first, &end);
      n_oval += (guint) (end - first);
      for (int x = first; x < end; x++)
        {
          const guint8 *rgb = row + x * 3;

          if (!inside[x])
            continue;
          face[MAX (MAX (rgb[0], rgb[1]), rgb[2])]++;
          n_face++;
        }
    }
  for (guint level = CUT_OFF; level < G_N_ELEMENTS (face); level++)
    cut_off += face[level];
  if (n_face < LEAST_INSIDE * n_oval)
    return FALSE;
  exposure->brightest = find_level (face, n_face, BRIGHTEST) / 255.0;
  exposure->cut_off = (double) cut_off / n_face;
  exposure->has_white = n_white > COLLAR * n_whole;
  return TRUE;
}

static void
tell_dark (XyMeasures *measures, const Exposure *exposure, XyVerdict verdict)
{
  XyFinding *finding = xy_measures_add (
      measures, "exposure", CLAUSE, verdict,
      verdict == XY_VERDICT_PASS
          ? _ ("The face is neither too dark nor too bright.")
          : _ ("The face is too dark; let more light fall on it, and send the photo as the camera "
               "made it."));

  finding->measured_type = XY_MEASURED_NUMBER;
  finding->measured = xy_round_measure (exposure->brightest * 100);
  finding->unit = g_strdup ("%");
  finding->limit = g_strdup_printf ("≥ %.0f %%", xy_measures_get (measures, "exposure.dark"));
  if (verdict != XY_VERDICT_PASS)
    add_oval (measures, finding, 0);
}

static void
tell_bright (XyMeasures *measures, const Exposure *exposure, XyVerdict verdict)
{
  const XyFacePatch *patch = measures->patch;
  g_autofree guint8 *mask = g_malloc0 (XY_PATCH_WIDTH * XY_PATCH_HEIGHT);
  XyFinding *finding =
      xy_measures_add (measures, "exposure", CLAUSE, verdict,
                       _ ("The face is too bright, so that parts of it have become white; use less "
                          "light, or step away from the lamp."));

  finding->measured_type = XY_MEASURED_NUMBER;
  finding->measured = xy_round_measure (exposure->cut_off * 100);
  finding->unit = g_strdup ("%");
  finding->limit = g_strdup_printf ("≤ %.0f %%", xy_measures_get (measures, "exposure.bright"));
  for (int y = 0; y < XY_PATCH_HEIGHT; y++)
    {
      for (int x = 0; x < XY_PATCH_WIDTH; x++)
        {
          gsize i = xy_patch_index (x, y);
          const guint8 *rgb = patch->rgb + i * 3;

          mask[i] = patch->inside[i] && is_in_oval (x, y) &&
                    MAX (MAX (rgb[0], rgb[1]), rgb[2]) >= CUT_OFF;
        }
    }
  xy_patch_add_mask (measures, finding, mask);
  if (finding->regions->len == 0)
    add_oval (measures, finding, 0);
}

static void
judge_exposure (XyMeasures *measures)
{
  double bright = xy_measures_get (measures, "exposure.bright") / 100;
  double bright_fail = xy_measures_get (measures, "exposure.bright-fail") / 100;
  double dark = xy_measures_get (measures, "exposure.dark") / 100;
  double dark_fail = xy_measures_get (measures, "exposure.dark-fail") / 100;
  double backdrop_bright = xy_measures_get (measures, "exposure.backdrop-bright");
  double backdrop_dark = xy_measures_get (measures, "exposure.backdrop-dark");
  XyBackdrop backdrop;
  Exposure exposure;
  gboolean scene_is_right;

  if (!xy_measures_need_patch (measures, "exposure", CLAUSE))
    return;
  if (!measure_exposure (measures->patch, &exposure))
    {
      xy_measures_add (measures, "exposure", CLAUSE, XY_VERDICT_UNKNOWN,
                       _ ("This was not measured, because a part of the face is outside of the "
                          "photo."));
      return;
    }
  if (!xy_backdrop_measure (measures, &backdrop))
    backdrop.gain = 0;
  scene_is_right =
      exposure.has_white || (backdrop.gain >= backdrop_dark && backdrop.gain <= backdrop_bright);
  if (exposure.cut_off > bright_fail)
    tell_bright (measures, &exposure, XY_VERDICT_FAIL);
  else if (exposure.cut_off > bright || backdrop.gain > backdrop_bright)
    tell_bright (measures, &exposure, XY_VERDICT_LOOK);
  else if (exposure.brightest < dark_fail)
    /* In a bright scene it may be shade, or very dark skin: a person sees which. */
    tell_dark (measures, &exposure, scene_is_right ? XY_VERDICT_LOOK : XY_VERDICT_FAIL);
  else if (exposure.brightest < dark && !scene_is_right)
    tell_dark (measures, &exposure, XY_VERDICT_LOOK);
  else
    tell_dark (measures, &exposure, XY_VERDICT_PASS);
}

/* The middle luma of a part of the patch; negative if it is not skin, in whatever light, but hair,
 * beard or background. */
static double
measure_part (const XyMeasures *measures, int left, int top, int width, int height)
{
  const XyFacePatch *patch = measures->patch;
  const double *skin = measures->skin.mean;
  guint counts[256] = { 0 };
  double lab[3] = { 0 };
  int n = width * height;

  for (int y = top; y < top + height; y++)
    {
      for (int x = left; x < left + width; x++)
        {
          gsize i = xy_patch_index (x, y);

          if (!patch->inside[i])
            return -1;
          counts[(int) patch->luma->values[i]]++;
          for (guint c = 0; c < 3; c++)
            lab[c] += patch->lab[c]->values[i];
        }
    }
  if (lab[0] / n < DARKEST || hypot (lab[1] / n - skin[1], lab[2] / n - skin[2]) > SKIN_CHROMA)
    return -1;
  return find_level (counts, (guint) n, 0.5);
}

/* How much brighter the right is than the left, as a logarithm, so that both sides count alike.  A
 * little is added, because in the dark a level is much. */
static double
compare (double left, double right)
{
  return log2 ((right + 4) / (left + 4));
}

/* From the cheeks, and from the middle of all pairs of blocks that are skin on both sides. */
static gboolean
measure_sides (const XyMeasures *measures, double *difference)
{
  double pairs[64];
  double left, right;
  guint n = 0;

  for (int y = FIRST_ROW; y <= LAST_ROW; y += BLOCK)
    {
      for (int x = FIRST_COLUMN; x <= LAST_COLUMN; x += BLOCK)
        {
          left = measure_part (measures, OVAL_X - x - BLOCK, y, BLOCK, BLOCK);
          right = measure_part (measures, OVAL_X + x, y, BLOCK, BLOCK);
          if (left >= 0 && right >= 0 && n < G_N_ELEMENTS (pairs))
            pairs[n++] = compare (left, right);
        }
    }
  left = measure_part (measures, OVAL_X - CHEEK_TO, CHEEK_TOP, CHEEK_TO - CHEEK_FROM,
                       CHEEK_BOTTOM - CHEEK_TOP);
  right = measure_part (measures, OVAL_X + CHEEK_FROM, CHEEK_TOP, CHEEK_TO - CHEEK_FROM,
                        CHEEK_BOTTOM - CHEEK_TOP);
  if (left >= 0 && right >= 0)
    {
      *difference = compare (left, right);
      if (n >= LEAST_PAIRS)
        *difference = (*difference + xy_select_number (pairs, n, n / 2)) / 2;
      return TRUE;
    }
  if (n < LEAST_PAIRS)
    return FALSE;
  *difference = xy_select_number (pairs, n, n / 2);
  return TRUE;
}

static void
judge_evenness (XyMeasures *measures)
{
  double pass = xy_measures_get (measures, "light-even.pass");
  double fail = xy_measures_get (measures, "light-even.fail");
  XyVerdict verdict = XY_VERDICT_PASS;
  double difference, darker;
  XyFinding *finding;

  if (!xy_measures_need_patch (measures, "light-even", CLAUSE))
    return;
  if (!measure_sides (measures, &difference))
    {
      xy_measures_add (measures, "light-even", CLAUSE, XY_VERDICT_UNKNOWN,
                       _ ("This was not measured, because too little skin shows on one side of the "
                          "face."));
      return;
    }
  darker = (1 - exp2 (-fabs (difference))) * 100;
  if (darker > fail)
    verdict = XY_VERDICT_FAIL;
  else if (darker > pass)
    verdict = XY_VERDICT_LOOK;
  finding = xy_measures_add (measures, "light-even", CLAUSE, verdict,
                             verdict == XY_VERDICT_PASS
                                 ? _ ("The light on the face is even.")
                                 : _ ("One side of the face is in the shade; turn towards the "
                                      "light, or put a second lamp on the dark side."));
  finding->measured_type = XY_MEASURED_NUMBER;
  finding->measured = xy_round_measure (darker);
  finding->unit = g_strdup ("%");
  finding->limit = g_strdup_printf ("≤ %.0f %%", pass);
  if (verdict != XY_VERDICT_PASS)
    add_oval (measures, finding, difference > 0 ? -1 : 1);
}

void
xy_rules_light (XyMeasures *measures)
{
  judge_exposure (measures);
  judge_evenness (measures);
}
