// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

#include "model/xy-review.h"
#include "model/xy-student-problem.h"
#include "photo/xy-photo-report.h"

G_BEGIN_DECLS

/**
 * XyStudentItem:
 *
 * A student as a list shows one: the record, the photos that were submitted, what was decided and
 * what the rules said.  The workspace keeps it up to date and emits `changed` when it is another;
 * what the getters returned before is gone then.
 */
#define XY_TYPE_STUDENT_ITEM (xy_student_item_get_type ())
G_DECLARE_FINAL_TYPE (XyStudentItem, xy_student_item, XY, STUDENT_ITEM, GObject)

/** xy_student_item_get_student: Returns: (transfer none): never %NULL. */
const XyStudent *xy_student_item_get_student (XyStudentItem *item);
XyPhotoState xy_student_item_get_photo_state (XyStudentItem *item);
/** xy_student_item_get_submissions: Returns: (transfer none) (element-type XySubmission): oldest
 * first. */
GPtrArray *xy_student_item_get_submissions (XyStudentItem *item);
/** xy_student_item_get_submission: Returns: (transfer none) (nullable): the newest. */
const XySubmission *xy_student_item_get_submission (XyStudentItem *item);
/** xy_student_item_get_decision: Returns: (transfer none) (nullable): about the newest. */
const XyDecision *xy_student_item_get_decision (XyStudentItem *item);
/** xy_student_item_get_report: Returns: (transfer none) (nullable): about the newest. */
XyPhotoReport *xy_student_item_get_report (XyStudentItem *item);

/** xy_student_item_get_problem: @field: as xy_student_problem_get_fields() has them.
 * Returns: the first that holds, duplicates last. */
XyProblemKind xy_student_item_get_problem (XyStudentItem *item, const char *field);
gboolean xy_student_item_has_problem (XyStudentItem *item);
/** xy_student_item_dup_problem: Returns: (transfer full) (nullable): what is wrong with that field,
 * one sentence. */
char *xy_student_item_dup_problem (XyStudentItem *item, const char *field);
/** xy_student_item_list_problems: Returns: (transfer full) (element-type utf8): all sentences. */
GPtrArray *xy_student_item_list_problems (XyStudentItem *item);

/** xy_student_item_compare_queue: The order of the queue: class, student number, id. */
int xy_student_item_compare_queue (XyStudentItem *a, XyStudentItem *b);

/* For the workspace and its list only. */

XyStudentItem *xy_student_item_new (const XyStudent *student);
/**
 * xy_student_item_update:
 * @submissions: (element-type XySubmission): in any order; copied
 * @decision: (nullable): about the newest; copied
 *
 * Returns: whether anything differs, so that `changed` was emitted
 */
gboolean xy_student_item_update (XyStudentItem *item,
                                 const XyStudent *student,
                                 GPtrArray *submissions,
                                 const XyDecision *decision,
                                 XyPhotoReport *report);

/** xy_student_item_set_duplicate: Says whether another student has the same numbers. */
void
xy_student_item_set_duplicate (XyStudentItem *item, gboolean same_number, gboolean same_id_number);

G_END_DECLS
