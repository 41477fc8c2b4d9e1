// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-headings.h"

#include <string.h>

#include "model/xy-entity.h"
#include "model/xy-json.h"

#define MAX_SIZE (1024 * 1024)
/* Longer cells are titles and notes. */
#define MAX_HEADING_BYTES 200
/* How many rows a title, a note or instructions may take. */
#define MAX_ROWS_ABOVE 500

/* A folded word is looked up for the column, plus one, the sex or the fact that it stands for. */
struct _XyHeadings
{
  GHashTable *columns;
  GHashTable *sexes;
  GHashTable *online_only;
};

static gboolean
is_dropped (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_iszerowidth (c) || c == 0xfeff ||
         (c < 0x80 && strchr ("*.:_-#", (int) c) != NULL);
}

/* The word as it is compared: letters of one width and case, no spaces, no marks. */
static char *
fold (const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = NULL;
  g_autoptr (GString) word = g_string_new (NULL);

  if (composed == NULL)
    return g_strdup ("");
  folded = g_utf8_casefold (composed, -1);
  for (const char *c = folded; *c != '\0'; c = g_utf8_next_char (c))
    if (!is_dropped (g_utf8_get_char (c)))
      g_string_append_unichar (word, g_utf8_get_char (c));
  return g_string_free (g_steal_pointer (&word), FALSE);
}

static char *
drop_brackets (const char *text)
{
  g_autoptr (GString) word = g_string_new (NULL);
  guint depth = 0;

  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '(' || *c == '[')
        depth++;
      else if ((*c == ')' || *c == ']') && depth > 0)
        depth--;
      else if (depth == 0)
        g_string_append_c (word, *c);
    }
  return g_string_free (g_steal_pointer (&word), FALSE);
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

static JsonObject *
get_object (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
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
  if (json_object_has_member (root, "online_only_locations"))
    return add_words (headings->online_only, json_object_get_member (root, "online_only_locations"),
                      GINT_TO_POINTER (1), error);
  return TRUE;
}

XyHeadings *
xy_headings_parse (GBytes *bytes, GError **error)
{
  g_autoptr (XyHeadings) headings = g_new0 (XyHeadings, 1);
  g_autoptr (JsonNode) root = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  headings->columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  headings->sexes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  headings->online_only = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
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

void
xy_headings_free (XyHeadings *headings)
{
  if (headings == NULL)
    return;
  g_hash_table_unref (headings->columns);
  g_hash_table_unref (headings->sexes);
  g_hash_table_unref (headings->online_only);
  g_free (headings);
}

int
xy_headings_find_column (const XyHeadings *headings, const char *text)
{
  g_autofree char *word = NULL, *bare = NULL;
  int column;

  if (strlen (text) > MAX_HEADING_BYTES)
    return -1;
  word = fold (text);
  column = GPOINTER_TO_INT (g_hash_table_lookup (headings->columns, word)) - 1;
  if (column >= 0)
    return column;
  bare = drop_brackets (word);
  return GPOINTER_TO_INT (g_hash_table_lookup (headings->columns, bare)) - 1;
}

const char *
xy_headings_find_sex (const XyHeadings *headings, const char *text)
{
  g_autofree char *word = fold (text);

  return g_hash_table_lookup (headings->sexes, word);
}

gboolean
xy_headings_is_online_only (const XyHeadings *headings, const char *location)
{
  g_autofree char *word = fold (location);

  return g_hash_table_contains (headings->online_only, word);
}

void
xy_header_clear (XyHeader *header)
{
  for (int i = 0; i < XY_N_COLUMNS; i++)
    g_clear_pointer (&header->headings[i], g_free);
}

static void
header_init (XyHeader *header)
{
  memset (header, 0, sizeof *header);
  for (int i = 0; i < XY_N_COLUMNS; i++)
    header->columns[i] = -1;
}

/* Takes the words of one row for what is not headed yet; returns how many it took.  Where the row
 * below has something to say about a column, it says it. */
static guint
take_row (const XyHeadings *headings,
          const XySheet *sheet,
          guint index,
          gboolean only_above_gaps,
          XyHeader *header)
{
  const XySheetRow *row = xy_sheet_get_row (sheet, index);
  guint taken = 0;

  for (guint i = 0; i < row->n_cells; i++)
    {
      const XyCell *cell = &g_array_index (sheet->cells, XyCell, row->first + i);
      const XyCell *below = NULL;
      int column;

      if (only_above_gaps)
        below = xy_sheet_get_cell (sheet, index + 1, cell->column);
      if (cell->type != XY_CELL_TEXT || (below != NULL && below != cell))
        continue;
      column = xy_headings_find_column (headings, cell->text);
      if (column < 0 || header->columns[column] >= 0)
        continue;
      header->columns[column] = (int) cell->column;
      header->headings[column] = g_strstrip (g_strdup (cell->text));
      taken++;
    }
  return taken;
}

static gboolean
is_header (const XyHeader *header)
{
  int known = 0;

  known += header->columns[XY_COLUMN_STUDENT_NUMBER] >= 0;
  known += header->columns[XY_COLUMN_NAME] >= 0;
  known += header->columns[XY_COLUMN_ID_NUMBER] >= 0;
  return known >= 2;
}

/* Whether a row has digits where the header wants a number. */
static gboolean
has_numbers (const XySheet *sheet, guint index, const XyHeader *header)
{
  static const XyRosterColumn numbers[] = { XY_COLUMN_STUDENT_NUMBER, XY_COLUMN_ID_NUMBER };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      const XyCell *cell = NULL;

      if (header->columns[numbers[i]] >= 0)
        cell = xy_sheet_get_cell (sheet, index, (guint) header->columns[numbers[i]]);
      for (const char *c = cell != NULL ? cell->text : ""; *c != '\0'; c = g_utf8_next_char (c))
        if (g_unichar_isdigit (g_utf8_get_char (c)))
          return TRUE;
    }
  return FALSE;
}

/* A header of two rows: the lower one names what the upper one groups, and the upper one names
 * columns that are merged over both. */
static gboolean
take_two_rows (const XyHeadings *headings, const XySheet *sheet, guint index, XyHeader *header)
{
  const XySheetRow *upper = xy_sheet_get_row (sheet, index);
  const XySheetRow *lower;

  header_init (header);
  if (index + 1 >= sheet->rows->len)
    return FALSE;
  lower = xy_sheet_get_row (sheet, index + 1);
  if (lower->number != upper->number + 1 ||
      take_row (headings, sheet, index + 1, FALSE, header) == 0)
    return FALSE;
  take_row (headings, sheet, index, TRUE, header);
  header->row = lower->number;
  header->body = index + 2;
  return is_header (header);
}

gboolean
xy_headings_find_header (const XyHeadings *headings, const XySheet *sheet, XyHeader *header)
{
  for (guint i = 0; i < MIN (sheet->rows->len, MAX_ROWS_ABOVE); i++)
    {
      g_auto (XyHeader) one = { 0 };
      g_auto (XyHeader) two = { 0 };
      guint taken;

      header_init (&one);
      taken = take_row (headings, sheet, i, FALSE, &one);
      if (taken == 0)
        continue;
      if (!(is_header (&one) && i + 1 < sheet->rows->len && has_numbers (sheet, i + 1, &one)) &&
          take_two_rows (headings, sheet, i, &two))
        {
          if (is_header (&one))
            two.row = xy_sheet_get_row (sheet, i)->number;
          *header = two;
          memset (&two, 0, sizeof two);
          return TRUE;
        }
      if (is_header (&one))
        {
          one.row = xy_sheet_get_row (sheet, i)->number;
          one.body = i + 1;
          *header = one;
          memset (&one, 0, sizeof one);
          return TRUE;
        }
    }
  return FALSE;
}
