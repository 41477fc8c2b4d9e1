// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "app/xy-workspace-roster.h"

G_BEGIN_DECLS

/**
 * XyEditorEnd:
 * @XY_EDITOR_TAKEN_BACK: nothing was stored
 * @XY_EDITOR_STAY: stored, if there was anything to store, and the focus is elsewhere
 * @XY_EDITOR_DOWN: the same, and the next student is to follow
 * @XY_EDITOR_NEXT: the same, and the student's next field
 * @XY_EDITOR_PREVIOUS: the same, and the field before
 *
 * How the editing of a field ended.
 */
typedef enum
{
  XY_EDITOR_TAKEN_BACK,
  XY_EDITOR_STAY,
  XY_EDITOR_DOWN,
  XY_EDITOR_NEXT,
  XY_EDITOR_PREVIOUS,
} XyEditorEnd;

/**
 * XyFieldEditor:
 *
 * An entry for one field of one student, put over the cell that shows it.  It says below itself
 * what is wrong with what is being typed, and offers what others have there.  What cannot be stored
 * keeps it open; Escape takes back.  Signal: `ended` (#XyEditorEnd as int), once.
 *
 * It belongs to the student and not to a cell: where the table gives the cell to another student
 * it can be taken out and put into the next one, and keeps what was typed.
 */
#define XY_TYPE_FIELD_EDITOR (xy_field_editor_get_type ())
G_DECLARE_FINAL_TYPE (XyFieldEditor, xy_field_editor, XY, FIELD_EDITOR, GtkWidget)

/** xy_field_editor_new: @field: one of xy_student_edit_get_fields(). */
GtkWidget *xy_field_editor_new (XyWorkspace *workspace, XyStudentItem *item, const char *field);

/** xy_field_editor_move: @cell: (nullable): the widget to lie on from now on, with the focus if it
 * had it; that lays it out. */
void xy_field_editor_move (XyFieldEditor *editor, GtkWidget *cell);

/** xy_field_editor_finish: Stores and ends; returns: %FALSE if what was typed cannot be stored. */
gboolean xy_field_editor_finish (XyFieldEditor *editor, XyEditorEnd end);

/** xy_field_editor_take_back: Ends, and stores nothing. */
void xy_field_editor_take_back (XyFieldEditor *editor);

/** xy_field_editor_get_message: Returns: (nullable): what is wrong with what is typed. */
const char *xy_field_editor_get_message (XyFieldEditor *editor);
/** xy_field_editor_set_text: Types that text. */
void xy_field_editor_set_text (XyFieldEditor *editor, const char *text);

G_END_DECLS
