// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-record.h"

G_BEGIN_DECLS

/**
 * XyEdit:
 * @fields: what to set; null there takes a field away
 *
 * One record of an act: which, and what to set.  A record that is not there is created.
 */
typedef struct
{
  XyKind kind;
  char *id;
  XyFields *fields;
} XyEdit;

/** xy_edit_new: @id: (nullable): %NULL makes a new UUID. @fields: (transfer full). */
XyEdit *xy_edit_new (XyKind kind, const char *id, XyFields *fields);
void xy_edit_free (XyEdit *edit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyEdit, xy_edit_free)

/** xy_edits_new: Returns: (transfer full) (element-type XyEdit): an act that does nothing yet. */
GPtrArray *xy_edits_new (void);

G_END_DECLS
