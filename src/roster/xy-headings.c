// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-headings.h"

#include <string.h>

#include "model/xy-entity.h"
#include "model/xy-json.h"

#define MAX_SIZE (1024 * 1024)
/* Longer cells are titles and notes. */
#define MAX_HEADING_BYTES 200
/* Shorter labels can begin a name. */
#define MIN_PREFIX_LENGTH 3

/* A folded word is looked up for the column, plus one, the sex or the fact that it stands for. */
struct _XyHeadings
{
  GHashTable *columns;
  GHashTable *sexes;
  GHashTable *online_only;
  GHashTable *labels;
  GHashTable *examples;
  GPtrArray *contents[XY_N_COLUMNS];
  GPtrArray *others;
  char *surnames;
};

/* Returns ( or ) for a bracket of any kind, 0 for anything else. */
static char
get_bracket (gunichar c)
{
  static const gunichar opening[] = { '(', '[', '{', '<', 0x3010, 0x3014, 0x3016, 0x300a, 0x300c };
  static const gunichar closing[] = { ')', ']', '}', '>', 0x3011, 0x3015, 0x3017, 0x300b, 0x300d };

  for (guint i = 0; i < G_N_ELEMENTS (opening); i++)
    {
      if (c == opening[i])
        return '(';
      if (c == closing[i])
        return ')';
    }
  return 0;
}

/* The word as it is compared: letters of one width and case, brackets of one kind, no spaces, no
 * marks. */
static char *
fold (const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = NULL;
  g_autoptr (GString) word = g_string_new (NULL);

  if (composed == NULL)
    return g_strdup ("");
  folded = g_utf8_casefold (composed, -1);
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      char bracket = get_bracket (c);

      if (bracket != 0)
        g_string_append_c (word, bracket);
      else if (g_unichar_isalnum (c) || g_unichar_ismark (c))
        g_string_append_unichar (word, c);
    }
  return g_string_free (g_steal_pointer (&word), FALSE);
}

/* Parts a folded word from what stands in brackets, and from the number of its column before it. */
static void
split_brackets (const char *word, GString *bare, GString *inside)
{
  guint depth = 0;

  word += strspn (word, "0123456789");
  for (const char *c = word; *c != '\0'; c++)
    {
      if (*c == '(')
        depth++;
      else if (*c == ')')
        depth -= depth > 0;
      else
        g_string_append_c (depth > 0 ? inside : bare, *c);
    }
}

static JsonArray *
as_array (JsonNode *node, GError **error)
{
  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    return json_node_get_array (node);
  g_set_error_literal (error, XY_JSON_ERROR, XY_JSON_ERROR_SHAPE,
                       "The heading words are not lists of words");
  return NULL;
}

static gboolean
add_words (GHashTable *table, JsonNode *list, gpointer meaning, GError **error)
{
  JsonArray *words = as_array (list, error);

  if (words == NULL)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (words); i++)
    {
      JsonNode *word = json_array_get_element (words, i);

      if (json_node_get_value_type (word) != G_TYPE_STRING)
        {
          g_set_error_literal (error, XY_JSON_ERROR, XY_JSON_ERROR_SHAPE,
                               "A heading word is no text");
          return FALSE;
        }
      g_hash_table_insert (table, fold (json_node_get_string (word)), meaning);
    }
  return TRUE;
}

/* A list that may be left out. */
static gboolean
add_set (GHashTable *table, JsonObject *root, const char *name, GError **error)
{
  return !json_object_has_member (root, name) ||
         add_words (table, json_object_get_member (root, name), GINT_TO_POINTER (1), error);
}

static JsonObject *
get_object (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static gboolean
list_words (GPtrArray *list, JsonNode *node, GError **error)
{
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer word;

  if (!add_words (words, node, NULL, error))
    return FALSE;
  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    {
      g_hash_table_iter_steal (&iter);
      g_ptr_array_add (list, word);
    }
  return TRUE;
}

/* What columns are told by where their headings say nothing; a file of words can do without. */
static gboolean
add_contents (XyHeadings *headings, JsonObject *root, GError **error)
{
  JsonObject *contents = get_object (root, "contents");
  JsonNode *surnames = json_object_get_member (root, "surnames");

  for (int i = 0; i < XY_N_COLUMNS; i++)
    {
      const char *name = xy_roster_column_to_string ((XyRosterColumn) i);

      if (contents != NULL && json_object_has_member (contents, name) &&
          !list_words (headings->contents[i], json_object_get_member (contents, name), error))
        return FALSE;
    }
  if (surnames != NULL && json_node_get_value_type (surnames) == G_TYPE_STRING)
    headings->surnames = json_node_dup_string (surnames);
  if (json_object_has_member (root, "others"))
    return list_words (headings->others, json_object_get_member (root, "others"), error);
  return TRUE;
}

static gboolean
add_all (XyHeadings *headings, JsonObject *root, GError **error)
{
  static const char *const sexes[] = { XY_SEX_MALE, XY_SEX_FEMALE };
  JsonObject *columns = get_object (root, "columns");
  JsonObject *words = get_object (root, "sexes");

  if (columns == NULL)
    {
      g_set_error_literal (error, XY_JSON_ERROR, XY_JSON_ERROR_SHAPE,
                           "The heading words have no columns");
      return FALSE;
    }
  for (int i = 0; i < XY_N_COLUMNS; i++)
    {
      const char *name = xy_roster_column_to_string ((XyRosterColumn) i);

      if (json_object_has_member (columns, name) &&
          !add_words (headings->columns, json_object_get_member (columns, name),
                      GINT_TO_POINTER (i + 1), error))
        return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (sexes); i++)
    {
      g_hash_table_insert (headings->sexes, fold (sexes[i]), (gpointer) sexes[i]);
      if (words != NULL && json_object_has_member (words, sexes[i]) &&
          !add_words (headings->sexes, json_object_get_member (words, sexes[i]),
                      (gpointer) sexes[i], error))
        return FALSE;
    }
  return add_contents (headings, root, error) &&
         add_set (headings->online_only, root, "online_only_locations", error) &&
         add_set (headings->labels, root, "labels", error) &&
         add_set (headings->examples, root, "examples", error);
}

XyHeadings *
xy_headings_parse (GBytes *bytes, GError **error)
{
  g_autoptr (XyHeadings) headings = g_atomic_rc_box_new0 (XyHeadings);
  g_autoptr (JsonNode) root = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  headings->columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  headings->sexes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  headings->online_only = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  headings->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  headings->examples = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  headings->others = g_ptr_array_new_with_free_func (g_free);
  for (int i = 0; i < XY_N_COLUMNS; i++)
    headings->contents[i] = g_ptr_array_new_with_free_func (g_free);
  root = xy_json_parse (data, size, MAX_SIZE, error);
  if (root == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, XY_JSON_ERROR, XY_JSON_ERROR_SHAPE,
                           "The heading words are no object");
      return NULL;
    }
  if (!add_all (headings, json_node_get_object (root), error))
    return NULL;
  return g_steal_pointer (&headings);
}

static void
headings_clear (gpointer data)
{
  XyHeadings *headings = data;

  g_hash_table_unref (headings->columns);
  g_hash_table_unref (headings->sexes);
  g_hash_table_unref (headings->online_only);
  g_hash_table_unref (headings->labels);
  g_hash_table_unref (headings->examples);
  g_ptr_array_unref (headings->others);
  for (int i = 0; i < XY_N_COLUMNS; i++)
    g_ptr_array_unref (headings->contents[i]);
  g_free (headings->surnames);
}

XyHeadings *
xy_headings_ref (XyHeadings *headings)
{
  return g_atomic_rc_box_acquire (headings);
}

void
xy_headings_unref (XyHeadings *headings)
{
  if (headings != NULL)
    g_atomic_rc_box_release_full (headings, headings_clear);
}

static int
look_up (const XyHeadings *headings, const char *word)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (headings->columns, word)) - 1;
}

static gboolean
is_latin (gunichar c)
{
  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_LATIN;
}

/* 姓名 Name and 院系/学院 say the same twice; the parts of 学院/专业 do not agree, nor may one of
 * them be unknown. */
static int
look_up_parts (const XyHeadings *headings, const char *text)
{
  int column = -1;

  while (*text != '\0')
    {
      g_autofree char *part = NULL, *word = NULL;
      const char *end = text;
      gboolean latin = is_latin (g_utf8_get_char (text));
      int found;

      while (*end != '\0' && strchr ("/|\n", *end) == NULL)
        {
          gunichar c = g_utf8_get_char (end);

          if (g_unichar_isalpha (c) && is_latin (c) != latin)
            break;
          end = g_utf8_next_char (end);
        }
      part = g_strndup (text, (gsize) (end - text));
      word = fold (part);
      text = *end != '\0' && strchr ("/|\n", *end) != NULL ? end + 1 : end;
      if (*word == '\0')
        continue;
      found = look_up (headings, word);
      if (found < 0 || (column >= 0 && found != column))
        return -1;
      column = found;
    }
  return column;
}

/* Whether a folded word has one in it that speaks of somebody or something else. */
static gboolean
is_other (const XyHeadings *headings, const char *word)
{
  for (guint i = 0; i < headings->others->len; i++)
    if (strstr (word, g_ptr_array_index (headings->others, i)) != NULL)
      return TRUE;
  return FALSE;
}

int
xy_headings_find_column (const XyHeadings *headings, const char *text)
{
  g_autoptr (GString) bare = g_string_new (NULL), inside = g_string_new (NULL);
  g_autofree char *word = NULL;
  int column;

  if (strlen (text) > MAX_HEADING_BYTES)
    return -1;
  word = fold (text);
  column = look_up (headings, word);
  if (column >= 0)
    return column;
  /* 姓名(必填), 【姓名】, but not 姓名(导师). */
  split_brackets (word, bare, inside);
  if (is_other (headings, inside->str))
    return -1;
  column = look_up (headings, bare->len > 0 ? bare->str : inside->str);
  if (column >= 0)
    return column;
  return look_up_parts (headings, text);
}

const char *
xy_headings_find_sex (const XyHeadings *headings, const char *text)
{
  g_autofree char *word = fold (text);

  return g_hash_table_lookup (headings->sexes, word);
}

/* The folded word that a text begins with, up to a digit or a mark; up to a space too, or not. */
static char *
dup_first_word (const char *text, gboolean has_spaces)
{
  g_autofree char *word = NULL;
  const char *end;

  while (*text != '\0' && !g_unichar_isalnum (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  for (end = text; *end != '\0'; end = g_utf8_next_char (end))
    {
      gunichar c = g_utf8_get_char (end);

      if (!g_unichar_isalpha (c) && !(has_spaces && g_unichar_isspace (c)))
        break;
    }
  word = g_strndup (text, (gsize) (end - text));
  return fold (word);
}

/* Among Latin letters a space need not part a label from a name: a Page Smith is no page. */
gboolean
xy_headings_is_label (const XyHeadings *headings, const char *text)
{
  g_autofree char *whole = dup_first_word (text, TRUE);
  g_autofree char *word = dup_first_word (text, FALSE);
  GHashTableIter labels;
  gpointer label;

  if (g_hash_table_contains (headings->labels, whole) ||
      (!g_ascii_isalpha (*word) && g_utf8_strlen (word, -1) > 1 &&
       g_hash_table_contains (headings->labels, word)))
    return TRUE;
  g_hash_table_iter_init (&labels, headings->labels);
  while (g_hash_table_iter_next (&labels, &label, NULL))
    if (!g_ascii_isalpha (*(const char *) label) &&
        g_utf8_strlen (label, -1) >= MIN_PREFIX_LENGTH && g_str_has_prefix (whole, label))
      return TRUE;
  return FALSE;
}

gboolean
xy_headings_is_example (const XyHeadings *headings, const char *text)
{
  g_autofree char *word = dup_first_word (text, FALSE);

  return g_hash_table_contains (headings->examples, word);
}

gboolean
xy_headings_is_online_only (const XyHeadings *headings, const char *location)
{
  g_autoptr (GString) bare = g_string_new (NULL), inside = g_string_new (NULL);
  g_autofree char *word = fold (location);

  /* 市外, and 市外(上海). */
  split_brackets (word, bare, inside);
  return g_hash_table_contains (headings->online_only, word) ||
         g_hash_table_contains (headings->online_only, bare->str);
}

gboolean
xy_headings_is_other (const XyHeadings *headings, const char *text)
{
  g_autofree char *word = NULL;

  if (strlen (text) > MAX_HEADING_BYTES)
    return TRUE;
  word = fold (text);
  return is_other (headings, word);
}

gboolean
xy_headings_is_content (const XyHeadings *headings, XyRosterColumn column, const char *text)
{
  GPtrArray *endings = headings->contents[column];
  g_autofree char *word = NULL;

  if (endings->len == 0 || strlen (text) > MAX_HEADING_BYTES)
    return FALSE;
  word = fold (text);
  for (guint i = 0; i < endings->len; i++)
    if (g_str_has_suffix (word, g_ptr_array_index (endings, i)))
      return TRUE;
  return FALSE;
}

gboolean
xy_headings_is_surname (const XyHeadings *headings, gunichar character)
{
  return headings->surnames != NULL && g_utf8_strchr (headings->surnames, -1, character) != NULL;
}
