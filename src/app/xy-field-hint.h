// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "app/xy-workspace-roster.h"

G_BEGIN_DECLS

/**
 * XyFieldHint:
 *
 * Stands below an entry while somebody types: what is wrong with it, what would be made of it, and
 * what others have in the field.  It never takes the focus.  Signal: `chosen` (const char *value),
 * when one of those was clicked.
 */
#define XY_TYPE_FIELD_HINT (xy_field_hint_get_type ())
G_DECLARE_FINAL_TYPE (XyFieldHint, xy_field_hint, XY, FIELD_HINT, GtkPopover)

/** xy_field_hint_new: To be given to an entry with gtk_widget_set_parent(). */
GtkWidget *xy_field_hint_new (void);

/**
 * xy_field_hint_list_known:
 *
 * Returns: (transfer full) (nullable) (element-type utf8): what the students shown have in a field
 *   where many have the same, and both sexes for the sex, in order; %NULL for other fields
 */
GPtrArray *xy_field_hint_list_known (XyWorkspace *workspace, const char *field);

/**
 * xy_field_hint_show:
 * @edit: what the text in the entry means
 * @known: (nullable) (element-type utf8): what may be offered
 * @typed: what was typed, to offer what has it in it; empty for all
 *
 * Shows what there is to say, and hides where there is nothing.
 */
void xy_field_hint_show (XyFieldHint *hint,
                         const XyStudentEdit *edit,
                         GPtrArray *known,
                         const char *typed);

/** xy_field_hint_describe: Tells a screen reader the same of the entry. */
void xy_field_hint_describe (const XyStudentEdit *edit, GtkAccessible *entry);

/** xy_field_hint_step: Goes to the next value that is offered, or the one before. */
void xy_field_hint_step (XyFieldHint *hint, int direction);
/** xy_field_hint_get_chosen: Returns: (nullable): the value that was gone to. */
const char *xy_field_hint_get_chosen (XyFieldHint *hint);

G_END_DECLS
