// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "xy-portrait.h"

static const char *const names[] = {
  "background-white",
  "background-red",
  "background-navy",
  "background-grey",
  "gradient",
  "side-gradient",
  "shadow",
  "wrinkles",
  "small-head",
  "large-head",
  "too-high",
  "too-low",
  "off-centre",
  "tilted",
  "turned",
  "blurred",
  "moved",
  "under-exposed",
  "over-exposed",
  "warm-cast",
  "green-cast",
  "half-shade",
  "teeth",
  "fringe",
  "covered-ear",
  "covered-ears",
  "glare",
  "tinted",
  "red-eye",
  "shine",
  "blue-clothes",
  "yellow-clothes",
  "red-clothes",
  "green-clothes",
  "dark-clothes",
  "compressed",
  "small-file",
  "few-pixels",
  "phone",
  "edited",
  "vignette",
  "thing-behind",
  "merging-clothes",
  "low-neckline",
  "eye-patch",
  NULL,
};

const char *const *
xy_portrait_get_defects (void)
{
  return names;
}

static gboolean
set_scene (XyPortrait *portrait, const char *name)
{
  if (g_str_equal (name, "background-white"))
    portrait->background = (XyPortraitColour){ 255, 255, 255 };
  else if (g_str_equal (name, "background-red"))
    portrait->background = (XyPortraitColour){ 196, 32, 44 };
  else if (g_str_equal (name, "background-navy"))
    portrait->background = (XyPortraitColour){ 36, 62, 134 };
  else if (g_str_equal (name, "background-grey"))
    portrait->background = (XyPortraitColour){ 164, 166, 168 };
  else if (g_str_equal (name, "gradient"))
    portrait->gradient = 45.0;
  else if (g_str_equal (name, "side-gradient"))
    portrait->side_gradient = 45.0;
  else if (g_str_equal (name, "shadow"))
    portrait->shadow = 0.7;
  else if (g_str_equal (name, "wrinkles"))
    portrait->wrinkles = 0.6;
  else if (g_str_equal (name, "vignette"))
    portrait->vignette = 60.0;
  else if (g_str_equal (name, "thing-behind"))
    portrait->thing = TRUE;
  else if (g_str_equal (name, "small-head"))
    portrait->head_scale = 0.55;
  else if (g_str_equal (name, "large-head"))
    portrait->head_scale = 1.55;
  else if (g_str_equal (name, "too-high"))
    portrait->dy = -95.0;
  else if (g_str_equal (name, "too-low"))
    portrait->dy = 85.0;
  else if (g_str_equal (name, "off-centre"))
    portrait->dx = 85.0;
  else if (g_str_equal (name, "tilted"))
    portrait->tilt = 11.0;
  else if (g_str_equal (name, "turned"))
    portrait->turn = 26.0;
  else
    return FALSE;
  return TRUE;
}

static gboolean
set_light (XyPortrait *portrait, const char *name)
{
  if (g_str_equal (name, "blurred"))
    portrait->blur = 2.6;
  else if (g_str_equal (name, "moved"))
    {
      /* Grain in such a picture would pass for sharpness. */
      portrait->motion = 16.0;
      portrait->motion_angle = 30.0;
      portrait->grain = 0.6;
      portrait->min_bytes = 0;
    }
  else if (g_str_equal (name, "under-exposed"))
    portrait->exposure = 0.45;
  else if (g_str_equal (name, "over-exposed"))
    portrait->exposure = 1.5;
  else if (g_str_equal (name, "warm-cast"))
    {
      portrait->cast[0] = 1.1;
      portrait->cast[2] = 0.75;
    }
  else if (g_str_equal (name, "green-cast"))
    {
      portrait->cast[0] = 0.82;
      portrait->cast[2] = 0.84;
    }
  else if (g_str_equal (name, "half-shade"))
    portrait->half_shade = 0.55;
  else if (g_str_equal (name, "red-eye"))
    portrait->red_eye = TRUE;
  else if (g_str_equal (name, "shine"))
    portrait->shine = 0.9;
  else
    return FALSE;
  return TRUE;
}

static gboolean
set_person (XyPortrait *portrait, const char *name)
{
  if (g_str_equal (name, "teeth"))
    portrait->teeth = TRUE;
  else if (g_str_equal (name, "fringe"))
    portrait->fringe = TRUE;
  else if (g_str_equal (name, "covered-ear"))
    portrait->covered_ears = 1;
  else if (g_str_equal (name, "covered-ears"))
    portrait->covered_ears = 2;
  else if (g_str_equal (name, "glare"))
    portrait->glare = 0.85;
  else if (g_str_equal (name, "tinted"))
    portrait->tinted = 0.85;
  else if (g_str_equal (name, "eye-patch"))
    {
      portrait->eye_patch = -1;
      portrait->glasses = XY_PORTRAIT_NO;
    }
  else if (g_str_equal (name, "blue-clothes"))
    portrait->clothes = (XyPortraitColour){ 60, 104, 186 };
  else if (g_str_equal (name, "yellow-clothes"))
    portrait->clothes = (XyPortraitColour){ 232, 196, 72 };
  else if (g_str_equal (name, "red-clothes"))
    portrait->clothes = (XyPortraitColour){ 184, 44, 52 };
  else if (g_str_equal (name, "green-clothes"))
    portrait->clothes = (XyPortraitColour){ 56, 128, 78 };
  else if (g_str_equal (name, "merging-clothes"))
    portrait->clothes = (XyPortraitColour){ 104, 194, 248 };
  else if (g_str_equal (name, "low-neckline"))
    portrait->neckline = 0.8;
  else if (g_str_equal (name, "dark-clothes"))
    portrait->clothes = (XyPortraitColour){ 36, 36, 40 };
  else
    return FALSE;
  return TRUE;
}

static gboolean
set_file (XyPortrait *portrait, const char *name)
{
  if (g_str_equal (name, "compressed"))
    {
      portrait->quality = 15;
      portrait->min_bytes = 0;
    }
  else if (g_str_equal (name, "small-file"))
    {
      portrait->quality = 80;
      portrait->min_bytes = 0;
    }
  else if (g_str_equal (name, "few-pixels"))
    {
      portrait->width = 300;
      portrait->height = 400;
    }
  else if (g_str_equal (name, "phone"))
    {
      portrait->make = "HUAWEI";
      portrait->model = "ELS-AN00";
    }
  else if (g_str_equal (name, "edited"))
    portrait->software = "Adobe Photoshop 22.0 (Windows)";
  else
    return FALSE;
  return TRUE;
}

gboolean
xy_portrait_set_defect (XyPortrait *portrait, const char *name)
{
  return set_scene (portrait, name) || set_light (portrait, name) || set_person (portrait, name) ||
         set_file (portrait, name);
}
