// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/xy-workspace.h"
#include "roster/xy-student-edit.h"

G_BEGIN_DECLS

/* What a person does to the roster by hand.  Each act can be undone; `done` or `failed` of the
 * workspace follows. */

/**
 * xy_workspace_judge:
 * @student: who it is typed for; need not be stored
 *
 * Returns: (transfer full): what typing @typed into @field means
 */
XyStudentEdit *xy_workspace_judge (XyWorkspace *workspace,
                                   const XyStudent *student,
                                   const char *field,
                                   const char *typed);

/** xy_workspace_says_online_only: @location: (nullable).  Returns: whether who is there does not
 * come to the session. */
gboolean xy_workspace_says_online_only (XyWorkspace *workspace, const char *location);

/** xy_workspace_edit_student: Stores an edit that can be; what changes nothing is no act. */
void xy_workspace_edit_student (XyWorkspace *workspace,
                                const XyStudent *student,
                                const XyStudentEdit *edit);

/** xy_workspace_move_student: Puts a student into another college. */
void
xy_workspace_move_student (XyWorkspace *workspace, const XyStudent *student, const char *college);

/**
 * xy_workspace_add_student:
 * @student: with number, name and college; the campaign becomes the one shown
 *
 * Returns: (transfer full): the id of the new record
 */
char *xy_workspace_add_student (XyWorkspace *workspace, const XyStudent *student);

/** xy_workspace_set_online_only: @students: (element-type XyStudentItem). */
void
xy_workspace_set_online_only (XyWorkspace *workspace, GPtrArray *students, gboolean online_only);

/** xy_workspace_remove_students: @students: (element-type XyStudentItem). */
void xy_workspace_remove_students (XyWorkspace *workspace, GPtrArray *students);

G_END_DECLS
