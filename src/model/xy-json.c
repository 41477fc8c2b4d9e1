// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-json.h"

#include <string.h>

G_DEFINE_QUARK (xy_json_error, xy_json_error)

/* How deep the brackets outside strings nest.  Says nothing about whether the text is JSON. */
static guint
measure_depth (const char *text, gsize length)
{
  guint depth = 0, deepest = 0;
  gboolean in_string = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      char c = text[i];

      if (in_string)
        {
          if (c == '\\')
            i++;
          else if (c == '"')
            in_string = FALSE;
          continue;
        }
      if (c == '"')
        in_string = TRUE;
      else if (c == '[' || c == '{')
        {
          depth++;
          deepest = MAX (deepest, depth);
        }
      else if ((c == ']' || c == '}') && depth > 0)
        depth--;
    }
  return deepest;
}

JsonNode *
xy_json_parse (const char *text, gsize length, gsize max_length, GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) fault = NULL;
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
  if (measure_depth (text, length) > XY_JSON_MAX_DEPTH)
    {
      g_set_error (error, XY_JSON_ERROR, XY_JSON_ERROR_LIMIT,
                   "The document nests deeper than %d levels", XY_JSON_MAX_DEPTH);
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
