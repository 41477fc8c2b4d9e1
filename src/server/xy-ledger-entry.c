// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/xy-ledger-entry.h"

#include <string.h>

#include "model/xy-json.h"

/* Stamps are written by this program only; a record has a few dozen fields. */
#define STAMPS_MAX_BYTES (1024 * 1024)

static XyStamp *
stamp_new (gint64 revision, const char *origin, const char *account)
{
  XyStamp *stamp = g_new0 (XyStamp, 1);

  stamp->revision = revision;
  stamp->origin = g_strdup (origin);
  stamp->account = g_strdup (account);
  return stamp;
}

static void
stamp_free (gpointer data)
{
  XyStamp *stamp = data;

  g_free (stamp->origin);
  g_free (stamp->account);
  g_free (stamp);
}

XyLedgerEntry *
xy_ledger_entry_new (XyRecord *record)
{
  XyLedgerEntry *entry = g_new0 (XyLedgerEntry, 1);

  entry->record = record;
  entry->stamps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, stamp_free);
  return entry;
}

void
xy_ledger_entry_free (XyLedgerEntry *entry)
{
  xy_record_unref (entry->record);
  g_hash_table_unref (entry->stamps);
  g_free (entry);
}

const XyStamp *
xy_ledger_entry_find_stamp (const XyLedgerEntry *entry, const char *field)
{
  return g_hash_table_lookup (entry->stamps, field);
}

XyLedgerEntry *
xy_ledger_entry_change (const XyLedgerEntry *entry,
                        const XyFields *changes,
                        gint64 revision,
                        const char *origin,
                        const char *account)
{
  g_autofree const char **names = xy_fields_get_names (changes);
  XyFields *fields = xy_fields_copy (entry->record->fields);
  XyLedgerEntry *changed;
  GHashTableIter iter;
  gpointer name, value;

  xy_fields_update (fields, changes);
  changed = xy_ledger_entry_new (
      xy_record_new (entry->record->kind, entry->record->id, revision, fields));
  g_hash_table_iter_init (&iter, entry->stamps);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      const XyStamp *stamp = value;

      g_hash_table_insert (changed->stamps, g_strdup (name),
                           stamp_new (stamp->revision, stamp->origin, stamp->account));
    }
  for (guint i = 0; i < xy_fields_get_size (changes); i++)
    g_hash_table_insert (changed->stamps, g_strdup (names[i]),
                         stamp_new (revision, origin, account));
  return changed;
}

char *
xy_ledger_entry_stamps_to_text (const XyLedgerEntry *entry)
{
  JsonObject *object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, entry->stamps);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      const XyStamp *stamp = value;
      JsonArray *array = json_array_sized_new (3);

      json_array_add_int_element (array, stamp->revision);
      json_array_add_string_element (array, stamp->origin);
      json_array_add_string_element (array, stamp->account);
      json_object_set_array_member (object, name, array);
    }
  json_node_take_object (node, object);
  return xy_json_to_string (node, FALSE);
}

gboolean
xy_ledger_entry_take_stamps (XyLedgerEntry *entry, const char *text, GError **error)
{
  g_autoptr (JsonNode) node = xy_json_parse (text, strlen (text), STAMPS_MAX_BYTES, error);
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (node == NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error_literal (error, XY_JSON_ERROR, XY_JSON_ERROR_SHAPE, "Stamps must be an object");
      return FALSE;
    }
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &member))
    {
      JsonArray *array = JSON_NODE_HOLDS_ARRAY (member) ? json_node_get_array (member) : NULL;

      if (array == NULL || json_array_get_length (array) != 3)
        {
          g_set_error_literal (error, XY_JSON_ERROR, XY_JSON_ERROR_SHAPE,
                               "A stamp must be a list of three");
          return FALSE;
        }
      g_hash_table_insert (entry->stamps, g_strdup (name),
                           stamp_new (json_array_get_int_element (array, 0),
                                      json_array_get_string_element (array, 1),
                                      json_array_get_string_element (array, 2)));
    }
  return TRUE;
}
