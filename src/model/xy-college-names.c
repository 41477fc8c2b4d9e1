// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-college-names.h"

char *
xy_college_fold_name (const char *name)
{
  g_autofree char *normal = g_utf8_normalize (name, -1, G_NORMALIZE_NFKC);
  g_autofree char *folded = g_utf8_casefold (normal != NULL ? normal : name, -1);
  g_autoptr (GString) tight = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (tight, g_utf8_get_char (p));
  return g_string_free (g_steal_pointer (&tight), FALSE);
}

const char *
xy_college_get_full_name (const XyCollege *college)
{
  if (college->full_names != NULL && college->full_names[0] != NULL)
    return college->full_names[0];
  return college->short_name != NULL ? college->short_name : "";
}

static gboolean
is_called (const char *name, const char *folded)
{
  g_autofree char *other = xy_college_fold_name (name);

  return g_str_equal (other, folded);
}

gboolean
xy_college_answers_to (const XyCollege *college, const char *name)
{
  g_autofree char *folded = NULL;

  if (name == NULL)
    return FALSE;
  folded = xy_college_fold_name (name);
  if (*folded == '\0')
    return FALSE;
  if (college->short_name != NULL && is_called (college->short_name, folded))
    return TRUE;
  for (char **full = college->full_names; full != NULL && *full != NULL; full++)
    if (is_called (*full, folded))
      return TRUE;
  for (char **alias = college->aliases; alias != NULL && *alias != NULL; alias++)
    if (is_called (*alias, folded))
      return TRUE;
  return FALSE;
}

const XyCollege *
xy_college_find (GPtrArray *colleges, const char *name)
{
  for (guint i = 0; i < colleges->len; i++)
    if (xy_college_answers_to (g_ptr_array_index (colleges, i), name))
      return g_ptr_array_index (colleges, i);
  return NULL;
}

static void
add_name (GHashTable *index, const char *name, gpointer college)
{
  g_autofree char *folded = xy_college_fold_name (name);

  if (*folded != '\0' && !g_hash_table_contains (index, folded))
    g_hash_table_insert (index, g_steal_pointer (&folded), college);
}

GHashTable *
xy_college_index_names (GPtrArray *colleges)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < colleges->len; i++)
    {
      XyCollege *college = g_ptr_array_index (colleges, i);

      if (college->short_name != NULL)
        add_name (index, college->short_name, college);
      for (char **full = college->full_names; full != NULL && *full != NULL; full++)
        add_name (index, *full, college);
      for (char **alias = college->aliases; alias != NULL && *alias != NULL; alias++)
        add_name (index, *alias, college);
    }
  return index;
}
