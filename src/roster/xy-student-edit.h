// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-student-problem.h"
#include "roster/xy-headings.h"

G_BEGIN_DECLS

/**
 * XyStudentHolderFunc:
 * @student: who is being edited
 * @field: `student_number` or `id_number`
 *
 * Returns: (transfer none) (nullable): another living student of the campaign who has @value there
 */
typedef const XyStudent *(*XyStudentHolderFunc) (const XyStudent *student,
                                                 const char *field,
                                                 const char *value,
                                                 gpointer user_data);

/**
 * XyStudentEditContext:
 * @headings: (nullable): the words of rosters, to tell a sex by
 * @today: the day before which births lie
 * @find_holder: (nullable): who else has a number
 * @user_data: passed to @find_holder
 *
 * What a value that somebody types is judged by.
 */
typedef struct
{
  const XyHeadings *headings;
  const GDate *today;
  XyStudentHolderFunc find_holder;
  gpointer user_data;
} XyStudentEditContext;

/**
 * XyStudentEdit:
 * @field: the student's field, such as `id_number`
 * @value: (nullable): what would stand there; %NULL is nothing
 * @message: (nullable): what is wrong with it, one sentence
 * @is_change: whether something else stands there now
 * @is_repaired: whether @value is not what was typed
 * @can_be_stored: %FALSE where a student cannot be with it: without number or name, with the number
 *   of another, with a sex or a date that is none.  All else is stored, and keeps its problem
 *
 * What typing a value into a field of a student means.
 */
typedef struct
{
  char *field;
  char *value;
  char *message;
  gboolean is_change;
  gboolean is_repaired;
  gboolean can_be_stored;
} XyStudentEdit;

/**
 * xy_student_edit_new:
 * @student: who it is typed for, as they are now
 * @field: a text field that a roster has, not `college`
 * @typed: what was typed
 *
 * Mends what was typed as an import mends a cell, and judges what comes out together with the
 * student's other fields.
 *
 * Returns: (transfer full): never %NULL
 */
XyStudentEdit *xy_student_edit_new (const XyStudentEditContext *context,
                                    const XyStudent *student,
                                    const char *field,
                                    const char *typed);
void xy_student_edit_free (XyStudentEdit *edit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyStudentEdit, xy_student_edit_free)

/** xy_student_edit_get_fields: Returns: (array zero-terminated=1): the fields that can be typed, in
 * the order of a roster. */
const char *const *xy_student_edit_get_fields (void);

/** xy_student_edit_get_value: Returns: (transfer none) (nullable): what stands in a text field. */
const char *xy_student_edit_get_value (const XyStudent *student, const char *field);

/** xy_student_edit_apply: Sets the field of a student that is not yet shared. */
void xy_student_edit_apply (const XyStudentEdit *edit, XyStudent *student);

G_END_DECLS
