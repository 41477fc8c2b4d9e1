// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-entity.h"

G_BEGIN_DECLS

/**
 * XyProblemKind:
 * @XY_PROBLEM_NONE: nothing is wrong
 * @XY_PROBLEM_MISSING: a value that must be there is not
 * @XY_PROBLEM_BAD_LENGTH: an ID number has neither 18 characters nor is another document's
 * @XY_PROBLEM_BAD_CHECKSUM: the check character of an ID number does not fit
 * @XY_PROBLEM_BAD_DATE: the birth date in an ID number does not exist or is still to come
 * @XY_PROBLEM_PRECISION_LOST: a spreadsheet made a number of it, and digits are lost
 * @XY_PROBLEM_DUPLICATE: another student has the same
 * @XY_PROBLEM_DISAGREES_WITH_ID: the ID number says otherwise
 * @XY_PROBLEM_UNKNOWN_COLLEGE: no college is known by that name
 *
 * What can be wrong with a field of a student.
 */
typedef enum
{
  XY_PROBLEM_NONE,
  XY_PROBLEM_MISSING,
  XY_PROBLEM_BAD_LENGTH,
  XY_PROBLEM_BAD_CHECKSUM,
  XY_PROBLEM_BAD_DATE,
  XY_PROBLEM_PRECISION_LOST,
  XY_PROBLEM_DUPLICATE,
  XY_PROBLEM_DISAGREES_WITH_ID,
  XY_PROBLEM_UNKNOWN_COLLEGE,
} XyProblemKind;

/** xy_problem_kind_to_string: Returns: as in the contract, such as `bad-length`. */
const char *xy_problem_kind_to_string (XyProblemKind kind);

/** xy_student_problem_get_fields: Returns: (array zero-terminated=1): the fields in which something
 * can be wrong, in the order in which it is told. */
const char *const *xy_student_problem_get_fields (void);

/**
 * xy_student_problem_is_scientific:
 *
 * A long number is left so by Excel (4.30199E+17), LibreOffice (4.30199E+017), in some countries
 * with a comma, and by programs that leave the plus out where there is a point.
 *
 * Returns: whether @text is a number in scientific notation
 */
gboolean xy_student_problem_is_scientific (const char *text);

/**
 * xy_student_problem_of_value:
 * @field: a student's field, such as `id_number`
 * @value: (nullable): what stands in it or is being typed, in its final spelling
 * @today: the day before which births lie
 *
 * Judges one value for itself: whether it is there where it must be (student number, name, ID
 * number), and whether it can be right.
 *
 * Returns: the first that holds of missing, precision-lost, bad-length, bad-date, bad-checksum
 */
XyProblemKind
xy_student_problem_of_value (const char *field, const char *value, const GDate *today);

/**
 * xy_student_problem_of_student:
 *
 * The same of a field of a student, together with what only the other fields tell: the sex
 * disagrees with a faultless resident ID, and the class is missing of one who queues by class.
 */
XyProblemKind
xy_student_problem_of_student (const XyStudent *student, const char *field, const GDate *today);

/**
 * xy_student_problem_dup_message:
 * @field: the field that has the problem
 * @value: (nullable): what stands in it
 *
 * Returns: (transfer full) (nullable): the problem in one sentence; %NULL for %XY_PROBLEM_NONE
 */
char *xy_student_problem_dup_message (const char *field, XyProblemKind kind, const char *value);

/** xy_student_problem_dup_sex_message: Returns: (transfer full): that of a sex in any words, by
 * what the ID number says. */
char *xy_student_problem_dup_sex_message (const char *by_id);

G_END_DECLS
