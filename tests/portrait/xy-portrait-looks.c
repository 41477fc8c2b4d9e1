// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "xy-portrait-draw.h"

static void
choose_colours (XyLooks *looks, XyRandom *random)
{
  static const int tops[][3] = {
    { 246, 247, 250 }, { 244, 245, 248 }, { 248, 246, 244 }, { 226, 228, 232 },
    { 238, 240, 244 }, { 240, 226, 229 }, { 234, 228, 232 }, { 247, 247, 247 },
  };
  static const int jackets[][3] = { { 186, 188, 193 }, { 206, 204, 203 }, { 172, 174, 180 } };
  const int *top = tops[xy_random_int (random, G_N_ELEMENTS (tops))];
  const int *jacket = jackets[xy_random_int (random, G_N_ELEMENTS (jackets))];

  looks->skin = xy_rgb_mix (XY_RGB (245, 214, 190), XY_RGB (224, 180, 148),
                            xy_random_range (random, 0.0, 1.0));
  looks->shade = (XyRgb){ looks->skin.r * 0.75, looks->skin.g * 0.62, looks->skin.b * 0.55 };
  looks->light = xy_rgb_mix (looks->skin, XY_RGB (255, 243, 230), 0.65);
  looks->hair =
      xy_rgb_mix (XY_RGB (26, 23, 25), XY_RGB (56, 42, 36), xy_random_range (random, 0.0, 1.0));
  looks->lips = xy_rgb_mix (looks->skin, XY_RGB (190, 78, 82),
                            looks->woman ? xy_random_range (random, 0.52, 0.70)
                                         : xy_random_range (random, 0.34, 0.46));
  looks->top = XY_RGB (top[0], top[1], top[2]);
  looks->jacket = XY_RGB (jacket[0], jacket[1], jacket[2]);
}

static void
choose_features (XyLooks *looks, XyRandom *random)
{
  gboolean woman = looks->woman;

  looks->face_width =
      woman ? xy_random_range (random, 102.0, 110.0) : xy_random_range (random, 106.0, 115.0);
  looks->jaw = woman ? xy_random_range (random, 0.52, 0.62) : xy_random_range (random, 0.62, 0.74);
  looks->chin_width =
      woman ? xy_random_range (random, 17.0, 25.0) : xy_random_range (random, 24.0, 34.0);
  looks->chin =
      woman ? xy_random_range (random, 136.0, 145.0) : xy_random_range (random, 142.0, 151.0);
  looks->eye_width = xy_random_range (random, 20.5, 23.5);
  looks->eye_open = xy_random_range (random, 8.2, 10.2);
  looks->eye_slant = xy_random_range (random, 0.5, 3.5);
  looks->crease = xy_random_range (random, 1.5, 6.5);
  looks->brow_thick =
      woman ? xy_random_range (random, 5.5, 7.5) : xy_random_range (random, 7.5, 10.5);
  looks->brow_arch = xy_random_range (random, 1.0, woman ? 5.0 : 3.5);
  looks->brow_y = xy_random_range (random, -36.0, -31.0);
  looks->nose_width = xy_random_range (random, 17.5, 21.5);
  looks->nose_y = xy_random_range (random, 50.0, 55.0);
  looks->mouth_width = xy_random_range (random, 29.0, 35.0);
  looks->mouth_y = xy_random_range (random, 89.0, 94.0);
  looks->lips_full = xy_random_range (random, 0.85, 1.15);
}

static void
choose_hair (XyLooks *looks, XyRandom *random)
{
  static const XyHairStyle men[] = { XY_HAIR_CROP, XY_HAIR_SIDE_PART, XY_HAIR_SWEPT_UP };
  static const XyHairStyle women[] = { XY_HAIR_TIED_BACK, XY_HAIR_TIED_PARTED, XY_HAIR_BOB,
                                       XY_HAIR_LONG };

  looks->style = looks->woman ? women[xy_random_int (random, G_N_ELEMENTS (women))]
                              : men[xy_random_int (random, G_N_ELEMENTS (men))];
  looks->part = xy_random_int (random, 2) == 0 ? 0.36 : 0.64;
  if (looks->woman && xy_random_int (random, 2) == 0)
    looks->part = 0.5;
  looks->hair_top = xy_random_range (random, 178.0, 187.0);
  looks->hairline = xy_random_range (random, 100.0, 110.0);
  looks->hair_wide =
      looks->woman ? xy_random_range (random, 9.0, 14.0) : xy_random_range (random, 6.0, 10.0);
  if (looks->style == XY_HAIR_TIED_BACK)
    {
      looks->hair_wide = 5.0;
      looks->hair_top -= 3.0;
    }
}

void
xy_looks_init (XyLooks *looks, const XyPortrait *portrait)
{
  XyRandom random;
  gboolean glasses;

  xy_random_init (&random, portrait->seed);
  looks->detail_seed = xy_random_next (&random);
  looks->woman = xy_random_int (&random, 2) == 0;
  if (portrait->woman != XY_PORTRAIT_BY_SEED)
    looks->woman = portrait->woman == XY_PORTRAIT_YES;
  choose_features (looks, &random);
  choose_hair (looks, &random);
  choose_colours (looks, &random);
  glasses = xy_random_int (&random, 3) == 0;
  looks->frame = xy_random_int (&random, 3);
  switch (xy_random_int (&random, 4))
    {
    case 0:
      looks->clothes = XY_TOP_JACKET;
      break;
    case 1:
      looks->clothes = looks->woman ? XY_TOP_ROUND : XY_TOP_SHIRT;
      break;
    default:
      looks->clothes = XY_TOP_SHIRT;
    }

  looks->glasses =
      portrait->glasses == XY_PORTRAIT_BY_SEED ? glasses : portrait->glasses == XY_PORTRAIT_YES;
  if (portrait->glare > 0.0 || portrait->tinted > 0.0)
    looks->glasses = TRUE;
  if (portrait->covered_ears > 0)
    looks->style = XY_HAIR_LONG;
  if (portrait->clothes.red >= 0)
    {
      XyRgb colour =
          XY_RGB (portrait->clothes.red, portrait->clothes.green, portrait->clothes.blue);

      if (looks->clothes == XY_TOP_JACKET)
        looks->jacket = colour;
      else
        looks->top = colour;
    }
}
