// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "photo/xy-lab.h"

static void
fill_parts (XyLabTable *table)
{
  static const double weights[3][3] = { { 0.4124564 / 0.95047, 0.2126729, 0.0193339 / 1.08883 },
                                        { 0.3575761 / 0.95047, 0.7151522, 0.1191920 / 1.08883 },
                                        { 0.1804375 / 0.95047, 0.0721750, 0.9503041 / 1.08883 } };

  for (guint level = 0; level < 256; level++)
    {
      double v = level / 255.0;
      double linear = v <= 0.04045 ? v / 12.92 : pow ((v + 0.055) / 1.055, 2.4);

      for (guint channel = 0; channel < 3; channel++)
        for (guint c = 0; c < 3; c++)
          table->parts[channel][level][c] =
              (guint) (linear * weights[channel][c] * XY_LAB_STEPS * 256);
    }
}

static void
fill_curve (XyLabTable *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (table->curve); i++)
    {
      double t = i == 0 ? 0 : (i + 0.5) / XY_LAB_STEPS;

      table->curve[i] = (float) (t > 216.0 / 24389 ? cbrt (t) : (24389.0 / 27 * t + 16) / 116);
    }
}

const XyLabTable *
xy_lab_get_table (void)
{
  static XyLabTable table;
  static gsize filled;

  if (g_once_init_enter (&filled))
    {
      fill_parts (&table);
      fill_curve (&table);
      g_once_init_leave (&filled, 1);
    }
  return &table;
}

void
xy_lab_from_srgb (const double rgb[3], float lab[3])
{
  guint8 levels[3];

  for (guint c = 0; c < 3; c++)
    levels[c] = (guint8) (CLAMP (rgb[c], 0, 255) + 0.5);
  xy_lab_look_up (xy_lab_get_table (), levels, lab);
}
