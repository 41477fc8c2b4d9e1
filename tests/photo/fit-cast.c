// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Finds what skin and the whites of eyes have in neutral light, from photos of people in such
 * light, and writes src/photo/xy-cast-weights.h.  The figures that it prints beside are of people
 * who were not among those that the weights were made of: each is left out once, and judged as
 * photographed and in light of known colours. */

#include <math.h>
#include <string.h>

#include "cli/xy-photo-scores.h"
#include "data/xy-data.h"
#include "photo/xy-cast.h"

#define N XY_CAST_RATIOS
/* Added to every variance, because people are few: a twentieth of a step, squared. */
#define FLOOR 0.003

typedef struct
{
  XyCastRatios ratios;
  gboolean has_backdrop;
  XyBackdrop backdrop;
} Person;

/* Factors on red, green and blue. */
static const double casts[][3] = {
  { 1.12, 1, 0.8 },
  { 0.82, 1, 1.1 },
  { 0.92, 1.08, 0.92 },
  { 1.06, 0.88, 1.06 },
};

/* By Gauss and Jordan; the matrix is a covariance with something added, so no pivot is 0. */
static void
invert (guint n, double matrix[N][N], double inverse[N][N])
{
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      inverse[i][j] = i == j ? 1 : 0;
  for (guint i = 0; i < n; i++)
    {
      double pivot = matrix[i][i];

      for (guint j = 0; j < n; j++)
        {
          matrix[i][j] /= pivot;
          inverse[i][j] /= pivot;
        }
      for (guint k = 0; k < n; k++)
        {
          double factor = matrix[k][i];

          for (guint j = 0; j < n && k != i; j++)
            {
              matrix[k][j] -= factor * matrix[i][j];
              inverse[k][j] -= factor * inverse[i][j];
            }
        }
    }
}

/* @left_out: a person that is not looked at, or G_MAXUINT */
static XyCastWeights
find_weights (const GArray *people, guint left_out)
{
  double covariance[N][N] = { { 0 } }, inverse[N][N];
  XyCastWeights weights = { .usual = { 0 } };
  guint n = left_out < people->len ? people->len - 1 : people->len;

  for (guint p = 0; p < people->len; p++)
    for (guint i = 0; i < N && p != left_out; i++)
      weights.usual[i] += g_array_index (people, Person, p).ratios.of[i] / n;
  for (guint i = 0; i < N; i++)
    {
      for (guint j = 0; j < N; j++)
        {
          for (guint p = 0; p < people->len; p++)
            {
              const double *of = g_array_index (people, Person, p).ratios.of;

              if (p != left_out)
                covariance[i][j] += (of[i] - weights.usual[i]) * (of[j] - weights.usual[j]) / n;
            }
        }
      covariance[i][i] += FLOOR;
    }
  for (guint size = 2; size <= N; size += N - 2)
    {
      double copy[N][N];

      memcpy (copy, covariance, sizeof copy);
      invert (size, copy, inverse);
      for (guint i = 0; i < size; i++)
        for (guint j = 0; j < size; j++)
          *(size == N ? &weights.trust[i][j] : &weights.trust_skin[i][j]) = inverse[i][j];
    }
  return weights;
}

static void
add_person (GArray *people, const XyPhotoLabel *label, XyRuleProfile *profile)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  XyMeasures measures = { .profile = profile };
  Person person = { .has_backdrop = FALSE };
  char *content;
  gsize size;

  if (!g_file_get_contents (label->path, &content, &size, &error))
    g_error ("%s", error->message);
  measures.bytes = bytes = g_bytes_new_take (content, size);
  measures.report = xy_photo_report_new ();
  xy_measures_take (&measures);
  if (measures.patch != NULL && xy_cast_measure (&measures, &person.ratios) &&
      person.ratios.has_whites)
    {
      person.has_backdrop = xy_backdrop_measure (&measures, &person.backdrop);
      g_array_append_val (people, person);
    }
  else
    g_printerr ("%s: not measured\n", label->file);
  xy_photo_report_unref (measures.report);
  xy_measures_clear (&measures);
}

/* Whether the rule would flag a person in a light. */
static gboolean
is_flagged (const Person *person, const XyCastWeights *weights, const double light[3], double limit)
{
  Person lit = *person;
  double cast[2];

  for (guint i = 0; i < N; i++)
    lit.ratios.of[i] += log2 (light[i % 2 * 2] / light[1]);
  for (guint c = 0; c < 2; c++)
    lit.backdrop.tint[c] += log2 (light[2 * c] / light[1]);
  return xy_cast_weigh (weights, &lit.ratios, lit.has_backdrop ? &lit.backdrop : NULL, cast) >
         limit;
}

static void
judge (const GArray *people, double limit)
{
  static const double neutral[3] = { 1, 1, 1 };
  guint found = 0, wrong = 0;

  for (guint p = 0; p < people->len; p++)
    {
      const Person *person = &g_array_index (people, Person, p);
      XyCastWeights weights = find_weights (people, p);

      wrong += is_flagged (person, &weights, neutral, limit) ? 1 : 0;
      for (guint c = 0; c < G_N_ELEMENTS (casts); c++)
        found += is_flagged (person, &weights, casts[c], limit) ? 1 : 0;
    }
  g_printerr ("people left out: of %u casts %u found, of %u people in neutral light %u flagged\n",
              people->len * (guint) G_N_ELEMENTS (casts), found, people->len, wrong);
}

static void
print_rows (const double *rows, guint n)
{
  g_print ("  { ");
  for (guint i = 0; i < n; i++)
    {
      for (guint j = 0; j < n; j++)
        g_print ("%s%.1f%s", j == 0 ? "{ " : " ", rows[i * n + j], j + 1 < n ? "," : " }");
      g_print ("%s", i + 1 < n ? ",\n    " : " },\n");
    }
}

static void
print_weights (const XyCastWeights *weights, guint n)
{
  g_print ("// SPDX-FileCopyrightText: 2026 The Xueying authors\n"
           "// SPDX-License-Identifier: GPL-3.0-or-later\n\n#pragma once\n\n"
           "#include \"photo/xy-cast.h\"\n\n"
           "/* What %u people of all complexions have in neutral light.  Written by\n"
           " * tests/photo/fit-cast; do not edit. */\n\n"
           "static const XyCastWeights weights = {\n  { ",
           n);
  for (guint i = 0; i < N; i++)
    g_print ("%.3f%s", weights->usual[i], i + 1 < N ? ", " : " },\n");
  print_rows (&weights->trust[0][0], N);
  print_rows (&weights->trust_skin[0][0], 2);
  g_print ("};\n");
}

int
main (int argc, char **argv)
{
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (Person));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) labels = argc == 2 ? xy_photo_labels_load (argv[1], &error) : NULL;
  g_autoptr (GBytes) bytes = xy_data_load ("profiles/chsi-light-blue.json", NULL);
  XyRuleProfile *profile;
  XyCastWeights weights;

  if (labels == NULL)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "Give one list of labelled photos.");
      return 2;
    }
  profile = xy_rule_profile_new_from_json (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                           &error);
  if (profile == NULL)
    g_error ("%s", error->message);
  for (guint i = 0; i < labels->len; i++)
    {
      const XyPhotoLabel *label = g_ptr_array_index (labels, i);

      /* As they were taken, in a photographer's light. */
      if (g_str_equal (label->original, label->file))
        add_person (people, label, profile);
    }
  judge (people, xy_rule_profile_get_number (profile, "colour-cast.pass"));
  weights = find_weights (people, G_MAXUINT);
  print_weights (&weights, people->len);
  xy_rule_profile_unref (profile);
  return 0;
}
