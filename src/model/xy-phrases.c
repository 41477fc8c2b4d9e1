// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-phrases.h"

#define MAX_SIZE (256 * 1024)
#define MAX_CHARS 60

struct _XyPhrases
{
  /* Sentences by rule; the shipped ones in their order; how often a phrase was used. */
  GHashTable *rules;
  GPtrArray *common;
  GHashTable *uses;
};

void
xy_phrases_free (XyPhrases *phrases)
{
  g_hash_table_unref (phrases->rules);
  g_ptr_array_unref (phrases->common);
  g_hash_table_unref (phrases->uses);
  g_free (phrases);
}

static gboolean
is_text (JsonNode *node, GError **error)
{
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return TRUE;
  g_set_error_literal (error, XY_JSON_ERROR, XY_JSON_ERROR_SHAPE,
                       "The phrases to students are not all texts");
  return FALSE;
}

static gboolean
read_rules (XyPhrases *phrases, JsonObject *rules, GError **error)
{
  g_autoptr (GList) names = json_object_get_members (rules);

  for (GList *l = names; l != NULL; l = l->next)
    {
      JsonNode *node = json_object_get_member (rules, l->data);

      if (!is_text (node, error))
        return FALSE;
      g_hash_table_insert (phrases->rules, g_strdup (l->data), json_node_dup_string (node));
    }
  return TRUE;
}

static gboolean
read_common (XyPhrases *phrases, JsonArray *common, GError **error)
{
  for (guint i = 0; i < json_array_get_length (common); i++)
    {
      JsonNode *node = json_array_get_element (common, i);

      if (!is_text (node, error))
        return FALSE;
      g_ptr_array_add (phrases->common, json_node_dup_string (node));
    }
  return TRUE;
}

static gboolean
read_all (XyPhrases *phrases, JsonNode *root, GError **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode *rules = object != NULL ? json_object_get_member (object, "rules") : NULL;
  JsonNode *common = object != NULL ? json_object_get_member (object, "common") : NULL;

  if (rules == NULL || !JSON_NODE_HOLDS_OBJECT (rules) || common == NULL ||
      !JSON_NODE_HOLDS_ARRAY (common))
    {
      g_set_error_literal (error, XY_JSON_ERROR, XY_JSON_ERROR_SHAPE,
                           "The phrases to students have no rules or no common ones");
      return FALSE;
    }
  return read_rules (phrases, json_node_get_object (rules), error) &&
         read_common (phrases, json_node_get_array (common), error);
}

XyPhrases *
xy_phrases_parse (GBytes *bytes, GError **error)
{
  g_autoptr (XyPhrases) phrases = g_new0 (XyPhrases, 1);
  g_autoptr (JsonNode) root = NULL;
  const char *text;
  gsize size;

  phrases->rules = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  phrases->common = g_ptr_array_new_with_free_func (g_free);
  phrases->uses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (bytes == NULL)
    return g_steal_pointer (&phrases);
  text = g_bytes_get_data (bytes, &size);
  root = xy_json_parse (text, size, MAX_SIZE, error);
  if (root == NULL || !read_all (phrases, root, error))
    return NULL;
  return g_steal_pointer (&phrases);
}

const char *
xy_phrases_get_for_rule (const XyPhrases *phrases, const char *rule)
{
  return g_hash_table_lookup (phrases->rules, rule);
}

void
xy_phrases_forget_uses (XyPhrases *phrases)
{
  g_hash_table_remove_all (phrases->uses);
}

static gboolean
is_of_a_rule (const XyPhrases *phrases, const char *line)
{
  GHashTableIter iter;
  gpointer words;

  g_hash_table_iter_init (&iter, phrases->rules);
  while (g_hash_table_iter_next (&iter, NULL, &words))
    if (g_str_equal (words, line))
      return TRUE;
  return FALSE;
}

void
xy_phrases_add_use (XyPhrases *phrases, const char *note)
{
  g_auto (GStrv) lines = NULL;

  if (note == NULL)
    return;
  lines = g_strsplit (note, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);
      guint uses;

      if (line[0] == '\0' || g_utf8_strlen (line, -1) > MAX_CHARS || is_of_a_rule (phrases, line))
        continue;
      uses = GPOINTER_TO_UINT (g_hash_table_lookup (phrases->uses, line));
      g_hash_table_insert (phrases->uses, g_strdup (line), GUINT_TO_POINTER (uses + 1));
    }
}

static int
compare_uses (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const char *first = *(const char *const *) a, *second = *(const char *const *) b;
  GHashTable *uses = user_data;
  guint first_uses = GPOINTER_TO_UINT (g_hash_table_lookup (uses, first));
  guint second_uses = GPOINTER_TO_UINT (g_hash_table_lookup (uses, second));

  if (first_uses != second_uses)
    return first_uses > second_uses ? -1 : 1;
  return strcmp (first, second);
}

char **
xy_phrases_list_common (const XyPhrases *phrases, guint max)
{
  g_autoptr (GPtrArray) used = g_ptr_array_new ();
  g_autoptr (GStrvBuilder) listed = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer phrase;
  guint n = 0;

  g_hash_table_iter_init (&iter, phrases->uses);
  while (g_hash_table_iter_next (&iter, &phrase, NULL))
    g_ptr_array_add (used, phrase);
  g_ptr_array_sort_with_data (used, compare_uses, phrases->uses);
  for (guint i = 0; i < used->len && n < max; i++, n++)
    g_strv_builder_add (listed, g_ptr_array_index (used, i));
  for (guint i = 0; i < phrases->common->len && n < max; i++)
    if (!g_hash_table_contains (phrases->uses, g_ptr_array_index (phrases->common, i)))
      {
        g_strv_builder_add (listed, g_ptr_array_index (phrases->common, i));
        n++;
      }
  return g_strv_builder_end (listed);
}
