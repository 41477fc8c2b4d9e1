// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The rules on clothes: clothes-colour (clauses N-4 and A3-7), clothes-light and neckline (A3-7),
 * clothes-background (N-4: not of the background's colour). */

#include <glib/gi18n-lib.h>
#include <math.h>

#include "photo/xy-cell-outline.h"
#include "photo/xy-clothes-map.h"
#include "photo/xy-lab.h"

/* Fewer background cells than this share of the picture tell nothing from the background. */
#define LEAST_BACKGROUND 0.02
/* Without this much of clothes, in square eye distances, nothing is said of them. */
#define LEAST_CLOTHES 0.15
/* Patches smaller than this, in square eye distances, are not worth a mark. */
#define SMALLEST_PATCH 0.06
/* Cells around a cell that decide with it whether it is within a mark. */
#define MARK_SMOOTHING 2
/* Below this, in eye distances below the eyes, a collar has begun; the photo has to show so much
 * more below it. */
#define NECK_END 2.6
#define NECK_SHOWN 0.3
/* A face covers about so many square eye distances. */
#define FACE_AREA 5.0
/* Where the background is beside the body, in eye distances below the eyes. */
#define BESIDE_BODY 0.8

typedef enum
{
  BLUE,
  YELLOW,
  GREEN,
  RED,
  N_COLOURS,
} Colour;

typedef struct
{
  const double *ranges; /* hue from, hue to, least chroma, again and again */
  guint n;
} Ranges;

static const char *const paths[N_COLOURS] = { "clothes-colour.blue", "clothes-colour.yellow",
                                              "clothes-colour.green", "clothes-colour.red" };

static double
get_hue (double red, double yellow)
{
  return atan2 (yellow, red) * 180 / G_PI;
}

/* By how much a colour is above the least chroma of a range that has its hue: 1 and more is in it.
 * A range may begin below 0 or end above 360. */
static double
measure_colour (const Ranges *ranges, double hue, double chroma)
{
  double most = 0;

  for (guint i = 0; i + 2 < ranges->n; i += 3)
    {
      double from = ranges->ranges[i], to = ranges->ranges[i + 1];
      double turned = hue - 360 * floor ((hue - from) / 360);

      if (turned <= to)
        most = MAX (most, chroma / MAX (ranges->ranges[i + 2], 1));
    }
  return most;
}

/* What the clothes' cells are: how many of each colour, how many of them beyond doubt. */
typedef struct
{
  guint n, seeming[N_COLOURS], sure[N_COLOURS];
  guint8 *set; /* cells of any of the colours */
} Counts;

static void
count_colours (const XyMeasures *measures, const XyClothesMap *map, Counts *counts)
{
  double factor = xy_measures_get (measures, "clothes-colour.sure");
  int n = map->columns * map->rows;
  double least = G_MAXDOUBLE;
  Ranges ranges[N_COLOURS];

  for (guint c = 0; c < N_COLOURS; c++)
    {
      ranges[c].ranges = xy_rule_profile_get_numbers (measures->profile, paths[c], &ranges[c].n);
      for (guint i = 2; i < ranges[c].n; i += 3)
        least = MIN (least, ranges[c].ranges[i]);
    }
  for (int i = 0; i < n; i++)
    {
      const float *lab = measures->background->lab + (gsize) i * 3;
      double hue, chroma;

      if (!map->is_inner[i])
        continue;
      counts->n++;
      chroma = sqrt (lab[1] * lab[1] + lab[2] * lab[2]);
      if (chroma < least)
        continue;
      hue = get_hue (lab[1], lab[2]);
      for (guint c = 0; c < N_COLOURS; c++)
        {
          double strength = measure_colour (&ranges[c], hue, chroma);

          if (strength < 1)
            continue;
          counts->seeming[c]++;
          counts->sure[c] += strength >= factor ? 1 : 0;
          counts->set[i] = TRUE;
          break;
        }
    }
}

/* Outlines where most cells are in the set: a pattern is not worth a mark a dot. */
static void
add_outlines (const XyMeasures *measures,
              const XyClothesMap *map,
              XyFinding *finding,
              const guint8 *set)
{
  gsize n = (gsize) map->columns * (gsize) map->rows;
  g_autoptr (XyPlane) mask = xy_plane_new (map->columns, map->rows);
  g_autoptr (XyPlane) share = NULL;
  g_autofree guint8 *most = g_new (guint8, n);

  for (gsize i = 0; i < n; i++)
    mask->values[i] = set[i];
  share = xy_plane_blur (mask, MARK_SMOOTHING);
  for (gsize i = 0; i < n; i++)
    most[i] = share->values[i] > 0.5f;
  xy_cell_outline_add (finding, most, map->columns, map->rows,
                       measures->background->cell * measures->scale,
                       (guint) (SMALLEST_PATCH * map->unit * map->unit));
}

/* Under a lamp of a strong colour, or in far too much light, every colour is another: the face's
 * tells. */
static gboolean
is_light_coloured (const XyMeasures *measures)
{
  const double *mean = measures->skin.mean;
  double hue = get_hue (mean[1], mean[2]);

  return hue < xy_measures_get (measures, "clothes-colour.skin-min") ||
         hue > xy_measures_get (measures, "clothes-colour.skin-max") ||
         hypot (mean[1], mean[2]) < xy_measures_get (measures, "clothes-colour.skin-chroma");
}

static const char *
describe_colour (Colour colour)
{
  switch (colour)
    {
    case BLUE:
      return _ ("The clothes are blue or partly blue, like the background; wear a light top that "
                "is not blue, yellow, green or red.");
    case YELLOW:
      return _ ("The clothes are yellow or partly yellow, like skin; wear a light top that is not "
                "blue, yellow, green or red.");
    case GREEN:
      return _ ("The clothes are green or partly green; wear a light top that is not blue, yellow, "
                "green or red.");
    case RED:
      return _ ("The clothes are red or partly red; wear a light top that is not blue, yellow, "
                "green or red.");
    case N_COLOURS:
    default:
      return _ ("The clothes have none of the colours that do not fit.");
    }
}

static void
judge_colour (XyMeasures *measures, const XyClothesMap *map)
{
  double pass = xy_measures_get (measures, "clothes-colour.pass");
  double fail = xy_measures_get (measures, "clothes-colour.fail");
  gsize cells = (gsize) map->columns * (gsize) map->rows;
  g_autofree guint8 *set = g_new0 (guint8, cells);
  Counts counts = { .set = set };
  guint seeming = 0, sure = 0;
  Colour most = BLUE;
  double share;
  XyVerdict verdict = XY_VERDICT_PASS;
  const char *message = describe_colour (N_COLOURS);
  XyFinding *finding;

  count_colours (measures, map, &counts);
  for (guint c = 0; c < N_COLOURS; c++)
    {
      seeming += counts.seeming[c];
      sure += counts.sure[c];
      if (counts.seeming[c] > counts.seeming[most])
        most = (Colour) c;
    }
  share = 100.0 * seeming / MAX (counts.n, 1);
  if (share > pass)
    {
      verdict = 100.0 * sure / MAX (counts.n, 1) > fail ? XY_VERDICT_FAIL : XY_VERDICT_LOOK;
      message = describe_colour (most);
    }
  if (verdict != XY_VERDICT_PASS && is_light_coloured (measures))
    {
      verdict = XY_VERDICT_LOOK;
      message = _ ("The light has a colour of its own, so that the clothes may only seem to be "
                   "coloured; wear a light top that is not blue, yellow, green or red.");
    }
  finding = xy_measures_add (
      measures, "clothes-colour",
      verdict != XY_VERDICT_PASS && (most == BLUE || most == YELLOW) ? "N-4" : "A3-7", verdict,
      message);
  finding->measured_type = XY_MEASURED_NUMBER;
  finding->measured = rint (share);
  finding->unit = g_strdup ("%");
  finding->limit = g_strdup_printf ("≤ %.0f %%", pass);
  if (verdict != XY_VERDICT_PASS)
    add_outlines (measures, map, finding, set);
}

/* The middle one of what the clothes' cells are: lightness, or the distance from a colour. */
static double
find_median (const XyMeasures *measures, const XyClothesMap *map, const float *colour)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (float));
  int n = map->columns * map->rows;

  for (int i = 0; i < n; i++)
    {
      const float *lab = measures->background->lab + (gsize) i * 3;
      float value;

      if (!map->is_inner[i])
        continue;
      value = colour != NULL ? (float) xy_lab_distance (lab, colour) : lab[0];
      g_array_append_val (values, value);
    }
  return xy_find_median ((const float *) (gpointer) values->data, values->len);
}

static void
judge_light (XyMeasures *measures, const XyClothesMap *map)
{
  double pass = xy_measures_get (measures, "clothes-light.pass");
  double fail = xy_measures_get (measures, "clothes-light.fail");
  double lightness = find_median (measures, map, NULL);
  XyVerdict verdict = XY_VERDICT_PASS;
  XyFinding *finding;

  if (lightness < pass)
    verdict = lightness < fail ? XY_VERDICT_FAIL : XY_VERDICT_LOOK;
  /* In too little light a white shirt is grey. */
  if (verdict == XY_VERDICT_FAIL &&
      measures->skin.mean[0] < xy_measures_get (measures, "clothes-light.skin"))
    verdict = XY_VERDICT_LOOK;
  finding = xy_measures_add (measures, "clothes-light", "A3-7", verdict,
                             verdict == XY_VERDICT_PASS
                                 ? _ ("The clothes are light.")
                                 : _ ("The clothes are dark; wear a light-coloured top."));
  finding->measured_type = XY_MEASURED_NUMBER;
  finding->measured = rint (lightness);
  finding->unit = g_strdup ("%");
  finding->limit = g_strdup_printf ("≥ %.0f %%", pass);
  if (verdict != XY_VERDICT_PASS)
    {
      int n = map->columns * map->rows;
      g_autofree guint8 *set = g_new0 (guint8, (gsize) n);

      for (int i = 0; i < n; i++)
        set[i] = map->is_inner[i] && measures->background->lab[(gsize) i * 3] < pass;
      add_outlines (measures, map, finding, set);
    }
}

/* The mean colour of the background beside the body. */
static gboolean
find_background_colour (const XyMeasures *measures, const XyClothesMap *map, float colour[3])
{
  double sums[3] = { 0 };
  guint n = 0;

  for (int y = 0; y < map->rows; y++)
    {
      if (xy_clothes_map_get_place (map, 0, y).y < BESIDE_BODY)
        continue;
      for (int x = 0; x < map->columns; x++)
        {
          int i = y * map->columns + x;

          if (map->part[i] != XY_BODY_BACKGROUND)
            continue;
          for (guint c = 0; c < 3; c++)
            sums[c] += measures->background->lab[(gsize) i * 3 + c];
          n++;
        }
    }
  for (guint c = 0; c < 3; c++)
    colour[c] = (float) (sums[c] / MAX (n, 1));
  return n > 0;
}

static void
judge_background (XyMeasures *measures, const XyClothesMap *map)
{
  double least = xy_measures_get (measures, "clothes-background.pass");
  XyVerdict verdict = XY_VERDICT_PASS;
  XyFinding *finding;
  float behind[3];
  double distance;

  if (!find_background_colour (measures, map, behind))
    {
      xy_measures_add (measures, "clothes-background", "N-4", XY_VERDICT_UNKNOWN,
                       _ ("This was not measured, because the photo shows no background beside the "
                          "shoulders."));
      return;
    }
  distance = find_median (measures, map, behind);
  if (distance < least)
    verdict = XY_VERDICT_LOOK;
  finding = xy_measures_add (measures, "clothes-background", "N-4", verdict,
                             verdict == XY_VERDICT_PASS
                                 ? _ ("The clothes stand out from the background.")
                                 : _ ("The clothes can hardly be told from the background; wear a "
                                      "top of another colour."));
  finding->measured_type = XY_MEASURED_NUMBER;
  finding->measured = xy_round_measure (distance);
  finding->unit = g_strdup ("ΔE");
  finding->limit = g_strdup_printf ("≥ %.0f ΔE", least);
  if (verdict != XY_VERDICT_PASS)
    {
      int n = map->columns * map->rows;
      g_autofree guint8 *set = g_new0 (guint8, (gsize) n);

      for (int i = 0; i < n; i++)
        set[i] = map->is_inner[i] &&
                 xy_lab_distance (measures->background->lab + (gsize) i * 3, behind) < least;
      add_outlines (measures, map, finding, set);
    }
}

static void
judge_neckline (XyMeasures *measures, const XyClothesMap *map)
{
  double most = xy_measures_get (measures, "neckline.pass");
  int n = map->columns * map->rows;
  g_autofree guint8 *set = g_new0 (guint8, (gsize) n);
  guint bare = 0;
  double share;
  XyVerdict verdict = XY_VERDICT_PASS;
  XyFinding *finding;

  if (is_light_coloured (measures))
    {
      xy_measures_add (measures, "neckline", "A3-7", XY_VERDICT_UNKNOWN,
                       _ ("This was not measured, because the light gives skin another colour."));
      return;
    }
  for (int i = 0; i < n; i++)
    {
      set[i] = map->part[i] == XY_BODY_SKIN &&
               xy_clothes_map_get_place (map, 0, i / map->columns).y >= NECK_END;
      bare += set[i];
    }
  share = 100.0 * bare / (map->unit * map->unit) / FACE_AREA;
  if (share > most)
    verdict = XY_VERDICT_LOOK;
  else if (xy_clothes_map_get_place (map, 0, map->rows - 1).y < NECK_END + NECK_SHOWN)
    {
      xy_measures_add (measures, "neckline", "A3-7", XY_VERDICT_UNKNOWN,
                       _ ("This was not measured, because the photo ends at the neck."));
      return;
    }
  finding = xy_measures_add (
      measures, "neckline", "A3-7", verdict,
      verdict == XY_VERDICT_PASS
          ? _ ("The neckline is high enough.")
          : _ ("Much bare skin shows below the neck; wear a top that covers shoulders and chest."));
  finding->measured_type = XY_MEASURED_NUMBER;
  finding->measured = rint (share);
  finding->unit = g_strdup ("%");
  finding->limit = g_strdup_printf ("≤ %.0f %%", most);
  if (verdict != XY_VERDICT_PASS)
    add_outlines (measures, map, finding, set);
}

static const struct
{
  const char *rule;
  const char *clause;
} rules[] = { { "clothes-colour", "A3-7" },
              { "clothes-light", "A3-7" },
              { "clothes-background", "N-4" },
              { "neckline", "A3-7" } };

static void
judge (XyMeasures *measures, const XyClothesMap *map)
{
  const char *reason = NULL;

  if (map->chest < xy_measures_get (measures, "clothes-colour.chest"))
    reason = _ ("This was not measured, because the photo ends above the chest.");
  else if (map->clothes < LEAST_CLOTHES)
    reason = _ ("This was not measured, because no clothes could be told from skin, hair and "
                "background.");
  if (reason != NULL)
    {
      for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
        xy_measures_add (measures, rules[i].rule, rules[i].clause, XY_VERDICT_UNKNOWN, reason);
      return;
    }
  judge_colour (measures, map);
  judge_light (measures, map);
  judge_background (measures, map);
  judge_neckline (measures, map);
}

void
xy_rules_clothes (XyMeasures *measures)
{
  const XyBackgroundMap *background = measures->background;
  XyClothesMap map = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      if (!xy_measures_need_patch (measures, rules[i].rule, rules[i].clause))
        continue;
      if (background != NULL &&
          background->n_background >= LEAST_BACKGROUND * background->columns * background->rows)
        continue;
      xy_measures_add (measures, rules[i].rule, rules[i].clause, XY_VERDICT_UNKNOWN,
                       _ ("This was not measured, because no background of one colour was found "
                          "around the head."));
    }
  if (measures->patch == NULL || background == NULL ||
      background->n_background < LEAST_BACKGROUND * background->columns * background->rows)
    return;
  xy_clothes_map_init (&map, measures);
  judge (measures, &map);
  xy_clothes_map_clear (&map);
}
