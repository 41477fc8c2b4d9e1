// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/xy-cli-draft.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A sheet has no columns with more letters. */
#define MAX_LETTERS 3

void
xy_draft_options_clear (XyDraftOptions *options)
{
  g_clear_pointer (&options->sheet, g_free);
  g_clear_pointer (&options->columns, g_strfreev);
  g_clear_pointer (&options->aliases, g_strfreev);
}

static void
take (XyDraft **draft, XyDraft *changed)
{
  xy_draft_unref (*draft);
  *draft = changed;
}

static gboolean
choose_sheet (XyDraft **draft, const char *name, GError **error)
{
  XyWorkbook *workbook = xy_draft_get_workbook (*draft);

  if (!xy_cli_check_text (name, error))
    return FALSE;
  for (guint i = 0; i < xy_workbook_get_n_sheets (workbook); i++)
    if (g_strcmp0 (xy_workbook_get_sheet (workbook, i)->name, name) == 0)
      {
        take (draft, xy_draft_with_sheet (*draft, i));
        return TRUE;
      }
  g_set_error (error, XY_CLI_ERROR, XY_CLI_ERROR_NOT_FOUND, _ ("The file has no sheet “%s”"), name);
  return FALSE;
}

static int
find_field (const char *name)
{
  for (int i = 0; i < XY_N_COLUMNS; i++)
    if (g_str_equal (xy_roster_column_to_string ((XyRosterColumn) i), name))
      return i;
  return -1;
}

/* The column of those letters, or -1. */
static int
read_letters (const char *text)
{
  gsize length = strlen (text);
  int column = 0;

  if (length < 1 || length > MAX_LETTERS)
    return -1;
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isalpha (text[i]))
        return -1;
      column = column * 26 + (g_ascii_toupper (text[i]) - 'A') + 1;
    }
  return column - 1;
}

/* The column that is headed so, else the one that is called so by its letters. */
static int
find_column (const XyDraft *draft, const char *name)
{
  const XySheet *sheet = xy_draft_get_sheet (draft);
  guint n = xy_layout_get_n_columns (sheet);
  int letters = read_letters (name);

  for (guint i = 0; i < n; i++)
    {
      const XyRosterLayout *layout = xy_draft_get_layout (draft);
      g_autofree char *whole = xy_layout_dup_heading (sheet, layout, (int) i);
      g_autofree char *own = xy_layout_dup_name (sheet, layout, (int) i);

      if (g_str_equal (own, name) || g_str_equal (whole, name))
        return (int) i;
    }
  return letters < (int) n ? letters : -1;
}

/* Splits NAME=VALUE; the value is what follows the last sign, since a name may have one. */
static gboolean
split (const char *text, const char *option, char **name, const char **value, GError **error)
{
  const char *sign = strrchr (text, '=');

  if (!xy_cli_check_text (text, error))
    return FALSE;
  if (sign == NULL || sign == text)
    {
      g_set_error (error, XY_CLI_ERROR, XY_CLI_ERROR_USAGE,
                   _ ("%s takes two words with “=” between them, not “%s”"), option, text);
      return FALSE;
    }
  *name = g_strndup (text, (gsize) (sign - text));
  *value = sign + 1;
  return TRUE;
}

static gboolean
choose_column (XyDraft **draft, const char *text, GError **error)
{
  g_autofree char *name = NULL;
  const char *heading;
  int field, column = -1;

  if (!split (text, "--column", &name, &heading, error))
    return FALSE;
  field = find_field (name);
  if (field < 0)
    {
      g_set_error (error, XY_CLI_ERROR, XY_CLI_ERROR_NOT_FOUND, _ ("There is no field “%s”"), name);
      return FALSE;
    }
  if (*heading != '\0')
    {
      column = find_column (*draft, heading);
      if (column < 0)
        {
          g_set_error (error, XY_CLI_ERROR, XY_CLI_ERROR_NOT_FOUND,
                       _ ("The sheet has no column “%s”"), heading);
          return FALSE;
        }
    }
  take (draft, xy_draft_with_column (*draft, (XyRosterColumn) field, column));
  return TRUE;
}

static gboolean
name_college (XyDraft **draft, const char *text, GPtrArray *colleges, GError **error)
{
  g_autofree char *name = NULL;
  const char *short_name;
  const XyCollege *college;

  if (!split (text, "--alias", &name, &short_name, error))
    return FALSE;
  college = xy_cli_find_college (colleges, short_name, error);
  if (college == NULL)
    return FALSE;
  take (draft, xy_draft_with_college (*draft, name, college->id));
  return TRUE;
}

static gboolean
apply_options (XyDraft **draft, const XyDraftOptions *options, GPtrArray *colleges, GError **error)
{
  if (options->sheet != NULL && !choose_sheet (draft, options->sheet, error))
    return FALSE;
  if (options->header_row >= 0)
    take (draft, xy_draft_with_header_row (*draft, (guint) options->header_row));
  for (char **text = options->columns; text != NULL && *text != NULL; text++)
    if (!choose_column (draft, *text, error))
      return FALSE;
  for (char **text = options->aliases; text != NULL && *text != NULL; text++)
    if (!name_college (draft, *text, colleges, error))
      return FALSE;
  return TRUE;
}

XyDraft *
xy_cli_read_draft (const char *path,
                   const XyDraftOptions *options,
                   GPtrArray *colleges,
                   GError **error)
{
  g_autoptr (XyWorkbook) workbook = xy_workbook_read (path, error);
  g_autoptr (XyDraft) draft = NULL;

  if (workbook == NULL)
    return NULL;
  draft = xy_draft_new (workbook, NULL, colleges, error);
  if (draft == NULL || !apply_options (&draft, options, colleges, error) ||
      !xy_draft_check (draft, error))
    return NULL;
  return g_steal_pointer (&draft);
}
