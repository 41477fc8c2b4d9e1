// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The rules on hair, of clause A3-2: eyebrows-visible, whether skin shows above the brows or a
 * fringe comes down over them; ears-visible, whether there is hair where an ear should be, or the
 * head is turned so far that the ear is behind it. */

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
/* Skin has at least these shares of the cheeks' luma, chroma and redness (a*); less of the light
 * comes to an ear than to a forehead, and fair hair is less red than skin. */
#define FOREHEAD_LUMA 0.75
#define EAR_LUMA 0.5
#define SKIN_CHROMA 0.5
#define EAR_REDNESS 0.45
/* A skin less colourful than this, in units of Lab, is that of a photo without colours. */
#define LEAST_CHROMA 4.0

/* The part of the face patch where the ear at the left of the picture is, at its outer end the
 * background; the other ear's is its mirror image. */
#define EAR_WIDTH 38
#define EAR_TOP 95
#define EAR_BOTTOM 145
/* Of an ear of which less is in the photo nothing is said. */
#define LEAST_INSIDE 0.5
/* What is shown of an ear behind the head, to each side of where the head ends. */
#define EAR_MARGIN 12
/* Columns that have less hair are not shown. */
#define SHOWN_SHARE 0.3

/* These parts and shares were chosen by trying a few of each over 64 labelled portraits, changed
 * copies of them, and copies with hair painted where it should not be; the limits are in the rule
 * profile. */

/* What is at least as bright and colourful as this is skin. */
typedef struct
{
  double luma;
  double chroma;
  double redness;
} Skin;

typedef struct
{
  double hair; /* share of what is in the photo; negative if that is too little */
  int left, right; /* the columns that have it; to the left of @left if none */
} Ear;

static void
skin_init (Skin *skin, const XyMeasures *measures, double luma_share, double redness_share)
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
  skin->luma = luma_share * xy_find_median (values, n);
  skin->chroma = chroma < LEAST_CHROMA ? 0 : SKIN_CHROMA * chroma;
  skin->redness = redness_share * MAX (measures->skin.mean[1], 1);
  if (chroma < LEAST_CHROMA || redness_share <= 0)
    skin->redness = -G_MAXDOUBLE;
}

static gboolean
is_skin (const Skin *skin, const XyFacePatch *patch, int x, int y)
{
  double a = xy_plane_get (patch->lab[1], x, y), b = xy_plane_get (patch->lab[2], x, y);

  return xy_plane_get (patch->luma, x, y) > skin->luma && a > skin->redness &&
         a * a + b * b >= skin->chroma * skin->chroma;
}

/* Whether hair hides the skin above the brow, a column at a time.  Returns: how many it hides. */
static int
find_hidden (const XyMeasures *measures, gboolean hidden[N_COLUMNS])
{
  Skin skin;
  int n = 0;

  skin_init (&skin, measures, FOREHEAD_LUMA, 0);
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

/* Whether what is before an eye hides its brow too; then that is said. */
static gboolean
add_covered_brow (XyMeasures *measures)
{
  double pass = xy_measures_get (measures, "eyebrows-visible.covered");
  guint eye = measures->covered_eye == 0 ? 0 : 1;
  XyRect place = xy_brow_cover_get_place (eye);
  double value;
  XyFinding *finding;

  if (measures->covered_eye < 0)
    return FALSE;
  value = 100 * xy_brow_cover_measure (measures->patch, eye);
  if (value <= pass)
    return FALSE;
  finding = xy_measures_add (
      measures, "eyebrows-visible", CLAUSE, XY_VERDICT_LOOK,
      eye == 0 ? _ ("The eyebrow at the left of the photo cannot be seen; nothing may cover it.")
               : _ ("The eyebrow at the right of the photo cannot be seen; nothing may cover it."));
  finding->measured_type = XY_MEASURED_NUMBER;
  finding->measured = xy_round_measure (value);
  finding->unit = g_strdup ("%");
  finding->limit = g_strdup_printf ("≤ %.0f %%", pass);
  xy_patch_add_rect (measures, finding, &place);
  return TRUE;
}

static void
judge_eyebrows (XyMeasures *measures)
{
  double pass = xy_measures_get (measures, "eyebrows-visible.pass");
  const char *obstacle = xy_measures_get_eye_obstacle (measures);
  gboolean hidden[N_COLUMNS];
  XyVerdict verdict;
  XyFinding *finding;
  double value;

  if (!xy_measures_need_patch (measures, "eyebrows-visible", CLAUSE))
    return;
  if (obstacle != NULL)
    {
      xy_measures_add (measures, "eyebrows-visible", CLAUSE, XY_VERDICT_UNKNOWN, obstacle);
      return;
    }
  if (add_covered_brow (measures))
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

static gboolean
is_background (const XyMeasures *measures, int x, int y)
{
  const XyBackgroundMap *map = measures->background;
  XyPoint place = xy_patch_to_photo (measures, x + 0.5, y + 0.5);
  double unit = measures->scale * map->cell;
  int column = (int) CLAMP (place.x / unit, 0, map->columns - 1);
  int row = (int) CLAMP (place.y / unit, 0, map->rows - 1);

  return map->is_background[row * map->columns + column] != 0;
}

/* What is neither background nor skin where an ear should be. */
static Ear
measure_ear (const XyMeasures *measures, const Skin *skin, int left)
{
  Ear ear = { .left = left + EAR_WIDTH, .right = left };
  int n = 0, n_hair = 0;

  for (int x = left; x < left + EAR_WIDTH; x++)
    {
      int in_column = 0;

      for (int y = EAR_TOP; y < EAR_BOTTOM; y++)
        {
          if (!measures->patch->inside[xy_patch_index (x, y)])
            continue;
          n++;
          in_column +=
              !is_skin (skin, measures->patch, x, y) && !is_background (measures, x, y) ? 1 : 0;
        }
      n_hair += in_column;
      if (in_column >= SHOWN_SHARE * (EAR_BOTTOM - EAR_TOP))
        {
          ear.left = MIN (ear.left, x);
          ear.right = MAX (ear.right, x);
        }
    }
  if (n < LEAST_INSIDE * EAR_WIDTH * (EAR_BOTTOM - EAR_TOP))
    ear.hair = -1;
  else
    ear.hair = 100.0 * n_hair / n;
  return ear;
}

/* Which ear is behind the head, 0 the one at the left of the photo; negative if none. */
static int
find_turned_away (const XyMeasures *measures)
{
  const XyFaceTurn *turn = &measures->turn;

  if (!turn->is_known ||
      100 * fabs (turn->offset) <= xy_measures_get (measures, "ears-visible.turn") ||
      100 * turn->bulge > xy_measures_get (measures, "ears-visible.bulge"))
    return -1;
  return turn->offset > 0 ? 0 : 1;
}

static void
add_turned_away (XyMeasures *measures, int ear)
{
  XyFinding *finding = xy_measures_add (
      measures, "ears-visible", CLAUSE, XY_VERDICT_LOOK,
      ear == 0 ? _ ("The head seems to be turned so that the ear at the left of the photo is out "
                    "of sight; look straight into the camera.")
               : _ ("The head seems to be turned so that the ear at the right of the photo is out "
                    "of sight; look straight into the camera."));
  double out = XY_PATCH_EYES * measures->turn.edge;
  double x = XY_PATCH_LEFT_EYE + XY_PATCH_EYES / 2.0 + (ear == 0 ? -out : out);
  XyRect rect = { x - EAR_MARGIN, EAR_TOP, 2 * EAR_MARGIN, EAR_BOTTOM - EAR_TOP };

  finding->measured_type = XY_MEASURED_NUMBER;
  finding->measured = xy_round_measure (100 * fabs (measures->turn.offset));
  finding->unit = g_strdup ("%");
  finding->limit = g_strdup_printf ("≤ %g %%", xy_measures_get (measures, "ears-visible.turn"));
  xy_patch_add_rect (measures, finding, &rect);
}

static void
judge_ears (XyMeasures *measures)
{
  double pass = xy_measures_get (measures, "ears-visible.pass");
  const char *obstacle = xy_measures_get_eye_obstacle (measures);
  Ear ears[2];
  gboolean is_covered[2];
  int turned_away;
  const char *message;
  XyFinding *finding;
  Skin skin;

  if (!xy_measures_need_patch (measures, "ears-visible", CLAUSE))
    return;
  skin_init (&skin, measures, EAR_LUMA, EAR_REDNESS);
  for (guint i = 0; i < 2; i++)
    {
      ears[i] = measure_ear (measures, &skin, i == 0 ? 0 : XY_PATCH_WIDTH - EAR_WIDTH);
      is_covered[i] = ears[i].hair > pass;
    }
  if (measures->background->n_background == 0 ||
      (!is_covered[0] && !is_covered[1] && MIN (ears[0].hair, ears[1].hair) < 0))
    {
      xy_measures_add (measures, "ears-visible", CLAUSE, XY_VERDICT_UNKNOWN,
                       measures->background->n_background == 0
                           ? _ ("This was not measured, because the head cannot be told from what "
                                "is behind it.")
                           : _ ("This was not measured, because a part of the head is outside the "
                                "photo."));
      return;
    }
  if (!is_covered[0] && !is_covered[1] && obstacle != NULL)
    {
      xy_measures_add (measures, "ears-visible", CLAUSE, XY_VERDICT_UNKNOWN, obstacle);
      return;
    }
  turned_away = find_turned_away (measures);
  if (!is_covered[0] && !is_covered[1] && turned_away >= 0)
    {
      add_turned_away (measures, turned_away);
      return;
    }
  if (is_covered[0] && is_covered[1])
    message = _ ("Hair seems to cover both ears; tie or tuck it back so that both ears show.");
  else if (is_covered[0])
    message = _ ("Hair seems to cover the ear at the left of the photo; tuck it back so that both "
                 "ears show.");
  else if (is_covered[1])
    message = _ ("Hair seems to cover the ear at the right of the photo; tuck it back so that both "
                 "ears show.");
  else
    message = _ ("No hair covers the ears.");
  finding =
      xy_measures_add (measures, "ears-visible", CLAUSE,
                       is_covered[0] || is_covered[1] ? XY_VERDICT_LOOK : XY_VERDICT_PASS, message);
  finding->measured_type = XY_MEASURED_NUMBER;
  finding->measured = xy_round_measure (MAX (ears[0].hair, ears[1].hair));
  finding->unit = g_strdup ("%");
  finding->limit = g_strdup_printf ("≤ %.0f %%", pass);
  for (guint i = 0; i < 2; i++)
    {
      XyRect rect = { ears[i].left, EAR_TOP, ears[i].right - ears[i].left + 1,
                      EAR_BOTTOM - EAR_TOP };

      if (is_covered[i])
        xy_patch_add_rect (measures, finding, &rect);
    }
}

void
xy_rules_hair (XyMeasures *measures)
{
  judge_eyebrows (measures);
  judge_ears (measures);
}
