// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/xy-ledger-private.h"

#include <string.h>

#include "model/xy-json.h"

#define COLLEGES_MAX_BYTES (1024 * 1024)

static char *
colleges_to_text (const char *const *colleges)
{
  g_autoptr (XyFields) fields = xy_fields_new ();
  g_autoptr (JsonNode) node = NULL;

  xy_fields_set_strv (fields, "colleges", colleges);
  node = xy_json_from_fields (fields);
  return xy_json_to_string (node, FALSE);
}

static XyViewer *
viewer_from_columns (const char *name, const char *role_name, const char *text, GError **error)
{
  g_autoptr (JsonNode) node = xy_json_parse (text, strlen (text), COLLEGES_MAX_BYTES, error);
  g_autoptr (XyFields) fields = node != NULL ? xy_json_to_fields (node, error) : NULL;
  g_auto (GStrv) colleges = NULL;
  XyAccountRole role;

  if (fields == NULL)
    return NULL;
  if (!xy_account_role_from_string (role_name, &role))
    {
      g_set_error_literal (error, XY_SQLITE_ERROR, XY_SQLITE_ERROR_DAMAGED,
                           "The database has an account of an unknown role");
      return NULL;
    }
  colleges = xy_fields_dup_strv (fields, "colleges");
  return xy_viewer_new (name, role, (const char *const *) colleges);
}

gboolean
xy_ledger_add_account (XyLedger *database,
                       const XyViewer *account,
                       const char *password_hash,
                       gboolean *added,
                       GError **error)
{
  g_autoptr (XyStatement) statement = xy_connection_prepare (
      database->connection,
      "INSERT OR IGNORE INTO account (name, role, colleges, password_hash) VALUES (?, ?, ?, ?)",
      error);
  g_autofree char *colleges = colleges_to_text ((const char *const *) account->colleges);

  if (statement == NULL)
    return FALSE;
  xy_statement_bind_string (statement, 1, account->account);
  xy_statement_bind_string (statement, 2, xy_account_role_to_string (account->role));
  xy_statement_bind_string (statement, 3, colleges);
  xy_statement_bind_string (statement, 4, password_hash);
  if (!xy_statement_run (statement, error))
    return FALSE;
  *added = xy_connection_get_changes (database->connection) > 0;
  return TRUE;
}

gboolean
xy_ledger_find_account (XyLedger *database,
                        const char *name,
                        XyViewer **account,
                        char **password_hash,
                        GError **error)
{
  g_autoptr (XyStatement) statement = xy_connection_prepare (
      database->connection, "SELECT role, colleges, password_hash FROM account WHERE name = ?",
      error);
  gboolean found;

  *account = NULL;
  *password_hash = NULL;
  if (statement == NULL)
    return FALSE;
  xy_statement_bind_string (statement, 1, name);
  if (!xy_ledger_step_once (statement, &found, error))
    return FALSE;
  if (!found)
    return TRUE;
  *account = viewer_from_columns (name, xy_statement_get_string (statement, 0),
                                  xy_statement_get_string (statement, 1), error);
  if (*account == NULL)
    return FALSE;
  *password_hash = g_strdup (xy_statement_get_string (statement, 2));
  return TRUE;
}

gboolean
xy_ledger_add_session (XyLedger *database,
                       const char *token_hash,
                       const char *account,
                       gint64 now,
                       gint64 expires,
                       GError **error)
{
  g_autoptr (XyStatement) expire =
      xy_connection_prepare (database->connection, "DELETE FROM session WHERE expires <= ?", error);
  g_autoptr (XyStatement) statement = NULL;

  if (expire == NULL)
    return FALSE;
  xy_statement_bind_int (expire, 1, now);
  if (!xy_statement_run (expire, error))
    return FALSE;
  statement = xy_connection_prepare (
      database->connection, "INSERT INTO session (token_hash, account, expires) VALUES (?, ?, ?)",
      error);
  if (statement == NULL)
    return FALSE;
  xy_statement_bind_string (statement, 1, token_hash);
  xy_statement_bind_string (statement, 2, account);
  xy_statement_bind_int (statement, 3, expires);
  return xy_statement_run (statement, error);
}

gboolean
xy_ledger_find_session (XyLedger *database,
                        const char *token_hash,
                        gint64 now,
                        XyViewer **viewer,
                        GError **error)
{
  g_autoptr (XyStatement) statement =
      xy_connection_prepare (database->connection,
                             "SELECT account.name, account.role, account.colleges FROM session"
                             " JOIN account ON account.name = session.account"
                             " WHERE session.token_hash = ? AND session.expires > ?",
                             error);
  gboolean found;

  *viewer = NULL;
  if (statement == NULL)
    return FALSE;
  xy_statement_bind_string (statement, 1, token_hash);
  xy_statement_bind_int (statement, 2, now);
  if (!xy_ledger_step_once (statement, &found, error))
    return FALSE;
  if (!found)
    return TRUE;
  *viewer = viewer_from_columns (xy_statement_get_string (statement, 0),
                                 xy_statement_get_string (statement, 1),
                                 xy_statement_get_string (statement, 2), error);
  return *viewer != NULL;
}

gboolean
xy_ledger_remove_session (XyLedger *database, const char *token_hash, GError **error)
{
  g_autoptr (XyStatement) statement = xy_connection_prepare (
      database->connection, "DELETE FROM session WHERE token_hash = ?", error);

  if (statement == NULL)
    return FALSE;
  xy_statement_bind_string (statement, 1, token_hash);
  return xy_statement_run (statement, error);
}
