// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Runs the check over a list of labelled photos and prints how good each rule is, so that limits
 * can be fitted; with --each also what each rule measured of each photo.  What is right, and what
 * is counted, is that of `xueyingctl bench photo`. */

#include <string.h>

#include "cli/xy-photo-scores.h"
#include "data/xy-data.h"
#include "photo/xy-photo-check.h"

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

static void
print_judged_cb (const XyPhotoLabel *label,
                 const char *rule,
                 gboolean wanted,
                 gboolean said,
                 const XyFinding *finding,
                 gpointer user_data)
{
  if (only_rule != NULL && strcmp (rule, only_rule) != 0)
    return;
  if (finding == NULL && strcmp (rule, "eyes") == 0)
    {
      if (!said)
        g_print ("*** %s: eyes not located\n", label->file);
      return;
    }
  if (finding != NULL && (each || said != wanted))
    g_print ("%s %s: %s %s %s, measured %g\n", said == wanted ? "   " : "***", label->file, rule,
             wanted ? "flag" : "quiet", xy_verdict_to_string (finding->verdict), finding->measured);
}

static XyPhotoReport *
check (const char *path, XyRuleProfile *profile, gint64 *time)
{
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
print_scores (const XyPhotoScores *scores)
{
  g_autoptr (GPtrArray) list = xy_photo_scores_list (scores);

  g_print ("%-20s %7s %8s %13s %6s %8s\n", "rule", "found", "flagged", "false alarms", "quiet",
           "unknown");
  for (guint i = 0; i < list->len; i++)
    {
      const XyPhotoScore *score = g_ptr_array_index (list, i);

      if (only_rule == NULL || strcmp (score->rule, only_rule) == 0)
        g_print ("%-20s %7u %8u %13u %6u %8u\n", score->rule, score->found, score->flagged,
                 score->false_alarms, score->quiet, score->unknown);
    }
  g_print ("ears: both hidden %u of %u, one hidden %u of %u\n", scores->both_ears_hidden.n,
           scores->both_ears_hidden.of, scores->one_ear_hidden.n, scores->one_ear_hidden.of);
  g_print ("eyes located: %u of %u\n", scores->eyes.n, scores->eyes.of);
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("expected.json");
  g_autoptr (XyPhotoScores) scores = xy_photo_scores_new ();
  g_autoptr (XyRuleProfile) profile = NULL;
  g_autoptr (GPtrArray) labels = NULL;
  g_autoptr (GError) error = NULL;
  gint64 time = 0;
  guint n = 0;

  g_option_context_add_main_entries (context, options, NULL);
  if (g_option_context_parse (context, &argc, &argv, &error) && argc == 2)
    labels = xy_photo_labels_load (argv[1], &error);
  if (labels == NULL)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "Give one list of labelled photos.");
      return 2;
    }
  profile = load_profile ();
  for (guint i = 0; i < labels->len; i++)
    {
      const XyPhotoLabel *label = g_ptr_array_index (labels, i);
      g_autoptr (XyPhotoReport) report = NULL;

      if (part != NULL && xy_photo_label_is_to_fit (label) != (strcmp (part, "fit") == 0))
        continue;
      report = check (label->path, profile, &time);
      n++;
      xy_photo_scores_add (scores, label, report, print_judged_cb, NULL);
    }
  print_scores (scores);
  g_print ("%u photos, %.1f ms each\n", n, n > 0 ? (double) time / n / 1000 : 0);
  g_free (profile_name);
  g_free (only_rule);
  g_free (part);
  return 0;
}
