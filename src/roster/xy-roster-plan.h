// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "roster/xy-draft.h"

G_BEGIN_DECLS

/**
 * XyRosterChange:
 * @row: the sheet's row, from 1
 * @before: the student as it is stored
 * @after: the fields that change, as they will be
 */
typedef struct
{
  int row;
  XyStudent *before;
  XyRecord *after;
} XyRosterChange;

/**
 * XyRosterPlan:
 * @creates: (element-type XyRecord): students that are new, with ids of their own
 * @changes: (element-type XyRosterChange): students that are there, and change
 * @unchanged: how many are there as they are
 * @missing: (element-type XyStudent): students of the college that the file does not have
 * @left_out: how many rows cannot be stored
 * @aliases: (element-type XyRecord): colleges with the names that a person said they have
 * @n_existing: how many students the college has before
 *
 * What an import would do.
 */
typedef struct
{
  GPtrArray *creates;
  GPtrArray *changes;
  int unchanged;
  GPtrArray *missing;
  int left_out;
  GPtrArray *aliases;
  guint n_existing;
} XyRosterPlan;

void xy_roster_plan_free (XyRosterPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyRosterPlan, xy_roster_plan_free)

/**
 * xy_roster_plan:
 * @existing: (element-type XyStudent): the students that are there
 * @campaign: id of the campaign
 * @college: id of the college that is imported
 *
 * Matches by student number, then by ID number (then the number is what changed).  A row that
 * names another known college belongs to that one; an empty or unknown one to @college.  A cell
 * that is empty changes nothing, and a value with a problem does not replace one without.
 * @existing of other campaigns, and deleted ones, are not looked at.  A new student whose location
 * says so is online only; that of a student who is there already is never changed.
 */
XyRosterPlan *xy_roster_plan (const XyDraft *draft,
                              GPtrArray *existing,
                              const char *campaign,
                              const char *college);

/**
 * xy_roster_plan_changes_much:
 *
 * Returns: whether more than a tenth of the students of the college would change, or others would
 *   come in their place, so that a person should look twice
 */
gboolean xy_roster_plan_changes_much (const XyRosterPlan *plan);

/**
 * xy_roster_plan_list_records:
 * @with_aliases: whether colleges get their new names, which not everyone may give
 * @removed: (nullable) (element-type XyStudent): those of the missing that a person removes
 *
 * Returns: (transfer full) (element-type XyRecord): the records that the import sets, as one act
 */
GPtrArray *
xy_roster_plan_list_records (const XyRosterPlan *plan, gboolean with_aliases, GPtrArray *removed);

G_END_DECLS
