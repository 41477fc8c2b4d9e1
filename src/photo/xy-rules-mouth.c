// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The rule mouth-closed (clause A3-4): between two red lips teeth are a band that is less red than
 * either and not darker.  What is measured is by how much less red, over a third of the mouth. */

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "photo/xy-measures.h"

#define CLAUSE "A3-4"

/* The part of the face patch where a mouth can be, and the columns of it that are looked at. */
#define LEFT 60
#define TOP 150
#define COLUMNS 90
#define ROWS 80
#define FIRST_COLUMN 15
#define LAST_COLUMN 75
/* The line of the mouth is looked for around this row, in rows of that part. */
#define USUAL_LINE 25
#define LINE_SPREAD 16.0
#define FIRST_LINE 8
#define LAST_LINE 68
/* A line is dark against what is this many rows above and below it. */
#define LINE_NEAR 2
#define LINE_FAR 7
/* A chin has a crease and a nose a shadow: another line that is nearly as strong may be the
 * mouth's, if it is not the same one. */
#define SECOND_LINE 0.7
#define SAME_LINE 10
/* Below this the line is no mouth's. */
#define FAINTEST_LINE 0.06
/* How far above and below its line the mouth can be open, and how far from a tooth a lip is. */
#define ABOVE_LINE 6
#define BELOW_LINE 14
#define LIP_NEAR 2
#define LIP_FAR 10
/* The columns in which the band has to be: 24 of 60. */
#define BAND_COLUMNS 24
/* In dark pixels the ratio of two colours says little; this many levels weigh against it. */
#define DARK 8.0f
/* A skin less colourful than this, in units of Lab, is that of a photo without colours. */
#define LEAST_CHROMA 4.0

/* All these are places and lengths of faces, but for the second line, which was chosen so that most
 * of 64 labelled portraits and of twelve changed copies of each were told right. */

typedef struct
{
  float red[ROWS][COLUMNS]; /* logarithm of red against green */
  float luma[ROWS][COLUMNS];
} Mouth;

/* What is at one place once its neighbours have smoothed it. */
static void
mouth_init (Mouth *mouth, const XyFacePatch *patch)
{
  for (int y = 0; y < ROWS; y++)
    {
      for (int x = 0; x < COLUMNS; x++)
        {
          guint sums[3] = { 0 };
          float mean[3];

          for (int dy = -1; dy <= 1; dy++)
            {
              const guint8 *rgb = patch->rgb + xy_patch_index (LEFT + x - 1, TOP + y + dy) * 3;

              for (guint i = 0; i < 9; i++)
                sums[i % 3] += rgb[i];
            }
          for (guint c = 0; c < 3; c++)
            mean[c] = (float) sums[c] / 9;
          mouth->red[y][x] = logf ((mean[0] + DARK) / (mean[1] + DARK));
          mouth->luma[y][x] = 0.299f * mean[0] + 0.587f * mean[1] + 0.114f * mean[2];
        }
    }
}

/* How much darker a pixel is than what is above and below it. */
static double
measure_darkness (const Mouth *mouth, int x, int y)
{
  float above = -1, below = -1;

  for (int k = LINE_NEAR; k <= LINE_FAR; k++)
    {
      if (y - k >= 0)
        above = MAX (above, mouth->luma[y - k][x]);
      if (y + k < ROWS)
        below = MAX (below, mouth->luma[y + k][x]);
    }
  return CLAMP ((MIN (above, below) - mouth->luma[y][x]) / (MAX (above, below) + 20), 0, 0.5);
}

/* How much of a dark line along the face each row has.  A mouth is not straight, so what is two
 * rows away counts as well. */
static void
measure_lines (const Mouth *mouth, double lines[ROWS])
{
  double rows[ROWS] = { 0 };

  for (int x = FIRST_COLUMN + 5; x < LAST_COLUMN - 5; x++)
    {
      double column[ROWS];

      for (int y = 0; y < ROWS; y++)
        column[y] = measure_darkness (mouth, x, y);
      for (int y = 0; y < ROWS; y++)
        {
          double most = 0;

          for (int k = MAX (y - 2, 0); k <= MIN (y + 2, ROWS - 1); k++)
            most = MAX (most, column[k]);
          rows[y] += most / (LAST_COLUMN - FIRST_COLUMN - 10);
        }
    }
  memset (lines, 0, ROWS * sizeof *lines);
  for (int y = FIRST_LINE; y < LAST_LINE; y++)
    {
      double off = (y - USUAL_LINE) / LINE_SPREAD;

      lines[y] = (rows[y - 1] + rows[y] + rows[y + 1]) / 3 * exp (-0.5 * off * off);
    }
}

static int
find_strongest (const double lines[ROWS])
{
  int best = FIRST_LINE;

  for (int y = FIRST_LINE; y < LAST_LINE; y++)
    if (lines[y] > lines[best])
      best = y;
  return best;
}

/* How much less red a pixel is than the reddest above and below it; nothing if it is darker too,
 * as the gap between two closed lips is. */
static double
measure_pallor (const Mouth *mouth, int x, int y)
{
  float above = -9, below = -9, luma_above = 0, luma_below = 0;

  for (int k = LIP_NEAR; k <= LIP_FAR; k++)
    {
      if (y - k >= 0 && mouth->red[y - k][x] > above)
        {
          above = mouth->red[y - k][x];
          luma_above = mouth->luma[y - k][x];
        }
      if (y + k < ROWS && mouth->red[y + k][x] > below)
        {
          below = mouth->red[y + k][x];
          luma_below = mouth->luma[y + k][x];
        }
    }
  if (mouth->luma[y][x] <= MIN (luma_above, luma_below))
    return 0;
  return MAX (0, MIN (above, below) - mouth->red[y][x]);
}

static int
compare_falling (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x < y) - (x > y);
}

/* Where the band is: the row that has most of its pixels, and those next to it as long as they have
 * a quarter as many. */
static XyRect
find_band (gboolean in_band[ROWS][COLUMNS])
{
  int counts[ROWS] = { 0 }, fullest = 0, first, last;
  int left = COLUMNS, right = 0;

  for (int y = 0; y < ROWS; y++)
    {
      for (int x = 0; x < COLUMNS; x++)
        counts[y] += in_band[y][x] ? 1 : 0;
      if (counts[y] > counts[fullest])
        fullest = y;
    }
  if (counts[fullest] == 0)
    return (XyRect){ 0 };
  first = last = fullest;
  while (first > 0 && 4 * counts[first - 1] >= counts[fullest])
    first--;
  while (last < ROWS - 1 && 4 * counts[last + 1] >= counts[fullest])
    last++;
  for (int y = first; y <= last; y++)
    {
      for (int x = 0; x < COLUMNS; x++)
        {
          if (in_band[y][x])
            {
              left = MIN (left, x);
              right = MAX (right, x);
            }
        }
    }
  return (XyRect){ LEFT + left - 1, TOP + first - 1, right - left + 3, last - first + 3 };
}

/* The pallor that a third of the mouth around @line reaches, and where it is at least @limit. */
static double
measure_teeth (const Mouth *mouth, int line, double limit, XyRect *where)
{
  int top = MAX (LIP_NEAR, line - ABOVE_LINE), bottom = MIN (ROWS - LIP_NEAR, line + BELOW_LINE);
  double columns[LAST_COLUMN - FIRST_COLUMN] = { 0 };
  gboolean in_band[ROWS][COLUMNS] = { { FALSE } };

  for (int x = FIRST_COLUMN; x < LAST_COLUMN; x++)
    {
      for (int y = top; y < bottom; y++)
        {
          double pallor = measure_pallor (mouth, x, y);

          columns[x - FIRST_COLUMN] = MAX (columns[x - FIRST_COLUMN], pallor);
          in_band[y][x] = pallor >= limit;
        }
    }
  *where = find_band (in_band);
  qsort (columns, G_N_ELEMENTS (columns), sizeof *columns, compare_falling);
  return columns[BAND_COLUMNS - 1];
}

/* Returns: the pallor, or a negative number where there is no mouth. */
static double
measure_mouth (const XyFacePatch *patch, double limit, XyRect *where)
{
  g_autofree Mouth *mouth = g_new (Mouth, 1);
  double lines[ROWS], strongest, teeth;
  int line;

  mouth_init (mouth, patch);
  measure_lines (mouth, lines);
  line = find_strongest (lines);
  strongest = lines[line];
  if (strongest < FAINTEST_LINE)
    return -1;
  teeth = measure_teeth (mouth, line, limit, where);
  for (int y = MAX (line - SAME_LINE, 0); y <= MIN (line + SAME_LINE, ROWS - 1); y++)
    lines[y] = 0;
  line = find_strongest (lines);
  if (lines[line] > SECOND_LINE * strongest)
    {
      XyRect second;
      double other = measure_teeth (mouth, line, limit, &second);

      if (other > teeth)
        {
          teeth = other;
          *where = second;
        }
    }
  return teeth;
}

void
xy_rules_mouth (XyMeasures *measures)
{
  double pass = xy_measures_get (measures, "mouth-closed.pass");
  double fail = xy_measures_get (measures, "mouth-closed.fail");
  const char *obstacle = xy_measures_get_eye_obstacle (measures);
  XyVerdict verdict = XY_VERDICT_PASS;
  XyFinding *finding;
  XyRect where;
  double value;

  if (!xy_measures_need_patch (measures, "mouth-closed", CLAUSE))
    return;
  if (hypot (measures->skin.mean[1], measures->skin.mean[2]) < LEAST_CHROMA)
    {
      xy_measures_add (measures, "mouth-closed", CLAUSE, XY_VERDICT_UNKNOWN,
                       _ ("This was not measured, because the photo has no colours."));
      return;
    }
  value = 100 * measure_mouth (measures->patch, pass / 100, &where);
  if (value < 0)
    {
      xy_measures_add (measures, "mouth-closed", CLAUSE, XY_VERDICT_UNKNOWN,
                       _ ("This was not measured, because no mouth was found in the photo."));
      return;
    }
  if (value <= pass && obstacle != NULL)
    {
      xy_measures_add (measures, "mouth-closed", CLAUSE, XY_VERDICT_UNKNOWN, obstacle);
      return;
    }
  if (value > fail)
    verdict = XY_VERDICT_FAIL;
  else if (value > pass)
    verdict = XY_VERDICT_LOOK;
  finding = xy_measures_add (measures, "mouth-closed", CLAUSE, verdict,
                             verdict == XY_VERDICT_PASS
                                 ? _ ("The mouth is closed.")
                                 : _ ("Teeth seem to show; close your lips and look natural."));
  finding->measured_type = XY_MEASURED_NUMBER;
  finding->measured = xy_round_measure (value);
  finding->unit = g_strdup ("%");
  finding->limit = g_strdup_printf ("≤ %.0f %%", pass);
  if (verdict != XY_VERDICT_PASS)
    xy_patch_add_rect (measures, finding, &where);
}
