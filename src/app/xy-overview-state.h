// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/xy-student-item.h"
#include "model/xy-schedule.h"

G_BEGIN_DECLS

/**
 * XyOverviewInput:
 * @schedule: the timetable
 * @college: (nullable): the college that is shown
 * @students: a list of #XyStudentItem
 * @n_conflicts: how many conflicts wait for a person
 * @n_requests: how many requests, of the college where one is shown, the graduate school has not
 *   answered
 * @news: (nullable) (element-type utf8): what is new in the own college's timetable, a line each
 * @is_school: whether it is the graduate school itself that looks
 * @signed_in: whether there is an account
 * @now: the moment to reckon from
 */
typedef struct
{
  const XySchedule *schedule;
  const char *college;
  GListModel *students;
  int n_conflicts;
  int n_requests;
  GPtrArray *news;
  gboolean is_school;
  gboolean signed_in;
  GDateTime *now;
} XyOverviewInput;

/**
 * XyOverviewPlace:
 * @slot: the slot's id
 * @heading: "Our slot", or that it is past
 * @when: day and hours
 * @where: building, rooms and the group
 * @relation: (nullable): how far away the day is; %NULL once it is past
 * @past: whether it is over
 */
typedef struct
{
  char *slot;
  char *heading;
  char *when;
  char *where;
  char *relation;
  gboolean past;
} XyOverviewPlace;

typedef enum
{
  XY_TASK_SIGN_IN,
  XY_TASK_CHOOSE_COLLEGE,
  XY_TASK_IMPORT,
  XY_TASK_CONFLICTS,
  XY_TASK_NEWS,
  XY_TASK_REQUESTS,
  XY_TASK_FLAGGED,
  XY_TASK_TO_DECIDE,
  XY_TASK_PROBLEMS,
  XY_TASK_NO_PHOTO,
  XY_TASK_REJECTED,
  XY_TASK_TIMETABLE,
} XyTaskKind;

/**
 * XyOverviewTask:
 * @title: what is to do, a whole sentence with its number
 * @subtitle: (nullable): more about it
 * @button: what leads to the place where it is done
 */
typedef struct
{
  XyTaskKind kind;
  int count;
  char *title;
  char *subtitle;
  const char *button;
} XyOverviewTask;

/** XyOverviewProgress: How many photos are in each state; of all, or of one class. */
typedef struct
{
  char *class_name;
  int total;
  int counts[XY_N_PHOTO_STATES];
} XyOverviewProgress;

/**
 * XyOverviewState:
 * @places: (element-type XyOverviewPlace): when and where the college comes
 * @tasks: (element-type XyOverviewTask): what is to do now
 * @all: progress of all
 * @classes: (element-type XyOverviewProgress): by class, in order
 * @summary: progress in a sentence
 * @facts: (element-type utf8): what is known and needs nothing done
 * @all_done: whether there are students and nothing is left to do
 */
typedef struct
{
  GPtrArray *places;
  GPtrArray *tasks;
  XyOverviewProgress all;
  GPtrArray *classes;
  char *summary;
  GPtrArray *facts;
  gboolean all_done;
} XyOverviewState;

/** xy_overview_state_new: What the overview shows of these values. */
XyOverviewState *xy_overview_state_new (const XyOverviewInput *input);
void xy_overview_state_free (XyOverviewState *state);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyOverviewState, xy_overview_state_free)

/** xy_overview_dup_relation: @days: from today. Returns: (transfer full): such as "in 3 days". */
char *xy_overview_dup_relation (int days);

G_END_DECLS
