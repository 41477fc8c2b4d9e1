// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "photo/xy-origins.h"

#include <string.h>

#include "data/xy-data.h"
#include "model/xy-json.h"

#define NAME "photo/origins.json"
#define MAX_LENGTH (256 * 1024)

/* Texts are case-folded. */
typedef struct
{
  XyDevice kind;
  char *make;
  char **models; /* empty for all */
} Entry;

struct _XyOrigins
{
  GPtrArray *entries;
  char **programs[XY_N_PROGRAMS];
};

static const struct
{
  const char *name;
  XyDevice kind;
} devices[] = {
  { "camera", XY_DEVICE_CAMERA },
  { "phone", XY_DEVICE_PHONE },
  { "scanner", XY_DEVICE_SCANNER },
};

static const char *const programs[XY_N_PROGRAMS] = {
  [XY_PROGRAM_SCANNING] = "scanning",
  [XY_PROGRAM_SCREENSHOT] = "screenshots",
  [XY_PROGRAM_EDITOR] = "editors",
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->make);
  g_strfreev (entry->models);
  g_free (entry);
}

static void
origins_free (XyOrigins *origins)
{
  g_ptr_array_unref (origins->entries);
  for (guint i = 0; i < XY_N_PROGRAMS; i++)
    g_strfreev (origins->programs[i]);
  g_free (origins);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyOrigins, origins_free)

static const char *
get_text (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING || *json_node_get_string (node) == '\0')
    return NULL;
  return json_node_get_string (node);
}

/* NULL if there is another thing than a list of texts. */
static char **
dup_texts (JsonNode *node)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  JsonArray *list;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return NULL;
  list = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      const char *text = get_text (json_array_get_element (list, i));
      g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;

      if (folded == NULL)
        return NULL;
      g_strv_builder_add (texts, folded);
    }
  return g_strv_builder_end (texts);
}

static gboolean
add_entry (XyOrigins *origins, JsonNode *node)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *is = object != NULL ? get_text (json_object_get_member (object, "is")) : NULL;
  const char *make = object != NULL ? get_text (json_object_get_member (object, "make")) : NULL;
  XyDevice kind = XY_DEVICE_UNKNOWN;
  Entry *entry;

  for (guint i = 0; is != NULL && i < G_N_ELEMENTS (devices); i++)
    if (strcmp (is, devices[i].name) == 0)
      kind = devices[i].kind;
  if (kind == XY_DEVICE_UNKNOWN || make == NULL)
    return FALSE;
  entry = g_new0 (Entry, 1);
  entry->kind = kind;
  entry->make = g_utf8_casefold (make, -1);
  g_ptr_array_add (origins->entries, entry);
  if (!json_object_has_member (object, "models"))
    {
      entry->models = g_new0 (char *, 1);
      return TRUE;
    }
  entry->models = dup_texts (json_object_get_member (object, "models"));
  return entry->models != NULL;
}

static XyOrigins *
read_origins (JsonNode *root)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode *list = object != NULL ? json_object_get_member (object, "devices") : NULL;
  g_autoptr (XyOrigins) origins = g_new0 (XyOrigins, 1);

  origins->entries = g_ptr_array_new_with_free_func (entry_free);
  if (list == NULL || !JSON_NODE_HOLDS_ARRAY (list))
    return NULL;
  for (guint i = 0; i < json_array_get_length (json_node_get_array (list)); i++)
    if (!add_entry (origins, json_array_get_element (json_node_get_array (list), i)))
      return NULL;
  for (guint i = 0; i < XY_N_PROGRAMS; i++)
    {
      origins->programs[i] = dup_texts (json_object_get_member (object, programs[i]));
      if (origins->programs[i] == NULL)
        return NULL;
    }
  return g_steal_pointer (&origins);
}

static gpointer
load_cb (gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = xy_data_load (NAME, &error);
  g_autoptr (JsonNode) root = bytes != NULL
                                  ? xy_json_parse (g_bytes_get_data (bytes, NULL),
                                                   g_bytes_get_size (bytes), MAX_LENGTH, &error)
                                  : NULL;
  XyOrigins *origins = root != NULL ? read_origins (root) : NULL;

  if (origins == NULL)
    g_message ("%s: %s", NAME, error != NULL ? error->message : "not the list that it should be");
  return origins;
}

const XyOrigins *
xy_origins_get (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load_cb, NULL);
}

XyDevice
xy_origins_find_device (const XyOrigins *origins, const char *make, const char *model)
{
  g_autofree char *folded_make = g_utf8_casefold (make != NULL ? make : "", -1);
  g_autofree char *folded_model = g_utf8_casefold (model != NULL ? model : "", -1);

  for (guint i = 0; i < origins->entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (origins->entries, i);

      if (!g_str_has_prefix (folded_make, entry->make))
        continue;
      if (entry->models[0] == NULL)
        return entry->kind;
      for (guint m = 0; entry->models[m] != NULL; m++)
        if (g_str_has_prefix (folded_model, entry->models[m]))
          return entry->kind;
    }
  return XY_DEVICE_UNKNOWN;
}

gboolean
xy_origins_is_program (const XyOrigins *origins, XyProgram kind, const char *text)
{
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  for (guint i = 0; folded != NULL && origins->programs[kind][i] != NULL; i++)
    if (strstr (folded, origins->programs[kind][i]) != NULL)
      return TRUE;
  return FALSE;
}
