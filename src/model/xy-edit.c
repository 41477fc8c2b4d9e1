// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-edit.h"

XyEdit *
xy_edit_new (XyKind kind, const char *id, XyFields *fields)
{
  XyEdit *edit = g_new0 (XyEdit, 1);

  edit->kind = kind;
  edit->id = id != NULL ? g_strdup (id) : xy_uuid_new ();
  edit->fields = fields;
  return edit;
}

void
xy_edit_free (XyEdit *edit)
{
  g_free (edit->id);
  xy_fields_unref (edit->fields);
  g_free (edit);
}

GPtrArray *
xy_edits_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) xy_edit_free);
}
