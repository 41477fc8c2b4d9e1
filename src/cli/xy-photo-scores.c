// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/xy-photo-scores.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MAX_LENGTH (64 * 1024 * 1024)
#define EARS "ears-visible"
#define EYES "eyes"
#define GLASSES "glasses"
/* Eyes count as found within this share of their distance. */
#define EYE_REACH 0.1

static void
label_free (gpointer data)
{
  XyPhotoLabel *label = data;

  g_free (label->file);
  g_free (label->path);
  g_free (label->original);
  g_strfreev (label->flag);
  g_strfreev (label->quiet);
  g_free (label);
}

static JsonArray *
get_array (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static char **
dup_texts (JsonArray *array)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
        g_strv_builder_add (texts, json_node_get_string (node));
    }
  return g_strv_builder_end (texts);
}

static gboolean
read_point (JsonArray *points, guint i, XyPoint *point)
{
  JsonNode *node = json_array_get_element (points, i);
  JsonArray *pair = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (pair == NULL || json_array_get_length (pair) != 2 ||
      !JSON_NODE_HOLDS_VALUE (json_array_get_element (pair, 0)) ||
      !JSON_NODE_HOLDS_VALUE (json_array_get_element (pair, 1)))
    return FALSE;
  point->x = json_array_get_double_element (pair, 0);
  point->y = json_array_get_double_element (pair, 1);
  return TRUE;
}

static const char *
get_text (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

static XyPhotoLabel *
read_label (JsonNode *node, const char *folder)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *file = object != NULL ? get_text (object, "file") : NULL;
  const char *original;
  JsonNode *glasses;
  JsonNode *ears;
  JsonArray *eyes;
  XyPhotoLabel *label;

  if (file == NULL)
    return NULL;
  original = get_text (object, "of");
  glasses = json_object_get_member (object, GLASSES);
  ears = json_object_get_member (object, "ears");
  eyes = get_array (object, EYES);
  label = g_new0 (XyPhotoLabel, 1);
  label->file = g_strdup (file);
  label->path = g_build_filename (folder, file, NULL);
  label->original = g_strdup (original != NULL ? original : file);
  label->flag = dup_texts (get_array (object, "flag"));
  label->quiet = dup_texts (get_array (object, "quiet"));
  label->glasses = XY_PHOTO_ANSWER_UNSAID;
  if (glasses != NULL && JSON_NODE_HOLDS_VALUE (glasses) &&
      json_node_get_value_type (glasses) == G_TYPE_BOOLEAN)
    label->glasses = json_node_get_boolean (glasses) ? XY_PHOTO_ANSWER_YES : XY_PHOTO_ANSWER_NO;
  label->ears = ears != NULL && JSON_NODE_HOLDS_VALUE (ears) ? (int) json_node_get_int (ears) : -1;
  label->has_eyes = eyes != NULL && json_array_get_length (eyes) == 2 &&
                    read_point (eyes, 0, &label->eyes[0]) && read_point (eyes, 1, &label->eyes[1]);
  return label;
}

GPtrArray *
xy_photo_labels_load (const char *path, GError **error)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (label_free);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonArray *list;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;
  node = xy_json_parse (text, length, MAX_LENGTH, error);
  if (node == NULL)
    return NULL;
  list = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      XyPhotoLabel *label = read_label (json_array_get_element (list, i), folder);

      if (label != NULL)
        g_ptr_array_add (labels, label);
    }
  if (labels->len == 0)
    {
      g_set_error (error, XY_JSON_ERROR, XY_JSON_ERROR_SHAPE,
                   /* Translators: %s is a file. */
                   _ ("“%s” is no list of photos with what is right about them"), path);
      return NULL;
    }
  return g_steal_pointer (&labels);
}

gboolean
xy_photo_label_is_to_fit (const XyPhotoLabel *label)
{
  return g_str_hash (label->original) % 2 == 0;
}

static void
score_free (gpointer data)
{
  XyPhotoScore *score = data;

  g_free (score->rule);
  g_free (score);
}

XyPhotoScores *
xy_photo_scores_new (void)
{
  XyPhotoScores *scores = g_new0 (XyPhotoScores, 1);

  scores->rules = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, score_free);
  return scores;
}

void
xy_photo_scores_free (XyPhotoScores *scores)
{
  g_hash_table_unref (scores->rules);
  g_free (scores);
}

static XyPhotoScore *
get_score (XyPhotoScores *scores, const char *rule)
{
  XyPhotoScore *score = g_hash_table_lookup (scores->rules, rule);

  if (score == NULL)
    {
      score = g_new0 (XyPhotoScore, 1);
      score->rule = g_strdup (rule);
      g_hash_table_insert (scores->rules, score->rule, score);
    }
  return score;
}

/* What one judgement needs. */
typedef struct
{
  XyPhotoScores *scores;
  const XyPhotoLabel *label;
  const XyPhotoReport *report;
  XyPhotoJudged judged;
  gpointer user_data;
} Judgement;

static void
count (const Judgement *judgement,
       const char *rule,
       gboolean wanted,
       gboolean said,
       const XyFinding *finding)
{
  XyPhotoScore *score = get_score (judgement->scores, rule);

  /* A rule that says nothing at all has measured nothing. */
  score->unknown += finding == NULL || finding->verdict == XY_VERDICT_UNKNOWN ? 1 : 0;
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
  if (wanted && g_str_equal (rule, EARS) && judgement->label->ears >= 0)
    {
      XyPhotoShare *share = judgement->label->ears == 0 ? &judgement->scores->both_ears_hidden
                                                        : &judgement->scores->one_ear_hidden;

      share->of++;
      share->n += said ? 1 : 0;
    }
  if (judgement->judged != NULL)
    judgement->judged (judgement->label, rule, wanted, said, finding, judgement->user_data);
}

static void
judge_rules (const Judgement *judgement, char **rules, gboolean wanted)
{
  for (guint i = 0; rules[i] != NULL; i++)
    {
      const XyFinding *finding = xy_photo_report_find (judgement->report, rules[i]);
      gboolean said = finding != NULL &&
                      (finding->verdict == XY_VERDICT_FAIL || finding->verdict == XY_VERDICT_LOOK);

      /* Judged by what it sees, below. */
      if (judgement->label->glasses != XY_PHOTO_ANSWER_UNSAID && g_str_equal (rules[i], GLASSES))
        continue;
      count (judgement, rules[i], wanted, said, finding);
    }
}

static void
judge_glasses (const Judgement *judgement)
{
  const XyFinding *finding = xy_photo_report_find (judgement->report, GLASSES);
  gboolean seen =
      finding != NULL && finding->measured_type == XY_MEASURED_BOOLEAN && finding->measured != 0;

  count (judgement, GLASSES, judgement->label->glasses == XY_PHOTO_ANSWER_YES, seen, finding);
}

static void
judge_eyes (const Judgement *judgement)
{
  const XyPoint *truth = judgement->label->eyes;
  double reach = EYE_REACH * hypot (truth[1].x - truth[0].x, truth[1].y - truth[0].y);
  gboolean located = judgement->report->has_eyes;

  for (guint i = 0; located && i < 2; i++)
    located = hypot (judgement->report->eyes[i].x - truth[i].x,
                     judgement->report->eyes[i].y - truth[i].y) <= reach;
  judgement->scores->eyes.of++;
  judgement->scores->eyes.n += located ? 1 : 0;
  if (judgement->judged != NULL)
    judgement->judged (judgement->label, EYES, TRUE, located, NULL, judgement->user_data);
}

void
xy_photo_scores_add (XyPhotoScores *scores,
                     const XyPhotoLabel *label,
                     const XyPhotoReport *report,
                     XyPhotoJudged judged,
                     gpointer user_data)
{
  const Judgement judgement = { scores, label, report, judged, user_data };

  judge_rules (&judgement, label->flag, TRUE);
  judge_rules (&judgement, label->quiet, FALSE);
  if (label->glasses != XY_PHOTO_ANSWER_UNSAID)
    judge_glasses (&judgement);
  if (label->has_eyes)
    judge_eyes (&judgement);
}

static int
compare_scores_cb (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const XyPhotoScore *const *) a)->rule,
                 (*(const XyPhotoScore *const *) b)->rule);
}

GPtrArray *
xy_photo_scores_list (const XyPhotoScores *scores)
{
  GPtrArray *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer score;

  g_hash_table_iter_init (&iter, scores->rules);
  while (g_hash_table_iter_next (&iter, NULL, &score))
    g_ptr_array_add (list, score);
  g_ptr_array_sort (list, compare_scores_cb);
  return list;
}

static void
set_share (JsonObject *object, const char *member, const char *name, const XyPhotoShare *share)
{
  JsonObject *inner = json_object_new ();

  json_object_set_int_member (inner, name, share->n);
  json_object_set_int_member (inner, "of", share->of);
  json_object_set_object_member (object, member, inner);
}

void
xy_photo_scores_to_json (const XyPhotoScores *scores, JsonObject *object)
{
  g_autoptr (GPtrArray) list = xy_photo_scores_list (scores);
  JsonArray *rules = json_array_new ();
  JsonObject *ears = json_object_new ();

  for (guint i = 0; i < list->len; i++)
    {
      const XyPhotoScore *score = g_ptr_array_index (list, i);
      JsonObject *rule = json_object_new ();

      json_object_set_string_member (rule, "rule", score->rule);
      json_object_set_int_member (rule, "found", score->found);
      json_object_set_int_member (rule, "flagged", score->flagged);
      json_object_set_int_member (rule, "false_alarms", score->false_alarms);
      json_object_set_int_member (rule, "quiet", score->quiet);
      json_object_set_int_member (rule, "unknown", score->unknown);
      json_array_add_object_element (rules, rule);
    }
  json_object_set_array_member (object, "rules", rules);
  set_share (object, EYES, "located", &scores->eyes);
  set_share (ears, "both_hidden", "found", &scores->both_ears_hidden);
  set_share (ears, "one_hidden", "found", &scores->one_ear_hidden);
  json_object_set_object_member (object, "ears", ears);
}
