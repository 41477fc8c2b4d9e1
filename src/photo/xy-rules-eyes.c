// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The rules eyes-visible (clause A1-4) and glasses (A3-5). */

#include <glib/gi18n-lib.h>
#include <math.h>

#include "photo/xy-measures.h"

#define EYES_CLAUSE "A1-4"
#define GLASSES_CLAUSE "A3-5"

/* Eyes behind something dark are not found where they are, but the face is: here it is brought to
 * this size, in which the eyes of an upright face are known. */
#define SIDE 100
#define LEFT_EYE 30
#define RIGHT_EYE 69
/* What is looked at around an eye, the cheek below it, and what is shown of it. */
#define EYE_REACH 9
#define EYE_TOP 33
#define EYE_BOTTOM 49
#define CHEEK_TOP 57
#define CHEEK_BOTTOM 66
#define SHOWN_REACH 14
#define SHOWN_TOP 31
#define SHOWN_BOTTOM 51
/* Brow, lashes and pupil are dark in every face; the brighter third of the surroundings is skin. */
#define BRIGHTER 0.65
/* A frame is darker than this share of the cheek's luma. */
#define FRAME_LUMA 0.33
/* In a cheek darker than this nothing can be compared. */
#define LEAST_LUMA 12.0

/* The part of the face patch where the bridge of glasses crosses the nose; it is a line, darker or
 * brighter than the skin above and below, that most columns have. */
#define BRIDGE_LEFT 96
#define BRIDGE_RIGHT 114
#define BRIDGE_TOP 88
#define BRIDGE_BOTTOM 128
#define BRIDGE_HALF 2
#define BRIDGE_COLUMNS 0.3

/*
 * Surroundings:
 * @brightness: of the skin around each eye against the cheek; 1 is equal
 * @frame: share of the surroundings that is as dark as a frame
 */
typedef struct
{
  double brightness[2];
  double frame[2];
} Surroundings;

/* The value below which @share of the values are; sorts them. */
static double
find_quantile (double *values, guint n, double share)
{
  xy_sort_numbers (values, n);
  return values[(guint) (share * (n - 1))];
}

static double
measure_part (const XyPlane *face, int eye, int top, int bottom, double share)
{
  double values[SIDE * SIDE];
  guint n = 0;

  for (int y = top; y < bottom; y++)
    for (int x = eye - EYE_REACH; x <= eye + EYE_REACH; x++)
      values[n++] = xy_plane_get (face, x, y);
  return find_quantile (values, n, share);
}

/* Returns: whether the face is bright enough to say. */
static gboolean
measure_surroundings (const XyMeasures *measures, Surroundings *surroundings)
{
  static const int eyes[2] = { LEFT_EYE, RIGHT_EYE };
  g_autoptr (XyPlane) face = xy_plane_resample (measures->grey, &measures->faces[0], SIDE, SIDE);

  for (guint i = 0; i < 2; i++)
    {
      double cheek = measure_part (face, eyes[i], CHEEK_TOP, CHEEK_BOTTOM, 0.5);
      int n = 0, n_dark = 0;

      if (cheek < LEAST_LUMA)
        return FALSE;
      surroundings->brightness[i] =
          measure_part (face, eyes[i], EYE_TOP, EYE_BOTTOM, BRIGHTER) / cheek;
      for (int y = EYE_TOP; y < EYE_BOTTOM - 2; y++)
        {
          for (int x = eyes[i] - EYE_REACH + 1; x < eyes[i] + EYE_REACH; x++)
            {
              n++;
              n_dark += xy_plane_get (face, x, y) < FRAME_LUMA * cheek ? 1 : 0;
            }
        }
      surroundings->frame[i] = (double) n_dark / n;
    }
  return TRUE;
}

/* Marks the eyes whose surroundings are not bright enough; both where neither stands out. */
static void
show_eyes (const XyMeasures *measures, const Surroundings *surroundings, XyFinding *finding)
{
  double pass = xy_measures_get (measures, "eyes-visible.pass") / 100;
  gboolean is_any_dark = MIN (surroundings->brightness[0], surroundings->brightness[1]) < pass;
  const XyRect *face = &measures->faces[0];
  double unit_x = face->width / SIDE, unit_y = face->height / SIDE;
  static const int eyes[2] = { LEFT_EYE, RIGHT_EYE };

  for (guint i = 0; i < 2; i++)
    {
      XyRect rect = { face->x + (eyes[i] - SHOWN_REACH) * unit_x, face->y + SHOWN_TOP * unit_y,
                      2 * SHOWN_REACH * unit_x, (SHOWN_BOTTOM - SHOWN_TOP) * unit_y };

      if (is_any_dark && surroundings->brightness[i] >= pass)
        continue;
      rect = xy_measures_to_photo (measures, &rect);
      xy_finding_add_rect (finding, &rect);
    }
}

static void
judge_eyes_visible (XyMeasures *measures, const Surroundings *eyes)
{
  double brightness = 100 * (eyes->brightness[0] + eyes->brightness[1]) / 2;
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
    show_eyes (measures, eyes, finding);
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
judge_glasses (XyMeasures *measures, const Surroundings *eyes)
{
  double brightness = 100 * (eyes->brightness[0] + eyes->brightness[1]) / 2;
  double frame = 100 * (eyes->frame[0] + eyes->frame[1]) / 2;
  gboolean is_dark = brightness < xy_measures_get (measures, "eyes-visible.pass");
  gboolean is_framed = frame > xy_measures_get (measures, "glasses.frame");
  gboolean are_worn;
  const char *message;
  XyVerdict verdict = XY_VERDICT_PASS;
  XyFinding *finding;

  if (!xy_measures_need_patch (measures, "glasses", GLASSES_CLAUSE))
    return;
  are_worn = measure_bridge (measures) > xy_measures_get (measures, "glasses.bridge");
  if (!are_worn && xy_measures_are_eyes_hidden (measures))
    {
      xy_measures_add (measures, "glasses", GLASSES_CLAUSE, XY_VERDICT_UNKNOWN,
                       _ ("This was not measured, because something dark is before the eyes."));
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
    show_eyes (measures, eyes, finding);
}

/* Where the eyes are was guessed, and with it all that was measured from there. */
static void
withdraw_what_stands_on_eyes (XyMeasures *measures)
{
  static const char *const rules[] = { "eye-height", "face-width", "centred",
                                       "head-level", "facing",     NULL };

  for (guint i = 0; i < measures->report->findings->len; i++)
    {
      XyFinding *finding = g_ptr_array_index (measures->report->findings, i);

      if (!g_strv_contains (rules, finding->rule) || finding->verdict == XY_VERDICT_UNKNOWN)
        continue;
      finding->verdict = XY_VERDICT_UNKNOWN;
      finding->measured_type = XY_MEASURED_NONE;
      finding->measured = 0;
      g_free (finding->message);
      finding->message =
          g_strdup (_ ("This was not measured, because something dark is before the eyes."));
      g_ptr_array_set_size (finding->regions, 0);
    }
}

void
xy_rules_eyes (XyMeasures *measures)
{
  Surroundings eyes;

  if (measures->n_faces <= 0)
    {
      xy_measures_need_patch (measures, "eyes-visible", EYES_CLAUSE);
      xy_measures_need_patch (measures, "glasses", GLASSES_CLAUSE);
      return;
    }
  if (!measure_surroundings (measures, &eyes))
    {
      const char *reason = _ ("This was not measured, because the face is too dark.");

      xy_measures_add (measures, "eyes-visible", EYES_CLAUSE, XY_VERDICT_UNKNOWN, reason);
      xy_measures_add (measures, "glasses", GLASSES_CLAUSE, XY_VERDICT_UNKNOWN, reason);
      return;
    }
  judge_eyes_visible (measures, &eyes);
  judge_glasses (measures, &eyes);
  if (xy_measures_are_eyes_hidden (measures))
    withdraw_what_stands_on_eyes (measures);
}

gboolean
xy_measures_are_eyes_hidden (const XyMeasures *measures)
{
  const XyFinding *eyes = xy_photo_report_find (measures->report, "eyes-visible");

  return eyes != NULL && eyes->verdict == XY_VERDICT_FAIL;
}
