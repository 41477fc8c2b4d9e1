// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The rules over labelled photos of people. */

#include <math.h>
#include <string.h>

#include "photo/xy-photo-check.h"
#include "xy-test-jpeg.h"
#include "xy-test.h"

/* What share of the wrong is found and of the right left alone, at least. */
static const struct
{
  const char *rule;
  double found, quiet;
} targets[] = {
  { "file-type", 0.99, 0.99 },
  { "pixel-size", 0.99, 0.99 },
  { "background-colour", 0.99, 0.99 },
  { "background-even", 0.95, 0.97 },
  { "eye-height", 0.99, 0.99 },
  { "centred", 0.99, 0.99 },
  { "face-width", 0.95, 0.97 },
  { "sharp", 0.95, 0.97 },
  { "clothes-colour", 0.95, 0.97 },
  { "clothes-light", 0.95, 0.97 },
  { "exposure", 0.99, 0.99 },
  { "light-even", 0.9, 0.95 },
  { "colour-cast", 0.9, 0.95 },
  { "red-eye", 0.7, 0.95 },
  { "shine", 0.7, 0.95 },
  { "lens-glare", 0.7, 0.95 },
};

/* Of the portraits with their eyes marked one has a patch over an eye. */
#define EYES_LOCATED 0.9

typedef struct
{
  guint found, flagged, calm, quiet;
} Score;

static Score scores[G_N_ELEMENTS (targets)];
static guint located, with_eyes;

static gboolean
is_listed (JsonObject *entry, const char *list, const char *rule)
{
  JsonArray *rules = json_object_get_array_member (entry, list);

  for (guint i = 0; rules != NULL && i < json_array_get_length (rules); i++)
    {
      if (g_str_equal (json_array_get_string_element (rules, i), rule))
        return TRUE;
    }
  return FALSE;
}

static void
score_rules (JsonObject *entry, const XyPhotoReport *report)
{
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      const XyFinding *finding = xy_photo_report_find (report, targets[i].rule);
      gboolean said = finding->verdict == XY_VERDICT_FAIL || finding->verdict == XY_VERDICT_LOOK;

      if (is_listed (entry, "flag", targets[i].rule))
        {
          scores[i].flagged++;
          scores[i].found += said ? 1 : 0;
        }
      else if (is_listed (entry, "quiet", targets[i].rule))
        {
          scores[i].quiet++;
          scores[i].calm += finding->verdict == XY_VERDICT_PASS ? 1 : 0;
        }
    }
}

static void
score_eyes (JsonObject *entry, const XyPhotoReport *report)
{
  JsonArray *eyes;
  double truth[2][2], distance;
  gboolean fine = report->has_eyes;

  if (!json_object_has_member (entry, "eyes"))
    return;
  eyes = json_object_get_array_member (entry, "eyes");
  for (guint i = 0; i < 4; i++)
    truth[i / 2][i % 2] =
        json_array_get_double_element (json_array_get_array_element (eyes, i / 2), i % 2);
  distance = hypot (truth[1][0] - truth[0][0], truth[1][1] - truth[0][1]);
  for (guint i = 0; fine && i < 2; i++)
    fine =
        hypot (report->eyes[i].x - truth[i][0], report->eyes[i].y - truth[i][1]) <= distance / 10;
  with_eyes++;
  located += fine ? 1 : 0;
}

static void
rules_are_as_good_as_promised (void)
{
  g_autofree char *path = xy_test_dup_fixture ("photos/expected.json");
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;
  g_autoptr (XyRuleProfile) profile = NULL;
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) error = NULL;
  JsonArray *list;

  if (path == NULL)
    return;
  profile = xy_test_load_profile ("chsi-light-blue");
  parser = json_parser_new ();
  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  list = json_node_get_array (json_parser_get_root (parser));
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *entry = json_array_get_object_element (list, i);
      g_autofree char *file =
          g_build_filename (folder, json_object_get_string_member (entry, "file"), NULL);
      g_autoptr (XyPhotoReport) report = NULL;
      g_autoptr (GBytes) bytes = NULL;
      char *content;
      gsize size;

      g_file_get_contents (file, &content, &size, &error);
      g_assert_no_error (error);
      bytes = g_bytes_new_take (content, size);
      report = xy_photo_check (bytes, profile);
      g_assert_true (report->has_face);
      score_rules (entry, report);
      score_eyes (entry, report);
    }
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_test_message ("%s: %u of %u found, %u of %u left alone", targets[i].rule, scores[i].found,
                      scores[i].flagged, scores[i].calm, scores[i].quiet);
      g_assert_cmpfloat (scores[i].found, >=, targets[i].found * scores[i].flagged);
      g_assert_cmpfloat (scores[i].calm, >=, targets[i].quiet * scores[i].quiet);
    }
  g_assert_cmpfloat (located, >=, EYES_LOCATED * with_eyes);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/photo/fixtures/rules", rules_are_as_good_as_promised);
  return g_test_run ();
}
