// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "app/xy-student-form.h"

G_BEGIN_DECLS

/**
 * XyStudentPane:
 *
 * The details of one student, where the data is edited; what can be done with several; or the form
 * of a new one.  Signals: `closed`; `review` (XyStudentItem) when the photo is asked for; `added`
 * (nullable const char *id) when the form of a new one ends, with %NULL if nobody was added.
 */
#define XY_TYPE_STUDENT_PANE (xy_student_pane_get_type ())
G_DECLARE_FINAL_TYPE (XyStudentPane, xy_student_pane, XY, STUDENT_PANE, AdwBin)

void xy_student_pane_set_workspace (XyStudentPane *pane, XyWorkspace *workspace);
/** xy_student_pane_set_items: @items: (element-type XyStudentItem): the students to show, followed
 * as they change. */
void xy_student_pane_set_items (XyStudentPane *pane, GPtrArray *items);
/** xy_student_pane_begin_adding: Shows the form of a new student until it ends or students are to
 * be shown. */
void xy_student_pane_begin_adding (XyStudentPane *pane);
gboolean xy_student_pane_is_adding (XyStudentPane *pane);
/** xy_student_pane_add: Stores the new one, as its button does. */
void xy_student_pane_add (XyStudentPane *pane);
/** xy_student_pane_cancel: Gives the new one up. */
void xy_student_pane_cancel (XyStudentPane *pane);
/** xy_student_pane_get_form: Returns: (transfer none): where the data is typed. */
XyStudentForm *xy_student_pane_get_form (XyStudentPane *pane);
/** xy_student_pane_set_show_id: Whether the ID number is shown in full. */
void xy_student_pane_set_show_id (XyStudentPane *pane, gboolean show_id);

G_END_DECLS
