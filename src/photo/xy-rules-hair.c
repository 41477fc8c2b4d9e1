// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The rule eyebrows-visible (clause A3-2): whether skin shows above the brows, or a fringe comes
 * down over them. */

#include <glib/gi18n-lib.h>
#include <math.h>

#include "photo/xy-measures.h"

#define CLAUSE "A3-2"

/* The part of the face patch where both brows and the skin above them are, and what is shown. */
#define BROWS_LEFT 45
#define BROWS_RIGHT 166
#define BROWS_TOP 50
#define BROWS_BOTTOM 86
#define SHOWN_BOTTOM 94
#define N_COLUMNS (BROWS_RIGHT - BROWS_LEFT)
/* So many pixels of skin above one another are a gap between hair and brow. */
#define GAP 7
/* What is narrower is a strand, or a gap between two, and not shown by itself. */
#define STRAND 6
/* Parts of the cheeks that tell how bright this face's skin is. */
#define CHEEK_LEFT 56
#define CHEEK_RIGHT 126
#define CHEEK_WIDTH 29
#define CHEEK_TOP 130
#define CHEEK_BOTTOM 152
/* Skin has at least these shares of the cheeks' luma and chroma. */
#define SKIN_LUMA 0.75
#define SKIN_CHROMA 0.5
/* A skin less colourful than this, in units of Lab, is that of a photo without colours. */
#define LEAST_CHROMA 4.0

typedef struct
{
  double luma;
  double chroma;
} Skin;

static int
compare_rising (gconstpointer a, gconstpointer b)
{
  float x = *(const float *) a, y = *(const float *) b;

  return (x > y) - (x < y);
}

static void
skin_init (Skin *skin, const XyMeasures *measures)
{
  float values[2 * CHEEK_WIDTH * (CHEEK_BOTTOM - CHEEK_TOP)];
  double chroma = hypot (measures->skin.mean[1], measures->skin.mean[2]);
  guint n = 0;

  for (int y = CHEEK_TOP; y < CHEEK_BOTTOM; y++)
    {
      for (int x = 0; x < CHEEK_WIDTH; x++)
        {
          values[n++] = xy_plane_get (measures->patch->luma, CHEEK_LEFT + x, y);
          values[n++] = xy_plane_get (measures->patch->luma, CHEEK_RIGHT + x, y);
        }
    }
  qsort (values, n, sizeof *values, compare_rising);
  skin->luma = SKIN_LUMA * values[n / 2];
  skin->chroma = chroma < LEAST_CHROMA ? 0 : SKIN_CHROMA * chroma;
}

static gboolean
is_skin (const Skin *skin, const XyFacePatch *patch, int x, int y)
{
  double a = xy_plane_get (patch->lab[1], x, y), b = xy_plane_get (patch->lab[2], x, y);

  return xy_plane_get (patch->luma, x, y) > skin->luma &&
         a * a + b * b >= skin->chroma * skin->chroma;
}

/* Whether hair hides the skin above the brow, a column at a time.  Returns: how many it hides. */
static int
find_hidden (const XyMeasures *measures, gboolean hidden[N_COLUMNS])
{
  Skin skin;
  int n = 0;

  skin_init (&skin, measures);
  for (int x = 0; x < N_COLUMNS; x++)
    {
      int run = 0, longest = 0;

      for (int y = BROWS_TOP; y < BROWS_BOTTOM; y++)
        {
          run = is_skin (&skin, measures->patch, BROWS_LEFT + x, y) ? run + 1 : 0;
          longest = MAX (longest, run);
        }
      hidden[x] = longest < GAP;
      n += hidden[x] ? 1 : 0;
    }
  return n;
}

/* Shows the hidden columns that stand together. */
static void
show_hidden (const XyMeasures *measures, const gboolean hidden[N_COLUMNS], XyFinding *finding)
{
  int first = -1, last = -1;

  for (int x = 0; x <= N_COLUMNS; x++)
    {
      gboolean is_end = x == N_COLUMNS;

      if (!is_end && hidden[x])
        {
          first = first < 0 ? x : first;
          last = x;
        }
      else if (first >= 0 && (is_end || x - last > STRAND))
        {
          XyRect rect = { BROWS_LEFT + first, BROWS_TOP, last - first + 1,
                          SHOWN_BOTTOM - BROWS_TOP };

          if (rect.width >= STRAND)
            xy_patch_add_rect (measures, finding, &rect);
          first = -1;
        }
    }
}

void
xy_rules_hair (XyMeasures *measures)
{
  double pass = xy_measures_get (measures, "eyebrows-visible.pass");
  gboolean hidden[N_COLUMNS];
  XyVerdict verdict;
  XyFinding *finding;
  double value;

  if (!xy_measures_need_patch (measures, "eyebrows-visible", CLAUSE))
    return;
  value = 100.0 * find_hidden (measures, hidden) / N_COLUMNS;
  verdict = value > pass ? XY_VERDICT_LOOK : XY_VERDICT_PASS;
  finding = xy_measures_add (measures, "eyebrows-visible", CLAUSE, verdict,
                             verdict == XY_VERDICT_PASS
                                 ? _ ("Skin shows above the eyebrows; no fringe covers them.")
                                 : _ ("Hair seems to cover the eyebrows; comb or pin the fringe "
                                      "aside so that both eyebrows show."));
  finding->measured_type = XY_MEASURED_NUMBER;
  finding->measured = xy_round_measure (value);
  finding->unit = g_strdup ("%");
  finding->limit = g_strdup_printf ("≤ %.0f %%", pass);
  if (verdict != XY_VERDICT_PASS)
    show_hidden (measures, hidden, finding);
}
