// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <math.h>

#include "photo/xy-measures.h"

/* Lengths are in distances between the eyes, places are those from the middle between them.  Lines
 * across the face, down from the eyes: over the ears, and over the cheeks below them. */
#define EARS_TOP (-0.45)
#define CHEEKS_TOP 0.50
#define EAR_LINE 0.06
#define CHEEK_LINE 0.035
#define N_EAR_LINES 16
#define N_CHEEK_LINES 14
/* The line over the middle of an ear. */
#define EAR_MIDDLE 10
/* An ear begins and ends within so many lines. */
#define N_STEP_LINES 5
/* From where on a face can end, and how far out it is looked for. */
#define NEAREST 0.5
#define FARTHEST 2.0
#define STEP 0.02
/* The colour is taken from here on outwards. */
#define CHEEK 0.4
/* ΔE of light and colour where skin ends, and how fast the colour follows the shade. */
#define OFF_SKIN 14.0f
#define FOLLOW 0.1f
/* So many steps of something else than skin are no wrinkle, but its end. */
#define N_OFF 4
/* Of fewer lines that end in the photo nothing is said. */
#define LEAST_SHARE 0.6

/* Where one line ends at one side. */
typedef struct
{
  gboolean is_inside; /* whether it does so in the photo */
  double head; /* where the background begins */
  double skin; /* where hair or background do */
} End;

static float
compare (const float *a, const float *b)
{
  return xy_get_length (xy_get_length ((a[0] - b[0]) / 2, a[1] - b[1]), a[2] - b[2]);
}

/* The cell at a place; negative beyond the photo. */
static int
find_cell (const XyMeasures *measures, double out, double down)
{
  const XyBackgroundMap *map = measures->background;
  double dx = (measures->eyes[1].x - measures->eyes[0].x) / map->cell;
  double dy = (measures->eyes[1].y - measures->eyes[0].y) / map->cell;
  double x = (measures->eyes[0].x + measures->eyes[1].x) / 2 / map->cell + out * dx - down * dy;
  double y = (measures->eyes[0].y + measures->eyes[1].y) / 2 / map->cell + out * dy + down * dx;

  if (x < 0 || y < 0 || x >= map->columns || y >= map->rows)
    return -1;
  return (int) y * map->columns + (int) x;
}

/* Walks outwards; @side is −1 to the left of the picture, 1 to the right. */
static End
find_end (const XyMeasures *measures, double down, int side)
{
  const XyBackgroundMap *map = measures->background;
  int at = find_cell (measures, side * CHEEK, down), n_off = 0;
  End end = { .head = FARTHEST };
  double like_from = -1;
  float skin[3];

  if (at < 0)
    return end;
  for (guint c = 0; c < 3; c++)
    skin[c] = map->lab[3 * at + (int) c];
  for (double out = CHEEK; out < FARTHEST; out += STEP)
    {
      const float *here;

      at = find_cell (measures, side * out, down);
      if (at < 0)
        return end;
      here = map->lab + 3 * at;
      n_off = compare (here, skin) > OFF_SKIN ? n_off + 1 : 0;
      if (n_off == N_OFF && end.skin <= 0)
        end.skin = out - (N_OFF - 1) * STEP;
      if (n_off == 0)
        {
          for (guint c = 0; c < 3; c++)
            skin[c] += (here[c] - skin[c]) * FOLLOW;
        }
      /* Where a turned head leaves off can still be called the middle of the face. */
      if (!map->is_background[at] && !(map->is_face[at] && map->is_like[at]))
        like_from = -1;
      else if (like_from < 0)
        like_from = out;
      if (like_from >= NEAREST && (map->is_background[at] || n_off >= N_OFF))
        {
          end.head = like_from;
          break;
        }
    }
  end.is_inside = TRUE;
  if (end.skin <= 0)
    end.skin = end.head;
  return end;
}

/* The mean of the middle half. */
static double
find_middle (double *values, gsize n)
{
  double sum = 0;

  for (gsize i = n / 4; i < n - n / 4; i++)
    sum += xy_select_number (values, n, i);
  return sum / (double) (n - n / 4 - n / 4);
}

/* By how much the head widens, downwards, where an ear would stand out from it. */
static void
find_bulge (const XyMeasures *measures, XyFaceTurn *turn)
{
  double ends[N_EAR_LINES];
  int side = turn->offset > 0 ? -1 : 1;

  for (int i = 0; i < N_EAR_LINES; i++)
    {
      ends[i] = find_end (measures, EARS_TOP + i * EAR_LINE, side).head;
      for (int j = MAX (0, i - N_STEP_LINES); j < i; j++)
        turn->bulge = MAX (turn->bulge, ends[i] - ends[j]);
    }
  turn->edge = ends[EAR_MIDDLE];
}

void
xy_face_turn_measure (XyMeasures *measures)
{
  XyFaceTurn *turn = &measures->turn;
  double offsets[N_CHEEK_LINES];
  gsize n = 0;

  *turn = (XyFaceTurn){ 0 };
  if (measures->background == NULL || measures->background->n_background == 0)
    return;
  for (int i = 0; i < N_CHEEK_LINES; i++)
    {
      End left = find_end (measures, CHEEKS_TOP + i * CHEEK_LINE, -1);
      End right = find_end (measures, CHEEKS_TOP + i * CHEEK_LINE, 1);
      double head = (right.head - left.head) / 2, skin = (right.skin - left.skin) / 2;

      if (!left.is_inside || !right.is_inside)
        continue;
      /* Hair that falls wider at one side moves the one edge, a beard or a shadow the other. */
      if (head * skin <= 0)
        offsets[n++] = 0;
      else
        offsets[n++] = fabs (head) < fabs (skin) ? head : skin;
    }
  if (n < LEAST_SHARE * N_CHEEK_LINES)
    return;
  turn->is_known = TRUE;
  turn->offset = find_middle (offsets, n);
  find_bulge (measures, turn);
}
