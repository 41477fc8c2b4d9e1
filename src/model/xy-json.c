// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-json.h"

#include <string.h>

#include "model/xy-json-scan.h"

G_DEFINE_QUARK (xy_json_error, xy_json_error)

JsonNode *
xy_json_parse (const char *text, gsize length, gsize max_length, GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) fault = NULL;
  XyJsonScanner scanner = { .at = text, .end = text + length };
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
  sound = xy_json_scan_value (&scanner);
  xy_json_skip_space (&scanner);
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

/* (transfer full) (nullable): a list of strings as a value. */
static XyValue *
value_from_array (JsonArray *array)
{
  guint length = json_array_get_length (array);
  g_autoptr (GPtrArray) list = g_ptr_array_new_full (length + 1, g_free);

  for (guint i = 0; i < length; i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (element) || json_node_get_value_type (element) != G_TYPE_STRING)
        return NULL;
      g_ptr_array_add (list, g_strdup (json_node_get_string (element)));
    }
  g_ptr_array_add (list, NULL);
  return xy_value_new_strv ((char **) g_ptr_array_steal (list, NULL));
}

/* (transfer full) (nullable): what a member's value is as a field. */
static XyValue *
value_from_node (JsonNode *node)
{
  if (JSON_NODE_HOLDS_NULL (node))
    return xy_value_new_null ();
  if (JSON_NODE_HOLDS_ARRAY (node))
    return value_from_array (json_node_get_array (node));
  if (!JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      return xy_value_new_string (json_node_get_string (node));
    case G_TYPE_INT64:
      return xy_value_new_int (json_node_get_int (node));
    case G_TYPE_DOUBLE:
      return xy_value_new_double (json_node_get_double (node));
    case G_TYPE_BOOLEAN:
      return xy_value_new_boolean (json_node_get_boolean (node));
    default:
      return NULL;
    }
}

static void
set_no_field (const char *name, GError **error)
{
  g_set_error (error, XY_JSON_ERROR, XY_JSON_ERROR_SHAPE,
               "The field “%s” holds what no field can hold", name);
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
      XyValue *value = value_from_node (member);

      if (value == NULL)
        {
          set_no_field (name, error);
          return NULL;
        }
      xy_fields_take (fields, name, value);
    }
  return g_steal_pointer (&fields);
}

static JsonNode *
node_from_strv (const char *const *strings)
{
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; strings[i] != NULL; i++)
    json_array_add_string_element (array, strings[i]);
  json_node_take_array (node, array);
  return node;
}

static JsonNode *
node_from_value (const XyValue *value)
{
  JsonNode *node;

  if (xy_value_get_type (value) == XY_VALUE_NULL)
    return json_node_new (JSON_NODE_NULL);
  if (xy_value_get_type (value) == XY_VALUE_STRV)
    return node_from_strv (xy_value_get_strv (value));
  node = json_node_new (JSON_NODE_VALUE);
  if (xy_value_get_type (value) == XY_VALUE_STRING)
    json_node_set_string (node, xy_value_get_string (value));
  else if (xy_value_get_type (value) == XY_VALUE_INT)
    json_node_set_int (node, xy_value_get_int (value));
  else if (xy_value_get_type (value) == XY_VALUE_DOUBLE)
    json_node_set_double (node, xy_value_get_double (value));
  else
    json_node_set_boolean (node, xy_value_get_boolean (value));
  return node;
}

JsonNode *
xy_json_from_fields (const XyFields *fields)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  for (guint i = 0; i < xy_fields_get_size (fields); i++)
    {
      const char *name;
      const XyValue *value = xy_fields_get_nth (fields, i, &name);

      json_object_set_member (object, name, node_from_value (value));
    }
  json_node_take_object (node, object);
  return node;
}
