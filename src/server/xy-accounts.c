// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/xy-accounts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/xy-college-names.h"
#include "server/xy-secret.h"
#include "server/xy-server.h"

#define NAME_MAX_CHARACTERS 100

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, XY_SERVER_ERROR, XY_SERVER_ERROR_ACCOUNT, message);
  return FALSE;
}

static gboolean
check_name_and_password (const char *name, const char *password, GError **error)
{
  if (!g_utf8_validate (name, -1, NULL) || *name == '\0' ||
      g_utf8_strlen (name, -1) > NAME_MAX_CHARACTERS || strpbrk (name, "\r\n\t") != NULL)
    return fail (error, _ ("The account’s name must be one line of at most 100 characters."));
  if (!g_utf8_validate (password, -1, NULL) || strlen (password) > XY_PASSWORD_MAX_BYTES)
    return fail (error, _ ("The password must be UTF-8 and at most 1024 bytes long."));
  if (g_utf8_strlen (password, -1) < XY_PASSWORD_MIN_CHARACTERS)
    return fail (error, _ ("The password must have at least eight characters."));
  return TRUE;
}

/* Ids of the colleges that are called so. */
static char **
find_colleges (XyLedger *database, const char *const *names, GError **error)
{
  g_autoptr (GPtrArray) records = xy_ledger_list (database, XY_KIND_COLLEGE, NULL, error);
  g_autoptr (GPtrArray) colleges = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  if (records == NULL)
    return NULL;
  colleges = g_ptr_array_new_with_free_func (xy_entity_unref);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (colleges, xy_entity_from_record (g_ptr_array_index (records, i)));
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      const XyCollege *college =
          g_utf8_validate (names[i], -1, NULL) ? xy_college_find (colleges, names[i]) : NULL;

      if (college == NULL)
        {
          g_autofree char *shown = g_utf8_make_valid (names[i], -1);

          g_set_error (error, XY_SERVER_ERROR, XY_SERVER_ERROR_ACCOUNT,
                       _ ("The campaign has no college called “%s”."), shown);
          return NULL;
        }
      if (!g_ptr_array_find_with_equal_func (ids, college->id, g_str_equal, NULL))
        g_ptr_array_add (ids, g_strdup (college->id));
    }
  g_ptr_array_add (ids, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&ids), FALSE);
}

static gboolean
take_role (const char *name, gboolean has_colleges, XyAccountRole *role, GError **error)
{
  if (g_strcmp0 (name, XY_ROLE_STUDENT) == 0)
    return fail (error, _ ("This server gives accounts to the school and to colleges only; "
                           "students bring their photos to their college."));
  if (!xy_account_role_from_string (name, role))
    return fail (error, _ ("The role must be “school” or “college”."));
  if (*role == XY_ACCOUNT_COLLEGE && !has_colleges)
    return fail (error, _ ("An account of role “college” needs the name of its college."));
  if (*role == XY_ACCOUNT_SCHOOL && has_colleges)
    return fail (error, _ ("An account of role “school” sees every college; name none."));
  return TRUE;
}

gboolean
xy_account_add (XyLedger *database,
                const char *name,
                const char *role_name,
                const char *const *colleges,
                const char *password,
                GError **error)
{
  g_autoptr (XyViewer) account = NULL;
  g_autofree char *hash = NULL;
  g_auto (GStrv) ids = NULL;
  XyAccountRole role;
  gboolean added;

  if (!check_name_and_password (name, password, error) ||
      !take_role (role_name, colleges != NULL && colleges[0] != NULL, &role, error))
    return FALSE;
  ids = find_colleges (database, colleges, error);
  if (ids == NULL)
    return FALSE;
  hash = xy_password_hash (password);
  if (hash == NULL)
    return fail (error, _ ("There is not enough memory to hash the password."));
  account = xy_viewer_new (name, role, (const char *const *) ids);
  if (!xy_ledger_add_account (database, account, hash, &added, error))
    return FALSE;
  if (!added)
    return fail (error, _ ("There is an account of that name already; choose another name."));
  return TRUE;
}
