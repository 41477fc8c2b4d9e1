// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-pinyin.h"
#include "model/xy-review.h"
#include "model/xy-student-problem.h"

G_BEGIN_DECLS

/**
 * XyStudentIndex:
 *
 * Students, kept so that a hundred thousand of them are searched, filtered, counted and put in
 * order within a frame: the texts that are searched are folded once, the orders stand ready, and
 * what is wrong with each is known, duplicates included.
 *
 * A student has a slot, a small number, for as long as the index is there; one that was taken out
 * and comes again gets it back.  An index may be made in one thread and handed to another; it is
 * used by one at a time.
 */
typedef struct _XyStudentIndex XyStudentIndex;

#define XY_NO_SLOT G_MAXUINT

/** XyStudentEntry: What the index is told of a student. */
typedef struct
{
  const XyStudent *student;
  XyPhotoState photo;
} XyStudentEntry;

/**
 * XyStudentOrder:
 * @XY_STUDENT_ORDER_QUEUE: by class, student number, id
 *
 * By what students can be sorted.  Equal ones follow the queue.
 */
typedef enum
{
  XY_STUDENT_ORDER_QUEUE,
  XY_STUDENT_ORDER_NUMBER,
  XY_STUDENT_ORDER_NAME,
  XY_STUDENT_ORDER_ID,
  XY_STUDENT_ORDER_SEX,
  XY_STUDENT_ORDER_MAJOR,
  XY_STUDENT_ORDER_PHOTO,
} XyStudentOrder;

/** XyStudentFacet: Fields with few values, by which students are filtered. */
typedef enum
{
  XY_STUDENT_FACET_CLASS,
  XY_STUDENT_FACET_COLLEGE,
  XY_STUDENT_FACET_DEGREE,
} XyStudentFacet;
#define XY_N_STUDENT_FACETS (XY_STUDENT_FACET_DEGREE + 1)

/**
 * xy_student_index_new:
 * @today: the day before which births lie
 * @pinyin: (transfer full): how names are read
 */
XyStudentIndex *xy_student_index_new (const GDate *today, XyPinyin *pinyin);
void xy_student_index_free (XyStudentIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyStudentIndex, xy_student_index_free)

/**
 * xy_student_index_put:
 * @entries: (array length=n_entries): students that are new or another; none twice
 * @others: (nullable) (element-type guint): gets the slots of other students who have a problem
 *   now, or have it no more, because of this
 *
 * Adds students, or replaces what is known of them.  One costs little, and many at once cost less
 * than one after the other.
 */
void xy_student_index_put (XyStudentIndex *self,
                           const XyStudentEntry *entries,
                           guint n_entries,
                           GArray *others);

/** xy_student_index_remove: Takes students out by slot; @others as above. */
void
xy_student_index_remove (XyStudentIndex *self, const guint *slots, guint n_slots, GArray *others);

/** xy_student_index_get_size: Returns: how many students are in it. */
guint xy_student_index_get_size (const XyStudentIndex *self);
/** xy_student_index_get_n_slots: Returns: one more than the greatest slot there ever was. */
guint xy_student_index_get_n_slots (const XyStudentIndex *self);
/** xy_student_index_find: Returns: the slot of the student with that id, or %XY_NO_SLOT. */
guint xy_student_index_find (const XyStudentIndex *self, const char *id);
/** xy_student_index_get_student: Returns: (transfer none) (nullable): %NULL for an empty slot. */
const XyStudent *xy_student_index_get_student (const XyStudentIndex *self, guint slot);

/** xy_student_index_get_problem: @field: as xy_student_problem_get_fields() has them.
 * Returns: the first that holds, duplicates last. */
XyProblemKind
xy_student_index_get_problem (const XyStudentIndex *self, guint slot, const char *field);
gboolean xy_student_index_has_problem (const XyStudentIndex *self, guint slot);

G_END_DECLS
