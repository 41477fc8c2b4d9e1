// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-arrivals.h"
#include "model/xy-pinyin.h"

G_BEGIN_DECLS

/**
 * XyQueueState:
 * @title: whose queue it is: the college, and its classes where it is split
 * @subtitle: when and where it comes
 * @arrivals: (element-type XyArrival): who stands in it, in order
 * @summary: how many they are, and when the first and the last are expected
 * @warning: (nullable): a sentence, if something has to be known about the times
 *
 * What the queue of one place in the timetable shows.
 */
typedef struct
{
  char *title;
  char *subtitle;
  GPtrArray *arrivals;
  char *summary;
  char *warning;
  /* What a search looks in, beside the arrivals; the readings only once they are asked for. */
  GPtrArray *texts;
  GPtrArray *readings;
} XyQueueState;

/**
 * xy_queue_state_new:
 * @students: (element-type XyStudent): those who are known
 * @assignment: id of a place in the timetable
 *
 * Returns: (transfer full) (nullable): %NULL if there is no such place
 */
XyQueueState *
xy_queue_state_new (const XySchedule *schedule, GPtrArray *students, const char *assignment);
void xy_queue_state_free (XyQueueState *state);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyQueueState, xy_queue_state_free)

/**
 * xy_queue_state_search:
 * @text: (nullable): words that must all be in the name, its pinyin, the class, the student number
 *   or the expected time
 * @pinyin: how names are read
 *
 * Returns: (transfer full) (element-type XyArrival): those who fit, in order; all where nothing is
 *   asked for; they belong to the state
 */
GPtrArray *xy_queue_state_search (XyQueueState *state, const char *text, XyPinyin *pinyin);

/** xy_queue_state_dup_count: Returns: (transfer full): how many of all a search has found. */
char *xy_queue_state_dup_count (const XyQueueState *state, guint n_found);

/** xy_queue_dup_expected: Returns: (transfer full): what stands in the column of the expected time:
 * the minute, and whether that is too late. */
char *xy_queue_dup_expected (const XyArrival *arrival);

G_END_DECLS
