// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Finds what two eyes look like: the weights of src/photo/xy-eye-weights.h.
 *
 *   fit-eyes FOLDER EYES.json > xy-eye-weights.h
 *
 * EYES.json says where the eyes are in the photos of the folder: {"file": [[x, y], [x, y]], …},
 * with 480 pixels a row; eyes.json beside this file is what was marked by hand.  Of each photo
 * changed copies are made: turned, smaller, larger, mirrored, unsharp, dark, bright, half in the
 * shade, grainy, and with the frames of glasses drawn; generated portraits are added.  In each all
 * pairs of spots are described, and weights sought with which the right pairs have the highest
 * sums: softmax regression by gradient descent.  On standard error it tells how many eyes are right
 * when the person was not among those that the weights were made of. */

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "photo/xy-eye-pairs.h"
#include "photo/xy-measures.h"
#include "xy-portrait.h"

#define N_PARTS 4
#define N_GENERATED 120
#define MARKED_WIDTH 480
/* A pair is right when neither eye is farther off than this, in distances between them; how right
 * it is falls with this spread. */
#define RIGHT 0.1
#define SPREAD 0.045
/* Of the wrong pairs so many are enough. */
#define WRONG_SHARE 0.35
#define STEPS 300
#define SHRINK 0.005f

typedef struct
{
  float features[XY_EYE_FEATURES];
  float error;
  double wanted, score;
} Pair;

typedef struct
{
  guint first, n;
  guint part;
  gboolean has_right;
} Sample;

typedef struct
{
  GArray *pairs;
  GArray *samples;
  float scales[XY_EYE_FEATURES];
  GRand *random;
} Data;

/* How a copy is changed.  Degrees; factors; pixels; levels of 255. */
typedef struct
{
  double turn, scale;
  gboolean mirror;
  int blur;
  double light, shade, grain;
  enum
  {
    NO_GLASSES,
    ROUND_GLASSES,
    SQUARE_GLASSES
  } glasses;
} Change;

static const Change changes[] = {
  { 0, 1, FALSE, 0, 1, 0, 0, NO_GLASSES },     { 0, 1, TRUE, 0, 1, 0, 0, NO_GLASSES },
  { -15, 1, FALSE, 0, 1, 0, 0, NO_GLASSES },   { -10, 1, FALSE, 0, 1, 0, 0, NO_GLASSES },
  { -5, 1, FALSE, 0, 1, 0, 0, NO_GLASSES },    { 5, 1, FALSE, 0, 1, 0, 0, NO_GLASSES },
  { 10, 1, FALSE, 0, 1, 0, 0, NO_GLASSES },    { 15, 1, FALSE, 0, 1, 0, 0, NO_GLASSES },
  { 0, 0.5, FALSE, 0, 1, 0, 0, NO_GLASSES },   { 0, 0.75, FALSE, 0, 1, 0, 0, NO_GLASSES },
  { 0, 1.4, FALSE, 0, 1, 0, 0, NO_GLASSES },   { 0, 1, FALSE, 2, 1, 0, 0, NO_GLASSES },
  { 0, 1, FALSE, 4, 1, 0, 0, NO_GLASSES },     { 0, 1, FALSE, 0, 0.5, 0, 0, NO_GLASSES },
  { 0, 1, FALSE, 0, 1.45, 0, 0, NO_GLASSES },  { 0, 1, FALSE, 0, 1, 0.55, 0, NO_GLASSES },
  { 0, 1, FALSE, 0, 1, 0, 12, NO_GLASSES },    { 0, 1, FALSE, 0, 1, 0, 0, ROUND_GLASSES },
  { 0, 1, FALSE, 0, 1, 0, 0, SQUARE_GLASSES }, { 8, 0.8, FALSE, 0, 1, 0, 0, ROUND_GLASSES },
  { -7, 1.2, TRUE, 0, 1, 0, 6, NO_GLASSES },   { -11, 0.65, TRUE, 0, 1.1, 0, 6, SQUARE_GLASSES },
};

/* Draws a frame of any thickness, size and colour. */
static void
draw_glasses (XyPlane *plane, const XyPoint eyes[2], gboolean are_round, GRand *random)
{
  double unit = hypot (eyes[1].x - eyes[0].x, eyes[1].y - eyes[0].y);
  double c = (eyes[1].x - eyes[0].x) / unit, s = (eyes[1].y - eyes[0].y) / unit;
  double half_x = unit * g_rand_double_range (random, 0.33, 0.42);
  double half_y = unit * g_rand_double_range (random, 0.2, 0.33);
  double down = unit * g_rand_double_range (random, 0.02, 0.1);
  double thick = MAX (1, unit * g_rand_double_range (random, 0.02, 0.1)) / 2;
  float colour = (float) g_rand_double_range (random, 15, 150);

  for (int y = 0; y < plane->height; y++)
    {
      for (int x = 0; x < plane->width; x++)
        {
          float *pixel = &plane->values[y * plane->width + x];

          for (int eye = 0; eye < 2; eye++)
            {
              double out = eye == 0 ? -0.03 : 0.03;
              double dx = x - eyes[eye].x, dy = y - eyes[eye].y;
              double u = fabs (dx * c + dy * s - out * unit), v = dy * c - dx * s - down;
              double to_rim = are_round ? fabs (hypot (u / half_x, v / half_y) - 1) * half_y
                                        : fabs (MAX (u - half_x, fabs (v) - half_y));

              if (to_rim < thick)
                *pixel = colour;
            }
          if (fabs ((x - eyes[0].x) * c + (y - eyes[0].y) * s - unit / 2) < unit / 2 - half_x &&
              fabs ((y - eyes[0].y) * c - (x - eyes[0].x) * s - down) < thick)
            *pixel = colour;
        }
    }
}

static float
get_between (const XyPlane *plane, double x, double y)
{
  int left = (int) floor (x), top = (int) floor (y);
  float fx = (float) (x - left), fy = (float) (y - top);

  return (xy_plane_get_clamped (plane, left, top) * (1 - fx) +
          xy_plane_get_clamped (plane, left + 1, top) * fx) *
             (1 - fy) +
         (xy_plane_get_clamped (plane, left, top + 1) * (1 - fx) +
          xy_plane_get_clamped (plane, left + 1, top + 1) * fx) *
             fy;
}

/* Around a place between eyes and mouth, so that the face stays in the picture. */
static XyPlane *
make_copy (const XyPlane *plane, const Change *change, XyPoint eyes[2], GRand *random)
{
  g_autoptr (XyPlane) copy = xy_plane_new (plane->width, plane->height);
  double unit = hypot (eyes[1].x - eyes[0].x, eyes[1].y - eyes[0].y);
  double middle_x = (eyes[0].x + eyes[1].x) / 2,
         middle_y = (eyes[0].y + eyes[1].y) / 2 + unit * 0.4;
  double c = cos (change->turn * G_PI / 180), s = sin (change->turn * G_PI / 180);
  XyPoint moved[2];

  for (guint i = 0; i < 2; i++)
    {
      double x = (eyes[i].x - middle_x) * change->scale, y = (eyes[i].y - middle_y) * change->scale;

      moved[i] = (XyPoint){ middle_x + c * x - s * y, middle_y + s * x + c * y };
    }
  for (int y = 0; y < copy->height; y++)
    {
      for (int x = 0; x < copy->width; x++)
        {
          double dx = (x - middle_x) / change->scale, dy = (y - middle_y) / change->scale;
          double value =
              get_between (plane, middle_x + c * dx + s * dy, middle_y - s * dx + c * dy);

          value *= change->light * (1 - change->shade / (1 + exp ((middle_x - x) / unit * 12)));
          if (change->grain > 0)
            value +=
                change->grain *
                (g_rand_double (random) + g_rand_double (random) + g_rand_double (random) - 1.5) *
                2;
          copy->values[y * copy->width + x] = (float) CLAMP (value, 0, 255);
        }
    }
  if (change->glasses != NO_GLASSES)
    draw_glasses (copy, moved, change->glasses == ROUND_GLASSES, random);
  for (int y = 0; change->mirror && y < copy->height; y++)
    {
      float *row = copy->values + y * copy->width;

      for (int x = 0; x < copy->width / 2; x++)
        {
          float other = row[copy->width - 1 - x];

          row[copy->width - 1 - x] = row[x];
          row[x] = other;
        }
    }
  for (guint i = 0; i < 2; i++)
    {
      eyes[i] = moved[change->mirror ? 1 - i : i];
      if (change->mirror)
        eyes[i].x = copy->width - 1 - eyes[i].x;
    }
  return change->blur > 0 ? xy_plane_blur (copy, change->blur) : g_steal_pointer (&copy);
}

/* Describes the pairs of a picture, unless its face is not found or is not that of these eyes. */
static void
add_sample (Data *data, XyPlane *grey, const XyPoint eyes[2], guint part)
{
  XyMeasures measures = { .grey = grey };
  XyEyeSpot left[XY_EYE_MAX_SPOTS], right[XY_EYE_MAX_SPOTS];
  double unit = hypot (eyes[1].x - eyes[0].x, eyes[1].y - eyes[0].y);
  double x = (eyes[0].x + eyes[1].x) / 2, y = (eyes[0].y + eyes[1].y) / 2;
  g_autoptr (XyEyePatch) patch = NULL;
  Sample sample = { .first = data->pairs->len, .part = part };
  int n_left, n_right;

  xy_faces_find (&measures);
  if (measures.n_faces < 1 || x < measures.faces[0].x || y < measures.faces[0].y ||
      x > measures.faces[0].x + measures.faces[0].width ||
      y > measures.faces[0].y + measures.faces[0].height)
    return;
  patch = xy_eye_patch_new (grey, &measures.faces[0]);
  n_left = xy_eye_patch_find_spots (patch, FALSE, left);
  n_right = xy_eye_patch_find_spots (patch, TRUE, right);
  for (int i = 0; i < n_left; i++)
    {
      for (int j = 0; j < n_right; j++)
        {
          XyPoint a = xy_eye_patch_to_plane (patch, left[i].x, left[i].y);
          XyPoint b = xy_eye_patch_to_plane (patch, right[j].x, right[j].y);
          Pair pair = { .wanted = 0 };

          if (!xy_eye_patch_can_be_pair (&left[i], &right[j]))
            continue;
          /* Marks are at the middle of pixels, places in a plane at their corner. */
          pair.error = (float) (MAX (hypot (a.x - 0.5 - eyes[0].x, a.y - 0.5 - eyes[0].y),
                                     hypot (b.x - 0.5 - eyes[1].x, b.y - 0.5 - eyes[1].y)) /
                                unit);
          if (pair.error < RIGHT)
            pair.wanted = exp (-pow (pair.error / SPREAD, 2));
          xy_eye_patch_describe (patch, &left[i], &right[j], pair.features);
          sample.has_right = sample.has_right || pair.wanted > 1e-3;
          g_array_append_val (data->pairs, pair);
        }
    }
  sample.n = data->pairs->len - sample.first;
  if (sample.n > 0)
    g_array_append_val (data->samples, sample);
}

static void
add_photo (Data *data, const char *path, JsonArray *marks, guint part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (XyImage) image = NULL;
  g_autoptr (XyPlane) whole = NULL;
  g_autoptr (XyPlane) grey = NULL;
  XyPoint eyes[2];
  XyRect all;
  char *content;
  gsize size;

  if (!g_file_get_contents (path, &content, &size, &error))
    g_error ("%s", error->message);
  bytes = g_bytes_new_take (content, size);
  image = xy_image_decode (bytes, 0, &error);
  if (image == NULL)
    g_error ("%s: %s", path, error->message);
  whole = xy_plane_new_grey (image);
  all = (XyRect){ 0, 0, whole->width, whole->height };
  grey = xy_plane_resample (whole, &all, MARKED_WIDTH, whole->height * MARKED_WIDTH / whole->width);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (XyPlane) copy = NULL;

      for (guint e = 0; e < 2; e++)
        {
          JsonArray *mark = json_array_get_array_element (marks, e);

          eyes[e].x = json_array_get_double_element (mark, 0);
          eyes[e].y = json_array_get_double_element (mark, 1);
        }
      copy = make_copy (grey, &changes[i], eyes, data->random);
      add_sample (data, copy, eyes, part);
    }
}

static void
add_generated (Data *data, guint seed)
{
  const char *const *defects = xy_portrait_get_defects ();
  guint n_defects = g_strv_length ((char **) defects);
  XyPortrait portrait;
  XyPortraitTruth truth;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (XyImage) image = NULL;
  g_autoptr (XyPlane) grey = NULL;
  XyPoint eyes[2];

  xy_portrait_init (&portrait, 1000 + seed);
  if (seed % 2 == 1)
    xy_portrait_set_defect (&portrait, defects[seed / 2 % n_defects]);
  xy_portrait_get_truth (&portrait, &truth);
  bytes = xy_portrait_render (&portrait);
  image = xy_image_decode (bytes, 0, NULL);
  grey = xy_plane_new_grey (image);
  for (guint i = 0; i < 2; i++)
    eyes[i] = (XyPoint){ truth.eyes[i][0], truth.eyes[i][1] };
  add_sample (data, grey, eyes, N_PARTS);
}

/* Brings all features to a spread of 1, so that one step fits all. */
static void
normalise (Data *data)
{
  for (guint f = 0; f < XY_EYE_FEATURES; f++)
    {
      double sum = 0, squares = 0, mean;

      for (guint i = 0; i < data->pairs->len; i++)
        {
          double value = g_array_index (data->pairs, Pair, i).features[f];

          sum += value;
          squares += value * value;
        }
      mean = sum / data->pairs->len;
      data->scales[f] =
          (float) (1 / (sqrt (MAX (squares / data->pairs->len - mean * mean, 0)) + 0.02));
      for (guint i = 0; i < data->pairs->len; i++)
        g_array_index (data->pairs, Pair, i).features[f] *= data->scales[f];
    }
}

static float
score (const float *weights, const Pair *pair)
{
  float sum = 0;

  for (guint f = 0; f < XY_EYE_FEATURES; f++)
    sum += weights[f] * pair->features[f];
  return sum;
}

/* Adds to @slope where the weights should go for one sample. */
static void
add_slope (const Pair *pairs, guint n, const guint8 *is_used, const float *weights, float *slope)
{
  g_autofree double *shares = g_new0 (double, n);
  double most = -G_MAXDOUBLE, sum = 0, wanted = 0;

  for (guint i = 0; i < n; i++)
    {
      shares[i] = is_used[i] ? score (weights, &pairs[i]) : 0;
      most = is_used[i] ? MAX (most, shares[i]) : most;
      wanted += pairs[i].wanted;
    }
  for (guint i = 0; i < n; i++)
    {
      shares[i] = is_used[i] ? exp (shares[i] - most) : 0;
      sum += shares[i];
    }
  for (guint i = 0; i < n; i++)
    {
      float pull = (float) (shares[i] / sum - pairs[i].wanted / wanted);

      for (guint f = 0; is_used[i] && f < XY_EYE_FEATURES; f++)
        slope[f] += pull * pairs[i].features[f];
    }
}

/* @left_out: a part that is not looked at.  Gradient descent with momentum, each weight at a pace
 * of its own (Adam). */
static void
train (Data *data, int left_out, float *weights)
{
  float first[XY_EYE_FEATURES] = { 0 }, second[XY_EYE_FEATURES] = { 0 };
  g_autofree guint8 *is_used = g_new (guint8, data->pairs->len);

  g_rand_set_seed (data->random, 3);
  for (guint i = 0; i < data->pairs->len; i++)
    is_used[i] = g_array_index (data->pairs, Pair, i).error < RIGHT ||
                 g_rand_double (data->random) < WRONG_SHARE;
  memset (weights, 0, XY_EYE_FEATURES * sizeof (float));
  for (int step = 1; step <= STEPS; step++)
    {
      float slope[XY_EYE_FEATURES] = { 0 };
      float pace = step < STEPS * 6 / 10 ? 0.04f : 0.006f;
      guint n = 0;

      for (guint i = 0; i < data->samples->len; i++)
        {
          const Sample *sample = &g_array_index (data->samples, Sample, i);

          if (!sample->has_right || (int) sample->part == left_out)
            continue;
          add_slope (&g_array_index (data->pairs, Pair, sample->first), sample->n,
                     is_used + sample->first, weights, slope);
          n++;
        }
      for (guint f = 0; f < XY_EYE_FEATURES; f++)
        {
          float s = slope[f] / (float) MAX (n, 1) + SHRINK * weights[f];

          first[f] = 0.9f * first[f] + 0.1f * s;
          second[f] = 0.99f * second[f] + 0.01f * s * s;
          weights[f] -= pace * first[f] / (1 - powf (0.9f, (float) step)) /
                        (sqrtf (second[f] / (1 - powf (0.99f, (float) step))) + 1e-6f);
        }
    }
}

/* How many of the samples of a part, or of all, have a right pair at the top. */
static void
judge (const Data *data, const float *weights, int part, guint *right, guint *all)
{
  for (guint i = 0; i < data->samples->len; i++)
    {
      const Sample *sample = &g_array_index (data->samples, Sample, i);
      const Pair *pairs = &g_array_index (data->pairs, Pair, sample->first);
      const Pair *best = pairs;

      if (part >= 0 && (int) sample->part != part)
        continue;
      for (guint p = 1; p < sample->n; p++)
        {
          if (score (weights, &pairs[p]) > score (weights, best))
            best = &pairs[p];
        }
      *all += 1;
      *right += best->error < RIGHT ? 1 : 0;
    }
}

static void
print_weights (const Data *data, float *weights, guint right, guint all)
{
  float most = 0, unit;

  for (guint f = 0; f < XY_EYE_FEATURES; f++)
    weights[f] *= data->scales[f];
  for (guint f = 0; f < XY_EYE_APPEARANCE; f++)
    most = MAX (most, fabsf (weights[f]));
  unit = ceilf (most / 127 * 1e5f) / 1e5f;
  g_print (
      "// SPDX-FileCopyrightText: 2026 The Xueying authors\n"
      "// SPDX-License-Identifier: GPL-3.0-or-later\n\n#pragma once\n\n"
      "#include \"photo/xy-eye-pairs.h\"\n\n"
      "/* What two eyes look like: weights for xy_eye_patch_describe().  Written by\n"
      " * tests/photo/fit-eyes; do not edit.  Made without the people that they were judged on,\n"
      " * weights like these chose the right pair in %u of %u pictures. */\n\n"
      "#define APPEARANCE_UNIT %.5ff\n\n"
      "/* Rows from above, cells from the middle outwards, five channels a cell. */\n"
      "static const gint8 appearance_weights[XY_EYE_APPEARANCE] = {",
      right, all, unit);
  for (guint f = 0; f < XY_EYE_APPEARANCE; f++)
    g_print ("%s%d,", f % 20 == 0 ? "\n  " : " ", (int) lrintf (weights[f] / unit));
  g_print ("\n};\n\nstatic const float place_weights[XY_EYE_PLACE] = {");
  for (guint f = 0; f < XY_EYE_PLACE; f++)
    g_print ("%s%.3ff,", f % 8 == 0 ? "\n  " : " ", weights[XY_EYE_APPEARANCE + f]);
  g_print ("\n};\n");
}

int
main (int argc, char **argv)
{
  Data data = { 0 };
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GList) files = NULL;
  float weights[XY_EYE_FEATURES];
  guint right = 0, all = 0, part = 0, right_of_all = 0, all_of_all = 0;
  JsonObject *marks;

  if (argc != 3 || !json_parser_load_from_file (parser, argv[2], &error))
    {
      g_printerr ("%s\n", error != NULL ? error->message : "Give a folder and the list of eyes.");
      return 2;
    }
  data.pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  data.samples = g_array_new (FALSE, FALSE, sizeof (Sample));
  data.random = g_rand_new_with_seed (7);
  marks = json_node_get_object (json_parser_get_root (parser));
  files = g_list_sort (json_object_get_members (marks), (GCompareFunc) strcmp);
  for (GList *l = files; l != NULL; l = l->next)
    {
      g_autofree char *path = g_build_filename (argv[1], l->data, NULL);

      add_photo (&data, path, json_object_get_array_member (marks, l->data), part++ % N_PARTS);
    }
  for (guint seed = 0; seed < N_GENERATED; seed++)
    add_generated (&data, seed);
  normalise (&data);
  for (int left_out = 0; left_out < N_PARTS; left_out++)
    {
      train (&data, left_out, weights);
      judge (&data, weights, left_out, &right, &all);
    }
  g_printerr ("people not trained on: %u of %u pairs right\n", right, all);
  train (&data, -1, weights);
  judge (&data, weights, -1, &right_of_all, &all_of_all);
  g_printerr ("all: %u of %u pairs right\n", right_of_all, all_of_all);
  print_weights (&data, weights, right, all);
  g_array_unref (data.pairs);
  g_array_unref (data.samples);
  g_rand_free (data.random);
  return 0;
}
