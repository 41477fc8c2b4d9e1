// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "app/xy-workspace-roster.h"

G_BEGIN_DECLS

/**
 * XyStudentForm:
 *
 * The data of one student in rows that are typed into; what is wrong with a value stands below it
 * while one types.  For a student of the roster a value is stored when the row is left or with
 * Enter, and Escape takes it back; what cannot be stored stays open.  For a new one nothing is
 * stored before xy_student_form_add().
 *
 * Signal: `submitted`, when Enter is pressed in the form of a new one.
 */
#define XY_TYPE_STUDENT_FORM (xy_student_form_get_type ())
G_DECLARE_FINAL_TYPE (XyStudentForm, xy_student_form, XY, STUDENT_FORM, AdwBin)

void xy_student_form_set_workspace (XyStudentForm *form, XyWorkspace *workspace);

/** xy_student_form_set_item: @item: (nullable): the student to show, followed as it changes; what
 * was typed for the one before is stored if it can be. */
void xy_student_form_set_item (XyStudentForm *form, XyStudentItem *item);
/** xy_student_form_begin_new: An empty form for somebody new, with the focus in it. */
void xy_student_form_begin_new (XyStudentForm *form);
gboolean xy_student_form_is_new (XyStudentForm *form);

/** xy_student_form_add: Returns: (transfer full) (nullable): the id of the new student; %NULL where
 * something is missing, which then has the focus. */
char *xy_student_form_add (XyStudentForm *form);

/** xy_student_form_set_show_id: Whether the ID number is shown in full though nobody types it. */
void xy_student_form_set_show_id (XyStudentForm *form, gboolean show_id);

/** xy_student_form_type: Types @text into a field, as if by hand, without leaving it. */
void xy_student_form_type (XyStudentForm *form, const char *field, const char *text);
/** xy_student_form_get_message: Returns: (nullable): what stands below a field. */
const char *xy_student_form_get_message (XyStudentForm *form, const char *field);

G_END_DECLS
