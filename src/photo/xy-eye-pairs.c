// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "photo/xy-eye-pairs.h"

#include <math.h>

#include "photo/xy-numbers.h"

/* The face's box is brought to this size; all lengths below are in its pixels.  The patch reaches
 * beyond the box at both sides, for faces that are turned. */
#define SIDE 100
#define BESIDE 8
#define ABOVE 8
#define WIDTH (SIDE + 2 * BESIDE)
#define HEIGHT 70
/* Where the eyes of an upright face are in the box, as measured over marked portraits. */
#define EYE_X 30.5
#define EYE_Y 39.5
#define EYE_DISTANCE XY_EYE_USUAL_DISTANCE
/* How far from there is searched, and how fast places farther off become unlikely: a tilt of 15
 * degrees moves an eye by 5, a turned head by more. */
#define REACH_X 17
#define REACH_Y 15
#define SPREAD_X 14.0
#define SPREAD_Y 11.0
/* An iris is about 4 wide to each side. */
#define SMALLEST_IRIS 2
#define LARGEST_IRIS 6
/* Two spots nearer than this are one. */
#define APART 2
/* Lengths in eye distances: from one cell to the next. */
#define CELL_STEP 0.12
/* Gradients count against the mean around and against that of the whole patch, up to a limit:
 * a frame's edge is no better an edge than an iris's. */
#define LOCAL_SHARE 0.6f
#define MOST_EDGE 3.0f
#define LEAST_EDGE 0.4f

static XyPlane *
make_magnitude (const XyPlane *a, const XyPlane *b)
{
  XyPlane *plane = xy_plane_new_unset (WIDTH, HEIGHT);

  for (int i = 0; i < WIDTH * HEIGHT; i++)
    plane->values[i] = xy_get_length (a->values[i], b->values[i]);
  return plane;
}

static float
get_mean (const XyPlane *plane)
{
  double sum = 0;

  for (int i = 0; i < WIDTH * HEIGHT; i++)
    sum += plane->values[i];
  return (float) (sum / (WIDTH * HEIGHT));
}

/* What to divide by so that strong and weak parts of the picture count alike. */
static XyPlane *
make_norm (const XyPlane *magnitude, const XyPlane *around)
{
  XyPlane *norm = xy_plane_new_unset (WIDTH, HEIGHT);
  float all = get_mean (magnitude);

  for (int i = 0; i < WIDTH * HEIGHT; i++)
    norm->values[i] = LOCAL_SHARE * around->values[i] + (1 - LOCAL_SHARE) * all + 1;
  return norm;
}

static void
measure_edges (XyEyePatch *patch)
{
  g_autoptr (XyPlane) magnitude = NULL;
  g_autoptr (XyPlane) near = NULL;
  g_autoptr (XyPlane) around = NULL;
  g_autoptr (XyPlane) norm = NULL;

  patch->dx = xy_plane_new (WIDTH, HEIGHT);
  patch->dy = xy_plane_new (WIDTH, HEIGHT);
  for (int y = 1; y < HEIGHT - 1; y++)
    {
      for (int x = 1; x < WIDTH - 1; x++)
        {
          patch->dx->values[y * WIDTH + x] =
              xy_plane_get (patch->luma, x + 1, y) - xy_plane_get (patch->luma, x - 1, y);
          patch->dy->values[y * WIDTH + x] =
              xy_plane_get (patch->luma, x, y + 1) - xy_plane_get (patch->luma, x, y - 1);
        }
    }
  magnitude = make_magnitude (patch->dx, patch->dy);
  near = xy_plane_blur (magnitude, 6);
  around = xy_plane_blur (near, 6);
  norm = make_norm (magnitude, around);
  for (int i = 0; i < WIDTH * HEIGHT; i++)
    {
      float length = magnitude->values[i] / norm->values[i];
      float factor = (length > MOST_EDGE ? MOST_EDGE / length : 1) / norm->values[i];

      patch->dx->values[i] *= factor;
      patch->dy->values[i] *= factor;
    }
}

/* What of the edges goes in one direction, smoothed. */
static XyPlane *
make_channel (const XyPlane *edges, float direction)
{
  g_autoptr (XyPlane) sharp = xy_plane_new_unset (WIDTH, HEIGHT);

  for (int i = 0; i < WIDTH * HEIGHT; i++)
    sharp->values[i] = MAX (edges->values[i] * direction, 0);
  return xy_plane_blur (sharp, 1);
}

/* Brightness against what is around, smoothed. */
static XyPlane *
make_light_channel (const XyPlane *luma)
{
  g_autoptr (XyPlane) mean = xy_plane_blur (luma, 9);
  g_autoptr (XyPlane) light = xy_plane_new_unset (WIDTH, HEIGHT);
  g_autoptr (XyPlane) magnitude = xy_plane_new_unset (WIDTH, HEIGHT);
  g_autoptr (XyPlane) around = NULL;
  g_autoptr (XyPlane) norm = NULL;

  for (int i = 0; i < WIDTH * HEIGHT; i++)
    {
      light->values[i] = luma->values[i] - mean->values[i];
      magnitude->values[i] = fabsf (light->values[i]);
    }
  around = xy_plane_blur (magnitude, 12);
  norm = make_norm (magnitude, around);
  for (int i = 0; i < WIDTH * HEIGHT; i++)
    light->values[i] = CLAMP (light->values[i] / norm->values[i], -MOST_EDGE, MOST_EDGE);
  return xy_plane_blur (light, 1);
}

static void
make_channels (XyEyePatch *patch)
{
  patch->channels[0] = make_channel (patch->dx, 1);
  patch->channels[1] = make_channel (patch->dx, -1);
  patch->channels[2] = make_channel (patch->dy, 1);
  patch->channels[3] = make_channel (patch->dy, -1);
  patch->channels[4] = make_light_channel (patch->luma);
}

/* Every edge votes for the places on its dark side that are as far off as an iris is wide: those
 * in the middle of a dark disc get the most. */
static void
vote (XyEyePatch *patch)
{
  g_autoptr (XyPlane) votes = xy_plane_new (WIDTH, HEIGHT);

  for (int y = 1; y < HEIGHT - 1; y++)
    {
      for (int x = 1; x < WIDTH - 1; x++)
        {
          float dx = xy_plane_get (patch->dx, x, y), dy = xy_plane_get (patch->dy, x, y);
          float length = xy_get_length (dx, dy), weight;

          if (length < LEAST_EDGE)
            continue;
          dx /= length;
          dy /= length;
          /* The sides of an iris are free; lids and brows are above and below. */
          weight = MIN (length, 2.0f) * (0.5f + fabsf (dx));
          for (int r = SMALLEST_IRIS; r <= LARGEST_IRIS; r++)
            {
              int to_x = (int) lrintf ((float) x - dx * (float) r);
              int to_y = (int) lrintf ((float) y - dy * (float) r);

              if (to_x >= 0 && to_y >= 0 && to_x < WIDTH && to_y < HEIGHT)
                votes->values[to_y * WIDTH + to_x] +=
                    weight * (r == SMALLEST_IRIS || r == LARGEST_IRIS ? 0.6f : 1.0f);
            }
        }
    }
  patch->roundness = xy_plane_blur (votes, 1);
  for (int i = 0; i < WIDTH * HEIGHT; i++)
    patch->roundness->values[i] *= 1 + MAX (0, -patch->channels[4]->values[i]);
}

XyEyePatch *
xy_eye_patch_new (const XyPlane *grey, const XyRect *face)
{
  double scale = face->width / SIDE;
  XyEyePatch *patch = g_new0 (XyEyePatch, 1);
  g_autoptr (XyPlane) sharp = NULL;

  patch->part =
      (XyRect){ face->x - BESIDE * scale, face->y + ABOVE * scale, WIDTH * scale, HEIGHT * scale };
  sharp = xy_plane_resample (grey, &patch->part, WIDTH, HEIGHT);
  patch->luma = xy_plane_blur (sharp, 1);
  measure_edges (patch);
  make_channels (patch);
  vote (patch);
  return patch;
}

void
xy_eye_patch_free (XyEyePatch *patch)
{
  xy_plane_free (patch->luma);
  xy_plane_free (patch->dx);
  xy_plane_free (patch->dy);
  for (guint c = 0; c < XY_EYE_CHANNELS; c++)
    xy_plane_free (patch->channels[c]);
  xy_plane_free (patch->roundness);
  g_free (patch);
}

/* To a part of a pixel: the middle of the votes around. */
static XyEyeSpot
make_spot (const XyEyePatch *patch, int x, int y, float score)
{
  XyEyeSpot spot = { x, y, score };
  double sum = 0, off_x = 0, off_y = 0;

  for (int dy = -1; dy <= 1; dy++)
    {
      for (int dx = -1; dx <= 1; dx++)
        {
          double value = xy_plane_get_clamped (patch->roundness, x + dx, y + dy);

          value *= value;
          sum += value;
          off_x += value * dx;
          off_y += value * dy;
        }
    }
  if (sum > 0)
    {
      spot.x += off_x / sum;
      spot.y += off_y / sum;
    }
  return spot;
}

/* How likely places are that are ever farther from where an eye usually is, which the first is by
 * @first. */
static void
fill_likelihoods (double *likelihoods, int n, double first, double spread)
{
  for (int i = 0; i < n; i++)
    {
      double off = (first + i) / spread;

      likelihoods[i] = exp (-0.5 * off * off);
    }
}

int
xy_eye_patch_find_spots (const XyEyePatch *patch, gboolean right, XyEyeSpot *spots)
{
  enum
  {
    COLUMNS = 2 * REACH_X + 1,
    ROWS = 2 * REACH_Y + 1,
  };
  double eye_x = BESIDE + (right ? SIDE - 1 - EYE_X : EYE_X), eye_y = EYE_Y - ABOVE;
  int left = (int) eye_x - REACH_X, top = (int) eye_y - REACH_Y, n = 0;
  double across[COLUMNS], down[ROWS];
  float scores[COLUMNS * ROWS];

  fill_likelihoods (across, COLUMNS, left - eye_x, SPREAD_X);
  fill_likelihoods (down, ROWS, top - eye_y, SPREAD_Y);
  for (int y = 0; y < ROWS; y++)
    for (int x = 0; x < COLUMNS; x++)
      scores[y * COLUMNS + x] = xy_plane_get_clamped (patch->roundness, left + x, top + y) *
                                (float) (across[x] * down[y]);
  while (n < XY_EYE_MAX_SPOTS)
    {
      int best = 0, best_x, best_y;

      for (int i = 1; i < COLUMNS * ROWS; i++)
        {
          if (scores[i] > scores[best])
            best = i;
        }
      if (scores[best] <= 0)
        break;
      best_x = best % COLUMNS;
      best_y = best / COLUMNS;
      spots[n++] = make_spot (patch, left + best_x, top + best_y, scores[best]);
      for (int y = MAX (best_y - APART, 0); y <= MIN (best_y + APART, ROWS - 1); y++)
        for (int x = MAX (best_x - APART, 0); x <= MIN (best_x + APART, COLUMNS - 1); x++)
          scores[y * COLUMNS + x] = 0;
    }
  return n;
}

gboolean
xy_eye_patch_can_be_pair (const XyEyeSpot *left, const XyEyeSpot *right)
{
  double dx = right->x - left->x, dy = right->y - left->y;

  return dx > 0.68 * EYE_DISTANCE && dx < 1.35 * EYE_DISTANCE && fabs (dy) < 0.42 * dx;
}

/* The number of the pixel that is nearest to a place. */
static gsize
find_nearest (double x, double y)
{
  int column = CLAMP ((int) (x + 0.5), 0, WIDTH - 1), row = CLAMP ((int) (y + 0.5), 0, HEIGHT - 1);

  return (gsize) row * WIDTH + (gsize) column;
}

void
xy_eye_patch_describe_half (const XyEyePatch *patch,
                            const XyEyeSpot *left,
                            const XyEyeSpot *right,
                            gboolean is_right,
                            float *features)
{
  /* What is an edge to the right in one half is one to the left in the other. */
  static const guint channels[2][XY_EYE_CHANNELS] = { { 1, 0, 2, 3, 4 }, { 0, 1, 2, 3, 4 } };
  double dx = right->x - left->x, dy = right->y - left->y;
  double middle_x = (left->x + right->x) / 2, middle_y = (left->y + right->y) / 2;
  double side = is_right ? 1 : -1;

  for (int row = 0; row < XY_EYE_CELLS; row++)
    {
      for (int column = 0; column < XY_EYE_CELLS; column++)
        {
          double out = side * (0.5 + column) * CELL_STEP;
          double down = (row - (XY_EYE_CELLS - 1) / 2.0) * CELL_STEP;
          double x = middle_x - down * dy + out * dx, y = middle_y + down * dx + out * dy;
          gsize nearest = find_nearest (x, y);

          for (guint c = 0; c < XY_EYE_CHANNELS; c++)
            *features++ = patch->channels[channels[is_right ? 1 : 0][c]]->values[nearest];
        }
    }
}

void
xy_eye_patch_describe_place (const XyEyeSpot *left, const XyEyeSpot *right, float *features)
{
  double dx = right->x - left->x, dy = right->y - left->y;
  double middle_x = (left->x + right->x) / 2, middle_y = (left->y + right->y) / 2;
  double longer = (hypot (dx, dy) - EYE_DISTANCE) / EYE_DISTANCE * 5;
  double tilt = atan2 (dy, dx);
  double off_x = (middle_x - BESIDE - SIDE / 2.0) / 10;
  double off_y = (middle_y + ABOVE - EYE_Y) / 10;
  const double values[XY_EYE_POSITION] = {
    tilt * tilt * 10,
    longer,
    longer * longer,
    off_x * off_x,
    off_y,
    off_y * off_y,
    fabs (off_x),
    fabs (tilt) * 3,
    log (1 + left->roundness * right->roundness),
    log (1 + MIN (left->roundness, right->roundness)),
  };

  for (guint i = 0; i < XY_EYE_POSITION; i++)
    features[i] = (float) values[i];
}

void
xy_eye_patch_describe (const XyEyePatch *patch,
                       const XyEyeSpot *left,
                       const XyEyeSpot *right,
                       float *features)
{
  float halves[2][XY_EYE_APPEARANCE];
  double difference[XY_EYE_CHANNELS] = { 0 };

  for (int i = 0; i < 2; i++)
    xy_eye_patch_describe_half (patch, left, right, i == 1, halves[i]);
  for (guint i = 0; i < XY_EYE_APPEARANCE; i++)
    {
      features[i] = (halves[0][i] + halves[1][i]) / 2;
      difference[i % XY_EYE_CHANNELS] += fabsf (halves[0][i] - halves[1][i]);
    }
  features += XY_EYE_APPEARANCE;
  for (guint c = 0; c < XY_EYE_CHANNELS; c++)
    *features++ = (float) (difference[c] / (XY_EYE_CELLS * XY_EYE_CELLS));
  xy_eye_patch_describe_place (left, right, features);
  features[XY_EYE_POSITION] = (patch->luma->values[find_nearest (left->x, left->y)] +
                               patch->luma->values[find_nearest (right->x, right->y)]) /
                              255;
}

XyPoint
xy_eye_patch_to_plane (const XyEyePatch *patch, double x, double y)
{
  return (XyPoint){ patch->part.x + (x + 0.5) * patch->part.width / WIDTH,
                    patch->part.y + (y + 0.5) * patch->part.height / HEIGHT };
}

XyPoint
xy_eye_patch_from_plane (const XyEyePatch *patch, XyPoint place)
{
  return (XyPoint){ (place.x - patch->part.x) * WIDTH / patch->part.width - 0.5,
                    (place.y - patch->part.y) * HEIGHT / patch->part.height - 0.5 };
}
