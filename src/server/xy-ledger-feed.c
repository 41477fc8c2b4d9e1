// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/xy-ledger-private.h"

#include <string.h>

#include "model/xy-json.h"

#define FIELDS_MAX_BYTES (16 * 1024 * 1024)

static void
bind_list (XyStatement *statement, int parameter, const char *const *values)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  g_autofree char *text = NULL;
  JsonArray *array = json_array_new ();

  for (guint i = 0; values[i] != NULL; i++)
    json_array_add_string_element (array, values[i]);
  json_node_take_array (node, array);
  text = xy_json_to_string (node, FALSE);
  xy_statement_bind_string (statement, parameter, text);
}

/* Binds, as JSON lists, the kinds that @viewer sees all of, those that it sees its own of, and its
 * colleges. */
static void
bind_sight (XyStatement *statement, int first, const XyViewer *viewer)
{
  const char *all[XY_N_KINDS + 1] = { NULL }, *own[XY_N_KINDS + 1] = { NULL };
  guint n_all = 0, n_own = 0;

  for (guint i = 0; i < XY_N_KINDS; i++)
    {
      XyReach reach = xy_permission_get (viewer->role, (XyKind) i)->see;

      if (reach == XY_REACH_ALL)
        all[n_all++] = xy_kind_to_string ((XyKind) i);
      else if (reach == XY_REACH_OWN)
        own[n_own++] = xy_kind_to_string ((XyKind) i);
    }
  bind_list (statement, first, all);
  bind_list (statement, first + 1, own);
  bind_list (statement, first + 2, (const char *const *) viewer->colleges);
}

static XyChange *
change_from_row (XyStatement *statement, GError **error)
{
  const char *text = xy_statement_get_string (statement, 3);
  g_autoptr (XyFields) fields = NULL;
  XyChange *change;
  XyKind kind;

  if (!xy_kind_from_string (xy_statement_get_string (statement, 1), &kind))
    {
      g_set_error_literal (error, XY_SQLITE_ERROR, XY_SQLITE_ERROR_DAMAGED,
                           "The database has a record of an unknown kind");
      return NULL;
    }
  if (text == NULL)
    fields = xy_fields_new ();
  else
    {
      g_autoptr (JsonNode) node = xy_json_parse (text, strlen (text), FIELDS_MAX_BYTES, error);

      fields = node != NULL ? xy_json_to_fields (node, error) : NULL;
    }
  if (fields == NULL)
    return NULL;
  change = g_new0 (XyChange, 1);
  change->gone = text == NULL;
  change->record = xy_record_new (kind, xy_statement_get_string (statement, 2),
                                  xy_statement_get_int (statement, 0), g_steal_pointer (&fields));
  return change;
}

/* In one revision a viewer finds either a record or that it is gone.  A record that came back
 * into view is not gone, whatever happened before. */
static gboolean
read_rows (XyLedger *database,
           const XyViewer *viewer,
           gint64 after,
           guint limit,
           GPtrArray *changes,
           GError **error)
{
  g_autoptr (XyStatement) statement = xy_connection_prepare (
      database->connection,
      "SELECT * FROM (SELECT revision, kind, id, fields FROM record WHERE revision > ?1"
      "  AND (kind IN (SELECT value FROM json_each (?2))"
      "   OR (kind IN (SELECT value FROM json_each (?3))"
      "    AND college IN (SELECT value FROM json_each (?4))))"
      "  ORDER BY revision LIMIT ?5)"
      " UNION ALL"
      " SELECT * FROM (SELECT gone.revision, gone.kind, gone.id, NULL FROM gone"
      "  WHERE gone.revision > ?1 AND gone.college IN (SELECT value FROM json_each (?4))"
      "  AND gone.kind IN (SELECT value FROM json_each (?3))"
      "  AND NOT EXISTS (SELECT 1 FROM record WHERE record.kind = gone.kind"
      "   AND record.id = gone.id AND record.college IN (SELECT value FROM json_each (?4)))"
      "  ORDER BY gone.revision LIMIT ?5)"
      " ORDER BY 1 LIMIT ?5",
      error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  xy_statement_bind_int (statement, 1, after);
  bind_sight (statement, 2, viewer);
  xy_statement_bind_int (statement, 5, limit);
  while (row)
    {
      XyChange *change;

      if (!xy_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        continue;
      change = change_from_row (statement, error);
      if (change == NULL)
        return FALSE;
      g_ptr_array_add (changes, change);
    }
  return TRUE;
}

XyChanges *
xy_ledger_read_changes (XyLedger *database,
                        const XyViewer *viewer,
                        gint64 after,
                        guint limit,
                        GError **error)
{
  g_autoptr (XyChanges) page = g_new0 (XyChanges, 1);
  gint64 newest;

  page->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_change_free);
  /* What is committed between the two reads is newer than what the page says it was read to. */
  if (!xy_ledger_get_revision (database, &newest, error) ||
      !read_rows (database, viewer, after, limit + 1, page->changes, error))
    return NULL;
  page->more = page->changes->len > limit;
  if (page->more)
    g_ptr_array_set_size (page->changes, (int) limit);
  page->next = MAX (after, newest);
  if (page->changes->len > 0)
    {
      const XyChange *last = g_ptr_array_index (page->changes, page->changes->len - 1);

      page->next = page->more ? last->record->revision : MAX (page->next, last->record->revision);
    }
  return g_steal_pointer (&page);
}

gboolean
xy_ledger_photo_is_visible (XyLedger *database,
                            const XyViewer *viewer,
                            const char *photo,
                            gboolean *visible,
                            GError **error)
{
  g_autoptr (XyStatement) statement = xy_connection_prepare (
      database->connection,
      "SELECT 1 FROM record WHERE photo = ?1 AND kind = 'submission' AND deleted = 0"
      " AND (kind IN (SELECT value FROM json_each (?2))"
      "  OR (kind IN (SELECT value FROM json_each (?3))"
      "   AND college IN (SELECT value FROM json_each (?4)))) LIMIT 1",
      error);

  if (statement == NULL)
    return FALSE;
  xy_statement_bind_string (statement, 1, photo);
  bind_sight (statement, 2, viewer);
  return xy_ledger_step_once (statement, visible, error);
}
