// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/xy-student-item.h"
#include "model/xy-student-index.h"

G_BEGIN_DECLS

/**
 * XyStudentList:
 *
 * A #GListModel of #XyStudentItem in no order of its own, with each found by its id at once.  An
 * item that changed is announced as replaced by itself, so that filters and sorters on top see it.
 *
 * It keeps a #XyStudentIndex of its students, made in a thread of its own where they are many;
 * until that is there, what was there before goes on.  Signal `indexed`: the index says something
 * else, or is another one.
 */
#define XY_TYPE_STUDENT_LIST (xy_student_list_get_type ())
G_DECLARE_FINAL_TYPE (XyStudentList, xy_student_list, XY, STUDENT_LIST, GObject)

XyStudentList *xy_student_list_new (void);

/** xy_student_list_new_pinyin: Returns: (transfer full): how names are read, with the readings that
 * are shipped. */
XyPinyin *xy_student_list_new_pinyin (void);

/** xy_student_list_find: Returns: (transfer none) (nullable): the item of that student. */
XyStudentItem *xy_student_list_find (XyStudentList *list, const char *id);

/** xy_student_list_get_index: Returns: (transfer none): the index, until `indexed`. */
const XyStudentIndex *xy_student_list_get_index (XyStudentList *list);
/** xy_student_list_get_generation: Returns: another number with each new index, whose slots are
 * others. */
guint xy_student_list_get_generation (XyStudentList *list);
/** xy_student_list_get_slot: Returns: (transfer none): the item in a slot of the index. */
XyStudentItem *xy_student_list_get_slot (XyStudentList *list, guint slot);

/** xy_student_list_replace: @items: (element-type XyStudentItem): what it holds from now on. */
void xy_student_list_replace (XyStudentList *list, GPtrArray *items);

/**
 * xy_student_list_apply:
 * @added: (element-type XyStudentItem): new ones
 * @changed: (element-type XyStudentItem): some that are in it
 * @removed: (element-type XyStudentItem): some that are in it
 *
 * Takes over many changes with few announcements.
 */
void xy_student_list_apply (XyStudentList *list,
                            GPtrArray *added,
                            GPtrArray *changed,
                            GPtrArray *removed);

G_END_DECLS
