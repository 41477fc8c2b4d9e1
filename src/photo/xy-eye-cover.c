// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <glib/gi18n-lib.h>

#include "photo/xy-measures.h"

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

static const int eye_columns[2] = { LEFT_EYE, RIGHT_EYE };

/* The value below which @share of a part's are. */
static double
measure_part (const XyPlane *face, int eye, int top, int bottom, double share)
{
  double values[SIDE * SIDE];
  guint n = 0;

  for (int y = top; y < bottom; y++)
    for (int x = eye - EYE_REACH; x <= eye + EYE_REACH; x++)
      values[n++] = xy_plane_get (face, x, y);
  return xy_select_number (values, n, (gsize) (share * (n - 1)));
}

void
xy_eye_cover_measure (const XyPlane *grey, const XyRect *box, XyEyeCover *cover)
{
  g_autoptr (XyPlane) face = xy_plane_resample (grey, box, SIDE, SIDE);

  cover->is_measured = FALSE;
  for (guint i = 0; i < 2; i++)
    {
      int eye = eye_columns[i];
      double cheek = measure_part (face, eye, CHEEK_TOP, CHEEK_BOTTOM, 0.5);
      int n = 0, n_dark = 0;

      if (cheek < LEAST_LUMA)
        return;
      cover->brightness[i] = measure_part (face, eye, EYE_TOP, EYE_BOTTOM, BRIGHTER) / cheek;
      for (int y = EYE_TOP; y < EYE_BOTTOM - 2; y++)
        {
          for (int x = eye - EYE_REACH + 1; x < eye + EYE_REACH; x++)
            {
              n++;
              n_dark += xy_plane_get (face, x, y) < FRAME_LUMA * cheek ? 1 : 0;
            }
        }
      cover->frame[i] = (double) n_dark / n;
    }
  cover->is_measured = TRUE;
}

XyRect
xy_eye_cover_get_place (const XyRect *box, guint eye)
{
  double unit_x = box->width / SIDE, unit_y = box->height / SIDE;

  return (XyRect){ box->x + (eye_columns[eye] - SHOWN_REACH) * unit_x, box->y + SHOWN_TOP * unit_y,
                   2 * SHOWN_REACH * unit_x, (SHOWN_BOTTOM - SHOWN_TOP) * unit_y };
}

const char *
xy_measures_get_eye_obstacle (const XyMeasures *measures)
{
  const XyEyeCover *cover = &measures->eye_cover;

  if (measures->covered_eye < 0 && cover->is_measured &&
      100 * (cover->brightness[0] + cover->brightness[1]) / 2 <
          xy_measures_get (measures, "eyes-visible.fail"))
    return _ ("This was not measured, because something dark is before the eyes.");
  return NULL;
}
