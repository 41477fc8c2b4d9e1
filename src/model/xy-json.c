// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-json.h"

#include <string.h>

G_DEFINE_QUARK (xy_json_error, xy_json_error)

/* A reader of JSON's grammar (RFC 8259) that keeps nothing: json-glib 1.6 recurses without limit,
 * takes what is no JSON, and leaks what it had read when it meets an error, so it is given only
 * texts that have passed this. */
typedef struct
{
  const char *at;
  const char *end;
  guint depth;
  gboolean too_deep;
} Scanner;

static gboolean scan_value (Scanner *scanner);

static void
skip_space (Scanner *scanner)
{
  while (scanner->at < scanner->end && strchr (" \t\n\r", *scanner->at) != NULL &&
         *scanner->at != '\0')
    scanner->at++;
}

static gboolean
scan_char (Scanner *scanner, char c)
{
  if (scanner->at >= scanner->end || *scanner->at != c)
    return FALSE;
  scanner->at++;
  return TRUE;
}

static gboolean
scan_word (Scanner *scanner, const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (scanner->end - scanner->at) < length || strncmp (scanner->at, word, length) != 0)
    return FALSE;
  scanner->at += length;
  return TRUE;
}

static gboolean
scan_digits (Scanner *scanner)
{
  const char *start = scanner->at;

  while (scanner->at < scanner->end && g_ascii_isdigit (*scanner->at))
    scanner->at++;
  return scanner->at > start;
}

static gboolean
scan_number (Scanner *scanner)
{
  scan_char (scanner, '-');
  if (!scan_char (scanner, '0') && !scan_digits (scanner))
    return FALSE;
  if (scan_char (scanner, '.') && !scan_digits (scanner))
    return FALSE;
  if (scan_char (scanner, 'e') || scan_char (scanner, 'E'))
    {
      if (!scan_char (scanner, '+'))
        scan_char (scanner, '-');
      return scan_digits (scanner);
    }
  return TRUE;
}

/* The value of the four digits of an escape, -1 where they are none. */
static int
scan_hex (Scanner *scanner)
{
  int value = 0;

  if (scanner->end - scanner->at < 4)
    return -1;
  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (*scanner->at++);

      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }
  return value;
}

/* After a backslash.  A zero, which no C string can hold, and half of a surrogate pair are not
 * taken. */
static gboolean
scan_escape (Scanner *scanner)
{
  int unit;

  if (scanner->at >= scanner->end)
    return FALSE;
  if (*scanner->at != 'u')
    return strchr ("\"\\/bfnrt", *scanner->at) != NULL && *scanner->at++ != '\0';
  scanner->at++;
  unit = scan_hex (scanner);
  if (unit <= 0 || (unit >= 0xdc00 && unit <= 0xdfff))
    return FALSE;
  if (unit < 0xd800 || unit > 0xdbff)
    return TRUE;
  if (!scan_word (scanner, "\\u"))
    return FALSE;
  unit = scan_hex (scanner);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

static gboolean
scan_string (Scanner *scanner)
{
  if (!scan_char (scanner, '"'))
    return FALSE;
  while (scanner->at < scanner->end)
    {
      char c = *scanner->at++;

      if (c == '"')
        return TRUE;
      if ((guchar) c < 0x20 || (c == '\\' && !scan_escape (scanner)))
        return FALSE;
    }
  return FALSE;
}

/* A list, or with @named an object, after its opening bracket. */
static gboolean
scan_members (Scanner *scanner, char close, gboolean named)
{
  if (++scanner->depth > XY_JSON_MAX_DEPTH)
    {
      scanner->too_deep = TRUE;
      return FALSE;
    }
  skip_space (scanner);
  if (!scan_char (scanner, close))
    while (TRUE)
      {
        skip_space (scanner);
        if (named && !scan_string (scanner))
          return FALSE;
        skip_space (scanner);
        if ((named && !scan_char (scanner, ':')) || !scan_value (scanner))
          return FALSE;
        skip_space (scanner);
        if (scan_char (scanner, close))
          break;
        if (!scan_char (scanner, ','))
          return FALSE;
      }
  scanner->depth--;
  return TRUE;
}

static gboolean
scan_value (Scanner *scanner)
{
  skip_space (scanner);
  if (scanner->at >= scanner->end)
    return FALSE;
  switch (*scanner->at)
    {
    case '{':
      scanner->at++;
      return scan_members (scanner, '}', TRUE);
    case '[':
      scanner->at++;
      return scan_members (scanner, ']', FALSE);
    case '"':
      return scan_string (scanner);
    case 't':
      return scan_word (scanner, "true");
    case 'f':
      return scan_word (scanner, "false");
    case 'n':
      return scan_word (scanner, "null");
    default:
      return scan_number (scanner);
    }
}

JsonNode *
xy_json_parse (const char *text, gsize length, gsize max_length, GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) fault = NULL;
  Scanner scanner = { .at = text, .end = text + length };
  gboolean sound;
  JsonNode *root;

  if (length > max_length)
    {
      g_set_error (error, XY_JSON_ERROR, XY_JSON_ERROR_LIMIT,
                   "The document has %" G_GSIZE_FORMAT " bytes; at most %" G_GSIZE_FORMAT
                   " are taken",
                   length, max_length);
      return NULL;
    }
  if (!g_utf8_validate_len (text, length, NULL))
    {
      g_set_error_literal (error, XY_JSON_ERROR, XY_JSON_ERROR_SYNTAX, "The document is not UTF-8");
      return NULL;
    }
  sound = scan_value (&scanner);
  skip_space (&scanner);
  if (scanner.too_deep)
    {
      g_set_error (error, XY_JSON_ERROR, XY_JSON_ERROR_LIMIT,
                   "The document nests deeper than %d levels", XY_JSON_MAX_DEPTH);
      return NULL;
    }
  if (!sound || scanner.at != scanner.end)
    {
      g_set_error (error, XY_JSON_ERROR, XY_JSON_ERROR_SYNTAX,
                   "The document is not JSON: byte %" G_GSIZE_FORMAT " is not what can stand there",
                   (gsize) (scanner.at - text));
      return NULL;
    }

  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, text, length, &fault))
    {
      g_set_error (error, XY_JSON_ERROR, XY_JSON_ERROR_SYNTAX, "The document is not JSON: %s",
                   fault->message);
      return NULL;
    }
  root = json_parser_get_root (parser);
  if (root == NULL)
    {
      g_set_error_literal (error, XY_JSON_ERROR, XY_JSON_ERROR_SYNTAX, "The document is empty");
      return NULL;
    }
  return json_node_ref (root);
}

char *
xy_json_to_string (JsonNode *node, gboolean pretty)
{
  return json_to_string (node, pretty);
}

static GVariant *
variant_from_array (JsonArray *array)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_STRING_ARRAY);
  guint length = json_array_get_length (array);

  for (guint i = 0; i < length; i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (element) || json_node_get_value_type (element) != G_TYPE_STRING)
        return NULL;
      g_variant_builder_add (&builder, "s", json_node_get_string (element));
    }
  return g_variant_builder_end (&builder);
}

/* (transfer floating) (nullable): what a member's value is as a field. */
static GVariant *
variant_from_node (JsonNode *node)
{
  if (JSON_NODE_HOLDS_NULL (node))
    return g_variant_new_maybe (G_VARIANT_TYPE_STRING, NULL);
  if (JSON_NODE_HOLDS_ARRAY (node))
    return variant_from_array (json_node_get_array (node));
  if (!JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      return g_variant_new_string (json_node_get_string (node));
    case G_TYPE_INT64:
      return g_variant_new_int64 (json_node_get_int (node));
    case G_TYPE_DOUBLE:
      return g_variant_new_double (json_node_get_double (node));
    case G_TYPE_BOOLEAN:
      return g_variant_new_boolean (json_node_get_boolean (node));
    default:
      return NULL;
    }
}

XyFields *
xy_json_to_fields (JsonNode *node, GError **error)
{
  g_autoptr (XyFields) fields = xy_fields_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error_literal (error, XY_JSON_ERROR, XY_JSON_ERROR_SHAPE, "Fields must be an object");
      return NULL;
    }
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &member))
    {
      GVariant *value = variant_from_node (member);

      if (value == NULL)
        {
          g_set_error (error, XY_JSON_ERROR, XY_JSON_ERROR_SHAPE,
                       "The field “%s” holds what no field can hold", name);
          return NULL;
        }
      xy_fields_set (fields, name, value);
    }
  return g_steal_pointer (&fields);
}

static JsonNode *
node_from_variant (GVariant *value)
{
  JsonNode *node;

  if (value == NULL)
    return json_node_new (JSON_NODE_NULL);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING_ARRAY))
    {
      JsonArray *array = json_array_new ();
      g_autofree const char **strings = g_variant_get_strv (value, NULL);

      for (guint i = 0; strings[i] != NULL; i++)
        json_array_add_string_element (array, strings[i]);
      node = json_node_new (JSON_NODE_ARRAY);
      json_node_take_array (node, array);
      return node;
    }
  node = json_node_new (JSON_NODE_VALUE);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    json_node_set_string (node, g_variant_get_string (value, NULL));
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    json_node_set_int (node, g_variant_get_int64 (value));
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_DOUBLE))
    json_node_set_double (node, g_variant_get_double (value));
  else
    json_node_set_boolean (node, g_variant_get_boolean (value));
  return node;
}

JsonNode *
xy_json_from_fields (const XyFields *fields)
{
  g_autofree const char **names = xy_fields_get_names (fields);
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  for (guint i = 0; i < xy_fields_get_size (fields); i++)
    json_object_set_member (object, names[i], node_from_variant (xy_fields_get (fields, names[i])));
  json_node_take_object (node, object);
  return node;
}
