// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The rules on what is behind the person: background-colour and background-even (clause A1-4). */

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "photo/xy-cell-outline.h"
#include "photo/xy-lab.h"
#include "photo/xy-measures.h"

#define CLAUSE "A1-4"
/* Fewer cells than this share of the picture say nothing. */
#define LEAST_SHARE 0.02
/* Cells nearer than this to what is not background are a mixture of both. */
#define MARGIN 2
/* Deviations are looked at with this radius, so that noise and a fine texture do not count. */
#define SMOOTHING 2

/* Specks below this share of the picture are not worth a mark; what stands alone is one. */
#define SMALLEST_OUTLINE 0.003
#define SMALLEST_THING 0.001

/* The cells that are surely background: n of them, by their numbers.  Below @rows there are none.
 */
typedef struct
{
  const XyBackgroundMap *map;
  int rows;
  gsize cells;
  guint8 *is_sure;
  double *across; /* where each column is, from -½ to ½ */
  guint n;
} Sure;

static void
sure_init (Sure *sure, const XyBackgroundMap *map)
{
  int rows = MIN (map->last_row + 1, map->rows);
  gsize cells = (gsize) map->columns * (gsize) rows;
  g_autoptr (XyPlane) mask = xy_plane_new (map->columns, rows);
  g_autoptr (XyPlane) near = NULL;

  sure->map = map;
  sure->rows = rows;
  sure->cells = cells;
  sure->n = 0;
  sure->is_sure = g_new0 (guint8, cells);
  sure->across = g_new (double, map->columns);
  for (int x = 0; x < map->columns; x++)
    sure->across[x] = (x + 0.5) / map->columns - 0.5;
  for (gsize i = 0; i < cells; i++)
    mask->values[i] = map->is_background[i];
  near = xy_plane_blur (mask, MARGIN);
  for (gsize i = 0; i < cells; i++)
    {
      sure->is_sure[i] = near->values[i] > 0.999f;
      sure->n += sure->is_sure[i];
    }
}

static void
find_colour (const Sure *sure, float lab[3])
{
  g_autofree float *values = g_new (float, sure->n);

  for (guint c = 0; c < 3; c++)
    {
      guint n = 0;

      for (gsize i = 0; i < sure->cells; i++)
        {
          if (sure->is_sure[i])
            values[n++] = sure->map->lab[i * 3 + c];
        }
      lab[c] = xy_find_median (values, n);
    }
}

static void
add_outlines (const XyMeasures *measures, XyFinding *finding, const guint8 *set, double least)
{
  const XyBackgroundMap *map = measures->background;

  xy_cell_outline_add (finding, set, map->columns, map->rows, map->cell * measures->scale,
                       (guint) (least * map->columns * map->rows));
}

static void
judge_colour (XyMeasures *measures, const Sure *sure)
{
  guint n_references;
  const double *references = xy_rule_profile_get_numbers (
      measures->profile, "background-colour.references", &n_references);
  double pass = xy_measures_get (measures, "background-colour.pass");
  double fail = xy_measures_get (measures, "background-colour.fail");
  double nearest = G_MAXDOUBLE;
  XyVerdict verdict = XY_VERDICT_PASS;
  XyFinding *finding;
  float lab[3];

  find_colour (sure, lab);
  for (guint i = 0; i + 2 < n_references; i += 3)
    {
      float reference[3];
      double lightness, a, b;

      xy_lab_from_srgb (references + i, reference);
      lightness = lab[0] - reference[0];
      a = lab[1] - reference[1];
      b = lab[2] - reference[2];
      nearest = MIN (nearest, sqrt (lightness * lightness + a * a + b * b));
    }
  if (nearest > fail)
    verdict = XY_VERDICT_FAIL;
  else if (nearest > pass)
    verdict = XY_VERDICT_LOOK;
  finding = xy_measures_add (
      measures, "background-colour", CLAUSE, verdict,
      verdict == XY_VERDICT_PASS
          ? _ ("The background has the right colour.")
          : _ ("The background does not have the colour that is asked for; have the photo taken "
               "before such a background, and do not colour it afterwards."));
  finding->measured_type = XY_MEASURED_NUMBER;
  finding->measured = xy_round_measure (nearest);
  finding->unit = g_strdup ("ΔE");
  finding->limit = g_strdup_printf ("≤ %.0f ΔE", pass);
  if (verdict != XY_VERDICT_PASS)
    add_outlines (measures, finding, measures->background->is_background, SMALLEST_OUTLINE);
}

/* The planes a + b·x + c·y nearest to each channel over the sure cells; x and y from -½ to ½. */
static void
fit_planes (const Sure *sure, double planes[3][3])
{
  const XyBackgroundMap *map = sure->map;
  /* The three equations of the planes; what they are equal to differs from channel to channel. */
  double m[3][6] = { { 0 } };

  for (int y = 0; y < sure->rows; y++)
    {
      double down = (y + 0.5) / map->rows - 0.5;

      for (int x = 0; x < map->columns; x++)
        {
          gsize i = (gsize) y * (gsize) map->columns + (gsize) x;
          const float *lab = map->lab + i * 3;
          double terms[6] = { 1, sure->across[x], down, lab[0], lab[1], lab[2] };

          if (!sure->is_sure[i])
            continue;
          for (guint r = 0; r < 3; r++)
            {
              for (guint c = 0; c < 6; c++)
                m[r][c] += terms[r] * terms[c];
            }
        }
    }
  for (guint r = 0; r < 3; r++)
    m[r][r] += 1e-6 * sure->n;
  for (guint r = 0; r < 3; r++)
    {
      for (guint k = 0; k < 3; k++)
        {
          double factor = k != r ? m[k][r] / m[r][r] : 0;

          for (guint c = 0; k != r && c < 6; c++)
            m[k][c] -= factor * m[r][c];
        }
    }
  for (guint channel = 0; channel < 3; channel++)
    for (guint r = 0; r < 3; r++)
      planes[channel][r] = m[r][3 + channel] / m[r][r];
}

/* How far each sure cell, with the sure ones around it, is from the plane. */
static float *
measure_deviation (const Sure *sure, const double planes[3][3])
{
  const XyBackgroundMap *map = sure->map;
  float *deviation = g_new0 (float, sure->cells);
  g_autoptr (XyPlane) mask = xy_plane_new (map->columns, sure->rows);
  g_autoptr (XyPlane) share = NULL;

  for (gsize i = 0; i < sure->cells; i++)
    mask->values[i] = sure->is_sure[i];
  share = xy_plane_blur (mask, SMOOTHING);
  for (guint c = 0; c < 3; c++)
    {
      g_autoptr (XyPlane) rest = xy_plane_new (map->columns, sure->rows);
      g_autoptr (XyPlane) smooth = NULL;

      for (int y = 0; y < sure->rows; y++)
        {
          double down = (y + 0.5) / map->rows - 0.5;

          for (int x = 0; x < map->columns; x++)
            {
              gsize i = (gsize) y * (gsize) map->columns + (gsize) x;

              if (sure->is_sure[i])
                rest->values[i] =
                    (float) (map->lab[i * 3 + c] -
                             (planes[c][0] + planes[c][1] * sure->across[x] + planes[c][2] * down));
            }
        }
      smooth = xy_plane_blur (rest, SMOOTHING);
      for (gsize i = 0; i < sure->cells; i++)
        {
          if (sure->is_sure[i])
            deviation[i] +=
                (smooth->values[i] / share->values[i]) * (smooth->values[i] / share->values[i]);
        }
    }
  for (gsize i = 0; i < sure->cells; i++)
    deviation[i] = sqrtf (deviation[i]);
  return deviation;
}

static float
find_sure_quantile (const Sure *sure, const float *values, double share)
{
  g_autofree float *chosen = g_new (float, sure->n);
  guint n = 0;

  for (gsize i = 0; i < sure->cells; i++)
    {
      if (sure->is_sure[i])
        chosen[n++] = values[i];
    }
  return xy_find_ranked (chosen, n, (gsize) (share * n));
}

/* Adds to @cells all that touch them and are no background either. */
static void
spread (const XyBackgroundMap *map, guint8 *seen, GArray *cells)
{
  for (guint next = 0; next < cells->len; next++)
    {
      int i = g_array_index (cells, int, next);
      int x = i % map->columns, y = i / map->columns;
      const int neighbours[4] = { x > 0 ? i - 1 : -1, x < map->columns - 1 ? i + 1 : -1,
                                  y > 0 ? i - map->columns : -1,
                                  y < map->rows - 1 ? i + map->columns : -1 };

      for (guint k = 0; k < G_N_ELEMENTS (neighbours); k++)
        {
          if (neighbours[k] < 0 || seen[neighbours[k]] || map->is_background[neighbours[k]])
            continue;
          seen[neighbours[k]] = TRUE;
          g_array_append_val (cells, neighbours[k]);
        }
    }
}

/* Marks what stands alone in the background: what is not background and touches nothing of the
 * person, who is in the face and below the chin.  Returns its share of the picture in percent. */
static double
find_things (const XyBackgroundMap *map, guint8 *set)
{
  int n = map->columns * map->rows;
  g_autofree guint8 *seen = g_new0 (guint8, (gsize) n);
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (int));
  guint n_set = 0;

  for (int i = 0; i < n; i++)
    {
      if (map->is_background[i] || (!map->is_face[i] && i / map->columns <= map->last_row))
        continue;
      seen[i] = TRUE;
      g_array_append_val (cells, i);
    }
  spread (map, seen, cells);
  for (int i = 0; i < n; i++)
    {
      if (seen[i] || map->is_background[i])
        continue;
      g_array_set_size (cells, 0);
      seen[i] = TRUE;
      g_array_append_val (cells, i);
      spread (map, seen, cells);
      if (cells->len < SMALLEST_THING * n)
        continue;
      for (guint k = 0; k < cells->len; k++)
        set[g_array_index (cells, int, k)] = TRUE;
      n_set += cells->len;
    }
  return 100.0 * n_set / n;
}

/* Marks what is off the colour that most of the background has. */
static void
find_uneven (const Sure *sure, guint8 *set)
{
  g_autofree float *off = NULL;
  double planes[3][3] = { { 0 } };
  float middle[3];
  float edge;

  find_colour (sure, middle);
  for (guint c = 0; c < 3; c++)
    planes[c][0] = middle[c];
  off = measure_deviation (sure, planes);
  edge = find_sure_quantile (sure, off, 0.97) / 2;
  for (gsize i = 0; i < sure->cells; i++)
    set[i] = sure->is_sure[i] && off[i] >= edge;
}

/* One of the ways not to be even. */
typedef struct
{
  double measured, limit;
  const char *unit;
} Unevenness;

static Unevenness
measure_evenness (const XyMeasures *measures, const Sure *sure, guint8 *things)
{
  Unevenness ways[] = {
    { 0, xy_measures_get (measures, "background-even.slope"), "ΔE" },
    { 0, xy_measures_get (measures, "background-even.deviation"), "ΔE" },
    { 0, xy_measures_get (measures, "background-even.things"), "%" },
  };
  g_autofree float *deviation = NULL;
  double planes[3][3], slope = 0;
  guint worst = 0;

  fit_planes (sure, planes);
  for (guint c = 0; c < 3; c++)
    slope += planes[c][1] * planes[c][1] + planes[c][2] * planes[c][2];
  deviation = measure_deviation (sure, planes);
  ways[0].measured = sqrt (slope);
  ways[1].measured = find_sure_quantile (sure, deviation, 0.97);
  ways[2].measured = find_things (sure->map, things);
  for (guint i = 1; i < G_N_ELEMENTS (ways); i++)
    {
      if (ways[i].measured / ways[i].limit > ways[worst].measured / ways[worst].limit)
        worst = i;
    }
  return ways[worst];
}

static void
judge_evenness (XyMeasures *measures, const Sure *sure)
{
  double sure_factor = xy_measures_get (measures, "background-even.fail");
  gsize cells = (gsize) sure->map->columns * (gsize) sure->map->rows;
  g_autofree guint8 *things = g_new0 (guint8, cells);
  Unevenness worst = measure_evenness (measures, sure, things);
  gboolean is_thing = g_str_equal (worst.unit, "%");
  XyVerdict verdict = XY_VERDICT_PASS;
  const char *message = _ ("The background is even.");
  XyFinding *finding;

  if (worst.measured > worst.limit)
    {
      /* What stands there alone may be a lock of hair. */
      verdict = worst.measured > worst.limit * sure_factor && !is_thing ? XY_VERDICT_FAIL
                                                                        : XY_VERDICT_LOOK;
      message = is_thing ? _ ("There is something in the background; have the photo taken before "
                              "an empty one.")
                         : _ ("The background is not even: there is a shadow, a gradient or "
                              "something else in it; stand farther from the wall and have it lit "
                              "evenly.");
    }
  finding = xy_measures_add (measures, "background-even", CLAUSE, verdict, message);
  finding->measured_type = XY_MEASURED_NUMBER;
  finding->measured = xy_round_measure (worst.measured);
  finding->unit = g_strdup (worst.unit);
  finding->limit = g_strdup_printf ("≤ %.1f %s", worst.limit, worst.unit);
  if (verdict != XY_VERDICT_PASS)
    {
      g_autofree guint8 *set = g_new0 (guint8, cells);

      find_uneven (sure, set);
      add_outlines (measures, finding, is_thing ? things : set,
                    is_thing ? SMALLEST_THING : SMALLEST_OUTLINE);
    }
}

static void
add_unknown (XyMeasures *measures, const char *reason)
{
  xy_measures_add (measures, "background-colour", CLAUSE, XY_VERDICT_UNKNOWN, reason);
  xy_measures_add (measures, "background-even", CLAUSE, XY_VERDICT_UNKNOWN, reason);
}

void
xy_rules_background (XyMeasures *measures)
{
  const XyBackgroundMap *map = measures->background;
  Sure sure;

  if (measures->image == NULL)
    {
      add_unknown (measures, measures->obstacle);
      return;
    }
  if (map == NULL)
    {
      add_unknown (measures, _ ("The picture is too small to measure anything in it."));
      return;
    }
  sure_init (&sure, map);
  if (sure.n < LEAST_SHARE * map->columns * map->rows)
    add_unknown (measures,
                 _ ("This was not measured, because no background of one colour was found "
                    "around the head."));
  else
    {
      judge_colour (measures, &sure);
      judge_evenness (measures, &sure);
    }
  g_free (sure.is_sure);
  g_free (sure.across);
}
