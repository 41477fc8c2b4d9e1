// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Runs the check over a list of labelled photos and prints how good each rule is, so that limits
 * can be fitted.  The list is JSON: [{file, flag: [rules], quiet: [rules], eyes: [[x,y],[x,y]]}],
 * files beside it.  With --each it also prints what each rule measured of each photo. */

#include <math.h>
#include <string.h>

#include "data/xy-data.h"
#include "photo/xy-photo-check.h"

typedef struct
{
  guint found, flagged, false_alarms, quiet, unknown;
} Score;

static char *profile_name;
static char *only_rule;
static char *part;
static gboolean each;

static const GOptionEntry options[] = {
  { "profile", 'p', 0, G_OPTION_ARG_STRING, &profile_name, "Name of the rule profile", "NAME" },
  { "rule", 'r', 0, G_OPTION_ARG_STRING, &only_rule, "Print only this rule", "RULE" },
  { "part", 0, 0, G_OPTION_ARG_STRING, &part,
    "Only the photos to fit on, or only those to judge on", "fit|judge" },
  { "each", 'e', 0, G_OPTION_ARG_NONE, &each, "Print every measured value", NULL },
  { NULL },
};

/* Photos made of one original stay together: which half they are in depends on its name. */
static gboolean
is_in_part (JsonObject *entry)
{
  const char *original = json_object_get_string_member_with_default (entry, "of", NULL);
  gboolean fit;

  if (original == NULL)
    original = json_object_get_string_member (entry, "file");
  fit = g_str_hash (original) % 2 == 0;
  return part == NULL || fit == (strcmp (part, "fit") == 0);
}

static Score *
get_score (GHashTable *scores, const char *rule)
{
  Score *score = g_hash_table_lookup (scores, rule);

  if (score == NULL)
    {
      score = g_new0 (Score, 1);
      g_hash_table_insert (scores, g_strdup (rule), score);
    }
  return score;
}

static void
judge_list (GHashTable *scores,
            JsonObject *entry,
            const char *list,
            const XyPhotoReport *report,
            gboolean wanted)
{
  JsonArray *rules = json_object_get_array_member (entry, list);

  for (guint i = 0; rules != NULL && i < json_array_get_length (rules); i++)
    {
      const char *rule = json_array_get_string_element (rules, i);
      const XyFinding *finding = xy_photo_report_find (report, rule);
      Score *score;
      gboolean said;

      if (finding == NULL || (only_rule != NULL && strcmp (rule, only_rule) != 0))
        continue;
      score = get_score (scores, rule);
      said = finding->verdict == XY_VERDICT_FAIL || finding->verdict == XY_VERDICT_LOOK;
      score->unknown += finding->verdict == XY_VERDICT_UNKNOWN ? 1 : 0;
      if (wanted)
        {
          score->flagged++;
          score->found += said ? 1 : 0;
        }
      else
        {
          score->quiet++;
          score->false_alarms += said ? 1 : 0;
        }
      if (each || said != wanted)
        g_print ("%s %s: %s %s %s, measured %g\n", said == wanted ? "   " : "***",
                 json_object_get_string_member (entry, "file"), rule, wanted ? "flag" : "quiet",
                 xy_verdict_to_string (finding->verdict), finding->measured);
    }
}

static gboolean
are_eyes_located (JsonArray *truth, const XyPhotoReport *report)
{
  double x[2], y[2], distance;
  gboolean fine = report->has_eyes;

  for (guint i = 0; i < 2; i++)
    {
      JsonArray *eye = json_array_get_array_element (truth, i);

      x[i] = json_array_get_double_element (eye, 0);
      y[i] = json_array_get_double_element (eye, 1);
    }
  distance = hypot (x[1] - x[0], y[1] - y[0]);
  for (guint i = 0; fine && i < 2; i++)
    fine = hypot (report->eyes[i].x - x[i], report->eyes[i].y - y[i]) <= distance / 10;
  return fine;
}

static XyPhotoReport *
check (const char *folder, const char *file, XyRuleProfile *profile, gint64 *time)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  XyPhotoReport *report;
  char *content;
  gsize size;

  if (!g_file_get_contents (path, &content, &size, &error))
    g_error ("%s", error->message);
  bytes = g_bytes_new_take (content, size);
  *time -= g_get_monotonic_time ();
  report = xy_photo_check (bytes, profile);
  *time += g_get_monotonic_time ();
  return report;
}

static XyRuleProfile *
load_profile (void)
{
  g_autofree char *name =
      g_strdup_printf ("profiles/%s.json", profile_name != NULL ? profile_name : "chsi-light-blue");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = xy_data_load (name, &error);
  XyRuleProfile *profile;

  if (bytes == NULL)
    g_error ("%s", error->message);
  profile = xy_rule_profile_new_from_json (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                           &error);
  if (profile == NULL)
    g_error ("%s", error->message);
  return profile;
}

static void
print_scores (GHashTable *scores)
{
  g_autoptr (GList) rules = g_list_sort (g_hash_table_get_keys (scores), (GCompareFunc) strcmp);

  g_print ("%-20s %7s %8s %13s %6s %8s\n", "rule", "found", "flagged", "false alarms", "quiet",
           "unknown");
  for (GList *l = rules; l != NULL; l = l->next)
    {
      const Score *score = g_hash_table_lookup (scores, l->data);

      g_print ("%-20s %7u %8u %13u %6u %8u\n", (const char *) l->data, score->found, score->flagged,
               score->false_alarms, score->quiet, score->unknown);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("expected.json");
  g_autoptr (GHashTable) scores = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (XyRuleProfile) profile = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;
  guint located = 0, with_eyes = 0, n = 0;
  gint64 time = 0;
  JsonArray *list;

  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc != 2 ||
      !json_parser_load_from_file (parser, argv[1], &error))
    {
      g_printerr ("%s\n", error != NULL ? error->message : "Give one list of labelled photos.");
      return 2;
    }
  folder = g_path_get_dirname (argv[1]);
  profile = load_profile ();
  list = json_node_get_array (json_parser_get_root (parser));
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *entry = json_array_get_object_element (list, i);
      g_autoptr (XyPhotoReport) report = NULL;

      if (!is_in_part (entry))
        continue;
      report = check (folder, json_object_get_string_member (entry, "file"), profile, &time);
      n++;
      judge_list (scores, entry, "flag", report, TRUE);
      judge_list (scores, entry, "quiet", report, FALSE);
      if (json_object_has_member (entry, "eyes"))
        {
          gboolean fine = are_eyes_located (json_object_get_array_member (entry, "eyes"), report);

          with_eyes++;
          located += fine ? 1 : 0;
          if (!fine)
            g_print ("*** %s: eyes not located\n", json_object_get_string_member (entry, "file"));
        }
    }
  print_scores (scores);
  g_print ("eyes located: %u of %u\n", located, with_eyes);
  g_print ("%u photos, %.1f ms each\n", n, n > 0 ? (double) time / n / 1000 : 0);
  g_free (profile_name);
  g_free (only_rule);
  g_free (part);
  return 0;
}
